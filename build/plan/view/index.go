package view

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Terms that plan.yaml names for the index are found in what chapters say: whole words,
// capitals or not – but a word that has capitals within, such as SPBE, as it is
// written. Where one term is a part of another, the longer one counts. Every paragraph,
// heading and cell is marked once for a term. Captions, heads of tables, links, code and
// footnotes aren't looked at.

// markIndex marks the terms in a whole manuscript.
func (e *expander) markIndex(m *Manuscript) {
	list := newIndexTerms(e.plan.IndexTerms)
	if list == nil {
		return
	}
	for i := range m.Books {
		for k := range m.Books[i].Texts {
			t := &m.Books[i].Texts[k]
			if t.Borrowed() {
				continue
			}
			if t.Doc.File == nil {
				t.Doc = list.mark(t.Doc)
				continue
			}
			d := t.Doc
			t.Doc = e.remember(Key{Path: d.File.Path, Doc: d.Hash, Model: list.hash}, func() Expanded { return Expanded{Doc: list.mark(d)} }).Doc
		}
	}
}

// indexTerms are terms, ready to be looked up.
type indexTerms struct {
	byFirst map[string][]*indexTerm // by their first word, in small letters
	hash    source.Hash
}

type indexTerm struct {
	path  []string
	words []string
}

// newIndexTerms is nil without terms.
func newIndexTerms(list []plan.IndexTerm) *indexTerms {
	if len(list) == 0 {
		return nil
	}
	out := &indexTerms{byFirst: map[string][]*indexTerm{}}
	var h hasher
	h.text("index")
	for _, x := range list {
		h.text(strings.Join(x.Term, " > "))
		last := x.Term[len(x.Term)-1]
		t := &indexTerm{path: x.Term}
		for start, end := nextWord(last, 0); start >= 0; start, end = nextWord(last, end) {
			t.words = append(t.words, last[start:end])
		}
		if len(t.words) > 0 {
			first := strings.ToLower(t.words[0])
			out.byFirst[first] = append(out.byFirst[first], t)
		}
	}
	out.hash = h.hash()
	return out
}

// same tells whether a word is one of a term: capitals within count, one at the
// beginning doesn't.
func same(word, want string) bool {
	_, n := utf8.DecodeRuneInString(want)
	if strings.ContainsFunc(want[n:], unicode.IsUpper) {
		return word == want
	}
	return strings.EqualFold(word, want)
}

// at is how long the term is that a text says at a word; 0 if it says another.
func (t *indexTerm) at(s string, start, end int) int {
	from := start
	for i, want := range t.words {
		if i > 0 {
			next, to := nextWord(s, end)
			if next < 0 || strings.Trim(s[end:next], " \n\u00a0") != "" {
				return 0
			}
			start, end = next, to
		}
		said := s[start:end]
		if last := i+1 == len(t.words); !same(said, want) && !(last && (same(said, want+"-nya") || same(said, want+"nya"))) {
			return 0
		}
	}
	return end - from
}

// find is the longest term that a text says at a word, and its length; nil if none.
func (l *indexTerms) find(s string, start, end int) (*indexTerm, int) {
	var best *indexTerm
	longest := 0
	first := strings.ToLower(s[start:end])
	for _, key := range []string{first, strings.TrimSuffix(first, "-nya"), strings.TrimSuffix(first, "nya")} {
		for _, t := range l.byFirst[key] {
			if n := t.at(s, start, end); n > longest {
				best, longest = t, n
			}
		}
	}
	return best, longest
}

// mark marks the terms in a document. One without any stays the same.
func (l *indexTerms) mark(d *doc.Document) *doc.Document {
	x := &indexer{indexTerms: l}
	x.rewriter = rewriter{block: x.block, inline: func(doc.Inline) (doc.Inline, bool) { return nil, false }}
	out := *d
	out.Blocks = x.rewriter.blocks(d.Blocks)
	if x.found == 0 {
		return d
	}
	var h hasher
	h.sum(d.Hash[:])
	h.sum(l.hash[:])
	out.Hash = h.hash()
	return &out
}

