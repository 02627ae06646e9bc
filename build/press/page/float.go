package page

import (
	"slices"
)

// Prices of what is better avoided.
const (
	waitPrice   = 2  // a float waits for the next page
	earlyPrice  = 3  // a float stands at the head of its page, above what comes before it
	floatsPrice = 20 // a page has no text
	holeOf      = 6  // a hole of this part of a page is worse than a float broken in two
)

// held tells whether a box of the flow may not pass what waits: a section
// begins that it doesn't belong to, or began in it, or a table comes after it.
func held(waiting []*Box, box *Box) bool {
	for _, w := range waiting {
		if w.Stops > 0 || box.Stops > 0 && w.Depth >= box.Stops {
			return true
		}
		if box.Series&w.Series != 0 && !box.Float && box.Own == nil {
			return true
		}
	}
	return false
}

// late tells whether a float has to wait because others do: those of one series
// keep their order, and none passes what has no series or opens a section.
func late(waiting []*Box, box *Box) bool {
	for _, w := range waiting {
		if w.Own == nil && (w.Series == 0 || box.Series == 0) || w.Stops > 0 || box.Series&w.Series != 0 {
			return true
		}
	}
	return false
}

// early tries the float that finds no room at the head of the page, if nothing
// that must come before it stands on the page.
func (f *filling) early(s state, box *Box) {
	if s.early > 0 || len(s.rest) > 0 || len(f.start.waiting) > 0 {
		return
	}
	for _, p := range s.boxes[len(f.start.boxes):] {
		if b := p.Box; b.Stops > 0 && box.Depth >= b.Stops || b.Series&box.Series != 0 {
			return
		}
	}
	e := f.start
	e.boxes = slices.Clone(e.boxes)
	if !f.head(&e, box) {
		return
	}
	e.early = s.next + 1
	e.cost += earlyPrice
	f.scan(e)
}

// broken tries the float in its place, broken over pages.
func (f *filling) broken(s state, box *Box) {
	if len(box.Flow) == 0 || len(s.rest) > 0 {
		return
	}
	s.boxes = slices.Clone(s.boxes)
	s.skip()
	s.rest = box.Flow
	s.cost += holeCost(f.set, f.set.Height-f.set.Height/holeOf)
	f.scan(s)
}

// floats puts waiting floats at the head of the page, as many as fit, but stops
// at an insert: they keep their order.
func (f *filling) floats(s *state, faults *[]Fault) {
	for len(s.waiting) > 0 && s.waiting[0].Own == nil {
		box := s.waiting[0]
		if !f.head(s, box) {
			if len(s.boxes) > 0 {
				return
			}
			if box.Height > f.set.Height {
				*faults = append(*faults, Fault{Trouble: TooTall, Box: box})
			}
			s.boxes = append(s.boxes, Placed{box, 0})
			s.y, s.below, s.queue = box.Height, box.Below, admit(s.queue, box.Notes)
		}
		s.waiting = s.waiting[1:]
	}
}

// head puts a float behind those at the head of the page, if it fits.
func (f *filling) head(s *state, box *Box) bool {
	y := s.y
	if len(s.boxes) > 0 {
		y += max(s.below, box.Above)
	}
	queue := admit(s.queue, box.Notes)
	if y+box.Height+leastNotes(f.set, queue) > f.set.Height {
		return false
	}
	s.boxes = append(s.boxes, Placed{box, y})
	s.y, s.below, s.queue = y+box.Height, box.Below, queue
	return true
}

// insert is inserts that wait together: the first of them, and how many.
type insert struct {
	first *Box
	count int
}

// insert gives the inserts at the head of those that wait their pages; those of
// one setup flow on from one to the next. Notes of an insert end on its own pages.
func (f *filling) insert(s state) {
	setup := s.waiting[0].Own.Setup
	n := slices.IndexFunc(s.waiting, func(w *Box) bool { return w.Own == nil || w.Own.Setup != setup })
	if n < 0 {
		n = len(s.waiting)
	}
	key := insert{s.waiting[0], n}
	own, known := f.inserts[key]
	if !known {
		var list []Box
		for _, w := range s.waiting[:n] {
			list = append(list, w.Own.List...)
		}
		own = (&breaker{setups: f.setups, list: list, setup: setup, inserts: map[insert]broken{}, spares: f.spares}).run()
		f.inserts[key] = own
	}
	s.waiting = s.waiting[n:]
	f.ends = append(f.ends, &turn{state: s, own: &own, left: s.queue})
}
