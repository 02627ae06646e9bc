package site

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// Listing is the value of listing.html: a page that leads to others, such as a
// dimension's, an agency's or a year's.
type Listing struct {
	Shell
	Eyebrow, Title, Lead string
	Dim                  *DimensionLink
	Numbers              []Fact
	Links                []Link
	Ways                 []Way
	Sections             []ListSection
	Searching            bool // has a field that looks for the words of the address
	Previous, Next       Link
}

// ListSection is one part of it; what is nil is left out.
type ListSection struct {
	ID          string // "" for none
	Title, Lead string
	Picture     template.HTML // Money, if there is both, is folded up behind it
	Programs    *ProgramTable
	Money       *MoneyTable
	Targets     *TargetTable
	Standing    *Standing
	Links       []Link
	Facts       []Fact
	Terms       []Term
	More        Link // to the table where these programs can be filtered
}

// ProgramTable is a table of programs: the partial "programs" of base.html.
type ProgramTable struct {
	Label                 string
	W                     *Words
	Groups                []ProgramGroup
	ShowAgency, ShowState bool
	Columns, SumColumns   int
	Total                 string
}

// ProgramGroup is the programs under one heading row; Name may be empty.
type ProgramGroup struct {
	Name, Dimension string
	Programs        []ProgramRow
}

// ProgramRow is one program of it.
type ProgramRow struct {
	ID, Name, Href, Dimension, Agency, Years, Budget string
	QuickWin                                         bool
	State                                            State
}

// table makes a table of programs, grouped by a key that names the groups, with
// the money of the budget lines that count (nil: all).
func (s *site) table(from, label string, programs []*plan.Program, agency bool, group func(*plan.Program) string, counts func(plan.BudgetLine) bool) *ProgramTable {
	if len(programs) == 0 {
		return nil
	}
	t := &ProgramTable{Label: label, W: s.words, ShowAgency: agency, ShowState: s.Progress != nil, Columns: 4, Total: s.short(total(programs, counts))}
	if agency {
		t.Columns++
	}
	if t.ShowState {
		t.Columns++
	}
	t.SumColumns = t.Columns - 1
	for _, p := range programs {
		name := ""
		if group != nil {
			name = group(p)
		}
		i := slices.IndexFunc(t.Groups, func(g ProgramGroup) bool { return g.Name == name })
		if i < 0 {
			t.Groups, i = append(t.Groups, ProgramGroup{Name: name, Dimension: p.Dimension}), len(t.Groups)
		}
		t.Groups[i].Programs = append(t.Groups[i].Programs, s.row(from, p, counts))
	}
	return t
}

func (s *site) row(from string, p *plan.Program, counts func(plan.BudgetLine) bool) ProgramRow {
	r := ProgramRow{ID: p.ID, Name: p.Name, Href: html.Rel(from, p.Address), Dimension: p.Dimension,
		Years: years(p.Years()), Budget: s.short(total([]*plan.Program{p}, counts)), QuickWin: p.QuickWin != nil, State: s.state(progress.Status(p))}
	if a := s.Plan.Agency(p.Agency); a != nil {
		r.Agency = a.Short
	}
	return r
}

func (s *site) dimensionName(p *plan.Program) string {
	if d := s.Plan.Dimension(p.Dimension); d != nil {
		return d.Name
	}
	return ""
}

func (s *site) partName(p *plan.Program) string {
	if d := s.Plan.Dimension(p.Dimension); d != nil {
		if part, ok := d.Part(p.Part); ok {
			return part.Name
		}
	}
	return ""
}

func (s *site) filter(keep func(*plan.Program) bool) []*plan.Program {
	var out []*plan.Program
	for _, p := range s.Plan.Programs {
		if keep(p) {
			out = append(out, p)
		}
	}
	return out
}

// numbers are the counts and sums at the head of a listing.
func (s *site) numbers(programs []*plan.Program) []Fact {
	return []Fact{
		{s.words.Programs, lang.Int(int64(len(programs)), s.lang)},
		{lang.Budget.In(s.lang), s.short(total(programs, nil))},
	}
}

func (s *site) dimensionPages() []page {
	if len(s.Plan.Dimensions) == 0 {
		return nil
	}
	pages := []page{{s.dimensionsAddress(), "listing.html", func() any { return s.dimensionList() }, origin{}}}
	for i, d := range s.Plan.Dimensions {
		pages = append(pages, page{refs.DimensionAddress(s.Plan, d.ID), "listing.html", func() any { return s.dimensionPage(i, d) }, origin{d.Span, otherID}})
	}
	return pages
}

