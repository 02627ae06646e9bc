// Package press makes the printed books of a plan: it composes them (press/book)
// and writes them as PDF files (press/draw). The entry is [Compose], or
// [Press.Compose] where the books of a plan are made again and again.
//
// Where the work is done, from the ground up: geom and frame are lengths and
// placed things; font shapes words; hyphen and typeset make lines and tables;
// page breaks lists of boxes into pages; picture, svg and scenery make frames of
// pictures; book walks the manuscript; icc knows the press's colours; pdf and draw
// write the file.
package press

import (
	"bytes"
	"cmp"
	"runtime"
	"sync"

	"jilid/build/diag"
	"jilid/build/plan"
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
	Edition  plan.Edition // "" for that for the screen
	Producer string       // the program and its version, for the file's properties
	Date     string       // ISO date or moment of the edition; the plan's own date where it gives one
	Commit   string       // what the plan's state is called where its versions are kept
}

// edition is the edition that is asked for.
func (o *Options) edition(p *plan.Plan) book.Edition {
	return book.Edition{For: cmp.Or(o.Edition, plan.Screen), Date: cmp.Or(p.Date, o.Date), Commit: o.Commit}
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
func Inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme, opt Options) []diag.Diagnostic {
	return new(Press).Inspect(m, t, th, opt)
}

// Inspect is the function Inspect.
func (p *Press) Inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme, opt Options) []diag.Diagnostic {
	_, ds, _ := p.inspect(m, t, th, opt)
	return ds
}

func (p *Press) inspect(m *view.Manuscript, t *refs.Table, th *theme.Theme, opt Options) (*book.Look, []diag.Diagnostic, bool) {
	e := opt.edition(m.Plan)
	look, ds, ok := p.look, []diag.Diagnostic(nil), true
	if look == nil || !look.Suits(th, m.Plan, e) {
		look, ds, ok = book.NewLook(th, m.Plan, e)
		if p.look = look; len(ds) > 0 { // which name places that may move
			p.look = nil
		}
	}
	if ok {
		look.Turn()
		ds = append(ds, book.Inspect(m, t, look)...)
	}
	if e.For == plan.Press {
		ds = append(ds, inspectPress(m.Plan, e)...)
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
	look, ds, ok := p.inspect(m, t, th, opt)
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
		list.Add(diag.PressLimit, source.Span{File: m.Plan.File}, diag.T("%s tidak dapat ditulis: %s", "%s could not be written: %s", m.Plan.PDF(volumes[i].Book, opt.Edition), why),
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
	return File{Path: m.Plan.PDF(v.Book, opt.Edition), Data: b.Bytes(), Pages: len(v.Pages), Title: v.Book.Title}, nil
}

// Document is a composed book with its properties, as draw writes it.
func Document(v *book.Volume, m *view.Manuscript, opt Options) *draw.Document {
	p := m.Plan
	l := lang.Of(p.Language)
	title := p.Title
	if len(p.Books) > 1 {
		title = lang.Book.In(l) + " " + lang.Roman(v.Book.Number) + ": " + v.Book.Title + " – " + p.Title
	}
	e := opt.edition(p)
	var keywords []string
	for _, d := range p.Dimensions {
		keywords = append(keywords, d.Name)
	}
	d := &draw.Document{
		Parts: v.Parts, Outline: v.Outline,
		Title: title, Author: p.Publisher, Subject: p.Subtitle, Keywords: keywords,
		Lang: string(l), Producer: opt.Producer, Date: e.Date, Version: p.Version,
	}
	if e.For == plan.Press {
		d.Space, d.Press = draw.CMYK, condition(p)
	}
	return d
}
