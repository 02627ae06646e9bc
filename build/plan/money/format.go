package money

import "jilid/build/text/lang"

// Unit is what an amount is counted in.
type Unit int

const (
	Whole  Unit = iota // rupiah
	Juta               // millions
	Miliar             // billions
	Triliun
)

var unitWords = [...]lang.Word{{ID: "rupiah", EN: "rupiah"}, {ID: "juta", EN: "million"}, {ID: "miliar", EN: "billion"}, {ID: "triliun", EN: "trillion"}}

// zeros a unit stands for.
var zeros = [...]int{0, 6, 9, 12}

// Words of a unit: "juta", "million".
func (u Unit) In(l lang.Lang) string { return unitWords[u].In(l) }

// Rupiah is how many rupiah the unit is.
func (u Unit) Rupiah() Rupiah { return power(zeros[u]) }

// Label is what stands over a table: "dalam juta rupiah".
func (u Unit) Label(l lang.Lang) string {
	switch {
	case u == Whole && l == lang.EN:
		return "in rupiah"
	case u == Whole:
		return "dalam rupiah"
	case l == lang.EN:
		return "in " + u.In(l) + " rupiah"
	}
	return "dalam " + u.In(l) + " rupiah"
}

// UnitOf is the unit of a word: rupiah or full, juta, miliar, triliun.
func UnitOf(word string) (Unit, bool) {
	if word == "full" {
		return Whole, true
	}
	for u, w := range unitWords {
		if word == w.ID || word == w.EN {
			return Unit(u), true
		}
	}
	return Whole, false
}

// Full is the whole amount: Rp 1.250.000.000, Rp 1,250,000,000.
func (r Rupiah) Full(l lang.Lang) string { return r.In(Whole, l) }

// In is the amount counted in a unit, exact: Rp 1,25 miliar. A minus stands
// before the sign of the currency.
func (r Rupiah) In(u Unit, l lang.Lang) string {
	sign := ""
	if r < 0 {
		sign, r = "−", -r
	}
	s := sign + "Rp\u00a0" + lang.Fixed(int64(r), zeros[u], l)
	if u != Whole {
		s += "\u00a0" + u.In(l)
	}
	return s
}

// About is the amount counted in a unit with two decimals at most, for sentences:
// Rp 8,54 miliar. What is too small for the unit is counted in another.
func (r Rupiah) About(u Unit, l lang.Lang) string {
	fit := Fit(u, r)
	n := Rupiah(fit.round(r)) * power(zeros[u]-fit.Places)
	if n == 0 && r != 0 {
		return r.Short(l)
	}
	return n.In(u, l)
}

// Short is the amount in its largest unit, rounded to two decimals, for where
// an impression is enough: Rp 1,25 miliar for 1.251.000.000.
func (r Rupiah) Short(l lang.Lang) string {
	abs := r
	if abs < 0 {
		abs = -abs
	}
	u := Whole
	for _, next := range []Unit{Juta, Miliar, Triliun} {
		if abs >= power(zeros[next]) {
			u = next
		}
	}
	if u == Whole {
		return r.Full(l)
	}
	if step := power(zeros[u] - 2); u < Triliun && abs+step/2 >= power(zeros[u]+3) {
		u++ // 999,999 juta is 1 miliar
	}
	return r.About(u, l)
}

func power(n int) Rupiah {
	p := Rupiah(1)
	for range n {
		p *= 10
	}
	return p
}
