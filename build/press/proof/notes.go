package proof

import (
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// isNote tells whether a destination is a footnote's.
func isNote(dest string) bool { return strings.Contains(dest, "#catatan-") }

// isBelow tells a note below its table: it goes on over pages as text does.
func isBelow(tag *frame.Tag) bool { return strings.Contains(tag.ID, "-tabel-catatan-") }

// Notes measures that every footnote begins at the foot of the page of its
// first mark, and is split with two lines on either side at least. None has the page
// up to its head where text goes on.
func (b *Book) Notes() Findings {
	var f Findings
	marks := map[string]int{} // page of a note's first mark
	for n, pg := range b.Volume.Pages {
		var walk func(fr *frame.Frame)
		walk = func(fr *frame.Frame) {
			for _, it := range fr.Items {
				switch g := it.Item.(type) {
				case *frame.Group:
					walk(g.Frame)
				case *frame.Link:
					if _, known := marks[g.Dest]; !known && isNote(g.Dest) {
						marks[g.Dest] = n
					}
				}
			}
		}
		walk(pg.Frame)
	}
	for dest, page := range marks {
		f.saw("notes")
		if at, ok := b.Volume.Places[dest]; !ok || at.Page != page {
			f.say("%s: the note %s begins on page %d, its mark stands on page %d", b.Path, dest, at.Page+1, page+1)
		}
	}
	p := measure(b.Volume)
	ended := p.ended()
	for tag, e := range p.at {
		if tag.Role != "Note" || len(e.pages) < 2 || isBelow(tag) {
			continue
		}
		f.saw("split notes")
		if e.on(e.first()) < 2 || e.on(e.last()) < 2 {
			f.say("%s: of a note split over pages %d to %d one line stands alone: %q", b.Path, e.first()+1, e.last()+1, e.words())
		}
		for _, page := range e.pages {
			if e.head[page] < b.Volume.Pages[page].Size.H/8 && !ended[page] {
				f.say("%s page %d: a note at the head of the page: %q", b.Path, page+1, e.words())
			}
		}
	}
	return f
}

// ended are the pages that have nothing but notes and behind which no text goes on: the chapter
// ends, or a heading comes next, which has room there for what it heads.
func (p *paper) ended() map[int]bool {
	top, opens, out := map[int]geom.Length{}, map[int]geom.Length{}, map[int]bool{}
	highest := func(of map[int]geom.Length, page int, y geom.Length) {
		if old, known := of[page]; !known || y < old {
			of[page] = y
		}
	}
	for tag, e := range p.at {
		for _, page := range e.pages {
			switch heading := len(tag.Role) == 2 && tag.Role[0] == 'H'; {
			case tag.Role == "Document":
				out[page] = true
			case tag.Role == "Sect", p.within(tag, "Note"):
			case heading:
				highest(opens, page, e.head[page])
				fallthrough
			default:
				highest(top, page, e.head[page])
			}
		}
	}
	for page := range out {
		next := page
		for out[next] && top[next] == 0 {
			next++
		}
		out[page] = next > page && top[next] == opens[next]
	}
	return out
}

// NotesAgain reads the same from the file: by its links and named places.
func (b *Book) NotesAgain() Findings {
	var f Findings
	seen := map[string]bool{}
	for n, pg := range b.File.Pages {
		for _, to := range pg.Links {
			if !isNote(to) || strings.Contains(to, ".pdf#") || seen[to] {
				continue
			}
			seen[to] = true
			f.saw("notes again")
			if at, ok := b.File.Places[to]; !ok || at != n {
				f.say("%s, read again: the note %s begins on page %d, its mark stands on page %d", b.Path, to, at+1, n+1)
			}
		}
	}
	return f
}
