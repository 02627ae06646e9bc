package progress

import (
	"slices"
	"testing"

	"jilid/build/plan"
	"jilid/build/plan/period"
)

func report(s string) plan.Progress {
	p, _ := period.Parse(s)
	return plan.Progress{Period: s, First: p.First, Last: p.Last}
}

func program(status string, start, end int, reports ...string) *plan.Program {
	g := &plan.Program{Status: status, Start: start, End: end}
	for _, s := range reports {
		g.Progress = append(g.Progress, report(s))
	}
	return g
}

func TestStale(t *testing.T) {
	reporting := program("done", 2019, 2020, "2020")
	for _, c := range []struct {
		name   string
		g      *plan.Program
		months int
		stale  bool
	}{
		{"a year old", program("ongoing", 2019, 2024, "2020"), 12, false},
		{"older", program("ongoing", 2019, 2024, "TW3 2020"), 15, true},
		{"the newest counts, in any order", program("delayed", 2019, 2024, "2021", "2019"), 0, false},
		{"never, and begun a year ago", program("ongoing", 2021, 2024), 12, false},
		{"never, and begun before", program("preparing", 2020, 2024), 24, true},
		{"not running by its status", program("routine", 2019, 2024, "2019"), 0, false},
		{"not running by its years", program("ongoing", 2022, 2024), 0, false},
		{"over", program("ongoing", 2019, 2020, "2019"), 0, false},
		{"an unreadable period", program("ongoing", 2019, 2024, "2019", "entah"), 0, false},
	} {
		p := &plan.Plan{AsOf: "2021-12-31", StaleAfter: 12, Programs: []*plan.Program{c.g, reporting}}
		if months, stale := Stale(p, c.g); months != c.months || stale != c.stale {
			t.Errorf("%s: %d months, stale %v", c.name, months, stale)
		}
	}
	silent := program("ongoing", 2019, 2024)
	p := &plan.Plan{AsOf: "2021-12-31", StaleAfter: 12, Programs: []*plan.Program{silent}}
	if _, stale := Stale(p, silent); stale {
		t.Error("stale where no program reports")
	}
	p.Programs, p.StaleAfter = append(p.Programs, reporting), 36
	if _, stale := Stale(p, silent); stale {
		t.Error("stale before the months asked for")
	}
	if _, stale := Stale(&plan.Plan{StaleAfter: 12, Programs: p.Programs}, silent); stale {
		t.Error("stale though nobody knows as of when")
	}
}

func numbers(years ...int64) []plan.YearValue {
	var out []plan.YearValue
	for i := 0; i < len(years); i += 2 {
		out = append(out, plan.YearValue{Year: int(years[i]), Number: years[i+1], Numeric: true})
	}
	return out
}

