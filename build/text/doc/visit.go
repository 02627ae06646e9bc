package doc

import "fmt"

// Visitor is what to do with the nodes of a document on a walk through it.
// Both functions may be nil; each tells whether to go on into the node.
type Visitor struct {
	Block  func(Block) bool
	Inline func(Inline) bool
}

// Visit walks through a document in reading order, parents before children:
// the title, the blocks, then the footnotes. A table's caption comes before
// its cells and its source after them. The numbers behind a chart
// (Figure.Data) are visited too.
func Visit(d *Document, v Visitor) {
	v.Inlines(d.Title)
	v.Blocks(d.Blocks)
	for _, n := range d.Notes {
		v.Blocks(n.Blocks)
	}
}

// Blocks walks through blocks.
func (v Visitor) Blocks(list []Block) {
	for _, b := range list {
		if v.Block == nil || v.Block(b) {
			v.into(b)
		}
	}
}

func (v Visitor) into(b Block) {
	switch b := b.(type) {
	case *Heading:
		v.Inlines(b.Text)
	case *Paragraph:
		v.Inlines(b.Text)
	case *List:
		for _, it := range b.Items {
			v.Blocks(it.Blocks)
		}
	case *Definitions:
		for _, e := range b.Entries {
			for _, t := range e.Terms {
				v.Inlines(t)
			}
			for _, body := range e.Bodies {
				v.Blocks(body)
			}
		}
	case *Table:
		v.Inlines(b.Caption)
		for _, rows := range [...][]Row{b.Head, b.Rows} {
			for _, r := range rows {
				for _, c := range r.Cells {
					v.Blocks(c.Blocks)
				}
			}
		}
		v.Inlines(b.Source)
	case *Figure:
		v.Inlines(b.Caption)
		v.Inlines(b.Source)
		if b.Data != nil {
			v.into(b.Data)
		}
	case *Quote:
		v.Blocks(b.Blocks)
	case *Alert:
		v.Blocks(b.Blocks)
	case *Group:
		v.Blocks(b.Blocks)
	case *Code, *Math, *Rule, *PageBreak, *HTML, *View:
	default:
		panic(fmt.Sprintf("doc: no way to visit a %T", b))
	}
}

// Inlines walks through a text.
func (v Visitor) Inlines(list []Inline) {
	for _, n := range list {
		if v.Inline != nil && !v.Inline(n) {
			continue
		}
		switch n := n.(type) {
		case *Emph:
			v.Inlines(n.Text)
		case *Strong:
			v.Inlines(n.Text)
		case *Strike:
			v.Inlines(n.Text)
		case *Link:
			v.Inlines(n.Text)
		case *Image:
			v.Inlines(n.Alt)
		case *Ref:
			v.Inlines(n.Text)
		case *Foreign:
			v.Inlines(n.Text)
		}
	}
}
