package diag

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	c := comparison{typed: typed}
	best, fewest := "", max(1, len(typed)/3)+1
	for _, k := range known {
		n := utf8.RuneCountInString(k)
		if n-len(typed) >= fewest || len(typed)-n >= fewest || n == 0 {
			continue
		}
		if d := c.mistakes(k, fewest); d < fewest {
			if best, fewest = k, d; d == 0 {
				break
			}
		}
	}
	return best, best != ""
}

// Numbered tells whether two names differ in the numbers in them only, as members of a
// row do: GOV-01 and GOV-02, but not GOV-1 and GOV-01.
func Numbered(a, b string) bool {
	x, y := strings.FieldsFunc(strings.ToLower(a), notDigit), strings.FieldsFunc(strings.ToLower(b), notDigit)
	if len(x) == 0 || len(x) != len(y) || !slices.Equal(strings.FieldsFunc(strings.ToLower(a), unicode.IsDigit), strings.FieldsFunc(strings.ToLower(b), unicode.IsDigit)) {
		return false
	}
	return !slices.EqualFunc(x, y, func(m, n string) bool { return strings.TrimLeft(m, "0") == strings.TrimLeft(n, "0") })
}

func notDigit(r rune) bool { return !unicode.IsDigit(r) }

// NearestPath is the known path that someone who typed one most likely meant: the same
// in other capitals, the same name in another folder, or one whose name, without the folders, is
// nearest.
func NearestPath(typed string, known []string) (string, bool) {
	for _, k := range known {
		if strings.EqualFold(k, typed) {
			return k, true
		}
	}
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = path.Base(k)
		if strings.EqualFold(names[i], path.Base(typed)) {
			return k, true
		}
	}
	near, ok := Nearest(path.Base(typed), names)
	if !ok {
		return "", false
	}
	return known[slices.Index(names, near)], true
}

// longestName keeps a mistaken paragraph from being compared with every name.
const longestName = 120

// comparison compares a name with many others, of which there may be thousands.
type comparison struct {
	typed, other []rune
	rows         [3][]int
}

// mistakes is the Damerau-Levenshtein distance between the typed name and another in its
// restricted form: no letter is moved twice. It gives up with limit if there are as many.
func (c *comparison) mistakes(name string, limit int) int {
	c.other = c.other[:0]
	for _, r := range name {
		c.other = append(c.other, unicode.ToLower(r))
	}
	a, b := c.typed, c.other
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if limit == 1 || len(a) == 0 || len(b) == 0 {
		return min(max(len(a), len(b)), limit)
	}
	for i := range c.rows {
		c.rows[i] = slices.Grow(c.rows[i][:0], len(b)+1)[:len(b)+1]
	}
	before, last, row := c.rows[0], c.rows[1], c.rows[2]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			row[j] = min(last[j-1]+wrong, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit { // a swap may still gain one
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
