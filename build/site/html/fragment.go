// Package html prints a document as a fragment of HTML. The entry points are
// [Render] and [Fragment.Fill].
//
// A fragment depends on its own chapter only, so that it can be remembered
// from one build to the next. Where it needs something of another – a number,
// a label, an address – it has a hole; filling the holes is cheap and is done
// on every build.
package html

import (
	"bytes"
	"html"
	"path"
	"strings"
	"sync"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Fragment is HTML with holes. It is immutable.
type Fragment struct {
	html  []byte
	holes []hole
	notes []byte // the footnotes, an HTML list with holes of their own
	nhole []hole
	doc   *doc.Document
}

// hole is a place of a fragment and what belongs there.
type hole struct {
	at   int
	kind holeKind
	node any    // the doc node the value is asked for
	text string // or the text it is made from
}

type holeKind int

const (
	idHole     holeKind = iota // ` id="…"` of the anchor text
	hrefHole                   // ` href="…"` of a *doc.Ref or *doc.Link; nothing if it leads nowhere
	labelHole                  // the label of a *doc.Ref
	citeHole                   // a whole *doc.Cite
	numberHole                 // the number of a heading, table, figure or formula, with its mark-up
	anchorHole                 // the address of the anchor text on this page: "#sec-visi"
	assetHole                  // the address of a file of the plan, by its path
)

// Place is where a fragment is put: what its holes are filled for.
type Place struct {
	Refs    *refs.Table
	Plan    *plan.Plan
	Lang    lang.Lang
	Page    string        // the address of the page within its language: "buku-2/strategi.html"
	Folder  string        // of the page's language: "en/"; "" for the plan's own. Files are above it
	Chapter *plan.Chapter // whose fragment it is; nil for a program's story
	Whole   *plan.Book    // the page holds this whole book (print.html): anchors are made unique by chapter

	text *refs.Text // the fragment's document where it stands in the plan
}

// Fill is the fragment for a place: the text, then the footnotes if there are any.
func (f *Fragment) Fill(p Place) (text, notes string) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	f.WriteText(b, p)
	text = b.String()
	b.Reset()
	f.WriteNotes(b, p)
	return text, b.String()
}

// WriteText writes the text for a place.
func (f *Fragment) WriteText(b *bytes.Buffer, p Place) { f.write(b, f.html, f.holes, p) }

// WriteNotes writes the footnotes for a place, if there are any.
func (f *Fragment) WriteNotes(b *bytes.Buffer, p Place) { f.write(b, f.notes, f.nhole, p) }

// Has tells whether there is any text, and whether there are footnotes.
func (f *Fragment) Has() (text, notes bool) { return len(f.html) > 0, len(f.notes) > 0 }

func (f *Fragment) write(b *bytes.Buffer, src []byte, holes []hole, p Place) {
	if p.Refs != nil {
		p.text = p.Refs.In(f.doc)
	}
	at := 0
	for _, h := range holes {
		b.Write(src[at:h.at])
		at = h.at
		p.write(b, h)
	}
	b.Write(src[at:])
}

// buffers are to write in before it is known how long a text is.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (p Place) write(b *bytes.Buffer, h hole) {
	switch h.kind {
	case idHole:
		b.WriteString(` id="` + html.EscapeString(p.anchor(p.Chapter, h.text)) + `"`)
	case anchorHole:
		b.WriteString("#" + html.EscapeString(p.anchor(p.Chapter, h.text)))
	case assetHole:
		b.WriteString(html.EscapeString(Rel(p.Folder+p.Page, AssetAddress(h.text))))
	case hrefHole:
		if href := p.href(h.node); href != "" {
			b.WriteString(` href="` + html.EscapeString(href) + `"`)
		}
	case citeHole:
		p.cite(b, h.node.(*doc.Cite))
	case labelHole:
		b.WriteString(html.EscapeString(p.label(h.node)))
	case numberHole:
		p.number(b, h.node)
	default:
		panic("html: unknown hole")
	}
}

// anchor is an anchor of a chapter as it is called on this page.
func (p Place) anchor(c *plan.Chapter, id string) string {
	if p.Whole == nil || c == nil {
		return id
	}
	prefix := ChapterAnchor(c)
	if id == "" {
		return prefix
	}
	return prefix + "--" + id
}

// ChapterAnchor names a chapter within the page that holds its whole book.
func ChapterAnchor(c *plan.Chapter) string {
	_, rest, _ := strings.Cut(strings.TrimSuffix(c.Address, ".html"), "/")
	return "h-" + strings.ReplaceAll(rest, "/", "-")
}

// Target is the address of a target as seen from this page.
func (p Place) Target(t *refs.Target) string {
	if p.Whole != nil && t.Book == p.Whole && t.Chapter != nil {
		return "#" + p.anchor(t.Chapter, t.Anchor)
	}
	href := Rel(p.Page, t.Address)
	if t.Anchor != "" {
		if t.Address == p.Page {
			return "#" + t.Anchor
		}
		href += "#" + t.Anchor
	}
	return href
}

func (p Place) href(node any) string {
	switch n := node.(type) {
	case *doc.Ref:
		if t := p.Refs.Target(n.ID); t != nil {
			return p.Target(t)
		}
	case *doc.Link:
		switch l := p.text.Link(n); {
		case l.Target != nil:
			return p.Target(l.Target)
		case l.Asset != "":
			return Rel(p.Folder+p.Page, l.Asset)
		default:
			return l.External
		}
	}
	return ""
}

