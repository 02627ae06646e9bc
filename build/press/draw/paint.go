package draw

import (
	"slices"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/pdf"
)

// opaque tells whether a paint is a colour that hides what is below it, or nothing.
func opaque(p frame.Paint) bool {
	c, is := p.(frame.Color)
	return frame.Unseen(p) || is && c.Clear == 0
}

// painted paints with what a shape says: paint is called with what is to be
// filled or stroked once the inks are in force. box is the area that it covers. apart
// paints the edge over the filling where it shows through, as drawings mean it.
func (a *artist) painted(it *frame.Shape, g ground, x, y geom.Length, box [4]geom.Length, apart bool, paint func(fill, stroke bool)) {
	how := paintingOf(it)
	if how.stroke {
		a.c.Width(it.Width)
		a.c.Dash(it.Dash, it.Into)
		a.c.Corners(int(it.Cap), int(it.Join), it.Limit)
	}
	if how.fill && how.stroke && apart && (!opaque(it.Fill) || !opaque(it.Stroke)) {
		a.pass(it, g, x, y, box, true, false, paint)
		a.pass(it, g, x, y, box, false, true, paint)
		return
	}
	a.pass(it, g, x, y, box, how.fill, how.stroke, paint)
}

func (a *artist) pass(it *frame.Shape, g ground, x, y geom.Length, box [4]geom.Length, fill, stroke bool, paint func(fill, stroke bool)) {
	var s see
	var inks [2]pdf.Ink
	if fill {
		inks[0] = a.ink(it.Fill, &s, 0, g, x, y, box)
	}
	if stroke {
		inks[1] = a.ink(it.Stroke, &s, 1, g, x, y, box)
	}
	through := s != see{}
	if through {
		a.c.Save()
		a.state(s.state())
	}
	if fill {
		a.c.Fill(inks[0])
	}
	if stroke {
		a.c.Stroke(inks[1])
	}
	paint(fill, stroke)
	if through {
		a.c.Restore()
	}
}

// see is how things come onto what lies below them.
type see struct {
	clear [2]uint8 // of fillings and of strokes
	blend string
	mask  *resource
	alpha bool // the mask shows by its opacity, not by its light
}

// state is the resource that puts it into force.
func (s see) state() *resource {
	r := &resource{kind: "ExtGState", mask: s.mask, alpha: s.alpha}
	r.dict.Name("Type", "ExtGState")
	r.dict.Part("ca", 255-int(s.clear[0]), 255)
	r.dict.Part("CA", 255-int(s.clear[1]), 255)
	if s.blend != "" {
		r.dict.Name("BM", s.blend)
	}
	return r
}

// clearer is how clear something is behind two clear things.
func clearer(a, b uint8) uint8 { return 255 - uint8((int(255-a)*int(255-b)+127)/255) }

// ink is a paint as the content stream has it; what shows through is noted.
func (a *artist) ink(p frame.Paint, s *see, which int, g ground, x, y geom.Length, box [4]geom.Length) pdf.Ink {
	switch p := p.(type) {
	case frame.Color:
		s.clear[which] = p.Clear
		return a.color(p)
	case *frame.Pattern:
		s.clear[which] = p.Clear
		return a.tiling(p, g, x, y)
	case *frame.Gradient:
		s.clear[which] = p.Clear
		first := p.Stops[0].Color.Clear
		if !slices.ContainsFunc(p.Stops, func(t frame.Stop) bool { return t.Color.Clear != first }) {
			s.clear[which] = clearer(p.Clear, first)
		} else if s.mask == nil {
			s.mask = a.veil(p, g, x, y, box)
		}
		return a.shading(p, g, x, y, a.color)
	}
	return pdf.Ink{Space: 'G'}
}

// color is a colour in the inks of the file; in a mask, which shows by its
// light, it is that light, by the weights of SVG (linear parts of sRGB's primaries).
func (a *artist) color(c frame.Color) pdf.Ink {
	if !a.light {
		return a.stock.space.ink(c)
	}
	return pdf.Ink{Space: 'G', V: [4]uint8{uint8((2126*int(c.R) + 7152*int(c.G) + 722*int(c.B) + 5000) / 10000)}}
}

// space is the inks in which transparency is reckoned.
func (a *artist) space() byte {
	if a.light {
		return 'G'
	}
	return a.stock.space.blend()
}

