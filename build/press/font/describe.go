package font

import "jilid/build/text/formula"

// Descriptor is what a PDF says about a font, in thousandths of an em.
type Descriptor struct {
	Name                       string
	Ascent, Descent, CapHeight int // Descent is negative
	Box                        [4]int
	ItalicAngle                int
	StemV                      int
	Flags                      int
}

// Flags of a font descriptor (PDF 1.7, table 123).
const (
	flagFixedPitch = 1 << 0
	flagSerif      = 1 << 1
	flagSymbolic   = 1 << 2
	flagItalic     = 1 << 6
)

// Describe is the font's descriptor.
func (f *Font) Describe() Descriptor {
	d := Descriptor{
		Name:        f.Name,
		Ascent:      f.thousandths(f.ascent),
		Descent:     f.thousandths(-f.descent),
		CapHeight:   f.thousandths(f.capHeight),
		ItalicAngle: f.italicAngle,
		StemV:       50 + (f.weight/65)*(f.weight/65), // the usual estimate; viewers use it only if the font is lost
		Flags:       flagSymbolic,                     // glyphs are addressed by number, not by a Latin encoding
	}
	for i, v := range f.box {
		d.Box[i] = f.thousandths(v)
	}
	if f.fixedPitch {
		d.Flags |= flagFixedPitch
	}
	if f.serif {
		d.Flags |= flagSerif
	}
	if f.italicAngle != 0 {
		d.Flags |= flagItalic
	}
	return d
}

// NumGlyphs is the number of glyphs; they are numbered from 0, which is the
// sign for what is missing.
func (f *Font) NumGlyphs() int { return f.numGlyphs }

// Thousandths is a glyph's own advance in thousandths of an em, as PDF counts widths.
func (f *Font) Thousandths(glyph uint16) int { return f.thousandths(f.advance(int(glyph))) }

func (f *Font) thousandths(v int64) int { return int(divide(v*1000, f.upem)) }

// Rune is the character that a glyph is known by, 0 if it is known by none:
// ligatures and variant forms stand for whatever the text says. Of several
// characters it is the commonest, so that the glyph of space is a space and not
// a no-break space. The slanted x of formulas is an x.
func (f *Font) Rune(glyph uint16) rune {
	if int(glyph) >= f.numGlyphs {
		return 0
	}
	return f.reverse()[glyph]
}

// characters turns the character map round.
func (f *Font) characters() (known []rune) {
	known = make([]rune, f.numGlyphs)
	defer func() { _ = recover() }() // a broken map: glyphs then stand for what the text says
	for it := f.shaping.Cmap.Iter(); it.Next(); {
		r, g := it.Char()
		if g == 0 || int(g) >= len(known) || ambiguous(r) {
			continue
		}
		r = formula.Unstyled(r)
		if known[g] == 0 || r < known[g] {
			known[g] = r
		}
	}
	return known
}

// ambiguous characters don't say what a glyph means: ligatures in one
// character, private use, invisible ones.
func ambiguous(r rune) bool {
	return r >= 0xFB00 && r <= 0xFB4F || r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 ||
		r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xAD || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF
}
