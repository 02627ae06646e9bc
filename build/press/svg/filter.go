package svg

import (
	"math"
	"slices"
	"strings"
)

// layer is a part of what a filter makes: the element itself, or its outline in
// one colour. That is all a shadow is made of, whichever program wrote it, and so
// all of filters that is drawn; what can't be taken apart like this is told.
type layer struct {
	self   bool // the element, in its own colours
	flood  bool // the colour everywhere, until it is cut to something
	color  rgb
	alpha  float64
	dx, dy float64
	bx, by float64 // squares of the deviations of the blur
}

// filtering is what a filter makes: layers one above the other, through an opacity.
type filtering struct {
	layers []layer
	alpha  float64
	region *node // the filter element, whose region cuts off; nil: none does
}

// filter takes apart what a filter makes of an element; ok is false if it can't be.
func (d *drawer) filter(n *node, value string) (f filtering, ok bool) {
	f = filtering{layers: []layer{{self: true, alpha: 1}}, alpha: 1}
	for value = strings.TrimSpace(value); value != ""; value = strings.TrimSpace(value) {
		name, rest, call := strings.Cut(value, "(")
		if !call || f.alpha < 1 { // a shadow of what is half clear
			return f, false
		}
		args := firstClose(rest)
		value = strings.TrimPrefix(rest[len(args):], ")")
		switch strings.TrimSpace(name) {
		case "url":
			f.region = d.byID[reference("url("+args+")")]
			if f.region == nil || f.region.name != "filter" {
				d.note(n, "efek (filter) %s tidak ada", "the filter %s doesn't exist", shorten(args))
				f.region = nil
				return f, true
			}
			if f.layers, ok = d.primitives(f.region, f.layers); !ok {
				return f, false
			}
		case "drop-shadow":
			var numbers []float64
			s := layer{alpha: 1}
			for _, word := range spaced(args) {
				if v, _, isLength := measure(word, 16); isLength {
					numbers = append(numbers, v)
				} else if c, isColor := parseColor(word); isColor {
					s.color, s.alpha = rgb{r: c.r, g: c.g, b: c.b}, 1-c.clear
				}
			}
			if len(numbers) < 2 {
				return f, false
			}
			blur := 0.0
			if len(numbers) > 2 {
				blur = numbers[2]
			}
			f.layers = shadowed(f.layers, s, numbers[0], numbers[1], blur, blur)
		case "blur":
			v, _, _ := measure(args, 16)
			f.layers = blurred(f.layers, v, v)
		case "opacity":
			f.alpha = fraction(args, 1)
		default:
			return f, false
		}
	}
	return f, true
}

// firstClose is what stands before the bracket that closes.
func firstClose(s string) string {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return s[:i]
			}
		}
	}
	return s
}

// spaced cuts words at the blanks outside of brackets.
func spaced(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (r == ' ' || r == '\n' || r == '\t')
	})
}

// shadowed puts a shadow of layers below them.
func shadowed(layers []layer, s layer, dx, dy, bx, by float64) []layer {
	below := blurred(layers, bx, by)
	for i := range below {
		l := &below[i]
		l.self, l.color, l.alpha = false, s.color, l.alpha*s.alpha
		l.dx, l.dy = l.dx+dx, l.dy+dy
	}
	return append(below, layers...)
}

func blurred(layers []layer, x, y float64) []layer {
	out := slices.Clone(layers)
	for i := range out {
		out[i].bx, out[i].by = out[i].bx+x*x, out[i].by+y*y
	}
	return out
}

// primitives follows a filter's steps from what goes into it.
func (d *drawer) primitives(filter *node, start []layer) (now []layer, ok bool) {
	if filter.attr("primitiveUnits") == "objectBoundingBox" || filter.elements == 0 {
		return nil, false
	}
	outline := slices.Clone(start)
	for i := range outline {
		outline[i].self, outline[i].color = false, rgb{}
	}
	now = start
	named := map[string][]layer{"SourceGraphic": start, "SourceAlpha": outline}
	for _, k := range filter.kids {
		if k.name == "" || !strings.HasPrefix(k.name, "fe") {
			continue
		}
		input := func(name string) []layer {
			if name == "" {
				return slices.Clone(now)
			}
			layers, known := named[name]
			ok = ok && known
			return slices.Clone(layers)
		}
		ok = true
		if now = d.primitive(k, input, &ok); !ok || len(now) > 16 {
			return nil, false
		}
		if name := k.attr("result"); name != "" {
			named[name] = now
		}
	}
	return now, true
}

