package markdown

import (
	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// definitions converts a definition list: terms, then what they mean.
func (w *writer) definitions(n *extast.DefinitionList) {
	c := w.c
	d := &doc.Definitions{Span: c.blockSpan(n)}
	described := true // the next term begins an entry
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.before = 0
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			w.brokenTable(child)
			if described {
				d.Entries = append(d.Entries, doc.Definition{})
				described = false
			}
			e := &d.Entries[len(d.Entries)-1]
			attr := c.takeAttributes(child)
			c.knownKeys(attr)
			if attr.ID != "" {
				e.ID = attr.ID
			}
			e.Terms = append(e.Terms, c.inlines(child))
		case *extast.DefinitionDescription:
			if len(d.Entries) == 0 {
				d.Entries = append(d.Entries, doc.Definition{})
			}
			described = true
			e := &d.Entries[len(d.Entries)-1]
			e.Bodies = append(e.Bodies, c.blocks(child))
		}
	}
	w.add(d)
}

// looseCaption reports a line ": text" that stands under nothing it could belong to.
func (c *converter) looseCaption(at source.Span) {
	if c.inRuins(at) {
		return
	}
	c.report(diag.LooseCaption, at,
		diag.T("baris yang diawali titik dua tidak berada di bawah tabel atau gambar", "a line that begins with a colon stands under no table or figure"),
		diag.T("letakkan tepat di bawah tabel atau gambarnya; untuk tampilan pakai kunci caption dan source di dalamnya", "put it right under its table or figure; a view takes the keys caption and source inside"))
}
