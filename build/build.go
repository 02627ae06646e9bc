// Package build is the compiler's pipeline: a [source.Tree] in, an
// [output.Set] and diagnostics out. [Builder.Build] is the whole of it on one
// screen; see ARCHITECTURE.md for the map of the packages it calls.
package build

import (
	"context"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"sync/atomic"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/plan/check"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press"
	"jilid/build/site"
	"jilid/build/source"
	"jilid/build/theme"
)

// Options of a Builder.
type Options struct {
	Layouts  fs.FS           // built-in page templates
	Themes   fs.FS           // built-in themes by name
	Drafts   bool            // build chapters that are drafts
	Again    bool            // plans are built again and again: pages of the site and what was set of the books are kept in memory
	Scope    Scope           // what is made
	Date     string          // RFC 3339, of the books of a plan without a date of its own; "" for none
	Commit   string          // what the plan's state is called where its versions are kept; "" if unknown
	History  []site.Revision // when what changed, latest first; nil if unknown
	Root     string          // path at which the site will be on its server; "": what the plan's base URL says
	Today    string          // ISO date: what a plan reports of later days is warned of; "": it isn't. No file depends on it
	Progress func(diag.Text) // told what is being done; may be nil
}

// Builder builds a plan again and again, and remembers what is dear.
type Builder struct {
	opt      Options
	memos    memos
	ended    bool // the last build was ended before it had asked for everything
	presses  map[plan.Edition]*press.Press
	pressing sync.Mutex // a press does one thing at a time
}

// New makes a Builder.
func New(opt Options) *Builder {
	if opt.Progress == nil {
		opt.Progress = func(diag.Text) {}
	}
	return &Builder{opt: opt, presses: map[plan.Edition]*press.Press{}}
}

// Result is what a build made. A plan with errors still has files: of what could be read.
type Result struct {
	Plan  *plan.Plan
	Files *output.Set       // of Build
	Pages int               // HTML pages of the site
	Books []Book            // the PDFs
	Diags []diag.Diagnostic // sorted, without doubles

	// Others tells of a file of an earlier build that isn't in Files whether that is
	// because it wasn't to be made, so that it must stay.
	Others func(path string) bool
}

// Book is one PDF of a Result.
type Book struct {
	File  string // "buku-1.pdf"
	Title string
	Pages int
	Bytes int
}

// pdf is what the site tells of a book.
func (r *Result) pdf(name string) (site.PDF, bool) {
	for _, b := range r.Books {
		if b.File == name {
			return site.PDF{Pages: b.Pages, Bytes: b.Bytes}, true
		}
	}
	return site.PDF{}, false
}

// Errors counts the errors of the plan.
func (r *Result) Errors() int { return r.count(diag.Error) }

// Warnings counts the warnings.
func (r *Result) Warnings() int { return r.count(diag.Warning) }

// Hints counts what a typographer would like to know.
func (r *Result) Hints() int { return r.count(diag.Hint) }

