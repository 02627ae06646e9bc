package page

import "jilid/build/press/geom"

// A note stands on the page of its mark, at least its first two lines; what
// finds no room there goes to the foot of the next page, before that page's own
// notes. A carried note may take two thirds of a page that has text.

const least = 2 // lines of a split note on either side

func (p NotePart) height() geom.Length {
	var h geom.Length
	for _, l := range p.Note.Lines[p.From:p.To] {
		h += l.Height
	}
	return h
}

// admit is the queue with the notes behind it.
func admit(queue []NotePart, notes []*Note) []NotePart {
	queue = queue[:len(queue):len(queue)]
	for _, n := range notes {
		if len(n.Lines) > 0 {
			queue = append(queue, NotePart{Note: n, To: len(n.Lines)})
		}
	}
	return queue
}

func total(queue []NotePart) geom.Length {
	var h geom.Length
	for _, p := range queue {
		h += p.height()
	}
	return h
}

// noteHeight is what a queue takes at the foot of a page, all of it.
func noteHeight(set Setup, queue []NotePart) geom.Length {
	if len(queue) == 0 {
		return 0
	}
	return set.NoteGap + total(queue)
}

// roomFor tells whether the text may reach down to foot with the queue below,
// whose first parts were carried over from earlier pages; marks tells whether
// the last box brought notes. A split of the last note is allowed, and told.
func roomFor(set Setup, foot geom.Length, queue []NotePart, carried int, marks bool) (ok, split bool) {
	if len(queue) == 0 {
		return true, false
	}
	space := set.Height - set.NoteGap - foot
	switch {
	case total(queue) <= space:
		return true, false
	case len(queue) == carried:
		return space >= set.Height*2/3, false
	case !marks:
		return false, false // it would push out lines that have their place
	}
	placed, rest, _ := allot(queue, space, false)
	// Only the last note may go on, and not before it has begun.
	return len(placed) == len(queue) && len(rest) == 1, true
}

// allot gives the space at the foot to the queue in order and splits the note
// that doesn't fit. With must, something is placed whatever the rules.
func allot(queue []NotePart, space geom.Length, must bool) (placed, rest []NotePart, height geom.Length) {
	for i, p := range queue {
		h := p.height()
		if height+h <= space {
			placed = append(placed, p)
			height += h
			continue
		}
		n, part := 0, geom.Length(0)
		for k := p.From; k < p.To && height+part+p.Note.Lines[k].Height <= space; k++ {
			part += p.Note.Lines[k].Height
			n++
		}
		for n > 0 && p.To-p.From-n < least {
			n--
			part -= p.Note.Lines[p.From+n].Height
		}
		if n < least {
			n, part = 0, 0
		}
		if n == 0 && must && i == 0 {
			n, part = 1, p.Note.Lines[p.From].Height
		}
		if n > 0 {
			placed = append(placed, NotePart{Note: p.Note, From: p.From, To: p.From + n})
			height += part
			p.From += n
		}
		if p.From < p.To {
			rest = append(rest, p)
		}
		return placed, append(rest, queue[i+1:]...), height
	}
	return placed, nil, height
}
