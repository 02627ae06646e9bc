package press

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/plan"
	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// prose are the plain paragraphs of the sample's first book.
func prose(t *testing.T) string {
	files, _ := filepath.Glob("../../content/buku-1/*.md")
	var b strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if len(line) > 250 && !strings.ContainsAny(line, "@[`*$|<") {
				b.WriteString(line + "\n")
			}
		}
	}
	return b.String()
}

// fullLines measures the running text of a book: how many characters a line holds on
// the average that is as wide as the text block, and the size of the type.
func fullLines(v *book.Volume) (characters float64, size geom.Length) {
	type row struct {
		runes       int
		left, right geom.Length
	}
	rows := map[[2]int]*row{} // by page and height
	used := map[geom.Length]int{}
	texts := func(f func(g *frame.Glyphs, key [2]int, at geom.Point)) {
		for i, p := range v.Pages {
			eachGlyphs(p.Frame, geom.Point{}, func(g *frame.Glyphs, at geom.Point) {
				if strings.HasPrefix(g.Font.Name, "SourceSerif4-Regular") {
					f(g, [2]int{i, int(at.Y)}, at)
				}
			})
		}
	}
	texts(func(g *frame.Glyphs, _ [2]int, _ geom.Point) { used[g.Size] += len(g.Text) })
	for s, n := range used {
		if n > used[size] {
			size = s
		}
	}
	var width geom.Length
	texts(func(g *frame.Glyphs, key [2]int, at geom.Point) {
		if g.Size != size {
			return
		}
		r := rows[key]
		if r == nil {
			r = &row{left: at.X}
			rows[key] = r
		}
		r.runes += utf8.RuneCountInString(strings.TrimRight(g.Text, "\u00ad"))
		r.right = at.X + g.Run.Width()
		width = max(width, r.right-r.left)
	})
	sum, n := 0, 0
	for _, r := range rows {
		if r.right-r.left > width*98/100 {
			sum, n = sum+r.runes, n+1
		}
	}
	return float64(sum) / float64(max(n, 1)), size
}

// TestLines: a full line of the running text holds 65 to 80 characters on every
// paper, whatever its binding, in type that can be read; on paper narrower than A5 as
// many as it has room for.
func TestLines(t *testing.T) {
	text := prose(t)
	papers := []struct {
		paper         string
		fewest, least float64 // characters, points
		most          float64
	}{
		{"A3", 65, 12, 13}, {"A4", 72, 10.6, 10.6}, {"F4", 72, 10.6, 10.6}, {"Letter", 72, 10.6, 10.6},
		{"B5", 65, 10.3, 10.6}, {"A5", 65, 9.5, 10}, {"{lebar: 420mm, tinggi: 297mm}", 65, 12, 13},
		{"{lebar: 190mm, tinggi: 270mm}", 65, 10.6, 10.6}, {"{lebar: 120mm, tinggi: 190mm}", 54, 9, 9},
	}
	for _, binding := range []string{"", "{ruang_jilid: 8mm}", "{sisi: satu}", "{tepi: atas, ruang_jilid: 10mm}"} {
		for _, p := range papers {
			s := plain(t, map[string]string{
				"plan.yaml":        fmt.Sprintf("judul: Rencana\ncetak:\n  kertas: %s\n  penjilidan: %s\n", p.paper, binding),
				"buku-1/01-bab.md": "---\njudul: Bab\n---\n\n" + text,
			})
			for _, e := range []plan.Edition{plan.Screen, plan.Draft} {
				v := s.volumesOf(e)
				got, size := fullLines(&v[0])
				if got < p.fewest || got > 81 || size.Points() < p.least || size.Points() > p.most {
					t.Errorf("%s %s %s: %.1f characters on a line, of %.1f pt", p.paper, binding, e, got, size.Points())
				}
			}
		}
	}
}

// TestMargins: on A4 they are the theme's; on any paper something is left beside the
// text and beside what may be wider than it.
func TestMargins(t *testing.T) {
	mm := func(l geom.Length) float64 { return math.Round(l.Points()*254/72) / 10 }
	for _, c := range []struct {
		print                string
		edition              plan.Edition
		inner, outer, beyond float64 // of what is wide
	}{
		{"kertas: A4", plan.Screen, 28, 40, 12},
		{"kertas: A4", plan.Draft, 18, 50, 22},
		{"kertas: F4", plan.Screen, 28, 40, 17},
		{"kertas: A4\n  penjilidan: {ruang_jilid: 8mm}", plan.Screen, 36, 32, 10},
		{"kertas: A4\n  penjilidan: {tepi: atas, ruang_jilid: 8mm}", plan.Screen, 34, 34, 10},
		{"kertas: A5", plan.Screen, 15.2, 21.7, 10},
		{"kertas: A5", plan.Draft, 12, 24.9, 13.2},
		{"kertas: A5\n  penjilidan: {ruang_jilid: 8mm}", plan.Screen, 22.3, 14.6, 10},
		{"kertas: {lebar: 100mm, tinggi: 150mm}", plan.Screen, 12, 12, 10},
	} {
		s := plain(t, map[string]string{"plan.yaml": "judul: Rencana\ncetak:\n  " + c.print + "\n", "buku-1/01-bab.md": "---\njudul: Bab\n---\n\nTeks.\n"})
		v := s.volumesOf(c.edition)[0]
		m := v.Margins
		if got := [3]float64{mm(m.Inner), mm(m.Outer), mm(v.Pages[0].Size.W - m.Inner - m.Wide)}; got != [3]float64{c.inner, c.outer, c.beyond} {
			t.Errorf("%s %s: margins of %v mm", c.print, c.edition, got)
		}
	}
}
