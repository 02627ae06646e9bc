package book

import (
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// walker goes through the blocks of a unit and stacks the boxes of its flow.
type walker struct {
	*asker
	k *Look
	u *unit
	g *galley

	boxes   []page.Box
	marks   []string // of the next box
	diags   diag.List
	entries []entry
	asked   []question

	opens    *opening   // the first box
	tag      *frame.Tag // element the blocks go into
	sections []section  // open ones, outermost first
	role     int        // level of the last heading in the tree
	main     frame.Color

	left, width geom.Length // of the column of text
	areas       []*page.Area
	body        face
	spaced      bool        // paragraphs are parted by space, not by indents
	first       bool        // the next paragraph stands close to what it belongs to
	indent      bool        // the next paragraph follows another
	above       geom.Length // space wanted above the next box
	label       *label      // of a list item whose first paragraph is still to come
	depth       int         // of lists
	snap        bool        // paragraphs stand on the grid
	landscape   bool
	follows     bool        // text comes behind the block being set
	close       bool        // tables stand close together
	tight       bool        // and so do their rows
	squeeze     geom.Length // by which the lines of a list stand closer
	folioRoom   geom.Length // of a list: what its lines leave free for folios

	lang    string      // of the text being set: a tag of BCP 47
	at      source.Span // of the block being set, for remarks
	numbers map[*doc.Note]int
	pending []*doc.Note           // marks set, notes to be laid out
	notes   map[string]*page.Note // laid out, by mark, waiting for the box of their first mark
	below   map[*doc.Note]int     // numbers of the notes below tables, for their destinations
}

// section is an open Sect of the structure tree.
type section struct {
	level int
	tag   *frame.Tag
}

// entry is a line of the contents and a bookmark.
type entry struct {
	level  int // 0 part, 1 chapter, 2 section …
	number string
	title  string
	dest   string
	color  frame.Color
	kind   plan.Kind
}

// label is the number or bullet of a list item.
type label struct {
	spans []typeset.Span
	tag   *frame.Tag
	gap   geom.Length
}

// question is one reference that shows a page number: where it stands and what it asks for.
type question struct {
	mark   string
	target target
	answer string // what was set
}

func destMark(dest string) string { return "d:" + dest }
func noteMark(n int) string       { return "n:" + strconv.Itoa(n) }

// local is the destination of an anchor in the chapter being set.
func (w *walker) local(id string) string { return w.u.chapter.Address + "#" + id }

func (w *walker) noteDest(n int) string {
	return w.u.texts[0].Address + "#catatan-" + strconv.Itoa(n)
}

// belowDest is the destination of a note below its table.
func (w *walker) belowDest(n *doc.Note) string {
	if w.below[n] == 0 {
		w.below[n] = len(w.below) + 1
	}
	return w.u.texts[0].Address + "#tabel-catatan-" + strconv.Itoa(w.below[n])
}

// noteNumber counts the unit's notes in the order of their marks.
func (w *walker) noteNumber(n *doc.Note) int {
	if _, known := w.numbers[n]; !known {
		w.numbers[n] = len(w.numbers) + 1
		w.pending = append(w.pending, n)
	}
	return w.numbers[n]
}

// takeNotes are the notes whose marks a box has, each given away once: to the
// box with the first mark.
func (w *walker) takeNotes(marks []string) []*page.Note {
	var out []*page.Note
	for _, m := range marks {
		if n, ok := w.notes[m]; ok {
			out = append(out, n)
			delete(w.notes, m)
		}
	}
	return out
}

// pageRef notes that a page number is wanted here, and says what to print: the
// last round's answer, or a guess of the usual width.
func (w *walker) pageRef(t *target) (mark, suffix string) {
	n := len(w.asked)
	mark = "r:" + strconv.Itoa(n)
	if n < len(w.u.answers) {
		suffix = w.u.answers[n]
	} else {
		suffix = w.pageOf(t)
	}
	w.asked = append(w.asked, question{mark, *t, suffix})
	return mark, suffix
}

// linkTo is a link to a target of the plan, nil if the books don't show it.
func (w *walker) linkTo(t *target) *frame.Link {
	switch {
	case t.place == "":
		if base := w.baseURL(); base != "" && t.address != "" {
			uri := base + t.address
			if t.anchor != "" {
				uri += "#" + t.anchor
			}
			return &frame.Link{URI: uri}
		}
		return nil
	case t.home == w.u.book.ID:
		return &frame.Link{Dest: t.place}
	}
	return &frame.Link{Book: w.k.file(t.home), Dest: t.place}
}

// linkOf is where a written link goes, nil if nowhere.
func (w *walker) linkOf(n *doc.Link) *frame.Link {
	l := w.link(n)
	switch {
	case l.target != target{}:
		return w.linkTo(&l.target)
	case l.asset != "" && w.baseURL() != "":
		return &frame.Link{URI: w.baseURL() + l.asset}
	case l.external != "":
		return &frame.Link{URI: l.external}
	}
	return nil
}

// lines breaks a paragraph and passes on what the typesetter has to say.
func (w *walker) lines(p *typeset.Paragraph, width geom.Length) []typeset.Line {
	lines, q := w.g.Lines(p, width)
	w.remarks(q)
	return lines
}

func (w *walker) remarks(q typeset.Quality) {
	for range q.Cut {
		w.diags.Add(diag.LooseLine, w.at, diag.T("sebuah kata lebih panjang daripada barisnya dan dipotong", "a word is longer than its line and was cut"),
			diag.T("beri tanda hubung lunak (&shy;) di tempat pemenggalan", "put soft hyphens (&shy;) where it may break"))
	}
	if len(q.Loose) > 0 {
		worst := 0
		for _, l := range q.Loose {
			worst = max(worst, l.Ratio)
		}
		w.diags.Add(diag.LooseLine, w.at, diag.T("%d baris renggang (sampai %d%% dari regangan wajar)", "%d loose lines (up to %d%% of the natural stretch)", len(q.Loose), worst),
			diag.T("ubah sedikit kalimatnya bila mengganggu", "change a word or two if it disturbs"))
	}
}

// flow says how the lines of a paragraph are stacked.
type flow struct {
	above, below geom.Length
	x            geom.Length // of the line frames, in the column
	together     bool        // no break within
	next         bool        // no break behind
	rather       bool        // none if there is any other way
	snap         bool
	stops        int // as page.Box.Stops
}

// stack puts lines on the flow, with breaks that leave no widow and no orphan.
func (w *walker) stack(lines []typeset.Line, tag *frame.Tag, tags []*frame.Tag, f flow) {
	for i, l := range lines {
		b := page.Box{X: w.left + f.x, Height: l.Height + l.Depth, Item: &frame.Group{Frame: l.Frame, Tag: tag, Tags: tags}, Snap: f.snap && i == 0}
		last := i == len(lines)-1
		switch {
		case last:
			b.Below = f.below
			switch {
			case f.next:
				b.Break = page.Never + 10
			case f.rather:
				b.Break = page.Poor
			}
		case f.together:
			b.Break = page.Never + 5
		case i == 0 || i == len(lines)-2:
			b.Break = page.Never
		case l.Hyphen:
			b.Break = 12 // rather not turn the page within a word
		}
		if i == 0 {
			b.Above, b.Stops = f.above, f.stops
		}
		for _, m := range l.Marks {
			b.Marks = append(b.Marks, m.Name)
		}
		w.push(b)
	}
}

// push adds a box within the open areas, with the space and marks waiting for it.
func (w *walker) push(b page.Box) {
	b.Areas = w.areas
	b.Above = max(b.Above, w.above)
	w.above = 0
	b.Marks = append(w.marks, b.Marks...)
	w.marks = nil
	b.Notes = append(b.Notes, w.takeNotes(b.Marks)...)
	w.boxes = append(w.boxes, b)
}

// deep is how deep the section is that is being set, for floats and inserts.
func (w *walker) deep() int {
	if n := len(w.sections); n > 0 {
		return w.sections[n-1].level
	}
	return 1
}

// mark names the next box as a destination.
func (w *walker) mark(dest string) {
	if dest != "" {
		w.marks = append(w.marks, destMark(dest))
	}
}

// keepNext forbids a page break behind what was pushed last.
func (w *walker) keepNext() {
	if n := len(w.boxes); n > 0 && w.boxes[n-1].Break > page.Force {
		w.boxes[n-1].Break = max(w.boxes[n-1].Break, page.Never+10)
	}
}

// keepWhole keeps the boxes from one on together if they take less than three
// tenths of a page: no larger hole is left for the sake of a short table or listing.
func (w *walker) keepWhole(from int) {
	high := w.k.height
	if w.landscape {
		high = w.k.landscapeHeight()
	}
	var sum geom.Length
	for _, b := range w.boxes[from:] {
		sum += b.Height
	}
	if sum > high*3/10 {
		return
	}
	for i := from; i < len(w.boxes)-1; i++ {
		w.boxes[i].Break = max(w.boxes[i].Break, page.Never-1)
	}
}

// element opens an element of the structure tree for the blocks set by f.
func (w *walker) element(role string, f func()) *frame.Tag {
	outer := w.tag
	w.tag = outer.Kid(role)
	f()
	t := w.tag
	w.tag = outer
	return t
}

// column sets f in a narrower column.
func (w *walker) column(left, right geom.Length, f func()) {
	l, wd := w.left, w.width
	w.left, w.width = l+left, max(wd-left-right, wd/3, 40*geom.Pt)
	f()
	w.left, w.width = l, wd
}

// area sets f within a framed area.
func (w *walker) area(a *page.Area, f func()) {
	outer := w.areas
	a.Above = max(a.Above, w.above)
	w.above = 0
	w.areas = append(outer[:len(outer):len(outer)], a)
	f()
	w.areas = outer
}

// layNotes makes the footnotes whose marks were met in a paragraph or row. It
// runs before the boxes are pushed, so that these find their notes.
func (w *walker) layNotes() {
	for len(w.pending) > 0 {
		n := w.pending[0]
		w.pending = w.pending[1:]
		number := w.numbers[n]
		indent := 12 * geom.Pt
		if number > 99 {
			indent = 16 * geom.Pt
		}
		sub := *w
		sub.left, sub.width, sub.areas, sub.body = 0, w.k.measure, nil, w.k.note()
		boxes := w.noteBoxes(&sub, n, w.noteParent(), strconv.Itoa(number), w.noteDest(number), indent)
		note := &page.Note{}
		for i, b := range boxes {
			l := page.Line{Height: b.Height, X: b.X, Item: b.Item, Marks: b.Marks, Keep: b.Break >= page.Never}
			if i > 0 {
				l.Height += max(b.Above, boxes[i-1].Below)
				l.Drop = l.Height - b.Height
			}
			note.Lines = append(note.Lines, l)
		}
		w.notes[noteMark(number)] = note
	}
}

// noteBoxes sets a note with its mark in front of it, in the column and the face of sub.
func (w *walker) noteBoxes(sub *walker, n *doc.Note, parent *frame.Tag, mark, dest string, indent geom.Length) []page.Box {
	sub.boxes, sub.marks, sub.above, sub.label = nil, nil, 0, nil
	sub.spaced, sub.snap, sub.indent, sub.depth = true, false, false, 0
	sub.pending, sub.diags, sub.lang = nil, diag.List{}, w.k.languageOf(w.u.chapter)
	sub.tag = parent.Kid("Note")
	sub.tag.ID = strings.NewReplacer("/", "-", ".", "-", "#", "-").Replace(dest)
	lbl := sub.tag.Kid("Lbl")
	sp := sub.body.span(mark)
	sp.Size, sp.Raise = sp.Size.Scale(70, 100), sp.Size.Scale(28, 100)
	sub.label = &label{spans: []typeset.Span{sp}, tag: lbl, gap: 4 * geom.Pt}
	sub.mark(dest)
	sub.column(indent, 0, func() { sub.blocks(n.Blocks) })
	w.asked, w.entries = sub.asked, sub.entries
	w.numbers = sub.numbers
	w.pending = append(w.pending, sub.pending...)
	w.diags.Append(sub.diags.All()...)
	return sub.boxes
}

// noteParent is the section that a note's element goes into: behind the
// paragraph or table of its mark.
func (w *walker) noteParent() *frame.Tag {
	if n := len(w.sections); n > 0 {
		return w.sections[n-1].tag
	}
	return w.u.root
}
