package proof

import (
	"slices"
	"sort"

	"jilid/build/press/frame"
	"jilid/build/press/presstest"
)

// Print looks for every paragraph, heading, item, caption, note, line of code
// and cell of the manuscript in what pdftotext reads: it must be there whole, in
// the order of reading, from its chapter's first page on. Where it is found, the
// promises of page breaking are measured again by the places of the words.
func (p *Proofs) Print(b *Book) Findings {
	var f Findings
	if len(b.Words) != len(b.Volume.Pages) {
		f.say("%s: pdftotext reads %d pages of %d", b.Path, len(b.Words), len(b.Volume.Pages))
		return f
	}
	text := p.printed(b)
	notes := map[int]bool{} // words of notes, by their place
	type heading struct {
		passage passage
		at      found
	}
	var headings []heading
	for _, chapter := range b.Text.Texts {
		first := text.pages[b.File.Places[chapter.Address]]
		at := first
		for _, want := range p.passages(chapter).all {
			from := at
			if want.free {
				from = first
			}
			here, sure := text.find(want, from)
			f.saw("passages")
			if here == nil {
				f.say("%s, %s: not found: %s", b.Path, chapter.Address, want)
				continue
			}
			if !want.free {
				at = here.end()
			}
			switch want.kind {
			case aParagraph:
				pages, lines := text.lines(here)
				if n := len(pages) - 1; n > 0 && sure {
					f.saw("broken again")
					if len(lines[pages[0]]) < 2 {
						f.say("%s page %d, read again: an orphan: %s", b.Path, pages[0]+1, want)
					}
					if len(lines[pages[n]]) < 2 {
						f.say("%s page %d, read again: a widow: %s", b.Path, pages[n]+1, want)
					}
				}
			case aHeading:
				if len(chapter.Doc.Blocks) == 0 {
					break // nothing can follow
				}
				headings = append(headings, heading{want, here})
			case aNote:
				for _, s := range here {
					for i := sort.SearchInts(text.at, s.from+1) - 1; i < len(text.at) && text.at[i] < s.to; i++ {
						notes[i] = true
					}
				}
			}
		}
	}
	for _, h := range headings {
		page := text.page(h.at[0].from)
		f.saw("headings again")
		if last := text.page(h.at.end() - 1); last != page {
			f.say("%s page %d, read again: a heading on two pages: %s", b.Path, page+1, h.passage)
			continue
		}
		_, lines := text.lines(h.at)
		y := lines[page][len(lines[page])-1]
		below := false
		for i := sort.SearchInts(text.at, text.pages[page]); i < len(text.at) && text.page(text.at[i]) == page; i++ {
			below = below || !notes[i] && text.words[i].Top > y
		}
		if !below && !pictureBelow(b.Volume.Root, page, y) {
			f.say("%s page %d, read again: a heading at the foot of the page: %s", b.Path, page+1, h.passage)
		}
	}
	p.places(b, &f)
	return f
}

// pictureBelow tells whether a picture stands below a height: it may have no words.
func pictureBelow(t *frame.Tag, page int, y float64) bool {
	if t.BBox != nil && t.Page == page && t.BBox.Y.Points() > y {
		return true
	}
	return slices.ContainsFunc(t.Kids, func(k *frame.Tag) bool { return pictureBelow(k, page, y) })
}

// places measures that no word lies outside of its page's text block, and none on another.
func (p *Proofs) places(b *Book, f *Findings) {
	for n, words := range b.Words {
		if n < 4 || n == len(b.Words)-1 {
			continue
		}
		in := p.block(n, b.Volume.Pages[n].Size)
		left, right := (in.left - stands).Points(), (in.right + stands).Points()
		order := make([]*presstest.Word, len(words))
		for i := range words {
			w := &words[i]
			order[i] = w
			f.saw("words")
			if in.inText(w) && (w.Left < left || w.Right > right) {
				f.say("%s page %d, read again: %q from %.0f to %.0f lies outside the text block from %.0f to %.0f", b.Path, n+1, w.Text, w.Left, w.Right, left, right)
			}
		}
		sort.SliceStable(order, func(i, k int) bool { return order[i].Top < order[k].Top })
		for i, w := range order {
			for _, o := range order[i+1:] {
				if o.Top >= w.Bottom {
					break
				}
				if overlap(w, o) {
					f.say("%s page %d: %q and %q overlap", b.Path, n+1, w.Text, o.Text)
				}
			}
		}
	}
}

// overlap tells whether two words lie on one another, more than letters that
// lean or lines that stand close do.
func overlap(a, b *presstest.Word) bool {
	across := min(a.Right, b.Right) - max(a.Left, b.Left)
	down := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)
	return across > 1.5 && down > min(a.Bottom-a.Top, b.Bottom-b.Top)*55/100
}

// Spoken: the paragraphs, headings and items of every chapter follow each other
// in the structure tree, and nothing of it is missing there.
func (p *Proofs) Spoken(b *Book) Findings {
	var f Findings
	tree := &printed{all: bare(b.File.Tree.Text()) + "\f", pages: []int{0}}
	at := 0
	for _, chapter := range b.Text.Texts {
		first := at
		for _, want := range p.passages(chapter).all {
			from := at
			if want.free {
				from = first
			}
			f.saw("passages heard")
			if here, _ := tree.find(want, from); here == nil {
				f.say("%s, %s: not in the structure tree, or not there: %s", b.Path, chapter.Address, want)
			} else if !want.free {
				at = here.end()
			}
		}
	}
	return f
}
