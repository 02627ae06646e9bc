package page

import (
	"slices"

	"jilid/build/press/geom"
)

// breaker is the state between pages.
type breaker struct {
	setups  []Setup
	stretch *stretch
	pages   []Page
	faults  []Fault

	list    []Box
	setup   int
	next    int    // index of the first box not yet dealt with
	rest    *Box   // of a box that was split: stands for list[next]
	before  *Box   // the last box of the flow that was placed, on whatever page
	waiting []*Box // floats and inserts that found no room, in order
	carried []NotePart
}

// stretch says which pages are higher: those of a setup from one on.
type stretch struct {
	setup, from int
}

// current is the kind of the page being filled.
func (b *breaker) current() Setup {
	set := b.setups[b.setup]
	if st := b.stretch; st != nil && st.setup == b.setup && len(b.pages) >= st.from {
		set.Height += set.Slack
	}
	return set
}

// run breaks a list from its beginning to its end. Inserts call it again for
// their own list; notes of an insert end on its own pages.
func (b *breaker) run(list []Box, setup int) {
	outer := *b
	b.list, b.setup, b.next, b.rest, b.before, b.waiting, b.carried = list, setup, 0, nil, nil, nil, nil
	for b.next < len(b.list) || len(b.waiting) > 0 || len(b.carried) > 0 {
		b.fill()
	}
	b.list, b.setup, b.next, b.rest, b.before, b.waiting, b.carried =
		outer.list, outer.setup, outer.next, outer.rest, outer.before, outer.waiting, outer.carried
}

// state is the page being filled. It is copied for every possible break, so its
// slices are only ever appended to.
type state struct {
	next    int
	rest    *Box
	boxes   []Placed
	waiting []*Box
	queue   []NotePart // notes carried over and those of the boxes so far, each from its first open line
	flow    *Box       // the last box of the flow on this page, nil if there is none
	before  *Box       // as breaker.before
	y       geom.Length
	below   geom.Length // space wanted below the last box
	cost    Cost
}

// fill makes one page: waiting floats at its top, then boxes while they fit,
// then back to the cheapest break.
func (b *breaker) fill() {
	set := b.current()
	s := state{next: b.next, rest: b.rest, waiting: b.waiting, queue: b.carried, before: b.before}
	if b.inserts(&s) {
		return
	}
	b.floats(&s, set)

	best, found := s, len(s.boxes) > 0 && !b.inArea(s.next)
	best.cost = holeCost(set, s.y) + Never/2 // a page of floats alone: only if no text fits below
	full := false
loop:
	for s.next < len(b.list) {
		box := b.box(&s)
		switch {
		case len(s.boxes) > 0 && held(s.waiting, box):
			full = true
			break loop
		case box.Own != nil && len(s.boxes) == 0:
			// Nothing on this page yet: the pages of the insert come first.
			b.next, b.before = s.next+1, s.before
			b.waiting = append([]*Box{box}, s.waiting...)
			return
		case box.Own != nil, box.Float && late(s.waiting, box):
			s.waiting, s.next = append(s.waiting[:len(s.waiting):len(s.waiting)], box), s.next+1
			continue
		}
		t, fits := b.put(s, box, set)
		if !fits && box.Float && len(s.boxes) > 0 {
			if b.stays(&s, box, set) {
				b.list = slices.Concat(b.list[:s.next], box.Flow, b.list[s.next+1:])
				continue
			}
			s.waiting, s.next = append(s.waiting[:len(s.waiting):len(s.waiting)], box), s.next+1
			continue
		}
		if !fits {
			full = true
			if t, ok := b.split(s, box, set); ok && (!found || t.cost <= best.cost) {
				best, found = t, true
			}
			break
		}
		s = t
		if box.Break <= Force {
			best, found, full = s, true, true
			break
		}
		s.cost = box.Break + holeCost(set, b.foot(&s)+noteHeight(set, s.queue)) + t.cost
		if !found || s.cost <= best.cost {
			best, found = s, true
		}
		s.cost = 0
	}
	stranded := s.flow != nil && s.flow.Break >= Never && len(s.waiting) > 0 // a heading whose float found no room
	switch {
	case !full && !(stranded && found):
		b.close(s, set)
	case found:
		if f := best.flow; f != nil && f.Break >= Never && best.rest == nil && best.next < len(b.list) {
			b.fault(BadBreak, f)
		}
		b.close(best, set)
	default:
		b.force(s, set)
	}
}

// box is the next one: of the list, or what is left of one.
func (b *breaker) box(s *state) *Box {
	if s.rest != nil {
		return s.rest
	}
	return &b.list[s.next]
}

// split places as much of a box as the page has room for.
func (b *breaker) split(s state, box *Box, set Setup) (state, bool) {
	if box.Split == nil {
		return s, false
	}
	room := set.Height - b.top(&s, box, set) - noteHeight(set, s.queue)
	for _, a := range box.Areas {
		room -= a.Bottom
	}
	top, rest, ok := box.Split(room)
	if !ok {
		return s, false
	}
	next := s.next
	t, fits := b.put(s, top, set)
	t.next, t.rest = next, rest
	t.cost += 20 + holeCost(set, b.foot(&t)+noteHeight(set, t.queue))
	return t, fits
}

