package book

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// painter draws what belongs to an area on one page, behind its boxes: y is the
// top of the part, x the left edge of the text block.
type painter func(f *frame.Frame, x, y geom.Length, part page.Part, boxes []page.Placed)

// quote sets a quotation moved in, a thread at its left.
func (w *walker) quote(b *doc.Quote) {
	left := w.left
	color := wash(w.main, 55)
	a := &page.Area{Above: halfLine, Below: halfLine, Top: 1500, Bottom: 1500, Data: painter(func(f *frame.Frame, x, y geom.Length, part page.Part, _ []page.Placed) {
		rect(f, x+left+2*geom.Pt, y, 1400, part.Bottom-part.Top, color)
	})}
	w.element("BlockQuote", func() {
		w.framed(a, 16*geom.Pt, 12*geom.Pt, func() { w.blocks(b.Blocks) })
	})
}

// alert sets one of the five alerts on its tint, with its name at the head.
func (w *walker) alert(b *doc.Alert) {
	color := w.k.color(b.Kind)
	w.element("Sect", func() {
		w.framed(w.tinted(color, 7), 13*geom.Pt, 11*geom.Pt, func() {
			fc := w.k.sansFace(w.k.sizes.Caption).in(color)
			fc.roman = w.k.sansBold
			tag := w.tag.Kid("P")
			p := &typeset.Paragraph{Spans: []typeset.Span{fc.span(lang.Alert(b.Kind).In(w.k.lang))}, Style: fc.style(typeset.Left)}
			p.Style.Leading = 14 * geom.Pt
			w.stack(w.lines(p, w.width), tag, nil, flow{next: true, below: geom.Pt})
			w.first = true
			w.blocks(b.Blocks)
			w.first = false
		})
	})
}

// tinted is an area on a wash of a colour, a bar at its left.
func (w *walker) tinted(color frame.Color, percent int) *page.Area {
	left, width := w.left, w.width
	ground := wash(color, percent)
	return &page.Area{Above: halfLine + 2*geom.Pt, Below: halfLine + 2*geom.Pt, Top: 8 * geom.Pt, Bottom: 8 * geom.Pt,
		Data: painter(func(f *frame.Frame, x, y geom.Length, part page.Part, _ []page.Placed) {
			rect(f, x+left, y, width, part.Bottom-part.Top, ground)
			rect(f, x+left, y, 2500, part.Bottom-part.Top, color)
		})}
}

// framed sets blocks within an area and a column moved in on both sides.
func (w *walker) framed(a *page.Area, left, right geom.Length, f func()) {
	spaced, snap, ind := w.spaced, w.snap, w.indent
	w.spaced, w.snap, w.indent = true, false, false
	if w.label != nil {
		w.strayLabel()
	}
	w.area(a, func() { w.column(left, right, f) })
	w.spaced, w.snap, w.indent = spaced, snap, ind
	w.above = max(w.above, 0)
}

// code sets a listing on the tint: the tokens' colours, numbers if asked for,
// marked lines on a stronger ground, long lines wrapped with a mark.
func (w *walker) code(b *doc.Code) {
	lines := b.Lines()
	if lines == nil {
		for _, s := range strings.Split(strings.TrimSuffix(b.Text, "\n"), "\n") {
			lines = append(lines, doc.CodeLine{Tokens: []doc.Token{{Text: s}}})
		}
	}
	ty := w.k.sizes.Code
	fc := face{w.k.mono, w.k.monoItalic, w.k.monoBold, w.k.monoBold, ty.Size, ty.Leading, w.k.ink, false}
	left, width := w.left, w.width
	a := &page.Area{Above: halfLine, Below: halfLine, Top: 7 * geom.Pt, Bottom: 7 * geom.Pt,
		Data: painter(func(f *frame.Frame, x, y geom.Length, part page.Part, boxes []page.Placed) {
			rect(f, x+left, y, width, part.Bottom-part.Top, w.k.tint)
			for _, b := range boxes {
				if b.Box.Data == markedLine {
					rect(f, x+left, y+b.Y-part.Top, width, b.Box.Height, wash(w.k.color("warning"), 16))
				}
			}
		})}
	tag := w.tag.Kid("P").Kid("Code") // Code is a part of a line: it can't stand in a section
	w.mark(attrDest(w, b.Attr))
	gutter := geom.Length(0)
	if b.Numbers {
		gutter = 26 * geom.Pt
	}
	w.framed(a, 10*geom.Pt+gutter, 10*geom.Pt, func() {
		top := len(w.boxes)
		for i, l := range lines {
			p := &typeset.Paragraph{Style: fc.style(typeset.Left)}
			p.Style.NoProtrude = true
			for k, s := range codeTexts(l) {
				p.Spans = append(p.Spans, w.token(s, l.Tokens[k].Class, fc))
			}
			if blank(p.Spans) {
				p.Spans = []typeset.Span{fc.span("\u00a0")}
			}
			p.Style.Left, p.Style.First = 12*geom.Pt, -12*geom.Pt
			set, q := w.g.Lines(p, w.width)
			q.Cut = nil // the mark of a wrapped line tells
			w.remarks(q)
			from := len(w.boxes)
			w.stack(set, tag, nil, flow{})
			for k := from; k < len(w.boxes); k++ {
				if l.Marked {
					w.boxes[k].Data = markedLine
				}
				if k > from {
					w.boxes[k].Item = wrapped(w.boxes[k].Item.(*frame.Group), fc, w.k.muted)
				}
			}
			if i == 0 || i == len(lines)-2 {
				w.keepNext()
			}
			if b.Numbers && len(set) > 0 {
				w.lineNumber(&w.boxes[from], b.First+i, fc, gutter)
			}
		}
		w.keepWhole(top)
	})
}

