package markdown_test

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/util"

	"jilid/build/text/doc"
)

// commonMarkHTML prints a document as the examples of CommonMark expect it. It
// shows that the tree holds everything that the text said; the site's printer
// is another.
func commonMarkHTML(d *doc.Document) string {
	w := &htmlWriter{}
	w.blocks(d.Blocks, false)
	return w.b.String()
}

type htmlWriter struct{ b strings.Builder }

func (w *htmlWriter) s(parts ...string) {
	for _, p := range parts {
		w.b.WriteString(p)
	}
}

func (w *htmlWriter) blocks(list []doc.Block, tight bool) {
	for i, b := range list {
		p, isParagraph := b.(*doc.Paragraph)
		if tight && isParagraph {
			w.inlines(p.Text)
			if i < len(list)-1 {
				w.s("\n")
			}
			continue
		}
		w.block(b)
	}
}

func (w *htmlWriter) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		tag := fmt.Sprintf("h%d", b.Level)
		w.s("<", tag, ">")
		w.inlines(b.Text)
		w.s("</", tag, ">\n")
	case *doc.Paragraph:
		w.s("<p>")
		w.inlines(b.Text)
		w.s("</p>\n")
	case *doc.List:
		tag, start := "ul", ""
		if b.Ordered {
			tag = "ol"
			if b.Start != 1 {
				start = fmt.Sprintf(` start="%d"`, b.Start)
			}
		}
		w.s("<", tag, start, ">\n")
		for _, it := range b.Items {
			w.s("<li>")
			if len(it.Blocks) > 0 {
				if _, isParagraph := it.Blocks[0].(*doc.Paragraph); !isParagraph || !b.Tight {
					w.s("\n")
				}
			}
			w.blocks(it.Blocks, b.Tight)
			w.s("</li>\n")
		}
		w.s("</", tag, ">\n")
	case *doc.Quote:
		w.s("<blockquote>\n")
		w.blocks(b.Blocks, false)
		w.s("</blockquote>\n")
	case *doc.Code:
		class := ""
		if b.Language != "" {
			class = ` class="language-` + escape(b.Language) + `"`
		}
		w.s("<pre><code", class, ">", escape(b.Text), "</code></pre>\n")
	case *doc.Rule:
		w.s("<hr />\n")
	case *doc.HTML:
		w.s(b.Text, "\n")
	default:
		panic(fmt.Sprintf("no CommonMark for a %T", b))
	}
}

func (w *htmlWriter) wrap(tag string, text []doc.Inline) {
	w.s("<", tag, ">")
	w.inlines(text)
	w.s("</", tag, ">")
}

func (w *htmlWriter) inlines(list []doc.Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *doc.Text:
			w.s(escape(n.Value))
		case *doc.Emph:
			w.wrap("em", n.Text)
		case *doc.Strong:
			w.wrap("strong", n.Text)
		case *doc.Strike:
			w.wrap("del", n.Text)
		case *doc.CodeSpan:
			w.s("<code>", escape(n.Value), "</code>")
		case *doc.Link:
			w.s(`<a href="`, address(n.Dest), `"`, title(n.Title), ">")
			w.inlines(n.Text)
			w.s("</a>")
		case *doc.Image:
			w.s(`<img src="`, address(n.Dest), `" alt="`, escape(doc.Plain(n.Alt)), `"`, title(n.Title), " />")
		case *doc.Break:
			w.s("<br />\n")
		case *doc.HTMLSpan:
			w.s(n.Text)
		default:
			panic(fmt.Sprintf("no CommonMark for a %T", n))
		}
	}
}

func title(s string) string {
	if s == "" {
		return ""
	}
	return ` title="` + escape(s) + `"`
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

func address(s string) string {
	return string(util.EscapeHTML(util.URLEscape([]byte(s), false)))
}
