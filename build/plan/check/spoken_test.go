package check

import "testing"

func TestKeyBefore(t *testing.T) {
	for text, want := range map[string]string{
		"judul":               "judul",
		"title: X\n  horizon": "horizon",
		"- {tahun":            "tahun",
		"{tahun: 2026, as_of": "as_of",
		"- nama  ":            "nama",
		"lihat tahun":         "",
		"Tahun":               "",
		"http":                "http",
		"lihat http":          "",
		"":                    "",
		"a\n":                 "",
		"tahun 2026":          "",
	} {
		if got := string(keyBefore([]byte(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
