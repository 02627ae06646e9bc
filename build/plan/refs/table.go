// Package refs numbers a manuscript and finds what its references mean: the
// [Table] knows for every heading, table, figure, program, agency … its
// number, its title and its address. [Resolve] makes it.
//
// Numbers are never typed: chapters count BAB I, II, III …; sections 1.1, 1.1.1
// from the chapter's number; appendices A, B …; tables, figures and equations
// restart in each chapter (Tabel 3.1).
package refs

import (
	"strings"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Sort is what kind of thing a target is.
type Sort int

const (
	BookTarget Sort = iota
	ChapterTarget
	SectionTarget
	TableTarget
	FigureTarget
	EquationTarget
	ProgramTarget
	DimensionTarget
	AgencyTarget
	YearTarget
)

// Target is something that can be referred to.
type Target struct {
	Sort    Sort
	ID      string        // as referred to: "tbl-anggaran", "sec-visi", "prg-GOV-01"; unique in the plan
	Label   string        // with its number, as it stands in a sentence: "Tabel 3.1", "Bab III", "Subbab 3.1", "GOV-01"
	Number  string        // "3.1", "III", "A", or "" if unnumbered
	Title   string        // plain text of the caption, heading or name
	Book    *plan.Book    // nil for pages that belong to no book (programs, agencies …)
	Chapter *plan.Chapter // nil likewise
	Address string        // page in the site: "buku-2/strategi.html"
	Anchor  string        // within the page, "" for the page itself; the same name is the PDF's destination (see Dest)
}

// Dest is the named destination in a book's PDF: the anchor made unique over the
// book. It is also how the press names pages: the same string for heading and contents line.
func (t *Target) Dest() string {
	if t.Chapter == nil {
		return t.ID
	}
	if t.Anchor == "" {
		switch t.Sort {
		case TableTarget, FigureTarget: // captioned, but without an id of its own
			return t.Chapter.Address + "#" + strings.ReplaceAll(t.Label, " ", "-")
		}
		return t.Chapter.Address
	}
	return t.Chapter.Address + "#" + t.Anchor
}

// Table is what all references of a plan mean. It is immutable. What is numbered is numbered when
// it is first asked for, as a writer looks at one page of a thousand.
type Table struct {
	plan     *plan.Plan
	tree     *source.Tree // of the files that links may lead to
	books    map[*plan.Book][]*Text
	texts    map[*doc.Document]*Text
	chapters map[*plan.Chapter]*Text
	pages    map[string]*Text // by address
	byID     map[string]spot
	files    map[string]spot // chapters, programs and books by their path
	indexes  map[*plan.Book]func() []IndexEntry
	mentions map[string][]*plan.Chapter // program id → chapters, in reading order
	cited    map[*plan.Book][]string    // keys, in the order of the bibliography
	sources  func() map[*doc.Link]bool  // links of the bibliography
}

// Text is a document where it stands in the plan, and what the references in it mean.
type Text struct {
	*Outline
	table   *Table
	file    *source.File
	chapter *plan.Chapter // nil for a program's story
	in      *group
	own     Target   // the chapter; of a story, its page
	targets []Target // of the things, made by number
}

// depth is that of a section file below its chapter.
func (x *Text) depth() int {
	if x.chapter == nil {
		return 0
	}
	return x.chapter.Depth
}

// spot is a target that need not be made yet: one of a text, or another.
type spot struct {
	text   *Text
	at     int     // of the text's things, -1 for the text itself
	target *Target // where there is no text
}

func (s spot) is() bool { return s.text != nil || s.target != nil }

// get is the target, nil for the zero spot.
func (s spot) get() *Target {
	switch {
	case s.text == nil:
		return s.target
	case s.at < 0:
		s.text.in.number()
		return &s.text.own
	}
	s.text.in.number()
	return &s.text.targets[s.at]
}

// address is the page of the target.
func (s spot) address() string {
	if s.text == nil {
		return s.target.Address
	}
	return s.text.own.Address
}

// id is the id of a page's target.
func (s spot) id() string {
	if s.text == nil {
		return s.target.ID
	}
	return s.text.own.ID
}

// Link is where a written link goes.
type Link struct {
	Target   *Target // a page or anchor of the plan, or nil
	Asset    string  // a file of the plan published with the site ("buku-2/img/a.pdf"), or ""
	External string  // an address elsewhere, or ""
	// all empty: the link is broken and was reported
}

// In is a document of the manuscript where it stands; another has no numbers.
func (t *Table) In(d *doc.Document) *Text {
	if x := t.texts[d]; x != nil {
		return x
	}
	return &Text{Outline: &Outline{}, table: t}
}

// Landmarks are [doc.Landmarks] of a document of the manuscript.
func (t *Table) Landmarks(d *doc.Document) []doc.Landmark { return t.In(d).landmarks }

// Of is the target of a *doc.Heading (every heading has one), *doc.Table or *doc.Figure (nil if
// it is not numbered, having no caption), or *doc.Math (nil if it has no id) of the text.
func (x *Text) Of(node any) *Target {
	i, ok := x.Outline.nodes[node]
	if !ok {
		return nil
	}
	return spot{text: x, at: i}.get()
}

// Link is where a link of the text goes.
func (x *Text) Link(l *doc.Link) Link {
	if a := x.Outline.links[l]; a != nil {
		to, _ := x.table.find(a, x)
		return Link{to.get(), to.asset, to.external}
	}
	if x.table.sources()[l] { // as it is printed
		return Link{External: l.Dest}
	}
	return Link{}
}

// Target is what an id means, or nil.
func (t *Table) Target(id string) *Target { return t.byID[id].get() }

// sourceLinks are the links of a plan's bibliography.
func sourceLinks(p *plan.Plan) map[*doc.Link]bool {
	all := map[*doc.Link]bool{}
	for _, ref := range p.References {
		doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok {
				all[l] = true
			}
			return true
		}}.Inlines(ref.Text)
	}
	return all
}

// Chapter is the target of a chapter (every chapter has one).
func (t *Table) Chapter(c *plan.Chapter) *Target {
	if x := t.chapters[c]; x != nil {
		return spot{text: x, at: -1}.get()
	}
	return nil
}

// Mentions are the chapters that mention a program, in reading order.
func (t *Table) Mentions(program string) []*plan.Chapter { return t.mentions[program] }

// InBook are the targets of a book in reading order: chapters, headings,
// tables, figures – what its contents and lists are made from.
func (t *Table) InBook(b *plan.Book) []*Target {
	var list []*Target
	for _, x := range t.books[b] {
		list = append(list, spot{text: x, at: -1}.get())
		for i := range x.things {
			if x.things[i].counted {
				list = append(list, &x.targets[i])
			}
		}
	}
	return list
}

// Cited are the keys of the sources a book cites, in the order of its bibliography.
func (t *Table) Cited(b *plan.Book) []string { return t.cited[b] }
