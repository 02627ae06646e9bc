package svg

import "strings"

// foreign draws the words of HTML content, plainly, in its box: diagrams of
// some programs have all their labels there and nowhere else.
func (d *drawer) foreign(n *node, c context) {
	em := c.style.size
	w, h := d.size(n, "width", d.vw, em), d.size(n, "height", d.vh, em)
	x, y := d.size(n, "x", d.vw, em), d.size(n, "y", d.vh, em)
	d.covered.path(rect{x, y, x + w, y + h}.path(), c.matrix)
	words := shorten(n.words())
	if d.measuring || words == "" {
		return
	}
	if w <= 0 || h <= 0 || d.options.Fonts == nil {
		d.lost(n, "isi HTML (foreignObject) tidak digambar: %q", "HTML content (foreignObject) isn't drawn: %q", words)
		return
	}
	d.note(n, "isi HTML (foreignObject) digambar sebagai kata-kata biasa: %q", "HTML content (foreignObject) is drawn as plain words: %q", words)
	var p paragraphs
	d.gather(n, c.style, &p)
	scale := c.matrix.scale()
	var lines []line
	high := 0.0
	for _, l := range p.lines {
		for _, l := range d.wrap(n, l, w, scale) {
			lines = append(lines, l)
			high += lead * l.style.size
		}
	}
	// Boxes are made to fit; in one that is higher, HTML begins at the top.
	for _, l := range lines {
		at := x
		switch l.style.anchor {
		case "middle":
			at = x + w/2
		case "end":
			at = x + w
		}
		d.chunk(d.spell(l, n, c.alpha), at, y+l.style.size*0.95, c, ground{from: n, box: func() (rect, bool) { return rect{x, y, x + w, y + h}, true }})
		y += lead * l.style.size
	}
	if high > h*1.5+em {
		d.note(n, "isi HTML (foreignObject) lebih tinggi daripada kotaknya: %q", "HTML content (foreignObject) is higher than its box: %q", words)
	}
}

// lead is from line to line, in sizes.
const lead = 1.2

// line is words of one style.
type line struct {
	words []string
	style *style
}

// paragraphs are the lines of HTML as its blocks and breaks divide them.
type paragraphs struct {
	lines []line
	open  bool // the last line goes on
}

func (d *drawer) gather(n *node, s style, p *paragraphs) {
	for _, k := range n.kids {
		if k.name == "" {
			words := strings.Fields(k.text)
			if len(words) == 0 {
				continue
			}
			if !p.open {
				own := s
				p.lines, p.open = append(p.lines, line{style: &own}), true
			}
			l := &p.lines[len(p.lines)-1]
			l.words = append(l.words, words...)
			continue
		}
		in, o := d.resolve(k, s)
		if o.none || k.name == "style" || k.name == "script" {
			continue
		}
		in.fill = solid(in.color)
		switch k.name {
		case "b", "strong", "h1", "h2", "h3", "th":
			in.bold = true
		case "i", "em":
			in.italic = true
		case "center":
			in.anchor = "middle"
		}
		block := false
		switch k.name {
		case "p", "div", "br", "li", "tr", "ul", "ol", "table", "center", "h1", "h2", "h3", "h4", "h5", "h6":
			block = true
			p.open = false
		}
		d.gather(k, in, p)
		if block {
			p.open = false
		}
	}
}

// wrap breaks a line where it gets wider than its box.
func (d *drawer) wrap(n *node, l line, width, scale float64) (out []line) {
	now := line{style: l.style}
	for _, w := range l.words {
		tried := line{append(now.words[:len(now.words):len(now.words)], w), l.style}
		r, ok := d.shapeRun(d.spell(tried, n, 1), scale)
		const slack = 1.08 // the theme's fonts may run wider than those it was made with
		if ok && r.width > width*slack && len(now.words) > 0 {
			out = append(out, now)
			tried = line{[]string{w}, l.style}
		}
		now = tried
	}
	return append(out, now)
}

// spell is a line as letters.
func (d *drawer) spell(l line, from *node, alpha float64) []letter {
	var ls []letter
	for _, r := range strings.Join(l.words, " ") {
		ls = append(ls, letter{r: r, style: l.style, alpha: alpha, from: from})
	}
	return ls
}
