package draw

import (
	"jilid/build/press/frame"
	"jilid/build/press/pdf"
)

// blend is the inks in which transparency is reckoned, as pdf names them.
func (s Space) blend() byte {
	if s == CMYK {
		return 'C'
	}
	return 'R'
}

// role is the role of a tag in the file: on paper, links are words like others.
func (s Space) role(t *frame.Tag) string {
	if s == CMYK && t.Role == "Link" {
		return "Span"
	}
	return t.Role
}

// ink is a theme colour in the file's inks.
func (s Space) ink(c frame.Color) pdf.Ink {
	if s == RGB {
		if c.R == c.G && c.G == c.B {
			return pdf.Ink{Space: 'G', V: [4]uint8{c.R}}
		}
		return pdf.Ink{Space: 'R', V: [4]uint8{c.R, c.G, c.B}}
	}
	if c.C|c.M|c.Y|c.K != 0 {
		return pdf.Ink{Space: 'C', V: [4]uint8{c.C, c.M, c.Y, c.K}}
	}
	// A colour without printing inks, as in a writer's drawing: take out what
	// the three inks share and print it with black. The zero colour is black.
	most := max(c.R, c.G, c.B)
	if most == 0 {
		return pdf.Ink{Space: 'C', V: [4]uint8{3: 100}}
	}
	part := func(v uint8) uint8 { return uint8((int(most-v)*100 + int(most)/2) / int(most)) }
	return pdf.Ink{Space: 'C', V: [4]uint8{part(c.R), part(c.G), part(c.B), uint8((int(255-most)*100 + 127) / 255)}}
}
