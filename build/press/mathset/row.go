package mathset

import (
	"fmt"
	"strings"
	"unicode"

	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// part is a thing of a row, with the space before it.
type part struct {
	box
	before geom.Length
	class  formula.Class
	space  bool              // nothing but a blank
	factor bool              // × and its kin, which tie more closely than +
	middle *formula.Operator // grows with the brackets around the row
}

func (p *part) blank() bool { return p.space }

// row sets a row as one box.
func (s *setter) row(items []formula.Node, st style) box {
	parts := s.parts(items, st)
	s.grow(parts, st)
	return s.join(parts)
}

// join puts parts side by side.
func (s *setter) join(parts []part) box {
	var b box
	for i := range parts {
		p := &parts[i]
		if i > 0 {
			b.width += p.before
		}
		b.behind(p.box)
		if p.italic > 0 && (!p.leans || i+1 == len(parts) || !parts[i+1].leans || parts[i+1].before > 0) {
			b.width += p.italic // nothing upright comes under a letter's arm
		}
	}
	if len(parts) == 1 && parts[0].single { // an accent or a script wants to know
		b.single, b.glyph, b.italic, b.leans = true, parts[0].glyph, parts[0].italic, parts[0].leans
		b.width -= max(b.italic, 0)
	}
	return b
}

// parts sets the things of a row, with the spaces that their classes want.
func (s *setter) parts(items []formula.Node, st style) []part {
	classes := formula.Classes(items)
	out := make([]part, 0, len(items))
	last := -1 // the thing before
	for i, n := range items {
		switch n := n.(type) {
		case *formula.Size:
			st = st.at(n.Level)
			continue
		case *formula.Space:
			out = append(out, part{box: box{width: s.mu(n.Width, st)}, space: true})
			continue
		}
		p := part{class: classes[i]}
		if last >= 0 {
			p.before = s.mu(formula.Spacing(classes[last], p.class, st.tight()), st)
		}
		last = i
		if o, ok := n.(*formula.Operator); ok && o.Middle {
			p.middle = o
		} else {
			p.factor = ok && p.class == formula.Bin && strings.Contains("×⋅∗÷∘", o.Sign)
			p.box = s.node(n, st)
		}
		out = append(out, p)
	}
	return out
}

// node sets one thing.
func (s *setter) node(n formula.Node, st style) box {
	switch n := n.(type) {
	case nil:
		return box{}
	case *formula.Ident:
		return s.ident(n, st)
	case *formula.Number:
		return s.letters(n.Value, s.weight(n.Style), st)
	case *formula.Operator:
		return s.operator(n, st)
	case *formula.Text:
		return s.words(n.Value, st, n.Bold || s.look.Bold, n.Italic)
	case *formula.Space:
		return box{width: s.mu(n.Width, st)}
	case *formula.Size:
		return box{}
	case *formula.Row:
		return s.row(n.Items, st)
	case *formula.Fraction:
		return s.fraction(n, st)
	case *formula.Root:
		return s.root(n, st)
	case *formula.Scripts:
		return s.scripts(n, st)
	case *formula.Accent:
		return s.accent(n, st)
	case *formula.Fenced:
		return s.fenced(n, st)
	case *formula.Matrix:
		return s.matrix(n, st)
	}
	panic(fmt.Sprintf("mathset: no way to set a %T", n))
}

// ident sets a variable, slanted unless it has a style, or a name.
func (s *setter) ident(n *formula.Ident, st style) box {
	form := n.Style
	if form == formula.PlainStyle {
		form = formula.Italic
	}
	form = s.weight(form)
	b := s.letters(n.Name, form, st)
	b.leans = b.single && (form == formula.Italic || form == formula.BoldItalic)
	return b
}

// weight is a style as it is among bold text.
func (s *setter) weight(form formula.Style) formula.Style {
	if !s.look.Bold {
		return form
	}
	switch form {
	case formula.PlainStyle, formula.Upright:
		return formula.Bold
	case formula.Italic:
		return formula.BoldItalic
	}
	return form
}

// letters sets characters in a style. What they say is the plain letters, so that a
// formula can be searched for; but ℝ is more than an R.
func (s *setter) letters(text string, form formula.Style, st style) box {
	var ids []uint16
	var clusters []int32
	var says strings.Builder
	for _, r := range text {
		styled := formula.Letter(r, form)
		id, ok := s.look.Font.Glyph(styled, st.glyphs())
		if !ok {
			if id, ok = s.look.Font.Glyph(r, st.glyphs()); !ok {
				return s.words(text, st, false, false)
			}
		}
		if unicode.IsSpace(r) {
			r = ' '
		}
		ids, clusters = append(ids, id), append(clusters, int32(says.Len()))
		if form == formula.DoubleStruck {
			r = styled
		}
		says.WriteRune(r)
	}
	if len(ids) == 0 {
		return box{}
	}
	return s.run(ids, clusters, says.String(), st)
}

// operator sets a sign. Large ones grow in a displayed formula and stand in the middle.
func (s *setter) operator(n *formula.Operator, st style) box {
	sign := n.Sign
	m := s.look.Font
	runes := []rune(sign)
	if len(runes) != 1 {
		return s.letters(sign, formula.Upright, st)
	}
	id, ok := m.Glyph(runes[0], st.glyphs())
	switch {
	case !ok:
		return s.words(sign, st, false, false)
	case n.Big > 0:
		size := s.size(st)
		return s.bracket(sign, size*geom.Length([...]int64{0, 85, 115, 145, 175}[n.Big])/100, st)
	case n.Large:
		if st.level == displayLevel {
			id, _ = m.Grown(id, false, m.DisplayOperator(s.size(st)), s.size(st))
		}
		return s.centred(s.glyph(id, sign, st), st)
	}
	return s.glyph(id, sign, st)
}
