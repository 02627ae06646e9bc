package view

import (
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// evaluationScale is the highest score of a yearly evaluation, in thousandths.
const evaluationScale = 4000

// evaluations draws the plan's yearly evaluations: one year's parts with their
// weights, years beside each other by part or dimension, or the years as rows
// with a line of their values.
func (j *job) evaluations() []doc.Block {
	if j.body.Has("items") {
		j.diags.Add(diag.BadView, j.key("items"), diag.T("`butir` dan `dari` tidak dapat dipakai bersama", "`items` and `from` exclude each other"), diag.T("hapus salah satunya", "delete one of them"))
	}
	if len(j.plan.Evaluations) == 0 {
		j.diags.Add(diag.EmptyView, j.view.Span, diag.T("belum ada evaluasi di plan.yaml", "there are no evaluations in plan.yaml yet"), diag.T("isi `evaluasi` di plan.yaml", "fill in `evaluations` in plan.yaml"))
		return j.note(lang.Word{ID: "Belum ada evaluasi.", EN: "No evaluations yet."})
	}
	by := j.body.Text("by")
	years := j.evaluationYears(by)
	if len(years) == 0 {
		return j.note(lang.Word{ID: "Belum ada evaluasi.", EN: "No evaluations yet."})
	}
	table, picture := j.scoresShown()
	if by == "years" {
		return j.evaluationHistory(years, table, picture)
	}
	tableID, figureID := j.ids(table, picture)
	name, scores := partWord, func(e plan.Evaluation) []plan.Score { return e.Parts }
	if by == "dimensions" {
		name, scores = lang.Dimension, func(e plan.Evaluation) []plan.Score { return e.Dimensions }
	}
	rows := j.evaluationRows(years, scores)
	if len(rows) == 0 {
		return j.note(lang.Word{ID: "Belum ada skor.", EN: "No scores yet."})
	}
	draw := func(id string) *doc.Table {
		if len(years) == 1 {
			items := firstYear(rows)
			weighted := slices.ContainsFunc(items, func(i scoreItem) bool { return i.weight > 0 })
			return j.scoreTable(id, name.In(j.lang), items, weighted)
		}
		return j.evaluationTable(id, name.In(j.lang), years, rows, by != "dimensions")
	}
	var out []doc.Block
	if table {
		out = append(out, draw(tableID))
	}
	if picture {
		var series []chart.Series
		var axes []scoreItem
		for i, e := range years {
			s := chart.Series{Name: strconv.Itoa(e.Year)}
			for _, r := range rows {
				s.Values = append(s.Values, chart.Value{Number: float64(r.scores[i].Value) / 1000, Missing: !r.given[i]})
			}
			series = append(series, s)
		}
		for _, r := range rows {
			axes = append(axes, scoreItem{plain: r.plain})
		}
		out = append(out, j.radar(figureID, axes, series, evaluationScale, draw("")))
	}
	return out
}

// evaluationYears are the evaluations asked for, oldest first.
func (j *job) evaluationYears(by string) []plan.Evaluation {
	all := j.plan.Evaluations
	v := j.body.Get("year")
	if v == nil {
		switch by {
		case "years":
			return all
		case "dimensions":
			return all[max(len(all)-2, 0):]
		}
		return all[len(all)-1:]
	}
	var out []plan.Evaluation
	var known []string
	for _, e := range all {
		known = append(known, strconv.Itoa(e.Year))
		if slices.Contains(v.Years, e.Year) {
			out = append(out, e)
		}
	}
	for _, y := range v.Years {
		if !slices.ContainsFunc(out, func(e plan.Evaluation) bool { return e.Year == y }) {
			j.diags.AddAbsent("evaluation "+strconv.Itoa(y), diag.BadView, v.Span, diag.T("tidak ada evaluasi tahun %d", "there is no evaluation of %d", y), diag.T("yang ada: %s", "there are: %s", strings.Join(known, ", ")))
		}
	}
	return out
}

// evaluationRow is a part or dimension with its scores of the years.
type evaluationRow struct {
	plain  string
	name   []doc.Inline
	scores []plan.Score
	given  []bool
}

// firstYear is the first year's scores as items.
func firstYear(rows []evaluationRow) []scoreItem {
	var out []scoreItem
	for _, r := range rows {
		out = append(out, scoreItem{plain: r.plain, name: r.name, weight: r.scores[0].Weight, score: r.scores[0].Value})
	}
	return out
}

// evaluationRows are the parts or dimensions of the years in the order in which they
// first come.
func (j *job) evaluationRows(years []plan.Evaluation, scores func(plan.Evaluation) []plan.Score) []evaluationRow {
	var ids []string
	var rows []evaluationRow
	for i, e := range years {
		for _, s := range scores(e) {
			at := slices.Index(ids, s.Name)
			if at < 0 {
				at = len(ids)
				r := evaluationRow{plain: lang.Capital(strings.ReplaceAll(s.Name, "_", " ")), scores: make([]plan.Score, len(years)), given: make([]bool, len(years))}
				r.name = doc.Str(r.plain)
				if d := j.plan.Dimension(s.Name); d != nil {
					r.plain, r.name = d.Name, j.dimensionRef(d.ID)
				}
				ids, rows = append(ids, s.Name), append(rows, r)
			}
			rows[at].scores[i], rows[at].given[i] = s, true
		}
	}
	return rows
}

// evaluationTable sets years beside each other, and what the last one brought.
func (j *job) evaluationTable(id, head1 string, years []plan.Evaluation, rows []evaluationRow, totals bool) *doc.Table {
	t := j.newTable(id, keyColumn)
	names := []string{head1}
	for _, e := range years {
		t.Columns, names = append(t.Columns, moneyColumn), append(names, strconv.Itoa(e.Year))
	}
	t.Columns, names = append(t.Columns, moneyColumn), append(names, changeWord.In(j.lang))
	t.Head = head(names...)
	last := len(years) - 1
	for _, r := range rows {
		row := doc.Row{Cells: []doc.Cell{cell(r.name...)}}
		for i := range years {
			text := "–"
			if r.given[i] {
				text = fixed(r.scores[i].Value*10, 2, j.lang)
			}
			row.Cells = append(row.Cells, word(text))
		}
		change := "–"
		if r.given[last] && r.given[last-1] {
			change = j.change((r.scores[last].Value - r.scores[last-1].Value) * 10)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: append(row.Cells, word(change))})
	}
	if totals {
		row := doc.Row{Kind: doc.TotalRow, Cells: []doc.Cell{word(valueWord.In(j.lang))}}
		var value, before int64
		for i, e := range years {
			if i == last {
				before = value
			}
			value, _ = progress.Total(e)
			row.Cells = append(row.Cells, word(fixed(value, 2, j.lang)))
		}
		t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: append(row.Cells, word(j.change(value-before)))})
	}
	return t
}

