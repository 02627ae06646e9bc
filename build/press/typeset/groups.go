package typeset

import (
	"slices"

	"jilid/build/press/geom"
)

// Groups cuts a table that is too wide into tables that fit the measure, each
// with the key columns at their place (the first column if none is marked). Columns
// under one head stay together wherever they fit. Repeated cells have no tags,
// links or marks. A table that fits, or cannot be cut, comes back alone.
func (s *Setter) Groups(t *Table, measure geom.Length, st TableStyle) []*Table {
	w := s.worker()
	g := newGrid(t)
	z := w.measure(g, &st)
	s.done(w)
	if z.total() <= measure || g.columns < 3 {
		return []*Table{t}
	}
	var keys, others []int
	for i := range g.columns {
		if g.column(i).Key {
			keys = append(keys, i)
		} else {
			others = append(others, i)
		}
	}
	if len(keys) == 0 {
		keys, others = others[:1], others[1:]
	}
	var key geom.Length
	for _, i := range keys {
		key += z.words[i]
	}
	if key > measure*2/3 || len(others) < 2 {
		return []*Table{t}
	}
	units := z.units(g, others, 0, measure-key)
	parts := z.parts(units, measure-key)
	// As many columns on the last as on the others: try with less room as long as the number is the same.
	for room := measure - key; room > 0; room -= 2 * geom.Pt {
		even := z.parts(units, room)
		if len(even) > len(parts) {
			break
		}
		parts = even
	}
	var out []*Table
	seen := map[*Cell]bool{}
	for _, part := range parts {
		columns := append(slices.Clone(keys), part...)
		slices.Sort(columns)
		out = append(out, g.pick(columns, seen))
	}
	return out
}

// units deals out columns that go together: those under one cell of a row of the
// head, or of the rows below it where these are too wide for the room.
func (z *sizes) units(g *grid, columns []int, row int, room geom.Length) [][]int {
	var units [][]int
	for at := 0; at < len(columns); {
		end := at + 1
		if over := g.over(row, columns[at]); over != nil {
			for end < len(columns) && columns[end] < over.to {
				end++
			}
		}
		unit := columns[at:end]
		at = end
		switch {
		case len(unit) == 1 || z.wide(unit) <= room:
			units = append(units, unit)
		case row+1 < len(g.head.rows):
			units = append(units, z.units(g, unit, row+1, room)...)
		default:
			for i := range unit {
				units = append(units, unit[i:i+1])
			}
		}
	}
	return units
}

// over is the head's cell over a column in one of its rows, or nil.
func (g *grid) over(row, column int) *gridCell {
	for i := range g.head.cells {
		if c := &g.head.cells[i]; c.row <= row && row <= c.last && c.from <= column && column < c.to {
			return c
		}
	}
	return nil
}

// wide is what columns want together.
func (z *sizes) wide(columns []int) (w geom.Length) {
	for _, c := range columns {
		w += z.words[c]
	}
	return w
}

// parts puts as many units together as there is room for; one at least.
func (z *sizes) parts(units [][]int, room geom.Length) [][]int {
	var parts [][]int
	var used geom.Length
	for _, unit := range units {
		w := z.wide(unit)
		if len(parts) == 0 || used+w > room {
			parts, used = append(parts, nil), 0
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], unit...)
		used += w
	}
	return parts
}

// pick makes the table of some of the columns. Cells that were in one before lose their tags.
func (g *grid) pick(columns []int, seen map[*Cell]bool) *Table {
	t := &Table{}
	for _, i := range columns {
		t.Columns = append(t.Columns, g.column(i))
	}
	t.Head, t.Rows = g.pickRows(&g.head, columns, seen), g.pickRows(&g.body, columns, seen)
	return t
}

func (g *grid) pickRows(s *section, columns []int, seen map[*Cell]bool) []Row {
	rows := make([]Row, len(s.rows))
	for r := range rows {
		rows[r] = s.rows[r]
		rows[r].Cells = nil
		taken := map[int]bool{}
		for _, col := range columns {
			for i := s.first[r]; i < s.first[r+1]; i++ {
				c := &s.cells[i]
				if taken[i] || col < c.from || col >= c.to {
					continue
				}
				taken[i] = true
				span := 0
				for _, other := range columns {
					if other >= c.from && other < c.to {
						span++
					}
				}
				cell := *c.Cell
				cell.ColSpan, cell.RowSpan = span, c.last-c.row+1
				if seen[c.Cell] {
					cell = untagged(cell)
				}
				seen[c.Cell] = true
				rows[r].Cells = append(rows[r].Cells, cell)
			}
		}
	}
	return rows
}

// untagged is the copy of a cell for a second time on paper.
func untagged(c Cell) Cell {
	c.Tag = nil
	c.Blocks = slices.Clone(c.Blocks)
	for i := range c.Blocks {
		b := &c.Blocks[i]
		b.Tag, b.Tags = nil, nil
		b.Spans = slices.Clone(b.Spans)
		for j := range b.Spans {
			b.Spans[j].Link, b.Spans[j].Inline, b.Spans[j].Dest, b.Spans[j].Mark = nil, 0, "", ""
		}
	}
	return c
}
