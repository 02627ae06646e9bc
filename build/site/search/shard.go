package search

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// shard is some of the plan's words with where they stand.
type shard struct {
	file  File
	words string // as words.….js has them
}

// stale tells which shards have to be written again: those whose words aren't used as they were before.
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

// postings are where the words of a shard stand, gathered page by page: of every word a
// list of numbers – for every page that has it how many pages on that is, and then what [use] says.
type postings struct {
	words map[string]*posting
	order []string // in which they were met
}

type posting struct {
	list  []byte
	last  int // page, counted from 1
	pages int
}

// add adds pages, of which the first is the nth.
func (p *postings) add(readings []*reading, n, k int) {
	if p.words == nil {
		p.words = map[string]*posting{}
	}
	for i, r := range readings {
		page := n + i + 1
		for _, u := range inShard(r.words, k) {
			word := r.word(u)
			at := p.words[word]
			if at == nil {
				at = &posting{}
				word = strings.Clone(word) // not all that is said of the page
				p.words[word] = at
				p.order = append(p.order, word)
			} else {
				at.list = append(at.list, ',')
			}
			at.list = strconv.AppendInt(at.list, int64(page-at.last), 10)
			at.list = append(append(at.list, ','), r.in(u)...)
			at.last = page
			at.pages++
		}
	}
}

// write writes them in alphabetical order.
func (p *postings) write(k int) shard {
	slices.Sort(p.order)
	var b bytes.Buffer
	var pages []int
	b.WriteString(`jilidData("search/w` + strconv.Itoa(k) + `",[`)
	for i, w := range p.order {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteByte('[')
		b.Write(p.words[w].list)
		b.WriteByte(']')
		pages = append(pages, p.words[w].pages)
	}
	b.WriteString("]);\n")
	return shard{named("w", b.Bytes()), frontCoded(p.order, pages)}
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
