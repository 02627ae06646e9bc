package site

import (
	"slices"
	"strconv"

	"jilid/build/plan"
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
	Sections             []ListSection
	Previous, Next       Link
}

// ListSection is one part of it; what is nil is left out.
type ListSection struct {
	Title, Lead string
	Programs    *ProgramTable
	Money       *MoneyTable
	Targets     []TargetRow
	Links       []Link
}

// TargetRow is an indicator's target of a year.
type TargetRow struct{ ID, Href, Dimension, Indicator, Value, Unit string }

// ProgramTable is a table of programs: the partial "programs" of base.html.
type ProgramTable struct {
	Label               string
	W                   Words
	Groups              []ProgramGroup
	ShowAgency          bool
	Columns, SumColumns int
	Total               string
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
}

// table makes a table of programs, grouped by a key that names the groups.
func (s *site) table(from, label string, programs []*plan.Program, agency bool, group func(*plan.Program) string) *ProgramTable {
	if len(programs) == 0 {
		return nil
	}
	t := &ProgramTable{Label: label, W: s.words, ShowAgency: agency, Columns: 4, Total: s.short(total(programs, nil))}
	if agency {
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
		t.Groups[i].Programs = append(t.Groups[i].Programs, s.row(from, p))
	}
	return t
}

func (s *site) row(from string, p *plan.Program) ProgramRow {
	amount, costed := p.Total()
	r := ProgramRow{ID: p.ID, Name: p.Name, Href: html.Rel(from, p.Address), Dimension: p.Dimension,
		Years: years(p.Years()), Budget: s.short(sum{amount, costed}), QuickWin: p.QuickWin != nil}
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
		{s.words.Programs, strconv.Itoa(len(programs))},
		{lang.Budget.In(s.lang), s.short(total(programs, nil))},
	}
}

func (s *site) programList() *Listing {
	v := &Listing{Shell: s.at(programsAddress, "listing", s.words.Programs, "program"), Title: s.words.Programs,
		Lead:    lang.Word{ID: "Setiap program ditulis satu kali; halaman, tabel, dan jumlah di seluruh buku berasal dari sini.", EN: "Every program is written once; the pages, tables and sums of all books come from here."}.In(s.lang),
		Numbers: s.numbers(s.Plan.Programs)}
	v.Crumbs = s.crumbs(programsAddress, Link{Text: v.Title})
	v.Sections = []ListSection{{Title: lang.Word{ID: "Menurut dimensi", EN: "By dimension"}.In(s.lang), Programs: s.table(programsAddress, v.Title, s.Plan.Programs, true, s.dimensionName)},
		{Title: s.words.AsData, Links: s.dataLinks(programsAddress)}}
	return v
}

func (s *site) dimensionPages() []page {
	if len(s.Plan.Dimensions) == 0 {
		return nil
	}
	index := s.dimensionsAddress()
	v := &Listing{Shell: s.at(index, "listing", s.words.Dimensions, "dimensi"), Title: s.words.Dimensions}
	v.Crumbs = s.crumbs(index, Link{Text: v.Title})
	pages := []page{{index, "listing.html", v}}
	for i, d := range s.Plan.Dimensions {
		programs := s.filter(func(p *plan.Program) bool { return p.Dimension == d.ID })
		v.Links = append(v.Links, Link{Text: d.Name, Href: html.Rel(index, refs.DimensionAddress(s.Plan, d.ID)), Title: s.countAndSum(programs), Class: "dim-" + d.ID})
		pages = append(pages, page{refs.DimensionAddress(s.Plan, d.ID), "listing.html", s.dimensionPage(i, d, programs)})
	}
	var rows []MoneyKey
	for _, d := range s.Plan.Dimensions {
		rows = append(rows, MoneyKey{Name: d.Name, Href: html.Rel(index, refs.DimensionAddress(s.Plan, d.ID)), Lines: linesOf(s.filter(func(p *plan.Program) bool { return p.Dimension == d.ID }))})
	}
	if m := s.byYear(s.words.MoneyByYear, lang.Dimension.In(s.lang), rows); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Money: m})
	}
	return pages
}

