package svg

import (
	"bytes"
	"image"
	"image/png"
	"math"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/picture"
	"jilid/build/press/raster"
)

// filtered draws an element with its shadows, which are pictures; what casts them stays what it is.
func (d *drawer) filtered(n *node, value string, c context, draw func(context)) {
	f, ok := d.filter(n, value)
	if !ok {
		d.note(n, "efek (filter) pada <%s> diabaikan", "the filter on <%s> is left out", n.name)
		draw(c)
		return
	}
	covered := d.covered
	d.covered = reach{}
	content := d.apart(func() { draw(c) })
	self := d.covered
	d.covered = covered
	if !self.any || len(content.Items) == 0 {
		return
	}
	d.covered.add(self.x1, self.y1)
	d.covered.add(self.x2, self.y2)
	edge := rect{0, 0, d.target.Size.W.Points(), d.target.Size.H.Points()}
	if f.region != nil {
		edge = d.region(n, f.region, c, edge)
	}
	if f.alpha < 1 {
		d.group(d.apart(func() { d.layers(n, f.layers, content, self.rect, edge, c) }), &frame.Effect{Clear: clearness(f.alpha)})
		return
	}
	d.layers(n, f.layers, content, self.rect, edge, c)
}

// layers adds what a filter makes of the content of an element, which reaches so far.
func (d *drawer) layers(n *node, layers []layer, content *frame.Frame, self, edge rect, c context) {
	for _, l := range layers {
		blurred := l.bx > 0 || l.by > 0
		if l.self && !blurred {
			d.moved(content, l, c)
			continue
		}
		if l.self {
			var plain bool
			if l.color, plain = oneColor(content); !plain {
				d.note(n, "benda kabur (filter) pada <%s> digambar tajam", "the blurred <%s> (filter) is drawn sharp", n.name)
				d.moved(content, layer{self: true, alpha: l.alpha, dx: l.dx, dy: l.dy}, c)
				continue
			}
		}
		if !d.shadow(content, self, edge, l, c) {
			d.note(n, "bayangan <%s> terlalu rumit dan tidak digambar", "the shadow of <%s> is too complex and isn't drawn", n.name)
		}
	}
}

// moved adds the element itself.
func (d *drawer) moved(content *frame.Frame, l layer, c context) {
	dx, dy := c.matrix[0]*l.dx+c.matrix[2]*l.dy, c.matrix[1]*l.dx+c.matrix[3]*l.dy
	if dx == 0 && dy == 0 && l.alpha == 1 {
		d.target.Items = append(d.target.Items, content.Items...)
		return
	}
	g := &frame.Group{Frame: content}
	if l.alpha < 1 {
		g.Effect = &frame.Effect{Clear: clearness(l.alpha)}
	}
	d.add(length(dx), length(dy), g)
}

// region is the part of the page that a filter paints, within an edge.
func (d *drawer) region(n, filter *node, c context, edge rect) rect {
	side := func(name string, fallback, whole float64) float64 {
		v, percent, ok := measure(filter.attr(name), 16)
		if !ok {
			v, percent = fallback, true
		}
		if percent {
			v *= whole
		}
		return v
	}
	var r rect
	if filter.attr("filterUnits") == "userSpaceOnUse" {
		x, y := side("x", -0.1, d.vw), side("y", -0.1, d.vh)
		r = rect{x, y, x + side("width", 1.2, d.vw), y + side("height", 1.2, d.vh)}
	} else {
		box, ok := d.bounds(n, c)
		if !ok {
			return edge
		}
		x, y := side("x", -0.1, 1), side("y", -0.1, 1)
		r = rect{box.x1 + x*box.w(), box.y1 + y*box.h(), box.x1 + (x+side("width", 1.2, 1))*box.w(), box.y1 + (y+side("height", 1.2, 1))*box.h()}
	}
	var on reach
	on.path(r.path(), c.matrix)
	return rect{max(edge.x1, on.x1), max(edge.y1, on.y1), min(edge.x2, on.x2), min(edge.y2, on.y2)}
}

