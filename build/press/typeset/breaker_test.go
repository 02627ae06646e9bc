package typeset

import "testing"

// TestTolerance: what is taken for worse than a tolerance at a glance has a greater badness.
func TestTolerance(t *testing.T) {
	for _, most := range []tolerance{justified[1], justified[2], ragged[1], ragged[2]} {
		for _, stretch := range []int64{0, 1, 7, 1000, 33_333} {
			for room := int64(1); room < 30*stretch+2; room += stretch/300 + 1 {
				if worse := room*natural >= most.from*stretch; worse != (badness(room, stretch) > most.most) {
					t.Errorf("%d of %d: badness %d of %d, at a glance %v", room, stretch, badness(room, stretch), most.most, worse)
				}
			}
		}
	}
}