type codeMark int

const markedLine codeMark = 1

// codeTexts are the tokens' texts with the blanks that keep columns apart: those
// of the indent and all but the last of a run don't break.
func codeTexts(l doc.CodeLine) []string {
	out := make([]string, len(l.Tokens))
	for i, t := range l.Tokens {
		out[i] = strings.ReplaceAll(strings.ReplaceAll(t.Text, "\n", ""), "\t", "    ")
	}
	line := strings.Join(out, "")
	indent := len(line) - len(strings.TrimLeft(line, " "))
	at := 0
	for i, s := range out {
		var b strings.Builder
		for k := range len(s) {
			if s[k] == ' ' && (at < indent || at+1 < len(line) && line[at+1] == ' ') {
				b.WriteString("\u00a0")
			} else {
				b.WriteByte(s[k])
			}
			at++
		}
		out[i] = b.String()
	}
	return out
}

func blank(spans []typeset.Span) bool {
	for i := range spans {
		if strings.Trim(spans[i].Text, " \u00a0") != "" {
			return false
		}
	}
	return true
}

// wrapped draws the turned arrow before a line that goes on.
func wrapped(g *frame.Group, fc face, c frame.Color) frame.Item {
	f := &frame.Frame{Size: g.Frame.Size}
	f.Add(0, 0, g)
	h := fc.size
	y := g.Frame.Baseline - h/3
	f.Add(0, 0, &frame.Shape{Path: []frame.Op{
		{Kind: 'M', To: geom.Point{X: 2 * geom.Pt, Y: y - h*45/100}},
		{Kind: 'L', To: geom.Point{X: 2 * geom.Pt, Y: y}},
		{Kind: 'L', To: geom.Point{X: 8 * geom.Pt, Y: y}},
		{Kind: 'M', To: geom.Point{X: 6 * geom.Pt, Y: y - 2*geom.Pt}},
		{Kind: 'L', To: geom.Point{X: 8 * geom.Pt, Y: y}},
		{Kind: 'L', To: geom.Point{X: 6 * geom.Pt, Y: y + 2*geom.Pt}},
	}, Fill: frame.Color{None: true}, Stroke: c, Width: 600})
	return &frame.Group{Frame: f}
}

func (w *walker) lineNumber(b *page.Box, n int, fc face, gutter geom.Length) {
	f := &frame.Frame{Size: geom.Size{W: w.width + gutter, H: b.Height}}
	num := fc.in(w.k.muted)
	w.k.words(f, 0, 0, gutter-8*geom.Pt, itoa(n), num, typeset.Right, nil)
	f.Add(gutter, 0, b.Item)
	b.Item, b.X = &frame.Group{Frame: f}, b.X-gutter
}

// token is a piece of code in the style of its class.
func (w *walker) token(text, class string, fc face) typeset.Span {
	sp := fc.span(text)
	sp.Code, sp.NoHyphen = true, true
	switch {
	case class == "":
	case class[0] == 'c' && class != "cp":
		sp.Font, sp.Color = fc.italic, w.k.muted
	case class[0] == 'k', class == "nt":
		sp.Font, sp.Color = fc.bold, w.k.sea
	case class[0] == 's':
		sp.Color = w.k.color("tip")
	case class[0] == 'm', class == "l", class == "ld":
		sp.Color = w.k.clove
	case class == "na", class == "nf", class == "nc", class == "nb":
		sp.Color = w.k.color("important")
	case class == "o", class == "p":
		sp.Color = w.k.muted
	case class == "err", class == "gd":
		sp.Color = w.k.color("caution")
	}
	return sp
}
