package search

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"jilid/build/text/doc"
)

// said is all of a page that its reading depends on.
type said struct {
	doc                *doc.Document
	title, names, text string
	shards             int
}

// reading is a page taken apart.
type reading struct {
	passages []passage
	lengths  string // for every passage a digit and a letter: how many words its name and its text have
	words    []use  // in the order of shards, then of words
	text     string // of the uses, one after the other
}

// use is a word of a page: in which of its passages it stands, as the shard's
// file has it. There are very many: it has places of the reading's text instead of texts.
type use struct {
	shard, word, in, end uint32 // where the word begins, then its uses, and where these end
}

func (r *reading) word(u use) string { return r.text[u.word:u.in] }

// in is "2,9,24": how many passages, then of each its number × 8, + 4 if in its name, + how often in its text.
func (r *reading) in(u use) string { return r.text[u.in:u.end] }

// mostOften is how often a word in a passage counts.
const mostOften = 3

func read(src said) *reading {
	r := &reading{passages: passages(src.text, src.doc)}
	x := readers.Get().(*reader)
	defer readers.Put(x)
	x.begin()
	lengths := make([]byte, 0, 2*len(r.passages))
	for i := range r.passages {
		p := &r.passages[i]
		x.passage = i
		names := 0
		name := func(w string) {
			if u := x.use(w); u != nil {
				*u |= 4
				names++
			}
		}
		if i == 0 {
			words(src.title, name)
		}
		words(p.heading, name)
		lengths = append(lengths, '0'+byte(min(names, 9)))
		if i == 0 {
			words(src.names, name)
		}
		n := 0
		words(p.text, func(w string) {
			if u := x.use(w); u != nil {
				n++
				if *u&3 < mostOften {
					*u++
				}
			}
		})
		lengths = append(lengths, lengthLetter(n))
	}
	r.lengths = string(lengths)
	x.write(r, src.shards)
	return r
}

// reader gathers the uses of words.
type reader struct {
	passage int            // that is being read
	places  map[string]int // of words in found
	found   []found
	uses    []useIn
	text    []byte // of the reading
}

// readers are used again, as what they gather is large.
var readers = sync.Pool{New: func() any { return &reader{places: map[string]int{}} }}

// found is a word with its first and its last use, or none if it is idle.
type found struct {
	word        string
	first, last int
	passages    int
}

// useIn is the use of a word in a passage, as [reading.in] has it; next is that of the same word in a later one, or 0.
type useIn struct{ value, next int }

func (x *reader) begin() {
	clear(x.places)
	x.found, x.text = x.found[:0], x.text[:0]
	x.uses = append(x.uses[:0], useIn{})
}

// use is the use of a word in the passage; nil if the word is idle.
func (x *reader) use(word string) *int {
	i, known := x.places[word]
	if !known {
		i = len(x.found)
		x.places[word] = i
		x.found = append(x.found, found{word: word})
		if isIdle[word] {
			x.found[i].passages = -1
		}
	}
	f := &x.found[i]
	if f.passages < 0 {
		return nil
	}
	if f.passages == 0 || x.uses[f.last].value>>3 != x.passage {
		at := len(x.uses)
		x.uses = append(x.uses, useIn{value: x.passage << 3})
		if f.passages == 0 {
			f.first = at
		} else {
			x.uses[f.last].next = at
		}
		f.last = at
		f.passages++
	}
	return &x.uses[f.last].value
}

// write writes down what was found.
func (x *reader) write(r *reading, shards int) {
	r.words = make([]use, 0, len(x.found))
	for i := range x.found {
		f := &x.found[i]
		if f.passages < 0 {
			continue
		}
		u := use{shard: uint32(shardOf(f.word, shards)), word: uint32(len(x.text))}
		x.text = append(x.text, f.word...)
		u.in = uint32(len(x.text))
		x.text = strconv.AppendInt(x.text, int64(f.passages), 10)
		for at := f.first; at != 0; at = x.uses[at].next {
			x.text = strconv.AppendInt(append(x.text, ','), int64(x.uses[at].value), 10)
		}
		u.end = uint32(len(x.text))
		r.words = append(r.words, u)
	}
	r.text = string(x.text)
	slices.SortFunc(r.words, func(a, b use) int { return compare(r, a, r, b) })
}

// compare puts words of pages into the order of shards, then of words.
func compare(r *reading, a use, s *reading, b use) int {
	if a.shard != b.shard {
		return int(a.shard) - int(b.shard)
	}
	return strings.Compare(r.word(a), s.word(b))
}

// lengthLetter is a number of words, roughly: 2^(n/2) for the nth letter.
func lengthLetter(words int) byte {
	if words == 0 {
		return 'a'
	}
	return 'a' + byte(min(math.Round(2*math.Log2(float64(words+1))), 25))
}

// shardsFor is how many shards the words of so many pages take: as many as keep each
// at some kilobytes, but no more files than need be.
func shardsFor(pages int) int {
	n := 8
	for n < 512 && n*10 < pages {
		n *= 2
	}
	return n
}

// shardOf is the shard of a word. Words that begin alike are together, because a
// reader who has typed the beginning of one asks for all of them.
func shardOf(word string, shards int) int {
	end := 0
	for range 5 {
		if end == len(word) {
			break
		}
		_, size := utf8.DecodeRuneInString(word[end:])
		end += size
	}
	h := uint32(2166136261) // FNV-1a
	for i := range end {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return int(h>>8) & (shards - 1)
}
