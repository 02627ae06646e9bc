package svg

import (
	"strings"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// letter is a character of a text element with what places it.
type letter struct {
	r      rune
	style  *style
	alpha  float64
	x, y   *float64 // an absolute place; nil: after the letter before
	dx, dy float64
	from   *node
}

// places are the lists of an element's x, y, dx and dy, one entry for each of its letters.
type places struct {
	x, y, dx, dy []float64
	next         int // letters so far
}

// text draws a text element: its letters are gathered, cut into chunks where
// one has a place of its own, and each chunk is set and anchored.
func (d *drawer) text(n *node, c context) {
	var all []letter
	d.letters(n, c, nil, &all)
	for len(all) > 0 && all[len(all)-1].r == ' ' && !all[len(all)-1].style.keepSpace {
		all = all[:len(all)-1]
	}
	x, y := 0.0, 0.0
	for len(all) > 0 {
		end := 1
		for end < len(all) && all[end].x == nil && all[end].y == nil {
			end++
		}
		if all[0].x != nil {
			x = *all[0].x
		}
		if all[0].y != nil {
			y = *all[0].y
		}
		x, y = d.chunk(all[:end], x, y, c)
		all = all[end:]
	}
}

// letters gathers the characters of an element, spaces run together.
func (d *drawer) letters(n *node, c context, outer []*places, all *[]letter) {
	s := c.style
	here := &places{x: d.list(n, "x", &s), y: d.list(n, "y", &s), dx: d.list(n, "dx", &s), dy: d.list(n, "dy", &s)}
	outer = append(outer, here)
	for _, k := range n.kids {
		switch k.name {
		case "":
			for _, r := range k.text {
				d.letter(r, k, c, outer, &s, all)
			}
		case "tspan", "a":
			in := c
			var o own
			in.style, o = d.resolve(k, s)
			in.alpha *= o.alpha
			if !o.none {
				d.letters(k, in, outer, all)
			}
		case "textPath":
			d.note(k, "teks sepanjang jalur (textPath) digambar lurus: %q", "text on a path (textPath) is drawn straight: %q", shorten(k.words()))
			d.letters(k, c, outer, all)
		case "title", "desc":
		default:
			d.lost(k, "<%s> dalam teks tidak didukung", "<%s> in a text isn't supported", k.name)
		}
	}
	if n.attr("rotate") != "" {
		d.note(n, "huruf yang diputar satu per satu (rotate) digambar tegak", "letters turned one by one (rotate) are drawn upright")
	}
}

func (d *drawer) letter(r rune, from *node, c context, outer []*places, s *style, all *[]letter) {
	if r == '\n' || r == '\t' || r == '\r' {
		r = ' '
	}
	if r < ' ' {
		return
	}
	if r == ' ' && !s.keepSpace && (len(*all) == 0 || (*all)[len(*all)-1].r == ' ') {
		return
	}
	l := letter{r: r, style: s, alpha: c.alpha, from: from}
	for _, p := range outer { // the innermost that has an entry counts
		if i := p.next; i < len(p.x) {
			l.x = &p.x[i]
		}
		if i := p.next; i < len(p.y) {
			l.y = &p.y[i]
		}
		if i := p.next; i < len(p.dx) {
			l.dx = p.dx[i]
		}
		if i := p.next; i < len(p.dy) {
			l.dy = p.dy[i]
		}
		p.next++
	}
	*all = append(*all, l)
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

// run is a part of a chunk in one style.
type run struct {
	glyphs *frame.Glyphs
	style  *style
	dx, dy float64 // before it
	width  float64 // user units
}

// chunk sets letters that follow one another and gives where the pen is after them.
func (d *drawer) chunk(ls []letter, x, y float64, c context) (float64, float64) {
	scale := c.matrix.scale()
	if scale <= 0 {
		return x, y
	}
	var runs []run
	total := 0.0
	for from := 0; from < len(ls); {
		to := from + 1
		for to < len(ls) && ls[to].style == ls[from].style && ls[to].dx == 0 && ls[to].dy == 0 {
			to++
		}
		r, ok := d.shapeRun(ls[from:to], scale)
		if ok {
			runs = append(runs, r)
			total += r.dx + r.width
		}
		from = to
	}
	switch ls[0].style.anchor {
	case "middle":
		x -= total / 2
	case "end":
		x -= total
	}
	for _, r := range runs {
		x, y = x+r.dx, y+r.dy
		d.place(r, x, y+baseline(r, scale), c, scale)
		x += r.width
	}
	return x, y
}

// shapeRun shapes letters of one style at their size on the page.
func (d *drawer) shapeRun(ls []letter, scale float64) (run, bool) {
	s := ls[0].style
	r := run{style: s, dx: ls[0].dx, dy: ls[0].dy}
	f := d.font(ls[0].from, s)
	size := length(s.size * scale)
	if f == nil || size <= 0 || d.options.Shaper == nil {
		return r, false
	}
	var b strings.Builder
	for _, l := range ls {
		b.WriteRune(l.r)
		if l.r != ' ' && !f.HasRune(l.r) {
			d.lost(l.from, "huruf %q tidak ada dalam fon %s", "the character %q isn't in the font %s", string(l.r), f.Name)
		}
	}
	g := &frame.Glyphs{Font: f, Size: size, Text: b.String()}
	g.Run = d.options.Shaper.Shape(f, g.Text, size, font.Options{Lang: d.options.Lang, NoLigatures: s.spacing != 0})
	var wide geom.Length
	for i := range g.Run {
		g.Run[i].Advance += length(s.spacing * scale)
		wide += g.Run[i].Advance
	}
	r.width = float64(wide) / 1000 / scale
	g.Color = s.fill.ink(s.fillAlpha * ls[0].alpha)
	if g.Color.None {
		g.Color = s.stroke.ink(s.strokeAlpha * ls[0].alpha)
	}
	r.glyphs = g
	return r, true
}

// font finds the font for a style.
func (d *drawer) font(n *node, s *style) *font.Font {
	family, _, _ := strings.Cut(s.family, ",")
	family = strings.Trim(strings.TrimSpace(family), `"'`)
	low := strings.ToLower(family)
	mono := false
	for _, word := range []string{"mono", "courier", "consolas", "menlo"} {
		mono = mono || strings.Contains(low, word)
	}
	var f *font.Font
	if d.options.Fonts != nil {
		f = d.options.Fonts(family, s.bold, s.italic, mono)
	}
	if f == nil {
		d.lost(n, "teks tidak digambar karena fon %q tidak ada", "text isn't drawn because there is no font %q", family)
	}
	return f
}

// baseline is how far a run's baseline lies below its y, by dominant-baseline.
func baseline(r run, scale float64) float64 {
	f, size := r.glyphs.Font, r.glyphs.Size
	var down geom.Length
	switch r.style.baseline {
	case "middle":
		down = f.XHeight(size) / 2
	case "central":
		down = (f.Ascent(size) - f.Descent(size)) / 2
	case "hanging":
		down = f.CapHeight(size)
	case "text-before-edge", "before-edge", "text-top":
		down = f.Ascent(size)
	case "text-after-edge", "after-edge", "text-bottom", "ideographic":
		down = -f.Descent(size)
	}
	return float64(down) / 1000 / scale
}

// place puts a run on the page. Its glyphs already have their size there, so
// that only a turn or distortion needs a matrix.
func (d *drawer) place(r run, x, y float64, c context, scale float64) {
	if r.style.hidden || r.glyphs.Color.None || strings.TrimSpace(r.glyphs.Text) == "" {
		return
	}
	f, size := r.glyphs.Font, r.glyphs.Size
	up, down := float64(f.Ascent(size))/1000/scale, float64(f.Descent(size))/1000/scale
	for _, corner := range [4][2]float64{{x, y - up}, {x + r.width, y - up}, {x, y + down}, {x + r.width, y + down}} {
		d.touch(c.matrix.apply(corner[0], corner[1]))
	}
	items := []frame.Placed{{Item: r.glyphs}}
	wide := length(r.width * scale)
	below, thick := f.Underline(size)
	rule := func(y geom.Length) {
		items = append(items, frame.Placed{At: geom.Point{Y: y - thick/2}, Item: &frame.Shape{
			Fill: r.glyphs.Color, Stroke: frame.Color{None: true},
			Path: []frame.Op{{Kind: 'M'}, {Kind: 'L', To: geom.Point{X: wide}}, {Kind: 'L', To: geom.Point{X: wide, Y: thick}}, {Kind: 'L', To: geom.Point{Y: thick}}, {Kind: 'Z'}},
		}})
	}
	if r.style.underline {
		rule(below)
	}
	if r.style.strike {
		rule(-f.XHeight(size) / 2)
	}
	px, py := c.matrix.apply(x, y)
	if c.matrix.upright() {
		for _, it := range items {
			d.add(length(px)+it.At.X, length(py)+it.At.Y, it.Item)
		}
		return
	}
	m := matrix{c.matrix[0] / scale, c.matrix[1] / scale, c.matrix[2] / scale, c.matrix[3] / scale, px, py}
	d.add(0, 0, &frame.Group{Frame: &frame.Frame{Size: geom.Size{W: wide, H: size}, Items: items}, Scale: m.item()})
}
