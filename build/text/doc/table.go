package doc

import "strings"

// Numeric tells for every column of the table whether its body holds numbers
// only (empty cells, dashes and words for "none" aside), so that a column whose
// Align is AlignDefault is set right-aligned, on the decimal comma.
func (t *Table) Numeric() []bool {
	numbers := make([]int, len(t.Columns))
	words := make([]int, len(t.Columns))
	for _, row := range t.Rows {
		if row.Kind == GroupRow {
			continue
		}
		col := 0
		for _, c := range row.Cells {
			if span := max(c.ColSpan, 1); span > 1 || c.RowSpan > 1 {
				col += span
				continue
			}
			if col < len(t.Columns) {
				switch s := strings.TrimSpace(c.Plain()); {
				case s == "" || s == "-" || s == "–" || s == "—":
				case IsNumber(s):
					numbers[col]++
				default:
					words[col]++
				}
			}
			col++
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
