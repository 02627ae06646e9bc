package svg

import (
	"bytes"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/press/draw"
	"jilid/build/press/font"
	"jilid/build/press/font/fonttest"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/source"
	"jilid/themes"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func load(t testing.TB, name string) *font.Font {
	t.Helper()
	return fonttest.Load(t, themes.FS, name)
}

func options(t testing.TB) Options {
	sans, bold := load(t, "PlusJakartaSans_400Regular.ttf"), load(t, "PlusJakartaSans_700Bold.ttf")
	italic, mono := load(t, "PlusJakartaSans_400Regular_Italic.ttf"), load(t, "IBMPlexMono_400Regular.ttf")
	return Options{Shaper: font.NewShaper(), Lang: "id", Fonts: func(_ string, b, i, m bool) *font.Font {
		switch {
		case m:
			return mono
		case b:
			return bold
		case i:
			return italic
		}
		return sans
	}}
}

// TestDrawings compares each drawing of testdata, as text, with the .txt file
// beside it. The drawings were looked at beside a browser's before their texts
// were accepted.
func TestDrawings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatal("no drawings", err)
	}
	o := options(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(data, o)
			if err != nil {
				t.Fatal(err)
			}
			got := dump(d)
			golden := strings.TrimSuffix(file, ".svg") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got == string(want) {
				return
			}
			g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
			for i := range g {
				if i >= len(w) || g[i] != w[i] {
					t.Fatalf("line %d is\n%s\nwant\n%s", i+1, g[i], append(w, "the end")[min(i, len(w))])
				}
			}
			t.Fatalf("%d lines, want %d", len(g), len(w))
		})
	}
}

// dump writes a drawing as text, in hundredths of a point.
func dump(d *Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\ndesc %q\n", d.Title, d.Desc)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %d: %s\n", n.Line, n.Text.EN)
	}
	dumpFrame(&b, "", d.Frame)
	return b.String()
}

func dumpFrame(b *strings.Builder, in string, f *frame.Frame) {
	pt := func(l geom.Length) string { return fmt.Sprintf("%.2f", l.Points()) }
	at := func(p geom.Point) string { return pt(p.X) + "," + pt(p.Y) }
	color := func(p frame.Paint) string {
		switch c := p.(type) {
		case frame.Color:
			if c.None {
				return "none"
			}
			if c.Clear > 0 {
				return fmt.Sprintf("#%02x%02x%02x clear %d", c.R, c.G, c.B, c.Clear)
			}
			return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
		case *frame.Gradient:
			return fmt.Sprintf("gradient %+v", *c)
		case *frame.Pattern:
			var in strings.Builder
			dumpFrame(&in, "", c.Cell)
			return fmt.Sprintf("pattern by %v clear %d of (%s)", c.Matrix, c.Clear, strings.ReplaceAll(in.String(), "\n", "; "))
		}
		return "none"
	}
	fmt.Fprintf(b, "%sframe %s × %s\n", in, pt(f.Size.W), pt(f.Size.H))
	in += "  "
	for _, p := range f.Items {
		fmt.Fprintf(b, "%s%s ", in, at(p.At))
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			fmt.Fprintf(b, "%q %s %s %s wide %s\n", it.Text, it.Font.Name, pt(it.Size), color(it.Color), pt(it.Run.Width()))
		case *frame.Shape:
			fmt.Fprintf(b, "fill %s stroke %s", color(it.Fill), color(it.Stroke))
			if !frame.Unseen(it.Stroke) {
				fmt.Fprintf(b, " %s %v+%d cap %d join %d limit %d", pt(it.Width), it.Dash, it.Into, it.Cap, it.Join, it.Limit)
			}
			fmt.Fprintf(b, " evenodd=%v:", it.EvenOdd)
			for _, o := range it.Path {
				fmt.Fprintf(b, " %c", o.Kind)
				if o.Kind == 'C' {
					fmt.Fprintf(b, " %s %s", at(o.P1), at(o.P2))
				}
				if o.Kind != 'Z' {
					fmt.Fprintf(b, " %s", at(o.To))
				}
			}
			b.WriteByte('\n')
			if it.Clip != nil {
				dumpFrame(b, in, it.Clip)
			}
		case *frame.Image:
			w, h := it.Picture.PixelSize()
			fmt.Fprintf(b, "image of %d × %d pixels, %s × %s\n", w, h, pt(it.Size.W), pt(it.Size.H))
		case *frame.Group:
			fmt.Fprintf(b, "by %v\n", it.Scale)
			dumpFrame(b, in, it.Frame)
		}
	}
}

