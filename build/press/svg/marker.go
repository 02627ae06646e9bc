package svg

import "math"

// markers draws the arrow heads and the like at a path's corners.
func (d *drawer) markers(n *node, ops []op, c context) {
	s := &c.style
	if s.markStart == "" && s.markMid == "" && s.markEnd == "" || s.hidden || d.measuring || d.silhouette {
		return
	}
	switch n.name {
	case "path", "line", "polyline", "polygon":
	default:
		return
	}
	corners := corners(ops)
	for i, k := range corners {
		switch {
		case i == 0:
			d.marker(n, s.markStart, k, true, c)
			if len(corners) == 1 {
				d.marker(n, s.markEnd, k, false, c)
			}
		case i == len(corners)-1:
			d.marker(n, s.markEnd, k, false, c)
		default:
			d.marker(n, s.markMid, k, false, c)
		}
	}
}

// corner is a point of a path with the direction through it, in degrees.
type corner struct{ x, y, angle float64 }

// corners finds a path's points. The direction at one is halfway between that
// of the step that comes in and that of the step that goes out.
func corners(ops []op) []corner {
	type point struct {
		x, y             float64
		inX, inY         float64 // direction of the step that ends here
		outX, outY       float64 // of the one that begins here
		comesIn, goesOut bool
	}
	var ps []point
	for _, o := range ops {
		if o.kind == 'M' || len(ps) == 0 {
			ps = append(ps, point{x: o.x, y: o.y})
			continue
		}
		from := &ps[len(ps)-1]
		x1, y1, x2, y2 := o.x, o.y, from.x, from.y // control points; a line's are its ends
		if o.kind == 'C' {
			x1, y1, x2, y2 = o.x1, o.y1, o.x2, o.y2
			if x1 == from.x && y1 == from.y {
				x1, y1 = x2, y2
			}
			if x1 == from.x && y1 == from.y {
				x1, y1 = o.x, o.y
			}
			if x2 == o.x && y2 == o.y {
				x2, y2 = o.x1, o.y1
			}
			if x2 == o.x && y2 == o.y {
				x2, y2 = from.x, from.y
			}
		}
		from.outX, from.outY, from.goesOut = x1-from.x, y1-from.y, true
		ps = append(ps, point{x: o.x, y: o.y, inX: o.x - x2, inY: o.y - y2, comesIn: true})
	}
	out := make([]corner, len(ps))
	for i, p := range ps {
		in, off := math.Atan2(p.inY, p.inX), math.Atan2(p.outY, p.outX)
		angle := in
		switch {
		case p.comesIn && p.goesOut:
			turn := math.Remainder(off-in, 2*math.Pi)
			angle = in + turn/2
		case p.goesOut:
			angle = off
		}
		out[i] = corner{p.x, p.y, angle * 180 / math.Pi}
	}
	return out
}

func (d *drawer) marker(n *node, id string, at corner, start bool, c context) {
	if id == "" {
		return
	}
	m := d.byID[id]
	if m == nil || m.name != "marker" {
		d.note(n, "penanda (marker) #%s tidak ada", "the marker #%s doesn't exist", id)
		return
	}
	const deep = 4
	if d.uses >= deep {
		return // a marker with markers of itself
	}
	d.uses++
	defer func() { d.uses-- }()

	angle := 0.0
	switch orient := m.attr("orient"); orient {
	case "auto":
		angle = at.angle
	case "auto-start-reverse":
		angle = at.angle
		if start {
			angle += 180
		}
	default:
		angle, _, _ = number(orient)
	}
	side := func(name string) float64 {
		if v, _, ok := measure(m.attr(name), 16); ok {
			return v
		}
		return 3
	}
	w, h := side("markerWidth"), side("markerHeight")
	refX, _, _ := number(m.attr("refX"))
	refY, _, _ := number(m.attr("refY"))
	to := c.matrix.times(translate(at.x, at.y)).times(rotate(angle))
	if m.attr("markerUnits") != "userSpaceOnUse" {
		to = to.times(matrix{c.style.width, 0, 0, c.style.width, 0, 0})
	}
	inner := unit
	if box := viewBox(m.attr("viewBox")); box != nil {
		inner = fit(*box, w, h, m.attr("preserveAspectRatio"))
	}
	x, y := inner.apply(refX, refY)
	to = to.times(translate(-x, -y))
	in := context{style: d.heir(m), matrix: to.times(inner), alpha: 1, depth: c.depth + 1}
	in.style.contextFill, in.style.contextStroke = &c.style.fill, &c.style.stroke
	_, o := d.resolve(m, in.style)
	d.effects(m, in, &o, func(in context) {
		d.within(m, rect{0, 0, w, h}, to, in.style, func() {
			for _, k := range m.kids {
				d.draw(k, in)
			}
		})
	})
}
