package theme

import (
	"os"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/geom"
	"jilid/build/source"
)

var builtin = os.DirFS("../../themes")

func TestBuiltinThemeIsComplete(t *testing.T) {
	th, ds := Load(builtin, source.New(nil), "")
	for _, d := range ds {
		t.Errorf("%v: %s", d.Span.Position(), d.Text.EN)
	}
	f := th.Fonts
	for i, font := range [][]byte{f.Text, f.TextItalic, f.TextBold, f.TextBoldItalic, f.Sans, f.SansItalic, f.SansLight, f.SansSemibold, f.SansBold, f.Mono, f.MonoBold, f.MonoItalic} {
		if len(font) == 0 {
			t.Errorf("font %d is missing", i)
		}
	}
	if got := th.Type.Text; got != (Face{geom.Points(10.6), geom.Points(15)}) {
		t.Errorf("text face is %v", got)
	}
	for _, role := range []string{"ink", "paper", "sea", "clove", "rule", "tint", "dim-governance", "series-8", "caution"} {
		if _, ok := th.Color(role); !ok {
			t.Errorf("no colour %q", role)
		}
	}
}

func TestOwnThemeLiesOverTheBuiltinOne(t *testing.T) {
	tree := source.New(map[string][]byte{
		"themes/kota/theme.yaml": []byte("colors:\n  sea: {light: \"#112233\"}\n  laut: {light: \"#abc\"}\ntype:\n  text: [11, 15.5]\n"),
		"themes/kota/site.css":   []byte("body{}"),
	})
	th, ds := Load(builtin, tree, "kota")
	if len(ds) > 0 {
		t.Fatalf("got %v", ds)
	}
	sea, _ := th.Color("sea")
	if sea.Light != (RGB{0x11, 0x22, 0x33}) || sea.Dark.Hex() != "#6cc3d8" {
		t.Errorf("sea is %v", sea)
	}
	if laut, ok := th.Color("laut"); !ok || laut.Light.Hex() != "#aabbcc" || laut.Dark != laut.Light {
		t.Errorf("laut is %v", laut)
	}
	if !th.Own("site.css") || th.Own("print.css") || th.Own("tidak-ada.css") {
		t.Error("own files aren't told from built-in ones")
	}
	if css, _ := th.File("site.css"); string(css) != "body{}" {
		t.Errorf("site.css is %q", css)
	}
	if _, ok := th.File("print.css"); !ok {
		t.Error("the built-in print.css doesn't stand in")
	}
}

func TestMistakesInAThemeAreReportedAtTheirPlace(t *testing.T) {
	for _, c := range []struct {
		text         string
		code         diag.Code
		line, column int
	}{
		{"colors:\n  sea: {light: \"blue\"}\n", diag.BadTheme, 2, 16},
		{"colors:\n  sea: {cmyk: [0, 0, 0]}\n", diag.BadTheme, 2, 15},
		{"colrs:\n  sea: {}\n", diag.UnknownKey, 1, 1},
		{"type:\n  text: [1, 2]\n", diag.BadTheme, 2, 9},
		{"page:\n  inner: wide\n", diag.BadTheme, 2, 10},
		{"fonts:\n  text: fonts/none.ttf\n", diag.BadTheme, 2, 9},
		{"site: 12\n", diag.BadTheme, 1, 7},
	} {
		_, ds := Load(builtin, source.New(map[string][]byte{"themes/kota/theme.yaml": []byte(c.text)}), "kota")
		if len(ds) != 1 {
			t.Errorf("%q: got %d diagnostics, want 1: %v", c.text, len(ds), ds)
			continue
		}
		p := ds[0].Span.Position()
		if ds[0].Code != c.code || p.Line != c.line || p.Column != c.column {
			t.Errorf("%q: got %s at %d:%d, want %s at %d:%d", c.text, ds[0].Code, p.Line, p.Column, c.code, c.line, c.column)
		}
	}
	if _, ds := Load(builtin, source.New(nil), "hilang"); len(ds) != 1 || ds[0].Code != diag.BadTheme {
		t.Errorf("a theme that isn't there: got %v", ds)
	}
}
