// Package site renders a manuscript as a linked website: plain HTML pages with
// relative links that work from a web server under any path and from a USB
// stick. The entry point is [Render]; the pages' looks are in the layouts
// (html/template files, see [Layouts]) and the theme.
//
// The flow: every chapter becomes a fragment with holes (package html), every
// page a typed value (Shell and its kinds, in this package), and a layout
// makes the page of the value.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/parallel"
	"jilid/build/pixel"
	"jilid/build/plan"
	"jilid/build/plan/opendata"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/site/search"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/theme"
)

// Options of a rendering.
type Options struct {
	// Fragment prints a document; nil is html.Render. A builder that builds again passes
	// one that remembers.
	Fragment func(*doc.Document, lang.Lang) *html.Fragment
	// Editions are those in which every book is there as a PDF. Pages link to that for
	// the screen, and to the others if the plan lists them.
	Editions []plan.Edition
	// PDF tells of the book that is made in a file, if one is; nil knows of none. It is asked by the
	// page of downloads only.
	PDF func(name string) (PDF, bool)
	// History is what is known of when the plan changed, latest first.
	History []Revision
	// Keep gives what was made under a key before, or makes it; nil always makes it.
	Keep func(key string, make func() []byte) []byte
	// Root is the path at which the site will be on its server, such as "/"; "" leaves it to
	// the plan's base URL.
	Root string
	// Translations are the plan in other languages, see tongue.go.
	Translations []Translation
	// Search remembers the index of the search of a language; nil makes it anew.
	Search func(lang.Lang) *search.Memory
}

// PDF is a printed book as the site tells of it.
type PDF struct{ Pages, Bytes int }

// Render makes all files of the site except the PDFs and gives each to the sink as soon as it is made.
func Render(m *view.Manuscript, t *refs.Table, th *theme.Theme, tree *source.Tree, layouts *Layouts, opt Options, sink output.Sink) []diag.Diagnostic {
	s := newSite(m, t, th, layouts, opt)
	s.addCard(s.assets)
	s.addWhole(s.assets)
	pages := s.allPages()
	c := s.claim(pages, tree, sink)
	s.addSearch(c)
	c.diags.Append(layouts.executeAll(c.ours(pages), sink)...)
	s.addSmaller(tree, sink)
	return c.diags.All()
}

// Check reports what Render would. Pages are only made for layouts of the plan's
// own: whether these can be used shows when they are.
func Check(m *view.Manuscript, t *refs.Table, th *theme.Theme, tree *source.Tree, layouts *Layouts, opt Options) []diag.Diagnostic {
	if len(layouts.own) > 0 {
		return Render(m, t, th, tree, layouts, opt, output.Nothing)
	}
	s := newSite(m, t, th, layouts, opt)
	return s.claim(s.allPages(), tree, output.Nothing).diags.All()
}

func newSite(m *view.Manuscript, t *refs.Table, th *theme.Theme, layouts *Layouts, opt Options) *site {
	if opt.Keep == nil {
		opt.Keep = func(_ string, make func() []byte) []byte { return make() }
	}
	l := lang.Of(m.Plan.Language)
	s := &site{Manuscript: m, refs: t, theme: th, layouts: layouts, lang: l, words: wordsIn(l), opt: opt}
	s.fragments.print = opt.Fragment
	s.shell = s.makeShell()
	s.assets = s.makeAssets()
	s.latest, s.days, s.dated = sync.OnceValue(func() map[string]string { return Changed(opt.History) }), sync.OnceValue(s.makeDays), sync.OnceValue(s.makeDated)
	s.filters, s.editors = sync.OnceValue(s.makeFilters), sync.OnceValue(s.makeEditors)
	s.goalSlugs, s.fundSlugs = sync.OnceValue(s.makeGoalSlugs), sync.OnceValue(s.makeFundSlugs)
	s.data = sync.OnceValue(func() []opendata.File { return opendata.Files(m.Plan, t) })
	s.main, s.tongues = s, []*site{s}
	for _, t := range opt.Translations {
		s.tongues = append(s.tongues, s.translated(t))
	}
	for _, in := range s.tongues {
		in.tongues = s.tongues
	}
	return s
}

// pages are all pages of a language in order.
func (s *site) pages() []page {
	pages := []page{s.home(), s.searchPage(), s.dataPage()}
	if s == s.main { // a server knows one
		pages = append(pages, s.notFound())
	}
	for i := range s.Books {
		pages = append(pages, s.bookPages(&s.Books[i])...)
	}
	pages = append(pages, s.statusPages()...)
	pages = append(pages, s.programPages()...)
	pages = append(pages, s.dimensionPages()...)
	pages = append(pages, s.agencyPages()...)
	pages = append(pages, s.changesPages()...)
	pages = append(pages, s.yearPages()...)
	pages = append(pages, s.fundPages()...)
	pages = append(pages, s.goalPages()...)
	return append(pages, s.wayPages()...)
}

