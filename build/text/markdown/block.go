package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
)

// blocks converts the children of a container.
func (c *converter) blocks(parent node) []doc.Block {
	c.depth++
	defer func() { c.depth-- }()
	if c.depth > maxDepth {
		c.report(diag.TooDeep, c.blockSpan(parent), tooDeepText, tooDeepHint)
		return nil
	}
	w := &writer{c: c}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
	w.orphan()
	return w.out
}

// writer puts the blocks of one container together. Some lines belong to a
// neighbour: captions and sources to the block before, attributes to either.
type writer struct {
	c       *converter
	out     []doc.Block
	pending *mark // attributes for the next block
}

func (w *writer) add(b doc.Block) {
	m := w.pending
	w.pending = nil
	if m == nil {
		w.out = append(w.out, b)
		return
	}
	w.out = append(w.out, w.c.withAttributes(b, m)...)
}

// orphan deals with attributes that no block follows.
func (w *writer) orphan() {
	m := w.pending
	w.pending = nil
	if m == nil {
		return
	}
	if m.attr.Has("pagebreak") {
		w.out = append(w.out, &doc.PageBreak{Span: w.c.at(m.start, m.start+m.length)})
		return
	}
	w.c.report(diag.BadAttribute, w.c.at(m.start, m.start+m.length),
		diag.T("atribut tanpa blok sesudahnya", "attributes without a block after them"),
		diag.T("letakkan tepat di atas blok yang dimaksud", "put them right above the block that is meant"))
}

func (w *writer) block(n node) {
	w.c.before = 0
	w.c.in(w.language(n), func() { w.convert(n) })
}

// language is what the attributes before or behind a block say of it.
func (w *writer) language(n node) string {
	if w.pending != nil {
		if tag := langOf(w.pending.attr); tag != "" {
			return tag
		}
	}
	if m, ok := n.NextSibling().(*mark); ok && m.before {
		return langOf(m.attr)
	}
	return ""
}

func (w *writer) convert(n node) {
	c := w.c
	switch n := n.(type) {
	case *ast.Heading:
		h := c.heading(n)
		if h.Attr.Has("pagebreak") {
			w.out = append(w.out, &doc.PageBreak{Span: h.Span})
		}
		w.add(h)
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		if text := c.inlines(n); len(text) > 0 {
			w.add(&doc.Paragraph{Text: text, Span: c.blockSpan(n)})
		}
	case *ast.List:
		w.add(c.list(n))
	case *ast.Blockquote:
		w.add(c.quote(n))
	case *ast.FencedCodeBlock:
		w.add(c.fenced(n))
	case *ast.CodeBlock:
		w.add(c.indented(n))
	case *ast.ThematicBreak:
		w.add(&doc.Rule{Span: c.at(n.Pos(), c.lineEnd(n.Pos()))})
	case *ast.HTMLBlock:
		w.html(n)
	case *ast.LinkReferenceDefinition, *noteBlock:
	case *extast.Table:
		w.add(c.table(n))
	case *extast.DefinitionList:
		w.definitions(n)
	case *mathBlock:
		w.add(c.math(n))
	case *caption:
		w.caption(n)
	case *mark:
		w.mark(n)
	default:
		panic(fmt.Sprintf("markdown: no way to convert a %T", n))
	}
}

func (w *writer) paragraph(n *ast.Paragraph) {
	c := w.c
	if !c.opt.Plain {
		if f := c.figure(n); f != nil {
			w.add(f)
			return
		}
	}
	w.brokenTable(n)
	if !c.opt.Plain {
		c.broken(n)
	}
	text := c.inlines(n)
	if len(text) == 0 {
		return
	}
	c.missingHash(n)
	at := c.blockSpan(n)
	if t, ok := text[0].(*doc.Text); ok && strings.HasPrefix(t.Value, ": ") {
		c.looseCaption(at)
	}
	w.add(c.paras.put(doc.Paragraph{Text: text, Span: at}))
}

