package formula_test

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the cases")

// The cases are described in testdata/README.md.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			tex, want := "", map[string]string{}
			for _, f := range archive.Files {
				if f.Name == "tex" {
					tex = strings.TrimSpace(string(f.Data))
				} else {
					want[f.Name] = string(f.Data)
				}
			}
			made := parts(tex)
			out := &txtar.Archive{Comment: archive.Comment, Files: []txtar.File{{Name: "tex", Data: []byte(tex + "\n")}}}
			for _, p := range made {
				out.Files = append(out.Files, txtar.File{Name: p[0], Data: []byte(p[1] + "\n")})
				if !*update && want[p[0]] != p[1]+"\n" {
					t.Errorf("%s is\n%s\nwant\n%s", p[0], p[1], want[p[0]])
				}
				delete(want, p[0])
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for name := range want {
				t.Errorf("there is no %s any more", name)
			}
		})
	}
}

// parts is what becomes of a formula, by the names of a case's parts.
func parts(tex string) [][2]string {
	row, mistakes := formula.Parse(tex)
	displayed, inline := content(formula.Write(row, lang.ID, true)), content(formula.Write(row, lang.ID, false))
	out := [][2]string{{"tree", dump(row)}, {"mathml", displayed}}
	if inline != displayed {
		out = append(out, [2]string{"line", inline})
	}
	out = append(out, [2]string{"plain", formula.Plain(row)}, [2]string{"id", formula.Speak(row, lang.ID)}, [2]string{"en", formula.Speak(row, lang.EN)})
	if len(mistakes) > 0 {
		var lines []string
		for _, m := range mistakes {
			lines = append(lines, fmt.Sprintf("%d %q: %s | %s", m.At, m.Token, m.ID, m.EN))
		}
		out = append(out, [2]string{"mistakes", strings.Join(lines, "\n")})
	}
	return out
}

// content is MathML without <math> and its row, broken at rows of matrices.
func content(s string) string {
	s = strings.TrimSuffix(s[strings.Index(s, "<mrow>")+6:], "</mrow></math>")
	return strings.ReplaceAll(strings.ReplaceAll(s, "<mtr>", "\n<mtr>"), "</mtable>", "\n</mtable>")
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ tex, at, want string }{
		{`\frca{a}{b}`, `\frca`, `unknown command \frca, perhaps \frac was meant`},
		{`a + \zzzzzz`, `\zzzzzz`, `unknown command \zzzzzz`},
		{`{a`, ``, `“}” is missing`},
		{`a}`, `}`, `“}” has no partner`},
		{`a^`, `^`, `nothing follows “^”`},
		{`a^b^c`, `^`, `“^” twice on one letter`},
		{`\frac{a}`, ``, `nothing follows “\frac”`},
		{`\left( a`, ``, `\left has no \right`},
		{`a \right)`, `\right`, `“\right” has no partner`},
		{`\text x`, `\text`, `“\text” is not followed by {…}`},
		{`\left\frac a\right)`, `\frac`, `“\frac” is no bracket`},
		{`a & b`, `&`, `“&” only stands within \begin{…} … \end{…}, such as aligned or cases`},
		{`a \\ b`, `\\`, `“\\” only stands within \begin{…} … \end{…}, such as aligned or cases`},
		{`\begin{alinged} a \end{alinged}`, `\begin`, `unknown \begin{alinged}, perhaps \begin{aligned} was meant`},
		{`\begin{qqqqqqq} a \end{qqqqqqq}`, `\begin`, `unknown \begin{qqqqqqq}`},
		{`\begin{cases} a`, ``, `\begin{cases} has no \end{cases}`},
		{`\begin{cases} a \end{matrix}`, `\end`, `\end{matrix} closes \begin{cases}`},
		{`a \end{cases}`, `\end`, `“\end” has no partner`},
		{`\begin{array}{lxr} a \end{array}`, `\begin`, `columns of an array are marked l, c or r, not “x”`},
		{`\substack a`, `\substack`, `“\substack” is not followed by {…}`},
		{`\not a`, `a`, `\not can't be used here; \not is known before = < > ∈ ⊂ ≡ ∣ ∃`},
		{`x \limits_a`, `\limits`, `\limits means something only after a sign such as ∑ or a function such as lim`},
		{`a \tag{1}`, `\tag`, `\tag is not used: a numbered formula has a name {#eq-…} behind its $$`},
		{`\begin{matrix}` + strings.Repeat("&", 60) + `\end{matrix}`, `&`, `more than 40 columns`},
		{strings.Repeat("{", 200), ``, `the formula is nested too deeply`},
		{strings.Repeat("a", 30000), ``, `the formula is too long`},
	} {
		_, mistakes := formula.Parse(c.tex)
		if len(mistakes) == 0 || mistakes[0].EN != c.want || mistakes[0].ID == "" || c.at != "" && mistakes[0].Token != c.at {
			t.Errorf("%.20s: got %v, want %s at %s", c.tex, mistakes, c.want, c.at)
		}
	}
}

