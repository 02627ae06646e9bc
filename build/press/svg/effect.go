package svg

import (
	"strings"

	"jilid/build/press/frame"
)

// effects draws what draw does as the element's clip path, mask, opacity and
// blend mode have it.
func (d *drawer) effects(n *node, c context, o *own, draw func(context)) {
	c.alpha = 1
	if d.measuring {
		draw(c)
		return
	}
	if d.silhouette {
		o = &own{alpha: 1, clip: o.clip} // only its edge counts
	}
	if o.alpha < 1 && o.filter == "" && o.clip == "" && o.mask == "" && o.blend == "" && d.painted(n, &c.style) {
		// Painted in one way: its opacity is that of the paint.
		c.alpha = o.alpha
		draw(c)
		return
	}
	if o.alpha == 0 {
		return
	}
	if o.filter != "" {
		inner := draw
		draw = func(c context) { d.filtered(n, o.filter, c, inner) }
	}
	if o.clip != "" {
		inner := draw
		draw = func(c context) { d.clipped(n, o.clip, c, inner) }
	}
	if o.alpha == 1 && o.mask == "" && o.blend == "" {
		draw(c)
		return
	}
	e := &frame.Effect{Clear: clearness(o.alpha), Blend: o.blend}
	if o.mask != "" {
		var hidden bool
		if e.Mask, hidden = d.mask(n, o.mask, c); hidden {
			return
		}
		if *e == (frame.Effect{}) {
			draw(c)
			return
		}
	}
	d.group(d.apart(func() { draw(c) }), e)
}

// group adds a frame that is painted as one.
func (d *drawer) group(inner *frame.Frame, e *frame.Effect) {
	if len(inner.Items) > 0 {
		d.add(0, 0, &frame.Group{Frame: inner, Effect: e})
	}
}

// apart draws into a frame of its own.
func (d *drawer) apart(draw func()) *frame.Frame {
	outer := d.target
	inner := &frame.Frame{Size: outer.Size}
	d.target = inner
	draw()
	d.target = outer
	return inner
}

// painted tells whether an element is painted once, so that nothing of it shows through itself.
func (d *drawer) painted(n *node, s *style) bool {
	switch n.name {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		return s.markStart == "" && s.markMid == "" && s.markEnd == "" && (!s.fill.seen || !s.stroke.seen || s.width == 0)
	case "text":
		return !s.stroke.seen
	}
	return false
}

// blends are the blend modes that PDF has too.
var blends = map[string]string{
	"multiply": "Multiply", "screen": "Screen", "overlay": "Overlay", "darken": "Darken", "lighten": "Lighten",
	"color-dodge": "ColorDodge", "color-burn": "ColorBurn", "hard-light": "HardLight", "soft-light": "SoftLight",
	"difference": "Difference", "exclusion": "Exclusion", "hue": "Hue", "saturation": "Saturation", "color": "Color", "luminosity": "Luminosity",
}

// mask is the mask of an element; hidden tells that it lets nothing through.
func (d *drawer) mask(n *node, id string, c context) (m *frame.Mask, hidden bool) {
	mask := d.byID[id]
	if mask == nil || mask.name != "mask" {
		d.note(n, "topeng (mask) #%s tidak ada", "the mask #%s doesn't exist", id)
		return nil, false
	}
	if d.uses >= manyUses {
		d.lost(n, "rujukan #%s berputar", "the reference #%s goes in a circle", id)
		return nil, true
	}
	d.uses++
	defer func() { d.uses-- }()

	whole := mask.attr("maskUnits") != "userSpaceOnUse"
	inBox := mask.attr("maskContentUnits") == "objectBoundingBox"
	var box rect
	if whole || inBox {
		var ok bool
		if box, ok = d.bounds(n, c); !ok || box.w() <= 0 || box.h() <= 0 {
			d.note(n, "<%s> tidak tampak: topengnya (mask) #%s diukur dari luasnya, yang tidak ada", "the <%s> can't be seen: its mask #%s is measured by its area, and it has none", n.name, id)
			return nil, true
		}
	}
	side := func(name string, fallback, whole float64) float64 {
		v, percent, ok := measure(mask.attr(name), c.style.size)
		if !ok {
			v, percent = fallback, true
		}
		if percent {
			v *= whole
		}
		return v
	}
	var region rect
	if whole {
		x, y := side("x", -0.1, 1), side("y", -0.1, 1)
		w, h := side("width", 1.2, 1), side("height", 1.2, 1)
		region = rect{box.x1 + x*box.w(), box.y1 + y*box.h(), box.x1 + (x+w)*box.w(), box.y1 + (y+h)*box.h()}
	} else {
		x, y := side("x", -0.1, d.vw), side("y", -0.1, d.vh)
		region = rect{x, y, x + side("width", 1.2, d.vw), y + side("height", 1.2, d.vh)}
	}
	in := context{style: d.heir(mask), matrix: c.matrix, alpha: 1, depth: c.depth + 1}
	if inBox {
		in.matrix = in.matrix.times(box.to())
	}
	_, o := d.resolve(mask, in.style)
	covered, silhouette := d.covered, d.silhouette
	d.silhouette = false
	edge := placed(region.path(), c.matrix)
	content := d.apart(func() {
		d.effects(mask, in, &own{alpha: 1, clip: o.clip, mask: o.mask}, func(in context) {
			for _, k := range mask.kids {
				d.draw(k, in)
			}
		})
	})
	d.covered, d.silhouette = covered, silhouette
	f := &frame.Frame{Size: content.Size}
	if len(content.Items) > 0 {
		f.Add(0, 0, &frame.Shape{Path: edge, Clip: content})
	}
	return &frame.Mask{Frame: f, Alpha: o.maskAlpha}, len(content.Items) == 0
}

