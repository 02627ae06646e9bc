package lang

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

var tags = map[Lang]language.Tag{ID: language.Indonesian, EN: language.English}

// TestCLDR holds our numbers against those of golang.org/x/text, which has the
// Unicode consortium's data. They differ in one thing: our minus is one.
func TestCLDR(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for l, tag := range tags {
		p := message.NewPrinter(tag)
		check := func(what string, n int64, got string, want any) {
			t.Helper()
			if w := strings.Replace(p.Sprint(want), "-", "−", 1); got != w {
				t.Errorf("%s of %d (%s): %q, in CLDR %q", what, n, l, got, w)
			}
		}
		for range 2000 {
			n := r.Int64N(1<<r.IntN(44)+1) - r.Int64N(3)
			if r.IntN(4) == 0 {
				n = -n
			}
			places := r.IntN(4)
			value := float64(n) / [...]float64{1, 10, 100, 1000}[places]
			check("Int", n, Int(n, l), number.Decimal(n))
			check("Fixed", n, Fixed(n, places, l), number.Decimal(value, number.MaxFractionDigits(3)))
			check("Exact", n, Exact(n, places, l), number.Decimal(value, number.Scale(places)))
			check("Percent", n, Percent(n, l), number.Percent(float64(n)/100_000, number.MaxFractionDigits(3)))
		}
	}
}

func TestPlurals(t *testing.T) {
	for l, tag := range tags {
		for n := range 1200 {
			want := "program"
			if l == EN && plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) != plural.One {
				want = "programs"
			}
			if got := ProgramCount.Count(n, l); got != Int(int64(n), l)+" "+want {
				t.Errorf("%q, want %s", got, want)
			}
			if l == ID && plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) != plural.Other {
				t.Errorf("Indonesian has a plural for %d", n)
			}
		}
	}
}

func TestSortNames(t *testing.T) {
	want := []string{"", "(umum)", "2 kota", "10 kota", "anggur", "Anggur", "apbd", "APBD", "APBN", "Badan Amal", "Badan Perencanaan", "Badanamal", "dan", "Émile", "Emma", "Tahap 2", "Tahap 10", "Zola"}
	got := slices.Clone(want)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		SortNames(got, ID, func(s string) string { return s })
		if !slices.Equal(got, want) {
			t.Fatalf("got %q", got)
		}
	}
}
