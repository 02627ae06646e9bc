package mathset

import (
	"jilid/build/press/font"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// fraction sets one thing over another (rule 15).
func (s *setter) fraction(n *formula.Fraction, st style) box {
	st = st.at(n.Level)
	over := s.node(n.Over, st.over()).plain()
	under := s.node(n.Under, st.over().cramp()).plain()
	var up, down geom.Length
	if n.Bare {
		up, down = s.stack(over, under, st)
	} else {
		up, down = s.around(over, under, st)
	}
	width := max(over.width, under.width)
	side := s.size(st) / 10 // keeps neighbours off the line
	var b box
	b.add(over, side+(width-over.width)/2, -up)
	b.add(under, side+(width-under.width)/2, down)
	if !n.Bare {
		thick := s.constant(font.FractionRule, st)
		s.rule(&b, side, -s.axis(st)-thick/2, width, thick)
	}
	b.width = width + 2*side
	return b
}

// around is how far up and down the two stand from a line between them.
func (s *setter) around(over, under box, st style) (up, down geom.Length) {
	shiftUp, shiftDown, gapUp, gapDown := font.NumeratorShiftUp, font.DenominatorShiftDown, font.NumeratorGapMin, font.DenominatorGapMin
	if st.level == displayLevel {
		shiftUp, shiftDown, gapUp, gapDown = font.NumeratorDisplayShiftUp, font.DenominatorDisplayShiftDown, font.NumeratorDisplayGapMin, font.DenominatorDisplayGapMin
	}
	half := s.constant(font.FractionRule, st) / 2
	up = max(s.constant(shiftUp, st), s.axis(st)+half+s.constant(gapUp, st)+over.depth)
	down = max(s.constant(shiftDown, st), half+s.constant(gapDown, st)+under.height-s.axis(st))
	return up, down
}

// stack is how far up and down they stand without one.
func (s *setter) stack(over, under box, st style) (up, down geom.Length) {
	shiftUp, shiftDown, gap := font.StackTopShiftUp, font.StackBottomShiftDown, font.StackGapMin
	if st.level == displayLevel {
		shiftUp, shiftDown, gap = font.StackTopDisplayShiftUp, font.StackBottomDisplayShiftDown, font.StackDisplayGapMin
	}
	up, down = s.constant(shiftUp, st), s.constant(shiftDown, st)
	if lack := s.constant(gap, st) - (up - over.depth + down - under.height); lack > 0 {
		up += lack / 2
		down += lack - lack/2
	}
	return up, down
}

// root sets a root (rule 11); its degree stands in the sign's bend.
func (s *setter) root(n *formula.Root, st style) box {
	of := s.node(n.Of, st.cramp()).plain()
	gap := s.constant(font.RadicalGap, st)
	if st.level == displayLevel {
		gap = s.constant(font.RadicalDisplayGap, st)
	}
	thick := s.constant(font.RadicalRule, st)
	of.height, of.depth = max(of.height, 0), max(of.depth, 0)
	need := of.height + of.depth + gap + thick
	sign := s.tall("√", need, st)
	if more := sign.height + sign.depth - need; more > 0 {
		gap += more / 2 // what the sign is too high is shared out above and below
	}
	top := of.height + gap + thick
	var b box
	x := geom.Length(0)
	if n.Index != nil {
		index := s.node(n.Index, style{level: scriptScriptLevel, cramped: st.cramped}).plain()
		before, after := s.constant(font.RadicalKernBeforeDegree, st), s.constant(font.RadicalKernAfterDegree, st)
		x = max(before+index.width+after, 0)
		bottom := sign.height + sign.depth - top // the sign's foot below the baseline
		raise := (sign.height+sign.depth)*geom.Length(s.look.Font.DegreeRaise())/100 - bottom
		b.add(index, max(x-after-index.width, 0), -raise-index.depth)
	}
	b.add(sign, x, sign.height-top)
	x += sign.width
	s.rule(&b, x, -top, of.width, thick)
	b.add(of, x, 0)
	b.height = max(b.height, top+s.constant(font.RadicalExtra, st))
	return b
}
