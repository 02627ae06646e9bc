package svg

import (
	"strings"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// run is a part of a chunk that is set as one.
type run struct {
	glyphs  *frame.Glyphs
	first   letter
	width   float64 // user units, as it is set
	stretch float64 // of the letters, 1 for none
}

// chunk sets letters that follow one another and gives where the pen is after them.
func (d *drawer) chunk(ls []letter, x, y float64, c context, g ground) (float64, float64) {
	scale := c.matrix.scale()
	if scale <= 0 {
		return x, y
	}
	var runs []run
	for from := 0; from < len(ls); {
		to := from + 1
		for a := ls[from]; to < len(ls); to++ {
			b := ls[to]
			alone := a.along != nil || a.turn != 0 || b.turn != 0
			if alone || b.style != a.style || b.dx != 0 || b.dy != 0 || b.fit != a.fit {
				break
			}
		}
		if r, ok := d.shapeRun(ls[from:to], scale); ok {
			runs = append(runs, r)
		}
		from = to
	}
	d.fit(runs, scale)
	total := 0.0
	for _, r := range runs {
		total += r.first.dx + r.width
	}
	switch ls[0].style.anchor {
	case "middle":
		x -= total / 2
	case "end":
		x -= total
	}
	lost := false
	for _, r := range runs {
		x, y = x+r.first.dx, y+r.first.dy
		down := baseline(r, scale) - r.first.style.shift
		if path := r.first.along; path != nil {
			px, py, angle, on := path.at(x + r.width/2)
			lost = lost || !on
			if on {
				m := translate(px, py).times(rotate(angle)).times(translate(-r.width/2, y+down))
				in := c
				in.matrix = c.matrix.times(m)
				d.place(r, 0, 0, in, scale, g)
			}
		} else if r.first.turn != 0 {
			in := c
			in.matrix = c.matrix.times(translate(x, y)).times(rotate(r.first.turn))
			d.place(r, 0, down, in, scale, g)
		} else {
			d.place(r, x, y+down, c, scale, g)
		}
		x += r.width
	}
	if lost {
		d.lost(ls[0].from, "teks lebih panjang daripada jalurnya: %q", "a text is longer than its path: %q", shorten(ls[0].from.words()))
	}
	return x, y
}

// fit brings the runs that shall be of a length to it (SVG 1.1, 10.5).
func (d *drawer) fit(runs []run, scale float64) {
	for from := 0; from < len(runs); {
		f := runs[from].first.fit
		to, wide, gaps := from, 0.0, -1
		for ; to < len(runs) && runs[to].first.fit == f; to++ {
			wide += runs[to].width
			gaps += runs[to].glyphs.Run.Len()
		}
		if f == nil || wide <= 0 {
			from = to
			continue
		}
		for i := from; i < to; i++ {
			r := &runs[i]
			if f.glyphs {
				r.stretch = f.length / wide
				r.width *= r.stretch
				continue
			}
			if gaps <= 0 {
				continue
			}
			more := (f.length - wide) / float64(gaps)
			glyphs := r.glyphs.Run.AppendTo(nil)
			for k := range glyphs {
				if i < to-1 || k < len(glyphs)-1 {
					glyphs[k].Advance += length(more * scale)
					r.width += more
				}
			}
			r.glyphs.Run = font.NewRun(glyphs)
		}
		from = to
	}
}

// shapeRun shapes letters of one style at their size on the page.
func (d *drawer) shapeRun(ls []letter, scale float64) (run, bool) {
	s := ls[0].style
	r := run{first: ls[0], stretch: 1}
	f := d.font(ls[0].from, s)
	size := length(s.size * scale)
	if f == nil || size <= 0 || d.options.Shaper == nil {
		return r, false
	}
	var b strings.Builder
	for _, l := range ls {
		b.WriteRune(l.r)
		if l.r != ' ' && !f.HasRune(l.r) {
			d.lost(l.from, "huruf %q tidak ada dalam fon %s", "the character %q isn't in the font %s", string(l.r), f.Name)
		}
	}
	g := &frame.Glyphs{Font: f, Size: size, Text: b.String()}
	loose := s.spacing != 0 || ls[0].fit != nil && !ls[0].fit.glyphs
	glyphs := d.options.Shaper.Shape(f, g.Text, size, font.Options{Lang: d.options.Lang, NoLigatures: loose})
	for i := range glyphs {
		glyphs[i].Advance += length(s.spacing * scale)
		if c := int(glyphs[i].Cluster); s.wordSpacing != 0 && c < len(g.Text) && g.Text[c] == ' ' {
			glyphs[i].Advance += length(s.wordSpacing * scale)
		}
	}
	g.Run = font.NewRun(glyphs)
	r.width = float64(g.Run.Width()) / 1000 / scale
	r.glyphs = g
	return r, true
}

// font finds the font for a style.
func (d *drawer) font(n *node, s *style) *font.Font {
	family, _, _ := strings.Cut(s.family, ",")
	family = strings.Trim(strings.TrimSpace(family), `"'`)
	low := strings.ToLower(family)
	mono := false
	for _, word := range []string{"mono", "courier", "consolas", "menlo"} {
		mono = mono || strings.Contains(low, word)
	}
	var f *font.Font
	if d.options.Fonts != nil {
		f = d.options.Fonts(family, s.bold, s.italic, mono)
	}
	if f == nil {
		d.lost(n, "teks tidak digambar karena fon %q tidak ada", "text isn't drawn because there is no font %q", family)
	}
	return f
}

// baseline is how far a run's baseline lies below its y, by dominant-baseline.
func baseline(r run, scale float64) float64 {
	f, size := r.glyphs.Font, r.glyphs.Size
	var down geom.Length
	switch r.first.style.baseline {
	case "middle":
		down = f.XHeight(size) / 2
	case "central":
		down = (f.Ascent(size) - f.Descent(size)) / 2
	case "hanging":
		down = f.CapHeight(size)
	case "text-before-edge", "before-edge", "text-top":
		down = f.Ascent(size)
	case "text-after-edge", "after-edge", "text-bottom", "ideographic":
		down = -f.Descent(size)
	}
	return float64(down) / 1000 / scale
}

// place puts a run on the page. Its glyphs already have their size there, so
// that only a turn or distortion needs a matrix.
func (d *drawer) place(r run, x, y float64, c context, scale float64, g ground) {
	s := r.first.style
	f, size := r.glyphs.Font, r.glyphs.Size
	up, down := float64(f.Ascent(size))/1000/scale, float64(f.Descent(size))/1000/scale
	if s.hidden || strings.TrimSpace(r.glyphs.Text) == "" {
		return
	}
	d.covered.path(rect{x, y - up, x + r.width, y + down}.path(), c.matrix)
	if d.measuring {
		return
	}
	wide := length(r.width * scale / r.stretch)
	g.to = matrix{scale / r.stretch, 0, 0, scale, -x * scale / r.stretch, -y * scale}
	g.area = func() rect {
		return rect{-size.Points(), -2 * size.Points(), wide.Points() + size.Points(), size.Points()}
	}
	style := &frame.Shape{Fill: d.ink(s.fill, s.fillAlpha*r.first.alpha, g)}
	if s.stroke.seen && s.width > 0 && !d.silhouette {
		d.pen(style, s, s.width*scale)
		style.Stroke = d.ink(s.stroke, s.strokeAlpha*r.first.alpha, g)
	}
	if style.Fill == nil && style.Stroke == nil {
		return
	}
	var items []frame.Placed
	if s.strokeFirst && style.Fill != nil && style.Stroke != nil {
		halo := *style
		halo.Path, halo.Fill = outlines(r.glyphs), nil
		items = append(items, frame.Placed{Item: &halo})
		style.Stroke = nil
	}
	if plain, ok := style.Fill.(frame.Color); ok && style.Stroke == nil {
		r.glyphs.Color = plain
	} else {
		r.glyphs.Style = style
	}
	items = append(items, frame.Placed{Item: r.glyphs})
	below, thick := f.Underline(size)
	rule := func(y geom.Length) {
		it := *style
		it.Path = []frame.Op{{Kind: 'M'}, {Kind: 'L', To: geom.Point{X: wide}}, {Kind: 'L', To: geom.Point{X: wide, Y: thick}}, {Kind: 'L', To: geom.Point{Y: thick}}, {Kind: 'Z'}}
		items = append(items, frame.Placed{At: geom.Point{Y: y - thick/2}, Item: &it})
	}
	if s.underline {
		rule(below)
	}
	if s.strike {
		rule(-f.XHeight(size) / 2)
	}
	if s.overline {
		rule(-f.Ascent(size))
	}
	px, py := c.matrix.apply(x, y)
	if c.matrix.upright() && r.stretch == 1 {
		for _, it := range items {
			d.add(length(px)+it.At.X, length(py)+it.At.Y, it.Item)
		}
		return
	}
	m := matrix{c.matrix[0] / scale * r.stretch, c.matrix[1] / scale * r.stretch, c.matrix[2] / scale, c.matrix[3] / scale, px, py}
	d.add(0, 0, &frame.Group{Frame: &frame.Frame{Size: geom.Size{W: wide, H: size}, Items: items}, Scale: m.item()})
}

// outlines are the edges of glyphs as a path.
func outlines(g *frame.Glyphs) []frame.Op {
	var p pen
	scale := g.Size.Points() / float64(g.Font.UnitsPerEm())
	var advance geom.Length
	for l := range g.Run.All() {
		x, y := (advance + geom.Length(l.X)).Points(), geom.Length(l.Y).Points()
		at := func(fx, fy float64) (float64, float64) { return x + fx*scale, y - fy*scale }
		for i, s := range g.Font.Outline(l.ID) {
			sx, sy := at(s.X, s.Y)
			switch s.Kind {
			case 'M':
				if i > 0 {
					p.close()
				}
				p.move(sx, sy)
			case 'L':
				p.line(sx, sy)
			case 'Q':
				cx, cy := at(s.CX, s.CY)
				p.quad(cx, cy, sx, sy)
			}
		}
		p.close()
		advance += l.Advance
	}
	return placed(p.ops, unit)
}
