package progress

import (
	"jilid/build/plan"
	"jilid/build/plan/period"
)

// Reports is what a program's record still lacks as of the day as of which the
// plan is known, and what comes next.
type Reports struct {
	Next       period.Period    // to be reported next; zero if that isn't known or nothing more is due
	First      bool             // there is no report yet
	Indicators []plan.Indicator // whose newest due target lacks what was reached
	Years      []int            // whose spending isn't reported, ascending
	NoEvidence []plan.Progress  // reports that nothing shows to be true
}

// None tells whether nothing is lacking and nothing comes next.
func (r Reports) None() bool {
	return r.Next == (period.Period{}) && !r.First && len(r.Indicators) == 0 && len(r.Years) == 0 && len(r.NoEvidence) == 0
}

// Wanted is what must be reported of a program. Of one that was stopped, that
// has not begun, or of a plan that isn't reported on at all, it is nothing.
func Wanted(p *plan.Plan, g *plan.Program) Reports {
	var r Reports
	if p.AsOf == "" || g.Status == "stopped" || g.Start == 0 || g.Start > year(p) {
		return r
	}
	if Running(p, g) && Reporting(p) {
		if last := Latest(g); last == nil {
			r.First = true
		} else if next := (period.Period{First: last.First, Last: last.Last}).Next(); next.First != "" && next.First[:4] <= period.Of(g.End).Last[:4] {
			r.Next = next
		}
	}
	for _, i := range g.Indicators {
		if Last(p, i).Outcome == Unreported {
			r.Indicators = append(r.Indicators, i)
		}
	}
	for _, y := range g.Years().List() {
		var lines []plan.BudgetLine
		for _, l := range g.Budget {
			if l.Year == y {
				lines = append(lines, l)
			}
		}
		if Due(p, y) && Money(lines).Open > 0 {
			r.Years = append(r.Years, y)
		}
	}
	for _, x := range g.Progress {
		if len(x.Evidence) == 0 {
			r.NoEvidence = append(r.NoEvidence, x)
		}
	}
	return r
}
