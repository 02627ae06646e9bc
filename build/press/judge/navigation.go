package judge

import (
	"strconv"
	"strings"
)

// tree walks the nodes of a tree of names or numbers, each once: visit sees a node
// and goes on to what is below it by kids.
func (d *Document) tree(v any, what string, visit func(x Dict, top bool, kids func())) {
	seen := map[Ref]bool{}
	var walk func(v any, top bool)
	walk = func(v any, top bool) {
		if r, ok := v.(Ref); ok {
			if seen[r] {
				d.fault("P7.9.6", "%s: object %d stands twice", what, r)
				return
			}
			seen[r] = true
		}
		x := d.Dict(v)
		visit(x, top, func() {
			for _, k := range d.Array(x["Kids"]) {
				walk(k, false)
			}
		})
	}
	walk(v, true)
}

// nameTree visits the entries of a tree of names, and checks its order.
func (d *Document) nameTree(v any, what string, f func(name string, v any)) {
	if v == nil {
		return
	}
	before, first := "", true
	d.tree(v, what, func(x Dict, top bool, kids func()) {
		from, began := before, first
		names := d.Array(x["Names"])
		for i := 0; i+1 < len(names); i += 2 {
			n, ok := d.Get(names[i]).(string)
			if !ok || !first && n <= before {
				d.fault("P7.9.6", "%s: %q after %q", what, n, before)
			}
			if i == 0 {
				from, began = n, false
			}
			before, first = n, false
			f(n, names[i+1])
		}
		kids()
		if limits := d.Array(x["Limits"]); !top && names != nil && (began || len(limits) != 2 || limits[0] != from || limits[1] != before) {
			d.fault("P7.9.6", "%s: limits %q of %q to %q", what, limits, from, before)
		}
	})
}

// numberTree is a tree of numbers.
func (d *Document) numberTree(v any, what string) map[int]any {
	all := map[int]any{}
	before := -1
	d.tree(v, what, func(x Dict, top bool, kids func()) {
		nums := d.Array(x["Nums"])
		for i := 0; i+1 < len(nums); i += 2 {
			n := d.whole(nums[i], -1)
			if n <= before {
				d.fault("P7.9.6", "%s: %d after %d", what, n, before)
			}
			before = n
			all[n] = nums[i+1]
		}
		if limits := d.Array(x["Limits"]); !top && len(nums) > 0 && (len(limits) != 2 || limits[0] != nums[0] || d.whole(limits[1], -1) != before) {
			d.fault("P7.9.6", "%s: limits %v, the last is %d", what, limits, before)
		}
		kids()
	})
	return all
}

// readPlaces reads the named places.
func (d *Document) readPlaces() {
	d.nameTree(d.Dict(d.Root["Names"])["Dests"], "the named places", func(name string, v any) {
		a := d.Array(v)
		if x := d.Dict(v); x != nil {
			a = d.Array(x["D"])
		}
		if len(a) == 0 {
			d.fault("P12.3.2", "%q is no place", name)
			return
		}
		ref, _ := a[0].(Ref)
		i, ok := d.pageOf[ref]
		if !ok || i < 0 {
			d.fault("P12.3.2", "%q is on no page", name)
			return
		}
		if len(a) < 2 || d.name(a[1]) == "XYZ" && len(a) != 5 {
			d.fault("P12.3.2", "%q: %v", name, a)
		}
		d.Places[name] = i
	})
}

// readLabels reads the page labels as a viewer does.
func (d *Document) readLabels() {
	d.Labels = make([]string, len(d.Pages))
	if d.Root["PageLabels"] == nil {
		return
	}
	all := d.numberTree(d.Root["PageLabels"], "the page labels")
	if all[0] == nil {
		d.fault("P12.4.2", "the first page has none")
	}
	var x Dict
	n := 0
	for i := range d.Pages {
		if v, ok := all[i]; ok {
			x = d.Dict(v)
			n = d.whole(x["St"], 1)
			if n < 1 {
				d.fault("P12.4.2", "page %d counts from %d", i+1, n)
			}
		}
		s := Words(d.Get(x["P"]))
		switch k := d.name(x["S"]); k {
		case "D":
			s += strconv.Itoa(n)
		case "r":
			s += roman(n)
		case "R":
			s += strings.ToUpper(roman(n))
		case "":
		default:
			d.fault("P12.4.2", "page %d counts by %s", i+1, k)
		}
		d.Labels[i] = s
		n++
	}
	for i := range all {
		if i >= len(d.Pages) {
			d.fault("P12.4.2", "page %d of %d", i+1, len(d.Pages))
		}
	}
}

