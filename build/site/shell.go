package site

import (
	"bytes"
	"html/template"
	"path"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// Shell is what every page has; the value of every layout embeds it.
type Shell struct {
	Kind        string // of page: "home", "chapter" …, a class of the body
	Lang        string
	Languages   []Language // the same page in all of the plan's, none if it has one
	HeadTitle   string
	Description string
	Canonical   string
	NoIndex     bool   // search engines are asked to leave it out
	Dimension   string // id whose colour the page takes, or ""
	Self        string // the way to this page
	Home        string
	Data        string // the page of open data
	Search      SearchLinks
	Policy      string // Content-Security-Policy
	Style       string
	Styles      []string // those that the kind of page has besides, to be loaded before
	LateStyle   string   // of what scripts add, which load it
	PrintStyle  string
	Scripts     []string // in the order in which they run
	Icon        string
	Logo        *Logo  // the plan's emblem, or nil
	Changes     string // the page about what changed, or ""
	Feed        string // the feed of changes, or ""
	Card        string // the picture for those who pass a link on, by its whole address, or ""
	Plan        PlanHead
	Nav         []NavLink
	Menu        template.HTML // Nav as a list
	Crumbs      []Link
	W           *Words
	Frame       Frame

	address, base string // the page's own, and the site's
	about         thing  // what it shows, for search engines
	inserts       []func(*bytes.Buffer)
}

// PlanHead is the plan in a few words.
type PlanHead struct{ Title, Subtitle, Region, Period, Publisher, Version, Date, License string }

// Logo is a picture with its size in pixels, zeros if that isn't known.
type Logo struct {
	Src           string
	Width, Height int
}

// Link is a link with its text; Title says more about it.
type Link struct{ Text, Href, Title, Number, Class string }

func (s *site) makeShell() Shell {
	p := s.Plan
	sh := Shell{
		Lang:   string(s.lang),
		Policy: policy,
		W:      s.words,
		Plan: PlanHead{Title: p.Title, Subtitle: p.Subtitle, Region: p.Region, Period: years(p.Period),
			Publisher: p.Publisher, Version: p.Version, Date: lang.Date(p.Date, s.lang), License: p.License},
	}
	if p.Logo != nil {
		w, h := html.PictureSize(p.Logo)
		sh.Logo = &Logo{Width: w, Height: h}
	}
	return sh
}

// at makes the shell of the page at an address. Section is the entry of the
// main navigation the page belongs to.
func (s *site) at(address, kind, title, section string) Shell {
	sh := s.frames.of(frameKey{path.Dir(address), kind, section}, func() Shell { return s.framed(address, kind, section) })
	sh.HeadTitle = title
	if title != sh.Plan.Title {
		sh.HeadTitle = title + " – " + sh.Plan.Title
	}
	sh.address = s.folder + address
	sh.Canonical = s.url(address)
	sh.Languages = s.languages(address)
	sh.Self = html.Rel(address, address)
	return sh
}

// crumbs begins the path to a page with the home page.
func (s *site) crumbs(address string, links ...Link) []Link {
	out := []Link{{Text: s.words.Home, Href: html.Rel(address, "index.html"), Title: s.words.YouAreHere}}
	for _, l := range links {
		if l.Href != "" {
			l.Href = html.Rel(address, l.Href)
		}
		out = append(out, l)
	}
	return out
}

// Addresses of the generated pages.
const (
	programsAddress = "program/index.html"
	notFoundAddress = "404.html"
)

func bookAddress(b *plan.Book) string     { return b.ID + "/index.html" }
func printPage(b *plan.Book) string       { return b.ID + "/print.html" }
func (s *site) dimensionsAddress() string { return refs.DimensionAddress(s.Plan, "index") }
func (s *site) agenciesAddress() string   { return refs.AgencyAddress(s.Plan, "index") }
func (s *site) yearsAddress() string      { return refs.YearAddress(s.Plan, "index") }

func years(y plan.Years) string {
	switch {
	case y.First == 0:
		return ""
	case y.First == y.Last:
		return strconv.Itoa(y.First)
	}
	return strconv.Itoa(y.First) + "–" + strconv.Itoa(y.Last)
}
