package site

import (
	"html"
	"html/template"
	"path"
	"strconv"
	"strings"
	"sync"

	"jilid/build/plan"
	"jilid/build/plan/view"
	pages "jilid/build/site/html"
)

// bookNav is the contents of a book beside every chapter. It is written once
// for every folder that pages stand in (relative links differ only by folder);
// a page's own entry is marked by splicing, so that a thousand chapters don't
// cost a million links.
type bookNav struct {
	site *site
	book *view.Book

	mu    sync.Mutex
	byDir map[string]navText
}

// navText is the written list and, for every chapter, where its mark goes.
type navText struct {
	html  string
	marks map[*plan.Chapter]int
}

// at is the list as the page of a chapter shows it.
func (n *bookNav) at(c *plan.Chapter) template.HTML {
	dir := path.Dir(c.Address)
	n.mu.Lock()
	t, ok := n.byDir[dir]
	if !ok {
		t = n.write(c.Address)
		n.byDir[dir] = t
	}
	n.mu.Unlock()
	at, ok := t.marks[c]
	if !ok {
		return template.HTML(t.html)
	}
	return template.HTML(t.html[:at] + ` aria-current="page"` + t.html[at:])
}

func (n *bookNav) write(from string) navText {
	t := navText{marks: map[*plan.Chapter]int{}}
	var b strings.Builder
	b.WriteString("<ul>")
	kind := plan.Front
	for i, c := range n.book.Texts {
		class := ""
		if c.Depth > 0 {
			class = "d" + strconv.Itoa(min(c.Depth, 2))
		} else if i > 0 && c.Kind != kind {
			class = "kind"
		}
		if c.Depth == 0 {
			kind = c.Kind
		}
		b.WriteString("<li")
		if class != "" {
			b.WriteString(` class="` + class + `"`)
		}
		b.WriteString(`><a href="` + html.EscapeString(pages.Rel(from, c.Address)) + `"`)
		t.marks[c.Chapter] = b.Len()
		b.WriteString(">")
		if target := n.site.refs.Chapter(c.Chapter); target != nil && target.Number != "" {
			b.WriteString(`<span class="num">` + html.EscapeString(target.Number) + "</span>")
		}
		b.WriteString("<span" + langAttr(c.Language) + ">" + html.EscapeString(c.Title) + "</span></a></li>\n")
	}
	b.WriteString("</ul>")
	t.html = b.String()
	return t
}

// tocList is the contents of a book as a list.
func tocList(entries []TOCEntry) template.HTML {
	var b strings.Builder
	b.WriteString(`<ol class="toc">`)
	for _, e := range entries {
		b.WriteString(`<li class="toc-` + e.Level)
		if e.Dimension != "" {
			b.WriteString(" dim-" + html.EscapeString(e.Dimension))
		}
		b.WriteString(`"><a href="` + html.EscapeString(e.Href) + `">`)
		if e.Number != "" {
			b.WriteString(`<span class="num">` + html.EscapeString(e.Number) + "</span> ")
		}
		b.WriteString("<span" + langAttr(e.TextLang) + ">" + html.EscapeString(e.Text) + "</span></a></li>")
	}
	b.WriteString("</ol>")
	return template.HTML(b.String())
}

// langAttr says in which language a text is, if that isn't the page's.
func langAttr(tag string) string {
	if tag == "" {
		return ""
	}
	return ` lang="` + html.EscapeString(tag) + `"`
}

// hereList is the list of a page's own headings in the language of its text, which stands on it twice: beside the text, and
// folded above it on narrow screens.
func hereList(links []HereLink, language string) template.HTML {
	var b strings.Builder
	b.WriteString("<ul" + langAttr(language) + ">")
	for _, l := range links {
		b.WriteString(`<li class="l` + strconv.Itoa(l.Level) + `"><a href="` + html.EscapeString(l.Href) + `">`)
		if l.Number != "" {
			b.WriteString(`<span class="num">` + html.EscapeString(l.Number) + "</span> ")
		}
		b.WriteString(html.EscapeString(l.Text) + "</a></li>")
	}
	b.WriteString("</ul>")
	return template.HTML(b.String())
}
