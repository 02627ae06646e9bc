package doc

import "testing"

func TestAbbr(t *testing.T) {
	for _, c := range []struct{ short, long, want string }{
		{"OPD", "Organisasi Perangkat Daerah", "Organisasi Perangkat Daerah (OPD)"},
		{"CSR", "Corporate Social Responsibility (tanggung jawab sosial perusahaan)", "Corporate Social Responsibility (CSR, tanggung jawab sosial perusahaan)"},
		{"DAK", "Dana Alokasi Khusus (DAK)", "Dana Alokasi Khusus (DAK)"},
		{"CSR", "Corporate Social Responsibility (CSR, tanggung jawab sosial)", "Corporate Social Responsibility (CSR, tanggung jawab sosial)"},
		{"A", "Satu (dua) tiga", "Satu (dua) tiga (A)"},
		{"A", "Satu (dua (tiga))", "Satu (dua (tiga)) (A)"},
		{"A", "(satu)", "(satu) (A)"},
		{"A", "Satu (dua) (tiga)", "Satu (dua) (A, tiga)"},
	} {
		if got := Plain([]Inline{&Abbr{Short: c.short, Long: c.long, First: true}}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := Plain([]Inline{&Abbr{Short: "OPD", Long: "x"}}); got != "OPD" {
		t.Errorf("got %q", got)
	}
}
