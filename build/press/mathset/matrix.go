package mathset

import (
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// matrix sets rows of cells, their middle on the axis.
func (s *setter) matrix(n *formula.Matrix, st style) box {
	inner := st
	switch n.Kind {
	case formula.Aligned:
		inner.level = displayLevel
	case formula.Small:
		inner.level = max(scriptLevel, st.level)
	default:
		inner.level = max(textLevel, st.level)
	}
	cells := make([][]box, len(n.Rows))
	widths := make([]geom.Length, len(n.Columns))
	for i, row := range n.Rows {
		cells[i] = make([]box, len(row))
		for j, cell := range row {
			cells[i][j] = s.row(cell.Items, inner).plain()
			widths[j] = max(widths[j], cells[i][j].width)
		}
	}
	size := s.size(inner)
	apart, least := s.rows(n.Kind, size)
	var b box
	var base, depth geom.Length // of the row above
	for i, row := range cells {
		height, below := size*75/100, size*25/100 // rows of small letters are no lower than others
		for _, c := range row {
			height, below = max(height, c.height), max(below, c.depth)
		}
		if i > 0 {
			base += max(apart, depth+least+height)
		}
		depth = below
		x := geom.Length(0)
		for j, c := range row {
			x += s.gap(n, j, size)
			at := x
			switch n.Columns[j] {
			case formula.Center:
				at += (widths[j] - c.width) / 2
			case formula.Right:
				at += widths[j] - c.width
			}
			b.add(c, at, base)
			x += widths[j]
		}
		b.width = max(b.width, x+s.side(n.Kind, size))
	}
	return s.centred(b, st)
}

// rows are the distance of two baselines and the least space between two rows.
func (s *setter) rows(k formula.MatrixKind, size geom.Length) (apart, least geom.Length) {
	switch k {
	case formula.Aligned:
		return size * 15 / 10, size * 4 / 10
	case formula.Small:
		return size * 11 / 10, size / 10
	case formula.Cases:
		return size * 14 / 10, size * 3 / 10
	}
	return size * 12 / 10, size * 2 / 10
}

// side is the space between the outer columns and brackets.
func (s *setter) side(k formula.MatrixKind, size geom.Length) geom.Length {
	switch k {
	case formula.Grid, formula.Cases:
		return size * 2 / 18
	}
	return 0
}

// gap is the space before a column.
func (s *setter) gap(n *formula.Matrix, column int, size geom.Length) geom.Length {
	switch {
	case column == 0:
		return s.side(n.Kind, size)
	case n.Kind == formula.Small:
		return size * 5 / 18
	case n.Kind == formula.Aligned && n.Columns[column] == formula.Left:
		return 0 // it goes on where the column before it stops
	case n.Kind == formula.Aligned:
		return 2 * size
	}
	return size
}
