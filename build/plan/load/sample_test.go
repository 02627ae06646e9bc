package load

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// sample is the repository's own plan.
func sample(t testing.TB) *source.Tree {
	tree, problems, err := source.Read("../../..")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if len(tree.Under("content/programs")) < 30 {
		t.Fatal("the sample is not there")
	}
	return tree
}

func with(t *source.Tree, name string, data []byte) *source.Tree {
	files := map[string][]byte{}
	for _, f := range t.Under("content") {
		files[f.Path] = nil // of pictures it matters that they are there
		if isText(f.Path) {
			files[f.Path] = f.Data
		}
	}
	files[name] = data
	if data == nil {
		delete(files, name)
	}
	return source.New(files)
}

func isText(name string) bool {
	return slices.Contains([]string{".md", ".yaml", ".bib"}, path.Ext(name))
}

// TestSample loads the repository's own plan, which has no mistakes.
func TestSample(t *testing.T) {
	p, ds := Plan(sample(t), markdown.Parse, Options{})
	for _, d := range ds {
		t.Errorf("%s %s %s (%s)", place(d.Span), d.Code, d.Text.ID, d.Hint.ID)
	}
	if len(p.Books) != 3 || len(p.Programs) < 30 || len(p.Chapters()) < 30 || len(p.Dimensions) != 6 {
		t.Errorf("%d books, %d programs, %d chapters, %d dimensions", len(p.Books), len(p.Programs), len(p.Chapters()), len(p.Dimensions))
	}
	for _, g := range p.Programs {
		if total, costed := g.Total(); !costed || total == 0 || len(g.Indicators) == 0 || g.Doc == nil {
			t.Errorf("program %s is not whole", g.ID)
		}
	}
	for _, c := range p.Chapters() {
		if c.Doc == nil || c.Book == nil || c.Title == "" || c.File == nil {
			t.Errorf("chapter %s is not whole", c.Address)
		}
	}
}

// noParse stands for the Markdown reader where it is not what is tested.
func noParse(f *source.File, body source.Span, opt markdown.Options) (d *doc.Document, ds []diag.Diagnostic) {
	return &doc.Document{File: f}, nil
}

// TestDamage deletes and corrupts every file of the sample in turn: nothing
// panics, and what is broken is reported.
func TestDamage(t *testing.T) {
	tree := sample(t)
	random := rand.New(rand.NewPCG(1, 2))
	errors := func(name string, data []byte) int {
		t.Helper()
		p, ds := Plan(with(tree, name, data), noParse, Options{})
		if p == nil {
			t.Fatalf("%s: no plan", name)
		}
		n := 0
		for _, d := range ds {
			if d.Severity == diag.Error {
				n++
			}
			if d.Text.ID == "" || d.Text.EN == "" {
				t.Errorf("%s: %s says nothing", name, d.Code)
			}
		}
		return n
	}
	for _, f := range tree.Under("content") {
		n := errors(f.Path, nil)
		if strings.HasPrefix(f.Path, "content/programs/") && n == 0 {
			t.Logf("%s can be missing without harm", f.Path)
		}
		if strings.HasSuffix(f.Path, indexFile) && n == 0 {
			t.Errorf("%s is missing and nothing is said", f.Path)
		}
		if !isText(f.Path) {
			continue
		}
		noise := make([]byte, 400)
		for i := range noise {
			noise[i] = byte(random.UintN(256))
		}
		if errors(f.Path, noise) == 0 && path.Ext(f.Path) != ".bib" { // what stands between BibTeX's entries is comment
			t.Errorf("%s is noise and nothing is said", f.Path)
		}
		// Cut in the middle of the front matter, and of a line of it.
		if end := bytes.Index(f.Data, []byte("\n---")); bytes.HasPrefix(f.Data, []byte("---\n")) && end > 0 {
			if at := end * 2 / 3; errors(f.Path, f.Data[:at]) == 0 {
				t.Errorf("%s ends at byte %d and nothing is said", f.Path, at)
			}
		}
		data := bytes.Clone(f.Data)
		for range 4 {
			data[random.IntN(len(data))] = byte(random.UintN(256))
		}
		errors(f.Path, data)
	}
}

// TestDeterministic: what is read in parallel comes out in the files' order.
func TestDeterministic(t *testing.T) {
	tree := with(sample(t), "content/plan.yaml", []byte("title: X\n"))
	p, first := Plan(tree, markdown.Parse, Options{})
	want := dump(p) + show(first)
	for range 3 {
		p, ds := Plan(tree, markdown.Parse, Options{})
		if dump(p)+show(ds) != want {
			t.Fatal("two runs differ")
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	tree := sample(b)
	for b.Loop() {
		Plan(tree, noParse, Options{})
	}
}

// BenchmarkThousand loads a plan of a thousand chapters whose bodies are remembered.
func BenchmarkThousand(b *testing.B) {
	files := map[string][]byte{"content/plan.yaml": []byte("title: X\n")}
	for i := range 1000 {
		files[fmt.Sprintf("content/buku-%d/%03d-bab.md", i/100, i)] = fmt.Appendf(nil, "---\ntitle: Bab %d\ndimension: governance\nauthors: [Bappeda]\n---\n%s", i, strings.Repeat("Teks. ", 1200))
	}
	tree := source.New(files)
	b.ResetTimer()
	for b.Loop() {
		Plan(tree, noParse, Options{})
	}
}
