package chart

import "jilid/build/text/scene"

// columnsFit tells whether upright bars suit the labels: few and short ones, as
// years are. Otherwise the bars lie and the labels stand beside them.
func (p *picture) columnsFit(stacked bool) bool {
	d := p.data
	slot := (Width - 34.0) / float64(len(d.Labels))
	if !stacked && slot < float64(len(d.Series))*9+6 {
		return false
	}
	for _, l := range d.Labels {
		if !wrapsWhole(l, normal, false, slot-5, 2) {
			return false
		}
	}
	return slot >= 20
}

// columns draws upright bars and gives the height of the picture.
func (p *picture) columns(stacked bool) float64 {
	d := p.data
	low, high := d.extent()
	if stacked {
		low, high = d.stackExtent()
	}
	left, right, ends := 0.0, 0.0, false
	if stacked {
		right, ends = p.endLabels()
	}
	top := p.head(len(d.Series) > 1 && !ends, swatchKey)
	const plot = 150.0
	slot := (Width - right) / float64(len(d.Labels))
	labelled := p.numbersFit(stacked, slot)
	s := newScale(min(low, 0), max(high, 0), 4)
	if labelled {
		// Without an axis the scale need not end at a round number.
		if s.low, s.high = min(low, 0), max(high, 0); s.high == s.low {
			s.high = 1
		}
		top += 10
		if low < 0 {
			top += 2
		}
	} else {
		for _, t := range s.ticks() {
			left = max(left, TextWidth(formatNumber(t, s.tickDecimals(), d.Lang), small, false)+6)
		}
		top += 3
		slot = (Width - left - right) / float64(len(d.Labels))
	}
	s = s.onto(top+plot, top)
	if !labelled {
		p.grid(s, left, Width-right)
	}
	foot := top + plot
	if low < 0 && labelled {
		foot += 10
	}
	lines := 1
	for j, l := range d.Labels {
		x := left + (float64(j)+0.5)*slot
		wrapped := Wrap(l, normal, false, slot-3, 2)
		lines = max(lines, len(wrapped))
		p.lines(x, foot+12, normal, 9.6, scene.Middle, ink, wrapped)
		if stacked {
			p.stack(j, x, min(slot*0.62, 52), s, labelled)
		} else {
			p.cluster(j, x, slot, s, labelled)
		}
	}
	p.hairline(left, s.at(0), Width-right, s.at(0), ink, 0.7)
	if ends {
		p.drawEnds(s, Width-right+8)
	}
	return foot + 12 + float64(lines-1)*9.6 + 4
}

// grid draws light lines with their numbers at the left.
func (p *picture) grid(s scale, left, right float64) {
	for _, t := range s.ticks() {
		y := s.at(t)
		p.hairline(left, y, right, y, rule, 0.5)
		p.text(left-4, y+2.6, small, false, scene.End, muted, formatNumber(t, s.tickDecimals(), p.data.Lang))
	}
}

// numbersFit tells whether every bar can carry its number.
func (p *picture) numbersFit(stacked bool, slot float64) bool {
	d := p.data
	if stacked {
		for j := range d.Labels {
			if TextWidth(p.number(d.sum(j)), normal, true) > slot-3 {
				return false
			}
		}
		low, _ := d.stackExtent()
		return low >= 0
	}
	room := slot - 4
	if n := len(d.Series); n > 1 {
		room = clusterBar(slot, n) - 1
	}
	for _, s := range d.Series {
		for _, v := range s.Values {
			if !v.Missing && TextWidth(p.number(v.Number), small, true) > room {
				return false
			}
		}
	}
	return true
}

func (d Data) sum(label int) float64 {
	sum := 0.0
	for _, s := range d.Series {
		if v := s.Values[label]; !v.Missing {
			sum += v.Number
		}
	}
	return sum
}

// clusterBar is the width of one of n bars beside each other.
func clusterBar(slot float64, n int) float64 { return min((slot-8)/float64(n), 34) }

// cluster draws the bars of a label beside each other.
func (p *picture) cluster(j int, x, slot float64, s scale, labelled bool) {
	n := len(p.data.Series)
	w := min(slot*0.58, 46)
	if n > 1 {
		w = clusterBar(slot, n)
	}
	size := normal
	if n > 1 {
		size = small
	}
	for i, series := range p.data.Series {
		v := series.Values[j]
		if v.Missing {
			continue
		}
		at := x - w*float64(n)/2 + w*float64(i)
		gap := 0.0
		if n > 1 {
			gap = 1
		}
		from, to := s.at(0), s.at(v.Number)
		p.rect(at+gap/2, min(from, to), w-gap, max(from, to)-min(from, to), 0, p.seriesPaint(i, j))
		if labelled {
			y := to - 3
			if v.Number < 0 {
				y = to + 8.5
			}
			p.text(at+w/2, y, size, true, scene.Middle, ink, p.number(v.Number))
		}
	}
}

// stack draws the bars of a label on top of each other, parted by a thin line
// of paper, with their numbers where they are tall enough and the sum on top.
func (p *picture) stack(j int, x, w float64, s scale, labelled bool) {
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
		y, h := min(a, b), max(a, b)-min(a, b)
		paint := p.seriesPaint(i, j)
		p.rect(x-w/2, y, w, max(h-0.8, h*0.6), 0, paint)
		if label := p.number(v.Number); h >= 12 && TextWidth(label, small, true)+5 <= w {
			p.inside(x, y+h/2+2.3, small, paint, label)
		}
	}
	if labelled {
		p.text(x, s.at(up)-3.5, normal, true, scene.Middle, ink, p.number(p.data.sum(j)))
	}
}

// endLabels tells whether several series can be named beside the last stack,
// and the room that takes.
func (p *picture) endLabels() (room float64, fit bool) {
	d := p.data
	last := len(d.Labels) - 1
	w := 0.0
	for _, s := range d.Series {
		v := s.Values[last]
		if v.Missing || v.Number <= 0 {
			return 0, false
		}
		w = max(w, TextWidth(s.Name, normal, false))
	}
	if len(d.Series) < 2 || len(d.Series) > 7 || w > Width*0.28 {
		return 0, false
	}
	return w + 22, true
}

// drawEnds names the series beside the last stack, from top to bottom as they lie.
func (p *picture) drawEnds(s scale, x float64) {
	d := p.data
	last := len(d.Labels) - 1
	want := make([]float64, len(d.Series))
	up := 0.0
	for i, series := range d.Series {
		v := series.Values[last].Number
		want[len(want)-1-i] = s.at(up + v/2)
		up += v
	}
	for k, y := range spread(want, even(len(want), 12), s.to-6, s.at(0)+1) {
		i := len(want) - 1 - k
		paint := p.seriesPaint(i, last)
		p.rect(x, y-4, 8, 8, 1, paint)
		p.text(x+12, y+2.8, normal, false, scene.Start, ink, d.Series[i].Name)
	}
}
