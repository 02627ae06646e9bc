package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/period"
	"jilid/build/plan/progress"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// State is a program's status as pages show it: a word with a mark, as the
// partial "state" of base.html draws it. ID is a class of the style sheet.
type State struct {
	ID, Word string
	Count    int // of programs, where they are counted
}

// Standing is how some programs are getting on: the partial "standing" of
// base.html. What is nil is left out.
type Standing struct {
	W       *Words
	AsOf    string // "Keadaan per 31 Desember 2021"
	States  []State
	Facts   []Fact
	Halted  []HaltedRow
	Stale   []StaleRow
	Missed  *TargetTable
	Reports []ReportRow
}

// HaltedRow is a program that is delayed or stopped, and why.
type HaltedRow struct {
	Program              Link
	Dimension            string
	State                State
	Agency               Link
	Reason, Period, Next string
}

// StaleRow is a program whose record wants a new report.
type StaleRow struct {
	Program         Link
	Dimension, Note string
}

// ReportRow is what has to be reported of a program.
type ReportRow struct {
	Program    Link
	Dimension  string
	State      State
	Last, Next string
	Missing    []string
}

func (s *site) state(status string) State {
	return State{ID: status, Word: plan.StatusWord(status).In(s.lang)}
}

// asOf is the day to which the plan's progress is known, as a sentence's
// beginning; "" where that isn't known.
func (s *site) asOf() string {
	if s.Plan.AsOf == "" {
		return ""
	}
	return lang.Word{ID: "Keadaan per ", EN: "As of "}.In(s.lang) + lang.Date(s.Plan.AsOf, s.lang)
}

// standing is how some programs are getting on, as a page sees it; nil where
// nothing is known of the plan's progress.
func (s *site) standing(from string, programs []*plan.Program) *Standing {
	if s.Progress == nil || len(programs) == 0 {
		return nil
	}
	v := &Standing{W: s.words, AsOf: s.asOf(), States: s.states(programs), Missed: s.missed(from, programs)}
	money := progress.Money(linesOf(programs))
	if text := s.spent(money); text != "" {
		v.Facts = append(v.Facts, Fact{s.words.Spent, text})
	}
	if t := progress.Targets(s.Plan, programs); t.Sum() > 0 {
		v.Facts = append(v.Facts, Fact{s.words.Targets, s.tally(t)})
	}
	for _, g := range programs {
		if g.Status == "delayed" || g.Status == "stopped" {
			v.Halted = append(v.Halted, s.halted(from, g))
		}
		if note := s.staleNote(g); note != "" {
			v.Stale = append(v.Stale, StaleRow{Program: s.programLink(from, g), Dimension: g.Dimension, Note: note})
		}
	}
	return v
}

// states counts programs by status, in the order of progress.Statuses.
func (s *site) states(programs []*plan.Program) []State {
	var out []State
	for _, status := range progress.Statuses {
		x := s.state(status)
		for _, g := range programs {
			if progress.Status(g) == status {
				x.Count++
			}
		}
		if x.Count > 0 {
			out = append(out, x)
		}
	}
	return out
}

// spent is what was spent of a reported budget, in words; "" where nothing is reported.
func (s *site) spent(m progress.Spending) string {
	share, ok := m.Share()
	if !ok {
		return ""
	}
	return fmt.Sprintf(lang.Word{ID: "%s dari %s yang dilaporkan (%s)", EN: "%s of the %s reported on (%s)"}.In(s.lang), m.Spent.Short(s.lang), m.Reported.Short(s.lang), lang.Percent(share*100, s.lang))
}

// tally is how many targets that were due were met, missed and not reported.
func (s *site) tally(t progress.Tally) string {
	parts := []string{fmt.Sprintf(lang.Word{ID: "%d dari %d tercapai", EN: "%d of %d met"}.In(s.lang), t.Met, t.Sum())}
	add := func(n int, w lang.Word) {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+w.In(s.lang))
		}
	}
	add(t.Missed, progress.Missed.Word())
	add(t.Reported, lang.Word{ID: "tidak dapat dibandingkan", EN: "can't be compared"})
	add(t.Unreported, progress.Unreported.Word())
	return strings.Join(parts, ", ")
}

func (s *site) halted(from string, g *plan.Program) HaltedRow {
	r := HaltedRow{Program: s.programLink(from, g), Dimension: g.Dimension, State: s.state(g.Status)}
	if refs.AgencyAddress(s.Plan, g.Agency) != from { // which is the agency's own page
		r.Agency = s.agencyLink(from, g.Agency)
	}
	if p := progress.Reason(g); p != nil {
		r.Reason, r.Period, r.Next = p.Issue, p.Period, p.Next
	}
	return r
}

