package book

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// unit is what begins on a page of its own and is set as one flow: a chapter
// with the section files below it, a foreword, an appendix. It depends on other
// units only through what it asks, above all through the answers to its questions for page
// numbers, so that a round sets again only the units whose answers changed.
type unit struct {
	book    *view.Book
	texts   []view.Text // the chapter, then its sections in files
	kind    plan.Kind
	key     string // prefix of ids in the structure tree
	answers []string
	galley  *galley

	chapter *plan.Chapter // whose blocks are being set
	root    *frame.Tag
	counter int
	boxes   int // of its flow, about
	out     *set
}

// set is a unit set in pages. It may be remembered, and is never changed.
type set struct {
	matter  []matter  // what it was made of
	asked   []inquiry // and what was asked for it
	root    *frame.Tag
	pages   []page.Page
	entries []entry
	paged   []question
	title   string // for the running head
	color   frame.Color
	diags   []diag.Diagnostic
}

// matter is all of a text that is set. Its document is the same as long as everything in it is.
type matter struct {
	doc                        *doc.Document
	title, address, dimensions string
	language                   string
	depth                      int
	kind                       plan.Kind
	path                       string
	hash                       source.Hash
	start, end                 int
}

func (u *unit) matter() []matter {
	out := make([]matter, len(u.texts))
	for i, t := range u.texts {
		out[i] = matter{doc: t.Doc, title: t.Title, address: t.Address, language: t.Language, dimensions: strings.Join(t.Dimensions, "\n"), depth: t.Depth, kind: t.Kind, start: t.Span.Start, end: t.Span.End}
		if f := t.Span.File; f != nil {
			out[i].path, out[i].hash = f.Path, f.Hash
		}
	}
	return out
}

func (u *unit) count() int { u.counter++; return u.counter }

// The kinds of pages.
const (
	portraitSetup = iota
	landscapeSetup
)

func (k *Look) setups() []page.Setup {
	gap := 16 * geom.Pt
	return []page.Setup{
		{Height: k.height, Grid: k.grid, NoteGap: gap, Slack: k.grid},
		{Height: k.landscapeHeight(), Grid: k.grid, NoteGap: gap},
	}
}

// A landscape page is the paper turned; paper that is wider than high stays as it is.
func (k *Look) landscape() geom.Size {
	return geom.Size{W: max(k.paper.W, k.paper.H), H: min(k.paper.W, k.paper.H)}
}
func (k *Look) landscapeWidth() geom.Length { return k.landscape().W - k.top - k.bottom }
func (k *Look) landscapeHeight() geom.Length {
	return max((k.landscape().H-k.landscapeTop()-k.bottom)/k.grid, 6) * k.grid
}

// landscapeTop is the margin at the head of a landscape page.
func (k *Look) landscapeTop() geom.Length {
	if k.topBound {
		return k.inner
	}
	return k.top + k.gutter
}

// units are the book's units in reading order of the parts of a book.
func (c *composer) units(b *view.Book) (front, body, appendix []*unit) {
	var last *unit
	for _, t := range b.Texts {
		if t.Depth > 0 && last != nil && t.Kind != plan.Part {
			last.texts = append(last.texts, t)
			continue
		}
		u := &unit{book: b, texts: []view.Text{t}, kind: t.Kind, key: t.Address, galley: c.standing.galley(b.ID, t.Address), boxes: (t.Span.End - t.Span.Start) / 64}
		last = u
		switch t.Kind {
		case plan.Front:
			front = append(front, u)
		case plan.Appendix:
			appendix = append(appendix, u)
		default:
			body = append(body, u)
		}
	}
	return front, body, appendix
}

// walker begins a walk of the unit.
func (c *composer) walker(u *unit) *walker {
	u.root = &frame.Tag{Role: "Sect"}
	u.counter = 0
	u.root.Lang = u.texts[0].Language
	return &walker{asker: &asker{all: c, unit: u}, k: c.look, u: u, g: u.galley, boxes: make([]page.Box, 0, u.boxes), tag: u.root, main: c.look.sea, width: c.look.measure,
		body: c.look.text(), lang: c.look.languageOf(u.texts[0].Chapter), snap: true, numbers: map[*doc.Note]int{}, notes: map[string]*page.Note{}, below: map[*doc.Note]int{}}
}

