package site

import (
	"fmt"
	"slices"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// fundSources are the plan's sources of money by name, largest first.
func (s *site) fundSources() []MoneyKey {
	return slices.DeleteFunc(bySource(linesOf(s.Plan.Programs)), func(k MoneyKey) bool { return k.Name == "" })
}

// fundPages are a page for every source of money, and the list of all.
func (s *site) fundPages() []page {
	sources := s.fundSources()
	if len(sources) == 0 {
		return nil
	}
	index := refs.SourceAddress(s.Plan, "index")
	pages := []page{{index, "listing.html", func() any { return s.fundList(index, sources) }, origin{}}}
	for i, k := range sources {
		pages = append(pages, page{s.fundAddress(k.Name), "listing.html", func() any { return s.fundPage(index, sources, i) }, origin{}})
	}
	return pages
}

func (s *site) fundAddress(name string) string {
	return refs.SourceAddress(s.Plan, s.fundSlugs()[name])
}

func (s *site) makeFundSlugs() map[string]string {
	var names []string
	for _, k := range s.fundSources() {
		names = append(names, k.Name)
	}
	return slugs(names)
}

// paidBy are the programs that have money from a source.
func (s *site) paidBy(name string) []*plan.Program {
	return s.filter(func(g *plan.Program) bool {
		return slices.ContainsFunc(g.Budget, fromSource(name))
	})
}

func fromSource(name string) func(plan.BudgetLine) bool {
	return func(l plan.BudgetLine) bool { return l.Source == name }
}

func (s *site) fundList(index string, sources []MoneyKey) *Listing {
	v := s.way(index, s.words.FundSources, s.words.FundsLead)
	var rows []MoneyKey
	for _, k := range sources {
		programs := s.paidBy(k.Name)
		href := html.Rel(index, s.fundAddress(k.Name))
		v.Links = append(v.Links, Link{Text: k.Name, Href: href, Title: lang.ProgramCount.Count(len(programs), s.lang) + " · " + s.short(total(programs, fromSource(k.Name)))})
		rows = append(rows, MoneyKey{Name: k.Name, Href: href, Lines: k.Lines})
	}
	if m := s.byYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), rows); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Picture: s.moneyPicture(index, "source", "", "", s.Plan.Programs), Money: m})
	}
	return v
}

func (s *site) fundPage(index string, sources []MoneyKey, i int) *Listing {
	name := sources[i].Name
	at, programs := s.fundAddress(name), s.paidBy(name)
	v := &Listing{Shell: s.at(at, "listing", name, exploring), Eyebrow: lang.FundSource.In(s.lang), Title: name, Lead: fmt.Sprintf(s.words.FundLead, name)}
	v.Description = v.Lead
	v.Crumbs = s.waysCrumbs(at, Link{Text: s.words.FundSources, Href: index}, Link{Text: name})
	v.Numbers = []Fact{{s.words.Programs, lang.Int(int64(len(programs)), s.lang)}, {lang.Budget.In(s.lang), s.short(total(programs, fromSource(name)))}}
	v.Sections = append(v.Sections, ListSection{Title: s.words.Programs, Programs: s.table(at, name, programs, true, s.dimensionName, fromSource(name)), More: s.explore(at, programs, "source", name)})
	var rows []MoneyKey
	for _, d := range s.Plan.Dimensions {
		lines := slices.DeleteFunc(linesOf(s.in(d)), func(l plan.BudgetLine) bool { return l.Source != name })
		if len(lines) > 0 {
			rows = append(rows, MoneyKey{Name: d.Name, Href: html.Rel(at, refs.DimensionAddress(s.Plan, d.ID)), Lines: lines})
		}
	}
	if m := s.byYear(s.words.MoneyByYear, lang.Dimension.In(s.lang), rows); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Money: m})
	}
	link := func(j int) Link {
		if j < 0 || j >= len(sources) {
			return Link{}
		}
		return Link{Text: sources[j].Name, Href: html.Rel(at, s.fundAddress(sources[j].Name))}
	}
	v.Previous, v.Next = link(i-1), link(i+1)
	return v
}
