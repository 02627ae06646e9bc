package svg

import (
	"math"
	"strconv"
	"strings"
)

// number reads a number at the beginning of a text and gives the rest.
func number(s string) (v float64, rest string, ok bool) {
	i := 0
	digits := func() bool {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	whole := digits()
	fraction := false
	if i < len(s) && s[i] == '.' {
		i++
		fraction = digits()
	}
	if !whole && !fraction {
		return 0, s, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		mark := i
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if !digits() {
			i = mark
		}
	}
	v, err := strconv.ParseFloat(s[:i], 64)
	if err != nil || math.IsInf(v, 0) || math.Abs(v) > 1e9 {
		return 0, s, false
	}
	return v, s[i:], true
}

// separator skips blanks and at most one comma.
func separator(s string) string {
	s = strings.TrimLeft(s, " \t\r\n")
	if s != "" && s[0] == ',' {
		s = strings.TrimLeft(s[1:], " \t\r\n")
	}
	return s
}

// numbers reads a list of numbers up to what isn't one.
func numbers(s string) (vs []float64) {
	s = separator(s)
	for {
		v, rest, ok := number(s)
		if !ok {
			return vs
		}
		vs = append(vs, v)
		s = separator(rest)
	}
}

// measure reads a length in pixels, or a percentage as a part of 1.
func measure(s string, em float64) (v float64, percent, ok bool) {
	v, unit, ok := number(strings.TrimSpace(s))
	if !ok {
		return 0, false, false
	}
	switch strings.TrimSpace(unit) {
	case "", "px":
	case "pt":
		v *= 96.0 / 72
	case "pc":
		v *= 16
	case "mm":
		v *= 96 / 25.4
	case "cm":
		v *= 96 / 2.54
	case "in":
		v *= 96
	case "em", "rem":
		v *= em
	case "ex", "ch":
		v *= em / 2
	case "%":
		return v / 100, true, true
	default:
		return 0, false, false
	}
	return v, false, true
}

// size reads a length attribute; a percentage is of whole.
func (d *drawer) size(n *node, name string, whole, em float64) float64 {
	v, percent, _ := measure(n.attr(name), em)
	if percent {
		v *= whole
	}
	return v
}

// diagonal is what percentages of neither width nor height are of.
func (d *drawer) diagonal() float64 { return math.Hypot(d.vw, d.vh) / math.Sqrt2 }

func viewBox(s string) *[4]float64 {
	v := numbers(s)
	if len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		return nil
	}
	return &[4]float64{v[0], v[1], v[2], v[3]}
}
