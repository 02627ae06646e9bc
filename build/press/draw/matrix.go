package draw

import "jilid/build/press/geom"

// matrix maps coordinates, y upwards: the four factors in millionths, then the shift.
type matrix struct {
	a, b, c, d int64
	x, y       geom.Length
}

const million = 1_000_000

var identity = matrix{a: million, d: million}

func (m matrix) apply(x, y geom.Length) (geom.Length, geom.Length) {
	return m.x + geom.Length((m.a*int64(x)+m.c*int64(y))/million), m.y + geom.Length((m.b*int64(x)+m.d*int64(y))/million)
}

// after is the matrix that first does n and then m.
func (m matrix) after(n matrix) matrix {
	x, y := m.apply(n.x, n.y)
	return matrix{
		a: (m.a*n.a + m.c*n.b) / million, b: (m.b*n.a + m.d*n.b) / million,
		c: (m.a*n.c + m.c*n.d) / million, d: (m.b*n.c + m.d*n.d) / million,
		x: x, y: y,
	}
}

// bounds is the upright rectangle around a mapped one: its lower left and upper right corners.
func (m matrix) bounds(x1, y1, x2, y2 geom.Length) [4]geom.Length {
	var r [4]geom.Length
	for i, corner := range [4][2]geom.Length{{x1, y1}, {x2, y1}, {x1, y2}, {x2, y2}} {
		x, y := m.apply(corner[0], corner[1])
		if i == 0 {
			r = [4]geom.Length{x, y, x, y}
		}
		r = [4]geom.Length{min(r[0], x), min(r[1], y), max(r[2], x), max(r[3], y)}
	}
	return r
}
