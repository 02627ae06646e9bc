package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// inlines converts the text of a block, or of a span within it.
func (c *converter) inlines(parent node) []doc.Inline {
	c.nest++
	defer func() { c.nest-- }()
	if c.nest > maxNest {
		return nil
	}
	if !c.opt.Plain {
		c.leftovers(parent)
	}
	t := c.line()
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			c.run(t, n)
		case *ast.Image:
			a, _ := n.NextSibling().(*attributesNode)
			t.add(c.image(n, a))
			c.before = 'x'
		case *attributesNode:
			if _, ofPicture := n.PreviousSibling().(*ast.Image); !ofPicture {
				c.strayAttributes(n)
				t.show(n.start, n.end)
			}
		default:
			for _, made := range c.inline(n) {
				t.add(made)
			}
		}
	}
	return t.done()
}

// line gathers inlines; neighbouring characters become one Text. It is what stands in the converter's
// stacks above where it began: lines within lines share them, and only what is done is allocated.
type line struct {
	c           *converter
	made, chars int // where it began
	// The characters so far are [start, stop) of the source as it stands, as most text is, or
	// else those in the stack.
	start, stop int
}

func (c *converter) line() *line { return &line{c: c, made: len(c.made), chars: len(c.text)} }

func (l *line) add(n doc.Inline) {
	if t, ok := n.(*doc.Text); ok {
		l.write(t.Value)
		return
	}
	l.flush()
	l.c.made = append(l.c.made, n)
}

// write adds characters that don't stand in the source.
func (l *line) write(s string) {
	l.copy()
	l.c.text = append(l.c.text, s...)
}

// copy puts the characters into the stack.
func (l *line) copy() {
	l.c.text = append(l.c.text, l.c.src[l.start:l.stop]...)
	l.start, l.stop = 0, 0
}

// show adds characters of the source as they stand.
func (l *line) show(start, stop int) {
	switch {
	case l.start < l.stop && l.stop == start:
		l.stop = stop
	case l.start == l.stop && len(l.c.text) == l.chars:
		l.start, l.stop = start, stop
	default:
		l.copy()
		l.c.text = append(l.c.text, l.c.src[start:stop]...)
	}
}

// trim drops blanks at the end.
func (l *line) trim() {
	if l.start < l.stop {
		l.stop = l.start + len(bytes.TrimRight(l.c.src[l.start:l.stop], " "))
		return
	}
	l.c.text = l.c.text[:l.chars+len(bytes.TrimRight(l.c.text[l.chars:], " "))]
}

// flush makes a Text of the characters so far. One that stands in the source as it is shares its bytes,
// so that a plan isn't in memory twice.
func (l *line) flush() {
	if l.start < l.stop {
		l.c.made = append(l.c.made, l.c.texts.put(doc.Text{Value: source.Shared(l.c.src[l.start:l.stop])}))
		l.start, l.stop = 0, 0
	}
	if len(l.c.text) > l.chars {
		l.c.made = append(l.c.made, l.c.texts.put(doc.Text{Value: string(l.c.text[l.chars:])}))
		l.c.text = l.c.text[:l.chars]
	}
}

func (l *line) done() []doc.Inline {
	l.flush()
	out := l.c.spans.list(l.c.made[l.made:])
	l.c.made = l.c.made[:l.made]
	return out
}

func (c *converter) inline(n node) []doc.Inline {
	one := func(i doc.Inline) []doc.Inline { return []doc.Inline{i} }
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			return one(&doc.Strong{Text: c.inlines(n)})
		}
		return one(&doc.Emph{Text: c.inlines(n)})
	case *extast.Strikethrough:
		return one(&doc.Strike{Text: c.inlines(n)})
	case *ast.Link:
		return one(c.link(n))
	case *bracketed:
		return c.bracketed(n)
	}
	defer func() { c.before = 'x' }()
	switch n := n.(type) {
	case *ast.CodeSpan:
		return one(&doc.CodeSpan{Value: c.codeSpan(n)})
	case *ast.AutoLink:
		return one(c.autoLink(n))
	case *ast.RawHTML:
		return c.htmlSpan(n)
	case *extast.TaskCheckBox:
		return nil // an item's, taken by list
	case *noteMark:
		return one(c.noteRef(n))
	case *citation:
		return c.cite(n)
	case *crossRef:
		return one(&doc.Ref{ID: n.id, Span: c.at(n.start, n.end)})
	case *computed:
		c.views = true
		return one(&doc.Computed{Expr: n.expr, Span: c.at(n.start, n.end)})
	case *formulaSpan:
		at := c.at(n.start, n.end)
		return one(&doc.MathSpan{TeX: n.tex, Formula: c.formula(n.tex, at), Display: n.display, Span: at})
	}
	panic(fmt.Sprintf("markdown: no way to convert a %T", n))
}

