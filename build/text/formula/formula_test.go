package formula_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/formula"
)

func TestMathML(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{`a^2`, `<msup><mi>a</mi><mn>2</mn></msup>`},
		{`x_i^{n+1}`, `<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>`},
		{`12,5 \times 3`, `<mn>12,5</mn><mo>×</mo><mn>3</mn>`},
		{`x^12`, `<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>`},
		{`\frac{a}{b}`, `<mfrac><mi>a</mi><mi>b</mi></mfrac>`},
		{`\frac12`, `<mfrac><mn>1</mn><mn>2</mn></mfrac>`},
		{`\sqrt{2}\sqrt[3]{x}`, `<msqrt><mn>2</mn></msqrt><mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>`},
		{`\sum_{i=1}^n w_i`, `<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>w</mi><mi>i</mi></msub>`},
		{`\left( a \right]`, `<mrow><mo fence="true" stretchy="true">(</mo><mi>a</mi><mo fence="true" stretchy="true">]</mo></mrow>`},
		{`\text{skor akhir} = \Delta`, `<mtext>skor akhir</mtext><mo>=</mo><mi mathvariant="normal">Δ</mi>`},
		{`\max(a, b) - 5\%`, `<mi>max</mi><mo stretchy="false">(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo stretchy="false">)</mo><mo>−</mo><mn>5</mn><mo>%</mo>`},
		{`f''`, `<msup><mi>f</mi><mrow><mo>′</mo><mo>′</mo></mrow></msup>`},
		{`\bar{x} < y`, `<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover><mo>&lt;</mo><mi>y</mi>`},
		{`a\quad b`, `<mi>a</mi><mspace width="1.000em"/><mi>b</mi>`},
		{``, ``},
	} {
		got, mistakes := formula.MathML(c.tex, true)
		got = strings.TrimSuffix(got[strings.Index(got, "<mrow>")+6:], "</mrow></math>")
		if got != c.want || mistakes != nil {
			t.Errorf("%s:\ngot  %s %v\nwant %s", c.tex, got, mistakes, c.want)
		}
	}
	if inline, _ := formula.MathML(`\sum_a`, false); !strings.Contains(inline, "<msub>") || strings.Contains(inline, "display") {
		t.Errorf("within a line: %s", inline)
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{`\frca{a}{b}`, `unknown command \frca, perhaps \frac was meant`},
		{`\zzzzzz`, `unknown command \zzzzzz`},
		{`{a`, `“}” is missing`},
		{`a}`, `“}” has no partner`},
		{`a^`, `nothing follows “^”`},
		{`a^b^c`, `“^” twice on one letter`},
		{`\frac{a}`, `nothing follows “\frac”`},
		{`\left( a`, `\left has no \right`},
		{`a \right)`, `“\right” has no partner`},
		{`\text x`, `“\text” is not followed by {…}`},
		{`\left\frac a\right)`, `“\frac” is no bracket`},
		{strings.Repeat("{", 200), `the formula is nested too deeply`},
		{strings.Repeat("a", 30000), `the formula is too long`},
	} {
		_, mistakes := formula.MathML(c.tex, true)
		if len(mistakes) == 0 || mistakes[0].EN != c.want || mistakes[0].ID == "" {
			t.Errorf("%.20s: got %v, want %s", c.tex, mistakes, c.want)
		}
	}
}

// Whatever is typed, the MathML is well-formed and the same every time, and what
// is wrong is said in both languages.
func FuzzMathML(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}_2`, `\left(`, `\sqrt[`, `a<b&"'`, "\x00\xff", `\`, `{}^{}_{}`, `\text{<}`, `\sum_{i=1}^n \frac{x_i''}{\sqrt[3]{\hat{y}}} \le 1.250,5 \cdot \mathbf{A}\,\left\{b\right.`, "\u2028\ufeff\ufffe\x1b"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, tex string, display bool) {
		out, mistakes := formula.MathML(tex, display)
		if again, _ := formula.MathML(tex, display); out != again {
			t.Errorf("first %s, then %s", out, again)
		}
		for _, m := range mistakes {
			diagtest.Text(t, m, source.NewFile("", []byte(tex)).Span(0, 0))
		}
		d := xml.NewDecoder(strings.NewReader(out))
		for {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%q: %v\n%s", tex, err, out)
			}
		}
	})
}
