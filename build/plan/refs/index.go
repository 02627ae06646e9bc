package refs

import (
	"cmp"
	"slices"
	"strings"

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
func (t *Table) Index(b *plan.Book) []IndexEntry { return t.index[b] }

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

// mark notes a mark of the index; in a program's story, which no book has, it is nothing.
func (r *resolver) mark(m *doc.IndexMark, at *place) {
	if at.chapter == nil {
		return
	}
	if r.index[at.book] == nil {
		r.index[at.book] = &indexNode{}
	}
	n := r.index[at.book]
	for _, term := range m.Term {
		n = n.kid(term)
	}
	if m.See != "" {
		n.see[m.See] = true
		r.sees = append(r.sees, seen{m, at.book})
		return
	}
	p := IndexPlace{Chapter: at.chapter, Section: cmp.Or(at.section, r.t.chapters[at.chapter]), Anchor: m.ID}
	if at.title {
		p.Anchor = "" // a chapter's title has no anchors
	}
	n.places = append(n.places, p)
}

// seen is a mark that sends to another term of its book.
type seen struct {
	mark *doc.IndexMark
	book *plan.Book
}

// indexes puts the marks of all books in order, and reports terms that send nowhere.
func (r *resolver) indexes() {
	for _, s := range r.sees {
		n, known := r.index[s.book], []string{}
		for _, term := range doc.IndexTerm(s.mark.See) {
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
			continue
		}
		hint := diag.T("tandai kata itu dengan `{.index}`, atau sebut di `indeks` pada `cetak` di plan.yaml", "mark that word with `{.index}`, or name it in `index` of `print` in plan.yaml")
		slices.Sort(known)
		if near, ok := diag.Nearest(s.mark.See, known); ok {
			hint = diag.T("mungkin maksudnya “%s”", "perhaps “%s” was meant", near)
		}
		r.diags.Add(diag.UnknownRef, s.mark.Span, diag.T("indeks buku ini tidak mempunyai istilah “%s”", "this book's index has no term “%s”", s.mark.See), hint)
	}
	for b, n := range r.index {
		r.t.index[b] = n.entries(r.lang)
	}
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
