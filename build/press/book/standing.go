package book

import (
	"jilid/build/memo"
	"jilid/build/press/frame"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// Standing is type that is kept for the next edition, as printers keep it: what was set
// of books that are composed again and again. What comes out is the same as with
// nothing standing. The zero Standing is ready; it is for one Compose at a time.
type Standing struct {
	once    bool  // there is no next edition: chapters aren't kept, paragraphs only from round to round
	look    *Look // that all of it was set in
	edition int   // counts the calls of Compose
	galleys memo.Memo[galleyKey, *galley]
	bodies  memo.Memo[bodyKey, *frame.Frame]
	margins memo.Memo[marginKey, *frame.Frame]
	plates  memo.Memo[plateKey, plate]

	mentions memo.Memo[*doc.Document, *mentions]
}

type galleyKey struct{ book, unit string }

// turn begins another edition. What the last one didn't use is put away.
func (s *Standing) turn(k *Look) {
	if s.look != k {
		*s = Standing{once: s.once, look: k}
	}
	s.edition++
	s.galleys.Turn()
	s.bodies.Turn()
	s.margins.Turn()
	s.plates.Turn()
	s.mentions.Turn()
}

// galley is the one of a unit, known by the book and a name.
func (s *Standing) galley(book, unit string) *galley {
	g := s.galleys.Do(galleyKey{book, unit}, func() *galley { return &galley{Memory: typeset.NewMemory(s.look.set), once: s.once} })
	if g.edition != s.edition {
		g.edition, g.fresh = s.edition, false
		g.sets.Turn()
	}
	return g
}

// galley is what was set of one unit: all of it, and its paragraphs and tables for when
// it has to be set again with a word changed.
type galley struct {
	*typeset.Memory
	fits memo.Memo[fitting, fitted]
	sets memo.Memo[string, *set]

	once    bool
	edition int  // that uses it
	fresh   bool // something was set anew in this edition
}

// clear puts the paragraphs and tables away.
func (g *galley) clear() {
	for range 2 {
		g.Turn()
		g.fits.Turn()
	}
}

// set is what f sets under a key, or what it set before if that holds. The paragraphs
// of a unit that stays as it is are kept, though nobody asks for them.
func (g *galley) set(key string, holds func(*set) bool, f func() *set) *set {
	if g.once {
		return f()
	}
	return g.sets.DoIf(key, holds, func() *set {
		if !g.fresh {
			g.fresh = true
			g.Turn()
			g.fits.Turn()
		}
		return f()
	})
}
