package book

import (
	"fmt"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The lists in front of a book. Their lines show folios that are known only
// when everything is set: the lines are broken without them – they have a column
// of their own, so nothing reflows – and are drawn with them when the book is bound.

const (
	contentsDest = "daftar-isi"
	tablesDest   = "daftar-tabel"
	figuresDest  = "daftar-gambar"
	abbrDest     = "daftar-singkatan"
	sourcesDest  = "daftar-pustaka"
)

// folioColumn is what the lines of contents leave free at the right, at least.
const folioColumn = 34 * geom.Pt

// folioRoom is what they leave free where folios have the numbers of chapters before
// them: as much as the longest needs.
func (v *volume) folioRoom() geom.Length {
	k, room := v.c.look, folioColumn
	fc := k.serifFace(k.sizes.Text)
	for _, p := range v.parts {
		if p.prefix == "" {
			continue
		}
		folio := fc.span("\u00a0\u00a0" + p.prefix + "000")
		folio.Tabular = true
		room = max(room, k.set.Width(&typeset.Paragraph{Spans: []typeset.Span{folio}, Style: fc.style(typeset.Right)}))
	}
	return room
}

// listLine is a line of contents waiting for its folio.
type listLine struct {
	dest  string
	face  face
	x, y  geom.Length // end of the words, top of the last line
	width geom.Length
	bare  bool // no leaders: the line of a chapter
	link  *frame.Tag
}

// lists makes the lists that have entries.
func (v *volume) lists() []*part {
	var out []*part
	add := func(p *part) {
		if p != nil {
			out = append(out, p)
		}
	}
	tables := v.targetList(refs.TableTarget, lang.ListTables, tablesDest)
	figures := v.targetList(refs.FigureTarget, lang.ListFigures, figuresDest)
	abbr := v.abbreviations()
	var rest []entry
	for _, p := range []*part{tables, figures, abbr} {
		if p != nil {
			rest = append(rest, p.set.entries...)
		}
	}
	add(v.tableOfContents(rest))
	add(tables)
	add(figures)
	add(abbr)
	return out
}

// list is a list under its heading; all that fill sets is in what. Where a few lines are
// left for a last page, the lines move a little closer.
func (v *volume) list(title, dest string, kind plan.Kind, what string, fill func(w *walker)) *part {
	galley := v.c.standing.galley(v.book.ID, dest)
	room := v.folioRoom()
	s := galley.set(fmt.Sprint(title, "\n", room, what), nil, func() *set {
		u := &unit{book: v.book, kind: plan.Front, key: dest, texts: []view.Text{{Chapter: &plan.Chapter{Title: title, Address: dest}}}, galley: galley}
		s := v.squeezed(u, kind, fill, room, 0)
		n := len(s.pages)
		if n > 1 && s.pages[n-1].Bottom < v.c.look.height/4 {
			for squeeze := squeezeStep; squeeze <= 4*squeezeStep; squeeze += squeezeStep {
				if closer := v.squeezed(u, kind, fill, room, squeeze); len(closer.pages) < n {
					return closer
				}
			}
		}
		return s
	})
	return &part{set: s, head: title}
}

// squeezeStep is what lines of a list move closer at a time.
const squeezeStep = 400 * geom.Pt / 1000

func (v *volume) squeezed(u *unit, kind plan.Kind, fill func(w *walker), room, squeeze geom.Length) *set {
	u.chapter = u.texts[0].Chapter
	w := v.c.walker(u)
	w.entries = append(w.entries, entry{level: 1, title: u.chapter.Title, dest: u.key, color: w.main, kind: kind})
	w.mark(u.key)
	w.openingBox("", "", u.chapter.Title, "")
	w.body.leading -= squeeze
	w.squeeze, w.folioRoom = squeeze, room
	fill(w)
	return w.finish(u.chapter.Title)
}

func (v *volume) tableOfContents(lists []entry) *part {
	var all []entry
	for _, p := range v.parts {
		if p.set != nil && p.folios == romanFolios {
			all = append(all, p.set.entries...)
		}
	}
	all = append(all, lists...)
	for _, p := range v.parts {
		if p.set != nil && p.folios == arabicFolios {
			all = append(all, p.set.entries...)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return v.list(lang.Contents.In(v.c.look.lang), contentsDest, plan.Front, fmt.Sprintf("%#v", all), func(w *walker) {
		toc := w.tag.Kid("TOC")
		for i, e := range all {
			if e.level > 3 || e.level > 2 && e.kind == plan.Appendix || e.level > 1 && e.kind == plan.Front {
				continue
			}
			w.contentsLine(toc, e, i+1 < len(all) && all[i+1].level > e.level)
		}
	})
}

// contentsLine stacks one line of the contents.
func (w *walker) contentsLine(toc *frame.Tag, e entry, kids bool) {
	k := w.k
	ty := k.sizes.Text
	lead := k.grid - w.squeeze
	fc := k.serifFace(ty)
	fc.leading = lead
	left, numbers := geom.Length(0), geom.Length(0)
	var above geom.Length
	number := e.number
	ll := &listLine{dest: e.dest}
	numFace := fc
	switch {
	case e.level <= 1 && e.kind != plan.Front:
		above = halfLine - 2*w.squeeze
		fc = face{roman: k.sansSemi, size: ty.Size.Scale(96, 100), leading: lead, color: k.ink}
		numFace = fc.in(e.color)
		numbers = w.numberColumn(numFace, number, 52*geom.Pt)
		ll.bare = true
	case e.level <= 1:
		fc = face{roman: k.sans, size: ty.Size.Scale(94, 100), leading: lead, color: k.ink}
	case e.level == 2:
		left, numbers = 52*geom.Pt, w.numberColumn(fc, number, 28*geom.Pt)
	default:
		fc.size, fc.leading = fc.size.Scale(92, 100), lead-geom.Pt
		fc.color = k.muted
		numFace = fc
		left, numbers = 80*geom.Pt, w.numberColumn(fc, number, 36*geom.Pt)
	}
	if number == "" {
		numbers = 0
	}
	tick := e.color
	w.listBox(toc, ll, e.title, number, fc, numFace, left, numbers, above, kids && e.level <= 1, func(f *frame.Frame) {
		if e.level <= 1 && e.kind != plan.Front {
			s := 1100 * geom.Pt / 1000
			f.Add(0, 0, &frame.Shape{Path: stepped(-11*geom.Pt, lead/2, 3, s, s), Fill: tick, Stroke: frame.Color{None: true}})
		}
	})
}

// numberColumn is the width of a number's column: the usual one, or more.
func (w *walker) numberColumn(fc face, number string, usual geom.Length) geom.Length {
	wd := w.k.set.Width(&typeset.Paragraph{Spans: []typeset.Span{fc.span(number)}, Style: fc.style(typeset.Left)})
	return max(usual, wd+8*geom.Pt)
}

// listBox stacks one entry of a list as a box: number, words, room for leaders and folio.
func (w *walker) listBox(toc *frame.Tag, ll *listLine, title, number string, fc, numFace face, left, numbers, above geom.Length, keep bool, extra func(*frame.Frame)) {
	item := toc.Kid("TOCI")
	ref := item.Kid("Reference")
	link := ref.Kid("Link")
	link.Alt = strings.TrimSpace(number + " " + title)
	p := &typeset.Paragraph{Spans: []typeset.Span{fc.span(title)}, Style: fc.style(typeset.Left)}
	if number != "" {
		num := numFace.span(number + "\u00a0")
		num.Tabular = true
		p.Label, p.LabelLeft, p.Style.Left = []typeset.Span{num}, true, numbers
	}
	lines, _ := w.g.Lines(p, w.width-left-w.folioRoom)
	f := &frame.Frame{Size: geom.Size{W: w.width, H: height(lines)}}
	putLines(f, left, 0, lines, link, nil)
	if n := len(lines); n > 0 {
		last := lines[n-1]
		ll.x, ll.y = left+numbers+last.Width, f.Size.H-last.Height-last.Depth
	}
	ll.face, ll.width, ll.link = fc, w.width, link
	f.Add(0, 0, &frame.Link{Size: f.Size, Dest: ll.dest, Alt: link.Alt, Tag: link})
	if extra != nil {
		extra(f)
	}
	b := page.Box{X: w.left, Above: above, Height: f.Size.H, Item: &frame.Group{Frame: f}, Data: ll}
	if keep {
		b.Break = page.Never
	}
	w.push(b)
}

// folio draws the folio of a line of a list, with the leaders to it.
func (v *volume) folio(f *frame.Frame, x, y geom.Length, ll *listLine) {
	k := v.c.look
	folio := ll.face.span("\u00a0" + v.places.dest[ll.dest].Folio)
	folio.Tabular = true
	style := ll.face.style(typeset.Right)
	style.NoProtrude = true
	p := &typeset.Paragraph{Spans: []typeset.Span{folio}, Style: style}
	k.put(f, x, y+ll.y, ll.width, p, ll.link)
	if !ll.bare {
		leaders(k, f, x, y, ll, ll.width-k.set.Width(p)-3*geom.Pt)
	}
}

// folios are those that the lines of lists on a page show.
func (v *volume) folios(pg *page.Page) string {
	var out []string
	for _, b := range pg.Boxes {
		if ll, ok := b.Box.Data.(*listLine); ok {
			out = append(out, v.places.dest[ll.dest].Folio)
		}
	}
	return strings.Join(out, " ")
}

// leaders dots the way from the words to the folio, the dots of all lines below each other.
func leaders(k *Look, f *frame.Frame, left, top geom.Length, ll *listLine, end geom.Length) {
	const pitch, dot = 5 * geom.Pt, 900 * geom.Pt / 1000
	from := (ll.x + 6*geom.Pt + pitch - 1) / pitch * pitch
	y := ll.y + ll.face.leading.Scale(7, 10) - dot/2
	if from+dot > end {
		return
	}
	to := from + (end-from-dot)/pitch*pitch + dot
	f.Add(left, top, &frame.Shape{Path: []frame.Op{{Kind: 'M', To: geom.Point{X: from, Y: y}}, {Kind: 'L', To: geom.Point{X: to, Y: y}}},
		Fill: frame.Color{None: true}, Stroke: k.muted, Width: dot, Dash: []geom.Length{dot, pitch - dot}})
}

// targetList is the list of tables or of figures, nil without any.
func (v *volume) targetList(sort refs.Sort, title lang.Word, name string) *part {
	var found []*refs.Target
	for _, t := range v.c.refs.InBook(v.book.Book) {
		if t.Sort == sort && t.Number != "" {
			found = append(found, t)
		}
	}
	if len(found) == 0 {
		return nil
	}
	var what strings.Builder
	for i, t := range found {
		fmt.Fprintf(&what, "%q %q %q %t\n", t.Number, t.Title, dest(t), i > 0 && found[i-1].Chapter != t.Chapter)
	}
	return v.list(title.In(v.c.look.lang), name, plan.Front, what.String(), func(w *walker) {
		fc := w.body
		num := face{roman: w.k.sansSemi, size: fc.size.Scale(88, 100), leading: fc.leading, color: w.k.sea}
		widest := geom.Length(0)
		for _, t := range found {
			widest = max(widest, w.numberColumn(num, t.Number, 30*geom.Pt))
		}
		toc := w.tag.Kid("TOC")
		for i, t := range found {
			above := 2*geom.Pt - w.squeeze
			if i > 0 && found[i-1].Chapter != t.Chapter && chapterOf(found[i-1]) != chapterOf(t) {
				above = halfLine
			}
			w.listBox(toc, &listLine{dest: dest(t)}, t.Title, t.Number, fc, num, 0, widest, above, false, nil)
		}
	})
}

func chapterOf(t *refs.Target) string {
	n, _, _ := strings.Cut(t.Number, ".")
	return n
}

// abbreviations lists the plan's abbreviations that the book uses.
func (v *volume) abbreviations() *part {
	words := v.mentioned(func(m *mentions) map[string]bool { return m.words })
	type abbreviation struct{ short, long string }
	var used []abbreviation
	for _, a := range v.c.plan.Abbreviations {
		if words(a.Short) && a.Long != a.Short {
			used = append(used, abbreviation{a.Short, a.Long})
		}
	}
	if len(used) == 0 {
		return nil
	}
	what := fmt.Sprintf("%q", used)
	return v.list(lang.ListAbbr.In(v.c.look.lang), abbrDest, plan.Front, what, func(w *walker) {
		fc := w.body
		short := face{roman: w.k.sansSemi, size: fc.size.Scale(90, 100), leading: fc.leading, color: w.k.ink}
		column := geom.Length(0)
		for _, a := range used {
			column = max(column, w.numberColumn(short, a.short, 60*geom.Pt))
		}
		list := w.tag.Kid("L")
		for _, a := range used {
			li := list.Kid("LI")
			lbl, body := li.Kid("Lbl"), li.Kid("LBody")
			long := fc.span(a.long)
			lines, _ := w.g.Lines(&typeset.Paragraph{Spans: []typeset.Span{long}, Style: fc.style(typeset.Left)}, w.width-column)
			f := &frame.Frame{Size: geom.Size{W: w.width, H: height(lines)}}
			w.k.words(f, 0, 0, column, a.short, short, typeset.Left, lbl)
			putLines(f, column, 0, lines, body, nil)
			w.push(page.Box{Above: 1500, Height: f.Size.H, Item: &frame.Group{Frame: f}})
		}
	})
}

// bibliography is the list of the sources the book cites, nil without any.
func (v *volume) bibliography() *part {
	cited := v.mentioned(func(m *mentions) map[string]bool { return m.cited })
	var list []*plan.Reference
	for _, r := range v.c.plan.References {
		if cited(r.Key) {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return nil
	}
	sortReferences(list)
	var what strings.Builder
	for _, r := range list {
		fmt.Fprintf(&what, "%q %d %s\n", r.Key, r.Span.Start, doc.Dump(&doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: r.Text}}}))
		if f := r.Span.File; f != nil {
			fmt.Fprintf(&what, "%q %x\n", f.Path, f.Hash)
		}
	}
	return v.list(lang.Bibliography.In(v.c.look.lang), sourcesDest, plan.Back, what.String(), func(w *walker) {
		l := w.tag.Kid("L")
		for _, r := range list {
			body := l.Kid("LI").Kid("LBody")
			in := w.inlines(w.body, body)
			in.short = true
			in.add(r.Text, markup{})
			par := in.paragraph(typeset.Left)
			par.Style.Hyphenate = true
			par.Style.Left, par.Style.First = 16*geom.Pt, -16*geom.Pt
			w.at = r.Span
			w.mark(referenceDest(r.Key))
			w.stack(w.lines(par, w.width), body, in.tags, flow{above: 5*geom.Pt - 2*w.squeeze})
		}
	})
}
