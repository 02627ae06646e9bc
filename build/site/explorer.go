package site

import (
	"html"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/progress"
	"jilid/build/plan/refs"
	"jilid/build/plan/schema"
	pages "jilid/build/site/html"
	"jilid/build/text/lang"
)

// Explorer is the value of explorer.html: all programs in one table. Without
// scripts it is grouped by dimension; explorer.js filters and sorts it and adds
// up what is left, by what the rows say of themselves in data- attributes.
type Explorer struct {
	Shell
	Title, Lead string
	Sum         ExplorerSum
	Filters     []Filter
	Words       string // key of the words that are sought, in the address
	Sort        string // key of the order
	Sorts       []SortChoice
	Columns     []ExplorerColumn
	Groups      []ExplorerGroup
	Ways        []Entrance // to the pages by dimension, agency, year …
	Files       []Link     // the data
	CSV, File   string     // the script with the rows of programs.csv; the name of a file with some of them
	Span        int        // columns before the last
	ShowPart    bool
	ShowState   bool
}

// ExplorerSum is what is shown, in words and as the patterns by which
// explorer.js writes the same of other programs.
type ExplorerSum struct {
	Count, Money, Years, Uncosted string
	One, Many                     string // "program", "programs"
	Units                         string // a line for every unit of money: its rupiah and its pattern
	Separator                     string // of cells in a CSV file
}

// Filter is a field by which programs are chosen: Of as the code names it, Name as
// the plan's language does.
type Filter struct {
	Of, Name, Title string
	Open            bool
	Choices         []FilterChoice
}

// FilterChoice is a value of a filter, with the number of programs that have it.
// Class is that of a dimension; Long is the full name of what Text is short for.
type FilterChoice struct {
	Value, Text, Long, Class string
	Count                    int
}

// SortChoice is an order; a minus before its value turns it.
type SortChoice struct{ Value, Text string }

// ExplorerColumn is a column's head, for a field of programs: Of as the code names it,
// Key as the plan's language does.
type ExplorerColumn struct{ Of, Key, Text, Class string }

// ExplorerGroup is a dimension's programs with their sum.
type ExplorerGroup struct {
	DimensionLink
	Count, Budget string
	Rows          []ExplorerRow
}

// ExplorerRow is a program. Values are its data- attributes.
type ExplorerRow struct {
	ProgramRow
	Part, Mark string
	Values     template.HTMLAttr
}

// key is the name of a field in the plan's language.
func (s *site) key(r *schema.Record, name string) string {
	return r.Field(name).Label().In(string(s.lang))
}

// word is a word of a field in the plan's language.
func (s *site) word(f *schema.Field, name string) string {
	for _, w := range f.Words {
		if w.Name == name && s.lang == lang.ID && w.Alias != "" {
			return w.Alias
		}
	}
	return name
}

// explore leads from a page that lists programs to the table of all, filtered by a field's value if there is such a filter.
func (s *site) explore(from string, programs []*plan.Program, field, value string) Link {
	if len(programs) == 0 {
		return Link{}
	}
	l := Link{Text: s.words.ExploreThese, Href: pages.Rel(from, programsAddress)}
	for _, f := range s.filters() {
		if f.Of == field && slices.ContainsFunc(f.Choices, func(c FilterChoice) bool { return c.Value == value }) {
			l.Href += "#" + f.Name + "=" + url.QueryEscape(value)
		}
	}
	return l
}

// explorer is the table of all programs.
func (s *site) explorer() *Explorer {
	const at = programsAddress
	p := s.Plan
	v := &Explorer{Shell: s.at(at, "explorer", s.words.Programs, "program"), Title: s.words.Programs, Lead: s.words.ExplorerLead,
		Words: lang.Word{ID: "kata", EN: "words"}.In(s.lang), Sort: s.key(schema.ProgramsView, "sort"), ShowState: s.Progress != nil}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(at, Link{Text: v.Title})
	v.Sum = s.explorerSum()
	v.Filters = s.filters()
	v.Columns = s.explorerColumns()
	v.Span = len(v.Columns) - 1
	for _, c := range v.Columns {
		v.ShowPart = v.ShowPart || c.Of == "part"
		v.Sorts = append(v.Sorts, SortChoice{c.Key, c.Text + " " + s.words.Ascending}, SortChoice{"-" + c.Key, c.Text + " " + s.words.Descending})
	}
	group := func(d *plan.Dimension, programs []*plan.Program) {
		if len(programs) == 0 {
			return
		}
		g := ExplorerGroup{Count: lang.ProgramCount.Count(len(programs), s.lang), Budget: s.short(total(programs, nil))}
		if d != nil {
			g.DimensionLink = s.dimensionLink(at, d)
		}
		for _, x := range programs {
			g.Rows = append(g.Rows, s.explorerRow(x, d))
		}
		v.Groups = append(v.Groups, g)
	}
	for _, d := range p.Dimensions {
		group(d, s.in(d))
	}
	group(nil, s.filter(func(x *plan.Program) bool { return p.Dimension(x.Dimension) == nil }))
	v.Ways = s.ways(at)
	v.Files = s.dataLinks(at)
	v.CSV, v.File = s.file(at, dataFolder+programsScript), s.key(schema.Chapter, "programs")+".csv"
	return v
}

