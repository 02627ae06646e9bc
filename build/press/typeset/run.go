package typeset

import (
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// add appends a word or a space to the run, or begins another run. An advance
// of 0 or more is the space's width.
func (a *assembler) add(pc *piece, advance geom.Length) {
	for i := range pc.word.parts {
		part := &pc.word.parts[i]
		if part.font != a.font || pc.span != a.span {
			a.flush()
			a.font, a.span, a.start = part.font, pc.span, a.x
		}
		base := len(a.text)
		text := part.text
		if pc.soft && i == len(pc.word.parts)-1 {
			text = text[:len(text)-1]
			a.soft = true
		}
		a.text = append(a.text, text...)
		for _, g := range part.glyphs {
			g.Cluster += int32(base)
			switch {
			case advance >= 0:
				g.Advance = advance
			case !pc.span.Code:
				g.Advance += a.track
			}
			a.glyphs = append(a.glyphs, g)
			a.x += g.Advance
		}
	}
}

// flush puts the run into the frame.
func (a *assembler) flush() {
	if a.font == nil {
		return
	}
	s := a.span
	a.frame.Add(a.start, a.base-s.Raise, &frame.Glyphs{
		Font: a.font, Size: s.Size, Color: s.Color, Inline: s.Inline, Soft: a.soft,
		Run: font.NewRun(a.glyphs), Text: string(a.text),
	})
	a.place(s, a.x-a.start)
	a.glyphs, a.text, a.font, a.soft, a.span = a.glyphs[:0], a.text[:0], nil, false, nil
}

// marks records the marks and names that come with a box.
func (a *assembler) marks(l *Line, pc *piece, left geom.Length) {
	if pc.kind != box || pc.marks < 0 {
		return
	}
	for i := pc.marks; i <= pc.lastMark; i++ {
		s := &a.p.Spans[i]
		if s.Mark != "" {
			l.Marks = append(l.Marks, Mark{s.Mark, a.x})
		}
		if s.Dest != "" {
			a.frame.Add(a.x, 0, &frame.Dest{Name: s.Dest})
		}
	}
}

// picture places an inline frame, smaller if it is wider than the line.
func (a *assembler) picture(pc *piece) {
	a.flush()
	s := pc.span
	if s.Box == nil {
		return
	}
	g := &frame.Group{Frame: s.Box, Inline: s.Inline}
	up := baseline(s.Box)
	if pc.width < s.Box.Size.W {
		scale := int64(pc.width) * 1000000 / int64(s.Box.Size.W)
		g.Scale = [6]int64{scale, 0, 0, scale, 0, 0}
		up = up * geom.Length(scale) / 1000000
	}
	a.frame.Add(a.x, a.base-s.Raise-up, g)
	a.start = a.x
	a.x += pc.width
	a.place(s, pc.width)
}

// label sets the paragraph's label in front of its first line.
func (a *assembler) label(indent geom.Length) {
	line, track := a.x, a.track
	a.track = 0
	var width geom.Length
	for i := range a.p.Label {
		if s := &a.p.Label[i]; s.Box != nil {
			width += s.Box.Size.W
		} else if s.Text != "" {
			width += a.w.word(s, s.Text).width
		}
	}
	a.x = indent - a.p.LabelGap - width
	if a.p.LabelLeft {
		a.x = 0
	}
	for i := range a.p.Label {
		switch s := &a.p.Label[i]; {
		case s.Box != nil:
			a.picture(&piece{kind: box, span: s, width: s.Box.Size.W})
		case s.Text != "":
			a.add(&piece{kind: box, span: s, word: a.w.word(s, s.Text)}, -1)
		}
	}
	a.flush()
	a.x, a.track = line, track
}

// leaders draws the dots of a fill on a grid, so that those of lines below each
// other stand in columns. They are drawn, not set: no text to be read out.
func (a *assembler) leaders(s *Span, gap geom.Length) {
	a.flush()
	if s.Fill != '.' {
		return
	}
	step, dot := s.Size*45/100, s.Size/11
	from := a.x + s.Size/3
	to := a.x + gap - s.Size/3
	shape := &frame.Shape{Fill: s.Color, Stroke: frame.Color{None: true}}
	origin := (from + step - 1) / step * step
	for x := origin; x+dot <= to; x += step {
		shape.Path = rectangle(shape.Path, x-origin, -dot, dot, dot)
	}
	if len(shape.Path) > 0 {
		a.frame.Add(origin, a.base, shape)
	}
}

func rectangle(path []frame.Op, x, y, w, h geom.Length) []frame.Op {
	at := func(kind byte, x, y geom.Length) frame.Op { return frame.Op{Kind: kind, To: geom.Point{X: x, Y: y}} }
	return append(path, at('M', x, y), at('L', x+w, y), at('L', x+w, y+h), at('L', x, y+h), frame.Op{Kind: 'Z'})
}

// placed is where a run or picture with a link or a rule went.
type placed struct {
	span     *Span
	x, width geom.Length
}

func (a *assembler) place(s *Span, width geom.Length) {
	if s.Link != nil || s.Underline || s.Strike {
		a.placed = append(a.placed, placed{s, a.start, width})
	}
}

// ornaments draws underlines and makes links, one for neighbours with the same target.
func (a *assembler) ornaments() {
	var link *frame.Link
	var source *frame.Link
	var from, end geom.Length
	for i := range a.placed {
		pl := &a.placed[i]
		s := pl.span
		if s.Underline {
			a.rule(pl, s.Size/9)
		}
		if s.Strike {
			a.rule(pl, -s.Size/4)
		}
		if link != nil && s.Link == source && pl.x == end {
			link.Size.W = pl.x + pl.width - from
		} else if link = nil; s.Link != nil {
			l := *s.Link
			if l.Inline == 0 { // else its spans may stand in elements within it
				l.Inline = s.Inline
			}
			l.Size = geom.Size{W: pl.width, H: s.Size * 12 / 10}
			link, source, from = &l, s.Link, pl.x
			a.frame.Add(pl.x, a.base-s.Size*9/10, link)
		}
		end = pl.x + pl.width
	}
}

// rule draws a line along a run, below the baseline by a distance.
func (a *assembler) rule(pl *placed, below geom.Length) {
	size := pl.span.Size
	a.frame.Add(pl.x, a.base+below, &frame.Shape{
		Path: rectangle(nil, 0, 0, pl.width, max(size/18, 300)), Fill: pl.span.Color, Stroke: frame.Color{None: true},
	})
}
