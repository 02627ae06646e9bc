package proof

import (
	"strings"
	"testing"

	"jilid/build/press/presstest"
)

// TestFind: the search for passages forgives the end of a page and nothing else.
func TestFind(t *testing.T) {
	p := &printed{}
	for _, page := range []string{"Satu dua tiga em\u00ad pat lima. 1 Catatan", "enam tujuh delapan, lihat Tabel 2, hlm. 9 dan sem\u00ad", "bilan.", "sepuluh sebelas"} {
		p.pages = append(p.pages, len(p.all))
		for i, w := range strings.Fields(page) {
			p.at, p.words = append(p.at, len(p.all)), append(p.words, presstest.Word{Text: w, Top: float64(i / 2 * 12), Bottom: float64(i/2*12 + 10)})
			p.all += bare(w)
		}
		p.all += "\f"
	}
	for _, c := range []struct {
		parts []string
		lines []int // on each page, two words a line; none: it isn't there
	}{
		{[]string{"duatigaempatlima."}, []int{3}},
		{[]string{"duatigalima."}, nil},
		{[]string{"empatlima.1Catatanenamtujuh"}, []int{3, 1}},
		{[]string{"empatlima.tujuh", "delapan"}, []int{2, 2}},
		{[]string{"empatlima.delapanenam"}, nil},
		{[]string{"lihat", "Tabel2", "dansembilan."}, []int{3, 1}},
		{[]string{"dansepuluh"}, nil},
		{[]string{"Satu", "empat"}, []int{3}},
		{[]string{"Satu", "Catatan"}, nil},
	} {
		f, _ := p.find(passage{parts: c.parts, space: 12}, 0)
		if (f != nil) != (c.lines != nil) {
			t.Errorf("%v: found at %v", c.parts, f)
			continue
		}
		pages, lines := p.lines(f)
		if len(pages) != len(c.lines) {
			t.Errorf("%v: found on pages %v", c.parts, pages)
			continue
		}
		for i, page := range pages {
			if len(lines[page]) != c.lines[i] {
				t.Errorf("%v: %d lines on page %d, not %d", c.parts, len(lines[page]), page, c.lines[i])
			}
		}
	}
}