// explorerSum is what the page shows before anything is filtered.
func (s *site) explorerSum() ExplorerSum {
	all := s.Plan.Programs
	v := ExplorerSum{Count: lang.ProgramCount.Count(len(all), s.lang), Money: s.short(total(all, nil)), Years: spanOf(all),
		One: lang.ProgramCount.One, Many: lang.ProgramCount.Other, Units: moneyUnits(s.lang), Separator: ","}
	if s.lang == lang.ID { // what office programs there expect, as in plan/exchange
		v.One, v.Many, v.Separator = lang.ProgramCount.ID, lang.ProgramCount.ID, ";"
	}
	if n := len(s.filter(func(g *plan.Program) bool { _, costed := g.Total(); return !costed })); n > 0 {
		v.Uncosted = strings.Replace(s.words.Uncosted, "%", lang.Int(int64(n), s.lang), 1)
	}
	return v
}

// spanOf are the years from the first of some programs to the last.
func spanOf(programs []*plan.Program) string {
	var span plan.Years
	for _, g := range programs {
		if g.Start > 0 && (span.First == 0 || g.Start < span.First) {
			span.First = g.Start
		}
		span.Last = max(span.Last, g.End)
	}
	return years(span)
}

// moneyUnits are the units in which amounts are written, and how.
func moneyUnits(l lang.Lang) string {
	var lines []string
	for _, u := range []money.Unit{money.Whole, money.Juta, money.Miliar, money.Triliun} {
		lines = append(lines, strconv.FormatInt(int64(u.Rupiah()), 10)+" "+strings.Replace(u.Rupiah().In(u, l), "1", "%", 1))
	}
	return strings.Join(lines, "\n")
}

func (s *site) explorerColumns() []ExplorerColumn {
	var out []ExplorerColumn
	add := func(name, text, class string) {
		out = append(out, ExplorerColumn{name, s.key(schema.Program, name), text, class})
	}
	add("id", s.words.Code, "")
	add("name", s.words.Program, "")
	if slices.ContainsFunc(s.Plan.Dimensions, func(d *plan.Dimension) bool { return len(d.Parts) > 0 }) {
		add("part", s.words.Part, "")
	}
	add("agency", s.words.Agency, "")
	add("start", s.words.Years, "")
	if s.Progress != nil {
		add("status", s.words.Status, "")
	}
	add("budget", s.words.Budget, "r")
	return out
}

func (s *site) explorerRow(g *plan.Program, d *plan.Dimension) ExplorerRow {
	r := ExplorerRow{ProgramRow: s.row(programsAddress, g, nil), Part: s.partName(g)}
	if d != nil {
		r.Mark = d.Mark
	}
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			b.WriteString(` data-` + name + `="` + html.EscapeString(value) + `"`)
		}
	}
	for _, f := range s.rowFilters() {
		put(f.name, f.value(g))
	}
	if g.Start > 0 {
		put("years", strconv.Itoa(g.Start)+" "+strconv.Itoa(max(g.End, g.Start)))
	}
	var lines []string
	for _, l := range g.Budget {
		amount := "-" // not yet costed
		if l.Costed {
			amount = strconv.FormatInt(int64(l.Amount), 10)
		}
		lines = append(lines, strconv.Itoa(l.Year)+" "+amount+" "+l.Source)
	}
	put("money", strings.Join(lines, "\n"))
	r.Values = template.HTMLAttr(strings.TrimSpace(b.String()))
	return r
}

// rowFilter is a filter by one value of a program. Year and source aren't: they
// choose money as well.
type rowFilter struct {
	name  string
	value func(*plan.Program) string
}

func (s *site) rowFilters() []rowFilter {
	status, horizon := schema.SumView.Field("status"), schema.SumView.Field("horizon")
	return []rowFilter{
		{s.key(schema.SumView, "dimension"), func(g *plan.Program) string { return g.Dimension }},
		{s.key(schema.SumView, "part"), partValue},
		{s.key(schema.SumView, "agency"), func(g *plan.Program) string { return g.Agency }},
		{s.key(schema.SumView, "horizon"), func(g *plan.Program) string { return s.word(horizon, g.Horizon) }},
		{s.key(schema.SumView, "status"), func(g *plan.Program) string { return s.word(status, progress.Status(g)) }},
		{s.key(schema.SumView, "quick_win"), func(g *plan.Program) string {
			if g.QuickWin == nil {
				return ""
			}
			return lang.YesNo(true).In(s.lang)
		}},
	}
}

// partValue tells parts of one id in two dimensions apart.
func partValue(g *plan.Program) string {
	if g.Part == "" {
		return ""
	}
	return g.Dimension + "." + g.Part
}