func (s *site) countAndSum(programs []*plan.Program) string {
	return strconv.Itoa(len(programs)) + " " + lang.Word{ID: "program", EN: "programs"}.In(s.lang) + " · " + s.short(total(programs, nil))
}

func (s *site) dimensionPage(i int, d *plan.Dimension, programs []*plan.Program) *Listing {
	at := refs.DimensionAddress(s.Plan, d.ID)
	link := s.dimensionLink(at, d)
	v := &Listing{Shell: s.at(at, "listing", d.Name, "dimensi"), Eyebrow: lang.Dimension.In(s.lang), Title: d.Name, Lead: d.Lead, Dim: &link, Numbers: s.numbers(programs)}
	v.Dimension, v.Description = d.ID, d.Lead
	v.Crumbs = s.crumbs(at, Link{Text: s.words.Dimensions, Href: s.dimensionsAddress()}, Link{Text: d.Name})
	if wins := slices.DeleteFunc(slices.Clone(programs), func(p *plan.Program) bool { return p.QuickWin == nil }); len(wins) > 0 {
		v.Sections = append(v.Sections, ListSection{Title: s.words.QuickWins, Links: s.programLinks(at, wins)})
	}
	v.Sections = append(v.Sections, ListSection{Title: s.words.Programs, Programs: s.table(at, d.Name, programs, true, s.partName)})
	if m := s.byYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), bySource(linesOf(programs))); m != nil {
		v.Sections = append(v.Sections, ListSection{Title: s.words.MoneyByYear, Money: m})
	}
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
	index := s.agenciesAddress()
	v := &Listing{Shell: s.at(index, "listing", s.words.Agencies, "opd"), Title: s.words.Agencies}
	v.Crumbs = s.crumbs(index, Link{Text: v.Title})
	pages := []page{{index, "listing.html", v}}
	for _, a := range s.Plan.Agencies {
		at := refs.AgencyAddress(s.Plan, a.ID)
		leads := s.filter(func(p *plan.Program) bool { return p.Agency == a.ID })
		supports := s.filter(func(p *plan.Program) bool {
			return p.Agency != a.ID && (slices.ContainsFunc(p.Partners, func(q plan.Partner) bool { return q.Agency == a.ID }) ||
				slices.ContainsFunc(p.Activities, func(k plan.Activity) bool { return k.Agency == a.ID }))
		})
		v.Links = append(v.Links, Link{Text: a.Name, Href: html.Rel(index, at), Title: s.countAndSum(leads)})
		w := &Listing{Shell: s.at(at, "listing", a.Name, "opd"), Eyebrow: lang.Agency.In(s.lang), Title: a.Name, Numbers: s.numbers(leads)}
		if a.Short != a.Name {
			w.Lead = a.Short
		}
		w.Crumbs = s.crumbs(at, Link{Text: s.words.Agencies, Href: index}, Link{Text: a.Short})
		if t := s.table(at, s.words.Leads, leads, false, s.dimensionName); t != nil {
			w.Sections = append(w.Sections, ListSection{Title: s.words.Leads, Programs: t})
		}
		if t := s.table(at, s.words.Supports, supports, true, s.dimensionName); t != nil {
			t.Total = "" // other agencies' money
			w.Sections = append(w.Sections, ListSection{Title: s.words.Supports, Programs: t})
		}
		if m := s.byYear(s.words.MoneyByYear, lang.FundSource.In(s.lang), bySource(linesOf(leads))); m != nil {
			w.Sections = append(w.Sections, ListSection{Title: s.words.MoneyByYear, Money: m})
		}
		pages = append(pages, page{at, "listing.html", w})
	}
	return pages
}

