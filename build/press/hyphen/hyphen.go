// Package hyphen finds the places where a word may be divided: Indonesian by
// its syllable rules, English by patterns.
//
// Neither knows sentences: that a capitalised word is a name is for the caller to see.
package hyphen

import (
	"unicode"
	"unicode/utf8"
)

// No part of a divided word is shorter: two letters are easily read on to the
// next line, but two alone at its beginning look lost.
const (
	minBefore = 2
	minAfter  = 3
)

// divisible tells whether a word consists of letters, small but for the first.
func divisible(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsLetter(r) || n > 0 && unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= minBefore+minAfter
}

// within keeps the offsets that leave enough letters on both sides.
func within(word string, at []int) []int {
	first, last := 0, len(word)
	for range minBefore {
		_, n := utf8.DecodeRuneInString(word[first:])
		first += n
	}
	for range minAfter {
		_, n := utf8.DecodeLastRuneInString(word[:last])
		last -= n
	}
	var kept []int
	for _, i := range at {
		if i >= first && i <= last {
			kept = append(kept, i)
		}
	}
	return kept
}
