package proof

import (
	"slices"
	"sort"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// Print reads the file with pdftotext: it must find the words that the file's own
// structure has, page by page, none outside of the text block and none on
// another; and it measures the promises of page breaking again by their places.
func (p *Proofs) Print(b *Book) Findings {
	var f Findings
	if len(b.Words) != len(b.Volume.Pages) || len(b.File.Pages) != len(b.Words) {
		f.say("%s: %d pages were made, pdftotext reads %d", b.Path, len(b.Volume.Pages), len(b.Words))
		return f
	}
	r := b.read(&f)
	var walk func(e *judge.Element)
	walk = func(e *judge.Element) {
		if s := r.at[e]; s != nil {
			p.element(b, r, e, s, &f)
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(b.File.Tree)
	p.places(b, &f)
	return f
}

// element measures one element.
func (p *Proofs) element(b *Book, r *reading, e *judge.Element, s *stand, f *Findings) {
	say := func(what string) {
		f.say("%s page %d, read again: %s: %.60q", b.Path, s.first()+1, what, e.Text())
	}
	switch {
	case e.Role == "P" || e.Role == "LBody" || e.Role == "Code":
		if within(e, " Table TOC ") || within(e.Parent, " P Lbl Caption H1 H2 H3 H4 H5 H6 ") || slices.ContainsFunc(e.Kids, func(k *judge.Element) bool { return isBlock(k.Role) }) {
			break
		}
		f.saw("paragraphs again")
		if len(s.pages) < 2 {
			break
		}
		f.saw("broken again")
		if len(s.lines[s.first()]) < 2 {
			say("an orphan")
		}
		if len(s.lines[s.last()]) < 2 {
			say("a widow")
		}
	case len(e.Role) == 2 && e.Role[0] == 'H':
		f.saw("headings again")
		if len(s.pages) > 1 {
			say("a heading on two pages")
		}
		foot := s.bottom(s.first())
		if len(e.Parent.Kids) > 1 && !r.below(s) && !pictureBelow(b.Volume.Pages[s.first()], foot) &&
			!(e.Role == "H1" && b.opensAlone(s.first(), geom.Length(foot*float64(geom.Pt)))) {
			say("a heading at the foot of the page")
		}
	case e.Role == "Caption" && e.Parent.Role == "Table":
		f.saw("captions again")
		body := slices.IndexFunc(e.Parent.Kids, func(k *judge.Element) bool { return k.Role == "TBody" })
		if len(s.pages) > 1 || body < 0 {
			say("a caption apart")
		} else if at := r.at[e.Parent.Kids[body]]; at != nil && (!slices.Contains(at.pages, s.first()) || at.bottom(s.first()) < s.bottom(s.first())) {
			say("a caption without a row below it")
		}
	}
}

// below tells whether text that is no note stands below an element on its page.
func (r *reading) below(s *stand) bool {
	y := s.bottom(s.first())
	return slices.ContainsFunc(r.pages[s.first()], func(w placed) bool {
		return w.of != nil && w.Top > y && !within(w.of, " Note ")
	})
}

// pictureBelow tells whether a picture stands below a height: it may have no words.
func pictureBelow(p *frame.Page, y float64) bool {
	found := false
	eachPicture(p.Frame, geom.Point{}, func(_ *frame.Tag, r geom.Rect) { found = found || r.Y.Points() > y })
	return found
}

// places measures that no word lies outside of its page's text block, and none on another.
func (p *Proofs) places(b *Book, f *Findings) {
	for n, words := range b.Words {
		if n < 4 || n == len(b.Words)-1 {
			continue
		}
		in := p.block(b, n)
		left, right := (in.left - stands).Points(), (in.right + stands).Points()
		order := make([]*presstest.Word, len(words))
		for i := range words {
			w := &words[i]
			order[i] = w
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

// inText tells whether a word is neither running head nor folio.
func (b box) inText(w *presstest.Word) bool {
	y := (w.Top + w.Bottom) / 2
	return y > b.top.Points() && y < b.bottom.Points()
}

// overlap tells whether two words lie on one another, more than letters that
// lean or lines that stand close do.
func overlap(a, b *presstest.Word) bool {
	across := min(a.Right, b.Right) - max(a.Left, b.Left)
	down := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)
	return across > 1.5 && down > min(a.Bottom-a.Top, b.Bottom-b.Top)*55/100
}
