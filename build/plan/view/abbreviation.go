package view

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Abbreviations of the plan's list are marked in what chapters say; the first
// one in a chapter's running text is printed with its long form, unless the
// paragraph has that anyway. A chapter is what readers take for one: with its
// section files. Headings, captions, heads of tables, links and code stay as they
// are written. Tables, quotations, the records of programs and what is in another
// language are not running text: abbreviations there are marked, so that the site can
// explain them, and never spelled out. Footnotes are read or not: what is spelled out there is
// spelled out in the text again.

// markAbbreviations marks them in a whole manuscript.
func (e *expander) markAbbreviations(m *Manuscript) {
	list := newAbbreviations(e.plan)
	if list == nil {
		return
	}
	for i := range m.Books {
		met := list.none
		for k := range m.Books[i].Texts {
			t := &m.Books[i].Texts[k]
			if t.Depth == 0 {
				met = list.none
			}
			if t.Borrowed() {
				continue
			}
			t.Doc, met, t.Unlisted = e.marked(t.Doc, list, met)
		}
	}
	for i := range m.Programs {
		s := &m.Programs[i]
		if s.Borrowed() {
			continue
		}
		s.Doc, _, s.Unlisted = e.marked(s.Doc, list, list.none)
	}
}

func (e *expander) marked(d *doc.Document, list *abbreviations, met string) (*doc.Document, string, []Unlisted) {
	if d.File == nil {
		x := list.mark(d, met)
		return x.Doc, x.Met, x.Unlisted
	}
	x := e.remember(Key{Path: d.File.Path, Doc: d.Hash, Model: list.hash, Met: met}, func() Expanded { return list.mark(d, met) })
	return x.Doc, x.Met, x.Unlisted
}

// abbreviations is the plan's list, ready to be looked up.
type abbreviations struct {
	all    []plan.Abbreviation
	index  map[string]int
	famous map[string]bool   // listed without a long form: everybody knows a PDF
	labels map[string]string // of sources, by their keys
	none   string            // the state of a chapter before its first word
	hash   source.Hash
}

// How far a chapter has come with an abbreviation: one byte each.
const (
	unmet  = '0'
	inNote = '1' // spelled out in a footnote
	inText = '2'
)

// newAbbreviations is nil if the plan lists none.
func newAbbreviations(p *plan.Plan) *abbreviations {
	if len(p.Abbreviations) == 0 {
		return nil
	}
	l := &abbreviations{all: p.Abbreviations, index: map[string]int{}, famous: map[string]bool{}, labels: map[string]string{},
		none: strings.Repeat(string(unmet), len(p.Abbreviations))}
	var h hasher
	for i, a := range p.Abbreviations {
		if a.Long == a.Short {
			l.famous[a.Short] = true
		} else {
			l.index[a.Short] = i
		}
		h.text(a.Short)
		h.text(a.Long)
	}
	for _, r := range p.References {
		l.labels[r.Key] = r.Label
		h.text(r.Key)
		h.text(r.Label)
	}
	l.hash = h.hash()
	return l
}

func (l *abbreviations) known(word string) bool {
	_, ok := l.index[word]
	return ok
}

func (l *abbreviations) listed(word string) bool { return l.famous[word] || l.known(word) }

// mark marks abbreviations in a document; met is how far the chapter had come.
// A document without any stays the same.
func (l *abbreviations) mark(d *doc.Document, met string) Expanded {
	x := &marker{abbreviations: l, met: []byte(met), notes: map[*doc.Note]*doc.Note{}}
	x.rewriter = rewriter{block: x.block, inline: x.noteRef}
	if d.Lang != "" {
		x.setting = aside
	}
	x.made.sum(d.Hash[:])
	out := *d
	out.Notes = make([]*doc.Note, len(d.Notes))
	for i, n := range d.Notes {
		c := *n
		out.Notes[i], x.notes[n] = &c, &c
	}
	out.Blocks = x.rewriter.blocks(d.Blocks)
	x.setting = max(x.setting, note)
	for _, n := range out.Notes {
		n.Blocks = x.rewriter.blocks(n.Blocks)
	}
	made := Expanded{Doc: d, Met: string(x.met), Unlisted: x.missing(d)}
	if x.found > 0 {
		out.Hash = x.made.hash()
		made.Doc = &out
	}
	return made
}

