package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"jilid/build/text/doc"
)

// slugs makes the ids of headings, unique within a chapter. An id that is taken
// has the number that the next of the same name is tried with.
type slugs map[string]int

// take reserves an id given by hand.
func (s slugs) take(id string) {
	if id != "" {
		s[id] = max(s[id], 1)
	}
}

// unique is the id of a heading: its text as GitHub writes it in links, with
// -1, -2 … from the second of the same name on.
func (s slugs) unique(text string) string {
	base := slug(text)
	id := base
	for s[id] > 0 {
		id = base + "-" + strconv.Itoa(s[base])
		s[base]++
	}
	s[id] = 1
	return id
}

// slug is a text as an anchor: small letters, digits and hyphens for blanks;
// letters of every script stay as they are.
func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '-' || r == '_':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	if b.Len() == 0 {
		return "bagian"
	}
	return b.String()
}

// place takes the place of a heading of the original that a heading stands for: the next
// of its level in the same section, or the one whose id it has. It is zero if the original
// has none there.
func (c *converter) place(h *doc.Heading) (of doc.HeadingID) {
	if h.Attr.ID != "" {
		if i := slices.IndexFunc(c.places, func(p doc.HeadingID) bool { return p.ID == h.Attr.ID }); i >= 0 {
			c.places = c.places[i+1:]
		}
		return of
	}
	rest := c.places
	for len(rest) > 0 && rest[0].Level > h.Level { // subsections that weren't translated
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0].Level != h.Level {
		return of
	}
	c.places = rest[1:]
	return rest[0]
}
