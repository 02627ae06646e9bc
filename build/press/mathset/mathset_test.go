package mathset

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"jilid/build/press/font"
	"jilid/build/press/font/fonttest"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
	"jilid/themes"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the cases")

func load(t testing.TB, name string) *font.Font {
	t.Helper()
	return fonttest.Load(t, themes.FS, name)
}

// look is that of 10 pt text, whose words are set in the text's face.
func look(t testing.TB) Look {
	m, ok := load(t, "STIXTwoMath_400Regular.ttf").Math()
	if !ok {
		t.Fatal("no MATH table")
	}
	text, shaper := load(t, "SourceSerif4_400Regular.ttf"), font.NewShaper()
	return Look{Font: m, Size: 10 * geom.Pt, Words: func(s string, size geom.Length, _, _ bool) *frame.Frame {
		f := &frame.Frame{Baseline: size}
		run := shaper.Shape(text, s, size, font.Options{})
		for _, g := range run {
			f.Size.W += g.Advance
		}
		f.Add(0, size, &frame.Glyphs{Font: text, Size: size, Run: font.NewRun(run), Text: s})
		return f
	}}
}

func parse(t testing.TB, tex string) *formula.Row {
	t.Helper()
	r, mistakes := formula.Parse(tex)
	if mistakes != nil {
		t.Fatalf("%s: %v", tex, mistakes)
	}
	return r
}

