package press

import "testing"

// TestTextIsFound: every paragraph, heading, item, caption, note, line of code and
// cell of every chapter is found whole in what pdftotext reads, in the order of
// reading, from its chapter's first page on.
func TestTextIsFound(t *testing.T) {
	s := loadSample(t)
	vs, _ := volumes()
	read := loadReadings(t)
	for i, f := range files() {
		t.Run(f.Path, func(t *testing.T) {
			t.Parallel()
			book := newPrinted(read[i])
			if len(book.pages) != f.Pages {
				t.Fatalf("pdftotext reads %d pages of %d", len(book.pages), f.Pages)
			}
			found := 0
			for _, text := range s.manuscript.Books[i].Texts {
				first := book.pages[vs[i].Places[text.Address].Page]
				at := first
				for _, p := range s.passages(text).all {
					from := at
					if p.free {
						from = first
					}
					end := book.find(p, from)
					switch {
					case end < 0:
						t.Errorf("%s: not found: %s", text.Address, p)
					case !p.free:
						at = end
					}
					found++
				}
			}
			if found < 300 {
				t.Errorf("only %d passages were looked for", found)
			}
		})
	}
}

// TestFind: the search for passages forgives the end of a page and nothing else.
func TestFind(t *testing.T) {
	p := newPrinted("Satu dua tiga em\u00ad\npat lima.\n1 Catatan\n7\fenam tujuh delapan,\nlihat Tabel 2, hlm. 9 dan sem\u00ad\n8\fbilan.\fsepuluh sebelas")
	for _, c := range []struct {
		parts []string
		found bool
	}{
		{[]string{"duatigaempatlima."}, true},
		{[]string{"duatigalima."}, false},
		{[]string{"empatlima.enamtujuh"}, true},
		{[]string{"empatlima.tujuh", "delapan"}, true},
		{[]string{"empatlima.delapanenam"}, false},
		{[]string{"lihat", "Tabel2", "dansembilan."}, true},
		{[]string{"dansepuluh"}, false},
		{[]string{"Satu", "empat"}, true},
		{[]string{"Satu", "Catatan"}, false},
	} {
		if end := p.find(passage{parts: c.parts, space: 12}, 0); (end >= 0) != c.found {
			t.Errorf("%v: found up to %d", c.parts, end)
		}
	}
}
