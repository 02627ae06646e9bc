// Package font reads TrueType fonts, shapes text with them and writes the
// subset that a PDF embeds. It is the only importer of go-text/typesetting.
//
// A [Font] is what a file says: measures, glyphs, tables. A [Shaper] turns text
// into glyphs; it belongs to one goroutine. All measures come out in the
// integers of geom, so that a layout is the same on every machine.
//
// Only TrueType outlines (a glyf table) are read: a subset of them can keep its
// glyph numbers, and so pages can be drawn before anyone knows which glyphs the
// whole book uses.
package font

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"sync"

	otf "github.com/go-text/typesetting/font"

	"jilid/build/diag"
	"jilid/build/press/geom"
)

// Font is a parsed font; immutable and safe to share.
type Font struct {
	Name string   // PostScript name
	Key  [32]byte // hash of the file

	tables     map[string][]byte // views into the file
	shaping    *otf.Font
	upem       int64
	numGlyphs  int
	numMetrics int // glyphs with an advance of their own in hmtx
	longLoca   bool

	ascent, descent, capHeight, xHeight int64 // font units; descent is positive downwards
	underline, underlineWidth           int64 // distance below the baseline
	box                                 [4]int64
	italicAngle                         int // degrees, negative leans right
	weight                              int // 100 to 900
	fixedPitch, serif                   bool

	reverse func() []rune   // glyph → the character it is known by
	says    func() []string // glyph → what it stands for
}

// Parse reads a TrueType font. The error is a [diag.Text].
func Parse(data []byte) (f *Font, err error) {
	defer func() {
		if recover() != nil { // a reader of go-text's that a broken table got the better of
			f, err = nil, errBroken
		}
	}()
	f = &Font{Key: sha256.Sum256(data)}
	if f.tables, err = directory(data); err != nil {
		return nil, err
	}
	if err := f.measure(); err != nil {
		return nil, err
	}
	if f.shaping, err = f.shapes(data); err != nil {
		return nil, errBroken
	}
	f.reverse = sync.OnceValue(f.characters)
	f.says = sync.OnceValue(f.origins)
	return f, nil
}

// shapes reads what shaping needs. The outlines, more than half of the memory that a
// font takes, aren't part of it where marks are placed by the font's own table.
func (f *Font) shapes(data []byte) (*otf.Font, error) {
	if len(f.tables["GPOS"]) > 0 {
		bare := maps.Clone(f.tables)
		delete(bare, "glyf")
		delete(bare, "loca")
		face, err := otf.ParseTTF(bytes.NewReader(sfnt(bare)))
		if err == nil && face.GPOS.Lookups != nil {
			return face.Font, nil
		}
	}
	face, err := otf.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return face.Font, nil
}

var errBroken = diag.T("fon rusak: tabelnya tidak dapat dibaca", "broken font: its tables can't be read")

// measure reads the tables of sizes and checks that the outlines are within bounds.
func (f *Font) measure() error {
	for _, need := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf"} {
		if len(f.tables[need]) == 0 {
			return diag.T("fon rusak: tabel %s tidak ada", "broken font: table %s is missing", need)
		}
	}
	head, hhea, maxp := f.tables["head"], f.tables["hhea"], f.tables["maxp"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return errBroken
	}
	f.upem = int64(u16(head, 18))
	f.numGlyphs = u16(maxp, 4)
	f.numMetrics = u16(hhea, 34)
	f.longLoca = u16(head, 50) != 0
	if f.upem < 16 || f.upem > 16384 || f.numGlyphs == 0 || f.numMetrics == 0 || f.numMetrics > f.numGlyphs {
		return errBroken
	}
	if len(f.tables["hmtx"]) < 2*f.numMetrics+2*f.numGlyphs {
		return errBroken
	}
	for g := range f.numGlyphs {
		if _, ok := f.outline(g); !ok {
			return diag.T("fon rusak: gambar huruf nomor %d di luar berkas", "broken font: the outline of glyph %d is outside the file", g)
		}
	}
	for i := range f.box {
		f.box[i] = i16(head, 36+2*i)
	}
	f.ascent, f.descent = i16(hhea, 4), -i16(hhea, 6)
	f.capHeight, f.xHeight = f.ascent*7/10, f.upem/2
	f.underline, f.underlineWidth = f.upem/10, f.upem/20
	f.weight = 400
	if os2 := f.tables["OS/2"]; len(os2) >= 68 {
		f.weight = u16(os2, 4)
		if u16(os2, 8)&0xf == 2 {
			return diag.T("lisensi fon melarang penyematan ke dalam dokumen", "the font's licence forbids embedding it")
		}
		class := os2[30]
		f.serif = class >= 1 && class <= 5 || class == 7
		if len(os2) >= 90 && u16(os2, 0) >= 2 {
			f.xHeight, f.capHeight = i16(os2, 86), i16(os2, 88)
		}
	}
	if post := f.tables["post"]; len(post) >= 16 {
		f.italicAngle = int(i16(post, 4))
		f.underline, f.underlineWidth = -i16(post, 8), i16(post, 10)
		f.fixedPitch = u16(post, 12) != 0 || u16(post, 14) != 0
	}
	f.Name = postScriptName(f.tables["name"])
	return nil
}

// at scales font units to a size, rounded.
func (f *Font) at(v int64, size geom.Length) geom.Length {
	return geom.Length(divide(v*int64(size), f.upem))
}

// divide rounds to the nearest, halves away from zero; d is positive.
func divide(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}

// UnitsPerEm is the number of font units in an em.
func (f *Font) UnitsPerEm() int64 { return f.upem }

// Ascent is the height of the line's upper edge above the baseline.
func (f *Font) Ascent(size geom.Length) geom.Length { return f.at(f.ascent, size) }

// Descent is the depth of the line's lower edge below the baseline, positive.
func (f *Font) Descent(size geom.Length) geom.Length { return f.at(f.descent, size) }

// CapHeight is the height of capitals.
func (f *Font) CapHeight(size geom.Length) geom.Length { return f.at(f.capHeight, size) }

// XHeight is the height of small letters without ascenders.
func (f *Font) XHeight(size geom.Length) geom.Length { return f.at(f.xHeight, size) }

// Underline is where an underline's middle lies below the baseline, and its width.
func (f *Font) Underline(size geom.Length) (below, width geom.Length) {
	return f.at(f.underline, size), f.at(f.underlineWidth, size)
}

// HasRune tells whether the font can show a character.
func (f *Font) HasRune(r rune) bool {
	g, ok := f.shaping.NominalGlyph(r)
	return ok && g != 0
}

// Width is a glyph's own advance at a size, without kerning.
func (f *Font) Width(glyph uint16, size geom.Length) geom.Length {
	return f.at(f.advance(int(glyph)), size)
}

// advance is a glyph's advance in font units.
func (f *Font) advance(g int) int64 {
	g = min(g, f.numMetrics-1)
	return int64(u16(f.tables["hmtx"], 4*g))
}
