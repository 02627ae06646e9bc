package site

import (
	"strings"

	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// mostDays is how many days with changes are listed.
const mostDays = 400

// changesAddress is the page about what changed, in the language that the plan is written in.
func (s *site) changesAddress() string {
	return lang.Word{ID: "perubahan.html", EN: "changes.html"}.In(s.main.lang)
}

// changesPages is the page about what changed and when, where that is known.
func (s *site) changesPages() []page {
	if !s.main.dated() {
		return nil
	}
	return []page{{s.changesAddress(), "listing.html", func() any { return s.changesPage() }, origin{}}}
}

// changesPage lists chapters and programs by the day on which they changed, and the
// editions between them: whoever knows an edition, or a day, reads down to it.
func (s *site) changesPage() *Listing {
	at := s.changesAddress()
	v := &Listing{Shell: s.at(at, "listing", s.words.Changes, ""), Title: s.words.Changes, Lead: s.words.ChangesLead}
	v.Description = v.Lead
	v.Crumbs = s.crumbs(at, Link{Text: v.Title})
	releases := s.releases()
	release := func(r Revision) {
		v.Sections = append(v.Sections, ListSection{ID: "edition-" + inID(r.Release), Title: s.words.Edition + " " + r.Release, Lead: lang.Date(dayOf(r.Date), s.lang)})
	}
	for _, d := range s.latestDays(mostDays) {
		for len(releases) > 0 && dayOf(releases[0].Date) >= d.date {
			release(releases[0])
			releases = releases[1:]
		}
		section := ListSection{ID: "day-" + d.date, Title: lang.Date(d.date, s.lang)}
		for _, l := range d.changes {
			l.Href = html.Rel(at, l.Href)
			section.Links = append(section.Links, l)
		}
		v.Sections = append(v.Sections, section)
	}
	for _, r := range releases {
		release(r)
	}
	return v
}

// inID is a name as it may stand in an id for every browser and style sheet.
func inID(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, name)
}

// releases are the revisions that have a name, latest first.
func (s *site) releases() []Revision {
	var out []Revision
	for _, r := range s.opt.History {
		if r.Release != "" {
			out = append(out, r)
		}
	}
	return out
}

// dayOf is the day of a moment as RFC 3339 writes it.
func dayOf(moment string) string {
	day, _, _ := strings.Cut(moment, "T")
	return day
}