func TestRefused(t *testing.T) {
	deep := strings.Repeat("<g>", manyLevels+10) + strings.Repeat("</g>", manyLevels+10)
	const head = `<svg xmlns="http://www.w3.org/2000/svg" `
	for name, in := range map[string]string{
		"empty":          "",
		"text":           "bukan svg",
		"html":           "<html><body/></html>",
		"not closed":     head + `width="10" height="10"><rect`,
		"too deep":       head + `width="10" height="10">` + deep + "</svg>",
		"no size":        head + `width="0" height="10"/>`,
		"enormous":       head + `width="1e8" height="10"/>`,
		"unknown entity": `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]>` + head + `width="9" height="9"><text>&a;</text></svg>`,
		"encoding":       `<?xml version="1.0" encoding="EBCDIC"?>` + head + `width="9" height="9"/>`,
	} {
		_, err := Read([]byte(in), options(t))
		var text diag.Text
		if !errors.As(err, &text) || text.ID == "" || text.EN == "" {
			t.Errorf("%s: error %v, want a text in both languages", name, err)
		}
	}
}

// TestManyUses: a drawing that doubles itself at each level comes to an end.
func TestManyUses(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><defs><rect id="a0" width="1" height="1"/>`)
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&b, `<g id="a%d"><use href="#a%d"/><use href="#a%d"/><use href="#a%d"/><use href="#a%d"/></g>`, i, i-1, i-1, i-1, i-1)
	}
	b.WriteString(`</defs><use href="#a15"/></svg>`)
	d, err := Read([]byte(b.String()), options(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Frame.Items) > manyElements || len(d.Notes) == 0 {
		t.Errorf("%d items, notes %v", len(d.Frame.Items), d.Notes)
	}
}

func TestSizes(t *testing.T) {
	for in, want := range map[string]geom.Size{
		`width="96" height="48"`:              {W: 72 * geom.Pt, H: 36 * geom.Pt},
		`width="1in" height="36pt"`:           {W: 72 * geom.Pt, H: 36 * geom.Pt},
		`viewBox="0 0 96 48"`:                 {W: 72 * geom.Pt, H: 36 * geom.Pt},
		`width="100%" viewBox="0 0 96 48"`:    {W: 72 * geom.Pt, H: 36 * geom.Pt},
		`width="192" viewBox="0 0 96 48"`:     {W: 144 * geom.Pt, H: 72 * geom.Pt},
		`height="25.4mm" viewBox="0 0 96 48"`: {W: 144 * geom.Pt, H: 72 * geom.Pt},
		``:                                    {W: 225 * geom.Pt, H: 112500},
		`style="width:10px" viewBox="broken" width="96px"`: {W: 72 * geom.Pt, H: 112500},
	} {
		d, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" `+in+`/>`), Options{})
		if err != nil || d.Frame.Size != want {
			t.Errorf("%s: %v %v, want %v", in, d, err, want)
		}
	}
}

func TestColors(t *testing.T) {
	for in, want := range map[string]rgb{
		"#f00": {r: 255}, "#FF8000": {r: 255, g: 128}, "rgb(1,2,3)": {r: 1, g: 2, b: 3}, "rgb(100% 0 50%)": {r: 255, b: 128},
		"rgba(0,0,255,.5)": {b: 255, clear: .5}, "hsl(120,100%,25%)": {g: 128}, "RebeccaPurple": {r: 0x66, g: 0x33, b: 0x99},
		"transparent": {clear: 1}, "#0000": {clear: 1},
	} {
		if got, ok := parseColor(in); !ok || got != want {
			t.Errorf("%s is %v, want %v", in, got, want)
		}
	}
	for _, in := range []string{"", "#12", "#ggg", "rgb(1,2)", "merah", "lab(1 2 3)"} {
		if c, ok := parseColor(in); ok {
			t.Errorf("%q is %v, want no colour", in, c)
		}
	}
}

