package check

import (
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// program checks one record.
func (c *checker) program(g *plan.Program) {
	if len(c.table.Mentions(g.ID)) == 0 {
		c.Add(diag.Unmentioned, g.Span, diag.T("program %s tidak disebut di bab mana pun", "no chapter mentions program %s", g.ID),
			diag.T("sebut dengan `@prg-%s`, atau tampilkan dengan tampilan `program`", "mention it by `@prg-%s`, or show it by the view `programs`", g.ID))
	}
	c.missing(g, "indicators", len(g.Indicators) == 0, diag.NoIndicator, diag.T("indikator", "indicator"))
	c.missing(g, "budget", len(g.Budget) == 0, diag.NoBudget, diag.T("anggaran", "budget"))
	c.missing(g, "agency", g.Agency == "", diag.NoAgency, diag.T("perangkat daerah penanggung jawab", "responsible agency"))
	for _, i := range g.Indicators {
		if i.Unit == "" {
			c.Add(diag.NoUnit, place(i.Span, g), diag.T("indikator `%s` tidak bersatuan", "indicator `%s` has no unit", i.Name), diag.T("isi `satuan`, misalnya persen atau layanan", "fill in `unit`, such as per cent"))
		}
		if i.Baseline == "" {
			c.Add(diag.NoBaseline, place(i.Span, g), diag.T("indikator `%s` tidak punya nilai awal", "indicator `%s` has no baseline", i.Name),
				diag.T("isi `awal` dengan keadaan sebelum program berjalan", "fill in `baseline`: how it was before the program"))
		}
	}
	c.money(g)
	c.years(g)
	c.reason(g)
	c.stale(g)
	c.statusYears(g)
	c.future(g)
	c.quickWin(g)
}

// missing warns of a field that isn't given. One that is given but unusable was
// reported by the loader.
func (c *checker) missing(g *plan.Program, field string, empty bool, code diag.Code, what diag.Text) {
	if _, given := g.Keys[field]; empty && !given {
		c.Add(code, g.Span, diag.T("program %s tidak punya %s", "program %s has no %s", g.ID, what), diag.T("isi `%s`", "fill in `%s`", schema.Program.Field(field).Label()))
	}
}

// place is a part's place, or the program's.
func place(s source.Span, g *plan.Program) source.Span {
	if s.File == nil {
		return g.Span
	}
	return s
}

// key is where a field's value stands, or else the program.
func key(g *plan.Program, field string) source.Span {
	if at, ok := g.Keys[field]; ok {
		return at
	}
	return g.Span
}

func (c *checker) money(g *plan.Program) {
	l := lang.Of(c.plan.Language)
	for _, b := range g.Budget {
		if b.HasSpent && b.Costed && b.Spent > b.Amount {
			c.Add(diag.Overspent, place(b.Span, g), diag.T("realisasi %s melebihi anggaran %s", "%s was spent of a budget of %s", b.Spent.Full(l), b.Amount.Full(l)),
				diag.T("periksa angkanya; bila benar, tambahkan perubahan anggarannya", "look at the numbers; if they are right, add how the budget was changed"))
		}
		if b.HasSpent && !b.Costed {
			c.Add(diag.SpentUncosted, place(b.Span, g), diag.T("realisasi %s tanpa jumlah anggaran", "%s was spent, but the line has no amount", b.Spent.Full(l)),
				diag.T("isi `jumlah` baris ini, supaya serapannya dapat dihitung", "fill in the line's `amount`, so that the share spent can be computed"))
		}
	}
}

// years warns, once before it and once after, of what is planned for years in
// which a program doesn't run. Its results may come later, but not before it begins.
func (c *checker) years(g *plan.Program) {
	if g.Start == 0 || g.YearsWrong {
		return
	}
	list := yearly(g)
	c.outside(g, list, func(year int) bool { return year < g.Start },
		diag.T("sebelum program %s mulai (%d)", "before program %s begins (%d)", g.ID, g.Start), diag.T("perbaiki `mulai`, atau tahun di sini", "mend `start`, or the year here"))
	c.outside(g, list, func(year int) bool { return year > g.End },
		diag.T("sesudah program %s selesai (%d)", "after program %s ends (%d)", g.ID, g.End), diag.T("perbaiki `selesai`, atau tahun di sini", "mend `end`, or the year here"))
}

// planned is something that a program has for a year.
type planned struct {
	what   diag.Text
	year   int
	at     source.Span
	result bool // which may come after the work
}

func yearly(g *plan.Program) []planned {
	var out []planned
	for _, b := range g.Budget {
		out = append(out, planned{diag.T("anggaran", "budget"), b.Year, b.Span, false})
	}
	for _, a := range g.Activities {
		for _, y := range a.Years {
			out = append(out, planned{diag.T("kegiatan", "activities"), y, a.Span, false})
		}
	}
	for _, p := range g.Phases {
		for y := p.Years.First; y <= p.Years.Last; y++ {
			out = append(out, planned{diag.T("tahapan", "phases"), y, p.Span, false})
		}
	}
	for _, i := range g.Indicators {
		for _, t := range i.Targets {
			out = append(out, planned{diag.T("target", "targets"), t.Year, t.Span, true})
		}
	}
	return out
}

// outside warns of what is planned for some years. A year outside the plan's
// period was reported by the loader.
func (c *checker) outside(g *plan.Program, list []planned, is func(year int) bool, when, hint diag.Text) {
	var years []int
	var at []source.Span
	var what diag.Text
	named := map[diag.Text]bool{}
	for _, p := range list {
		if p.year == 0 || !is(p.year) || p.result && p.year > g.End || c.plan.Period.First > 0 && !c.plan.Period.Has(p.year) {
			continue
		}
		years = append(years, p.year)
		if s := place(p.at, g); !slices.Contains(at, s) {
			at = append(at, s)
		}
		switch {
		case len(named) == 0:
			what = p.what
		case !named[p.what]:
			what = diag.T("%s, %s", "%s, %s", what, p.what)
		}
		named[p.what] = true
	}
	if len(years) == 0 {
		return
	}
	var others []diag.Related
	for _, s := range at[1:] {
		others = append(others, diag.Related{Span: s, Text: diag.T("dan di sini", "and here")})
	}
	c.Add(diag.OutsideYears, at[0], diag.T("%s %s %s", "%s of %s %s", what, ranges(years), when), hint, others...)
}

// ranges writes years as people do: 2021, 2023–2025.
func ranges(years []int) string {
	slices.Sort(years)
	years = slices.Compact(years)
	var out []string
	for _, run := range plan.Runs(years) {
		text := strconv.Itoa(run.First)
		if run.Last > run.First {
			text += "–" + strconv.Itoa(run.Last)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// longest is how many calendar years a quick win of a time frame may touch. Six
// to twelve months can lie across two of them.
var longest = map[string]int{"short": 1, "medium": 2, "long": 2}

func (c *checker) quickWin(g *plan.Program) {
	most, ok := longest[g.Horizon]
	if g.QuickWin == nil || !ok || g.YearsWrong || g.Start == 0 || g.End-g.Start+1 <= most {
		return
	}
	c.Add(diag.LongQuickWin, key(g, "end"), diag.T("quick win %s berjalan %d tahun", "quick win %s takes %d years", g.ID, g.End-g.Start+1),
		diag.T("quick win selesai dalam 6–12 bulan; persingkat, atau jadikan program biasa", "a quick win is done within 6–12 months; shorten it, or make it an ordinary program"))
}
