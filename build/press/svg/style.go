package svg

import (
	"strings"

	"jilid/build/press/frame"
)

// style is the properties of an element that its kids inherit.
type style struct {
	fill, stroke                paint
	fillAlpha, strokeAlpha      float64
	width                       float64 // of the stroke, user units
	dash                        []float64
	evenOdd, clipEvenOdd        bool
	dashFrom                    float64
	cap                         frame.Cap
	join                        frame.Join
	limit                       float64 // of mitered corners, in widths
	color                       rgb
	hidden                      bool
	family                      string
	size                        float64
	bold, italic                bool
	anchor, baseline            string
	spacing                     float64
	underline, strike           bool
	keepSpace                   bool
	markStart, markMid, markEnd string // IDs

	contextFill, contextStroke *paint // of the shape that a marker belongs to
}

func initial() style {
	return style{
		fill: paint{kind: solid}, fillAlpha: 1, strokeAlpha: 1, width: 1, limit: 4, size: 16,
	}
}

// own are the properties that aren't inherited.
type own struct {
	none      bool
	alpha     float64
	clip      string
	mask      string
	filter    string
	transform string
	stop      rgb
	stopAlpha float64
	blend     bool
}

// properties are an element's, the strongest last: attributes, style sheet, style attribute.
func (d *drawer) properties(n *node) []property {
	var props []property
	for _, name := range presentation {
		if v, ok := n.attrs[name]; ok {
			props = append(props, property{name, plainValue(v)})
		}
	}
	for i := range d.rules {
		if d.rules[i].matches(n) {
			props = append(props, d.rules[i].props...)
		}
	}
	return append(props, declarations(n.attr("style"))...)
}

// presentation are the attributes that are properties, font-size first: other
// lengths may be in its terms.
var presentation = strings.Fields(`font-size color fill stroke fill-opacity stroke-opacity opacity stroke-width
	stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit fill-rule clip-rule clip-path mask filter visibility display
	font-family font-weight font-style text-anchor dominant-baseline alignment-baseline letter-spacing
	text-decoration marker-start marker-mid marker-end stop-color stop-opacity`)

// styled is the style of an element in one that has the style s. alpha takes
// up the element's own opacity.
func (d *drawer) styled(n *node, s style, alpha *float64) style {
	s, o := d.resolve(n, s)
	*alpha *= o.alpha
	return s
}

func (d *drawer) resolve(n *node, s style) (style, own) {
	o := own{alpha: 1, stopAlpha: 1, transform: n.attr("transform")}
	if v := n.attr("space"); v != "" {
		s.keepSpace = v == "preserve"
	}
	for _, p := range d.properties(n) {
		if p.value == "inherit" || p.value == "" {
			continue
		}
		d.set(n, &s, &o, p)
	}
	return s, o
}