// run adds a run of characters and the line's end after it.
func (c *converter) run(t *line, n *ast.Text) {
	raw := n.Segment.Value(c.src)
	switch {
	case c.opt.Plain || n.IsRaw():
		t.write(c.plain(raw))
	case len(raw) == n.Segment.Stop-n.Segment.Start && ordinary(raw) == len(raw):
		c.checkCitation(n, raw)
		t.show(n.Segment.Start, n.Segment.Stop)
		if len(raw) > 0 {
			c.before, _ = utf8.DecodeLastRune(raw)
		}
	default:
		c.checkCitation(n, raw)
		t.copy()
		c.text = c.smart(c.text, raw, n.Segment.Stop)
	}
	if !n.HardLineBreak() && !n.SoftLineBreak() {
		return
	}
	t.trim() // goldmark may have left blanks at the line's end in a run of their own
	c.before = '\n'
	if n.HardLineBreak() {
		t.add(&doc.Break{})
	} else if t.start < t.stop && t.stop < len(c.src) && c.src[t.stop] == '\n' {
		t.stop++
	} else {
		t.write("\n")
	}
}

// checkCitation reports what begins like a citation but can't be read as one.
func (c *converter) checkCitation(n *ast.Text, raw []byte) {
	i := bytes.IndexByte(raw, '@')
	if i < 0 || i+1 == len(raw) {
		return
	}
	start := n.Segment.Start + i - 1
	next, _ := utf8.DecodeRune(raw[i+1:])
	if start < 0 || c.src[start] != '[' || !unicode.IsLetter(next) || start > 0 && c.src[start-1] == '\\' {
		return
	}
	if _, text := n.Parent().(*ast.Link); text {
		return
	}
	c.report(diag.BadCitation, c.at(start, n.Segment.Stop),
		diag.T("kutipan pustaka tidak terbaca", "unreadable citation"),
		diag.T("bentuknya [@kunci], atau [@satu; @dua, hlm. 4]", "the form is [@key], or [@one; @two, p. 4]"))
}

func (c *converter) codeSpan(n *ast.CodeSpan) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			value := t.Segment.Value(c.src)
			if line, ended := bytes.CutSuffix(value, []byte("\n")); ended {
				b.Write(bytes.TrimSuffix(line, []byte("\r")))
				b.WriteByte(' ')
			} else {
				b.Write(value)
			}
		}
	}
	return b.String()
}

// cite is a citation – or, as in Quarto, cross-references in brackets.
func (c *converter) cite(n *citation) []doc.Inline {
	references := 0
	for _, it := range n.items {
		if _, ok := isRef(it.key); ok && it.locator == "" {
			references++
		}
	}
	if references == len(n.items) {
		var out []doc.Inline
		for i, it := range n.items {
			if i > 0 {
				out = append(out, &doc.Text{Value: "; "})
			}
			id, _ := isRef(it.key)
			out = append(out, &doc.Ref{ID: id, Span: c.at(it.start, it.end)})
		}
		return out
	}
	cite := &doc.Cite{Span: c.at(n.start, n.end)}
	for _, it := range n.items {
		cite.Items = append(cite.Items, doc.CiteItem{Key: it.key, Locator: it.locator, Span: c.at(it.start, it.end)})
	}
	return []doc.Inline{cite}
}

// afterHTML tells whether other HTML stands before this in the same text.
func afterHTML(n node) bool {
	for s := n.PreviousSibling(); s != nil; s = s.PreviousSibling() {
		if _, ok := s.(*ast.RawHTML); ok {
			return true
		}
	}
	return false
}

// htmlSpan is raw HTML within a line. A line break is one however it is
// written, and a comment is nothing; anything else is shown as text.
func (c *converter) htmlSpan(n *ast.RawHTML) []doc.Inline {
	var b strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		b.Write(segment.Value(c.src))
	}
	s := b.String()
	if c.opt.UnsafeHTML || c.opt.Plain {
		return []doc.Inline{&doc.HTMLSpan{Text: s, Raw: true}}
	}
	switch strings.ToLower(strings.ReplaceAll(s, " ", "")) {
	case "<br>", "<br/>":
		return []doc.Inline{&doc.Break{}}
	}
	if isComment(s) {
		return nil
	}
	if n.Segments.Len() > 0 && !(strings.HasPrefix(s, "</") && afterHTML(n)) { // an end is told with its beginning
		first := n.Segments.At(0)
		c.rawHTML(c.at(first.Start, first.Stop))
	}
	return []doc.Inline{&doc.HTMLSpan{Text: s}}
}
