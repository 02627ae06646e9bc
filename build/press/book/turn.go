package book

import (
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/text/doc"
)

// Sections of a line or two and a table that only fits on landscape pages, one
// after the other to the end of a greater section, turn as a whole: otherwise
// the tables would follow in a heap behind the introductions, far from their
// headings.

// shortText is the number of letters an introduction may have to turn with its table.
const shortText = 800

// turnedSections is the number of blocks at the head of a list that turn
// together, 0 if it doesn't begin with such sections.
func (w *walker) turnedSections(list []doc.Block) int {
	if w.depth > 0 || len(w.areas) > 0 || w.landscape {
		return 0
	}
	at, level := 0, 0
	var tables []*doc.Table
	for at < len(list) {
		h, ok := list[at].(*doc.Heading)
		if !ok || at > 0 && h.Level != level {
			break
		}
		n, t := shortSection(list[at:])
		if t == nil {
			break
		}
		at, tables, level = at+n, append(tables, t), h.Level
	}
	if len(tables) < 2 {
		return 0
	}
	for at < len(list) && isPageBreak(list[at]) {
		at++
	}
	if at < len(list) {
		if h, ok := list[at].(*doc.Heading); !ok || h.Level >= level {
			return 0
		}
	}
	for _, t := range tables {
		if !w.fitTable(t).own {
			return 0
		}
	}
	return at
}

// shortSection is the number of blocks of a section that is a heading, a short
// text and a table, with the table; nil if it is anything else.
func shortSection(list []doc.Block) (int, *doc.Table) {
	letters := 0
	for i, b := range list[1:] {
		switch b := b.(type) {
		case *doc.Paragraph:
			letters += len(doc.Plain(b.Text))
		case *doc.Table:
			if n := i + 2; letters <= shortText && (n == len(list) || isHeading(list[n]) || isPageBreak(list[n])) {
				return n, b
			}
			return 0, nil
		default:
			return 0, nil
		}
	}
	return 0, nil
}

func isHeading(b doc.Block) bool {
	_, ok := b.(*doc.Heading)
	return ok
}

func isPageBreak(b doc.Block) bool {
	_, ok := b.(*doc.PageBreak)
	return ok
}

// turn sets sections on landscape pages, their text in a column of the usual measure.
func (w *walker) turn(list []doc.Block) {
	if n := len(w.boxes); n > 0 && w.boxes[n-1].Break < page.Never {
		w.boxes[n-1].Break = page.Force
	}
	w.ownPages(func() {
		aside := max(w.width-w.k.measure, geom.Length(0))
		for _, b := range list {
			if _, ok := b.(*doc.Table); ok {
				w.block(b)
			} else {
				w.column(0, aside, func() { w.block(b) })
			}
		}
	})
}
