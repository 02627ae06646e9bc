package markdown

import (
	"strconv"
	"strings"
	"unicode"
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
