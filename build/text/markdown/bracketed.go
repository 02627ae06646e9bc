package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"jilid/build/diag"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// [text]{lang=en} says something of a stretch of text, as in Pandoc and Quarto.
// goldmark leaves brackets that make no link as text. So the span is found when its
// attributes are met: what stands between the brackets before them is moved into it.

// bracketSpan makes a span of the brackets that end right before the reader, nil if
// there are none.
func bracketSpan(parent node, a attributes, at text.Segment, r text.Reader, pc parser.Context) *bracketed {
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Len() == 0 || last.Segment.Stop != at.Start || r.Source()[at.Start-1] != ']' {
		return nil
	}
	first, open := opening(last, r.Source())
	if first == nil {
		return nil
	}
	n := &bracketed{span: span{start: open, end: at.Start + a.length}, attributes: a, attrStart: at.Start}
	last.Segment.Stop-- // the closing bracket
	inner := ast.NewTextSegment(first.Segment.WithStart(open + 1))
	inner.SetSoftLineBreak(first.SoftLineBreak())
	inner.SetHardLineBreak(first.HardLineBreak())
	first.Segment.Stop = open
	first.SetSoftLineBreak(false)
	first.SetHardLineBreak(false)
	parent.InsertAfter(parent, first, n)
	parent.InsertAfter(parent, n, inner)
	if first.Segment.Len() == 0 {
		parent.RemoveChild(parent, first)
	}
	parser.ProcessDelimiters(delimiterBefore(n), pc) // emphasis begins and ends within
	for child := n.NextSibling(); child != nil; {
		next := child.NextSibling()
		if t, ok := child.(*ast.Text); ok && t.Segment.Len() == 0 && !t.SoftLineBreak() && !t.HardLineBreak() {
			parent.RemoveChild(parent, child)
		} else {
			n.AppendChild(n, child)
		}
		child = next
	}
	return n
}

// delimiterBefore is the last mark of emphasis before a node whose partner is still to come.
func delimiterBefore(n node) node {
	for s := n.PreviousSibling(); s != nil; s = s.PreviousSibling() {
		if d, ok := s.(*parser.Delimiter); ok {
			return d
		}
	}
	return nil
}

// opening finds the bracket that the one at the end of last closes: the text it
// stands in, and where.
func opening(last *ast.Text, src []byte) (*ast.Text, int) {
	depth := 0
	for n := node(last); n != nil; n = n.PreviousSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		if last.Segment.Stop-t.Segment.Stop > maxCitation {
			return nil, 0
		}
		for i := t.Segment.Stop - 1; i >= t.Segment.Start; i-- {
			if src[i] != '[' && src[i] != ']' || escaped(src, i) {
				continue
			}
			if src[i] == ']' {
				depth++
			} else if depth--; depth == 0 {
				return t, i
			}
		}
		if depth == 0 {
			return nil, 0 // the last bracket is escaped
		}
	}
	return nil, 0
}

// escaped tells whether an odd number of backslashes stands before a character.
func escaped(src []byte, at int) bool {
	n := 0
	for at-1-n >= 0 && src[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// bracketed converts a span with attributes.
func (c *converter) bracketed(n *bracketed) []doc.Inline {
	at := c.at(n.attrStart, n.end)
	a := n.attr
	a.Span = at
	if n.mistake != (diag.Text{}) {
		c.badAttributes(n.attributes, at)
		return c.inlines(n)
	}
	c.knownClasses(a)
	var text []doc.Inline
	tag := c.language(a)
	c.in(tag, func() { text = c.inlines(n) })
	out := text
	if tag != "" {
		out = []doc.Inline{&doc.Foreign{Lang: tag, Text: text}}
	}
	if a.Has("index") || a.Has("indeks") {
		c.knownKeys(a, "lang", "term", "istilah", "see", "lihat")
		if m := c.indexMark(a, text); m != nil {
			return append([]doc.Inline{m}, out...)
		}
		return out
	}
	c.knownKeys(a, "lang")
	return out
}

// knownClasses reports what a span's attributes can't be: a name, another class than .index.
func (c *converter) knownClasses(a doc.Attr) {
	for _, class := range a.Classes {
		if class != "index" && class != "indeks" {
			c.report(diag.BadAttribute, a.Span, diag.T("kelas .%s tidak dikenal", "unknown class .%s", class),
				diag.T("pada teks di antara kurung siku yang dikenal: `.index` untuk indeks, `lang=en` untuk bahasa", "known for text in brackets: `.index` for the index, `lang=en` for a language"))
		}
	}
	if a.ID != "" {
		c.report(diag.BadAttribute, a.Span, diag.T("teks di antara kurung siku tidak dapat diberi nama #%s", "text in brackets can't have the id #%s", a.ID),
			diag.T("beri nama pada judul, gambar, atau keterangan tabel", "give an id to a heading, a figure or a table's caption"))
	}
}

// indexMark is the mark that [text]{.index} makes.
func (c *converter) indexMark(a doc.Attr, text []doc.Inline) *doc.IndexMark {
	written := cmp.Or(a.Get("term"), a.Get("istilah"))
	m := &doc.IndexMark{See: strings.TrimSpace(cmp.Or(a.Get("see"), a.Get("lihat"))), Span: a.Span}
	if written == "" {
		m.Term = []string{strings.Join(strings.Fields(doc.Plain(text)), " ")}
	} else {
		m.Term = doc.IndexTerm(written)
	}
	if slices.Contains(m.Term, "") || len(m.Term) > 3 {
		c.report(diag.BadAttribute, a.Span, diag.T("tanda indeks tanpa istilah yang terbaca", "a mark of the index without a term that can be read"),
			diag.T("tulis `[anggaran]{.index}`, atau `{.index term=\"anggaran > sumber\"}` untuk anak istilah, paling banyak tiga tingkat", "write `[budget]{.index}`, or `{.index term=\"budget > source\"}` for a term below another, three levels at most"))
		return nil
	}
	if m.See == "" {
		home := c
		for home.home != nil {
			home = home.home
		}
		home.marks++
		m.ID = "indeks-" + strconv.Itoa(home.marks)
	}
	return m
}

// in converts something in a language; "" is the one that is set.
func (c *converter) in(tag string, f func()) {
	outer := c.lang
	if tag != "" {
		c.lang = tag
	}
	f()
	c.lang = outer
}

// langOf is the tag of the language that attributes name, "" for none.
func langOf(a doc.Attr) string {
	tag, _, _ := lang.Tag(a.Get("lang"))
	return tag
}

// language is langOf; a language that nobody knows is reported.
func (c *converter) language(a doc.Attr) string {
	for _, kv := range a.Keys {
		if kv.Key != "lang" {
			continue
		}
		tag, near, ok := lang.Tag(kv.Value)
		if !ok {
			c.report(diag.BadAttribute, a.Span, diag.T("bahasa `%s` tidak dikenal", "unknown language `%s`", kv.Value), languageHint(near))
		}
		return tag
	}
	return ""
}

func languageHint(near string) diag.Text {
	if near != "" {
		return diag.T("maksudnya lang=%s?", "did you mean lang=%s?", near)
	}
	return diag.T("tulis kode bahasanya menurut BCP 47, misalnya lang=en, lang=jv, atau lang=nl", "write the language's tag of BCP 47, such as lang=en, lang=jv or lang=nl")
}

// inLanguage gives a block its language, if attributes name one.
func (c *converter) inLanguage(b doc.Block, a doc.Attr) doc.Block {
	if tag := c.language(a); tag != "" {
		return doc.InLanguage(b, tag, a.Span)
	}
	return b
}
