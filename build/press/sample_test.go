package press

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/draw"
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
	look, ds, _ := book.NewLook(s.theme, s.manuscript.Plan)
	v, more := book.Compose(s.manuscript, s.table, look)
	return v, append(ds, more...)
})

// TestSampleBooks writes the sample's books; with JILID_BOOKS set they stay in
// that folder to be looked at.
func TestSampleBooks(t *testing.T) {
	s := loadSample(t)
	files, ds := Compose(s.manuscript, s.table, s.theme, Options{})
	for _, d := range ds {
		t.Log(d.Span.Position(), d.Code, d.Text.EN)
	}
	if len(files) != len(s.manuscript.Books) {
		t.Fatalf("%d books of %d", len(files), len(s.manuscript.Books))
	}
	for _, f := range files {
		t.Logf("%s: %d pages, %d bytes", f.Path, f.Pages, len(f.Data))
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
}
