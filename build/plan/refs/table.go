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

// Table is what all references of a plan mean. It is immutable.
type Table struct {
	plan      *plan.Plan
	landmarks func(*doc.Document) []doc.Landmark
	byID      map[string]*Target
	headings  map[*doc.Heading]*Target
	tables    map[*doc.Table]*Target
	figures   map[*doc.Figure]*Target
	formulas  map[*doc.Math]*Target
	chapters  map[*plan.Chapter]*Target
	links     map[*doc.Link]Link
	mentions  map[string][]*plan.Chapter // program id → chapters, in reading order
	order     map[*plan.Book][]*Target   // every numbered thing of a book in reading order
	index     map[*plan.Book][]IndexEntry
	cited     map[*plan.Book][]string // keys, in the order of the bibliography
}

// Link is where a written link goes.
type Link struct {
	Target   *Target // a page or anchor of the plan, or nil
	Asset    string  // a file of the plan published with the site ("buku-2/img/a.pdf"), or ""
	External string  // an address elsewhere, or ""
	// all empty: the link is broken and was reported
}

// Landmarks are [doc.Landmarks] of a document of the manuscript.
func (t *Table) Landmarks(d *doc.Document) []doc.Landmark { return t.landmarks(d) }

// Target is what an id means, or nil.
func (t *Table) Target(id string) *Target { return t.byID[id] }

// Heading is the target of a heading (every heading has one).
func (t *Table) Heading(h *doc.Heading) *Target { return t.headings[h] }

// TableOf is the target of a table, nil if it is not numbered (no caption).
func (t *Table) TableOf(x *doc.Table) *Target { return t.tables[x] }

// FigureOf is the target of a figure, nil if it is not numbered (no caption).
func (t *Table) FigureOf(x *doc.Figure) *Target { return t.figures[x] }

// MathOf is the target of a displayed formula, nil if it has no id.
func (t *Table) MathOf(x *doc.Math) *Target { return t.formulas[x] }

// Chapter is the target of a chapter (every chapter has one).
func (t *Table) Chapter(c *plan.Chapter) *Target { return t.chapters[c] }

// Link is where a link goes.
func (t *Table) Link(l *doc.Link) Link { return t.links[l] }

// Mentions are the chapters that mention a program, in reading order.
func (t *Table) Mentions(program string) []*plan.Chapter { return t.mentions[program] }

// InBook are the targets of a book in reading order: chapters, headings,
// tables, figures – what its contents and lists are made from.
func (t *Table) InBook(b *plan.Book) []*Target { return t.order[b] }

// Cited are the keys of the sources a book cites, in the order of its bibliography.
func (t *Table) Cited(b *plan.Book) []string { return t.cited[b] }