// clipped draws what draw does within the edge of a clip path.
func (d *drawer) clipped(n *node, id string, c context, draw func(context)) {
	clip := d.byID[id]
	if clip == nil || clip.name != "clipPath" {
		d.note(n, "potongan (clip-path) #%s tidak ada", "the clip path #%s doesn't exist", id)
		draw(c)
		return
	}
	if d.uses >= manyUses {
		d.lost(n, "rujukan #%s berputar", "the reference #%s goes in a circle", id)
		return
	}
	d.uses++
	defer func() { d.uses-- }()

	m, ok := transform(clip.attr("transform"))
	if !ok {
		d.note(clip, "transformasi %q tidak terbaca", "the transformation %q can't be read", clip.attr("transform"))
	}
	in := context{style: d.heir(clip), matrix: c.matrix.times(m), alpha: 1, depth: c.depth + 1}
	if clip.attr("clipPathUnits") == "objectBoundingBox" {
		box, ok := d.bounds(n, c)
		if !ok || box.w() <= 0 || box.h() <= 0 {
			d.note(n, "<%s> tidak tampak: potongannya (clip-path) #%s diukur dari luasnya, yang tidak ada", "the <%s> can't be seen: its clip path #%s is measured by its area, and it has none", n.name, id)
			return
		}
		in.matrix = in.matrix.times(box.to())
	}
	covered := d.covered
	path, evenOdd, simple := d.edge(clip, in)
	var stencil *frame.Frame
	if !simple {
		_, o := d.resolve(clip, in.style)
		silhouette := d.silhouette
		d.silhouette = true
		stencil = d.apart(func() {
			d.effects(clip, in, &own{alpha: 1, clip: o.clip}, func(in context) {
				for _, k := range clip.kids {
					d.draw(k, in)
				}
			})
		})
		d.silhouette = silhouette
	}
	inner := d.apart(func() { draw(c) })
	d.covered = covered // what is cut off doesn't reach out
	switch {
	case len(inner.Items) == 0:
	case !simple:
		if len(stencil.Items) > 0 {
			d.group(inner, &frame.Effect{Mask: &frame.Mask{Frame: stencil, Alpha: true}})
		}
	case len(path) > 0:
		d.add(0, 0, &frame.Shape{Path: path, Clip: inner, EvenOdd: evenOdd})
	}
}

// edge is a clip path as one path, if it can be: shapes that don't overlap,
// without clip paths of their own.
func (d *drawer) edge(clip *node, c context) (path []frame.Op, evenOdd, simple bool) {
	if _, o := d.resolve(clip, c.style); o.clip != "" {
		return nil, false, false
	}
	var taken []rect
	for _, k := range clip.kids {
		if k.name == "" {
			continue
		}
		from := c
		var o own
		from.style, o = d.resolve(k, c.style)
		if o.none || from.style.hidden {
			continue
		}
		own, _ := transform(o.transform)
		from.matrix = from.matrix.times(own)
		clipped := o.clip != ""
		if target := d.byID[strings.TrimPrefix(k.attr("href"), "#")]; k.name == "use" && target != nil {
			from.matrix = from.matrix.times(translate(d.size(k, "x", d.vw, 16), d.size(k, "y", d.vh, 16)))
			k = target
			from.style, o = d.resolve(k, from.style)
			own, _ := transform(o.transform)
			from.matrix = from.matrix.times(own)
			clipped = clipped || o.clip != ""
		}
		ops, shape := d.outline(k, from)
		if !shape || clipped {
			return nil, false, false
		}
		var r reach
		r.path(ops, from.matrix)
		for _, t := range taken {
			if t.overlaps(r.rect) {
				return nil, false, false
			}
		}
		taken = append(taken, r.rect)
		if len(taken) > 1 && from.style.clipEvenOdd != evenOdd {
			return nil, false, false
		}
		evenOdd = from.style.clipEvenOdd
		path = append(path, placed(ops, from.matrix)...)
	}
	return path, evenOdd, true
}
