package refs

import (
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

// counter numbers what stands in one chapter and its section files.
type counter struct {
	prefix string // "3", "A", or "" in an unnumbered chapter
	counts [7]int // sections by level, from 2
	last   int    // level of the last numbered heading
	mute   int    // level of an unnumbered heading that is still open, or 0

	tables, figures, formulas int
}

func newCounter(prefix string) *counter { return &counter{prefix: prefix, last: 1} }

// deepest is the deepest level of headings with a number: 3.1.1.1.
const deepest = 4

// section is the number of the next heading of a level (2 is the first below
// the chapter's title). A skipped level gives no zero in the number.
func (c *counter) section(level int, unnumbered bool) string {
	level = max(2, min(level, len(c.counts)-1))
	if c.prefix == "" {
		return ""
	}
	if unnumbered {
		if c.mute == 0 || level < c.mute {
			c.mute = level
		}
		return ""
	}
	if c.mute > 0 && level > c.mute {
		return "" // below an unnumbered heading
	}
	c.mute = 0
	level = min(level, c.last+1)
	c.last = level
	c.counts[level]++
	clear(c.counts[level+1:])
	if level > deepest {
		return ""
	}
	parts := []string{c.prefix}
	for _, n := range c.counts[2 : level+1] {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ".")
}

func (c *counter) next(n *int) string {
	*n++
	if c.prefix == "" {
		return strconv.Itoa(*n)
	}
	return c.prefix + "." + strconv.Itoa(*n)
}

// bookNumbers numbers the chapters of a book.
type bookNumbers struct {
	lang                        lang.Lang
	parts, chapters, appendices int
	loose                       *counter // of all unnumbered chapters together
}

// chapter is a chapter's own number and label, and the counter of what stands in it.
func (n *bookNumbers) chapter(c *plan.Chapter) (number, label string, count *counter) {
	if c.Unnumbered {
		return "", c.Title, n.loose
	}
	switch c.Kind {
	case plan.Body:
		n.chapters++
		number = lang.Roman(n.chapters)
		return number, lang.ChapterRef.In(n.lang) + " " + number, newCounter(strconv.Itoa(n.chapters))
	case plan.Appendix:
		n.appendices++
		number = letters(n.appendices)
		return number, lang.Appendix.In(n.lang) + " " + number, newCounter(number)
	case plan.Part:
		n.parts++
		number = lang.Roman(n.parts)
		return number, lang.Part.In(n.lang) + " " + number, n.loose
	}
	return "", c.Title, n.loose
}

// letters counts A, B … Z, AA, AB …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// text numbers a chapter and everything in it.
func (r *resolver) text(c *plan.Chapter, d *doc.Document, numbers *bookNumbers) {
	t := &Target{Sort: ChapterTarget, ID: c.ID, Title: c.Title, Book: c.Book, Chapter: c, Address: c.Address}
	var count *counter
	if c.Depth > 0 && r.count[c.Parent] != nil {
		count = r.count[c.Parent]
		t.Sort = SectionTarget
		t.Number = count.section(c.Depth+1, c.Unnumbered)
		t.Label = r.sectionLabel(t)
	} else {
		t.Number, t.Label, count = numbers.chapter(c)
	}
	r.count[c] = count
	r.t.chapters[c] = t
	r.t.order[c.Book] = append(r.t.order[c.Book], t)
	r.define(c.ID, c.Span, t)
	at := &place{file: c.File, book: c.Book, chapter: c, address: c.Address, depth: c.Depth, count: count}
	for _, id := range c.Programs {
		r.uses = append(r.uses, use{&doc.Ref{ID: "prg-" + id}, at})
	}
	r.content(d, at)
}

// sectionLabel is what a section is called in a sentence.
func (r *resolver) sectionLabel(t *Target) string {
	if t.Number == "" {
		return t.Title
	}
	return lang.Section.In(r.lang) + " " + t.Number
}

// place is where a document stands.
type place struct {
	file    *source.File
	book    *plan.Book
	chapter *plan.Chapter // nil for a program's story
	address string
	depth   int
	count   *counter
	section *Target // the last heading, nil before the first
	title   bool    // in the chapter's title
}

// content makes the targets of a document.
func (r *resolver) content(d *doc.Document, at *place) {
	if d == nil {
		return
	}
	r.anchors[at.address] = map[string]*Target{}
	r.doubts = append(r.doubts, d.Doubts...)
	part := doc.InTitle
	at.title = true
	for _, l := range r.t.Landmarks(d) {
		if l.Part != part {
			part, at.title = l.Part, false
			if part == doc.InNotes {
				at.section = nil // the notes stand below all of them
			}
		}
		switch n := l.Inline.(type) {
		case nil:
			r.blockTarget(l.Block, at)
		case *doc.Anchor:
			r.anchor(at, n.ID)
		case *doc.Ref, *doc.Cite, *doc.Link:
			r.uses = append(r.uses, use{n, at})
		case *doc.IndexMark:
			r.mark(n, at)
		}
	}
}

func (r *resolver) blockTarget(b doc.Block, at *place) {
	switch b := b.(type) {
	case *doc.Heading:
		t := at.target(SectionTarget, b.Attr.ID, doc.Plain(b.Text))
		t.Anchor = b.ID
		t.Number = at.count.section(b.Level+at.depth, b.Unnumbered)
		t.Label = r.sectionLabel(t)
		r.t.headings[b], at.section = t, t
		r.list(t)
		r.anchors[at.address][b.ID] = t
		r.define(b.Attr.ID, or(b.Attr.Span, b.Span), t)
	case *doc.Table:
		if len(b.Caption) == 0 {
			r.anchor(at, b.ID)
			return
		}
		t := at.target(TableTarget, b.ID, doc.Plain(b.Caption))
		t.Number = at.count.next(&at.count.tables)
		t.Label = lang.Table.In(r.lang) + " " + t.Number
		r.t.tables[b] = t
		r.list(t)
		r.define(b.ID, or(b.Attr.Span, b.Span), t)
	case *doc.Figure:
		if len(b.Caption) == 0 {
			r.anchor(at, b.ID)
			return
		}
		t := at.target(FigureTarget, b.ID, doc.Plain(b.Caption))
		t.Number = at.count.next(&at.count.figures)
		t.Label = lang.Figure.In(r.lang) + " " + t.Number
		r.t.figures[b] = t
		r.list(t)
		r.define(b.ID, or(b.Attr.Span, b.Span), t)
	case *doc.Math:
		if b.ID == "" {
			return
		}
		t := at.target(EquationTarget, b.ID, formula.Plain(b.Formula))
		t.Number = at.count.next(&at.count.formulas)
		t.Label = lang.Equation.In(r.lang) + " " + t.Number
		r.t.formulas[b] = t
		r.list(t)
		r.define(b.ID, b.Span, t)
	case *doc.Paragraph:
		r.anchor(at, b.Attr().ID)
	case *doc.Group:
		r.anchor(at, b.Attr.ID)
	case *doc.Definitions:
		for _, e := range b.Entries {
			r.anchor(at, e.ID)
		}
	}
}

func (at *place) target(s Sort, id, title string) *Target {
	return &Target{Sort: s, ID: id, Title: title, Book: at.book, Chapter: at.chapter, Address: at.address, Anchor: id}
}

// anchor is a place that a link may lead to, without number or title.
func (r *resolver) anchor(at *place, id string) {
	if id != "" && r.anchors[at.address][id] == nil {
		t := at.target(SectionTarget, id, "")
		t.Label = id
		r.anchors[at.address][id] = t
	}
}

// list puts a target into its book's order.
func (r *resolver) list(t *Target) {
	if t.Anchor != "" && r.anchors[t.Address][t.Anchor] == nil {
		r.anchors[t.Address][t.Anchor] = t
	}
	if t.Book != nil {
		r.t.order[t.Book] = append(r.t.order[t.Book], t)
	}
}
