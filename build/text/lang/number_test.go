package lang

import (
	"strings"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Int(0, ID), "0"},
		{Int(999, ID), "999"},
		{Int(1000, ID), "1.000"},
		{Int(1250000, ID), "1.250.000"},
		{Int(1250000, EN), "1,250,000"},
		{Int(-1250, ID), "−1.250"},
		{Int(-9223372036854775808, EN), "−9,223,372,036,854,775,808"},
		{Decimal(3600, ID), "3,6"},
		{Decimal(3600, EN), "3.6"},
		{Decimal(5, ID), "0,005"},
		{Decimal(-50, EN), "−0.05"},
		{Decimal(1250500, ID), "1.250,5"},
		{Decimal(2000, ID), "2"},
		{Fixed(12, 0, ID), "12"},
		{Percent(45000, ID), "45%"},
		{Percent(12500, EN), "12.5%"},
		{Digits(-1250500, 3), "-1250.5"},
		{Digits(1250, 0), "1250"},
		{Size(999, ID), "999\u00a0B"},
		{Size(12_499, ID), "12\u00a0KB"},
		{Size(1_449_999, ID), "1,4\u00a0MB"},
		{Size(2_000_000, EN), "2\u00a0MB"},
		{Capital("état"), "État"},
		{Capital(""), ""},
		{Date("2019-07-11", ID), "11 Juli 2019"},
		{Date("2019-07-11", EN), "11 July 2019"},
		{Date("2019-08-01", ID), "1 Agustus 2019"},
		{Date("Juli 2019", ID), "Juli 2019"},
		{Dates("2019-07-11", "2019-07-13", ID), "11–13 Juli 2019"},
		{Dates("2019-07-11", "2019-10-02", EN), "11 July – 2 October 2019"},
		{Dates("2019-12-30", "2020-01-02", ID), "30 Desember 2019 – 2 Januari 2020"},
		{Dates("2019-07-11", "", ID), "11 Juli 2019"},
		{Dates("", "2019-07-11", ID), "11 Juli 2019"},
		{Dates("", "", ID), ""},
		{Join(nil, ID), ""},
		{Join([]string{"a"}, ID), "a"},
		{Join([]string{"a", "b"}, ID), "a dan b"},
		{Join([]string{"a", "b", "c"}, ID), "a, b, dan c"},
		{Join([]string{"a", "b", "c"}, EN), "a, b, and c"},
		{Roman(4), "IV"},
		{Roman(2024), "MMXXIV"},
		{strings.ToLower(Roman(18)), "xviii"},
		{Roman(0), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
