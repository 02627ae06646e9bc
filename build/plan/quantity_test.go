package plan

import (
	"testing"

	"jilid/build/text/lang"
)

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		in     string
		id, en int64 // thousandths; -1: no number
	}{
		{"40", 40_000, 40_000}, {"45%", 45_000, 45_000}, {"78,5", 78_500, 78_500}, {"78.5", 78_500, 78_500},
		{"12.000", 12_000_000, 12_000}, {"2.875", 2_875_000, 2_875}, {"2,875", 2_875, 2_875_000}, {"0.875", 875, 875},
		{"2.8750", 2_875, 2_875}, {"2.8750%", 2_875, 2_875}, {"2,8750", 2_875, 2_875}, {"2.8755", -1, -1}, {"1.250.000,5", 1_250_000_500, -1},
		{"-3", -3_000, -3_000}, {"", -1, -1}, {"baik", -1, -1}, {"1.2.3", -1, -1},
	} {
		for l, want := range map[lang.Lang]int64{lang.ID: c.id, lang.EN: c.en} {
			n, ok := Quantity(c.in, l)
			if !ok {
				n = -1
			}
			if n != want {
				t.Errorf("%q in %v is %d, not %d", c.in, l, n, want)
			}
		}
	}
}
