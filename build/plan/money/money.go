// Package money is rupiah: whole ones, never floats.
package money

// Rupiah is an amount in whole rupiah.
type Rupiah int64

// Share is a part of a whole in tenths of a per cent, rounded to the nearest; 0
// of nothing, and never more than a thousand times the whole.
func Share(part, whole Rupiah) int64 {
	if whole <= 0 || part <= 0 {
		return 0
	}
	for whole > 1_000_000_000_000 { // so that the product below fits
		part, whole = part/10, whole/10
	}
	part = min(part, whole*1000)
	return int64((part*2000 + whole) / (2 * whole))
}
