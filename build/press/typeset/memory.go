package typeset

import (
	"slices"

	"jilid/build/memo"
	"jilid/build/press/geom"
)

// Memory is a Setter that remembers what it has set: the lines of paragraphs, the
// widths, heights and layouts of tables. What it gives is what the Setter gives. It
// may be used by many goroutines at once.
type Memory struct {
	*Setter
	lines   memo.Memo[Key, broken]
	sizes   memo.Memo[tableKey, *Measured]
	heights memo.Memo[setKey, heights]
	tables  memo.Memo[setKey, *SetTable]
}

// tableKey is a table's content and its style, all that its widths depend on.
type tableKey struct {
	content Key
	style   TableStyle
}

type setKey struct {
	tableKey
	measure geom.Length
}

type broken struct {
	lines   []Line
	quality Quality
}

type heights struct {
	head geom.Length
	rows []geom.Length
	of   *Measured // so that what the key names stays where it is
}

// NewMemory is a Memory of what a Setter sets.
func NewMemory(s *Setter) *Memory { return &Memory{Setter: s} }

// Turn forgets what was not asked for since the last turn.
func (m *Memory) Turn() {
	m.lines.Turn()
	m.sizes.Turn()
	m.heights.Turn()
	m.tables.Turn()
}

// Lines is Setter.Lines.
func (m *Memory) Lines(p *Paragraph, measure geom.Length) ([]Line, Quality) {
	b := m.lines.Do(p.Key(measure), func() broken {
		lines, q := m.Setter.Lines(p, measure)
		return broken{lines, q}
	})
	return b.lines, b.quality
}

// Measure is Setter.Measure.
func (m *Memory) Measure(t *Table, st TableStyle) *Measured {
	return m.measured(tableKey{t.Key(), st}, t)
}

func (m *Memory) measured(k tableKey, t *Table) *Measured {
	return m.sizes.Do(k, func() *Measured {
		x := m.Setter.Measure(t, k.style)
		x.memory, x.key = m, k
		return x
	})
}

// MinTableWidth is Setter.MinTableWidth.
func (m *Memory) MinTableWidth(t *Table, st TableStyle) geom.Length {
	return m.Measure(t, st).MinWidth()
}

// LayoutTable is Setter.LayoutTable. Tables that differ in their tags alone are laid out once.
func (m *Memory) LayoutTable(t *Table, measure geom.Length, st TableStyle) *SetTable {
	k := tableKey{t.Key(), st}
	set := m.tables.Do(setKey{k, measure}, func() *SetTable { return m.measured(k, t).layout(measure) })
	return set.of(t)
}

// of is the set table with the cells of an equal one, whose tags are others.
func (t *SetTable) of(content *Table) *SetTable {
	g := newGrid(content)
	out := *t
	if t.head != nil {
		out.head = t.head.of(g.head.cells)
	}
	out.Rows = make([]*SetRow, len(t.Rows))
	n := 0
	for i, r := range t.Rows {
		out.Rows[i] = r.of(g.body.cells[n : n+len(r.cells)])
		n += len(r.cells)
	}
	return &out
}

func (r *SetRow) of(cells []gridCell) *SetRow {
	out := *r
	out.cells = slices.Clone(r.cells)
	for i := range out.cells {
		out.cells[i].gridCell = &cells[i]
	}
	return &out
}
