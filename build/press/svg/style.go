package svg

import (
	"slices"
	"strings"

	"jilid/build/press/frame"
)

// style is the properties of an element that its kids inherit.
type style struct {
	color                       rgb
	fill, stroke                paint
	fillAlpha, strokeAlpha      float64
	evenOdd, clipEvenOdd        bool
	width                       float64 // of the stroke, user units
	evenWidth                   bool    // strokes aren't enlarged
	strokeFirst                 bool    // below the filling
	dash                        []float64
	dashFrom                    float64
	cap                         frame.Cap
	join                        frame.Join
	limit                       float64 // of mitered corners, in widths
	markStart, markMid, markEnd string  // IDs
	hidden                      bool

	family                      string
	size                        float64
	bold, italic, smallCaps     bool
	letterCase                  string // "uppercase", "lowercase"
	anchor, baseline            string
	shift                       float64 // of the baseline, upwards
	spacing, wordSpacing        float64
	underline, strike, overline bool
	keepSpace                   bool
	upright                     bool // written from the top down
	leftwards                   bool

	contextFill, contextStroke *paint // of the shape that a marker belongs to
}

func initial() style {
	return style{
		fill: solid(rgb{}), fillAlpha: 1, strokeAlpha: 1, width: 1, limit: 4, size: 16,
	}
}

// own are the properties that aren't inherited.
type own struct {
	none       bool
	transform  string
	origin     string // what the transformation turns around
	alpha      float64
	blend      string // as PDF calls it
	clip       string
	mask       string
	maskAlpha  bool
	filter     string
	overflow   bool // what sticks out of it is shown
	stop       rgb
	stopAlpha  float64
	flood      rgb // the colour of a filter's step
	floodAlpha float64
	outer      float64 // the size of the letters around it
	shift      float64 // of the baseline, upwards
	ground     string  // the colour behind the whole drawing
}

// properties are an element's, the strongest last: attributes, style sheet, style
// attribute, and what is important of the last two.
func (d *drawer) properties(n *node) []property {
	var props, important []property
	for _, name := range presentation {
		if v, ok := n.attrs[name]; ok {
			props = append(props, property{name: name, value: v})
		}
	}
	take := func(all []property) {
		for _, p := range all {
			if p.important {
				important = append(important, p)
			} else {
				props = append(props, p)
			}
		}
	}
	for i := range d.rules {
		if d.rules[i].matches(n) {
			take(d.rules[i].props)
		}
	}
	if v, ok := n.attrs["style"]; ok {
		take(declarations(v))
	}
	return append(props, important...)
}

// presentation are the attributes that are properties, font-size first: other
// lengths may be in its terms.
var presentation = strings.Fields(`font-size color fill stroke fill-opacity stroke-opacity opacity stroke-width
	stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit vector-effect paint-order
	fill-rule clip-rule clip clip-path mask mask-type filter visibility display overflow transform-origin mix-blend-mode
	color-interpolation font-family font-weight font-style font-variant font-stretch font-size-adjust kerning
	text-anchor dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing text-decoration
	writing-mode direction unicode-bidi glyph-orientation-vertical glyph-orientation-horizontal
	marker-start marker-mid marker-end stop-color stop-opacity flood-color flood-opacity`)

// heir is the style that what is in an element inherits, wherever it is used:
// gradients, patterns, markers and the like take nothing from who refers to them.
func (d *drawer) heir(n *node) style {
	if s, known := d.heirs[n]; known {
		return s
	}
	s := initial()
	if n.parent != nil {
		s = d.heir(n.parent)
	}
	s, _ = d.resolve(n, s)
	d.heirs[n] = s
	return s
}

