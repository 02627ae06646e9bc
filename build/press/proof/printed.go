package proof

import (
	"sort"
	"strings"

	"jilid/build/press/presstest"
)

// printed is the text of a book as pdftotext reads it, ready to be searched:
// without running heads, folios and white space.
type printed struct {
	all   string // a form feed behind each page
	pages []int  // where each page begins
	at    []int  // where each word begins
	words []presstest.Word
}

// inText tells whether a word is neither running head nor folio.
func (b box) inText(w *presstest.Word) bool {
	y := (w.Top + w.Bottom) / 2
	return y > b.top.Points() && y < b.bottom.Points()
}

func (p *Proofs) printed(b *Book) *printed {
	out := &printed{}
	var all strings.Builder
	for n, words := range b.Words {
		out.pages = append(out.pages, all.Len())
		in := p.block(n, b.Volume.Pages[n].Size)
		for i := range words {
			if in.inText(&words[i]) {
				out.at, out.words = append(out.at, all.Len()), append(out.words, words[i])
				all.WriteString(bare(words[i].Text))
			}
		}
		all.WriteByte('\f')
	}
	out.all = all.String()
	return out
}

// stretch is a piece of the printed text on one page.
type stretch struct{ from, to int }

// found is where a passage stands, in order; nil if it isn't there.
type found []stretch

func (f found) end() int { return f[len(f)-1].to }

// find looks for a passage from a place on. It may go on from one page to the
// next; nothing may be missing. It is sure of what it found where nothing but
// notes can stand between the two pages' parts.
func (p *printed) find(want passage, from int) (f found, sure bool) {
	for _, strict := range []bool{true, false} {
		at := from
		for range 2000 {
			f := p.part(want.parts[0], at, strict)
			if f == nil {
				break
			}
			if rest, ok := p.rest(want, f.end(), strict); ok {
				return append(f, rest...), strict
			}
			at = f[0].from + 1
		}
	}
	return nil, false
}

// rest looks for all parts but the first.
func (p *printed) rest(want passage, from int, strict bool) (found, bool) {
	var all found
	for _, s := range want.parts[1:] {
		f := p.part(s, from, strict)
		if f == nil {
			return nil, false
		}
		if start := f[0].from; start-from > want.space {
			foot := strings.IndexByte(p.all[from:], '\f')
			if skipped := p.page(start) - p.page(from); skipped == 0 || skipped > between || strict && foot > want.space {
				return nil, false
			}
		}
		all = append(all, f...)
		from = f.end()
	}
	return all, true
}

// part finds one string that may be broken by the end of a page, even of several.
func (p *printed) part(s string, from int, strict bool) found {
	if f := p.search(s, 10, from, len(p.all), strict); f != nil {
		return f
	}
	return p.search(s, 2, from, len(p.all), strict) // two letters before the end of a page
}

// search looks for a string by its first letters.
func (p *printed) search(s string, letters, from, limit int, strict bool) found {
	key := s[:min(len(s), letters)]
	for at := from; at < limit; at++ {
		k := strings.Index(p.all[at:limit], key)
		if k < 0 {
			break
		}
		at += k
		if f := p.extend(s, at, strict); f != nil {
			return f
		}
	}
	return nil
}

// extend is a string that begins at a place, nil if another does.
func (p *printed) extend(s string, at int, strict bool) found {
	n := 0
	for n < len(s) && at+n < len(p.all) && p.all[at+n] == s[n] {
		n++
	}
	if n == len(s) {
		return found{{at, at + n}}
	}
	if n < 2 {
		return nil
	}
	if follows := p.all[at+n]; strict && follows != '\f' && (follows < '0' || follows > '9') {
		return nil
	}
	page := p.page(at + n)
	for next := page + 1; next < min(len(p.pages), page+between); next++ {
		limit := len(p.all)
		if next+1 < len(p.pages) {
			limit = p.pages[next+1]
		}
		if rest := p.search(s[n:], 10, p.pages[next], limit, strict); rest != nil {
			return append(found{{at, at + n}}, rest...)
		}
	}
	return nil
}

// between is how many pages of tables and figures may stand within a paragraph.
const between = 20

// page is the page of a place.
func (p *printed) page(at int) int { return sort.SearchInts(p.pages, at+1) - 1 }

// lines are the lines of a passage on each page it stands on, as the heights of their middles.
func (p *printed) lines(f found) (pages []int, lines map[int][]float64) {
	lines = map[int][]float64{}
	for _, s := range f {
		page := p.page(s.from)
		if len(pages) == 0 || pages[len(pages)-1] != page {
			pages = append(pages, page)
		}
		for i := sort.SearchInts(p.at, s.from+1) - 1; i < len(p.at) && p.at[i] < s.to; i++ {
			y := (p.words[i].Top + p.words[i].Bottom) / 2
			if all := lines[page]; len(all) == 0 || y-all[len(all)-1] > 4 || all[len(all)-1]-y > 4 {
				lines[page] = append(all, y)
			}
		}
	}
	return pages, lines
}
