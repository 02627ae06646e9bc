package page

// shared is the number of areas that go on from one box to the next.
func shared(a, b *Box) int {
	n := 0
	for n < len(a.Areas) && n < len(b.Areas) && a.Areas[n] == b.Areas[n] {
		n++
	}
	return n
}

// parts finds the stretch of every area on the page.
func (b *breaker) parts(t *turn) []Part {
	var out []Part
	open := make(map[*Area]int) // index into out
	first := true
	for _, pl := range t.boxes {
		if pl.Box.Float {
			continue
		}
		common := 0
		if first && t.prev.before != nil {
			common = shared(t.prev.before, pl.Box)
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
	if next := b.following(&t.state); t.flow != nil && next != nil {
		for _, a := range t.flow.Areas[:shared(t.flow, next)] {
			out[open[a]].Continues = true
		}
	}
	return out
}

// following is the next box of the flow, nil if there is none.
func (b *breaker) following(s *state) *Box {
	if len(s.rest) > 0 {
		return &s.rest[0]
	}
	for i := s.next; i < len(b.list); i++ {
		if box := &b.list[i]; !box.Float && box.Own == nil {
			return box
		}
	}
	return nil
}
