package press

import (
	"strings"
	"testing"

	"jilid/build/press/frame"
)

// TestFiguresAreNear: a figure or table stands on the page that first speaks of it, or
// on one next to it; blank pages and those that a landscape table takes don't count.
func TestFiguresAreNear(t *testing.T) {
	vs, _ := volumes()
	for i := range vs {
		v := &vs[i]
		first := map[string]int{} // page of the nearest mention
		seen := 0
		for at, p := range v.Pages {
			if p.Label == "" || strings.Trim(p.Label, "ivxlc") == "" { // lists of figures and tables are no mentions
				continue
			}
			for dest := range links(p.Frame) {
				if _, id, _ := strings.Cut(dest, "#"); !strings.HasPrefix(id, "fig-") {
					continue
				}
				home, ok := v.Places[dest]
				if old, known := first[dest]; ok && (!known || apart(at, home.Page) < apart(old, home.Page)) {
					first[dest] = at
				}
			}
		}
		for dest, at := range first {
			seen++
			if home := v.Places[dest].Page; apart(at, home) > 1 {
				t.Errorf("%s: %s is on page %d, spoken of on page %d", v.Book.ID, dest, home+1, at+1)
			}
		}
		if seen == 0 {
			t.Errorf("%s: no figure is mentioned", v.Book.ID)
		}
		t.Logf("%s: %d figures are mentioned", v.Book.ID, seen)
	}
}

func apart(a, b int) int { return max(a-b, b-a) }

// links are the places in the book that a frame has links to.
func links(f *frame.Frame) map[string]bool {
	out := map[string]bool{}
	var walk func(f *frame.Frame)
	walk = func(f *frame.Frame) {
		for _, it := range f.Items {
			switch x := it.Item.(type) {
			case *frame.Link:
				if x.Book == "" && x.Dest != "" {
					out[x.Dest] = true
				}
			case *frame.Group:
				walk(x.Frame)
			}
		}
	}
	walk(f)
	return out
}
