package typeset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"jilid/build/press/font"
	"jilid/build/press/geom"
	"jilid/build/press/hyphen"
	"jilid/build/text/lang"
)

// dress is everything besides its letters that decides what a word looks like.
type dress struct {
	font    *font.Font
	size    geom.Length
	track   geom.Length
	options font.Options
}

func (s *Span) dress() dress {
	return dress{s.Font, s.Size, s.Letterspace, font.Options{
		Lang:        s.Lang,
		Tabular:     s.Tabular,
		NoLigatures: s.Letterspace != 0 || s.Code,
		SmallCaps:   s.SmallCaps,
		Superior:    s.Superior,
	}}
}

// word is a shaped word. It is shared and never changed.
type word struct {
	text    string
	parts   []part // one, unless fallback fonts help out
	width   geom.Length
	hyphens []int // offsets where it may be divided
	missing []int // offsets of characters that no font has
	left    geom.Length
	right   geom.Length // how far its first and last character may stand out into the margin
}

// part is the stretch of a word that is in one font.
type part struct {
	font   *font.Font
	at     int // offset in the word
	text   string
	glyphs []font.Glyph
}

// fount holds the words of one dress that were shaped, as printers keep the letters of
// one face and size together. Locks are many so that goroutines seldom meet.
type fount struct {
	dress
	blank, hyphen *word // alone; no other words are asked for as often
	shards        [16]struct {
		sync.RWMutex
		words map[string]*word
	}
}

// What is kept is more than a book needs.
const (
	manyFounts = 1 << 9
	manyWords  = 1 << 12 // of one fount, behind one lock
)

// fount is the one that a span is set in, which is mostly that of the last.
func (w *worker) fount(s *Span) *fount {
	d := s.dress()
	if w.last != nil && w.last.dress == d {
		return w.last
	}
	set := w.set
	set.mu.Lock()
	f := set.founts[d]
	set.mu.Unlock()
	if f == nil {
		f = &fount{dress: d, blank: w.shape(&d, " "), hyphen: w.shape(&d, "-")}
		set.mu.Lock()
		if set.founts == nil || len(set.founts) >= manyFounts {
			set.founts = map[dress]*fount{}
		}
		if first := set.founts[d]; first != nil {
			f = first // another goroutine's
		} else {
			set.founts[d] = f
		}
		set.mu.Unlock()
	}
	w.last = f
	return f
}

// word is a word of a span.
func (w *worker) word(s *Span, text string) *word {
	f := w.fount(s)
	switch text {
	case " ":
		return f.blank
	case "-":
		return f.hyphen
	}
	shard := &f.shards[(len(text)*5+int(text[0])+3*int(text[len(text)-1]))%len(f.shards)]
	shard.RLock()
	found := shard.words[text]
	shard.RUnlock()
	if found != nil {
		return found
	}
	text = strings.Clone(text) // don't keep a chapter for a word of it
	made := w.shape(&f.dress, text)
	shard.Lock()
	if shard.words == nil || len(shard.words) >= manyWords {
		shard.words = map[string]*word{}
	}
	shard.words[text] = made
	shard.Unlock()
	return made
}

