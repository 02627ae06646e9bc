package pdf

import (
	"fmt"

	"jilid/build/press/geom"
)

// Shading is a passage of colours along a line or between two circles (ISO
// 32000-1, 8.7.4.5.3 and 4), which goes on beyond both.
type Shading struct {
	Radial bool
	Coords []geom.Length // x y of both ends; of circles x y r
	Stops  []ShadingStop // at least two, rising, all in one space
}

// ShadingStop is a place on the way, in millionths, and its colour.
type ShadingStop struct {
	At  int64
	Ink Ink
}

var deviceSpaces = map[byte]string{'G': "DeviceGray", 'R': "DeviceRGB", 'C': "DeviceCMYK"}

// ShadingPattern is a pattern that paints a shading, with a matrix from its
// coordinates to those of the content stream: m in millionths, then a shift.
func ShadingPattern(s *Shading, m [4]int64, x, y geom.Length) Dict {
	var d, shading Dict
	kind := 2
	if s.Radial {
		kind = 3
	}
	shading.Int("ShadingType", kind).Name("ColorSpace", deviceSpaces[s.Stops[0].Ink.Space])
	coords := []byte{'['}
	for i, v := range s.Coords {
		if i > 0 {
			coords = append(coords, ' ')
		}
		coords = appendLength(coords, v)
	}
	shading.Raw("Coords", string(append(coords, ']'))).Raw("Extend", "[true true]")
	shading.Dict("Function", passage(s.Stops))
	d.Name("Type", "Pattern").Int("PatternType", 2).Matrix("Matrix", m, x, y).Dict("Shading", &shading)
	return d
}

// passage is the function from the way to colours: straight from stop to stop.
// Where two stops are at one place the colour jumps.
func passage(stops []ShadingStop) *Dict {
	first, last := stops[0], stops[len(stops)-1]
	whole := []ShadingStop{{0, first.Ink}}
	whole = append(append(whole, stops...), ShadingStop{1_000_000, last.Ink})
	var parts []*Dict
	var bounds, encode []byte
	for i := 1; i < len(whole); i++ {
		a, b := whole[i-1], whole[i]
		if b.At <= a.At {
			continue
		}
		if len(parts) > 0 {
			bounds = append(appendMillionths(bounds, a.At), ' ')
		}
		encode = append(encode, "0 1 "...)
		var f Dict
		f.Int("FunctionType", 2).Raw("Domain", "[0 1]").Raw("C0", a.Ink.array()).Raw("C1", b.Ink.array()).Int("N", 1)
		parts = append(parts, &f)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	var d Dict
	var all []byte
	for _, f := range parts {
		all = append(all, f.Bytes()...)
	}
	return d.Int("FunctionType", 3).Raw("Domain", "[0 1]").Raw("Functions", "["+string(all)+"]").
		Raw("Bounds", "["+string(bounds)+"]").Raw("Encode", "["+string(encode)+"]")
}

// array is a colour's components.
func (k Ink) array() string {
	b := []byte{'['}
	n, whole := k.components()
	for i, v := range k.V[:n] {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendLength(b, part(v, whole))
	}
	return string(append(b, ']'))
}

// components tells how many a colour has, and the number that stands for all of one.
func (k Ink) components() (n, whole int) {
	switch k.Space {
	case 'G':
		return 1, 255
	case 'R':
		return 3, 255
	case 'C':
		return 4, 100
	}
	return 0, 1
}

// part is a component as the file has it, from 0 to 1.
func part(v uint8, whole int) geom.Length { return geom.Length((int(v)*1000 + whole/2) / whole) }

// TilingPattern is what a stream says that paints a pattern: of its content the
// box up to w, h is seen, again after each step.
func TilingPattern(w, h, stepX, stepY geom.Length, m [4]int64, x, y geom.Length) Dict {
	var d Dict
	d.Name("Type", "Pattern").Int("PatternType", 1).Int("PaintType", 1).Int("TilingType", 1).Rect("BBox", 0, 0, w, h)
	d.key("XStep")
	d.b = appendLength(append(d.b, ' '), stepX)
	d.key("YStep")
	d.b = appendLength(append(d.b, ' '), stepY)
	return *d.Matrix("Matrix", m, x, y)
}

// PlainForm is what a form says whose content is drawn where it is used.
func PlainForm(box [4]geom.Length) Dict {
	var d Dict
	return *d.Name("Type", "XObject").Name("Subtype", "Form").Rect("BBox", box[0], box[1], box[2], box[3])
}

// GroupForm is what a form says whose content is painted as one, in the inks
// of a space: 'G', 'R' or 'C'.
func GroupForm(space byte, x1, y1, x2, y2 geom.Length) Dict {
	var d Dict
	d.Name("Type", "XObject").Name("Subtype", "Form").Rect("BBox", x1, y1, x2, y2)
	return *d.Raw("Group", BlendGroup(space))
}

// BlendGroup says in which inks transparency is reckoned.
func BlendGroup(space byte) string {
	return fmt.Sprintf("<</Type/Group/S/Transparency/CS/%s/I true>>", deviceSpaces[space])
}

// Matrix writes a matrix: its factors in millionths, then the shift.
func (d *Dict) Matrix(key string, m [4]int64, x, y geom.Length) *Dict {
	d.key(key)
	d.b = append(d.b, '[')
	for _, v := range m {
		d.b = append(appendMillionths(d.b, v), ' ')
	}
	d.b = append(appendLength(d.b, x), ' ')
	d.b = append(appendLength(d.b, y), ']')
	return d
}
