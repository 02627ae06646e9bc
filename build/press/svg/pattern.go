package svg

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// pattern is a pattern on a ground: its cell drawn once, to be repeated.
func (d *drawer) pattern(n *node, alpha float64, g ground) frame.Paint {
	if d.uses >= manyUses {
		d.lost(n, "rujukan #%s berputar", "the reference #%s goes in a circle", n.attr("id"))
		return nil
	}
	d.uses++
	defer func() { d.uses-- }()

	all := d.templates(n)
	boxed := inherited(all, "patternUnits") != "userSpaceOnUse"
	inBox := inherited(all, "patternContentUnits") == "objectBoundingBox"
	var box rect
	if boxed || inBox {
		var ok bool
		if box, ok = g.box(); !ok || box.w() <= 0 || box.h() <= 0 {
			d.note(g.from, "pola #%s tidak tampak pada <%s> yang tidak punya luas", "pattern #%s can't be seen on a <%s> without an area", n.attr("id"), g.from.name)
			return nil
		}
	}
	side := func(name string, whole, from, size float64) float64 {
		v, percent, _ := measure(inherited(all, name), 16)
		switch {
		case boxed:
			return from + v*size
		case percent:
			return v * whole
		}
		return v
	}
	x, y := side("x", d.vw, box.x1, box.w()), side("y", d.vh, box.y1, box.h())
	w, h := side("width", d.vw, 0, box.w()), side("height", d.vh, 0, box.h())
	if w <= 0 || h <= 0 {
		return nil // by the rules as good as none
	}
	turn, ok := transform(inherited(all, "patternTransform"))
	if !ok {
		d.note(n, "transformasi pola #%s tidak terbaca", "the transformation of pattern #%s can't be read", n.attr("id"))
	}
	m := g.to.times(turn)
	s := m.scale()
	// Cells that nobody could see would take a printer hours.
	const fine = 0.1 // points
	if !(w*s > fine && h*s > fine) || w*s > largestSide || h*s > largestSide {
		d.note(n, "pola #%s terlalu halus atau terlalu besar; dicetak sebagai abu-abu", "pattern #%s is too fine or too large; it is printed as grey", n.attr("id"))
		return color(rgb{r: 200, g: 200, b: 200}, alpha)
	}
	in := matrix{s, 0, 0, s, 0, 0}
	vw, vh := d.vw, d.vh
	if view := viewBox(inherited(all, "viewBox")); view != nil {
		in = in.times(fit(*view, w, h, inherited(all, "preserveAspectRatio")))
		d.vw, d.vh = view[2], view[3]
	} else if inBox {
		in = in.times(matrix{box.w(), 0, 0, box.h(), 0, 0})
	}
	key := cellKey{n, in, w, h}
	cell := d.cells[key]
	if cell == nil {
		cell = d.cell(all, in, geom.Size{W: length(w * s), H: length(h * s)})
		d.cells[key] = cell
	}
	d.vw, d.vh = vw, vh
	if len(cell.Items) == 0 {
		return nil
	}
	ox, oy := m.apply(x, y)
	return &frame.Pattern{Cell: cell, Matrix: matrix{m[0] / s, m[1] / s, m[2] / s, m[3] / s, ox, oy}.item(), Clear: clearness(alpha)}
}

// cellKey is what a cell depends on: a map's areas share theirs.
type cellKey struct {
	pattern *node
	in      matrix
	w, h    float64
}

// cell draws what the first of the templates that holds something holds.
func (d *drawer) cell(all []*node, in matrix, size geom.Size) *frame.Frame {
	cell := &frame.Frame{Size: size}
	target, covered := d.target, d.covered
	d.target = cell
	for _, k := range all {
		if k.elements == 0 {
			continue
		}
		c := context{style: d.heir(k), matrix: in, alpha: 1}
		for _, kid := range k.kids {
			d.draw(kid, c)
		}
		break
	}
	d.target, d.covered = target, covered
	return cell
}
