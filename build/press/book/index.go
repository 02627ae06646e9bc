package book

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/lang"
)

// The index stands last in a book: so it can be set when the folios of all before it
// are known, and none depends on how long it is. Its two columns are filled here; the
// page breaker sees one box for each page.

const (
	indexDest = "indeks"
	indexGap  = 20 * geom.Pt // between the columns
)

// indexLine is a line of a column.
type indexLine struct {
	line  typeset.Line
	above geom.Length // not at a column's top
	keep  bool        // no column ends behind it
	tag   *frame.Tag
	tags  []*frame.Tag
	dest  string
}

// indexItem is an entry as it is printed: "anggaran, 12, 15–17; lihat juga belanja".
type indexItem struct {
	term  string
	level int
	pages []folioRange
	word  string // before what is to be seen
	see   []indexRef
}

// folioRange is a page, or three and more in succession: "12–14".
type folioRange struct{ text, dest string }

// indexRef is another term; dest is "" if the index hasn't it.
type indexRef struct{ text, dest string }

// index sets the index with the folios as they are now, nil if there is nothing in it.
func (v *volume) index() *part {
	items := v.indexItems()
	if len(items) == 0 {
		return nil
	}
	return v.list(lang.Index.In(v.c.look.lang), indexDest, plan.Back, fmt.Sprintf("%#v", items), func(w *walker) {
		first := w.k.height - w.boxes[len(w.boxes)-1].Height // below the title
		for i, f := range columns(w.indexLines(items), w.width, first, w.k.height) {
			if i > 0 {
				w.pageBreak()
			}
			w.push(page.Box{X: w.left, Height: f.Size.H, Item: &frame.Group{Frame: f}})
		}
	})
}

func (v *volume) indexItems() []indexItem {
	all := refs.Flat(v.c.refs.Index(v.book.Book))
	items := make([]indexItem, len(all))
	for i, e := range all {
		items[i] = indexItem{term: e.Term, level: e.Level, pages: v.folioRanges(e.Places), word: lang.IndexSee.In(v.c.look.lang)}
		if len(e.Places) > 0 || len(e.Kids) > 0 {
			items[i].word = lang.IndexSeeAlso.In(v.c.look.lang)
		}
		for _, term := range e.See {
			ref := indexRef{text: refs.SpellEntry(term)}
			if at := refs.FindEntry(all, term); at >= 0 {
				ref.dest = indexEntryDest(at)
			}
			items[i].see = append(items[i].see, ref)
		}
	}
	return items
}

// indexLines are the lines of all entries, with their elements.
func (w *walker) indexLines(items []indexItem) []indexLine {
	width := (w.width - indexGap) / 2
	fc := w.k.note()
	letter := face{roman: w.k.sansSemi, size: fc.size, leading: fc.leading, color: w.k.clove}
	root := w.tag.Kid("Index")
	lists := []*frame.Tag{nil} // the open one of each level
	bodies := []*frame.Tag{nil}
	initial := "\x00"
	var out []indexLine
	put := func(p *typeset.Paragraph, tag *frame.Tag, tags []*frame.Tag) []indexLine {
		from := len(out)
		lines := w.lines(p, width)
		for i, l := range lines {
			out = append(out, indexLine{line: l, tag: tag, tags: tags, keep: len(lines) > 1 && (i == 0 || i == len(lines)-2)})
		}
		return out[from:]
	}
	for i, e := range items {
		lists, bodies = lists[:e.level+1], bodies[:e.level+1]
		if first := lang.Initial(e.term); e.level == 0 && first != initial {
			initial = first
			lists[0] = root.Kid("L")
			p := &typeset.Paragraph{Spans: []typeset.Span{letter.span(cmp.Or(first, "0–9"))}, Style: letter.style(typeset.Left)}
			head := put(p, lists[0].Kid("Caption"), nil)
			head[0].above, head[0].keep = fc.leading, true
		}
		if lists[e.level] == nil {
			lists[e.level] = bodies[e.level-1].Kid("L")
		}
		bodies[e.level] = lists[e.level].Kid("LI").Kid("LBody")
		lists, bodies = append(lists, nil), append(bodies, nil)
		in := w.inlines(fc, bodies[e.level])
		in.short = true
		in.indexItem(e)
		p := in.paragraph(typeset.Left)
		p.Style.Left = geom.Length(e.level+1) * 11 * geom.Pt
		p.Style.First = -11 * geom.Pt
		lines := put(p, bodies[e.level], in.tags)
		lines[0].dest = indexEntryDest(i)
		if i+1 < len(items) && items[i+1].level > e.level {
			lines[len(lines)-1].keep = true // with the first entry below it
		}
	}
	return out
}

func indexEntryDest(i int) string { return indexDest + "-" + strconv.Itoa(i+1) }

