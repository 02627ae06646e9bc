package search

import (
	"cmp"
	"hash/fnv"
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
	uses := map[string][]int{}
	var lengths strings.Builder
	for i := range r.passages {
		p := &r.passages[i]
		note := func(weight func(int) int) func(string) {
			return func(w string) {
				list := uses[w]
				if len(list) == 0 || list[len(list)-1]>>3 != i {
					list = append(list, i<<3)
				}
				list[len(list)-1] = weight(list[len(list)-1])
				uses[w] = list
			}
		}
		names := 0
		name := note(func(n int) int {
			names++
			return n | 4
		})
		if i == 0 {
			words(src.title, name)
		}
		words(p.heading, name)
		lengths.WriteByte('0' + byte(min(names, 9)))
		if i == 0 {
			words(src.names, name)
		}
		n := 0
		words(p.text, note(func(k int) int {
			n++
			if k&3 < mostOften {
				k++
			}
			return k
		}))
		lengths.WriteByte(lengthLetter(n))
	}
	r.lengths = lengths.String()
	for w, list := range uses {
		var in strings.Builder
		in.WriteString(strconv.Itoa(len(list)))
		for _, n := range list {
			in.WriteString("," + strconv.Itoa(n))
		}
		r.words = append(r.words, use{shardOf(w, src.shards), strings.Clone(w), in.String()})
	}
	slices.SortFunc(r.words, func(a, b use) int {
		return cmp.Or(a.shard-b.shard, strings.Compare(a.word, b.word))
	})
	return r
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
	h := fnv.New32a()
	h.Write([]byte(word[:end]))
	return int(h.Sum32()>>8) & (shards - 1)
}
