package judge

import (
	"encoding/binary"
)

// program is the font program of the first font.
func program(f *file) *Stream {
	_, _, about := f.font()
	return f.at(about["FontFile2"]).(*Stream)
}

// table gives a table of a font program to be changed, and mends its checksum.
func table(s *Stream, name string, change func(t []byte)) {
	be := binary.BigEndian
	for i := range int(be.Uint16(s.Data[4:])) {
		row := s.Data[12+16*i:]
		if string(row[:4]) == name {
			t := s.Data[be.Uint32(row[8:]):][:be.Uint32(row[12:])]
			change(t)
			be.PutUint32(row[4:], checksum(t))
			return
		}
	}
	panic(name)
}

// fontSpecimen changes the first font's dictionaries.
func fontSpecimen(id, also string, change func(top, below, about Dict)) specimen {
	return specimen{id: id, also: also, edit: func(f *file) { change(f.font()) }}
}

var fontSpecimens = []specimen{
	fontSpecimen("A6.2.11.2-1", "", func(top, below, about Dict) { top["Type"] = Name("Huruf") }),
	fontSpecimen("A6.2.11.2-2", "", func(top, below, about Dict) { below["Subtype"] = Name("Lain") }),
	fontSpecimen("A6.2.11.2-3", "P9.9", func(top, below, about Dict) { delete(below, "BaseFont") }),
	{id: "A6.2.11.2-8", edit: func(f *file) { program(f).Data[100]++ }},
	{id: "A6.2.11.2-8", edit: func(f *file) { table(program(f), "maxp", func(t []byte) { t[4] = 0xff }) }},
	fontSpecimen("J-font", "", func(top, below, about Dict) { top["Encoding"] = Name("UniJIS-UTF16-H") }),
	fontSpecimen("M31-004", "", func(top, below, about Dict) { below["CIDToGIDMap"] = Name("Lain") }),
	fontSpecimen("M31-005", "", func(top, below, about Dict) { delete(below, "CIDToGIDMap") }),
	fontSpecimen("M31-009", "J-idle", func(top, below, about Dict) { delete(about, "FontFile2") }),
	{id: "M31-011", edit: func(f *file) { mapped(f, 'K', 0xfff0) }, also: "M31-016"},
	{id: "J-outline", edit: func(f *file) { blankOut(f, "K") }},
	{id: "M31-014", edit: func(f *file) { cidSet(f, func(b []byte) { b[0] &= 0x7f }) }},
	{id: "M31-015", edit: func(f *file) { cidSet(f, func(b []byte) { b[len(b)-1] |= 1 }) }},
	fontSpecimen("M31-016", "", func(top, below, about Dict) {
		w := below["W"].(Array)
		for i := 1; i < len(w); i += 2 {
			for k := range w[i].(Array) {
				w[i].(Array)[k] = w[i].(Array)[k].(float64) + 2
			}
		}
	}),
	{id: "M31-027", edit: func(f *file) { top, _, _ := f.font(); delete(top, "ToUnicode") }, also: "J-idle M10-001"},
	{id: "M31-028", edit: func(f *file) { remap(f, "K", "\x00") }},
	{id: "M31-029", edit: func(f *file) { remap(f, "K", "\ufeff") }},
	{id: "M31-030", edit: func(f *file) { mapped(f, 'K', 0) }, also: "M31-016"},
	fontSpecimen("P9.7.3", "", func(top, below, about Dict) { below["CIDSystemInfo"] = parse("<</Registry(Adobe)>>") }),
	fontSpecimen("P9.7.4", "", func(top, below, about Dict) { below["W"] = append(below["W"].(Array), 7.0) }),
	fontSpecimen("P9.8", "", func(top, below, about Dict) { delete(about, "CapHeight") }),
	fontSpecimen("P9.8", "", func(top, below, about Dict) { about["Flags"] = 36.0 }),
	fontSpecimen("P9.9", "", func(top, below, about Dict) { about["FontName"] = Name("ABCDEF+Lain") }),
	{id: "P9.10.3", edit: func(f *file) {
		top, _, _ := f.font()
		s := f.at(top["ToUnicode"]).(*Stream)
		swap(s, "begincodespacerange\n<0000><FFFF>\nendcodespacerange", "begincodespacerange\nendcodespacerange")
	}},
}

// letter is the code of a letter in the serif font, and that font.
func letter(f *file, text string) (code int, x *Font) {
	for _, x := range f.allFonts() {
		for c, t := range x.text {
			if t == text && x.rendered[c] {
				return c, x
			}
		}
	}
	panic(text)
}

// mapped gives a letter another glyph.
func mapped(f *file, r rune, glyph int) {
	c, x := letter(f, string(r))
	m := make([]byte, 2*65536)
	for i := range 65536 {
		binary.BigEndian.PutUint16(m[2*i:], uint16(i))
	}
	binary.BigEndian.PutUint16(m[2*c:], uint16(glyph))
	f.dict(f.at(f.dict(x.ref)["DescendantFonts"]).(Array)[0])["CIDToGIDMap"] = f.add(&Stream{Dict{}, m})
}

// blankOut takes a letter's outline away.
func blankOut(f *file, text string) {
	c, x := letter(f, text)
	below := f.dict(f.at(f.dict(x.ref)["DescendantFonts"]).(Array)[0])
	s := f.at(f.dict(below["FontDescriptor"])["FontFile2"]).(*Stream)
	wide := 2
	table(s, "head", func(t []byte) { wide = 2 + 2*int(t[51]) })
	table(s, "loca", func(t []byte) { // the glyph before it takes its outline as well
		copy(t[wide*c:wide*(c+1)], t[wide*(c+1):])
	})
}

// cidSet adds a complete CIDSet and changes it.
func cidSet(f *file, change func(b []byte)) {
	_, _, about := f.font()
	p, err := parseTrueType(program(f).Data)
	if err != nil {
		panic(err)
	}
	b := make([]byte, p.glyphs/8+2)
	for g := range p.glyphs {
		b[g/8] |= 1 << (7 - g%8)
	}
	change(b)
	about["CIDSet"] = f.add(&Stream{Dict{}, b})
}
