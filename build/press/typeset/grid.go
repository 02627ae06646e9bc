package typeset

// grid tells where each cell of a table stands: HTML's table model, with the
// spans cut to what is there.
type grid struct {
	table   *Table
	columns int
	head    section
	body    section
}

// section is the head or the body; cells don't span from one to the other.
type section struct {
	rows  []Row
	cells []gridCell // in reading order
	first []int      // index of each row's first cell
}

// gridCell is a cell at its place: columns from to to, rows row to last.
type gridCell struct {
	*Cell
	row, last int // last is the last row it covers
	from, to  int
	order     int // of the cell within its row
}

func newGrid(t *Table) *grid {
	g := &grid{table: t, columns: len(t.Columns)}
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for _, r := range rows {
			g.columns = max(g.columns, min(len(r.Cells), 1)) // cells without any column make one
		}
	}
	g.head, g.body = g.section(t.Head), g.section(t.Rows)
	return g
}

// section places the cells. Cells beyond the last column hang below no head:
// they are put into the last one's place as far as there is any, else widen the grid.
func (g *grid) section(rows []Row) section {
	s := section{rows: rows, first: make([]int, len(rows)+1)}
	var covered []int // for each column the last row that a cell from above covers, +1
	for r := range rows {
		s.first[r] = len(s.cells)
		col := 0
		for i := range rows[r].Cells {
			c := &rows[r].Cells[i]
			for col < len(covered) && covered[col] > r {
				col++
			}
			span, down := max(c.ColSpan, 1), max(c.RowSpan, 1)
			if col < len(g.table.Columns) {
				span = min(span, len(g.table.Columns)-col)
			}
			last := min(r+down, len(rows)) - 1
			for len(covered) < col+span {
				covered = append(covered, 0)
			}
			to := col
			for to < col+span && covered[to] <= r { // a span stops at a cell from above
				covered[to] = last + 1
				to++
			}
			s.cells = append(s.cells, gridCell{Cell: c, row: r, last: last, from: col, to: to, order: i})
			col = to
		}
		g.columns = max(g.columns, len(covered))
	}
	s.first[len(rows)] = len(s.cells)
	return s
}

// column is what the table says of a column; those it doesn't know are plain.
func (g *grid) column(i int) Column {
	if i < len(g.table.Columns) {
		return g.table.Columns[i]
	}
	return Column{}
}

// sections are both, the head first.
func (g *grid) sections() [2]*section { return [2]*section{&g.head, &g.body} }

// align is how a cell's text is set.
func (g *grid) align(c *gridCell) Align {
	a := g.column(c.from).Align
	if c.Align != nil {
		a = *c.Align
	}
	if a == Justify {
		return Left
	}
	return a
}
