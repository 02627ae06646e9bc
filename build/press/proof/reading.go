package proof

import (
	"strings"

	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// reading is the text of a book as pdftotext reads it, with the element of the
// structure tree that each word belongs to.
type reading struct {
	pages [][]placed
	at    map[*judge.Element]*stand
}

// placed is a word where it stands.
type placed struct {
	*presstest.Word
	of *judge.Element // nil: an artifact's
}

// stand is where the words of an element and of those in it are.
type stand struct {
	pages []int
	lines map[int][]float64 // the middles of its lines on each page, downwards as they are read
}

func (s *stand) first() int { return s.pages[0] }
func (s *stand) last() int  { return s.pages[len(s.pages)-1] }

// bottom is the lowest of an element's lines on a page.
func (s *stand) bottom(page int) float64 {
	y := -1.0
	for _, l := range s.lines[page] {
		y = max(y, l)
	}
	return y
}

// read ties pdftotext's words to the elements by counting characters: both come
// in the order of the content. Where the two don't read the same, it says so.
func (b *Book) read(f *Findings) *reading {
	r := &reading{at: map[*judge.Element]*stand{}}
	for n := range b.Words {
		var whole strings.Builder
		var ends []int
		pieces := b.File.Pages[n].Pieces
		for _, p := range pieces {
			whole.WriteString(Bare(p.Text))
			ends = append(ends, whole.Len())
		}
		text := whole.String()
		at, piece := 0, 0
		var page []placed
		for i := range b.Words[n] {
			w := &b.Words[n][i]
			s := Bare(w.Text)
			if s == "" {
				continue
			}
			if !strings.HasPrefix(text[at:], s) {
				f.say("%s page %d: pdftotext reads %q where the file says %.40q", b.Path, n+1, w.Text, text[at:])
				break
			}
			for piece < len(ends) && ends[piece] <= at {
				piece++
			}
			of := pieces[piece].Of
			at += len(s)
			page = append(page, placed{w, of})
			f.saw("words")
			if of != nil && of.Role == "Reference" || of != nil && of.Parent != nil && of.Parent.Role == "Reference" {
				continue // raised marks are on no line
			}
			for e := of; e != nil; e = e.Parent {
				r.note(e, n, (w.Top+w.Bottom)/2)
			}
		}
		r.pages = append(r.pages, page)
	}
	return r
}

// oneLine is how far the middles of a line's words may be apart.
const oneLine = 4 // pt

func (r *reading) note(e *judge.Element, page int, y float64) {
	s := r.at[e]
	if s == nil {
		s = &stand{lines: map[int][]float64{}}
		r.at[e] = s
	}
	if n := len(s.pages); n == 0 || s.pages[n-1] != page {
		s.pages = append(s.pages, page)
	}
	all := s.lines[page]
	if n := len(all); n > 0 && y-all[n-1] < oneLine && all[n-1]-y < oneLine {
		return
	}
	s.lines[page] = append(all, y)
}

// within tells whether an element stands in one of these roles.
func within(e *judge.Element, roles string) bool {
	for ; e != nil; e = e.Parent {
		if strings.Contains(roles, " "+e.Role+" ") {
			return true
		}
	}
	return false
}
