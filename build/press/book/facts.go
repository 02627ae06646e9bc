package book

import (
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
var pairs = []pair{{142 * geom.Pt, false}, {118 * geom.Pt, false}, {142 * geom.Pt, true}, {118 * geom.Pt, true}}

// beside sets a sheet's tables with its facts in a column on their outer side,
// below the sheet's head, which is room high or lower. It sets nothing, and says so, where the page
// is too narrow for the two, or the facts are longer than a page.
func (w *walker) beside(blocks []doc.Block, hang, room geom.Length) bool {
	if len(blocks) < 2 || hang <= 0 {
		return false
	}
	facts, ok := blocks[0].(*doc.Table)
	if !ok || !isFacts(facts) {
		return false
	}
	var way *pair
	for _, p := range pairs {
		w.tight = p.tight
		width := w.width - p.facts - factsGap
		if width < leastMain || !w.narrow(blocks[1:], width) || w.factsHeight(facts, p.facts) > room {
			continue
		}
		way = &p
		if w.tablesHeight(blocks[1:], width) <= room {
			break
		}
	}
	if way == nil {
		w.tight = false
		return false
	}
	w.tight = way.tight
	width := w.width - way.facts - factsGap
	side := w.factsColumn(facts, way.facts)
	high := side.Height
	side.X, side.Hang = w.left+width+factsGap, width+factsGap+hang
	side.Height, side.Break = 0, page.Never // the tables stand beside it
	top := len(w.boxes)
	w.push(side)
	outer, body := w.width, len(w.boxes)
	w.width, w.above = width, 0
	w.blocks(blocks[1:])
	w.width, w.tight = outer, false
	w.hang(body, hang-way.facts-factsGap)
	if rest := high - stacked(w.boxes[top:]); rest > 0 {
		w.keepNext()
		w.push(page.Box{Height: rest})
	}
	return true
}

// narrow tells whether all tables are readable at a width.
func (w *walker) narrow(blocks []doc.Block, width geom.Length) bool {
	for _, b := range blocks {
		if t, ok := b.(*doc.Table); ok && w.k.set.MinTableWidth(w.typesetTable(t, true, nil), w.tableStyle()) > width {
			return false
		}
	}
	return true
}

// tablesHeight is how high the sheet's tables get below each other.
func (w *walker) tablesHeight(blocks []doc.Block, width geom.Length) geom.Length {
	var h geom.Length
	for _, b := range blocks {
		if t, ok := b.(*doc.Table); ok {
			set := w.k.set.LayoutTable(w.typesetTable(t, true, nil), width, w.tableStyle())
			h += closeGap + set.HeadHeight
			for _, r := range set.Rows {
				h += r.Height
			}
			if t.Unit != "" || len(t.Caption) > 0 {
				h += w.k.theme.Type.Caption.Leading + 4*geom.Pt
			}
		}
	}
	return h
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
	st := w.tableStyle()
	st.FlushEdges = true
	return st
}

// factsHeight is how high the column of facts gets, its caption and source about two lines each.
func (w *walker) factsHeight(t *doc.Table, width geom.Length) geom.Length {
	h := geom.Length(closeGap)
	for _, r := range w.k.set.LayoutTable(w.factsTable(t, nil), width, w.factsStyle()).Rows {
		h += r.Height
	}
	if len(t.Caption) > 0 {
		h += 2 * w.k.theme.Type.Caption.Leading
	}
	if len(t.Source) > 0 {
		h += 2 * w.k.theme.Type.Caption.Leading
	}
	return h
}

// factsColumn is the facts with their caption above and their source below, as one box.
func (w *walker) factsColumn(t *doc.Table, width geom.Length) page.Box {
	boxes, above, left := w.boxes, w.above, w.left
	w.boxes, w.above, w.left = nil, 0, 0
	tags := &tableTags{table: w.tag.Kid("Table"), prefix: w.u.key + "-" + itoa(w.u.count())}
	if target := w.c.refs.TableOf(t); len(t.Caption) > 0 {
		caption := tags.table.Kid("Caption")
		if target != nil {
			w.mark(dest(target))
		}
		w.captionAbove(t, target, width, caption)
	}
	set := w.k.set.LayoutTable(w.factsTable(t, tags), width, w.factsStyle())
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

	f := &frame.Frame{Size: geom.Size{W: width}}
	out := page.Box{Item: &frame.Group{Frame: f}}
	pages, _ := page.Break(column, []page.Setup{{Height: endless}}, 0)
	for _, b := range pages[0].Boxes {
		f.Add(b.Box.X, b.Y+closeGap, b.Box.Item)
		out.Marks, out.Notes = append(out.Marks, b.Box.Marks...), append(out.Notes, b.Box.Notes...)
	}
	out.Height = pages[0].Bottom + closeGap
	f.Size.H = out.Height
	return out
}

// factsTable is one column, each name above its value.
func (w *walker) factsTable(t *doc.Table, tags *tableTags) *typeset.Table {
	ty := w.k.theme.Type.Table
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
			th.Scope, th.ID = "Row", tags.id("b", i)
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