// mark takes a line of attributes to the block it touches, or keeps it for the next.
func (w *writer) mark(m *mark) {
	at := w.c.at(m.start, m.start+m.length)
	m.attr.Span = at
	if m.mistake != (diag.Text{}) {
		w.c.badAttributes(m.attributes, at)
		return
	}
	if m.before && len(w.out) > 0 {
		last := w.out[len(w.out)-1]
		w.out = append(w.out[:len(w.out)-1], w.c.withAttributes(last, m)...)
		return
	}
	w.orphan()
	w.pending = m
}

func (c *converter) badAttributes(a attributes, at source.Span) {
	if a.hint != (diag.Text{}) {
		c.report(diag.BadAttribute, at, a.mistake, a.hint)
		return
	}
	c.report(diag.BadAttribute, at, a.mistake,
		diag.T(`bentuknya {#nama .kelas kunci=nilai}, misalnya {#fig-peta width=80%}`, `the form is {#id .class key=value}, such as {#fig-map width=80%}`))
}

// withAttributes gives a block the attributes of a line above or below it.
func (c *converter) withAttributes(b doc.Block, m *mark) []doc.Block {
	a := m.attr
	var out []doc.Block
	if a.Has("pagebreak") {
		out = append(out, &doc.PageBreak{Span: a.Span})
	}
	switch b := b.(type) {
	case *doc.Table:
		b.Attr = merge(b.Attr, a)
		b.Wide = b.Wide || a.Has("landscape")
		b.ID = b.Attr.ID
		return append(out, c.inLanguage(b, a))
	case *doc.View:
		b.Attr = merge(b.Attr, a)
		return append(out, c.inLanguage(b, a))
	case *doc.Figure:
		b.Attr = merge(b.Attr, a)
		b.ID = b.Attr.ID
	case *doc.Paragraph:
		all := merge(b.Attr(), a)
		b.Given = &all
	case *doc.Code:
		b.Attr = merge(b.Attr, a)
	case *doc.Heading:
		b.Attr = merge(b.Attr, a)
		if a.ID != "" {
			b.ID = a.ID
		}
	}
	b = c.inLanguage(b, a)
	if a.Has("landscape") {
		return append(out, &doc.Group{Class: "landscape", Attr: a, Blocks: []doc.Block{b}, Span: a.Span})
	}
	return append(out, b)
}

func merge(a, b doc.Attr) doc.Attr {
	if a.ID == "" {
		a.ID, a.Span = b.ID, b.Span
	}
	a.Classes = append(a.Classes[:len(a.Classes):len(a.Classes)], b.Classes...)
	a.Keys = append(a.Keys[:len(a.Keys):len(a.Keys)], b.Keys...)
	return a
}

func (c *converter) heading(n *ast.Heading) *doc.Heading {
	h := c.heads.put(doc.Heading{Level: n.Level, Span: c.blockSpan(n)})
	h.Attr = c.takeAttributes(n)
	c.knownKeys(h.Attr, "lang")
	tag := c.language(h.Attr)
	c.in(tag, func() { h.Text = c.inlines(n) })
	c.missingHash(n)
	c.emptyHeading(n, h)
	h.Unnumbered = h.Attr.Has("unnumbered")
	of := c.place(h)
	if of.Named { // as the translation's references do
		h.Attr.ID = of.ID
	}
	if h.ID = cmp.Or(h.Attr.ID, of.ID); h.ID == "" && !c.opt.Plain {
		h.ID = c.ids.unique(doc.Plain(h.Text))
	}
	if tag != "" {
		return doc.InLanguage(h, tag, h.Span).(*doc.Heading)
	}
	return h
}

