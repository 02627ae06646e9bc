package site

import (
	"cmp"
	"path"
	"strings"

	"jilid/build/plan"
	"jilid/build/text/lang"
)

// Cite is how a page is named in a list of sources: in words, and as an entry for BibTeX.
type Cite struct{ Text, BibTeX string }

// cited is what is said of a page.
type cited struct {
	sort           string // of BibTeX
	key            string
	authors        []string // persons; without any, the publisher stands for them
	title, in, url string
}

func (s *site) citeChapter(b *plan.Book, c *plan.Chapter) Cite {
	return s.cite(cited{sort: "incollection", key: key(c.Address), authors: c.Authors, title: c.Title,
		in: s.Plan.Title + ", " + s.bookName(b) + ": " + b.Title, url: s.url(c.Address)})
}

func (s *site) citeProgram(g *plan.Program) Cite {
	return s.cite(cited{sort: "incollection", key: key(g.Address), title: g.ID + " " + g.Name, in: s.Plan.Title, url: s.url(g.Address)})
}

// key is an address as the key of a source.
func key(address string) string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(address, path.Ext(address)), "/index"), "/", "-")
}

func (s *site) cite(c cited) Cite {
	p := s.Plan
	publisher, year := cmp.Or(p.Publisher, p.Region), ""
	if len(p.Date) >= 4 {
		year = p.Date[:4]
	}
	var text strings.Builder
	part := func(t string) {
		if t != "" {
			text.WriteString(strings.TrimSuffix(t, ".") + ". ")
		}
	}
	by := lang.Join(c.authors, s.lang)
	part(cmp.Or(by, publisher))
	part(year)
	text.WriteString("“" + strings.TrimSuffix(c.title, ".") + ".” ")
	part(lang.Word{ID: "Dalam ", EN: "In "}.In(s.lang) + c.in)
	part(p.Version)
	if by != "" {
		part(publisher)
	}
	text.WriteString(c.url)

	var bib strings.Builder
	bib.WriteString("@" + c.sort + "{" + c.key)
	field := func(name, value string) {
		if value != "" {
			bib.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	field("author", cmp.Or(texEscape(strings.Join(c.authors, " and ")), braced(publisher)))
	field("title", braced(c.title))
	field("booktitle", braced(c.in))
	field("publisher", braced(publisher))
	field("edition", texEscape(p.Version))
	field("year", year)
	field("url", c.url)
	field("langid", map[lang.Lang]string{lang.ID: "indonesian", lang.EN: "english"}[s.lang])
	bib.WriteString("\n}")
	return Cite{Text: strings.TrimSpace(text.String()), BibTeX: bib.String()}
}

// braced is a text whose capitals BibTeX keeps.
func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + texEscape(s) + "}"
}

// texEscape writes what means something to TeX so that it doesn't.
func texEscape(s string) string { return texEscapes.Replace(s) }

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)
