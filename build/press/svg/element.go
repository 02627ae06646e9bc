package svg

import (
	"strings"

	"jilid/build/press/frame"
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
	if o.none || !d.speaks(n) {
		return
	}
	c.depth++
	if o.transform != "" {
		m, ok := transform(o.transform)
		if !ok {
			d.note(n, "transformasi %q tidak terbaca", "the transformation %q can't be read", o.transform)
		}
		if o.origin != "" {
			x, y := d.origin(o.origin)
			m = translate(x, y).times(m).times(translate(-x, -y))
		}
		c.matrix = c.matrix.times(m)
	}
	if d.silhouette {
		c.style.evenOdd = c.style.clipEvenOdd
	}
	d.effects(n, c, &o, func(c context) { d.content(n, c) })
}

// origin is the point that a transformation turns around.
func (d *drawer) origin(v string) (x, y float64) {
	part := func(word string, whole float64) float64 {
		switch word {
		case "left", "top":
			return 0
		case "center":
			return whole / 2
		case "right", "bottom":
			return whole
		}
		v, percent, _ := measure(word, 16)
		if percent {
			v *= whole
		}
		return v
	}
	words := append(strings.Fields(v), "center", "center")
	if words[0] == "top" || words[0] == "bottom" {
		words[0], words[1] = words[1], words[0]
	}
	return part(words[0], d.vw), part(words[1], d.vh)
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
		d.foreign(n, c)
	case "font", "font-face", "glyph", "missing-glyph", "hkern", "vkern":
		d.note(n, "huruf (font) di dalam gambar tidak dipakai; teks dicetak dengan huruf tema", "the font within the drawing isn't used; text is printed in the theme's")
	case "defs", "symbol", "marker", "clipPath", "mask", "pattern", "filter", "linearGradient", "radialGradient",
		"style", "title", "desc", "metadata", "script", "view", "cursor", "color-profile", "altGlyphDef":
		// drawn when referred to, or not at all
	case "animate", "animateColor", "animateTransform", "animateMotion", "set":
		d.note(n, "animasi diabaikan", "animation is left out")
	default:
		ops, ok := d.outline(n, c)
		if !ok {
			d.lost(n, "unsur <%s> tidak didukung", "the element <%s> isn't supported", n.name)
			return
		}
		d.shape(n, ops, c)
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
		if k.name == "" || k.name == "foreignObject" || k.attr("requiredExtensions") != "" || !d.speaks(k) {
			continue
		}
		d.draw(k, c)
		return
	}
	for _, k := range n.kids {
		d.draw(k, c) // nothing but foreign content: the note about it
	}
}

// speaks tells whether an element is for readers of the book's language, or for all.
func (d *drawer) speaks(n *node) bool {
	langs, asked := n.attrs["systemLanguage"]
	if !asked {
		return true
	}
	for _, l := range strings.Split(langs, ",") {
		if l, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(l)), "-"); l != "" && l == d.options.Lang {
			return true
		}
	}
	return false
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
		var o own
		if c.style, o = d.resolve(target, c.style); !o.none {
			d.effects(target, c, &o, func(c context) { d.inner(target, c, x, y, w, h) })
		}
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
	edge, outer := rect{0, 0, w, h}, c.matrix
	vw, vh := d.vw, d.vh
	if box := viewBox(n.attr("viewBox")); box != nil && w > 0 && h > 0 {
		c.matrix = c.matrix.times(fit(*box, w, h, n.attr("preserveAspectRatio")))
		d.vw, d.vh = box[2], box[3]
	} else {
		d.vw, d.vh = w, h
	}
	d.within(n, edge, outer, c.style, func() {
		for _, k := range n.kids {
			d.draw(k, c)
		}
	})
	d.vw, d.vh = vw, vh
}

// within draws into a viewport and cuts off what sticks out of it.
func (d *drawer) within(n *node, edge rect, m matrix, s style, draw func()) {
	_, o := d.resolve(n, s)
	if o.overflow || d.measuring || edge.w() <= 0 || edge.h() <= 0 {
		draw()
		return
	}
	var room reach
	room.path(edge.path(), m)
	covered := d.covered
	d.covered = reach{}
	inner := d.apart(draw)
	const slack = 0.01
	upright := m[1] == 0 && m[2] == 0 || m[0] == 0 && m[3] == 0
	if b := d.covered; upright && (!b.any || b.x1 > room.x1-slack && b.y1 > room.y1-slack && b.x2 < room.x2+slack && b.y2 < room.y2+slack) {
		d.target.Items = append(d.target.Items, inner.Items...)
		if b.any {
			covered.add(b.x1, b.y1)
			covered.add(b.x2, b.y2)
		}
		d.covered = covered
		return
	}
	d.covered = covered
	if len(inner.Items) > 0 {
		d.covered.add(room.x1, room.y1)
		d.covered.add(room.x2, room.y2)
		d.add(0, 0, &frame.Shape{Path: placed(edge.path(), m), Clip: inner})
	}
}
