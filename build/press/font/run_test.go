package font

import (
	"math"
	"slices"
	"testing"

	"jilid/build/press/geom"
)

// TestRun: a run gives back the glyphs it was made of, whatever they are.
func TestRun(t *testing.T) {
	for name, glyphs := range map[string][]Glyph{
		"none":          {},
		"a word":        {{Advance: 5000, ID: 7}, {Advance: -20, ID: math.MaxUint16, Cluster: 1}, {ID: 9, Cluster: 4}},
		"leftwards":     {{Advance: 5000, ID: 7, Cluster: 6}, {Advance: 4000, ID: 8, Cluster: 3}, {Advance: 1, ID: 9}},
		"a mark":        {{Advance: 5000, ID: 7}, {X: -3000, Y: 40, ID: 8}},
		"a wide glyph":  {{Advance: geom.Length(math.MaxInt32) + 1, ID: 7}},
		"a far cluster": {{Advance: 1, ID: 7}, {Advance: 1, ID: 8, Cluster: math.MaxInt16 + 1}},
		"a far return":  {{Advance: 1, ID: 7, Cluster: math.MaxInt32}, {Advance: 1, ID: 8, Cluster: math.MinInt32}},
	} {
		run := NewRun(glyphs)
		if got := run.AppendTo([]Glyph{}); !slices.Equal(got, glyphs) || run.Len() != len(glyphs) {
			t.Errorf("%s: %v comes back as %v", name, glyphs, got)
		}
		var width geom.Length
		for _, g := range glyphs {
			width += g.Advance
		}
		if run.Width() != width {
			t.Errorf("%s: %d wide, not %d", name, run.Width(), width)
		}
	}
}
