package chart

import (
	"math"

	"jilid/build/text/scene"
)

// radar draws a polygon per series on an axis per label, the first upwards,
// clockwise. Names stand around; those of a single series with their numbers.
// Fewer than three axes have no area and are drawn as bars.
func (p *picture) radar() float64 {
	d := p.data
	n := len(d.Labels)
	if n < 3 {
		return p.bars(false)
	}
	top := p.head(len(d.Series) > 1, lineKey)
	_, high := d.extent()
	ring := newScale(0, max(d.Max, high), 4)
	if d.Max > 0 && d.Max >= high {
		ring.high = d.Max
		ring.step = niceStep(d.Max / 4)
	}
	const r = 88.0
	label := (Width-2*r)/2 - 14 // room beside the polygon
	// Names above and below the polygon take up to three lines and a number.
	cx, cy := Width/2.0, top+r+32
	angle := func(i int) float64 { return -math.Pi/2 + 2*math.Pi*float64(i)/float64(n) }
	at := func(i int, v float64) point {
		f := max(v, 0) / ring.high * r
		return point{cx + f*math.Cos(angle(i)), cy + f*math.Sin(angle(i))}
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
	for i, s := range d.Series {
		var shape []point
		for j, v := range s.Values {
			shape = append(shape, at(j, v.Number)) // a missing number is drawn at the centre and said in the table
		}
		area := scene.Paint{Role: s.Role, Tint: 14}
		if len(d.Series) > 2 {
			area = scene.Paint{}
		}
		p.path(shape, true, area, fill(s.Role), 1.5, dashes[i])
	}
	for i, s := range d.Series {
		for j, v := range s.Values {
			if !v.Missing {
				q := at(j, v.Number)
				p.mark(i, q.x, q.y, s.Role)
			}
		}
	}
	p.ringNumbers(ring, cx, cy, r, n)
	bottom := p.radarNames(label, cx, cy, r, angle)
	return bottom + 6
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

// radarNames writes the axes' names around the web and gives the lowest y.
// Names of one side keep their distance.
func (p *picture) radarNames(room, cx, cy, r float64, angle func(int) float64) float64 {
	d := p.data
	type name struct {
		lines []string
		x, y  float64 // of the first baseline
		a     scene.Anchor
	}
	names := make([]name, len(d.Labels))
	bottom := cy + r*0.8
	leading := 9.6
	for i, l := range d.Labels {
		c, s := math.Cos(angle(i)), math.Sin(angle(i))
		width, a := room, scene.Middle
		switch {
		case c > 0.12:
			a = scene.Start
		case c < -0.12:
			a = scene.End
		default:
			width = 170
		}
		most := 3
		if len(d.Labels) > 8 {
			most = 2
		}
		lines := Wrap(l, normal, false, width, most-1)
		if len(d.Series) == 1 && !d.Series[0].Values[i].Missing {
			lines = append(lines, p.number(d.Series[0].Values[i].Number))
		}
		h := float64(len(lines)) * leading
		x, y := cx+(r+9)*c, cy+(r+9)*s
		// the block of lines is centred beside the web, above it at the top, below at the foot
		first := y - h/2*(1-s) + 7
		if a != scene.Middle {
			first = y - h/2 + 7 + s*h*0.25
		}
		names[i] = name{lines, x, first, a}
	}
	for i := range names {
		// push apart clockwise on the right, the other way on the left
		for _, j := range []int{i - 1} {
			if j < 0 || names[i].a != scene.Start || names[j].a != scene.Start {
				continue
			}
			names[i].y = max(names[i].y, names[j].y+float64(len(names[j].lines))*leading+1)
		}
	}
	for i := len(names) - 2; i >= 0; i-- {
		if j := i + 1; names[i].a == scene.End && names[j].a == scene.End {
			names[i].y = max(names[i].y, names[j].y+float64(len(names[j].lines))*leading+1)
		}
	}
	for i, n := range names {
		for k, l := range n.lines {
			bold := len(d.Series) == 1 && k == len(n.lines)-1 && !d.Series[0].Values[i].Missing
			p.text(n.x, n.y+float64(k)*leading, normal, bold, n.a, ink, l)
		}
		bottom = max(bottom, n.y+float64(len(n.lines)-1)*leading)
	}
	return bottom
}
