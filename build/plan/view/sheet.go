package view

import (
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// sheet is a program's full record: its name, its facts, then tables of
// activities, indicators, money and risks, and the fields of a quick win. The
// blocks belong together in a Group and none of them is numbered but the facts,
// if a caption is given.
func (j *job) sheet() []doc.Block {
	if !j.body.Has("program") {
		return nil
	}
	code := j.body.Text("program")
	g := j.plan.Program(code)
	if g == nil {
		j.unknownID(code, j.at("program"), j.programIDs(), diag.T("program", "program"))
		return nil
	}
	id, _ := j.ids(true, false)
	group := &doc.Group{Class: "program-sheet", Attr: j.view.Attr, Span: j.view.Span}
	add := func(b ...doc.Block) { group.Blocks = append(group.Blocks, b...) }

	add(&doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: j.programName(g)}}, Span: j.view.Span})
	if g.Summary != "" {
		add(&doc.Paragraph{Text: doc.Str(g.Summary), Span: j.view.Span})
	}
	if p := j.newestReport(g); p != nil && g.QuickWin != nil {
		add(p)
	}
	add(j.facts(g, id))
	if len(g.Activities) > 0 {
		add(j.activities(g))
	}
	if len(g.Indicators) > 0 {
		t, rounded, y := &doc.Table{Span: j.view.Span}, false, indicatorYears([]*plan.Program{g}, filter{}, true)
		t.Columns, t.Head = j.indicatorColumns(y)
		if t.Rows, rounded = j.indicatorRows(g, y); rounded {
			j.remark(t, roundedValues)
		}
		add(t)
	}
	if len(g.Budget) > 0 {
		add(j.sheetBudget(g))
	}
	if len(g.Risks) > 0 {
		add(j.risks(g))
	}
	if q := g.QuickWin; q != nil {
		add(j.quickWin(q)...)
	}
	if len(g.Progress) > 0 && g.QuickWin == nil {
		add(j.reports(g))
	}
	return []doc.Block{group}
}

// facts is a table of a name and a value a row; what isn't known is left out.
func (j *job) facts(g *plan.Program, id string) *doc.Table {
	t := j.newTable(id, keyColumn, textColumn)
	t.Attr = doc.Attr{Span: t.Attr.Span} // the rest is the group's
	row := func(w lang.Word, c doc.Cell) {
		if len(c.Blocks) > 0 {
			t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Header: true, Blocks: doc.Para(w.In(j.lang))}, c}})
		}
	}
	dimension := j.dimensionRef(g.Dimension)
	if part := j.partName(g.Dimension, g.Part); part != "" {
		dimension = append(dimension, &doc.Text{Value: " – " + part})
	}
	row(lang.Dimension, cell(dimension...))
	row(leadWord, cell(j.agencyRef(g.Agency)...))
	row(lang.Partners, cell(j.partners(g)...))
	years := yearsText(g.Start, g.End)
	if h := horizonWords[g.Horizon].In(j.lang); h != "" {
		years += " (" + horizonWord.In(j.lang) + " " + h + ")"
	}
	row(lang.Years, word(years))
	status := g.StatusWord().In(j.lang)
	if j.plan.AsOf != "" && g.Status != "" && len(g.Progress) == 0 { // else the newest period says it
		status += lang.Word{ID: " per ", EN: " as of "}.In(j.lang) + lang.Date(j.plan.AsOf, j.lang)
	}
	if g.QuickWin != nil {
		status += ", " + strings.ToLower(lang.QuickWin.In(j.lang))
	}
	row(lang.Word{ID: "Status", EN: "Status"}, word(status))
	total, costed := g.Total()
	budget := lang.NotCosted.In(j.lang)
	if costed {
		budget = total.Full(j.lang)
		if u, ok := unit(j.body); ok {
			budget = total.About(u, j.lang)
		}
	}
	row(lang.Budget, word(budget))
	row(lang.Word{ID: "Lokasi", EN: "Location"}, word(g.Location))
	row(lang.Word{ID: "Landasan hukum", EN: "Legal basis"}, word(strings.Join(g.LegalBasis, ", ")))
	row(lang.Word{ID: "Keluaran", EN: "Outputs"}, plainList(g.Outputs))
	var goals [][]doc.Inline
	for _, code := range g.Goals {
		text := code
		for _, goal := range j.plan.Goals {
			if goal.Code == code && goal.Text != "" {
				text += " – " + goal.Text
			}
		}
		goals = append(goals, doc.Str(text))
	}
	row(lang.Word{ID: "Selaras dengan", EN: "Aligned with"}, list(goals))
	var needs [][]doc.Inline
	for _, code := range g.DependsOn {
		if p := j.plan.Program(code); p != nil {
			needs = append(needs, j.programName(p))
		}
	}
	row(lang.Word{ID: "Bergantung pada", EN: "Depends on"}, list(needs))
	row(phasesWord, list(j.phases(g)))
	for _, v := range g.OwnValues {
		row(lang.Word{ID: v.Field.Own.Name, EN: v.Field.Own.Name}, plainList(v.Texts(j.lang)))
	}
	return t
}

