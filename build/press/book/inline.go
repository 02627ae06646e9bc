package book

import (
	"cmp"
	"strconv"
	"strings"

	"jilid/build/plan/refs"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// inlines turns the inlines of one paragraph into spans. Inline elements of the
// structure tree (links, notes' marks, code) get a tag each, counted from 1.
type inlines struct {
	w      *walker
	face   face
	spans  []typeset.Span
	tags   []*frame.Tag
	parent *frame.Tag // of the inline elements; nil: artifacts
	lang   string     // of the text: a tag of BCP 47
	short  bool       // no page numbers behind references: cells, captions, headings
	paged  map[target]bool
}

// mark-up in force
type markup struct {
	bold, italic, strike bool
	link                 *frame.Link
	inline               int
	color                *frame.Color
}

func (w *walker) inlines(f face, parent *frame.Tag) *inlines {
	return &inlines{w: w, face: f, parent: parent, lang: w.lang}
}

// element adds an inline element and gives its number.
func (in *inlines) element(role string) (*frame.Tag, int) {
	t := &frame.Tag{Role: role}
	if in.parent != nil {
		in.parent.Kids = append(in.parent.Kids, t)
	}
	in.tags = append(in.tags, t)
	return t, len(in.tags)
}

func (in *inlines) font(m markup) *font.Font {
	switch {
	case m.bold && m.italic:
		return in.face.boldItalic
	case m.bold:
		return in.face.bold
	case m.italic:
		return in.face.italic
	}
	return in.face.roman
}

func (in *inlines) text(s string, m markup) {
	if s == "" {
		return
	}
	sp := typeset.Span{Text: s, Font: in.font(m), Size: in.face.size, Color: in.face.color, Tabular: in.face.tabular,
		Inline: m.inline, Link: m.link, Strike: m.strike, Lang: in.lang}
	if m.color != nil {
		sp.Color = *m.color
	}
	in.spans = append(in.spans, sp)
}

func (in *inlines) add(text []doc.Inline, m markup) {
	for _, n := range text {
		in.one(n, m)
	}
}

func (in *inlines) one(n doc.Inline, m markup) {
	switch n := n.(type) {
	case *doc.Text:
		in.text(n.Value, m)
	case *doc.Emph:
		m.italic = !m.italic
		in.add(n.Text, m)
	case *doc.Strong:
		m.bold = true
		in.add(n.Text, m)
	case *doc.Strike:
		m.strike = true
		in.add(n.Text, m)
	case *doc.CodeSpan:
		in.code(n.Value, m)
	case *doc.Link:
		in.link(n, m)
	case *doc.Image:
		in.image(n, m)
	case *doc.NoteRef:
		in.noteRef(n, m)
	case *doc.Ref:
		in.ref(n, m)
	case *doc.Cite:
		in.cite(n, m)
	case *doc.Computed:
		in.text("{{"+n.Expr+"}}", m) // expanded before; what is left was reported
	case *doc.MathSpan:
		in.formula(n, m)
	case *doc.Break:
		in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, HardBreak: true})
	case *doc.HTMLSpan:
		if !n.Raw {
			in.code(n.Text, m)
		}
	case *doc.Anchor:
		in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, Mark: destMark(in.w.local(n.ID))})
	case *doc.IndexMark:
		if n.ID != "" {
			in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, Mark: destMark(in.w.local(n.ID))})
		}
	case *doc.Abbr:
		in.abbr(n, m)
	case *doc.Foreign:
		in.foreign(n, m)
	default:
		panic("book: unknown inline " + typeName(n))
	}
}

// foreign sets text in another language, by whose rules its words are divided.
func (in *inlines) foreign(n *doc.Foreign, m markup) {
	outer, outerLang := in.parent, in.lang
	if m.inline > 0 && in.parent != nil {
		in.parent = in.tags[m.inline-1] // within a link
	}
	t, no := in.element("Span")
	t.Lang = n.Lang
	if in.parent != nil {
		in.parent = t
	}
	in.lang, m.inline = n.Lang, no
	in.add(n.Text, m)
	in.parent, in.lang = outer, outerLang
}

// abbr sets an abbreviation, the first with its long form. The parenthesis
// stays with the word before it: "(OPD)" explains nothing at the beginning of a line.
func (in *inlines) abbr(n *doc.Abbr, m markup) {
	before, after := "", ""
	if n.First {
		before, after = n.Around()
		before = strings.TrimSuffix(before, " (") + "\u00a0("
	}
	in.text(before, m)
	if before != "" {
		in.spans[len(in.spans)-1].Titled = true
	}
	in.text(n.Short, m)
	in.spans[len(in.spans)-1].NoHyphen = true
	in.text(after, m)
}

// code is set a little smaller: the mono's letters are tall.
func (in *inlines) code(s string, m markup) {
	if s == "" {
		return
	}
	if m.inline == 0 {
		_, m.inline = in.element("Code")
	}
	in.text(strings.ReplaceAll(s, "\n", " "), m)
	sp := &in.spans[len(in.spans)-1]
	sp.Font, sp.Size, sp.Code = in.w.k.mono, in.face.size.Scale(86, 100), true
	if m.bold {
		sp.Font = in.w.k.monoBold
	}
}

// linked begins an inline element that goes somewhere.
func (in *inlines) linked(m markup, l *frame.Link) markup {
	if l == nil || m.link != nil {
		return m
	}
	t, n := in.element("Link")
	t.Alt = l.Alt
	l.Inline = n
	m.link, m.inline = l, n
	return m
}

