package typeset

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Piece draws consecutive rows, with the head above them. The head of the
// first piece carries its tags; a repeated one is an artifact, as are all rules and
// grounds: place the piece where it inherits no tag.
// Its height is HeadHeight plus those of the rows.
func (t *SetTable) Piece(rows []*SetRow, repeated bool) *frame.Frame {
	f := &frame.Frame{Size: geom.Size{W: t.Measure, H: t.HeadHeight}}
	for _, r := range rows {
		f.Size.H += r.Height
	}
	all := rows
	if t.head != nil {
		all = append([]*SetRow{t.head}, rows...)
	}
	y := t.style.Strong
	for _, r := range all {
		r.grounds(f, y)
		y += r.Height
	}
	if t.style.Strong > 0 {
		f.Add(0, 0, filled(t.Measure, t.style.Strong, t.style.StrongLine))
	}
	y = t.style.Strong
	for _, r := range all {
		r.rules(f, y)
		y += r.Height
	}
	y = t.style.Strong
	for _, r := range all {
		r.content(f, y, repeated && r == t.head)
		y += r.Height
	}
	return f
}

func filled(w, h geom.Length, c frame.Color) *frame.Shape {
	return &frame.Shape{Path: rectangle(nil, 0, 0, w, h), Fill: c, Stroke: frame.Color{None: true}}
}

// grounds paints rows and cells that have a tint.
func (r *SetRow) grounds(f *frame.Frame, y geom.Length) {
	for i := range r.lines {
		if ln := &r.lines[i]; ln.tint != nil && !ln.tint.None {
			f.Add(0, y+ln.y, filled(r.width, ln.height, *ln.tint))
		}
	}
	for i := range r.cells {
		if c := &r.cells[i]; c.Tint != nil && !c.Tint.None {
			f.Add(c.x, y+r.lines[c.top].y, filled(c.width, r.below(c)-r.lines[c.top].y, *c.Tint))
		}
	}
}

// below is where a cell ends.
func (r *SetRow) below(c *setCell) geom.Length { return r.lines[c.last].y + r.lines[c.last].height }

// rules draws the line below each row, but not through cells that go on below
// it. In a head that goes on, it stands under cells that span columns: a line for
// each, with a gap between them, tells which columns are theirs.
func (r *SetRow) rules(f *frame.Frame, y geom.Length) {
	for i := range r.lines {
		ln := &r.lines[i]
		if ln.rule == 0 {
			continue
		}
		color := r.style.Line
		if ln.strong {
			color = r.style.StrongLine
		}
		at := y + ln.y + ln.height - ln.rule
		x := geom.Length(0)
		if i+1 < len(r.lines) && r.head {
			for j := range r.cells {
				if c := &r.cells[j]; c.last == i && c.to > c.from+1 {
					r.rule(f, c.x+r.style.PadX, c.x+c.width-r.style.PadX, at, ln.rule, color)
				}
			}
			continue
		}
		for j := range r.cells { // in reading order, so those from above may come after those to their right
			if c := &r.cells[j]; c.top <= i && c.last > i {
				x = r.rule(f, x, c.x, at, ln.rule, color)
				x = max(x, c.x+c.width)
			}
		}
		r.rule(f, x, r.width, at, ln.rule, color)
	}
}

func (r *SetRow) rule(f *frame.Frame, from, to, y, thick geom.Length, c frame.Color) geom.Length {
	if to > from {
		f.Add(from, y, filled(to-from, thick, c))
	}
	return max(from, to)
}

// content places the cells' lines, those of one paragraph as one group.
func (r *SetRow) content(f *frame.Frame, y geom.Length, artifact bool) {
	for i := range r.cells {
		c := &r.cells[i]
		top := y + r.lines[c.top].y + r.style.PadY
		if c.low {
			top = y + r.below(c) - r.lines[c.last].rule - r.style.PadY - c.height()
		}
		for j := 0; j < len(c.lines); {
			first := &c.lines[j]
			block := &c.Blocks[first.block]
			group := &frame.Group{Frame: &frame.Frame{Size: geom.Size{W: c.width}}, Tag: block.Tag, Tags: block.Tags}
			if group.Tag == nil {
				group.Tag = c.Tag
			}
			for ; j < len(c.lines) && c.lines[j].block == first.block; j++ {
				ln := &c.lines[j]
				dy := ln.y - first.y
				for _, it := range ln.frame.Items {
					if artifact {
						if linked(it.Item) {
							continue
						}
						it.Item = apart(it.Item)
					}
					group.Frame.Add(ln.x+it.At.X, dy+it.At.Y, it.Item)
				}
				group.Frame.Size.H = dy + ln.height
			}
			if artifact {
				group.Tag, group.Tags = nil, nil
			}
			f.Add(c.x+c.left, top+first.y, group)
		}
	}
}

// apart is an item outside of the inline element that it stands in where it is read.
func apart(it frame.Item) frame.Item {
	switch it := it.(type) {
	case *frame.Glyphs:
		if it.Inline > 0 {
			g := *it
			g.Inline = 0
			return &g
		}
	case *frame.Group:
		if it.Inline > 0 {
			g := *it
			g.Inline = 0
			return &g
		}
	}
	return it
}

// linked are the items that can be there only once.
func linked(it frame.Item) bool {
	switch it.(type) {
	case *frame.Link, *frame.Dest:
		return true
	}
	return false
}