func (j *job) phases(g *plan.Program) [][]doc.Inline {
	var out [][]doc.Inline
	for _, f := range g.Phases {
		out = append(out, doc.Str(yearsText(f.Years.First, f.Years.Last)+": "+f.Text))
	}
	return out
}

func (j *job) activities(g *plan.Program) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{keyColumn, textColumn, shortColumn, textColumn}, Span: j.view.Span}
	t.Head = head(activityWord.In(j.lang), outputWord.In(j.lang), lang.Years.In(j.lang), doerWord.In(j.lang))
	for _, a := range g.Activities {
		agency := a.Agency
		if agency == "" {
			agency = g.Agency
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{word(a.Name), word(dash(a.Output)), word(dash(yearList(a.Years))), cell(j.agencyRef(agency)...)}})
	}
	return t
}

// sheetBudget is money by source and year, with what was spent where that is
// known: of a single year beside the budget, of several in a row below.
func (j *job) sheetBudget(g *plan.Program) *doc.Table {
	var years []int
	var amounts []money.Rupiah
	for _, l := range g.Budget {
		if !slices.Contains(years, l.Year) {
			years = append(years, l.Year)
		}
		amounts = append(amounts, l.Amount, l.Spent)
	}
	slices.Sort(years)
	in := j.scale(amounts)
	spent := progress.Money(g.Budget).Any
	single := len(years) == 1
	t := &doc.Table{Columns: []doc.Column{keyColumn}, Span: j.view.Span}
	j.inScale(t, in)
	names := []string{lang.FundSource.In(j.lang)}
	for _, y := range years {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, strconv.Itoa(y))
	}
	switch {
	case !single:
		t.Columns, names = append(t.Columns, moneyColumn), append(names, lang.Total.In(j.lang))
	case spent:
		t.Columns, names = append(t.Columns, moneyColumn), append(names, spentWord.In(j.lang))
	}
	t.Head = head(names...)
	programs := []*plan.Program{g}
	m := matrix{rows: j.entries("source", programs, filter{}), columns: j.entries("year", programs, filter{years: years}), cells: map[[2]string]sum{}}
	for _, l := range g.Budget {
		at := [2]string{l.Source, strconv.Itoa(l.Year)}
		m.cells[at] = m.cells[at].plus(sum{l.Amount, true, l.Costed, !l.Costed})
	}
	line := func(cells []doc.Cell, total sum, of func(plan.BudgetLine) bool) []doc.Cell {
		switch {
		case !single:
			cells = append(cells, j.sumCell(total, in))
		case spent:
			cells = append(cells, word(j.spentText(g, in, of)))
		}
		return cells
	}
	for _, r := range m.rows {
		row := doc.Row{Cells: []doc.Cell{cell(r.text...)}}
		for _, c := range m.columns {
			row.Cells = append(row.Cells, j.sumCell(m.cells[[2]string{r.key, c.key}], in))
		}
		row.Cells = line(row.Cells, m.row(r.key), func(l plan.BudgetLine) bool { return l.Source == r.key })
		t.Rows = append(t.Rows, row)
	}
	every := func(plan.BudgetLine) bool { return true }
	if len(m.rows) > 1 {
		row := doc.Row{Kind: doc.TotalRow, Cells: []doc.Cell{word(lang.Total.In(j.lang))}}
		for _, c := range m.columns {
			row.Cells = append(row.Cells, j.sumCell(m.column(c.key), in))
		}
		row.Cells = line(row.Cells, m.all(), every)
		t.Rows = append(t.Rows, row)
	}
	if spent && !single {
		row := doc.Row{Cells: []doc.Cell{cell(&doc.Emph{Text: doc.Str(actualWord.In(j.lang))})}}
		add := func(of func(plan.BudgetLine) bool) {
			row.Cells = append(row.Cells, cell(&doc.Emph{Text: doc.Str(j.spentText(g, in, of))}))
		}
		for _, y := range years {
			add(func(l plan.BudgetLine) bool { return l.Year == y })
		}
		add(every)
		t.Rows = append(t.Rows, row)
	}
	return t
}

