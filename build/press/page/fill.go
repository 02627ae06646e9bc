package page

import (
	"slices"

	"jilid/build/press/geom"
)

// state is how far the list has got and what stands on the page. It is copied
// for every way to end the page.
type state struct {
	next    int        // index of the first box not yet dealt with
	rest    []Box      // stands in front of it: what is left of a split box, the flow of a float
	boxes   []Placed   // of the page; states that follow each other share it
	waiting []*Box     // floats and inserts that found no room, in order
	queue   []NotePart // notes carried over and those of the boxes so far, each from its first open line
	flow    *Box       // the last box of the flow on this page, nil if there is none
	before  *Box       // the last box of the flow that was placed, on whatever page
	y       geom.Length
	below   geom.Length // space wanted below the last box
	cost    Cost        // of the ways that were gone on this page
	early   int         // index + 1 of a float that already stands at the head of the page
}

// filling is a page being filled, in every way that is worth it.
type filling struct {
	*breaker
	from  *turn
	set   Setup
	start state   // with the floats that had to wait
	ends  []*turn // ways to end the page, the longest last
}

// fill makes the page: waiting floats at its head, then boxes while they fit.
func (f *filling) fill() {
	t := f.from
	s := state{next: t.next, rest: t.rest, waiting: t.waiting, queue: t.left, before: t.before}
	var faults []Fault
	if len(s.waiting) == 0 && !f.atEnd(&s) && f.box(&s).Own != nil {
		s.wait(f.box(&s))
	}
	if len(s.waiting) > 0 && s.waiting[0].Own != nil && !f.finishes(&s) {
		f.insert(s)
		return
	}
	f.floats(&s, &faults)
	if len(s.boxes)+len(s.queue) > 0 && !f.inArea(&s) {
		alone := s
		alone.cost = floatsPrice + holeCost(f.set, s.y)
		if len(s.boxes) == 0 {
			alone.cost = Poor // notes that leave no room for what comes next
		}
		f.end(alone)
	}
	f.start = s
	if s = f.scan(s); len(f.ends) == 0 {
		f.force(s)
	}
	if len(faults) > 0 {
		for _, e := range f.ends {
			e.fault = slices.Concat(faults, e.fault)
		}
	}
}

// finishes tells whether notes go on at the foot of one more page with text
// before an insert comes between.
func (f *filling) finishes(s *state) bool {
	return len(s.queue) > 0 && !f.atEnd(s) && f.box(s).Own == nil && !held(s.waiting, f.box(s))
}

// atEnd tells whether the list has come to its end.
func (b *breaker) atEnd(s *state) bool { return len(s.rest) == 0 && s.next >= len(b.list) }

// box is the next one.
func (b *breaker) box(s *state) *Box {
	if len(s.rest) > 0 {
		return &s.rest[0]
	}
	return &b.list[s.next]
}

// skip goes on to the box behind the next one.
func (s *state) skip() {
	if len(s.rest) > 0 {
		s.rest = s.rest[1:]
	} else {
		s.next++
	}
}

// scan fills the page with the boxes that come next and notes every way to end
// it. It gives the state in which no box was left or none fitted.
func (f *filling) scan(s state) state {
	for {
		if f.atEnd(&s) {
			f.last(s)
			return s
		}
		if len(s.rest) == 0 && s.next+1 == s.early {
			s.next++
			continue
		}
		box := f.box(&s)
		switch {
		case len(s.boxes) > 0 && held(s.waiting, box):
			return s
		case box.Own != nil, box.Float && late(s.waiting, box):
			s.wait(box)
			continue
		}
		t, fits := f.put(s, box)
		switch {
		case fits:
			s = t
		case box.Float && len(s.boxes) > 0:
			f.early(s, box)
			f.broken(s, box)
			s.wait(box)
			continue
		default:
			if t, ok := f.split(s, box); ok && t.next >= t.early {
				f.end(t)
			}
			return s
		}
		if s.next < s.early {
			continue // the page must not end before the place of what stands at its head
		}
		if box.Break <= Force {
			f.ends = f.ends[:0]
			f.end(s)
			return s
		}
		t = s
		t.cost += box.Break + holeCost(f.set, s.foot()+noteHeight(f.set, s.queue))
		f.end(t)
	}
}

// wait leaves a float or an insert for later.
func (s *state) wait(box *Box) {
	s.waiting = append(s.waiting[:len(s.waiting):len(s.waiting)], box)
	s.skip()
}

