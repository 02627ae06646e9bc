package proof

import (
	"slices"
	"strings"

	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// extent is where an element's words and pictures are: its lines on each page.
type extent struct {
	pages []int // in order
	lines map[int][]line
	foot  map[int]geom.Length // the lowest point on each page
	head  map[int]geom.Length // and the highest
}

// line is a line of an element's text.
type line struct {
	y        geom.Length // of the baseline
	from, to geom.Length // from left to right
	last     geom.Length // where the run begins that stands furthest right
	text     string
	soft     bool // ends in a hyphen that the text doesn't have
}

// on is how many lines stand on a page.
func (e *extent) on(page int) int { return len(e.lines[page]) }

func (e *extent) first() int { return e.pages[0] }
func (e *extent) last() int  { return e.pages[len(e.pages)-1] }

// sideways is how far two baselines of one line may be apart: raised marks.
const sideways = 7 * geom.Pt

func (e *extent) at(page int, x, y geom.Length, g *frame.Glyphs) {
	if e.lines == nil {
		e.lines, e.foot, e.head = map[int][]line{}, map[int]geom.Length{}, map[int]geom.Length{}
	}
	if !slices.Contains(e.pages, page) {
		e.pages = append(e.pages, page)
		e.head[page] = y
	}
	e.foot[page], e.head[page] = max(e.foot[page], y), min(e.head[page], y)
	if g == nil {
		return
	}
	end := x + g.Run.Width()
	all := e.lines[page]
	for i := len(all) - 1; i >= 0; i-- { // the last line is the likeliest
		l := &all[i]
		if l.y-y < sideways && y-l.y < sideways {
			l.text += g.Text
			l.from, l.to = min(l.from, x), max(l.to, end)
			if x >= l.last {
				l.last, l.soft = x, g.Soft
			}
			return
		}
	}
	e.lines[page] = append(all, line{y, x, end, x, g.Text, g.Soft})
}

// paper is a volume's elements with the places of what is in them.
type paper struct {
	at     map[*frame.Tag]*extent
	parent map[*frame.Tag]*frame.Tag
}

// measure measures every element from the items of the finished pages; what is
// in an element counts for those around it too. Only leaves have text.
func measure(v *book.Volume) *paper {
	p := &paper{map[*frame.Tag]*extent{}, map[*frame.Tag]*frame.Tag{}}
	var up func(t *frame.Tag)
	up = func(t *frame.Tag) {
		for _, k := range t.Kids {
			p.parent[k] = t
			up(k)
		}
	}
	up(v.Root)
	for n, pg := range v.Pages {
		note := func(tag *frame.Tag, at geom.Point, g *frame.Glyphs) {
			for t := tag; t != nil; t = p.parent[t] {
				if p.at[t] == nil {
					p.at[t] = &extent{}
				}
				p.at[t].at(n, at.X, at.Y, g)
				if t.Role == "Sect" || t.Role == "TBody" || t.Role == "L" {
					g = nil // nobody counts their lines
				}
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
					if exact {
						note(tag, here, g)
					} else {
						note(tag, here, nil)
					}
				case *frame.Image:
					note(tag, here, nil)
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
		walk(pg.Frame, geom.Point{}, nil, true)
	}
	return p
}

// within tells whether an element stands in one of these roles.
func (p *paper) within(tag *frame.Tag, roles ...string) bool {
	for ; tag != nil; tag = p.parent[tag] {
		if slices.Contains(roles, tag.Role) {
			return true
		}
	}
	return false
}

// words are the beginning of what an element says, to find it by.
func (e *extent) words() string {
	for _, page := range e.pages {
		for _, l := range e.lines[page] {
			if s := strings.TrimSpace(l.text); s != "" {
				if r := []rune(s); len(r) > 50 {
					s = string(r[:50]) + "…"
				}
				return s
			}
		}
	}
	return ""
}

// Place is where an element stands: its pages, and how many lines it has on each.
type Place struct{ Pages, Lines []int }

// Where are the places of all elements of a role, in reading order.
func Where(v *book.Volume, role string) []Place {
	p := measure(v)
	var out []Place
	var walk func(t *frame.Tag)
	walk = func(t *frame.Tag) {
		if e := p.at[t]; e != nil && t.Role == role {
			pl := Place{Pages: e.pages}
			for _, n := range e.pages {
				pl.Lines = append(pl.Lines, e.on(n))
			}
			out = append(out, pl)
		}
		for _, k := range t.Kids {
			walk(k)
		}
	}
	walk(v.Root)
	return out
}