// staleNote says of a program whose last report is too old what is so, and who
// has to do what about it.
func (s *site) staleNote(g *plan.Program) string {
	months, stale := progress.Stale(s.Plan, g)
	if !stale {
		return ""
	}
	who := lang.Word{ID: "Penanggung jawab", EN: "Whoever is in charge"}.In(s.lang)
	if a := s.Plan.Agency(g.Agency); a != nil {
		who = a.Short
	}
	last := progress.Latest(g)
	if last == nil {
		return fmt.Sprintf(lang.Word{ID: "Program ini mulai %d, tetapi belum pernah dilaporkan. %s perlu menambahkan realisasi atau memperbaiki statusnya.",
			EN: "This program began in %d, but was never reported on. %s has to add a report or to mend its status."}.In(s.lang), g.Start, who)
	}
	return fmt.Sprintf(lang.Word{ID: "Laporan terakhir untuk %s, %d bulan yang lalu pada keadaan ini. %s perlu menambahkan realisasi terbaru atau memperbaiki statusnya.",
		EN: "The last report is for %s, %d months before the day of this page. %s has to add the newest report or to mend the status."}.In(s.lang), last.Period, months, who)
}

// missed is the table of the targets that were due and not met; nil if there are none.
func (s *site) missed(from string, programs []*plan.Program) *TargetTable {
	t := &TargetTable{Label: s.words.MissedTargets, W: s.words, Told: true, Dated: true}
	for _, g := range programs {
		for _, i := range g.Indicators {
			if x := progress.Last(s.Plan, i); x.Outcome == progress.Missed {
				t.Rows = append(t.Rows, s.targetRow(from, g, i, x))
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// reports is what an agency has to report of its programs next.
func (s *site) reports(from string, programs []*plan.Program) []ReportRow {
	var out []ReportRow
	for _, g := range programs {
		w := progress.Wanted(s.Plan, g)
		if w.None() {
			continue
		}
		r := ReportRow{Program: s.programLink(from, g), Dimension: g.Dimension, State: s.state(progress.Status(g)), Last: "–", Next: "–"}
		if last := progress.Latest(g); last != nil {
			r.Last = last.Period
		}
		switch {
		case w.First:
			r.Next = lang.Word{ID: "laporan pertama", EN: "the first report"}.In(s.lang)
		case w.Next != period.Period{}:
			r.Next = w.Next.Name(s.lang)
		}
		for _, i := range w.Indicators {
			r.Missing = append(r.Missing, fmt.Sprintf(lang.Word{ID: "realisasi indikator “%s” tahun %d", EN: "what was reached of “%s” in %d"}.In(s.lang), i.Name, progress.Last(s.Plan, i).Year))
		}
		if len(w.Years) > 0 {
			r.Missing = append(r.Missing, lang.Word{ID: "realisasi anggaran tahun ", EN: "what was spent in "}.In(s.lang)+yearList(w.Years))
		}
		if len(w.NoEvidence) > 0 {
			var periods []string
			for _, p := range w.NoEvidence {
				periods = append(periods, p.Period)
			}
			r.Missing = append(r.Missing, lang.Word{ID: "bukti untuk ", EN: "evidence for "}.In(s.lang)+lang.Join(periods, s.lang))
		}
		out = append(out, r)
	}
	return out
}

// TargetTable is a table of indicators' targets: the partial "targets" of
// base.html. Told tells whether it says what was reached, Dated whether the
// years of the targets differ.
type TargetTable struct {
	Label       string
	W           *Words
	Told, Dated bool
	Rows        []TargetRow
}

// TargetRow is an indicator's target of a year, and what became of it.
type TargetRow struct {
	ID, Href, Dimension, Indicator, Unit, Year, Value, Actual string
	Outcome                                                   Outcome
}

// Outcome is what became of a target: a word with a mark, as the partial
// "outcome" draws it; empty where there is nothing to say yet.
type Outcome struct{ ID, Word string }

func (s *site) outcome(o progress.Outcome) Outcome {
	ids := map[progress.Outcome]string{progress.Unreported: "unreported", progress.Reported: "reported", progress.Met: "met", progress.Missed: "missed"}
	return Outcome{ids[o], o.Word().In(s.lang)}
}

func (s *site) targetRow(from string, g *plan.Program, i plan.Indicator, x progress.Target) TargetRow {
	return TargetRow{ID: g.ID, Href: html.Rel(from, g.Address), Dimension: g.Dimension, Indicator: i.Name, Unit: i.Unit, Year: strconv.Itoa(x.Year),
		Value: s.figure(x.Target), Actual: s.figure(x.Actual), Outcome: s.outcome(x.Outcome)}
}

// newestFirst puts reports in the order of their periods, the newest before others.
func newestFirst(list []plan.Progress) []plan.Progress {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b plan.Progress) int { return strings.Compare(b.Last, a.Last) })
	return out
}
