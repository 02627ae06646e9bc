package page

import (
	"cmp"
	"slices"

	"jilid/build/press/geom"
)

// Break makes pages of the list, the first with the setup of that index.
func Break(list []Box, setups []Setup, setup int) ([]Page, []Fault) {
	all := (&breaker{setups: setups, list: list, setup: setup, inserts: map[insert]broken{}, spares: new([]*turn)}).run()
	return all.pages, all.faults
}

// breaker breaks one list. Inserts have one of their own.
type breaker struct {
	setups  []Setup
	list    []Box
	setup   int
	higher  bool // pages have their slack
	few     Cost // of a last page of few lines
	inserts map[insert]broken
	spares  *[]*turn // that were ways to end a page and are not followed up; one pile, however often the end is broken again
}

func (b *breaker) run() broken {
	end := b.search(&turn{})
	if better := b.betterEnd(end); better != nil {
		end = better
	}
	return b.pages(end)
}

// turn is a way to have broken the list up to the end of a page: how the pages
// have been turned.
type turn struct {
	state // as the page was left: what is placed on it, and what is still to come
	prev  *turn
	set   Setup
	own   *broken // pages of inserts in place of the page
	notes []NotePart
	left  []NotePart // of the notes, for the next page
	fault []Fault    // Page is filled in at the end
	total Cost       // of all turns up to this one
	count int        // of pages
}

// broken are finished pages.
type broken struct {
	pages  []Page
	faults []Fault
}

const (
	ways      = 6   // that are followed up from page to page
	pagePrice = 100 // of one more page
)

// search looks for the cheapest way to the end of the list, a page at a time.
func (b *breaker) search(start *turn) *turn {
	var best *turn
	live := []*turn{start}
	if b.done(start) {
		return start
	}
	for len(live) > 0 {
		var next []*turn
		for _, t := range live {
			next = append(next, b.turns(t)...)
		}
		slices.SortStableFunc(next, func(s, t *turn) int { return cmp.Compare(s.total, t.total) })
		live = live[:0]
		for _, t := range next {
			switch {
			case best != nil && t.total >= best.total:
				b.drop(t)
			case b.done(t):
				best = t
			case len(live) < ways && !slices.ContainsFunc(live, t.meets):
				live = append(live, t)
			default:
				b.drop(t)
			}
		}
	}
	return best
}

// done tells whether nothing is left.
func (b *breaker) done(t *turn) bool {
	return t.next >= len(b.list) && len(t.rest) == 0 && len(t.waiting) == 0 && len(t.left) == 0
}

// meets tells whether two ways have come to the same place.
func (t *turn) meets(o *turn) bool {
	return t.next == o.next && len(t.rest) == len(o.rest) && (len(t.rest) == 0 || t.rest[0].Height == o.rest[0].Height) &&
		slices.Equal(t.waiting, o.waiting) && slices.Equal(t.left, o.left)
}

// turns are the cheapest ways to make the next page.
func (b *breaker) turns(t *turn) []*turn {
	set := b.setups[b.setup]
	if b.higher {
		set.Height += set.Slack
	}
	f := &filling{breaker: b, from: t, set: set}
	f.fill()
	slices.Reverse(f.ends) // of two equal ones the longer page
	slices.SortStableFunc(f.ends, func(s, t *turn) int { return cmp.Compare(s.cost, t.cost) })
	for len(f.ends) > ways {
		last := len(f.ends) - 1
		b.drop(f.ends[last])
		f.ends = f.ends[:last]
	}
	for _, e := range f.ends {
		e.prev, e.set = t, set
		e.total, e.count = t.total+e.cost+pagePrice, t.count+1
		if e.own != nil {
			e.count += len(e.own.pages) - 1
		}
	}
	return f.ends
}

// drop takes back a turn that nobody follows up.
func (b *breaker) drop(t *turn) {
	*t = turn{}
	*b.spares = append(*b.spares, t)
}

// spare is an empty turn.
func (b *breaker) spare() *turn {
	if last := len(*b.spares) - 1; last >= 0 {
		t := (*b.spares)[last]
		*b.spares = (*b.spares)[:last]
		return t
	}
	return new(turn)
}

// A last page of few lines is avoided: by a line more on some of the pages before
// it, on as few as possible, or else by a line less.
const (
	fewLines  = 5
	fewPart   = 8 // of a page, where that is less
	fewPrice  = 150
	mostPages = 8 // that are changed
)

// isShort tells whether a page that is filled so far is one of few lines.
func (set Setup) isShort(y geom.Length) bool { return y < min(fewLines*set.Grid, set.Height/fewPart) }

// betterEnd breaks the end of the list again where the last page has few lines,
// nil if there is no need or it doesn't help.
func (b *breaker) betterEnd(end *turn) *turn {
	if end.count < 2 || end.own != nil {
		return nil
	}
	filled := end.foot() + noteHeight(end.set, end.notes)
	faults := end.faults()
	if filled < fewLines*end.set.Grid && end.set.Slack > 0 {
		higher := *b
		higher.higher = true
		for t, n := end.prev, 0; t.prev != nil && n < mostPages; t, n = t.prev, n+1 {
			if e := higher.search(t.prev); e.count < end.count && e.faults() <= faults {
				return e
			}
		}
	}
	if !end.set.isShort(filled) {
		return nil
	}
	fuller := *b
	fuller.few = fewPrice
	start := end
	for n := 0; start.prev != nil && n <= mostPages; n++ {
		start = start.prev
	}
	if e := fuller.search(start); e.count <= end.count && e.faults() <= faults {
		return e
	}
	return nil
}

// faults counts the broken rules of all pages up to a turn.
func (t *turn) faults() int {
	n := 0
	for ; t != nil; t = t.prev {
		n += len(t.fault)
		if t.own != nil {
			n += len(t.own.faults)
		}
	}
	return n
}

// pages makes the pages of a way.
func (b *breaker) pages(end *turn) broken {
	var all []*turn
	for t := end; t.prev != nil; t = t.prev {
		all = append(all, t)
	}
	var out broken
	for _, t := range slices.Backward(all) {
		at := len(out.pages)
		for _, f := range t.fault {
			f.Page = at
			out.faults = append(out.faults, f)
		}
		if t.own == nil {
			out.pages = append(out.pages, b.page(t))
			continue
		}
		out.pages = append(out.pages, t.own.pages...)
		for _, f := range t.own.faults {
			f.Page += at
			out.faults = append(out.faults, f)
		}
	}
	return out
}

// page gives the notes their places and the areas their extent.
func (b *breaker) page(t *turn) Page {
	p := Page{Setup: b.setup, Boxes: t.boxes, Bottom: t.foot(), Areas: b.parts(t), Notes: t.notes}
	p.NoteY = t.set.Height - total(p.Notes)
	y := p.NoteY
	for i := range p.Notes {
		p.Notes[i].Y = y
		y += p.Notes[i].height()
	}
	return p
}

// holeCost is what a page filled to y leaves empty, as a cost.
func holeCost(set Setup, y geom.Length) Cost {
	grid := max(set.Grid, 1)
	hole := max(set.Height-y, 0)
	quarters := Cost(min(hole*4/grid, 1000)) // of a line
	return quarters * quarters / 4
}