// last ends the page where the list ends, unless a heading would stand there
// without its float.
func (f *filling) last(s state) {
	if s.flow != nil && s.flow.Break >= Never && len(s.waiting) > 0 && len(f.ends) > 0 {
		return
	}
	if len(s.waiting) == 0 && f.set.isShort(s.foot()+noteHeight(f.set, s.queue)) {
		s.cost += f.few
	}
	f.end(s)
}

// end notes a way to end the page.
func (f *filling) end(s state) {
	t := f.spare()
	t.state = s
	t.cost += Cost(len(s.waiting)) * waitPrice
	if fl := s.flow; fl != nil && fl.Break >= Never && !f.atEnd(&s) {
		t.fault = append(t.fault, Fault{Trouble: BadBreak, Box: fl})
	}
	f.notes(t)
	f.ends = append(f.ends, t)
}

// split places as much of a box as the page has room for.
func (f *filling) split(s state, box *Box) (state, bool) {
	if box.Split == nil {
		return s, false
	}
	room := f.set.Height - f.top(&s, box) - leastNotes(f.set, s.queue)
	for _, a := range box.Areas {
		room -= a.Bottom
	}
	for range 3 {
		top, rest, ok := box.Split(min(room, box.Height-1)) // there may be room for it, but none for its notes
		if !ok {
			return s, false
		}
		t, fits := f.put(s, top)
		if fits {
			t.rest = append([]Box{*rest}, t.rest...)
			t.cost += box.Within + holeCost(f.set, t.foot()+noteHeight(f.set, t.queue))
			return t, true
		}
		notes := leastNotes(f.set, t.queue) - leastNotes(f.set, s.queue)
		if notes <= 0 {
			return s, false
		}
		room -= notes // less of it, with fewer marks perhaps
	}
	return s, false
}

// inArea tells whether the list goes on within an area that began earlier:
// then a page of floats alone would still be right, but its text must not wait.
func (f *filling) inArea(s *state) bool {
	return !f.atEnd(s) && s.before != nil && shared(s.before, f.box(s)) > 0
}

// put places a box of the flow behind the others, if it fits with its notes.
func (f *filling) put(s state, box *Box) (state, bool) {
	y := f.top(&s, box)
	s.boxes = append(s.boxes, Placed{box, y})
	s.skip()
	s.flow, s.before = box, box
	s.y, s.below = y+box.Height, box.Below
	s.queue = admit(s.queue, box.Notes)
	switch {
	case s.foot()+leastNotes(f.set, s.queue) > f.set.Height,
		box.Room > 0 && len(s.boxes) > 1 && y+box.Room+noteHeight(f.set, s.queue) > f.set.Height:
		return s, false
	}
	return s, true
}

// top is where the box goes: behind the last one with the larger of the two
// spaces, areas closed and opened between them.
func (f *filling) top(s *state, box *Box) geom.Length {
	y := s.y
	var space geom.Length // in front of the box, which may give some of it to the grid
	common := 0
	if s.before != nil {
		common = shared(s.before, box)
	}
	switch {
	case s.flow == nil: // first of the flow on this page
		if len(s.boxes) > 0 {
			space = max(s.below, box.Above)
			y += space
		}
		for _, a := range box.Areas[:common] {
			y += a.Top + a.Again
		}
	default:
		below := s.below
		for i := len(s.flow.Areas) - 1; i >= common; i-- {
			a := s.flow.Areas[i]
			y += a.Bottom
			below = a.Below
		}
		above := box.Above
		if common < len(box.Areas) {
			above = box.Areas[common].Above
		}
		space = max(below, above)
		y += space
	}
	for _, a := range box.Areas[common:] {
		y += a.Top
	}
	if grid := f.set.Grid; box.Snap && len(box.Areas) == 0 && grid > 0 {
		off := (y + box.Lead) % grid
		if off > space*2/5 {
			off -= grid
		}
		y -= off
	}
	return y
}

// foot is the bottom of the page so far, its open areas closed.
func (s *state) foot() geom.Length {
	y := s.y
	if s.flow != nil {
		for _, a := range s.flow.Areas {
			y += a.Bottom
		}
	}
	return y
}

// force ends a page on which nothing could be placed by the rules: floats or
// what was left of notes have it to themselves, or the box is too tall for any.
func (f *filling) force(s state) {
	if len(s.boxes) > 0 || len(s.queue) > 0 {
		s.cost += alonePrice + holeCost(f.set, s.foot()+noteHeight(f.set, s.queue))
		f.end(s)
		return
	}
	box := f.box(&s)
	s, _ = f.put(s, box)
	s.cost += Never
	f.end(s)
	if s.foot() > f.set.Height {
		t := f.ends[len(f.ends)-1]
		t.fault = append(t.fault, Fault{Trouble: TooTall, Box: box})
	}
}
