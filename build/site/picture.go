package site

import (
	"fmt"
	"html/template"

	"jilid/build/plan"
	"jilid/build/plan/view"
)

// Pictures on the pages that a plan has besides its chapters are those that the
// views of chapters draw, so that page and book can't differ.

// mostBars are the bars that a page's roadmap shows; of more programs there is the table.
const mostBars = 60

// picture draws a view, "" where it has nothing to draw. Its numbers are folded up
// behind it, unless the page shows them anyway (bare).
func (s *site) picture(at, title string, bare bool, name, body string) template.HTML {
	d := view.Draw(s.Plan, name, body, title, !bare)
	if len(d.Blocks) == 0 {
		return ""
	}
	return s.drawn(at, d)
}

// only is the body of a view about some programs: a filter's key and value.
func only(field, value string) string {
	if field == "" {
		return ""
	}
	return fmt.Sprintf("%s: %q\n", field, value)
}

// moneyPicture draws the money of some programs by year and by a key; it stands over a
// table with the same numbers.
func (s *site) moneyPicture(at, by, field, value string, programs []*plan.Program) template.HTML {
	rows, years := map[string]bool{}, map[int]bool{}
	for _, g := range programs {
		for _, l := range g.Budget {
			if l.Costed {
				years[l.Year] = true
				rows[map[string]string{"source": l.Source, "dimension": g.Dimension}[by]] = true
			}
		}
	}
	body := "by: [" + by + ", year]\nchart: stacked\n"
	switch {
	case len(years) < 2: // one bar says no more than its number
		return ""
	case len(rows) < 2:
		body = "by: year\nchart: bar\n"
	}
	return s.picture(at, s.words.MoneyByYear, true, "budget", body+only(field, value))
}

// roadmapPicture draws the programs of a dimension or agency over the years.
func (s *site) roadmapPicture(at, field, value, group string, programs []*plan.Program) template.HTML {
	if len(programs) < 2 || len(programs) > mostBars {
		return ""
	}
	return s.picture(at, s.words.Roadmap, false, "roadmap", "group_by: "+group+"\n"+only(field, value))
}

// coveragePicture counts all programs by two keys.
func (s *site) coveragePicture(at, rows, columns string) template.HTML {
	return s.picture(at, s.words.Coverage, false, "coverage", "by: ["+rows+", "+columns+"]\n")
}

// dependencyPicture draws what some programs need and what needs them.
func (s *site) dependencyPicture(at, field, value string) template.HTML {
	return s.picture(at, s.words.Dependencies, false, "dependencies", only(field, value))
}
