package book

import (
	"jilid/build/diag"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/mathset"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
)

// mathLook is how formulas are set among text of a face: as large as makes their
// small letters as high as the text's.
func (k *Look) mathLook(f face, tongue string) mathset.Look {
	full := f.size
	if x := k.math.XHeight(full); x > 0 {
		full = min(max(full*f.roman.XHeight(full)/x, full*9/10), full*115/100)
	}
	return mathset.Look{Font: k.math, Size: full, Color: f.color, Bold: f.roman == f.bold,
		Words: func(text string, size geom.Length, bold, italic bool) *frame.Frame {
			size = f.size * size / full
			font := f.roman
			switch {
			case bold && italic:
				font = f.boldItalic
			case bold:
				font = f.bold
			case italic:
				font = f.italic
			}
			sp := typeset.Span{Text: text, Font: font, Size: size, Color: f.color, NoBreak: true, Lang: tongue}
			lines, _ := k.set.Lines(&typeset.Paragraph{Spans: []typeset.Span{sp}, Style: typeset.Style{Align: typeset.Left, Leading: size}}, 1<<30)
			if len(lines) == 0 {
				return &frame.Frame{}
			}
			out := *lines[0].Frame
			out.Size.W = lines[0].Width
			return &out
		}}
}

// speak gives an element what a formula says in words: in the language of the text
// around it if that is one we speak, or in the plan's.
func (k *Look) speak(tag *frame.Tag, r *formula.Row, tongue string) {
	l := lang.Words(tongue, k.lang)
	if tongue != "" && lang.Base(tongue) != string(l) {
		tag.Lang = string(l)
	}
	tag.Alt = formula.Speak(r, l)
}

// formula adds a formula to the line, in pieces between which it may end.
func (in *inlines) formula(n *doc.MathSpan, m markup) {
	if len(n.Formula.Items) == 0 {
		return
	}
	if in.w.k.math == nil {
		in.text(formula.Plain(n.Formula), m)
		return
	}
	tag, no := in.element("Formula")
	in.w.k.speak(tag, n.Formula, in.lang)
	f := in.face
	if m.color != nil {
		f.color = *m.color
	}
	look := in.w.k.mathLook(f, in.lang)
	look.Display, look.Bold = n.Display, look.Bold || m.bold
	for _, p := range mathset.Pieces(n.Formula, look) {
		if !in.short && p.Frame.Size.W > in.w.width {
			in.w.smaller(int(in.w.width * 100 / p.Frame.Size.W))
		}
		sp := typeset.Span{Font: f.roman, Size: f.size, Color: f.color, Inline: no, Box: p.Frame}
		if p.Price < mathset.Never {
			sp.Price, sp.Space = p.Price, p.Space
		}
		in.spans = append(in.spans, sp)
	}
}

// math sets a displayed formula in the middle of the column, its number at the right.
func (w *walker) math(b *doc.Math) {
	if w.label != nil {
		w.strayLabel()
	}
	if len(b.Formula.Items) == 0 {
		return
	}
	tag := w.tag.Kid("Formula")
	w.k.speak(tag, b.Formula, w.lang)
	var number *frame.Frame
	if t := w.target(b); t != nil {
		w.mark(t.dest)
		if t.number != "" {
			tag.Alt = t.label + ": " + tag.Alt
			number = w.lines(&typeset.Paragraph{Spans: []typeset.Span{w.body.span("(" + t.number + ")")}, Style: w.body.style(typeset.Right)}, w.width)[0].Frame
		}
	}
	f := w.displayed(b.Formula, number)
	space := w.body.leading * 2 / 3
	w.push(page.Box{X: w.left, Above: space, Height: f.Size.H, Below: space, Item: &frame.Group{Frame: f, Tag: tag}})
}

// displayed is a formula in a frame as wide as the column. The number keeps
// its place at the right edge, at the height of the formula's middle.
func (w *walker) displayed(r *formula.Row, number *frame.Frame) *frame.Frame {
	measure := w.width
	if number != nil {
		measure = max(measure-w.numberWidth(number)-w.body.size*3/2, w.width/3)
	}
	set, percent := w.set(r, measure)
	w.smaller(percent)
	f := &frame.Frame{Size: geom.Size{W: w.width, H: set.Size.H}}
	x := (w.width - set.Size.W) / 2
	x = min(x, measure-set.Size.W)
	y := geom.Length(0)
	if number != nil {
		if more := number.Size.H - set.Size.H; more > 0 {
			y, f.Size.H = more/2, number.Size.H
		}
	}
	f.Add(max(x, 0), y, &frame.Group{Frame: set})
	if number != nil {
		at := (f.Size.H - number.Size.H) / 2
		if set.Size.H < 2*w.body.leading { // a single line: on its baseline
			at = y + set.Baseline - number.Baseline
		}
		f.Add(0, at, &frame.Group{Frame: number})
	}
	return f
}

// smaller tells of a formula that had to be made much smaller.
func (w *walker) smaller(percent int) {
	if percent < mathset.Least {
		w.diags.Append(diag.Diagnostic{Code: diag.PressLimit, Severity: diag.Hint, Span: w.at, Text: diag.T("rumus lebih lebar daripada kolomnya dan diperkecil menjadi %d%%", "the formula is wider than its column and was made smaller, to %d%%", percent),
			Hint: diag.T(`bagi menjadi beberapa baris dengan \begin{aligned} … \\ … \end{aligned}`, `divide it into lines by \begin{aligned} … \\ … \end{aligned}`)})
	}
}

// set sets a displayed formula, as text if there is no font for formulas.
func (w *walker) set(r *formula.Row, measure geom.Length) (*frame.Frame, int) {
	if w.k.math != nil {
		return mathset.Display(r, w.k.mathLook(w.body, w.lang), measure)
	}
	p := &typeset.Paragraph{Spans: []typeset.Span{w.body.span(formula.Plain(r))}, Style: w.body.style(typeset.Center)}
	out := &frame.Frame{Size: geom.Size{W: measure}}
	for _, ln := range w.lines(p, measure) {
		out.Add(0, out.Size.H, &frame.Group{Frame: ln.Frame})
		out.Size.H += ln.Height + ln.Depth
	}
	return out, 100
}

// numberWidth is the width of what stands at the right edge of a frame.
func (w *walker) numberWidth(f *frame.Frame) geom.Length {
	least := f.Size.W
	for _, it := range f.Items {
		least = min(least, it.At.X)
	}
	return f.Size.W - least
}