// makeFilters finds the filters that have something to choose from.
func (s *site) makeFilters() []Filter {
	p := s.Plan
	values := map[string]func(*plan.Program) string{}
	for _, f := range s.rowFilters() {
		values[f.name] = f.value
	}
	var out []Filter
	add := func(field, title string, open bool, least int, choices []FilterChoice) {
		f := Filter{Of: field, Name: s.key(schema.SumView, field), Title: title, Open: open}
		if of := values[f.Name]; of != nil {
			count := map[string]int{}
			for _, g := range p.Programs {
				count[of(g)]++
			}
			for i := range choices {
				choices[i].Count = count[choices[i].Value]
			}
		}
		f.Choices = slices.DeleteFunc(choices, func(c FilterChoice) bool { return c.Count == 0 })
		if len(f.Choices) >= least {
			out = append(out, f)
		}
	}
	var dimensions, parts, agencies, horizons, states []FilterChoice
	for _, d := range p.Dimensions {
		dimensions = append(dimensions, FilterChoice{Value: d.ID, Text: d.Name, Class: "dim-" + d.ID})
		for _, x := range d.Parts {
			parts = append(parts, FilterChoice{Value: d.ID + "." + x.ID, Text: x.Name, Class: "dim-" + d.ID})
		}
	}
	for _, a := range p.Agencies {
		c := FilterChoice{Value: a.ID, Text: a.Short}
		if a.Name != a.Short {
			c.Long = a.Name
		}
		agencies = append(agencies, c)
	}
	horizon, status := schema.SumView.Field("horizon"), schema.SumView.Field("status")
	for _, w := range horizon.Words {
		horizons = append(horizons, FilterChoice{Value: s.word(horizon, w.Name), Text: lang.Capital(horizonWord(w.Name, s.lang))})
	}
	for _, x := range progress.Statuses {
		states = append(states, FilterChoice{Value: s.word(status, x), Text: lang.Capital(plan.StatusWord(x).In(s.lang))})
	}
	add("dimension", lang.Dimension.In(s.lang), true, 2, dimensions)
	add("year", lang.Year.In(s.lang), true, 2, s.yearChoices())
	add("quick_win", s.words.QuickWin, true, 1, []FilterChoice{{Value: lang.YesNo(true).In(s.lang), Text: s.words.OnlyQuickWins}})
	add("agency", s.words.Agency, false, 2, agencies)
	add("part", s.words.Part, false, 2, parts)
	add("status", s.words.Status, false, 2, states)
	add("source", s.words.FundSource, false, 2, s.sourceChoices())
	add("horizon", s.words.Horizon, false, 2, horizons)
	return out
}

// yearChoices count the programs that run in a year or have money in it.
func (s *site) yearChoices() []FilterChoice {
	count := map[int]int{}
	for _, g := range s.Plan.Programs {
		all := g.Years().List()
		for _, l := range g.Budget {
			all = append(all, l.Year)
		}
		slices.Sort(all)
		for _, y := range slices.Compact(all) {
			count[y]++
		}
	}
	var out []FilterChoice
	for y, n := range count {
		out = append(out, FilterChoice{Value: strconv.Itoa(y), Text: strconv.Itoa(y), Count: n})
	}
	slices.SortFunc(out, func(a, b FilterChoice) int { return strings.Compare(a.Value, b.Value) })
	return out
}

// sourceChoices count the programs that have money from a source.
func (s *site) sourceChoices() []FilterChoice {
	var out []FilterChoice
	for _, k := range bySource(linesOf(s.Plan.Programs)) {
		n := len(s.filter(func(g *plan.Program) bool {
			return slices.ContainsFunc(g.Budget, func(l plan.BudgetLine) bool { return l.Source == k.Name })
		}))
		if k.Name != "" {
			out = append(out, FilterChoice{Value: k.Name, Text: k.Name, Count: n})
		}
	}
	return out
}

// ways are the pages that show some of the programs, for whom filters aren't there.
func (s *site) ways(from string) []Entrance {
	var out []Entrance
	add := func(name, index string, links []Link) {
		if len(links) > 0 {
			out = append(out, Entrance{Name: name, Href: pages.Rel(from, index), Links: links})
		}
	}
	var dimensions, agencies, years []Link
	for _, d := range s.Plan.Dimensions {
		dimensions = append(dimensions, Link{Text: d.Name, Href: pages.Rel(from, refs.DimensionAddress(s.Plan, d.ID))})
	}
	for _, a := range s.Plan.Agencies {
		agencies = append(agencies, Link{Text: a.Short, Href: pages.Rel(from, refs.AgencyAddress(s.Plan, a.ID))})
	}
	for _, y := range s.Plan.Period.List() {
		years = append(years, s.yearLink(from, y))
	}
	add(s.words.Dimensions, s.dimensionsAddress(), dimensions)
	add(s.words.Agencies, s.agenciesAddress(), agencies)
	add(s.words.YearsNav, s.yearsAddress(), years)
	return out
}