// shading is a gradient as an ink, its colours as color makes them.
func (a *artist) shading(p *frame.Gradient, g ground, x, y geom.Length, color func(frame.Color) pdf.Ink) pdf.Ink {
	s := &pdf.Shading{Radial: p.Radial}
	if p.Radial {
		s.Coords = []geom.Length{p.From.X, p.From.Y, p.Inner, p.To.X, p.To.Y, p.Out}
	} else {
		s.Coords = []geom.Length{p.From.X, p.From.Y, p.To.X, p.To.Y}
	}
	grey := true
	for _, t := range p.Stops {
		k := color(t.Color)
		grey = grey && k.Space == 'G'
		s.Stops = append(s.Stops, pdf.ShadingStop{At: t.At, Ink: k})
	}
	for i, t := range s.Stops {
		if v := t.Ink.V[0]; !grey && t.Ink.Space == 'G' {
			s.Stops[i].Ink = pdf.Ink{Space: 'R', V: [4]uint8{v, v, v}}
		}
	}
	m := scaled(p.Matrix)
	at := g.own.after(matrix{m[0], -m[1], m[2], -m[3], x + geom.Length(m[4]), y - geom.Length(m[5])})
	r := &resource{kind: "Pattern", dict: pdf.ShadingPattern(s, [4]int64{at.a, at.b, at.c, at.d}, at.x, at.y)}
	return pdf.Ink{Space: 'P', Pattern: a.named(r).name}
}

// veil is a mask of what a gradient's stops let through.
func (a *artist) veil(p *frame.Gradient, g ground, x, y geom.Length, box [4]geom.Length) *resource {
	return a.form(pdf.GroupForm('G', box[0], box[1], box[2], box[3]), func() {
		g.own = identity
		a.c.Fill(a.shading(p, g, x, y, func(c frame.Color) pdf.Ink {
			return pdf.Ink{Space: 'G', V: [4]uint8{255 - c.Clear}}
		}))
		a.c.Move(box[0], box[1])
		a.c.Line(box[2], box[1])
		a.c.Line(box[2], box[3])
		a.c.Line(box[0], box[3])
		a.c.Paint(true, false, false)
	})
}

// tiling is a pattern as an ink.
func (a *artist) tiling(p *frame.Pattern, g ground, x, y geom.Length) pdf.Ink {
	m, size, step := scaled(p.Matrix), p.Cell.Size, p.Step
	if step == (geom.Size{}) {
		step = size
	}
	// The cell's origin is its lower corner; in the frame it is the upper one.
	down := geom.Length(m[3] * int64(size.H) / million)
	aside := geom.Length(m[2] * int64(size.H) / million)
	at := g.own.after(matrix{m[0], -m[1], -m[2], m[3], x + geom.Length(m[4]) + aside, y - geom.Length(m[5]) - down})
	r := a.form(pdf.TilingPattern(size.W, size.H, step.W, step.H, [4]int64{at.a, at.b, at.c, at.d}, at.x, at.y), func() {
		a.frame(p.Cell, ground{base: size.H, page: g.page, own: identity})
	})
	r.kind = "Pattern"
	return pdf.Ink{Space: 'P', Pattern: a.named(r).name}
}

// scaled is a matrix of a frame, that of nothing as the one that changes nothing.
func scaled(m frame.Matrix) frame.Matrix {
	if m == (frame.Matrix{}) {
		return frame.Matrix{0: million, 3: million}
	}
	return m
}

// effect draws a group as one thing, with its ground where the group is.
func (a *artist) effect(it *frame.Group, g ground) {
	size := it.Frame.Size
	edge := [4]geom.Length{g.x, g.base - g.y - size.H, g.x + size.W, g.base - g.y}
	in := g
	in.own = identity
	body := a.form(pdf.GroupForm(a.space(), edge[0], edge[1], edge[2], edge[3]), func() { a.frame(it.Frame, in) })
	e := it.Effect
	s := see{clear: [2]uint8{e.Clear, e.Clear}, blend: e.Blend}
	if e.Mask != nil {
		light := a.light
		a.light = light || !e.Mask.Alpha
		s.mask, s.alpha = a.form(pdf.GroupForm(a.space(), edge[0], edge[1], edge[2], edge[3]), func() { a.frame(e.Mask.Frame, in) }), e.Mask.Alpha
		a.light = light
	}
	a.mark(g.tag)
	a.c.Save()
	a.c.Plain()
	a.state(s.state())
	a.c.Object(a.named(body).name, pdf.Whole, 0, 0, pdf.Whole, 0, 0)
	a.c.Restore()
}
