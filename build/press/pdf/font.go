package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// Font is a TrueType font to embed. Text shows its glyphs by number, two bytes each.
type Font struct {
	Name                              string // PostScript name
	Glyphs                            []Glyph
	Flags, ItalicAngle                int
	Ascent, Descent, CapHeight, StemV int // thousandths of an em
	Box                               [4]int

	program, unicode []byte // packed
	length           int    // of the program, unpacked
}

// Pack gives a font its program, the font file with the used glyphs, and packs what
// is embedded. It comes before [Writer.Font], and may be done where the fonts are made.
func (f *Font) Pack(program []byte) {
	f.program, f.length = Deflate(program), len(program)
	f.unicode = Deflate(toUnicode(f.Glyphs))
}

// Glyph is a used glyph of a font. Text is what it stands for when copied.
type Glyph struct {
	ID    uint16
	Width int // thousandths of an em
	Text  string
}

// Font embeds a font; its glyphs are in the order of their numbers.
func (w *Writer) Font(f *Font) Ref {
	name := subsetTag(f.Glyphs) + "+" + f.Name

	program, descriptor, descendant, unicode := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	var d Dict
	w.RawStream(program, d.Int("Length1", f.length).Name("Filter", "FlateDecode"), f.program)

	d = Dict{}
	d.Name("Type", "FontDescriptor").Name("FontName", name).Int("Flags", f.Flags)
	d.Raw("FontBBox", fmt.Sprintf("[%d %d %d %d]", f.Box[0], f.Box[1], f.Box[2], f.Box[3]))
	d.Int("ItalicAngle", f.ItalicAngle).Int("Ascent", f.Ascent).Int("Descent", f.Descent)
	d.Int("CapHeight", f.CapHeight).Int("StemV", f.StemV).Ref("FontFile2", program)
	w.Put(descriptor, d.Bytes())

	d = Dict{}
	d.Name("Type", "Font").Name("Subtype", "CIDFontType2").Name("BaseFont", name)
	d.Raw("CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
	d.Ref("FontDescriptor", descriptor).Name("CIDToGIDMap", "Identity").Int("DW", 1000)
	d.Raw("W", string(widths(f.Glyphs)))
	w.Put(descendant, d.Bytes())

	d = Dict{}
	w.RawStream(unicode, d.Name("Filter", "FlateDecode"), f.unicode)

	d = Dict{}
	d.Name("Type", "Font").Name("Subtype", "Type0").Name("BaseFont", name).Name("Encoding", "Identity-H")
	d.Refs("DescendantFonts", []Ref{descendant}).Ref("ToUnicode", unicode)
	return w.Add(d.Bytes())
}

// subsetTag is the six capitals that tell one subset of a font from another.
func subsetTag(glyphs []Glyph) string {
	h := sha256.New()
	for _, g := range glyphs {
		h.Write([]byte{byte(g.ID >> 8), byte(g.ID)})
	}
	v := binary.BigEndian.Uint64(h.Sum(nil))
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(v%26)
		v /= 26
	}
	return string(tag[:])
}

// widths is the W array: runs of neighbouring glyphs with their widths.
func widths(glyphs []Glyph) []byte {
	b := []byte{'['}
	for i, g := range glyphs {
		if i > 0 && glyphs[i-1].ID+1 == g.ID {
			b = append(b, ' ')
		} else {
			if i > 0 {
				b = append(b, ']')
			}
			b = append(strconv.AppendInt(b, int64(g.ID), 10), '[')
		}
		b = strconv.AppendInt(b, int64(g.Width), 10)
	}
	if len(glyphs) > 0 {
		b = append(b, ']')
	}
	return append(b, ']')
}

// toUnicode is the character map that copying and searching read.
func toUnicode(glyphs []Glyph) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	named := slices.DeleteFunc(slices.Clone(glyphs), func(g Glyph) bool { return g.Text == "" })
	for part := range slices.Chunk(named, 100) { // the most that one section may hold
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for _, g := range part {
			b = fmt.Appendf(b, "<%04X><", g.ID)
			for _, u := range utf16.Encode([]rune(g.Text)) {
				b = fmt.Appendf(b, "%04X", u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
