package site

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/view"
	"jilid/build/site/html"
)

// thing is what a page tells search engines about what it shows: a node of JSON-LD in the words of
// schema.org. Addresses are whole where the plan says where the site will be, else relative to the page.
type thing struct {
	Type        string  `json:"@type"`
	Name        string  `json:"name,omitempty"`
	Headline    string  `json:"alternativeHeadline,omitempty"`
	Description string  `json:"description,omitempty"`
	URL         string  `json:"url,omitempty"`
	Language    string  `json:"inLanguage,omitempty"`
	Author      []thing `json:"author,omitempty"`
	Publisher   *thing  `json:"publisher,omitempty"`
	Published   string  `json:"datePublished,omitempty"`
	Modified    string  `json:"dateModified,omitempty"`
	Version     string  `json:"version,omitempty"`
	License     *thing  `json:"license,omitempty"`
	Place       *thing  `json:"spatialCoverage,omitempty"`
	Period      string  `json:"temporalCoverage,omitempty"`
	Number      string  `json:"position,omitempty"`
	PartOf      *thing  `json:"isPartOf,omitempty"`
	Parts       []thing `json:"hasPart,omitempty"`
	Files       []thing `json:"distribution,omitempty"`
	File        string  `json:"contentUrl,omitempty"`
	Format      string  `json:"encodingFormat,omitempty"`
	Items       []thing `json:"itemListElement,omitempty"`
	Item        string  `json:"item,omitempty"`
}

// graph is all that a page tells.
type graph struct {
	Context string  `json:"@context"`
	Graph   []thing `json:"@graph"`
}

// Linked is what the page tells search engines (JSON-LD), or nil: what it shows, and the path to it.
func (sh *Shell) Linked() any {
	var all []thing
	if sh.about.Type != "" {
		all = append(all, sh.about)
	}
	if len(sh.Crumbs) > 1 {
		path := thing{Type: "BreadcrumbList"}
		for i, l := range sh.Crumbs {
			item := thing{Type: "ListItem", Number: strconv.Itoa(i + 1), Name: l.Text}
			if l.Href != "" {
				item.Item = sh.whole(l.Href)
			}
			path.Items = append(path.Items, item)
		}
		all = append(all, path)
	}
	if all == nil {
		return nil
	}
	return graph{"https://schema.org", all}
}

// whole is the whole address of what a link of the page leads to, if the page's own is known.
func (sh *Shell) whole(href string) string {
	if sh.Canonical == "" {
		return href
	}
	return sh.base + strings.TrimPrefix(path.Join("/", path.Dir(sh.address), href), "/")
}

func (s *site) publisher() *thing {
	if s.Plan.Publisher == "" {
		return nil
	}
	return &thing{Type: "GovernmentOrganization", Name: s.Plan.Publisher}
}

// work is a work of the plan's as it is told on a page.
func (s *site) work(sort, name, from, to string) thing {
	t := thing{Type: sort, Name: name, URL: s.url(to)}
	if t.URL == "" {
		t.URL = html.Rel(from, to)
	}
	return t
}

// published is a work with what the edition says of all of them.
func (s *site) published(sort, name, from, to string) thing {
	t := s.work(sort, name, from, to)
	t.Language, t.Publisher, t.Published, t.Version = string(s.lang), s.publisher(), s.Plan.Date, s.Plan.Version
	if s.Plan.License != "" {
		t.License = &thing{Type: "CreativeWork", Name: s.Plan.License}
	}
	return t
}

// aboutPlan tells of the site and its books.
func (s *site) aboutPlan(at string) thing {
	t := s.published("WebSite", s.Plan.Title, at, at)
	t.Headline, t.Description = s.Plan.Subtitle, s.Plan.Abstract
	for _, b := range s.Plan.Books {
		t.Parts = append(t.Parts, s.work("Book", b.Title, at, bookAddress(b)))
	}
	return t
}

// aboutBook tells of a book and its chapters.
func (s *site) aboutBook(b *view.Book) thing {
	at := bookAddress(b.Book)
	t := s.published("Book", b.Title, at, at)
	t.Headline, t.Number = b.Subtitle, strconv.Itoa(b.Number)
	for _, c := range b.Texts {
		if c.Depth == 0 && c.Kind != plan.Part {
			part := s.work("Chapter", c.Title, at, c.Address)
			part.Number = s.number(c.Chapter)
			t.Parts = append(t.Parts, part)
		}
	}
	return t
}

// aboutChapter tells of a chapter and the book it is of.
func (s *site) aboutChapter(b *view.Book, c view.Text, description string) thing {
	t := s.work("Chapter", c.Title, c.Address, c.Address)
	t.Number, t.Description, t.Language, t.Publisher = s.number(c.Chapter), description, string(s.lang), s.publisher()
	if c.Language != "" {
		t.Language = c.Language
	}
	t.Modified = s.changed(c.File)
	for _, name := range c.Authors {
		t.Author = append(t.Author, thing{Type: "Person", Name: name})
	}
	book := s.work("Book", b.Title, c.Address, bookAddress(b.Book))
	t.PartOf = &book
	return t
}

// aboutData tells of the open data and its files.
func (s *site) aboutData(name, description string) thing {
	t := s.published("Dataset", name, dataAddress, dataAddress)
	t.Description, t.Modified = description, s.lastChanged()
	if s.Plan.Region != "" {
		t.Place = &thing{Type: "Place", Name: s.Plan.Region}
	}
	if y := s.Plan.Period; y.First > 0 {
		t.Period = strconv.Itoa(y.First) + "/" + strconv.Itoa(y.Last)
	}
	formats := map[string]string{".json": "application/json", ".csv": "text/csv"}
	for _, f := range s.data() {
		if format := formats[path.Ext(f.Name)]; !strings.HasSuffix(f.Name, ".schema.json") && format != "" {
			at := dataFolder + f.Name
			t.Files = append(t.Files, thing{Type: "DataDownload", Name: f.Name, File: cmp.Or(s.main.url(at), s.file(dataAddress, at)), Format: format})
		}
	}
	return t
}

// number is a chapter's number without the word before it.
func (s *site) number(c *plan.Chapter) string {
	if t := s.refs.Chapter(c); t != nil {
		return t.Number
	}
	return ""
}
