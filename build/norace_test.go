//go:build !race

package build

const Raced = false