func (s *site) yearPages() []page {
	all := s.Plan.Period.List()
	if len(all) == 0 || len(s.Plan.Programs) == 0 {
		return nil
	}
	index := s.yearsAddress()
	v := &Listing{Shell: s.at(index, "listing", s.words.YearsNav, "tahun"), Title: s.words.YearsNav}
	v.Crumbs = s.crumbs(index, Link{Text: v.Title})
	pages := []page{{index, "listing.html", v}}
	for i, y := range all {
		at := refs.YearAddress(s.Plan, strconv.Itoa(y))
		w := s.yearPage(at, y)
		if i > 0 {
			w.Previous = Link{Text: strconv.Itoa(all[i-1]), Href: html.Rel(at, refs.YearAddress(s.Plan, strconv.Itoa(all[i-1])))}
		}
		if i+1 < len(all) {
			w.Next = Link{Text: strconv.Itoa(all[i+1]), Href: html.Rel(at, refs.YearAddress(s.Plan, strconv.Itoa(all[i+1])))}
		}
		v.Links = append(v.Links, Link{Text: strconv.Itoa(y), Href: html.Rel(index, at), Title: w.Numbers[0].Value + " " + lang.Word{ID: "program", EN: "programs"}.In(s.lang) + " · " + w.Numbers[1].Value})
		pages = append(pages, page{at, "listing.html", w})
	}
	return pages
}

func (s *site) yearPage(at string, y int) *Listing {
	active := s.filter(func(p *plan.Program) bool { return p.Years().Has(y) })
	inYear := func(l plan.BudgetLine) bool { return l.Year == y }
	w := &Listing{Shell: s.at(at, "listing", lang.Year.In(s.lang)+" "+strconv.Itoa(y), "tahun"), Eyebrow: lang.Year.In(s.lang), Title: strconv.Itoa(y)}
	w.Numbers = []Fact{{s.words.Programs, strconv.Itoa(len(active))}, {lang.Budget.In(s.lang), s.short(total(s.Plan.Programs, inYear))}}
	w.Crumbs = s.crumbs(at, Link{Text: s.words.YearsNav, Href: s.yearsAddress()}, Link{Text: w.Title})
	if t := s.table(at, s.words.ActiveIn, active, true, s.dimensionName); t != nil {
		for g := range t.Groups {
			for r := range t.Groups[g].Programs {
				row := &t.Groups[g].Programs[r]
				row.Budget = s.short(total([]*plan.Program{s.Plan.Program(row.ID)}, inYear))
			}
		}
		t.Total = s.short(total(s.Plan.Programs, inYear))
		w.Sections = append(w.Sections, ListSection{Title: s.words.ActiveIn, Lead: lang.Word{ID: "Anggaran yang tertulis adalah anggaran tahun ini.", EN: "The budget shown is this year's."}.In(s.lang), Programs: t})
	}
	var targets []TargetRow
	for _, p := range s.Plan.Programs {
		for _, ind := range p.Indicators {
			if value := s.valueOf(ind.Targets, y); value != "" {
				targets = append(targets, TargetRow{ID: p.ID, Href: html.Rel(at, p.Address), Dimension: p.Dimension, Indicator: ind.Name, Value: value, Unit: ind.Unit})
			}
		}
	}
	if len(targets) > 0 {
		w.Sections = append(w.Sections, ListSection{Title: s.words.TargetsOf, Targets: targets})
	}
	return w
}

// notFound is 404.html, for web servers that show it.
func (s *site) notFound() page {
	const at = "404.html"
	v := &Listing{Shell: s.at(at, "listing", s.words.NoPage, ""), Title: s.words.NoPage, Lead: s.words.NoPageHint}
	for _, e := range v.Nav {
		v.Links = append(v.Links, Link{Text: e.Text, Href: e.Href, Title: e.Title})
	}
	v.Links = append([]Link{{Text: s.words.Home, Href: v.Home}}, v.Links...)
	return page{at, "listing.html", v}
}
