package view

import (
	"fmt"
	"slices"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// progress makes what the page about the plan's progress shows: the views that
// a chapter about it would have, so that the site and a book can't disagree.
func (e *expander) progress() *Progress {
	p := e.plan
	var out Progress
	until := ""
	if p.AsOf != "" {
		until = lang.Word{ID: ", keadaan per ", EN: ", as of "}.In(e.lang) + lang.Date(p.AsOf, e.lang)
	}
	if len(p.Programs) > 0 && len(p.Dimensions) > 0 {
		out.Programs = e.made("dimensions", "status: true\nshow: both", lang.Word{ID: "Program menurut dimensi dan status", EN: "Programs by dimension and status"}.In(e.lang)+until)
	}
	if years := e.spentYears(); len(years) > 0 {
		out.Money = e.made("budget", fmt.Sprintf("spent: true\nshow: both\nyear: %d-%d", years[0], years[len(years)-1]), lang.Word{ID: "Anggaran dan realisasi per tahun", EN: "Budget and spending by year"}.In(e.lang)+until)
	}
	n := len(p.Evaluations)
	if n == 0 {
		return &out
	}
	last := p.Evaluations[n-1]
	if len(last.Parts) > 0 {
		out.Parts = e.made("scores", "from: evaluations\nshow: table", fmt.Sprintf(lang.Word{ID: "Skor evaluasi %d menurut unsur", EN: "Scores of the evaluation of %d by part"}.In(e.lang), last.Year))
	}
	if len(last.Dimensions) > 0 {
		out.Dimensions = e.made("scores", "from: evaluations\nby: dimensions\nshow: both", lang.Word{ID: "Skor evaluasi menurut dimensi", EN: "Scores of the evaluations by dimension"}.In(e.lang))
	}
	if n > 1 && slices.ContainsFunc(p.Evaluations[:n-1], func(x plan.Evaluation) bool { return len(x.Parts) > 0 }) {
		out.History = e.made("scores", "from: evaluations\nby: years\nshow: both", lang.Word{ID: "Nilai evaluasi dari tahun ke tahun", EN: "The evaluations' values from year to year"}.In(e.lang))
	}
	return &out
}

// spentYears are the years from the first with money to the last in which any
// was spent or that is over; none where no spending is reported.
func (e *expander) spentYears() []int {
	var years []int
	any := false
	for _, g := range e.plan.Programs {
		for _, l := range g.Budget {
			any = any || l.HasSpent
			if (l.HasSpent || progress.Due(e.plan, l.Year)) && !slices.Contains(years, l.Year) {
				years = append(years, l.Year)
			}
		}
	}
	slices.Sort(years)
	if !any {
		return nil
	}
	return years
}

// made expands a view that nobody wrote. A chart that stands beside its table
// needs neither the caption nor the numbers once more.
func (e *expander) made(name, body, caption string) *doc.Document {
	blocks := e.views(name, body, caption)
	if n := len(blocks); n > 1 {
		if figure, ok := blocks[n-1].(*doc.Figure); ok {
			figure.Caption, figure.Data = nil, nil
		}
	}
	return &doc.Document{Blocks: blocks}
}