// in are the programs of a dimension.
func (s *site) in(d *plan.Dimension) []*plan.Program {
	return s.filter(func(p *plan.Program) bool { return p.Dimension == d.ID })
}

func (s *site) dimensionList() *Listing {
	index := s.dimensionsAddress()
	v := &Listing{Shell: s.at(index, "listing", s.words.Dimensions, "dimensi"), Title: s.words.Dimensions, Lead: s.words.DimensionsLead}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(index, Link{Text: v.Title})
	var rows []MoneyKey
	for _, d := range s.Plan.Dimensions {
		programs, href := s.in(d), html.Rel(index, refs.DimensionAddress(s.Plan, d.ID))
		v.Links = append(v.Links, Link{Text: d.Name, Href: href, Title: s.countAndSum(programs), Class: "dim-" + d.ID})
		rows = append(rows, MoneyKey{Name: d.Name, Href: href, Lines: linesOf(programs)})
	}
	if m := s.byYear(s.words.MoneyByYear, lang.Dimension.In(s.lang), rows); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Picture: s.moneyPicture(index, "dimension", "", "", s.Plan.Programs), Money: m})
	}
	v.Sections = s.drawnSection(v.Sections, s.words.Dependencies, s.dependencyPicture(index, "", ""))
	return v
}

// drawnSection adds a picture to the sections of a page, if there is one.
func (s *site) drawnSection(sections []ListSection, title string, picture template.HTML) []ListSection {
	if picture == "" {
		return sections
	}
	return append(sections, ListSection{Title: title, Picture: picture})
}

func (s *site) countAndSum(programs []*plan.Program) string {
	return lang.ProgramCount.Count(len(programs), s.lang) + " · " + s.short(total(programs, nil))
}

func (s *site) dimensionPage(i int, d *plan.Dimension) *Listing {
	at, programs := refs.DimensionAddress(s.Plan, d.ID), s.in(d)
	link := s.dimensionLink(at, d)
	v := &Listing{Shell: s.at(at, "listing", d.Name, "dimensi"), Eyebrow: lang.Dimension.In(s.lang), Title: d.Name, Lead: d.Lead, Dim: &link, Numbers: s.numbers(programs)}
	v.Dimension, v.Description = d.ID, d.Lead
	v.Crumbs = s.crumbs(at, Link{Text: s.words.Dimensions, Href: s.dimensionsAddress()}, Link{Text: d.Name})
	v.Sections = s.standingSection(v.Sections, at, programs, nil)
	if wins := slices.DeleteFunc(slices.Clone(programs), func(p *plan.Program) bool { return p.QuickWin == nil }); len(wins) > 0 {
		v.Sections = append(v.Sections, ListSection{Title: s.words.QuickWins, Links: s.programLinks(at, wins)})
	}
	v.Sections = append(v.Sections, ListSection{Title: s.words.Programs, Programs: s.table(at, d.Name, programs, true, s.partName, nil), More: s.explore(at, programs, "dimension", d.ID)})
	v.Sections = s.drawnSection(v.Sections, s.words.Roadmap, s.roadmapPicture(at, "dimension", d.ID, "part", programs))
	if m := s.spendingByYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), bySource(linesOf(programs))); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Picture: s.moneyPicture(at, "source", "dimension", d.ID, programs), Money: m})
	}
	v.Sections = s.drawnSection(v.Sections, s.words.Dependencies, s.dependencyPicture(at, "dimension", d.ID))
	var chapters []Link
	for _, c := range s.Plan.Chapters() {
		if slices.Contains(c.Dimensions, d.ID) {
			chapters = append(chapters, Link{Text: s.turn(at, c).Text, Href: html.Rel(at, c.Address), Title: s.bookName(c.Book)})
		}
	}
	if len(chapters) > 0 {
		v.Sections = append(v.Sections, ListSection{Title: s.words.Chapters, Links: chapters})
	}
	neighbour := func(j int) Link {
		if j < 0 || j >= len(s.Plan.Dimensions) {
			return Link{}
		}
		return Link{Text: s.Plan.Dimensions[j].Name, Href: html.Rel(at, refs.DimensionAddress(s.Plan, s.Plan.Dimensions[j].ID))}
	}
	v.Previous, v.Next = neighbour(i-1), neighbour(i+1)
	return v
}

func (s *site) programLinks(from string, programs []*plan.Program) []Link {
	var out []Link
	for _, p := range programs {
		out = append(out, Link{Text: p.ID + " " + p.Name, Href: html.Rel(from, p.Address), Title: years(p.Years()), Class: "dim-" + p.Dimension})
	}
	return out
}

