package proof

import (
	"strings"
	"unicode"

	"jilid/build/plan/view"
	"jilid/build/text/doc"
	"jilid/build/text/scene"
)

// A passage is what one paragraph, heading, cell … of the manuscript says, as a
// reader must find it in print: without white space, in parts where the book
// puts something of its own between – a note's mark, a page number.
type passage struct {
	parts []string
	free  bool // may stand before or after its neighbours: notes, captions, cells
	space int  // what may stand between two parts, in bytes
	marks int  // of notes in it
}

func (p passage) String() string { return strings.Join(p.parts, "…") }

// passages collects what the blocks of a chapter say. Rows of tables are one
// passage each, as well as each of their cells.
type passages struct {
	of   *Proofs
	all  []passage
	rows []row
	free bool
}

// row is a row of a table as it must be printed.
type row struct {
	table *doc.Table
	head  bool
	cells []passage
}

func (p *Proofs) passages(text view.Text) *passages {
	ps := &passages{of: p}
	if text.Doc == nil {
		return ps
	}
	ps.add(doc.Str(text.Title))
	ps.blocks(text.Doc.Blocks)
	ps.free = true
	for _, n := range text.Doc.Notes {
		ps.blocks(n.Blocks)
	}
	return ps
}

func (ps *passages) add(text []doc.Inline) {
	if p := ps.passage(text); len(p.parts) > 0 {
		ps.all = append(ps.all, p)
	}
}

// loose collects what f does as passages that needn't be in order.
func (ps *passages) loose(f func()) {
	before := ps.free
	ps.free = true
	f()
	ps.free = before
}

func (ps *passages) blocks(list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.Heading:
			ps.add(b.Text)
		case *doc.Paragraph:
			ps.add(b.Text)
		case *doc.List:
			for _, it := range b.Items {
				ps.blocks(it.Blocks)
			}
		case *doc.Definitions:
			for _, e := range b.Entries {
				for _, t := range e.Terms {
					ps.add(t)
				}
				for _, body := range e.Bodies {
					ps.blocks(body)
				}
			}
		case *doc.Table:
			ps.loose(func() { ps.table(b) })
		case *doc.Figure:
			ps.loose(func() {
				ps.add(b.Caption)
				ps.add(b.Source)
				ps.scene(b.Scene)
			})
		case *doc.Code:
			for _, l := range strings.Split(b.Text, "\n") {
				ps.add(doc.Str(l))
			}
		case *doc.Quote:
			ps.blocks(b.Blocks)
		case *doc.Alert:
			ps.blocks(b.Blocks)
		case *doc.Group:
			ps.blocks(b.Blocks)
		}
	}
}

func (ps *passages) table(t *doc.Table) {
	ps.add(t.Caption)
	for k, rows := range [][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			printed := row{table: t, head: k == 0}
			for _, c := range r.Cells {
				from := len(ps.all)
				ps.blocks(c.Blocks)
				var cell passage
				doc.Visitor{Inline: func(n doc.Inline) bool {
					if _, ok := n.(*doc.NoteRef); ok {
						cell.marks++
					}
					return true
				}}.Blocks(c.Blocks)
				for _, p := range ps.all[from:] {
					cell.parts = append(cell.parts, p.parts...)
				}
				printed.cells = append(printed.cells, cell)
			}
			ps.rows = append(ps.rows, printed)
		}
	}
	ps.add(t.Source)
}

func (ps *passages) scene(s *scene.Scene) {
	if s == nil {
		return
	}
	for _, it := range s.Items {
		if t, ok := it.(*scene.Text); ok {
			ps.add(doc.Str(t.Value))
		}
	}
}

// passage is what a text says. Labels of references and sources are parts of
// their own: their pages follow.
func (ps *passages) passage(text []doc.Inline) passage {
	p := passage{free: ps.free, space: 48}
	var b strings.Builder
	end := func() {
		if s := Bare(b.String()); s != "" {
			p.parts = append(p.parts, s)
		}
		b.Reset()
	}
	whole := func(s string) { end(); b.WriteString(s); end() }
	doc.Visitor{Inline: func(n doc.Inline) bool {
		switch n := n.(type) {
		case *doc.Text:
			b.WriteString(n.Value)
		case *doc.CodeSpan:
			b.WriteString(n.Value)
		case *doc.Abbr:
			b.WriteString(doc.Plain([]doc.Inline{n}))
		case *doc.Ref:
			if len(n.Text) > 0 {
				end()
				return true
			}
			if t := ps.of.Refs.Target(n.ID); t != nil {
				whole(t.Label)
			}
		case *doc.Link:
			end()
		case *doc.Cite:
			if len(n.Items) == 1 && n.Items[0].Locator == "" && strings.HasSuffix(Bare(b.String()), Bare(ps.source(n.Items[0].Key))) {
				break // the words before it became the citation
			}
			for _, it := range n.Items {
				whole(ps.source(it.Key))
				whole(it.Locator)
			}
		case *doc.NoteRef, *doc.MathSpan:
			end()
		case *doc.Image:
			end()
			return false
		}
		return true
	}}.Inlines(text)
	end()
	return p
}

// source is the label of a cited source.
func (ps *passages) source(key string) string {
	if r := ps.of.Manuscript.Plan.Reference(key); r != nil {
		return r.Label
	}
	return key
}

// Bare is a text without white space: lines and cells part it differently.
func Bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}
