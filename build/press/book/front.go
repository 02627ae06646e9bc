package book

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
)

var (
	coverWord   = lang.Word{ID: "Sampul", EN: "Cover"}
	editionWord = lang.Word{ID: "Edisi", EN: "Edition"}
	dateWord    = lang.Word{ID: "Tanggal", EN: "Date"}
	licenseWord = lang.Word{ID: "Lisensi", EN: "Licence"}
	pubWord     = lang.Word{ID: "Penerbit", EN: "Publisher"}
	siteWord    = lang.Word{ID: "Alamat", EN: "Address"}
	volumesWord = lang.Word{ID: "Dokumen ini terdiri atas", EN: "This document has"}
	periodWord  = lang.Word{ID: "Periode", EN: "Period"}
)

func (v *volume) bookLabel() string {
	return strings.ToUpper(lang.Book.In(v.c.look.lang)) + " " + lang.Roman(v.book.Number)
}

func (v *volume) period() string {
	p := v.c.plan.Period
	if p.First == 0 {
		return ""
	}
	if p.First == p.Last {
		return itoa(p.First)
	}
	return itoa(p.First) + "–" + itoa(p.Last)
}

// dimensionColors are the colours of the plan's dimensions, or sea and clove.
func (v *volume) dimensionColors() []frame.Color {
	k := v.c.look
	var out []frame.Color
	for _, d := range v.c.plan.Dimensions {
		out = append(out, k.color("dim-"+d.ID))
	}
	if len(out) == 0 {
		out = []frame.Color{k.sea, k.clove}
	}
	return out
}

// cloth draws a woven cloth over the full width: rows of stepped lozenges on
// the ground, one colour of the plan's dimensions a row of lozenges.
func (v *volume) cloth(f *frame.Frame, y, h geom.Length, rows int) {
	k := v.c.look
	rect(f, 0, y, f.Size.W, h, k.sea)
	none := frame.Color{None: true}
	colors := v.dimensionColors()
	rowH := h / geom.Length(rows)
	step := rowH / 14
	cell := step * 14
	count := int(f.Size.W/cell)/2*2 + 3
	left := (f.Size.W - cell*geom.Length(count-1)) / 2 // a lozenge stands in the middle
	pale, line := wash(k.sea, 12), wash(k.sea, 78)
	for r := range rows {
		cy := y + rowH*geom.Length(r) + rowH/2
		off := geom.Length(0)
		if r%2 == 1 {
			off = cell / 2 // and between two in every other row
		}
		edge, heart := []frame.Op(nil), make([][]frame.Op, len(colors))
		var light []frame.Op
		for i := range count + 1 {
			cx := left + geom.Length(i)*cell - off
			edge = append(edge, stepped(cx, cy, 7, step, step)...)
			edge = append(edge, stepped(cx, cy, 6, step, step)...)
			light = append(light, stepped(cx, cy, 5, step, step)...)
			c := (i + r*2) % len(colors)
			heart[c] = append(heart[c], stepped(cx, cy, 4, step, step)...)
		}
		clip := &frame.Frame{Size: geom.Size{W: f.Size.W, H: h}}
		clip.Add(0, 0, &frame.Shape{Path: edge, Fill: line, Stroke: none, EvenOdd: true})
		clip.Add(0, 0, &frame.Shape{Path: light, Fill: pale, Stroke: none})
		for c, ops := range heart {
			if len(ops) > 0 {
				clip.Add(0, 0, &frame.Shape{Path: ops, Fill: colors[c], Stroke: none})
			}
		}
		var core []frame.Op
		for i := range count + 1 {
			core = append(core, stepped(left+geom.Length(i)*cell-off, cy, 2, step, step)...)
		}
		clip.Add(0, 0, &frame.Shape{Path: core, Fill: pale, Stroke: none})
		f.Add(0, 0, &frame.Shape{Path: box(0, y, f.Size.W, h), Clip: clip})
	}
}

