package book

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/mathset"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
)

// cellMaker makes the rows of a table for the typesetter.
type cellMaker struct {
	w       *walker
	table   *doc.Table
	face    face
	numeric []bool
	tags    *tableTags
	group   *frame.Tag // THead or TBody
	heads   heads
	rows    int
	dry     *walker // for measuring: marks must not be counted twice
}

func (c *cellMaker) section(role string) {
	if c.tags != nil {
		c.group = c.tags.table.Kid(role)
	}
}

func (c *cellMaker) row(r doc.Row, starts []int, head bool) typeset.Row {
	out := typeset.Row{Cells: make([]typeset.Cell, 0, len(r.Cells))}
	switch r.Kind {
	case doc.GroupRow:
		out.Kind = typeset.Group
	case doc.TotalRow:
		out.Kind = typeset.Total
	}
	if r.Dimension != "" {
		tint := wash(c.w.k.color("dim-"+r.Dimension), 9)
		if r.Kind == doc.GroupRow {
			tint = wash(c.w.k.color("dim-"+r.Dimension), 13)
		}
		out.Tint = &tint
	}
	var tr *frame.Tag
	if c.group != nil {
		tr = c.group.Kid("TR")
	}
	c.heads.next()
	for i := range r.Cells {
		cell, col := &r.Cells[i], starts[i]
		span, down := max(cell.ColSpan, 1), max(cell.RowSpan, 1)
		isHead := head || cell.Header || col < len(c.table.Columns) && c.table.Columns[col].Key || r.Kind == doc.GroupRow
		var tag *frame.Tag
		if tr != nil {
			tag = c.cellTag(tr, head, isHead, r.Kind, col, span, down)
		}
		out.Cells = append(out.Cells, c.cell(cell, tag, head, isHead, r.Kind, span, down))
	}
	c.rows++
	return out
}

// cellTag makes the cell's element: heads get an id, cells name their heads.
func (c *cellMaker) cellTag(tr *frame.Tag, head, isHead bool, kind doc.RowKind, col, span, down int) *frame.Tag {
	role := "TD"
	if isHead {
		role = "TH"
	}
	tag := tr.Kid(role)
	tag.ColSpan, tag.RowSpan = span, down
	switch {
	case head:
		tag.Scope = "Column"
		tag.ID = c.tags.id("k", c.rows, col)
		c.heads.above(col, span, tag.ID)
	case isHead:
		tag.Scope = "Row"
		tag.ID = c.tags.id("b", c.rows, col)
		tag.Headers = c.heads.of(col, 1, false)
		if kind != doc.GroupRow {
			c.heads.beside(col, down, tag.ID)
		}
	default:
		tag.Headers = c.heads.of(col, span, true)
	}
	return tag
}

// cell sets the blocks of a cell. Paragraphs are set, lists get their bullets,
// anything else is shown by its text: a cell has no room for more.
func (c *cellMaker) cell(cell *doc.Cell, tag *frame.Tag, head, isHead bool, kind doc.RowKind, span, down int) typeset.Cell {
	out := typeset.Cell{Blocks: make([]typeset.Block, 0, max(len(cell.Blocks), 1)), ColSpan: span, RowSpan: down, Header: isHead, Tag: tag}
	switch cell.Align {
	case doc.AlignLeft:
		a := typeset.Left
		out.Align = &a
	case doc.AlignCenter:
		a := typeset.Center
		out.Align = &a
	case doc.AlignRight:
		a := typeset.Right
		out.Align = &a
	}
	bold := head || kind != doc.PlainRow
	c.blocks(&out, cell.Blocks, bold, tag, 0)
	if len(out.Blocks) == 0 {
		out.Blocks = append(out.Blocks, typeset.Block{Paragraph: typeset.Paragraph{Style: c.face.style(typeset.Left)}})
	}
	return out
}

func (c *cellMaker) blocks(out *typeset.Cell, list []doc.Block, bold bool, tag *frame.Tag, left geom.Length) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.Paragraph:
			c.paragraph(out, b.Text, bold, tag, left, nil)
		case *doc.List:
			n := b.Start
			for _, it := range b.Items {
				mark := "•"
				if b.Ordered {
					mark = itoa(n) + string(b.Delim)
				}
				n++
				first := true
				for _, in := range it.Blocks {
					p, ok := in.(*doc.Paragraph)
					if ok && first {
						sp := c.face.span(mark)
						c.paragraph(out, p.Text, bold, tag, left+9*geom.Pt, []typeset.Span{sp})
						first = false
						continue
					}
					c.blocks(out, []doc.Block{in}, bold, tag, left+9*geom.Pt)
				}
			}
		case *doc.Figure:
			if f := c.w.cellPicture(b, c.face.size); f != nil {
				out.Blocks = append(out.Blocks, typeset.Block{Frame: f, Space: 2 * geom.Pt, Tag: c.figureTag(b, tag)})
				continue
			}
			c.paragraph(out, doc.Str("["+b.Alt+"]"), bold, tag, left, nil)
		case *doc.Math:
			c.formula(out, b, tag)
		case *doc.Group:
			c.blocks(out, b.Blocks, bold, tag, left)
		case *doc.Quote:
			c.blocks(out, b.Blocks, bold, tag, left+9*geom.Pt)
		default:
			if s := plainBlock(b); s != "" {
				c.paragraph(out, doc.Str(s), bold, tag, left, nil)
			}
		}
	}
}

func (c *cellMaker) figureTag(b *doc.Figure, parent *frame.Tag) *frame.Tag {
	if parent == nil {
		return nil
	}
	t := parent.Kid("Figure")
	t.Alt = b.Alt
	return t
}

// formula sets a displayed formula in a cell, smaller if that is too narrow.
func (c *cellMaker) formula(out *typeset.Cell, b *doc.Math, parent *frame.Tag) {
	if c.w.k.math == nil {
		c.paragraph(out, doc.Str(formula.Plain(b.Formula)), false, parent, 0, nil)
		return
	}
	look := c.w.k.mathLook(c.face, c.w.lang)
	look.Display = true
	made := typeset.Block{Frame: mathset.Line(b.Formula, look), Space: 2 * geom.Pt}
	if parent != nil {
		made.Tag = parent.Kid("Formula")
		c.w.k.speak(made.Tag, b.Formula, c.w.lang)
	}
	out.Blocks = append(out.Blocks, made)
}

func (c *cellMaker) paragraph(out *typeset.Cell, text []doc.Inline, bold bool, tag *frame.Tag, left geom.Length, label []typeset.Span) {
	w := c.w
	if tag == nil {
		if c.dry == nil {
			dry := *c.w
			dry.numbers, dry.pending = map[*doc.Note]int{}, nil
			c.dry = &dry
		}
		w = c.dry
		clear(w.numbers)
	}
	in := w.inlines(c.face, tag)
	in.short = true
	in.add(text, markup{bold: bold})
	p := in.paragraph(typeset.Left)
	p.Style.Hyphenate = true
	p.Style.Left = left
	if label != nil {
		p.Label, p.LabelGap = label, 4*geom.Pt
	}
	b := typeset.Block{Paragraph: *p, Tags: in.tags}
	if len(out.Blocks) > 0 {
		b.Space = c.face.leading / 5
	}
	out.Blocks = append(out.Blocks, b)
}

// plainBlock is the text of a block that a cell can't show as it is.
func plainBlock(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Code:
		return b.Text
	case *doc.HTML:
		return b.Text
	case *doc.Heading:
		return doc.Plain(b.Text)
	}
	return ""
}
