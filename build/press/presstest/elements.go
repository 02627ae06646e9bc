package presstest

import "strings"

// Elements holds the tree of a whole book to what a reader that speaks needs: no
// element without anything in it, headings that don't skip a level, tables whose
// rows are equally wide and whose cells have heads. It gives what breaks that.
func (b *Book) Elements() []string {
	before := len(b.Problems)
	level := 0
	var walk func(e *Element)
	walk = func(e *Element) {
		switch e.Role {
		case "H1", "H2", "H3", "H4", "H5", "H6":
			n := int(e.Role[1] - '0')
			if n > level+1 {
				b.say("%s %q follows a heading of level %d", e.Role, e.Text(), level)
			}
			if level = n; strings.TrimSpace(e.Text()) == "" {
				b.say("an %s without words", e.Role)
			}
		case "Table":
			b.table(e)
		case "TD", "TH", "Figure", "Formula": // cells may be empty, pictures are no text
		default:
			if len(e.Parts) == 0 && len(e.Links) == 0 {
				b.say("a %s with nothing in it", e.Role)
			}
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(b.Tree)
	found := b.Problems[before:]
	b.Problems = b.Problems[:before]
	return found
}

// table checks one table's grid and the heads of its cells.
func (b *Book) table(t *Element) {
	var name string
	if c := t.Find("Caption"); len(c) > 0 {
		name = c[0].Text()
	}
	wide := 0
	heads := false // column heads were met
	for _, part := range t.Kids {
		var covered []int // rows that each column is still covered by a cell from above
		for _, tr := range part.Find("TR") {
			at := 0
			row := make([]int, len(covered))
			for i, n := range covered {
				row[i] = max(n-1, 0)
			}
			for _, c := range tr.Kids {
				for at < len(covered) && covered[at] > 0 {
					at++
				}
				for range c.columns {
					for at >= len(row) {
						row = append(row, 0)
					}
					row[at] = c.rows - 1
					at++
				}
				switch {
				case c.Role == "TH" && c.Scope == "":
					b.say("a TH without Scope in table %q: %q", name, c.Text())
				case c.Role == "TH" && c.Scope == "Column":
					heads = true
				case c.Role == "TD" && heads && len(c.Headers) == 0:
					b.say("a TD without heads in table %q: %q", name, c.Text())
				}
			}
			for at < len(covered) && covered[at] > 0 {
				at++
			}
			if wide == 0 {
				wide = at
			}
			if at != wide {
				b.say("table %q has rows of %d and of %d columns", name, wide, at)
			}
			covered = row
		}
		for _, n := range covered {
			if n > 0 {
				b.say("a cell of table %q reaches out of its %s", name, part.Role)
			}
		}
	}
}
