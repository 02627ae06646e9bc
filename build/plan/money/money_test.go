package money

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/lang"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Rupiah
	}{
		{"750 juta", 750_000_000},
		{"750juta", 750_000_000},
		{"1,25 miliar", 1_250_000_000},
		{"1.25 miliar", 1_250_000_000},
		{"1,5 M", 1_500_000_000},
		{"250 jt", 250_000_000},
		{"250 jt.", 250_000_000},
		{"2 triliun", 2_000_000_000_000},
		{"Rp 1.250.000.000", 1_250_000_000},
		{"Rp1.250.000.000,00", 1_250_000_000},
		{"Rp. 750.000,-", 750_000},
		{"IDR 1,250,000.00", 1_250_000},
		{"1,250,000", 1_250_000},
		{"1250000000", 1_250_000_000},
		{"1.250.000", 1_250_000},
		{"1 250 000", 1_250_000},
		{"750.000,-", 750_000},
		{"750.000,- rupiah", 750_000},
		{"1250,00", 1250},
		{"1,50 miliar", 1_500_000_000},
		{"Rp 1.250", 1250},
		{"1250 juta", 1_250_000_000},
		{"1.250.000 juta", 1_250_000_000_000},
		{"0", 0},
		{"0,125 miliar", 125_000_000},
		{"500 ribu rupiah", 500_000},
		{"3.5 billion", 3_500_000_000},
		{"Rp\u00a01,1\u00a0miliar", 1_100_000_000},
	} {
		got, m := Parse(c.in)
		if m != nil || got != c.want {
			t.Errorf("Parse(%q) = %d, %v; want %d", c.in, got, m, c.want)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	for _, c := range []struct{ in, want, hint string }{
		{"1.250", "bermakna ganda", "`Rp 1.250`"},
		{"1,250", "bermakna ganda", "1250 juta"},
		{"1.250 juta", "bermakna ganda", "`1250 juta` atau `\"1,25 juta\"`"},
		{"1.25", "bukan rupiah utuh", "satuannya terlupa"},
		{"1,5", "bukan rupiah utuh", "satuannya terlupa"},
		{"1,2345678 juta", "bukan rupiah utuh", ""},
		{"-5 juta", "negatif", ""},
		{"5 jutaa", "satuan uang `jutaa`", "maksudnya `juta`"},
		{"48O juta", "ada huruf", "`480 juta`"},
		{"Rp 1.2OO.000", "ada huruf", "`Rp 1.200.000`"},
		{"5 dolar", "satuan uang `dolar`", "yang dikenal"},
		{"1.25.000", "tiga angka", ""},
		{"1.250.00,5", "tiga angka", ""},
		{"belum dihitung", "bukan jumlah uang", "kosongkan"},
		{"", "bukan jumlah uang", ""},
		{"Rp", "bukan jumlah uang", ""},
		{"99999999999 triliun", "terlalu besar", "satuannya"},
		{"1..2", "tiga angka", ""},
		{",5 juta", "bukan jumlah uang", ""},
		{"12a5", "bukan jumlah uang", ""},
	} {
		got, m := Parse(c.in)
		if m == nil {
			t.Errorf("Parse(%q) = %d, want a mistake", c.in, got)
			continue
		}
		if !strings.Contains(m.Text.ID, c.want) || !strings.Contains(m.Hint.ID, c.hint) {
			t.Errorf("Parse(%q): %s (%s); want %s (%s)", c.in, m.Text.ID, m.Hint.ID, c.want, c.hint)
		}
		if m.Text.EN == "" || strings.Contains(m.Text.EN+m.Hint.EN+m.Hint.ID, "%!") {
			t.Errorf("Parse(%q): %+v", c.in, m)
		}
	}
}

func TestFormat(t *testing.T) {
	r := Rupiah(1_251_500_000)
	for _, c := range []struct{ got, want string }{
		{r.Full(lang.ID), "Rp 1.251.500.000"},
		{r.Full(lang.EN), "Rp 1,251,500,000"},
		{r.In(Miliar, lang.ID), "Rp 1,2515 miliar"},
		{r.About(Miliar, lang.ID), "Rp 1,25 miliar"},
		{r.About(Whole, lang.ID), "Rp 1.251.500.000"},
		{Rupiah(4_000_000).About(Triliun, lang.ID), "Rp 4 juta"},
		{Rupiah(1_999_999_999).About(Miliar, lang.ID), "Rp 2 miliar"},
		{r.In(Juta, lang.EN), "Rp 1,251.5 million"},
		{r.In(Whole, lang.ID), "Rp 1.251.500.000"},
		{r.Short(lang.ID), "Rp 1,25 miliar"},
		{Rupiah(999_999_999).Short(lang.ID), "Rp 1 miliar"},
		{Rupiah(750_000).Short(lang.ID), "Rp 750.000"},
		{Rupiah(-1_251_500_000).Short(lang.EN), "−Rp 1.25 billion"},
		{Rupiah(0).Short(lang.ID), "Rp 0"},
		{Juta.Label(lang.ID), "dalam juta rupiah"},
		{Whole.Label(lang.EN), "in rupiah"},
	} {
		if got := strings.ReplaceAll(c.got, "\u00a0", " "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		scale   Scale
		amounts []Rupiah
		want    string
	}{
		{Auto(), nil, "juta 0"},
		{Auto(750_000_000, 1_251_500_000), []Rupiah{750_000_000, 1_251_500_000, 0}, "juta 1: 750,0 1.251,5 0,0"},
		{Auto(750_000_000, 2_000_000_000), []Rupiah{750_000_000, 2_000_000_000}, "juta 0: 750 2.000"},
		{Auto(750_050_000), []Rupiah{750_050_000}, "rupiah 0: 750.050.000"},
		{Fit(Miliar, 750_000_000, 2_000_000_000), []Rupiah{750_000_000, 2_000_000_000}, "miliar 2: 0,75 2,00"},
		{Fit(Miliar, 8_535_000_000, 4_000_000), []Rupiah{8_535_000_000, 4_000_000, 5_000_000}, "miliar 2 rounded: 8,54 <0,01 0,01"},
		{Fit(Juta, 1_234_567), []Rupiah{1_234_567, -1_235_000}, "juta 2 rounded: 1,23 −1,24"},
		{Fit(Triliun, 999_999_999_999), []Rupiah{999_999_999_999}, "triliun 2 rounded: 1,00"},
		{Fit(Whole, 1_250_000), []Rupiah{1_250_000}, "rupiah 0: 1.250.000"},
	} {
		got := fmt.Sprint(c.scale.Unit.In(lang.ID), " ", c.scale.Places)
		if c.scale.Rounded {
			got += " rounded"
		}
		for i, a := range c.amounts {
			if i == 0 {
				got += ":"
			}
			got += " " + c.scale.Number(a, lang.ID)
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// FuzzParse: no input panics, a mistake is said in both languages, and what is
// read comes back from every form it is written in.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"750 juta", "1,25 miliar", "Rp 1.250.000", "1.250", "Rp. 5,-", "\u00a0", "rp", "IDR 1,250,000.00", "1 250 000", "0,000001 juta", "99999999 T", "−1", "1..2", "1,5 rbu", "İ", "5 rupiah.", "\xff1 M"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, m := Parse(s)
		if m != nil {
			about := source.NewFile("", []byte(s)).Span(0, 0)
			diagtest.Text(t, m.Text, about)
			if m.Hint != (diag.Text{}) {
				diagtest.Text(t, m.Hint, about)
			}
			return
		}
		if r < 0 || r > limit {
			t.Fatalf("Parse(%q) = %d", s, r)
		}
		for _, l := range []lang.Lang{lang.ID, lang.EN} {
			forms := []string{r.Full(l)}
			for _, u := range []Unit{Juta, Miliar, Triliun} {
				forms = append(forms, r.In(u, l))
			}
			for _, form := range forms {
				// 1.250 juta is refused as ambiguous, whoever writes it.
				if again, m := Parse(form); m == nil && again != r || m != nil && !strings.Contains(m.Text.EN, "ambiguous") {
					t.Errorf("Parse(%q) = %d, but %q gives %d, %v", s, r, form, again, m)
				}
			}
			r.Short(l)
		}
	})
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		part, whole Rupiah
		want        int64
	}{
		{1, 2, 500}, {1, 3, 333}, {2, 3, 667}, {0, 5, 0}, {5, 0, 0}, {-5, 10, 0}, {700_000_000, 750_000_000, 933},
		{9_000_000_000_000_000_000, 9_000_000_000_000_000_000, 1000}, {9_000_000_000_000_000_000, 1, 1_000_000}, {3, 2, 1500},
	} {
		if got := Share(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d is %d, want %d", c.part, c.whole, got, c.want)
		}
	}
}
