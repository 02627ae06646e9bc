package book

import (
	"jilid/build/plan"
	"jilid/build/press/geom"
)

// papers are the sizes a plan may name, in millimetres.
var papers = map[string][2]float64{
	"A3": {297, 420}, "A4": {210, 297}, "F4": {215, 330}, "A5": {148, 210}, "B5": {176, 250}, "Letter": {215.9, 279.4},
}

// leastOuter is how narrow a gutter may make the outer margin before it takes from the text.
var leastOuter = geom.Millimetres(18)

// measures fits the theme's page to the plan's paper and binding. The margins are
// meant for A4; on other papers they shrink with the width, and the text block's
// height is a whole number of lines.
func (k *Look) measures(p *plan.Plan) {
	a4 := geom.Size{W: geom.Millimetres(210), H: geom.Millimetres(297)}
	k.paper = a4
	if mm, ok := papers[p.Print.Paper]; ok {
		k.paper = geom.Size{W: geom.Millimetres(mm[0]), H: geom.Millimetres(mm[1])}
	} else if p.Print.Width > 0 && p.Print.Height > 0 {
		k.paper = geom.Size{W: geom.Length(p.Print.Width), H: geom.Length(p.Print.Height)}
	}
	m := k.theme.Page
	fit := func(l geom.Length) geom.Length {
		if k.paper.W >= a4.W {
			return l
		}
		return l.Scale(int64(k.paper.W), int64(a4.W))
	}
	k.inner, k.outer, k.top, k.bottom = fit(m.Inner), fit(m.Outer), fit(m.Top), fit(m.Bottom)
	k.measure = k.paper.W - k.inner - k.outer
	k.oneSided, k.topBound = p.Print.OneSided, p.Print.TopBound
	switch k.fixed.edition.For {
	case plan.Press:
		k.bleed = geom.Length(p.Print.Bleed)
	case plan.Draft:
		k.oneSided = true
		k.inner = fit(min(draftInner, m.Inner))
		k.outer = k.paper.W - k.inner - k.measure
	}
	k.mirrored = !k.oneSided && !k.topBound
	k.bind(geom.Length(p.Print.Gutter))
	k.grid = max(k.theme.Type.Text.Leading, geom.Pt)
	k.wide = min(max(m.Wide, k.measure), k.paper.W-k.inner-geom.Millimetres(10))
	lines := (k.paper.H - k.top - k.bottom + 2*geom.Pt) / k.grid
	k.height = max(lines, 8) * k.grid
}

// bind makes room at the bound edge: beside the text from the outer margin, as far as
// that has some to give, at the head from the text. A page that is bound at its head
// has equal margins at its sides.
func (k *Look) bind(gutter geom.Length) {
	k.gutter = gutter
	if k.topBound {
		k.top += gutter
		if k.fixed.edition.For != plan.Draft {
			k.inner = (k.inner + k.outer) / 2
			k.outer = k.paper.W - k.measure - k.inner
		}
		return
	}
	k.inner += gutter
	k.outer = max(k.outer-gutter, min(k.outer, leastOuter))
	k.measure = k.paper.W - k.inner - k.outer
}

// left is the margin at the left of a page, of a left-hand one where there are any.
func (k *Look) left(leftHand bool) geom.Length {
	if leftHand && k.mirrored {
		return k.outer
	}
	return k.inner
}
