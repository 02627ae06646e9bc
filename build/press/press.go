// Package press makes the printed books of a plan: it composes them (press/book)
// and writes them as PDF files (press/draw). The entry is [Compose], or
// [Press.Compose] where the books of a plan are made again and again.
//
// Where the work is done, from the ground up: geom and frame are lengths and
// placed things; font shapes words; hyphen and typeset make lines and tables;
// page breaks lists of boxes into pages; picture, svg and scenery make frames of
// pictures; book walks the manuscript; pdf and draw write the file.
package press

import (
	"bytes"
	"runtime"
	"sync"

	"jilid/build/diag"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/draw"
	"jilid/build/source"
	"jilid/build/text/lang"
	"jilid/build/theme"
)

// Options are what a caller may choose. The zero value is right.
type Options struct {
	Producer string // the program and its version, for the file's properties
	Date     string // ISO date or moment of the edition; the plan's own date where it gives one
	Inks     draw.Space
}

// File is one printed book.
type File struct {
	Path  string // "buku-1.pdf"
	Data  []byte
	Pages int
	Title string
}

// Press makes the books of a plan again and again and keeps what it needs for that: the
// look, the shapes of words, the pictures, what was set and drawn. What comes out is the
// same as from a new Press. The zero Press is ready; it does one thing at a time.
type Press struct {
	once     bool // it is needed no more
	look     *book.Look
	standing book.Standing
	drawn    map[string]*draw.Memory // by book
}

// Inspect reports what is wrong with the books of a manuscript as far as it can be
// known without making a page of them: fonts, pictures, characters. [Compose]
// reports this too, and what shows only in pages.
func Inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme) []diag.Diagnostic {
	return new(Press).Inspect(m, t, th)
}

// Inspect is the function Inspect.
func (p *Press) Inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme) []diag.Diagnostic {
	_, ds, _ := p.inspect(m, t, th)
	return ds
}

func (p *Press) inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme) (*book.Look, []diag.Diagnostic, bool) {
	look, ds, ok := p.look, []diag.Diagnostic(nil), true
	if look == nil || !look.Suits(th, m.Plan) {
		look, ds, ok = book.NewLook(th, m.Plan)
		if p.look = look; len(ds) > 0 { // which name places that may move
			p.look = nil
		}
	}
	if ok {
		look.Turn()
		ds = append(ds, book.Inspect(m, t, look)...)
	}
	return look, ds, ok
}

// Compose makes the books of a manuscript in their order. What can't be set as
// asked is reported; a book that has any page at all is made.
func Compose(m *view.Manuscript, t *refs.Table, th *theme.Theme, opt Options) ([]File, []diag.Diagnostic) {
	return (&Press{once: true}).Compose(m, t, th, opt)
}

// Compose is the function Compose.
func (p *Press) Compose(m *view.Manuscript, t *refs.Table, th *theme.Theme, opt Options) ([]File, []diag.Diagnostic) {
	var list diag.List
	look, ds, ok := p.inspect(m, t, th)
	list.Append(ds...)
	if !ok || len(m.Books) == 0 {
		return nil, list.All()
	}
	compose := p.standing.Compose
	if p.once {
		compose = book.Compose
	}
	volumes, ds := compose(m, t, look)
	list.Append(ds...)
	drawn := make([]*draw.Memory, len(volumes))
	byBook := map[string]*draw.Memory{}
	for i := range volumes {
		id := volumes[i].Book.ID
		if drawn[i] = p.drawn[id]; drawn[i] == nil || byBook[id] != nil {
			drawn[i] = new(draw.Memory)
		}
		byBook[id] = drawn[i]
	}
	p.drawn = byBook // from here on p isn't needed, and gone if nobody keeps it
	files := make([]File, len(volumes))
	errs := make([]error, len(volumes))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range volumes {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			files[i], errs[i] = write(&volumes[i], m, opt, drawn[i])
			volumes[i], drawn[i] = book.Volume{Book: volumes[i].Book}, nil // the pages have had their time
		})
	}
	wait.Wait()
	out := files[:0]
	for i, err := range errs {
		if err == nil {
			out = append(out, files[i])
			continue
		}
		why, isText := err.(diag.Text)
		if !isText {
			why = diag.Text{ID: err.Error(), EN: err.Error()}
		}
		list.Add(diag.PressLimit, source.Span{File: m.Plan.File}, diag.T("%s.pdf tidak dapat ditulis: %s", "%s.pdf could not be written: %s", volumes[i].Book.ID, why),
			diag.T("perbaiki penyebab yang disebut, lalu susun lagi", "mend the cause that is named and build again"))
	}
	return out, list.All()
}

func write(v *book.Volume, m *view.Manuscript, opt Options, drawn *draw.Memory) (File, error) {
	d := Document(v, m, opt)
	var b bytes.Buffer
	if err := drawn.Write(&b, d); err != nil {
		return File{}, err
	}
	return File{Path: v.Book.ID + ".pdf", Data: b.Bytes(), Pages: len(v.Pages), Title: v.Book.Title}, nil
}

// Document is a composed book with its properties, as draw writes it.
func Document(v *book.Volume, m *view.Manuscript, opt Options) *draw.Document {
	p := m.Plan
	l := lang.Of(p.Language)
	title := p.Title
	if len(p.Books) > 1 {
		title = lang.Book.In(l) + " " + lang.Roman(v.Book.Number) + ": " + v.Book.Title + " – " + p.Title
	}
	date := opt.Date
	if p.Date != "" {
		date = p.Date
	}
	var keywords []string
	for _, d := range p.Dimensions {
		keywords = append(keywords, d.Name)
	}
	return &draw.Document{
		Parts: v.Parts, Outline: v.Outline,
		Title: title, Author: p.Publisher, Subject: p.Subtitle, Keywords: keywords,
		Lang: string(l), Producer: opt.Producer, Date: date, Space: opt.Inks,
	}
}
