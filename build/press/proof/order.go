package proof

import (
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

// thing is a numbered table or figure with its place.
type thing struct {
	target *refs.Target
	at     spot
	level  int // of the heading it stands under
}

// Order: tables and figures each come in the order of their numbers, and before
// the next heading of a higher level than the one they stand under.
func (p *Proofs) Order(b *Book) Findings {
	var f Findings
	at := spots(b.Volume)
	var open []thing // since the last chapter, whose section may still go on
	last := map[refs.Sort]thing{}
	heading := func(level int, dest, title string) int {
		here, ok := at[dest]
		if !ok {
			f.say("%s: %q is nowhere", b.Path, dest)
			return level
		}
		for _, th := range open {
			if th.level > level && !th.at.before(here) {
				f.say("%s: %s on page %d comes behind the heading %q on page %d", b.Path, th.target.Label, th.at.page+1, title, here.page+1)
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
			f.say("%s: %s is nowhere", b.Path, target.Label)
			return
		}
		if was, some := last[target.Sort]; some && !was.at.before(here) {
			f.say("%s: %s on page %d comes behind %s on page %d", b.Path, was.target.Label, was.at.page+1, target.Label, here.page+1)
		}
		th := thing{target, here, level}
		last[target.Sort], open = th, append(open, th)
		f.saw("tables and figures")
	}
	for _, text := range b.Text.Texts {
		level := 1 + text.Depth
		if target := p.Refs.Chapter(text.Chapter); target != nil {
			heading(level, target.Dest(), text.Title)
		}
		if text.Doc == nil {
			continue
		}
		doc.Visit(text.Doc, doc.Visitor{Block: func(bl doc.Block) bool {
			switch bl := bl.(type) {
			case *doc.Heading:
				if target := p.Refs.In(text.Doc).Of(bl); target != nil {
					level = heading(bl.Level+text.Depth, target.Dest(), doc.Plain(bl.Text))
				}
			case *doc.Table:
				place(p.Refs.In(text.Doc).Of(bl), "tabel", level)
			case *doc.Figure:
				place(p.Refs.In(text.Doc).Of(bl), "gambar", level)
			}
			return true
		}})
	}
	return f
}
