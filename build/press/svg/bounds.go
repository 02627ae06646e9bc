package svg

import "math"

// rect is an upright rectangle: its corners.
type rect struct{ x1, y1, x2, y2 float64 }

func (r rect) w() float64 { return r.x2 - r.x1 }
func (r rect) h() float64 { return r.y2 - r.y1 }

// with is the rectangle that also holds a point.
func (r rect) with(x, y float64) rect {
	return rect{min(r.x1, x), min(r.y1, y), max(r.x2, x), max(r.y2, y)}
}

func (r rect) overlaps(o rect) bool {
	return r.x1 < o.x2 && o.x1 < r.x2 && r.y1 < o.y2 && o.y1 < r.y2
}

// to is the matrix that maps the unit square onto the rectangle.
func (r rect) to() matrix { return matrix{r.w(), 0, 0, r.h(), r.x1, r.y1} }

// path is the rectangle as a path.
func (r rect) path() []op {
	var p pen
	p.rect(r.x1, r.y1, r.w(), r.h(), 0, 0)
	return p.ops
}

// reach is the area that something covers, as it grows.
type reach struct {
	rect
	any bool
}

func (r *reach) add(x, y float64) {
	if math.IsNaN(x) || math.IsNaN(y) {
		return
	}
	if !r.any {
		r.rect, r.any = rect{x, y, x, y}, true
	}
	r.rect = r.with(x, y)
}

// path adds the points of a path through a matrix, its curves by their outermost points.
func (r *reach) path(ops []op, m matrix) {
	var px, py float64
	for _, o := range ops {
		if o.kind == 'Z' {
			continue
		}
		x, y := m.apply(o.x, o.y)
		r.add(x, y)
		if o.kind == 'C' {
			x1, y1 := m.apply(o.x1, o.y1)
			x2, y2 := m.apply(o.x2, o.y2)
			for _, t := range append(turns(px, x1, x2, x), turns(py, y1, y2, y)...) {
				r.add(bezier(t, px, x1, x2, x), bezier(t, py, y1, y2, y))
			}
		}
		px, py = x, y
	}
}

func bezier(t, a, b, c, d float64) float64 {
	u := 1 - t
	return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
}

// turns are where, between 0 and 1, a curve's coordinate turns round.
func turns(a, b, c, d float64) (ts []float64) {
	// The derivative is a quadratic function.
	k2, k1, k0 := -a+3*b-3*c+d, 2*(a-2*b+c), b-a
	note := func(t float64) {
		if t > 0 && t < 1 {
			ts = append(ts, t)
		}
	}
	if math.Abs(k2) < 1e-12 {
		if k1 != 0 {
			note(-k0 / k1)
		}
		return ts
	}
	if root := k1*k1 - 4*k2*k0; root >= 0 {
		root = math.Sqrt(root)
		note((-k1 + root) / (2 * k2))
		note((-k1 - root) / (2 * k2))
	}
	return ts
}

// bounds is the box around what an element draws, without strokes, in its own
// user units (SVG 1.1, 7.11). ok is false if it draws nothing. c is its context
// after its own transformation.
func (d *drawer) bounds(n *node, c context) (rect, bool) {
	target, covered, measuring := d.target, d.covered, d.measuring
	d.covered, d.measuring = reach{}, true
	c.matrix = unit
	d.target = d.apart(func() { d.content(n, c) }) // thrown away
	r := d.covered
	d.target, d.covered, d.measuring = target, covered, measuring
	return r.rect, r.any
}
