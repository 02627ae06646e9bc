package check

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestMarksLoseNothing: names of one or two edits are alike, whatever marks the
// edits move.
func TestMarksLoseNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	letter := func() rune { return rune('a' + rng.IntN(26)) }
	for range 20000 {
		name := make([]rune, 8+rng.IntN(40))
		for i := range name {
			name[i] = letter()
		}
		edits := 1
		if len(name) > 21 {
			edits = 2
		}
		other := slices.Clone(name)
		for range edits {
			switch at := rng.IntN(len(other)); rng.IntN(3) {
			case 0:
				other[at] = letter()
			case 1:
				other = slices.Insert(other, at, letter())
			case 2:
				other = slices.Delete(other, at, at+1)
			}
		}
		if len(other) < 8 {
			continue
		}
		if a, b := fold(string(name)), fold(string(other)); !alike(&a, &b) {
			t.Fatalf("%s and %s are told apart", string(name), string(other))
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"abc", "abd", 1}, {"xabc", "abc", 1}, {"aba", "aaba", 1}, {"portal layanan", "portla layanan", 2}, {"abcabc", "abc", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
