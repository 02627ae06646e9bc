package site

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Status is the value of status.html: how the whole plan is getting on.
type Status struct {
	Shell
	Title, Lead                string
	Numbers                    []Fact
	Standing                   *Standing
	Programs, Money            template.HTML // tables with their charts
	Tallies, Agencies          *MoneyTable   // due targets by dimension; how each agency stands
	NoStale                    string        // what is said where no record is stale
	Evaluation                 string        // what the newest evaluation came to
	Parts, Dimensions, History template.HTML
}

// statusPages are the page about the plan's progress, where anything is known of it.
func (s *site) statusPages() []page {
	if s.Progress == nil {
		return nil
	}
	return []page{{refs.StatusAddress(s.Plan), "status.html", func() any { return s.statusPage() }, origin{}}}
}

func (s *site) statusPage() *Status {
	at := refs.StatusAddress(s.Plan)
	p := s.Plan
	v := &Status{Shell: s.at(at, "listing", s.words.Progress, "status"), Title: s.words.Progress, Lead: strings.TrimSpace(s.programSentence() + " " + s.resultSentence()), Standing: s.standing(at, p.Programs)}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(at, Link{Text: v.Title})
	v.Numbers = s.progressNumbers()
	v.Programs, v.Money = s.drawn(at, s.Progress.Programs), s.drawn(at, s.Progress.Money)
	v.Parts, v.Dimensions, v.History = s.drawn(at, s.Progress.Parts), s.drawn(at, s.Progress.Dimensions), s.drawn(at, s.Progress.History)
	v.Evaluation = s.evaluationSentence()
	v.Tallies, v.Agencies = s.tallies(at), s.agencyTable(at)
	if progress.Reporting(p) && v.Standing != nil && len(v.Standing.Stale) == 0 {
		v.NoStale = fmt.Sprintf(lang.Word{ID: "Tidak ada program berjalan yang laporan terakhirnya lebih lama dari %d bulan.", EN: "No program under way has a last report that is older than %d months."}.In(s.lang), p.StaleAfter)
	}
	return v
}

// drawn is what the manuscript drew for the page about the plan's progress.
func (s *site) drawn(at string, d *doc.Document) template.HTML {
	if d == nil {
		return ""
	}
	text, _ := html.Render(d, s.lang).Fill(html.Place{Refs: s.refs, Plan: s.Plan, Lang: s.lang, Page: at, Folder: s.folder})
	return template.HTML(text)
}

// programSentence counts the programs by status.
func (s *site) programSentence() string {
	var counts []string
	for _, x := range s.states(s.Plan.Programs) {
		counts = append(counts, strconv.Itoa(x.Count)+" "+x.Word)
	}
	if len(counts) == 0 {
		return ""
	}
	return fmt.Sprintf(lang.Word{ID: "Dari %d program, %s.", EN: "Of %d programs, %s."}.In(s.lang), len(s.Plan.Programs), lang.Join(counts, s.lang))
}

// resultSentence sums up the money that was spent and the targets that were due.
func (s *site) resultSentence() string {
	var parts []string
	m := progress.Money(linesOf(s.Plan.Programs))
	if share, ok := m.Share(); ok {
		parts = append(parts, fmt.Sprintf(lang.Word{ID: "Dari anggaran %s yang realisasinya sudah dilaporkan, %s telah dibelanjakan (%s).", EN: "Of a budget of %s that is reported on, %s was spent (%s)."}.In(s.lang),
			m.Reported.Short(s.lang), m.Spent.Short(s.lang), lang.Percent(share*100, s.lang)))
	}
	if t := progress.Targets(s.Plan, s.Plan.Programs); t.Sum() > 0 {
		parts = append(parts, fmt.Sprintf(lang.Word{ID: "Dari %d target yang jatuh tempo, %d tercapai, %d tidak tercapai, dan %d belum dilaporkan.", EN: "Of %d targets that were due, %d were met, %d were not, and %d are not reported yet."}.In(s.lang),
			t.Sum(), t.Met, t.Missed, t.Unreported))
	}
	return strings.Join(parts, " ")
}

// progressNumbers are the four figures at the head of the page, of those that are known.
func (s *site) progressNumbers() []Fact {
	p := s.Plan
	var out []Fact
	of := lang.Word{ID: "%d dari %d", EN: "%d of %d"}.In(s.lang)
	if n := len(p.Programs); n > 0 {
		begun := 0
		for _, g := range p.Programs {
			switch g.Status {
			case "ongoing", "done", "routine":
				begun++
			}
		}
		out = append(out, Fact{lang.Word{ID: "program berjalan atau selesai", EN: "programs ongoing or done"}.In(s.lang), fmt.Sprintf(of, begun, n)})
	}
	if share, ok := progress.Money(linesOf(p.Programs)).Share(); ok {
		out = append(out, Fact{lang.Word{ID: "serapan anggaran yang dilaporkan", EN: "of the reported budget spent"}.In(s.lang), lang.Percent(share*100, s.lang)})
	}
	if t := progress.Targets(p, p.Programs); t.Sum() > 0 {
		out = append(out, Fact{lang.Word{ID: "target jatuh tempo tercapai", EN: "targets due were met"}.In(s.lang), fmt.Sprintf(of, t.Met, t.Sum())})
	}
	if n := len(p.Evaluations); n > 0 {
		if v, ok := progress.Total(p.Evaluations[n-1]); ok {
			out = append(out, Fact{fmt.Sprintf(lang.Word{ID: "nilai evaluasi %d, dari 4", EN: "value of the evaluation of %d, of 4"}.In(s.lang), p.Evaluations[n-1].Year), s.score(v)})
		}
	}
	return out
}

