package mathset

import (
	"jilid/build/press/font"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// scripts sets what stands lower and higher behind something (rule 18), or
// below and above it (rule 13a).
func (s *setter) scripts(n *formula.Scripts, st style) box {
	base := s.node(n.Base, st)
	var sub, sup box
	if n.Sub != nil {
		sub = s.node(n.Sub, st.script().cramp()).plain()
	}
	if n.Sup != nil {
		sup = s.node(n.Sup, st.script()).plain()
	}
	if n.Stacks(st.level == displayLevel) {
		return s.limits(base, n.Sub != nil, sub, n.Sup != nil, sup, st)
	}
	right := base.width + base.italic // a power stands beside an arm, an index under it
	left := base.width
	if op, ok := n.Base.(*formula.Operator); ok && op.Large {
		right, left = base.width, base.width-base.italic
		base.single = false // its scripts stand at its ends, however high it is
	}
	up, down := s.shifts(base, n, sub, sup, st)
	b := base
	b.single, b.italic, b.leans = false, 0, false
	end := base.width
	if n.Sup != nil {
		x := right + s.kern(base, sup, font.TopRight, font.BottomLeft, up-sup.depth, base.height, up, st)
		b.add(sup, x, -up)
		end = max(end, x+sup.width)
	}
	if n.Sub != nil {
		x := left + s.kern(base, sub, font.BottomRight, font.TopLeft, sub.height-down, -base.depth, -down, st)
		b.add(sub, x, down)
		end = max(end, x+sub.width)
	}
	b.width = end + s.constant(font.SpaceAfterScript, st)
	return b
}

// shifts are how far scripts stand up and down.
func (s *setter) shifts(base box, n *formula.Scripts, sub, sup box, st style) (up, down geom.Length) {
	if !base.single {
		up = base.height - s.constant(font.SuperscriptBaselineDropMax, st)
		down = base.depth + s.constant(font.SubscriptBaselineDropMin, st)
	}
	raise := font.SuperscriptShiftUp
	if st.cramped {
		raise = font.SuperscriptShiftUpCramped
	}
	up = max(up, s.constant(raise, st), sup.depth+s.constant(font.SuperscriptBottomMin, st))
	down = max(down, s.constant(font.SubscriptShiftDown, st))
	if n.Sup == nil {
		return 0, max(down, sub.height-s.constant(font.SubscriptTopMax, st))
	}
	if n.Sub == nil {
		return up, 0
	}
	if lack := s.constant(font.SubSuperscriptGapMin, st) - (up - sup.depth - sub.height + down); lack > 0 {
		down += lack
		if lift := s.constant(font.SuperscriptBottomMaxWithSub, st) - (up - sup.depth); lift > 0 {
			lift = min(lift, lack)
			up += lift
			down -= lift
		}
	}
	return up, down
}

// kern is by how much a script stands nearer to a letter, or farther from it:
// the more cautious of what the two corners say at the script's near edge and at the
// letter's.
func (s *setter) kern(base, script box, at, of font.Corner, near, edge, shift geom.Length, st style) geom.Length {
	if !base.single {
		return 0
	}
	m, size, small := s.look.Font, s.size(st), s.size(st.script())
	one := m.Kern(base.glyph, at, near, size)
	two := m.Kern(base.glyph, at, edge, size)
	if script.single {
		one += m.Kern(script.glyph, of, near-shift, small)
		two += m.Kern(script.glyph, of, edge-shift, small)
	}
	return max(one, two)
}

// limits sets what stands below and above something, in the middle but for a leaning sign.
func (s *setter) limits(base box, hasSub bool, sub box, hasSup bool, sup box, st style) box {
	lean := base.italic
	base = base.plain()
	base.width -= lean
	width := max(base.width, sub.width, sup.width)
	var b box
	b.add(base, (width-base.width)/2, 0)
	b.height, b.depth = base.height, base.depth
	if hasSup {
		rise := base.height + max(s.constant(font.UpperLimitGapMin, st)+sup.depth, s.constant(font.UpperLimitBaselineRiseMin, st))
		b.add(sup, (width-sup.width+lean)/2, -rise)
	}
	if hasSub {
		drop := base.depth + max(s.constant(font.LowerLimitGapMin, st)+sub.height, s.constant(font.LowerLimitBaselineDropMin, st))
		b.add(sub, (width-sub.width-lean)/2, drop)
	}
	b.width = max(b.width, width)
	return b
}
