package search

import (
	"math"
	"slices"
	"strconv"
	"strings"
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
}

// use is a word of a page: in which of its passages it stands, as the shard's
// file has it.
type use struct {
	shard int
	word  string
	in    string // "2,9,24": how many passages, then of each its number × 8, + 4 if in its name, + how often in its text
}

// mostOften is how often a word in a passage counts.
const mostOften = 3

func read(src said) *reading {
	r := &reading{passages: passages(src.text, src.doc)}
	x := &reader{places: map[string]int{}}
	var lengths []byte
	for i := range r.passages {
		p := &r.passages[i]
		x.passage = i
		names := 0
		name := func(w string) {
			*x.use(w) |= 4
			names++
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
			n++
			if u := x.use(w); *u&3 < mostOften {
				*u++
			}
		})
		lengths = append(lengths, lengthLetter(n))
	}
	r.lengths = string(lengths)
	r.words = x.sorted(src.shards)
	return r
}

// reader gathers the uses of words.
type reader struct {
	passage int            // that is being read
	places  map[string]int // of words in found
	found   []found
}

// found is a word with its uses, as [use] has them: a number for every passage. Most
// words are in one.
type found struct {
	word  string
	first int
	more  []int
}

// use is the use of a word in the passage.
func (x *reader) use(word string) *int {
	i, known := x.places[word]
	if !known {
		i = len(x.found)
		x.places[word] = i
		x.found = append(x.found, found{word: word, first: x.passage << 3})
	}
	f := &x.found[i]
	last := &f.first
	if len(f.more) > 0 {
		last = &f.more[len(f.more)-1]
	}
	if *last>>3 != x.passage {
		f.more = append(f.more, x.passage<<3)
		last = &f.more[len(f.more)-1]
	}
	return last
}

// sorted writes them down, in one piece of memory.
func (x *reader) sorted(shards int) []use {
	var all strings.Builder
	ends := make([]int, 0, 2*len(x.found))
	for _, f := range x.found {
		all.WriteString(f.word)
		ends = append(ends, all.Len())
		all.WriteString(strconv.Itoa(1 + len(f.more)))
		all.WriteByte(',')
		all.WriteString(strconv.Itoa(f.first))
		for _, n := range f.more {
			all.WriteByte(',')
			all.WriteString(strconv.Itoa(n))
		}
		ends = append(ends, all.Len())
	}
	out := make([]use, len(x.found))
	at := 0
	for i := range out {
		word := all.String()[at:ends[2*i]]
		out[i] = use{shardOf(word, shards), word, all.String()[ends[2*i]:ends[2*i+1]]}
		at = ends[2*i+1]
	}
	slices.SortFunc(out, func(a, b use) int {
		if a.shard != b.shard {
			return a.shard - b.shard
		}
		return strings.Compare(a.word, b.word)
	})
	return out
}

// lengthLetter is a number of words, roughly: 2^(n/2) for the nth letter.
func lengthLetter(words int) byte {
	if words == 0 {
		return 'a'
	}
	return 'a' + byte(min(math.Round(2*math.Log2(float64(words+1))), 25))
}

// shardsFor is how many shards the words of so many pages take: as many as keep each
// at a few kilobytes.
func shardsFor(pages int) int {
	n := 8
	for n < 512 && n*6 < pages {
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
