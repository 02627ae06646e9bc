package hyphen

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// The patterns of Frank Liang's thesis, extended by Gerard Kuiken, as the npm
// package hyphenated-en-us has them; see THIRD_PARTY.md. The file is as it came.
//
//go:embed en-us.cjs.js
var enUS string

// English gives the byte offsets before which an English word may be divided,
// by Liang's algorithm ("Word Hy-phen-a-tion by Com-put-er", 1983).
func English(word string) []int {
	if !divisible(word) {
		return nil
	}
	p := english()
	low := strings.ToLower(word)
	if at, ok := p.exceptions[low]; ok {
		return within(word, at)
	}
	for i := range len(low) {
		if low[i] >= utf8.RuneSelf { // café: the patterns know a to z
			return nil
		}
	}
	dotted := "." + low + "."
	values := make([]byte, len(dotted)+1)
	for i := range dotted {
		for j := i + 2; j <= min(len(dotted), i+p.longest); j++ {
			for k, v := range p.values[dotted[i:j]] {
				values[i+k] = max(values[i+k], v)
			}
		}
	}
	var at []int
	for i := 1; i < len(low); i++ {
		if values[i+1]%2 == 1 {
			at = append(at, i)
		}
	}
	return within(word, at)
}

type patterns struct {
	values     map[string][]byte // letters → a number before each letter and after the last
	exceptions map[string][]int
	longest    int
}

// english reads the patterns from the quoted words of the file: those with a
// digit are patterns, those after "exceptions:" divided words.
var english = sync.OnceValue(func() *patterns {
	p := &patterns{values: map[string][]byte{}, exceptions: map[string][]int{}}
	_, body, _ := strings.Cut(enUS, "patterns:")
	list, rest, _ := strings.Cut(body, "exceptions:")
	for _, s := range quoted(list) {
		var letters []byte
		values := []byte{0}
		for i := range len(s) {
			if s[i] >= '0' && s[i] <= '9' {
				values[len(letters)] = s[i] - '0'
				continue
			}
			letters = append(letters, s[i])
			values = append(values, 0)
		}
		p.values[string(letters)] = values
		p.longest = max(p.longest, len(letters))
	}
	for _, s := range quoted(rest) {
		word, at := divided(s)
		p.exceptions[word] = at
	}
	return p
})

// quoted gives what stands between single quotes.
func quoted(s string) []string {
	parts := strings.Split(s, "'")
	var words []string
	for i := 1; i < len(parts); i += 2 {
		words = append(words, parts[i])
	}
	return words
}

// divided turns "ta-ble" into "table" and its offsets.
func divided(s string) (word string, at []int) {
	for i, part := range strings.Split(s, "-") {
		if i > 0 {
			at = append(at, len(word))
		}
		word += part
	}
	return word, at
}
