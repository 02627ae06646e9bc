package press

import (
	"slices"
	"strings"
	"testing"

	"jilid/build/press/presstest"
	"jilid/build/text/doc"
)

// TestRowsOnce: every table of the manuscript is in its book with all its rows
// and no other, row by row and cell by cell, and pdftotext meets each row that
// can be told from others exactly as often as the manuscript says it.
func TestRowsOnce(t *testing.T) {
	s := loadSample(t)
	books, read := loadChecked(t), loadReadings(t)
	for i, f := range files() {
		t.Run(f.Path, func(t *testing.T) {
			t.Parallel()
			var rows []row
			var said strings.Builder
			for _, text := range s.manuscript.Books[i].Texts {
				ps := s.passages(text)
				for _, p := range ps.all {
					said.WriteString(p.String() + "\n")
				}
				rows = append(rows, ps.rows...)
				for _, r := range ps.rows {
					said.WriteString(r.String() + "\n")
				}
			}
			sameTables(t, books[i], rows)
			all := newPrinted(read[i])
			told := 0
			for _, r := range rows {
				key := r.String()
				if r.head || len(r.cells) < 3 || len(key) < 24 || strings.Contains(key, "…") {
					continue // repeated on every page; said elsewhere too; with notes' marks in it
				}
				told++
				want := strings.Count(said.String(), key)
				if got := strings.Count(all.all, key); got != want {
					if _, end := all.part(key, 0); got < want && end >= 0 {
						continue // a tall row that goes on on the next page
					}
					t.Errorf("pdftotext reads a row %d times, not %d: %s", got, want, key)
				}
			}
			if told < 100 {
				t.Errorf("only %d rows were counted", told)
			}
		})
	}
}

// String is the row as pdftotext in the order of the content gives it.
func (r row) String() string {
	var b strings.Builder
	for _, c := range r.cells {
		b.WriteString(c.String())
	}
	return b.String()
}

// sameTables compares the tables of the manuscript with those of the structure tree.
func sameTables(t *testing.T, b *presstest.Book, rows []row) {
	var want []*doc.Table
	for _, r := range rows {
		if n := len(want); n == 0 || want[n-1] != r.table {
			want = append(want, r.table)
		}
	}
	got := b.Tree.Find("Table")
	if len(got) != len(want) {
		t.Fatalf("%d tables, the manuscript has %d", len(got), len(want))
	}
	for i, table := range want {
		name := doc.Plain(table.Caption)
		n := slices.IndexFunc(rows, func(r row) bool { return r.table != table })
		if n < 0 {
			n = len(rows)
		}
		trs := got[i].Find("TR")
		if len(trs) != n {
			t.Errorf("table %q has %d rows, the manuscript %d", name, len(trs), n)
			return
		}
		for k, r := range rows[:n] {
			if len(trs[k].Kids) != len(r.cells) {
				t.Errorf("table %q, row %d has %d cells, the manuscript %d", name, k+1, len(trs[k].Kids), len(r.cells))
				continue
			}
			for c, cell := range r.cells {
				said := bare(trs[k].Kids[c].Text())
				rest := said
				for _, part := range cell.parts {
					_, after, ok := strings.Cut(rest, part)
					if rest = after; !ok {
						t.Errorf("table %q, row %d: %q isn't %s", name, k+1, said, cell)
						break
					}
				}
				if len(said) > len(strings.Join(cell.parts, ""))+8*len(cell.parts) {
					t.Errorf("table %q, row %d: %q is more than %s", name, k+1, said, cell)
				}
			}
		}
		rows = rows[n:]
	}
}
