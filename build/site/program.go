package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// Program is the value of program.html: one program's record.
type Program struct {
	Shell
	ID, Title, Summary, Part string
	Dim                      DimensionLink
	Agency                   Link
	Years, Status, Budget    string
	QuickWin                 bool
	Timeline                 Timeline
	TextLang, StoryLang      string // tags of BCP 47 of name and story, if not the page's language
	Borrowed                 string // what is said of a record that isn't translated, or of a translation older than it, or ""
	Story, Notes             template.HTML
	Manuscript               string // where its file is seen in the plan's repository, or ""
	Changed, Editors         string // when it was last changed, and who wrote it, or ""
	Cite                     Cite
	IndicatorYears           []string
	Indicators               []Indicator
	IndicatorsDrawn          template.HTML
	Money                    *MoneyTable
	MoneyDrawn               template.HTML
	Dependencies             template.HTML
	Activities               []Activity
	QuickWinFields, Risks    []Fact
	State                    State
	AsOf, Standing, Stale    string // the day it is known to; how it stands in a line; what is wrong with an old record
	Reports                  []Report
	Steps                    []string
	Facts                    []FactLinks
	Mentions                 []Link
}

// Fact is a name with its value.
type Fact struct{ Name, Value string }

// FactLinks is a name with values that may be links.
type FactLinks struct {
	Name   string
	Values []Link
}

// Timeline is a program over the plan's years: cells that span years.
type Timeline struct {
	Years []Link
	Rows  [][]TimelineCell
}

// TimelineCell is a phase, or a gap between phases; Class is "on" where the program runs.
type TimelineCell struct {
	Text, Class string
	Span        int
}

// Indicator is a row of the indicators' table; Values are by year.
type Indicator struct {
	Name, Unit, Baseline string
	Values               []TargetValue
}

// TargetValue is a year's target and what became of it.
type TargetValue struct {
	Target, Actual string
	Outcome        Outcome
}

// Activity of a program as the table shows it.
type Activity struct{ Name, Output, Years, Agency string }

func (s *site) programPages() []page {
	if len(s.Plan.Programs) == 0 {
		return nil
	}
	needed := sync.OnceValue(s.neededBy)
	pages := []page{{programsAddress, "explorer.html", func() any { return s.explorer() }, origin{}}}
	for i := range s.Programs {
		pages = append(pages, page{s.Programs[i].Address, "program.html", func() any { return s.programPage(&s.Programs[i], needed()) }, origin{s.Programs[i].Span, otherID}})
	}
	return pages
}

// neededBy are the programs that depend on each program, in the plan's order.
func (s *site) neededBy() map[string][]*plan.Program {
	out := map[string][]*plan.Program{}
	for _, p := range s.Plan.Programs {
		for _, id := range p.DependsOn {
			if list := out[id]; len(list) == 0 || list[len(list)-1] != p {
				out[id] = append(list, p)
			}
		}
	}
	return out
}

