package mathset

import (
	"jilid/build/press/font"
	"jilid/build/text/formula"
)

// accent sets a sign over something, or below it (rules 9, 10 and 12).
func (s *setter) accent(n *formula.Accent, st style) box {
	switch {
	case n.Sign == "⏞" || n.Sign == "⏟":
		return s.brace(n, st)
	case n.Sign == "¯" && n.Wide:
		return s.overbar(s.node(n.Of, st.cramp()).plain(), st)
	case n.Below:
		return s.underbar(s.node(n.Of, st).plain(), st)
	}
	of := s.node(n.Of, st.cramp())
	return s.over(n, of, st)
}

func (s *setter) overbar(of box, st style) box {
	gap, thick, extra := s.constant(font.OverbarGap, st), s.constant(font.OverbarRule, st), s.constant(font.OverbarExtra, st)
	s.rule(&of, 0, -of.height-gap-thick, of.width, thick)
	of.height += gap + thick + extra
	return of
}

func (s *setter) underbar(of box, st style) box {
	gap, thick, extra := s.constant(font.UnderbarGap, st), s.constant(font.UnderbarRule, st), s.constant(font.UnderbarExtra, st)
	s.rule(&of, 0, of.depth+gap, of.width, thick)
	of.depth += gap + thick + extra
	return of
}

// brace sets a horizontal brace along something.
func (s *setter) brace(n *formula.Accent, st style) box {
	of := s.node(n.Of, st).plain()
	brace, ok := s.wide([]rune(n.Sign)[0], n.Sign, of.width, st)
	if !ok {
		if n.Below {
			return s.underbar(of, st)
		}
		return s.overbar(of, st)
	}
	gap := s.size(st) / 10
	width := max(of.width, brace.width)
	var b box
	b.add(of, (width-of.width)/2, 0)
	if n.Below {
		b.add(brace, (width-brace.width)/2, of.depth+gap+brace.height)
	} else {
		b.add(brace, (width-brace.width)/2, -of.height-gap-brace.depth)
	}
	return b
}

// marks are accents as fonts draw them over letters.
var marks = map[string]rune{
	"¯": '\u0304', "^": '\u0302', "~": '\u0303', "→": '\u20d7', "˙": '\u0307', "¨": '\u0308',
	"ˇ": '\u030c', "´": '\u0301', "`": '\u0300', "˘": '\u0306', "˚": '\u030a',
}

// over sets an accent over something. A wide one is the widest that isn't wider than that.
func (s *setter) over(n *formula.Accent, of box, st style) box {
	m, size := s.look.Font, s.size(st)
	r, known := marks[n.Sign]
	id, ok := m.Glyph(r, 0)
	if !known || !ok {
		return of.plain()
	}
	if n.Wide {
		id = m.Widest(id, of.width, size)
	}
	left, right, _, _ := m.Extent(id, size)
	lift := max(of.height-s.constant(font.AccentBaseHeight, st), 0) // the sign is drawn over a small letter
	middle := of.width / 2
	if of.single {
		middle = m.Accent(of.glyph, size)
	}
	at := (left + right) / 2
	if !n.Wide {
		at = m.AccentMark(id, size)
	}
	mark := s.glyph(id, string(r), st)
	mark.width = 0
	b := of
	b.add(mark, middle-at, -lift)
	b.width = of.width
	b.single, b.leans, b.glyph, b.italic = of.single, of.leans, of.glyph, of.italic
	return b
}
