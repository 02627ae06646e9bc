package book

import "testing"

// TestAsWide: a number that gets shorter keeps the width of the one before, so that nothing
// moves on its account; what can't have its width stays as it is.
func TestAsWide(t *testing.T) {
	for _, c := range []struct{ answer, before, want string }{
		{", hlm.\u00a099", ", hlm.\u00a0103", ", hlm.\u00a0\u200799"},
		{", hlm.\u00a09", ", hlm.\u00a0103", ", hlm.\u00a0\u2007\u20079"},
		{", hlm.\u00a099", ", hlm.\u00a0\u200798", ", hlm.\u00a0\u200799"},
		{", hlm.\u00a0103", ", hlm.\u00a0\u200799", ", hlm.\u00a0103"},
		{", hlm.\u00a099", "", ", hlm.\u00a099"},
		{", Buku\u00a0I, hlm.\u00a09", ", Buku\u00a0I, hlm.\u00a010", ", Buku\u00a0I, hlm.\u00a0\u20079"},
		{"", ", hlm.\u00a0103", ""},
	} {
		if got := asWide(c.answer, c.before); got != c.want {
			t.Errorf("%q after %q is %q, want %q", c.answer, c.before, got, c.want)
		}
	}
}
