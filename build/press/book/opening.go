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

// opening sets the head of a unit on the upper third of its first page: the
// woven band in the chapter's colour, the number large and light, the title.
func (w *walker) opening(t *target) {
	ch := w.u.chapter
	number, dest := "", ch.Address
	if t != nil {
		number, dest = t.number, t.dest
	}
	label := ""
	switch {
	case number == "":
	case w.u.kind == plan.Appendix:
		label = lang.Appendix.In(w.k.lang)
	case w.u.kind == plan.Part:
		label = lang.Part.In(w.k.lang)
	default:
		label = strings.ToUpper(lang.Chapter.In(w.k.lang))
	}
	level := 1
	if w.u.kind == plan.Part {
		level = 0
	}
	shown := number
	if label != "" {
		shown = label + " " + number
	}
	w.entries = append(w.entries, entry{level: level, number: shown, title: ch.Title, dest: dest, color: w.main, kind: w.u.kind})
	w.at = ch.Span
	w.mark(dest)
	w.openingBox(label, number, ch.Title, w.dimensionName(ch))
}

func (w *walker) dimensionName(ch *plan.Chapter) string {
	if len(ch.Dimensions) != 1 {
		return ""
	}
	if name := w.name(dimensionID(ch.Dimensions[0])); name != ch.Title {
		return name
	}
	return ""
}

func (w *walker) openingBox(label, number, title, above string) {
	k, ty := w.k, w.k.sizes
	f := &frame.Frame{Size: geom.Size{W: w.width}}
	f.Add(0, 0, &frame.Group{Frame: k.band(w.width, 13*geom.Pt, w.main, wash(w.main, 55))})
	tag := w.tag.Kid("H1")
	y := 13 * geom.Pt
	if number != "" {
		y += 24 * geom.Pt
		fc := face{roman: k.serif, size: ty.ChapterNumber.Size, leading: ty.ChapterNumber.Leading, color: w.main}
		small := face{roman: k.sansSemi, size: ty.Heading3.Size, leading: ty.ChapterNumber.Leading, color: w.main}
		lab := small.span(label)
		lab.Letterspace = 2 * geom.Pt
		p := &typeset.Paragraph{Spans: []typeset.Span{lab, small.span("\u2002"), fc.span(number + "\u00a0")}, Style: fc.style(typeset.Left)}
		y += k.put(f, 0, y, w.width, p, tag)
		y += 4 * geom.Pt
	} else {
		y += 3 * k.grid
	}
	if above != "" {
		fc := face{roman: k.sansSemi, size: ty.Caption.Size, leading: ty.Caption.Leading + 4*geom.Pt, color: w.main}
		y += k.words(f, 0, y, w.width, above+"\u00a0", fc, typeset.Left, tag)
	}
	fc := k.boldFace(ty.ChapterTitle)
	y += k.words(f, 0, y, w.width-20*geom.Pt, title, fc, typeset.Left, tag)
	least := k.height / 3
	if number == "" {
		least = k.height / 5
	}
	y = max(y+2*k.grid, least)
	f.Size.H = (y + k.grid - 1) / k.grid * k.grid
	w.push(page.Box{X: w.left, Height: f.Size.H, Item: &frame.Group{Frame: f}, Break: page.Never + 20})
}
