package typeset

import "jilid/build/press/geom"

// Measured is a table whose columns have said how wide they want to be: it tells
// how it would come out at several measures without being set.
type Measured struct {
	setter *Setter
	grid   *grid
	sizes  *sizes
	style  TableStyle
	memory *Memory // of the heights, under the key; nil for none
	key    tableKey
}

// Measure measures a table, which must not change from then on.
func (s *Setter) Measure(t *Table, st TableStyle) *Measured {
	w := s.worker()
	defer s.done(w)
	g := newGrid(t)
	return &Measured{setter: s, grid: g, sizes: w.measure(g, &st), style: st}
}

// MinWidth is the least measure at which the table is pleasant to read: no
// word but a very long one is divided.
func (m *Measured) MinWidth() geom.Length { return m.sizes.total() }

// Heights are the head's height and those of the rows, as LayoutTable makes
// them at a measure.
func (m *Measured) Heights(measure geom.Length) (head geom.Length, rows []geom.Length) {
	if m.memory != nil {
		h := m.memory.heights.Do(setKey{m.key, measure}, func() heights { return m.heights(measure) })
		return h.head, h.rows
	}
	h := m.heights(measure)
	return h.head, h.rows
}

func (m *Measured) heights(measure geom.Length) heights {
	h := heights{of: m}
	if m.grid.columns == 0 {
		return h
	}
	w := m.setter.worker()
	defer m.setter.done(w)
	set := m.sizes.layout(w, m.grid, measure, m.style, true)
	for _, r := range set.Rows {
		h.rows = append(h.rows, r.Height)
	}
	h.head = set.HeadHeight
	return h
}

// layout lays out the table.
func (m *Measured) layout(measure geom.Length) *SetTable {
	if m.grid.columns == 0 {
		return &SetTable{Measure: measure, style: m.style}
	}
	w := m.setter.worker()
	defer m.setter.done(w)
	return m.sizes.layout(w, m.grid, measure, m.style, false)
}

// heights are those of the paragraph's lines.
func (w *worker) heights(p *Paragraph, measure geom.Length) []geom.Length {
	_, _, ends := w.breaks(p, measure)
	out := make([]geom.Length, len(ends))
	list := w.items.list
	start := 0
	for i, end := range ends {
		start = nextBox(list, start)
		above, below := p.Style.strut()
		for k := start; k < end; k++ {
			if x := &list[k]; x.kind == box && x.word == nil {
				above, below = p.Spans[x.span].enclose(above, below)
			}
		}
		out[i] = above + below
		start = end + 1
	}
	return out
}

// strut is how far a line without pictures reaches above and below its baseline.
func (st *Style) strut() (above, below geom.Length) {
	above = st.Ascent
	if above == 0 {
		above = st.Leading * 7 / 10
	}
	return above, st.Leading - above
}

// enclose makes a line high enough for the span's picture.
func (s *Span) enclose(above, below geom.Length) (geom.Length, geom.Length) {
	if s.Box == nil {
		return above, below
	}
	up := baseline(s.Box)
	return max(above, up), max(below, s.Box.Size.H-up)
}
