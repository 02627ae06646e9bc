package judge

import (
	"encoding/binary"
	"fmt"
)

// trueType is an embedded font program, as far as rules look at it.
type trueType struct {
	em, glyphs int
	advances   []uint16 // the last is that of all further glyphs
	places     []uint32 // of the glyphs in outlines, and where the last ends
	outlines   []byte
}

// parseTrueType reads a font program and checks its tables.
func parseTrueType(b []byte) (*trueType, error) {
	be := binary.BigEndian
	if len(b) < 12 || be.Uint32(b) != 0x00010000 && string(b[:4]) != "true" {
		return nil, fmt.Errorf("it doesn't begin as TrueType")
	}
	n := int(be.Uint16(b[4:]))
	if len(b) < 12+16*n {
		return nil, fmt.Errorf("its list of tables is cut off")
	}
	tables := map[string][]byte{}
	for i := range n {
		row := b[12+16*i:]
		name, sum, at, size := string(row[:4]), be.Uint32(row[4:]), int(be.Uint32(row[8:])), int(be.Uint32(row[12:]))
		if at > len(b) || size > len(b)-at {
			return nil, fmt.Errorf("the table %s lies outside of it", name)
		}
		tables[name] = b[at : at+size]
		if name != "head" && sum != checksum(b[at:at+size]) {
			return nil, fmt.Errorf("the checksum of the table %s is wrong", name)
		}
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0} {
		if t, ok := tables[name]; !ok || len(t) < least {
			return nil, fmt.Errorf("the table %s is absent or cut off", name)
		}
	}
	f := &trueType{em: int(be.Uint16(tables["head"][18:])), glyphs: int(be.Uint16(tables["maxp"][4:])), outlines: tables["glyf"]}
	if be.Uint32(tables["head"][12:]) != 0x5F0F3CF5 {
		return nil, fmt.Errorf("its head isn't one")
	}
	if f.em < 16 || f.em > 16384 {
		return nil, fmt.Errorf("an em of %d units", f.em)
	}
	many := int(be.Uint16(tables["hhea"][34:]))
	if m := tables["hmtx"]; many < 1 || many > f.glyphs || len(m) < 4*many+2*(f.glyphs-many) {
		return nil, fmt.Errorf("%d widths of %d glyphs in %d bytes", many, f.glyphs, len(m))
	}
	for i := range many {
		f.advances = append(f.advances, be.Uint16(tables["hmtx"][4*i:]))
	}
	loca, wide := tables["loca"], 2+2*int(be.Uint16(tables["head"][50:])&1)
	if len(loca) < wide*(f.glyphs+1) {
		return nil, fmt.Errorf("places of fewer glyphs than %d", f.glyphs)
	}
	for i := range f.glyphs + 1 {
		at := uint32(0)
		if wide == 2 {
			at = 2 * uint32(be.Uint16(loca[2*i:]))
		} else {
			at = be.Uint32(loca[4*i:])
		}
		if int64(at) > int64(len(f.outlines)) || i > 0 && at < f.places[i-1] {
			return nil, fmt.Errorf("glyph %d lies outside of the outlines", i)
		}
		f.places = append(f.places, at)
	}
	for g := range f.glyphs {
		if err := f.parts(g); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func checksum(b []byte) (sum uint32) {
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}

func (f *trueType) outline(g int) []byte {
	if g < 0 || g >= f.glyphs {
		return nil
	}
	return f.outlines[f.places[g]:f.places[g+1]]
}

func (f *trueType) blank(g int) bool { return g < f.glyphs && len(f.outline(g)) == 0 }

// width is a glyph's width in thousandths of an em.
func (f *trueType) width(g int) float64 {
	return float64(f.advances[min(g, len(f.advances)-1)]) * 1000 / float64(f.em)
}

// parts checks that the glyphs which a glyph is put together from are there.
func (f *trueType) parts(g int) error {
	b := f.outline(g)
	if len(b) == 0 {
		return nil
	}
	be := binary.BigEndian
	if len(b) < 10 {
		return fmt.Errorf("glyph %d is cut off", g)
	}
	if int16(be.Uint16(b)) >= 0 {
		return nil
	}
	for b = b[10:]; ; {
		if len(b) < 4 {
			return fmt.Errorf("glyph %d is cut off", g)
		}
		flags, part := be.Uint16(b), int(be.Uint16(b[2:]))
		if part >= f.glyphs || f.blank(part) {
			return fmt.Errorf("glyph %d needs %d, which isn't there", g, part)
		}
		size := 6
		if flags&1 != 0 { // words for arguments
			size += 2
		}
		switch {
		case flags&8 != 0:
			size += 2
		case flags&0x40 != 0:
			size += 4
		case flags&0x80 != 0:
			size += 8
		}
		if flags&0x20 == 0 { // no more
			return nil
		}
		if len(b) < size {
			return fmt.Errorf("glyph %d is cut off", g)
		}
		b = b[size:]
	}
}
