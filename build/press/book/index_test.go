package book

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/typeset"
)

func TestFolioRanges(t *testing.T) {
	for _, c := range []struct{ folios, want string }{
		{"", ""}, {"7", "7"}, {"7 7 8", "7, 8"}, {"7 8 9", "7–9"}, {"9 7 8 7 12", "7–9, 12"}, {"i ii iii 1 2", "i–iii, 1, 2"},
		{"1 2 3 5 6 7 9", "1–3, 5–7, 9"}, {"I-1 I-2 I-3", "I-1, I-2, I-3"}, {"? 3", "3"},
	} {
		v := &volume{places: &places{dest: map[string]Place{}}}
		var at []refs.IndexPlace
		for i, f := range strings.Fields(c.folios) {
			p := refs.IndexPlace{Chapter: &plan.Chapter{Address: "a.html"}, Anchor: fmt.Sprint(i)}
			at = append(at, p)
			var n int
			switch {
			case strings.HasPrefix(f, "I-"):
				fmt.Sscan(f[2:], &n)
			case strings.Trim(f, "i") == "":
				n = len(f)
			default:
				fmt.Sscan(f, &n)
				n += 3
			}
			if f != "?" {
				v.places.dest[p.Dest()] = Place{n, f}
			}
		}
		var got []string
		for _, r := range v.folioRanges(at) {
			got = append(got, r.text)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.folios, s, c.want)
		}
	}
}

// TestColumns: every line is set once, in its order; no column is higher than its page, and
// none ends in a line that belongs with the next.
func TestColumns(t *testing.T) {
	for n := range 70 {
		for keep := range 5 {
			var lines []indexLine
			for i := range n {
				lines = append(lines, indexLine{line: typeset.Line{Frame: &frame.Frame{Size: geom.Size{W: geom.Length(i)}}, Height: 8 * geom.Pt, Depth: 2 * geom.Pt},
					above: geom.Length(i%3) * geom.Pt, keep: i < n-1 && keep > 0 && i%(keep+1) == 0})
			}
			next := 0
			for i, f := range columns(lines, 300*geom.Pt, 100*geom.Pt, 180*geom.Pt) {
				if room := []geom.Length{100 * geom.Pt, 180 * geom.Pt}[min(i, 1)]; f.Size.H > room {
					t.Errorf("%d lines: page %d is %v high", n, i, f.Size.H)
				}
				x := geom.Length(-1)
				for k, p := range f.Items {
					if got := int(p.Item.(*frame.Group).Frame.Size.W); got != next {
						t.Fatalf("%d lines: %d instead of %d", n, got, next)
					}
					if k > 0 && p.At.X != x && lines[next-1].keep {
						t.Errorf("%d lines: a column ends behind line %d", n, next-1)
					}
					x = p.At.X
					next++
				}
				if next < n && lines[next-1].keep {
					t.Errorf("%d lines: a page ends behind line %d", n, next-1)
				}
			}
			if next != n {
				t.Errorf("%d of %d lines are set", next, n)
			}
		}
	}
}
