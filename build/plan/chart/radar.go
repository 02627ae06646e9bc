package chart

import (
	"math"

	"jilid/build/text/scene"
)

// radar draws a polygon per series on an axis per label, the first upwards,
// clockwise. Names stand around; those of a single series with their numbers.
// Fewer than three axes have no area, more than sixteen no shape: they are
// drawn as bars.
func (p *picture) radar() float64 {
	d := p.data
	n := len(d.Labels)
	if n < 3 || n > 16 {
		return p.bars(false)
	}
	top := p.head(len(d.Series) > 1, lineKey)
	_, high := d.extent()
	ring := newScale(0, max(d.Max, high, 0), 4)
	if d.Max > 0 && d.Max >= high {
		ring.high = d.Max
		ring.step = niceStep(d.Max / 4)
	}
	const r = radarRadius
	names := p.radarNames()
	cx, cy := Width/2.0, top+names.above+names.half
	angle := func(i int) float64 { return -math.Pi/2 + 2*math.Pi*float64(i)/float64(n) }
	at := func(i int, v float64) point {
		f := max(v, 0) / ring.high * r
		return point{cx + f*math.Cos(angle(i)), cy + f*math.Sin(angle(i))}
	}
	// The areas lie under the web and the outlines above it: no series hides
	// another's line.
	shapes := make([][]point, len(d.Series))
	for i, s := range d.Series {
		for j, v := range s.Values {
			shapes[i] = append(shapes[i], at(j, v.Number)) // a missing number is drawn at the centre and said in the table
		}
		if len(d.Series) <= 2 {
			p.path(shapes[i], true, scene.Paint{Role: s.Role, Tint: 14}, scene.Paint{}, 0, nil)
		}
	}
	for _, t := range ring.ticks()[1:] {
		if t > ring.high*(1+1e-9) {
			break
		}
		var web []point
		for i := range n {
			web = append(web, at(i, t))
		}
		p.path(web, true, scene.Paint{}, fill(rule), 0.5, nil)
	}
	for i := range n {
		q := at(i, ring.high)
		p.hairline(cx, cy, q.x, q.y, rule, 0.5)
	}
	p.ringNumbers(ring, cx, cy, r, n)
	for i, s := range d.Series {
		p.path(shapes[i], true, scene.Paint{}, fill(s.Role), 1.5, dashes[i])
	}
	for i, s := range d.Series {
		for j, v := range s.Values {
			if !v.Missing {
				q := at(j, v.Number)
				p.mark(i, q.x, q.y, s.Role)
			}
		}
	}
	p.drawRadarNames(names, cx, cy)
	return cy + names.half + names.below + 4
}

// ringNumbers writes the scale along the middle between the first two axes,
// where no polygon's corner is.
func (p *picture) ringNumbers(ring scale, cx, cy, r float64, n int) {
	mid := -math.Pi/2 - math.Pi/float64(n)
	shrink := math.Cos(math.Pi / float64(n))
	for _, t := range ring.ticks()[1:] {
		f := t / ring.high * r * shrink
		if t > ring.high*(1+1e-9) {
			break
		}
		v := formatNumber(t, ring.tickDecimals(), p.data.Lang)
		x, y := cx+f*math.Cos(mid), cy+f*math.Sin(mid)+2.4
		w := TextWidth(v, 6.6, false)
		p.rect(x-w/2-1.5, y-5.8, w+3, 7.6, 1, fill(paper))
		p.text(x, y, 6.6, false, scene.Middle, muted, v)
	}
}

const (
	radarRadius  = 88.0
	radarLeading = 9.6
)

// radarName is the name of an axis, in lines; the last is its number if bold.
type radarName struct {
	lines  []string
	bold   bool
	angle  float64
	height float64
}

// axisNames are the names around a radar: one at the top, one at the foot if
// the axes are even, the others at the sides from the top down.
type axisNames struct {
	top, foot          *radarName
	right, left        []radarName
	above, half, below float64 // heights: of the top name, of half of the middle, of the foot's name
}

func (p *picture) radarNames() axisNames {
	d := p.data
	n := len(d.Labels)
	out := axisNames{half: radarRadius + 5}
	for i, l := range d.Labels {
		m := radarName{angle: -math.Pi/2 + 2*math.Pi*float64(i)/float64(n)}
		middle := i == 0 || 2*i == n
		width, most := Width/2-radarRadius-12.0, 3
		if middle {
			width, most = 190, 2
		} else if n > 8 {
			most = 2
		}
		m.lines = Wrap(l, normal, false, width, most)
		if v := d.Series[0].Values[i]; len(d.Series) == 1 && !v.Missing {
			m.lines, m.bold = append(m.lines, p.number(v.Number)), true
		}
		m.height = float64(len(m.lines))*radarLeading + 2
		switch {
		case i == 0:
			out.top, out.above = &m, m.height+2
		case middle:
			out.foot, out.below = &m, m.height+2
		case 2*i < n:
			out.right = append(out.right, m)
		default:
			out.left = append([]radarName{m}, out.left...)
		}
	}
	for _, side := range [][]radarName{out.right, out.left} {
		tall := 0.0
		for _, m := range side {
			tall += m.height
		}
		out.half = max(out.half, tall/2)
	}
	return out
}

func (p *picture) drawRadarNames(names axisNames, cx, cy float64) {
	p.radarName(*names.top, cx, cy-names.half-names.top.height/2-1, scene.Middle)
	if names.foot != nil {
		p.radarName(*names.foot, cx, cy+names.half+names.foot.height/2+1, scene.Middle)
	}
	for k, side := range [][]radarName{names.right, names.left} {
		dir, anchor := 1.0, scene.Start
		if k == 1 {
			dir, anchor = -1, scene.End
		}
		var want, heights []float64
		for _, m := range side {
			want = append(want, cy+(radarRadius+9)*math.Sin(m.angle))
			heights = append(heights, m.height)
		}
		for i, y := range spread(want, heights, cy-names.half, cy+names.half) {
			m := side[i]
			// A name that was moved along the web stays outside of it.
			near := max(math.Abs(y-cy)-m.height/2, 0)
			off := (radarRadius + 9) * math.Abs(math.Cos(m.angle))
			if near < radarRadius+6 {
				off = max(off, math.Sqrt((radarRadius+6)*(radarRadius+6)-near*near))
			}
			p.radarName(m, cx+dir*off, y, anchor)
		}
	}
}

// radarName writes a name with its middle at y.
func (p *picture) radarName(m radarName, x, y float64, anchor scene.Anchor) {
	first := y - float64(len(m.lines)-1)*radarLeading/2 + 2.8
	for i, l := range m.lines {
		p.text(x, first+float64(i)*radarLeading, normal, m.bold && i == len(m.lines)-1, anchor, ink, l)
	}
}
