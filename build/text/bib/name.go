package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/lang"
)

// name is a person's or an organisation's name.
type name struct {
	family string // with its particles: "van der Berg"; the whole of an organisation's
	given  string
}

// short is the name in a label.
func (n name) short() string { return n.family }

// full is the name in the bibliography: "Giffinger, R.".
func (n name) full() string {
	if n.given == "" {
		return n.family
	}
	return n.family + ", " + initials(n.given)
}

// initials shortens given names: "Sherry R." to "S. R.", "Hans-Jochen" to "H.-J.".
func initials(given string) string {
	var out []string
	for _, word := range strings.Fields(given) {
		var parts []string
		for part := range strings.SplitSeq(word, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if part != "" && unicode.IsLetter(r) {
				parts = append(parts, string(unicode.ToUpper(r))+".")
			}
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, "-"))
		}
	}
	return strings.Join(out, " ")
}

// names reads a field of names joined by "and". A name wholly in braces is an
// organisation's and stays as it is.
func names(tex string) []name {
	var out []name
	for _, part := range splitNames(tex) {
		part = strings.TrimSpace(part)
		switch {
		case part == "" || part == "others":
			continue
		case part[0] == '{' && closingBrace(part) == len(part)-1:
			out = append(out, name{family: decode(part)})
			continue
		}
		family, given, comma := cutComma(part)
		if !comma {
			family, given = byOrder(part)
		} else if _, last, junior := cutComma(given); junior {
			given = last // "Family, Jr, Given"
		}
		out = append(out, name{family: decode(family), given: decode(given)})
	}
	return out
}

// splitNames splits at the word "and" outside of braces.
func splitNames(tex string) []string {
	tex = strings.Join(strings.Fields(tex), " ")
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ' ':
			if depth == 0 && strings.HasPrefix(tex[i:], " and ") {
				out = append(out, tex[start:i])
				start = i + len(" and ")
				i = start - 1
			}
		}
	}
	return append(out, tex[start:])
}

func closingBrace(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// cutComma cuts at the first comma outside of braces.
func cutComma(s string) (before, after string, found bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ',':
			if depth == 0 {
				return s[:i], strings.TrimSpace(s[i+1:]), true
			}
		}
	}
	return s, "", false
}

// byOrder splits a name written as it is spoken: the last word is the family
// name, with the particles before it. One name alone, as many Indonesians have, is
// the family name.
func byOrder(s string) (family, given string) {
	words := splitWords(s)
	last := len(words) - 1
	for last > 1 && startsSmall(words[last-1]) {
		last--
	}
	return strings.Join(words[last:], " "), strings.Join(words[:last], " ")
}

// splitWords splits at blanks outside of braces.
func splitWords(s string) []string {
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ' ':
			if depth == 0 {
				out = append(out, s[start:i])
				start = i + 1
			}
		}
	}
	return append(out, s[start:])
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// nameList joins names as a sentence does.
func nameList(list []name, l lang.Lang) string {
	var parts []string
	for _, n := range list {
		parts = append(parts, n.full())
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	case 2:
		return parts[0] + " " + and.In(l) + " " + parts[1]
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + ", " + and.In(l) + " " + parts[last]
}
