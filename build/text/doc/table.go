package doc

import "strings"

// Starts tells for every cell of rows of the table – its head, or its body – the
// column it begins in: cells that one above covers are left out of their rows.
func (t *Table) Starts(rows []Row) [][]int {
	covered := make([]int, len(t.Columns)) // for how many rows, this one included
	out := make([][]int, len(rows))
	for r := range rows {
		col := 0
		for i := range rows[r].Cells {
			c := &rows[r].Cells[i]
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			out[r] = append(out[r], col)
			for end := col + max(c.ColSpan, 1); col < end; col++ {
				if col < len(covered) {
					covered[col] = max(c.RowSpan, 1)
				}
			}
		}
		for col := range covered {
			covered[col] = max(covered[col]-1, 0)
		}
	}
	return out
}

// Numeric tells for every column of the table whether its body holds numbers
// only (empty cells, dashes and words for "none" aside), so that a column whose
// Align is AlignDefault is set right-aligned, on the decimal comma.
func (t *Table) Numeric() []bool {
	numbers := make([]int, len(t.Columns))
	words := make([]int, len(t.Columns))
	for r, starts := range t.Starts(t.Rows) {
		row := &t.Rows[r]
		if row.Kind == GroupRow {
			continue
		}
		for i := range row.Cells {
			c, col := &row.Cells[i], starts[i]
			if c.ColSpan > 1 || col >= len(t.Columns) {
				continue
			}
			switch s := strings.TrimSpace(c.Plain()); {
			case s == "" || s == "-" || s == "–" || s == "—":
			case IsNumber(s):
				numbers[col]++
			default:
				words[col]++
			}
		}
	}
	out := make([]bool, len(t.Columns))
	for i := range out {
		out[i] = numbers[i] > 0 && words[i] == 0
	}
	return out
}

// Plain is the text of a cell without mark-up, its paragraphs parted by blanks.
func (c *Cell) Plain() string {
	var parts []string
	for _, b := range c.Blocks {
		if p, ok := b.(*Paragraph); ok {
			parts = append(parts, Plain(p.Text))
		} else {
			return "…"
		}
	}
	return strings.Join(parts, " ")
}

// IsNumber tells whether a text is one number as tables have them: digits with
// separators, perhaps a sign, "Rp" before or "%" behind. A year is a number
// too; a code (K-001) or a range (2020–2022) is not.
func IsNumber(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "Rp"))
	s = strings.TrimLeft(s, "+-−")
	s = strings.TrimSpace(strings.TrimRight(s, " %"))
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' || r == ',' || r == ' ' || r == '\u00a0':
		default:
			return false
		}
	}
	return digits > 0
}
