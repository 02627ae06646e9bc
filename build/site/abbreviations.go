package site

import (
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/site/html"
	"jilid/build/text/doc"
)

// mostPlaces are the chapters that are named of each abbreviation.
const mostPlaces = 8

// abbreviationPage lists the plan's abbreviations, what they stand for, and where
// they are used.
func (s *site) abbreviationPage() *Listing {
	at := refs.AbbreviationsAddress(s.Plan)
	v := s.way(at, s.words.Abbreviations, s.words.AbbreviationsLead)
	used, ids := s.usedIn(), s.termIDs()
	var sec ListSection
	for _, a := range s.Plan.Abbreviations {
		t := Term{ID: ids[a.Short], Short: a.Short, Long: a.Long}
		for i, c := range used[a.Short] {
			if i == mostPlaces {
				t.Rest = strings.Replace(s.words.AndMore, "%", strconv.Itoa(len(used[a.Short])-i), 1)
				break
			}
			t.Places = append(t.Places, s.placeOf(at, c))
		}
		sec.Terms = append(sec.Terms, t)
	}
	v.Sections = []ListSection{sec}
	return v
}

// placeOf is a chapter in few words, "Buku II, BAB IV", with its title behind them.
func (s *site) placeOf(from string, c *plan.Chapter) Link {
	link := Link{Text: c.Title, Href: html.Rel(from, c.Address), Title: c.Title}
	if t := s.refs.Chapter(c); t != nil && t.Number != "" {
		link.Text = t.Label
	}
	if len(s.Plan.Books) > 1 {
		link.Text = s.bookName(c.Book) + ", " + link.Text
	}
	return link
}

// termIDs are the anchors of abbreviations on their page.
func (s *site) termIDs() map[string]string {
	var names []string
	for _, a := range s.Plan.Abbreviations {
		names = append(names, a.Short)
	}
	ids := slugs(names)
	for name, slug := range ids {
		ids[name] = "abbr-" + slug
	}
	return ids
}

// Term is an abbreviation with its anchor, the chapters that use it, and how many more there are.
type Term struct {
	ID          string
	Short, Long string
	Places      []Link
	Rest        string // "dan 3 bab lain"
}

// usedIn are the chapters in which each abbreviation stands, in reading order; of
// section files the chapter's.
func (s *site) usedIn() map[string][]*plan.Chapter {
	out := map[string][]*plan.Chapter{}
	for _, b := range s.Books {
		for _, t := range b.Texts {
			chapter := t.Chapter
			for chapter.Parent != nil && chapter.Depth > 0 {
				chapter = chapter.Parent
			}
			doc.Visit(t.Doc, doc.Visitor{Inline: func(in doc.Inline) bool {
				if a, ok := in.(*doc.Abbr); ok && !slices.Contains(out[a.Short], chapter) {
					out[a.Short] = append(out[a.Short], chapter)
				}
				return true
			}})
		}
	}
	return out
}
