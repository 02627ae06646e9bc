package search

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"jilid/build/parallel"
)

// shard is some of the plan's words with where they stand.
type shard struct {
	file  File
	words string // as words.….js has them
}

// reshard writes the shards of all words and hands them on; those whose words are used as they were
// before stay.
func (m *Memory) reshard(readings []*reading, n int, hand func(*File)) []shard {
	stale := m.stale(readings, n)
	out := make([]shard, n)
	parallel.For(n, func(k int) {
		if stale[k] {
			out[k] = writeShard(readings, k)
		} else {
			out[k] = m.shards[k]
		}
		hand(&out[k].file)
	})
	return out
}

// stale tells which shards have to be written again.
func (m *Memory) stale(readings []*reading, n int) []bool {
	out := make([]bool, n)
	if len(readings) != len(m.before) || n != len(m.shards) {
		for k := range out {
			out[k] = true
		}
		return out
	}
	for i, r := range readings {
		before := m.before[i]
		if r == before {
			continue
		}
		a, b := r.words, before.words
		for len(a) > 0 || len(b) > 0 { // both are in order: walk them side by side
			switch {
			case len(b) == 0 || len(a) > 0 && compare(r, a[0], before, b[0]) < 0:
				out[a[0].shard] = true
				a = a[1:]
			case len(a) == 0 || compare(before, b[0], r, a[0]) < 0:
				out[b[0].shard] = true
				b = b[1:]
			default:
				out[a[0].shard] = out[a[0].shard] || r.in(a[0]) != before.in(b[0])
				a, b = a[1:], b[1:]
			}
		}
	}
	return out
}

// inShard are those of a page's words that are in a shard.
func inShard(words []use, k int) []use {
	from, _ := slices.BinarySearchFunc(words, k, func(u use, k int) int { return int(u.shard) - k })
	to := from
	for to < len(words) && int(words[to].shard) == k {
		to++
	}
	return words[from:to]
}

// writeShard writes where the words of a shard stand: of every word, in alphabetical order, a
// list of numbers – for every page that has it how many pages on that is, and then what [use] says.
func writeShard(readings []*reading, k int) shard {
	type posting struct {
		list  []byte
		last  int // page, counted from 1
		pages int
	}
	all := map[string]*posting{}
	var order []string
	for i, r := range readings {
		for _, u := range inShard(r.words, k) {
			word := r.word(u)
			p := all[word]
			if p == nil {
				p = &posting{}
				all[word] = p
				order = append(order, word)
			} else {
				p.list = append(p.list, ',')
			}
			p.list = strconv.AppendInt(p.list, int64(i+1-p.last), 10)
			p.list = append(append(p.list, ','), r.in(u)...)
			p.last = i + 1
			p.pages++
		}
	}
	slices.Sort(order)
	var b bytes.Buffer
	var pages []int
	b.WriteString(`jilidData("search/w` + strconv.Itoa(k) + `",[`)
	for i, w := range order {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteByte('[')
		b.Write(all[w].list)
		b.WriteByte(']')
		pages = append(pages, all[w].pages)
	}
	b.WriteString("]);\n")
	return shard{named("w", b.Bytes()), frontCoded(order, pages)}
}

// frontCoded is an alphabetical list of words without what each has in common with the
// one before: a capital letter says how many characters that are, A for none. The digit behind
// it tells on how many pages the word is, 9 for 512 or more.
func frontCoded(list []string, pages []int) string {
	var b strings.Builder
	before := ""
	for i, w := range list {
		n, same := 0, 0
		for at, r := range before {
			if n == 25 || !strings.HasPrefix(w[at:], string(r)) {
				break
			}
			n, same = n+1, at+len(string(r))
		}
		often := 0
		for p := pages[i]; p > 1 && often < 9; p /= 2 {
			often++
		}
		b.WriteByte('A' + byte(n))
		b.WriteByte('0' + byte(often))
		b.WriteString(w[same:])
		before = w
	}
	return b.String()
}

// wordList is the file with every word of the plan, shard by shard.
func wordList(shards []shard) File {
	lists := make([]string, len(shards))
	for i, s := range shards {
		lists[i] = s.words
	}
	return named("words", script("search/words", lists))
}
