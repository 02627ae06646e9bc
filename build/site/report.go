package site

import (
	"fmt"
	"path"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/progress"
	"jilid/build/site/html"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// Report is one period's report on a program. Done is its physical progress in
// per cent, 0–100, if Measured.
type Report struct {
	Period, Text, Physical string
	Done                   int
	Measured               bool
	Issue, Next            string
	Evidence               []Link // Title says what kind of file it is, and its size
}

func (s *site) report(at string, p plan.Progress) Report {
	r := Report{Period: p.Period, Text: p.Text, Physical: p.Physical, Done: int(min(max(p.Done/1000, 0), 100)), Measured: p.Measured && p.Done >= 0, Issue: p.Issue, Next: p.Next}
	if p.Measured {
		r.Physical = lang.Percent(p.Done, s.lang)
	}
	for _, e := range p.Evidence {
		l := Link{Text: e.Title, Href: e.URL}
		if e.File != nil {
			l.Href, l.Title = s.file(at, html.FileAddress(e.File)), s.kindAndSize(e.File)
		}
		r.Evidence = append(r.Evidence, l)
	}
	return r
}

// kindAndSize is what a reader should know before opening a file: "PDF, 340 KB".
func (s *site) kindAndSize(f *source.File) string {
	size := lang.Size(len(f.Data), s.lang)
	if kind := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Path), ".")); kind != "" {
		return kind + ", " + size
	}
	return size
}

// addEvidence publishes the files that reports show as evidence and that aren't
// published anyway, as workbooks are.
func (s *site) addEvidence(c *claims) {
	done := map[*source.File]bool{}
	for _, g := range s.Plan.Programs {
		for _, p := range g.Progress {
			for _, e := range p.Evidence {
				if f := e.File; f != nil && !s.Plan.Publishes(f) && !done[f] {
					done[f] = true
					c.add(html.FileAddress(f), f.Data, origin{f.Span(0, 0), rename})
				}
			}
		}
	}
}

// standingLine is how a program stands in one line: how far its works are, how
// much of its money is spent, which targets were met.
func (s *site) standingLine(g *plan.Program) string {
	var parts []string
	if p := progress.Latest(g); p != nil && p.Physical != "" {
		parts = append(parts, strings.ToLower(s.words.Physical)+" "+s.report("", *p).Physical)
	}
	if share, ok := progress.Money(g.Budget).Share(); ok {
		parts = append(parts, strings.ToLower(s.words.Absorbed)+" "+lang.Percent(share*100, s.lang))
	}
	if t := progress.Targets(s.Plan, []*plan.Program{g}); t.Sum() > t.Unreported {
		parts = append(parts, fmt.Sprintf(lang.Word{ID: "%d dari %d target tercapai", EN: "%d of %d targets met"}.In(s.lang), t.Met, t.Sum()))
	}
	return strings.Join(parts, ", ")
}
