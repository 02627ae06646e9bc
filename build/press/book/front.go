package book

import (
	"cmp"
	"strings"

	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/source"
	"jilid/build/text/lang"
)

var (
	coverWord   = lang.Word{ID: "Sampul", EN: "Cover"}
	backWord    = lang.Word{ID: "Sampul belakang", EN: "Back cover"}
	editionWord = lang.Word{ID: "Edisi", EN: "Edition"}
	dateWord    = lang.Word{ID: "Tanggal", EN: "Date"}
	licenseWord = lang.Word{ID: "Lisensi", EN: "Licence"}
	pubWord     = lang.Word{ID: "Penerbit", EN: "Publisher"}
	siteWord    = lang.Word{ID: "Alamat", EN: "Address"}
	volumesWord = lang.Word{ID: "Dokumen ini terdiri atas", EN: "This document has"}
	periodWord  = lang.Word{ID: "Periode", EN: "Period"}
)

// facts are all that the covers, the title page and the imprint show of a plan and a book.
type facts struct {
	title, subtitle, region, publisher, period, version, date, license, url, abstract string

	number        int // of the book
	book, bookSub string
	volumes       string // all books, if there are several
	dimensions    string // their ids
	logo          *frame.Frame

	coverArt, backArt *frame.Frame // pictures of the plan's own, nil for none
}

func (c *composer) facts(b *view.Book) facts {
	k, p := c.look, c.plan
	f := facts{
		title: p.Title, subtitle: p.Subtitle, region: p.Region, publisher: p.Publisher, version: p.Version, date: lang.Date(p.Date, k.lang),
		license: p.License, url: p.BaseURL, abstract: p.Abstract, number: b.Number, book: b.Title, bookSub: b.Subtitle,
	}
	switch y := p.Period; {
	case y.First == 0:
	case y.First == y.Last:
		f.period = itoa(y.First)
	default:
		f.period = itoa(y.First) + "–" + itoa(y.Last)
	}
	var ids, books []string
	for _, d := range p.Dimensions {
		ids = append(ids, d.ID)
	}
	f.dimensions = strings.Join(ids, "\n")
	if len(p.Books) > 1 {
		for _, b := range p.Books {
			books = append(books, lang.Book.In(k.lang)+" "+lang.Roman(b.Number)+" "+b.Title)
		}
		f.volumes = strings.Join(books, "; ")
	}
	art := func(file *source.File) *frame.Frame {
		if file != nil {
			if a, err := k.picture(file); err == nil && a.frame.Size.H > 0 && a.frame.Size.W > 0 {
				return a.frame
			}
		}
		return nil
	}
	f.logo, f.coverArt, f.backArt = art(p.Logo), art(b.Cover.File), art(b.Back.File)
	return f
}

// plate is a page without text flow; root is nil if nothing on it is read.
type plate struct {
	frame *frame.Frame
	root  *frame.Tag
}

type plateKey struct {
	name, dest string
	facts      facts
}

// plate draws such a page, or finds it as it was. A part without anything to draw is a blank page.
func (v *volume) plate(p *part) plate {
	return v.c.standing.plates.Do(plateKey{p.name, p.dest, v.facts}, func() plate {
		pl := plate{&frame.Frame{Size: v.c.look.paper}, &frame.Tag{Role: "Sect"}}
		if p.dest != "" {
			pl.frame.Add(0, 0, &frame.Dest{Name: p.dest})
		}
		if p.single != nil {
			p.single(pl.frame, pl.root)
			if v.c.look.draft() {
				v.c.look.stamp(pl.frame)
			}
		}
		if len(pl.root.Kids) == 0 {
			pl.root = nil
		}
		return pl
	})
}

func (v *volume) bookLabel() string {
	return strings.ToUpper(lang.Book.In(v.c.look.lang)) + " " + lang.Roman(v.facts.number)
}

