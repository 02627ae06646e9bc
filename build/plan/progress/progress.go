// Package progress says how a plan is getting on: which targets were met, how
// much of the budget was spent, which records have gone stale and what has to be
// reported next. Everything is derived from the plan's records as of one day,
// [plan.Plan.AsOf]; no clock is read. Site, books and check ask here, so that
// they can't disagree.
package progress

import (
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/period"
)

// Statuses are the states of a program in the order in which they are shown.
var Statuses = []string{"done", "routine", "ongoing", "preparing", "planned", "delayed", "stopped"}

// Status is a program's state; none given means planned.
func Status(g *plan.Program) string {
	if g.Status == "" {
		return "planned"
	}
	return g.Status
}

// Living tells whether there is anything to show of how the plan is getting on.
func Living(p *plan.Plan) bool {
	return len(p.Evaluations) > 0 || slices.ContainsFunc(p.Programs, func(g *plan.Program) bool {
		begun := g.Status != "" && g.Status != "planned" && g.Status != "preparing"
		return begun || len(g.Progress) > 0 || Money(g.Budget).Any || slices.ContainsFunc(g.Indicators, func(i plan.Indicator) bool { return len(i.Actual) > 0 })
	})
}

// Reporting tells whether any program of the plan reports its progress.
func Reporting(p *plan.Plan) bool {
	return slices.ContainsFunc(p.Programs, func(g *plan.Program) bool { return len(g.Progress) > 0 })
}

// Latest is the report on the newest period, or nil. Periods that can't be read
// count as older than others.
func Latest(g *plan.Program) *plan.Progress {
	var out *plan.Progress
	for i := range g.Progress {
		if r := &g.Progress[i]; out == nil || r.Last >= out.Last {
			out = r
		}
	}
	return out
}

// Reason is the newest report that says what stands in the way, or nil.
func Reason(g *plan.Program) *plan.Progress {
	var out *plan.Progress
	for i := range g.Progress {
		if r := &g.Progress[i]; r.Issue != "" && (out == nil || r.Last >= out.Last) {
			out = r
		}
	}
	return out
}

// Due tells whether a year was over on the day as of which the plan is known, so
// that its figures can be asked for.
func Due(p *plan.Plan, year int) bool { return p.AsOf != "" && period.Of(year).Last <= p.AsOf }

// year is the year of the day as of which the plan is known, or 0.
func year(p *plan.Plan) int {
	if len(p.AsOf) < 4 {
		return 0
	}
	y, _ := strconv.Atoi(p.AsOf[:4])
	return y
}

// Running tells whether a program was at work on that day, by its status and its years.
func Running(p *plan.Plan, g *plan.Program) bool {
	switch g.Status {
	case "preparing", "ongoing", "delayed":
		return g.Start > 0 && g.Years().Has(year(p))
	}
	return false
}

// Stale tells whether a running program's last report is too old, and how many
// months lie between it and the day as of which the plan is known. Where there is
// no report at all the program's beginning counts. A program with a period that
// can't be read is not called stale, nor any where no program reports.
func Stale(p *plan.Plan, g *plan.Program) (months int, stale bool) {
	if !Running(p, g) || !Reporting(p) || slices.ContainsFunc(g.Progress, func(r plan.Progress) bool { return r.Last == "" }) {
		return 0, false
	}
	last := period.Of(g.Start - 1).Last
	if r := Latest(g); r != nil {
		last = r.Last
	}
	return period.Months(last, p.AsOf), period.Over(last, p.AsOf, p.StaleAfter)
}

// Misfit is how a status disagrees with the program's years.
type Misfit int

const (
	Fits    Misfit = iota
	Overdue        // its years are over, but it is still said to be under way or planned
	Early          // it is said to be done or under way before it begins
)

// StatusFits compares a program's status with its years as of the day as of which
// the plan is known. A delay, a stop and routine work need not fit any years.
func StatusFits(p *plan.Plan, g *plan.Program) Misfit {
	y := year(p)
	if y == 0 || g.Start == 0 {
		return Fits
	}
	switch g.Status {
	case "planned", "preparing", "ongoing":
		if g.End < y {
			return Overdue
		}
	}
	switch g.Status {
	case "ongoing", "done":
		if g.Start > y {
			return Early
		}
	}
	return Fits
}