// takeAttributes takes the attributes at the end of a block's text out of it.
func (c *converter) takeAttributes(n node) doc.Attr {
	a, ok := n.LastChild().(*attributesNode)
	if !ok {
		// Within a caption of several lines they may end an earlier one.
		for child := n.FirstChild(); child != nil && !ok; child = child.NextSibling() {
			a, ok = child.(*attributesNode)
		}
		if !ok {
			return doc.Attr{}
		}
	}
	at := c.at(a.start, a.end)
	if a.mistake != (diag.Text{}) {
		c.badAttributes(a.attributes, at)
	}
	if t, ok := a.PreviousSibling().(*ast.Text); ok {
		t.Segment = t.Segment.TrimRightSpace(c.src)
	}
	n.RemoveChild(n, a)
	attr := a.attr
	attr.Span = at
	return attr
}

func (c *converter) list(n *ast.List) *doc.List {
	l := &doc.List{Ordered: n.IsOrdered(), Start: n.Start, Delim: n.Marker, Tight: n.IsTight, Span: c.blockSpan(n)}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		it := doc.Item{}
		if first := item.FirstChild(); first != nil {
			if box, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
				it.Task = doc.OpenTask
				if box.IsChecked {
					it.Task = doc.DoneTask
				}
				first.RemoveChild(first, box)
			}
		}
		it.Blocks = c.blocks(item)
		l.Items = append(l.Items, it)
	}
	return l
}

// strayAttributes reports attributes at the end of a line to which they can't belong.
func (c *converter) strayAttributes(a *attributesNode) {
	if c.inRuins(c.at(a.start, a.end)) {
		return
	}
	text, hint := diag.T("atribut di akhir alinea tidak berlaku", "attributes at the end of a paragraph have no effect"), diag.T("tulis di baris sendiri tepat di bawah atau di atas alineanya", "write them on a line of their own right below or above the paragraph")
	switch {
	case strings.HasPrefix(a.attr.ID, "tbl-"):
		text = diag.T("keterangan tabel ini tidak berada di bawah tabel", "this caption stands below no table")
		hint = diag.T("letakkan di bawah tabelnya, satu baris kosong di antaranya, diawali `: `", "put it below its table, after one blank line, and begin it with `: `")
	case strings.HasPrefix(a.attr.ID, "fig-"):
		hint = diag.T("tulis langsung di belakang gambarnya: ![…](…){#%s}", "write it right behind the picture: ![…](…){#%s}", a.attr.ID)
	}
	c.report(diag.BadAttribute, c.at(a.start, a.end), text, hint)
}

// missingHash reports a heading, caption or paragraph that ends in {sec-x}: an id
// without its mark.
func (c *converter) missingHash(n node) {
	end := c.end(n, 0)
	src := c.src[max(n.Pos(), 0):max(end, n.Pos(), 0)]
	if !bytes.HasSuffix(src, []byte("}")) {
		return
	}
	i := bytes.LastIndexByte(src, '{')
	if i < 0 {
		return
	}
	text := string(src)
	if id, ok := isRef(text[i+1:]); ok && len(id) == len(text)-i-2 {
		c.report(diag.BadAttribute, c.at(n.Pos()+i, end), diag.T("nama tanpa tanda #", "an id without the #"),
			diag.T("tulis {#%s}", "write {#%s}", id))
	}
}

var alerts = []string{"note", "tip", "important", "warning", "caution"}

func (c *converter) quote(n *ast.Blockquote) doc.Block {
	at := c.blockSpan(n)
	kind, ok := n.AttributeString("alert")
	if crowded, is := n.AttributeString("crowded"); is {
		c.report(diag.BadAlert, at,
			diag.T("tanda [!%s] tidak sendirian di barisnya", "the mark [!%s] isn't alone on its line", crowded),
			diag.T("pindahkan teksnya ke baris berikut, tetap diawali >", "move the text to the next line, which begins with > too"))
	}
	if !ok {
		return &doc.Quote{Blocks: c.blocks(n), Span: at}
	}
	name := strings.ToLower(string(kind.([]byte)))
	for _, a := range alerts {
		if a == name {
			return &doc.Alert{Kind: name, Blocks: c.blocks(n), Span: at}
		}
	}
	hint := diag.T("pilih salah satu: NOTE, TIP, IMPORTANT, WARNING, CAUTION", "take one of NOTE, TIP, IMPORTANT, WARNING, CAUTION")
	if near, ok := diag.Nearest(name, alerts); ok {
		hint = diag.T("maksudnya [!%s]?", "did you mean [!%s]?", strings.ToUpper(near))
	}
	c.report(diag.BadAlert, at, diag.T("jenis peringatan [!%s] tidak dikenal", "unknown kind of alert [!%s]", kind), hint)
	return &doc.Alert{Kind: "note", Blocks: c.blocks(n), Span: at}
}

