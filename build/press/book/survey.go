package book

import (
	"cmp"
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/text/doc"
)

func sortReferences(list []*plan.Reference) {
	slices.SortStableFunc(list, func(a, b *plan.Reference) int {
		return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.Key, b.Key))
	})
}

// eachInline calls f for every inline of a book.
func eachInline(b *view.Book, f func(doc.Inline)) {
	for _, t := range b.Texts {
		if t.Doc != nil {
			doc.Visit(t.Doc, doc.Visitor{Inline: func(n doc.Inline) bool { f(n); return true }})
		}
	}
}

// findSheets notes which programs have their sheet in a book; the first one counts.
func (c *composer) findSheets(b *view.Book) {
	for _, t := range b.Texts {
		if t.Doc == nil {
			continue
		}
		doc.Visit(t.Doc, doc.Visitor{Block: func(n doc.Block) bool {
			if g, ok := n.(*doc.Group); ok && g.Class == "program-sheet" {
				if id := sheetProgram(g); id != "" && c.sheets[id] == "" {
					c.sheets[id] = b.ID
				}
			}
			return true
		}})
	}
}

// sheetProgram is the reference id of the program that a sheet is about: the
// first one named in its first paragraph.
func sheetProgram(g *doc.Group) string {
	id := ""
	if len(g.Blocks) > 0 {
		doc.Visitor{Inline: func(n doc.Inline) bool {
			if r, ok := n.(*doc.Ref); ok && id == "" && strings.HasPrefix(r.ID, "prg-") {
				id = r.ID
			}
			return true
		}}.Blocks(g.Blocks[:1])
	}
	return id
}

// dest is the destination of a target: tables, figures and formulas without an
// id of their own are named by their number.
func dest(t *refs.Target) string {
	if t.Anchor == "" && t.Chapter != nil {
		switch t.Sort {
		case refs.TableTarget:
			return t.Address + "#tabel-" + t.Number
		case refs.FigureTarget:
			return t.Address + "#gambar-" + t.Number
		}
	}
	return t.Dest()
}
