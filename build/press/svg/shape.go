package svg

import (
	"math"

	"jilid/build/press/frame"
)

// outline is a shape's path in user units; ok is false if it is no shape.
func (d *drawer) outline(n *node, c context) (ops []op, ok bool) {
	em := c.style.size
	x := func(name string) float64 { return d.size(n, name, d.vw, em) }
	y := func(name string) float64 { return d.size(n, name, d.vh, em) }
	var p pen
	switch n.name {
	case "path":
		ops, whole := pathData(n.attr("d"))
		if !whole {
			d.lost(n, "jalur (path) keliru; digambar sampai kesalahannya", "a path has a mistake; it is drawn up to there")
		}
		return ops, true
	case "rect":
		w, h := x("width"), y("height")
		if w <= 0 || h <= 0 {
			return nil, true
		}
		rx, ry := x("rx"), y("ry")
		if n.attr("rx") == "" || n.attr("rx") == "auto" {
			rx = ry
		}
		if n.attr("ry") == "" || n.attr("ry") == "auto" {
			ry = rx
		}
		p.rect(x("x"), y("y"), w, h, min(rx, w/2), min(ry, h/2))
	case "circle":
		if r := d.size(n, "r", d.diagonal(), em); r > 0 {
			p.ellipse(x("cx"), y("cy"), r, r)
		}
	case "ellipse":
		if rx, ry := x("rx"), y("ry"); rx > 0 && ry > 0 {
			p.ellipse(x("cx"), y("cy"), rx, ry)
		}
	case "line":
		p.move(x("x1"), y("y1"))
		p.line(x("x2"), y("y2"))
	case "polyline", "polygon":
		v := numbers(n.attr("points"))
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.move(v[0], v[1])
			} else {
				p.line(v[i], v[i+1])
			}
		}
		if n.name == "polygon" {
			p.close()
		}
	default:
		return nil, false
	}
	return p.ops, true
}

func (p *pen) rect(x, y, w, h, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		p.move(x, y)
		p.line(x+w, y)
		p.line(x+w, y+h)
		p.line(x, y+h)
		p.close()
		return
	}
	p.move(x+rx, y)
	p.line(x+w-rx, y)
	p.arc(rx, ry, 0, false, true, x+w, y+ry)
	p.line(x+w, y+h-ry)
	p.arc(rx, ry, 0, false, true, x+w-rx, y+h)
	p.line(x+rx, y+h)
	p.arc(rx, ry, 0, false, true, x, y+h-ry)
	p.line(x, y+ry)
	p.arc(rx, ry, 0, false, true, x+rx, y)
	p.close()
}

func (p *pen) ellipse(cx, cy, rx, ry float64) {
	p.move(cx+rx, cy)
	p.arc(rx, ry, 0, false, true, cx, cy+ry)
	p.arc(rx, ry, 0, false, true, cx-rx, cy)
	p.arc(rx, ry, 0, false, true, cx, cy-ry)
	p.arc(rx, ry, 0, false, true, cx+rx, cy)
	p.close()
}

// shape paints a path.
func (d *drawer) shape(n *node, ops []op, c context) {
	s := &c.style
	if len(ops) < 2 || s.hidden {
		return
	}
	if d.measuring {
		d.covered.path(ops, c.matrix)
		return
	}
	scale := c.matrix.scale()
	local, width := c.matrix, s.width*scale
	if s.evenWidth {
		width = s.width * pointsPerPixel
	}
	stroked := s.stroke.seen && width > 0 && !d.silhouette
	uneven := stroked && !s.evenWidth && !c.matrix.even() && scale > 0
	if uneven { // the stroke is distorted with the shape
		local = matrix{scale, 0, 0, scale, 0, 0}
	}
	grow := 0.0
	if stroked {
		grow = width / 2
		if uneven {
			grow *= max(math.Hypot(c.matrix[0], c.matrix[1]), math.Hypot(c.matrix[2], c.matrix[3])) / scale
		}
	}
	var covers reach
	covers.path(ops, c.matrix)
	d.covered.add(covers.x1-grow, covers.y1-grow)
	d.covered.add(covers.x2+grow, covers.y2+grow)

	var box reach
	box.path(ops, unit)
	g := ground{from: n, to: local, box: func() (rect, bool) { return box.rect, box.any }, area: func() rect {
		var r reach
		r.path(ops, local)
		w := 2 * width
		return rect{r.x1 - w, r.y1 - w, r.x2 + w, r.y2 + w}
	}}
	it := &frame.Shape{
		Path: placed(ops, local), EvenOdd: s.evenOdd,
		Fill: d.ink(s.fill, s.fillAlpha*c.alpha, g),
	}
	if stroked {
		d.pen(it, s, width)
		it.Stroke = d.ink(s.stroke, s.strokeAlpha*c.alpha, g)
	}
	if it.Fill == nil && it.Stroke == nil {
		return
	}
	items := []frame.Item{it}
	if s.strokeFirst && it.Fill != nil && it.Stroke != nil {
		below, above := *it, *it
		below.Fill, above.Stroke = nil, nil
		items = []frame.Item{&below, &above}
	}
	for _, it := range items {
		if uneven {
			inner := &frame.Frame{Size: d.target.Size}
			inner.Add(0, 0, it)
			it = &frame.Group{Frame: inner, Scale: matrix{c.matrix[0] / scale, c.matrix[1] / scale, c.matrix[2] / scale, c.matrix[3] / scale, c.matrix[4], c.matrix[5]}.item()}
		}
		d.add(0, 0, it)
	}
}

// pen sets how an edge is drawn, of a width in points.
func (d *drawer) pen(it *frame.Shape, s *style, width float64) {
	it.Width = length(width)
	it.Cap, it.Join, it.Limit = s.cap, s.join, int64(s.limit*1000)
	if s.width <= 0 {
		return
	}
	scale := width / s.width
	sum := 0.0
	for _, v := range s.dash {
		sum += v
	}
	const fine = 0.02 // points: nobody sees the gaps of a finer pattern
	if sum*scale < fine {
		return
	}
	for _, v := range s.dash {
		it.Dash = append(it.Dash, length(v*scale))
	}
	into := math.Mod(s.dashFrom, sum)
	if into < 0 { // PDF knows no negative one
		into += sum
	}
	it.Into = length(into * scale)
}

// placed are the steps of a path through a matrix.
func placed(ops []op, m matrix) []frame.Op {
	out := make([]frame.Op, len(ops))
	for i, o := range ops {
		out[i] = frame.Op{Kind: o.kind}
		if o.kind == 'Z' {
			continue
		}
		if o.kind == 'C' {
			out[i].P1, out[i].P2 = point(m.apply(o.x1, o.y1)), point(m.apply(o.x2, o.y2))
		}
		out[i].To = point(m.apply(o.x, o.y))
	}
	return out
}
