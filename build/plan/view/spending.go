package view

import (
	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/plan/money"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// spentRow is money by one key, with what was spent of it.
type spentRow struct {
	entry
	progress.Spending
}

// spending is a budget beside what was spent of it, as a table, a chart or both.
func (j *job) spending(by []string, programs []*plan.Program, f filter) []doc.Block {
	if len(by) > 1 {
		j.diags.Add(diag.BadView, j.at("by"), diag.T("dengan `realisasi`, `menurut` menerima satu kunci", "with `spent`, `by` takes one key"),
			diag.T("tulis misalnya `menurut: tahun`", "write `by: year`"))
	}
	lines := map[string][]plan.BudgetLine{}
	var every []plan.BudgetLine
	for _, g := range programs {
		for _, l := range g.Budget {
			if f.money(l) {
				key := j.keyOf(by[0], g, l)
				lines[key], every = append(lines[key], l), append(every, l)
			}
		}
	}
	var rows []spentRow
	for _, n := range j.entries(by[0], programs, f) {
		rows = append(rows, spentRow{n, progress.Money(lines[n.key])})
	}
	all := spentRow{entry{text: doc.Str(lang.Total.In(j.lang))}, progress.Money(every)}
	table, picture := j.shown(j.body.Text("chart"))
	tableID, figureID := j.ids(table, picture)
	var out []doc.Block
	if table {
		out = append(out, j.spendingTable(tableID, by[0], rows, all))
	}
	if picture {
		data := j.spendingTable("", by[0], rows, all)
		out = append(out, j.figure(figureID, j.spendingChart(by[0], rows, all), data))
	}
	return out
}

// partly tells whether some lines say what was spent and others don't: then the
// share is of those that do, and their budget stands beside it.
func partly(s progress.Spending) bool { return s.Any && s.Reported != s.Budget }

func (j *job) spendingTable(id, by string, rows []spentRow, all spentRow) *doc.Table {
	var amounts []money.Rupiah
	for _, r := range rows {
		amounts = append(amounts, r.Budget, r.Reported, r.Spent)
	}
	in := j.scale(amounts)
	t := j.newTable(id, keyColumn, moneyColumn)
	names := []string{j.byWord(by), lang.Budget.In(j.lang)}
	split := partly(all.Spending)
	if split {
		t.Columns, names = append(t.Columns, moneyColumn), append(names, reportedWord.In(j.lang))
	}
	t.Columns, names = append(t.Columns, moneyColumn, moneyColumn), append(names, spentWord.In(j.lang), absorbedWord.In(j.lang))
	t.Head = head(names...)
	row := func(r spentRow) doc.Row {
		cells := []doc.Cell{cell(r.text...), word("–")}
		if r.Costed {
			cells[1] = word(in.Number(r.Budget, j.lang))
		}
		figures := []string{"–", "–"}
		if r.Any {
			figures = []string{in.Number(r.Reported, j.lang), in.Number(r.Spent, j.lang)}
		}
		if !split {
			figures = figures[1:]
		}
		for _, s := range figures {
			cells = append(cells, word(s))
		}
		share := word("–")
		if tenths, ok := r.Share(); ok {
			share = j.shareCell(tenths)
		}
		return doc.Row{Cells: append(cells, share)}
	}
	for _, r := range rows {
		made := row(r)
		if by == "dimension" {
			made.Dimension = r.dimension
		}
		t.Rows = append(t.Rows, made)
	}
	total := row(all)
	total.Kind = doc.TotalRow
	t.Rows = append(t.Rows, total)
	j.inScale(t, in)
	if split {
		j.remark(t, shareNote)
	}
	return t
}

// spendingChart sets the bars of an entry beside each other: its budget, that of
// the lines that report, and what was spent.
func (j *job) spendingChart(by string, rows []spentRow, all spentRow) *scene.Scene {
	u, ok := unit(j.body)
	if !ok {
		u = money.Juta
		if all.Budget >= 50_000_000_000 {
			u = money.Miliar
		}
	}
	title := doc.Plain(j.caption())
	if title == "" {
		title = lang.Budget.In(j.lang) + ": " + j.byWord(by)
	}
	d := chart.Data{Title: title, Unit: chartUnit(u, j.lang), Lang: j.lang}
	budget, reported, spent := chart.Series{Name: lang.Budget.In(j.lang)}, chart.Series{Name: reportedWord.In(j.lang)}, chart.Series{Name: spentWord.In(j.lang)}
	for _, r := range rows {
		d.Labels = append(d.Labels, r.name)
		budget.Values = append(budget.Values, chartValue(sum{amount: r.Budget, costed: r.Costed}, u))
		reported.Values = append(reported.Values, chartValue(sum{amount: r.Reported, costed: r.Any}, u))
		spent.Values = append(spent.Values, chartValue(sum{amount: r.Spent, costed: r.Any}, u))
	}
	d.Series = []chart.Series{budget, spent}
	if partly(all.Spending) {
		d.Series = []chart.Series{budget, reported, spent}
	}
	return chart.Draw(chart.Bar, d)
}

var (
	spentWord    = lang.Word{ID: "Realisasi", EN: "Spent"}
	reportedWord = lang.Word{ID: "Anggaran yang dilaporkan", EN: "Budget reported on"}
	absorbedWord = lang.Word{ID: "Serapan", EN: "Share spent"}
	shareNote    = lang.Word{ID: "Serapan dihitung dari anggaran yang realisasinya sudah dilaporkan", EN: "Shares are of the budget that is reported on"}
)
