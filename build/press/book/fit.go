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

// fitting is all that the fit of a table depends on.
type fitting struct {
	table                              *doc.Table
	width                              geom.Length
	framed, deep, across, close, tight bool
}

// fitTable is how a table gets onto the page, found out once.
func (w *walker) fitTable(t *doc.Table) fit {
	key := fitting{t, w.width, len(w.areas) > 0, w.depth > 0, w.landscape, w.close, w.tight}
	f, known := w.u.fits[key]
	if !known {
		f = w.tryTable(t)
		w.u.fits[key] = f
	}
	return f
}

// tryTable tries, in this order: the text block, the outer margin too, the
// smallest readable size, landscape pages, groups of columns.
func (w *walker) tryTable(t *doc.Table) fit {
	wide := w.width
	if len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		wide = w.k.wide
	}
	across := w.k.paper.H - w.k.top - w.k.bottom
	turn := (t.Wide || t.Attr.Has("landscape")) && w.depth == 0 && len(w.areas) == 0
	measured := w.k.set.Measure(w.typesetTable(t, false, nil), w.tableStyle())
	normal := measured.MinWidth()
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
	case alone && normal <= across && w.tall(t, measured, min(max(normal, w.width), wide), across):
		return fit{width: across, own: true}
	case normal <= w.width:
		if wide > w.width {
			if narrow := tableHeight(measured, w.width); narrow > 12*w.k.grid && tableHeight(measured, wide) <= narrow*75/100 {
				return fit{width: wide}
			}
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
func (w *walker) tall(t *doc.Table, m *typeset.Measured, upright, across geom.Length) bool {
	if len(t.Columns) < 5 {
		return false
	}
	sum, rows := m.Heights(upright)
	deep := 0
	for _, h := range rows {
		sum += h
		if h > 9*w.k.theme.Type.Table.Leading {
			deep++
		}
	}
	return deep*3 > len(rows) && tableHeight(m, across)/w.k.landscapeHeight() <= sum/w.k.height
}

// tableHeight is how high the table gets at a measure.
func tableHeight(m *typeset.Measured, measure geom.Length) geom.Length {
	sum, rows := m.Heights(measure)
	for _, h := range rows {
		sum += h
	}
	return sum
}
