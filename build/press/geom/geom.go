// Package geom is the press's geometry in integers: every length is a whole
// number of thousandths of a point, so that a layout is the same on every
// machine. y grows downwards from the page's top; only the PDF writer turns it.
package geom

// Length is thousandths of a point (1/72 inch). It is 64 bits wide on purpose:
// 32 would overflow on long galleys.
type Length int64

const (
	Pt Length = 1000
	MM Length = 2835 // 1 mm = 2.834645… pt
)

// Points makes a Length of a number of points, rounded. Some processors
// compute a product and a sum in one step and so differ in the last bit; halves
// are common where drawings are scaled, so the border between up and down lies
// a little beside them, where such a bit decides nothing.
func Points(p float64) Length {
	const half = 0.500001
	if p < 0 {
		return -Length(float64(-p*1000) + half)
	}
	return Length(float64(p*1000) + half)
}

// Millimetres makes a Length of a number of millimetres.
func Millimetres(mm float64) Length { return Points(mm * 72 / 25.4) }

// Points is the length in points.
func (l Length) Points() float64 { return float64(l) / 1000 }

// Scale is l × num / den, rounded towards zero.
func (l Length) Scale(num, den int64) Length { return Length(int64(l) * num / den) }

// Point is a place on a page or in a frame.
type Point struct{ X, Y Length }

// Size of a page or frame.
type Size struct{ W, H Length }

// Rect is an area: its upper left corner and size.
type Rect struct {
	Point
	Size
}
