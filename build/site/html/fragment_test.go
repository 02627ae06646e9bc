package html

import "testing"

func TestRel(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "buku-1/index.html", "buku-1/index.html"},
		{"buku-1/a.html", "buku-1/b.html", "b.html"},
		{"buku-1/a.html", "index.html", "../index.html"},
		{"buku-2/strategi/a.html", "buku-1/img/x.svg", "../../buku-1/img/x.svg"},
		{"buku-2/strategi/a.html", "buku-2/b.html", "../b.html"},
		{"a.html", "berkas/100% #1?.pdf", "berkas/100%25%20%231%3F.pdf"},
		{"a.html", "x:y.html", "x%3Ay.html"},
		{"a.html", "", ""},
	} {
		if got := Rel(c.from, c.to); got != c.want {
			t.Errorf("Rel(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
