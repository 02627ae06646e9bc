package lang

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// SortNames puts things in the order in which readers look for their names, by
// the Unicode collation algorithm: capitals and accents don't part words, and
// Tahap 2 comes before Tahap 10. Names that are alike to it stay in the order of their bytes.
func SortNames[T any](list []T, l Lang, name func(T) string) {
	if len(list) < 2 {
		return
	}
	tag := language.Indonesian
	if l == EN {
		tag = language.English
	}
	c := collate.New(tag, collate.Numeric)
	var b collate.Buffer
	type entry struct {
		thing T
		name  string
		key   []byte
	}
	entries := make([]entry, len(list))
	for i, x := range list {
		n := name(x)
		entries[i] = entry{x, n, c.KeyFromString(&b, n)}
	}
	slices.SortStableFunc(entries, func(x, y entry) int { return cmp.Or(bytes.Compare(x.key, y.key), cmp.Compare(x.name, y.name)) })
	for i, e := range entries {
		list[i] = e.thing
	}
}

// Initial is the letter under which a name stands in an alphabetical list: a capital
// without accents, or "" for what begins with no letter.
func Initial(name string) string {
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.IsLetter(r):
			return strings.ToUpper(string(r))
		case unicode.IsDigit(r):
			return ""
		}
	}
	return ""
}
