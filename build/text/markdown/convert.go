package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// converter turns goldmark's tree into ours. It is used for one text.
type converter struct {
	views bool // it met a view or a computed value
	file  *source.File
	base  int          // where src begins in the file
	fixed *source.Span // instead, the one place of everything in it (see Inline)
	src   []byte
	// returns are the places in src before which the file has a carriage return.
	returns []int
	opt     Options
	diags   diag.List

	home    *converter            // of the whole text, if this one is for a part of it
	notes   map[string]*noteBlock // definitions by label
	mine    map[string]*doc.Note  // mentioned notes by label
	listed  []*doc.Note           // mentioned notes in order
	uses    map[*doc.Note]int
	ids     slugs
	places  []doc.HeadingID // of the original's headings, those that no heading has taken yet
	assets  []*source.File
	ruined  source.Span // the last table that couldn't be read, with its caption, or picture, with its attributes
	marks   int         // of the index so far
	doubts  []doc.Doubt // what may be meant as a reference
	lang    string      // tag of the language being read, "" for one that quotes as Indonesian does
	before  rune        // the last character of the running text, for quotation marks
	text    []byte      // stacks of the lines of inlines that are being made, see line
	made    []doc.Inline
	texts   slab[doc.Text] // what the document consists of
	spans   slab[doc.Inline]
	paras   slab[doc.Paragraph]
	cells   slab[doc.Block]
	heads   slab[doc.Heading]
	figures slab[doc.Figure]
	depth   int // blocks within blocks
	nest    int // spans within spans
}

// at is the place [start, end) of src.
func (c *converter) at(start, end int) source.Span {
	if c.fixed != nil {
		return *c.fixed
	}
	return c.file.Span(c.base+start+sort.SearchInts(c.returns, start), c.base+end+sort.SearchInts(c.returns, end))
}

// report adds a diagnostic, unless the text is read as plain CommonMark.
func (c *converter) report(code diag.Code, at source.Span, text, hint diag.Text, related ...diag.Related) {
	if !c.opt.Plain {
		c.diags.Add(code, at, text, hint, related...)
	}
}

func (c *converter) document(d *doc.Document, root node) {
	c.notes, c.mine, c.uses = map[string]*noteBlock{}, map[string]*doc.Note{}, map[*doc.Note]int{}
	c.ids = slugs{}
	c.prepare(root, 0)
	if first := firstBlock(root); first != nil && first.Level == 1 && !c.opt.Plain {
		h := c.heading(first)
		d.Title, d.TitleID, d.TitleAt = h.Text, h.Attr.ID, h.Span
		root.RemoveChild(root, first)
	}
	c.places = c.opt.Headings
	for _, h := range c.places {
		c.ids.take(h.ID)
	}
	d.Blocks = c.blocks(root)
	// A note's text may mention further notes, which are added to the list.
	for i := 0; i < len(c.listed); i++ {
		n := c.listed[i]
		n.Blocks = c.blocks(c.notes[n.Label])
		if len(n.Blocks) == 0 {
			c.report(diag.BadNote, c.noteLabel(c.notes[n.Label]),
				diag.T("catatan kaki [^%s] kosong", "footnote [^%s] is empty", n.Label),
				diag.T("tulis teksnya sesudah titik dua; alinea berikutnya menjorok empat spasi", "write its text after the colon; further paragraphs are indented by four blanks"))
		}
	}
	d.Notes, d.Doubts = c.listed, c.doubts
	c.notesBelow(d)
	c.unusedNotes(root, 0)
}

func firstBlock(root node) *ast.Heading {
	h, _ := root.FirstChild().(*ast.Heading)
	return h
}

// prepare collects what has to be known before the conversion: footnotes, which
// may stand after their mention, and the ids given by hand, which no id made
// from a heading's text may take.
func (c *converter) prepare(n node, depth int) {
	for child := n.FirstChild(); child != nil && depth <= maxDepth; child = child.NextSibling() {
		switch child := child.(type) {
		case *noteBlock:
			if first, twice := c.notes[child.label]; twice {
				c.report(diag.BadNote, c.noteLabel(child),
					diag.T("catatan kaki [^%s] didefinisikan dua kali", "footnote [^%s] is defined twice", child.label),
					diag.T("beri nama lain pada salah satunya", "give one of them another name"),
					diag.Related{Span: c.noteLabel(first), Text: diag.T("yang pertama di sini", "the first is here")})
			} else {
				c.notes[child.label] = child
			}
		case *attributesNode:
			c.ids.take(child.attr.ID)
		case *mathBlock:
			c.ids.take(child.attributes.attr.ID)
		}
		if child.Type() == ast.TypeBlock || n.Type() == ast.TypeBlock {
			c.prepare(child, depth+1)
		}
	}
}

