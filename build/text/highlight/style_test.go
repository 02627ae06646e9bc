package highlight

import (
	"testing"

	"github.com/alecthomas/chroma/v2"
	theirs "github.com/alecthomas/chroma/v2/styles"
)

// TestStyles: the styles are chroma's.
func TestStyles(t *testing.T) {
	for name, entries := range styles {
		want, ok := theirs.Registry[name]
		if !ok {
			t.Errorf("chroma has no style %s", name)
			continue
		}
		got := chroma.MustNewStyle(name, entries)
		for kind := range chroma.StandardTypes {
			if got.Get(kind) != want.Get(kind) {
				t.Errorf("%s: %s is %s, not %s", name, kind, got.Get(kind), want.Get(kind))
			}
		}
	}
}
