// Package money is rupiah: whole ones, never floats.
package money

// Rupiah is an amount in whole rupiah.
type Rupiah int64
