package page

import "jilid/build/press/geom"

// held tells whether a box of the flow may not pass what waits: a section
// begins that it doesn't belong to, or a table that comes after it.
func held(waiting []*Box, box *Box) bool {
	for _, w := range waiting {
		if box.Stops > 0 && w.Depth >= box.Stops {
			return true
		}
		if box.Series&w.Series != 0 && !box.Float && box.Own == nil {
			return true
		}
	}
	return false
}

// late tells whether a float has to wait because others do: floats keep their
// order, and so do a float and an insert of one series.
func late(waiting []*Box, box *Box) bool {
	for _, w := range waiting {
		if w.Own == nil || box.Series&w.Series != 0 {
			return true
		}
	}
	return false
}

// stays tells whether a float that has found no room is set in the flow: a part
// of it fits, and the boxes that could take its place would leave a hole.
func (b *breaker) stays(s *state, box *Box, set Setup) bool {
	if len(box.Flow) == 0 {
		return false
	}
	room := set.Height - noteHeight(set, admit(s.queue, box.Notes)) - s.y - max(s.below, box.Above)
	var least geom.Length
	for i := range box.Flow {
		f := &box.Flow[i]
		if least += f.Height; f.Break < Never {
			break
		}
		least += f.Below
	}
	if least > room {
		return false
	}
	var up geom.Length
	for i := s.next + 1; i < len(b.list) && up < room; i++ {
		next := &b.list[i]
		if next.Float || next.Own != nil {
			continue
		}
		if held([]*Box{box}, next) {
			break
		}
		up += next.Height + next.Below
	}
	return room-up > set.Height/holeOf
}

// holeOf: a hole of this part of a page is worse than a table broken in two.
const holeOf = 6

// inserts gives the inserts at the head of the queue their pages; those of one
// setup that wait together flow on from one to the next.
func (b *breaker) inserts(s *state) bool {
	if len(s.waiting) == 0 || s.waiting[0].Own == nil {
		return false
	}
	setup := s.waiting[0].Own.Setup
	var list []Box
	n := 0
	for ; n < len(s.waiting) && s.waiting[n].Own != nil && s.waiting[n].Own.Setup == setup; n++ {
		list = append(list, s.waiting[n].Own.List...)
	}
	b.waiting = s.waiting[n:]
	b.run(list, setup)
	return true
}

// floats puts waiting floats at the top of the page, as many as fit, but stops
// at an insert: they keep their order.
func (b *breaker) floats(s *state, set Setup) {
	for len(s.waiting) > 0 && s.waiting[0].Own == nil {
		box := s.waiting[0]
		y := s.y
		if len(s.boxes) > 0 {
			y += max(s.below, box.Above)
		}
		queue := admit(s.queue, box.Notes)
		if len(s.boxes) > 0 && y+box.Height+noteHeight(set, queue) > set.Height {
			return
		}
		if y+box.Height > set.Height {
			b.fault(TooTall, box)
		}
		s.boxes = append(s.boxes[:len(s.boxes):len(s.boxes)], Placed{box, y})
		s.y, s.below, s.queue = y+box.Height, box.Below, queue
		s.waiting = s.waiting[1:]
	}
}
