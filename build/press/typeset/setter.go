package typeset

import (
	"slices"
	"sync"

	"jilid/build/press/font"
	"jilid/build/press/geom"
)

// Shaper turns text into glyphs; *font.Shaper is one, tests give a fake. It is
// used by one goroutine at a time.
type Shaper interface {
	Shape(f *font.Font, text string, size geom.Length, o font.Options) []font.Glyph
}

// Setter sets paragraphs and tables. It may be used by many goroutines at once;
// they share the shapes of words.
type Setter struct {
	fallback []*font.Font
	shaper   func() Shaper

	mu     sync.Mutex
	founts map[dress]*fount
	idle   []*worker
}

// New makes a Setter. Characters that a span's font lacks are looked for in the
// fallback fonts, in order.
func New(fallback ...*font.Font) *Setter {
	return WithShaper(func() Shaper { return font.NewShaper() }, fallback...)
}

// WithShaper makes a Setter with shapers of another make, one for each goroutine that needs one.
func WithShaper(shaper func() Shaper, fallback ...*font.Font) *Setter {
	return &Setter{fallback: fallback, shaper: shaper}
}

// worker is what one call needs for itself: a shaper and room to work in. It is
// kept for the next call; nothing in it outlives one.
type worker struct {
	set       *Setter
	shaper    Shaper
	last      *fount // of the span before
	items     itemizer
	breaker   breaker
	line      []piece
	assembler assembler
}

func (s *Setter) worker() *worker {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.idle); n > 0 {
		w := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return w
	}
	return &worker{set: s, shaper: s.shaper()}
}

func (s *Setter) done(w *worker) {
	s.mu.Lock()
	s.idle = append(s.idle, w)
	s.mu.Unlock()
}

// Missing are the characters of a span that neither its font nor a fallback has.
func (s *Setter) Missing(span Span) []Missing {
	w := s.worker()
	defer s.done(w)
	w.itemize(&Paragraph{Spans: []Span{span}}, unlimited)
	return slices.Clone(w.items.missing)
}

// Lines breaks a paragraph into lines no wider than the measure. It is a pure
// function of its arguments; an empty paragraph has no lines.
func (s *Setter) Lines(p *Paragraph, measure geom.Length) ([]Line, Quality) {
	w := s.worker()
	defer s.done(w)
	return w.lines(p, measure)
}

func (w *worker) lines(p *Paragraph, measure geom.Length) ([]Line, Quality) {
	first, rest, ends := w.breaks(p, measure)
	if len(ends) == 0 {
		return nil, Quality{}
	}
	if p.Style.Align == Justify && len(ends) <= fewJustified && w.endsShort(p, measure, ends) {
		ragged := *p
		ragged.Style.Align = Left
		if _, _, better := w.breaks(&ragged, measure); len(better) == len(ends) && !w.endsShort(&ragged, measure, better) {
			return w.assemble(&ragged, measure, first, rest, better)
		}
		_, _, ends = w.breaks(p, measure)
	}
	return w.assemble(p, measure, first, rest, ends)
}

// fewJustified is the number of lines up to which a paragraph is rather set ragged than with a
// last line that is too short: in so few, only a very loose one would prevent that.
const fewJustified = 3

// endsShort tells whether the last of several lines is shorter than the style wants it. The rest of
// a word that was divided may be.
func (w *worker) endsShort(p *Paragraph, measure geom.Length, ends []int) bool {
	n, list := len(ends)-1, w.items.list
	if n == 0 || list[ends[n-1]].hyphen {
		return false
	}
	return list[ends[n]].x-list[nextBox(list, ends[n-1]+1)].x < w.look(p, measure).minLast
}

// breaks itemizes a paragraph and gives the widths of its first and its other
// lines, and the items that end them.
func (w *worker) breaks(p *Paragraph, measure geom.Length) (first, rest geom.Length, ends []int) {
	st := &p.Style
	rest = max(measure-st.Left-st.Right, 1)
	first = max(rest-st.First, 1)
	w.itemize(p, min(first, rest))
	if len(w.items.list) == 0 {
		return first, rest, nil
	}
	ends = w.breaker.run(w.items.list, first, rest, w.look(p, measure))
	if st.Heading && len(ends) > 1 {
		ends = w.balance(p, first, rest, ends)
	}
	return first, rest, ends
}

// balance narrows the measure as far as the number of lines stays the same.
func (w *worker) balance(p *Paragraph, first, rest geom.Length, ends []int) []int {
	n, best := len(ends), append([]int(nil), ends...)
	indent := rest - first
	low, high := rest/2, rest // too narrow perhaps; wide enough
	for high-low > p.Style.Leading/4+1 {
		mid := (low + high) / 2
		if longestBox(w.items.list) <= min(mid, mid-indent) {
			if e := w.breaker.run(w.items.list, mid-indent, mid, w.look(p, mid)); len(e) <= n {
				best = append(best[:0], e...)
				high = mid
				continue
			}
		}
		low = mid
	}
	return best
}

// look is what the style means for breaking lines.
func (w *worker) look(p *Paragraph, measure geom.Length) look {
	em := geom.Length(0)
	for i := range p.Spans {
		em = max(em, p.Spans[i].Size)
	}
	l := look{justify: p.Style.Align == Justify, hyphenate: p.Style.Hyphenate, minLast: p.Style.MinLast}
	if l.minLast == 0 {
		l.minLast = max(2*em, p.Style.First)
	}
	if !l.justify {
		l.rag = max(3*em, (measure-p.Style.Left-p.Style.Right)/4)
	}
	return l
}

// Width is the length of the paragraph set on one line, up to its longest
// line where it has hard breaks.
func (s *Setter) Width(p *Paragraph) geom.Length {
	w := s.worker()
	defer s.done(w)
	_, _, line := w.widths(p)
	return line
}

// MinWidth is the length of the paragraph's longest part that does not break.
func (s *Setter) MinWidth(p *Paragraph) geom.Length {
	w := s.worker()
	defer s.done(w)
	least, _, _ := w.widths(p)
	return least
}

// unlimited is a measure that no line reaches.
const unlimited = geom.Length(1) << 40

// widths gives the paragraph's length divided at every hyphen, with words
// whole, and on one line.
func (w *worker) widths(p *Paragraph) (syllables, words, line geom.Length) {
	w.itemize(p, unlimited)
	var syllable, word, all geom.Length // since the last place to break
	list := w.items.list
	for i := range list {
		x := &list[i]
		switch x.kind {
		case box, fill:
			syllable += x.width
			word += x.width
			all += x.width
		case glue:
			if x.tie {
				syllable += x.width
				word += x.width
			} else {
				syllables, syllable = max(syllables, syllable), 0
				words, word = max(words, word), 0
			}
			all += x.width
		case penalty:
			if x.tie {
				continue
			}
			syllables, syllable = max(syllables, syllable+x.width), 0
			if !x.hyphen {
				words, word = max(words, word), 0
			}
		case force:
			syllables, words, line = max(syllables, syllable), max(words, word), max(line, all)
			syllable, word, all = 0, 0, 0
		}
	}
	edge := p.Style.Left + p.Style.Right + max(p.Style.First, 0)
	return syllables + edge, words + edge, line + edge
}
