package chart

import (
	"math"

	"jilid/build/text/lang"
)

// formatNumber writes a number with a fixed count of decimals, so that the
// numbers of a chart compare at a glance: 74,0 beside 73,5.
func formatNumber(v float64, decimals int, l lang.Lang) string {
	return lang.Exact(int64(math.Round(v*math.Pow(10, float64(decimals)))), decimals, l)
}

// percent is a share of 1 as people write it: 34%, below one per cent with a decimal.
func percent(share float64, l lang.Lang) string {
	thousandths := int64(math.Round(share*100)) * 1000
	if share < 0.01 {
		thousandths = int64(math.Round(share*1000)) * 100
	}
	return lang.Percent(thousandths, l)
}
