package svg

import (
	"strings"
	"unicode"
)

// letter is a character of a text element with what places it.
type letter struct {
	r      rune
	style  *style
	alpha  float64
	x, y   *float64 // an absolute place; nil: after the letter before
	dx, dy float64
	turn   float64  // degrees
	fit    *fitting // to a length, or nil
	along  *curve   // that it stands on, or nil
	from   *node
}

// fitting is a stretch of letters that shall be of a length.
type fitting struct {
	length float64
	glyphs bool // by stretching the letters too, not just the space between them
}

// places are the lists of an element's x, y, dx, dy and rotate, one entry for each of its letters.
type places struct {
	x, y, dx, dy, turn []float64
	next               int // letters so far
}

// scribe gathers the letters of a text element.
type scribe struct {
	*drawer
	all []letter
}

// text draws a text element: its letters are gathered, cut into chunks where
// one has a place of its own, and each chunk is set and anchored.
func (d *drawer) text(n *node, c context) {
	if c.style.upright {
		d.note(n, "teks tegak (writing-mode) digambar mendatar: %q", "vertical text (writing-mode) is drawn horizontally: %q", shorten(n.words()))
	}
	if c.style.smallCaps {
		d.note(n, "huruf kapital kecil (font-variant) digambar sebagai huruf biasa", "small capitals (font-variant) are drawn as ordinary letters")
	}
	if c.style.leftwards {
		d.note(n, "arah teks ke kiri (direction) diabaikan", "text running to the left (direction) is drawn to the right")
	}
	s := &scribe{drawer: d}
	s.letters(n, c, nil, nil, nil)
	all := s.all
	for len(all) > 0 && all[len(all)-1].r == ' ' && !all[len(all)-1].style.keepSpace {
		all = all[:len(all)-1]
	}
	var box reach
	g := ground{from: n, box: func() (rect, bool) {
		if !box.any {
			box.rect, box.any = d.bounds(n, c)
		}
		return box.rect, box.any
	}}
	x, y := 0.0, 0.0
	for len(all) > 0 {
		end := 1
		for end < len(all) && all[end].x == nil && all[end].y == nil && all[end].along == all[0].along {
			end++
		}
		switch at := &all[0]; {
		case at.along != nil:
			x, y = 0, 0 // the path says where
		default:
			if at.x != nil {
				x = *at.x
			}
			if at.y != nil {
				y = *at.y
			}
		}
		x, y = d.chunk(all[:end], x, y, c, g)
		all = all[end:]
	}
}

// letters gathers the characters of an element, spaces run together.
func (d *scribe) letters(n *node, c context, outer []*places, fit *fitting, along *curve) {
	s := c.style
	here := &places{x: d.list(n, "x", &s), y: d.list(n, "y", &s), dx: d.list(n, "dx", &s), dy: d.list(n, "dy", &s), turn: numbers(n.attr("rotate"))}
	outer = append(outer, here)
	if l, percent, ok := measure(n.attr("textLength"), s.size); ok && l > 0 {
		if percent {
			l *= d.vw
		}
		fit = &fitting{l, n.attr("lengthAdjust") == "spacingAndGlyphs"}
	}
	for _, k := range n.kids {
		if k.name == "" {
			for _, r := range k.text {
				d.letter(r, k, c, outer, &s, fit, along)
			}
			continue
		}
		in := c
		var o own
		in.style, o = d.resolve(k, s)
		in.alpha *= o.alpha
		in.style.shift += o.shift
		if o.none {
			continue
		}
		switch k.name {
		case "tspan", "a":
			d.letters(k, in, outer, fit, along)
		case "altGlyph":
			d.note(k, "huruf pengganti (altGlyph) digambar sebagai huruf biasa: %q", "alternative glyphs (altGlyph) are drawn as ordinary letters: %q", shorten(k.words()))
			d.letters(k, in, outer, fit, along)
		case "tref":
			if id, here := strings.CutPrefix(k.attr("href"), "#"); here && d.byID[id] != nil {
				d.letters(&node{name: "tspan", attrs: k.attrs, line: k.line, parent: n, kids: []*node{{text: d.byID[id].words(), line: k.line}}}, in, outer, fit, along)
			} else {
				d.lost(k, "rujukan %s tidak ada", "%s, which is referred to, doesn't exist", k.attr("href"))
			}
		case "textPath":
			path := d.curve(k, in)
			if path == nil {
				d.note(k, "jalur %s untuk teks tidak ada; digambar lurus: %q", "there is no path %s for a text; it is drawn straight: %q", k.attr("href"), shorten(k.words()))
			}
			d.letters(k, in, outer, fit, path)
		case "title", "desc", "animate", "animateTransform", "animateMotion", "animateColor", "set", "metadata":
		default:
			d.lost(k, "<%s> dalam teks tidak didukung", "<%s> in a text isn't supported", k.name)
		}
	}
}

func (d *scribe) letter(r rune, from *node, c context, outer []*places, s *style, fit *fitting, along *curve) {
	if r == '\n' || r == '\t' || r == '\r' {
		r = ' '
	}
	if r < ' ' {
		return
	}
	if r == ' ' && !s.keepSpace && (len(d.all) == 0 || d.all[len(d.all)-1].r == ' ') {
		return
	}
	switch s.letterCase {
	case "uppercase":
		r = unicode.ToUpper(r)
	case "lowercase":
		r = unicode.ToLower(r)
	}
	l := letter{r: r, style: s, alpha: c.alpha, fit: fit, along: along, from: from}
	for _, p := range outer { // the innermost that has an entry counts
		i := p.next
		if i < len(p.x) {
			l.x = &p.x[i]
		}
		if i < len(p.y) {
			l.y = &p.y[i]
		}
		if i < len(p.dx) {
			l.dx = p.dx[i]
		}
		if i < len(p.dy) {
			l.dy = p.dy[i]
		}
		if len(p.turn) > 0 {
			l.turn = p.turn[min(i, len(p.turn)-1)]
		}
		p.next++
	}
	d.all = append(d.all, l)
}

// list reads a list of lengths; percentages are of the width or height.
func (d *drawer) list(n *node, name string, s *style) (vs []float64) {
	for _, word := range strings.FieldsFunc(n.attr(name), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }) {
		v, percent, ok := measure(word, s.size)
		if !ok {
			return vs
		}
		if percent && strings.HasSuffix(name, "x") {
			v *= d.vw
		} else if percent {
			v *= d.vh
		}
		vs = append(vs, v)
	}
	return vs
}
