package font

// Step is a step of an outline: 'M', 'L' or 'Q', a curve with one control point.
// Places are in font units, y upwards.
type Step struct {
	Kind   byte
	CX, CY float64 // the control point
	X, Y   float64
}

// Outline is the path of a glyph. Every part of it is closed.
func (f *Font) Outline(glyph uint16) []Step {
	return f.steps(nil, int(glyph), [4]float64{1, 0, 0, 1}, 0, 0, 0)
}

// steps adds a glyph's path through a matrix and a shift (OpenType, table glyf).
func (f *Font) steps(to []Step, g int, m [4]float64, dx, dy float64, depth int) []Step {
	const deep, many = 6, 20_000 // parts of parts, and steps: more is no letter
	data, ok := f.outline(g)
	if !ok || len(data) < 10 || depth > deep || len(to) > many {
		return to
	}
	at := func(x, y int64) (float64, float64) {
		return m[0]*float64(x) + m[2]*float64(y) + dx, m[1]*float64(x) + m[3]*float64(y) + dy
	}
	if contours := i16(data, 0); contours >= 0 {
		return simple(to, data[10:], int(contours), at)
	}
	for i, more := 10, true; more; {
		if i+4 > len(data) {
			return to
		}
		flags, part := u16(data, i), u16(data, i+2)
		i += 4
		offsets, scales := 2, 0
		if flags&wordArgs != 0 {
			offsets = 4
		}
		switch {
		case flags&oneScale != 0:
			scales = 2
		case flags&twoScales != 0:
			scales = 4
		case flags&twoByTwo != 0:
			scales = 8
		}
		if i+offsets+scales > len(data) {
			return to
		}
		var x, y float64
		const byOffsets = 1 << 1 // and not points to bring together
		if flags&byOffsets != 0 && offsets == 4 {
			x, y = float64(i16(data, i)), float64(i16(data, i+2))
		} else if flags&byOffsets != 0 {
			x, y = float64(int8(data[i])), float64(int8(data[i+1]))
		}
		i += offsets
		scale := func(k int) float64 { return float64(i16(data, i+k)) / (1 << 14) }
		n := [4]float64{1, 0, 0, 1}
		switch scales {
		case 2:
			n[0], n[3] = scale(0), scale(0)
		case 4:
			n[0], n[3] = scale(0), scale(2)
		case 8:
			n = [4]float64{scale(0), scale(2), scale(4), scale(6)}
		}
		i += scales
		inner := [4]float64{m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3]}
		to = f.steps(to, part, inner, m[0]*x+m[2]*y+dx, m[1]*x+m[3]*y+dy, depth+1)
		more = flags&moreComponents != 0
	}
	return to
}

// simple adds the contours of a glyph that has no parts.
func simple(to []Step, b []byte, contours int, at func(x, y int64) (float64, float64)) []Step {
	if len(b) < 2*contours+2 || contours == 0 {
		return to
	}
	points := u16(b, 2*contours-2) + 1
	skip := 2*contours + 2 + u16(b, 2*contours) // the instructions
	if skip > len(b) {
		return to
	}
	ends, b := b, b[skip:]
	flags := make([]byte, 0, points)
	for len(flags) < points {
		if len(b) < 2 {
			return to
		}
		flag, times := b[0], 1
		b = b[1:]
		if flag&8 != 0 {
			times, b = 1+int(b[0]), b[1:]
		}
		for range times {
			flags = append(flags, flag)
		}
	}
	axis := func(short, same byte) ([]int64, bool) {
		vs := make([]int64, points)
		v := int64(0)
		for i := range points {
			switch {
			case flags[i]&short != 0:
				if len(b) < 1 {
					return nil, false
				}
				d := int64(b[0])
				if flags[i]&same == 0 {
					d = -d
				}
				v, b = v+d, b[1:]
			case flags[i]&same == 0:
				if len(b) < 2 {
					return nil, false
				}
				v, b = v+i16(b, 0), b[2:]
			}
			vs[i] = v
		}
		return vs, true
	}
	xs, ok := axis(2, 16)
	if !ok {
		return to
	}
	ys, ok := axis(4, 32)
	if !ok {
		return to
	}
	from := 0
	for c := range contours {
		end := u16(ends, 2*c) + 1
		if end > points || end <= from {
			return to
		}
		to = contour(to, flags[from:end], xs[from:end], ys[from:end], at)
		from = end
	}
	return to
}

// contour adds one contour: between two control points there is a point halfway.
func contour(to []Step, flags []byte, xs, ys []int64, at func(x, y int64) (float64, float64)) []Step {
	n := len(flags)
	type point struct {
		x, y float64
		on   bool
	}
	ps := make([]point, n)
	for i := range ps {
		ps[i].x, ps[i].y = at(xs[i], ys[i])
		ps[i].on = flags[i]&1 != 0
	}
	start := 0
	for start < n && !ps[start].on {
		start++
	}
	first, rest := point{(ps[0].x + ps[n-1].x) / 2, (ps[0].y + ps[n-1].y) / 2, true}, ps
	if start < n {
		first, rest = ps[start], append(append([]point{}, ps[start+1:]...), ps[:start]...)
	}
	to = append(to, Step{Kind: 'M', X: first.x, Y: first.y})
	var control *point
	for _, p := range append(rest[:len(rest):len(rest)], first) {
		switch {
		case p.on && control != nil:
			to = append(to, Step{'Q', control.x, control.y, p.x, p.y})
			control = nil
		case p.on:
			to = append(to, Step{Kind: 'L', X: p.x, Y: p.y})
		default:
			if control != nil {
				to = append(to, Step{'Q', control.x, control.y, (control.x + p.x) / 2, (control.y + p.y) / 2})
			}
			control = &p
		}
	}
	return to
}
