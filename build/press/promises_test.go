package press

import (
	"slices"
	"testing"

	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// extent is where an element's words and pictures are: its lines on each page.
type extent struct {
	pages []int                 // in order
	lines map[int][]geom.Length // baselines on each page, downwards
	foot  map[int]geom.Length   // the lowest point on each page
}

func (e *extent) at(page int, y geom.Length, text bool) {
	if e.lines == nil {
		e.lines, e.foot = map[int][]geom.Length{}, map[int]geom.Length{}
	}
	if !slices.Contains(e.pages, page) {
		e.pages = append(e.pages, page)
	}
	e.foot[page] = max(e.foot[page], y)
	near := func(l geom.Length) bool { return l-y < 7*geom.Pt && y-l < 7*geom.Pt } // raised marks
	if text && !slices.ContainsFunc(e.lines[page], near) {
		e.lines[page] = append(e.lines[page], y)
	}
}

func (e *extent) first() int { return e.pages[0] }
func (e *extent) last() int  { return e.pages[len(e.pages)-1] }

// extents measures every element from the items of the finished pages; what is
// in an element counts for those around it too.
func extents(v *book.Volume) (map[*frame.Tag]*extent, map[*frame.Tag]*frame.Tag) {
	parent := map[*frame.Tag]*frame.Tag{}
	var up func(t *frame.Tag)
	up = func(t *frame.Tag) {
		for _, k := range t.Kids {
			parent[k] = t
			up(k)
		}
	}
	up(v.Root)
	all := map[*frame.Tag]*extent{}
	for n, p := range v.Pages {
		note := func(tag *frame.Tag, y geom.Length, text bool) {
			for t := tag; t != nil; t = parent[t] {
				if all[t] == nil {
					all[t] = &extent{}
				}
				all[t].at(n, y, text)
			}
		}
		var walk func(fr *frame.Frame, at geom.Point, tag *frame.Tag, exact bool)
		walk = func(fr *frame.Frame, at geom.Point, tag *frame.Tag, exact bool) {
			for _, it := range fr.Items {
				here := at
				if exact {
					here = geom.Point{X: at.X + it.At.X, Y: at.Y + it.At.Y}
				}
				switch g := it.Item.(type) {
				case *frame.Glyphs:
					note(tag, here.Y, exact)
				case *frame.Image:
					note(tag, here.Y, false)
				case *frame.Group:
					in := tag
					if g.Tag != nil {
						in = g.Tag
					}
					walk(g.Frame, here, in, exact && g.Scale == [6]int64{})
				case *frame.Shape:
					if g.Clip != nil {
						walk(g.Clip, here, tag, false)
					}
				}
			}
		}
		walk(p.Frame, geom.Point{}, nil, true)
	}
	return all, parent
}

// TestPageBreaks measures the promises of page breaking on the finished pages: no
// line of a paragraph alone at the foot or the head of a page, no heading without
// its text, no caption without its table or picture, no table's head without a row.
func TestPageBreaks(t *testing.T) {
	loadSample(t)
	vs, _ := volumes()
	for i := range vs {
		v := &vs[i]
		all, parent := extents(v)
		within := func(tag *frame.Tag, roles ...string) bool {
			for ; tag != nil; tag = parent[tag] {
				if slices.Contains(roles, tag.Role) {
					return true
				}
			}
			return false
		}
		say := func(e *extent, what string, tag *frame.Tag) {
			t.Errorf("%s page %d (%s): %s: %q", v.Book.ID, e.first()+1, v.Pages[e.first()].Label, what, tag.Alt)
		}
		counted := map[string]int{}
		var walk func(tag *frame.Tag)
		walk = func(tag *frame.Tag) {
			e := all[tag]
			if e == nil {
				for _, k := range tag.Kids {
					walk(k)
				}
				return
			}
			switch tag.Role {
			case "P", "LBody", "Code":
				if within(tag, "Table", "TOC", "Note") || slices.ContainsFunc(tag.Kids, func(k *frame.Tag) bool { return k.Role == "P" }) {
					break
				}
				counted["paragraphs"]++
				if len(e.pages) < 2 {
					break
				}
				counted["broken"]++
				if len(e.lines[e.first()]) < 2 {
					say(e, "an orphan: one line at the foot of the page", tag)
				}
				if len(e.lines[e.last()]) < 2 {
					say(e, "a widow: one line on the next page", tag)
				}
			case "H1", "H2", "H3", "H4", "H5", "H6":
				counted["headings"]++
				if len(e.pages) > 1 {
					say(e, "a heading on two pages", tag)
				}
				if !followed(all, parent, tag, e) {
					say(e, "a heading at the foot of the page", tag)
				}
			case "Caption":
				counted["captions"]++
				thing := parent[tag]
				if len(e.pages) > 1 || all[thing] == nil {
					say(e, "a caption apart", tag)
				} else if thing.Role == "Table" && !rowOn(all, thing, e.first(), "TBody") {
					say(e, "a caption without a row below it", tag)
				} else if thing.Role != "Table" && len(all[thing].pages) > 1 {
					say(e, "a caption on another page than its picture", tag)
				}
			case "THead":
				if len(e.pages) > 1 || !rowOn(all, parent[tag], e.first(), "TBody") {
					say(e, "a table's head without a row", tag)
				}
			}
			for _, k := range tag.Kids {
				walk(k)
			}
		}
		walk(v.Root)
		if counted["paragraphs"] < 200 || counted["headings"] < 20 || counted["captions"] < 10 {
			t.Errorf("%s: too little was measured: %v", v.Book.ID, counted)
		}
		t.Logf("%s: %v", v.Book.ID, counted)
	}
}

// followed tells whether text, a table or a picture stands below a heading on its page.
func followed(all map[*frame.Tag]*extent, parent map[*frame.Tag]*frame.Tag, heading *frame.Tag, e *extent) bool {
	page, y := e.first(), e.foot[e.first()]
	for tag, other := range all {
		switch tag.Role {
		case "P", "LBody", "Lbl", "TD", "TH", "Figure", "Code", "Formula", "Caption", "TOC":
			if (parent[tag] == nil || parent[tag].Role != "Note") && other.foot[page] > y {
				return true
			}
		}
	}
	return false
}

func rowOn(all map[*frame.Tag]*extent, table *frame.Tag, page int, section string) bool {
	for _, k := range table.Kids {
		if k.Role == section && all[k] != nil && slices.Contains(all[k].pages, page) {
			return true
		}
	}
	return false
}