func (d *drawer) set(n *node, s *style, o *own, p property) {
	switch p.name {
	case "color":
		if c, ok := parseColor(p.value); ok {
			s.color = c
		}
	case "fill":
		if p, ok := d.paint(n, p.value, s); ok {
			s.fill = p
		}
	case "stroke":
		if p, ok := d.paint(n, p.value, s); ok {
			s.stroke = p
		}
	case "fill-opacity":
		s.fillAlpha = fraction(p.value, s.fillAlpha)
	case "stroke-opacity":
		s.strokeAlpha = fraction(p.value, s.strokeAlpha)
	case "opacity":
		o.alpha = fraction(p.value, 1)
	case "stroke-width":
		if v, percent, ok := measure(p.value, s.size); ok {
			if percent {
				v *= d.diagonal()
			}
			s.width = max(v, 0)
		}
	case "stroke-dasharray":
		s.dash = dashes(p.value)
	case "stroke-dashoffset":
		s.dashFrom, _, _ = measure(p.value, s.size)
	case "stroke-linecap":
		s.cap = map[string]frame.Cap{"round": frame.RoundCap, "square": frame.Square}[p.value]
	case "stroke-linejoin":
		s.join = map[string]frame.Join{"round": frame.RoundJoin, "bevel": frame.Bevel}[p.value]
	case "stroke-miterlimit":
		if v, _, ok := number(p.value); ok && v >= 1 {
			s.limit = v
		}
	case "fill-rule":
		s.evenOdd = p.value == "evenodd"
	case "clip-rule":
		s.clipEvenOdd = p.value == "evenodd"
	case "visibility":
		s.hidden = p.value != "visible"
	case "display":
		o.none = p.value == "none"
	case "font-size":
		if v, percent, ok := measure(p.value, s.size); ok && v > 0 {
			if percent {
				v *= s.size
			}
			s.size = v
		}
	case "font-family":
		s.family = p.value
	case "font-weight":
		v, _, ok := number(p.value)
		s.bold = p.value == "bold" || p.value == "bolder" || ok && v >= 600
	case "font-style":
		s.italic = p.value == "italic" || strings.HasPrefix(p.value, "oblique")
	case "text-anchor":
		s.anchor = p.value
	case "dominant-baseline", "alignment-baseline":
		s.baseline = p.value
	case "letter-spacing":
		v, _, _ := measure(p.value, s.size)
		s.spacing = v
	case "text-decoration", "text-decoration-line":
		s.underline = strings.Contains(p.value, "underline")
		s.strike = strings.Contains(p.value, "line-through")
	case "white-space":
		s.keepSpace = strings.HasPrefix(p.value, "pre")
	case "marker":
		s.markStart, s.markMid, s.markEnd = reference(p.value), reference(p.value), reference(p.value)
	case "marker-start":
		s.markStart = reference(p.value)
	case "marker-mid":
		s.markMid = reference(p.value)
	case "marker-end":
		s.markEnd = reference(p.value)
	case "clip-path":
		o.clip = reference(p.value)
	case "mask":
		o.mask = reference(p.value)
	case "filter":
		o.filter = reference(p.value)
	case "transform":
		o.transform = p.value
	case "mix-blend-mode":
		o.blend = p.value != "normal"
	case "stop-color":
		if p.value == "currentColor" {
			o.stop = s.color
		} else if c, ok := parseColor(p.value); ok {
			o.stop = c
		}
	case "stop-opacity":
		o.stopAlpha = fraction(p.value, 1)
	case "font":
		d.shorthand(s, p.value)
	}
}

// shorthand reads font: [style] [weight] size[/leading] family.
func (d *drawer) shorthand(s *style, v string) {
	s.bold, s.italic = false, false
	words := strings.Fields(v)
	for i, w := range words {
		size, _, _ := strings.Cut(w, "/")
		if n, _, isNumber := number(size); isNumber && n < 100 || !isNumber {
			switch w {
			case "bold", "bolder":
				s.bold = true
				continue
			case "italic", "oblique":
				s.italic = true
				continue
			}
		} else if n >= 100 && !strings.ContainsAny(size, "pem%") {
			s.bold = n >= 600
			continue
		}
		if px, percent, ok := measure(size, s.size); ok && px > 0 {
			if percent {
				px *= s.size
			}
			s.size = px
			s.family = strings.Join(words[i+1:], " ")
			return
		}
	}
}

// fraction reads an opacity.
func fraction(v string, fallback float64) float64 {
	f, _, ok := measure(v, 1) // a percentage comes as a part of 1
	if !ok {
		return fallback
	}
	return min(max(f, 0), 1)
}

// dashes reads a dash pattern; an odd one is repeated, a pattern of nothing is none.
func dashes(v string) []float64 {
	ds := numbers(v)
	sum := 0.0
	for _, l := range ds {
		if l < 0 {
			return nil
		}
		sum += l
	}
	if sum <= 0 {
		return nil
	}
	if len(ds)%2 == 1 {
		ds = append(ds, ds...)
	}
	return ds
}

// reference is the ID in url(#id), "" if there is none.
func reference(v string) string {
	v, ok := strings.CutPrefix(strings.TrimSpace(v), "url(")
	if !ok {
		return ""
	}
	v, _, _ = strings.Cut(v, ")")
	v = strings.Trim(v, `"' `)
	id, ok := strings.CutPrefix(v, "#")
	if !ok {
		return ""
	}
	return id
}
