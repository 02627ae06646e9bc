// Package book composes the books of a plan: it walks the manuscript, has its
// paragraphs and tables set by typeset, stacks them for page to break, and puts
// the finished pages together with covers, contents, running heads and folios.
// It stands between the plan and press/draw, which writes what comes out here.
//
// The entry is [Compose]. Numbers of pages are found in rounds: everything is
// set, the places of all destinations are collected over all books, and the
// chapters that show a number that has changed are set again, five times at most.
//
// The result depends on the arguments alone, not on the number of processors:
// chapters are set side by side, each by itself, and put together in order.
package book

import (
	"jilid/build/diag"
	"jilid/build/parallel"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/frame"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// rounds is how often chapters are set again for the sake of page numbers.
const rounds = 5

// Volume is a composed book.
type Volume struct {
	Book    *plan.Book
	Parts   []*frame.Part
	Pages   []*frame.Page // of all parts
	Root    *frame.Tag    // "Document", over those of the parts
	Outline []*frame.Outline
	Places  map[string]Place // of every destination
	Margins Margins
}

// composer is what all units of all books share.
type composer struct {
	plan     *plan.Plan
	refs     *refs.Table
	look     *Look
	standing *Standing
	sheets   map[string]string   // destination of a program's sheet → id of the book that has it
	leads    map[*doc.Group]bool // the sheets that references lead to
	places   map[string]*places  // by book, of the last round
}

// Compose sets the books of a manuscript, which Inspect has looked at. It reports what
// shows only when pages are made.
func Compose(m *view.Manuscript, t *refs.Table, k *Look) ([]Volume, []diag.Diagnostic) {
	return (&Standing{once: true}).Compose(m, t, k)
}

// Compose is the function Compose, with what it set before.
func (s *Standing) Compose(m *view.Manuscript, t *refs.Table, k *Look) ([]Volume, []diag.Diagnostic) {
	s.turn(k)
	c := &composer{plan: m.Plan, refs: t, look: k, standing: s, sheets: map[string]string{}, leads: map[*doc.Group]bool{}, places: map[string]*places{}}
	volumes := make([]*volume, len(m.Books))
	var all []*unit
	for i := range m.Books {
		b := &m.Books[i]
		c.findSheets(b)
		volumes[i] = c.volume(b)
		all = append(all, volumes[i].units()...)
	}
	var diags diag.List
	todo := all
	for round := 1; ; round++ {
		if round > 1 { // the pages of the last round have had their time
			for _, u := range todo {
				u.out = nil
			}
			for _, v := range volumes {
				v.unset()
			}
		}
		parallel.For(len(todo), func(i int) {
			c.set(todo[i])
			if s.once && round > 1 { // seldom is a chapter set for a third time
				todo[i].galley.clear()
			}
		})
		parallel.For(len(volumes), func(i int) {
			if round == 1 {
				volumes[i].apparatus()
			}
			volumes[i].number()
		})
		for _, v := range volumes {
			c.places[v.book.ID] = v.places
		}
		todo = nil
		for _, u := range all {
			if c.answer(u, round) {
				todo = append(todo, u)
			}
		}
		if len(todo) == 0 {
			break
		}
		if round == rounds {
			diags.Add(diag.PressLimit, source.Span{File: c.plan.File}, diag.T("nomor halaman pada beberapa rujukan belum tetap setelah %d putaran", "the page numbers of some references did not settle in %d rounds", rounds),
				diag.T("tambahkan {.pagebreak} di dekat rujukan bab %q", "put a {.pagebreak} near the references of chapter %q", todo[0].texts[0].Title))
			break
		}
	}
	if s.once {
		for _, u := range all {
			u.galley.clear()
		}
	}
	out := make([]Volume, len(volumes))
	parallel.For(len(volumes), func(i int) { out[i] = volumes[i].bind() })
	for _, v := range volumes {
		for _, p := range v.parts {
			if p.set != nil {
				diags.Append(p.set.diags...)
			}
		}
	}
	return out, diags.All()
}

var missingPicture = lang.Word{ID: "Gambar tidak dapat ditampilkan", EN: "The picture can't be shown"}
