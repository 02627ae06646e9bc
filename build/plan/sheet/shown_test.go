package sheet

import (
	"testing"

	"jilid/build/text/lang"
)

// TestShown: numbers as office programs show them.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		v      float64
		code   string
		id, en string
	}{
		{1234.5, "", "1234,5", "1234.5"},
		{1.0 / 3, "General", "0,333333333", "0.333333333"},
		{0.1 + 0.2, "", "0,3", "0.3"},
		{12345678901234, "", "12345678901234", "12345678901234"},
		{-5, "", "−5", "−5"},
		{1234567.891, "#,##0", "1.234.568", "1,234,568"},
		{1234567.891, "#,##0.00", "1.234.567,89", "1,234,567.89"},
		{2.675, "0.00", "2,68", "2.68"}, // 2.67499… in binary
		{999.995, "0.00", "1000,00", "1000.00"},
		{0.5, "0", "1", "1"},
		{-0.4, "0", "0", "0"},
		{7, "000", "007", "007"},
		{0, "#", "", ""},
		{0.5, "#.##", ",5", ".5"},
		{12, "0.##", "12", "12"},
		{12.5, "0.00#", "12,50", "12.50"},
		{0.456, "0%", "46%", "46%"},
		{0.4567, "0.0%", "45,7%", "45.7%"},
		{0.4567, "0.0 %", "45,7 %", "45.7 %"},
		{1250000000, "#,##0,,", "1.250", "1,250"},
		{1250000000, `#,##0.0,, "juta"`, "1.250,0 juta", "1,250.0 juta"},
		{1250000, `"Rp"#,##0`, "Rp1.250.000", "Rp1,250,000"},
		{1250000, `_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)`, "Rp 1.250.000", "Rp 1,250,000"},
		{-1250000, `_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)`, "Rp (1.250.000)", "Rp (1,250,000)"},
		{0, `_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)`, "Rp -", "Rp -"},
		{-3.5, `#,##0.0;[Red]-#,##0.0`, "-3,5", "-3.5"},
		{5, `[$Rp-421]#,##0`, "Rp5", "Rp5"},
		{5, `[>=1]0" orang"`, "5 orang", "5 orang"},
		{5, `0\ "km²"`, "5 km²", "5 km²"},
		{5, `General" unit"`, "5 unit", "5 unit"},
		{5, `"tetap"`, "tetap", "tetap"},
		{1234, ";;;", "", ""},
		{0.25, "# ?/?", "0,25", "0.25"},
		{123456, "0.00E+00", "1,23E+05", "1.23E+05"},
		{43657, "dd/mm/yyyy", "11/07/2019", "11/07/2019"},
		{43657, "d mmmm yyyy", "11 Juli 2019", "11 July 2019"},
		{43657, "[$-421]dddd, d mmm yy;@", "Kamis, 11 Jul 19", "Thursday, 11 Jul 19"},
		{43657, "ddd", "Kam", "Thu"},
		{43657, "mmmmm-yy", "J-19", "J-19"},
		{43657, `yyyy"-"mm`, "2019-07", "2019-07"},
		{43657.75, "dd/mm/yyyy h:mm", "11/07/2019 18:00", "11/07/2019 18:00"},
		{0.5208333333, "h:mm AM/PM", "12:30 PM", "12:30 PM"},
		{0.0006944444, "mm:ss", "01:00", "01:00"},
		{1.5, "[h]:mm", "36:00", "36:00"},
		{1, "d mmmm yyyy", "1 Januari 1900", "1 January 1900"},
		{-1, "d mmmm yyyy", "−1", "−1"},
	} {
		for l, want := range map[lang.Lang]string{lang.ID: c.id, lang.EN: c.en} {
			if got := shown(c.v, c.code, l, false); got != want {
				t.Errorf("%v as %s in %s is %q, want %q", c.v, c.code, l, got, want)
			}
		}
	}
	if got := shown(42195, "d mmm yyyy", lang.EN, true); got != "11 Jul 2019" {
		t.Errorf("counted from 1904: %s", got)
	}
}

// TestTranslated: a number that was written in the other language's marks.
func TestTranslated(t *testing.T) {
	for _, c := range []struct {
		text string
		v    float64
		l    lang.Lang
		want string
	}{
		{"100,500", 100500.4, lang.ID, "100.500"},
		{"100,500", 100.5, lang.ID, "100,500"},
		{"1,234,567.89", 1234567.891, lang.ID, "1.234.567,89"},
		{"88.3\u00a0km", 88.345, lang.ID, "88,3\u00a0km"},
		{"-2.0%", -2, lang.ID, "-2,0%"},
		{"45,7%", 45.67, lang.EN, "45.7%"},
		{"12", 12, lang.ID, "12"},
		{"1,235", 1234567, lang.ID, "1,235"}, // in thousands: left as it is
		{"satu", 1, lang.ID, "satu"},
	} {
		if got := translated(c.text, c.v, c.l); got != c.want {
			t.Errorf("%s is %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzShown: no format code makes trouble.
func FuzzShown(f *testing.F) {
	for _, code := range []string{"", "0.00;[Red]-0", `_("Rp"* #,##0_)`, "[h]:mm:ss", "[$-421]dddd", `"`, `\`, "[", "_", "*", "#?/?", "E+", "AM/PM"} {
		f.Add(43657.25, code)
		f.Add(-0.5, code)
	}
	f.Fuzz(func(t *testing.T, v float64, code string) {
		shown(v, code, lang.ID, false)
		shown(v, code, lang.EN, true)
	})
}
