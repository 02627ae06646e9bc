package font

import (
	"math"
	"reflect"

	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// mend puts right what go-text/typesetting v0.3.5 gets wrong in its digests, the
// filters of glyphs that say which lookups of a font need not be asked: a digest is
// three masks, and setDigest.addRange passes over every range after the one that
// fills the first of them. With them goes most of the kerning of a font that writes
// its coverage as ranges (To, Ya). It is cured upstream, but not yet in a release:
// https://github.com/go-text/typesetting/pull/279.
//
// Nothing but reflection gets at a digest, and ranges can't be rewritten as lists
// in the file, whose offsets of 16 bits don't reach that far. A digest that holds
// every glyph is right, only slower; so those made from lists stay as they are.
func mend(hb *harfbuzz.Font) {
	font := reflect.ValueOf(hb).Elem()
	gsub, gpos := font.FieldByName("gsubAccels"), font.FieldByName("gposAccels")
	for i, lookup := range hb.Face().GSUB.Lookups {
		mendLookup(gsub.Index(i), lookup.Subtables)
	}
	for i, lookup := range hb.Face().GPOS.Lookups {
		mendLookup(gpos.Index(i), lookup.Subtables)
	}
}

func mendLookup[T interface{ Cov() tables.Coverage }](lookup reflect.Value, subtables []T) {
	for i, t := range subtables {
		ranges, ok := t.Cov().(tables.Coverage2)
		if !ok || i == 0 && len(ranges.Ranges) == 1 {
			continue
		}
		fill(lookup.FieldByName("digest"))
		fill(lookup.FieldByName("subtables").Index(i).FieldByName("digest"))
	}
}

// fill sets every bit of a digest.
func fill(digest reflect.Value) {
	for i := range digest.Len() {
		*(*uint64)(digest.Index(i).Addr().UnsafePointer()) = math.MaxUint64
	}
}
