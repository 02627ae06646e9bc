package font

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Says is what a glyph stands for by itself: the character it is known by, or for
// ligatures and variant forms the characters that the font makes them from; ""
// if the font doesn't tell. It doesn't depend on any text.
func (f *Font) Says(glyph uint16) string {
	if int(glyph) >= f.numGlyphs {
		return ""
	}
	return f.says()[glyph]
}

// origins finds the texts of all glyphs: those of the character map, and then,
// substitution by substitution, those that are made from known ones.
func (f *Font) origins() (says []string) {
	says = make([]string, f.numGlyphs)
	for g, r := range f.reverse() {
		if r != 0 {
			says[g] = string(r)
		}
	}
	if m, ok := f.Math(); ok {
		for g := range f.numGlyphs {
			for _, to := range m.forms(uint16(g)) {
				if says[to] == "" {
					says[to] = says[g]
				}
			}
		}
	}
	named := make([]bool, len(says))
	for g := range says {
		named[g] = says[g] != ""
	}
	defer func() { _ = recover() }() // a broken table: the glyphs then say nothing
	at := func(g tables.GlyphID) string {
		if int(g) >= len(says) {
			return ""
		}
		return says[g]
	}
	made := func(g tables.GlyphID, from string) {
		if int(g) >= len(says) || named[g] || from == "" {
			return
		}
		// A small capital may be made from either letter; it is the small one that is written.
		if r, _ := utf8.DecodeRuneInString(from); says[g] == "" || unicode.IsLower(r) && len(says[g]) == len(from) && unicode.IsUpper(first(says[g])) {
			says[g] = from
		}
	}
	for range 2 { // what is made from what was made
		for _, lookup := range f.shaping.GSUB.Lookups {
			for _, t := range lookup.Subtables {
				i := 0
				switch t := t.(type) {
				case tables.SingleSubs:
					switch d := t.Data.(type) {
					case tables.SingleSubstData1:
						for g := range covered(d.Coverage) {
							made(g+tables.GlyphID(d.DeltaGlyphID), at(g))
						}
					case tables.SingleSubstData2:
						for g := range covered(d.Coverage) {
							made(d.SubstituteGlyphIDs[i], at(g))
							i++
						}
					}
				case tables.AlternateSubs:
					for g := range covered(t.Coverage) {
						for _, a := range t.AlternateSets[i].AlternateGlyphIDs {
							made(a, at(g))
						}
						i++
					}
				case tables.LigatureSubs:
					for g := range covered(t.Coverage) {
						for _, l := range t.LigatureSets[i].Ligatures {
							text := at(g)
							for _, c := range l.ComponentGlyphIDs {
								if part := at(c); part != "" && text != "" {
									text += part
								} else {
									text = ""
								}
							}
							made(l.LigatureGlyph, text)
						}
						i++
					}
				}
			}
		}
	}
	return says
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// covered yields the glyphs that a subtable is about, in the order of their indexes.
func covered(c tables.Coverage) iter.Seq[tables.GlyphID] {
	return func(yield func(tables.GlyphID) bool) {
		switch c := c.(type) {
		case tables.Coverage1:
			for _, g := range c.Glyphs {
				if !yield(g) {
					return
				}
			}
		case tables.Coverage2:
			for _, r := range c.Ranges {
				for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
					if !yield(tables.GlyphID(g)) {
						return
					}
				}
			}
		}
	}
}
