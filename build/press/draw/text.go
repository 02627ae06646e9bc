package draw

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// glyphs shows a run with its baseline's start at a point, y upwards. Where the
// glyphs say something else than the text – a soft hyphen, a ligature that
// stood for other letters before – the text goes along as /ActualText.
func (a *artist) glyphs(it *frame.Glyphs, x, y geom.Length, g ground) {
	style := it.Style
	if style == nil {
		if it.Color.Clear == 0 {
			a.c.Fill(a.color(it.Color))
			a.c.Mode(0)
			a.show(it, x, y)
			return
		}
		style = &frame.Shape{Fill: it.Color}
	}
	wide := it.Size + it.Run.Width()
	box := [4]geom.Length{x - it.Size, y - 2*it.Size, x + wide, y + 2*it.Size}
	// Letters are shown once, however they are painted: they are text.
	a.painted(style, g, x, y, box, false, func(fill, stroke bool) {
		switch {
		case fill && stroke:
			a.c.Mode(2)
		case stroke:
			a.c.Mode(1)
		case fill:
			a.c.Mode(0)
		default:
			a.c.Mode(3)
		}
		a.show(it, x, y)
	})
}

func (a *artist) show(it *frame.Glyphs, x, y geom.Length) {
	u := a.face(it.Font)
	f := u.face
	show := func(g uint16, x, y, rise geom.Length) {
		u.glyphs.add(g)
		a.c.Show(g, f.font.Thousandths(g), x, y, rise)
	}
	a.c.Font(f.name, it.Size)
	var gaps []geom.Length // where glyphs are missing
	pen := x
	a.run = it.Run.AppendTo(a.run[:0])
	for c := range clusters(it, a.run) {
		if invisible(c.text) {
			for _, g := range c.glyphs {
				pen += g.Advance
			}
			continue
		}
		odd := false
		for _, g := range c.glyphs {
			odd = odd || !f.has(g.ID)
		}
		actual := odd || !same(f.says(c.glyphs), c.text)
		if actual {
			a.c.Actual(c.text)
		}
		for _, g := range c.glyphs {
			if f.has(g.ID) {
				show(g.ID, pen+geom.Length(g.X), y, -geom.Length(g.Y))
			} else {
				if f.space > 0 { // a text needs some glyph to hold on to
					show(uint16(f.space), pen, y, 0)
				}
				gaps = append(gaps, pen, g.Advance)
			}
			pen += g.Advance
		}
		if actual {
			a.c.EndActual()
		}
	}
	for i := 0; i < len(gaps); i += 2 {
		a.gap(gaps[i], y, gaps[i+1], f.font.CapHeight(it.Size), it)
	}
}

// gap draws an empty box for a character that the font doesn't have.
func (a *artist) gap(x, y, width, height geom.Length, it *frame.Glyphs) {
	line := max(it.Size/24, 1)
	width = max(width, it.Size/3)
	x, width = x+2*line, width-4*line
	a.c.Stroke(a.color(it.Color))
	a.c.Width(line)
	a.c.Dash(nil, 0)
	a.c.Corners(0, 0, 0)
	a.c.Move(x, y)
	a.c.Line(x+width, y)
	a.c.Line(x+width, y+height)
	a.c.Line(x, y+height)
	a.c.Close()
	a.c.Paint(false, true, false)
}
