package book

import (
	"sync"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

func (w *walker) tableStyle() typeset.TableStyle {
	padX, padY := geom.Length(4500), geom.Length(3200)
	switch {
	case w.tight:
		padX, padY = 3500, 1500
	case w.close:
		padX, padY = 3500, 2300
	}
	return typeset.TableStyle{
		PadX: padX, PadY: padY, Hairline: 400, Strong: 1000,
		Line: w.k.rule, StrongLine: w.k.ink,
		HeadTint: w.k.tint, GroupTint: wash(w.main, 9), TotalTint: frame.Color{None: true},
	}
}

// fit is how a table gets onto the page.
type fit struct {
	small bool        // at the smallest readable size
	width geom.Length // measure of the table
	own   bool        // on landscape pages
	cut   bool        // into groups of columns
}

// fitTable tries, in this order: the text block, the outer margin too, the
// smallest readable size, landscape pages, groups of columns.
func (w *walker) fitTable(t *doc.Table) fit {
	wide := w.width
	if len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		wide = w.k.wide
	}
	across := w.k.paper.H - w.k.top - w.k.bottom
	turn := (t.Wide || t.Attr.Has("landscape")) && w.depth == 0 && len(w.areas) == 0
	normal := w.k.set.MinTableWidth(w.typesetTable(t, false, nil), w.tableStyle())
	small := sync.OnceValue(func() geom.Length {
		return w.k.set.MinTableWidth(w.typesetTable(t, true, nil), w.tableStyle())
	})
	if w.landscape || turn {
		switch {
		case w.landscape:
			across = w.width
		}
		switch {
		case normal <= across:
			return fit{width: across, own: turn}
		case small() <= across:
			return fit{small: true, width: across, own: turn}
		}
		return fit{small: true, width: across, own: turn, cut: true}
	}
	alone := w.depth == 0 && len(w.areas) == 0
	switch {
	case w.close && small() <= w.width:
		return fit{small: true, width: w.width}
	case alone && normal <= across && w.tall(t, min(max(normal, w.width), wide), across):
		return fit{width: across, own: true}
	case normal <= w.width:
		narrow := w.height(t, w.width)
		if wide > w.width && narrow > 12*w.k.grid && w.height(t, wide) <= narrow*75/100 {
			return fit{width: wide}
		}
		return fit{width: w.width}
	case normal <= wide:
		return fit{width: wide}
	case small() <= wide:
		return fit{small: true, width: wide}
	case alone && normal <= across:
		return fit{width: across, own: true}
	case alone && small() <= across:
		return fit{small: true, width: across, own: true}
	case alone:
		return fit{small: true, width: across, own: true, cut: true}
	}
	return fit{small: true, width: wide, cut: true}
}

// tall tells whether a table's rows get so high on an upright page that it is
// better turned: rows of more than nine lines, and no more paper on the turned pages.
func (w *walker) tall(t *doc.Table, upright, across geom.Length) bool {
	if len(t.Columns) < 5 {
		return false
	}
	set := w.k.set.LayoutTable(w.typesetTable(t, false, nil), upright, w.tableStyle())
	deep := 0
	var sum geom.Length
	for _, r := range set.Rows {
		sum += r.Height
		if r.Height > 9*w.k.theme.Type.Table.Leading {
			deep++
		}
	}
	return deep*3 > len(set.Rows) && w.height(t, across)/w.k.landscapeHeight() <= (sum+set.HeadHeight)/w.k.height
}

// height is how high the table gets at a measure.
func (w *walker) height(t *doc.Table, measure geom.Length) geom.Length {
	set := w.k.set.LayoutTable(w.typesetTable(t, false, nil), measure, w.tableStyle())
	h := set.HeadHeight
	for _, r := range set.Rows {
		h += r.Height
	}
	return h
}