func TestOutcomes(t *testing.T) {
	up := plan.Indicator{Before: 4, BeforeNumeric: true, Targets: numbers(2020, 10, 2021, 20, 2022, 30), Actual: numbers(2020, 9, 2021, 20, 2022, 40)}
	down := plan.Indicator{Before: 110, BeforeNumeric: true, Targets: numbers(2020, 90, 2021, 45), Actual: numbers(2020, 91, 2021, 44)}
	unknown := plan.Indicator{Targets: numbers(2020, 90, 2021, 45), Actual: numbers(2020, 80)} // no baseline: the targets tell
	words := plan.Indicator{Targets: []plan.YearValue{{Year: 2020, Value: "Terbentuk"}, {Year: 2021, Value: "Ada"}}, Actual: []plan.YearValue{{Year: 2020, Value: " terbentuk"}, {Year: 2021, Value: "draf"}}}
	flat := plan.Indicator{Before: 3, BeforeNumeric: true, Targets: numbers(2020, 3), Actual: numbers(2020, 3)}
	late := plan.Indicator{Targets: numbers(2022, 5), Actual: numbers(2022, 3)}
	p := &plan.Plan{AsOf: "2021-12-31"}
	for _, c := range []struct {
		name string
		i    plan.Indicator
		year int
		want Outcome
	}{
		{"below", up, 2020, Missed}, {"equal", up, 2021, Met}, {"reached before it is due", up, 2022, Met}, {"no target", up, 2019, NotDue},
		{"too high where lower is better", down, 2020, Missed}, {"low enough", down, 2021, Met},
		{"lower is better by the targets", unknown, 2020, Met}, {"not reported", unknown, 2021, Unreported},
		{"the same words", words, 2020, Met}, {"other words", words, 2021, Reported},
		{"nothing to gain", flat, 2020, Met}, {"not reached yet, not due", late, 2022, NotDue},
	} {
		if got := At(p, c.i, c.year).Outcome; got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	if LowerIsBetter(up) || !LowerIsBetter(down) || !LowerIsBetter(unknown) || LowerIsBetter(words) || LowerIsBetter(flat) {
		t.Error("a direction is wrong")
	}
	g := &plan.Program{Indicators: []plan.Indicator{up, down, unknown, words, flat, late}}
	if got, want := Targets(p, []*plan.Program{g}), (Tally{Met: 3, Unreported: 1, Reported: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if x := Last(&plan.Plan{AsOf: "2021-06-30"}, up); x.Year != 2020 || x.Outcome != Missed {
		t.Errorf("in the middle of 2021 the newest target due is %+v", x)
	}
}

func TestMoney(t *testing.T) {
	lines := []plan.BudgetLine{
		{Year: 2020, Amount: 100, Costed: true, Spent: 90, HasSpent: true},
		{Year: 2021, Amount: 300, Costed: true},
		{Year: 2021},
	}
	got := Money(lines)
	if want := (Spending{Budget: 400, Costed: true, Reported: 100, Spent: 90, Any: true, Open: 2}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if share, ok := got.Share(); share != 900 || !ok {
		t.Errorf("share %d", share)
	}
	if _, ok := Money(lines[1:]).Share(); ok {
		t.Error("a share of what nobody reports")
	}
	if _, ok := Money([]plan.BudgetLine{{Spent: 5, HasSpent: true}}).Share(); ok {
		t.Error("a share of a line without an amount")
	}
}

func TestWanted(t *testing.T) {
	g := program("ongoing", 2020, 2022, "2020", "Semester II 2021")
	g.Progress[1].Evidence = []plan.Evidence{{Title: "Laporan"}}
	g.Indicators = []plan.Indicator{{Name: "A", Targets: numbers(2021, 3)}, {Name: "B", Targets: numbers(2021, 3), Actual: numbers(2021, 3)}}
	g.Budget = []plan.BudgetLine{{Year: 2020, Amount: 1, Costed: true, HasSpent: true}, {Year: 2021, Amount: 1, Costed: true}, {Year: 2022, Amount: 1, Costed: true}}
	p := &plan.Plan{AsOf: "2021-12-31", Programs: []*plan.Program{g}}
	w := Wanted(p, g)
	if want, _ := period.Parse("Semester I 2022"); w.Next != want || w.First {
		t.Errorf("next is %v", w.Next)
	}
	if len(w.Indicators) != 1 || w.Indicators[0].Name != "A" || !slices.Equal(w.Years, []int{2021}) || len(w.NoEvidence) != 1 || w.NoEvidence[0].Period != "2020" {
		t.Errorf("%+v", w)
	}
	g.End = 2021
	if w := Wanted(p, g); w.Next != (period.Period{}) {
		t.Errorf("beyond the program's end: %v", w.Next)
	}
	fresh := program("preparing", 2021, 2024)
	if w := Wanted(p, fresh); !w.First {
		t.Error("no first report is wanted")
	}
	for _, none := range []*plan.Program{program("stopped", 2020, 2024), program("planned", 2022, 2024), program("planned", 2021, 2024)} {
		if w := Wanted(p, none); !w.None() {
			t.Errorf("%s %d: %+v", none.Status, none.Start, w)
		}
	}
}

func TestStatusFits(t *testing.T) {
	p := &plan.Plan{AsOf: "2021-06-30"}
	for _, c := range []struct {
		g    *plan.Program
		want Misfit
	}{
		{program("ongoing", 2019, 2020), Overdue}, {program("ongoing", 2019, 2021), Fits}, {program("planned", 2019, 2020), Overdue},
		{program("delayed", 2019, 2020), Fits}, {program("routine", 2019, 2019), Fits}, {program("done", 2022, 2023), Early},
		{program("ongoing", 2022, 2023), Early}, {program("done", 2019, 2024), Fits}, {program("", 2019, 2020), Fits}, {program("ongoing", 0, 0), Fits},
	} {
		if got := StatusFits(p, c.g); got != c.want {
			t.Errorf("%s %d–%d: %d", c.g.Status, c.g.Start, c.g.End, got)
		}
	}
	if StatusFits(&plan.Plan{}, program("ongoing", 2019, 2020)) != Fits {
		t.Error("judged though nobody knows as of when")
	}
}

func TestTotal(t *testing.T) {
	for _, c := range []struct {
		parts []plan.Score
		want  int64
		ok    bool
	}{
		{nil, 0, false},
		{[]plan.Score{{Weight: 40_000, Value: 3100}, {Weight: 60_000, Value: 2000}}, 24400, true},
		{[]plan.Score{{Weight: 40_000, Value: 3100}, {Weight: 80_000, Value: 2000}}, 23666, true}, // 120 %: a mean all the same
		{[]plan.Score{{Value: 3000}, {Value: 2000}}, 25000, true},
	} {
		if v, ok := Total(plan.Evaluation{Parts: c.parts}); v != c.want || ok != c.ok {
			t.Errorf("%v: %d %v", c.parts, v, ok)
		}
	}
}

func TestLiving(t *testing.T) {
	for _, c := range []struct {
		p    *plan.Plan
		want bool
	}{
		{&plan.Plan{}, false},
		{&plan.Plan{Programs: []*plan.Program{program("planned", 2020, 2021), program("preparing", 2020, 2021), program("", 2020, 2021)}}, false},
		{&plan.Plan{Programs: []*plan.Program{program("stopped", 2020, 2021)}}, true},
		{&plan.Plan{Programs: []*plan.Program{program("", 2020, 2021, "2020")}}, true},
		{&plan.Plan{Programs: []*plan.Program{{Indicators: []plan.Indicator{{Actual: numbers(2020, 1)}}}}}, true},
		{&plan.Plan{Programs: []*plan.Program{{Budget: []plan.BudgetLine{{HasSpent: true}}}}}, true},
		{&plan.Plan{Evaluations: []plan.Evaluation{{Year: 2020}}}, true},
	} {
		if got := Living(c.p); got != c.want {
			t.Errorf("%+v: %v", c.p, got)
		}
	}
}

func TestLatestAndReason(t *testing.T) {
	g := program("delayed", 2020, 2024, "2021", "2020", "entah")
	g.Progress[1].Issue, g.Progress[2].Issue = "lama", "tak bertanggal"
	if Latest(g).Period != "2021" || Reason(g).Issue != "lama" {
		t.Errorf("%v, %v", Latest(g), Reason(g))
	}
	if none := program("", 2020, 2021); Latest(none) != nil || Reason(none) != nil {
		t.Error("a report of nothing")
	}
}
