package font

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"jilid/build/press/geom"
	"jilid/themes"
)

// Every face of the theme is kerned as HarfBuzz itself kerns it.
func TestKernedAsHarfBuzz(t *testing.T) {
	said, err := os.ReadFile("testdata/harfbuzz.txt")
	if err != nil {
		t.Fatal(err)
	}
	faces := map[string]bool{}
	var f *Font
	var name string
	s := NewShaper()
	for line := range strings.Lines(string(said)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case !strings.HasPrefix(line, "\t"):
			name = line
			f = load(t, name)
			faces[name] = true
		default:
			text, want, _ := strings.Cut(line[1:], "\t")
			var got []string
			for _, u := range s.Shape(f, text, geom.Length(f.upem), Options{}) { // in its own units
				got = append(got, fmt.Sprint(int64(u.Advance)))
			}
			if got := strings.Join(got, " "); got != want {
				t.Errorf("%s: %s advances by %s, in HarfBuzz by %s", name, text, got, want)
			}
		}
	}
	entries, err := themes.FS.ReadDir("default/fonts")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".ttf") && !faces[e.Name()] {
			t.Errorf("HarfBuzz wasn't asked about %s", e.Name())
		}
	}
}
