package chart

import (
	"math"
	"strings"

	"jilid/build/text/lang"
)

// formatNumber writes a number with a fixed count of decimals, so that the
// numbers of a chart compare at a glance: 74,0 beside 73,5.
func formatNumber(v float64, decimals int, l lang.Lang) string {
	n := int64(math.Round(v * math.Pow(10, float64(decimals))))
	s := lang.Fixed(n, decimals, l)
	if decimals == 0 {
		return s
	}
	comma := ","
	if l == lang.EN {
		comma = "."
	}
	_, part, found := strings.Cut(s, comma)
	if !found {
		s += comma
	}
	return s + strings.Repeat("0", decimals-len(part))
}

// percent is a share of 1 as people write it: 34 %, below one per cent with a decimal.
func percent(share float64, l lang.Lang) string {
	thousandths := int64(math.Round(share*100)) * 1000
	if share < 0.01 {
		thousandths = int64(math.Round(share*1000)) * 100
	}
	return strings.ReplaceAll(lang.Percent(thousandths, l), "\u00a0", " ")
}
