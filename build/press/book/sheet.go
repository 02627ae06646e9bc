package book

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// sheet sets a program's full record: its name under a band in the colour of
// its dimension, then its tables, close together. A sheet that fits on a page
// stands on one page.
func (w *walker) sheet(b *doc.Group) {
	if len(b.Blocks) == 0 {
		return
	}
	id := sheetProgram(b)
	main := w.main
	if g := w.c.plan.Program(strings.TrimPrefix(id, "prg-")); g != nil {
		w.main = w.k.color("dim-" + g.Dimension)
	}
	from, width := len(w.boxes), w.width
	if len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		w.width = w.k.wide
	}
	w.element("Sect", func() {
		rest := b.Blocks
		if p, ok := rest[0].(*doc.Paragraph); ok {
			if id != "" && w.c.sheets[id] == w.u.book.ID {
				w.mark(id)
			}
			w.sheetHead(p)
			rest = rest[1:]
		}
		spaced, snap := w.spaced, w.snap
		w.spaced, w.snap, w.close = true, false, true
		w.blocks(rest)
		w.spaced, w.snap, w.close = spaced, snap, false
	})
	for i := from; i < len(w.boxes); i++ {
		w.boxes[i].Hang = w.width - width
	}
	w.main, w.width = main, width
	if from < len(w.boxes) {
		var high geom.Length
		for i := from; i < len(w.boxes); i++ {
			high += w.boxes[i].Height
			if i > from {
				high += max(w.boxes[i].Above, w.boxes[i-1].Below)
			}
		}
		room := w.k.height
		for i := from - 1; i >= 0 && w.boxes[i].Break >= page.Never; i-- {
			room -= w.boxes[i].Height + w.boxes[i].Below // a heading comes along
		}
		if high > room {
			high = room / 2
		}
		w.boxes[from].Room = high
	}
	w.above = max(w.above, 2*w.k.grid)
}

// sheetHead sets a sheet's name.
func (w *walker) sheetHead(p *doc.Paragraph) {
	f := w.k.band(w.width, 7*geom.Pt, w.main, wash(w.main, 55))
	w.push(page.Box{X: w.left, Above: 2 * w.k.grid, Height: f.Size.H, Below: 8 * geom.Pt, Item: &frame.Group{Frame: f}, Break: page.Never + 20})
	fc := w.k.boldFace(w.k.theme.Type.Heading3)
	tag := w.tag.Kid("P")
	in := w.inlines(fc, tag)
	in.short = true
	in.add(p.Text, markup{})
	for i := range in.spans {
		if in.spans[i].Link != nil {
			in.spans[i].Color = w.main
		}
	}
	par := in.paragraph(typeset.Left)
	par.Style.Heading = true
	lines := w.lines(par, w.width)
	w.stack(lines, tag, in.tags, flow{below: 3 * geom.Pt, together: true, next: true})
}