func (d *drawer) resolve(n *node, s style) (style, own) {
	o := own{alpha: 1, stopAlpha: 1, floodAlpha: 1, transform: n.attr("transform"), outer: s.size}
	if v := n.attr("space"); v != "" {
		s.keepSpace = v == "preserve"
	}
	for _, p := range d.properties(n) {
		p.value = d.plain(p.value)
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
	case "vector-effect":
		s.evenWidth = p.value == "non-scaling-stroke"
	case "paint-order":
		s.strokeFirst = strings.HasPrefix(p.value, "stroke") || strings.HasPrefix(p.value, "markers stroke")
	case "fill-rule":
		s.evenOdd = p.value == "evenodd"
	case "clip-rule":
		s.clipEvenOdd = p.value == "evenodd"
	case "visibility":
		s.hidden = p.value != "visible"
	case "display":
		o.none = p.value == "none"
	case "overflow":
		o.overflow = p.value == "visible" || p.value == "auto"
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
		if o.clip == "" && p.value != "none" {
			d.note(n, "potongan %q tidak didukung", "the clip path %q isn't supported", shorten(p.value))
		}
	case "mask":
		o.mask = reference(p.value)
		if o.mask == "" && p.value != "none" {
			d.note(n, "topeng %q tidak didukung", "the mask %q isn't supported", shorten(p.value))
		}
	case "mask-type":
		o.maskAlpha = p.value == "alpha"
	case "filter":
		if p.value != "none" {
			o.filter = p.value
		}
	case "transform":
		o.transform = p.value
	case "transform-origin":
		o.origin = p.value
	case "mix-blend-mode":
		o.blend = blends[p.value]
		if o.blend == "" && p.value != "normal" {
			d.note(n, "cara campur warna %q diabaikan", "the blend mode %q is left out", p.value)
		}
	case "stop-color":
		if p.value == "currentColor" {
			o.stop = s.color
		} else if c, ok := parseColor(p.value); ok {
			o.stop = c
		}
	case "stop-opacity":
		o.stopAlpha = fraction(p.value, 1)
	case "flood-color":
		if p.value == "currentColor" {
			o.flood = s.color
		} else if c, ok := parseColor(p.value); ok {
			o.flood = c
		}
	case "flood-opacity":
		o.floodAlpha = fraction(p.value, 1)
	case "background", "background-color":
		o.ground = p.value
	default:
		if !d.setText(n, s, o, p) {
			d.untouched(n, p)
		}
	}
}

// untouched tells of a property that print doesn't follow, unless its value makes no difference.
func (d *drawer) untouched(n *node, p property) {
	if plainly, ok := foreignProperties[p.name]; ok && !slices.Contains(strings.Fields(plainly), p.value) {
		d.note(n, "%s: %s diabaikan", "%s: %s is left out", p.name, shorten(p.value))
	}
}

// foreignProperties are those with the values that make no difference.
var foreignProperties = map[string]string{
	"clip": "auto", "color-interpolation": "auto sRGB", "font-size-adjust": "none", "kerning": "auto",
	"font-stretch": "normal 100%", "unicode-bidi": "normal embed isolate plaintext", "text-shadow": "none", "backdrop-filter": "none",
	"offset-path": "none", "rotate": "none 0", "scale": "none 1", "translate": "none 0", "mask-image": "none",
	"transform-box": "view-box border-box", "animation": "none", "animation-name": "none",
}

// setText takes up a property of text; ok is false if it is none.
func (d *drawer) setText(n *node, s *style, o *own, p property) (ok bool) {
	switch p.name {
	case "font":
		d.shorthand(s, p.value)
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
	case "font-variant":
		s.smallCaps = p.value == "small-caps"
	case "text-transform":
		s.letterCase = p.value
	case "text-anchor":
		s.anchor = p.value
	case "text-align": // of HTML
		s.anchor = map[string]string{"center": "middle", "right": "end", "end": "end"}[p.value]
	case "dominant-baseline", "alignment-baseline":
		s.baseline = p.value
	case "baseline-shift":
		switch v, percent, ok := measure(p.value, s.size); {
		case p.value == "super":
			o.shift = o.outer / 3
		case p.value == "sub":
			o.shift = -o.outer / 5
		case ok && percent:
			o.shift = v * s.size
		case ok:
			o.shift = v
		}
	case "letter-spacing":
		s.spacing, _, _ = measure(p.value, s.size)
	case "word-spacing":
		s.wordSpacing, _, _ = measure(p.value, s.size)
	case "text-decoration", "text-decoration-line":
		s.underline = strings.Contains(p.value, "underline")
		s.strike = strings.Contains(p.value, "line-through")
		s.overline = strings.Contains(p.value, "overline")
	case "white-space":
		s.keepSpace = strings.HasPrefix(p.value, "pre")
	case "writing-mode":
		s.upright = strings.HasPrefix(p.value, "tb") || strings.HasPrefix(p.value, "vertical") || strings.HasPrefix(p.value, "sideways")
		s.leftwards = strings.HasPrefix(p.value, "rl")
	case "direction":
		s.leftwards = p.value == "rtl"
	case "glyph-orientation-vertical", "glyph-orientation-horizontal":
		if v, _, ok := number(p.value); ok && v != 0 {
			d.note(n, "%s diabaikan", "%s is left out", p.name)
		}
	default:
		return false
	}
	return true
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
