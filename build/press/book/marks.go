package book

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
)

// On a sheet of the press edition the page lies within marks: where it is cut, how
// the inks lie on one another, what each of them looks like, and which page it is.
// All of them keep clear of the bleed.
var (
	markGap    = geom.Millimetres(1) // from the bleed
	markLength = geom.Millimetres(5)
	markRoom   = geom.Millimetres(8) // beyond the bleed, on every side
	markMiddle = markGap + markLength/2
	hairline   = geom.Pt / 4

	everyInk = frame.Color{C: 100, M: 100, Y: 100, K: 100}
	bars     = []frame.Color{
		{C: 100}, {M: 100}, {Y: 100}, {K: 100}, {M: 100, Y: 100}, {C: 100, Y: 100}, {C: 100, M: 100}, {C: 50}, {M: 50}, {Y: 50}, {K: 50},
	}

	sheetWord = lang.Word{ID: "lembar", EN: "sheet"}
)

// sheets puts every page onto its sheet.
func (v *volume) sheets(out *Volume) {
	k := v.c.look
	n := 0
	for i, part := range out.Parts {
		name := ""
		if set := v.parts[i].set; set != nil {
			name = set.title
		}
		for _, p := range part.Pages {
			n++
			edge := k.bleed + markRoom
			on := func(f *frame.Frame) *frame.Frame {
				if f == nil {
					return nil
				}
				sheet := &frame.Frame{Size: geom.Size{W: p.Size.W + 2*edge, H: p.Size.H + 2*edge}}
				sheet.Add(edge, edge, &frame.Group{Frame: f})
				return sheet
			}
			p.Frame, p.Margin = on(p.Frame), on(p.Margin)
			k.marks(p.Frame, edge)
			k.slug(p.Frame, edge, v.slugText(p.Label, n, name))
			p.Size, p.Edge, p.Bleed = p.Frame.Size, edge, k.bleed
		}
	}
}

func (v *volume) slugText(label string, n int, name string) string {
	k := v.c.look
	if label != "" {
		label = lang.Page.In(k.lang) + " " + label
	}
	day, _, _ := strings.Cut(k.fixed.edition.Date, "T")
	return joined(" · ", label, sheetWord.In(k.lang)+" "+itoa(n), lang.Date(day, k.lang), v.c.bookName(v.book.Number)+" "+v.book.Title, name)
}

// marks draws those at the corners and the middles of the sides, and the bars.
func (k *Look) marks(f *frame.Frame, edge geom.Length) {
	w, h := f.Size.W, f.Size.H
	from, to := edge-k.bleed-markGap, edge-k.bleed-markGap-markLength // from the sheet's sides
	stroke := func(x1, y1, x2, y2 geom.Length) {
		f.Add(0, 0, &frame.Shape{Path: []frame.Op{{Kind: 'M', To: geom.Point{X: x1, Y: y1}}, {Kind: 'L', To: geom.Point{X: x2, Y: y2}}}, Stroke: everyInk, Width: hairline})
	}
	for _, x := range []geom.Length{edge, w - edge} {
		stroke(x, to, x, from)
		stroke(x, h-to, x, h-from)
	}
	for _, y := range []geom.Length{edge, h - edge} {
		stroke(to, y, from, y)
		stroke(w-to, y, w-from, y)
	}
	middle := edge - k.bleed - markMiddle
	arm, radius := markLength/2, markLength/4
	for _, c := range []geom.Point{{X: w / 2, Y: middle}, {X: w / 2, Y: h - middle}, {X: middle, Y: h / 2}, {X: w - middle, Y: h / 2}} {
		stroke(c.X-arm, c.Y, c.X+arm, c.Y)
		stroke(c.X, c.Y-arm, c.X, c.Y+arm)
		f.Add(c.X, c.Y, &frame.Shape{Path: circle(radius), Stroke: everyInk, Width: hairline})
	}
	side := min(geom.Millimetres(4), (w/2-edge-geom.Millimetres(8))/geom.Length(len(bars)))
	for i, c := range bars {
		rect(f, w/2+geom.Millimetres(6)+geom.Length(i)*side, middle-side/2, side, side, c)
	}
}

// slug names the page below it.
func (k *Look) slug(f *frame.Frame, edge geom.Length, s string) {
	fc := face{roman: k.sans, size: 6 * geom.Pt, leading: 8 * geom.Pt, color: frame.Black}
	width := f.Size.W/2 - edge - geom.Millimetres(8)
	lines, _ := k.set.Lines(&typeset.Paragraph{Spans: []typeset.Span{fc.span(s)}, Style: fc.style(typeset.Left)}, width)
	if len(lines) > 1 {
		lines = k.shortened(s, fc, typeset.Left, width)
	}
	putLines(f, edge+geom.Millimetres(2), f.Size.H-(edge-k.bleed-markMiddle)-fc.leading/2, lines, nil, nil)
}

// circle is one around the origin, of four curves.
func circle(r geom.Length) []frame.Op {
	c := r.Scale(5523, 10000) // as near to a circle as a cubic comes
	at := func(x, y geom.Length) geom.Point { return geom.Point{X: x, Y: y} }
	return []frame.Op{
		{Kind: 'M', To: at(r, 0)},
		{Kind: 'C', P1: at(r, c), P2: at(c, r), To: at(0, r)},
		{Kind: 'C', P1: at(-c, r), P2: at(-r, c), To: at(-r, 0)},
		{Kind: 'C', P1: at(-r, -c), P2: at(-c, -r), To: at(0, -r)},
		{Kind: 'C', P1: at(c, -r), P2: at(r, -c), To: at(r, 0)},
		{Kind: 'Z'},
	}
}
