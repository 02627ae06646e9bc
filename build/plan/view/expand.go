package view

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Expand makes the manuscript of a plan: every doc.View becomes ordinary blocks,
// every doc.Computed text, every listed abbreviation a doc.Abbr, and in front of the terms
// that the index is to find a doc.IndexMark. A chapter without any
// keeps its document. An expanded document has a hash of its own, of what it shows.
//
// Views with mistakes are reported at the key or value that is wrong, and leave
// a short note in their place.
func Expand(p *plan.Plan) (*Manuscript, []diag.Diagnostic) {
	return ExpandWith(p, func(_ Key, f func() Expanded) Expanded { return f() })
}

// ExpandWith is Expand with a memory for single documents.
func ExpandWith(p *plan.Plan, remember Remember) (*Manuscript, []diag.Diagnostic) {
	return expand(p, nil, remember)
}

// Translate is ExpandWith for a plan in another language, given the manuscript of what it
// translates: what stands in the original's words is there as it is in that.
func Translate(p *plan.Plan, original *Manuscript, remember Remember) (*Manuscript, []diag.Diagnostic) {
	borrowed := map[*doc.Document]*doc.Document{}
	for _, b := range original.Books {
		for _, t := range b.Texts {
			borrowed[t.Chapter.Doc] = t.Doc
		}
	}
	for _, s := range original.Programs {
		borrowed[s.Program.Doc] = s.Doc
	}
	return expand(p, borrowed, remember)
}

func expand(p *plan.Plan, borrowed map[*doc.Document]*doc.Document, remember Remember) (*Manuscript, []diag.Diagnostic) {
	e := &expander{
		borrowed: borrowed,
		plan:     p,
		lang:     lang.Of(p.Language),
		remember: remember,
		model:    model(p),
		done:     map[*plan.Chapter]*doc.Document{},
		open:     map[*plan.Chapter]bool{},
		chapters: map[string]*plan.Chapter{},
	}
	all := p.Chapters()
	for _, c := range all {
		if c.File != nil {
			e.chapters[c.File.Path] = c
		}
		if c.Original != nil && c.Original.File != nil { // which a translation may name as well
			e.chapters[c.Original.File.Path] = c
		}
	}
	m := &Manuscript{Plan: p}
	for _, b := range p.Books {
		book := Book{Book: b}
		b.Walk(func(c *plan.Chapter) {
			book.Texts = append(book.Texts, Text{Chapter: c, Doc: e.chapter(c)})
		})
		m.Books = append(m.Books, book)
	}
	for _, g := range p.Programs {
		m.Programs = append(m.Programs, Story{Program: g, Doc: e.document(g.Doc, nil)})
	}
	if progress.Living(p) {
		m.Progress = e.progress()
	}
	e.markAbbreviations(m)
	e.markIndex(m)
	return m, e.diags.All()
}

// expander expands all chapters of a plan. Chapters that include each other
// are expanded in the order of need.
type expander struct {
	plan     *plan.Plan
	lang     lang.Lang
	diags    diag.List
	remember Remember
	model    source.Hash
	chapters map[string]*plan.Chapter // by the path of their file
	done     map[*plan.Chapter]*doc.Document
	borrowed map[*doc.Document]*doc.Document // in a translation: what stands in the original's words, as it is there
	open     map[*plan.Chapter]bool          // being expanded: including one of these would never end
	included int                             // sections included so far, for names of the copies
}

// chapter is the expanded document of a chapter.
func (e *expander) chapter(c *plan.Chapter) *doc.Document {
	if d, ok := e.done[c]; ok {
		return d
	}
	e.open[c] = true
	d := e.document(c.Doc, c)
	delete(e.open, c)
	e.done[c] = d
	return d
}

// document expands one document; c is nil for a program's story.
func (e *expander) document(d *doc.Document, c *plan.Chapter) *doc.Document {
	if d == nil {
		return &doc.Document{}
	}
	if made := e.borrowed[d]; made != nil {
		return made
	}
	if !d.Views {
		return d
	}
	if d.File == nil || includes(d) {
		made := e.expand(d, c)
		e.diags.Append(made.Diags...)
		return made.Doc
	}
	made := e.remember(Key{Path: d.File.Path, Doc: d.Hash, Model: e.model}, func() Expanded { return e.expand(d, c) })
	e.diags.Append(made.Diags...)
	return made.Doc
}

func (e *expander) expand(d *doc.Document, c *plan.Chapter) Expanded {
	x := &expansion{expander: e, document: d, chapter: c, level: 1}
	x.made.sum(d.Hash[:])
	out := *d
	out.Views = false
	out.Blocks = x.blocks(d.Blocks)
	out.Notes = x.notes(d.Notes, out.Blocks)
	out.Doubts = append(d.Doubts[:len(d.Doubts):len(d.Doubts)], x.doubts...)
	out.Hash = x.made.hash()
	return Expanded{Doc: &out, Diags: x.diags.All()}
}

// expansion is one document being expanded.
type expansion struct {
	*expander
	diags    diag.List              // of this document; they hide the expander's
	doubts   []doc.Doubt            // of the texts in its views
	seen     map[string]source.Span // its views so far
	document *doc.Document
	chapter  *plan.Chapter // nil in a program's story
	level    int           // of the heading above
	foreign  bool          // footnotes came along with an included section
	made     hasher        // of all that was put in place of views
}
