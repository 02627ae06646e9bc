package book

import (
	"maps"

	"jilid/build/diag"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// The column of facts beside a sheet's tables, and what is between them.
const (
	factsGap  = 18 * geom.Pt
	leastMain = 270 * geom.Pt // of the tables' column
	closeGap  = 9 * geom.Pt   // between the tables of a sheet
)

// A pair is a way to divide a sheet: how wide its facts are, and whether the
// rows of both columns stand close.
type pair struct {
	facts geom.Length
	tight bool
}

// pairs are tried in this order until the sheet fits on a page.
var pairs = []pair{{156 * geom.Pt, false}, {126 * geom.Pt, false}, {156 * geom.Pt, true}, {142 * geom.Pt, true}, {118 * geom.Pt, true}}

// beside sets a sheet's tables with its facts in a column on their outer side,
// below the sheet's head, with room on the page for that height. It sets nothing, and says so,
// where the page is too narrow for the two, or the facts are longer than it.
func (w *walker) beside(blocks []doc.Block, hang, room geom.Length) bool {
	if len(blocks) < 2 || hang <= 0 {
		return false
	}
	facts, ok := blocks[0].(*doc.Table)
	if !ok || !isFacts(facts) {
		return false
	}
	way := -1
	for i, p := range pairs {
		width := w.width - p.facts - factsGap
		d := w.dry()
		d.tight = p.tight
		if width < leastMain || !d.narrow(blocks[1:], width) || closeGap+d.factsColumn(facts, p.facts).Height > room {
			continue
		}
		way = i
		d.width = width
		if d.blocks(blocks[1:]); closeGap+stacked(d.boxes) <= room {
			break
		}
	}
	if way < 0 {
		return false
	}
	p := pairs[way]
	w.tight = p.tight
	width := w.width - p.facts - factsGap
	side := w.factsColumn(facts, p.facts)
	high := side.Height
	side.X, side.Hang = w.left+width+factsGap, width+factsGap+hang
	side.Height, side.Room, side.Break = 0, high, page.Never // the tables stand beside it
	top := len(w.boxes)
	w.push(side)
	outer, body := w.width, len(w.boxes)
	w.width, w.above = width, 0
	w.blocks(blocks[1:])
	w.width, w.tight = outer, false
	w.hang(body, hang-p.facts-factsGap)
	if rest := high - stacked(w.boxes[top:]); rest > 0 {
		w.keepNext()
		w.push(page.Box{Height: rest})
	}
	return true
}

// dry is a walker that sets things only to see how high they get.
func (w *walker) dry() *walker {
	u, d := *w.u, *w
	u.root = &frame.Tag{Role: "Sect"}
	d.u, d.tag, d.sections = &u, u.root, nil
	d.boxes, d.marks, d.entries, d.diags = nil, nil, nil, diag.List{}
	d.asked, d.pending = w.asked[:len(w.asked):len(w.asked)], nil
	d.numbers, d.notes = maps.Clone(w.numbers), maps.Clone(w.notes)
	return &d
}

// narrow tells whether all tables are readable at a width.
func (w *walker) narrow(blocks []doc.Block, width geom.Length) bool {
	for _, b := range blocks {
		if t, ok := b.(*doc.Table); ok && w.g.MinTableWidth(w.typesetTable(t, true, nil), w.tableStyle(len(t.Columns))) > width {
			return false
		}
	}
	return true
}

// isFacts tells whether a table is names and values.
func isFacts(t *doc.Table) bool {
	if len(t.Head) > 0 || len(t.Columns) != 2 {
		return false
	}
	for _, r := range t.Rows {
		if len(r.Cells) != 2 || !r.Cells[0].Header {
			return false
		}
	}
	return true
}

func (w *walker) factsStyle() typeset.TableStyle {
	st := w.tableStyle(2)
	st.FlushEdges = true
	return st
}

// factsColumn is the facts with their caption above and their source below, as one box.
func (w *walker) factsColumn(t *doc.Table, width geom.Length) page.Box {
	boxes, above, left := w.boxes, w.above, w.left
	w.boxes, w.above, w.left = nil, 0, 0
	tags := &tableTags{table: w.tag.Kid("Table"), prefix: w.u.key + "-" + itoa(w.u.count())}
	if target := w.target(t); len(t.Caption) > 0 {
		caption := tags.table.Kid("Caption")
		if target != nil {
			w.mark(target.dest)
		}
		w.captionAbove(t, target, width, caption)
	}
	set := w.g.LayoutTable(w.factsTable(t, tags), width, w.factsStyle())
	w.remarks(set.Quality)
	w.layNotes()
	b := page.Box{Item: &frame.Group{Frame: set.Piece(set.Rows, false)}}
	for _, r := range set.Rows {
		b.Height += r.Height
		for _, m := range r.Marks {
			b.Marks = append(b.Marks, m.Name)
		}
	}
	w.push(b)
	if len(t.Source) > 0 {
		w.source(t.Source, tags.table, width)
	}
	column := w.boxes
	w.boxes, w.above, w.left = boxes, above, left

	out := boxed(column, width)
	f := &frame.Frame{Size: geom.Size{W: width, H: out.Height + closeGap}}
	f.Add(0, closeGap, out.Item)
	out.Item, out.Height = &frame.Group{Frame: f}, f.Size.H
	return out
}

// factsTable is one column, each name above its value.
func (w *walker) factsTable(t *doc.Table, tags *tableTags) *typeset.Table {
	ty := w.k.sizes.Table
	ty.Size, ty.Leading = ty.Size.Scale(93, 100), ty.Leading.Scale(95, 100)
	small := ty
	small.Size = small.Size.Scale(88, 100)
	cells := cellMaker{w: w, table: t, face: w.k.sansFace(ty), tags: tags}
	name := w.k.sansFace(small).in(w.main)
	name.roman = w.k.sansSemi
	out := &typeset.Table{Columns: []typeset.Column{{Align: typeset.Left}}}
	cells.section("TBody")
	for i, r := range t.Rows {
		var th, td *frame.Tag
		if tags != nil {
			tr := cells.group.Kid("TR")
			th, td = tr.Kid("TH"), tr.Kid("TD")
			th.Scope, th.ID = "Row", tags.id("b", i, 0)
			td.Headers = []string{th.ID}
		}
		cell := typeset.Cell{Tag: td}
		in := w.inlines(name, nil)
		in.short = true
		for _, b := range r.Cells[0].Blocks {
			if p, ok := b.(*doc.Paragraph); ok {
				in.add(p.Text, markup{})
			}
		}
		label := in.paragraph(typeset.Left)
		cell.Blocks = []typeset.Block{{Paragraph: *label, Tag: th}}
		cells.blocks(&cell, r.Cells[1].Blocks, false, td, 0)
		if len(cell.Blocks) > 1 {
			cell.Blocks[1].Space = 0
		}
		out.Rows = append(out.Rows, typeset.Row{Cells: []typeset.Cell{cell}})
	}
	return out
}
