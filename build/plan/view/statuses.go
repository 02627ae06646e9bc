package view

import (
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// statusRoles are the colours of states in a chart.
var statusRoles = map[string]scene.Role{"done": "tip", "routine": "series-4", "ongoing": "sea", "preparing": "series-7", "planned": "series-8", "delayed": "warning", "stopped": "caution"}

// statuses counts the programs of each dimension by their state, as a table, a
// chart or both. States that no program has are left out.
func (j *job) statuses() []doc.Block {
	count := map[[2]string]int{} // by dimension and state
	for _, g := range j.plan.Programs {
		s := progress.Status(g)
		count[[2]string{g.Dimension, s}]++
		count[[2]string{g.Dimension, ""}]++
		count[[2]string{"", s}]++
	}
	states := slices.DeleteFunc(slices.Clone(progress.Statuses), func(s string) bool { return count[[2]string{"", s}] == 0 })
	table, picture := j.shown("")
	tableID, figureID := j.ids(table, picture)
	draw := func(id string) *doc.Table {
		t := j.newTable(id, keyColumn)
		names := []string{lang.Dimension.In(j.lang)}
		for _, s := range states {
			t.Columns, names = append(t.Columns, moneyColumn), append(names, lang.Capital(plan.StatusWord(s).In(j.lang)))
		}
		t.Columns, names = append(t.Columns, moneyColumn), append(names, lang.Total.In(j.lang))
		t.Head = head(names...)
		line := func(dimension string, first doc.Cell, sum int) doc.Row {
			row := doc.Row{Dimension: dimension, Cells: []doc.Cell{first}}
			for _, s := range states {
				text := "–"
				if n := count[[2]string{dimension, s}]; n > 0 {
					text = strconv.Itoa(n)
				}
				row.Cells = append(row.Cells, word(text))
			}
			row.Cells = append(row.Cells, word(strconv.Itoa(sum)))
			return row
		}
		for _, d := range j.plan.Dimensions {
			t.Rows = append(t.Rows, line(d.ID, cell(j.dimensionRef(d.ID)...), count[[2]string{d.ID, ""}]))
		}
		total := line("", word(lang.Total.In(j.lang)), len(j.plan.Programs))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
		return t
	}
	var out []doc.Block
	if table {
		out = append(out, draw(tableID))
	}
	if picture {
		d := chart.Data{Title: doc.Plain(j.caption()), Lang: j.lang, Unit: lang.Word{ID: "program", EN: "programs"}.In(j.lang)}
		for _, s := range states {
			series := chart.Series{Name: lang.Capital(plan.StatusWord(s).In(j.lang)), Role: statusRoles[s]}
			for _, x := range j.plan.Dimensions {
				n := count[[2]string{x.ID, s}]
				series.Values = append(series.Values, chart.Value{Number: float64(n), Missing: n == 0})
			}
			d.Series = append(d.Series, series)
		}
		for _, x := range j.plan.Dimensions {
			d.Labels = append(d.Labels, x.Name)
		}
		data := draw("")
		out = append(out, j.figure(figureID, chart.Draw(chart.Stacked, d), data))
	}
	return out
}
