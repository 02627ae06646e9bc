package mathset

import (
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// fenced sets something in brackets as high as it is (rule 19).
func (s *setter) fenced(n *formula.Fenced, st style) box {
	parts := s.parts(n.Of.Items, st)
	least := s.grow(parts, st)
	if len(n.Of.Items) == 1 && isMatrix(n.Of.Items[0]) {
		least = parts[0].height + parts[0].depth // the brackets are its frame
	}
	var b box
	if n.Open != "" {
		b.behind(s.bracket(n.Open, least, st).plain())
	}
	b.behind(s.join(parts).plain())
	if n.Close != "" {
		b.behind(s.bracket(n.Close, least, st).plain())
	}
	return b
}

func isMatrix(n formula.Node) bool { _, ok := n.(*formula.Matrix); return ok }

// grow sets the brackets between parts, and says how high those around them are.
func (s *setter) grow(parts []part, st style) (least geom.Length) {
	axis := s.axis(st)
	var around geom.Length // of the axis
	for i := range parts {
		around = max(around, parts[i].height-axis, parts[i].depth+axis)
	}
	least = max(2*around*901/1000, 2*around-s.size(st)/2)
	for i := range parts {
		if p := &parts[i]; p.middle != nil {
			p.box = s.bracket(p.middle.Sign, least, st).plain()
		}
	}
	return least
}

// bracket sets a bracket that is at least so high, its middle on the axis.
func (s *setter) bracket(sign string, least geom.Length, st style) box {
	if sign == "" {
		return box{}
	}
	return s.centred(s.tall(sign, least, st), st)
}

// tall sets a sign that is at least so high.
func (s *setter) tall(sign string, least geom.Length, st style) box {
	m, size := s.look.Font, s.size(st)
	id, ok := m.Glyph([]rune(sign)[0], 0)
	if !ok {
		return s.words(sign, st, false, false)
	}
	form, parts := m.Grown(id, false, least, size)
	if len(parts) == 0 {
		return s.glyph(form, sign, st)
	}
	ids, places, long := assemble(m, parts, least, size)
	b := box{height: long}
	run := make([]font.Glyph, len(ids))
	for i, id := range ids {
		_, _, _, down := m.Extent(id, size)
		// A part's foot is at its place, wherever its glyph is drawn.
		run[i] = font.Glyph{ID: id, Y: int32(-(places[i] + down))}
		b.width = max(b.width, m.Width(id, size))
	}
	run[len(run)-1].Advance = b.width
	b.items = []frame.Placed{{Item: &frame.Glyphs{Font: m.Font, Size: size, Color: s.look.Color, Run: font.NewRun(run), Text: sign}}}
	return b
}

// wide sets a sign that is at least so wide.
func (s *setter) wide(sign rune, says string, least geom.Length, st style) (b box, ok bool) {
	m, size := s.look.Font, s.size(st)
	id, ok := m.Glyph(sign, 0)
	if !ok {
		return box{}, false
	}
	form, parts := m.Grown(id, true, least, size)
	ids, places, long := []uint16{form}, []geom.Length{0}, geom.Length(0)
	if len(parts) > 0 {
		ids, places, long = assemble(m, parts, least, size)
	}
	run := make([]font.Glyph, len(ids))
	for i, id := range ids {
		left, right, up, down := m.Extent(id, size)
		if len(parts) == 0 {
			long = right - left
		}
		run[i] = font.Glyph{ID: id, X: int32(places[i] - left)}
		if i == 0 {
			b.height, b.depth = up, down
		}
		b.height, b.depth = max(b.height, up), max(b.depth, down)
	}
	b.width = long
	run[len(run)-1].Advance = long
	b.items = []frame.Placed{{Item: &frame.Glyphs{Font: m.Font, Size: size, Color: s.look.Color, Run: font.NewRun(run), Text: says}}}
	return b, true
}

// manyPieces bounds how long a sign can become.
const manyPieces = 500

// assemble puts a sign together: what may be repeated is, as often as needed,
// and then the joints are drawn together until the length is right.
func assemble(m *font.Math, parts []font.Part, least, size geom.Length) (ids []uint16, places []geom.Length, long geom.Length) {
	overlap := m.Overlap(size)
	repeat := func(times int) []font.Part {
		var out []font.Part
		for _, p := range parts {
			n := 1
			if p.Extender {
				n = times
			}
			for range n {
				out = append(out, p)
			}
		}
		return out
	}
	length := func(list []font.Part) (longest, slack geom.Length) {
		for i, p := range list {
			longest += m.Long(p.Full, size)
			if i > 0 {
				longest -= overlap
				slack += max(joint(m, list[i-1], p, size)-overlap, 0)
			}
		}
		return longest, slack
	}
	once, _ := length(repeat(1))
	twice, _ := length(repeat(2))
	times := 1
	if step := twice - once; least > once && step > 0 {
		times += int((least - once + step - 1) / step)
	}
	times = min(times, manyPieces/len(parts)+1)
	list := repeat(times)
	longest, slack := length(list)
	more := min(max(longest-least, 0), slack) // by which the joints are drawn together
	var at, spent, used geom.Length
	for i, p := range list {
		if i > 0 {
			own := max(joint(m, list[i-1], p, size)-overlap, 0)
			used += own
			share := geom.Length(0)
			if slack > 0 {
				share = more*used/slack - spent
			}
			spent += share
			at -= overlap + share
		}
		ids, places = append(ids, p.Glyph), append(places, at)
		at += m.Long(p.Full, size)
	}
	return ids, places, at
}

// joint is how much two parts may lie over each other.
func joint(m *font.Math, a, b font.Part, size geom.Length) geom.Length {
	return m.Long(min(a.End, b.Start), size)
}
