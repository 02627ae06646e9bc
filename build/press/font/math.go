package font

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"

	"jilid/build/press/geom"
)

// Math is what a font's MATH table says of setting formulas (OpenType 1.9,
// "MATH – The mathematical typesetting table"). It is immutable.
type Math struct {
	*Font
	constants table
	italics   map[uint16]int64 // font units, as all here
	accents   map[uint16]int64
	kerns     map[uint16]kerns
	vertical  map[uint16]construction
	flat      map[uint16]construction
	overlap   int64
	small     map[uint16][2]uint16 // a glyph's forms for scripts and their scripts
}

// Constant is a measure of the table; the numbers are the places in it.
type Constant int

const (
	AxisHeight                  Constant = 1
	AccentBaseHeight            Constant = 2
	SubscriptShiftDown          Constant = 4
	SubscriptTopMax             Constant = 5
	SubscriptBaselineDropMin    Constant = 6
	SuperscriptShiftUp          Constant = 7
	SuperscriptShiftUpCramped   Constant = 8
	SuperscriptBottomMin        Constant = 9
	SuperscriptBaselineDropMax  Constant = 10
	SubSuperscriptGapMin        Constant = 11
	SuperscriptBottomMaxWithSub Constant = 12
	SpaceAfterScript            Constant = 13
	UpperLimitGapMin            Constant = 14
	UpperLimitBaselineRiseMin   Constant = 15
	LowerLimitGapMin            Constant = 16
	LowerLimitBaselineDropMin   Constant = 17
	StackTopShiftUp             Constant = 18
	StackTopDisplayShiftUp      Constant = 19
	StackBottomShiftDown        Constant = 20
	StackBottomDisplayShiftDown Constant = 21
	StackGapMin                 Constant = 22
	StackDisplayGapMin          Constant = 23
	NumeratorShiftUp            Constant = 28
	NumeratorDisplayShiftUp     Constant = 29
	DenominatorShiftDown        Constant = 30
	DenominatorDisplayShiftDown Constant = 31
	NumeratorGapMin             Constant = 32
	NumeratorDisplayGapMin      Constant = 33
	FractionRule                Constant = 34
	DenominatorGapMin           Constant = 35
	DenominatorDisplayGapMin    Constant = 36
	OverbarGap                  Constant = 39
	OverbarRule                 Constant = 40
	OverbarExtra                Constant = 41
	UnderbarGap                 Constant = 42
	UnderbarRule                Constant = 43
	UnderbarExtra               Constant = 44
	RadicalGap                  Constant = 45
	RadicalDisplayGap           Constant = 46
	RadicalRule                 Constant = 47
	RadicalExtra                Constant = 48
	RadicalKernBeforeDegree     Constant = 49
	RadicalKernAfterDegree      Constant = 50
	radicalDegreeRaise          Constant = 51
)

// Corner is where a script may move closer to a letter.
type Corner int

const (
	TopRight Corner = iota
	TopLeft
	BottomRight
	BottomLeft
)

// Part is a piece of a sign that is put together to be as high or wide as needed.
type Part struct {
	Glyph      uint16
	Full       int64 // its own length, font units
	Start, End int64 // how much of its ends may lie over its neighbours
	Extender   bool  // may be repeated, or left out
}

type kerns [4]struct{ heights, values []int64 }

type construction struct {
	variants []variant
	parts    []Part
}

type variant struct {
	glyph uint16
	size  int64
}

// table is a part of a font file; whatever lies beyond its end is 0.
type table []byte

func (t table) u16(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return u16(t, i)
}

func (t table) i16(i int) int64 { return int64(int16(t.u16(i))) }

// at is the table that an offset at a place leads to; nil if it is 0.
func (t table) at(i int) table {
	off := t.u16(i)
	if off == 0 || off > len(t) {
		return nil
	}
	return t[off:]
}

// coverage are the glyphs of a coverage table, in order.
func (t table) coverage() []uint16 {
	var out []uint16
	switch n := t.u16(2); t.u16(0) {
	case 1:
		for i := range min(n, len(t)/2) {
			out = append(out, uint16(t.u16(4+2*i)))
		}
	case 2:
		for i := range min(n, len(t)/6) {
			for g := t.u16(4 + 6*i); g <= t.u16(6+6*i) && len(out) <= 0xffff; g++ {
				out = append(out, uint16(g))
			}
		}
	}
	return out
}

