package font

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/press/geom"
	"jilid/build/source"
	"jilid/themes"
)

func load(t testing.TB, name string) *Font {
	t.Helper()
	f, err := Parse(file(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := themes.FS.ReadFile("default/fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryFontOfTheTheme(t *testing.T) {
	entries, err := themes.FS.ReadDir("default/fonts")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".ttf") {
			continue
		}
		n++
		f := load(t, e.Name())
		if f.Name == "Font" {
			t.Errorf("%s has no PostScript name", e.Name())
		}
		size := 10 * geom.Pt
		if a, d := f.Ascent(size), f.Descent(size); a < 7*geom.Pt || d < geom.Pt || a+d > 16*geom.Pt {
			t.Errorf("%s: ascent %d, descent %d at 10 pt", f.Name, a, d)
		}
		if x, c := f.XHeight(size), f.CapHeight(size); x < 4*geom.Pt || c <= x || c > 8*geom.Pt {
			t.Errorf("%s: x-height %d, capitals %d at 10 pt", f.Name, x, c)
		}
		for _, r := range "AaZz09 .,;:!?()–—“”‘’…•é·×−≤≥§©’" {
			if !f.HasRune(r) {
				t.Errorf("%s lacks %q", f.Name, r)
			}
		}
		if f.Rune(f.shapeOne(t, " ")) != ' ' || f.Rune(f.shapeOne(t, "-")) != '-' {
			t.Errorf("%s: space and hyphen aren't known by their own characters", f.Name)
		}
	}
	if n < 12 {
		t.Errorf("only %d fonts", n)
	}
}

func (f *Font) shapeOne(t testing.TB, text string) uint16 {
	t.Helper()
	run := NewShaper().Shape(f, text, 10*geom.Pt, Options{})
	if len(run) != 1 {
		t.Fatalf("%s: %q has %d glyphs", f.Name, text, len(run))
	}
	return run[0].ID
}

func width(run []Glyph) (w geom.Length) {
	for _, g := range run {
		w += g.Advance
	}
	return w
}

func TestShape(t *testing.T) {
	serif, s := load(t, "SourceSerif4_400Regular.ttf"), NewShaper()
	const size = 10600

	run := s.Shape(serif, "efisien", size, Options{})
	if len(run) != 6 || run[1].Cluster != 1 || run[2].Cluster != 3 {
		t.Errorf("efisien: %v, want 6 glyphs with a ligature at 1", run)
	}
	if r := serif.Rune(run[1].ID); r != 0 {
		t.Errorf("the ligature is known by %q; it must stand for what the text says", r)
	}
	if run := s.Shape(serif, "efisien", size, Options{NoLigatures: true}); len(run) != 7 {
		t.Errorf("efisien without ligatures: %d glyphs", len(run))
	}
	parts := width(s.Shape(serif, "A", size, Options{})) + width(s.Shape(serif, "V", size, Options{}))
	if w := width(s.Shape(serif, "AV", size, Options{})); w >= parts {
		t.Errorf("AV is %d wide, its letters %d: no kerning", w, parts)
	}
	if run := s.Shape(serif, "x\u5b57y", size, Options{}); len(run) != 3 || run[1].ID != 0 || run[1].Cluster != 1 || run[2].Cluster != 4 {
		t.Errorf("a character without a glyph: %v", run)
	}
	if s.Shape(serif, "", size, Options{}) != nil {
		t.Error("an empty text has glyphs")
	}
	first := s.Shape(serif, "kota", size, Options{})
	first[0].Advance = 0
	if second := s.Shape(serif, "kota", size, Options{}); second[0].Advance == 0 {
		t.Error("the glyphs of one caller are those of another")
	}
}

func TestTabularFigures(t *testing.T) {
	for _, name := range []string{"SourceSerif4_400Regular.ttf", "PlusJakartaSans_400Regular.ttf", "PlusJakartaSans_600SemiBold.ttf", "IBMPlexMono_400Regular.ttf"} {
		f, s := load(t, name), NewShaper()
		want := width(s.Shape(f, "0", 10*geom.Pt, Options{Tabular: true}))
		for _, d := range "123456789" {
			if w := width(s.Shape(f, string(d), 10*geom.Pt, Options{Tabular: true})); w != want {
				t.Errorf("%s: tabular %q is %d wide, 0 is %d", name, d, w, want)
			}
		}
	}
}

func TestShapersAgree(t *testing.T) {
	f := load(t, "PlusJakartaSans_600SemiBold.ttf")
	words := strings.Fields("Pemerintah Kota Ambon menetapkan rencana induk kota cerdas (2020–2024) efisien difficult office")
	var wg sync.WaitGroup
	got := make([][]Glyph, 4)
	for i := range got {
		wg.Go(func() {
			s := NewShaper()
			for range 3 {
				got[i] = nil
				for _, w := range words {
					got[i] = append(got[i], s.Shape(f, w, 9*geom.Pt, Options{Tabular: true})...)
				}
			}
		})
	}
	wg.Wait()
	for i := range got {
		for j := range got[i] {
			if got[i][j] != got[0][j] {
				t.Fatalf("shaper %d, glyph %d: %v, first shaper %v", i, j, got[i][j], got[0][j])
			}
		}
	}
}

func TestSubset(t *testing.T) {
	f, s := load(t, "SourceSerif4_400Regular.ttf"), NewShaper()
	var used []uint16
	for _, g := range s.Shape(f, "Ñandú efisien é", 10*geom.Pt, Options{}) {
		used = append(used, g.ID)
	}
	data := f.Subset(used)
	if !bytes.Equal(data, f.Subset(used)) {
		t.Error("two subsets differ")
	}
	if len(data) > len(file(t, "SourceSerif4_400Regular.ttf"))/4 {
		t.Errorf("the subset of 13 letters has %d bytes", len(data))
	}
	if checksum(data) != 0xB1B0AFBA {
		t.Errorf("checksum of the file is %#x", checksum(data))
	}
	tables, err := directory(data)
	if err != nil {
		t.Fatal(err)
	}
	sub := &Font{tables: tables, upem: f.upem, numGlyphs: u16(tables["maxp"], 4), numMetrics: u16(tables["hhea"], 34), longLoca: true}
	for _, g := range used {
		want, _ := f.outline(int(g))
		got, ok := sub.outline(int(g))
		if !ok || !bytes.HasPrefix(got, want) {
			t.Errorf("glyph %d has another outline", g)
		}
		if sub.advance(int(g)) != f.advance(int(g)) {
			t.Errorf("glyph %d has another width", g)
		}
		components(want, func(part int) {
			if o, _ := sub.outline(part); len(o) == 0 {
				t.Errorf("glyph %d lost its part %d", g, part)
			}
		})
	}
	if len(f.Subset(nil)) == 0 || len(f.Subset([]uint16{65535})) == 0 {
		t.Error("no subset of no glyphs")
	}
}

func TestBrokenFonts(t *testing.T) {
	whole := file(t, "PlusJakartaSans_400Regular.ttf")
	lost := bytes.Clone(whole)
	copy(lost[bytes.Index(lost, []byte("glyf")):], "none")
	for name, data := range map[string][]byte{
		"empty":         nil,
		"text":          []byte("# not a font at all, but long enough"),
		"woff2":         []byte("wOF2aaaaaaaaaaaaaaaa"),
		"cff":           []byte("OTTO\x00\x01aaaaaaaaaaaaaaaaaaaa"),
		"cut":           whole[:len(whole)/2],
		"only a header": whole[:12],
		"no outlines":   lost,
	} {
		_, err := Parse(data)
		var text diag.Text
		if !errors.As(err, &text) || text.ID == "" || text.EN == "" {
			t.Errorf("%s: error %v, want a text in both languages", name, err)
		}
	}
}

// FuzzParse changes single places of a font: whatever is in the file, the
// answer is a font that can be used or an error.
func FuzzParse(f *testing.F) {
	whole := file(f, "PlusJakartaSans_400Regular.ttf")
	f.Add(uint32(0), []byte{})
	f.Add(uint32(4), []byte{0xff, 0xff})
	f.Add(uint32(40), []byte{0, 0, 0, 0, 0, 0, 0, 0})
	f.Add(uint32(2000), []byte("\xff\xff\xff\xff"))
	for i := range 40 { // the table directory and what lies behind it
		f.Add(uint32(12+16*i+8), []byte{0x7f, 0xff, 0xff, 0xff})
	}
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		data := bytes.Clone(whole)
		copy(data[int(at)%len(data):], with)
		font, err := Parse(data)
		if err != nil {
			var text diag.Text
			if !errors.As(err, &text) {
				t.Fatalf("the error %v is no text", err)
			}
			diagtest.Text(t, text, source.NewFile("", data).Span(0, 0))
			return
		}
		var used []uint16
		for _, g := range NewShaper().Shape(font, "AVé efisien ½", 10*geom.Pt, Options{Tabular: true}) {
			font.Rune(g.ID)
			used = append(used, g.ID)
		}
		font.Describe()
		for g := range font.NumGlyphs() {
			for _, step := range font.Outline(uint16(g)) {
				if step.Kind != 'M' && step.Kind != 'L' && step.Kind != 'Q' {
					t.Fatalf("glyph %d has a step %q", g, step.Kind)
				}
			}
		}
		if !bytes.Equal(font.Subset(used), font.Subset(used)) {
			t.Error("another font the second time")
		}
	})
}