// spentText is what was spent of some of a program's lines, or a dash.
func (j *job) spentText(g *plan.Program, in money.Scale, of func(plan.BudgetLine) bool) string {
	var lines []plan.BudgetLine
	for _, l := range g.Budget {
		if of(l) {
			lines = append(lines, l)
		}
	}
	m := progress.Money(lines)
	if !m.Any {
		return "–"
	}
	return in.Number(m.Spent, j.lang)
}

func (j *job) risks(g *plan.Program) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{keyColumn, textColumn}, Span: j.view.Span}
	t.Head = head(riskWord.In(j.lang), mitigationWord.In(j.lang))
	for _, r := range g.Risks {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{word(r.Risk), word(dash(r.Mitigation))}})
	}
	return t
}

// quickWin is a table of the judging points that were filled in, and the steps.
func (j *job) quickWin(q *plan.QuickWin) []doc.Block {
	t := &doc.Table{Columns: []doc.Column{keyColumn, textColumn}, Span: j.view.Span}
	t.Head = []doc.Row{groupRow(2, "", doc.Str(lang.QuickWin.In(j.lang))...)}
	t.Head[0].Kind = doc.PlainRow
	for _, f := range []struct {
		name lang.Word
		text string
	}{
		{lang.Word{ID: "Rumusan inovasi", EN: "Idea"}, q.Idea},
		{lang.Word{ID: "Daya tarik", EN: "Appeal"}, q.Appeal},
		{lang.Word{ID: "Manfaat", EN: "Benefit"}, q.Benefit},
		{lang.Word{ID: "Keunikan", EN: "Uniqueness"}, q.Uniqueness},
		{lang.Word{ID: "Peluang kemitraan", EN: "Partnership"}, q.Partnership},
		{lang.Word{ID: "Potensi pengembangan", EN: "Growth"}, q.Growth},
		{lang.Word{ID: "Keberlanjutan", EN: "Continuity"}, q.Continuity},
		{lang.Word{ID: "Sumber daya", EN: "Resources"}, q.Resources},
		{lang.Word{ID: "Manajemen risiko", EN: "Risk management"}, q.Risk},
	} {
		if f.text != "" {
			t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Header: true, Blocks: doc.Para(f.name.In(j.lang))}, word(f.text)}})
		}
	}
	if len(q.Steps) > 0 {
		steps := &doc.List{Ordered: true, Start: 1, Delim: '.', Tight: true, Span: j.view.Span}
		for _, s := range q.Steps {
			steps.Items = append(steps.Items, doc.Item{Blocks: doc.Para(s)})
		}
		name := lang.Word{ID: "Langkah", EN: "Steps"}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Header: true, Blocks: doc.Para(name.In(j.lang))}, {Blocks: []doc.Block{steps}}}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []doc.Block{t}
}

var (
	leadWord       = lang.Word{ID: "Penanggung jawab", EN: "Responsible"}
	horizonWord    = lang.Word{ID: "jangka", EN: "time frame:"}
	activityWord   = lang.Word{ID: "Kegiatan", EN: "Activity"}
	outputWord     = lang.Word{ID: "Keluaran", EN: "Output"}
	doerWord       = lang.Word{ID: "Pelaksana", EN: "By"}
	riskWord       = lang.Word{ID: "Risiko", EN: "Risk"}
	mitigationWord = lang.Word{ID: "Mitigasi", EN: "Mitigation"}
)