// setting is what kind of text the marker is in.
type setting int

const (
	running  setting = iota // abbreviations are marked, the first one spelled out
	note                    // the same
	aside                   // tables, quotations, records, other languages: they are marked
	verbatim                // headings, captions, heads of tables: nothing is done
)

// marker is one document being marked.
type marker struct {
	*abbreviations
	rewriter rewriter
	setting  setting
	notes    map[*doc.Note]*doc.Note // the copies that marks of notes must point at
	met      []byte
	made     hasher
	found    int
	unlisted []Unlisted

	paragraph *doc.Paragraph // we are in
	plain     string         // its text, once somebody asked
	tail      string         // the end of what it has said
}

// in does something in another setting.
func (x *marker) in(s setting, f func()) {
	before := x.setting
	x.setting = max(s, before) // what stands in a table stays in the table
	f()
	x.setting = before
}

func (x *marker) block(b doc.Block) (made []doc.Block, ok bool) {
	s := x.setting
	switch b := b.(type) {
	case *doc.Paragraph:
		if s == verbatim {
			return nil, false
		}
		x.paragraph, x.plain, x.tail = b, "", ""
		n, before := *b, x.found
		if n.Text = x.inlines(b.Text); x.found == before && len(x.notes) == 0 {
			return []doc.Block{b}, true
		}
		return []doc.Block{&n}, true
	case *doc.Definitions:
		return []doc.Block{x.definitions(b)}, true
	case *doc.Table:
		return []doc.Block{x.table(b)}, true
	case *doc.Heading, *doc.Figure:
		s = verbatim
	case *doc.Quote:
		s = aside
	case *doc.Group:
		if b.Class == "program-sheet" || b.Lang != "" {
			s = aside
		}
	}
	x.in(s, func() { made = []doc.Block{x.rewriter.copy(b)} })
	return made, true
}

// definitions have their terms as they are; a term that is an abbreviation is
// explained by what follows.
func (x *marker) definitions(b *doc.Definitions) *doc.Definitions {
	n := *b
	n.Entries = make([]doc.Definition, len(b.Entries))
	for i, e := range b.Entries {
		made := doc.Definition{ID: e.ID, Terms: make([][]doc.Inline, len(e.Terms)), Bodies: make([][]doc.Block, len(e.Bodies))}
		for k, t := range e.Terms {
			if at, ok := x.index[doc.Plain(t)]; ok && x.setting == running {
				x.met[at] = inText
			}
			made.Terms[k] = x.rewriter.inlines(t)
		}
		for k, body := range e.Bodies {
			made.Bodies[k] = x.rewriter.blocks(body)
		}
		n.Entries[i] = made
	}
	return &n
}

func (x *marker) table(b *doc.Table) *doc.Table {
	n := *b
	n.Caption, n.Source = x.rewriter.inlines(b.Caption), x.rewriter.inlines(b.Source)
	x.in(verbatim, func() { n.Head = x.rewriter.rows(b.Head) })
	n.Rows = make([]doc.Row, len(b.Rows))
	for i, r := range b.Rows {
		n.Rows[i] = r
		n.Rows[i].Cells = make([]doc.Cell, len(r.Cells))
		for k, c := range r.Cells {
			s := aside
			if r.Kind == doc.GroupRow || c.Header {
				s = verbatim
			}
			x.in(s, func() { c.Blocks = x.rewriter.blocks(c.Blocks) })
			n.Rows[i].Cells[k] = c
		}
	}
	return &n
}

// noteRef points a footnote's mark at our copy of the note.
func (x *marker) noteRef(n doc.Inline) (doc.Inline, bool) {
	ref, ok := n.(*doc.NoteRef)
	if !ok {
		return nil, false
	}
	c := *ref
	if own := x.notes[ref.Note]; own != nil {
		c.Note = own
	}
	return &c, true
}

