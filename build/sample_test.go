package build

import (
	"bytes"
	"context"
	"iter"
	"math/rand/v2"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/site"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// sample is the repository's own plan, read and built once for all tests.
var sample = sync.OnceValues(func() (*source.Tree, *Result) {
	tree, problems, err := source.Read("..")
	if err != nil {
		panic(err)
	}
	return tree, dated().Build(context.Background(), tree, problems)
})

// manual is the manual's site.
var manual = sync.OnceValue(func() *Result {
	tree, problems, err := source.Read("../docs")
	if err != nil {
		panic(err)
	}
	return New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(context.Background(), tree, problems)
})

// dated makes a Builder that knows of changes of the sample, as Git tells of them: of a chapter and its
// translation, of a program, and of an edition.
func dated() *Builder {
	return New(Options{Layouts: layouts.FS, Themes: themes.FS, History: []site.Revision{
		{Date: "2026-03-02T09:00:00+09:00", Paths: []string{"content/programs/gov-01-portal-layanan-publik.md"}},
		{Date: "2026-02-20T09:00:00+09:00", Release: "v1.0"},
		{Date: "2026-02-03T10:00:00+09:00", Paths: []string{"content/buku-3/01-sekilas.en.md"}},
		{Date: "2026-02-02T10:00:00+09:00", Paths: []string{"content/buku-3/01-sekilas.md", "content/buku-1/01-pendahuluan.md"}},
	}})
}

func fresh() *Builder { return New(Options{Layouts: layouts.FS, Themes: themes.FS}) }

// TestNothingToReport: the sample plan is without a fault, down to its loose lines, and
// the manual without an error or a warning.
func TestNothingToReport(t *testing.T) {
	_, r := sample()
	faultless(t, r)
	tree, problems, err := source.Read("../docs")
	if err != nil {
		t.Fatal(err)
	}
	faultless(t, fresh().Check(context.Background(), tree, problems))
}

func faultless(t *testing.T, r *Result) {
	t.Helper()
	for _, d := range r.Diags {
		p := d.Span.Position()
		t.Errorf("%s:%d:%d: %s: %s", p.Path, p.Line, p.Column, d.Code, d.Text.EN)
	}
}

func TestSampleIsComplete(t *testing.T) {
	_, r := sample()
	if len(r.Plan.Programs) < 30 || len(r.Plan.Agencies) < 15 || len(r.Books) != 3 {
		t.Errorf("the sample has %d programs, %d agencies, %d books", len(r.Plan.Programs), len(r.Plan.Agencies), len(r.Books))
	}
	for i, least := range []int{40, 80, 16} {
		if r.Books[i].Pages < least {
			t.Errorf("%s has %d pages, want at least %d", r.Books[i].File, r.Books[i].Pages, least)
		}
	}
}

// TestNothingStandsInline: pages have a Content-Security-Policy that lets only files of the site
// run and style, so nothing in them may need more.
func TestNothingStandsInline(t *testing.T) {
	_, r := sample()
	for _, name := range r.Files.Paths() {
		if path.Ext(name) != ".html" {
			continue
		}
		f, _ := r.Files.File(name)
		for _, fault := range inline(f.Data) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	if got := inline([]byte(`<p style="color: red" onclick="x()"><a href="JavaScript:x()">x</a><style>p {}</style><script>x()</script><script type="application/ld+json">{}</script><img src="https://example.com/a.png">`)); len(got) != 7 {
		t.Errorf("found only %q", got)
	}
}

// tags are the start tags of a page with their attributes by name.
func tags(page []byte) iter.Seq2[html.Token, map[string]string] {
	return func(yield func(html.Token, map[string]string) bool) {
		z := html.NewTokenizer(bytes.NewReader(page))
		for z.Next() != html.ErrorToken {
			tok := z.Token()
			if tok.Type != html.StartTagToken && tok.Type != html.SelfClosingTagToken {
				continue
			}
			attr := map[string]string{}
			for _, a := range tok.Attr {
				attr[a.Key] = a.Val
			}
			if !yield(tok, attr) {
				return
			}
		}
	}
}

// inline lists what a page's policy forbids, and that it has none.
func inline(page []byte) (faults []string) {
	held := false
	for tok, attr := range tags(page) {
		for _, a := range tok.Attr {
			if address := strings.ToLower(a.Val); a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(address, "javascript:") || a.Key == "src" && strings.Contains(address, "//") {
				faults = append(faults, tok.Data+" with "+a.Key+"="+a.Val)
			}
		}
		switch {
		case tok.Data == "meta" && attr["http-equiv"] == "Content-Security-Policy":
			held = strings.HasPrefix(attr["content"], "default-src 'none'; script-src 'self'; style-src 'self'; ")
		case tok.Data == "style", tok.Data == "base", tok.Data == "script" && attr["src"] == "" && attr["type"] != "application/ld+json":
			faults = append(faults, tok.Data)
		}
	}
	if !held {
		faults = append(faults, "no policy")
	}
	return faults
}

func TestSameInputSameBytes(t *testing.T) {
	tree, first := sample()
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	second := dated().Build(context.Background(), tree, nil)
	compareSets(t, first.Files, second.Files)
}

func compareSets(t *testing.T, want, got *output.Set) {
	t.Helper()
	if a, b := want.Paths(), got.Paths(); !slices.Equal(a, b) {
		t.Fatalf("files differ: %d and %d", len(a), len(b))
	}
	for _, name := range want.Paths() {
		a, _ := want.File(name)
		b, _ := got.File(name)
		if !bytes.Equal(a.Data, b.Data) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestAnyFileMayBeMissingOrBroken deletes and corrupts every file of the sample in
// turn: a clear diagnostic where one is due, never a panic.
func TestAnyFileMayBeMissingOrBroken(t *testing.T) {
	tree, _ := sample()
	rng := rand.New(rand.NewPCG(3, 4))
	b := fresh()
	for i, f := range tree.Files() {
		if !strings.HasPrefix(f.Path, "content/") || strings.HasSuffix(f.Path, ".go") {
			continue
		}
		if (testing.Short() || Raced) && i%4 != 0 {
			continue
		}
		for _, how := range []string{"missing", [...]string{"cut", "binary", "noise", "binary"}[i%4]} {
			files := map[string][]byte{}
			for _, g := range tree.Files() {
				files[g.Path] = g.Data
			}
			switch how {
			case "missing":
				delete(files, f.Path)
			case "cut":
				files[f.Path] = f.Data[:len(f.Data)/3]
			case "noise":
				data := slices.Clone(f.Data)
				for range 1 + len(data)/200 {
					if len(data) > 0 {
						data[rng.IntN(len(data))] = byte(rng.IntN(256))
					}
				}
				files[f.Path] = data
			case "binary":
				files[f.Path] = []byte{0xff, 0xfe, 0x00, 0x80, 0x00, 0x01}
			}
			r := b.Check(context.Background(), source.New(files), nil)
			if how == "binary" && !strings.HasSuffix(f.Path, ".csv") && r.Errors() == 0 {
				t.Errorf("%s as binary rubbish: no error", f.Path)
			}
			for _, d := range r.Diags {
				if d.Severity == diag.Error && (d.Text.ID == "" || d.Text.EN == "") {
					t.Errorf("%s %s: %s has no text in a language", f.Path, how, d.Code)
				}
			}
		}
	}
}
