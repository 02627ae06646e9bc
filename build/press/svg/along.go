package svg

import (
	"math"
	"strings"
)

// curve is a path that letters stand on, as short straight pieces.
type curve struct {
	xs, ys, ends []float64 // points, and how far along the path each is
	start        float64
}

// curve is the path that a textPath element names, nil if there is none.
func (d *drawer) curve(n *node, c context) *curve {
	id, here := strings.CutPrefix(n.attr("href"), "#")
	target := d.byID[id]
	if !here || target == nil {
		return nil
	}
	ops, ok := d.outline(target, c)
	if !ok || len(ops) < 2 {
		return nil
	}
	_, o := d.resolve(target, c.style)
	m, _ := transform(o.transform)
	p := &curve{}
	var px, py, far float64
	step := func(x, y float64, drawn bool) {
		if drawn {
			far += math.Hypot(x-px, y-py)
		}
		p.xs, p.ys, p.ends = append(p.xs, x), append(p.ys, y), append(p.ends, far)
		px, py = x, y
	}
	for _, op := range ops {
		x, y := m.apply(op.x, op.y)
		switch op.kind {
		case 'M':
			step(x, y, false)
		case 'C':
			x1, y1 := m.apply(op.x1, op.y1)
			x2, y2 := m.apply(op.x2, op.y2)
			ax, ay := px, py
			const pieces = 32
			for i := 1; i <= pieces; i++ {
				t := float64(i) / pieces
				step(bezier(t, ax, x1, x2, x), bezier(t, ay, y1, y2, y), true)
			}
		default:
			step(x, y, true)
		}
	}
	v, percent, _ := measure(n.attr("startOffset"), c.style.size)
	if percent {
		v *= far
	}
	if whole, _, ok := number(target.attr("pathLength")); ok && whole > 0 && !percent {
		v *= far / whole
	}
	p.start = v
	return p
}

// at is the point so far along the path, and its direction in degrees; on is
// false beyond its ends.
func (p *curve) at(far float64) (x, y, angle float64, on bool) {
	far += p.start
	last := len(p.ends) - 1
	if far < 0 || far > p.ends[last] {
		return 0, 0, 0, false
	}
	for i := 1; i <= last; i++ {
		long := p.ends[i] - p.ends[i-1]
		if p.ends[i] >= far && long > 0 {
			t := (far - p.ends[i-1]) / long
			dx, dy := p.xs[i]-p.xs[i-1], p.ys[i]-p.ys[i-1]
			return p.xs[i-1] + t*dx, p.ys[i-1] + t*dy, math.Atan2(dy, dx) * 180 / math.Pi, true
		}
	}
	return 0, 0, 0, false
}
