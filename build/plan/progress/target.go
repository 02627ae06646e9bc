package progress

import (
	"strings"

	"jilid/build/plan"
)

// Outcome is what became of a target.
type Outcome int

const (
	NotDue     Outcome = iota // its year is not over, or there is no target
	Unreported                // its year is over, and nobody says what was reached
	Reported                  // what was reached can't be compared with it
	Met
	Missed
)

// Target is an indicator's target of a year and what became of it.
type Target struct {
	Year           int
	Target, Actual plan.YearValue // of which the zero value is none
	Outcome        Outcome
}

// LowerIsBetter tells whether an indicator is to go down: its last target lies
// below the value before the plan, or below the first target where that isn't known.
func LowerIsBetter(i plan.Indicator) bool {
	var first, last *plan.YearValue
	for k := range i.Targets {
		if t := &i.Targets[k]; t.Numeric {
			if first == nil {
				first = t
			}
			last = t
		}
	}
	switch {
	case last == nil:
		return false
	case i.BeforeNumeric:
		return last.Number < i.Before
	}
	return last.Number < first.Number
}

// At is the target of a year. A target that is reached before its year is over
// counts as met; one that isn't yet is not missed.
func At(p *plan.Plan, i plan.Indicator, year int) Target {
	t := Target{Year: year}
	wanted, told := false, false
	for _, v := range i.Targets {
		if v.Year == year {
			t.Target, wanted = v, true
		}
	}
	for _, v := range i.Actual {
		if v.Year == year {
			t.Actual, told = v, true
		}
	}
	due := Due(p, year)
	switch {
	case !wanted:
	case !told && due:
		t.Outcome = Unreported
	case !told:
	case met(i, t):
		t.Outcome = Met
	case !due:
	case t.Target.Numeric && t.Actual.Numeric:
		t.Outcome = Missed
	default:
		t.Outcome = Reported
	}
	return t
}

func met(i plan.Indicator, t Target) bool {
	switch {
	case !t.Target.Numeric || !t.Actual.Numeric:
		return strings.EqualFold(strings.TrimSpace(t.Target.Value), strings.TrimSpace(t.Actual.Value))
	case LowerIsBetter(i):
		return t.Actual.Number <= t.Target.Number
	}
	return t.Actual.Number >= t.Target.Number
}

// Last is the newest target of an indicator that was due; its Outcome is NotDue
// if there is none.
func Last(p *plan.Plan, i plan.Indicator) Target {
	for k := len(i.Targets) - 1; k >= 0; k-- {
		if Due(p, i.Targets[k].Year) {
			return At(p, i, i.Targets[k].Year)
		}
	}
	return Target{}
}

// Tally counts the newest targets of indicators by what became of them.
type Tally struct{ Met, Missed, Reported, Unreported int }

// Sum is how many targets were due.
func (t Tally) Sum() int { return t.Met + t.Missed + t.Reported + t.Unreported }

// Targets counts the newest due targets of all indicators of some programs.
func Targets(p *plan.Plan, programs []*plan.Program) Tally {
	var t Tally
	for _, g := range programs {
		for _, i := range g.Indicators {
			switch Last(p, i).Outcome {
			case Met:
				t.Met++
			case Missed:
				t.Missed++
			case Reported:
				t.Reported++
			case Unreported:
				t.Unreported++
			}
		}
	}
	return t
}