func (w *worker) shape(d *dress, text string) *word {
	made := &word{text: text}
	whole := w.shaper.Shape(d.font, text, d.size, d.options)
	if complete(whole) {
		made.parts = []part{{d.font, 0, text, whole}}
	} else {
		w.substitute(d, made)
	}
	for i := range made.parts {
		for j := range made.parts[i].glyphs {
			g := &made.parts[i].glyphs[j]
			if d.track != 0 {
				g.Advance += d.track
			}
			made.width += g.Advance
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, size := utf8.DecodeLastRuneInString(text)
	if size < len(text) { // a lone dash or point is no margin
		made.left = geom.Length(leftEdge(first)) * d.size / 100
		made.right = geom.Length(rightEdge(last)) * d.size / 100
	}
	made.hyphens = hyphens(text, d.options.Lang)
	return made
}

func complete(glyphs []font.Glyph) bool {
	for i := range glyphs {
		if glyphs[i].ID == 0 {
			return false
		}
	}
	return true
}

// substitute sets each character that the font lacks in the first fallback font
// that has it. What none has stays as the font's sign for it, and is recorded.
func (w *worker) substitute(d *dress, made *word) {
	in := func(r string) *font.Font {
		for i := -1; i < len(w.set.fallback); i++ {
			f := d.font
			if i >= 0 {
				f = w.set.fallback[i]
			}
			if complete(w.shaper.Shape(f, r, d.size, d.options)) {
				return f
			}
		}
		return nil
	}
	start, current := 0, (*font.Font)(nil)
	flush := func(end int) {
		if end > start {
			text := made.text[start:end]
			made.parts = append(made.parts, part{current, start, text, w.shaper.Shape(current, text, d.size, d.options)})
		}
		start = end
	}
	for i, r := range made.text {
		f := in(string(r))
		if f == nil {
			made.missing = append(made.missing, i)
			f = d.font
		}
		if f != current {
			flush(i)
			current = f
		}
	}
	flush(len(made.text))
}

// ruler measures a word from its beginning onwards, once along it.
type ruler struct {
	word        *word
	part, glyph int         // it has come to
	x           geom.Length // where that begins
}

// upTo is the width of the word's text before an offset, which is never less than
// the one before. An offset within a ligature takes its share of it.
func (r *ruler) upTo(at int) geom.Length {
	if at >= len(r.word.text) {
		return r.word.width
	}
	for ; r.part < len(r.word.parts); r.part, r.glyph = r.part+1, 0 {
		p := &r.word.parts[r.part]
		for ; r.glyph < len(p.glyphs); r.glyph++ {
			g := &p.glyphs[r.glyph]
			from, to := p.at+int(g.Cluster), p.at+len(p.text)
			if from >= at {
				return r.x
			}
			if r.glyph+1 < len(p.glyphs) {
				to = p.at + int(p.glyphs[r.glyph+1].Cluster)
			}
			if at < to {
				return r.x + g.Advance*geom.Length(at-from)/geom.Length(to-from)
			}
			r.x += g.Advance
		}
	}
	return r.x
}

// hyphens gives the divisions of the letters in a word, punctuation left out
// of account: "(pembangunan)," divides as pembangunan does. Words of a language whose
// rules aren't known stay whole.
func hyphens(text, language string) []int {
	from := strings.IndexFunc(text, unicode.IsLetter)
	if from < 0 {
		return nil
	}
	to := strings.LastIndexFunc(text, unicode.IsLetter)
	_, n := utf8.DecodeRuneInString(text[to:])
	divide := hyphen.Indonesian
	switch lang.Base(language) {
	case "", string(lang.ID):
	case string(lang.EN):
		divide = hyphen.English
	default:
		return nil
	}
	at := divide(text[from : to+n])
	if from == 0 {
		return at
	}
	moved := make([]int, len(at))
	for i := range at {
		moved[i] = at[i] + from
	}
	return moved
}

// maxProtrusion is the most that a character stands out into the margin, in
// hundredths of an em.
const maxProtrusion = 9

// rightEdge tells how far a character at a line's end stands out into the
// margin, in hundredths of an em: small signs leave a dent in the edge otherwise.
func rightEdge(r rune) int {
	switch r {
	case '-', '\u2010':
		return maxProtrusion
	case '.', ',':
		return 8
	case '”', '’', '"', '\'', '»', '–', '—':
		return 7
	case ':', ';':
		return 5
	case ')', '!', '?':
		return 2
	}
	return 0
}

// leftEdge is the same for a line's beginning.
func leftEdge(r rune) int {
	switch r {
	case '“', '‘', '"', '\'', '«':
		return 7
	case '(':
		return 2
	}
	return 0
}