// dimensionColors are the colours of the plan's dimensions, or sea and clove.
func (v *volume) dimensionColors() []frame.Color {
	k := v.c.look
	var out []frame.Color
	if v.facts.dimensions == "" {
		return []frame.Color{k.sea, k.clove}
	}
	for id := range strings.SplitSeq(v.facts.dimensions, "\n") {
		out = append(out, k.color("dim-"+id))
	}
	return out
}

// cloth draws a woven cloth over the full width: rows of stepped lozenges on
// the ground, one colour of the plan's dimensions a row of lozenges.
func (v *volume) cloth(f *frame.Frame, y, h geom.Length, rows int) {
	k := v.c.look
	at := k.bled(f, y, h)
	k.stripe(f, y, h, k.sea)
	none := frame.Color{None: true}
	colors := v.dimensionColors()
	rowH := h / geom.Length(rows)
	step := rowH / 14
	cell := step * 14
	count := int(f.Size.W/cell)/2*2 + 3
	left := (f.Size.W - cell*geom.Length(count-1)) / 2 // a lozenge stands in the middle
	pale, line := wash(k.sea, 12), wash(k.sea, 78)
	for r := -1; r <= rows; r++ { // one more on both sides shows in the bleed
		if k.bleed == 0 && (r < 0 || r == rows) {
			continue
		}
		cy := y + rowH*geom.Length(r) + rowH/2
		off := geom.Length(0)
		if r&1 == 1 {
			off = cell / 2 // and between two in every other row
		}
		edge, heart := []frame.Op(nil), make([][]frame.Op, len(colors))
		var light []frame.Op
		for i := range count + 1 {
			cx := left + geom.Length(i)*cell - off
			edge = append(edge, stepped(cx, cy, 7, step, step)...)
			edge = append(edge, stepped(cx, cy, 6, step, step)...)
			light = append(light, stepped(cx, cy, 5, step, step)...)
			c := (i + (r+len(colors))*2) % len(colors)
			heart[c] = append(heart[c], stepped(cx, cy, 4, step, step)...)
		}
		clip := &frame.Frame{Size: at.Size}
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
		f.Add(0, 0, &frame.Shape{Path: box(at.X, at.Y, at.W, at.H), Clip: clip})
	}
}

// wrap covers a page with a picture, bleed and all: it is as large as it must be to
// leave nothing white, and what then reaches beyond is cut off on both sides alike.
// Whoever can't see it gets the words.
func (k *Look) wrap(f, art *frame.Frame, root *frame.Tag, words string) {
	at := k.bled(f, 0, f.Size.H)
	num, den := int64(at.W), int64(art.Size.W)
	if int64(at.H)*den > num*int64(art.Size.H) {
		num, den = int64(at.H), int64(art.Size.H)
	}
	picture := scaled(art, num, den)
	tag := root.Kid("Figure")
	tag.Alt = words
	clip := &frame.Frame{Size: f.Size}
	clip.Add(at.X+(at.W-picture.Size.W)/2, at.Y+(at.H-picture.Size.H)/2, &frame.Group{Frame: picture, Tag: tag})
	f.Add(0, 0, &frame.Shape{Path: box(at.X, at.Y, at.W, at.H), Clip: clip})
}

// differing is a text, "" if it is the same as another.
func differing(s, other string) string {
	if s == other {
		return ""
	}
	return s
}

// bled is an area over the whole width of a page, with the bleed where it meets
// the page's edges.
func (k *Look) bled(f *frame.Frame, y, h geom.Length) geom.Rect {
	r := geom.Rect{Point: geom.Point{X: -k.bleed, Y: y}, Size: geom.Size{W: f.Size.W + 2*k.bleed, H: h}}
	if y == 0 {
		r.Y, r.H = -k.bleed, h+k.bleed
	}
	if y+h == f.Size.H {
		r.H += k.bleed
	}
	return r
}

