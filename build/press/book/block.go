package book

import (
	"fmt"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/source"
	"jilid/build/text/doc"
)

func typeName(x any) string { return fmt.Sprintf("%T", x) }

const (
	halfLine = 7500 * geom.Pt / 1000
	indent   = 15 * geom.Pt
)

func (w *walker) blocks(list []doc.Block) {
	for len(list) > 0 {
		if isHeading(list[0]) {
			if n := w.turnedSections(list); n > 0 {
				w.turn(list[:n])
				list = list[n:]
				continue
			}
		}
		w.follows = len(list) > 1 && isText(list[1])
		w.block(list[0])
		list = list[1:]
	}
}

func (w *walker) block(b doc.Block) {
	if at := spanOf(b); at.File != nil {
		w.at = at
	}
	switch b := b.(type) {
	case *doc.Heading:
		w.heading(b)
		return
	case *doc.Paragraph:
		w.paragraph(b)
		return
	case *doc.PageBreak:
		w.pageBreak()
	case *doc.List:
		w.list(b)
	case *doc.Definitions:
		w.definitions(b)
	case *doc.Table:
		w.table(b)
	case *doc.Figure:
		w.figure(b)
	case *doc.Code:
		w.code(b)
	case *doc.Quote:
		w.quote(b)
	case *doc.Alert:
		w.alert(b)
	case *doc.Math:
		w.math(b)
	case *doc.Rule:
		w.rule()
	case *doc.Group:
		w.group(b)
	case *doc.HTML:
		w.html(b)
	case *doc.View: // reported by view.Expand
		w.code(&doc.Code{Language: b.Name, Text: b.Text, Span: b.Span})
	default:
		panic("book: unknown block " + typeName(b))
	}
	// What floats may be set elsewhere: then the paragraph behind it follows the
	// one before it.
	w.indent = w.floated()
}

// floated tells whether the last box may move to another page.
func (w *walker) floated() bool { return len(w.boxes) > 0 && w.boxes[len(w.boxes)-1].Float }

// spanOf is where a block was written, for remarks about it.
func spanOf(b doc.Block) source.Span {
	switch b := b.(type) {
	case *doc.Heading:
		return b.Span
	case *doc.Paragraph:
		return b.Span
	case *doc.List:
		return b.Span
	case *doc.Definitions:
		return b.Span
	case *doc.Table:
		return b.Span
	case *doc.Figure:
		return b.Span
	case *doc.Code:
		return b.Span
	case *doc.Quote:
		return b.Span
	case *doc.Alert:
		return b.Span
	case *doc.Math:
		return b.Span
	case *doc.Group:
		return b.Span
	case *doc.HTML:
		return b.Span
	}
	return source.Span{}
}

// heading sets a heading of the text.
func (w *walker) heading(h *doc.Heading) {
	level := min(h.Level+w.u.chapter.Depth, 6)
	if h.Level < 2 {
		level = 2 + w.u.chapter.Depth
	}
	t := w.target(h)
	number, dest := "", w.local(h.ID)
	if t != nil {
		number, dest = t.number, t.dest
	}
	w.title(level, number, h.Text, dest, w.main, false)
}

// title sets a section's title: of a heading, or of a chapter's section file.
func (w *walker) title(level int, number string, text []doc.Inline, dest string, color frame.Color, band bool) {
	w.open(level)
	w.entries = append(w.entries, entry{level: level, number: number, title: doc.Plain(text), dest: dest, color: color, kind: w.u.kind})
	ty := w.k.sizes
	var fc face
	var above, below geom.Length
	switch level {
	case 2:
		fc, above, below = w.k.boldFace(ty.Heading2), 2*w.k.grid, w.k.grid*2/3
	case 3:
		fc, above, below = w.k.boldFace(ty.Heading3), w.k.grid*3/2, w.k.grid*45/100
	default:
		fc, above, below = w.k.boldFace(ty.Heading4), w.k.grid, w.k.grid*3/10
		fc.roman = w.k.sansSemi
	}
	if n := len(w.boxes); n > 0 && w.boxes[n-1].Data == headingBox {
		above = w.boxes[n-1].Below // a heading under a heading
	}
	w.role = min(level, max(w.role, 1)+1) // a skipped level is no hole in the structure tree
	tag := w.tag.Kid("H" + strconv.Itoa(w.role))
	in := w.inlines(fc, tag)
	in.short = true
	p := &typeset.Paragraph{}
	if number != "" {
		num := fc.in(color).span(number + "\u00a0") // a space in the extracted text
		num.Tabular = true
		gap := fc.size.Scale(45, 100)
		wd := w.k.set.Width(&typeset.Paragraph{Spans: []typeset.Span{num}, Style: fc.style(typeset.Left)})
		p.Label, p.LabelLeft, p.LabelGap = []typeset.Span{num}, true, gap
		p.Style.Left = wd + gap
	}
	in.add(text, markup{})
	p.Spans = in.spans
	p.Style.Align, p.Style.Leading, p.Style.Heading = typeset.Left, fc.leading, true
	if len(p.Spans) == 0 {
		p.Spans = []typeset.Span{fc.span("\u00a0")}
	}
	stops := level + 1
	if level <= 2 {
		stops = 1 // a section's floats and inserts all stand in it
	}
	if band {
		w.bandAbove(color, above, stops)
		above, stops = 8*geom.Pt, 0
	}
	w.mark(dest)
	lines := w.lines(p, w.width)
	w.layNotes()
	from := len(w.boxes)
	w.stack(lines, tag, in.tags, flow{above: above, below: below, together: true, next: true, snap: w.snap && !band, stops: stops})
	w.boxes[from].Lead = height(lines) + below // the text below stands on the grid
	w.boxes[len(w.boxes)-1].Data = headingBox
	w.indent = false
}

