package icc

import "math"

// What is known of the usual offset press on coated paper: the colours of its
// solid inks and of these over one another, in CIELAB (D50, 2°), and by how much a
// dot in the middle tones prints wider than it is. They are the aims that ISO
// 12647-2:2004 publishes for papers of types 1 and 2, rounded: a press that keeps
// to the standard comes near them, and none is exactly so.
var (
	paper  = lab{95, 0, -2}
	solids = [8]lab{ // by bits: 1 cyan, 2 magenta, 4 yellow
		paper, {55, -37, -50}, {48, 74, -3}, {24, 22, -46}, {89, -5, 93}, {50, -65, 27}, {47, 68, 48}, {23, 0, 0},
	}
	black = lab{16, 0, 0}

	wider      = [4]float64{0.14, 0.14, 0.14, 0.17} // at half the area
	mostInk    = 3.2                                // of all four together
	white      = xyz{0.96420, 1, 0.82491}           // D50
	primaries  = mixtures()
	paperWhite = paper.xyz()
)

type (
	lab  [3]float64
	xyz  [3]float64
	inks [4]float64 // cyan, magenta, yellow, black; 1 is solid
)

// mixtures are the colours of all solid inks over one another (Neugebauer's
// primaries). What black hides of the others is reckoned: it lets through of
// their light as much as of the paper's.
func mixtures() (all [16]xyz) {
	p, k := paper.xyz(), black.xyz()
	for i := range all {
		all[i] = solids[i&7].xyz()
		for c := range 3 {
			if i&8 != 0 {
				all[i][c] *= k[c] / p[c]
			}
		}
	}
	return all
}

// color is the colour of inks on paper, beside the paper's white: dots of all inks
// lie over one another by chance (Demichel), wider than they are.
func (t inks) color() lab {
	mix := primaries
	for i, a := range t {
		area := min(a+4*wider[i]*a*(1-a), 1)
		for k := range len(mix) >> (i + 1) { // the ink counted by the lowest bit is mixed in, and gone
			for c := range 3 {
				mix[k][c] = mix[2*k][c]*(1-area) + mix[2*k+1][c]*area
			}
		}
	}
	sum := mix[0]
	for c := range 3 {
		sum[c] *= white[c] / paperWhite[c]
	}
	return sum.lab()
}

const (
	knee  = 216.0 / 24389 // CIE 15: where the cube root becomes a straight line
	slope = 24389.0 / 27
)

func (v xyz) lab() lab {
	var f [3]float64
	for i := range f {
		if t := v[i] / white[i]; t > knee {
			f[i] = math.Cbrt(t)
		} else {
			f[i] = (slope*t + 16) / 116
		}
	}
	return lab{116*f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])}
}

func (c lab) xyz() (v xyz) {
	y := (c[0] + 16) / 116
	for i, f := range [3]float64{y + c[1]/500, y, y - c[2]/200} {
		if t := f * f * f; t > knee {
			v[i] = t * white[i]
		} else {
			v[i] = (116*f - 16) / slope * white[i]
		}
	}
	return v
}

// distance is that of CIE 1976.
func (c lab) distance(d lab) float64 {
	return math.Sqrt((c[0]-d[0])*(c[0]-d[0]) + (c[1]-d[1])*(c[1]-d[1]) + (c[2]-d[2])*(c[2]-d[2]))
}

// separate finds inks for a colour beside the paper's white, and how far they are
// from it. What the three inks would print of grey is left to black, from the
// middle tones on: less ink, and greys that stay grey when the press wavers.
func separate(c lab) (inks, float64) {
	t := search(c, inks{0.5, 0.5, 0.5, 0})
	if grey := min(t[0], t[1], t[2]); grey > 0.2 {
		t[3] = 0.95 * math.Pow((grey-0.2)/0.8, 1.4)
		t = search(c, t)
	}
	if three := t[0] + t[1] + t[2]; three+t[3] > mostInk {
		for i := range 3 {
			t[i] *= (mostInk - t[3]) / three
		}
	}
	return t, t.color().distance(c)
}

// search finds the cyan, magenta and yellow that come nearest to a colour, with a
// given black: Levenberg and Marquardt's way, within what can be printed.
func search(c lab, t inks) inks {
	damping := 1.0
	now := t.color()
	for range 30 {
		off := now.distance(c)
		if off < 0.05 {
			break
		}
		var m [3][4]float64 // the normal equations
		var slopes [3]lab
		const h = 1.0 / 512
		for i := range 3 {
			step := t
			by := h
			if t[i]+h > 1 {
				by = -h
			}
			step[i] += by
			there := step.color()
			for k := range 3 {
				slopes[i][k] = (there[k] - now[k]) / by
			}
		}
		for i := range 3 {
			for k := range 3 {
				m[i][k] = slopes[i].dot(slopes[k])
			}
			m[i][i] += damping * 100
			m[i][3] = slopes[i].dot(lab{c[0] - now[0], c[1] - now[1], c[2] - now[2]})
		}
		d := solve(m)
		next := t
		for i := range 3 {
			next[i] = min(max(t[i]+d[i], 0), 1)
		}
		if there := next.color(); there.distance(c) < off {
			t, now, damping = next, there, damping/4
			if off-now.distance(c) < off/1000 {
				break // at the edge of what can be printed
			}
		} else if damping *= 4; damping > 1e6 {
			break
		}
	}
	return t
}

func (c lab) dot(d lab) float64 { return c[0]*d[0] + c[1]*d[1] + c[2]*d[2] }

// solve solves three equations, whose matrix is positive definite.
func solve(m [3][4]float64) (x [3]float64) {
	for i := range 3 {
		for k := i + 1; k < 3; k++ {
			f := m[k][i] / m[i][i]
			for c := i; c < 4; c++ {
				m[k][c] -= f * m[i][c]
			}
		}
	}
	for i := 2; i >= 0; i-- {
		x[i] = m[i][3]
		for k := i + 1; k < 3; k++ {
			x[i] -= m[i][k] * x[k]
		}
		x[i] /= m[i][i]
	}
	return x
}
