package book

import (
	"reflect"
	"testing"

	"jilid/build/plan"
	"jilid/build/plan/view"
)

// TestMatter: what a unit may read of a chapter is part of its matter, by which what was
// set of it is known again. A new field belongs to one of the two.
func TestMatter(t *testing.T) {
	read := map[string]bool{"Doc": true, "Title": true, "Language": true, "Address": true, "Dimensions": true, "Depth": true, "Kind": true, "Span": true}
	unread := map[string]bool{"Chapter": true, "File": true, "Book": true, "Parent": true, "Children": true, "Unnumbered": true, "ID": true,
		"Programs": true, "Authors": true, "Aliases": true, "AliasSpans": true, "Draft": true, "Unlisted": true, "Original": true}
	for _, typ := range []reflect.Type{reflect.TypeFor[plan.Chapter](), reflect.TypeFor[view.Text]()} {
		for i := range typ.NumField() {
			if name := typ.Field(i).Name; read[name] == unread[name] {
				t.Errorf("%v.%s: is it set in a book? Then matter must have it; else say here that it isn't", typ, name)
			}
		}
	}
}
