package book

import (
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
	"jilid/build/theme"
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

// opening is what the head of a unit says, and the element that it is.
type opening struct {
	label, number, title, above string
	tag                         *frame.Tag
}

func (w *walker) openingBox(label, number, title, above string) {
	w.opens = &opening{label, number, title, above, w.tag.Kid("H1")}
	f := w.k.opening(w.opens, w.width, w.main, false)
	w.push(page.Box{X: w.left, Height: f.Size.H, Item: &frame.Group{Frame: f}, Break: page.Poor})
}

// opening draws the head of a unit; a close one in smaller type without room to spare.
func (k *Look) opening(o *opening, width geom.Length, main frame.Color, close bool) *frame.Frame {
	ty := k.sizes
	chapterNumber, chapterTitle := ty.ChapterNumber, ty.ChapterTitle
	grid, least := k.grid, k.height/3
	if o.number == "" {
		least = k.height / 5
	}
	if close {
		chapterNumber, chapterTitle = smaller(chapterNumber), smaller(chapterTitle)
		grid, least = grid/2, 0
	}
	f := &frame.Frame{Size: geom.Size{W: width}}
	f.Add(0, 0, &frame.Group{Frame: k.band(width, 13*geom.Pt, main, wash(main, 55))})
	y := 13 * geom.Pt
	if o.number != "" {
		y += 24 * geom.Pt
		fc := face{roman: k.serif, size: chapterNumber.Size, leading: chapterNumber.Leading, color: main}
		small := face{roman: k.sansSemi, size: ty.Heading3.Size, leading: chapterNumber.Leading, color: main}
		lab := small.span(o.label)
		lab.Letterspace = 2 * geom.Pt
		p := &typeset.Paragraph{Spans: []typeset.Span{lab, small.span("\u2002"), fc.span(o.number + "\u00a0")}, Style: fc.style(typeset.Left)}
		y += k.put(f, 0, y, width, p, o.tag)
		y += 4 * geom.Pt
	} else {
		y += 3 * grid
	}
	if o.above != "" {
		fc := face{roman: k.sansSemi, size: ty.Caption.Size, leading: ty.Caption.Leading + 4*geom.Pt, color: main}
		y += k.words(f, 0, y, width, o.above+"\u00a0", fc, typeset.Left, o.tag)
	}
	y += k.words(f, 0, y, width-20*geom.Pt, o.title, k.boldFace(chapterTitle), typeset.Left, o.tag)
	y = max(y+2*grid, least)
	f.Size.H = (y + k.grid - 1) / k.grid * k.grid
	return f
}

// smaller is a face of two thirds of the size.
func smaller(f theme.Face) theme.Face {
	return theme.Face{Size: f.Size.Scale(2, 3), Leading: f.Leading.Scale(2, 3)}
}

// pages breaks what was walked into pages. Where nothing finds room below the opening, or only
// against the rules, it is tried closer.
func (w *walker) pages() ([]page.Page, []page.Fault) {
	setups := w.k.setups()
	pages, faults := page.Break(w.boxes, setups, portraitSetup)
	if w.opens == nil || !w.crowded(pages, faults) {
		return pages, faults
	}
	first := w.firstBox()
	usual := *first
	f := w.k.opening(w.opens, w.width, w.main, true)
	first.Height, first.Item = f.Size.H, &frame.Group{Frame: f}
	closer, fewer := page.Break(w.boxes, setups, portraitSetup)
	if len(fewer) < len(faults) || len(fewer) == len(faults) && !w.crowded(closer, fewer) {
		return closer, fewer
	}
	*first = usual
	return page.Break(w.boxes, setups, portraitSetup)
}

// firstBox is the opening's, on turned pages perhaps.
func (w *walker) firstBox() *page.Box {
	if own := w.boxes[0].Own; own != nil {
		return &own.List[0]
	}
	return &w.boxes[0]
}

// crowded tells whether the opening has its page to itself, though more follows, or one on
// which a rule was broken.
func (w *walker) crowded(pages []page.Page, faults []page.Fault) bool {
	alone := len(pages[0].Boxes) == 1 && len(pages) > 1 && w.firstBox().Break > page.Force
	return alone || slices.ContainsFunc(faults, func(f page.Fault) bool { return f.Page == 0 })
}
