package check

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/yaml"
)

// document checks what is written: captions, alt texts, levels of headings.
func (c *checker) document(d *doc.Document) {
	if d == nil {
		return
	}
	level := 1 // the chapter's title
	marks := c.table.Landmarks(d)
	for i := 0; i < len(marks); {
		l, next := marks[i], i+1
		if img, ok := l.Inline.(*doc.Image); ok && strings.TrimSpace(doc.Plain(img.Alt)) == "" {
			c.noAlt(img.Span)
		}
		switch b := l.Block.(type) {
		case *doc.Heading:
			if b.Level == 1 {
				c.Add(diag.SkippedLevel, b.Span, diag.T("judul tingkat 1 di dalam bab: itu tingkat judul bab", "a heading of level 1 within a chapter: that is the level of the chapter's title"),
					diag.T("tulis `##`, dan satu # lagi pada judul di bawahnya", "write `##`, and one # more for the headings below it"))
			} else if b.Level > level+1 {
				c.Add(diag.SkippedLevel, b.Span, diag.T("judul tingkat %d sesudah tingkat %d", "a heading of level %d after level %d", b.Level, level),
					diag.T("tulis `%s`", "write `%s`", strings.Repeat("#", level+1)))
			}
			level = b.Level
		case *doc.Table:
			if len(b.Caption) == 0 {
				c.Add(diag.NoCaption, b.Span, diag.T("tabel ini tidak berjudul, jadi tidak bernomor dan tidak ada di daftar tabel", "this table has no caption, so it has no number and isn't in the list of tables"),
					diag.T("di bawah tabel, sesudah baris kosong, tulis `: Judul {#tbl-nama}`; di tampilan, isi `judul`", "below the table, after an empty line, write `: Caption {#tbl-name}`; in a view, fill in `caption`"))
			}
		case *doc.Figure:
			if b.Image != nil && strings.TrimSpace(b.Alt) == "" {
				c.noAlt(b.Span)
			}
			if b.Scene != nil { // the numbers behind a chart need no caption
				next = l.Next
			}
		case *doc.Group:
			if b.Class == "program-sheet" { // a record's tables are named by the record
				next = l.Next
			}
		}
		i = next
	}
}

// empty warns of a chapter that says nothing: one without sections in files of their
// own, or a file with nothing at all in it. A view that shows nothing is something.
func (c *checker) empty(t view.Text) {
	if t.File == nil || len(t.Doc.Blocks) > 0 || len(t.Children) > 0 && len(t.File.Data) > 0 {
		return
	}
	_, body, _ := yaml.Front(t.File)
	text := strings.TrimSpace(body.Text())
	if strings.HasPrefix(text, "# ") { // its title
		_, text, _ = strings.Cut(text, "\n")
	}
	if strings.TrimSpace(text) != "" {
		return
	}
	c.Add(diag.EmptyChapter, t.File.Span(0, 0), diag.T("bab `%s` tidak berisi apa pun", "chapter `%s` is empty", t.Title), diag.T("tulis isinya, tandai dengan `draf: true`, atau hapus berkasnya", "write its text, mark it by `draft: true`, or delete the file"))
}

func (c *checker) noAlt(at source.Span) {
	c.Add(diag.NoAlt, at, diag.T("gambar ini tanpa teks pengganti", "this image has no alt text"),
		diag.T("tulis apa yang tampak di antara kurung siku: `![Peta zona kota](…)`", "write what it shows between the brackets: `![Map of the zones](…)`"))
}