func roman(n int) string {
	s := ""
	for _, r := range []struct {
		n int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.n && n < 5000; n -= r.n {
			s += r.s
		}
	}
	return s
}

// bookmarks visits the bookmarks with their depth, from 0.
func (d *Document) bookmarks(f func(b Dict, deep int)) {
	seen := map[Ref]bool{}
	var walk func(v any, deep int)
	walk = func(v any, deep int) {
		for v != nil && deep < tooDeep {
			r, ok := v.(Ref)
			b := d.Dict(v)
			if !ok || seen[r] || b == nil {
				return
			}
			seen[r] = true
			f(b, deep)
			walk(b["First"], deep+1)
			v = b["Next"]
		}
	}
	walk(d.Dict(d.Root["Outlines"])["First"], 0)
}

var navigationRules = []Rule{
	{"P7.9.6", "a tree of names or numbers isn't in order", nil},
	{"P12.3.2", "a named place is nowhere", nil},
	{"P12.3.3", "the bookmarks aren't linked as they must be", func(d *Document, say func(string, ...any)) {
		top := d.Root["Outlines"]
		if top == nil {
			return
		}
		seen := map[Ref]bool{}
		var level func(parent any, x Dict, deep int) (shown int)
		level = func(parent any, x Dict, deep int) (shown int) {
			var before any
			v := x["First"]
			for ; v != nil; v = d.Dict(v)["Next"] {
				r, _ := v.(Ref)
				b := d.Dict(v)
				if b == nil || seen[r] || deep > tooDeep {
					say("object %d isn't a bookmark, or stands twice", r)
					return shown
				}
				seen[r] = true
				if b["Parent"] != parent || b["Prev"] != before {
					say("%q has other neighbours", Words(d.Get(b["Title"])))
				}
				if bare(Words(d.Get(b["Title"]))) == "" {
					say("a bookmark without words, object %d", r)
				}
				shown++
				if b["First"] != nil {
					n, count := level(v, b, deep+1), d.whole(b["Count"], 0)
					if count != n && count != -n {
						say("%q counts %d, not %d", Words(d.Get(b["Title"])), count, n)
					}
					if count > 0 {
						shown += n
					}
				}
				before = v
			}
			if x["Last"] != before {
				say("the last below object %v is another", parent)
			}
			return shown
		}
		if n, x := level(top, d.Dict(top), 0), d.Dict(top); n != d.whole(x["Count"], -1) {
			say("all count %v, not %d", x["Count"], n)
		}
	}},
	{"P12.4.2", "the page labels aren't as they must be", nil},
	{"A6.1.13-11", "a page is too small or too large", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			for _, k := range []Name{"MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"} {
				if r, ok := d.rect(p.dict[k]); ok && (r[2]-r[0] < 3 || r[3]-r[1] < 3 || r[2]-r[0] > 14400 || r[3]-r[1] > 14400) {
					say("%s: %s %v", page(i), k, r)
				}
			}
		}
	}},
	{"P14.11.2", "a page's boxes don't lie in one another", func(d *Document, say func(string, ...any)) {
		for i, p := range d.Pages {
			media, ok := d.rect(p.dict["MediaBox"])
			for _, k := range []Name{"CropBox", "TrimBox", "BleedBox", "ArtBox"} {
				if r, given := d.rect(p.dict[k]); given && ok && !inside(r, media) {
					say("%s: %s %v", page(i), k, r)
				} else if p.dict[k] != nil && !given {
					say("%s: %s is no rectangle", page(i), k)
				}
			}
			bleed, ok1 := d.rect(p.dict["BleedBox"])
			if trim, ok2 := d.rect(p.dict["TrimBox"]); ok1 && ok2 && !inside(trim, bleed) {
				say("%s: the trim lies outside of the bleed", page(i))
			}
		}
	}},
}

// inside tells whether a rectangle lies in another.
func inside(r, in [4]float64) bool {
	const least = 0.001
	return r[0] >= in[0]-least && r[1] >= in[1]-least && r[2] <= in[2]+least && r[3] <= in[3]+least
}
