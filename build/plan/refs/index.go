package refs

import (
	"slices"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// IndexEntry is a term of a book's index.
type IndexEntry struct {
	Term   string
	See    []string     // terms to look under, in alphabetical order
	Places []IndexPlace // where the book says it, in reading order
	Kids   []IndexEntry // in alphabetical order
}

// IndexPlace is where the index leads to.
type IndexPlace struct {
	Chapter *plan.Chapter
	Section *Target // the nearest heading above, or the chapter
	Anchor  string  // within the chapter; "" for the chapter itself
}

// Dest is the named destination in the book's PDF.
func (p IndexPlace) Dest() string {
	if p.Anchor == "" {
		return p.Chapter.Address
	}
	return p.Chapter.Address + "#" + p.Anchor
}

// Index is a book's index in alphabetical order, nil without entries.
func (t *Table) Index(b *plan.Book) []IndexEntry {
	if index := t.indexes[b]; index != nil {
		return index()
	}
	return nil
}

// FlatEntry is an entry with the terms above it, as "anggaran > sumber".
type FlatEntry struct {
	IndexEntry
	Path  string
	Level int
}

// Flat are the entries of an index in the order in which they are printed, those below
// another behind it.
func Flat(index []IndexEntry) []FlatEntry { return flat(nil, index, "", 0) }

func flat(out []FlatEntry, index []IndexEntry, above string, level int) []FlatEntry {
	for _, e := range index {
		path := above + e.Term
		out = append(out, FlatEntry{e, path, level})
		out = flat(out, e.Kids, path+" > ", level+1)
	}
	return out
}

// SpellEntry is a term as readers are sent to it: "anggaran: sumber".
func SpellEntry(term string) string { return strings.Join(doc.IndexTerm(term), ": ") }

// FindEntry is the place of a term in a flat index, -1 if it has none.
func FindEntry(index []FlatEntry, term string) int {
	path := strings.Join(doc.IndexTerm(term), " > ")
	return slices.IndexFunc(index, func(e FlatEntry) bool { return strings.EqualFold(e.Path, path) })
}

// indexNode is an entry being made. Capitals don't part terms.
type indexNode struct {
	term   string
	see    map[string]bool
	places []IndexPlace
	kids   map[string]*indexNode
}

func (n *indexNode) kid(term string) *indexNode {
	key := strings.ToLower(term)
	k := n.kids[key]
	if k == nil {
		k = &indexNode{term: term, see: map[string]bool{}, kids: map[string]*indexNode{}}
		if n.kids == nil {
			n.kids = map[string]*indexNode{}
		}
		n.kids[key] = k
	}
	if capitals(term) < capitals(k.term) {
		k.term = term // "Anggaran" only begins a sentence
	}
	return k
}

func capitals(s string) int {
	n := 0
	for i, r := range s {
		if strings.ToLower(s[i:i+len(string(r))]) != string(r) {
			n++
		}
	}
	return n
}

// indexOf gathers the marks of a book's texts.
func (t *Table) indexOf(b *plan.Book) *indexNode {
	root := &indexNode{}
	for _, x := range t.books[b] {
		for _, m := range x.marks {
			n := root
			for _, term := range m.Term {
				n = n.kid(term)
			}
			if m.See != "" {
				n.see[m.See] = true
				continue
			}
			p := IndexPlace{Chapter: x.chapter, Section: spot{text: x, at: m.section}.get(), Anchor: m.ID}
			if m.title {
				p.Anchor = "" // a chapter's title has no anchors
			}
			n.places = append(n.places, p)
		}
	}
	return root
}

// indexed promises a book's index, and reports terms of it that send nowhere.
func (r *resolver) indexed(b *plan.Book) {
	index := sync.OnceValue(func() *indexNode { return r.t.indexOf(b) })
	r.t.indexes[b] = sync.OnceValue(func() []IndexEntry { return index().entries(r.lang) })
	for _, x := range r.t.books[b] {
		for _, m := range x.marks {
			if m.See != "" {
				r.sends(m, index())
			}
		}
	}
}

// sends reports a mark that sends to a term which an index doesn't have.
func (r *resolver) sends(m mark, n *indexNode) {
	var known []string
	for _, term := range doc.IndexTerm(m.See) {
		known = known[:0]
		if n == nil {
			break
		}
		for _, k := range n.kids {
			known = append(known, k.term)
		}
		n = n.kids[strings.ToLower(term)]
	}
	if n != nil {
		return
	}
	hint := diag.T("tandai kata itu dengan `{.index}`, atau sebut di `indeks` pada `cetak` di plan.yaml", "mark that word with `{.index}`, or name it in `index` of `print` in plan.yaml")
	slices.Sort(known)
	if near, ok := diag.Nearest(m.See, known); ok {
		hint = diag.T("mungkin maksudnya “%s”", "perhaps “%s” was meant", near)
	}
	r.diags.Add(diag.UnknownRef, m.Span, diag.T("indeks buku ini tidak mempunyai istilah “%s”", "this book's index has no term “%s”", m.See), hint)
}

func (n *indexNode) entries(l lang.Lang) []IndexEntry {
	var out []IndexEntry
	for _, k := range n.kids {
		e := IndexEntry{Term: k.term, Places: k.places, Kids: k.entries(l)}
		for s := range k.see {
			e.See = append(e.See, s)
		}
		lang.SortNames(e.See, l, func(s string) string { return s })
		out = append(out, e)
	}
	lang.SortNames(out, l, func(e IndexEntry) string { return e.Term })
	return out
}
