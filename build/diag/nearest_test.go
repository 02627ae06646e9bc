package diag_test

import (
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
