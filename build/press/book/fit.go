package book

import (
	"sync"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// manyColumns are so many that the room between them is better given to their text.
const manyColumns = 10

func (w *walker) tableStyle(columns int) typeset.TableStyle {
	padX, padY := geom.Length(4500), geom.Length(3200)
	switch {
	case columns >= manyColumns:
		padX = 3000
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
	room  geom.Length // that the columns of a group must fit, when cut
}

// fitting is all that the fit of a table depends on.
type fitting struct {
	content                            typeset.Key
	width                              geom.Length
	turn                               bool
	framed, deep, across, close, tight bool
}

// fitted is a fit with what was measured for it, which the key names.
type fitted struct {
	fit
	measured *typeset.Measured
}

// fitTable is how a table gets onto the page, found out once.
func (w *walker) fitTable(t *doc.Table) fit {
	content := w.typesetTable(t, false, nil)
	turn := t.Wide || t.Attr.Has("landscape")
	key := fitting{content.Key(), w.width, turn, len(w.areas) > 0, w.depth > 0, w.landscape, w.close, w.tight}
	return w.g.fits.Do(key, func() fitted {
		measured := w.g.Measure(content, w.tableStyle(len(t.Columns)))
		f := w.tryTable(t, measured)
		if f.cut {
			f.room = f.width
		} else if f.own || w.landscape {
			f = w.apart(t, f)
		}
		return fitted{f, measured}
	}).fit
}

// apart cuts a table of many columns that would fit onto landscape pages with
// rows of many lines only, if groups of columns take less paper.
func (w *walker) apart(t *doc.Table, f fit) fit {
	if len(t.Columns) < manyColumns {
		return f
	}
	st := w.tableStyle(len(t.Columns))
	content := w.typesetTable(t, f.small, nil)
	m := w.g.Measure(content, st)
	if !w.highRows(m, f.width) {
		return f
	}
	room := f.width * 2 / 3
	var apart geom.Length
	for _, g := range w.k.set.Groups(content, room, st) {
		apart += tableHeight(w.g.Measure(g, w.tableStyle(len(g.Columns))), f.width)
	}
	if apart >= tableHeight(m, f.width)*9/10 {
		return f
	}
	f.cut, f.room = true, room
	return f
}

// tryTable tries, in this order: the text block, the outer margin too, the
// smallest readable size, landscape pages, groups of columns.
func (w *walker) tryTable(t *doc.Table, measured *typeset.Measured) fit {
	wide := w.width
	if len(w.areas) == 0 && w.depth == 0 && !w.landscape {
		wide = w.k.wide
	}
	across := w.k.landscapeWidth()
	turn := (t.Wide || t.Attr.Has("landscape")) && w.depth == 0 && len(w.areas) == 0
	normal := measured.MinWidth()
	small := sync.OnceValue(func() geom.Length {
		return w.g.MinTableWidth(w.typesetTable(t, true, nil), w.tableStyle(len(t.Columns)))
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
// better turned, and takes no more paper then.
func (w *walker) tall(t *doc.Table, m *typeset.Measured, upright, across geom.Length) bool {
	return len(t.Columns) >= 5 && w.highRows(m, upright) &&
		tableHeight(m, across)/w.k.landscapeHeight() <= tableHeight(m, upright)/w.k.height
}

// highRows tells whether more than a third of the rows have more than nine lines.
func (w *walker) highRows(m *typeset.Measured, measure geom.Length) bool {
	_, rows := m.Heights(measure)
	high := 0
	for _, h := range rows {
		if h > 9*w.k.sizes.Table.Leading {
			high++
		}
	}
	return high*3 > len(rows)
}

// tableHeight is how high the table gets at a measure.
func tableHeight(m *typeset.Measured, measure geom.Length) geom.Length {
	sum, rows := m.Heights(measure)
	for _, h := range rows {
		sum += h
	}
	return sum
}