// inArea tells whether the list goes on within an area that began earlier:
// then a page of floats alone would still be right, but its text must not wait.
func (b *breaker) inArea(next int) bool {
	return next < len(b.list) && b.before != nil && shared(b.before, &b.list[next]) > 0
}

// put places a box of the flow behind the others, if it fits with its notes.
func (b *breaker) put(s state, box *Box, set Setup) (state, bool) {
	y := b.top(&s, box, set)
	s.boxes = append(s.boxes[:len(s.boxes):len(s.boxes)], Placed{box, y})
	s.next, s.rest = s.next+1, nil
	s.flow, s.before = box, box
	s.y, s.below, s.cost = y+box.Height, box.Below, 0
	s.queue = admit(s.queue, box.Notes)
	foot := b.foot(&s)
	if foot > set.Height || box.Room > 0 && len(s.boxes) > 1 && y+box.Room+noteHeight(set, s.queue) > set.Height {
		return s, false
	}
	ok, split := roomFor(set, foot, s.queue, len(b.carried), len(box.Notes) > 0)
	if split {
		s.cost = 60
	}
	return s, ok
}

// top is where the box goes: behind the last one with the larger of the two
// spaces, areas closed and opened between them.
func (b *breaker) top(s *state, box *Box, set Setup) geom.Length {
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
	if box.Snap && len(box.Areas) == 0 && set.Grid > 0 {
		off := (y + box.Lead) % set.Grid
		if off > space*2/5 {
			off -= set.Grid
		}
		y -= off
	}
	return y
}

// foot is the bottom of the page so far, its open areas closed.
func (b *breaker) foot(s *state) geom.Length {
	y := s.y
	if s.flow != nil {
		for _, a := range s.flow.Areas {
			y += a.Bottom
		}
	}
	return y
}

// shared is the number of areas that go on from one box to the next.
func shared(a, b *Box) int {
	n := 0
	for n < len(a.Areas) && n < len(b.Areas) && a.Areas[n] == b.Areas[n] {
		n++
	}
	return n
}

// holeCost is what a page filled to y leaves empty, as a cost.
func holeCost(set Setup, y geom.Length) Cost {
	grid := max(set.Grid, 1)
	hole := max(set.Height-y, 0)
	quarters := Cost(hole * 4 / grid) // of a line
	return quarters * quarters / 4
}

// force closes a page on which nothing could be placed by the rules.
func (b *breaker) force(s state, set Setup) {
	if len(s.boxes) > 0 || len(s.queue) > 0 {
		b.close(s, set) // floats or a long note have the page to themselves
		return
	}
	box := b.box(&s)
	t, _ := b.put(s, box, set)
	if b.foot(&t) > set.Height {
		b.fault(TooTall, box)
	}
	b.close(t, set)
}

func (b *breaker) fault(t Trouble, box *Box) {
	b.faults = append(b.faults, Fault{len(b.pages), t, box})
}

// close finishes the page: areas get their extent, notes their lines.
func (b *breaker) close(s state, set Setup) {
	p := Page{Setup: b.setup, Boxes: s.boxes, Bottom: b.foot(&s), NoteY: set.Height}
	p.Areas = b.parts(&s)
	carried := s.queue
	if len(s.queue) > 0 {
		var height geom.Length
		p.Notes, carried, height = allot(s.queue, set.Height-set.NoteGap-p.Bottom, len(s.boxes) == 0)
		for _, rest := range carried {
			if rest.From > 0 {
				continue
			}
			for _, pl := range s.boxes {
				for _, n := range pl.Box.Notes {
					if n == rest.Note {
						b.fault(NoteMoved, pl.Box)
					}
				}
			}
		}
		p.NoteY = set.Height - height
		y := p.NoteY
		for i := range p.Notes {
			p.Notes[i].Y = y
			y += p.Notes[i].height()
		}
	}
	b.pages = append(b.pages, p)
	b.next, b.rest, b.waiting, b.before, b.carried = s.next, s.rest, s.waiting, s.before, carried
}

// parts finds the stretch of every area on the page.
func (b *breaker) parts(s *state) []Part {
	var out []Part
	open := make(map[*Area]int) // index into out
	first := true
	for _, pl := range s.boxes {
		if pl.Box.Float {
			continue
		}
		common := 0
		if first && b.before != nil {
			common = shared(b.before, pl.Box)
		}
		first = false
		top := pl.Y
		bottom := pl.Y + pl.Box.Height
		for i := len(pl.Box.Areas) - 1; i >= 0; i-- {
			a := pl.Box.Areas[i]
			bottom += a.Bottom
			if k, ok := open[a]; ok {
				out[k].Bottom = bottom
				continue
			}
			top -= a.Top
			if i < common {
				top -= a.Again
			}
			open[a] = len(out)
			out = append(out, Part{Area: a, Top: top, Bottom: bottom, Continued: i < common})
		}
	}
	if s.flow != nil && s.next < len(b.list) {
		next := s.next
		for next < len(b.list) && (b.list[next].Float || b.list[next].Own != nil) {
			next++
		}
		if next < len(b.list) {
			for _, a := range s.flow.Areas[:shared(s.flow, &b.list[next])] {
				out[open[a]].Continues = true
			}
		}
	}
	return out
}
