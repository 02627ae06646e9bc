package svg

import (
	"math"
	"slices"
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Gradients and patterns may take their attributes from one another, up to so many.
const manyTemplates = 16

// manyStops a gradient keeps; more than that no eye tells apart.
const manyStops = 1000

// templates are an element and those that it refers to for what it doesn't say itself.
func (d *drawer) templates(n *node) []*node {
	var all []*node
	for range manyTemplates {
		if n == nil || slices.Contains(all, n) {
			break
		}
		all = append(all, n)
		id, _ := strings.CutPrefix(n.attr("href"), "#")
		if id == "" {
			break
		}
		n = d.byID[id]
	}
	return all
}

// inherited is an attribute of the first template that has it.
func inherited(all []*node, name string) string {
	for _, n := range all {
		if v := n.attr(name); v != "" {
			return v
		}
	}
	return ""
}

// stop is a stop of a gradient.
type stop struct {
	at    float64
	color rgb
}

// stops are a gradient's, rising.
func (d *drawer) stops(all []*node) []stop {
	stops, known := d.ways[all[0]]
	if !known {
		stops = d.readStops(all)
		if len(stops) > manyStops {
			n := all[0]
			d.note(n, "gradasi #%s punya %d warna; dicetak dengan %d", "gradient #%s has %d colours; it is printed with %d", n.attr("id"), len(stops), manyStops)
			stops = thinned(stops)
		}
		d.ways[all[0]] = stops
	}
	return stops
}

func (d *drawer) readStops(all []*node) (stops []stop) {
	for _, n := range all {
		for _, k := range n.kids {
			if k.name != "stop" {
				continue
			}
			_, o := d.resolve(k, d.heir(n))
			at, _, _ := measure(k.attr("offset"), 1)
			at = min(max(at, 0), 1)
			if len(stops) > 0 {
				at = max(at, stops[len(stops)-1].at)
			}
			o.stop.clear = 1 - (1-o.stop.clear)*o.stopAlpha
			stops = append(stops, stop{at, o.stop})
		}
		if len(stops) > 0 {
			break
		}
	}
	return stops
}

// gradient is a gradient on a ground.
func (d *drawer) gradient(n *node, alpha float64, g ground) frame.Paint {
	all := d.templates(n)
	stops := d.stops(all)
	if len(stops) == 0 {
		return nil // by the rules as good as none
	}
	last := color(stops[len(stops)-1].color, alpha)
	if !slices.ContainsFunc(stops, func(s stop) bool { return s.color != stops[0].color }) {
		return last
	}
	to, w, h := g.to, d.vw, d.vh
	if inherited(all, "gradientUnits") != "userSpaceOnUse" {
		box, ok := g.box()
		if !ok || box.w() <= 0 || box.h() <= 0 {
			d.note(g.from, "gradasi #%s tidak tampak pada <%s> yang tidak punya luas", "gradient #%s can't be seen on a <%s> without an area", n.attr("id"), g.from.name)
			return nil
		}
		to, w, h = to.times(box.to()), 1, 1
	}
	turn, ok := transform(inherited(all, "gradientTransform"))
	if !ok {
		d.note(n, "transformasi gradasi #%s tidak terbaca", "the transformation of gradient #%s can't be read", n.attr("id"))
	}
	to = to.times(turn)
	if to.scale() == 0 {
		return last
	}
	side := func(name, fallback string, whole float64) float64 {
		v := inherited(all, name)
		if v == "" {
			v = fallback
		}
		x, percent, _ := measure(v, 16)
		if percent {
			x *= whole
		}
		return x
	}
	way := passage{stops: stops, spread: inherited(all, "spreadMethod"), alpha: alpha}
	var paint *frame.Gradient
	if n.name == "linearGradient" {
		paint = way.linear(to, side("x1", "0%", w), side("y1", "0%", h), side("x2", "100%", w), side("y2", "0%", h), g.area)
	} else {
		cx, cy, r := side("cx", "50%", w), side("cy", "50%", h), side("r", "50%", math.Hypot(w, h)/math.Sqrt2)
		fx, fy := cx, cy
		if inherited(all, "fx") != "" {
			fx = side("fx", "", w)
		}
		if inherited(all, "fy") != "" {
			fy = side("fy", "", h)
		}
		paint = way.radial(to, cx, cy, r, fx, fy, side("fr", "0", math.Hypot(w, h)/math.Sqrt2), g.area)
	}
	if way.cut {
		d.note(n, "gradasi #%s berulang terlalu sering; dicetak tanpa ulangan", "gradient #%s repeats too often; it is printed without repetition", n.attr("id"))
	}
	if paint == nil {
		return last
	}
	if d.stopsLeft -= len(paint.Stops); d.stopsLeft < 0 {
		d.note(n, "terlalu banyak gradasi; sisanya dicetak dengan satu warna", "too many gradients; the rest is printed in one colour")
		return last
	}
	return paint
}

// thinned are fewer stops along the same way.
func thinned(stops []stop) []stop {
	out := make([]stop, manyStops)
	for i := range out {
		out[i] = stops[i*(len(stops)-1)/(manyStops-1)]
	}
	return out
}

// passage is the way of a gradient's colours from 0 to 1 and what is beyond.
type passage struct {
	stops  []stop
	spread string
	alpha  float64
	cut    bool // repeated too often
}

// linear is a gradient along a line. Mapped by any matrix it is one again, at
// right angles to where its colours stay the same.
func (p *passage) linear(m matrix, x1, y1, x2, y2 float64, area func() rect) *frame.Gradient {
	vx, vy := x2-x1, y2-y1
	m0 := matrix{m[0], m[1], m[2], m[3], 0, 0}
	sx, sy := m0.apply(-vy, vx) // along here nothing changes
	dx, dy := m0.apply(vx, vy)
	part := (dx*-sy + dy*sx) / (sx*sx + sy*sy)
	dx, dy = -sy*part, sx*part
	ax, ay := m.apply(x1, y1)
	if !(dx*dx+dy*dy > 1e-12) { // also NaN
		return nil
	}
	const tiny = 1e-6 // of a way, which nobody sees repeated
	from, to := 0.0, 1.0
	if p.spread == "reflect" || p.spread == "repeat" {
		a := area()
		for _, c := range [4][2]float64{{a.x1, a.y1}, {a.x2, a.y1}, {a.x1, a.y2}, {a.x2, a.y2}} {
			t := ((c[0]-ax)*dx + (c[1]-ay)*dy) / (dx*dx + dy*dy)
			from, to = min(from, math.Floor(t+tiny)), max(to, math.Ceil(t-tiny))
		}
	}
	stops, from, to := p.repeated(from, to)
	return &frame.Gradient{From: point(ax+from*dx, ay+from*dy), To: point(ax+to*dx, ay+to*dy), Stops: stops}
}

// radial is a gradient from a point, or a small circle around it, to a circle.
func (p *passage) radial(m matrix, cx, cy, r, fx, fy, fr float64, area func() rect) *frame.Gradient {
	if r <= 0 {
		return nil
	}
	// A focus outside of the circle counts as being at its edge.
	if off := math.Hypot(fx-cx, fy-cy); off > 0.998*r {
		fx, fy = cx+(fx-cx)*0.998*r/off, cy+(fy-cy)*0.998*r/off
	}
	to := 1.0
	back, ok := m.inverse()
	if ok && (p.spread == "reflect" || p.spread == "repeat") {
		room := r - math.Hypot(fx-cx, fy-cy)
		a := area()
		for _, c := range [4][2]float64{{a.x1, a.y1}, {a.x2, a.y1}, {a.x1, a.y2}, {a.x2, a.y2}} {
			x, y := back.apply(c[0], c[1])
			to = max(to, math.Ceil(math.Hypot(x-fx, y-fy)/room))
		}
	}
	stops, _, to := p.repeated(0, to)
	// Places in points, so that they are exact; the matrix only distorts and turns.
	s := m.scale()
	in := func(v float64) geom.Length { return length(v * s) }
	return &frame.Gradient{
		Radial: true, Stops: stops,
		From: geom.Point{X: in(fx), Y: in(fy)}, Inner: in(max(fr, 0)),
		To: geom.Point{X: in(fx + to*(cx-fx)), Y: in(fy + to*(cy-fy))}, Out: in(fr + to*(r-fr)),
		Matrix: matrix{m[0] / s, m[1] / s, m[2] / s, m[3] / s, m[4], m[5]}.item(),
	}
}

// repeated are the stops from one whole number to another, there and back or
// again and again, as parts of that way.
func (p *passage) repeated(from, to float64) ([]frame.Stop, float64, float64) {
	if n := (to - from) * float64(len(p.stops)); !(n <= 4*manyStops) {
		from, to, p.cut = 0, 1, true
	}
	var out []frame.Stop
	for k := from; k < to; k++ {
		for i := range p.stops {
			s := p.stops[i]
			at := s.at
			if p.spread == "reflect" && math.Mod(math.Abs(k), 2) == 1 {
				s = p.stops[len(p.stops)-1-i]
				at = 1 - s.at
			}
			out = append(out, frame.Stop{At: int64(math.Round((k + at - from) / (to - from) * 1e6)), Color: stopColor(s.color, p.alpha)})
		}
	}
	return out, from, to
}