func (s *site) agencyPages() []page {
	if len(s.Plan.Agencies) == 0 {
		return nil
	}
	pages := []page{{s.agenciesAddress(), "listing.html", func() any { return s.agencyList() }, origin{}}}
	for _, a := range s.Plan.Agencies {
		pages = append(pages, page{refs.AgencyAddress(s.Plan, a.ID), "listing.html", func() any { return s.agencyPage(a) }, origin{a.Span, otherID}})
	}
	return pages
}

// leads are the programs that an agency is responsible for.
func (s *site) leads(a *plan.Agency) []*plan.Program {
	return s.filter(func(p *plan.Program) bool { return p.Agency == a.ID })
}

func (s *site) agencyList() *Listing {
	index := s.agenciesAddress()
	v := &Listing{Shell: s.at(index, "listing", s.words.Agencies, "opd"), Title: s.words.Agencies, Lead: s.words.AgenciesLead}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(index, Link{Text: v.Title})
	for _, a := range s.Plan.Agencies {
		v.Links = append(v.Links, Link{Text: a.Name, Href: html.Rel(index, refs.AgencyAddress(s.Plan, a.ID)), Title: s.countAndSum(s.leads(a))})
	}
	if len(s.Plan.Agencies) > 1 && len(s.Plan.Dimensions) > 0 {
		v.Sections = s.drawnSection(v.Sections, s.words.Coverage, s.coveragePicture(index, "part", "agency"))
	}
	return v
}

func (s *site) agencyPage(a *plan.Agency) *Listing {
	at, leads := refs.AgencyAddress(s.Plan, a.ID), s.leads(a)
	supports := s.filter(func(p *plan.Program) bool {
		return p.Agency != a.ID && (slices.ContainsFunc(p.Partners, func(q plan.Partner) bool { return q.Agency == a.ID }) ||
			slices.ContainsFunc(p.Activities, func(k plan.Activity) bool { return k.Agency == a.ID }))
	})
	v := &Listing{Shell: s.at(at, "listing", a.Name, "opd"), Eyebrow: lang.Agency.In(s.lang), Title: a.Name, Numbers: s.numbers(leads)}
	v.Lead = fmt.Sprintf(s.words.AgencyLead, a.Short)
	v.Description = v.Lead
	v.Crumbs = s.crumbs(at, Link{Text: s.words.Agencies, Href: s.agenciesAddress()}, Link{Text: a.Short})
	v.Sections = s.standingSection(v.Sections, at, leads, s.reports(at, leads))
	if t := s.table(at, s.words.Leads, leads, false, s.dimensionName, nil); t != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.Leads, Programs: t, More: s.explore(at, leads, "agency", a.ID)})
	}
	if t := s.table(at, s.words.Supports, supports, true, s.dimensionName, nil); t != nil {
		t.Total = "" // other agencies' money
		v.Sections = append(v.Sections, ListSection{Title: s.words.Supports, Programs: t})
	}
	v.Sections = s.drawnSection(v.Sections, s.words.Roadmap, s.roadmapPicture(at, "agency", a.ID, "dimension", leads))
	if m := s.spendingByYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), bySource(linesOf(leads))); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Picture: s.moneyPicture(at, "source", "agency", a.ID, leads), Money: m})
	}
	v.Sections = s.drawnSection(v.Sections, s.words.Dependencies, s.dependencyPicture(at, "agency", a.ID))
	return v
}

func (s *site) yearPages() []page {
	all := s.Plan.Period.List()
	if len(all) == 0 || len(s.Plan.Programs) == 0 {
		return nil
	}
	pages := []page{{s.yearsAddress(), "listing.html", func() any { return s.yearList(all) }, origin{}}}
	for i, y := range all {
		pages = append(pages, page{s.yearAddress(y), "listing.html", func() any {
			v := s.yearPage(y)
			if i > 0 {
				v.Previous = s.yearLink(s.yearAddress(y), all[i-1])
			}
			if i+1 < len(all) {
				v.Next = s.yearLink(s.yearAddress(y), all[i+1])
			}
			return v
		}, origin{}})
	}
	return pages
}

func (s *site) yearAddress(y int) string { return refs.YearAddress(s.Plan, strconv.Itoa(y)) }

func (s *site) yearLink(from string, y int) Link {
	return Link{Text: strconv.Itoa(y), Href: html.Rel(from, s.yearAddress(y))}
}

// active are the programs that run in a year.
func (s *site) active(y int) []*plan.Program {
	return s.filter(func(p *plan.Program) bool { return p.Years().Has(y) })
}

