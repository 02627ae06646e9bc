package load

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// entry is a program's record: in a file of its own, in the front matter of the
// chapter that introduces it, or in a row of a sheet.
type entry struct {
	object  *schema.Object
	file    *source.File
	page    *page // of a file of its own, or nil
	program *plan.Program
}

// programs makes the plan's programs of all records.
func (l *loader) programs() {
	var all, kept []*entry
	for _, p := range l.records {
		all = append(all, &entry{object: p.object, file: p.file, page: p})
	}
	byID := map[string]*entry{} // ids that differ in capitals only would share an address
	for _, e := range slices.Concat(all, l.entries, l.rows) {
		id, ok := l.id(e.object, "id")
		if !ok {
			continue
		}
		if before := byID[strings.ToLower(id)]; before != nil {
			l.twice(e, before, id)
			continue
		}
		e.program = l.program(e, id)
		byID[strings.ToLower(id)] = e
		kept = append(kept, e)
	}
	l.entries = kept
}

func (l *loader) program(e *entry, id string) *plan.Program {
	o := e.object
	g := &plan.Program{
		File: e.file, ID: id, Record: o, Span: o.At("id"), Keys: o.Keys(),
		Name: cmp.Or(o.Text("name"), id), Summary: o.Text("summary"),
		Dimension: o.Text("dimension"), Part: o.Text("part"), Agency: o.Text("agency"),
		Horizon: o.Text("horizon"), Status: o.Text("status"),
		Start: o.Year("start"), End: cmp.Or(o.Year("end"), o.Year("start")),
		Location: o.Text("location"), LegalBasis: o.Texts("legal_basis"), Outputs: o.Texts("outputs"),
		DependsOn: o.Texts("depends_on"), Goals: o.Texts("goals"),
		Address: "program/" + plan.Slug(id) + ".html",
	}
	if e.page != nil {
		g.Doc = e.page.doc
	} else { // no story
		g.Doc = &doc.Document{File: e.file, Hash: e.file.Hash}
	}
	if g.Start == 0 {
		g.Start = g.End
	}
	switch period := l.plan.Period; {
	case period.First > 0 && (o.Has("start") && !period.Has(g.Start) || o.Has("end") && !period.Has(g.End)):
		g.YearsWrong = true // see checkProgram
		if g.Start > g.End {
			g.Start, g.End = g.End, g.Start
		}
	case g.Start > g.End:
		g.YearsWrong = true
		l.diags.Add(diag.EndBefore, o.At("end"), diag.T("program selesai (%d) sebelum mulai (%d)", "the program ends (%d) before it begins (%d)", g.End, g.Start),
			diag.T("tukar keduanya, atau perbaiki tahunnya", "exchange them, or mend the year"), diag.Related{Span: o.At("start"), Text: diag.T("mulai", "start")})
		g.Start, g.End = g.End, g.Start
	}
	if g.Horizon == "" {
		g.Horizon = horizon(g.Years())
	}
	if v := o.Get("quick_win"); v != nil && v.Bool {
		g.QuickWin = quickWin(v.Object)
	}
	for _, s := range o.Strs("partners") {
		g.Partners = append(g.Partners, l.partner(s))
	}
	for _, a := range o.Objects("activities") {
		g.Activities = append(g.Activities, plan.Activity{Name: a.Text("name"), Output: a.Text("output"), Years: a.Years("years"), Agency: a.Text("agency"), Span: a.At("years")})
	}
	if v := o.Get("phases"); v != nil {
		for _, p := range v.ByYear {
			g.Phases = append(g.Phases, plan.Phase{Years: plan.Years{First: p.First, Last: p.Last}, Text: p.Text, Span: p.Span})
		}
		l.onceAYear(v.ByYear)
		slices.SortStableFunc(g.Phases, func(a, b plan.Phase) int { return cmp.Compare(a.Years.First, b.Years.First) })
	}
	for _, r := range o.Objects("risks") {
		g.Risks = append(g.Risks, plan.Risk{Risk: r.Text("risk"), Mitigation: r.Text("mitigation")})
	}
	for _, i := range o.Objects("indicators") {
		before, numeric := plan.Quantity(i.Text("baseline"), lang.Of(l.plan.Language))
		g.Indicators = append(g.Indicators, plan.Indicator{Name: i.Text("name"), Unit: i.Text("unit"), Baseline: i.Text("baseline"), Before: before, BeforeNumeric: numeric,
			Targets: l.yearValues(i, "targets"), Actual: l.yearValues(i, "actual"), Span: i.At("name")})
	}
	for _, b := range o.Objects("budget") {
		if !b.Has("year") {
			continue
		}
		line := plan.BudgetLine{Year: b.Year("year"), Source: b.Text("source"), Note: b.Text("note"), Span: b.Span}
		if v := b.Get("amount"); v != nil {
			line.Amount, line.Costed = v.Money, true
		}
		if v := b.Get("spent"); v != nil {
			line.Spent, line.HasSpent = v.Money, true
		}
		g.Budget = append(g.Budget, line)
	}
	for _, p := range o.Objects("progress") {
		g.Progress = append(g.Progress, l.progress(e.file, p))
	}
	for _, f := range l.plan.Records.Own() {
		if v := o.Get(f.Name); v != nil {
			g.OwnValues = append(g.OwnValues, plan.OwnValue{Field: f, Value: v})
		}
	}
	return g
}

