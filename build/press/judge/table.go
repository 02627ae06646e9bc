package judge

import "slices"

// cells are a table's cells, without those of tables within.
func (e *Element) cells() (all []*Element) {
	for _, k := range e.Kids {
		switch k.standard {
		case "TH", "TD":
			all = append(all, k)
		case "TR", "THead", "TBody", "TFoot":
			all = append(all, k.cells()...)
		}
	}
	return all
}

// heads checks that the cells below heads name them, and heads of the same table.
func (e *Element) heads(say func(string, ...any)) {
	ids := map[string]bool{}
	columns := false
	cells := e.cells()
	for _, c := range cells {
		if c.standard == "TH" {
			ids[c.ID] = c.ID != ""
			columns = columns || c.Scope == "Column"
		}
	}
	for _, c := range cells {
		if c.standard == "TD" && columns && len(c.Headers) == 0 {
			say("%.40q", c.Text())
		}
		for _, h := range c.Headers {
			if !ids[h] || h == c.ID {
				say("%q of %.40q", h, c.Text())
			}
		}
	}
}

// spot is where a cell of a table stands.
type spot struct {
	*Element
	row, column int
	head        bool // in the table's head
}

// grid gives the places of a table's cells. It says where rows aren't equally
// wide, with what spans them.
func (e *Element) grid(say func(string, ...any)) (all []spot) {
	wide, row := 0, 0
	parts := e.Kids
	if slices.ContainsFunc(parts, func(k *Element) bool { return k.standard == "TR" }) {
		parts = []*Element{e}
	}
	for _, part := range parts {
		var covered []int // rows that each column is still covered by a cell from above
		for _, tr := range part.Kids {
			if tr.standard != "TR" {
				continue
			}
			below := make([]int, len(covered))
			for i, n := range covered {
				below[i] = max(n-1, 0)
			}
			at := 0
			pass := func() {
				for at < len(covered) && covered[at] > 0 {
					at++
				}
			}
			for _, c := range tr.Kids {
				pass()
				all = append(all, spot{c, row, at, part.standard == "THead"})
				for range min(c.columns, 1000) {
					for at >= len(below) {
						below = append(below, 0)
					}
					below[at] = c.rows - 1
					at++
				}
			}
			pass()
			if wide == 0 {
				wide = at
			}
			if at != wide {
				say("rows of %d and of %d columns: %.40q", wide, at, tr.Text())
			}
			covered = below
			row++
		}
		for _, n := range covered {
			if n > 0 {
				say("a cell reaches out of its %s", part.Role)
				break
			}
		}
	}
	return all
}

// above checks that cells name all heads over and beside them. The head of a
// group of rows, as wide as the table, is named by none.
func (e *Element) above(say func(string, ...any)) {
	all := e.grid(func(string, ...any) {})
	for _, c := range all {
		if c.standard != "TD" || len(c.Headers) == 0 {
			continue
		}
		for _, h := range all {
			over := h.head && h.Scope == "Column" && h.column < c.column+c.columns && h.column+h.columns > c.column
			beside := h.Scope == "Row" && h.row <= c.row && h.row+h.rows > c.row && h.column < c.column
			if h.standard == "TH" && (over || beside) && !slices.Contains(c.Headers, h.ID) {
				say("%.40q: %.40q", c.Text(), h.Text())
			}
		}
	}
}
