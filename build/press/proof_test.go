package press

import (
	"sync"
	"testing"

	"jilid/build/press/presstest"
	"jilid/build/press/proof"
)

// proofs are the sample's books, to be read before they go to the press. The
// files are read only where a test wants them.
var proofs struct {
	once, read sync.Once
	all        *proof.Proofs
}

func loadProofs(t *testing.T) *proof.Proofs {
	t.Helper()
	s := loadSample(t)
	proofs.once.Do(func() {
		vs, _ := volumes()
		proofs.all = proof.New(s.manuscript, s.table, vs)
	})
	return proofs.all
}

func loadPrints(t *testing.T) *proof.Proofs {
	t.Helper()
	presstest.Program(t, "pdftotext")
	p, books := loadProofs(t), loadChecked(t)
	proofs.read.Do(func() {
		var wait sync.WaitGroup
		for i, f := range files() {
			p.Books[i].File = books[i]
			wait.Go(func() { p.Books[i].Words = presstest.PlacedWords(t, f.Data) })
		}
		wait.Wait()
	})
	return p
}

// holds reports what a check found, and where it looked at less than there must be.
func holds(t *testing.T, f proof.Findings, least map[string]int) {
	t.Helper()
	for _, wrong := range f.Wrong {
		t.Error(wrong)
	}
	for what, n := range least {
		if f.Seen[what] < n {
			t.Errorf("only %d %s were looked at", f.Seen[what], what)
		}
	}
	t.Log(f.Seen)
}

// TestPageBreaks: no widows, no orphans, no stranded headings, captions and heads.
func TestPageBreaks(t *testing.T) {
	p := loadProofs(t)
	for i := range p.Books {
		holds(t, p.Books[i].Breaks(), map[string]int{"paragraphs": 200, "headings": 20, "captions": 10})
	}
}

// TestLineBreaks: few hyphens in succession, no splinters for last lines.
func TestLineBreaks(t *testing.T) {
	p := loadProofs(t)
	for i := range p.Books {
		f := p.Books[i].Lines()
		holds(t, f, map[string]int{"lines": 400, "hyphens": 50})
		if n := f.Seen["ladders"]; n > 0 {
			t.Errorf("%s: %d ladders of hyphens", p.Books[i].Path, n)
		}
	}
}

// TestFootnotes: every note begins on the page of its mark.
func TestFootnotes(t *testing.T) {
	p := loadPrints(t)
	var all proof.Findings
	for i := range p.Books {
		all.Add(p.Books[i].Notes())
		all.Add(p.Books[i].NotesAgain())
	}
	holds(t, all, map[string]int{"notes": 20, "notes again": 20})
}

// TestTextBlock: nothing lies outside of the text block.
func TestTextBlock(t *testing.T) {
	p := loadProofs(t)
	for i := range p.Books {
		holds(t, p.TextBlock(&p.Books[i]), map[string]int{"runs": 2000, "pictures": 3})
	}
}

// TestOrder: tables and figures stand in their sections and in their order.
func TestOrder(t *testing.T) {
	p := loadProofs(t)
	for i := range p.Books {
		holds(t, p.Order(&p.Books[i]), map[string]int{"tables and figures": 20})
	}
}

// TestTextIsFound: pdftotext reads all words, where they may be.
func TestTextIsFound(t *testing.T) {
	p := loadPrints(t)
	for i := range p.Books {
		holds(t, p.Print(&p.Books[i]), map[string]int{"words": 5000, "paragraphs again": 200, "headings again": 20, "captions again": 10})
	}
}

// TestReadingOrder: who hears a book hears it whole and in order.
func TestReadingOrder(t *testing.T) {
	p := loadPrints(t)
	for i := range p.Books {
		holds(t, p.Spoken(&p.Books[i]), map[string]int{"passages": 300})
	}
}

// TestRowsOnce: every row of every table is there once.
func TestRowsOnce(t *testing.T) {
	p := loadPrints(t)
	for i := range p.Books {
		holds(t, p.Rows(&p.Books[i]), map[string]int{"rows": 100})
	}
}

// TestFolios: every page number leads to the page that bears it.
func TestFolios(t *testing.T) {
	holds(t, loadPrints(t).Folios(), map[string]int{"lines of contents": 300, "page references": 60})
}
