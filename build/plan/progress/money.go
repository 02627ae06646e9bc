package progress

import (
	"jilid/build/plan"
	"jilid/build/plan/money"
)

// Spending is the money of some budget lines and what was spent of it. A line
// whose spending isn't known is no line of which nothing was spent: shares are of
// Reported, the budget of the lines that say.
type Spending struct {
	Budget   money.Rupiah // of all costed lines
	Costed   bool         // any line is
	Reported money.Rupiah // of the lines that say what was spent
	Spent    money.Rupiah
	Any      bool // any line says
	Open     int  // lines that don't
}

// Money sums budget lines.
func Money(lines []plan.BudgetLine) Spending {
	var s Spending
	for _, l := range lines {
		if l.Costed {
			s.Budget, s.Costed = s.Budget+l.Amount, true
		}
		if l.HasSpent {
			s.Reported, s.Spent, s.Any = s.Reported+l.Amount, s.Spent+l.Spent, true
		} else {
			s.Open++
		}
	}
	return s
}

// Share is what was spent of the reported budget in tenths of a per cent; false
// where nothing is reported.
func (s Spending) Share() (tenths int64, ok bool) {
	if !s.Any || s.Reported <= 0 {
		return 0, false
	}
	return money.Share(s.Spent, s.Reported), true
}
