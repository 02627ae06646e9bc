package draw

import (
	"fmt"
	"slices"
	"strings"

	"jilid/build/press/font"
	"jilid/build/press/pdf"
)

// face is a font as pages use it. What it says of glyphs it says of the font
// alone, so that a page can be drawn without having seen another.
type face struct {
	font  *font.Font
	name  string // of the resource
	space int    // the glyph of a space, -1 if it has none

	packed *pdf.Font // as it was embedded last, with these glyphs
	with   glyphSet
}

func newFace(f *font.Font) *face {
	x := &face{font: f, name: fmt.Sprintf("F%x", f.Key[:6]), space: -1}
	for g := f.NumGlyphs() - 1; g > 0; g-- {
		if f.Rune(uint16(g)) == ' ' {
			x.space = g
		}
	}
	return x
}

// has tells whether a glyph can be shown; 0 is the sign for a missing one,
// which archives forbid to be used.
func (x *face) has(g uint16) bool { return g != 0 && int(g) < x.font.NumGlyphs() }

// text is what a glyph stands for when copied: archives want it of each.
func (x *face) text(g uint16) string {
	if s := x.font.Says(g); s != "" {
		return s
	}
	return "\uFFFD"
}

// says tells what a reader makes of glyphs.
func (x *face) says(glyphs []font.Glyph) string {
	if len(glyphs) == 1 {
		return x.text(glyphs[0].ID)
	}
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteString(x.text(g.ID))
	}
	return b.String()
}

// embed makes what the file holds of a font of which some glyphs are used.
func (x *face) embed(used glyphSet) *pdf.Font {
	if x.packed != nil && slices.Equal(x.with, used) {
		return x.packed
	}
	about := x.font.Describe()
	f := &pdf.Font{
		Name: about.Name, Flags: about.Flags, ItalicAngle: about.ItalicAngle, StemV: about.StemV,
		Ascent: about.Ascent, Descent: about.Descent, CapHeight: about.CapHeight, Box: about.Box,
	}
	var glyphs []uint16
	for g := range x.font.NumGlyphs() {
		if g := uint16(g); used.has(g) {
			glyphs = append(glyphs, g)
			f.Glyphs = append(f.Glyphs, pdf.Glyph{ID: g, Width: x.font.Thousandths(g), Text: x.text(g)})
		}
	}
	f.Pack(x.font.Subset(glyphs))
	x.packed, x.with = f, used
	return f
}

// glyphSet are glyphs of a font, a bit for each.
type glyphSet []uint64

func newGlyphSet(f *font.Font) glyphSet { return make(glyphSet, (f.NumGlyphs()+63)/64) }

func (s glyphSet) add(g uint16)      { s[g/64] |= 1 << (g % 64) }
func (s glyphSet) has(g uint16) bool { return s[g/64]&(1<<(g%64)) != 0 }

func (s glyphSet) addAll(t glyphSet) {
	for i, bits := range t {
		s[i] |= bits
	}
}

// use is a face and the glyphs of it that a sheet shows.
type use struct {
	face   *face
	glyphs glyphSet
}

// face notes that the sheet shows glyphs of a font.
func (a *artist) face(f *font.Font) *use {
	for i := range a.fonts {
		if x := a.fonts[i].face.font; x == f || x.Key == f.Key {
			return &a.fonts[i]
		}
	}
	a.fonts = append(a.fonts, use{a.stock.face(f), newGlyphSet(f)})
	return &a.fonts[len(a.fonts)-1]
}
