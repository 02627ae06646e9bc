package book

import (
	"slices"
	"testing"
)

// TestHeads: a cell names all heads over the columns it spans, each once, and those beside it.
func TestHeads(t *testing.T) {
	var h heads
	h.above(0, 1, "program")
	h.above(1, 2, "2020")
	h.above(3, 1, "2021")
	h.above(1, 1, "target")
	h.above(2, 1, "rp")
	h.beside(0, 2, "GOV-01")
	for _, c := range []struct {
		column, span int
		want         []string
	}{
		{1, 1, []string{"2020", "target", "GOV-01"}},
		{1, 2, []string{"2020", "target", "rp", "GOV-01"}},
		{2, 5, []string{"2020", "rp", "2021", "GOV-01"}},
		{9, 1, []string{"GOV-01"}},
	} {
		if got := h.of(c.column, c.span, true); !slices.Equal(got, c.want) {
			t.Errorf("the cell at %d over %d columns is read under %q, want %q", c.column, c.span, got, c.want)
		}
	}
	h.next()
	h.next()
	if got := h.of(1, 1, true); !slices.Equal(got, []string{"2020", "target"}) {
		t.Errorf("two rows on: %q", got)
	}
}
