package font

import (
	"bytes"
	"testing"

	"jilid/build/press/geom"
)

const mathFont = "STIXTwoMath_400Regular.ttf"

func TestMath(t *testing.T) {
	if _, ok := load(t, "SourceSerif4_400Regular.ttf").Math(); ok {
		t.Error("a text font has a MATH table")
	}
	f := load(t, mathFont)
	m, ok := f.Math()
	if !ok {
		t.Fatal("no MATH table")
	}
	const size = 1000 * geom.Pt // a length is a font unit then
	for c, want := range map[Constant]geom.Length{AxisHeight: 258, FractionRule: 68, RadicalKernAfterDegree: -335, SpaceAfterScript: 40} {
		if got := m.Constant(c, size); got != want*geom.Pt {
			t.Errorf("constant %d is %d, want %d", c, got, want*geom.Pt)
		}
	}
	if m.Script(size, 0) != size || m.Script(size, 1) != 700*geom.Pt || m.Script(size, 2) != 550*geom.Pt {
		t.Error("scripts are", m.Script(size, 1), m.Script(size, 2))
	}
	paren, _ := m.Glyph('(', 0)
	low, _ := m.Grown(paren, false, 0, size)
	high, parts := m.Grown(paren, false, 2*size, size)
	if low != paren || high == paren || parts != nil {
		t.Errorf("a bracket of 2 em is glyph %d of %v", high, parts)
	}
	if _, parts := m.Grown(paren, false, 20*size, size); len(parts) < 3 {
		t.Errorf("a bracket of 20 em has %d parts", len(parts))
	}
	prime, _ := m.Glyph('′', 0)
	if small, _ := m.Glyph('′', 1); small == prime {
		t.Error("a prime has no form for scripts")
	}
	v, _ := m.Glyph('𝑉', 0)
	if m.Italic(v, size) != 100*geom.Pt || m.Accent(v, size) != 440*geom.Pt {
		t.Error("V leans by", m.Italic(v, size), "its accent stands at", m.Accent(v, size))
	}
	p, _ := m.Glyph('𝑃', 0)
	if low, high := m.Kern(p, BottomRight, 0, size), m.Kern(p, BottomRight, 400*geom.Pt, size); low != -219*geom.Pt || high != -70*geom.Pt {
		t.Error("P's kerns are", low, high)
	}
	// What glyphs say when they are copied: the letter, not its form; the bracket, however high.
	for r, want := range map[rune]string{'𝑥': "x", '𝐀': "A", 'ℎ': "h", 'ℝ': "ℝ", '∑': "∑", '𝜶': "α"} {
		if g, _ := m.Glyph(r, 0); f.Says(g) != want {
			t.Errorf("%c says %q", r, f.Says(g))
		}
	}
	if f.Says(high) != "(" {
		t.Errorf("the high bracket says %q", f.Says(high))
	}
}

// Whatever is in a MATH table, it is read without harm: measures may be odd, but
// every glyph is one of the font's.
func FuzzMath(f *testing.F) {
	whole := file(f, mathFont)
	tables, err := directory(whole)
	if err != nil {
		f.Fatal(err)
	}
	table := tables["MATH"]
	place := bytes.Index(whole, table)
	for _, at := range []uint32{0, 4, 6, 8, 10, 200, 224, 226, 230, 1000, 8000, 20000} {
		f.Add(at, []byte{0xff, 0xff})
		f.Add(at, []byte{0, 0, 0, 0})
		f.Add(at, []byte{0x7f, 0xff, 0, 1, 0xff})
	}
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		data := bytes.Clone(whole)
		copy(data[place+int(at)%len(table):place+len(table)], with)
		font, err := Parse(data)
		if err != nil {
			t.Fatal(err) // nothing else was touched
		}
		m, ok := font.Math()
		if !ok {
			return
		}
		known := func(g uint16) {
			if int(g) >= font.NumGlyphs() {
				t.Fatalf("glyph %d of %d", g, font.NumGlyphs())
			}
		}
		for _, r := range "(√∫∑x⏞\u0302→" {
			g, _ := m.Glyph(r, 1)
			known(g)
			m.Italic(g, 1000)
			m.Accent(g, 1000)
			m.AccentMark(g, 1000)
			m.Kern(g, TopRight, 500, 1000)
			known(m.Widest(g, 5000, 1000))
			for _, flat := range []bool{false, true} {
				form, parts := m.Grown(g, flat, 1<<20, 1000)
				known(form)
				for _, p := range parts {
					known(p.Glyph)
				}
			}
			font.Says(g)
		}
		for c := Constant(0); c < 60; c++ {
			m.Constant(c, 1000)
		}
	})
}