func (s *site) programPage(st *view.Story, needed map[string][]*plan.Program) *Program {
	p, at := st.Program, st.Address
	v := &Program{Shell: s.at(at, "program", p.ID+" "+p.Name, "program"), ID: p.ID, Title: p.Name, Summary: p.Summary,
		Years: years(p.Years()), Status: p.StatusWord().In(s.lang), State: s.state(progress.Status(p)), QuickWin: p.QuickWin != nil}
	s.foreign(v, p)
	v.Manuscript, v.Cite = s.manuscript(p.File), s.citeProgram(p)
	v.Changed, v.Editors = s.lastChange(p.File), s.writtenBy(p.File)
	v.Dimension = p.Dimension
	v.Description = p.Summary
	if d := s.Plan.Dimension(p.Dimension); d != nil {
		v.Dim = s.dimensionLink(at, d)
		if part, ok := d.Part(p.Part); ok {
			v.Part = part.Name
		}
		v.Crumbs = s.crumbs(at, Link{Text: s.words.Programs, Href: programsAddress}, Link{Text: d.Name, Href: refs.DimensionAddress(s.Plan, d.ID)}, Link{Text: p.ID})
	} else {
		v.Crumbs = s.crumbs(at, Link{Text: s.words.Programs, Href: programsAddress}, Link{Text: p.ID})
	}
	v.Agency = s.agencyLink(at, p.Agency)
	amount, costed := p.Total()
	v.Budget = s.short(sum{amount, costed})
	v.Timeline = s.timeline(at, p)
	if st.Doc != nil {
		words := s
		if p.Borrowed() {
			words = s.main
		}
		v.Story, v.Notes = s.fillIn(&v.Shell, words, st.Doc, html.Place{Page: at})
		if v.Description == "" {
			v.Description = words.summary(st.Doc, at)
		}
	}
	s.indicators(v, p)
	if len(p.Indicators) > 0 {
		v.IndicatorsDrawn = s.picture(at, s.words.Indicators, true, "indicators", "show: chart\n"+only("ids", p.ID))
	}
	if len(p.DependsOn)+len(needed[p.ID]) > 0 {
		v.Dependencies = s.dependencyPicture(at, "ids", p.ID)
	}
	if len(p.Budget) > 0 {
		v.MoneyDrawn = s.moneyPicture(at, "source", "ids", p.ID, []*plan.Program{p})
		v.Money = s.spendingByYear(s.words.MoneyByYear, s.words.FundSource, bySource(p.Budget))
	}
	for _, a := range p.Activities {
		v.Activities = append(v.Activities, Activity{Name: a.Name, Output: a.Output, Years: yearList(a.Years), Agency: s.agencyLink(at, a.Agency).Text})
	}
	if q := p.QuickWin; q != nil {
		v.QuickWinFields, v.Steps = quickWinFields(q, s.lang), q.Steps
	}
	for _, r := range p.Risks {
		v.Risks = append(v.Risks, Fact{r.Risk, r.Mitigation})
	}
	for _, r := range newestFirst(p.Progress) {
		v.Reports = append(v.Reports, s.report(at, r))
	}
	if s.Progress != nil {
		v.AsOf, v.Stale, v.Standing = s.asOf(), s.staleNote(p), s.standingLine(p)
	}
	s.facts(v, p, needed[p.ID])
	for _, c := range s.refs.Mentions(p.ID) {
		v.Mentions = append(v.Mentions, Link{Text: s.turn(at, c).Text, Href: html.Rel(at, c.Address), Title: s.bookName(c.Book)})
	}
	return v
}

// foreign says which words of a program are the original's, in a translation of the plan.
func (s *site) foreign(v *Program, p *plan.Program) {
	if p.Original == nil {
		return
	}
	original := string(s.main.lang)
	if p.Borrowed() {
		v.StoryLang = original
	}
	if p.Texts == nil {
		v.TextLang, v.Borrowed = original, s.words.BorrowedProgram
	} else {
		v.Borrowed = s.outdated(p.Texts, p.Original.File)
	}
}

func (s *site) agencyLink(from, id string) Link {
	a := s.Plan.Agency(id)
	if a == nil {
		return Link{Text: id}
	}
	return Link{Text: a.Name, Title: a.Short, Href: html.Rel(from, refs.AgencyAddress(s.Plan, a.ID))}
}

func (s *site) programLink(from string, p *plan.Program) Link {
	return Link{Text: p.ID + " " + p.Name, Href: html.Rel(from, p.Address)}
}

// timeline lays the phases over the plan's years, in as few rows as hold
// phases that overlap; a program without phases is one bar.
func (s *site) timeline(at string, p *plan.Program) Timeline {
	all := s.Plan.Period.List()
	if len(all) == 0 || p.Start == 0 {
		return Timeline{}
	}
	var t Timeline
	for _, y := range all {
		t.Years = append(t.Years, Link{Text: strconv.Itoa(y), Href: html.Rel(at, refs.YearAddress(s.Plan, strconv.Itoa(y)))})
	}
	phases := slices.Clone(p.Phases)
	if len(phases) == 0 {
		phases = []plan.Phase{{Years: p.Years()}}
	}
	slices.SortStableFunc(phases, func(a, b plan.Phase) int { return a.Years.First - b.Years.First })
	for len(phases) > 0 {
		var row []TimelineCell
		var later []plan.Phase
		next := all[0]
		gap := func(to int) {
			for ; next < to; next++ {
				class := ""
				if p.Years().Has(next) && len(t.Rows) == 0 {
					class = "on"
				}
				row = append(row, TimelineCell{Class: class, Span: 1})
			}
		}
		for _, ph := range phases {
			first, last := max(ph.Years.First, all[0]), min(ph.Years.Last, all[len(all)-1])
			if first < next || last < first {
				if last >= first {
					later = append(later, ph)
				}
				continue
			}
			gap(first)
			row = append(row, TimelineCell{Text: ph.Text, Class: "on", Span: last - first + 1})
			next = last + 1
		}
		gap(all[len(all)-1] + 1)
		t.Rows = append(t.Rows, row)
		if len(later) == len(phases) {
			break
		}
		phases = later
	}
	return t
}

