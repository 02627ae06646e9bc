package lang

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortNames puts things in the order in which readers look for their names, by
// the Unicode collation algorithm: capitals and accents don't part words, and
// Tahap 2 comes before Tahap 10. Names that are alike to it stay in the order of their bytes.
func SortNames[T any](list []T, l Lang, name func(T) string) {
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