// indexer is one document being marked.
type indexer struct {
	*indexTerms
	rewriter rewriter
	found    int
	met      map[*indexTerm]bool // in the block
}

func (x *indexer) block(b doc.Block) ([]doc.Block, bool) {
	switch b := b.(type) {
	case *doc.Paragraph:
		n := *b
		n.Text = x.text(b.Text)
		return []doc.Block{&n}, true
	case *doc.Heading:
		n := *b
		n.Text = x.text(b.Text)
		return []doc.Block{&n}, true
	case *doc.Definitions:
		n := *b
		n.Entries = make([]doc.Definition, len(b.Entries))
		for i, e := range b.Entries {
			made := doc.Definition{ID: e.ID}
			for _, t := range e.Terms {
				made.Terms = append(made.Terms, x.text(t))
			}
			for _, body := range e.Bodies {
				made.Bodies = append(made.Bodies, x.rewriter.blocks(body))
			}
			n.Entries[i] = made
		}
		return []doc.Block{&n}, true
	case *doc.Table:
		n := *b
		n.Rows = x.rewriter.rows(b.Rows)
		return []doc.Block{&n}, true
	case *doc.Figure:
		return []doc.Block{b}, true
	}
	return nil, false
}

// text marks the text of a block; what the writer has marked counts.
func (x *indexer) text(text []doc.Inline) []doc.Inline {
	x.met = map[*indexTerm]bool{}
	doc.Visitor{Inline: func(n doc.Inline) bool {
		if m, ok := n.(*doc.IndexMark); ok {
			for _, list := range x.byFirst {
				for _, t := range list {
					if strings.EqualFold(strings.Join(t.path, ">"), strings.Join(m.Term, ">")) {
						x.met[t] = true
					}
				}
			}
		}
		return true
	}}.Inlines(text)
	return x.inlines(text)
}

func (x *indexer) inlines(text []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(text))
	for i := 0; i < len(text); {
		from := i
		for i < len(text) && wording(text[i]) != "" {
			i++
		}
		if i > from {
			out = append(out, x.run(text[from:i])...)
			continue
		}
		switch n := text[i].(type) {
		case *doc.Emph:
			out = append(out, &doc.Emph{Text: x.inlines(n.Text)})
		case *doc.Strong:
			out = append(out, &doc.Strong{Text: x.inlines(n.Text)})
		case *doc.Strike:
			out = append(out, &doc.Strike{Text: x.inlines(n.Text)})
		case *doc.Foreign:
			out = append(out, &doc.Foreign{Lang: n.Lang, Text: x.inlines(n.Text)})
		default:
			out = append(out, n)
		}
		i++
	}
	return out
}

// wording is the words in which terms are sought: plain text, and abbreviations as they
// were written.
func wording(n doc.Inline) string {
	switch n := n.(type) {
	case *doc.Text:
		return n.Value
	case *doc.Abbr:
		return n.Short
	}
	return ""
}

// run puts marks in front of the terms in a run of words, which may go over several nodes.
func (x *indexer) run(nodes []doc.Inline) []doc.Inline {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(wording(n))
	}
	s := b.String()
	marks := map[int]*doc.IndexMark{}
	for start, end := nextWord(s, 0); start >= 0; start, end = nextWord(s, end) {
		t, length := x.find(s, start, end)
		if t == nil {
			continue
		}
		end = start + length
		if !x.met[t] {
			marks[start] = x.put(t)
		}
	}
	if len(marks) == 0 {
		return nodes
	}
	var out []doc.Inline
	at := 0
	for _, n := range nodes {
		said, done := wording(n), 0
		for i := range said {
			m := marks[at+i]
			if m == nil {
				continue
			}
			if i > done {
				out = append(out, &doc.Text{Value: said[done:i]})
			}
			out, done = append(out, m), i
		}
		at += len(said)
		if _, plain := n.(*doc.Text); plain && done > 0 {
			n = &doc.Text{Value: said[done:]}
		}
		out = append(out, n)
	}
	return out
}

func (x *indexer) put(t *indexTerm) *doc.IndexMark {
	x.met[t] = true
	x.found++
	return &doc.IndexMark{ID: "istilah-" + strconv.Itoa(x.found), Term: t.path}
}