// change is a difference of ten-thousandths with its sign.
func (j *job) change(n int64) string {
	switch {
	case n >= 50:
		return "+" + fixed(n, 2, j.lang)
	case n <= -50:
		return "−" + fixed(-n, 2, j.lang)
	}
	return fixed(0, 2, j.lang)
}

// evaluationHistory is a row a year, and a line of the years' values.
func (j *job) evaluationHistory(years []plan.Evaluation, table, picture bool) []doc.Block {
	tableID, figureID := j.ids(table, picture)
	rows := j.evaluationRows(years, func(e plan.Evaluation) []plan.Score { return e.Parts })
	draw := func(id string) *doc.Table {
		t := j.newTable(id, keyColumn)
		names := []string{lang.Year.In(j.lang)}
		for _, r := range rows {
			t.Columns, names = append(t.Columns, moneyColumn), append(names, r.plain)
		}
		t.Columns, names = append(t.Columns, moneyColumn), append(names, valueWord.In(j.lang))
		t.Head = head(names...)
		for i, e := range years {
			row := doc.Row{Cells: []doc.Cell{word(strconv.Itoa(e.Year))}}
			for _, r := range rows {
				text := "–"
				if r.given[i] {
					text = fixed(r.scores[i].Value*10, 2, j.lang)
				}
				row.Cells = append(row.Cells, word(text))
			}
			text := "–"
			if v, ok := progress.Total(e); ok {
				text = fixed(v, 2, j.lang)
			}
			t.Rows = append(t.Rows, doc.Row{Cells: append(row.Cells, cell(&doc.Strong{Text: doc.Str(text)}))})
		}
		return t
	}
	var out []doc.Block
	if table {
		out = append(out, draw(tableID))
	}
	if picture {
		s := chart.Series{Name: valueWord.In(j.lang)}
		d := chart.Data{Title: doc.Plain(j.caption()), Lang: j.lang, Max: evaluationScale / 1000, Unit: lang.Word{ID: "nilai, skala 0–4", EN: "value, scale 0–4"}.In(j.lang)}
		for _, e := range years {
			v, ok := progress.Total(e)
			d.Labels = append(d.Labels, strconv.Itoa(e.Year))
			s.Values = append(s.Values, chart.Value{Number: float64((v+50)/100) / 100, Missing: !ok})
		}
		d.Series = []chart.Series{s}
		data := draw("")
		out = append(out, j.figure(figureID, chart.Draw(chart.Line, d), data))
	}
	return out
}

var (
	partWord   = lang.Word{ID: "Unsur", EN: "Part"}
	valueWord  = lang.Word{ID: "Nilai", EN: "Value"}
	changeWord = lang.Word{ID: "Perubahan", EN: "Change"}
)
