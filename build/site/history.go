package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/site/html"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// Revision is one change of a plan, as its version control keeps it. What its author wrote about it is no part
// of what is published, and who that is only if the plan says so (`editors`).
type Revision struct {
	Date    string   // RFC 3339
	Author  string   // name, or ""
	Paths   []string // of the files it changed, from the plan's folder
	Release string   // the name it was given as an edition, or ""
}

// changed is when a file was last changed, or "" if that isn't known.
func (s *site) changed(f *source.File) string {
	if f == nil {
		return ""
	}
	return s.main.latest()[f.Path]
}

// Changed is when each file was last changed, by its path from the plan's folder.
func Changed(history []Revision) map[string]string {
	out := map[string]string{}
	for _, r := range slices.Backward(history) { // the latest has the last word
		for _, path := range r.Paths {
			out[path] = r.Date
		}
	}
	return out
}

// lastChange says when a file was last changed, or nothing if that isn't known.
func (s *site) lastChange(f *source.File) string {
	date := dayOf(s.changed(f))
	if date == "" {
		return ""
	}
	return fmt.Sprintf(s.words.LastChanged, lang.Date(date, s.lang))
}

// makeEditors finds who changed each file: whoever did so most often first.
func (s *site) makeEditors() map[string][]string {
	times := map[string]map[string]int{}
	for _, r := range s.opt.History {
		if r.Author == "" || strings.Contains(r.Author, "@") {
			continue // a name that is an e-mail address isn't published
		}
		for _, path := range r.Paths {
			if times[path] == nil {
				times[path] = map[string]int{}
			}
			times[path][r.Author]++
		}
	}
	out := map[string][]string{}
	for path, by := range times {
		out[path] = slices.SortedFunc(maps.Keys(by), func(a, b string) int { return cmp.Or(by[b]-by[a], strings.Compare(a, b)) })
	}
	return out
}

// writtenBy names those who wrote a file, or nothing if that isn't known or isn't to be told.
func (s *site) writtenBy(f *source.File) string {
	if f == nil || !s.main.Plan.Editors {
		return ""
	}
	names := s.main.editors()[f.Path]
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(s.words.WrittenBy, lang.Join(names, s.lang))
}

// outdated says that a translation is older than its original, or nothing.
func (s *site) outdated(f, original *source.File) string {
	if f == nil || original == nil {
		return ""
	}
	mine, its := s.changed(f), s.changed(original)
	if !plan.Outdated(mine, its) {
		return ""
	}
	return fmt.Sprintf(s.words.Outdated, lang.Date(dayOf(mine), s.lang), lang.Date(dayOf(its), s.lang))
}

// lastChanged is when the plan was last changed, or the day its edition bears.
func (s *site) lastChanged() string {
	for _, r := range s.opt.History {
		if len(r.Paths) > 0 {
			return r.Date
		}
	}
	return s.Plan.Date
}

// day is what changed on one day.
type day struct {
	date    string // ISO
	latest  string // RFC 3339: the last change of that day
	changes []Link // the pages that show it, by their addresses from the root
}

// makeDated tells whether it is known of any page when it changed.
func (s *site) makeDated() bool {
	return slices.ContainsFunc(s.Plan.Chapters(), func(c *plan.Chapter) bool { return s.changed(c.File) != "" }) ||
		slices.ContainsFunc(s.Plan.Programs, func(p *plan.Program) bool { return s.changed(p.File) != "" })
}

// latestDays are so many of the days, latest first.
func (s *site) latestDays(most int) []day {
	days := s.days()
	return days[:min(most, len(days))]
}

// makeDays finds the days on which chapters and programs changed, latest first.
func (s *site) makeDays() []day {
	shown := s.shownBy()
	var out []day
	for _, r := range s.opt.History {
		date := dayOf(r.Date)
		for _, path := range r.Paths {
			for _, l := range shown[path] {
				i := slices.IndexFunc(out, func(d day) bool { return d.date == date })
				if i < 0 {
					i = len(out)
					out = append(out, day{date: date, latest: r.Date})
				}
				if !slices.Contains(out[i].changes, l) {
					out[i].changes = append(out[i].changes, l)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b day) int { return strings.Compare(b.date, a.date) })
	return out
}

// shownBy are the pages that show what a file says. One of many programs, such as a sheet, stands
// for the list of them.
func (s *site) shownBy() map[string][]Link {
	out := map[string][]Link{}
	for _, c := range s.Plan.Chapters() {
		if c.File != nil {
			l := s.turn("", c)
			l.Title = s.bookName(c.Book)
			out[c.File.Path] = []Link{l}
		}
	}
	for _, p := range s.Plan.Programs {
		switch f := p.File; {
		case f == nil:
		case out[f.Path] == nil:
			out[f.Path] = []Link{{Text: p.ID + " " + p.Name, Href: html.Rel("", p.Address)}}
		default:
			out[f.Path] = []Link{{Text: s.words.Programs, Href: programsAddress}}
		}
	}
	return out
}