func (s *site) indicators(v *Program, p *plan.Program) {
	var all []int
	for _, i := range p.Indicators {
		for _, y := range append(slices.Clone(i.Targets), i.Actual...) {
			all = append(all, y.Year)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, y := range all {
		v.IndicatorYears = append(v.IndicatorYears, strconv.Itoa(y))
	}
	for _, i := range p.Indicators {
		row := Indicator{Name: i.Name, Unit: i.Unit, Baseline: s.figure(plan.YearValue{Value: i.Baseline, Number: i.Before, Numeric: i.BeforeNumeric})}
		for _, y := range all {
			x := progress.At(s.Plan, i, y)
			row.Values = append(row.Values, TargetValue{Target: s.figure(x.Target), Actual: s.figure(x.Actual), Outcome: s.outcome(x.Outcome)})
		}
		v.Indicators = append(v.Indicators, row)
	}
}

// figure is a value: numbers as the plan's language writes them, anything else as
// it was typed.
func (s *site) figure(v plan.YearValue) string {
	if v.Numeric {
		return lang.Decimal(v.Number, s.lang)
	}
	return v.Value
}

// facts are the fields that have no section of their own.
func (s *site) facts(v *Program, p *plan.Program, dependents []*plan.Program) {
	at := p.Address
	add := func(name string, values ...Link) {
		if len(values) > 0 && values[0].Text != "" {
			v.Facts = append(v.Facts, FactLinks{name, values})
		}
	}
	texts := func(list []string) (out []Link) {
		for _, t := range list {
			out = append(out, Link{Text: t})
		}
		return out
	}
	add(s.words.Part, Link{Text: v.Part})
	add(s.words.Agency, v.Agency)
	var partners []Link
	for _, q := range p.Partners {
		if q.Agency != "" {
			partners = append(partners, s.agencyLink(at, q.Agency))
		} else {
			partners = append(partners, Link{Text: q.Name})
		}
	}
	add(s.words.Partners, partners...)
	add(s.words.Horizon, Link{Text: horizonWord(p.Horizon, s.lang)})
	add(s.words.Location, Link{Text: p.Location})
	add(s.words.LegalBasis, texts(p.LegalBasis)...)
	add(s.words.Outputs, texts(p.Outputs)...)
	var needs, needed, goals []Link
	for _, id := range p.DependsOn {
		if other := s.Plan.Program(id); other != nil {
			needs = append(needs, s.programLink(at, other))
		} else {
			needs = append(needs, Link{Text: id})
		}
	}
	add(s.words.DependsOn, needs...)
	for _, other := range dependents {
		needed = append(needed, s.programLink(at, other))
	}
	add(s.words.NeededBy, needed...)
	for _, code := range p.Goals {
		link := Link{Text: code, Href: html.Rel(at, s.goalAddress(code))}
		for _, g := range s.Plan.Goals {
			if g.Code == code {
				link.Text = code + " " + g.Text
			}
		}
		goals = append(goals, link)
	}
	add(s.words.Goals, goals...)
	for _, own := range p.OwnValues {
		add(own.Field.Own.Name, texts(own.Texts(s.lang))...)
	}
}

func quickWinFields(q *plan.QuickWin, l lang.Lang) []Fact {
	var out []Fact
	for _, f := range []struct {
		name  lang.Word
		value string
	}{
		{lang.Word{ID: "Rumusan inovasi", EN: "Idea"}, q.Idea}, {lang.Word{ID: "Daya tarik", EN: "Appeal"}, q.Appeal},
		{lang.Word{ID: "Manfaat", EN: "Benefit"}, q.Benefit}, {lang.Word{ID: "Keunikan", EN: "Uniqueness"}, q.Uniqueness},
		{lang.Word{ID: "Peluang kemitraan", EN: "Partnership"}, q.Partnership}, {lang.Word{ID: "Potensi pengembangan", EN: "Growth"}, q.Growth},
		{lang.Word{ID: "Keberlanjutan", EN: "Continuity"}, q.Continuity}, {lang.Word{ID: "Sumber daya", EN: "Resources"}, q.Resources},
		{lang.Word{ID: "Manajemen risiko", EN: "Risk management"}, q.Risk},
	} {
		if f.value != "" {
			out = append(out, Fact{f.name.In(l), f.value})
		}
	}
	return out
}

// yearList writes ascending years as ranges: "2020–2022, 2024".
func yearList(list []int) string {
	var out []string
	for _, run := range plan.Runs(list) {
		out = append(out, years(run))
	}
	return strings.Join(out, ", ")
}