// source is where a source stands in the bibliography of this page's book.
func (p Place) source(key string) string {
	switch {
	case p.Chapter == nil || p.Plan.Reference(key) == nil:
		return ""
	case p.Whole != nil:
		return "#" + BibAnchor(key)
	}
	return Rel(p.Page, BibAddress(p.Chapter.Book)) + "#" + BibAnchor(key)
}

// cite writes a citation. Where the words before it already are the source's
// label – "UU 25/2004 [@uu-25-2004]" – they become the link, instead of being said twice.
func (p Place) cite(b *bytes.Buffer, c *doc.Cite) {
	if len(c.Items) == 1 && c.Items[0].Locator == "" {
		label := html.EscapeString(p.citeLabel(c.Items[0]))
		before := bytes.TrimRight(b.Bytes(), " \n")
		if bytes.HasSuffix(before, []byte(label)) {
			b.Truncate(len(before) - len(label))
			p.citeLink(b, c.Items[0])
			return
		}
	}
	b.WriteString(`<span class="cite">(`)
	for i, it := range c.Items {
		if i > 0 {
			b.WriteString("; ")
		}
		p.citeLink(b, it)
	}
	b.WriteString(")</span>")
}

func (p Place) citeLink(b *bytes.Buffer, it doc.CiteItem) {
	b.WriteString("<a")
	if href := p.source(it.Key); href != "" {
		b.WriteString(` href="` + html.EscapeString(href) + `"`)
	}
	b.WriteString(">" + html.EscapeString(p.citeLabel(it)) + "</a>")
}

func (p Place) citeLabel(it doc.CiteItem) string {
	r := p.Plan.Reference(it.Key)
	switch {
	case r == nil:
		return "@" + it.Key
	case it.Locator != "":
		return r.Label + ", " + it.Locator
	}
	return r.Label
}

// BibAddress is the page of a book's bibliography.
func BibAddress(b *plan.Book) string { return b.ID + "/daftar-pustaka.html" }

// BibAnchor is the anchor of a source in a bibliography.
func BibAnchor(key string) string { return "ref-" + key }

func (p Place) label(node any) string {
	switch n := node.(type) {
	case *doc.Ref:
		t := p.Refs.Target(n.ID)
		if t == nil {
			return "@" + n.ID
		}
		if t.Book != nil && p.Chapter != nil && t.Book != p.Chapter.Book {
			return t.Label + ", " + lang.Book.In(p.Lang) + " " + lang.Roman(t.Book.Number)
		}
		return t.Label
	}
	return ""
}

func (p Place) number(b *bytes.Buffer, node any) {
	var t *refs.Target
	class := "label"
	switch n := node.(type) {
	case *doc.Heading:
		if t = p.text.Of(n); t != nil && t.Number != "" {
			b.WriteString(`<span class="num">` + html.EscapeString(t.Number) + `</span> `)
		}
		return
	case *doc.Table:
		t = p.text.Of(n)
	case *doc.Figure:
		t = p.text.Of(n)
	case *doc.Math:
		if t = p.text.Of(n); t != nil && t.Number != "" {
			b.WriteString(`<span class="eqno">(` + html.EscapeString(t.Number) + `)</span>`)
		}
		return
	}
	if t != nil && t.Number != "" {
		in := ""
		if p.Chapter != nil && p.Chapter.Language != "" { // the label is in the plan's
			in = ` lang="` + string(p.Lang) + `"`
		}
		b.WriteString(`<span class="` + class + `"` + in + `>` + html.EscapeString(t.Label) + `</span> `)
	}
}

// Rel is the relative address of one page or file of the site from another, as
// the links over file:// and under any sub-path need it. From a page whose own address
// begins with a slash – one that a server shows at any address – it is the path from
// the server's root.
func Rel(from, to string) string {
	if to == "" {
		return ""
	}
	if strings.HasPrefix(from, "/") {
		return escapePath(path.Join(path.Dir(from), to))
	}
	fromDir, toDir := path.Dir(from), path.Dir(to)
	if fromDir == toDir {
		return escapePath(path.Base(to))
	}
	a, b := segments(fromDir), segments(toDir)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	up := strings.Repeat("../", len(a)-n)
	return up + escapePath(strings.Join(append(b[n:len(b):len(b)], path.Base(to)), "/"))
}

func segments(dir string) []string {
	if dir == "." || dir == "" {
		return nil
	}
	return strings.Split(dir, "/")
}

// escapePath escapes what would end or bend the path of a relative address.
func escapePath(p string) string {
	if strings.ContainsAny(p, "%?# \"<>") || strings.Contains(strings.SplitN(p, "/", 2)[0], ":") {
		p = strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23", " ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", ":", "%3A").Replace(p)
	}
	return p
}

// AssetAddress is where a file beside the chapters is published: as it lies in
// the plan, without the content folder.
func AssetAddress(file string) string { return strings.TrimPrefix(file, "content/") }

// FileAddress is AssetAddress of a file.
func FileAddress(f *source.File) string { return AssetAddress(f.Path) }