func (r *Result) count(s diag.Severity) int {
	n := 0
	for _, d := range r.Diags {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Build runs the whole pipeline on a snapshot of the input and keeps in memory what it
// makes. It returns no error: what is wrong with the plan is in the result's diagnostics.
// When ctx is done the result is incomplete and must not be used.
func (b *Builder) Build(ctx context.Context, tree *source.Tree, problems []source.Problem) *Result {
	files := output.NewSet()
	r := b.build(ctx, tree, problems, func(*prepared) output.Sink { return files })
	r.Files = files
	return r
}

// BuildInto is Build for files that are let go as they are made: each is given to the sink,
// and the result has none. Of a plan that is known to have errors there is nothing to be kept.
func (b *Builder) BuildInto(ctx context.Context, tree *source.Tree, problems []source.Problem, sink output.Sink) *Result {
	return b.build(ctx, tree, problems, func(p *prepared) output.Sink {
		if diag.Has(p.diags.All(), diag.Error) {
			return output.Nothing
		}
		return sink
	})
}

func (b *Builder) build(ctx context.Context, tree *source.Tree, problems []source.Problem, open func(*prepared) output.Sink) *Result {
	tree = b.begin(tree)
	p := b.prepare(tree, problems, b.opt.Drafts)
	r := &Result{Plan: p.plan, Others: b.opt.Scope.others(p.plan)}
	defer func() { b.ended = ctx.Err() != nil }()
	if ctx.Err() != nil {
		return r
	}
	sink := &counter{Sink: open(p)}
	b.compose(ctx, p, tree, problems, r, sink)
	b.render(ctx, p, tree, r.pdf, sink)
	if ctx.Err() != nil {
		return r
	}
	r.Pages = int(sink.pages.Load())
	r.Diags = b.said(p)
	return r
}

// begin begins a build of a snapshot. One that is ended – when somebody saves in quick succession –
// makes nothing be forgotten that it didn't come to ask for.
func (b *Builder) begin(tree *source.Tree) *source.Tree {
	if !b.ended {
		b.memos.turn()
	}
	b.ended = false
	return b.memos.known(tree)
}

// render makes the site.
func (b *Builder) render(ctx context.Context, p *prepared, tree *source.Tree, pdf func(string) (site.PDF, bool), sink output.Sink) {
	if !b.opt.Scope.site() || ctx.Err() != nil {
		return
	}
	b.opt.Progress(diag.T("menyusun situs", "rendering the site"))
	p.diags.Append(site.Render(p.manuscript, p.table, p.theme, tree, b.layouts(p, tree), b.siteOptions(p, pdf), sink)...)
}

// compose makes the books; the site tells of their pages and sizes.
func (b *Builder) compose(ctx context.Context, p *prepared, tree *source.Tree, problems []source.Problem, r *Result, sink output.Sink) {
	if !b.opt.Scope.books() || ctx.Err() != nil {
		return
	}
	b.opt.Progress(diag.T("menyusun buku", "composing the books"))
	for _, e := range b.opt.Scope.editions(p.plan) {
		books, ds := b.books(b.shown(p, e, tree, problems), e)
		p.diags.Append(ds...)
		for _, bk := range books {
			sink.Add(bk.Path, bk.Data)
			r.Books = append(r.Books, Book{File: bk.Path, Title: bk.Title, Pages: bk.Pages, Bytes: len(bk.Data)})
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// counter counts the pages of a site on their way into a sink.
type counter struct {
	output.Sink
	pages atomic.Int64
}

func (c *counter) Add(name string, data []byte) {
	c.count(name)
	c.Sink.Add(name, data)
}

func (c *counter) Lend(name string, data []byte) {
	c.count(name)
	c.Sink.Lend(name, data)
}

func (c *counter) count(name string) {
	if strings.HasSuffix(name, ".html") {
		c.pages.Add(1)
	}
}

// Check finds every error and warning that Build finds, in a small part of the time, as
// it makes no pages: what shows only in composed pages – lines too loose, tables cut
// apart, things taller than the paper ([diag.PressLimit]) – is left to Build.
func (b *Builder) Check(ctx context.Context, tree *source.Tree, problems []source.Problem) *Result {
	tree = b.begin(tree)
	p := b.prepare(tree, problems, b.opt.Drafts)
	if ctx.Err() == nil {
		b.opt.Progress(diag.T("memeriksa halaman, gambar, dan fon", "checking pages, pictures and fonts"))
		p.diags.Append(site.Check(p.manuscript, p.table, p.theme, tree, b.layouts(p, tree), b.siteOptions(p, nil))...)
		for _, e := range b.opt.Scope.editions(p.plan) {
			of := b.shown(p, e, tree, problems)
			p.diags.Append(press.Inspect(of.manuscript, of.table, of.theme, b.pressOptions(e))...)
		}
	}
	return &Result{Plan: p.plan, Diags: b.said(p)}
}

func (b *Builder) books(p *prepared, e plan.Edition) ([]press.File, []diag.Diagnostic) {
	if !b.opt.Again {
		return press.Compose(p.manuscript, p.table, p.theme, b.pressOptions(e))
	}
	b.pressing.Lock()
	defer b.pressing.Unlock()
	return b.press(e).Compose(p.manuscript, p.table, p.theme, b.pressOptions(e))
}

// press is the one that is kept for an edition; its user holds pressing.
func (b *Builder) press(e plan.Edition) *press.Press {
	if b.presses[e] == nil {
		b.presses[e] = new(press.Press)
	}
	return b.presses[e]
}

// shown is what an edition shows of a plan: the draft edition all of it, the others
// what is to be published.
func (b *Builder) shown(p *prepared, e plan.Edition, tree *source.Tree, problems []source.Problem) *prepared {
	if e != plan.Draft || b.opt.Drafts {
		return p
	}
	all := b.prepare(tree, problems, true)
	p.diags.Append(all.diags.All()...)
	return all
}

func (b *Builder) pressOptions(e plan.Edition) press.Options {
	return press.Options{Edition: e, Producer: "jilid", Date: b.opt.Date, Commit: b.opt.Commit}
}

func (b *Builder) siteOptions(p *prepared, pdf func(string) (site.PDF, bool)) site.Options {
	opt := site.Options{PDF: pdf, Editions: b.opt.Scope.editions(p.plan), Keep: b.memos.pictures.Do, History: b.opt.History, Root: b.opt.Root, Translations: p.languages}
	if b.opt.Again {
		opt.Fragment, opt.Search = b.memos.fragment, b.memos.index
	}
	return opt
}

// prepared is a plan ready to be printed, and what it is printed with.
type prepared struct {
	plan       *plan.Plan
	manuscript *view.Manuscript
	table      *refs.Table
	languages  []site.Translation
	originals  map[string]string // of the files that translate others: what they translate
	theme      *theme.Theme
	diags      diag.List
}

func (b *Builder) prepare(tree *source.Tree, problems []source.Problem, drafts bool) *prepared {
	b.opt.Progress(diag.T("membaca rencana", "reading the plan"))
	p := &prepared{originals: map[string]string{}}
	p.diags.Append(load.Problems(problems)...)
	var ds []diag.Diagnostic
	opt := load.Options{Drafts: drafts}
	if b.opt.Again {
		opt.Head, opt.Records = b.memos.head, b.memos.recordsOf
	}
	p.plan, ds = load.Plan(tree, b.memos.parse, opt)
	p.diags.Append(ds...)
	b.opt.Progress(diag.T("membentangkan tampilan", "expanding views"))
	p.manuscript, ds = view.ExpandWith(p.plan, b.memos.expand)
	p.diags.Append(ds...)
	b.opt.Progress(diag.T("memberi nomor dan tautan", "numbering and linking"))
	p.table, ds = refs.ResolveWith(p.manuscript, tree, b.memos.outline)
	p.diags.Append(ds...)
	b.opt.Progress(diag.T("memeriksa rencana", "checking the plan"))
	p.diags.Append(check.Run(p.manuscript, p.table, b.opt.Today)...)
	changed := site.Changed(b.opt.History)
	for _, t := range p.plan.Translations {
		b.translate(p, t, tree, changed)
	}
	b.opt.Progress(diag.T("menyiapkan tema", "preparing the theme"))
	p.theme, ds = b.memos.theme(b.opt.Themes, tree, p.plan.Theme)
	p.diags.Append(ds...)
	return p
}

// layouts are those of the site; books do without.
func (b *Builder) layouts(p *prepared, tree *source.Tree) *site.Layouts {
	l, ds := b.memos.layouts(b.opt.Layouts, tree)
	p.diags.Append(ds...)
	return l
}

// translate prepares the plan in another language. What is wrong with the words that it
// has of the original was said of that.
func (b *Builder) translate(p *prepared, t *plan.Plan, tree *source.Tree, changed map[string]string) {
	m, found := view.Translate(t, p.manuscript, b.memos.expand)
	table, ds := refs.ResolveWith(m, tree, b.memos.outline)
	found = append(append(found, ds...), check.Translation(m, table, func(path string) string { return changed[path] })...)
	own := t.Translators()
	for _, d := range found {
		mine := false
		if d.Span.File != nil {
			_, mine = own[d.Span.File.Path]
		}
		if mine || d.Code == diag.Untranslated {
			p.diags.Append(d)
		}
	}
	maps.Copy(p.originals, own)
	p.languages = append(p.languages, site.Translation{Manuscript: m, Table: table})
}

// said is what there is to say about the plan.
func (b *Builder) said(p *prepared, more ...diag.Diagnostic) []diag.Diagnostic {
	b.opt.Progress(diag.T("menyusun pesan", "sorting messages"))
	var list diag.List
	list.Append(p.diags.All()...)
	list.Append(more...)
	return p.plan.Levels.Apply(check.Spoken(p.plan, check.Causes(list.Sorted(), p.originals), b.memos.keysOf))
}
