package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextWord finds the next word of a text from a place on; start is -1 if there
// is none. Signs that hold compounds, codes and addresses together are part of a
// word where they stand within it: OPD-nya, RPJMD-2.1, APBD/APBN, opd.go.id.
func nextWord(s string, from int) (start, end int) {
	start = -1
	for i := from; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case letter(r):
			if start < 0 {
				start = i
			}
			end = i + n
		case start >= 0:
			if !joins(r) {
				return start, end
			}
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); !letter(next) {
				return start, end
			}
		}
		i += n
	}
	return start, end
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func joins(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u00ad', '_', '.', '/', '@', '&', '\'', '’':
		return true
	}
	return false
}

// attached tells whether a word is the rest of something that stands before it:
// of a path, a hash tag, a word whose beginning is set in italics.
func attached(before string) bool {
	return before != "" && strings.ContainsRune(`-_./@&#\`, rune(before[len(before)-1]))
}

// part is where an abbreviation stands in a word.
type part struct {
	start, end int
	whole      bool // nothing is there that would read badly behind a closing parenthesis
}

// parts finds known abbreviations in a word: by itself, with what Indonesian
// hangs on a word (OPD-nya, antar-OPD), doubled or in the plural (OPD-OPD, SDGs),
// and on either side of a slash. What has figures or capitals of its own is
// another name: RPJMD-2.1, e-KTP.
func parts(word string, known func(string) bool) []part {
	if known(word) {
		return []part{{0, len(word), true}}
	}
	if !strings.ContainsAny(word, "-/'’") { // nearly all
		return plural(word, 0, known)
	}
	if strings.ContainsAny(word, "._@") {
		return nil
	}
	var out []part
	at := 0
	for _, s := range strings.Split(word, "/") {
		out = append(out, hyphened(s, at, known)...)
		at += len(s) + 1
	}
	return out
}

func hyphened(s string, at int, known func(string) bool) []part {
	for _, possessive := range [...]string{"'s", "’s"} {
		if name, ok := strings.CutSuffix(s, possessive); ok && known(name) {
			return []part{{at, at + len(name), false}}
		}
	}
	if known(s) {
		return []part{{at, at + len(s), true}}
	}
	if out := plural(s, at, known); out != nil {
		return out
	}
	var out []part
	start := 0
	for _, p := range strings.Split(s, "-") {
		switch {
		case known(p):
			out = append(out, part{at + start, at + start + len(p), true})
		case !small(p):
			return nil
		}
		start += len(p) + 1
	}
	if len(out) > 1 {
		for i := range out {
			out[i].whole = false
		}
	}
	return out
}

func plural(s string, at int, known func(string) bool) []part {
	if name, ok := strings.CutSuffix(s, "s"); ok && known(name) {
		return []part{{at, at + len(name), false}}
	}
	return nil
}

// small tells whether a part of a word is one by itself, in small letters: nya, antar.
func small(s string) bool {
	return len(s) > 1 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// acronym tells whether a word looks like an abbreviation: two to eight letters,
// mostly capitals.
func acronym(word string) bool {
	upper, all := 0, 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		if all++; unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2 && all <= 8 && all-upper <= upper/2
}
