package chart

import (
	"cmp"
	"math"
	"slices"

	"jilid/build/text/scene"
)

// line draws lines over the labels. Each line's name and last number stand at
// its end; a single line carries all its numbers if they fit.
func (p *picture) line() float64 {
	d := p.data
	right, ends := p.lineEnds()
	top := p.head(len(d.Series) > 1 && !ends, lineKey) + 6
	if len(d.Series) == 1 {
		top += 7 // for the number of a highest point
	}
	low, high := d.extent()
	if low > 0 && low < 0.6*high {
		low = 0
	}
	if high < 0 && high > 0.6*low {
		high = 0
	}
	s := newScale(low, high, 5)
	left := 0.0
	for _, t := range s.ticks() {
		left = max(left, TextWidth(formatNumber(t, s.tickDecimals(), d.Lang), small, false)+6)
	}
	const plot = 158.0
	s = s.onto(top+plot, top)
	p.grid(s, left, Width-right)
	if s.low <= 0 && s.high >= 0 {
		p.hairline(left, s.at(0), Width-right, s.at(0), ink, 0.7)
	}
	slot := (Width - left - right) / float64(len(d.Labels))
	x := func(j int) float64 { return left + (float64(j)+0.5)*slot }
	lines := p.lineLabels(top+plot+12, slot, x)
	for i := range d.Series {
		p.drawLine(i, s, x)
	}
	switch {
	case len(d.Series) == 1:
		p.pointNumbers(s, slot, x)
	case ends:
		p.drawLineEnds(s, x)
	}
	return top + plot + 12 + float64(lines-1)*9.6 + 4
}

// lineLabels writes the labels below, every second or third where they are too
// close, and gives the number of lines used.
func (p *picture) lineLabels(y, slot float64, x func(int) float64) int {
	labels := p.data.Labels
	every := 1
	for ; every < len(labels); every++ {
		fit := true
		for j := 0; j < len(labels) && fit; j += every {
			fit = wrapsWhole(labels[j], normal, false, slot*float64(every)-5, 2)
		}
		if fit || every*3 > len(labels) {
			break
		}
	}
	lines := 1
	for j := 0; j < len(labels); j += every {
		room := slot*float64(every) - 5
		room = min(room, 2*x(j)-2, 2*(Width-x(j))-2) // not beyond the frame
		wrapped := Wrap(labels[j], normal, false, room, 2)
		if !wrapsWhole(labels[j], normal, false, room, 2) {
			if room < 20 {
				continue // no room for anything that could be read
			}
			wrapped = []string{clip(labels[j], normal, false, room)}
		}
		lines = max(lines, len(wrapped))
		p.lines(x(j), y, normal, 9.6, scene.Middle, ink, wrapped)
	}
	return lines
}

// drawLine draws a series; a missing number leaves a gap.
func (p *picture) drawLine(i int, s scale, x func(int) float64) {
	series := p.data.Series[i]
	var run []point
	flush := func() {
		if len(run) > 1 {
			p.path(run, false, scene.Paint{}, fill(series.Role), 1.6, dashes[i])
		}
		run = nil
	}
	for j, v := range series.Values {
		if v.Missing {
			flush()
			continue
		}
		run = append(run, point{x(j), s.at(v.Number)})
	}
	flush()
	for j, v := range series.Values {
		if !v.Missing {
			p.mark(i, x(j), s.at(v.Number), series.Role)
		}
	}
}

// pointNumbers writes the numbers of a single line at its points: above, or
// below where the line comes from above on both sides.
func (p *picture) pointNumbers(s scale, slot float64, x func(int) float64) {
	values := p.data.Series[0].Values
	for _, v := range values {
		if !v.Missing && TextWidth(p.number(v.Number), small, true) > slot-3 {
			return
		}
	}
	for j, v := range values {
		if v.Missing {
			continue
		}
		before, after := v.Number, v.Number
		if j > 0 && !values[j-1].Missing {
			before = values[j-1].Number
		}
		if j+1 < len(values) && !values[j+1].Missing {
			after = values[j+1].Number
		}
		y := s.at(v.Number)
		if before+after > 2*v.Number && y+12 < s.from {
			y += 11.5
		} else {
			y -= 6
		}
		p.text(x(j), y, small, true, scene.Middle, ink, p.number(v.Number))
	}
}

// lineEnds tells whether the names of several lines fit at their ends, and the
// room they take.
func (p *picture) lineEnds() (room float64, fit bool) {
	for _, s := range p.data.Series {
		if s.Values[len(s.Values)-1].Missing {
			return 0, false
		}
	}
	names, numbers := p.endWidths()
	if room = names + numbers + 2; len(p.data.Series) < 2 || room > Width*0.38 {
		return 0, false
	}
	return room, true
}

// endWidths are the widths of the longest name and number at the ends.
func (p *picture) endWidths() (names, numbers float64) {
	for _, s := range p.data.Series {
		names = max(names, TextWidth(s.Name, normal, false))
		numbers = max(numbers, TextWidth(p.number(s.Values[len(s.Values)-1].Number), normal, true))
	}
	return names, numbers
}

func (p *picture) drawLineEnds(s scale, x func(int) float64) {
	d := p.data
	last := len(d.Labels) - 1
	order := make([]int, len(d.Series))
	for i := range order {
		order[i] = i
	}
	end := func(i int) float64 { return s.at(d.Series[i].Values[last].Number) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(end(a), end(b)) })
	want := make([]float64, len(order))
	for k, i := range order {
		want[k] = end(i)
	}
	at := x(last)
	names, numbers := p.endWidths()
	from := Width - names - 4 - numbers
	for k, y := range spread(want, even(len(want), 11), s.to-6, s.from+6) {
		series := d.Series[order[k]]
		number := p.number(series.Values[last].Number)
		if math.Abs(y-want[k]) > 1.5 || from-at > 12 {
			p.hairline(at+4, want[k], from-3, y, rule, 0.6)
		}
		p.text(from+numbers, y+2.8, normal, true, scene.End, ink, number)
		p.text(from+numbers+4, y+2.8, normal, false, scene.Start, ink, series.Name)
	}
}
