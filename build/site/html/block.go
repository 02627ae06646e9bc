package html

import (
	"bytes"
	"fmt"
	"html"
	"strconv"

	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

// Render prints a document in a language: the words that the program adds
// itself ("Catatan", "Sumber") are the plan's, or those of the chapter's own language.
func Render(d *doc.Document, l lang.Lang) *Fragment {
	l = lang.Words(d.Lang, l)
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	r := &renderer{b: b, lang: l, explained: map[string]bool{}}
	r.blocks(d.Blocks)
	f := &Fragment{html: bytes.Clone(b.Bytes()), holes: r.holes, doc: d}
	if foot := footnotes(d.Notes); len(foot) > 0 {
		b.Reset()
		n := &renderer{b: b, lang: l, explained: r.explained}
		n.notes(foot)
		f.notes, f.nhole = bytes.Clone(b.Bytes()), n.holes
	}
	return f
}

type renderer struct {
	b         *bytes.Buffer
	holes     []hole
	lang      lang.Lang
	explained map[string]bool // abbreviations that the page has explained
}

func (r *renderer) s(parts ...string) {
	for _, p := range parts {
		r.b.WriteString(p)
	}
}

func (r *renderer) text(s string) { r.b.WriteString(html.EscapeString(s)) }

func (r *renderer) attr(name, value string) {
	if value != "" {
		r.s(" ", name, `="`, html.EscapeString(value), `"`)
	}
}

func (r *renderer) hole(kind holeKind, node any, text string) {
	r.holes = append(r.holes, hole{at: r.b.Len(), kind: kind, node: node, text: text})
}

func (r *renderer) id(id string) {
	if id != "" {
		r.hole(idHole, nil, id)
	}
}

func (r *renderer) blocks(list []doc.Block) {
	for _, b := range list {
		r.block(b)
	}
}

func (r *renderer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		r.heading(b)
	case *doc.Paragraph:
		r.s("<p")
		r.id(b.Attr().ID)
		r.classes(b.Attr())
		r.s(">")
		r.inlines(b.Text)
		r.s("</p>\n")
	case *doc.List:
		r.list(b)
	case *doc.Definitions:
		r.definitions(b)
	case *doc.Table:
		r.table(b)
	case *doc.Figure:
		r.figure(b)
	case *doc.Code:
		r.code(b)
	case *doc.Quote:
		r.s("<blockquote>\n")
		r.blocks(b.Blocks)
		r.s("</blockquote>\n")
	case *doc.Alert:
		r.s(`<aside class="alert alert-`, b.Kind, `"><p class="alert-title">`, lang.Alert(b.Kind).In(r.lang), "</p>\n")
		r.blocks(b.Blocks)
		r.s("</aside>\n")
	case *doc.Math:
		r.s(`<div class="math"`)
		r.id(b.ID)
		r.s(">", formula.Write(b.Formula, r.lang, true))
		r.hole(numberHole, b, "")
		r.s("</div>\n")
	case *doc.Rule:
		r.s("<hr>\n")
	case *doc.PageBreak:
		r.s(`<div class="pagebreak"></div>`, "\n")
	case *doc.Group:
		r.s("<div")
		r.attr("class", b.Class)
		r.attr("lang", b.Lang)
		r.id(b.Attr.ID)
		r.s(">\n")
		r.within(b.Lang, func() { r.blocks(b.Blocks) })
		r.s("</div>\n")
	case *doc.HTML:
		if b.Raw {
			r.s(b.Text, "\n")
		} else {
			r.s(`<pre class="raw">`)
			r.text(b.Text)
			r.s("</pre>\n")
		}
	default:
		panic(fmt.Sprintf("html: no way to print a %T", b))
	}
}

func (r *renderer) classes(a doc.Attr) {
	for _, c := range a.Classes {
		r.attr("class", c)
		return
	}
}

// heading has its link beside it, not in it: who goes from heading to heading by ear hears their words alone.
func (r *renderer) heading(h *doc.Heading) {
	tag := "h" + strconv.Itoa(max(2, min(h.Level, 6)))
	if h.ID != "" {
		r.s(`<div class="heading `, tag, `">`)
	}
	r.s("<", tag)
	r.id(h.ID)
	r.s(">")
	r.hole(numberHole, h, "")
	r.inlines(h.Text)
	r.s("</", tag, ">")
	if h.ID != "" {
		r.permalink(h.ID, linkHere, h.Text)
		r.s("</div>")
	}
	r.s("\n")
}

// permalink is a link to something that has an id, beside its name.
func (r *renderer) permalink(id string, says lang.Word, name []doc.Inline) {
	if id == "" {
		return
	}
	r.s(` <a class="permalink" href="`)
	r.hole(anchorHole, nil, id)
	r.s(`" aria-label="`, says.In(r.lang), ": ")
	r.text(doc.Plain(name))
	r.s(`">¶</a>`)
}

