package period

import (
	"testing"
	"time"

	"jilid/build/text/lang"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, first, last string }{
		{"2021", "2021-01-01", "2021-12-31"}, {" Tahun 2021 ", "2021-01-01", "2021-12-31"}, {"TA 2021", "2021-01-01", "2021-12-31"},
		{"T.A. 2021", "2021-01-01", "2021-12-31"}, {"Year 2021", "2021-01-01", "2021-12-31"}, {"FY 2021", "2021-01-01", "2021-12-31"},
		{"2021-06", "2021-06-01", "2021-06-30"}, {"06/2021", "2021-06-01", "2021-06-30"}, {"Juni 2021", "2021-06-01", "2021-06-30"},
		{"2020 Feb", "2020-02-01", "2020-02-29"}, {"Agt 2021", "2021-08-01", "2021-08-31"}, {"Bulan Nopember 2021", "2021-11-01", "2021-11-30"},
		{"Semester I 2021", "2021-01-01", "2021-06-30"}, {"Semester 2 Tahun 2021", "2021-07-01", "2021-12-31"}, {"2021-S1", "2021-01-01", "2021-06-30"},
		{"S2 2021", "2021-07-01", "2021-12-31"}, {"Smt. II/2021", "2021-07-01", "2021-12-31"}, {"semester pertama 2021", "2021-01-01", "2021-06-30"},
		{"Semester ke-2 2021", "2021-07-01", "2021-12-31"}, {"H1 2021", "2021-01-01", "2021-06-30"}, {"First half of 2021", "2021-01-01", "2021-06-30"},
		{"Triwulan II 2021", "2021-04-01", "2021-06-30"}, {"TW2 2021", "2021-04-01", "2021-06-30"}, {"TW-IV/2021", "2021-10-01", "2021-12-31"},
		{"2021-Q2", "2021-04-01", "2021-06-30"}, {"Q3 2021", "2021-07-01", "2021-09-30"}, {"Kuartal I 2021", "2021-01-01", "2021-03-31"},
		{"2nd quarter 2021", "2021-04-01", "2021-06-30"}, {"2021-TW3", "2021-07-01", "2021-09-30"},
		{"2021-06-30", "2021-06-30", "2021-06-30"}, {"30 Juni 2021", "2021-06-30", "2021-06-30"}, {"per 30/6/2021", "2021-06-30", "2021-06-30"},
		{"June 30, 2021", "2021-06-30", "2021-06-30"}, {"30.06.2021", "2021-06-30", "2021-06-30"},
		{"Januari–Juni 2021", "2021-01-01", "2021-06-30"}, {"Jan-Jun 2021", "2021-01-01", "2021-06-30"}, {"Januari s.d. Juni 2021", "2021-01-01", "2021-06-30"},
		{"Januari sampai dengan Maret 2021", "2021-01-01", "2021-03-31"}, {"July to September 2021", "2021-07-01", "2021-09-30"},
		{"2020-2021", "2020-01-01", "2021-12-31"}, {"2020 – 2021", "2020-01-01", "2021-12-31"}, {"Oktober 2020 - Maret 2021", "2020-10-01", "2021-03-31"},
		{"1–30 Juni 2021", "2021-06-01", "2021-06-30"}, {"sampai Juni 2021", "2021-06-01", "2021-06-30"}, {"2020-S2 s/d 2021-S1", "2020-07-01", "2021-06-30"},
	} {
		p, ok := Parse(c.text)
		if !ok || p.First != c.first || p.Last != c.last {
			t.Errorf("%q: %v %v, want %s to %s", c.text, p, ok, c.first, c.last)
		}
	}
	for _, s := range []string{"", "-", "2021-", "tahun", "tahun pertama", "Triwulan V 2021", "TW5 2021", "Semester III 2021", "2021-13", "13/2021", "31 April 2021", "30 Februari 2021",
		"2021-02-30", "Juni", "21", "202", "20211", "2021 2022 2023", "2022-2021", "Juni–Maret 2021", "Ma 2021", "S1 Q2 2021", "awal 2021", "2021?", "S1", "semester 2021", "–", "a-b"} {
		if p, ok := Parse(s); ok {
			t.Errorf("%q is read as %v", s, p)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, id, en, next string }{
		{"2021", "2021", "2021", "2022"},
		{"S1 2021", "Semester I 2021", "Semester I 2021", "Semester II 2021"},
		{"S2 2021", "Semester II 2021", "Semester II 2021", "Semester I 2022"},
		{"Q4 2021", "Triwulan IV 2021", "Quarter IV 2021", "Triwulan I 2022"},
		{"2021-05", "Mei 2021", "May 2021", "Juni 2021"},
		{"2021-12", "Desember 2021", "December 2021", "Januari 2022"},
		{"Februari–April 2021", "1 Februari – 30 April 2021", "1 February – 30 April 2021", ""},
		{"Januari–April 2021", "1 Januari – 30 April 2021", "1 January – 30 April 2021", ""},
		{"Januari–Juni 2021", "Semester I 2021", "Semester I 2021", "Semester II 2021"},
		{"2020-2021", "1 Januari 2020 – 31 Desember 2021", "1 January 2020 – 31 December 2021", ""},
		{"2021-06-30", "30 Juni 2021", "30 June 2021", ""},
	} {
		p, _ := Parse(c.text)
		next := ""
		if n := p.Next(); n != (Period{}) {
			next = n.Name(lang.ID)
		}
		if id, en := p.Name(lang.ID), p.Name(lang.EN); id != c.id || en != c.en || next != c.next {
			t.Errorf("%s: %q, %q, then %q", c.text, id, en, next)
		}
	}
	if s := (Period{}).Name(lang.ID); s != "" || (Period{}).Next() != (Period{}) {
		t.Errorf("no time is called %q", s)
	}
}

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		from, to string
		months   int
		over     bool // twelve
	}{
		{"2020-12-31", "2021-12-31", 12, false},
		{"2020-12-31", "2022-01-01", 12, true},
		{"2020-06-30", "2021-12-31", 18, true},
		{"2020-02-29", "2021-02-28", 12, false},
		{"2020-06-30", "2021-06-29", 11, false},
		{"2021-12-31", "2020-12-31", -12, false},
		{"", "2021-12-31", 0, false},
	} {
		if n, over := Months(c.from, c.to), Over(c.from, c.to, 12); n != c.months || over != c.over {
			t.Errorf("%s to %s: %d months, over %v", c.from, c.to, n, over)
		}
	}
}

// FuzzParse: whatever is typed, a period that is read has two dates in order,
// and its name is read as the same period again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2021", "Semester I 2021", "TW2 2021", "1–30 Juni 2021", "2020-S2 s/d 2021-S1", "Q4 2999", "\xff 2021"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := Parse(s)
		if !ok {
			return
		}
		a, err := time.Parse(time.DateOnly, p.First)
		b, err2 := time.Parse(time.DateOnly, p.Last)
		if err != nil || err2 != nil || b.Before(a) {
			t.Fatalf("%q is read as %v", s, p)
		}
		for _, l := range []lang.Lang{lang.ID, lang.EN} {
			if again, ok := Parse(p.Name(l)); !ok || again != p {
				t.Errorf("%q is called %q, which is read as %v, not %v", s, p.Name(l), again, p)
			}
		}
		p.Next()
	})
}
