package book

import (
	"fmt"
	"slices"

	"jilid/build/diag"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/page"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// setRow ties a box to its row, so that the rows of a page are drawn as one piece.
type setRow struct {
	table *typeset.SetTable
	row   *typeset.SetRow
}

// headBox is the box of a table's own head; a repeated one is the area's.
type headBox struct{}

// table sets a table as rows of the flow, with its caption above and its source
// below. One that is too wide turns into landscape pages of its own.
func (w *walker) table(t *doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	target := w.target(t)
	if w.label != nil {
		w.strayLabel()
	}
	around := w.k.grid
	if w.close {
		around = closeGap
	}
	w.above = max(w.above, around)
	set := w.fitTable(t)
	if set.own && !w.landscape {
		w.ownPages(func() { w.setTables(t, target, set) })
	} else {
		w.setTables(t, target, set)
	}
	if !w.floated() { // a float brings its space along, wherever it goes
		w.above = max(w.above, around)
	}
}

// setTables sets the table, in groups of columns if it must.
func (w *walker) setTables(t *doc.Table, target *target, f fit) {
	tag := w.tag.Kid("Table")
	left, width := w.left, w.width
	if f.own {
		w.left, w.width = 0, f.width
	}
	tagged := &tableTags{table: tag, prefix: w.u.key + "-" + itoa(w.u.count())}
	doc.Visitor{Inline: func(n doc.Inline) bool { // the caption is read first
		if r, ok := n.(*doc.NoteRef); ok && r.Note != nil && r.Note.Letter == 0 {
			w.noteNumber(r.Note)
		}
		return true
	}}.Inlines(t.Caption)
	known := len(w.numbers)
	content := w.typesetTable(t, f.small, tagged)
	for n := known + 1; n <= len(w.numbers); n++ {
		tagged.notes = append(tagged.notes, noteMark(n))
	}
	groups := []*typeset.Table{content}
	if f.cut {
		groups = w.k.set.Groups(content, f.room, w.tableStyle(len(t.Columns)))
		w.diags.Add(diag.SplitTable, t.Span, diag.T("tabel dengan %d kolom terlalu lebar untuk satu halaman dan dipecah menjadi %d bagian", "a table of %d columns is too wide for a page and was split into %d parts", len(t.Columns), len(groups)),
			diag.T("kurangi kolomnya, atau terima pemecahan ini", "use fewer columns, or accept the split"))
	}
	w.layNotes()
	for i, g := range groups {
		set := w.g.LayoutTable(g, f.width, w.tableStyle(len(g.Columns)))
		w.remarks(set.Quality)
		if len(groups) == 1 && w.floatTable(t, target, set, f, tagged) {
			break
		}
		if i > 0 {
			w.above = w.k.grid
		}
		w.setTable(t, target, set, f, tagged, i > 0, i == len(groups)-1)
	}
	w.left, w.width = left, width
}

// floatTable sets a table of less than half a page as one box that may move to
// the top of the next page, as figures do. Where no text would take its place
// it is broken like any other, and so is one that stands high by what is around its rows.
func (w *walker) floatTable(t *doc.Table, target *target, set *typeset.SetTable, f fit, tagged *tableTags) bool {
	if f.own || w.landscape || w.close || w.depth > 0 || len(w.areas) > 0 || target == nil {
		return false
	}
	high := set.HeadHeight
	for _, r := range set.Rows {
		high += r.Height
	}
	if high > w.k.height*45/100 {
		return false
	}
	boxes := w.boxes
	w.boxes = nil
	w.setTable(t, target, set, f, tagged, false, true)
	flow := w.boxes
	w.boxes = boxes
	b := boxed(flow, f.width)
	if b.Height > w.k.height*6/10 { // a long caption or notes below
		w.boxes = append(w.boxes, flow...)
		return true
	}
	b.Hang, b.Above, b.Below = max(f.width-w.width, 0), w.k.grid, w.k.grid
	b.Float, b.Depth, b.Series, b.Flow = true, w.deep(), page.Tables, flow
	w.push(b)
	return true
}

// boxed is one box that shows a list of boxes below each other.
func boxed(list []page.Box, width geom.Length) page.Box {
	f := &frame.Frame{Size: geom.Size{W: width}}
	out := page.Box{Item: &frame.Group{Frame: f}}
	pages, _ := page.Break(list, []page.Setup{{Height: endless}}, 0)
	pg := &pages[0]
	paintAreas(f, pg, 0, 0, false)
	for _, b := range pg.Boxes {
		if b.Box.Item != nil {
			f.Add(b.Box.X, b.Y, b.Box.Item)
		}
		out.Marks, out.Notes = append(out.Marks, b.Box.Marks...), append(out.Notes, b.Box.Notes...)
	}
	f.Size.H, out.Height = pg.Bottom, pg.Bottom
	return out
}

// setTable stacks one set table. A continued one (a further group of columns)
// says so in its caption.
func (w *walker) setTable(t *doc.Table, target *target, set *typeset.SetTable, f fit, tagged *tableTags, continued, last bool) {
	hang := max(f.width-w.width, 0)
	if f.own || w.landscape {
		hang = 0
	}
	measure := f.width
	again := w.caption(t, target, measure, true)
	var againHeight geom.Length
	for _, l := range again {
		againHeight += l.Height + l.Depth
	}
	if againHeight > 0 {
		againHeight += 4 * geom.Pt
	}
	left := w.left
	a := &page.Area{Above: w.above, Again: againHeight + set.HeadHeight}
	w.above = 0
	a.Data = painter(func(fr *frame.Frame, x, y geom.Length, part page.Part, boxes []page.Placed) {
		var rows []*typeset.SetRow
		at, head := part.Top, false // the table's own one
		for _, b := range boxes {
			switch d := b.Box.Data.(type) {
			case headBox:
				at, head = b.Y, true
			case setRow:
				if len(rows) == 0 && (part.Continued || set.HeadHeight == 0) {
					at = b.Y - set.HeadHeight
				}
				rows = append(rows, d.row)
			}
		}
		if part.Continued {
			putLines(fr, x+left, y, again, nil, nil)
		}
		if head || len(rows) > 0 {
			fr.Add(x+left, y+at-part.Top, &frame.Group{Frame: set.Piece(rows, !head)})
		}
	})
	outer := w.areas
	w.areas = append(outer[:len(outer):len(outer)], a)
	from := len(w.boxes)

	switch {
	case continued:
	case target != nil:
		w.mark(target.dest)
	case t.ID != "":
		w.mark(w.local(t.ID))
	}
	var capTag *frame.Tag
	if !continued && len(t.Caption) > 0 {
		capTag = &frame.Tag{Role: "Caption"}
		tagged.table.Kids = append([]*frame.Tag{capTag}, tagged.table.Kids...)
	}
	if continued {
		w.stack(again, nil, nil, flow{together: true, next: true, below: 4 * geom.Pt})
	} else if len(t.Caption) > 0 || t.Unit != "" {
		w.captionAbove(t, target, measure, capTag)
	}
	if set.HeadHeight > 0 {
		w.push(page.Box{X: w.left, Height: set.HeadHeight, Data: headBox{}, Marks: tagged.headMarks(set), Break: page.Never + 10})
	}
	for _, r := range set.Rows {
		w.row(set, r, hang)
	}
	if target != nil && !continued && from < len(w.boxes) {
		w.boxes[from].Series = page.Tables
	}
	below := t.NotesBelow()
	if n := len(w.boxes); n > from {
		// No row alone on the last page, and none under the first head; no two
		// low ones either. A high one isn't alone where notes stand below it.
		rows := len(set.Rows)
		for together := 1; together <= 2 && rows > 2*together; together++ {
			last, first := &w.boxes[n-1-together], &w.boxes[n-rows+together-1]
			if together == 1 && len(below) == 0 || last.Height <= 2*w.k.grid {
				last.Break = max(last.Break, page.Poor)
			}
			if together == 1 || first.Height <= 2*w.k.grid {
				first.Break = max(first.Break, page.Poor)
			}
		}
		for i := from; i < n; i++ {
			w.boxes[i].Hang = hang
		}
		w.keepWhole(from)
	}
	w.areas = outer
	if last && len(below)+len(t.Source) > 0 {
		w.keepNext() // the last row
		from := len(w.boxes)
		w.notesBelow(below, measure)
		if len(t.Source) > 0 {
			w.keepNext()
			w.source(t.Source, tagged.table, measure)
		}
		for i := from; i < len(w.boxes); i++ {
			w.boxes[i].Hang = hang
		}
	}
}

// notesBelow stacks the notes that a table has for itself, between its last row and
// its source. They may go on over pages, as the table does.
func (w *walker) notesBelow(notes []*doc.Note, measure geom.Length) {
	for i, n := range notes {
		sub := *w
		sub.width, sub.body = measure, w.k.sourceFace().in(w.k.ink)
		boxes := w.noteBoxes(&sub, n, w.tag, n.Mark(), w.belowDest(n), 10*geom.Pt)
		if len(boxes) == 0 {
			continue
		}
		if i == 0 {
			boxes[0].Above = 4 * geom.Pt
		}
		w.boxes = append(w.boxes, boxes...)
	}
}

// A row may go on over pages if it is taller than half of one, and rather than
// leave a great hole if it is taller than a third.
const (
	halfRow  = 20  // price of a break within the one
	thirdRow = 150 // and the other
)

// row stacks a row.
func (w *walker) row(set *typeset.SetTable, r *typeset.SetRow, hang geom.Length) {
	b := page.Box{X: w.left, Hang: hang, Height: r.Height, Data: setRow{set, r}}
	if r.Keep {
		b.Break = page.Never
	}
	notes := map[string]*page.Note{}
	for _, m := range r.Marks {
		b.Marks = append(b.Marks, m.Name)
		if n, ok := w.notes[m.Name]; ok {
			notes[m.Name] = n
		}
	}
	high := w.k.height
	if w.landscape {
		high = w.k.landscapeHeight()
	}
	w.push(b)
	last := &w.boxes[len(w.boxes)-1]
	switch {
	case r.Height > high/2 || r.Rows > 1 && r.Height > high/4:
		last.Within = halfRow
	case r.Height > high/3:
		last.Within = thirdRow
	default:
		return
	}
	last.Split = splitRow(*last, set, r, notes)
}

// splitRow cuts a row's box. Each part has its own marks and their notes; what
// stands in front of the row is with the first.
func splitRow(b page.Box, set *typeset.SetTable, r *typeset.SetRow, notes map[string]*page.Note) func(geom.Length) (*page.Box, *page.Box, bool) {
	return func(height geom.Length) (*page.Box, *page.Box, bool) {
		top, rest, ok := r.Split(height)
		if !ok {
			return nil, nil, false
		}
		one, two := b, b
		one.Height, one.Data, one.Split, one.Break = top.Height, setRow{set, top}, nil, 0
		two.Height, two.Data, two.Marks, two.Notes = rest.Height, setRow{set, rest}, nil, nil
		for _, m := range rest.Marks {
			two.Marks = append(two.Marks, m.Name)
			if n := notes[m.Name]; n != nil {
				two.Notes = append(two.Notes, n)
			}
		}
		one.Marks = slices.DeleteFunc(slices.Clone(b.Marks), func(m string) bool { return slices.Contains(two.Marks, m) })
		one.Notes = slices.DeleteFunc(slices.Clone(b.Notes), func(n *page.Note) bool { return slices.Contains(two.Notes, n) })
		two.Split = splitRow(two, set, rest, notes)
		return &one, &two, true
	}
}

// tableTags are the elements of a table; its cells name their heads.
type tableTags struct {
	table  *frame.Tag
	prefix string   // of the heads' ids
	notes  []string // marks of the notes that are first met in the table
}

// headMarks are the marks of notes that no row has: they stand in the head.
func (g *tableTags) headMarks(set *typeset.SetTable) []string {
	inRows := map[string]bool{}
	for _, r := range set.Rows {
		for _, m := range r.Marks {
			inRows[m.Name] = true
		}
	}
	var out []string
	for _, m := range g.notes {
		if !inRows[m] {
			out = append(out, m)
		}
	}
	return out
}

func (g *tableTags) id(kind string, row, column int) string {
	return fmt.Sprintf("%s-%s%d-%d", g.prefix, kind, row, column)
}

// typesetTable is the table for the typesetter, with its elements if tags are
// wanted (nil: for measuring).
func (w *walker) typesetTable(t *doc.Table, small bool, tags *tableTags) *typeset.Table {
	ty := w.k.sizes.Table
	if small {
		ty = w.k.sizes.TableSmall
	}
	cells := cellMaker{w: w, table: t, face: w.k.sansFace(ty), numeric: t.Numeric(), tags: tags}
	cells.face.tabular = true
	out := &typeset.Table{Columns: make([]typeset.Column, 0, len(t.Columns)), Head: make([]typeset.Row, 0, len(t.Head)), Rows: make([]typeset.Row, 0, len(t.Rows))}
	for i, c := range t.Columns {
		col := typeset.Column{NoWrap: c.NoWrap, Key: c.Key, Align: typeset.Left, Decimal: cells.numeric[i]}
		switch c.Align {
		case doc.AlignCenter:
			col.Align = typeset.Center
		case doc.AlignRight:
			col.Align = typeset.Right
		case doc.AlignDefault:
			if cells.numeric[i] {
				col.Align = typeset.Right
			}
		}
		out.Columns = append(out.Columns, col)
	}
	if len(t.Head) > 0 {
		cells.section("THead")
		for i, starts := range t.Starts(t.Head) {
			out.Head = append(out.Head, cells.row(t.Head[i], starts, true))
		}
	}
	cells.section("TBody")
	for i, starts := range t.Starts(t.Rows) {
		out.Rows = append(out.Rows, cells.row(t.Rows[i], starts, false))
	}
	return out
}
