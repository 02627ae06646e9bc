package press

import (
	"testing"

	"jilid/build/plan/refs"
	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/text/doc"
)

// spot is where a destination stands.
type spot struct {
	page int
	y    geom.Length
}

func (a spot) before(b spot) bool { return a.page < b.page || a.page == b.page && a.y < b.y }

// spots are the places of all destinations of a book.
func spots(v *book.Volume) map[string]spot {
	out := map[string]spot{}
	for i, p := range v.Pages {
		for _, it := range p.Frame.Items {
			if d, ok := it.Item.(*frame.Dest); ok {
				if _, known := out[d.Name]; !known {
					out[d.Name] = spot{i, it.At.Y}
				}
			}
		}
	}
	return out
}

// TestOrder: tables and figures each come in the order of their numbers, and
// before the next heading of a higher level than the one they stand under.
func TestOrder(t *testing.T) {
	s := loadSample(t)
	vs, _ := volumes()
	type thing struct {
		target *refs.Target
		at     spot
		level  int
	}
	for i := range vs {
		at := spots(&vs[i])
		var open []thing // since the last chapter, whose section may still go on
		last := map[refs.Sort]thing{}
		things := 0
		heading := func(level int, dest, title string) int {
			here, ok := at[dest]
			if !ok {
				t.Errorf("%s: %q is nowhere", vs[i].Book.ID, dest)
				return level
			}
			for _, th := range open {
				if th.level > level && !th.at.before(here) {
					t.Errorf("%s: %s on page %d comes behind the heading %q on page %d", vs[i].Book.ID, th.target.Label, th.at.page+1, title, here.page+1)
				}
			}
			return level
		}
		place := func(target *refs.Target, kind string, level int) {
			if target == nil || target.Number == "" {
				return
			}
			here, ok := at[target.Dest()]
			if target.Anchor == "" {
				here, ok = at[target.Address+"#"+kind+"-"+target.Number]
			}
			if !ok {
				t.Errorf("%s: %s is nowhere", vs[i].Book.ID, target.Label)
				return
			}
			if was, some := last[target.Sort]; some && !was.at.before(here) {
				t.Errorf("%s: %s on page %d comes behind %s on page %d", vs[i].Book.ID, was.target.Label, was.at.page+1, target.Label, here.page+1)
			}
			th := thing{target, here, level}
			last[target.Sort], open = th, append(open, th)
			things++
		}
		for _, text := range s.manuscript.Books[i].Texts {
			level := 1 + text.Depth
			if target := s.table.Chapter(text.Chapter); target != nil {
				heading(level, target.Dest(), text.Title)
			}
			if text.Doc == nil {
				continue
			}
			doc.Visit(text.Doc, doc.Visitor{Block: func(b doc.Block) bool {
				switch b := b.(type) {
				case *doc.Heading:
					if target := s.table.Heading(b); target != nil {
						level = heading(b.Level+text.Depth, target.Dest(), doc.Plain(b.Text))
					}
				case *doc.Table:
					place(s.table.TableOf(b), "tabel", level)
				case *doc.Figure:
					place(s.table.FigureOf(b), "gambar", level)
				}
				return true
			}})
		}
		if things < 20 {
			t.Errorf("%s: only %d tables and figures", vs[i].Book.ID, things)
		}
	}
}