// cover draws the front cover.
func (v *volume) cover(_ *part, f *frame.Frame, root *frame.Tag) {
	k, ty, p := v.c.look, v.c.look.theme.Type, v.c.plan
	w, h := f.Size.W, f.Size.H
	x := k.inner
	width := w - x - k.inner
	v.cloth(f, 0, h*30/100, 3)
	thread := 5 * geom.Pt
	rect(f, 0, h*30/100, w, thread, k.clove)

	y := h*30/100 + 62*geom.Pt
	small := face{roman: k.sansSemi, size: 13 * geom.Pt, leading: 18 * geom.Pt, color: k.clove}
	lab := small.span(v.bookLabel())
	lab.Letterspace = 3 * geom.Pt
	if len(p.Books) > 1 {
		y += k.put(f, x, y, width, &typeset.Paragraph{Spans: []typeset.Span{lab}, Style: small.style(typeset.Left)}, root.Kid("P")) + 12*geom.Pt
	}
	title := k.boldFace(ty.CoverTitle)
	y += k.words(f, x, y, width, v.book.Title, title, typeset.Left, root.Kid("P")) + 14*geom.Pt
	sub := k.sansFace(ty.CoverSubtitle)
	sub.roman = k.sansSemi
	if p.Title != v.book.Title {
		y += k.words(f, x, y, width, p.Title, sub.in(k.sea), typeset.Left, root.Kid("P")) + 4*geom.Pt
	}
	sub.roman = k.sansLight
	if s := firstOf(v.book.Subtitle, p.Subtitle); s != "" {
		y += k.words(f, x, y, width, s, sub.in(k.muted), typeset.Left, root.Kid("P"))
	}

	fy := h - k.bottom - 46*geom.Pt
	line(f, x, fy, width, 700, k.rule)
	fy += 14 * geom.Pt
	fx := x
	if logo := v.logo(46 * geom.Pt); logo != nil {
		tag := root.Kid("Figure")
		tag.Alt = "Logo " + p.Publisher
		f.Add(x, fy, &frame.Group{Frame: logo, Tag: tag})
		fx += logo.Size.W + 14*geom.Pt
	}
	foot := face{roman: k.sansSemi, size: 11 * geom.Pt, leading: 16 * geom.Pt, color: k.ink}
	fy += k.words(f, fx, fy, width-(fx-x), p.Publisher, foot, typeset.Left, root.Kid("P"))
	foot.roman, foot.color = k.sans, k.muted
	k.words(f, fx, fy, width-(fx-x), joined(" · ", p.Region, v.period()), foot, typeset.Left, root.Kid("P"))
}

func joined(sep string, list ...string) string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

func (v *volume) logo(height geom.Length) *frame.Frame {
	file := v.c.plan.Logo
	if file == nil {
		return nil
	}
	a, err := v.c.look.picture(file)
	if err != nil || a.frame.Size.H == 0 {
		return nil
	}
	return scaled(a.frame, int64(height), int64(a.frame.Size.H))
}

// titlePage draws the title page: the cover's words, quietly.
func (v *volume) titlePage(_ *part, f *frame.Frame, root *frame.Tag) {
	k, ty, p := v.c.look, v.c.look.theme.Type, v.c.plan
	x, width := k.inner, k.measure
	y := f.Size.H * 24 / 100
	small := face{roman: k.sansSemi, size: 11 * geom.Pt, leading: 16 * geom.Pt, color: k.clove}
	if len(p.Books) > 1 {
		lab := small.span(v.bookLabel())
		lab.Letterspace = 3 * geom.Pt
		y += k.put(f, x, y, width, &typeset.Paragraph{Spans: []typeset.Span{lab}, Style: small.style(typeset.Left)}, root.Kid("P")) + 8*geom.Pt
	}
	title := k.boldFace(ty.ChapterTitle)
	y += k.words(f, x, y, width, v.book.Title, title, typeset.Left, root.Kid("P")) + 10*geom.Pt
	sub := k.serifFace(ty.CoverSubtitle)
	if p.Title != v.book.Title {
		y += k.words(f, x, y, width, p.Title, sub, typeset.Left, root.Kid("P"))
	}
	if s := firstOf(v.book.Subtitle, p.Subtitle); s != "" {
		sub.roman = k.serifItalic
		y += k.words(f, x, y, width, s, sub.in(k.muted), typeset.Left, root.Kid("P"))
	}
	f.Add(x, y+24*geom.Pt, &frame.Group{Frame: k.band(width, 13*geom.Pt, k.sea, k.clove)})
	foot := face{roman: k.sansSemi, size: 10 * geom.Pt, leading: 15 * geom.Pt, color: k.ink}
	fy := f.Size.H - k.bottom - 2*foot.leading
	fy += k.words(f, x, fy, width, p.Publisher, foot, typeset.Left, root.Kid("P"))
	foot.roman, foot.color = k.sans, k.muted
	k.words(f, x, fy, width, v.period(), foot, typeset.Left, root.Kid("P"))
}

