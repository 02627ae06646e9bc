// Package proof reads the proofs of books: it holds finished pages to what the
// project promises of them – no widow, no heading without its text, nothing
// outside the text block, every number the right one, no word lost. It measures
// the items on the pages, and again, independently, what the finished file
// contains as presstest and pdftotext read it. Only tests import it.
//
// [New] ties the books of a plan together; each check is a method that gives
// its [Findings]. [Proofs.Pages] is all that is measured from the pages,
// [Proofs.Prints] all that is read from the files.
package proof

import (
	"fmt"

	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// Proofs are the books of a plan in all the forms they went through.
type Proofs struct {
	Manuscript *view.Manuscript
	Refs       *refs.Table
	Books      []Book
}

// Book is one book. Its last two fields may be nil: then the file is not looked at.
type Book struct {
	Path   string // of its file: "buku-1.pdf"
	Text   *view.Book
	Volume *book.Volume
	File   *judge.Document
	Words  [][]presstest.Word // of each page, in the order of the content
}

// New ties together what belongs to one plan.
func New(m *view.Manuscript, t *refs.Table, volumes []book.Volume) *Proofs {
	p := &Proofs{Manuscript: m, Refs: t}
	for i := range volumes {
		p.Books = append(p.Books, Book{Path: volumes[i].Book.ID + ".pdf", Text: &m.Books[i], Volume: &volumes[i]})
	}
	return p
}

// Findings are what a check saw: the promises that were not kept, in sentences
// for developers, and how much it looked at – a check that saw nothing has
// found nothing either.
type Findings struct {
	Wrong []string
	Seen  map[string]int
}

func (f *Findings) say(format string, args ...any) {
	f.Wrong = append(f.Wrong, fmt.Sprintf(format, args...))
}

func (f *Findings) saw(what string) {
	if f.Seen == nil {
		f.Seen = map[string]int{}
	}
	f.Seen[what]++
}

// Add collects another check's findings.
func (f *Findings) Add(g Findings) {
	f.Wrong = append(f.Wrong, g.Wrong...)
	for what, n := range g.Seen {
		if f.Seen == nil {
			f.Seen = map[string]int{}
		}
		f.Seen[what] += n
	}
}

// Pages are all promises that can be measured from the items on the pages.
func (p *Proofs) Pages() Findings {
	var f Findings
	for i := range p.Books {
		b := &p.Books[i]
		f.Add(b.Breaks())
		f.Add(b.Lines())
		f.Add(b.Notes())
		f.Add(p.TextBlock(b))
		f.Add(p.Order(b))
	}
	return f
}

// Prints are all promises that can be read from the finished files.
func (p *Proofs) Prints() Findings {
	var f Findings
	for i := range p.Books {
		b := &p.Books[i]
		f.Add(b.NotesAgain())
		f.Add(p.Print(b))
		f.Add(p.Spoken(b))
		f.Add(p.Rows(b))
	}
	f.Add(p.Folios())
	return f
}
