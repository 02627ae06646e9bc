// Package search makes the index in which a reader's browser looks for words of
// the plan. The entry points are [Write] and [Memory.Write]; build/site/script/search.js reads
// what is written here.
//
// There is no server to ask, and a site opened from disk may not fetch. So the
// index is scripts that hand over data, of which a browser loads few:
//
//	start.js       how many pages there are, how long their passages, what the other files are called
//	words.….js     every word of the plan, shard by shard
//	w.….js         a shard: where the words of the shard stand
//	t.….js         the texts of some pages, for excerpts
//
// The index holds words as they are written. Stems are made in the browser, of
// the list of words and of what a reader types alike, so that there is one
// implementation of them and nothing to disagree.
package search

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"jilid/build/memo"
	"jilid/build/parallel"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Kind of a page: what readers look for first. The letters are those of search.js.
type Kind byte

// The kinds, and between them all pages that can be found.
const (
	Program   Kind = 'P'
	Agency    Kind = 'A'
	Dimension Kind = 'D'
	Year      Kind = 'Y'
	Way       Kind = 'W' // a page of many records, such as all quick wins
	Goal      Kind = 'G'
	Chapter   Kind = 'C'
	Other     Kind = 'O'
)

// Page is a page that can be found. Its parts are equal if it is.
type Page struct {
	Kind      Kind
	Address   string // from the root of the site
	Title     string // "Portal Layanan Publik Terpadu"
	Code      string // "GOV-01", "BAB III"; stands before the title
	Where     string // what kind of page it is and where: "Program", "Buku II"
	Dimension string // id whose colour it has, or ""
	Names     string // other names by which it is known, sought like the title
	Text      string // what it says besides its document
	Doc       *doc.Document
}

// Plan is what can be found, and by which other words.
type Plan struct {
	Pages []Page
	Long  [][2]string // abbreviations and their long forms
	Lang  lang.Lang
}

// File is a file of the index; Name is from the index's folder.
type File struct {
	Name string
	Data []byte
}

// Start is the name of the file that tells what the others are called. All others have a hash
// of what is in them in their names.
const Start = "start.js"

// Write makes the files of a plan's index and gives each to a function, which is called by several at once.
func Write(p Plan, give func(File)) { new(Memory).write(p, give, false) }

// Memory makes indexes and keeps what is dear: after an edit only what the edited
// page says is read again, and only the shards of words that came or went are
// written again. The zero Memory is ready.
type Memory struct {
	mu       sync.Mutex
	readings memo.Memo[said, *reading]
	before   []*reading // of the index before, page by page
	shards   []shard
	texts    []text
}

// Write is [Write], from memory where that is the same.
func (m *Memory) Write(p Plan, give func(File)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.write(p, give, true)
}

// portion is how many pages are read before what they say is written: that is as much as all that was read
// of the plan, and needn't be in memory all at once.
const portion = 512

// write makes the files, and keeps what the next time may need or as little as can be.
func (m *Memory) write(p Plan, give func(File), keep bool) {
	m.readings.Turn()
	hand := func(f *File) {
		give(*f)
		if !keep {
			f.Data = nil
		}
	}
	readings := make([]*reading, len(p.Pages))
	n := shardsFor(len(p.Pages))
	var texts []text
	words := make([]postings, n)
	for from, in := 0, 0; from < len(readings); {
		to := min(from+portion, len(readings))
		parallel.For(to-from, func(i int) {
			pg := &p.Pages[from+i]
			src := said{pg.Doc, pg.Code + " " + pg.Title, pg.Names, pg.Text, n}
			if keep {
				readings[from+i] = m.readings.Do(src, func() *reading { return read(src) })
			} else {
				readings[from+i] = read(src)
			}
		})
		more, next := together(p.Pages[:to], readings[:to], in, to == len(readings))
		m.retext(more, len(texts), hand)
		texts = append(texts, more...)
		if !keep {
			parallel.For(n, func(k int) { words[k].add(readings[from:to], from, k) })
			for _, r := range readings[from:to] {
				r.words, r.text = nil, ""
			}
			for _, r := range readings[in:next] {
				r.passages = nil
			}
		}
		from, in = to, next
	}
	stale := m.stale(readings, n)
	shards := make([]shard, n)
	parallel.For(n, func(k int) {
		if stale[k] {
			if keep { // else they were added above
				words[k].add(readings, 0, k)
			}
			shards[k] = words[k].write(k)
			words[k] = postings{}
		} else {
			shards[k] = m.shards[k]
		}
		hand(&shards[k].file)
	})
	list := wordList(shards)
	give(list)
	give(start(p, readings, shards, texts, list.Name))
	m.before, m.shards, m.texts = readings, shards, texts
}

// named gives data a name by what is in it.
func named(kind string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{kind + "." + hex.EncodeToString(sum[:5]) + ".js", data}
}
