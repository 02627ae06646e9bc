package search

import (
	"slices"
	"strings"

	"jilid/build/text/doc"
	"jilid/build/text/formula"
)

// passage is what is found and shown: a page's beginning, or a section under its heading.
type passage struct{ anchor, heading, text string }

// passages takes a page apart at its headings. Text in front of the first one belongs to
// the page itself.
func passages(text string, d *doc.Document) []passage {
	w := &passageWriter{}
	w.say(text)
	if d != nil {
		w.blocks(d.Blocks)
	}
	w.end()
	return w.done
}

// passageWriter writes down what a document says, a blank between blocks and a
// dot between the cells of a table.
type passageWriter struct {
	done  []passage
	now   passage
	text  strings.Builder
	cell  bool        // what comes next is in another cell of the row
	notes []*doc.Note // mentioned in this passage
}

func (w *passageWriter) say(s string) {
	for word := range strings.FieldsSeq(s) {
		switch {
		case w.text.Len() == 0 || strings.IndexByte(".,;:)", word[0]) >= 0: // a citation stood before it
		case w.cell:
			w.text.WriteString(" · ")
		default:
			w.text.WriteByte(' ')
		}
		w.text.WriteString(word)
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
	w.now.text = w.text.String()
	w.done = append(w.done, w.now)
	w.text.Reset()
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
		w.now = passage{anchor: b.ID, heading: strings.Join(strings.Fields(doc.Plain(b.Text)), " ")}
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
			start := w.text.Len()
			for i := range r.Cells {
				w.cell = w.text.Len() > start
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
	w.say(doc.Plain(text))
	doc.Visitor{Inline: w.inline}.Inlines(list)
}

// inline notes the footnotes; the text is said by inlines as a whole.
func (w *passageWriter) inline(n doc.Inline) bool {
	if ref, ok := n.(*doc.NoteRef); ok && ref.Note != nil && ref.Use <= 1 {
		w.notes = append(w.notes, ref.Note)
	}
	return true
}