// score is a value of ten-thousandths with two decimals.
func (s *site) score(v int64) string { return lang.Exact((v+50)/100, 2, s.lang) }

// evaluationSentence says what the newest evaluation came to, and how much more or
// less that is than the one before.
func (s *site) evaluationSentence() string {
	n := len(s.Plan.Evaluations)
	if n == 0 {
		return ""
	}
	last := s.Plan.Evaluations[n-1]
	v, ok := progress.Total(last)
	if !ok {
		return ""
	}
	out := fmt.Sprintf(lang.Word{ID: "Evaluasi %d bernilai %s dari 4", EN: "The evaluation of %d came to %s of 4"}.In(s.lang), last.Year, s.score(v))
	if n > 1 {
		before := s.Plan.Evaluations[n-2]
		if w, ok := progress.Total(before); ok {
			switch d := v - w; {
			case d >= 50:
				out += fmt.Sprintf(lang.Word{ID: ", naik %s dari %d", EN: ", up by %s since %d"}.In(s.lang), s.score(d), before.Year)
			case d <= -50:
				out += fmt.Sprintf(lang.Word{ID: ", turun %s dari %d", EN: ", down by %s since %d"}.In(s.lang), s.score(-d), before.Year)
			default:
				out += fmt.Sprintf(lang.Word{ID: ", sama dengan %d", EN: ", the same as in %d"}.In(s.lang), before.Year)
			}
		}
	}
	return out + "."
}

// tallies counts each dimension's due targets by what became of them.
func (s *site) tallies(at string) *MoneyTable {
	all := progress.Targets(s.Plan, s.Plan.Programs)
	if all.Sum() == 0 || len(s.Plan.Dimensions) == 0 {
		return nil
	}
	t := &MoneyTable{Label: s.words.Targets, RowName: lang.Dimension.In(s.lang),
		Heads: []string{lang.Word{ID: "Jatuh tempo", EN: "Due"}.In(s.lang), lang.Word{ID: "Tercapai", EN: "Met"}.In(s.lang), lang.Word{ID: "Tidak tercapai", EN: "Not met"}.In(s.lang), lang.Word{ID: "Belum dilaporkan", EN: "Not yet reported"}.In(s.lang)}}
	row := func(name, href, class string, x progress.Tally) {
		cells := []string{strconv.Itoa(x.Sum()), strconv.Itoa(x.Met), strconv.Itoa(x.Missed), strconv.Itoa(x.Unreported)}
		t.Rows = append(t.Rows, MoneyRow{Name: name, Href: href, Class: class, Cells: cells})
	}
	for _, d := range s.Plan.Dimensions {
		programs := s.filter(func(g *plan.Program) bool { return g.Dimension == d.ID })
		if x := progress.Targets(s.Plan, programs); len(programs) > 0 {
			row(d.Name, html.Rel(at, refs.DimensionAddress(s.Plan, d.ID)), "", x)
		}
	}
	row(s.words.Total, "", "total", all)
	return t
}

// agencyTable says of each agency with programs how they stand and whether it owes
// reports, so that everyone finds their own.
func (s *site) agencyTable(at string) *MoneyTable {
	t := &MoneyTable{Label: s.words.Agencies, RowName: lang.Agency.In(s.lang),
		Heads: []string{lang.Programs.In(s.lang), lang.Word{ID: "Tertunda/dihentikan", EN: "Delayed/stopped"}.In(s.lang), s.words.Absorbed, lang.Word{ID: "Target tercapai", EN: "Targets met"}.In(s.lang), lang.Word{ID: "Laporan yang kurang", EN: "Reports lacking"}.In(s.lang)}}
	for _, a := range s.Plan.Agencies {
		programs := s.filter(func(g *plan.Program) bool { return g.Agency == a.ID })
		if len(programs) == 0 {
			continue
		}
		halted, lacking := 0, 0
		for _, g := range programs {
			if g.Status == "delayed" || g.Status == "stopped" {
				halted++
			}
			if w := progress.Wanted(s.Plan, g); w.First || len(w.Indicators)+len(w.Years)+len(w.NoEvidence) > 0 {
				lacking++
			}
		}
		share, met := "–", "–"
		if x, ok := progress.Money(linesOf(programs)).Share(); ok {
			share = lang.Percent(x*100, s.lang)
		}
		if x := progress.Targets(s.Plan, programs); x.Sum() > 0 {
			met = fmt.Sprintf(lang.Word{ID: "%d dari %d", EN: "%d of %d"}.In(s.lang), x.Met, x.Sum())
		}
		t.Rows = append(t.Rows, MoneyRow{Name: a.Name, Href: html.Rel(at, refs.AgencyAddress(s.Plan, a.ID)), Cells: []string{strconv.Itoa(len(programs)), count(halted), share, met, count(lacking)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// count is a number in a table, where none is a dash.
func count(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}
