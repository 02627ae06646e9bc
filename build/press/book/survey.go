package book

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

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

// mentions are the words and sources that a document has.
type mentions struct{ words, cited map[string]bool }

func mentionsOf(d *doc.Document) *mentions {
	m := &mentions{map[string]bool{}, map[string]bool{}}
	doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
		switch n := n.(type) {
		case *doc.Abbr:
			m.words[n.Short] = true
		case *doc.Text:
			for s := range strings.FieldsFuncSeq(n.Value, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				m.words[s] = true
			}
		case *doc.Cite:
			for _, it := range n.Items {
				m.cited[it.Key] = true
			}
		}
		return true
	}})
	return m
}

// mentioned tells of a name whether any chapter of the book has it.
func (v *volume) mentioned(in func(*mentions) map[string]bool) func(name string) bool {
	var all []map[string]bool
	for _, t := range v.book.Texts {
		if t.Doc != nil {
			all = append(all, in(v.c.standing.mentions.Do(t.Doc, func() *mentions { return mentionsOf(t.Doc) })))
		}
	}
	return func(name string) bool {
		return slices.ContainsFunc(all, func(m map[string]bool) bool { return m[name] })
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
					c.sheets[id], c.leads[g] = b.ID, true
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
