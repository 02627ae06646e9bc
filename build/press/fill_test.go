package press

import (
	"testing"

	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// bottom is how far down the text of a page reaches.
func bottom(p *frame.Page) geom.Length {
	var low geom.Length
	var walk func(fr *frame.Frame, at geom.Point, tagged bool)
	walk = func(fr *frame.Frame, at geom.Point, tagged bool) {
		for _, it := range fr.Items {
			here := geom.Point{X: at.X + it.At.X, Y: at.Y + it.At.Y}
			switch g := it.Item.(type) {
			case *frame.Glyphs:
				if tagged {
					low = max(low, here.Y)
				}
			case *frame.Group:
				if g.Tag != nil && g.Scale == [6]int64{} {
					low = max(low, here.Y+g.Frame.Size.H)
				}
				if g.Scale == [6]int64{} {
					walk(g.Frame, here, tagged || g.Tag != nil)
				}
			}
		}
	}
	walk(p.Frame, geom.Point{}, false)
	return low
}

// begins are the pages on which a chapter, list or appendix begins.
func begins(v *book.Volume) map[int]bool {
	out := map[int]bool{len(v.Pages) - 1: true}
	for _, o := range v.Outline {
		out[v.Places[o.Dest].Page] = true
	}
	for i, p := range v.Pages {
		if len(p.Frame.Items) == 0 {
			out[i] = true
		}
	}
	return out
}

// TestFill: no page within a chapter of the sample is less than two thirds full. -v tells of thin last pages, too.
func TestFill(t *testing.T) {
	s := loadSample(t)
	vs, _ := volumes()
	pg := s.theme.Page
	for i := range vs {
		v := &vs[i]
		first := begins(v)
		sum, n, worst := geom.Length(0), 0, 0
		for at, p := range v.Pages {
			if at < 4 || len(p.Frame.Items) == 0 || at == len(v.Pages)-1 {
				continue
			}
			whole := p.Size.H - pg.Top - pg.Bottom
			full := (bottom(p) - pg.Top) * 100 / whole
			if first[at+1] {
				if full < 20 && !first[at] {
					t.Logf("%s: page %d, a last one, is filled to %d %%", v.Book.ID, at+1, full)
				}
				continue
			}
			sum, n = sum+full, n+1
			if full < 67 {
				worst++
				t.Logf("%s: page %d is filled to %d %%", v.Book.ID, at+1, full)
			}
		}
		if worst > 0 || sum < 85*geom.Length(n) {
			t.Errorf("%s: too much is empty", v.Book.ID)
		}
		t.Logf("%s: %d pages inside chapters, %d %% full, %d less than two thirds", v.Book.ID, n, sum/geom.Length(n), worst)
	}
}
