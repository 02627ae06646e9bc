package book

import (
	"strconv"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// list sets a bullet or numbered list. Deep lists move in by less and less, so
// that twelve levels still leave a column to read.
func (w *walker) list(l *doc.List) {
	outer := w.tag
	w.tag = outer.Kid("L")
	w.depth++
	step := 16 * geom.Pt
	if w.depth > 4 {
		step = 9 * geom.Pt
	}
	if w.depth > 1 && w.label == nil {
		w.above = max(w.above, 0)
	} else if w.label == nil {
		w.above = max(w.above, halfLine)
	}
	number := l.Start
	w.tag.Numbers = []string{"Disc", "Circle", "Square"}[(w.depth-1)%3]
	if l.Ordered {
		w.tag.Numbers = "Decimal"
		widest := w.body.span(strconv.Itoa(l.Start+len(l.Items)-1) + ".")
		widest.Tabular = true
		step = max(step, w.k.set.Width(&typeset.Paragraph{Spans: []typeset.Span{widest}, Style: w.body.style(typeset.Left)})+6*geom.Pt)
	}
	spaced, snap, labelled := w.spaced, w.snap, w.label
	w.spaced, w.snap = true, false
	if labelled != nil { // an item that begins with a list: its label stands on a line of its own
		w.strayLabel()
	}
	for i, it := range l.Items {
		if i > 0 && !l.Tight {
			w.above = max(w.above, halfLine)
		}
		li := w.tag.Kid("LI")
		lbl, body := li.Kid("Lbl"), li.Kid("LBody")
		list := w.tag
		w.tag = body
		w.label = &label{spans: w.itemLabel(l, it, number, lbl), tag: lbl, gap: 6 * geom.Pt}
		number++
		w.column(step, 0, func() {
			w.blocks(it.Blocks)
			w.strayLabel()
		})
		w.tag = list
	}
	w.spaced, w.snap = spaced, snap
	w.depth--
	w.tag = outer
	if w.depth == 0 {
		w.above = max(w.above, halfLine)
	}
}

// strayLabel sets a label that found no paragraph: of an empty item, or one
// that begins with something else.
func (w *walker) strayLabel() {
	if w.label == nil {
		return
	}
	w.paragraph(&doc.Paragraph{Text: doc.Str("\u00a0")})
	w.keepNext()
}

func (w *walker) itemLabel(l *doc.List, it doc.Item, number int, tag *frame.Tag) []typeset.Span {
	switch {
	case it.Task != doc.NoTask:
		tag.Actual = openWord.In(w.k.lang)
		if it.Task == doc.DoneTask {
			tag.Actual = doneWord.In(w.k.lang)
		}
		sp := w.body.span("")
		sp.Box = w.checkBox(it.Task == doc.DoneTask)
		return []typeset.Span{sp}
	case l.Ordered:
		sp := w.body.in(w.main).span(strconv.Itoa(number) + string(l.Delim))
		sp.Tabular, sp.NoBreak = true, true
		return []typeset.Span{sp}
	}
	return []typeset.Span{w.body.in(w.main).span([]string{"•", "–", "·"}[(w.depth-1)%3])}
}

var (
	openWord = lang.Word{ID: "belum", EN: "open"}
	doneWord = lang.Word{ID: "selesai", EN: "done"}
)

func (w *walker) checkBox(done bool) *frame.Frame {
	s := w.body.size.Scale(78, 100)
	f := &frame.Frame{Size: geom.Size{W: s, H: s}, Baseline: s.Scale(92, 100)}
	outline(f, 0, 0, s, s, 700, w.k.muted)
	if done {
		f.Add(0, 0, &frame.Shape{Path: []frame.Op{
			{Kind: 'M', To: geom.Point{X: s.Scale(20, 100), Y: s.Scale(52, 100)}},
			{Kind: 'L', To: geom.Point{X: s.Scale(42, 100), Y: s.Scale(74, 100)}},
			{Kind: 'L', To: geom.Point{X: s.Scale(82, 100), Y: s.Scale(24, 100)}},
		}, Fill: frame.Color{None: true}, Stroke: w.k.sea, Width: 1200})
	}
	return f
}

// definitions sets terms in bold with their descriptions moved in.
func (w *walker) definitions(d *doc.Definitions) {
	outer := w.tag
	w.tag = outer.Kid("L")
	spaced, snap := w.spaced, w.snap
	w.spaced, w.snap = true, false
	for _, e := range d.Entries {
		w.above = max(w.above, halfLine)
		if e.ID != "" {
			w.mark(w.local(e.ID))
		}
		li := w.tag.Kid("LI")
		lbl := li.Kid("Lbl")
		for _, term := range e.Terms {
			in := w.inlines(w.body, lbl)
			in.add(term, markup{bold: true})
			p := in.paragraph(typeset.Left)
			lines := w.lines(p, w.width)
			w.layNotes()
			w.stack(lines, lbl, in.tags, flow{together: true, next: true})
		}
		list := w.tag
		w.tag = li.Kid("LBody")
		w.column(16*geom.Pt, 0, func() {
			for k, body := range e.Bodies {
				w.first = k == 0 // no space between a term and its description
				w.blocks(body)
				w.first = false
			}
		})
		w.tag = list
	}
	w.spaced, w.snap = spaced, snap
	w.tag = outer
	w.above = max(w.above, halfLine)
}
