package font

import (
	"bytes"
	"slices"
	"testing"

	otf "github.com/go-text/typesetting/font"

	"jilid/build/press/geom"
)

// TestSays: ligatures and variant forms say what they are made from.
func TestSays(t *testing.T) {
	s := NewShaper()
	for _, c := range []struct {
		font, text string
		options    Options
		want       []string
	}{
		{"SourceSerif4_400Regular.ttf", "efisien", Options{}, []string{"e", "fi", "s", "i", "e", "n"}},
		{"SourceSerif4_400Regular.ttf", "ab", Options{SmallCaps: true}, []string{"a", "b"}},
		{"SourceSerif4_400Regular.ttf", "30", Options{Tabular: true}, []string{"3", "0"}},
		{"SourceSerif4_400Regular.ttf", "a b", Options{}, []string{"a", " ", "b"}},
		{"PlusJakartaSans_600SemiBold.ttf", "Aé", Options{}, []string{"A", "é"}},
	} {
		f := load(t, c.font)
		run := s.Shape(f, c.text, 10*geom.Pt, c.options)
		if len(run) != len(c.want) {
			t.Errorf("%q has %d glyphs, want %d", c.text, len(run), len(c.want))
			continue
		}
		for i, g := range run {
			if got := f.Says(g.ID); got != c.want[i] {
				t.Errorf("glyph %d of %q says %q, want %q", i, c.text, got, c.want[i])
			}
		}
	}
	f := load(t, "SourceSerif4_400Regular.ttf")
	if got := f.Says(uint16(f.NumGlyphs())); got != "" {
		t.Errorf("a glyph that there isn't says %q", got)
	}
}

// TestShapesWithoutOutlines: what shaping reads of a font doesn't need its outlines.
func TestShapesWithoutOutlines(t *testing.T) {
	for _, name := range []string{"SourceSerif4_400Regular.ttf", "PlusJakartaSans_600SemiBold.ttf"} {
		f := load(t, name)
		if f.shaping.GPOS.Lookups == nil {
			t.Fatalf("%s places no marks", name)
		}
		whole := *f
		face, err := otf.ParseTTF(bytes.NewReader(file(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		whole.shaping = face.Font
		for _, text := range []string{"efisien AVATAR", "e\u0301 a\u0302\u0301 q\u0323", "Rp1.000,00 – “ya”"} {
			s, w := NewShaper(), NewShaper()
			if got, want := s.Shape(f, text, 10*geom.Pt, Options{}), w.Shape(&whole, text, 10*geom.Pt, Options{}); !slices.Equal(got, want) {
				t.Errorf("%s sets %q as %v, with its outlines as %v", name, text, got, want)
			}
		}
	}
}