func (s *site) yearList(all []int) *Listing {
	index := s.yearsAddress()
	v := s.way(index, s.words.YearsNav, s.words.YearsLead)
	for _, y := range all {
		link, n := s.yearLink(index, y), s.yearNumbers(y)
		link.Title = lang.ProgramCount.Count(len(s.active(y)), s.lang) + " · " + n[1].Value
		v.Links = append(v.Links, link)
	}
	return v
}

// yearNumbers are the count of programs and the money of a year.
func (s *site) yearNumbers(y int) []Fact {
	return []Fact{{s.words.Programs, lang.Int(int64(len(s.active(y))), s.lang)}, {lang.Budget.In(s.lang), s.short(total(s.Plan.Programs, inYear(y)))}}
}

func inYear(y int) func(plan.BudgetLine) bool {
	return func(l plan.BudgetLine) bool { return l.Year == y }
}

func (s *site) yearPage(y int) *Listing {
	at, active := s.yearAddress(y), s.active(y)
	w := &Listing{Shell: s.at(at, "listing", lang.Year.In(s.lang)+" "+strconv.Itoa(y), exploring), Eyebrow: lang.Year.In(s.lang), Title: strconv.Itoa(y), Lead: fmt.Sprintf(s.words.YearLead, y), Numbers: s.yearNumbers(y)}
	w.Description = w.Lead
	w.Crumbs = s.waysCrumbs(at, Link{Text: s.words.YearsNav, Href: s.yearsAddress()}, Link{Text: w.Title})
	if t := s.table(at, s.words.ActiveIn, active, true, s.dimensionName, inYear(y)); t != nil {
		t.Total = w.Numbers[1].Value
		w.Sections = append(w.Sections, ListSection{Title: s.words.ActiveIn, Lead: lang.Word{ID: "Anggaran yang tertulis adalah anggaran tahun ini.", EN: "The budget shown is this year's."}.In(s.lang), Programs: t, More: s.explore(at, active, "year", strconv.Itoa(y))})
	}
	w.Sections = s.drawnSection(w.Sections, s.words.MoneyOfYear, s.picture(at, s.words.MoneyOfYear, false, "budget", fmt.Sprintf("by: [dimension, source]\nchart: stacked\nyear: %d\n", y)))
	if t := s.targetsOf(at, y); t != nil {
		w.Sections = append(w.Sections, ListSection{Title: t.Label, Targets: t})
	}
	return w
}

// targetsOf are all targets of a year, and what became of them; nil if there are none.
func (s *site) targetsOf(at string, y int) *TargetTable {
	t := &TargetTable{Label: s.words.TargetsOf, W: s.words}
	for _, p := range s.Plan.Programs {
		for _, i := range p.Indicators {
			if x := progress.At(s.Plan, i, y); x.Target.Year > 0 {
				t.Rows = append(t.Rows, s.targetRow(at, p, i, x))
				t.Told = t.Told || x.Actual.Year > 0
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// standingSection adds how some programs are getting on to the sections of a page.
func (s *site) standingSection(sections []ListSection, at string, programs []*plan.Program, reports []ReportRow) []ListSection {
	st := s.standing(at, programs)
	if st == nil {
		return sections
	}
	st.Reports = reports
	return append(sections, ListSection{Title: s.words.Progress, Standing: st})
}

// notFound is 404.html, for web servers that show it.
func (s *site) notFound() page {
	return page{notFoundAddress, "listing.html", func() any { return s.notFoundPage() }, origin{}}
}

// notFoundPage is shown at whatever address isn't there, so that its links can't be relative
// to it: they begin at the server's root where the plan says what is there.
func (s *site) notFoundPage() *Listing {
	at := s.root() + notFoundAddress
	v := &Listing{Shell: s.at(at, "listing", s.words.NoPage, ""), Title: s.words.NoPage, Lead: s.words.NoPageHint, Searching: true}
	v.Canonical, v.NoIndex = "", true
	for _, e := range v.Nav {
		v.Links = append(v.Links, Link{Text: e.Text, Href: e.Href, Title: e.Title})
	}
	v.Links = append([]Link{{Text: s.words.Home, Href: v.Home}}, v.Links...)
	return v
}

// root is the path of the site on its server, or "" if that isn't known.
func (s *site) root() string {
	if s.opt.Root != "" || s.Plan.BaseURL == "" {
		return s.opt.Root
	}
	u, err := url.Parse(s.Plan.BaseURL)
	if err != nil {
		return ""
	}
	return u.Path
}