// claim gives the pages their addresses, and publishes everything else. Pages that have a whole book
// on them are made after its chapters, but the site's own addresses come first.
func (s *site) claim(pages []page, tree *source.Tree, sink output.Sink) *claims {
	c := newClaims(sink)
	c.diags.Append(s.diags.All()...)
	c.diags.Append(blockedInTheme(tree, s.theme)...)
	s.addData(c)
	for _, whole := range []bool{true, false} {
		for _, p := range pages {
			if whole == (p.layout == "print.html") {
				c.claimPage(p)
			}
		}
	}
	for i := range s.Books {
		for _, e := range s.opt.Editions {
			c.take(s.Plan.PDF(s.Books[i].Book, e), bookOrigin(s.Books[i].Book))
		}
	}
	s.addRedirects(c)
	s.addSitemap(c, pages)
	s.addFeed(c)
	s.assets.publish(c)
	s.addPictures(c, tree)
	s.addEvidence(c)
	return c
}

// site is what every page of a language is made from.
type site struct {
	*view.Manuscript
	refs      *refs.Table
	theme     *theme.Theme
	layouts   *Layouts
	lang      lang.Lang
	words     *Words
	opt       Options
	shell     Shell
	assets    assets
	menus     menus
	frames    frames
	fragments fragments
	latest    func() map[string]string   // when files were last changed, by their paths
	editors   func() map[string][]string // who wrote files, by their paths
	days      func() []day               // on which something changed
	dated     func() bool                // whether there are any
	data      func() []opendata.File
	filters   func() []Filter          // of the table of programs
	goalSlugs func() map[string]string // of goals by their codes
	fundSlugs func() map[string]string // of sources of money by their names
	folder    string                   // of this language's pages: "en/", "" of the plan's own
	main      *site                    // in the plan's own language
	tongues   []*site                  // in all languages, main first
	addresses map[string]bool          // of the pages of this language, without its folder
	diags     diag.List                // of the theme
}

// page is one page before its layout was executed.
type page struct {
	address string
	layout  string     // file name of the layout
	value   func() any // what the layout shows; several pages' are made at once
	from    origin
}

// fill is a document's text and notes as they stand on a page, in the end: see insert.go. A chapter that is
// borrowed from the plan's own language speaks that in its labels, too.
func (s *site) fill(sh *Shell, d *doc.Document, at html.Place) (text, notes template.HTML) {
	if c := at.Chapter; c != nil && c.Borrowed() {
		at.Chapter = c.Original
		if at.Whole != nil {
			at.Whole = c.Original.Book
		}
		return s.fillIn(sh, s.main, d, at)
	}
	return s.fillIn(sh, s, d, at)
}

// fillIn is fill in the words of another language's site.
func (s *site) fillIn(sh *Shell, of *site, d *doc.Document, at html.Place) (text, notes template.HTML) {
	if d == nil {
		return "", ""
	}
	f := of.fragments.of(d, of.lang, at.Chapter != nil)
	at.Refs, at.Plan, at.Lang, at.Folder = of.refs, of.Plan, of.lang, s.folder
	if len(s.layouts.own) > 0 { // they may look at it
		a, b := f.Fill(at)
		return template.HTML(a), template.HTML(b)
	}
	hasText, hasNotes := f.Has()
	if hasText {
		text = sh.insert(func(b *bytes.Buffer) { f.WriteText(b, at) })
	}
	if hasNotes {
		notes = sh.insert(func(b *bytes.Buffer) { f.WriteNotes(b, at) })
	}
	return text, notes
}

// addPictures publishes what lies beside the chapters.
func (s *site) addPictures(c *claims, tree *source.Tree) {
	for _, f := range tree.Under("content") {
		switch from := (origin{f.Span(0, 0), rename}); {
		case isDrawing(f.Path):
			c.addDrawing(html.FileAddress(f), f, from)
		case s.Plan.Publishes(f):
			c.add(html.FileAddress(f), f.Data, from)
		case !s.Plan.Allows(f):
			c.diags.Add(diag.WouldRun, f.Span(0, 0), diag.T("berkas ini tidak terbit: bisa menjalankan skrip di peramban pembaca atau di server", "this file is not published: it could run a script in the reader's browser or on the server"),
				diag.T("simpan isinya sebagai PDF atau gambar, pindahkan dari folder content, atau izinkan dengan `markdown: {unsafe_html: true}` di plan.yaml", "save what it shows as PDF or picture, move it out of the content folder, or allow it by `markdown: {unsafe_html: true}` in plan.yaml"))
		}
	}
}

// addSmaller publishes pictures of many pixels at smaller widths, too.
func (s *site) addSmaller(tree *source.Tree, sink output.Sink) {
	if sink == output.Nothing {
		return // it is dear
	}
	files := tree.Under("content")
	parallel.For(len(files), func(i int) {
		f := files[i]
		if !s.Plan.Publishes(f) {
			return
		}
		picture := pixel.New(f.Data)
		for _, size := range html.SmallerOf(f) {
			sink.Add(size.Address, s.opt.Keep(fmt.Sprintf("%x at %d", f.Hash, size.Width), func() []byte { return picture.Smaller(size.Width) }))
		}
	})
}
