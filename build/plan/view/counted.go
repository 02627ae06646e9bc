package view

import (
	"math"
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/money"
)

// counted is an indicator with its values as tables show them. One that counts
// money, such as juta rupiah per tahun, is counted in the unit that the body
// asks for, if all its values can be.
func (j *job) counted(i plan.Indicator) (out plan.Indicator, rounded bool) {
	if u, ok := unit(j.body); ok {
		if out, rounded, ok = j.inUnit(i, u); ok {
			return out, rounded
		}
	}
	i.Baseline = j.figureText(i.Baseline)
	return i, false
}

func (j *job) inUnit(i plan.Indicator, u money.Unit) (out plan.Indicator, rounded, ok bool) {
	per, rest, ok := moneyUnit(i.Unit)
	if !ok {
		return i, false, false
	}
	values := slices.Concat([]plan.YearValue{{Value: i.Baseline}}, i.Targets, i.Actual)
	amounts := make([]money.Rupiah, len(values))
	for k := range values {
		v := &values[k]
		n := float64(v.Number) / 1000
		if k == 0 {
			baseline, ok := number(i.Baseline, j.lang)
			n, v.Numeric = baseline.Number, ok && !baseline.Missing
		}
		n = math.Round(n * float64(per))
		if v.Numeric && math.Abs(n) > 1e18 || !v.Numeric && strings.ContainsAny(v.Value, "0123456789") {
			return i, false, false // "sekitar 40" would be 40 of the other unit
		}
		if v.Numeric {
			amounts[k] = money.Rupiah(n)
		}
	}
	in := money.Fit(u, amounts...)
	for k := range values {
		if v := &values[k]; v.Numeric {
			v.Value, v.Numeric = in.Number(amounts[k], j.lang), false
		}
	}
	i.Unit = strings.TrimSpace(chartUnit(u, j.lang) + " " + rest)
	i.Baseline, i.Targets, i.Actual = values[0].Value, values[1:1+len(i.Targets)], values[1+len(i.Targets):]
	return i, in.Rounded, true
}

// moneyUnit reads the unit of an indicator that counts money: juta rupiah, Rp
// miliar, ribu rupiah per bulan. It gives how many rupiah one is, and what follows.
func moneyUnit(s string) (per money.Rupiah, rest string, ok bool) {
	per = 1
	words := strings.Fields(s)
	for i, w := range words {
		w = strings.ToLower(w)
		n, isUnit := money.Per(w)
		switch {
		case w == "rupiah" || w == "rp" || w == "rp." || w == "idr":
			ok = true
		case isUnit && per == 1:
			per = n
		default:
			return per, strings.Join(words[i:], " "), ok
		}
	}
	return per, "", ok
}
