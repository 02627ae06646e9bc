package diag

import "strings"

// Nearest is the known name that someone who typed name most likely meant, for
// messages about unknown names: the one with the fewest mistakes between them
// (a letter wrong, missing, too many, or two exchanged; capitals don't count).
// Among equals the first in the order of known is taken. It reports false if
// nothing is near: more than a third of the letters would have to change.
func Nearest(name string, known []string) (string, bool) {
	typed := []rune(strings.ToLower(name))
	if len(typed) == 0 || len(typed) > longestName {
		return "", false
	}
	best, fewest := "", max(1, len(typed)/3)+1
	for _, k := range known {
		candidate := []rune(strings.ToLower(k))
		if n := len(candidate) - len(typed); n >= fewest || -n >= fewest || len(candidate) == 0 {
			continue
		}
		if d := mistakes(typed, candidate); d < fewest {
			best, fewest = k, d
		}
	}
	return best, best != ""
}

// longestName keeps a mistaken paragraph from being compared with every name.
const longestName = 120

// mistakes is the Damerau-Levenshtein distance between two names in its
// restricted form: no letter is moved twice.
func mistakes(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			row[j] = min(last[j-1]+wrong, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
