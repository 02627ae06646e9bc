package site

import (
	stdhtml "html"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Book is the value of book.html: a book's own page.
type Book struct {
	Shell
	Number    string
	Title     string
	Subtitle  string
	PDF       string
	Downloads []Link // other editions
	Print     string
	Within    string // what the addresses of its pages begin with
	Entries   []TOCEntry
	EntryList template.HTML // Entries as a list
	Tables    []Link
	Figures   []Link
}

// TOCEntry is a line of a book's contents. Level is "part", "0" (chapter),
// "1" (section) or "2".
type TOCEntry struct {
	Link
	Level     string
	Dimension string
	TextLang  string // tag of BCP 47, if not the page's language
}

// Chapter is the value of chapter.html.
type Chapter struct {
	Shell
	BookName   string
	BookNumber string
	BookTitle  string
	BookHref   string
	Number     string // "BAB III", "Lampiran A", "3.2", or ""
	Title      string
	TextLang   string // tag of BCP 47 of title and text, if not the plan's language
	Dimensions []DimensionLink
	Authors    string
	Draft      bool
	Borrowed   string // what is said of a chapter that isn't translated, or of a translation older than its original, or ""
	Sidebar    template.HTML
	OnThisPage []HereLink
	HereList   template.HTML // OnThisPage as a list
	Text       template.HTML
	Sections   []Link // of a chapter whose sections are pages of their own
	Notes      template.HTML
	Manuscript string // where the chapter's file is seen in the plan's repository, or ""
	Changed    string // when it was last changed, or ""
	Editors    string // who wrote it, or ""
	Cite       Cite
	Previous   Link
	Next       Link
}

// HereLink is a heading of the page; Level is 2 or 3.
type HereLink struct {
	Link
	Level int
}

// DimensionLink is a link to a dimension with its mark.
type DimensionLink struct {
	ID, Mark, Name, Href string
	Icon                 string // address of its picture, or ""
}

// Print is the value of print.html: a whole book on one page.
type Print struct {
	Shell
	Number     string
	Title      string
	BookHref   string
	PDF        string
	Entries    []TOCEntry
	EntryList  template.HTML // Entries as a list
	Chapters   []PrintChapter
	References []BibEntry
}

// PrintChapter is one chapter of Print.
type PrintChapter struct {
	ID, Number, Title, Dimension string
	TextLang                     string
	Depth                        int
	Text, Notes                  template.HTML
}

// References is the value of references.html: a book's bibliography.
type References struct {
	Shell
	Title   string
	Entries []BibEntry
}

// BibEntry is one source of a bibliography.
type BibEntry struct {
	ID   string
	Text template.HTML
}

func (s *site) bookPages(b *view.Book) []page {
	nav := &bookNav{site: s, book: b, byDir: map[string]navText{}}
	bib := sync.OnceValue(func() []BibEntry { return s.bibliography(b.Book) })
	pages := []page{
		{bookAddress(b.Book), "book.html", func() any { return s.bookPage(b) }, bookOrigin(b.Book)},
	}
	for i := range b.Texts {
		if b.Texts[i].Kind != plan.Part || len(b.Texts[i].Doc.Blocks) > 0 || b.Texts[i].File != nil {
			pages = append(pages, page{b.Texts[i].Address, "chapter.html", func() any { return s.chapterPage(b, i, nav) }, chapterOrigin(b.Texts[i].Chapter)})
		}
	}
	if len(s.refs.Cited(b.Book)) > 0 {
		pages = append(pages, page{html.BibAddress(b.Book), "references.html", func() any { return s.referencesPage(b, bib()) }, origin{}})
	}
	if len(s.refs.Index(b.Book)) > 0 {
		pages = append(pages, page{indexAddress(b.Book), "bookindex.html", func() any { return s.indexPage(b) }, origin{}})
	}
	return append(pages, page{printPage(b.Book), "print.html", func() any { return s.printPage(b, bib()) }, bookOrigin(b.Book)})
}

func (s *site) referencesPage(b *view.Book, bib []BibEntry) *References {
	at := html.BibAddress(b.Book)
	v := &References{Shell: s.at(at, "references", s.words.Bibliography, b.ID), Title: s.words.Bibliography, Entries: bib}
	v.Crumbs = s.crumbs(at, Link{Text: s.bookName(b.Book), Href: bookAddress(b.Book)}, Link{Text: v.Title})
	return v
}

func (s *site) bookName(b *plan.Book) string {
	return lang.Book.In(s.lang) + " " + lang.Roman(b.Number)
}

func (s *site) pdf(b *plan.Book, from string) string {
	if !slices.Contains(s.opt.Editions, plan.Screen) {
		return ""
	}
	return s.file(from, s.Plan.PDF(b, plan.Screen))
}

// downloads are the editions besides that for the screen which the plan lists.
func (s *site) downloads(b *plan.Book, from string) []Link {
	var out []Link
	for _, e := range s.opt.Editions {
		if e != plan.Screen && slices.Contains(s.Plan.Editions, e) {
			out = append(out, Link{Text: s.words.edition(e), Href: s.file(from, s.Plan.PDF(b, e))})
		}
	}
	return out
}

func (s *site) bookPage(b *view.Book) *Book {
	at := bookAddress(b.Book)
	v := &Book{Shell: s.at(at, "book", b.Title, b.ID), Number: s.bookName(b.Book), Title: b.Title, Subtitle: b.Subtitle,
		PDF: s.pdf(b.Book, at), Downloads: s.downloads(b.Book, at), Print: html.Rel(at, printPage(b.Book)), Within: b.ID + "/", Entries: s.entries(b, html.Place{Refs: s.refs, Plan: s.Plan, Page: at})}
	v.Crumbs = s.crumbs(at, Link{Text: v.Number})
	v.Description, v.about = b.Subtitle, s.aboutBook(b)
	if len(s.refs.Cited(b.Book)) > 0 {
		v.Entries = append(v.Entries, TOCEntry{Link: Link{Text: s.words.Bibliography, Href: html.Rel(at, html.BibAddress(b.Book))}, Level: "0"})
	}
	if len(s.refs.Index(b.Book)) > 0 {
		v.Entries = append(v.Entries, TOCEntry{Link: Link{Text: s.words.Index, Href: html.Rel(at, indexAddress(b.Book))}, Level: "0"})
	}
	v.EntryList = tocList(v.Entries)
	for _, t := range s.refs.InBook(b.Book) {
		link := Link{Text: t.Title, Number: t.Label, Href: html.Place{Refs: s.refs, Plan: s.Plan, Page: at}.Target(t)}
		switch {
		case t.Number == "":
		case t.Sort == refs.TableTarget:
			v.Tables = append(v.Tables, link)
		case t.Sort == refs.FigureTarget:
			v.Figures = append(v.Figures, link)
		}
	}
	return v
}

// entries are the contents of a book down to the first level of sections, as
// links from a place.
func (s *site) entries(b *view.Book, from html.Place) []TOCEntry {
	var out []TOCEntry
	for _, t := range b.Texts {
		target := s.refs.Chapter(t.Chapter)
		if target == nil {
			continue
		}
		e := TOCEntry{Link: Link{Text: target.Title, Number: s.chapterNumber(t.Chapter), Href: from.Target(target)}, Level: strconv.Itoa(min(t.Depth, 2)), TextLang: t.Language}
		if t.Kind == plan.Part {
			e.Level = "part"
		}
		if len(t.Dimensions) == 1 {
			e.Dimension = t.Dimensions[0]
		}
		out = append(out, e)
		for _, block := range t.Doc.Blocks {
			h, ok := block.(*doc.Heading)
			if !ok || h.Level != 2 || t.Depth > 0 {
				continue
			}
			if ht := s.refs.In(t.Doc).Of(h); ht != nil && ht.Number != "" {
				out = append(out, TOCEntry{Link: Link{Text: ht.Title, Number: ht.Number, Href: from.Target(ht)}, Level: "1", TextLang: t.Language})
			}
		}
	}
	return out
}

// chapterNumber is a chapter's number as its opening says it: "BAB III".
func (s *site) chapterNumber(c *plan.Chapter) string {
	t := s.refs.Chapter(c)
	if t == nil || t.Number == "" {
		return ""
	}
	switch {
	case c.Depth > 0:
		return t.Number
	case c.Kind == plan.Body:
		return lang.Chapter.In(s.lang) + " " + t.Number
	case c.Kind == plan.Appendix:
		return lang.Appendix.In(s.lang) + " " + t.Number
	case c.Kind == plan.Part:
		return lang.Part.In(s.lang) + " " + t.Number
	}
	return t.Number
}

func (s *site) chapterPage(b *view.Book, i int, nav *bookNav) *Chapter {
	t := b.Texts[i]
	v := &Chapter{Shell: s.at(t.Address, "chapter", t.Title, b.ID), BookName: s.bookName(b.Book), BookNumber: s.bookName(b.Book), BookTitle: b.Title,
		BookHref: html.Rel(t.Address, bookAddress(b.Book)), Number: s.chapterNumber(t.Chapter), Title: t.Title, TextLang: t.Language,
		Authors: strings.Join(t.Authors, ", "), Draft: t.Draft, Sidebar: nav.at(t.Chapter), Manuscript: s.manuscript(t.File)}
	v.Changed, v.Editors, v.Cite = s.lastChange(t.File), s.writtenBy(t.File), s.citeChapter(b.Book, t.Chapter)
	switch {
	case t.Chapter.Borrowed():
		v.Borrowed = s.words.Borrowed
	case t.Original != nil:
		v.Borrowed = s.outdated(t.File, t.Original.File)
	}
	words := s
	if t.Chapter.Borrowed() {
		words = s.main
	}
	v.Description = words.summary(t.Doc, t.Address)
	v.about = s.aboutChapter(b, t, v.Description)
	v.Dimensions = s.dimensionLinks(t.Address, t.Dimensions)
	if len(t.Dimensions) == 1 {
		v.Dimension = t.Dimensions[0]
	}
	links := []Link{{Text: s.bookName(b.Book), Title: b.Title, Href: bookAddress(b.Book)}}
	for c := t.Parent; c != nil; c = c.Parent {
		links = append(links[:1], append([]Link{{Text: c.Title, Href: c.Address}}, links[1:]...)...)
	}
	v.Crumbs = s.crumbs(t.Address, append(links, Link{Text: t.Title})...)
	place := html.Place{Refs: s.refs, Plan: s.Plan, Page: t.Address, Chapter: t.Chapter}
	v.Text, v.Notes = s.fill(&v.Shell, t.Doc, place)
	for _, block := range t.Doc.Blocks {
		if h, ok := block.(*doc.Heading); ok && h.Level <= 3 && h.ID != "" {
			link := Link{Text: doc.Plain(h.Text), Href: "#" + h.ID}
			if ht := s.refs.In(t.Doc).Of(h); ht != nil {
				link.Number = ht.Number
			}
			v.OnThisPage = append(v.OnThisPage, HereLink{link, max(h.Level, 2)})
		}
	}
	v.HereList = hereList(v.OnThisPage, t.Language)
	for _, c := range t.Children {
		if ct := s.refs.Chapter(c); ct != nil {
			v.Sections = append(v.Sections, Link{Text: ct.Title, Number: s.chapterNumber(c), Href: html.Rel(t.Address, c.Address)})
		}
	}
	if i > 0 {
		v.Previous = s.turn(t.Address, b.Texts[i-1].Chapter)
	}
	if i+1 < len(b.Texts) {
		v.Next = s.turn(t.Address, b.Texts[i+1].Chapter)
	}
	return v
}

func (s *site) turn(from string, to *plan.Chapter) Link {
	text := to.Title
	if n := s.chapterNumber(to); n != "" {
		text = n + " " + text
	}
	return Link{Text: text, Href: html.Rel(from, to.Address)}
}

func (s *site) dimensionLinks(from string, ids []string) []DimensionLink {
	var out []DimensionLink
	for _, id := range ids {
		if d := s.Plan.Dimension(id); d != nil {
			out = append(out, s.dimensionLink(from, d))
		}
	}
	return out
}

func (s *site) dimensionLink(from string, d *plan.Dimension) DimensionLink {
	l := DimensionLink{ID: d.ID, Mark: d.Mark, Name: d.Name, Href: html.Rel(from, refs.DimensionAddress(s.Plan, d.ID))}
	if d.Icon != nil {
		l.Icon = s.file(from, html.FileAddress(d.Icon))
	}
	return l
}

// summary is a document's first paragraph as a page has it, without notes, cut for the page's description.
func (s *site) summary(d *doc.Document, at string) string {
	for _, b := range d.Blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok {
			continue
		}
		printed, _ := html.Render(&doc.Document{Blocks: []doc.Block{p}}, s.lang).Fill(html.Place{Refs: s.refs, Plan: s.Plan, Lang: s.lang, Page: at})
		text := strings.Join(strings.Fields(stdhtml.UnescapeString(tagOrNote.ReplaceAllString(string(printed), ""))), " ")
		if r := []rune(text); len(r) > 160 {
			return strings.TrimRight(string(r[:157]), " ,.;:") + " …"
		}
		return text
	}
	return ""
}

