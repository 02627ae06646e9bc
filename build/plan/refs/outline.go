package refs

import (
	"slices"
	"strings"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
)

// Outline is what a document has that can be referred to, and what it refers to. It depends on
// the document and the folder of its file alone, and is immutable.
type Outline struct {
	landmarks []doc.Landmark
	things    []thing        // in reading order
	anchors   map[string]int // the things by the names that links may use
	nodes     map[any]int    // the things by the *doc.Heading, *doc.Table, *doc.Figure or *doc.Math that they are
	uses      []doc.Inline   // the *doc.Ref, *doc.Cite and *doc.Link in reading order
	links     map[*doc.Link]*address
	marks     []mark
	doubts    []doc.Doubt
}

// thing is something that can be referred to.
type thing struct {
	sort       Sort
	anchor     string // of a heading that the writer gave no id it is made of its words
	id         string // as @ refers to it, "" if it can't
	at         source.Span
	title      string
	level      int // of a heading
	unnumbered bool
	counted    bool // it has a number and a place in the lists of its book; else it is an anchor only
}

// mark is a mark of the index.
type mark struct {
	*doc.IndexMark
	section int  // the thing that is the nearest heading above, -1 before the first
	title   bool // in the chapter's title
}

// NewOutline is the outline of a document in a file of a folder.
func NewOutline(d *doc.Document, folder string) *Outline {
	o := &Outline{landmarks: doc.Landmarks(d), anchors: map[string]int{}, nodes: map[any]int{}, links: map[*doc.Link]*address{}, doubts: d.Doubts}
	section, part := -1, doc.InTitle
	for _, l := range o.landmarks {
		if l.Part != part {
			part = l.Part
			if part == doc.InNotes {
				section = -1 // the notes stand below all of them
			}
		}
		switch n := l.Inline.(type) {
		case nil:
			if _, ok := l.Block.(*doc.Heading); ok {
				section = len(o.things)
			}
			o.block(l.Block)
		case *doc.Anchor:
			o.anchor(n.ID)
		case *doc.Link:
			o.uses = append(o.uses, n)
			if o.links[n] == nil {
				o.links[n] = readAddress(n, folder)
			}
		case *doc.Ref, *doc.Cite:
			o.uses = append(o.uses, n)
		case *doc.IndexMark:
			o.marks = append(o.marks, mark{n, section, part == doc.InTitle})
		}
	}
	return o
}

func (o *Outline) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		o.anchors[b.ID] = len(o.things)
		o.count(b, thing{sort: SectionTarget, anchor: b.ID, id: b.Attr.ID, at: or(b.Attr.Span, b.Span), title: doc.Plain(b.Text), level: b.Level, unnumbered: b.Unnumbered})
	case *doc.Table:
		if len(b.Caption) == 0 {
			o.anchor(b.ID)
			return
		}
		o.count(b, thing{sort: TableTarget, anchor: b.ID, id: b.ID, at: or(b.Attr.Span, b.Span), title: doc.Plain(b.Caption)})
	case *doc.Figure:
		if len(b.Caption) == 0 {
			o.anchor(b.ID)
			return
		}
		o.count(b, thing{sort: FigureTarget, anchor: b.ID, id: b.ID, at: or(b.Attr.Span, b.Span), title: doc.Plain(b.Caption)})
	case *doc.Math:
		if b.ID != "" {
			o.count(b, thing{sort: EquationTarget, anchor: b.ID, id: b.ID, at: b.Span, title: formula.Plain(b.Formula)})
		}
	case *doc.Paragraph:
		o.anchor(b.Attr().ID)
	case *doc.Group:
		o.anchor(b.Attr.ID)
	case *doc.Definitions:
		for _, e := range b.Entries {
			o.anchor(e.ID)
		}
	}
}

// count adds something with a number.
func (o *Outline) count(node doc.Block, t thing) {
	t.counted = true
	o.nodes[node] = len(o.things)
	o.add(t)
}

// anchor adds a place that a link may lead to, without number or title.
func (o *Outline) anchor(id string) {
	if _, known := o.anchors[id]; id != "" && !known {
		o.add(thing{sort: SectionTarget, anchor: id})
	}
}

func (o *Outline) add(t thing) {
	if _, known := o.anchors[t.anchor]; t.anchor != "" && !known {
		o.anchors[t.anchor] = len(o.things)
	}
	o.things = append(o.things, t)
}

// prefixes of the ids that are written in chapters and are unique in the plan.
var prefixes = []string{"sec-", "tbl-", "fig-", "eq-"}

// written tells whether an id is one that @ can refer to; others are anchors of their page only.
func written(id string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(id, p) })
}

func or(a, b source.Span) source.Span {
	if a.File != nil {
		return a
	}
	return b
}
