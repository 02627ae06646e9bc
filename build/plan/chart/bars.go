package chart

import "jilid/build/text/scene"

// bars draws lying bars, the labels beside them, and gives the height of the
// picture. Every bar or stack ends in its number, so there is no axis.
func (p *picture) bars(stacked bool) float64 {
	d := p.data
	y := p.head(len(d.Series) > 1, swatchKey)
	low, high := d.extent()
	if stacked {
		low, high = d.stackExtent()
	}
	low, high = min(low, 0), max(high, 0)

	label, most := 0.0, 3 // lines of a label
	switch n := len(d.Labels); {
	case n > 24:
		most = 1
	case n > 15:
		most = 2
	}
	for _, l := range d.Labels {
		label = max(label, widest(Wrap(l, normal, false, Width*0.36, most), normal, false))
	}
	thick, lead := 12.0, 9.6
	if n := len(d.Series); n > 1 && !stacked {
		thick = 9
	} else if len(d.Labels) > 24 {
		thick = 9
	}
	before, after := 0.0, 0.0 // room for numbers left and right of the bars
	for j := range d.Labels {
		for _, v := range p.endsOf(j, stacked) {
			w := TextWidth(p.number(v), small, true) + 5
			if v < 0 {
				before = max(before, w)
			} else {
				after = max(after, w)
			}
		}
	}
	left := label + 8 + before
	s := scale{low: low, high: high}
	if s.low == s.high {
		s.high = 1
	}
	s = s.onto(left, Width-after)
	top := y
	for j, l := range d.Labels {
		wrapped := Wrap(l, normal, false, Width*0.36, most)
		rows := 1
		if !stacked {
			rows = len(d.Series)
		}
		height := max(float64(rows)*thick, float64(len(wrapped))*lead)
		p.lines(label, y+height/2-float64(len(wrapped)-1)*lead/2+2.8, normal, lead, scene.End, ink, wrapped)
		at := y + (height-float64(rows)*thick)/2
		if stacked {
			p.lyingStack(j, at, thick, s)
		} else {
			for i, series := range d.Series {
				p.lying(i, j, at+float64(i)*thick, thick, s, series.Values[j])
			}
		}
		gap := 7.0
		if len(d.Labels) > 24 {
			gap = 3
		}
		y += height + gap
	}
	p.hairline(s.at(0), top-2, s.at(0), y-4, ink, 0.7)
	return y - 2
}

// endsOf are the numbers written at the ends of a label's bars.
func (p *picture) endsOf(j int, stacked bool) []float64 {
	if stacked {
		return []float64{p.data.sum(j)}
	}
	var out []float64
	for _, s := range p.data.Series {
		if v := s.Values[j]; !v.Missing {
			out = append(out, v.Number)
		}
	}
	return out
}

func (p *picture) lying(i, j int, y, thick float64, s scale, v Value) {
	if v.Missing {
		return
	}
	gap := 0.0
	if len(p.data.Series) > 1 {
		gap = 1
	}
	from, to := s.at(0), s.at(v.Number)
	p.rect(min(from, to), y+gap/2, max(from, to)-min(from, to), thick-gap, 0, p.seriesPaint(i, j))
	base := y + thick/2 + 2.6
	if v.Number < 0 {
		p.text(to-4, base, small, true, scene.End, ink, p.number(v.Number))
	} else {
		p.text(to+4, base, small, true, scene.Start, ink, p.number(v.Number))
	}
}

func (p *picture) lyingStack(j int, y, thick float64, s scale) {
	up, down := 0.0, 0.0
	for i, series := range p.data.Series {
		v := series.Values[j]
		if v.Missing || v.Number == 0 {
			continue
		}
		from := up
		if v.Number < 0 {
			from = down
			down += v.Number
		} else {
			up += v.Number
		}
		a, b := s.at(from), s.at(from+v.Number)
		x, w := min(a, b), max(a, b)-min(a, b)
		paint := p.seriesPaint(i, j)
		p.rect(x, y, max(w-0.8, w*0.6), thick, 0, paint)
		if label := p.number(v.Number); TextWidth(label, small, true)+8 <= w && thick >= 10 {
			p.inside(x+w/2-0.4, y+thick/2+2.5, small, paint, label)
		}
	}
	if sum := p.data.sum(j); sum < 0 {
		p.text(s.at(down)-4, y+thick/2+2.6, small, true, scene.End, ink, p.number(sum))
	} else {
		p.text(s.at(up)+4, y+thick/2+2.6, small, true, scene.Start, ink, p.number(sum))
	}
}
