package proof

import "testing"

// TestPassage: what stands between two parts of a passage is forgiven, nothing else.
func TestPassage(t *testing.T) {
	const text = "SatuduatigalihatTabel2,hlm.9dansatuduaempat.1lima"
	for _, c := range []struct {
		parts []string
		end   int
	}{
		{[]string{"duatiga"}, 11},
		{[]string{"duaempat."}, 44},
		{[]string{"dua", "tiga"}, 11},
		{[]string{"lihat", "Tabel2", "dan"}, 31},
		{[]string{"dua", "empat.", "lima"}, 49},
		{[]string{"Satu", "lima"}, -1},
		{[]string{"empat", "satu"}, -1},
		{[]string{"enam"}, -1},
	} {
		if end := (passage{parts: c.parts, space: 8}).end(text, 0); end != c.end {
			t.Errorf("%v ends at %d, not %d", c.parts, end, c.end)
		}
	}
}
