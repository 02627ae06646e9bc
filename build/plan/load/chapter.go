package load

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

var kinds = map[string]plan.Kind{"front": plan.Front, "chapter": plan.Body, "part": plan.Part, "appendix": plan.Appendix, "back": plan.Back}

// chapters makes the books' chapters of the pages that were read.
func (l *loader) chapters() {
	l.stands = map[*plan.Chapter]*page{}
	l.bookTitles()
	for _, o := range l.books {
		b := o.book
		if c := l.intro(o); c != nil {
			b.Chapters = append(b.Chapters, c)
		}
		for _, p := range o.pages {
			if !p.draft {
				b.Chapters = append(b.Chapters, l.chapter(p, b, nil))
			}
		}
		slices.SortStableFunc(b.Chapters, func(a, c *plan.Chapter) int { return rank(a.Kind) - rank(c.Kind) })
	}
}

// intro is a chapter in front of the book, of the text that stands in the book
// folder's _index.md; its title is the book's.
func (l *loader) intro(o *bookOutline) *plan.Chapter {
	if o.intro == nil || o.intro.draft || o.intro.doc == nil || len(o.intro.doc.Blocks) == 0 {
		return nil
	}
	title := lang.Word{ID: "Pengantar", EN: "Introduction"}.In(lang.Of(l.plan.Language))
	p := o.intro
	p.kind, p.address = plan.Front, o.book.ID+"/"+plan.Slug(title)+".html"
	c := l.chapter(p, o.book, nil)
	c.Kind, c.Title = plan.Front, title
	return c
}

// chapter makes the chapter of a page, and those below it.
func (l *loader) chapter(p *page, b *plan.Book, parent *plan.Chapter) *plan.Chapter {
	o := p.object
	c := &plan.Chapter{
		File: p.file, Book: b, Parent: parent, Kind: p.kind, Address: p.address, Doc: p.doc,
		Unnumbered: o.Text("number") == "none",
		ID:         o.Text("id"),
		Dimensions: o.Texts("dimension"),
		Authors:    o.Texts("authors"),
		Draft:      o.Bool("draft"),
		Language:   p.language,
		Span:       p.file.Span(0, 0),
	}
	l.stands[c] = p
	inChapter := parent != nil && parent.Kind != plan.Part
	if kind, ok := kinds[o.Text("kind")]; ok && !inChapter {
		c.Kind = kind
	}
	if inChapter {
		c.Depth, c.Kind = parent.Depth+1, parent.Kind
		if o.Has("kind") && o.Text("kind") != "chapter" {
			l.diags.Add(diag.WrongValue, o.At("kind"), diag.T("subbab tidak dapat menjadi `%s`", "a section can't be of kind `%s`", o.Text("kind")),
				diag.T("hapus `jenis`, atau pindahkan berkas ke folder buku", "delete `kind`, or move the file to the book's folder"))
		}
	} else if c.Kind == plan.Part && parent != nil {
		l.diags.Add(diag.WrongValue, o.At("kind"), diag.T("bagian tidak dapat berada di dalam bagian", "a part can't stand within a part"),
			diag.T("hapus `jenis: bagian`, atau pindahkan berkasnya ke folder buku", "delete `kind: part`, or move the file to the book's folder"))
		c.Kind = plan.Body
	}
	l.title(c, o)
	if c.ID != "" && !sectionID.MatchString(c.ID) {
		l.diags.Add(diag.WrongValue, o.At("id"), diag.T("`%s` bukan nama untuk rujukan bab", "`%s` is not a name for references to a chapter", c.ID),
			diag.T("tulis seperti `sec-%s`; huruf, angka, dan tanda hubung", "write it like `sec-%s`; letters, digits and hyphens", plan.Slug(strings.TrimPrefix(c.ID, "sec-"))))
		c.ID = ""
	}
	for _, a := range o.Strs("aliases") {
		if address, ok := aliasAddress(a.Text); ok {
			c.Aliases, c.AliasSpans = append(c.Aliases, address), append(c.AliasSpans, a.Span)
			continue
		}
		l.diags.Add(diag.WrongValue, a.Span, diag.T("`%s` tidak dapat menjadi alamat lama", "`%s` can't be an old address", diag.Clip(a.Text)),
			diag.T("tulis alamat halaman di situs ini seperti /lama/strategi.html atau /lama/", "write the address of a page of this site, like /lama/strategi.html or /lama/"))
	}
	for _, g := range o.Objects("programs") {
		if id := g.Text("id"); id != "" {
			c.Programs = append(c.Programs, id)
		}
		if !g.Brief {
			l.entries = append(l.entries, &entry{object: g, file: p.file})
		}
	}
	for _, child := range p.children {
		if !child.draft {
			c.Children = append(c.Children, l.chapter(child, b, c))
		}
	}
	return c
}

var sectionID = regexp.MustCompile(`^sec-[\pL\pN][\pL\pN._-]*$`)

// title finds a chapter's title: the front matter's, a first # heading, the
// file's name. A # heading that says something else than the front matter is
// an ordinary heading and is put back.
func (l *loader) title(c *plan.Chapter, o *schema.Object) {
	heading := ""
	if c.Doc != nil {
		heading = strings.TrimSpace(doc.Plain(c.Doc.Title))
	}
	switch title := o.Text("title"); {
	case title != "":
		c.Title, c.Span = title, o.At("title")
		if heading != "" && !strings.EqualFold(heading, title) {
			d := *c.Doc
			h := &doc.Heading{ID: cmp.Or(d.TitleID, plan.Slug(heading)), Level: 1, Text: d.Title, Span: d.TitleAt}
			d.Blocks = append([]doc.Block{h}, d.Blocks...)
			d.Title, d.TitleID = nil, ""
			c.Doc = &d
		}
	case heading != "":
		c.Title = heading
	default:
		name := strings.TrimSuffix(c.File.Base(), ".md")
		if name == "_index" {
			name = pathBase(c.File.Dir())
		}
		c.Title = words(name)
	}
	if c.ID == "" && c.Doc != nil {
		c.ID = c.Doc.TitleID
	}
}

// aliasAddress is an old address as the site's files are named, if a page can be
// published there.
func aliasAddress(s string) (string, bool) {
	address := strings.TrimPrefix(s, "/")
	switch {
	case address == "" || address[0] == '/' || strings.ContainsAny(address, ":?#%\\<>|*\"") || strings.ContainsFunc(address, unicode.IsControl):
		return "", false
	case strings.HasSuffix(address, "/"):
		address += "index.html"
	case path.Ext(address) == "":
		address += "/index.html"
	}
	if ext := strings.ToLower(path.Ext(address)); ext != ".html" && ext != ".htm" || address != path.Clean(address) {
		return "", false
	}
	for part := range strings.SplitSeq(address, "/") {
		if strings.HasPrefix(part, ".") {
			return "", false
		}
	}
	return address, true
}

func pathBase(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }
