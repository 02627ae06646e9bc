package book

import "slices"

// heads are the ids of a table's head cells, so that every cell can name those
// above and beside it: what a screen reader says before the cell.
type heads struct {
	columns [][]string // of each column, from the top
	rows    []rowHead  // of the row that is being made, from the left
}

// rowHead is a head beside the cells of its own row and of those it reaches down to.
type rowHead struct {
	column int
	id     string
	left   int // rows, this one included
}

// above says that a head stands over some columns.
func (h *heads) above(column, span int, id string) {
	for len(h.columns) < column+span {
		h.columns = append(h.columns, nil)
	}
	for i := column; i < column+span; i++ {
		h.columns[i] = append(h.columns[i], id)
	}
}

// beside says that a head stands in a column of this row and of those it covers below.
func (h *heads) beside(column, rows int, id string) {
	h.rows = append(h.rows, rowHead{column, id, rows})
}

// next begins the next row.
func (h *heads) next() {
	for i := range h.rows {
		h.rows[i].left--
	}
	h.rows = slices.DeleteFunc(h.rows, func(r rowHead) bool { return r.left < 1 })
}

// of are the heads of a cell of this row over some columns, the row's own among
// them if it is no head itself.
func (h *heads) of(column, span int, rows bool) []string {
	var out []string
	for i := column; i < min(column+span, len(h.columns)); i++ {
		for _, id := range h.columns[i] {
			if !slices.Contains(out, id) { // it stands over several
				out = append(out, id)
			}
		}
	}
	if rows {
		for _, r := range h.rows {
			out = append(out, r.id)
		}
	}
	return out
}
