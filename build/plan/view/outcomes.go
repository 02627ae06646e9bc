package view

import (
	"slices"
	"strconv"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// outcomes is a table of one year's targets, what was reached, and whether that
// is enough. The year is the filter's last, else the newest that is over.
func (j *job) outcomes(t *doc.Table, programs []*plan.Program, f filter) []doc.Block {
	year := 0
	if n := len(f.years); n > 0 {
		year = f.years[n-1]
	} else {
		for _, y := range indicatorYears(programs, f, true).years {
			if progress.Due(j.plan, y) {
				year = y
			}
		}
	}
	rows := map[*plan.Program][]doc.Row{}
	var shown []*plan.Program
	rounded := false
	for _, g := range programs {
		if made, changed := j.outcomeRows(g, year); len(made) > 0 {
			rows[g], shown, rounded = made, append(shown, g), rounded || changed
		}
	}
	if len(shown) == 0 {
		j.diags.Add(diag.EmptyView, j.view.Span, diag.T("belum ada target yang dapat dibandingkan dengan realisasinya", "there is no target yet that can be compared with what was reached"),
			diag.T("isi `realisasi` pada indikator, atau pilih `tahun` lain", "fill in `actual` of indicators, or choose another `year`"))
		return j.note(lang.Word{ID: "Belum ada realisasi yang dilaporkan.", EN: "Nothing is reported yet."})
	}
	y := strconv.Itoa(year)
	t.Columns = []doc.Column{keyColumn, textColumn, moneyColumn, moneyColumn, moneyColumn, textColumn}
	t.Head = head(indicatorWord.In(j.lang), unitWord.In(j.lang), baselineWord.In(j.lang), targetWord.In(j.lang)+" "+y, actualHead.In(j.lang)+" "+y, outcomeWord.In(j.lang))
	j.underPrograms(t, shown, func(g *plan.Program) []doc.Row { return rows[g] })
	if rounded {
		j.remark(t, roundedValues)
	}
	return []doc.Block{t}
}

// outcomeRows tells too whether a value is rounded.
func (j *job) outcomeRows(g *plan.Program, year int) (out []doc.Row, rounded bool) {
	for _, i := range g.Indicators {
		x := progress.At(j.plan, i, year)
		if x.Target.Year == 0 && x.Actual.Year == 0 {
			continue
		}
		i, changed := j.counted(i)
		rounded = rounded || changed
		out = append(out, doc.Row{Cells: slices.Concat([]doc.Cell{word(i.Name), word(i.Unit), word(dash(i.Baseline))}, j.yearCells(i.Targets, []int{year}), j.yearCells(i.Actual, []int{year}),
			[]doc.Cell{word(dash(x.Outcome.Word().In(j.lang)))})})
	}
	return out, rounded
}

var (
	actualHead  = lang.Word{ID: "Realisasi", EN: "Actual"}
	outcomeWord = lang.Word{ID: "Keterangan", EN: "Outcome"}
)
