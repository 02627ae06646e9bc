package chart

import "jilid/build/text/scene"

// Sizes of type, in points.
const (
	normal = 8.0
	small  = 7.2
)

// Roles that every chart uses.
const (
	ink   scene.Role = "ink"
	muted scene.Role = "muted"
	rule  scene.Role = "rule"
	paper scene.Role = "paper"
	tint  scene.Role = "tint"
	clove scene.Role = "clove"
)

var seriesRoles = [MostSeries]scene.Role{"series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "series-7", "series-8"}

// patterns go along with seriesRoles, which alternate dark and light: no two
// series look the same in grey, and charts of two are plain. Series that bring
// colours of their own (all of them dark, as dimensions are) take foreign ones.
var (
	patterns = [MostSeries]scene.Pattern{scene.Solid, scene.Solid, scene.Stripes, scene.Stripes, scene.Dots, scene.Dots, scene.CrossHatch, scene.CrossHatch}
	foreign  = [MostSeries]scene.Pattern{scene.Solid, scene.Stripes, scene.Dots, scene.Solid, scene.Stripes, scene.Dots, scene.Solid, scene.Stripes}
)

var dashes = [MostSeries][]float64{nil, {4, 2}, {1.5, 1.5}, {6, 2, 1.5, 2}, {8, 2}, {2.5, 1.2}, {5, 1.5, 1.5, 1.5}, {1, 2.2}}

// picture collects the items of a scene. Coordinates are rounded as they come
// in, so that every machine draws the same bytes.
type picture struct {
	items    []scene.Item
	data     Data
	decimals int
}

func fill(r scene.Role) scene.Paint { return scene.Paint{Role: r} }

func (p *picture) text(x, y, size float64, bold bool, anchor scene.Anchor, role scene.Role, value string) {
	if value != "" {
		p.items = append(p.items, &scene.Text{X: round(x), Y: round(y), Size: size, Bold: bold, Anchor: anchor, Fill: fill(role), Value: value})
	}
}

// lines sets lines of text below each other, the first on baseline y.
func (p *picture) lines(x, y, size, leading float64, anchor scene.Anchor, role scene.Role, lines []string) {
	for i, l := range lines {
		p.text(x, y+float64(i)*leading, size, false, anchor, role, l)
	}
}

func (p *picture) rect(x, y, w, h, radius float64, paint scene.Paint) {
	p.items = append(p.items, &scene.Rect{X: round(x), Y: round(y), W: round(w), H: round(h), Radius: radius, Fill: paint})
}

func (p *picture) hairline(x1, y1, x2, y2 float64, role scene.Role, width float64) {
	p.items = append(p.items, &scene.Line{X1: round(x1), Y1: round(y1), X2: round(x2), Y2: round(y2), Stroke: fill(role), Width: width})
}

func (p *picture) path(points []point, closed bool, fill, stroke scene.Paint, width float64, dash []float64) {
	var ops []scene.Op
	for i, q := range points {
		kind := byte('L')
		if i == 0 {
			kind = 'M'
		}
		ops = append(ops, scene.Op{Kind: kind, X: round(q.x), Y: round(q.y)})
	}
	if closed {
		ops = append(ops, scene.Op{Kind: 'Z'})
	}
	p.items = append(p.items, &scene.Path{Ops: ops, Fill: fill, Stroke: stroke, Width: width, Dash: dash})
}

// light are the series' colours on which light text has too little contrast.
var light = map[scene.Role]bool{"series-2": true, "series-4": true, "series-6": true, "series-7": true}

type point struct{ x, y float64 }

// mark is the point of a series: disc, square, triangle, lozenge, then hollow.
func (p *picture) mark(series int, x, y float64, role scene.Role) {
	const r = 2.4
	inside := fill(role)
	if series >= 4 {
		inside = fill(paper)
	}
	stroke := fill(role)
	switch series % 4 {
	case 0:
		p.items = append(p.items, &scene.Circle{X: round(x), Y: round(y), R: r, Fill: inside, Stroke: stroke, Width: 1})
	case 1:
		p.path([]point{{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}}, true, inside, stroke, 1, nil)
	case 2:
		p.path([]point{{x, y - r - 0.6}, {x + r + 0.4, y + r - 0.4}, {x - r - 0.4, y + r - 0.4}}, true, inside, stroke, 1, nil)
	default:
		p.path([]point{{x, y - r - 0.8}, {x + r + 0.8, y}, {x, y + r + 0.8}, {x - r - 0.8, y}}, true, inside, stroke, 1, nil)
	}
}

func (p *picture) number(v float64) string { return formatNumber(v, p.decimals, p.data.Lang) }

// seriesPaint is the fill of a series' shapes; the only series is plain.
func (p *picture) seriesPaint(series, label int) scene.Paint {
	paint := fill(p.data.color(series, label))
	switch {
	case len(p.data.Series) == 1:
	case paint.Role == seriesRoles[series]:
		paint.Pattern = patterns[series]
	default:
		paint.Pattern = foreign[series]
	}
	return paint
}

// inside sets a label upon a shape: light on a plain dark one, on a patch of
// paper where a pattern or a light colour would make it hard to read.
func (p *picture) inside(x, y, size float64, on scene.Paint, value string) {
	if on.Pattern == scene.Solid && !light[on.Role] {
		p.text(x, y, size, true, scene.Middle, paper, value)
		return
	}
	w := TextWidth(value, size, true) + 4
	p.rect(x-w/2, y-size*0.86, w, size*1.14, 1.5, fill(paper))
	p.text(x, y, size, true, scene.Middle, ink, value)
}

// key is how a legend shows a series.
type key int

const (
	swatchKey key = iota
	lineKey
)

// head writes legend and unit above a chart and gives the y where it may begin.
// The unit stands at the right of the first line if there is room, else above.
func (p *picture) head(legend bool, k key) float64 {
	unit := p.data.Unit
	unitWidth := TextWidth(unit, normal, false)
	y, x := 9.0, 0.0
	if !legend {
		if unit == "" {
			return 2
		}
		p.text(0, y, normal, false, scene.Start, muted, clip(unit, normal, false, Width))
		return y + 9
	}
	row := 0
	limit := func() float64 {
		if row == 0 && unit != "" {
			return Width - unitWidth - 14
		}
		return Width
	}
	first := 0.0
	if len(p.data.Series) > 0 {
		first = 13 + TextWidth(clip(p.data.Series[0].Name, normal, false, Width-40), normal, false)
	}
	if unit != "" && (unitWidth > Width*0.4 || first > limit()) {
		p.text(0, y, normal, false, scene.Start, muted, clip(unit, normal, false, Width))
		unit, y = "", y+13
	}
	for i, s := range p.data.Series {
		name := clip(s.Name, normal, false, Width-40)
		w := 13 + TextWidth(name, normal, false)
		if x > 0 && x+w > limit() {
			x, y, row = 0, y+13, row+1
		}
		paint := fill(s.Role)
		if k == lineKey {
			p.items = append(p.items, &scene.Line{X1: round(x), Y1: round(y - 2.8), X2: round(x + 10), Y2: round(y - 2.8), Stroke: paint, Width: 1.6, Dash: dashes[i]})
			p.mark(i, x+5, y-2.8, s.Role)
		} else {
			p.rect(x, y-6.8, 9, 8, 1, p.seriesPaint(i, 0))
		}
		p.text(x+13, y, normal, false, scene.Start, ink, name)
		x += w + 14
	}
	if unit != "" {
		p.text(Width, 9, normal, false, scene.End, muted, unit)
	}
	return y + 9
}
