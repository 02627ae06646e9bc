package site

import (
	"cmp"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/site/html"
	"jilid/build/text/lang"
)

// BookIndex is the value of bookindex.html: a book's index.
type BookIndex struct {
	Shell
	Title   string
	Letters []IndexLetter
}

// IndexLetter are the terms under one letter; Letter is "" for those under none.
type IndexLetter struct {
	Letter, ID string
	Terms      []IndexTerm
}

// IndexTerm is a term with the places where the book says it, the terms to look
// under, and those below it.
type IndexTerm struct {
	Term, ID string
	Places   []Link
	SeeWord  string // "lihat", "lihat juga"
	See      []Link
	Terms    []IndexTerm
}

func indexAddress(b *plan.Book) string { return b.ID + "/indeks.html" }

func (s *site) indexPage(b *view.Book) *BookIndex {
	at := indexAddress(b.Book)
	v := &BookIndex{Shell: s.at(at, "references", s.words.Index, b.ID), Title: s.words.Index}
	v.Crumbs = s.crumbs(at, Link{Text: s.bookName(b.Book), Href: bookAddress(b.Book)}, Link{Text: v.Title})
	x := indexWriter{site: s, from: html.Place{Refs: s.refs, Plan: s.Plan, Page: at}, index: refs.Flat(s.refs.Index(b.Book))}
	for i, e := range s.refs.Index(b.Book) {
		letter := lang.Initial(e.Term)
		if i == 0 || letter != v.Letters[len(v.Letters)-1].Letter {
			v.Letters = append(v.Letters, IndexLetter{Letter: letter, ID: "huruf-" + cmp.Or(letter, "0")})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Terms = append(last.Terms, x.term(e))
	}
	return v
}

type indexWriter struct {
	*site
	from  html.Place
	index []refs.FlatEntry
	n     int // terms so far
}

func (x *indexWriter) term(e refs.IndexEntry) IndexTerm {
	t := IndexTerm{Term: e.Term, ID: indexID(x.n), SeeWord: lang.IndexSee.In(x.lang)}
	x.n++
	if len(e.Places) > 0 || len(e.Kids) > 0 {
		t.SeeWord = lang.IndexSeeAlso.In(x.lang)
	}
	var before *refs.Target
	for _, p := range e.Places {
		if p.Section == before {
			continue
		}
		before = p.Section
		to := *p.Section
		if p.Anchor != "" {
			to.Address, to.Anchor = p.Chapter.Address, p.Anchor
		}
		text := cmp.Or(to.Number, to.Title)
		if to.Sort == refs.ChapterTarget {
			text = to.Label
		}
		t.Places = append(t.Places, Link{Text: text, Title: to.Title, Href: x.from.Target(&to)})
	}
	for _, term := range e.See {
		link := Link{Text: refs.SpellEntry(term)}
		if i := refs.FindEntry(x.index, term); i >= 0 {
			link.Href = "#" + indexID(i)
		}
		t.See = append(t.See, link)
	}
	for _, k := range e.Kids {
		t.Terms = append(t.Terms, x.term(k))
	}
	return t
}

func indexID(n int) string { return "istilah-" + strconv.Itoa(n+1) }