// horizon derives a program's time frame from how long it runs: one year is
// short, up to five – a term of office – is medium, more is long.
func horizon(y plan.Years) string {
	switch n := y.Last - y.First + 1; {
	case y.First == 0:
		return ""
	case n <= 1:
		return "short"
	case n <= 5:
		return "medium"
	}
	return "long"
}

func quickWin(o *schema.Object) *plan.QuickWin {
	if o == nil {
		return &plan.QuickWin{}
	}
	return &plan.QuickWin{
		Idea: o.Text("idea"), Appeal: o.Text("appeal"), Benefit: o.Text("benefit"), Uniqueness: o.Text("uniqueness"),
		Partnership: o.Text("partnership"), Growth: o.Text("growth"), Continuity: o.Text("continuity"),
		Resources: o.Text("resources"), Risk: o.Text("risk"), Steps: o.Texts("steps"),
	}
}

// onceAYear reports a year that two entries have, and tells where each was first.
func (l *loader) onceAYear(list []schema.YearText) map[int]source.Span {
	at := map[int]source.Span{}
	for _, e := range list {
		for y := e.First; y <= e.Last; y++ {
			before, ok := at[y]
			if !ok {
				at[y] = e.Span
				continue
			}
			l.diags.Add(diag.DuplicateKey, e.Span, diag.T("tahun %d bernilai dua kali", "year %d has two values", y), diag.T("hapus salah satunya; dalam rentang seperti `2021-2022` setiap tahunnya terhitung", "delete one of them; in a range like `2021-2022` each of its years counts"),
				diag.Related{Span: before, Text: diag.T("yang pertama di sini", "the first one is here")})
		}
	}
	return at
}

// partner is an agency if the text is the id of one. A text that looks like an
// id and nearly is one was surely meant to be; so was an agency's name.
func (l *loader) partner(s schema.Str) plan.Partner {
	if l.plan.Agency(s.Text) != nil {
		return plan.Partner{Agency: s.Text}
	}
	for _, a := range l.plan.Agencies {
		for _, name := range []string{a.ID, a.Short, a.Name} {
			if bare(name) == bare(s.Text) {
				l.diags.Add(diag.UnknownID, s.Span, diag.T("`%s` adalah perangkat daerah, tetapi bukan kodenya yang ditulis", "`%s` is an agency, but it isn't its id that is written", diag.Clip(s.Text)),
					diag.T("tulis `%s`", "write `%s`", a.ID))
				return plan.Partner{Agency: a.ID}
			}
		}
	}
	if id, _, ok := strings.Cut(s.Text, ","); ok && l.plan.Agency(strings.TrimSpace(id)) != nil {
		l.diags.Add(diag.UnknownID, s.Span, diag.T("beberapa pendukung ditulis sebagai satu teks", "several partners are written as one text"), diag.T("tulis sebagai daftar: `[%s]`", "write them as a list: `[%s]`", diag.Clip(s.Text)))
		return plan.Partner{Agency: strings.TrimSpace(id)}
	}
	if id, rest, ok := strings.Cut(s.Text, " "); ok && l.plan.Agency(id) != nil {
		l.diags.Add(diag.UnknownID, s.Span, diag.T("sesudah kode `%s` tidak ada koma", "there is no comma after the id `%s`", id), diag.T("tulis `%s, %s`", "write `%s, %s`", id, rest))
		return plan.Partner{Agency: id}
	}
	if strings.ToLower(s.Text) == s.Text && validID(s.Text) && !l.shaky("agencies") {
		var known []string
		for _, a := range l.plan.Agencies {
			known = append(known, a.ID)
		}
		if near, ok := diag.Nearest(s.Text, known); ok {
			l.diags.AddAbsent("agency "+s.Text, diag.UnknownID, s.Span, diag.T("perangkat daerah `%s` tidak dikenal", "agency `%s` is not known", s.Text),
				diag.T("maksudnya `%s`? Nama pihak lain ditulis dengan huruf besar", "did you mean `%s`? Names of others are written with a capital", near))
		}
	}
	return plan.Partner{Name: s.Text}
}

// bare is a name's letters and digits, small.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// yearValues are the values of an indicator; a range gives each of its years the value.
func (l *loader) yearValues(o *schema.Object, name string) []plan.YearValue {
	v := o.Get(name)
	if v == nil {
		return nil
	}
	var out []plan.YearValue
	taken := l.onceAYear(v.ByYear)
	for _, e := range v.ByYear {
		number, numeric := plan.Quantity(e.Text, lang.Of(l.plan.Language))
		for y := e.First; y <= e.Last; y++ {
			if taken[y] == e.Span {
				out = append(out, plan.YearValue{Year: y, Value: e.Text, Number: number, Numeric: numeric, Span: e.Span})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b plan.YearValue) int { return cmp.Compare(a.Year, b.Year) })
	return out
}
