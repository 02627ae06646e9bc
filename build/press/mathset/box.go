package mathset

import (
	"strings"

	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// box is something set: its size around the baseline and what is in it. Places
// count from its left edge and baseline, downwards.
type box struct {
	width, height, depth geom.Length
	items                []frame.Placed

	// Of a single glyph: the glyph, and by how much it leans over its width.
	glyph  uint16
	single bool
	italic geom.Length
	leans  bool // an italic letter: the next one may stand under its arm
}

// add puts a box into this one; y is downwards from the baseline.
func (b *box) add(o box, x, y geom.Length) {
	for _, it := range o.items {
		it.At.X += x
		it.At.Y += y
		b.items = append(b.items, it)
	}
	b.height = max(b.height, o.height-y)
	b.depth = max(b.depth, o.depth+y)
	b.width = max(b.width, x+o.width)
}

// behind puts a box to the right of what is there.
func (b *box) behind(o box) { b.add(o, b.width, 0) }

// plain is the box as one whose letters don't matter any more: what leans over is inside.
func (b box) plain() box {
	b.width += b.italic
	b.single, b.leans, b.italic = false, false, 0
	return b
}

// frame is the box as a frame.
func (b box) frame() *frame.Frame {
	f := &frame.Frame{Size: geom.Size{W: max(b.width, 0), H: b.height + b.depth}, Baseline: max(b.height, 1)}
	for _, it := range b.items {
		it.At.Y += b.height
		f.Items = append(f.Items, it)
	}
	return f
}

// rule draws a bar, whose upper edge is at y.
func (s *setter) rule(b *box, x, y, width, thick geom.Length) {
	at := func(kind byte, x, y geom.Length) frame.Op { return frame.Op{Kind: kind, To: geom.Point{X: x, Y: y}} }
	path := []frame.Op{at('M', 0, 0), at('L', width, 0), at('L', width, thick), at('L', 0, thick), {Kind: 'Z'}}
	b.items = append(b.items, frame.Placed{At: geom.Point{X: x, Y: y},
		Item: &frame.Shape{Path: path, Fill: s.look.Color, Stroke: frame.Color{None: true}}})
}

// run sets glyphs one after the other; they say the text.
func (s *setter) run(ids []uint16, clusters []int32, text string, st style) box {
	m, size := s.look.Font, s.size(st)
	var b box
	run := make([]font.Glyph, len(ids))
	for i, id := range ids {
		advance := m.Width(id, size)
		_, _, up, down := m.Extent(id, size)
		if i == 0 {
			b.height, b.depth = up, down
		}
		b.height, b.depth = max(b.height, up), max(b.depth, down)
		run[i] = font.Glyph{ID: id, Advance: advance, Cluster: clusters[i]}
		b.width += advance
	}
	b.items = []frame.Placed{{Item: &frame.Glyphs{Font: m.Font, Size: size, Color: s.look.Color, Run: font.NewRun(run), Text: text}}}
	if len(ids) == 1 {
		b.single, b.glyph, b.italic = true, ids[0], m.Italic(ids[0], size)
	}
	return b
}

// glyph sets a single glyph.
func (s *setter) glyph(id uint16, text string, st style) box {
	return s.run([]uint16{id}, []int32{0}, text, st)
}

// centred moves a box so that its middle is on the axis.
func (s *setter) centred(b box, st style) box {
	var out box
	dy := (b.height-b.depth)/2 - s.axis(st)
	out.add(b, 0, dy)
	out.height, out.depth = b.height-dy, b.depth+dy // it may lie on one side of the baseline
	out.single, out.glyph, out.italic = b.single, b.glyph, b.italic
	return out
}

// words sets text in the faces around the formula.
func (s *setter) words(text string, st style, bold, italic bool) box {
	trimmed := strings.TrimLeft(text, " ")
	blank := s.size(st) / 4
	before := blank * geom.Length(len(text)-len(trimmed))
	text, trimmed = trimmed, strings.TrimRight(trimmed, " ")
	f := s.look.Words(trimmed, s.size(st), bold, italic)
	b := box{width: before + f.Size.W + blank*geom.Length(len(text)-len(trimmed))}
	for _, it := range f.Items {
		it.At.X += before
		it.At.Y -= f.Baseline
		b.items = append(b.items, it)
		if g, ok := it.Item.(*frame.Glyphs); ok {
			for glyph := range g.Run.All() {
				_, _, up, down := g.Font.Extent(glyph.ID, g.Size)
				b.height, b.depth = max(b.height, up-it.At.Y), max(b.depth, down+it.At.Y)
			}
		}
	}
	return b
}