func TestArcEndsWhereItShould(t *testing.T) {
	for _, d := range []string{"M0 0A10 10 0 0 1 20 0", "M0 0A1 1 0 1 0 20 0", "M5 5a30 20 45 1 1 7 -3", "M0 0A0 5 0 0 0 20 0"} {
		ops, ok := pathData(d)
		last := ops[len(ops)-1]
		want := numbers(strings.ReplaceAll(d[strings.LastIndexAny(d, "Aa")+1:], "A", " "))
		x, y := want[5], want[6]
		if strings.Contains(d, "a") {
			x, y = x+5, y+5
		}
		if !ok || last.x != x || last.y != y {
			t.Errorf("%s ends at %g,%g", d, last.x, last.y)
		}
	}
}

// printed writes a drawing as a PDF file, which must be sound.
func printed(t testing.TB, d *Drawing) {
	t.Helper()
	for space, norms := range map[draw.Space][]judge.Norm{draw.RGB: judge.Archive, draw.CMYK: {judge.UA, judge.Syntax, judge.Ours}} {
		var out bytes.Buffer
		const least, most = 10 * geom.Pt, 14_000 * geom.Pt // of a page (ISO 19005-2, 6.1.13)
		paper := geom.Size{W: min(max(d.Frame.Size.W, least), most), H: min(max(d.Frame.Size.H, least), most)}
		root, f := &frame.Tag{Role: "Sect"}, &frame.Frame{Size: paper}
		figure := root.Kid("Figure")
		figure.Alt = "Gambar"
		f.Add(0, 0, &frame.Group{Frame: d.Frame, Tag: figure})
		part := &frame.Part{Root: root, Pages: []*frame.Page{{Size: f.Size, Frame: f}}}
		if err := draw.Write(&out, &draw.Document{Title: "Gambar", Parts: []*frame.Part{part}, Space: space}); err != nil {
			t.Fatal(err)
		}
		b, err := judge.Read(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range b.Judge(norms...) {
			t.Error(p)
		}
	}
}

// TestBombs: small files that would make enormous drawings are drawn up to a bound, and say so.
func TestBombs(t *testing.T) {
	nested := func(kind, attribute string) string {
		var b strings.Builder
		for i := range 15 {
			fmt.Fprintf(&b, `<%[1]s id="n%[2]d" width="9" height="9" %[3]s="userSpaceOnUse">`, kind, i, map[string]string{"pattern": "patternUnits", "mask": "maskUnits", "clipPath": "clipPathUnits"}[kind])
			for k := range 9 {
				fmt.Fprintf(&b, `<rect width="9" height="9" x="%d" %s="url(#n%d)"/>`, k, attribute, i+1)
			}
			fmt.Fprintf(&b, `</%s>`, kind)
		}
		return b.String() + `<rect width="9" height="9" ` + attribute + `="url(#n0)"/>`
	}
	stops := `<linearGradient id="g">` + strings.Repeat(`<stop offset="0.3" stop-color="red"/><stop offset="0.7" stop-color="blue"/>`, 5000) + `</linearGradient>`
	var rules strings.Builder
	for i := range 3 * manyRules {
		fmt.Fprintf(&rules, "g g g g g g g g .k%d{fill:red}", i)
	}
	for name, body := range map[string]string{
		"patterns":       nested("pattern", "fill"),
		"masks":          nested("mask", "mask"),
		"clip paths":     nested("clipPath", "clip-path"),
		"stops":          stops + `<rect width="9" height="9" fill="url(#g)"/>`,
		"gradients":      stops + strings.Repeat(`<rect width="9" height="9" fill="url(#g)"/>`, 500),
		"repetition":     `<linearGradient id="g" x2="1e-4" spreadMethod="repeat"><stop/><stop offset="1" stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>`,
		"fine pattern":   `<pattern id="p" width="1e-4" height="1e-4"><rect width="9" height="9"/></pattern><rect width="9" height="9" fill="url(#p)"/>`,
		"rules":          `<style>` + rules.String() + `</style>` + strings.Repeat("<g>", 80) + strings.Repeat(`<rect width="1" height="1"/>`, 200) + strings.Repeat("</g>", 80),
		"pattern itself": `<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="9" height="9" fill="url(#p)"/>`,
		"mask itself":    `<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask><rect width="9" height="9" mask="url(#m)"/>`,
		"clip itself":    `<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>`,
		"pictures":       picturesIn(5),
		"shadows":        `<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>` + strings.Repeat(`<g filter="url(#f)">`, 60) + strings.Repeat(`<path d="M0 0H9V9H0z"/>`, 3000) + strings.Repeat(`</g>`, 60),
		"soft":           `<rect width="9" height="9" style="filter:drop-shadow(1e6px 1e6px 1e6px red) blur(1e9px)"/><rect width="9" height="9" transform="scale(1e6)" style="filter:blur(1e-6px)"/><g transform="scale(0 1)"><rect width="9" height="9" style="filter:blur(1px)"/></g>` + `<video/>`,
	} {
		d, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">`+body+`</svg>`), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(d.Notes) == 0 && name != "pictures" {
			t.Errorf("%s: nothing is told", name)
		}
		printed(t, d)
	}
}