func (in *inlines) link(n *doc.Link, m markup) {
	l := in.w.linkOf(n)
	if l == nil {
		in.add(n.Text, m)
		return
	}
	l.Alt = doc.Plain(n.Text)
	if n.Title != "" {
		l.Alt = n.Title
	}
	m = in.linked(m, l)
	m.color = &in.w.k.sea
	from := len(in.spans)
	in.add(n.Text, m)
	if n.Auto {
		for i := from; i < len(in.spans); i++ {
			in.spans[i].Code = true // an address breaks at its slashes and points
		}
	}
	if at := in.w.link(n).target; at != (target{}) && !in.short {
		in.text(in.pageOf(&at, from), m)
	}
}

func (in *inlines) image(n *doc.Image, m markup) {
	alt := doc.Plain(n.Alt)
	f := in.w.inlinePicture(n, in.face.size)
	if f == nil {
		in.text("["+alt+"]", m)
		return
	}
	t, no := in.element("Figure")
	t.Alt = alt
	in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, Box: f, Inline: no})
}

func (in *inlines) noteRef(n *doc.NoteRef, m markup) {
	if n.Note == nil {
		return
	}
	var s, mark, dest string
	if n.Note.Letter > 0 {
		s, dest = n.Note.Mark(), in.w.belowDest(n.Note)
	} else {
		number := in.w.noteNumber(n.Note)
		s, mark, dest = strconv.Itoa(number), noteMark(number), in.w.noteDest(number)
	}
	l := &frame.Link{Dest: dest, Alt: noteWord.In(in.w.k.lang) + " " + s}
	m.link, m.inline, m.color = nil, 0, nil
	if in.parent != nil {
		ref, _ := in.element("Reference")
		outer := in.parent
		in.parent = ref
		m = in.linked(m, l)
		in.parent = outer
	}
	in.text(s, m)
	sp := &in.spans[len(in.spans)-1]
	sp.Size, sp.Raise, sp.NoBreak = in.face.size.Scale(64, 100), in.face.size.Scale(34, 100), true
	sp.Font = in.face.roman
	sp.Mark = mark
}

var noteWord = lang.Word{ID: "Catatan", EN: "Note"}

func (in *inlines) ref(n *doc.Ref, m markup) {
	t := in.w.target(targetID(n.ID))
	if t == nil { // reported by refs
		in.text(cmp.Or(doc.Plain(n.Text), n.ID), m)
		return
	}
	l := in.w.linkTo(t)
	label := t.label
	if len(n.Text) > 0 {
		label = doc.Plain(n.Text)
	} else if t.number != "" {
		label = strings.ReplaceAll(label, " ", "\u00a0")
	}
	if l != nil {
		l.Alt = cmp.Or(t.label, label) + ": " + t.title
		m = in.linked(m, l)
		m.color = &in.w.k.sea
	}
	from := len(in.spans)
	if len(n.Text) > 0 {
		in.add(n.Text, m)
	} else {
		in.text(label, m)
	}
	if !in.short && in.parent != nil {
		in.text(in.pageOf(t, from), m)
	}
}

// pageOf is ", hlm. 34" for a target on another page, once in a paragraph. The
// span at from is where the reference stands.
func (in *inlines) pageOf(t *target, from int) string {
	switch t.sort {
	case refs.ProgramTarget, refs.DimensionTarget, refs.AgencyTarget, refs.YearTarget, refs.BookTarget:
		return ""
	}
	if t.book == 0 || in.paged[*t] || from >= len(in.spans) || in.spans[from].Mark != "" {
		return ""
	}
	if in.paged == nil {
		in.paged = map[target]bool{}
	}
	in.paged[*t] = true
	mark, suffix := in.w.pageRef(t)
	in.spans[from].Mark = mark
	return suffix
}

func (in *inlines) cite(n *doc.Cite, m markup) {
	if in.named(n, m) {
		return
	}
	in.text("(", m)
	for i, it := range n.Items {
		if i > 0 {
			in.text("; ", m)
		}
		label, at := it.Key, m
		if r := in.w.cited(it.Key); r.known {
			label = r.label
			at = in.linked(m, &frame.Link{Dest: referenceDest(it.Key), Alt: r.text})
		}
		in.text(label, at)
		if it.Locator != "" {
			in.text(", "+strings.ReplaceAll(it.Locator, " ", "\u00a0"), m)
		}
	}
	in.text(")", m)
}

// named links the words before a citation where they already are its label –
// "UU 25/2004 [@uu-25-2004]" – instead of saying it twice.
func (in *inlines) named(n *doc.Cite, m markup) bool {
	last := len(in.spans) - 1
	if len(n.Items) != 1 || n.Items[0].Locator != "" || last < 0 || m.link != nil {
		return false
	}
	r := in.w.cited(n.Items[0].Key)
	sp := &in.spans[last]
	before, ok := strings.CutSuffix(strings.TrimRight(sp.Text, " \n\u00a0"), r.label)
	if r.label == "" || !ok || sp.Link != nil || sp.Inline != 0 {
		return false
	}
	if sp.Text = before; before == "" {
		in.spans = in.spans[:last]
	}
	in.text(r.label, in.linked(m, &frame.Link{Dest: referenceDest(n.Items[0].Key), Alt: r.text}))
	return true
}

func referenceDest(key string) string { return "pustaka-" + key }

// paragraph is what was gathered, in the face's style.
func (in *inlines) paragraph(a typeset.Align) *typeset.Paragraph {
	return &typeset.Paragraph{Spans: in.spans, Style: in.face.style(a)}
}
