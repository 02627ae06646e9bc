package view

import (
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
	for _, g := range programs {
		if made := j.outcomeRows(g, year); len(made) > 0 {
			rows[g], shown = made, append(shown, g)
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
	return []doc.Block{t}
}

func (j *job) outcomeRows(g *plan.Program, year int) []doc.Row {
	var out []doc.Row
	for _, i := range g.Indicators {
		x := progress.At(j.plan, i, year)
		if x.Target.Year == 0 && x.Actual.Year == 0 {
			continue
		}
		out = append(out, doc.Row{Cells: []doc.Cell{word(i.Name), word(i.Unit), word(dash(j.figureText(i.Baseline))), word(dash(j.yearValue(x.Target))), word(dash(j.yearValue(x.Actual))),
			word(dash(x.Outcome.Word().In(j.lang)))}})
	}
	return out
}

var (
	targetWord  = lang.Word{ID: "Target", EN: "Target"}
	actualHead  = lang.Word{ID: "Realisasi", EN: "Actual"}
	outcomeWord = lang.Word{ID: "Keterangan", EN: "Outcome"}
)
