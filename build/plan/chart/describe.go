package chart

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/lang"
)

// describe tells in sentences what a chart shows, for those who can't see it.
// The single numbers are in the table behind the figure.
func describe(kind Kind, d Data, decimals int) string {
	if d.empty() {
		return nothing.In(d.Lang) + "."
	}
	var b strings.Builder
	b.WriteString(kindWords[kind].In(d.Lang))
	if d.Unit != "" {
		fmt.Fprintf(&b, " (%s)", d.Unit)
	}
	b.WriteString(". ")
	for _, s := range d.Series {
		var said strings.Builder
		if kind == Line {
			d.describeLine(&said, s, decimals)
		} else {
			d.describeSeries(&said, s, decimals)
		}
		if len(d.Series) > 1 {
			b.WriteString(s.Name + ": " + said.String())
		} else {
			first, n := utf8.DecodeRuneInString(said.String())
			b.WriteString(string(unicode.ToUpper(first)) + said.String()[n:])
		}
		if kind == Pie {
			break
		}
	}
	return strings.TrimSpace(b.String())
}

func (d Data) describeSeries(b *strings.Builder, s Series, decimals int) {
	low, high := -1, -1
	for j, v := range s.Values {
		if v.Missing {
			continue
		}
		if high < 0 || v.Number > s.Values[high].Number {
			high = j
		}
		if low < 0 || v.Number < s.Values[low].Number {
			low = j
		}
	}
	n := func(j int) string { return formatNumber(s.Values[j].Number, decimals, d.Lang) }
	switch {
	case high < 0:
		b.WriteString(nothing.In(d.Lang) + ". ")
	case high == low:
		fmt.Fprintf(b, "%s %s. ", d.Labels[high], n(high))
	default:
		fmt.Fprintf(b, most.In(d.Lang), d.Labels[high], n(high), d.Labels[low], n(low))
	}
}

func (d Data) describeLine(b *strings.Builder, s Series, decimals int) {
	first, last := -1, -1
	for j, v := range s.Values {
		if !v.Missing {
			if first < 0 {
				first = j
			}
			last = j
		}
	}
	n := func(j int) string { return formatNumber(s.Values[j].Number, decimals, d.Lang) }
	switch {
	case first < 0:
		b.WriteString(nothing.In(d.Lang) + ". ")
	case first == last:
		fmt.Fprintf(b, "%s %s. ", d.Labels[first], n(first))
	case s.Values[last].Number > s.Values[first].Number:
		fmt.Fprintf(b, rises.In(d.Lang), n(first), d.Labels[first], n(last), d.Labels[last])
	case s.Values[last].Number < s.Values[first].Number:
		fmt.Fprintf(b, falls.In(d.Lang), n(first), d.Labels[first], n(last), d.Labels[last])
	default:
		fmt.Fprintf(b, stays.In(d.Lang), n(first), d.Labels[first], d.Labels[last])
	}
}

var kindWords = map[Kind]lang.Word{
	Bar:     {ID: "Grafik batang", EN: "Bar chart"},
	Stacked: {ID: "Grafik batang bertumpuk", EN: "Stacked bar chart"},
	Line:    {ID: "Grafik garis", EN: "Line chart"},
	Radar:   {ID: "Grafik radar", EN: "Radar chart"},
	Pie:     {ID: "Grafik lingkaran", EN: "Pie chart"},
}

var (
	most   = lang.Word{ID: "tertinggi %s (%s), terendah %s (%s). ", EN: "highest %s (%s), lowest %s (%s). "}
	rises  = lang.Word{ID: "naik dari %s (%s) menjadi %s (%s). ", EN: "rises from %s (%s) to %s (%s). "}
	falls  = lang.Word{ID: "turun dari %s (%s) menjadi %s (%s). ", EN: "falls from %s (%s) to %s (%s). "}
	stays  = lang.Word{ID: "tetap %s dari %s sampai %s. ", EN: "stays at %s from %s to %s. "}
	others = lang.Word{ID: "Lainnya", EN: "Others"}
)
