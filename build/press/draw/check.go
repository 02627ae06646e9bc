package draw

import (
	"fmt"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Check finds what in a document breaks the rules of tagged files and of
// pages: it is how layout is tested, and what must be empty for every book. The
// sentences are for developers. (Write copes with all of them.)
func Check(d *Document) []string {
	c := checker{places: places(d), tags: map[*frame.Tag]bool{}, ids: map[string]bool{}}
	root := &frame.Tag{Role: "Document"}
	for _, p := range d.Parts {
		if p.Root != nil {
			root.Kids = append(root.Kids, p.Root)
		}
	}
	c.tree(root, nil)
	for _, h := range c.headers {
		if !c.ids[h] {
			c.say("a cell names header %q, which no cell has as its ID", h)
		}
	}
	for i, p := range d.pages() {
		c.page = i
		for _, f := range []*frame.Frame{p.Frame, p.Margin} {
			if f == nil {
				continue
			}
			c.frame(f, geom.Point{}, p.Size, nil, nil)
		}
	}
	c.outline(d.Outline)
	return c.found
}

type checker struct {
	places  map[string]bool
	page    int
	tags    map[*frame.Tag]bool
	ids     map[string]bool
	headers []string
	dests   map[string]int
	heading int // level of the heading before
	found   []string
}

func (c *checker) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

func (c *checker) tree(t, parent *frame.Tag) {
	if c.tags[t] {
		c.say("a %s stands in the tree twice", t.Role)
		return
	}
	c.tags[t] = true
	if t.ID != "" {
		if c.ids[t.ID] {
			c.say("two elements have the ID %q", t.ID)
		}
		c.ids[t.ID] = true
	}
	c.headers = append(c.headers, t.Headers...)
	var in string
	if parent != nil {
		in = parent.Role
	}
	if allowed, strict := parents[t.Role]; strict && !allowed[in] {
		c.say("a %s in a %s", t.Role, in)
	}
	switch t.Role {
	case "Figure", "Formula":
		if t.Alt == "" && t.Actual == "" {
			c.say("a %s without Alt", t.Role)
		}
	case "TH":
		if t.Scope == "" && t.ID == "" {
			c.say("a TH with neither Scope nor ID")
		}
	case "H1", "H2", "H3", "H4", "H5", "H6":
		level := int(t.Role[1] - '0')
		if level > c.heading+1 {
			c.say("%s follows a heading of level %d", t.Role, c.heading)
		}
		c.heading = level
	}
	for _, k := range t.Kids {
		c.tree(k, t)
	}
}

// parents are the elements that some may only stand in.
var parents = map[string]map[string]bool{
	"LI": {"L": true}, "Lbl": {"LI": true, "Note": true, "TOCI": true, "BibEntry": true, "P": true, "Caption": true, "Span": true},
	"LBody": {"LI": true}, "TR": {"Table": true, "THead": true, "TBody": true, "TFoot": true},
	"TH": {"TR": true}, "TD": {"TR": true}, "THead": {"Table": true}, "TBody": {"Table": true}, "TFoot": {"Table": true},
	"TOCI": {"TOC": true},
}

func (c *checker) frame(f *frame.Frame, at geom.Point, page geom.Size, tag *frame.Tag, inline []*frame.Tag) {
	if c.dests == nil {
		c.dests = map[string]int{}
	}
	g := ground{tag: tag, inline: inline}
	uses := func(t *frame.Tag) {
		if t != nil && !c.tags[t] {
			c.tags[t] = true // say it once
			c.say("page %d: content of a %s that isn't in the tree", c.page+1, t.Role)
		}
	}
	for _, p := range f.Items {
		x, y := at.X+p.At.X, at.Y+p.At.Y
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			uses(g.tagged(nil, it.Inline))
			if it.Inline > len(inline) {
				c.say("page %d: %q is in inline element %d of %d", c.page+1, it.Text, it.Inline, len(inline))
			}
			end := x + it.Run.Width()
			if x < 0 || y < 0 || y > page.H || end > page.W {
				c.say("page %d: %q reaches out of the page", c.page+1, it.Text)
			}
		case *frame.Shape:
			if it.Clip != nil {
				c.frame(it.Clip, geom.Point{X: x, Y: y}, page, tag, inline)
			}
		case *frame.Image:
			uses(tag)
		case *frame.Group:
			in, marks := tag, inline
			if it.Tag != nil || it.Inline > 0 {
				in = g.tagged(it.Tag, it.Inline)
			}
			if it.Tags != nil {
				marks = it.Tags
			}
			if it.Frame == nil {
				break
			}
			if it.Scale != [6]int64{} { // places aren't on the page's grid within
				const wide = 1 << 40
				c.frame(it.Frame, geom.Point{X: wide / 2, Y: wide / 2}, geom.Size{W: wide, H: wide}, in, marks)
				break
			}
			c.frame(it.Frame, geom.Point{X: x, Y: y}, page, in, marks)
		case *frame.Link:
			if it.URI == "" && it.Book == "" && !c.places[it.Dest] {
				c.say("page %d: a link to %q, which is nowhere", c.page+1, it.Dest)
			}
			if it.Alt == "" {
				c.say("page %d: a link to %q without words", c.page+1, it.Dest+it.URI)
			}
			if t := g.tagged(it.Tag, it.Inline); t == nil || t.Role != "Link" {
				c.say("page %d: a link to %q outside of a Link element", c.page+1, it.Dest+it.URI)
			} else {
				uses(t)
			}
		case *frame.Dest:
			c.dests[it.Name]++
			if c.dests[it.Name] == 2 {
				c.say("page %d: a second place named %q", c.page+1, it.Name)
			}
		}
	}
}

func (c *checker) outline(all []*frame.Outline) {
	for _, o := range all {
		if !c.places[o.Dest] {
			c.say("bookmark %q leads nowhere", o.Title)
		}
		c.outline(o.Kids)
	}
}
