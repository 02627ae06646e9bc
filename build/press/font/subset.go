package font

import "encoding/binary"

// outline is a glyph's data in glyf, empty for a blank; false if it is out of bounds.
func (f *Font) outline(g int) ([]byte, bool) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to int
	if f.longLoca {
		if 4*g+8 > len(loca) {
			return nil, false
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*g:])), int(binary.BigEndian.Uint32(loca[4*g+4:]))
	} else {
		if 2*g+4 > len(loca) {
			return nil, false
		}
		from, to = 2*u16(loca, 2*g), 2*u16(loca, 2*g+2)
	}
	if from > to || to > len(glyf) {
		return nil, false
	}
	return glyf[from:to], true
}

// Flags of a component of a composite glyph.
const (
	wordArgs       = 1 << 0
	oneScale       = 1 << 3
	moreComponents = 1 << 5
	twoScales      = 1 << 6
	twoByTwo       = 1 << 7
)

// components calls yield with the glyphs that a composite glyph is put together from.
func components(outline []byte, yield func(g int)) {
	if len(outline) < 10 || i16(outline, 0) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := u16(outline, at)
		yield(u16(outline, at+2))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return
		}
	}
}

// Subset is a font file with the outlines of the used glyphs only. Glyphs keep
// their numbers: the others become blank, and the file ends at the last one.
// It is what a PDF embeds, without the tables of names and characters.
func (f *Font) Subset(used []uint16) []byte {
	keep := make([]bool, f.numGlyphs)
	keep[0] = true // .notdef
	queue := []int{0}
	mark := func(g int) {
		if g < len(keep) && !keep[g] {
			keep[g] = true
			queue = append(queue, g)
		}
	}
	for _, g := range used {
		mark(int(g))
	}
	last := 0
	for len(queue) > 0 {
		g := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		last = max(last, g)
		outline, _ := f.outline(g)
		components(outline, mark)
	}

	n := last + 1
	be := binary.BigEndian
	var glyf []byte
	loca := make([]byte, 4*(n+1))
	hmtx := make([]byte, 4*n)
	for g := range n {
		be.PutUint32(loca[4*g:], uint32(len(glyf)))
		if !keep[g] {
			continue
		}
		outline, _ := f.outline(g)
		glyf = append(glyf, outline...)
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		be.PutUint16(hmtx[4*g:], uint16(f.advance(g)))
		be.PutUint16(hmtx[4*g+2:], f.bearing(g))
	}
	be.PutUint32(loca[4*n:], uint32(len(glyf)))
	if len(glyf) == 0 {
		glyf = make([]byte, 4) // a table may not be empty
	}

	head := append([]byte(nil), f.tables["head"]...)
	be.PutUint32(head[8:], 0)  // the checksum is made at the end
	be.PutUint16(head[50:], 1) // long offsets in loca
	hhea := append([]byte(nil), f.tables["hhea"]...)
	be.PutUint16(hhea[34:], uint16(n))
	maxp := append([]byte(nil), f.tables["maxp"]...)
	be.PutUint16(maxp[4:], uint16(n))
	out := map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": hhea, "maxp": maxp}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // what the outlines' instructions call
		if t := f.tables[tag]; len(t) > 0 {
			out[tag] = t
		}
	}
	return sfnt(out)
}

// bearing is a glyph's left side bearing as hmtx has it.
func (f *Font) bearing(g int) uint16 {
	at := 4*g + 2
	if g >= f.numMetrics {
		at = 4*f.numMetrics + 2*(g-f.numMetrics)
	}
	return uint16(u16(f.tables["hmtx"], at))
}
