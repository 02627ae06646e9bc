package proof

import (
	"slices"
	"strings"

	"jilid/build/text/doc"
)

// Rows: every table of the manuscript is in its book with all its rows and no
// other, row by row and cell by cell, and pdftotext meets each row that can be
// told from others exactly as often as the manuscript says it. A group's row
// stands with one of its rows, a total with a row before it.
func (p *Proofs) Rows(b *Book) Findings {
	var f Findings
	var rows []row
	var said strings.Builder
	for _, text := range b.Text.Texts {
		ps := p.passages(text)
		for _, pa := range ps.all {
			said.WriteString(pa.String() + "\n")
		}
		rows = append(rows, ps.rows...)
		for _, r := range ps.rows {
			said.WriteString(r.String() + "\n")
		}
	}
	sameTables(b, rows, &f)
	all := p.printed(b)
	for _, r := range rows {
		key := r.String()
		if r.head || len(r.cells) < 3 || len(key) < 24 || strings.Contains(key, "…") || r.noted() {
			continue // repeated on every page; said elsewhere too; with notes' marks in it
		}
		f.saw("rows")
		want := strings.Count(said.String(), key)
		if got := strings.Count(all.all, key); got != want {
			if got < want && !slices.ContainsFunc(r.cells, func(c passage) bool { return len(c.parts) > 0 && all.missing(c) }) {
				continue // a tall row that goes on on the next page
			}
			f.say("%s: pdftotext reads a row %d times, not %d: %s", b.Path, got, want, key)
		}
	}
	return f
}

func (p *printed) missing(c passage) bool {
	c.space = 48
	f, _ := p.find(c, 0)
	return f == nil
}

// sameTables compares the tables of the manuscript with those of the structure tree.
func sameTables(b *Book, rows []row, f *Findings) {
	var want []*doc.Table
	for _, r := range rows {
		if n := len(want); n == 0 || want[n-1] != r.table {
			want = append(want, r.table)
		}
	}
	got := b.File.Tree.Find("Table")
	if len(got) != len(want) {
		f.say("%s: %d tables, the manuscript has %d", b.Path, len(got), len(want))
		return
	}
	for i, table := range want {
		name := doc.Plain(table.Caption)
		n := slices.IndexFunc(rows, func(r row) bool { return r.table != table })
		if n < 0 {
			n = len(rows)
		}
		trs := got[i].Find("TR")
		if len(trs) != n {
			f.say("%s: table %q has %d rows, the manuscript %d", b.Path, name, len(trs), n)
			return
		}
		for k, r := range rows[:n] {
			if len(trs[k].Kids) != len(r.cells) {
				f.say("%s: table %q, row %d has %d cells, the manuscript %d", b.Path, name, k+1, len(trs[k].Kids), len(r.cells))
				continue
			}
			for c, cell := range r.cells {
				said := bare(trs[k].Kids[c].Text())
				rest := said
				for _, part := range cell.parts {
					_, after, ok := strings.Cut(rest, part)
					if rest = after; !ok {
						f.say("%s: table %q, row %d: %q isn't %s", b.Path, name, k+1, said, cell)
						break
					}
				}
				if len(said) > len(strings.Join(cell.parts, ""))+8*(len(cell.parts)+cell.marks) {
					f.say("%s: table %q, row %d: %q is more than %s", b.Path, name, k+1, said, cell)
				}
			}
		}
		rows = rows[n:]
	}
}
