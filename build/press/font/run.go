package font

import (
	"iter"
	"math"
	"slices"

	"jilid/build/press/geom"
)

// Run is shaped text that is kept: a book has a million glyphs, and nearly all of them
// say no more than which they are, how far the next one is and that they stand for the
// letter behind the last. So they take a third of the room of a [Glyph]. A run with
// others is kept as it is. A Run is never written to.
type Run struct {
	tight []tightGlyph
	loose []Glyph
}

// tightGlyph is a glyph that is drawn at the pen.
type tightGlyph struct {
	advance int32
	id      uint16
	step    int16 // from the last glyph's cluster to this one's
}

// NewRun keeps glyphs, which stay the caller's.
func NewRun(glyphs []Glyph) Run {
	tight := make([]tightGlyph, len(glyphs))
	at := int32(0)
	for i := range glyphs {
		g := &glyphs[i]
		step := int64(g.Cluster) - int64(at)
		if g.X != 0 || g.Y != 0 || step != int64(int16(step)) || g.Advance < math.MinInt32 || g.Advance > math.MaxInt32 {
			return Run{loose: slices.Clone(glyphs)}
		}
		tight[i] = tightGlyph{int32(g.Advance), g.ID, int16(step)}
		at = g.Cluster
	}
	return Run{tight: tight}
}

// Len is the number of glyphs.
func (r Run) Len() int { return len(r.tight) + len(r.loose) }

// All are the glyphs.
func (r Run) All() iter.Seq[Glyph] {
	return func(yield func(Glyph) bool) {
		for _, g := range r.loose {
			if !yield(g) {
				return
			}
		}
		at := int32(0)
		for _, t := range r.tight {
			at += int32(t.step)
			if !yield(Glyph{Advance: geom.Length(t.advance), ID: t.id, Cluster: at}) {
				return
			}
		}
	}
}

// AppendTo appends the glyphs to a slice.
func (r Run) AppendTo(glyphs []Glyph) []Glyph {
	glyphs = slices.Grow(append(glyphs, r.loose...), len(r.tight))
	at := int32(0)
	for _, t := range r.tight {
		at += int32(t.step)
		glyphs = append(glyphs, Glyph{Advance: geom.Length(t.advance), ID: t.id, Cluster: at})
	}
	return glyphs
}

// Width is how far the pen moves.
func (r Run) Width() geom.Length {
	var w geom.Length
	for i := range r.loose {
		w += r.loose[i].Advance
	}
	for _, t := range r.tight {
		w += geom.Length(t.advance)
	}
	return w
}
