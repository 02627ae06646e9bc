package raster

import (
	"math"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// View is what of a frame a mask shows: its upper left corner in points, and the pixels of a point.
type View struct{ X, Y, Scale float64 }

// matrix is a b c d e f, from thousandths of a point to pixels.
type matrix [6]float64

func (m matrix) apply(x, y float64) point {
	return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

func (m matrix) times(n matrix) matrix {
	shift := m.apply(n[4], n[5])
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3], shift.x, shift.y,
	}
}

// Silhouette covers what a frame paints, whatever the colour.
func (m *Mask) Silhouette(f *frame.Frame, v View) {
	s := v.Scale / 1000
	m.frame(f, matrix{s, 0, 0, s, -v.X * v.Scale, -v.Y * v.Scale}, 255, nil)
}

func (m *Mask) frame(f *frame.Frame, to matrix, opacity int, clip *Mask) {
	for _, p := range f.Items {
		at := to.times(matrix{1, 0, 0, 1, float64(p.At.X), float64(p.At.Y)})
		switch it := p.Item.(type) {
		case *frame.Shape:
			if it.Clip != nil {
				edge := NewMask(m.W, m.H)
				edge.fill(flat(it.Path, at), it.EvenOdd, 255, clip)
				m.frame(it.Clip, at, opacity, edge)
				continue
			}
			m.shape(it, flat(it.Path, at), at, opacity, clip)
		case *frame.Glyphs:
			style := it.Style
			if style == nil {
				style = &frame.Shape{Fill: it.Color}
			}
			m.shape(style, letters(it, at), at, opacity, clip)
		case *frame.Image:
			w, h := float64(it.Size.W), float64(it.Size.H)
			m.fill([][]point{{at.apply(0, 0), at.apply(w, 0), at.apply(w, h), at.apply(0, h)}}, false, opacity, clip)
		case *frame.Group:
			in := at
			if it.Scale != (frame.Matrix{}) {
				s := it.Scale
				in = at.times(matrix{float64(s[0]) / 1e6, float64(s[1]) / 1e6, float64(s[2]) / 1e6, float64(s[3]) / 1e6, float64(s[4]), float64(s[5])})
			}
			if e := it.Effect; e != nil {
				m.group(it.Frame, e, in, opacity, clip)
				continue
			}
			m.frame(it.Frame, in, opacity, clip)
		}
	}
}

// group covers what a group paints as one; a mask counts by what it covers.
func (m *Mask) group(f *frame.Frame, e *frame.Effect, to matrix, opacity int, clip *Mask) {
	if e.Mask != nil {
		edge := NewMask(m.W, m.H)
		edge.frame(e.Mask.Frame, to, 255, clip)
		clip = edge
	}
	whole := NewMask(m.W, m.H)
	whole.frame(f, to, 255, clip)
	for i, v := range whole.Pix {
		if v > 0 {
			m.Pix[i] = over(m.Pix[i], int(v)*opacity/255*int(255-e.Clear)/255)
		}
	}
}

func (m *Mask) shape(it *frame.Shape, lines [][]point, to matrix, opacity int, clip *Mask) {
	if !frame.Unseen(it.Fill) {
		m.fill(lines, it.EvenOdd, opacity*seen(it.Fill)/255, clip)
	}
	if !frame.Unseen(it.Stroke) && it.Width > 0 {
		scale := math.Sqrt(math.Abs(to[0]*to[3] - to[1]*to[2]))
		m.fill(stroke(it, lines, scale), false, opacity*seen(it.Stroke)/255, clip)
	}
}

// seen is a paint's opacity, from 0 to 255.
func seen(p frame.Paint) int {
	switch p := p.(type) {
	case frame.Color:
		return 255 - int(p.Clear)
	case *frame.Gradient:
		return 255 - int(p.Clear)
	case *frame.Pattern:
		return 255 - int(p.Clear)
	}
	return 0
}

// flat is a path as lines; one that is closed ends where it begins.
func flat(ops []frame.Op, to matrix) [][]point {
	var all [][]point
	var now []point
	at := func(p geom.Point) point { return to.apply(float64(p.X), float64(p.Y)) }
	end := func() {
		if len(now) > 1 {
			all = append(all, now)
		}
		now = nil
	}
	for _, o := range ops {
		switch o.Kind {
		case 'M':
			end()
			now = []point{at(o.To)}
		case 'L':
			now = append(now, at(o.To))
		case 'C':
			if len(now) == 0 {
				now = []point{to.apply(0, 0)}
			}
			a, b, c, d := now[len(now)-1], at(o.P1), at(o.P2), at(o.To)
			const pieces = 12
			for i := 1; i <= pieces; i++ {
				t := float64(i) / pieces
				u := 1 - t
				now = append(now, point{
					u*u*u*a.x + 3*u*u*t*b.x + 3*u*t*t*c.x + t*t*t*d.x,
					u*u*u*a.y + 3*u*u*t*b.y + 3*u*t*t*c.y + t*t*t*d.y,
				})
			}
		case 'Z':
			if len(now) > 0 {
				first := now[0]
				now = append(now, first)
				end()
				now = []point{first}
			}
		}
	}
	end()
	return all
}