// headingBox marks the last line of a heading.
const headingBox codeMark = 2

// bandAbove is the thin woven band over the section of a dimension.
func (w *walker) bandAbove(color frame.Color, above geom.Length, stops int) {
	f := w.k.band(w.width, 7*geom.Pt, color, wash(color, 55))
	w.push(page.Box{X: w.left, Above: above + 4*geom.Pt, Height: f.Size.H, Below: 8 * geom.Pt, Item: &frame.Group{Frame: f}, Break: page.Never + 20, Stops: stops})
}

// open closes the sections of the structure tree down to a level and opens one.
func (w *walker) open(level int) {
	for n := len(w.sections); n > 0 && w.sections[n-1].level >= level; n-- {
		w.sections = w.sections[:n-1]
	}
	parent := w.u.root
	if n := len(w.sections); n > 0 {
		parent = w.sections[n-1].tag
	}
	tag := parent.Kid("Sect")
	w.sections = append(w.sections, section{level, tag})
	w.tag = tag
}

// takeLabel gives a paragraph the label of the list item it begins.
func (w *walker) takeLabel(p *typeset.Paragraph, in *inlines) {
	l := w.label
	if l == nil {
		return
	}
	w.label = nil
	in.tags = append(in.tags, l.tag)
	for i := range l.spans {
		l.spans[i].Inline = len(in.tags)
	}
	p.Label, p.LabelGap = l.spans, l.gap
}

// looseLine is how loose a line may be before its author is told, in per cent
// of the stretch that the font's spaces have.
const looseLine = 250

func (w *walker) paragraph(b *doc.Paragraph) {
	w.mark(attrDest(w, b.Attr()))
	if b.Attr().Has("pagebreak") {
		w.pageBreak()
	}
	tag := w.tag.Kid("P")
	in := w.inlines(w.body, tag)
	in.add(b.Text, markup{})
	if len(in.spans) == 0 {
		return
	}
	align := typeset.Justify
	if w.width < 24*w.body.size {
		align = typeset.Left // too narrow for even spaces
	}
	p := in.paragraph(align)
	p.Style.Hyphenate, p.Style.Tolerance = true, looseLine
	p.Style.MinLast = max(2*w.body.size, indent)
	f := flow{snap: w.snap}
	first := w.first
	w.first = false
	switch {
	case w.label != nil:
		w.takeLabel(p, in)
	case first:
	case w.spaced:
		f.above = w.body.leading / 2
	case w.indent:
		p.Style.First = indent
	}
	if w.label == nil && p.Label == nil && endsInColon(b.Text) {
		f.next = true // what is announced follows on the same page
	}
	// The label hangs out to the left of the column.
	var hang geom.Length
	if p.Label != nil {
		hang = w.k.set.Width(&typeset.Paragraph{Spans: p.Label, Style: p.Style}) + p.LabelGap
		p.Style.Left, f.x = hang, -hang
	}
	lines := w.lines(p, w.width+hang)
	w.layNotes()
	if n := len(w.boxes); n > 0 && len(lines) == 1 && w.boxes[n-1].Data == headingBox {
		f.rather = true // one line below a heading is no start of a page's foot
	}
	w.stack(lines, tag, in.tags, f)
	w.indent = true
}

func attrDest(w *walker, a doc.Attr) string {
	if a.ID == "" {
		return ""
	}
	return w.local(a.ID)
}

func endsInColon(text []doc.Inline) bool {
	return strings.HasSuffix(strings.TrimSpace(doc.Plain(text)), ":")
}

func (w *walker) pageBreak() {
	if n := len(w.boxes); n > 0 {
		w.boxes[n-1].Break = page.Force
	}
}

// rule sets a thematic break as three small lozenges.
func (w *walker) rule() {
	f := &frame.Frame{Size: geom.Size{W: w.width, H: w.k.grid}}
	s := 1600 * geom.Pt / 1000
	for i := -1; i <= 1; i++ {
		f.Add(0, 0, &frame.Shape{Path: stepped(w.width/2+geom.Length(i)*16*geom.Pt, w.k.grid/2, 2, s, s), Fill: w.main, Stroke: frame.Color{None: true}})
	}
	w.push(page.Box{X: w.left, Above: halfLine, Height: w.k.grid, Below: halfLine, Item: &frame.Group{Frame: f}})
}

// html shows raw HTML as text, or – where the plan allows HTML – the words in it.
func (w *walker) html(b *doc.HTML) {
	if !b.Raw {
		w.code(&doc.Code{Language: "html", Text: b.Text, Span: b.Span})
		return
	}
	if s := strings.TrimSpace(withoutMarkup(b.Text)); s != "" {
		w.paragraph(&doc.Paragraph{Text: doc.Str(s), Span: b.Span})
	}
}

func withoutMarkup(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '<':
			depth++
		case r == '>' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// colorOf is a chapter's colour: that of its dimension if it has exactly one.
func (k *Look) colorOf(c *plan.Chapter) frame.Color {
	if len(c.Dimensions) == 1 {
		return k.color("dim-" + c.Dimensions[0])
	}
	return k.sea
}

// labelled is "Tabel 3.1" with a space that doesn't break.
func labelled(t *target) string { return strings.ReplaceAll(t.label, " ", "\u00a0") }