func (w *writer) html(n *ast.HTMLBlock) {
	c := w.c
	text := lines(n, c.src)
	if n.HasClosure() {
		text += string(n.ClosureLine.Value(c.src))
	}
	text = strings.TrimRight(text, "\r\n")
	raw := c.opt.UnsafeHTML || c.opt.Plain
	if !raw {
		if isComment(text) {
			return
		}
		c.rawHTML(c.blockSpan(n))
	}
	w.add(&doc.HTML{Text: text, Raw: raw, Span: c.blockSpan(n)})
}

// isComment tells whether raw HTML is nothing but one comment: a writer's note
// to other writers, which GitHub hides as well.
func isComment(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "<!--") && strings.Index(s, "-->") == len(s)-3
}

func (c *converter) rawHTML(at source.Span) {
	c.report(diag.RawHTML, at,
		diag.T("HTML ditampilkan sebagai teks", "HTML is shown as text"),
		diag.T("tulis dengan Markdown, atau izinkan dengan `markdown: {unsafe_html: true}` di plan.yaml", "write it in Markdown, or allow it by `markdown: {unsafe_html: true}` in plan.yaml"))
}

func (c *converter) math(n *mathBlock) *doc.Math {
	m := &doc.Math{TeX: strings.TrimSpace(string(n.tex)), ID: n.attributes.attr.ID, Span: c.at(n.Pos(), c.end(n, 0))}
	if n.mistake != (diag.Text{}) {
		c.report(diag.BadMath, c.at(n.attrStart, c.lineEnd(n.attrStart)), n.mistake,
			diag.T("sesudah $$ hanya boleh ada atribut seperti {#eq-skor}", "after $$ only attributes such as {#eq-score} may stand"))
	} else if n.attributes.mistake != (diag.Text{}) {
		c.badAttributes(n.attributes, c.at(n.attrStart, n.attrStart+n.attributes.length))
	}
	m.Formula = c.formula(m.TeX, m.Span)
	return m
}

// formula reads a formula that was written at a place.
func (c *converter) formula(tex string, at source.Span) *formula.Row {
	row, mistakes := formula.Parse(tex)
	for _, m := range mistakes {
		place := at
		if c.fixed == nil {
			place = placeIn(at, tex, m)
		}
		c.report(diag.BadMath, place, m.Text, diag.T("perbaiki rumusnya; bila tanda dolar berarti uang, tulis `\\$`", "mend the formula; if the dollar sign means money, write `\\$`"))
	}
	return row
}

// placeIn is the place of a mistake within a formula's: what is wrong is as
// many of its kind from the beginning as in the formula's text, from which
// the marks of quotations and lists have gone.
func placeIn(at source.Span, tex string, m formula.Mistake) source.Span {
	if m.Token == "" || at.File == nil {
		return at
	}
	before := strings.Count(tex[:m.At], m.Token)
	rest := string(at.File.Data[at.Start:at.End])
	from := at.Start
	for ; ; before-- {
		i := strings.Index(rest, m.Token)
		if i < 0 {
			return at
		}
		if before == 0 {
			return at.File.Span(from+i, from+i+len(m.Token))
		}
		rest, from = rest[i+len(m.Token):], from+i+len(m.Token)
	}
}

// lines is the text of a raw block.
func lines(n node, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(src))
	}
	return b.String()
}
