package site

import (
	"strings"
	"sync"

	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// A plan in several languages is a site for each: that in the plan's own stands at the
// root, the others in folders of their own, with the same pages at the same addresses and
// with the same anchors. So the way from one page to another is the same in all, and a
// reader who turns to another language stays where they are. Files – pictures, style
// sheets, PDFs, data – are there once: [site.file] leads to them.

// Translation is the plan in another language.
type Translation struct {
	Manuscript *view.Manuscript
	Table      *refs.Table
}

// Language is a page in one of the plan's languages.
type Language struct {
	Code    string // "en"
	Name    string // in the language itself: "English"
	Href    string // of the page in it, or if there is none, of the nearest that there is
	Address string // for search engines, which want whole addresses; "" if the plan has none or there is no such page
	Current bool
}

var languageNames = map[lang.Lang]string{lang.ID: "Bahasa Indonesia", lang.EN: "English"}

// translated makes the site of a plan's translation.
func (s *site) translated(t Translation) *site {
	l := lang.Of(t.Manuscript.Plan.Language)
	n := &site{Manuscript: t.Manuscript, refs: t.Table, theme: s.theme, layouts: s.layouts, lang: l, words: wordsIn(l), opt: s.opt,
		assets: s.assets, data: s.data, goalSlugs: s.goalSlugs, fundSlugs: s.fundSlugs, folder: string(l) + "/", main: s}
	n.fragments.print = s.opt.Fragment
	n.days, n.filters = sync.OnceValue(n.makeDays), sync.OnceValue(n.makeFilters)
	n.assets.folder = n.folder
	n.shell = n.makeShell()
	return n
}

// allPages are the pages in all languages, at their addresses in the whole site.
func (s *site) allPages() []page {
	var all []page
	for _, in := range s.tongues {
		in.addresses = map[string]bool{}
		for _, p := range in.pages() {
			in.addresses[p.address] = true
			p.address = in.folder + p.address
			all = append(all, p)
		}
	}
	return all
}

// file is the way from a page to a file that all languages share.
func (s *site) file(from, to string) string { return html.Rel(s.folder+from, to) }

// languages lead from a page to the same in other languages.
func (s *site) languages(address string) []Language {
	if len(s.tongues) < 2 {
		return nil
	}
	var out []Language
	for _, in := range s.tongues {
		l := Language{Code: string(in.lang), Name: languageNames[in.lang], Current: in == s}
		to := in.nearest(address)
		l.Href = html.Rel(s.folder+address, in.folder+to)
		if to == address && s.Plan.BaseURL != "" {
			l.Address = s.Plan.BaseURL + in.folder + to
		}
		out = append(out, l)
	}
	return out
}

// nearest is the page of an address, or if this language hasn't got it, the list or
// book that it would be in.
func (s *site) nearest(address string) string {
	for dir := address; ; {
		if s.addresses[dir] {
			return dir
		}
		i := strings.LastIndexByte(strings.TrimSuffix(dir, "/index.html"), '/')
		if i < 0 {
			return "index.html"
		}
		dir = dir[:i] + "/index.html"
	}
}
