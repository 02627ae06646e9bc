package view

import (
	"jilid/build/plan/money"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// stages is how the plan itself is made: stages, dates, outputs.
func (j *job) stages() []doc.Block {
	if len(j.plan.Stages) == 0 {
		return j.note(lang.Word{ID: "Belum ada tahapan dalam plan.yaml.", EN: "There are no stages in plan.yaml yet."})
	}
	id, _ := j.ids(true, false)
	t := j.newTable(id, keyColumn)
	dated, products := false, false
	for _, s := range j.plan.Stages {
		dated = dated || s.Start != "" || s.End != ""
		products = products || s.Output != ""
	}
	names := []string{lang.Word{ID: "Tahap", EN: "Stage"}.In(j.lang)}
	if dated {
		t.Columns = append(t.Columns, textColumn)
		names = append(names, lang.Word{ID: "Waktu", EN: "Date"}.In(j.lang))
	}
	if products {
		t.Columns = append(t.Columns, textColumn)
		names = append(names, lang.Word{ID: "Keluaran", EN: "Output"}.In(j.lang))
	}
	t.Head = head(names...)
	for _, s := range j.plan.Stages {
		row := doc.Row{Cells: []doc.Cell{word(s.Name)}}
		if dated {
			when := "–"
			switch {
			case s.Start != "" && s.End != "":
				when = lang.Dates(s.Start, s.End, j.lang)
			case s.Start+s.End != "":
				when = lang.Date(s.Start+s.End, j.lang)
			}
			row.Cells = append(row.Cells, word(when))
		}
		if products {
			row.Cells = append(row.Cells, word(dash(s.Output)))
		}
		t.Rows = append(t.Rows, row)
	}
	return []doc.Block{t}
}

// dimensions are the plan's dimensions with what they hold: parts, programs,
// quick wins, money – or how many of the programs are in which state.
func (j *job) dimensions() []doc.Block {
	if len(j.plan.Dimensions) == 0 {
		return j.note(lang.Word{ID: "Belum ada dimensi.", EN: "There are no dimensions yet."})
	}
	if j.body.Bool("status") {
		return j.statuses()
	}
	id, _ := j.ids(true, false)
	t := j.newTable(id, keyColumn, textColumn, moneyColumn, moneyColumn, moneyColumn)
	t.Head = head(lang.Dimension.In(j.lang), lang.SubDimension.In(j.lang), lang.Programs.In(j.lang), lang.QuickWin.In(j.lang), lang.Budget.In(j.lang))
	type line struct {
		programs, quickWins int
		budget              sum
	}
	lines := make([]line, len(j.plan.Dimensions))
	var all line
	var amounts []money.Rupiah
	for i, d := range j.plan.Dimensions {
		l := &lines[i]
		for _, g := range j.plan.Programs {
			if g.Dimension != d.ID {
				continue
			}
			l.programs++
			if g.QuickWin != nil {
				l.quickWins++
			}
			l.budget = l.budget.plus(filter{}.sum(g, 0))
		}
		all.programs, all.quickWins, all.budget = all.programs+l.programs, all.quickWins+l.quickWins, all.budget.plus(l.budget)
		amounts = append(amounts, l.budget.amount)
	}
	in := j.scale(amounts)
	j.inScale(t, in)
	for i, d := range j.plan.Dimensions {
		var parts []string
		for _, p := range d.Parts {
			parts = append(parts, p.Name)
		}
		l := lines[i]
		t.Rows = append(t.Rows, doc.Row{Dimension: d.ID, Cells: []doc.Cell{cell(j.dimensionRef(d.ID)...), word(lang.Join(parts, j.lang)),
			word(lang.Int(int64(l.programs), j.lang)), word(lang.Int(int64(l.quickWins), j.lang)), j.sumCell(l.budget, in)}})
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Cell{word(lang.Total.In(j.lang)), {},
		word(lang.Int(int64(all.programs), j.lang)), word(lang.Int(int64(all.quickWins), j.lang)), j.sumCell(all.budget, in)}})
	return []doc.Block{t}
}