// tagOrNote is what a text without marks doesn't have.
var tagOrNote = regexp.MustCompile(`(?s)<sup class="note".*?</sup>|<[^>]*>`)

func (s *site) printPage(b *view.Book, bib []BibEntry) *Print {
	at := printPage(b.Book)
	whole := html.Place{Refs: s.refs, Plan: s.Plan, Page: at, Whole: b.Book}
	v := &Print{Shell: s.at(at, "print", b.Title, b.ID), Number: s.bookName(b.Book), Title: b.Title, BookHref: html.Rel(at, bookAddress(b.Book)),
		PDF: s.pdf(b.Book, at), Entries: s.entries(b, whole), References: bib}
	v.EntryList = tocList(v.Entries)
	for _, t := range b.Texts {
		place := whole
		place.Chapter = t.Chapter
		c := PrintChapter{ID: html.ChapterAnchor(t.Chapter), Number: s.chapterNumber(t.Chapter), Title: t.Title, TextLang: t.Language, Depth: t.Depth}
		if len(t.Dimensions) == 1 {
			c.Dimension = t.Dimensions[0]
		}
		c.Text, c.Notes = s.fill(&v.Shell, t.Doc, place)
		v.Chapters = append(v.Chapters, c)
	}
	return v
}

// bibliography is what a book cites, in the order of the bibliography.
func (s *site) bibliography(b *plan.Book) []BibEntry {
	var out []BibEntry
	for _, key := range s.refs.Cited(b) {
		r := s.Plan.Reference(key)
		if r == nil {
			continue
		}
		f := html.Render(&doc.Document{Blocks: []doc.Block{&doc.Paragraph{Text: r.Text}}}, s.lang)
		text, _ := f.Fill(html.Place{Refs: s.refs, Plan: s.Plan, Lang: s.lang, Page: html.BibAddress(b), Folder: s.folder})
		text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "<p>"), "</p>")
		out = append(out, BibEntry{ID: html.BibAnchor(key), Text: template.HTML(text)})
	}
	return out
}