// imprint draws the page behind the title: who published what, when, under which licence.
func (v *volume) imprint(_ *part, f *frame.Frame, root *frame.Tag) {
	k, p := v.c.look, v.c.plan
	fc := k.serifFace(k.theme.Type.Note)
	fc.leading += geom.Pt
	x, width := k.outer, k.measure*4/5
	type row struct{ label, text string }
	rows := []row{
		{"", joined(". ", p.Title, p.Subtitle)},
		{"", lang.Book.In(k.lang) + " " + lang.Roman(v.book.Number) + ": " + v.book.Title},
		{pubWord.In(k.lang), p.Publisher},
		{periodWord.In(k.lang), v.period()},
		{editionWord.In(k.lang), p.Version},
		{dateWord.In(k.lang), lang.Date(p.Date, k.lang)},
		{licenseWord.In(k.lang), p.License},
		{siteWord.In(k.lang), p.BaseURL},
	}
	if len(p.Books) > 1 {
		var books []string
		for _, b := range p.Books {
			books = append(books, lang.Book.In(k.lang)+" "+lang.Roman(b.Number)+" "+b.Title)
		}
		rows = append(rows, row{volumesWord.In(k.lang), strings.Join(books, "; ")})
	}
	var lines [][]typeset.Line
	total := geom.Length(0)
	for i, r := range rows {
		if r.text == "" {
			continue
		}
		var spans []typeset.Span
		if r.label != "" {
			spans = append(spans, fc.in(k.muted).span(r.label+": "))
		}
		text := fc.span(r.text)
		if i == 0 {
			text.Font = fc.bold
		}
		par := &typeset.Paragraph{Spans: append(spans, text), Style: fc.style(typeset.Left)}
		ls, _ := k.set.Lines(par, width)
		lines = append(lines, ls)
		total += height(ls) + 3*geom.Pt
	}
	y := k.top + k.height - total
	for _, ls := range lines {
		y += putLines(f, x, y, ls, root.Kid("P"), nil) + 3*geom.Pt
	}
}

// backCover draws the back: the abstract, the publisher, the band.
func (v *volume) backCover(_ *part, f *frame.Frame, root *frame.Tag) {
	k, p := v.c.look, v.c.plan
	w, h := f.Size.W, f.Size.H
	x := k.outer
	width := k.measure
	y := h * 22 / 100
	if p.Abstract != "" {
		head := k.boldFace(k.theme.Type.Heading2)
		y += k.words(f, x, y, width, p.Title, head, typeset.Left, root.Kid("P")) + 10*geom.Pt
		fc := k.text()
		for _, s := range strings.Split(p.Abstract, "\n\n") {
			par := &typeset.Paragraph{Spans: []typeset.Span{fc.span(s)}, Style: fc.style(typeset.Left)}
			y += k.put(f, x, y, width, par, root.Kid("P")) + 7*geom.Pt
		}
	}
	bandH := h * 10 / 100
	v.cloth(f, h-bandH, bandH, 1)
	rect(f, 0, h-bandH-5*geom.Pt, w, 5*geom.Pt, k.clove)
	foot := face{roman: k.sansSemi, size: 10 * geom.Pt, leading: 15 * geom.Pt, color: k.ink}
	fy := h - bandH - 64*geom.Pt
	if p.Publisher != "" {
		fy += k.words(f, x, fy, width, p.Publisher, foot, typeset.Left, root.Kid("P"))
	}
	if p.BaseURL != "" {
		foot.roman, foot.color = k.sans, k.muted
		k.words(f, x, fy, width, p.BaseURL, foot, typeset.Left, root.Kid("P"))
	}
}