// Shadows have the fineness of good print, less where they are too soft to show
// it, and no more pixels or parts than any real one.
const (
	finePixels = 300.0 / 72 // of a point
	softPixels = 12.0       // of a deviation
	manyPixels = 2_000_000
	allPainted = 200_000_000 // pixels of one shadow for all its parts; two such are enough for a drawing
)

// shadow adds the outline of what casts it, moved, blurred and in one colour.
func (d *drawer) shadow(content *frame.Frame, self, edge rect, l layer, c context) bool {
	casting := 1 + parts(content)
	most := min(manyPixels, allPainted/float64(casting))
	scale := c.matrix.scale()
	bx, by := math.Sqrt(l.bx)*scale, math.Sqrt(l.by)*scale
	dx, dy := c.matrix[0]*l.dx+c.matrix[2]*l.dy, c.matrix[1]*l.dx+c.matrix[3]*l.dy
	area := rect{self.x1 + dx - 3*bx, self.y1 + dy - 3*by, self.x2 + dx + 3*bx, self.y2 + dy + 3*by}
	shown := rect{max(area.x1, edge.x1), max(area.y1, edge.y1), min(area.x2, edge.x2), min(area.y2, edge.y2)}
	// What lies outside still spreads into the edge.
	area = rect{max(area.x1, edge.x1-3*bx), max(area.y1, edge.y1-3*by), min(area.x2, edge.x2+3*bx), min(area.y2, edge.y2+3*by)}
	if !(shown.w() > 0 && shown.h() > 0) || l.alpha <= 0 {
		return true
	}
	fine := finePixels
	if soft := min(bx, by); soft > 0 {
		fine = min(fine, softPixels/soft)
	}
	fine = min(fine, math.Sqrt(most/(area.w()*area.h())), most/area.w(), most/area.h())
	w, h := int(math.Ceil(area.w()*fine)), int(math.Ceil(area.h()*fine))
	if d.painting -= w * h * casting; d.painting < 0 || w <= 0 || h <= 0 {
		return false
	}
	m := raster.NewMask(w, h)
	m.Silhouette(content, raster.View{X: area.x1 - dx, Y: area.y1 - dy, Scale: fine})
	m.Blur(bx*fine, by*fine)

	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i, v := range m.Pix {
		copy(img.Pix[4*i:], []uint8{l.color.r, l.color.g, l.color.b, uint8(float64(v)*l.alpha*(1-l.color.clear) + 0.5)})
	}
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return false
	}
	p, err := picture.Decode(file.Bytes())
	if err != nil {
		return false
	}
	it := &frame.Image{Picture: p, Size: geom.Size{W: length(float64(w) / fine), H: length(float64(h) / fine)}}
	if shown == area {
		d.add(length(area.x1), length(area.y1), it)
		return true
	}
	inner := &frame.Frame{Size: d.target.Size}
	inner.Add(length(area.x1), length(area.y1), it)
	d.add(0, 0, &frame.Shape{Path: placed(shown.path(), unit), Clip: inner})
	return true
}

// parts counts what is in a frame.
func parts(f *frame.Frame) int {
	n := len(f.Items)
	for _, p := range f.Items {
		switch it := p.Item.(type) {
		case *frame.Shape:
			if it.Clip != nil {
				n += parts(it.Clip)
			}
		case *frame.Group:
			n += parts(it.Frame)
		}
	}
	return n
}

// oneColor is the colour of all that a frame paints, if it is one.
func oneColor(f *frame.Frame) (c rgb, plain bool) {
	first := true
	plain = true
	var look func(f *frame.Frame)
	take := func(p frame.Paint) {
		if frame.Unseen(p) {
			return
		}
		ink, solid := p.(frame.Color)
		now := rgb{r: ink.R, g: ink.G, b: ink.B}
		plain = plain && solid && (first || now == c)
		c, first = now, false
	}
	look = func(f *frame.Frame) {
		for _, p := range f.Items {
			switch it := p.Item.(type) {
			case *frame.Shape:
				if it.Clip != nil {
					look(it.Clip)
					continue
				}
				take(it.Fill)
				take(it.Stroke)
			case *frame.Glyphs:
				plain = false // words stay words
			case *frame.Group:
				look(it.Frame)
			default:
				plain = false
			}
		}
	}
	look(f)
	return c, plain && !first
}
