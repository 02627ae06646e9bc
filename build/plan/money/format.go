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

// UnitOf is the unit of a word: rupiah, juta, miliar, triliun.
func UnitOf(word string) (Unit, bool) {
	for u, w := range unitWords {
		if word == w.ID || word == w.EN {
			return Unit(u), true
		}
	}
	return Whole, false
}

// Full is the whole amount: Rp 1.250.000.000, Rp 1,250,000,000.
func (r Rupiah) Full(l lang.Lang) string { return "Rp\u00a0" + lang.Int(int64(r), l) }

// Number is the amount counted in a unit, exact, without the unit's name:
// 1.250 for 1,25 miliar in juta, 1,25 in miliar.
func (r Rupiah) Number(u Unit, l lang.Lang) string { return lang.Fixed(int64(r), zeros[u], l) }

// In is the amount counted in a unit, exact: Rp 1,25 miliar.
func (r Rupiah) In(u Unit, l lang.Lang) string {
	if u == Whole {
		return r.Full(l)
	}
	return "Rp\u00a0" + r.Number(u, l) + "\u00a0" + u.In(l)
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
	step := power(zeros[u] - 2)
	rounded := (abs + step/2) / step * step
	if u < Triliun && rounded >= power(zeros[u]+3) {
		u++ // 999,999 juta is 1 miliar
	}
	if r < 0 {
		rounded = -rounded
	}
	return rounded.In(u, l)
}

func power(n int) Rupiah {
	p := Rupiah(1)
	for range n {
		p *= 10
	}
	return p
}
