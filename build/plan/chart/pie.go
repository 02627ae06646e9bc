package chart

import (
	"cmp"
	"math"
	"slices"

	"jilid/build/text/scene"
)

// pie draws the shares of one series as a ring, each slice named beside it; the
// sum stands in the middle. Of several series the first is drawn. Numbers below
// zero have no share and count as nothing; more than eight slices leave the
// smallest ones in the last, "lainnya".
func (p *picture) pie() float64 {
	all, sum := p.slices()
	if sum <= 0 {
		p.text(Width/2, 22, normal, false, scene.Middle, muted, nothing.In(p.data.Lang))
		return 36
	}
	const outer, inner = 76.0, 42.0
	right, left := p.sides(all, sum)
	half := max(outer+10, right.tall()/2+2, left.tall()/2+2)
	cx, cy := Width/2.0, half+4

	for _, s := range all {
		p.items = append(p.items, ring(cx, cy, inner, outer, s.from, s.to, s.paint))
	}
	p.pieNames(right, 1, cx, cy, outer, half)
	p.pieNames(left, -1, cx, cy, outer, half)

	if total, unit := p.number(sum), p.data.Unit; !p.isShare(sum) {
		lines := Wrap(unit, small, false, inner*1.5, 2)
		p.text(cx, cy+4-float64(len(lines))*4, 12, true, scene.Middle, ink, clip(total, 12, true, inner*1.8))
		p.lines(cx, cy+14-float64(len(lines))*4, small, 8.6, scene.Middle, muted, lines)
	}
	return 2*half + 8
}

type slice struct {
	name     string
	value    float64
	from, to float64 // angles
	paint    scene.Paint
}

// mid is the angle of the slice's middle.
func (s slice) mid() float64 { return (s.from + s.to) / 2 }

func (p *picture) slices() (out []slice, sum float64) {
	d := p.data
	for j, l := range d.Labels {
		v := d.Series[0].Values[j].Number
		if v <= 0 {
			continue
		}
		sum += v
		if len(out) == MostSeries {
			last := &out[MostSeries-1]
			last.name = others.In(d.Lang)
			last.value += v
			last.paint = scene.Paint{Role: muted}
			continue
		}
		paint := scene.Paint{Role: seriesRoles[len(out)]} // plain: every slice has its name beside it
		if j < len(d.Roles) && d.Roles[j] != "" {
			paint.Role = d.Roles[j]
		}
		out = append(out, slice{name: l, value: v, paint: paint})
	}
	angle := firstAngle(out, sum)
	for i := range out {
		out[i].from = angle
		angle += 2 * math.Pi * out[i].value / sum
		out[i].to = angle
	}
	return out, sum
}

// firstAngle is where the first slice begins: at the top, but if there are
// slivers, so that they lie at the left, where names have the most room.
func firstAngle(all []slice, sum float64) float64 {
	var at, slivers, middle float64
	for _, s := range all {
		share := 2 * math.Pi * s.value / sum
		if s.value < sum*0.05 {
			slivers++
			middle += at + share/2
		}
		at += share
	}
	if slivers < 2 {
		return -math.Pi / 2
	}
	return math.Pi - middle/slivers
}

// isShare tells that the numbers are per cent already.
func (p *picture) isShare(sum float64) bool {
	switch p.data.Unit {
	case "%", "persen", "per cent", "percent":
		return math.Abs(sum-100) < 0.6
	}
	return false
}

// pieSide is the names at one side of a pie, from the top down.
type pieSide []pieName

type pieName struct {
	lines  []string // the last is the number
	mid    float64  // angle of the slice
	height float64
}

func (s pieSide) tall() float64 {
	h := 0.0
	for _, n := range s {
		h += n.height
	}
	return h
}

const pieLeading = 9.2

// sides deals the names out to the right and the left of the ring.
func (p *picture) sides(all []slice, sum float64) (right, left pieSide) {
	for _, s := range all {
		share := percent(s.value/sum, p.data.Lang)
		if !p.isShare(sum) {
			share = p.number(s.value) + " · " + share
		}
		lines := append(Wrap(s.name, normal, false, pieRoom, 2), clip(share, normal, true, pieRoom))
		n := pieName{lines: lines, mid: s.mid(), height: float64(len(lines))*pieLeading + 4}
		if math.Cos(s.mid()) >= 0 {
			right = append(right, n)
		} else {
			left = append(left, n)
		}
	}
	// From the top down, wherever the first slice begins.
	byHeight := func(a, b pieName) int { return cmp.Compare(math.Sin(a.mid), math.Sin(b.mid)) }
	slices.SortStableFunc(right, byHeight)
	slices.SortStableFunc(left, byHeight)
	return right, left
}

// pieRoom is the width beside the ring.
const pieRoom = Width/2 - 76 - 22

// pieNames sets the names of one side (dir 1 or -1) at the height of their
// slices, moved apart, each joined to its slice by a thin line.
func (p *picture) pieNames(side pieSide, dir, cx, cy, outer, half float64) {
	anchor := scene.Start
	if dir < 0 {
		anchor = scene.End
	}
	var want, heights []float64
	for _, n := range side {
		want = append(want, cy+(outer+10)*math.Sin(n.mid))
		heights = append(heights, n.height)
	}
	for k, y := range spread(want, heights, cy-half, cy+half) {
		n := side[k]
		edge := point{cx + outer*math.Cos(n.mid), cy + outer*math.Sin(n.mid)}
		knee := point{cx + (outer+6)*math.Cos(n.mid), cy + (outer+6)*math.Sin(n.mid)}
		x := cx + dir*(outer+20)
		p.path([]point{edge, knee, {cx + dir*(outer+13), y}, {x - dir*2, y}}, false, scene.Paint{}, fill(muted), 0.5, nil)
		first := y - float64(len(n.lines)-1)*pieLeading/2 + 2.8
		for i, l := range n.lines {
			p.text(x, first+float64(i)*pieLeading, normal, i == len(n.lines)-1, anchor, ink, l)
		}
	}
}

// ring is a slice of a ring between two angles, drawn as cubic curves of at
// most an eighth of the circle each.
func ring(cx, cy, inner, outer, from, to float64, paint scene.Paint) *scene.Path {
	n := max(1, int(math.Ceil((to-from)/(math.Pi/4)-1e-9)))
	step := (to - from) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	at := func(r, a float64) point { return point{cx + r*math.Cos(a), cy + r*math.Sin(a)} }
	var ops []scene.Op
	move := func(kind byte, q point) { ops = append(ops, scene.Op{Kind: kind, X: round(q.x), Y: round(q.y)}) }
	arc := func(r, a, b, k float64) {
		p, q := at(r, a), at(r, b)
		ops = append(ops, scene.Op{Kind: 'C',
			X1: round(p.x - k*r*math.Sin(a)), Y1: round(p.y + k*r*math.Cos(a)),
			X2: round(q.x + k*r*math.Sin(b)), Y2: round(q.y - k*r*math.Cos(b)),
			X: round(q.x), Y: round(q.y)})
	}
	move('M', at(outer, from))
	for i := range n {
		arc(outer, from+float64(i)*step, from+float64(i+1)*step, k)
	}
	move('L', at(inner, to))
	for i := range n {
		arc(inner, to-float64(i)*step, to-float64(i+1)*step, -k)
	}
	ops = append(ops, scene.Op{Kind: 'Z'})
	return &scene.Path{Ops: ops, Fill: paint, Stroke: fill(paper), Width: 1}
}