func (c *converter) noteLabel(n *noteBlock) source.Span {
	return c.at(n.Pos(), n.Pos()+len(n.label)+3)
}

// unusedNotes reports the footnotes that nothing mentions, in their order.
func (c *converter) unusedNotes(n node, depth int) {
	for child := n.FirstChild(); child != nil && depth <= maxDepth; child = child.NextSibling() {
		if note, ok := child.(*noteBlock); ok && c.notes[note.label] == note {
			if c.mine[note.label] == nil {
				c.report(diag.BadNote, c.noteLabel(note),
					diag.T("catatan kaki [^%s] tidak pernah dipakai", "footnote [^%s] is never used", note.label),
					diag.T("tulis [^%[1]s] di tempatnya dalam teks, atau hapus catatannya", "write [^%[1]s] at its place in the text, or delete the note", note.label))
			}
		}
		if child.Type() == ast.TypeBlock {
			c.unusedNotes(child, depth+1)
		}
	}
}

// noteRef is a mention of a footnote; one that isn't defined stays text.
func (c *converter) noteRef(n *noteMark) doc.Inline {
	at := c.at(n.start, n.end)
	if c.home != nil {
		c = c.home // the notes of a caption are among the chapter's
	}
	if c.notes[n.label] == nil {
		c.report(diag.BadNote, at,
			diag.T("catatan kaki [^%s] tidak punya teks", "footnote [^%s] has no text", n.label),
			diag.T("tulis teksnya di baris sendiri: [^%[1]s]: …", "write its text on a line of its own: [^%[1]s]: …", n.label))
		return &doc.Text{Value: "[^" + n.label + "]"}
	}
	note := c.mine[n.label]
	if note == nil {
		note = &doc.Note{Label: n.label, Number: len(c.listed) + 1, Span: c.blockSpan(c.notes[n.label])}
		c.mine[n.label] = note
		c.listed = append(c.listed, note)
	}
	c.uses[note]++
	return &doc.NoteRef{Note: note, Use: c.uses[note], Span: at}
}

// blockSpan is the place of a block, from its first character to the end of its
// last line.
func (c *converter) blockSpan(n node) source.Span {
	start := max(n.Pos(), 0)
	return c.at(start, max(start, c.end(n, 0)))
}

// end is where a block's text ends, line end excluded.
func (c *converter) end(n node, depth int) int {
	end := n.Pos()
	if m, ok := n.(*mathBlock); ok {
		end = m.end
	} else if n.Type() != ast.TypeInline && n.Lines() != nil && n.Lines().Len() > 0 {
		end = n.Lines().At(n.Lines().Len() - 1).Stop
	}
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		end = c.fenceEnd(n, end)
	case *ast.HTMLBlock:
		if n.HasClosure() {
			end = max(end, n.ClosureLine.Stop)
		}
	case *extast.TableRow, *extast.TableHeader:
		end = c.lineEnd(end)
	case *ast.Blockquote:
		end = c.lineEnd(end)
		if last := n.LastChild(); last != nil && depth <= maxDepth {
			end = max(end, c.end(last, depth+1))
		}
	default:
		if last := n.LastChild(); last != nil && last.Type() == ast.TypeBlock && depth <= maxDepth {
			end = max(end, c.end(last, depth+1))
		}
	}
	for end > max(n.Pos(), 0) && end <= len(c.src) && (c.src[end-1] == '\n' || c.src[end-1] == '\r') {
		end--
	}
	return end
}

// fenceEnd is the end of a fenced block's last line: the closing fence if
// there is one.
func (c *converter) fenceEnd(n *ast.FencedCodeBlock, content int) int {
	if n.Lines().Len() == 0 {
		content = c.lineEnd(n.Pos()) + 1
	}
	if n.Pos() < 0 || content >= len(c.src) {
		return min(content, len(c.src))
	}
	end := c.lineEnd(content)
	fence := c.src[n.Pos()]
	for _, ch := range c.src[content:end] {
		switch ch {
		case fence:
			return end
		case ' ', '\t', '>':
		default:
			return content
		}
	}
	return content
}

// lineEnd is where the line that at stands in ends.
func (c *converter) lineEnd(at int) int {
	at = max(at, 0)
	if at >= len(c.src) {
		return at
	}
	if i := bytes.IndexByte(c.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(c.src)
}
