package book

import (
	"strings"

	"jilid/build/plan"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
)

// The draft edition is for those who correct it: it is printed on one side, the text
// stands at the left with room for remarks beside it, its lines are counted, and every
// page says of which state of the plan it is.

var (
	draftWord   = lang.Word{ID: "DRAF", EN: "DRAFT"}
	versionWord = lang.Word{ID: "versi", EN: "version"}
)

func (k *Look) draft() bool { return k.fixed.edition.For == plan.Draft }

// draftInner is the margin beside the binding on A4; what it is narrower than the
// theme's is the remarks'.
var draftInner = geom.Millimetres(18)

// everyLine is how many lines there are from number to number.
const everyLine = 5

// countLines sets the numbers of a page's lines beside the text, whose right edge is at right.
func (k *Look) countLines(f *frame.Frame, pg *page.Page, right, y geom.Length) {
	fc := face{roman: k.sans, size: geom.Points(6.5), leading: 8 * geom.Pt, color: k.muted, tabular: true}
	n, last := 0, geom.Length(-1)
	for _, b := range pg.Boxes {
		g, ok := b.Box.Item.(*frame.Group)
		if !ok || g.Frame == nil || g.Frame.Baseline == 0 || b.Y == last {
			continue // not a line of text, or beside one
		}
		n, last = n+1, b.Y
		if n%everyLine != 0 {
			continue
		}
		lines, _ := k.set.Lines(&typeset.Paragraph{Spans: []typeset.Span{fc.span(itoa(n))}, Style: fc.style(typeset.Left)}, 20*geom.Pt)
		putLines(f, right+6*geom.Pt, y+b.Y+g.Frame.Baseline-lines[0].Height, lines, nil, nil)
	}
}

// stamp says on a page that it is a draft, and of what.
func (k *Look) stamp(f *frame.Frame) {
	day, _, _ := strings.Cut(k.fixed.edition.Date, "T")
	version := k.fixed.version
	if version != "" && version[0] >= '0' && version[0] <= '9' {
		version = versionWord.In(k.lang) + " " + k.fixed.version
	}
	fc := face{roman: k.sansSemi, size: 7 * geom.Pt, leading: 13 * geom.Pt, color: k.clove}
	word := fc.span(draftWord.In(k.lang))
	word.Size, word.Letterspace = 9*geom.Pt, geom.Pt
	rest := fc.span(joined(" · ", "", version, lang.Date(day, k.lang), k.fixed.edition.Commit))
	rest.Font = k.sans
	if rest.Text != "" {
		rest.Text = "  " + rest.Text
	}
	p := &typeset.Paragraph{Spans: []typeset.Span{word, rest}, Style: fc.style(typeset.Left)}
	lines, _ := k.set.Lines(p, f.Size.W/2)
	width := geom.Length(0)
	for _, l := range lines {
		width = max(width, l.Width)
	}
	const side = 5 * geom.Pt
	x, y := f.Size.W-geom.Millimetres(10)-width-2*side, geom.Millimetres(5)
	h := height(lines)
	rect(f, x, y, width+2*side, h, frame.Color{R: 255, G: 255, B: 255})
	outline(f, x, y, width+2*side, h, 600, k.clove)
	putLines(f, x+side, y, lines, nil, nil)
}
