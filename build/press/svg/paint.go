package svg

import (
	"cmp"
	"math"
	"strings"

	"jilid/build/press/frame"
)

// paint is what a shape is filled or stroked with, before it is known where.
type paint struct {
	color  rgb
	server *node // a gradient or pattern, instead of the colour
	seen   bool  // false: nothing is painted
}

func solid(c rgb) paint { return paint{color: c, seen: true} }

// paint reads a fill or stroke; ok is false if it says nothing that is known.
func (d *drawer) paint(n *node, v string, s *style) (p paint, ok bool) {
	v, _, _ = strings.Cut(v, " icc-color(") // the colour before it is meant for those without the profile
	switch v {
	case "none", "transparent":
		return paint{}, true
	case "currentColor", "currentcolor":
		return solid(s.color), true
	case "context-fill", "context-stroke":
		from := s.contextFill
		if v == "context-stroke" {
			from = s.contextStroke
		}
		if from == nil {
			return paint{}, true
		}
		return *from, true
	}
	if strings.HasPrefix(v, "url(") {
		_, fallback, _ := strings.Cut(v, ")")
		p, _ = d.paint(n, cmp.Or(strings.TrimSpace(fallback), "none"), s)
		id := reference(v)
		switch g := d.byID[id]; {
		case g == nil:
			d.note(n, "warna merujuk #%s yang tidak ada", "a colour refers to #%s, which doesn't exist", id)
		case g.name == "linearGradient" || g.name == "radialGradient" || g.name == "pattern":
			p.server, p.seen = g, true
		default:
			d.note(n, "warna merujuk #%s, yang bukan gradasi atau pola", "a colour refers to #%s, which is neither gradient nor pattern", id)
		}
		return p, true
	}
	c, ok := parseColor(v)
	if !ok {
		d.note(n, "warna %q tidak dikenal", "unknown colour %q", v)
	}
	return solid(c), ok
}

// ground is where something is painted: the matrix from user units to the
// item's own coordinates in points, the box around it in user units, and the
// area that the paint must reach.
type ground struct {
	from *node
	to   matrix
	box  func() (rect, bool)
	area func() rect
}

// ink is a paint on a ground, through an opacity.
func (d *drawer) ink(p paint, alpha float64, g ground) frame.Paint {
	if d.silhouette {
		return frame.Black
	}
	if !p.seen || d.measuring || alpha <= 0 {
		return nil
	}
	if p.server != nil {
		if p.server.name == "pattern" {
			return d.pattern(p.server, alpha, g)
		}
		return d.gradient(p.server, alpha, g)
	}
	return color(p.color, alpha)
}

// color is a colour of the press; one that can't be seen paints nothing.
func color(c rgb, alpha float64) frame.Paint {
	ink := stopColor(c, alpha)
	if ink.Clear == 255 {
		return nil
	}
	return ink
}

func stopColor(c rgb, alpha float64) frame.Color {
	return frame.Color{R: c.r, G: c.g, B: c.b, Clear: clearness(alpha * (1 - c.clear))}
}

// clearness is an opacity as the press counts it.
func clearness(alpha float64) uint8 { return uint8(math.Round(255 * (1 - min(max(alpha, 0), 1)))) }