// within writes text of a language, whose formulas are read out in it.
func (r *renderer) within(tag string, f func()) {
	outer := r.lang
	r.lang = lang.Words(tag, outer)
	f()
	r.lang = outer
}

var (
	linkHere   = lang.Word{ID: "Tautan ke bagian ini", EN: "Link to this section"}
	linkTable  = lang.Word{ID: "Tautan ke tabel ini", EN: "Link to this table"}
	linkFigure = lang.Word{ID: "Tautan ke gambar ini", EN: "Link to this figure"}
)

func (r *renderer) list(l *doc.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	r.s("<", tag)
	if l.Ordered && l.Start != 1 {
		r.attr("start", strconv.Itoa(l.Start))
	}
	if len(l.Items) > 0 && l.Items[0].Task != doc.NoTask {
		r.attr("class", "tasks")
	}
	r.s(">\n")
	for _, it := range l.Items {
		r.s("<li>")
		switch it.Task {
		case doc.OpenTask:
			r.s(`<input type="checkbox" disabled aria-label="`, openTask.In(r.lang), `"> `)
		case doc.DoneTask:
			r.s(`<input type="checkbox" checked disabled aria-label="`, doneTask.In(r.lang), `"> `)
		}
		for i, b := range it.Blocks {
			p, ok := b.(*doc.Paragraph)
			if ok && l.Tight {
				if i > 0 {
					r.s("\n")
				}
				r.inlines(p.Text)
				continue
			}
			r.block(b)
		}
		r.s("</li>\n")
	}
	r.s("</", tag, ">\n")
}

var (
	openTask = lang.Word{ID: "Belum dikerjakan", EN: "Not done"}
	doneTask = lang.Word{ID: "Sudah dikerjakan", EN: "Done"}
)

func (r *renderer) definitions(d *doc.Definitions) {
	r.s("<dl>\n")
	for _, e := range d.Entries {
		for i, t := range e.Terms {
			r.s("<dt")
			if i == 0 {
				r.id(e.ID)
			}
			r.s(">")
			r.inlines(t)
			r.s("</dt>\n")
		}
		for _, body := range e.Bodies {
			r.s("<dd>")
			if p, ok := single(body); ok {
				r.inlines(p.Text)
			} else {
				r.blocks(body)
			}
			r.s("</dd>\n")
		}
	}
	r.s("</dl>\n")
}

// single is the only paragraph of a list of blocks.
func single(list []doc.Block) (*doc.Paragraph, bool) {
	if len(list) != 1 {
		return nil, false
	}
	p, ok := list[0].(*doc.Paragraph)
	return p, ok
}

func (r *renderer) code(c *doc.Code) {
	r.s(`<pre class="chroma" tabindex="0"><code`)
	if c.Language != "" {
		r.attr("class", "language-"+c.Language)
	}
	r.s(">")
	lines := c.Lines()
	for i, line := range lines {
		if line.Marked {
			r.s(`<span class="hl">`)
		}
		if c.Numbers {
			r.s(`<span class="ln">`, fmt.Sprintf("%3d ", c.First+i), "</span>")
		}
		for _, t := range line.Tokens {
			if t.Class == "" {
				r.text(t.Text)
				continue
			}
			r.s(`<span class="`, t.Class, `">`)
			r.text(t.Text)
			r.s("</span>")
		}
		r.s("\n")
		if line.Marked {
			r.s("</span>")
		}
	}
	if len(lines) == 0 {
		r.text(c.Text)
	}
	r.s("</code></pre>\n")
}

// footnotes are the notes that stand below the page's text, not below their tables.
func footnotes(notes []*doc.Note) (out []*doc.Note) {
	for _, n := range notes {
		if n.Letter == 0 {
			out = append(out, n)
		}
	}
	return out
}

func (r *renderer) notes(list []*doc.Note) {
	if list[0].Letter == 0 {
		r.s(`<ol class="notes">`, "\n")
	} else {
		r.s(`<ol class="notes" type="a">`, "\n")
	}
	for _, n := range list {
		id := n.Key()
		r.s("<li")
		r.id("fn-" + id)
		r.s(">")
		if p, ok := single(n.Blocks); ok {
			r.s("<p>")
			r.inlines(p.Text)
			r.backLink(id)
			r.s("</p>")
		} else {
			r.blocks(n.Blocks)
			r.backLink(id)
		}
		r.s("</li>\n")
	}
	r.s("</ol>\n")
}

func (r *renderer) backLink(id string) {
	r.s(` <a class="back" href="`)
	r.hole(anchorHole, nil, "fnref-"+id)
	r.s(`" aria-label="`, backToText.In(r.lang), `">↩</a>`)
}

var backToText = lang.Word{ID: "Kembali ke teks", EN: "Back to the text"}