// primitive is one step of a filter.
func (d *drawer) primitive(n *node, input func(name string) []layer, ok *bool) []layer {
	pair := func(name string, both bool) (x, y float64) {
		v := numbers(n.attr(name))
		switch len(v) {
		case 0:
			return 0, 0
		case 1:
			if both {
				return v[0], v[0]
			}
			return v[0], 0
		}
		return v[0], v[1]
	}
	one := func(name string, fallback float64) float64 {
		if v, _, fine := measure(n.attr(name), 16); fine {
			return v
		}
		return fallback
	}
	switch n.name {
	case "feGaussianBlur":
		x, y := pair("stdDeviation", true)
		return blurred(input(n.attr("in")), x, y)
	case "feOffset":
		out := input(n.attr("in"))
		for i := range out {
			out[i].dx, out[i].dy = out[i].dx+one("dx", 0), out[i].dy+one("dy", 0)
		}
		return out
	case "feFlood":
		return []layer{d.flood(n)}
	case "feDropShadow":
		x, y := 2.0, 2.0
		if n.attr("stdDeviation") != "" {
			x, y = pair("stdDeviation", true)
		}
		return shadowed(input(n.attr("in")), d.flood(n), one("dx", 2), one("dy", 2), x, y)
	case "feMerge":
		var out []layer
		for _, k := range n.kids {
			if k.name == "feMergeNode" {
				out = append(out, input(k.attr("in"))...)
			}
		}
		return out
	case "feBlend":
		if mode := n.attr("mode"); mode != "" && mode != "normal" {
			*ok = false
		}
		return append(input(n.attr("in2")), input(n.attr("in"))...)
	case "feComposite":
		above, below := input(n.attr("in")), input(n.attr("in2"))
		switch n.attr("operator") {
		case "", "over":
			return append(below, above...)
		case "in":
			switch {
			case len(above) == 1 && above[0].flood:
				for i := range below {
					l := &below[i]
					l.self, l.color, l.alpha = false, above[0].color, l.alpha*above[0].alpha
				}
				return below
			case len(below) == 1 && below[0].flood:
				for i := range above {
					above[i].alpha *= below[0].alpha
				}
				return above
			}
		}
	case "feColorMatrix":
		if v := numbers(n.attr("values")); (n.attr("type") == "" || n.attr("type") == "matrix") && len(v) == 20 {
			return recolored(input(n.attr("in")), v, d.linear(n), ok)
		}
	case "feComponentTransfer":
		return transferred(n, input(n.attr("in")), ok)
	}
	*ok = false
	return nil
}

// flood is the colour of a feFlood or feDropShadow.
func (d *drawer) flood(n *node) layer {
	_, o := d.resolve(n, d.heir(n.parent))
	return layer{flood: true, color: rgb{r: o.flood.r, g: o.flood.g, b: o.flood.b}, alpha: o.floodAlpha * (1 - o.flood.clear)}
}

// linear tells whether a step reckons in light and not in sRGB's numbers.
func (d *drawer) linear(n *node) bool {
	for ; n != nil; n = n.parent {
		if v := n.attr("color-interpolation-filters"); v != "" {
			return v != "sRGB"
		}
		for _, p := range declarations(n.attr("style")) {
			if p.name == "color-interpolation-filters" {
				return p.value != "sRGB"
			}
		}
	}
	return true
}

// recolored are layers through a matrix, as far as it gives them one colour.
func recolored(out []layer, v []float64, linear bool, ok *bool) []layer {
	for i := range out {
		l := &out[i]
		was := [3]float64{float64(l.color.r) / 255, float64(l.color.g) / 255, float64(l.color.b) / 255}
		var now [3]uint8
		for k := range 3 {
			row := v[5*k:]
			c := row[4]
			for j := range 3 {
				if l.self && row[j] != 0 {
					*ok = false // it has many colours
				}
				if !l.self {
					c += row[j] * was[j]
				}
			}
			if row[3] != 0 && row[4] != 0 {
				*ok = false // the colour would depend on the opacity
			}
			c = min(max(c+row[3], 0), 1)
			if linear {
				c = encoded(c)
			}
			now[k] = uint8(math.Round(255 * c))
		}
		if v[19] != 0 || l.self && (v[15] != 0 || v[16] != 0 || v[17] != 0) {
			*ok = false
		}
		l.self, l.color = false, rgb{r: now[0], g: now[1], b: now[2]}
		l.alpha *= min(max(v[18], 0), 1)
	}
	return out
}

// encoded is the number that sRGB has for an amount of light.
func encoded(c float64) float64 {
	if c <= 0.0031308 {
		return 12.92 * c
	}
	return 1.055*math.Pow(c, 1/2.4) - 0.055
}

// transferred are layers whose opacity is changed.
func transferred(n *node, out []layer, ok *bool) []layer {
	for _, k := range n.kids {
		switch {
		case k.name == "" || k.attr("type") == "identity":
		case k.name == "feFuncA" && k.attr("type") == "linear":
			slope, _, _ := number(k.attr("slope"))
			if v, _, _ := number(k.attr("intercept")); v != 0 {
				*ok = false
			}
			if len(out) > 1 && slope != 1 {
				*ok = false // one would show through the other
			}
			for i := range out {
				out[i].alpha *= min(max(slope, 0), 1)
			}
		default:
			*ok = false
		}
	}
	return out
}