func (in *inlines) indexItem(e indexItem) {
	in.text(e.term, markup{})
	in.spans[len(in.spans)-1].Titled = true
	for _, r := range e.pages {
		in.text(", ", markup{})
		in.text(r.text, in.linked(markup{}, &frame.Link{Dest: r.dest, Alt: e.term + ", " + lang.Page.In(in.w.k.lang) + " " + r.text}))
		in.spans[len(in.spans)-1].NoBreak = true
	}
	if len(e.see) == 0 {
		return
	}
	in.text("; ", markup{})
	in.text(e.word, markup{italic: true})
	for i, r := range e.see {
		in.text([]string{" ", "; "}[min(i, 1)], markup{})
		m := markup{}
		if r.dest != "" {
			m = in.linked(m, &frame.Link{Dest: r.dest, Alt: r.text})
		}
		in.text(r.text, m)
	}
}

// folioRanges are the pages of some places, each once, in the order of the book: a table
// may stand before the text that was written above it.
func (v *volume) folioRanges(places []refs.IndexPlace) []folioRange {
	type stand struct {
		Place
		dest string
	}
	var at []stand
	for _, p := range places {
		s := stand{v.places.dest[p.Dest()], p.Dest()}
		if s.Folio != "" {
			at = append(at, s)
		}
	}
	slices.SortStableFunc(at, func(a, b stand) int { return cmp.Compare(a.Page, b.Page) })
	at = slices.CompactFunc(at, func(a, b stand) bool { return a.Page == b.Page })
	var out []folioRange
	for i := 0; i < len(at); {
		end := i + 1
		for end < len(at) && at[end].Page == at[end-1].Page+1 && follows(at[end-1].Folio, at[end].Folio) {
			end++
		}
		if end-i < 3 {
			end = i + 1
			out = append(out, folioRange{at[i].Folio, at[i].dest})
		} else {
			out = append(out, folioRange{at[i].Folio + "–" + at[end-1].Folio, at[i].dest})
		}
		i = end
	}
	return out
}

// follows tells whether two folios are numbers in succession; roman ones aren't joined
// with arabic ones.
func follows(a, b string) bool {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX == nil && errY == nil {
		return y == x+1
	}
	return errX != nil && errY != nil && !strings.Contains(a+b, "-")
}

// columns fills pages with lines in two columns: the first page is first high, the
// others high. The columns of the last page end at about the same height.
func columns(lines []indexLine, width, first, high geom.Length) []*frame.Frame {
	var out []*frame.Frame
	room := first
	for len(lines) > 0 {
		left := column(lines, room)
		if left == 0 {
			left = fitLines(lines, room) // all hang together: then between any two
		}
		right := column(lines[left:], room)
		if left+right == len(lines) { // the last page
			low, enough := columnHeight(lines, 0, len(lines))/2, room
			for h := low; h < room; h += geom.Pt {
				if l := column(lines, h); l+column(lines[l:], h) == len(lines) {
					enough = h
					break
				}
			}
			left = column(lines, enough)
			right = len(lines) - left
		}
		f := &frame.Frame{Size: geom.Size{W: width, H: max(columnHeight(lines, 0, left), columnHeight(lines, left, left+right))}}
		drawColumn(f, 0, lines[:left])
		drawColumn(f, (width+indexGap)/2, lines[left:left+right])
		out = append(out, f)
		lines, room = lines[left+right:], high
	}
	return out
}

// fitLines is how many lines there is room for, one at least.
func fitLines(lines []indexLine, room geom.Length) int {
	n := 0
	for used := geom.Length(0); n < len(lines); n++ {
		if n > 0 {
			used += lines[n].above
		}
		if used += lines[n].line.Height + lines[n].line.Depth; used > room {
			break
		}
	}
	return max(n, min(1, len(lines)))
}

// column is how many lines a column of a height takes, so that none at its end belongs
// with the next.
func column(lines []indexLine, room geom.Length) int {
	n := fitLines(lines, room)
	for n > 0 && n < len(lines) && lines[n-1].keep {
		n--
	}
	return n
}

// columnHeight is how high the lines of a column are.
func columnHeight(lines []indexLine, from, to int) geom.Length {
	var h geom.Length
	for i := from; i < to; i++ {
		if i > from {
			h += lines[i].above
		}
		h += lines[i].line.Height + lines[i].line.Depth
	}
	return h
}

func drawColumn(f *frame.Frame, x geom.Length, lines []indexLine) {
	y := geom.Length(0)
	for i, l := range lines {
		if i > 0 {
			y += l.above
		}
		if l.dest != "" {
			f.Add(x, y, &frame.Dest{Name: l.dest})
		}
		f.Add(x, y, &frame.Group{Frame: l.line.Frame, Tag: l.tag, Tags: l.tags})
		y += l.line.Height + l.line.Depth
	}
}