// Math reads the font's MATH table, false if it has none to work with.
func (f *Font) Math() (*Math, bool) {
	t := table(f.tables["MATH"])
	constants, info, variants := t.at(4), t.at(6), t.at(8)
	if len(constants) < 214 {
		return nil, false
	}
	m := &Math{Font: f, constants: constants, kerns: map[uint16]kerns{}, overlap: int64(variants.u16(0))}
	m.italics, m.accents = values(info.at(0)), values(info.at(2))
	corners := info.at(6)
	for i, g := range corners.at(0).coverage() {
		var k kerns
		for c := range k {
			kern := corners.at(4 + 8*i + 2*c)
			n := min(kern.u16(0), len(kern)/4)
			for j := range n {
				k[c].heights = append(k[c].heights, kern.i16(2+4*j))
			}
			for j := range n + 1 {
				k[c].values = append(k[c].values, kern.i16(2+4*n+4*j))
			}
		}
		m.kerns[g] = k
	}
	down := variants.u16(6)
	m.vertical = m.constructions(variants, variants.at(2), 10)
	m.flat = m.constructions(variants, variants.at(4), 10+2*down)
	m.small = f.scriptForms()
	return m, true
}

func values(t table) map[uint16]int64 {
	out := map[uint16]int64{}
	for i, g := range t.at(0).coverage() {
		if i < t.u16(2) {
			out[g] = t.i16(4 + 4*i)
		}
	}
	return out
}

// constructions reads how signs grow; the offsets of their tables stand at a place.
func (m *Math) constructions(t, coverage table, place int) map[uint16]construction {
	out := map[uint16]construction{}
	for i, g := range coverage.coverage() {
		c := t.at(place + 2*i)
		if c == nil {
			continue
		}
		var made construction
		for j := range min(c.u16(2), len(c)/4) {
			if g := c.u16(4 + 4*j); g < m.numGlyphs {
				made.variants = append(made.variants, variant{uint16(g), int64(c.u16(6 + 4*j))})
			}
		}
		parts := c.at(0)
		for j := range min(parts.u16(4), len(parts)/10, manyParts) {
			p := parts[6+10*j:]
			if g := p.u16(0); g < m.numGlyphs {
				made.parts = append(made.parts, Part{Glyph: uint16(g), Start: int64(p.u16(2)), End: int64(p.u16(4)), Full: int64(p.u16(6)), Extender: p.u16(8)&1 != 0})
			}
		}
		out[g] = made
	}
	return out
}

// manyParts bounds what a broken font may ask for; real ones have up to five.
const manyParts = 20

// scriptForms reads the substitutions of the feature ssty: glyphs drawn for small sizes.
func (f *Font) scriptForms() map[uint16][2]uint16 {
	out := map[uint16][2]uint16{}
	defer func() { _ = recover() }() // a broken table: then the usual forms are made smaller
	keep := func(g, script, scriptScript tables.GlyphID) {
		if int(script) < f.numGlyphs && int(scriptScript) < f.numGlyphs {
			out[uint16(g)] = [2]uint16{uint16(script), uint16(scriptScript)}
		}
	}
	gsub := f.shaping.GSUB
	for _, feature := range gsub.Features {
		if feature.Tag != opentype.MustNewTag("ssty") {
			continue
		}
		for _, index := range feature.LookupListIndices {
			for _, sub := range gsub.Lookups[index].Subtables {
				switch sub := sub.(type) {
				case tables.AlternateSubs:
					i := 0
					for g := range covered(sub.Coverage) {
						list := sub.AlternateSets[i].AlternateGlyphIDs
						keep(g, list[0], list[len(list)-1])
						i++
					}
				case tables.SingleSubs:
					if d, ok := sub.Data.(tables.SingleSubstData2); ok {
						i := 0
						for g := range covered(d.Coverage) {
							keep(g, d.SubstituteGlyphIDs[i], d.SubstituteGlyphIDs[i])
							i++
						}
					}
				}
			}
		}
	}
	return out
}

// forms are the glyphs that a glyph grows into, and is put together from.
func (m *Math) forms(glyph uint16) (out []uint16) {
	for _, c := range []construction{m.vertical[glyph], m.flat[glyph]} {
		for _, v := range c.variants {
			out = append(out, v.glyph)
		}
		for _, p := range c.parts {
			out = append(out, p.Glyph)
		}
	}
	return out
}

// Constant is a measure at a size.
func (m *Math) Constant(c Constant, size geom.Length) geom.Length {
	return m.at(m.constants.i16(8+4*int(c)), size)
}