// The cases are described in testdata/README.md.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatal("no cases", err)
	}
	l := look(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			row := parse(t, strings.TrimSpace(string(archive.Files[0].Data)))
			var line strings.Builder
			for _, p := range Pieces(row, l) {
				line.WriteString(dump(p.Frame))
				if p.Price < Never {
					fmt.Fprintf(&line, "space %d price %d\n", p.Space/10, p.Price)
				}
			}
			f, percent := Display(row, l, 200*geom.Pt)
			display := dump(f)
			if percent < 100 {
				display += fmt.Sprintln("made smaller:", percent)
			}
			out := &txtar.Archive{Comment: archive.Comment, Files: []txtar.File{archive.Files[0], {Name: "line", Data: []byte(line.String())}, {Name: "display", Data: []byte(display)}}}
			if got := string(txtar.Format(out)); *update {
				err = os.WriteFile(name, []byte(got), 0o644)
			} else if want := string(txtar.Format(archive)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

// dump writes a frame as the cases have it.
func dump(f *frame.Frame) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%dx%d base %d\n", f.Size.W/10, f.Size.H/10, f.Baseline/10)
	each(f, geom.Point{}, func(at geom.Point, it frame.Item) {
		switch it := it.(type) {
		case *frame.Glyphs:
			fmt.Fprintf(&b, "  %d,%d %q %d\n", at.X/10, at.Y/10, it.Text, it.Size/10)
		case *frame.Shape:
			to := it.Path[2].To
			fmt.Fprintf(&b, "  %d,%d rule %dx%d\n", at.X/10, at.Y/10, to.X/10, to.Y/10)
		}
	})
	return b.String()
}

// each visits the items of a frame and of those in it, at their places as if nothing were made smaller.
func each(f *frame.Frame, at geom.Point, visit func(geom.Point, frame.Item)) {
	for _, it := range f.Items {
		p := geom.Point{X: at.X + it.At.X, Y: at.Y + it.At.Y}
		if g, ok := it.Item.(*frame.Group); ok {
			each(g.Frame, p, visit)
			continue
		}
		visit(p, it.Item)
	}
}

// first is the first glyph of a run.
func first(g *frame.Glyphs) uint16 { return g.Run.AppendTo(nil)[0].ID }

// glyph is where the first run with a text is, and what its ink takes.
func glyph(t *testing.T, f *frame.Frame, text string) (at geom.Point, up, down geom.Length, run *frame.Glyphs) {
	t.Helper()
	each(f, geom.Point{}, func(p geom.Point, it frame.Item) {
		if g, ok := it.(*frame.Glyphs); ok && g.Text == text && run == nil {
			at, run = p, g
			_, _, up, down = g.Font.Extent(first(g), g.Size)
		}
	})
	if run == nil {
		t.Fatalf("no %q in\n%s", text, dump(f))
	}
	return at, up, down, run
}

// rules are the bars of a frame: where, and how big.
func rules(f *frame.Frame) (out []geom.Rect) {
	each(f, geom.Point{}, func(p geom.Point, it frame.Item) {
		if s, ok := it.(*frame.Shape); ok {
			out = append(out, geom.Rect{Point: p, Size: geom.Size{W: s.Path[2].To.X, H: s.Path[2].To.Y}})
		}
	})
	return out
}

// near tells whether two lengths are equal but for rounding.
func near(a, b geom.Length) bool { return a-b < 30 && b-a < 30 }

func TestFractionStandsOnTheAxis(t *testing.T) {
	l := look(t)
	for _, tex := range []string{`a + \frac{x}{y}`, `a + \frac{\frac{1}{2}}{y_1}`, `a + \frac{1}{\int x}`} {
		f := Line(parse(t, tex), l)
		base, _, _, _ := glyph(t, f, "a")
		bars := rules(f)
		bar := bars[len(bars)-1]
		if middle := base.Y - l.Font.Constant(font.AxisHeight, l.Size); !near(bar.Y+bar.H/2, middle) {
			t.Errorf("%s: the line is at %d, the axis at %d", tex, bar.Y+bar.H/2, middle)
		}
	}
}

func TestBracketsCoverWhatTheyEnclose(t *testing.T) {
	l := look(t)
	axis := l.Font.Constant(font.AxisHeight, l.Size)
	for _, inner := range []string{`x`, `\frac{x}{y}`, `\frac{\frac{1}{2}}{\frac{3}{4}}`, `\begin{matrix} 1 \\ 2 \\ 3 \\ 4 \\ 5 \\ 6 \\ 7 \end{matrix}`} {
		for _, pair := range []string{`()`, `[]`, `||`, `\{\}`, `\lfloor\rceil`, `\langle\rangle`} {
			open, rest := pair[:len(pair)/2], pair[len(pair)/2:]
			if pair[0] == '\\' {
				cut := strings.LastIndex(pair, `\`)
				open, rest = pair[:cut], pair[cut:]
			}
			row := parse(t, `\left`+open+` `+inner+` \right`+rest)
			fenced := row.Items[0].(*formula.Fenced)
			s := &setter{look: l}
			content := s.row(fenced.Of.Items, style{level: displayLevel})
			around := max(content.height-axis, content.depth+axis)
			b := s.bracket(fenced.Open, 2*around, style{level: displayLevel})
			if !near(b.height-axis, b.depth+axis) {
				t.Errorf("%s: %d above the axis, %d below", fenced.Open, b.height-axis, b.depth+axis)
			}
			if b.height-axis < around-100 && !strings.Contains("⟨⟩", fenced.Open) { // angles don't come in all sizes
				t.Errorf("%s around %s: %d high, %d wanted", fenced.Open, inner, b.height-axis, around)
			}
		}
	}
}

func TestScripts(t *testing.T) {
	l := look(t)
	f := Line(parse(t, `x_i^n`), l)
	x, _, _, _ := glyph(t, f, "x")
	i, up, _, small := glyph(t, f, "i")
	n, _, down, _ := glyph(t, f, "n")
	if n.Y >= x.Y || i.Y <= x.Y || small.Size != 7*geom.Pt {
		t.Errorf("power at %d, letter at %d, index at %d, of size %d", n.Y, x.Y, i.Y, small.Size)
	}
	if gap := (i.Y - up) - (n.Y + down); gap < l.Font.Constant(font.SubSuperscriptGapMin, l.Size)-10 {
		t.Errorf("%d between power and index", gap)
	}
	// In a denominator powers are raised less.
	above, _, _, _ := glyph(t, Line(parse(t, `x^2`), l), "2")
	base, _, _, _ := glyph(t, Line(parse(t, `x^2`), l), "x")
	cramped := Line(parse(t, `\sqrt{x^2}`), l)
	under, _, _, _ := glyph(t, cramped, "2")
	root, _, _, _ := glyph(t, cramped, "x")
	if root.Y-under.Y >= base.Y-above.Y {
		t.Errorf("raised by %d under a root, %d without", root.Y-under.Y, base.Y-above.Y)
	}
}

func TestLimits(t *testing.T) {
	l := look(t)
	row := parse(t, `\sum_{i}^{n} x`)
	display, _ := Display(row, l, 200*geom.Pt)
	sum, up, down, big := glyph(t, display, "∑")
	i, _, _, _ := glyph(t, display, "i")
	n, _, _, _ := glyph(t, display, "n")
	if i.Y < sum.Y+down || n.Y > sum.Y-up {
		t.Errorf("limits at %d and %d, the sign from %d to %d", n.Y, i.Y, sum.Y-up, sum.Y+down)
	}
	inline := Line(row, l)
	_, smallUp, _, small := glyph(t, inline, "∑")
	if smallUp >= up || first(small) == first(big) {
		t.Error("the sign doesn't grow when displayed")
	}
	if at, _, _, _ := glyph(t, inline, "i"); at.X == 0 {
		t.Error("within a line, limits stand below")
	}
}

func TestRoot(t *testing.T) {
	l := look(t)
	for _, tex := range []string{`\sqrt{x}`, `\sqrt{\frac{a}{b}}`, `\sqrt[3]{\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}}`} {
		f := Line(parse(t, tex), l)
		all := rules(f)
		bar := all[0]
		for _, r := range all {
			if r.Y < bar.Y {
				bar = r
			}
		}
		each(f, geom.Point{}, func(p geom.Point, it frame.Item) {
			if g, ok := it.(*frame.Glyphs); ok && g.Text != "√" {
				if _, _, up, _ := g.Font.Extent(first(g), g.Size); p.Y-up < bar.Y+bar.H && p.X >= bar.X {
					t.Errorf("%s: %q touches the line", tex, g.Text)
				}
			}
		})
	}
}

func TestAligned(t *testing.T) {
	l := look(t)
	f, _ := Display(parse(t, `\begin{aligned} a + b + c &= d \\ e &= f \end{aligned}`), l, 200*geom.Pt)
	var at []geom.Length
	each(f, geom.Point{}, func(p geom.Point, it frame.Item) {
		if g, ok := it.(*frame.Glyphs); ok && g.Text == "=" {
			at = append(at, p.X)
		}
	})
	if len(at) != 2 || at[0] != at[1] {
		t.Errorf("signs of equality at %v", at)
	}
}

// A displayed formula never is wider than its column.
func TestDisplayFits(t *testing.T) {
	l := look(t)
	sum := "a" + strings.Repeat(" + b_i", 40)
	wide := `\begin{pmatrix}` + strings.Repeat("1.000.000 & ", 12) + `2 \end{pmatrix}`
	for _, c := range []struct {
		tex     string
		percent int
	}{
		{"x = y", 100}, {sum + " = " + sum, 100}, {sum, 100}, {`\text{Indeks} = ` + sum, 100}, {wide, 32}, {"f(x) = " + wide, 32}, {`\left(` + sum + `\right)`, 24},
	} {
		for _, measure := range []geom.Length{200 * geom.Pt, 403 * geom.Pt} {
			f, percent := Display(parse(t, c.tex), l, measure)
			if f.Size.W > measure || measure == 200*geom.Pt && percent != c.percent {
				t.Errorf("%.30s: %d wide of %d, made smaller to %d%%, want %d", c.tex, f.Size.W, measure, percent, c.percent)
			}
		}
	}
}

// Everything that can be typed is set, and nothing of it with a glyph that is missing.
func TestEveryCommand(t *testing.T) {
	l := look(t)
	for _, c := range formula.Commands() {
		row, _ := formula.Parse(formula.Example(c))
		for _, text := range Words(row, l.Font) {
			if !strings.Contains("teks bila selain itu", strings.TrimSpace(text)) {
				t.Errorf(`\%s: the font has no %q`, c, text)
			}
		}
		f, _ := Display(row, l, 200*geom.Pt)
		n := 0
		each(f, geom.Point{}, func(_ geom.Point, it frame.Item) {
			if g, ok := it.(*frame.Glyphs); ok {
				n += g.Run.Len()
				for one := range g.Run.All() {
					if one.ID == 0 {
						t.Errorf(`\%s: %q has a missing glyph`, c, g.Text)
					}
				}
			}
		})
		if n == 0 || f.Size.W <= 0 || f.Size.H <= 0 {
			t.Errorf(`\%s: nothing is set`, c)
		}
	}
}

// Forty things in one another, and five thousand side by side.
func TestDeepAndWide(t *testing.T) {
	l := look(t)
	for _, tex := range []string{
		strings.Repeat(`\frac{1}{1+`, 40) + "x" + strings.Repeat("}", 40),
		strings.Repeat(`\sqrt{`, 40) + "x" + strings.Repeat("}", 40),
		strings.Repeat(`x^{`, 40) + "x" + strings.Repeat("}", 40),
		strings.Repeat(`\left(a \middle| `, 60) + "x" + strings.Repeat(` \right)`, 60),
		"x" + strings.Repeat("+x", 5000),
		`\begin{matrix}` + strings.Repeat(`x\\`, 3000) + `\end{matrix}`,
	} {
		row, mistakes := formula.Parse(tex)
		if mistakes != nil {
			t.Errorf("%.30s: %v", tex, mistakes)
		}
		if f, _ := Display(row, l, 400*geom.Pt); f.Size.W > 400*geom.Pt || len(f.Items) == 0 {
			t.Errorf("%.30s: %d wide", tex, f.Size.W)
		}
	}
}

// Whatever is typed is set twice the same, within the column, and no glyph is lost.
func FuzzSet(f *testing.F) {
	for _, c := range formula.Commands() {
		f.Add(formula.Example(c), 100)
	}
	f.Add(`\left(\begin{array}{lr}\sum_{\substack{a\\b}}^{x^{y}} & \sqrt[3]{\frac{1}{2}} \\ \bar{x}\overbrace{z}^{é 字} & \text{bila }\quad\end{array}\right.`, 30)
	f.Add(`{}_{}^{}\sqrt{}\frac{}{}\left.\right.\begin{matrix}\end{matrix}\overline{}\underbrace{}\hat{}`, 1)
	l := look(f)
	f.Fuzz(func(t *testing.T, tex string, width int) {
		if len(tex) > 3000 {
			return
		}
		measure := geom.Length(max(width%1000, 1)) * geom.Pt
		row, _ := formula.Parse(tex)
		made, percent := Display(row, l, measure)
		again, _ := Display(row, l, measure)
		if dump(made) != dump(again) {
			t.Error("not the same twice")
		}
		if made.Size.W > measure || made.Size.H < 0 || percent < 0 || percent > 100 {
			t.Errorf("%d×%d in %d, %d%%", made.Size.W, made.Size.H, measure, percent)
		}
		for _, p := range Pieces(row, l) {
			if p.Frame.Size.W < 0 || p.Frame.Size.H < 0 || p.Price <= 0 {
				t.Errorf("a piece of %d×%d at %d", p.Frame.Size.W, p.Frame.Size.H, p.Price)
			}
		}
	})
}
