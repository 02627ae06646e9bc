package svg

import (
	"math"
	"strings"

	"jilid/build/press/frame"
)

// matrix is a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// times is the matrix that first does n and then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// inverse is the matrix that undoes m; ok is false if none does.
func (m matrix) inverse() (n matrix, ok bool) {
	det := m[0]*m[3] - m[1]*m[2]
	if !(math.Abs(det) > 1e-12) {
		return unit, false
	}
	n = matrix{m[3] / det, -m[1] / det, -m[2] / det, m[0] / det, 0, 0}
	x, y := n.apply(m[4], m[5])
	n[4], n[5] = -x, -y
	return n, true
}

// even tells whether a matrix enlarges alike to all sides, so that a stroke keeps one width.
func (m matrix) even() bool {
	const tiny = 1e-4
	s := m.scale()
	return math.Abs(m[0]*m[2]+m[1]*m[3]) <= tiny*s*s && math.Abs(math.Hypot(m[0], m[1])-s) <= tiny*s
}

// item is a matrix as a group has it.
func (m matrix) item() frame.Matrix {
	var s frame.Matrix
	for i := range 4 {
		if v := min(max(m[i], -1e6), 1e6); v == v {
			s[i] = int64(math.Round(v * 1e6))
		}
	}
	s[4], s[5] = int64(length(m[4])), int64(length(m[5]))
	return s
}

// scale is how much a matrix enlarges, on the whole.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// upright tells whether a matrix neither turns nor distorts.
func (m matrix) upright() bool {
	const tiny = 1e-6
	return math.Abs(m[1]) < tiny && math.Abs(m[2]) < tiny && m[0] > 0 && math.Abs(m[0]-m[3]) < tiny*math.Abs(m[0])
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func rotate(degrees float64) matrix {
	// Right angles are common, and exact.
	switch math.Mod(degrees, 360) {
	case 90, -270:
		return matrix{0, 1, -1, 0, 0, 0}
	case 180, -180:
		return matrix{-1, 0, 0, -1, 0, 0}
	case 270, -90:
		return matrix{0, -1, 1, 0, 0, 0}
	}
	s, c := math.Sincos(degrees * math.Pi / 180)
	return matrix{c, s, -s, c, 0, 0}
}

// transform reads a transform attribute; ok is false where it breaks off.
func transform(s string) (m matrix, ok bool) {
	m = unit
	for {
		s = separator(s)
		if s == "" || s == "none" {
			return m, true
		}
		name, rest, found := strings.Cut(s, "(")
		args, after, closed := strings.Cut(rest, ")")
		if !found || !closed {
			return m, false
		}
		// CSS writes units: rotate(30deg), translate(3px, 4px).
		v := numbers(strings.NewReplacer("deg", "", "px", "").Replace(args))
		s = after
		arg := func(i int, fallback float64) float64 {
			if i < len(v) {
				return v[i]
			}
			return fallback
		}
		switch strings.TrimSpace(name) {
		case "matrix":
			if len(v) != 6 {
				return m, false
			}
			m = m.times(matrix(v))
		case "translate":
			m = m.times(translate(arg(0, 0), arg(1, 0)))
		case "scale":
			m = m.times(matrix{arg(0, 1), 0, 0, arg(1, arg(0, 1)), 0, 0})
		case "rotate":
			x, y := arg(1, 0), arg(2, 0)
			m = m.times(translate(x, y)).times(rotate(arg(0, 0))).times(translate(-x, -y))
		case "skewX":
			m = m.times(matrix{1, 0, math.Tan(arg(0, 0) * math.Pi / 180), 1, 0, 0})
		case "skewY":
			m = m.times(matrix{1, math.Tan(arg(0, 0) * math.Pi / 180), 0, 1, 0, 0})
		default:
			return m, false
		}
	}
}

// fit maps a viewBox into a viewport of a size, by preserveAspectRatio.
func fit(box [4]float64, w, h float64, how string) matrix {
	sx, sy := w/box[2], h/box[3]
	words := strings.Fields(how)
	align, slice := "xMidYMid", false
	for _, word := range words {
		switch {
		case word == "slice":
			slice = true
		case word != "meet" && word != "defer":
			align = word
		}
	}
	if align == "none" || len(align) != 8 {
		return matrix{sx, 0, 0, sy, -box[0] * sx, -box[1] * sy}
	}
	s := min(sx, sy)
	if slice {
		s = max(sx, sy)
	}
	place := func(how string, room float64) float64 {
		switch how {
		case "Mid":
			return room / 2
		case "Max":
			return room
		}
		return 0
	}
	x := place(align[1:4], w-box[2]*s)
	y := place(align[5:8], h-box[3]*s)
	return matrix{s, 0, 0, s, x - box[0]*s, y - box[1]*s}
}
