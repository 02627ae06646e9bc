package plan

import (
	"strconv"
	"strings"

	"jilid/build/text/lang"
)

// Quantity reads a value as written – 40, 45%, 78,5, 12.000 – as a number of
// thousandths. A mark before exactly three digits parts thousands if it is the
// language's own, unless the number begins with 0. Zeros behind three decimals count
// for nothing: sheets write 2.8750, which can be read in one way only.
func Quantity(s string, l lang.Lang) (thousandths int64, numeric bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	sign := int64(1)
	if t, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = t, -1
	}
	thousands, comma := ".", ","
	if l == lang.EN {
		thousands, comma = ",", "."
	}
	grouped := func(s string) bool {
		groups := strings.Split(s, thousands)
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3 || g[0] == '0') {
				return false
			}
		}
		return len(groups) > 1
	}
	whole, part, _ := strings.Cut(s, comma)
	if grouped(whole) {
		whole = strings.ReplaceAll(whole, thousands, "")
	} else if a, b, ok := strings.Cut(whole, thousands); ok && part == "" {
		whole, part = a, b // 3.6 in an Indonesian plan, as YAML has it
	}
	for len(part) > 3 && strings.HasSuffix(part, "0") {
		part = part[:len(part)-1]
	}
	if len(part) > 3 || len(whole) > 14 || whole == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+part+"000"[len(part):], 10, 63)
	return sign * int64(n), err == nil
}