// What every command makes can be written, read out and shown as text, and
// every sign has its words in both languages.
func TestEveryCommand(t *testing.T) {
	for _, c := range formula.Commands() {
		tex := formula.Example(c)
		row, mistakes := formula.Parse(tex)
		if len(mistakes) > 0 && c != "tag" && c != "label" {
			t.Errorf("%s: %v", tex, mistakes)
		}
		ml := formula.Write(row, lang.ID, true)
		for _, l := range []lang.Lang{lang.ID, lang.EN} {
			words := formula.Speak(row, l)
			for _, r := range words {
				if r > 0x2000 && r != '’' {
					t.Errorf("%s is read out as %q", tex, words)
				}
			}
		}
		if strings.Contains(ml, `\`) && c != "backslash" {
			t.Errorf("%s: %s", tex, ml)
		}
	}
}

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		r     rune
		style formula.Style
		want  rune
	}{
		{'h', formula.Italic, 'ℎ'}, {'x', formula.Italic, '𝑥'}, {'R', formula.DoubleStruck, 'ℝ'}, {'A', formula.DoubleStruck, '𝔸'},
		{'L', formula.Calligraphic, 'ℒ'}, {'7', formula.Bold, '𝟕'}, {'β', formula.BoldItalic, '𝜷'}, {'Σ', formula.Bold, '𝚺'},
		{'ϕ', formula.Italic, '𝜙'}, {'ω', formula.Italic, '𝜔'}, {'α', formula.Sans, 'α'}, {'é', formula.Bold, 'é'}, {'x', formula.Upright, 'x'},
	} {
		if got := formula.Letter(c.r, c.style); got != c.want {
			t.Errorf("%c in style %d is %c, want %c", c.r, c.style, got, c.want)
		}
	}
}

// Forty fractions in one another are read; ever more of them say so.
func TestDeep(t *testing.T) {
	deep := strings.Repeat(`\frac{1}{1+`, 40) + "x" + strings.Repeat("}", 40)
	if _, mistakes := formula.Parse(deep); mistakes != nil {
		t.Error(mistakes)
	}
}

// Whatever is typed, the MathML is well-formed and the same every time, what
// is wrong is said in both languages, and where is in the formula.
func FuzzMathML(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}_2`, `\left(`, `\sqrt[`, `a<b&"'`, "\x00\xff", `\`, `{}^{}_{}`, `\text{<}`, `\sum_{i=1}^n \frac{x_i''}{\sqrt[3]{\hat{y}}} \le 1.250,5 \cdot \mathbf{A}\,\left\{b\right.`, "\u2028\ufeff\ufffe\x1b",
		`\begin{cases} a & \text{bila } b \\ c \end{cases}`, `\begin{aligned} a &= -b \\[2pt] &\quad + c \end{aligned}`, `\underbrace{a+b}_{c}\overset{x}{=}\binom n k\bigl(\not=\operatorname*{arg\,max}_{\substack{a\\b}}`, `\begin{array}{l`, `\displaystyle\tfrac12\mathbb{R}\middle|`} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, tex string, display bool) {
		row, mistakes := formula.Parse(tex)
		out := formula.Write(row, lang.ID, display)
		again, _ := formula.Parse(tex)
		if out != formula.Write(again, lang.ID, display) {
			t.Errorf("not the same twice: %s", out)
		}
		for _, m := range mistakes {
			diagtest.Text(t, m.Text, source.NewFile("", []byte(tex)).Span(0, 0))
			if m.At < 0 || m.At > len(tex) || !strings.HasPrefix(tex[m.At:], m.Token) {
				t.Errorf("a mistake at %d, where %q isn't", m.At, m.Token)
			}
		}
		for _, s := range []string{formula.Speak(row, lang.ID), formula.Speak(row, lang.EN), formula.Plain(row)} {
			if utf8.ValidString(tex) && !utf8.ValidString(s) {
				t.Errorf("no UTF-8: %q", s)
			}
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

// The catalogue has every command, once.
func TestCatalogue(t *testing.T) {
	var all []string
	for _, p := range formula.Catalogue() {
		for _, e := range p.Entries {
			all = append(all, e.Commands...)
			if e.Says(lang.ID) == "" && p.Name != "spaces" {
				t.Errorf("%s says nothing", e.Example)
			}
		}
	}
	slices.Sort(all)
	if list := formula.Commands(); !slices.Equal(all, list) {
		t.Errorf("the catalogue has %d commands, the tables %d", len(all), len(list))
	}
}

// A command is in one table only.
func TestCommandsOnce(t *testing.T) {
	list := formula.Commands()
	for i := 1; i < len(list); i++ {
		if list[i] == list[i-1] {
			t.Errorf(`\\%s is in two tables`, list[i])
		}
	}
}
