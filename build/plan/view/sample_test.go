package view_test

import (
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// sample is the repository's own plan.
func sample(t testing.TB) *plan.Plan {
	tree, problems, err := source.Read("../../..")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	return p
}

// TestSample expands the repository's own plan: no mistakes, no view left, and
// the same hashes every time.
func TestSample(t *testing.T) {
	p := sample(t)
	m, ds := view.Expand(p)
	for _, d := range ds {
		if d.Severity == diag.Error {
			at := d.Span.Position()
			t.Errorf("%s:%d:%d: %s %s (%s)", at.Path, at.Line, at.Column, d.Code, d.Text.ID, d.Hint.ID)
		}
	}
	again, _ := view.Expand(p)
	views := 0
	for i, b := range m.Books {
		for k, text := range b.Texts {
			if text.Doc.Hash != again.Books[i].Texts[k].Doc.Hash {
				t.Errorf("%s has another hash the second time", text.File.Path)
			}
			if text.Doc != text.Chapter.Doc {
				views++
			}
			left := 0
			countViews(text.Doc, &left)
			if left > 0 {
				t.Errorf("%s still has %d views", text.File.Path, left)
			}
		}
	}
	if views < 10 {
		t.Errorf("only %d chapters were expanded", views)
	}
}

func countViews(d *doc.Document, n *int) {
	doc.Visit(d, doc.Visitor{
		Block: func(b doc.Block) bool {
			if _, ok := b.(*doc.View); ok {
				*n++
			}
			return true
		},
		Inline: func(i doc.Inline) bool {
			if _, ok := i.(*doc.Computed); ok {
				*n++
			}
			return true
		},
	})
}

// BenchmarkExpand is what every build pays for the sample's hundred views.
func BenchmarkExpand(b *testing.B) {
	p := sample(b)
	for b.Loop() {
		view.Expand(p)
	}
}