// picturesIn is a drawing within a drawing and so on.
func picturesIn(deep int) string {
	inner := `<rect width="9" height="9"/>`
	for range deep {
		inner = `<image width="9" height="9" href="data:image/svg+xml;base64,` + base64.StdEncoding.EncodeToString([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">`+inner+`</svg>`)) + `"/>`
	}
	return inner
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil {
		f.Fatal(err)
	}
	more, err := filepath.Glob("testdata/programs/*.svg")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range more {
		if filepath.Base(file) != "shadows.svg" { // so many pixels take a fuzzer's patience; a small one is below
			files = append(files, file)
		}
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, d := range []string{"M", "m1e9 1e9l-1e9-1e9z", "M0,0A1e9,1e-9,5,1,1,1e-9,0", "M0 0H1V1C1 1 1 1 1 1S1 1 1 1Q1 1 1 1T1 1"} {
		f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path stroke="red" stroke-dasharray="1e-9 1" d="` + d + `"/></svg>`))
	}
	for _, s := range []string{
		`<svg viewBox="0 0 9 9"><filter id="f"><feOffset in="SourceAlpha" dx="1" result="a"/><feGaussianBlur stdDeviation=".3 0"/><feFlood flood-color="red"/><feComposite in2="a" operator="in"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter><g filter="url(#f) drop-shadow(1px 1px .2px rgba(0,0,0,.5)) opacity(.5)"><rect width="3" height="3" stroke="red" stroke-dasharray="1 .5"/><text y="5" font-size="3" style="paint-order:stroke" stroke="blue">a</text></g></svg>`,
		`<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 9 9"><text>&b;</text></svg>`,
		`<svg width="9" height="9"><defs><g id="a"><use href="#a"/><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#b"/></svg>`,
		`<svg viewBox="0 0 9 9"><style>a,.b>#c{fill:url(#g);font:bold 3px/1 "x",sans-serif}</style><linearGradient id="g" href="#g"><stop offset="1e9%"/></linearGradient><text class="b" x="1 2 3" dy="1em" textLength="-1">é<tspan rotate="9">ff&#8205;i</tspan></text></svg>`,
		`<svg viewBox="0 0 1 1" width="1e-9mm"><marker id="m" orient="auto" markerWidth="NaN"><path marker-end="url(#m)" d="M0 0L1 1"/></marker><path marker-mid="url(#m)" d="M0 0L1 1L2 2" transform="matrix(1 2 3 4 5 6) rotate(1e300) skewX(90) scale(0)"/><image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/></svg>`,
	} {
		f.Add([]byte(s))
	}
	o := options(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data, o)
		about := source.NewFile("", data).Span(0, 0)
		if err != nil {
			var text diag.Text
			if !errors.As(err, &text) {
				t.Fatalf("the error %v is no text", err)
			}
			diagtest.Text(t, text, about)
			return
		}
		if d.Frame.Size.W <= 0 || d.Frame.Size.H <= 0 {
			t.Errorf("a drawing of size %v", d.Frame.Size)
		}
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, n := range d.Notes {
			diagtest.Text(t, n.Text, about)
			if n.Line < 1 || n.Line > lines {
				t.Errorf("a note on line %d of %d", n.Line, lines)
			}
		}
		if again, _ := Read(data, o); again == nil || dump(d) != dump(again) {
			t.Error("another drawing the second time")
		}
		printed(t, d)
	})
}
