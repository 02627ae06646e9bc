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
// its dimension, then its facts in a narrow column in the outer margin beside
// its tables. A sheet that fits on a page stands on one page.
func (w *walker) sheet(b *doc.Group) {
	if len(b.Blocks) == 0 {
		return
	}
	id := sheetProgram(b)
	main := w.main
	if dimension := w.name(dimensionOf(strings.TrimPrefix(id, "prg-"))); dimension != "" {
		w.main = w.k.color("dim-" + dimension)
	}
	from, width := len(w.boxes), w.width
	if len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		w.width = w.k.wide
	}
	hang := w.width - width
	w.element("Sect", func() {
		rest := b.Blocks
		if p, ok := rest[0].(*doc.Paragraph); ok {
			if w.ask(b).(bool) {
				w.mark(id)
			}
			w.sheetHead(p)
			rest = rest[1:]
		}
		spaced, snap := w.spaced, w.snap
		w.spaced, w.snap, w.close = true, false, true
		for len(rest) > 0 {
			p, ok := rest[0].(*doc.Paragraph)
			if !ok {
				break
			}
			w.summary(p)
			rest = rest[1:]
		}
		w.hang(from, hang)
		if !w.beside(rest, hang, w.k.height-stacked(w.boxes[w.headed(from):])) {
			body := len(w.boxes)
			w.blocks(rest)
			w.hang(body, hang)
		}
		w.spaced, w.snap, w.close = spaced, snap, false
	})
	w.main, w.width = main, width
	if from < len(w.boxes) {
		w.keepOnPage(from)
	}
	w.above = max(w.above, 2*w.k.grid)
}

// hang lets boxes reach into the outer margin.
func (w *walker) hang(from int, by geom.Length) {
	for i := from; i < len(w.boxes); i++ {
		w.boxes[i].Hang = by
	}
}

// keepOnPage asks for a page that has room for all boxes from one on; if no
// page has, for half a page.
func (w *walker) keepOnPage(from int) {
	high := stacked(w.boxes[from:])
	start := w.headed(from)
	room := w.k.height
	if start < from {
		room -= stacked(w.boxes[start:from]) + max(w.boxes[from].Above, w.boxes[from-1].Below)
	}
	if high > room {
		high = room / 2
	}
	w.boxes[from].Room = high
}

// headed is the index of the first box that stays with the one at from: of its heading.
func (w *walker) headed(from int) int {
	for from > 0 && w.boxes[from-1].Break >= page.Poor {
		from--
	}
	return from
}

// stacked is how high boxes get below each other.
func stacked(boxes []page.Box) geom.Length {
	pages, _ := page.Break(boxes, []page.Setup{{Height: endless}}, 0)
	return pages[0].Bottom
}

const endless = geom.Length(1) << 50

// sheetHead sets a sheet's name.
func (w *walker) sheetHead(p *doc.Paragraph) {
	f := w.k.band(w.width, 7*geom.Pt, w.main, wash(w.main, 55))
	w.push(page.Box{X: w.left, Above: 2 * w.k.grid, Height: f.Size.H, Below: 8 * geom.Pt, Item: &frame.Group{Frame: f}, Break: page.Never + 20})
	fc := w.k.boldFace(w.k.sizes.Heading3)
	tag := w.tag.Kid("P")
	in := w.inlines(fc, tag)
	in.short = true
	in.add(p.Text, markup{})
	for i := range in.spans {
		if in.spans[i].Link != nil {
			in.spans[i].Color = w.main
		}
		if name, ok := strings.CutPrefix(in.spans[i].Text, " "); ok && i == 1 {
			in.spans[i].Text = "\u2002" + name // the code stands apart from the name
		}
	}
	par := in.paragraph(typeset.Left)
	par.Style.Heading = true
	lines := w.lines(par, w.width)
	w.stack(lines, tag, in.tags, flow{below: 3 * geom.Pt, together: true, next: true})
}

// summary sets what a sheet says about its program in a sentence or two.
func (w *walker) summary(p *doc.Paragraph) {
	tag := w.tag.Kid("P")
	in := w.inlines(w.body, tag)
	in.add(p.Text, markup{})
	par := in.paragraph(typeset.Left)
	par.Style.Heading = true // lines of one length
	lines := w.lines(par, w.width)
	w.layNotes()
	w.stack(lines, tag, in.tags, flow{above: 4 * geom.Pt, together: true, next: true})
}
