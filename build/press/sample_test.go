package press

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/draw"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
	"jilid/themes"
)

// sample is the plan of the repository, ready to print.
type sample struct {
	manuscript *view.Manuscript
	table      *refs.Table
	theme      *theme.Theme
}

var theSample = sync.OnceValues(func() (*sample, error) {
	tree, _, err := source.Read("../..")
	if err != nil {
		return nil, err
	}
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	t, _ := refs.Resolve(m, tree)
	th, _ := theme.Load(themes.FS, tree, p.Theme)
	return &sample{m, t, th}, nil
})

func loadSample(t testing.TB) *sample {
	t.Helper()
	s, err := theSample()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// volumes are the sample's books, composed once for all tests.
var volumes = sync.OnceValues(func() ([]book.Volume, []diag.Diagnostic) {
	s, err := theSample()
	if err != nil {
		return nil, nil
	}
	look, ds, _ := book.NewLook(s.theme, s.manuscript.Plan, book.Edition{})
	ds = append(ds, book.Inspect(s.manuscript, s.table, look)...)
	v, more := book.Compose(s.manuscript, s.table, look)
	return v, append(ds, more...)
})

// files are the sample's books as PDF.
var files = sync.OnceValue(func() []File {
	s, err := theSample()
	if err != nil {
		return nil
	}
	f, _ := Compose(s.manuscript, s.table, s.theme, Options{})
	return f
})

// checked are the books' files as they are read again.
var checked = sync.OnceValues(func() (all []*judge.Document, err error) {
	for _, f := range files() {
		b, err := judge.Read(f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		all = append(all, b)
	}
	return all, nil
})

func loadChecked(t testing.TB) []*judge.Document {
	t.Helper()
	loadSample(t)
	all, err := checked()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSampleBooks: every book is made, and nothing in it had to be set against
// the rules. With JILID_BOOKS set the books stay in that folder to be looked at.
func TestSampleBooks(t *testing.T) {
	s := loadSample(t)
	vs, ds := volumes()
	for _, d := range ds {
		if d.Severity != diag.Hint {
			t.Errorf("%v %s %s", d.Span.Position(), d.Code, d.Text.EN)
		}
		if d.Code == diag.PressLimit {
			t.Errorf("%v %s", d.Span.Position(), d.Text.EN)
		}
	}
	if len(files()) != len(s.manuscript.Books) {
		t.Fatalf("%d books of %d", len(files()), len(s.manuscript.Books))
	}
	for i, f := range files() {
		if f.Pages != len(vs[i].Pages) || f.Path != vs[i].Book.ID+".pdf" {
			t.Errorf("%s has %d pages, not %d", f.Path, f.Pages, len(vs[i].Pages))
		}
		if dir := os.Getenv("JILID_BOOKS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestSampleStructure holds the books to the rules of tagged files and of pages.
func TestSampleStructure(t *testing.T) {
	s := loadSample(t)
	vs, _ := volumes()
	for i := range vs {
		for n, found := range draw.Check(Document(&vs[i], s.manuscript, Options{})) {
			if n > 20 {
				break
			}
			t.Errorf("%s: %s", vs[i].Book.ID, found)
		}
	}
	for i, b := range loadChecked(t) {
		for _, found := range b.Judge(judge.Archive...) {
			t.Errorf("%s: %s", vs[i].Book.ID, found)
		}
	}
}

// TestWorkers: the same bytes on one processor and on several.
func TestWorkers(t *testing.T) {
	s := loadSample(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, n := range []int{1, 5} {
		runtime.GOMAXPROCS(n)
		again, _ := Compose(s.manuscript, s.table, s.theme, Options{})
		for i, f := range files() {
			if !bytes.Equal(f.Data, again[i].Data) {
				t.Errorf("%s differs on %d processors", f.Path, n)
			}
		}
	}
}

// TestOutsideJudges asks other programs.
func TestOutsideJudges(t *testing.T) {
	loadSample(t)
	for _, f := range files() {
		if out := presstest.Run(t, f.Data, "qpdf", "--check"); strings.Contains(out, "WARNING") || strings.Contains(out, "rror") && !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf says %s", f.Path, out)
		}
		for i, line := range strings.Split(strings.TrimSpace(presstest.Run(t, f.Data, "pdffonts")), "\n") {
			if i > 1 && strings.Count(line, "yes") < 3 {
				t.Errorf("%s: a font is not embedded, a subset, or has no characters: %s", f.Path, line)
			}
		}
	}
}

// BenchmarkCompose sets and writes all books of the sample.
func BenchmarkCompose(b *testing.B) {
	s := loadSample(b)
	b.ReportAllocs()
	for b.Loop() {
		Compose(s.manuscript, s.table, s.theme, Options{})
	}
}

// BenchmarkJudge reads and judges the sample's longest book.
func BenchmarkJudge(b *testing.B) {
	loadSample(b)
	var longest File
	for _, f := range files() {
		if f.Pages > longest.Pages {
			longest = f
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := judge.Read(longest.Data)
		if err != nil {
			b.Fatal(err)
		}
		d.Judge(judge.Archive...)
	}
	b.ReportMetric(float64(longest.Pages), "pages")
}
