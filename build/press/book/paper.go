package book

import (
	"math"

	"jilid/build/plan"
	"jilid/build/press/font"
	"jilid/build/press/geom"
)

// papers are the sizes a plan may name, in millimetres.
var papers = map[string][2]float64{
	"A3": {297, 420}, "A4": {210, 297}, "F4": {215, 330}, "A5": {148, 210}, "B5": {176, 250}, "Letter": {215.9, 279.4},
}

// measures fits the theme's page to the plan's paper and binding. Margins and type
// are meant for A4. On narrower paper the margins shrink with the width; what is
// then still too short or too long for a line, type and margins share (fitLine).
// The text block's height is a whole number of lines.
func (k *Look) measures(p *plan.Plan) {
	a4 := geom.Size{W: geom.Millimetres(210), H: geom.Millimetres(297)}
	k.paper = a4
	if mm, ok := papers[p.Print.Paper]; ok {
		k.paper = geom.Size{W: geom.Millimetres(mm[0]), H: geom.Millimetres(mm[1])}
	} else if p.Print.Width > 0 && p.Print.Height > 0 {
		k.paper = geom.Size{W: geom.Length(p.Print.Width), H: geom.Length(p.Print.Height)}
	}
	m := k.theme.Page
	fit := func(l geom.Length) geom.Length { return l.Scale(int64(min(k.paper.W, a4.W)), int64(a4.W)) }
	k.inner, k.outer = fit(m.Inner), fit(m.Outer)
	k.measure = k.paper.W - k.inner - k.outer
	k.oneSided, k.topBound = p.Print.OneSided, p.Print.TopBound
	k.bind(geom.Length(p.Print.Gutter))
	k.fitLine(a4.W - m.Inner - m.Outer)
	k.top, k.bottom = fit(m.Top), fit(m.Bottom)
	if k.sizes.Text.Size > k.theme.Type.Text.Size {
		k.top, k.bottom = k.scaled(m.Top), k.scaled(m.Bottom)
	}
	if k.topBound {
		k.top += k.gutter
	}
	k.wide = min(max(k.scaled(m.Wide), k.measure), k.paper.W-k.inner-geom.Millimetres(10))
	switch k.fixed.edition.For {
	case plan.Press:
		k.bleed = geom.Length(p.Print.Bleed)
	case plan.Draft: // what it takes from the inner margin is the remarks'
		k.oneSided = true
		k.inner = min(k.inner, max(k.inner-fit(m.Inner-draftInner), leastMargin))
		k.outer = k.paper.W - k.inner - k.measure
	}
	k.mirrored = !k.oneSided && !k.topBound
	k.grid = max(k.sizes.Text.Leading, geom.Pt)
	lines := (k.paper.H - k.top - k.bottom + 2*geom.Pt) / k.grid
	k.height = max(lines, 8) * k.grid
}

// leastOuter is how narrow a gutter may make the outer margin before it takes from the text.
var leastOuter = geom.Millimetres(18)

// bind makes room at an edge that is bound beside the text: from the outer margin, as
// far as that has some to give. A page that is bound at its head has equal margins at
// its sides.
func (k *Look) bind(gutter geom.Length) {
	k.gutter = gutter
	if k.topBound {
		k.inner = (k.inner + k.outer) / 2
		k.outer = k.paper.W - k.measure - k.inner
		return
	}
	k.inner += gutter
	k.outer = max(k.outer-gutter, min(k.outer, leastOuter))
	k.measure = k.paper.W - k.inner - k.outer
}

// A line of continuous text holds 66 characters at best, spaces among them, and not
// more than 80 (Robert Bringhurst, The Elements of Typographic Style, 2.1.2). The
// long words of plans want no less: short lines of them are loose.
const (
	fewest = 66
	most   = 80
)

// Sizes between which running text stays, and below which nothing is set.
const (
	leastText = 9 * geom.Pt
	mostText  = 13 * geom.Pt
	leastType = 7500
)

// leastMargin is left beside the text on any paper.
var leastMargin = geom.Millimetres(12)

// fitLine sees to it that a line of the text holds from fewest to most characters, or
// as many as on A4, for which the theme was made: there its measure is given. What is
// wanting, or too much, the type and the margins share alike, the margins among them
// in proportion; what the type can't give, for it must stay readable, the margins
// give. On small paper lines may stay shorter.
func (k *Look) fitLine(a4 geom.Length) {
	ty := k.theme.Type
	k.sizes = ty
	given := k.characters(a4, ty.Text.Size)
	have := k.characters(k.measure, ty.Text.Size)
	want := min(max(have, min(given, fewest)), max(given, most))
	if want == have {
		return
	}
	size := ty.Text.Size.Points() / math.Sqrt(want/have)
	text := geom.Points(math.Round(size*10) / 10)
	text = min(max(text, min(leastText, ty.Text.Size)), max(mostText, ty.Text.Size))
	k.sizes = ty.Scaled(text, leastType)

	missing := k.measure.Scale(int64(1000*want), int64(1000*k.characters(k.measure, text))) - k.measure
	var bound geom.Length
	if !k.topBound {
		bound = k.gutter
	}
	sides := k.inner - bound + k.outer
	give := func(margin geom.Length) geom.Length {
		return max(margin-missing.Scale(int64(margin), int64(sides)), min(margin, leastMargin))
	}
	k.inner, k.outer = bound+give(k.inner-bound), give(k.outer)
	k.measure = k.paper.W - k.inner - k.outer
}

// scaled is a length that grows and shrinks with the type.
func (k *Look) scaled(l geom.Length) geom.Length {
	return l.Scale(int64(k.sizes.Text.Size), int64(k.theme.Type.Text.Size))
}

// ordinary is a text of which the average width of characters is taken: the first
// sentence of the Indonesian constitution.
const ordinary = "Bahwa sesungguhnya kemerdekaan itu ialah hak segala bangsa dan oleh sebab itu, maka penjajahan di atas dunia " +
	"harus dihapuskan, karena tidak sesuai dengan perikemanusiaan dan perikeadilan. "

// characters is how many characters of running text a line holds on the average.
func (k *Look) characters(line, size geom.Length) float64 {
	var width geom.Length
	for _, g := range font.NewShaper().Shape(k.serif, ordinary, size, font.Options{}) {
		width += g.Advance
	}
	return float64(line) * float64(len(ordinary)) / float64(max(width, 1))
}

// Margins are those of upright right-hand pages, and what stands between them: the
// leading, and the width that tables and figures may take.
type Margins struct{ Inner, Outer, Top, Bottom, Wide, Leading geom.Length }

func (k *Look) margins() Margins { return Margins{k.inner, k.outer, k.top, k.bottom, k.wide, k.grid} }

// left is the margin at the left of a page, of a left-hand one where there are any.
func (k *Look) left(leftHand bool) geom.Length {
	if leftHand && k.mirrored {
		return k.outer
	}
	return k.inner
}
