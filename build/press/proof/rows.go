package proof

import (
	"slices"
	"strings"

	"jilid/build/text/doc"
)

// Rows: every table of the manuscript is in its book with all its rows and no
// other, row by row and cell by cell. (That pdftotext reads the same is for
// [Proofs.Print] to tell.)
func (p *Proofs) Rows(b *Book) Findings {
	var f Findings
	var rows []row
	for _, text := range b.Text.Texts {
		rows = append(rows, p.passages(text).rows...)
	}
	var want []*doc.Table
	for _, r := range rows {
		if n := len(want); n == 0 || want[n-1] != r.table {
			want = append(want, r.table)
		}
	}
	got := b.File.Tree.Find("Table")
	if len(got) != len(want) {
		f.say("%s: %d tables, the manuscript has %d", b.Path, len(got), len(want))
		return f
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
			return f
		}
		for k, r := range rows[:n] {
			f.saw("rows")
			if len(trs[k].Kids) != len(r.cells) {
				f.say("%s: table %q, row %d has %d cells, the manuscript %d", b.Path, name, k+1, len(trs[k].Kids), len(r.cells))
				continue
			}
			for c, cell := range r.cells {
				said := Bare(trs[k].Kids[c].Text())
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
	return f
}
