package book

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
)

// rect paints an area.
func rect(f *frame.Frame, x, y, w, h geom.Length, c frame.Color) {
	f.Add(x, y, &frame.Shape{Path: box(0, 0, w, h), Fill: c, Stroke: frame.Color{None: true}})
}

// outline draws the edge of an area.
func outline(f *frame.Frame, x, y, w, h, width geom.Length, c frame.Color) {
	f.Add(x, y, &frame.Shape{Path: box(0, 0, w, h), Fill: frame.Color{None: true}, Stroke: c, Width: width})
}

// line draws a horizontal rule whose middle is at y.
func line(f *frame.Frame, x, y, w, width geom.Length, c frame.Color) {
	rect(f, x, y-width/2, w, width, c)
}

func box(x, y, w, h geom.Length) []frame.Op {
	return polygon(geom.Point{X: x, Y: y}, geom.Point{X: x + w, Y: y}, geom.Point{X: x + w, Y: y + h}, geom.Point{X: x, Y: y + h})
}

func polygon(points ...geom.Point) []frame.Op {
	ops := make([]frame.Op, 0, len(points)+1)
	for i, p := range points {
		kind := byte('L')
		if i == 0 {
			kind = 'M'
		}
		ops = append(ops, frame.Op{Kind: kind, To: p})
	}
	return append(ops, frame.Op{Kind: 'Z'})
}

// put sets a paragraph into a frame, its first line's top at y, and gives the
// height it took. Without a tag it is an artifact.
func (k *Look) put(f *frame.Frame, x, y, width geom.Length, p *typeset.Paragraph, tag *frame.Tag, tags ...*frame.Tag) geom.Length {
	lines, _ := k.set.Lines(p, width)
	return putLines(f, x, y, lines, tag, tags)
}

func putLines(f *frame.Frame, x, y geom.Length, lines []typeset.Line, tag *frame.Tag, tags []*frame.Tag) geom.Length {
	top := y
	for _, l := range lines {
		f.Add(x, y, &frame.Group{Frame: l.Frame, Tag: tag, Tags: tags})
		y += l.Height + l.Depth
	}
	return y - top
}

// words puts one plain text.
func (k *Look) words(f *frame.Frame, x, y, width geom.Length, s string, fc face, a typeset.Align, tag *frame.Tag) geom.Length {
	if s == "" {
		return 0
	}
	p := &typeset.Paragraph{Spans: []typeset.Span{fc.span(s)}, Style: fc.style(a)}
	p.Style.Heading = a != typeset.Right
	return k.put(f, x, y, width, p, tag)
}

// band is the woven band of a size and colour. Equal bands are one frame, so
// that the file has their long paths once.
func (k *Look) band(w, h geom.Length, main, accent frame.Color) *frame.Frame {
	key := bandKey{w, h, main, accent}
	k.mu.Lock()
	defer k.mu.Unlock()
	f, ok := k.bands[key]
	if !ok {
		f = &frame.Frame{Size: geom.Size{W: w, H: h}}
		woven(f, 0, 0, w, h, main, accent)
		k.bands[key] = f
	}
	return f
}

type bandKey struct {
	w, h         geom.Length
	main, accent frame.Color
}

// woven draws the band of the books: a row of stepped lozenges between two
// threads, as in Moluccan weaving. The cells are whole, so that the band may be
// a little shorter than w; it is centred in it unless flush.
func woven(f *frame.Frame, x, y, w, h geom.Length, main, accent frame.Color) {
	thread := h / 14
	rect(f, x, y, w, thread, main)
	rect(f, x, y+h-thread, w, thread, main)
	inner := h - 4*thread
	step := inner / 10 // ten steps high: a lozenge of five steps each way
	if step <= 0 {
		return
	}
	cell := step * 14
	count := w / cell
	if count < 1 {
		return
	}
	left := x + (w-count*cell)/2
	mid := y + h/2
	const corners = 8 // of a stair, and a Z for each lozenge
	big := make([]frame.Op, 0, count*((5+3)*corners+2))
	small := make([]frame.Op, 0, count*(2*corners+1))
	cross := make([]frame.Op, 0, (count-1)*2*(corners+1))
	for i := range count {
		c := left + i*cell + cell/2
		big = append(big, stepped(c, mid, 5, step, step)...)
		big = append(big, stepped(c, mid, 3, step, step)...) // the even-odd rule leaves it open
		small = append(small, stepped(c, mid, 2, step, step)...)
		if i < count-1 {
			cross = append(cross, stepped(c+cell/2, mid-2*step, 1, step, step)...)
			cross = append(cross, stepped(c+cell/2, mid+2*step, 1, step, step)...)
		}
	}
	none := frame.Color{None: true}
	f.Add(0, 0, &frame.Shape{Path: big, Fill: main, Stroke: none, EvenOdd: true})
	f.Add(0, 0, &frame.Shape{Path: small, Fill: accent, Stroke: none})
	if len(cross) > 0 {
		f.Add(0, 0, &frame.Shape{Path: cross, Fill: accent, Stroke: none})
	}
}

// stepped is a lozenge in stairs of n steps to each corner.
func stepped(cx, cy geom.Length, n int, sx, sy geom.Length) []frame.Op {
	var p []geom.Point
	at := func(x, y int) { p = append(p, geom.Point{X: cx + geom.Length(x)*sx, Y: cy + geom.Length(y)*sy}) }
	// Quarter by quarter, clockwise from the upper end; each stair one step wide and high.
	for i := range n {
		at(i, -(n - i))
		at(i+1, -(n - i))
	}
	for i := range n {
		at(n-i, i)
		at(n-i, i+1)
	}
	for i := range n {
		at(-i, n-i)
		at(-i-1, n-i)
	}
	for i := range n {
		at(-(n - i), -i)
		at(-(n - i), -i-1)
	}
	return polygon(p...)
}
