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

// shape is everything that decides what a word looks like.
type shape struct {
	font    *font.Font
	size    geom.Length
	track   geom.Length
	options font.Options
	text    string
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

// words remembers shaped words. Locks are many so that goroutines seldom meet.
type words [32]struct {
	sync.RWMutex
	m map[shape]*word
}

// manyWords bounds what each lock guards; it is more than a book needs.
const manyWords = 1 << 13

func (w *worker) word(s *Span, text string) *word {
	key := shape{s.Font, s.Size, s.Letterspace, options(s), text}
	shard := &w.set.words[(len(text)*5+int(text[0])+3*int(text[len(text)-1]))%len(w.set.words)]
	shard.RLock()
	found := shard.m[key]
	shard.RUnlock()
	if found != nil {
		return found
	}
	key.text = strings.Clone(text) // don't keep a chapter for a word of it
	made := w.shape(key)
	shard.Lock()
	if shard.m == nil || len(shard.m) >= manyWords {
		shard.m = map[shape]*word{}
	}
	shard.m[key] = made
	shard.Unlock()
	return made
}

func options(s *Span) font.Options {
	return font.Options{
		Lang:        s.Lang,
		Tabular:     s.Tabular,
		NoLigatures: s.Letterspace != 0 || s.Code,
		SmallCaps:   s.SmallCaps,
		Superior:    s.Superior,
	}
}

func (w *worker) shape(k shape) *word {
	made := &word{text: k.text}
	whole := w.shaper.Shape(k.font, k.text, k.size, k.options)
	if complete(whole) {
		made.parts = []part{{k.font, 0, k.text, whole}}
	} else {
		w.substitute(k, made)
	}
	for i := range made.parts {
		for j := range made.parts[i].glyphs {
			g := &made.parts[i].glyphs[j]
			if k.track != 0 {
				g.Advance += k.track
			}
			made.width += g.Advance
		}
	}
	first, _ := utf8.DecodeRuneInString(k.text)
	last, size := utf8.DecodeLastRuneInString(k.text)
	made.left = geom.Length(leftEdge(first)) * k.size / 100
	made.right = geom.Length(rightEdge(last)) * k.size / 100
	if size == len(k.text) {
		made.left, made.right = 0, 0 // a lone dash or point is no margin
	}
	made.hyphens = hyphens(k.text, k.options.Lang)
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
func (w *worker) substitute(k shape, made *word) {
	in := func(r string) *font.Font {
		for i := -1; i < len(w.set.fallback); i++ {
			f := k.font
			if i >= 0 {
				f = w.set.fallback[i]
			}
			if complete(w.shaper.Shape(f, r, k.size, k.options)) {
				return f
			}
		}
		return nil
	}
	start, current := 0, (*font.Font)(nil)
	flush := func(end int) {
		if end > start {
			text := k.text[start:end]
			made.parts = append(made.parts, part{current, start, text, w.shaper.Shape(current, text, k.size, k.options)})
		}
		start = end
	}
	for i, r := range k.text {
		f := in(string(r))
		if f == nil {
			made.missing = append(made.missing, i)
			f = k.font
		}
		if f != current {
			flush(i)
			current = f
		}
	}
	flush(len(k.text))
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
