// Package hyphen finds the places where a word may be divided: Indonesian by
// its syllable rules, English by patterns.
//
// Neither knows sentences: that a capitalised word is a name is for the caller to see.
package hyphen

// Indonesian gives the byte offsets before which an Indonesian word may be
// divided, in ascending order. Words with digits or other signs in them and words in
// capitals are not divided. Where the division is in doubt there is none.
func Indonesian(word string) []int { return nil }

// English gives the byte offsets before which an English word may be divided.
func English(word string) []int { return nil }