// set gets a unit into pages: walks it and breaks it, or finds that as it was.
func (c *composer) set(u *unit) {
	what := u.matter()
	holds := func(s *set) bool { return slices.Equal(s.matter, what) && c.holds(u, s.asked) }
	u.out = u.galley.set(answered(u.answers), holds, func() *set {
		s := c.compose(u)
		s.matter = what
		return s
	})
}

// answered is a key of answers.
func answered(answers []string) string { return fmt.Sprintf("%q", answers) }

func (c *composer) compose(u *unit) *set {
	u.chapter = u.texts[0].Chapter
	w := c.walker(u)
	w.main = c.look.colorOf(u.chapter)
	w.opening(w.target(ownChapter(0)))
	for i, t := range u.texts {
		u.chapter = t.Chapter
		if i > 0 {
			w.sectionFile(i)
		}
		if t.Doc != nil {
			w.blocks(t.Doc.Blocks)
		}
	}
	s := w.finish(u.texts[0].Title)
	s.color = c.look.colorOf(u.texts[0].Chapter)
	return s
}

// languageOf is the tag of the language that a chapter is written in.
func (k *Look) languageOf(ch *plan.Chapter) string {
	return cmp.Or(ch.Language, string(k.lang))
}

// finish breaks what was walked into pages.
func (w *walker) finish(title string) *set {
	w.u.boxes = len(w.boxes)
	pages, faults := w.pages()
	for _, f := range faults {
		w.fault(f)
	}
	return &set{asked: w.made, root: w.u.root, pages: pages, entries: w.entries, paged: w.asked, title: title, color: w.main, diags: w.diags.All()}
}

func (w *walker) fault(f page.Fault) {
	at := w.u.texts[0].Span
	n := f.Page + 1
	switch f.Trouble {
	case page.TooTall:
		w.diags.Add(diag.PressLimit, at, diag.T("ada isi yang lebih tinggi daripada halaman (halaman ke-%d bab ini)", "something is taller than the page (page %d of this chapter)", n),
			diag.T("pecah tabel, gambar, atau sel yang sangat panjang", "split the very long table, figure or cell"))
	case page.BadBreak:
		w.diags.Append(diag.Diagnostic{Code: diag.PressLimit, Severity: diag.Hint, Span: at,
			Text: diag.T("pergantian halaman yang kurang baik tidak terhindarkan (halaman ke-%d bab ini)", "a poor page break could not be avoided (page %d of this chapter)", n),
			Hint: diag.T("pindahkan gambar atau tabel di dekatnya, atau tulis {.pagebreak} sebelumnya", "move the figure or table near it, or put a {.pagebreak} before")})
	case page.NoteMoved:
		w.diags.Append(diag.Diagnostic{Code: diag.PressLimit, Severity: diag.Hint, Span: at,
			Text: diag.T("sebuah catatan kaki mulai di halaman sesudah tandanya (halaman ke-%d bab ini)", "a footnote begins on the page after its mark (page %d of this chapter)", n),
			Hint: diag.T("pendekkan catatannya, atau pindahkan tandanya ke alinea lain", "shorten the note, or move its mark to another paragraph")})
	}
}

// sectionFile heads a section that is a file of its own.
func (w *walker) sectionFile(i int) {
	ch := w.u.texts[i].Chapter
	w.main = w.k.colorOf(w.u.texts[0].Chapter)
	if len(ch.Dimensions) == 1 {
		w.main = w.k.colorOf(ch)
	}
	t := w.target(ownChapter(i))
	number, dest := "", ch.Address
	if t != nil {
		number, dest = t.number, t.dest
	}
	w.at = ch.Span
	w.title(min(1+ch.Depth, 6), number, doc.Str(ch.Title), dest, w.main, len(ch.Dimensions) == 1 && len(w.u.texts[0].Dimensions) != 1)
	if w.lang = w.k.languageOf(ch); w.lang != w.k.languageOf(w.u.texts[0].Chapter) {
		w.tag.Lang = w.lang
	}
}

// home is the book and destination where the books show a target; the
// destination is empty if none does.
func (c *composer) home(t *refs.Target) (book, name string) {
	if t.Book != nil {
		if t.Sort == refs.BookTarget {
			return t.Book.ID, titleDest
		}
		return t.Book.ID, dest(t)
	}
	if b, ok := c.sheets[t.ID]; ok {
		return b, t.ID
	}
	return "", ""
}
