package typeset

import (
	"math"
	"slices"

	"jilid/build/press/geom"
)

// breaker finds the line ends that are best for the paragraph as a whole:
// Knuth and Plass, "Breaking Paragraphs into Lines", Software – Practice and
// Experience 11 (1981), as TeX has it, in integers.
//
// It goes over the paragraph up to four times, each time allowing more: without
// hyphens; with them; with spaces of any width; and at last with ties broken.
// The last time always finds lines, since no box is longer than a line.
type breaker struct {
	nodes  []node
	active []int32
	ends   []int
}

const (
	tightness   = 4 // classes of lines: tight, even, wide, loose
	mostHyphens = 4 // in succession: so many only as a last resort
)

// Prices of what a good compositor avoids, on the scale of demerits. A line
// worth the last resort has two and a half times the stretch of its spaces.
const (
	priceSecond   = 12_000    // hyphen in succession
	priceThird    = 200_000   // and a third
	priceClosing  = 30_000    // a hyphen before the last line
	priceShortish = 15_000    // a last line of less than twice its least length
	lastResort    = 2_500_000 // a fourth hyphen, a last line that is too short or but a word's end
)

// look is what a style asks of its line ends.
type look struct {
	justify   bool
	hyphenate bool
	rag       geom.Length // how ragged an edge may be with a good conscience, if not justified
	minLast   geom.Length // of the last line
}

// node is a line end on the best way to it.
type node struct {
	at      int32 // index of the item, -1 for the beginning
	start   int32 // index of the next line's first box
	prev    int32
	fit     int8 // class of tightness
	hyphens int8 // lines in succession up to here that end in a hyphen
	cost    int64
}

const (
	infinite = 1000000 // badness
	natural  = 297     // as which a ratio of one is counted: 297³/2¹⁸ is 100
)

// tolerance is the most badness that a line may have.
type tolerance struct {
	most int64
	from int64 // the least ratio that is worse, as badness counts it; 0: none is
}

// tolerances of the four times that a paragraph is gone over.
var (
	justified = [...]tolerance{1: upTo(120), upTo(500), upTo(infinite), upTo(infinite)}
	ragged    = [...]tolerance{1: upTo(250), upTo(800), upTo(infinite), upTo(infinite)}
)

func upTo(most int64) tolerance {
	for r := int64(1); r < 21*natural; r++ {
		if (r*r*r+1<<17)>>18 > most {
			return tolerance{most, r}
		}
	}
	return tolerance{most: most}
}

// badness is 100 (t/s)³, within a margin, as TeX computes it. It goes on rising
// where TeX's ends, so that one hopeless line doesn't make the others careless.
func badness(t, s int64) int64 {
	if t == 0 {
		return 0
	}
	if t >= 21*s {
		return infinite
	}
	r := t * natural / s
	return min((r*r*r+1<<17)>>18, infinite)
}

// run gives the indices of the items at which the lines end.
func (k *breaker) run(list []item, first, rest geom.Length, l look) []int {
	for pass := 1; pass <= 4; pass++ {
		if pass == 2 && !l.hyphenate {
			continue
		}
		if k.try(list, first, rest, l, pass) {
			break
		}
	}
	return k.ends
}

func (k *breaker) try(list []item, first, rest geom.Length, l look, pass int) bool {
	t := justified[pass]
	if !l.justify {
		t = ragged[pass]
	}
	var extra geom.Length
	if pass >= 3 {
		extra = rest / 100 // a line without any space must be better full than empty
	}
	k.nodes = append(k.nodes[:0], node{at: -1, start: int32(nextBox(list, 0)), prev: -1, fit: 1})
	k.active = append(k.active[:0], 0)
	for i := range list {
		x := &list[i]
		switch x.kind {
		case box, fill:
			continue
		case glue:
			if i == 0 || list[i-1].kind == glue || x.tie && pass < 4 {
				continue
			}
		case penalty:
			if x.tie && pass < 4 || x.hyphen && (pass == 1 || !l.hyphenate && pass < 3) {
				continue
			}
		}
		if !k.end(list, i, first, rest, &l, t, extra, pass) {
			return false
		}
	}
	best := int32(-1)
	for _, a := range k.active {
		if int(k.nodes[a].at) == len(list)-1 && (best < 0 || k.nodes[a].cost < k.nodes[best].cost) {
			best = a
		}
	}
	if best < 0 {
		return false
	}
	k.ends = k.ends[:0]
	for n := best; n > 0; n = k.nodes[n].prev {
		k.ends = append(k.ends, int(k.nodes[n].at))
	}
	for i, j := 0, len(k.ends)-1; i < j; i, j = i+1, j-1 {
		k.ends[i], k.ends[j] = k.ends[j], k.ends[i]
	}
	return true
}