// Script is the size of scripts, and of scripts of scripts, in text of a size.
func (m *Math) Script(size geom.Length, level int) geom.Length {
	percent := int64(100)
	switch {
	case level == 1:
		percent = m.constants.i16(0)
	case level > 1:
		percent = m.constants.i16(2)
	}
	if percent <= 0 || percent > 100 {
		percent = 70
	}
	return size.Scale(percent, 100)
}

// DegreeRaise is how far up a root's sign its degree stands, in per cent.
func (m *Math) DegreeRaise() int64 { return m.constants.i16(8 + 4*int(radicalDegreeRaise)) }

// DisplayOperator is the least height of ∑ in displayed formulas; Delimited
// from what height on brackets have to grow.
func (m *Math) DisplayOperator(size geom.Length) geom.Length {
	return m.at(int64(m.constants.u16(6)), size)
}

// Delimited is the least height of brackets that grow.
func (m *Math) Delimited(size geom.Length) geom.Length {
	return m.at(int64(m.constants.u16(4)), size)
}

// Glyph is a character's glyph, in the form for scripts of a level if there is one.
func (m *Math) Glyph(r rune, level int) (glyph uint16, ok bool) {
	g, ok := m.shaping.NominalGlyph(r)
	if !ok || g == 0 || int(g) >= m.numGlyphs {
		return 0, false
	}
	if forms, has := m.small[uint16(g)]; has && level > 0 {
		return forms[min(level, 2)-1], true
	}
	return uint16(g), true
}

// Extent is how far a glyph's drawing reaches from its origin: to the left and right, up and
// down (down is positive below the baseline).
func (f *Font) Extent(glyph uint16, size geom.Length) (left, right, up, down geom.Length) {
	o, ok := f.outline(int(glyph))
	if !ok || len(o) < 10 {
		return 0, 0, 0, 0
	}
	return f.at(i16(o, 2), size), f.at(i16(o, 6), size), f.at(i16(o, 8), size), -f.at(i16(o, 4), size)
}

// Italic is by how much a slanted glyph leans over its advance.
func (m *Math) Italic(glyph uint16, size geom.Length) geom.Length {
	return m.at(m.italics[glyph], size)
}

// Accent is where an accent stands over a glyph, from its origin.
func (m *Math) Accent(glyph uint16, size geom.Length) geom.Length {
	if at, ok := m.accents[glyph]; ok {
		return m.at(at, size)
	}
	return (m.Width(glyph, size) + m.Italic(glyph, size)) / 2
}

// Kern is by how much a script at a height moves along a corner of a glyph.
func (m *Math) Kern(glyph uint16, c Corner, height, size geom.Length) geom.Length {
	k, ok := m.kerns[glyph]
	if !ok || len(k[c].values) == 0 {
		return 0
	}
	i := 0
	for i < len(k[c].heights) && height >= m.at(k[c].heights[i], size) {
		i++
	}
	return m.at(k[c].values[i], size)
}

// Grown is the least form of a glyph that is at least so high, or wide if flat.
// If no form is, parts are what one is put together from; nil: there is only the largest form.
func (m *Math) Grown(glyph uint16, flat bool, least, size geom.Length) (form uint16, parts []Part) {
	c := m.vertical[glyph]
	if flat {
		c = m.flat[glyph]
	}
	form = glyph
	for _, v := range c.variants {
		form = v.glyph
		if m.at(v.size, size) >= least {
			return form, nil
		}
	}
	return form, c.parts
}

// Overlap is how much the parts of a sign must lie over each other.
func (m *Math) Overlap(size geom.Length) geom.Length { return m.at(m.overlap, size) }

// Long is a length of font units at a size.
func (m *Math) Long(units int64, size geom.Length) geom.Length { return m.at(units, size) }

// Widest is the widest form of a glyph that isn't wider than so much.
func (m *Math) Widest(glyph uint16, most, size geom.Length) uint16 {
	form := glyph
	for _, v := range m.flat[glyph].variants {
		if m.at(v.size, size) > most {
			break
		}
		form = v.glyph
	}
	return form
}

// AccentMark is the place of an accent's glyph that comes over a letter's.
func (m *Math) AccentMark(glyph uint16, size geom.Length) geom.Length {
	if at, ok := m.accents[glyph]; ok {
		return m.at(at, size)
	}
	left, right, _, _ := m.Extent(glyph, size)
	return (left + right) / 2
}