// stripe paints such an area.
func (k *Look) stripe(f *frame.Frame, y, h geom.Length, c frame.Color) {
	at := k.bled(f, y, h)
	rect(f, at.X, at.Y, at.W, at.H, c)
}

// cover draws the front cover.
func (v *volume) cover(f *frame.Frame, root *frame.Tag) {
	k, ty, p := v.c.look, v.c.look.sizes, &v.facts
	if p.coverArt != nil {
		book := ""
		if p.volumes != "" {
			book = lang.Book.In(k.lang) + " " + lang.Roman(p.number)
		}
		k.wrap(f, p.coverArt, root, joined(". ", coverWord.In(k.lang)+": "+p.book, book, differing(p.title, p.book), cmp.Or(p.bookSub, p.subtitle), p.publisher, joined(" ", p.region, p.period)))
		return
	}
	w, h := f.Size.W, f.Size.H
	x := k.inner
	width := w - x - k.inner
	v.cloth(f, 0, h*30/100, 3)
	thread := 5 * geom.Pt
	k.stripe(f, h*30/100, thread, k.clove)

	y := h*30/100 + 62*geom.Pt
	small := face{roman: k.sansSemi, size: 13 * geom.Pt, leading: 18 * geom.Pt, color: k.clove}
	lab := small.span(v.bookLabel())
	lab.Letterspace = 3 * geom.Pt
	if p.volumes != "" {
		y += k.put(f, x, y, width, &typeset.Paragraph{Spans: []typeset.Span{lab}, Style: small.style(typeset.Left)}, root.Kid("P")) + 12*geom.Pt
	}
	title := k.boldFace(ty.CoverTitle)
	y += k.words(f, x, y, width, p.book, title, typeset.Left, root.Kid("P")) + 14*geom.Pt
	sub := k.sansFace(ty.CoverSubtitle)
	sub.roman = k.sansSemi
	if p.title != p.book {
		y += k.words(f, x, y, width, p.title, sub.in(k.sea), typeset.Left, root.Kid("P")) + 4*geom.Pt
	}
	sub.roman = k.sansLight
	if s := cmp.Or(p.bookSub, p.subtitle); s != "" {
		y += k.words(f, x, y, width, s, sub.in(k.muted), typeset.Left, root.Kid("P"))
	}

	fy := h - k.bottom - 46*geom.Pt
	line(f, x, fy, width, 700, k.rule)
	fy += 14 * geom.Pt
	fx := x
	if logo := v.logo(46 * geom.Pt); logo != nil {
		tag := root.Kid("Figure")
		tag.Alt = "Logo " + p.publisher
		f.Add(x, fy, &frame.Group{Frame: logo, Tag: tag})
		fx += logo.Size.W + 14*geom.Pt
	}
	foot := face{roman: k.sansSemi, size: 11 * geom.Pt, leading: 16 * geom.Pt, color: k.ink}
	fy += k.words(f, fx, fy, width-(fx-x), p.publisher, foot, typeset.Left, root.Kid("P"))
	foot.roman, foot.color = k.sans, k.muted
	k.words(f, fx, fy, width-(fx-x), joined(" · ", p.region, p.period), foot, typeset.Left, root.Kid("P"))
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
	f := v.facts.logo
	if f == nil {
		return nil
	}
	return scaled(f, int64(height), int64(f.Size.H))
}

