package site

import (
	"cmp"
	"encoding/xml"
	"html"
	"strings"

	"jilid/build/text/lang"
)

// feedAddress is where programs that follow the plan's changes look.
const feedAddress = "feed.xml"

// entry is one of a feed's.
type entry struct{ title, id, link, date, content string }

// hasFeed tells whether there is one. There is none where the plan doesn't say at which address the
// site will be, as a feed is read elsewhere.
func (s *site) hasFeed() bool {
	return s == s.main && s.Plan.BaseURL != "" && (s.main.dated() || s.Plan.Date != "")
}

// addFeed publishes what changed, day by day, and the edition.
func (s *site) addFeed(into *claims) {
	if s.hasFeed() {
		into.later(feedAddress, s.makeFeed, origin{})
	}
}

// makeFeed writes the feed as Atom (RFC 4287).
func (s *site) makeFeed() []byte {
	entries := s.entriesOfFeed()
	var b strings.Builder
	element := func(name, text string) {
		b.WriteString("<" + name + ">")
		xml.EscapeText(&b, []byte(text))
		b.WriteString("</" + name + ">\n")
	}
	link := func(rel, to string) {
		b.WriteString(`<link rel="` + rel + `" href="` + html.EscapeString(to) + "\"/>\n")
	}
	b.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + string(s.lang) + "\">\n")
	element("title", s.words.Changes+" – "+s.Plan.Title)
	element("id", s.url(feedAddress))
	link("self", s.url(feedAddress))
	link("alternate", s.Plan.BaseURL)
	element("updated", entries[0].date)
	b.WriteString("<author>\n")
	element("name", cmp.Or(s.Plan.Publisher, s.Plan.Region, s.Plan.Title))
	b.WriteString("</author>\n")
	for _, e := range entries {
		b.WriteString("<entry>\n")
		element("title", e.title)
		element("id", e.id)
		link("alternate", e.link)
		element("updated", e.date)
		b.WriteString(`<content type="html">`)
		xml.EscapeText(&b, []byte(e.content))
		b.WriteString("</content>\n</entry>\n")
	}
	b.WriteString("</feed>\n")
	return []byte(b.String())
}

// entriesOfFeed are the latest days with changes and the edition, latest first.
func (s *site) entriesOfFeed() []entry {
	var out []entry
	for _, d := range s.latestDays(30) {
		e := entry{title: s.words.Changes + " " + lang.Date(d.date, s.lang), id: s.url(feedAddress) + "#" + d.date, link: s.Plan.BaseURL, date: d.latest}
		if len(d.changes) == 1 {
			e.title, e.link = d.changes[0].Text, s.Plan.BaseURL+d.changes[0].Href
		}
		var b strings.Builder
		for _, c := range d.changes {
			b.WriteString(`<li><a href="` + html.EscapeString(s.Plan.BaseURL+c.Href) + `">` + html.EscapeString(c.Text) + "</a></li>")
		}
		e.content = "<ul>" + b.String() + "</ul>"
		out = append(out, e)
	}
	if d := s.Plan.Date; d != "" {
		name := cmp.Or(s.Plan.Version, s.Plan.Title)
		e := entry{title: name, id: s.url(feedAddress) + "#edition-" + d, link: s.Plan.BaseURL, date: d + "T00:00:00Z", content: "<p>" + html.EscapeString(s.Plan.Title+", "+lang.Date(d, s.lang)) + "</p>"}
		at := 0
		for at < len(out) && out[at].date[:len(d)] >= d {
			at++
		}
		out = append(out[:at:at], append([]entry{e}, out[at:]...)...)
	}
	return out
}
