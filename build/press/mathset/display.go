package mathset

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/formula"
)

// Least is how small, in per cent, a displayed formula is made so that it fits
// the column. Smaller ones are told of.
const Least = 70

// Display sets a displayed formula to a measure: in one line, else divided before
// its relations and signs, else made smaller. percent is its size then.
func Display(r *formula.Row, look Look, measure geom.Length) (f *frame.Frame, percent int) {
	look.Display = true
	pieces := Pieces(r, look)
	lines := divide(pieces, measure, look.Size)
	f = &frame.Frame{}
	// Relations of further lines stand below the first one, all else behind it; if a line
	// is too long for that, all of its kind move to the left.
	if len(lines) == 0 {
		return f, 100
	}
	relations := lines[0].relation
	others := relations + 2*look.Size
	for _, ln := range lines[1:] {
		at := &others
		if pieces[ln.from].first == formula.Rel {
			at = &relations
		}
		*at = max(min(*at, measure-ln.width), 0)
	}
	for i, ln := range lines {
		x := others
		switch {
		case i == 0:
			x = 0
		case pieces[ln.from].first == formula.Rel:
			x = relations
		}
		y := f.Size.H
		if i > 0 {
			y += look.Size * 7 / 10
		}
		if i == 0 {
			f.Baseline = ln.height
		}
		f.Size.H = y + ln.height + ln.depth
		for j := ln.from; j < ln.to; j++ {
			p := &pieces[j]
			for _, it := range p.Frame.Items {
				it.At.X += x
				it.At.Y += y + ln.height - p.Frame.Baseline
				f.Items = append(f.Items, it)
			}
			x += p.Frame.Size.W
			f.Size.W = max(f.Size.W, x)
			x += p.Space
		}
	}
	if f.Size.W <= measure {
		return f, 100
	}
	return Shrink(f, measure), int(measure * 100 / f.Size.W)
}

// Shrink is a frame made so small that it isn't wider than so much.
func Shrink(f *frame.Frame, width geom.Length) *frame.Frame {
	scale := int64(width) * 1000000 / int64(f.Size.W)
	small := func(l geom.Length) geom.Length { return l * geom.Length(scale) / 1000000 }
	out := &frame.Frame{Size: geom.Size{W: width, H: small(f.Size.H)}, Baseline: small(f.Baseline)}
	out.Add(0, 0, &frame.Group{Frame: f, Scale: [6]int64{scale, 0, 0, scale, 0, 0}})
	return out
}

// line is some pieces side by side.
type line struct {
	from, to             int
	width, height, depth geom.Length
	relation             geom.Length // where its first relation stands, if not far to the right
}

// divide finds the lines: as few as possible, and of those divided at the best places.
func divide(pieces []Piece, measure, size geom.Length) []line {
	n := len(pieces)
	type way struct {
		lines int
		cost  int64
		from  int
	}
	best := make([]way, n+1)
	for to := 1; to <= n; to++ {
		best[to] = way{lines: n + 1}
		width := geom.Length(0)
		for from := to - 1; from >= 0; from-- {
			width += pieces[from].Frame.Size.W
			if from < to-1 {
				width += pieces[from].Space
			}
			room := measure
			if from > 0 {
				room -= 2 * size
			}
			if width > room && from < to-1 {
				break
			}
			w := way{best[from].lines + 1, best[from].cost, from}
			if to < n {
				price := int64(pieces[to-1].Price)
				w.cost += price * price
			}
			if from == 0 && to == 1 && to < n && width < measure/4 {
				w.cost += Never * Never // “y” by itself is no line
			}
			empty := int64(max(room-width, 0) * 1000 / max(measure, 1))
			w.cost += empty * empty / 4
			if w.lines < best[to].lines || w.lines == best[to].lines && w.cost < best[to].cost {
				best[to] = w
			}
		}
	}
	var out []line
	for to := n; to > 0; to = best[to].from {
		out = append(out, line{from: best[to].from, to: to})
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	for i := range out {
		ln := &out[i]
		for j := ln.from; j < ln.to; j++ {
			p := &pieces[j]
			if p.first == formula.Rel && ln.relation == 0 && ln.width < measure*4/10 {
				ln.relation = ln.width
			}
			ln.width += p.Frame.Size.W
			if j+1 < ln.to {
				ln.width += p.Space
			}
			ln.height, ln.depth = max(ln.height, p.Frame.Baseline), max(ln.depth, p.Frame.Size.H-p.Frame.Baseline)
		}
	}
	return out
}