// titlePage draws the title page: the cover's words, quietly.
func (v *volume) titlePage(f *frame.Frame, root *frame.Tag) {
	k, ty, p := v.c.look, v.c.look.sizes, &v.facts
	x, width := k.inner, k.measure
	y := f.Size.H * 24 / 100
	small := face{roman: k.sansSemi, size: 11 * geom.Pt, leading: 16 * geom.Pt, color: k.clove}
	if p.volumes != "" {
		lab := small.span(v.bookLabel())
		lab.Letterspace = 3 * geom.Pt
		y += k.put(f, x, y, width, &typeset.Paragraph{Spans: []typeset.Span{lab}, Style: small.style(typeset.Left)}, root.Kid("P")) + 8*geom.Pt
	}
	title := k.boldFace(ty.ChapterTitle)
	y += k.words(f, x, y, width, p.book, title, typeset.Left, root.Kid("P")) + 10*geom.Pt
	sub := k.serifFace(ty.CoverSubtitle)
	if p.title != p.book {
		y += k.words(f, x, y, width, p.title, sub, typeset.Left, root.Kid("P"))
	}
	if s := cmp.Or(p.bookSub, p.subtitle); s != "" {
		sub.roman = k.serifItalic
		y += k.words(f, x, y, width, s, sub.in(k.muted), typeset.Left, root.Kid("P"))
	}
	f.Add(x, y+24*geom.Pt, &frame.Group{Frame: k.band(width, 13*geom.Pt, k.sea, k.clove)})
	foot := face{roman: k.sansSemi, size: 10 * geom.Pt, leading: 15 * geom.Pt, color: k.ink}
	fy := f.Size.H - k.bottom - 2*foot.leading
	fy += k.words(f, x, fy, width, p.publisher, foot, typeset.Left, root.Kid("P"))
	foot.roman, foot.color = k.sans, k.muted
	k.words(f, x, fy, width, p.period, foot, typeset.Left, root.Kid("P"))
}

// imprint draws the page behind the title: who published what, when, under which licence.
func (v *volume) imprint(f *frame.Frame, root *frame.Tag) {
	k, p := v.c.look, &v.facts
	fc := k.serifFace(k.sizes.Note)
	fc.leading += geom.Pt
	x, width := k.left(true), k.measure*4/5
	type row struct{ label, text string }
	rows := []row{
		{"", joined(". ", p.title, p.subtitle)},
		{"", lang.Book.In(k.lang) + " " + lang.Roman(p.number) + ": " + p.book},
		{pubWord.In(k.lang), p.publisher},
		{periodWord.In(k.lang), p.period},
		{editionWord.In(k.lang), p.version},
		{dateWord.In(k.lang), p.date},
		{licenseWord.In(k.lang), p.license},
		{siteWord.In(k.lang), p.url},
	}
	if p.volumes != "" {
		rows = append(rows, row{volumesWord.In(k.lang), p.volumes})
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
func (v *volume) backCover(f *frame.Frame, root *frame.Tag) {
	k, p := v.c.look, &v.facts
	if p.backArt != nil {
		k.wrap(f, p.backArt, root, joined(". ", backWord.In(k.lang), p.abstract, p.publisher, p.url))
		return
	}
	h := f.Size.H
	x := k.left(true)
	width := k.measure
	y := h * 22 / 100
	if p.abstract != "" {
		head := k.boldFace(k.sizes.Heading2)
		y += k.words(f, x, y, width, p.title, head, typeset.Left, root.Kid("P")) + 10*geom.Pt
		fc := k.text()
		for _, s := range strings.Split(p.abstract, "\n\n") {
			par := &typeset.Paragraph{Spans: []typeset.Span{fc.span(s)}, Style: fc.style(typeset.Left)}
			y += k.put(f, x, y, width, par, root.Kid("P")) + 7*geom.Pt
		}
	}
	bandH := h * 10 / 100
	v.cloth(f, h-bandH, bandH, 1)
	k.stripe(f, h-bandH-5*geom.Pt, 5*geom.Pt, k.clove)
	foot := face{roman: k.sansSemi, size: 10 * geom.Pt, leading: 15 * geom.Pt, color: k.ink}
	fy := h - bandH - 64*geom.Pt
	if p.publisher != "" {
		fy += k.words(f, x, fy, width, p.publisher, foot, typeset.Left, root.Kid("P"))
	}
	if p.url != "" {
		foot.roman, foot.color = k.sans, k.muted
		k.words(f, x, fy, width, p.url, foot, typeset.Left, root.Kid("P"))
	}
}
