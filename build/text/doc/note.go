package doc

import (
	"slices"
	"strconv"

	"jilid/build/source"
)

// Note is a footnote, or a note below its table: NoteRef.Note points at it.
type Note struct {
	Label  string // as written: "1" in [^1]
	Number int    // from 1, in order of first mention within the chapter; those below tables are counted apart
	Letter int    // of a note below its table, from 1: a, b, c; 0: a footnote
	Blocks []Block
	Span   source.Span
}

// Mark is what stands at the note and at its mentions.
func (n *Note) Mark() string {
	if n.Letter == 0 {
		return strconv.Itoa(n.Number)
	}
	var s []byte // a … z, aa, ab …
	for i := n.Letter; i > 0; i = (i - 1) / 26 {
		s = append(s, byte('a'+(i-1)%26))
	}
	slices.Reverse(s)
	return string(s)
}

// Key tells the note from the others of its chapter.
func (n *Note) Key() string {
	if n.Letter == 0 {
		return strconv.Itoa(n.Number)
	}
	return "t" + strconv.Itoa(n.Number)
}

// NotesBelow are the notes that stand below the table, in the order of their marks.
func (t *Table) NotesBelow() []*Note {
	var out []*Note
	t.marks(func(r *NoteRef) {
		if r.Note != nil && r.Note.Letter > 0 && !slices.Contains(out, r.Note) {
			out = append(out, r.Note)
		}
	})
	return out
}

// KeepNotes makes the notes that are mentioned in the table its own: they stand below
// it. Whoever calls it numbers the chapter's notes again.
func (t *Table) KeepNotes() {
	own := map[*Note]*Note{}
	t.marks(func(r *NoteRef) {
		if r.Note == nil {
			return
		}
		if own[r.Note] == nil {
			n := *r.Note
			n.Letter = len(own) + 1
			own[r.Note] = &n
		}
		r.Note = own[r.Note]
	})
}

// marks calls f for the marks of notes in the table, its caption and its source.
func (t *Table) marks(f func(*NoteRef)) {
	v := Visitor{Inline: func(n Inline) bool {
		if r, ok := n.(*NoteRef); ok {
			f(r)
		}
		return true
	}}
	v.Blocks([]Block{t})
}

// Numbering numbers notes in the order in which they are mentioned.
type Numbering struct {
	Notes   []*Note
	uses    map[*Note]int
	letters int
}

// Mention counts a mention of a note, and gives it its number if it is the first.
func (c *Numbering) Mention(n *Note) (use int) {
	if c.uses == nil {
		c.uses = map[*Note]int{}
	}
	if c.uses[n]++; c.uses[n] == 1 {
		c.Notes = append(c.Notes, n)
		n.Number = len(c.Notes) - c.letters
		if n.Letter > 0 {
			c.letters++
			n.Number = c.letters
		}
	}
	return c.uses[n]
}
