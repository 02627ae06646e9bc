package book

import (
	"slices"

	"jilid/build/press/page"
	"jilid/build/text/doc"
)

// group sets blocks that belong together under a role.
func (w *walker) group(b *doc.Group) {
	w.mark(attrDest(w, b.Attr))
	if b.Lang != "" {
		outer := w.lang
		w.lang = b.Lang
		w.element("Div", func() { w.blocks(b.Blocks) }).Lang = b.Lang
		w.lang = outer
		return
	}
	switch {
	case (b.Class == "landscape" || b.Attr.Has("landscape")) && !w.landscape && w.depth == 0 && len(w.areas) == 0:
		w.ownPages(func() { w.blocks(b.Blocks) })
	case b.Class == "pagebreak" || b.Attr.Has("pagebreak"):
		w.pageBreak()
		w.blocks(b.Blocks)
	case b.Class == "program-sheet":
		w.sheet(b)
	default:
		w.blocks(b.Blocks)
	}
}

// ownPages sets f on landscape pages. What heads it – a heading still waiting
// for its text – goes along, unless text follows that the heading can stay with.
func (w *walker) ownPages(f func()) {
	head := len(w.boxes)
	for !w.follows && head > 0 && w.boxes[head-1].Break >= page.Poor && w.boxes[head-1].Own == nil && len(w.boxes[head-1].Areas) == 0 {
		head--
	}
	outer, left, width := w.boxes[:head], w.left, w.width
	w.boxes, w.left, w.width, w.landscape = slices.Clone(w.boxes[head:]), 0, w.k.landscapeWidth(), true
	w.above = max(w.above, 0)
	f()
	own := &page.Own{Setup: landscapeSetup, List: w.boxes}
	w.boxes, w.left, w.width, w.landscape = outer, left, width, false
	box := page.Box{Own: own, Depth: w.deep()}
	for i := range own.List {
		box.Series |= own.List[i].Series
		box.Stops = max(box.Stops, own.List[i].Stops)
	}
	w.boxes = append(w.boxes, box)
	w.above = 0
}

// isText tells whether a block is text that stays where it is.
func isText(b doc.Block) bool {
	switch b.(type) {
	case *doc.Paragraph, *doc.List, *doc.Definitions, *doc.Code, *doc.Quote, *doc.Alert:
		return true
	}
	return false
}
