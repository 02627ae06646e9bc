package svg

import (
	"math"
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// draw draws an element and what is in it.
func (d *drawer) draw(n *node, c context) {
	if n.name == "" || c.depth > manyLevels {
		return
	}
	if d.elements++; d.elements > manyElements {
		d.lost(n, "gambar terlalu rumit; sisanya tidak digambar", "the drawing is too complex; the rest isn't drawn")
		return
	}
	var o own
	c.style, o = d.resolve(n, c.style)
	if o.none {
		return
	}
	c.alpha *= o.alpha
	c.depth++
	if o.transform != "" {
		m, ok := transform(o.transform)
		if !ok {
			d.note(n, "transformasi %q tidak terbaca", "the transformation %q can't be read", o.transform)
		}
		c.matrix = c.matrix.times(m)
	}
	if o.mask != "" {
		d.note(n, "topeng (mask) pada <%s> diabaikan", "the mask on <%s> is left out", n.name)
	}
	if o.filter != "" {
		d.note(n, "efek (filter) pada <%s> diabaikan", "the filter on <%s> is left out", n.name)
	}
	if o.blend {
		d.note(n, "cara campur warna pada <%s> diabaikan", "the blend mode on <%s> is left out", n.name)
	}
	if o.clip != "" {
		if path, evenOdd, ok := d.clipPath(n, o.clip, c); ok {
			outer := d.target
			inner := &frame.Frame{Size: outer.Size}
			reach, reached := d.reach, d.reached
			d.target = inner
			d.content(n, c)
			d.target = outer
			d.reach, d.reached = reach, reached // what is cut off doesn't reach out
			if len(inner.Items) > 0 {
				d.add(0, 0, &frame.Shape{Path: path, Clip: inner, EvenOdd: evenOdd})
			}
			return
		}
	}
	d.content(n, c)
}

// content draws an element by its kind.
func (d *drawer) content(n *node, c context) {
	switch n.name {
	case "g", "a":
		for _, k := range n.kids {
			d.draw(k, c)
		}
	case "svg":
		d.inner(n, c, d.size(n, "x", d.vw, c.style.size), d.size(n, "y", d.vh, c.style.size), n.attr("width"), n.attr("height"))
	case "switch":
		d.choose(n, c)
	case "use":
		d.use(n, c)
	case "text":
		d.text(n, c)
	case "image":
		d.image(n, c)
	case "foreignObject":
		d.lost(n, "isi HTML (foreignObject) tidak digambar: %q", "HTML content (foreignObject) isn't drawn: %q", shorten(n.words()))
	case "defs", "symbol", "marker", "clipPath", "mask", "pattern", "filter", "linearGradient", "radialGradient",
		"style", "title", "desc", "metadata", "script", "view", "cursor":
		// drawn when referred to, or not at all
	case "animate", "animateTransform", "animateMotion", "set":
		d.note(n, "animasi diabaikan", "animation is left out")
	default:
		ops, ok := d.outline(n, c)
		if !ok {
			d.lost(n, "unsur <%s> tidak didukung", "the element <%s> isn't supported", n.name)
			return
		}
		d.shape(ops, c)
		d.markers(n, ops, c)
	}
}

// shorten keeps a note readable.
func shorten(s string) string {
	const long = 40
	if r := []rune(s); len(r) > long {
		return string(r[:long]) + "…"
	}
	return s
}

// choose draws the first kid of a switch that can be drawn: draw.io puts HTML
// there, with plain text for those who can't.
func (d *drawer) choose(n *node, c context) {
	for _, k := range n.kids {
		if k.name == "" || k.name == "foreignObject" || k.attr("requiredExtensions") != "" {
			continue
		}
		d.draw(k, c)
		return
	}
	for _, k := range n.kids {
		d.draw(k, c) // nothing but foreign content: the note about it
	}
}

// use draws an element that is defined elsewhere.
func (d *drawer) use(n *node, c context) {
	href := n.attr("href")
	id, here := strings.CutPrefix(href, "#")
	if !here {
		d.lost(n, "rujukan ke luar berkas tidak dibuka: %s", "a reference to another file isn't opened: %s", shorten(href))
		return
	}
	target := d.byID[id]
	if target == nil {
		d.lost(n, "rujukan #%s tidak ada", "#%s, which is referred to, doesn't exist", id)
		return
	}
	const manyUses = 16
	if d.uses >= manyUses {
		d.lost(n, "rujukan #%s berputar", "the reference #%s goes in a circle", id)
		return
	}
	d.uses++
	defer func() { d.uses-- }()
	x, y := d.size(n, "x", d.vw, c.style.size), d.size(n, "y", d.vh, c.style.size)
	if target.name == "symbol" || target.name == "svg" {
		w, h := n.attr("width"), n.attr("height")
		if w == "" {
			w = target.attr("width")
		}
		if h == "" {
			h = target.attr("height")
		}
		c.style = d.styled(target, c.style, &c.alpha)
		d.inner(target, c, x, y, w, h)
		return
	}
	c.matrix = c.matrix.times(translate(x, y))
	d.draw(target, c)
}

// inner draws the content of an svg or symbol into a viewport.
func (d *drawer) inner(n *node, c context, x, y float64, width, height string) {
	side := func(v string, whole float64) float64 {
		s, percent, ok := measure(v, c.style.size)
		if !ok || v == "auto" {
			return whole
		}
		if percent {
			return s * whole
		}
		return s
	}
	w, h := side(width, d.vw), side(height, d.vh)
	c.matrix = c.matrix.times(translate(x, y))
	vw, vh := d.vw, d.vh
	if box := viewBox(n.attr("viewBox")); box != nil && w > 0 && h > 0 {
		c.matrix = c.matrix.times(fit(*box, w, h, n.attr("preserveAspectRatio")))
		d.vw, d.vh = box[2], box[3]
	}
	for _, k := range n.kids {
		d.draw(k, c)
	}
	d.vw, d.vh = vw, vh
}

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
func (d *drawer) shape(ops []op, c context) {
	s := &c.style
	if len(ops) < 2 || s.hidden {
		return
	}
	it := &frame.Shape{
		Fill: s.fill.ink(s.fillAlpha * c.alpha), Stroke: s.stroke.ink(s.strokeAlpha * c.alpha),
		EvenOdd: s.evenOdd, Cap: s.cap, Join: s.join, Limit: int64(s.limit * 1000),
	}
	scale := c.matrix.scale()
	it.Width = length(s.width * scale)
	if it.Width <= 0 {
		it.Stroke = frame.Color{None: true}
	}
	if frame.Unseen(it.Fill) && frame.Unseen(it.Stroke) {
		return
	}
	half := 0.0
	if !frame.Unseen(it.Stroke) {
		for _, v := range s.dash {
			it.Dash = append(it.Dash, length(v*scale))
		}
		it.Into = length(s.dashFrom * scale)
		half = s.width * scale / 2
	}
	it.Path = d.placed(ops, c.matrix, half)
	d.add(0, 0, it)
}

// placed are the steps of a path on the page; grow is how far a stroke goes beyond.
func (d *drawer) placed(ops []op, m matrix, grow float64) []frame.Op {
	out := make([]frame.Op, len(ops))
	at := func(x, y float64) geom.Point {
		x, y = m.apply(x, y)
		return geom.Point{X: length(x), Y: length(y)}
	}
	for i, o := range ops {
		out[i] = frame.Op{Kind: o.kind}
		if o.kind == 'Z' {
			continue
		}
		if o.kind == 'C' {
			out[i].P1, out[i].P2 = at(o.x1, o.y1), at(o.x2, o.y2)
		}
		out[i].To = at(o.x, o.y)
		x, y := m.apply(o.x, o.y)
		if !math.IsNaN(x) && !math.IsNaN(y) {
			d.touch(x-grow, y-grow)
			d.touch(x+grow, y+grow)
		}
	}
	return out
}

// clipPath is the edge that a clip path's shapes make together.
func (d *drawer) clipPath(n *node, id string, c context) (path []frame.Op, evenOdd, ok bool) {
	clip := d.byID[id]
	if clip == nil || clip.name != "clipPath" {
		d.note(n, "potongan (clip-path) #%s tidak ada", "the clip path #%s doesn't exist", id)
		return nil, false, false
	}
	if clip.attr("clipPathUnits") == "objectBoundingBox" {
		d.note(n, "potongan (clip-path) #%s diabaikan", "the clip path #%s is left out", id)
		return nil, false, false
	}
	reach, reached := d.reach, d.reached
	defer func() { d.reach, d.reached = reach, reached }()
	m, _ := transform(clip.attr("transform"))
	c.matrix = c.matrix.times(m)
	for _, k := range clip.kids {
		from := c
		var o own
		from.style, o = d.resolve(k, c.style)
		if k.name == "" || o.none {
			continue
		}
		if target := d.byID[strings.TrimPrefix(k.attr("href"), "#")]; k.name == "use" && target != nil {
			from.matrix = from.matrix.times(translate(d.size(k, "x", d.vw, 16), d.size(k, "y", d.vh, 16)))
			k = target
		}
		own, _ := transform(k.attr("transform"))
		from.matrix = from.matrix.times(own)
		ops, isShape := d.outline(k, from)
		if !isShape {
			d.note(k, "<%s> dalam potongan (clip-path) diabaikan", "<%s> in a clip path is left out", k.name)
			continue
		}
		evenOdd = evenOdd || from.style.clipEvenOdd
		path = append(path, d.placed(ops, from.matrix, 0)...)
	}
	return path, evenOdd, len(path) > 0
}