// letters are the outlines of glyphs.
func letters(it *frame.Glyphs, to matrix) [][]point {
	var all [][]point
	scale := float64(it.Size) / float64(it.Font.UnitsPerEm())
	var pen geom.Length
	for g := range it.Run.All() {
		m := to.times(matrix{scale, 0, 0, -scale, float64(pen) + float64(g.X), float64(g.Y)})
		var now []point
		for _, s := range it.Font.Outline(g.ID) {
			p := m.apply(s.X, s.Y)
			switch s.Kind {
			case 'M':
				if len(now) > 1 {
					all = append(all, now)
				}
				now = []point{p}
			case 'L':
				now = append(now, p)
			case 'Q':
				a, c := now[len(now)-1], m.apply(s.CX, s.CY)
				const pieces = 6
				for i := 1; i <= pieces; i++ {
					t := float64(i) / pieces
					u := 1 - t
					now = append(now, point{u*u*a.x + 2*u*t*c.x + t*t*p.x, u*u*a.y + 2*u*t*c.y + t*t*p.y})
				}
			}
		}
		if len(now) > 1 {
			all = append(all, now)
		}
		pen += g.Advance
	}
	return all
}

// stroke is what a pen covers along lines: a rectangle for each piece, and a disc
// where pieces meet or ends are round.
func stroke(it *frame.Shape, lines [][]point, scale float64) [][]point {
	half := float64(it.Width) * scale / 2
	var all [][]point
	for _, line := range lines {
		closed := line[0] == line[len(line)-1]
		for _, dash := range dashed(line, it, scale) {
			whole := closed && len(dash) == len(line)
			for i := 1; i < len(dash); i++ {
				a, b := dash[i-1], dash[i]
				long := math.Hypot(b.x-a.x, b.y-a.y)
				if long == 0 {
					continue
				}
				dx, dy := (b.x-a.x)/long*half, (b.y-a.y)/long*half
				if it.Cap == frame.Square && i == 1 && !whole {
					a = point{a.x - dx, a.y - dy}
				}
				if it.Cap == frame.Square && i == len(dash)-1 && !whole {
					b = point{b.x + dx, b.y + dy}
				}
				all = append(all, []point{{a.x - dy, a.y + dx}, {a.x + dy, a.y - dx}, {b.x + dy, b.y - dx}, {b.x - dy, b.y + dx}})
				if i > 1 || it.Cap == frame.RoundCap || whole {
					all = append(all, disc(a, half))
				}
				if i == len(dash)-1 && it.Cap == frame.RoundCap {
					all = append(all, disc(b, half))
				}
			}
		}
	}
	return all
}

// disc turns the same way as the rectangles do, so that they don't undo one another.
func disc(at point, r float64) []point {
	const corners = 16
	p := make([]point, corners)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		p[i] = point{at.x + r*cos, at.y + r*sin}
	}
	return p
}

// dashed cuts a line into its dashes.
func dashed(line []point, it *frame.Shape, scale float64) [][]point {
	if len(it.Dash) == 0 {
		return [][]point{line}
	}
	const many = 10_000
	var all [][]point
	k, left := 0, float64(it.Dash[0])*scale
	into := float64(it.Into) * scale
	for range many {
		if into < left {
			left -= into
			break
		}
		into -= left
		k++
		left = float64(it.Dash[k%len(it.Dash)]) * scale
	}
	now := []point{line[0]}
	for i := 1; i < len(line) && len(all) < many; i++ {
		a, b := line[i-1], line[i]
		long := math.Hypot(b.x-a.x, b.y-a.y)
		for done := 0.0; long > 0 && len(all) < many; {
			step := min(left, long-done)
			done += step
			left -= step
			p := point{a.x + (b.x-a.x)*done/long, a.y + (b.y-a.y)*done/long}
			if k%2 == 0 {
				now = append(now, p)
			}
			if left > 0 {
				break
			}
			if k%2 == 0 {
				all = append(all, now)
			}
			k++
			left = max(float64(it.Dash[k%len(it.Dash)])*scale, 1e-6)
			now = []point{p}
		}
	}
	if k%2 == 0 && len(now) > 1 {
		all = append(all, now)
	}
	return all
}
