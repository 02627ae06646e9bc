package page

import (
	"slices"

	"jilid/build/press/geom"
)

// A note begins on the page of its mark. Where there is no room for all of it
// the rest goes to the foot of the next page, before that page's own notes: at
// least two lines on either side. The less of a note goes over the better, and
// no more than one; on a page that has text a note that came over leaves it a third.

const (
	least      = 2   // lines of a split note on either side
	splitPrice = 60  // a note goes over to the next page
	morePrice  = 300 // one more does
	alonePrice = 100 // what goes over has a page to itself
)

func (p NotePart) height() geom.Length { return p.Note.height(p.From, p.To) }

func (n *Note) height(from, to int) geom.Length {
	var h geom.Length
	for _, l := range n.Lines[from:to] {
		h += l.Height
	}
	return h
}

// splits tells whether the first n lines may stand on a page without the others.
func (p NotePart) splits(n int) bool {
	left := p.To - p.From - n
	return left == 0 || n >= least && left >= least && !p.Note.Lines[p.From+n-1].Keep
}

// least is how many lines must stand on a page that has any of it.
func (p NotePart) least() int {
	n := 1
	for !p.splits(n) {
		n++
	}
	return n
}

// admit is the queue with the notes behind it.
func admit(queue []NotePart, notes []*Note) []NotePart {
	for _, n := range notes {
		if len(n.Lines) > 0 {
			queue = append(queue[:len(queue):len(queue)], NotePart{Note: n, To: len(n.Lines)})
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

// leastNotes is what it takes at least.
func leastNotes(set Setup, queue []NotePart) geom.Length {
	if len(queue) == 0 {
		return 0
	}
	h := set.NoteGap
	for _, p := range queue {
		h += p.Note.height(p.From, p.From+p.least())
	}
	return h
}

// notes gives the foot of a page that ends to its notes.
func (f *filling) notes(t *turn) {
	if len(t.queue) == 0 {
		return
	}
	foot := t.foot()
	t.notes, t.left = share(t.queue, f.set.Height-f.set.NoteGap-foot, len(t.boxes) == 0)
	if len(t.left) == 0 {
		return
	}
	t.cost += splitPrice + Cost(len(t.left)-1)*morePrice
	for _, p := range t.left {
		t.cost += Cost(p.To - p.From)
		if box := boxOf(t.boxes, p.Note); box != nil && p.From == 0 {
			t.cost += Never
			t.fault = append(t.fault, Fault{Trouble: NoteMoved, Box: box})
		}
	}
	if len(f.from.left) > 0 {
		third := f.set
		third.Height /= 3
		t.cost += holeCost(third, foot)
	}
	if f.atEnd(&t.state) && !slices.ContainsFunc(t.waiting, func(w *Box) bool { return w.Own == nil }) {
		t.cost += alonePrice
	}
}

// boxOf is the box with a note's mark, nil if it isn't among these.
func boxOf(boxes []Placed, n *Note) *Box {
	for _, p := range boxes {
		for _, o := range p.Box.Notes {
			if o == n {
				return p.Box
			}
		}
	}
	return nil
}

// share gives the space at the foot to the queue: to each its least, and what is
// left to the first, then to the next. Where there isn't room for that, it is
// given away in order; with must, something is placed in any case.
func share(queue []NotePart, space geom.Length, must bool) (placed, left []NotePart) {
	lines := make([]int, len(queue))
	for i, p := range queue {
		h := p.Note.height(p.From, p.From+p.least())
		if h > space {
			break
		}
		lines[i] = p.least()
		space -= h
	}
	if must && lines[0] == 0 {
		lines[0] = queue[0].least()
	}
	for i, p := range queue {
		if lines[i] == 0 {
			break
		}
		lines[i] += p.more(lines[i], &space)
	}
	for i, p := range queue {
		if n := lines[i]; n > 0 {
			placed = append(placed, NotePart{Note: p.Note, From: p.From, To: p.From + n})
			p.From += n
		}
		if p.From < p.To {
			left = append(left, p)
		}
	}
	return placed, left
}

// more is how many lines behind the first n have room too.
func (p NotePart) more(n int, space *geom.Length) int {
	most := n
	var h, used geom.Length
	for k := n; p.From+k < p.To; k++ {
		if h += p.Note.Lines[p.From+k].Height; h > *space {
			break
		}
		if p.splits(k + 1) {
			most, used = k+1, h
		}
	}
	*space -= used
	return most - n
}
