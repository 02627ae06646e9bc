package search

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"jilid/build/text/doc"
	"jilid/build/text/formula"
)

// passage is what is found and shown: a page's beginning, or a section under its heading.
type passage struct{ anchor, heading, text string }

// passages takes a page apart at its headings. Text in front of the first one belongs to
// the page itself.
func passages(text string, d *doc.Document) []passage {
	w := writers.Get().(*passageWriter)
	defer writers.Put(w)
	*w = passageWriter{done: make([]passage, 1, 8), ends: w.ends[:0], text: w.text[:0], plain: w.plain[:0]}
	w.say(text)
	if d != nil {
		w.blocks(d.Blocks)
	}
	w.end()
	all, from := string(w.text), 0
	for i, to := range w.ends {
		w.done[i].text = all[from:to]
		from = to
	}
	return w.done
}

// writers are used again, as what they write into grows large.
var writers = sync.Pool{New: func() any { return new(passageWriter) }}

// passageWriter writes down what a document says, a blank between blocks and a
// dot between the cells of a table.
type passageWriter struct {
	done  []passage   // still without their texts
	ends  []int       // of these in text
	text  []byte      // of all passages
	cell  bool        // what comes next is in another cell of the row
	notes []*doc.Note // mentioned in this passage
	plain []byte      // to write in what is to be said
}

// begin is where the text of the passage begins.
func (w *passageWriter) begin() int {
	if n := len(w.ends); n > 0 {
		return w.ends[n-1]
	}
	return 0
}

func (w *passageWriter) say(s string) {
	w.plain = append(w.plain[:0], s...)
	w.sayPlain()
}

// sayPlain says a text: its words, with one blank between them.
func (w *passageWriter) sayPlain() {
	for word := range bytes.FieldsSeq(w.plain) {
		switch {
		case len(w.text) == w.begin() || strings.IndexByte(".,;:)", word[0]) >= 0: // a citation stood before it
		case w.cell:
			w.text = append(w.text, " · "...)
		default:
			w.text = append(w.text, ' ')
		}
		w.text = append(w.text, word...)
		w.cell = false
	}
}

// end ends a passage: its footnotes come last.
func (w *passageWriter) end() {
	for len(w.notes) > 0 {
		n := w.notes[0]
		w.notes = w.notes[1:]
		w.blocks(n.Blocks)
	}
	w.ends = append(w.ends, len(w.text))
}

func (w *passageWriter) blocks(list []doc.Block) {
	doc.Visitor{Block: w.block, Inline: w.inline}.Blocks(list)
}

// block says a block's text; what consists of blocks is walked into.
func (w *passageWriter) block(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Heading:
		if b.ID == "" {
			w.inlines(b.Text)
			return false
		}
		w.end()
		w.done = append(w.done, passage{anchor: b.ID, heading: strings.Join(strings.Fields(doc.Plain(b.Text)), " ")})
		return false
	case *doc.Paragraph:
		w.inlines(b.Text)
		return false
	case *doc.Definitions:
		for _, e := range b.Entries {
			for _, t := range e.Terms {
				w.inlines(t)
			}
			for _, body := range e.Bodies {
				w.blocks(body)
			}
		}
		return false
	case *doc.Table:
		w.table(b)
		return false
	case *doc.Figure:
		w.inlines(b.Caption)
		if b.Alt != doc.Plain(b.Caption) {
			w.say(b.Alt)
		}
		w.inlines(b.Source)
		return false
	case *doc.Code:
		w.say(b.Text)
	case *doc.Math:
		w.say(formula.Plain(b.Formula))
	case *doc.HTML:
		if !b.Raw {
			w.say(b.Text)
		}
	}
	return true
}

func (w *passageWriter) table(t *doc.Table) {
	w.inlines(t.Caption)
	w.say(t.Unit)
	for _, rows := range [...][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			start := len(w.text)
			for i := range r.Cells {
				w.cell = len(w.text) > start
				w.blocks(r.Cells[i].Blocks)
			}
			w.cell = false
		}
	}
	w.inlines(t.Source)
}

// inlines says a text. What a reference is called is not the passage's to know.
func (w *passageWriter) inlines(list []doc.Inline) {
	text := list
	for i, n := range list {
		if ref, ok := n.(*doc.Ref); ok && len(ref.Text) == 0 {
			if &text[0] == &list[0] {
				text = slices.Clone(list)
			}
			text[i] = &doc.Text{Value: "…"}
		}
	}
	w.plain = doc.AppendPlain(w.plain[:0], text)
	w.sayPlain()
	doc.Visitor{Inline: w.inline}.Inlines(list)
}

// inline notes the footnotes; the text is said by inlines as a whole.
func (w *passageWriter) inline(n doc.Inline) bool {
	if ref, ok := n.(*doc.NoteRef); ok && ref.Note != nil && ref.Use <= 1 {
		w.notes = append(w.notes, ref.Note)
	}
	return true
}
