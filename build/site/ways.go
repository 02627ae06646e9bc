package site

import (
	"cmp"
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// exploring is the section of the main navigation of the page of all ways into the
// plan, and of those that have no entry of their own.
const exploring = "jelajahi"

// Way is a way into the plan: what it is called, what it is good for, and how much there is.
type Way struct{ Name, Href, Lead, Count string }

// wayPages are the page of all ways, and those of quick wins, downloads and abbreviations.
func (s *site) wayPages() []page {
	pages := []page{{refs.ExploreAddress(s.Plan), "listing.html", func() any { return s.waysPage() }, origin{}},
		{refs.DownloadsAddress(s.Plan), "listing.html", func() any { return s.downloadsPage() }, origin{}}}
	if len(s.quickWins()) > 0 {
		pages = append(pages, page{refs.QuickWinsAddress(s.Plan), "listing.html", func() any { return s.quickWinPage() }, origin{}})
	}
	if len(s.Plan.Abbreviations) > 0 {
		pages = append(pages, page{refs.AbbreviationsAddress(s.Plan), "listing.html", func() any { return s.abbreviationPage() }, origin{}})
	}
	return pages
}

// waysCrumbs is the path to a page that is reached by the page of all ways.
func (s *site) waysCrumbs(address string, links ...Link) []Link {
	return s.crumbs(address, append([]Link{{Text: s.words.Explore, Href: refs.ExploreAddress(s.Plan)}}, links...)...)
}

// way begins the page of a way into the plan.
func (s *site) way(at, title, lead string) *Listing {
	v := &Listing{Shell: s.at(at, "listing", title, exploring), Title: title, Lead: lead}
	v.Description = v.Lead
	v.Crumbs = s.waysCrumbs(at, Link{Text: v.Title})
	return v
}

func (s *site) waysPage() *Listing {
	at := refs.ExploreAddress(s.Plan)
	v := &Listing{Shell: s.at(at, "listing", s.words.Explore, exploring), Title: s.words.Explore, Lead: s.words.ExploreLead, Ways: s.allWays(at)}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(at, Link{Text: v.Title})
	return v
}

// allWays are the ways into the plan that it has, as a page sees them.
func (s *site) allWays(from string) []Way {
	var out []Way
	for _, b := range s.Plan.Books {
		if !s.manyBooks() {
			out = append(out, Way{Name: s.bookName(b) + ": " + b.Title, Href: html.Rel(from, bookAddress(b)), Lead: cmp.Or(b.Subtitle, s.words.BookLead)})
		}
	}
	return append(out, s.waysBesideBooks(from)...)
}

func (s *site) waysBesideBooks(from string) []Way {
	p, w := s.Plan, s.words
	var out []Way
	add := func(there bool, name, address, lead string, n int) {
		if there {
			count := ""
			if n > 0 {
				count = lang.Int(int64(n), s.lang)
			}
			out = append(out, Way{Name: name, Href: html.Rel(from, address), Lead: lead, Count: count})
		}
	}
	add(s.manyBooks(), w.Books, "index.html", w.BookLead, len(p.Books))
	programs := len(p.Programs) > 0
	add(programs, w.Programs, programsAddress, w.ExplorerLead, len(p.Programs))
	add(len(p.Dimensions) > 0, w.Dimensions, s.dimensionsAddress(), w.DimensionsLead, len(p.Dimensions))
	add(len(p.Agencies) > 0, w.Agencies, s.agenciesAddress(), w.AgenciesLead, len(p.Agencies))
	add(programs && p.Period.First > 0, w.YearsNav, s.yearsAddress(), w.YearsLead, len(p.Period.List()))
	add(len(s.quickWins()) > 0, w.QuickWins, refs.QuickWinsAddress(p), w.QuickWinsLead, len(s.quickWins()))
	add(len(s.fundSources()) > 0, w.FundSources, refs.SourceAddress(p, "index"), w.FundsLead, len(s.fundSources()))
	add(len(p.Goals) > 0, w.GoalsNav, refs.GoalAddress(p, "index"), w.GoalsLead, len(p.Goals))
	add(s.Progress != nil, w.Progress, refs.StatusAddress(p), w.ProgressLead, 0)
	add(len(p.Abbreviations) > 0, w.Abbreviations, refs.AbbreviationsAddress(p), w.AbbreviationsLead, len(p.Abbreviations))
	add(len(s.changesPages()) > 0, w.Changes, s.changesAddress(), w.ChangesLead, 0)
	add(true, w.Search, s.searchAddress(), w.SearchLead, 0)
	add(true, w.Downloads, refs.DownloadsAddress(p), w.DownloadsLead, 0)
	add(true, w.OpenData, dataAddress, w.DataLead, 0)
	return out
}

func (s *site) quickWins() []*plan.Program {
	return s.filter(func(g *plan.Program) bool { return g.QuickWin != nil })
}

// quickWinPage shows every quick win with what makes it one.
func (s *site) quickWinPage() *Listing {
	at, wins := refs.QuickWinsAddress(s.Plan), s.quickWins()
	v := s.way(at, s.words.QuickWins, s.words.QuickWinsLead)
	v.Numbers = s.numbers(wins)
	v.Sections = append(v.Sections, ListSection{Title: s.words.Programs, Programs: s.table(at, v.Title, wins, true, s.dimensionName, nil), More: s.explore(at, wins, "quick_win", lang.YesNo(true).In(s.lang))})
	for _, g := range wins {
		facts := quickWinFields(g.QuickWin, s.lang)
		if len(facts) == 0 {
			continue
		}
		v.Sections = append(v.Sections, ListSection{Title: g.ID + " " + g.Name, Facts: facts, More: Link{Text: s.words.WholeProgram, Href: html.Rel(at, g.Address)}})
	}
	return v
}

// downloadsPage lists all files to take along.
func (s *site) downloadsPage() *Listing {
	at := refs.DownloadsAddress(s.Plan)
	v := s.way(at, s.words.Downloads, s.words.DownloadsLead)
	for _, b := range s.Plan.Books {
		sec := ListSection{Title: s.bookName(b) + ": " + b.Title}
		for _, e := range s.opt.Editions {
			if e != plan.Screen && !slices.Contains(s.Plan.Editions, e) {
				continue
			}
			name := s.Plan.PDF(b, e)
			sec.Links = append(sec.Links, Link{Text: name, Href: s.file(at, name), Title: s.words.editionName(e) + s.extent(name)})
		}
		sec.Links = append(sec.Links, Link{Text: s.words.PrintPage, Href: html.Rel(at, printPage(b)), Title: "HTML"})
		v.Sections = append(v.Sections, sec)
	}
	data := ListSection{Title: s.words.OpenData, Lead: s.words.DataLead}
	for _, f := range s.data() {
		data.Links = append(data.Links, Link{Text: f.Name, Href: s.file(at, dataFolder+f.Name), Title: lang.Capital(f.Doc.In(string(s.lang))) + " · " + lang.Size(len(f.Data), s.lang)})
	}
	data.More = Link{Text: s.words.ReadData, Href: html.Rel(at, dataAddress)}
	v.Sections = append(v.Sections, data)
	return v
}

// extent is the pages and the size of a PDF, where they are known.
func (s *site) extent(name string) string {
	if s.opt.PDF == nil {
		return ""
	}
	f, ok := s.opt.PDF(name)
	if !ok {
		return ""
	}
	return " · " + strconv.Itoa(f.Pages) + " " + s.words.PageCount + " · " + lang.Size(f.Bytes, s.lang)
}
