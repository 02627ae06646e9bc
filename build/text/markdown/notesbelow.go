package markdown

import (
	"cmp"

	"jilid/build/diag"
	"jilid/build/text/doc"
)

// notesBelow makes the notes of tables that ask for it, {notes=table}, stand below
// these, and numbers those of the chapter again.
func (c *converter) notesBelow(d *doc.Document) {
	some := false
	doc.Visit(d, doc.Visitor{Block: func(b doc.Block) bool {
		if t, ok := b.(*doc.Table); ok && c.keepsNotes(t) {
			t.KeepNotes()
			some = true
		}
		return true
	}})
	if !some {
		return
	}
	var count doc.Numbering
	v := doc.Visitor{Inline: func(n doc.Inline) bool {
		if r, ok := n.(*doc.NoteRef); ok {
			r.Use = count.Mention(r.Note)
		}
		return true
	}}
	v.Blocks(d.Blocks)
	for i := 0; i < len(count.Notes); i++ { // those within notes come after
		v.Blocks(count.Notes[i].Blocks)
	}
	d.Notes = count.Notes
}

func (c *converter) keepsNotes(t *doc.Table) bool {
	switch value := cmp.Or(t.Attr.Get("notes"), t.Attr.Get("catatan")); value {
	case "":
		return false
	case "table", "tabel":
		return true
	default:
		c.report(diag.BadAttribute, cmp.Or(t.Attr.Span.Find("", value), t.Attr.Span), diag.T("notes=%s tidak dikenal", "notes=%s is not known", value),
			diag.T("tulis notes=table untuk menaruh catatan di bawah tabelnya; tanpa atribut itu catatan ada di kaki halaman", "write notes=table to have the notes below their table; without it they stand at the foot of the page"))
		return false
	}
}
