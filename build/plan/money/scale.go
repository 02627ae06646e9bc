package money

import "jilid/build/text/lang"

// Scale is how a table writes its amounts: in one unit and with as many
// decimals, so that they compare at a glance.
type Scale struct {
	Unit    Unit
	Places  int
	Rounded bool // an amount has more decimals: the sums of a table are rounded sums, not sums of rounded amounts
}

// most is the most decimals in a unit: beyond them a smaller unit is what is wanted.
var most = [...]int{Whole: 0, Juta: 2, Miliar: 2, Triliun: 2}

// Fit is the scale of a unit that shows all amounts, with no more decimals than
// are needed.
func Fit(u Unit, amounts ...Rupiah) Scale {
	s := Scale{Unit: u}
	for _, a := range amounts {
		for a%power(zeros[u]-s.Places) != 0 {
			if s.Places == most[u] {
				s.Rounded = true
				return s
			}
			s.Places++
		}
	}
	return s
}

// Auto is the scale for amounts where nobody asked for a unit: millions, as budgets
// have them, if one decimal shows all exactly, else whole rupiah.
func Auto(amounts ...Rupiah) Scale {
	if s := Fit(Juta, amounts...); s.Places <= 1 && !s.Rounded {
		return s
	}
	return Fit(Whole, amounts...)
}

// Number is an amount without the unit's name: 1.250,0. What is too small to be
// seen isn't shown as nothing: <0,01.
func (s Scale) Number(r Rupiah, l lang.Lang) string {
	n := s.round(r)
	if n == 0 && r > 0 {
		return "<" + lang.Exact(1, s.Places, l)
	}
	return lang.Exact(n, s.Places, l)
}

// round is an amount counted in the last decimal; halves go away from zero.
func (s Scale) round(r Rupiah) int64 {
	step := power(zeros[s.Unit] - s.Places)
	if r < 0 {
		return -int64((-r + step/2) / step)
	}
	return int64((r + step/2) / step)
}

// Label is what stands over a table: "dalam juta rupiah".
func (s Scale) Label(l lang.Lang) string { return s.Unit.Label(l) }