// end considers item i as the end of a line begun at each active node. It
// reports whether any way goes on.
func (k *breaker) end(list []item, i int, first, rest geom.Length, l *look, t tolerance, extra geom.Length, pass int) bool {
	x := &list[i]
	type way struct {
		cost int64
		prev int32 // index + 1 of the node; 0: there is no such way
	}
	var best [mostHyphens + 1][tightness]way // by the hyphens in succession: what comes behind depends on them
	forced := x.kind == force
	last := forced && i == len(list)-1
	closing := geom.Length(0) // what the line end adds: a hyphen, less what stands out
	if x.kind == penalty {
		closing = x.width
	}
	if l.justify {
		closing -= protrusion(list, i)
	}
	found := false
	keep := k.active[:0]
	for n, a := range k.active {
		nd := &k.nodes[a]
		width := rest
		if nd.at < 0 {
			width = first
		}
		from := &list[min(int(nd.start), i)]
		length := x.x - from.x + closing
		if l.justify && from.kind == box {
			length -= from.left()
		}
		room := width - length
		var bad int64
		fit := int8(1)
		overfull, short, shortish := false, false, false
		switch {
		case room < 0:
			shrink := x.xShrink - from.xShrink
			if -room > shrink {
				only := pass == 4 && len(keep) == 0 && n == len(k.active)-1 && !found
				if !only {
					continue // too long now and ever after
				}
				bad, overfull = infinite, true
				break
			}
			bad = badness(int64(-room), int64(shrink))
			if bad > 12 {
				fit = 0
			}
		case x.xFill > from.xFill || forced && !last:
		case last:
			if nd.at >= 0 {
				short, shortish = length < l.minLast, length < 2*l.minLast
			}
		default:
			stretch := x.xStretch - from.xStretch + extra
			if !l.justify {
				stretch = l.rag + extra
			}
			if t.from > 0 && room > 0 && int64(room)*natural >= t.from*int64(stretch) {
				keep = append(keep, a) // too short yet, as most lines are that are looked at
				continue
			}
			bad = badness(int64(room), int64(stretch))
			if bad > 100 {
				fit = 3
			} else if bad > 12 {
				fit = 2
			}
		}
		if !forced && !overfull {
			keep = append(keep, a)
		}
		hyphens := int8(0)
		if x.kind == penalty && x.flagged {
			hyphens = min(nd.hyphens+1, mostHyphens)
		}
		poor := short || hyphens == mostHyphens || last && nd.at >= 0 && list[nd.at].hyphen && oneWord(list, int(nd.start), i)
		if bad > t.most && !overfull || poor && t.most < infinite || shortish && pass == 1 && l.hyphenate && l.justify {
			continue
		}
		cost := nd.cost + l.demerits(x, nd, bad, fit)
		switch {
		case poor && nd.hyphens == mostHyphens && hyphens > 0:
			cost += 20 * lastResort
		case poor:
			cost += lastResort
		case last && nd.hyphens > 0:
			cost += priceClosing
		case shortish:
			cost += priceShortish
		}
		if b := &best[hyphens][fit]; b.prev == 0 || cost < b.cost {
			*b, found = way{cost, a + 1}, true
		}
	}
	k.active = keep
	if !found {
		return len(k.active) > 0
	}
	start := int32(nextBox(list, i+1))
	for fit := range tightness {
		least := int64(math.MaxInt64)
		for hyphens := range best {
			if b := &best[hyphens][fit]; b.prev > 0 && b.cost < least { // more hyphens must be cheaper
				least = b.cost
				k.nodes = append(k.nodes, node{at: int32(i), start: start, prev: b.prev - 1, fit: int8(fit), hyphens: int8(hyphens), cost: b.cost})
				k.active = append(k.active, int32(len(k.nodes)-1))
			}
		}
	}
	return len(k.active) > 0
}

// oneWord tells whether no space stands between two items.
func oneWord(list []item, from, to int) bool {
	return !slices.ContainsFunc(list[from:to], func(x item) bool { return x.kind == glue })
}

// demerits of a line, as in TeX but for hyphens in succession.
func (l *look) demerits(x *item, before *node, bad int64, fit int8) int64 {
	d := (10 + bad) * (10 + bad)
	if x.kind == penalty {
		price := int64(x.price)
		if x.hyphen && !l.justify {
			price *= 5 // a ragged edge needs no hyphens
		}
		d += price * price
		if x.flagged {
			switch before.hyphens {
			case 0:
			case 1:
				d += priceSecond
			default:
				d += priceThird
			}
		}
	}
	if x.tie {
		d += 4 * infinite * infinite
	}
	if df := fit - before.fit; df > 1 || df < -1 {
		d += 10000
	}
	return d
}

// nextBox gives the index of the box that begins a line after a break: spaces
// and chances to break that come first are gone.
func nextBox(list []item, i int) int {
	for i < len(list) && (list[i].kind == glue || list[i].kind == penalty) {
		i++
	}
	return i
}

// protrusion is how far a line that ends at item i stands out to the right.
func protrusion(list []item, i int) geom.Length {
	if x := &list[i]; x.kind == penalty && x.hyphen {
		return x.out
	}
	for i--; i >= 0 && list[i].kind != box; i-- {
		if list[i].kind == fill || list[i].kind == force {
			return 0
		}
	}
	if i < 0 {
		return 0
	}
	return list[i].right()
}
