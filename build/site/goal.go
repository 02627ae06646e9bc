package site

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// goalPages are a page for every goal, with the programs that serve it, and the list
// of all, which says which nobody serves.
func (s *site) goalPages() []page {
	if len(s.Plan.Goals) == 0 {
		return nil
	}
	index := refs.GoalAddress(s.Plan, "index")
	pages := []page{{index, "listing.html", func() any { return s.goalList(index) }, origin{}}}
	for i, g := range s.Plan.Goals {
		pages = append(pages, page{s.goalAddress(g.Code), "listing.html", func() any { return s.goalPage(i, g, index) }, origin{g.Span, otherID}})
	}
	return pages
}

// goalAddress is the page of a goal, "" if the plan has none of that code.
func (s *site) goalAddress(code string) string {
	if slug := s.goalSlugs()[code]; slug != "" {
		return refs.GoalAddress(s.Plan, slug)
	}
	return ""
}

func (s *site) makeGoalSlugs() map[string]string {
	var codes []string
	for _, g := range s.Plan.Goals {
		codes = append(codes, g.Code)
	}
	return slugs(codes)
}

// slugs are names as parts of addresses, each its own; "index" is the list of all.
func slugs(names []string) map[string]string {
	out, taken := map[string]string{}, map[string]bool{"index": true}
	for _, name := range names {
		if out[name] != "" {
			continue
		}
		slug := plan.Slug(name)
		for n := 2; taken[slug]; n++ {
			slug = plan.Slug(name) + "-" + strconv.Itoa(n)
		}
		out[name], taken[slug] = slug, true
	}
	return out
}

// serving are the programs that serve a goal.
func (s *site) serving(code string) []*plan.Program {
	return s.filter(func(g *plan.Program) bool { return slices.Contains(g.Goals, code) })
}

// family is what a goal's code begins with: RPJMD of RPJMD-2.1, SDG of SDG-16.6.
func family(code string) string {
	if i := strings.IndexFunc(code, func(r rune) bool { return !unicode.IsLetter(r) }); i > 0 {
		return code[:i]
	}
	return code
}

func (s *site) goalList(index string) *Listing {
	v := s.way(index, s.words.GoalsNav, s.words.GoalsLead)
	var empty []Link
	for _, g := range s.Plan.Goals {
		programs, name := s.serving(g.Code), family(g.Code)
		link := Link{Text: g.Code + " " + g.Text, Href: html.Rel(index, s.goalAddress(g.Code)), Title: s.countAndSum(programs)}
		if len(programs) == 0 {
			link.Title = s.words.NobodyServes
			empty = append(empty, link)
		}
		i := slices.IndexFunc(v.Sections, func(x ListSection) bool { return x.Title == name })
		if i < 0 {
			v.Sections, i = append(v.Sections, ListSection{Title: name}), len(v.Sections)
		}
		v.Sections[i].Links = append(v.Sections[i].Links, link)
	}
	v.Numbers = []Fact{{s.words.GoalsNav, lang.Int(int64(len(s.Plan.Goals)), s.lang)}, {s.words.NobodyServes, lang.Int(int64(len(empty)), s.lang)}}
	if len(empty) > 0 {
		v.Sections = slices.Insert(v.Sections, 0, ListSection{Title: s.words.GoalsUnserved, Lead: s.words.GoalsUnservedLead, Links: empty})
	}
	if aimless := s.filter(func(g *plan.Program) bool { return len(g.Goals) == 0 }); len(aimless) > 0 {
		v.Sections = append(v.Sections, ListSection{Title: s.words.WithoutGoals, Lead: s.words.WithoutGoalsLead, Links: s.programLinks(index, aimless)})
	}
	return v
}

func (s *site) goalPage(i int, g plan.Goal, index string) *Listing {
	at, programs := s.goalAddress(g.Code), s.serving(g.Code)
	v := &Listing{Shell: s.at(at, "listing", g.Code+" "+g.Text, exploring), Eyebrow: s.words.Goal + " " + g.Code, Title: g.Text, Numbers: s.numbers(programs)}
	v.Lead = fmt.Sprintf(s.words.GoalLead, g.Code)
	v.Crumbs = s.waysCrumbs(at, Link{Text: s.words.GoalsNav, Href: index}, Link{Text: g.Code})
	if len(programs) == 0 {
		v.Lead, v.Numbers = s.words.GoalsUnservedLead, nil
	} else {
		v.Sections = append(v.Sections, ListSection{Title: s.words.Programs, Programs: s.table(at, g.Text, programs, true, s.dimensionName, nil)})
		v.Sections = s.moneySection(v.Sections, at, programs, "")
	}
	v.Previous, v.Next = s.goalLink(at, i-1), s.goalLink(at, i+1)
	return v
}

func (s *site) goalLink(from string, i int) Link {
	if i < 0 || i >= len(s.Plan.Goals) {
		return Link{}
	}
	g := s.Plan.Goals[i]
	return Link{Text: g.Code, Href: html.Rel(from, s.goalAddress(g.Code)), Title: g.Text}
}

// moneySection adds the money of some programs by year and source.
func (s *site) moneySection(sections []ListSection, at string, programs []*plan.Program, picture template.HTML) []ListSection {
	if m := s.spendingByYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), bySource(linesOf(programs))); m != nil {
		sections = append(sections, ListSection{Title: s.words.MoneyByYear, Picture: picture, Money: m})
	}
	return sections
}
