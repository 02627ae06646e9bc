package book

import (
	"cmp"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/text/doc"
)

// unit is what begins on a page of its own and is set as one flow: a chapter
// with the section files below it, a foreword, an appendix. It depends on other
// units only through the answers to its questions (page numbers), so that a
// round sets again only the units whose answers changed.
type unit struct {
	book    *view.Book
	texts   []view.Text // the chapter, then its sections in files
	kind    plan.Kind
	key     string // prefix of ids in the structure tree
	answers []string
	fits    map[fitting]fit // how its tables get onto the page: the same in every round

	chapter *plan.Chapter // whose blocks are being set
	root    *frame.Tag
	counter int
	out     *set
}

// set is a unit set in pages.
type set struct {
	root    *frame.Tag
	pages   []page.Page
	entries []entry
	asked   []question
	title   string // for the running head
	color   frame.Color
	diags   []diag.Diagnostic
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

// A landscape page is the paper turned, bound at its head; paper that is wider
// than high stays as it is.
func (k *Look) landscape() geom.Size {
	return geom.Size{W: max(k.paper.W, k.paper.H), H: min(k.paper.W, k.paper.H)}
}
func (k *Look) landscapeWidth() geom.Length { return k.landscape().W - k.top - k.bottom }
func (k *Look) landscapeHeight() geom.Length {
	return max((k.landscape().H-k.inner-k.bottom)/k.grid, 6) * k.grid
}

// units are the book's units in reading order of the parts of a book.
func (c *composer) units(b *view.Book) (front, body, appendix []*unit) {
	var last *unit
	for _, t := range b.Texts {
		if t.Depth > 0 && last != nil && t.Kind != plan.Part {
			last.texts = append(last.texts, t)
			continue
		}
		u := &unit{book: b, texts: []view.Text{t}, kind: t.Kind, key: t.Address}
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
	if u.fits == nil {
		u.fits = map[fitting]fit{}
	}
	return &walker{c: c, k: c.look, u: u, tag: u.root, main: c.look.sea, width: c.look.measure,
		body: c.look.text(), lang: c.languageOf(u.texts[0].Chapter), snap: true, numbers: map[*doc.Note]int{}, notes: map[string]*page.Note{}}
}

// set walks a unit and breaks it into pages.
func (c *composer) set(u *unit) {
	u.chapter = u.texts[0].Chapter
	w := c.walker(u)
	w.main = c.look.colorOf(u.chapter)
	target := c.refs.Chapter(u.chapter)
	w.opening(target)
	for i, t := range u.texts {
		u.chapter = t.Chapter
		if i > 0 {
			w.sectionFile(t.Chapter)
		}
		if t.Doc != nil {
			w.blocks(t.Doc.Blocks)
		}
	}
	w.finish(u.texts[0].Title)
	u.out.color = c.look.colorOf(u.texts[0].Chapter)
}

// languageOf is the tag of the language that a chapter is written in.
func (c *composer) languageOf(ch *plan.Chapter) string {
	return cmp.Or(ch.Language, string(c.look.lang))
}

// finish breaks what was walked into pages.
func (w *walker) finish(title string) {
	u := w.u
	pages, faults := page.Break(w.boxes, w.k.setups(), portraitSetup)
	for _, f := range faults {
		w.fault(f)
	}
	u.out = &set{root: u.root, pages: pages, entries: w.entries, asked: w.asked, title: title, color: w.main, diags: w.diags.All()}
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
func (w *walker) sectionFile(ch *plan.Chapter) {
	w.main = w.k.colorOf(w.u.texts[0].Chapter)
	if len(ch.Dimensions) == 1 {
		w.main = w.k.colorOf(ch)
	}
	t := w.c.refs.Chapter(ch)
	number, dest := "", ch.Address
	if t != nil {
		number, dest = t.Number, t.Dest()
	}
	w.at = ch.Span
	w.title(min(1+ch.Depth, 6), number, doc.Str(ch.Title), dest, w.main, len(ch.Dimensions) == 1 && len(w.u.texts[0].Dimensions) != 1)
	if w.lang = w.c.languageOf(ch); w.lang != w.c.languageOf(w.u.texts[0].Chapter) {
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
