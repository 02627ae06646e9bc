package diag_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"jilid/build/diag"
)

func TestNearest(t *testing.T) {
	known := []string{"title", "subtitle", "region", "agency", "dimension", "GOV-01", "GOV-02", "tbl-anggaran"}
	for _, c := range []struct{ name, want string }{
		{"titel", "title"}, // two letters exchanged are one mistake
		{"tilte", "title"},
		{"Region", "region"},
		{"agensy", "agency"},
		{"dimensoin", "dimension"},
		{"gov-01", "GOV-01"},
		{"GOV-03", "GOV-01"}, // equally near: the first
		{"tbl-angaran", "tbl-anggaran"},
		{"", ""},
		{"anggaran", ""},
		{"xy", ""},
		{strings.Repeat("title", 1000), ""},
	} {
		got, ok := diag.Nearest(c.name, known)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Nearest(%.20q) = %q, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

// TestNearestIsNearest compares with the plain computation.
func TestNearestIsNearest(t *testing.T) {
	distance := func(a, b string) int {
		x, y := []rune(a), []rune(b)
		d := make([][]int, len(x)+1)
		for i := range d {
			d[i] = make([]int, len(y)+1)
			d[i][0] = i
		}
		for j := range d[0] {
			d[0][j] = j
		}
		for i := 1; i <= len(x); i++ {
			for j := 1; j <= len(y); j++ {
				wrong := 1
				if x[i-1] == y[j-1] {
					wrong = 0
				}
				d[i][j] = min(d[i-1][j-1]+wrong, d[i-1][j]+1, d[i][j-1]+1)
				if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
		return d[len(x)][len(y)]
	}
	rng := rand.New(rand.NewPCG(7, 8))
	word := func() string {
		var b strings.Builder
		for range 3 + rng.IntN(9) {
			b.WriteByte("abc-1"[rng.IntN(5)])
		}
		return b.String()
	}
	for range 3000 {
		name, known := word(), make([]string, 12)
		for i := range known {
			known[i] = word()
		}
		want, fewest := "", max(1, len([]rune(name))/3)+1
		for _, k := range known {
			if d := distance(name, k); d < fewest {
				want, fewest = k, d
			}
		}
		if got, _ := diag.Nearest(name, known); got != want {
			t.Fatalf("%q among %q: %q, want %q", name, known, got, want)
		}
	}
}
