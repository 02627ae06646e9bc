package site

import (
	"html/template"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// Home is the value of home.html.
type Home struct {
	Shell
	Within     string // what the addresses of all pages begin with: nothing
	Lead       string
	Facts      []Fact
	Books      []BookCover
	Dimensions []DimensionCard
	QuickWins  []ProgramRow
	Roadmap    template.HTML
	Progress   *HomeProgress
	Money      *MoneyTable
	MoneyDrawn template.HTML
	Entrances  []Entrance
	Explore    Link // the page of all ways into the plan
}

// HomeProgress is how the plan is getting on, in short.
type HomeProgress struct {
	AsOf, Text, Href string
	States           []State
}

// BookCover is a book as it stands on the home page.
type BookCover struct{ Number, Title, Href, PDF, Print string }

// DimensionCard is a dimension with what it holds.
type DimensionCard struct {
	DimensionLink
	Count, Budget, Lead string
}

// Entrance is a way into the plan: by program, agency, year.
type Entrance struct {
	Name, Href string
	Links      []Link
}

func (s *site) home() page {
	return page{"index.html", "home.html", func() any { return s.homePage() }, origin{}}
}

func (s *site) homePage() *Home {
	const at = "index.html"
	p := s.Plan
	v := &Home{Shell: s.at(at, "home", p.Title, ""), Lead: p.Abstract}
	v.Description = p.Abstract
	v.about = s.aboutPlan(at)
	for _, b := range p.Books {
		v.Books = append(v.Books, BookCover{Number: s.bookName(b), Title: b.Title, Href: bookAddress(b), PDF: s.pdf(b, at), Print: printPage(b)})
	}
	if len(p.Programs) > 0 {
		v.Facts = append(s.numbers(p.Programs), Fact{s.words.Agencies, lang.Int(int64(len(p.Agencies)), s.lang)})
		if y := years(p.Period); y != "" {
			v.Facts = append(v.Facts, Fact{s.words.YearsNav, y})
		}
	}
	var rows []MoneyKey
	for _, d := range p.Dimensions {
		programs := s.filter(func(g *plan.Program) bool { return g.Dimension == d.ID })
		if len(programs) == 0 {
			continue
		}
		link := s.dimensionLink(at, d)
		v.Dimensions = append(v.Dimensions, DimensionCard{link, lang.ProgramCount.Count(len(programs), s.lang), s.short(total(programs, nil)), d.Lead})
		rows = append(rows, MoneyKey{Name: d.Name, Href: link.Href, Lines: linesOf(programs)})
	}
	if len(rows) > 0 {
		v.Money = s.byYear(s.words.MoneyByYear, lang.Dimension.In(s.lang), rows)
		v.MoneyDrawn = s.moneyPicture(at, "dimension", "", "", p.Programs)
	}
	for _, g := range s.filter(func(g *plan.Program) bool { return g.QuickWin != nil }) {
		v.QuickWins = append(v.QuickWins, s.row(at, g, nil))
	}
	if sc := s.smallRoadmap(); sc != nil {
		v.Roadmap = template.HTML(html.SVG(sc))
	}
	if s.Progress != nil {
		v.Progress = &HomeProgress{AsOf: s.asOf(), Text: s.resultSentence(), Href: refs.StatusAddress(p), States: s.states(p.Programs)}
	}
	v.Entrances = s.entrances(at)
	v.Explore = Link{Text: s.words.Explore, Href: refs.ExploreAddress(p), Title: s.words.ExploreLead}
	return v
}

func (s *site) entrances(from string) []Entrance {
	agencies := Entrance{Name: s.words.Agencies, Href: html.Rel(from, s.agenciesAddress())}
	for _, a := range s.Plan.Agencies {
		agencies.Links = append(agencies.Links, Link{Text: a.Short, Href: html.Rel(from, refs.AgencyAddress(s.Plan, a.ID))})
	}
	byYear := Entrance{Name: s.words.YearsNav, Href: html.Rel(from, s.yearsAddress())}
	for _, y := range s.Plan.Period.List() {
		byYear.Links = append(byYear.Links, Link{Text: strconv.Itoa(y), Href: html.Rel(from, refs.YearAddress(s.Plan, strconv.Itoa(y)))})
	}
	funds := Entrance{Name: s.words.FundSources, Href: html.Rel(from, refs.SourceAddress(s.Plan, "index"))}
	for _, k := range s.fundSources() {
		funds.Links = append(funds.Links, Link{Text: k.Name, Href: html.Rel(from, s.fundAddress(k.Name))})
	}
	data := Entrance{Name: s.words.OpenData, Href: html.Rel(from, dataAddress), Links: s.dataLinks(from)}
	var out []Entrance
	for _, e := range []Entrance{agencies, byYear, funds, data} {
		if len(e.Links) > 0 && len(s.Plan.Programs) > 0 {
			out = append(out, e)
		}
	}
	return out
}