// inlines marks a paragraph's text.
func (x *marker) inlines(text []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(text))
	for i, n := range text {
		switch n := n.(type) {
		case *doc.Text:
			out = append(out, x.words(n, x.cited(n.Value, text[i+1:]))...)
		case *doc.Emph:
			out = append(out, &doc.Emph{Text: x.inlines(n.Text)})
		case *doc.Strong:
			out = append(out, &doc.Strong{Text: x.inlines(n.Text)})
		case *doc.Strike:
			out = append(out, &doc.Strike{Text: x.inlines(n.Text)})
		case *doc.Foreign:
			var made []doc.Inline
			x.in(aside, func() { made = x.inlines(n.Text) })
			out = append(out, &doc.Foreign{Lang: n.Lang, Text: made})
		case *doc.NoteRef:
			c, _ := x.noteRef(n)
			out = append(out, c)
		case *doc.IndexMark:
			out = append(out, n)
		default:
			out, x.tail = append(out, n), "x"
		}
	}
	return out
}

// cited is where the label of a source begins that is cited next: printers make
// it the citation's link, "UU 25/2004 [@uu-25-2004]", and it must stay one text.
func (x *marker) cited(s string, next []doc.Inline) int {
	if len(next) > 0 {
		if c, ok := next[0].(*doc.Cite); ok && len(c.Items) == 1 {
			if before, ok := strings.CutSuffix(strings.TrimRight(s, " \n\u00a0"), x.labels[c.Items[0].Key]); ok {
				return len(before)
			}
		}
	}
	return len(s)
}

// words parts a text at its abbreviations, up to a limit.
func (x *marker) words(t *doc.Text, limit int) []doc.Inline {
	s := t.Value
	var out []doc.Inline
	done := 0
	caps := capitals{text: s, listed: x.listed}
	for start, end := nextWord(s, 0); start >= 0 && end <= limit; start, end = nextWord(s, end) {
		if attached(s[:start]) {
			continue
		}
		for _, p := range parts(s[start:end], x.known) {
			from, to := start+p.start, start+p.end
			a := x.abbreviation(s, from, to, p.whole)
			if from > done {
				out = append(out, &doc.Text{Value: s[done:from]})
			}
			out, done = append(out, a), to
			x.found++
			x.made.number(uint64(from))
			x.made.value(a)
		}
		caps.add(start, end)
	}
	if x.setting != aside {
		x.unknown(caps.found())
	}
	x.tail = x.tail[max(len(x.tail)-8, 0):] + s
	if out == nil {
		return []doc.Inline{t}
	}
	if done < len(s) {
		out = append(out, &doc.Text{Value: s[done:]})
	}
	return out
}

// abbreviation is the one at a place of a text. It is spelled out if it is the
// first, no paragraph did so, and it reads well there: not within parentheses
// of its own, with the long form's capital at the beginning of a sentence.
func (x *marker) abbreviation(s string, from, to int, whole bool) *doc.Abbr {
	i := x.index[s[from:to]]
	a := &doc.Abbr{Short: x.all[i].Short, Long: x.all[i].Long}
	now := byte(inText)
	if x.setting == note {
		now = inNote
	}
	switch {
	case x.setting == aside, x.met[i] >= now, !whole:
		return a
	case x.spells(a):
	case strings.HasSuffix(s[:from], "(") && strings.HasPrefix(s[to:], ")"):
		return a
	default:
		a.First = true
		if sentence(x.tail + s[:from]) {
			r, n := utf8.DecodeRuneInString(a.Long)
			a.Long = string(unicode.ToUpper(r)) + a.Long[n:]
		}
	}
	x.met[i] = now
	return a
}

// spells tells whether the paragraph says what an abbreviation stands for.
func (x *marker) spells(a *doc.Abbr) bool { return spells(x.says(), a) }

// says is the paragraph's text.
func (x *marker) says() string {
	if x.plain == "" {
		x.plain = strings.ReplaceAll(doc.Plain(x.paragraph.Text), "\u00a0", " ")
	}
	return x.plain
}

// sentence tells whether a new one begins behind a text.
func sentence(before string) bool {
	s := strings.TrimRight(before, "(\"'“‘«")
	said := strings.TrimRight(s, " \n\u00a0")
	return said == "" || len(said) < len(s) && strings.ContainsRune(".!?", rune(said[len(said)-1]))
}
