package markdown

import (
	"bytes"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

func (c *converter) table(n *extast.Table) *doc.Table {
	t := &doc.Table{Span: c.blockSpan(n)}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, doc.Column{Align: align(a)})
	}
	seen := map[string]source.Span{}
	count := c.oddSeparator(n, len(t.Columns))
	var rows []writtenRow
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := doc.Row{Cells: make([]doc.Cell, 0, r.ChildCount())}
		for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
			c.before = 0
			row.Cells = append(row.Cells, doc.Cell{Blocks: c.cell(cell)})
		}
		c.countCells(r, count)
		if _, head := r.(*extast.TableHeader); !head {
			c.rowTwice(r, row, seen)
		}
		rows = append(rows, c.written(r, row))
	}
	if c.opt.Plain {
		for i, w := range rows {
			if i == 0 {
				t.Head = append(t.Head, w.row)
			} else {
				t.Rows = append(t.Rows, w.row)
			}
		}
		return t
	}
	head := min(c.headRows(n), len(rows))
	t.Head, t.Rows = c.join(rows[:head], len(t.Columns)), c.join(rows[head:], len(t.Columns))
	kinds(t.Rows, len(t.Columns))
	return t
}

func (c *converter) cell(n node) []doc.Block {
	text := c.inlines(n)
	if len(text) == 0 {
		return nil
	}
	return c.cells.list([]doc.Block{c.paras.put(doc.Paragraph{Text: text, Span: c.blockSpan(n)})})
}

func align(a extast.Alignment) doc.Align {
	switch a {
	case extast.AlignLeft:
		return doc.AlignLeft
	case extast.AlignCenter:
		return doc.AlignCenter
	case extast.AlignRight:
		return doc.AlignRight
	}
	return doc.AlignDefault
}

// countCells reports a row that has more cells than the head or fewer: GFM drops
// or adds some without a word, and the figures of the row stand in wrong columns.
func (c *converter) countCells(row node, columns int) {
	start := max(row.Pos(), 0)
	line := source.Shared(c.src[start:c.lineEnd(start)])
	cells := cellsOf(line)
	if cells > columns {
		c.report(diag.BadTable, c.at(start, c.lineEnd(start)),
			diag.T("baris tabel punya %d sel, sedangkan judulnya %d kolom; sel lebihnya hilang", "a table row has %d cells but the head has %d columns; the rest is lost", cells, columns),
			diag.T(`samakan jumlahnya; tanda | di dalam teks ditulis \|`, `make them equal; a | within the text is written \|`))
	} else if cells < columns && !strings.Contains(line, "|") {
		c.report(diag.ShortRow, c.at(start, c.lineEnd(start)), diag.T("teks ini menempel pada tabel di atasnya dan menjadi barisnya", "this text touches the table above and becomes a row of it"),
			diag.T("sisipkan baris kosong di atasnya; bila memang baris tabel, batasi selnya dengan `|`", "put an empty line above it; if it is a row, part its cells by `|`"))
	} else if cells < columns {
		c.report(diag.ShortRow, c.at(start, c.lineEnd(start)),
			diag.T("baris ini mengisi %d dari %d kolom tabelnya", "this row fills %d of the table's %d columns", cells, columns),
			diag.T("batasi setiap sel dengan `|`, juga yang kosong: `| |`", "part all cells by `|`, also empty ones: `| |`"))
	}
}

// rowTwice warns of a row with two filled cells at least that the table has already.
func (c *converter) rowTwice(n node, row doc.Row, seen map[string]source.Span) {
	filled := 0
	for _, cell := range row.Cells {
		if len(cell.Blocks) > 0 {
			filled++
		}
	}
	start := max(n.Pos(), 0)
	text := source.Shared(bytes.TrimSpace(c.src[start:c.lineEnd(start)]))
	at := c.at(start, c.lineEnd(start))
	if first, ok := seen[text]; ok && filled > 1 {
		c.report(diag.Repeated, at, diag.T("baris ini sudah ada di tabel yang sama", "this row is in the same table already"),
			diag.T("hapus salah satunya, atau perbaiki bila maksudnya yang lain", "delete one of them, or mend it if another was meant"),
			diag.Related{Span: first, Text: diag.T("yang pertama di sini", "the first one is here")})
	}
	seen[text] = at
}

// caption gives a line ": text" to the table or figure above it.
func (w *writer) caption(n *caption) {
	c := w.c
	at := c.blockSpan(n)
	c.sourceWithin(n)
	attr := c.takeAttributes(n)
	c.missingHash(n)
	text := c.inlines(n)
	source := isSource(text)
	var last doc.Block
	if len(w.out) > 0 {
		last = w.out[len(w.out)-1]
		if g, ok := last.(*doc.Group); ok && len(g.Blocks) == 1 {
			last = g.Blocks[0] // a figure turned by a line of attributes
		}
	}
	switch b := last.(type) {
	case *doc.Table:
		c.knownKeys(attr, "unit", "head", "notes", "catatan")
		c.kindOfID(attr, "tbl-")
		b.Attr = merge(b.Attr, attr)
		b.ID, b.Wide, b.Unit = b.Attr.ID, b.Wide || attr.Has("landscape"), b.Attr.Get("unit")
		b.Caption, b.Source = place(text, source, b.Caption, b.Source)
	case *doc.Figure:
		c.knownKeys(attr, "width")
		c.kindOfID(attr, "fig-")
		b.Attr = merge(b.Attr, attr)
		b.ID = b.Attr.ID
		if attr.Get("width") != "" {
			b.Width = c.width(attr)
		}
		b.Caption, b.Source = place(text, source, b.Caption, b.Source)
	default:
		c.looseCaption(at)
		w.add(&doc.Paragraph{Text: append(doc.Str(": "), text...), Given: &attr, Span: at})
	}
}

// place puts a line under a table or figure where it belongs: the first that
// isn't a source is the caption, everything after it stands below.
func place(text []doc.Inline, isSource bool, caption, source []doc.Inline) (newCaption, newSource []doc.Inline) {
	if !isSource && caption == nil {
		return text, source
	}
	if source != nil {
		source = append(source, &doc.Break{})
	}
	return caption, append(source, text...)
}

// sourceWithin reports a line of a caption that was meant to be its source: without
// a colon before it, it goes on with the caption.
func (c *converter) sourceWithin(n *caption) {
	for i := 1; i < n.Lines().Len(); i++ {
		segment := n.Lines().At(i)
		if text := string(segment.Value(c.src)); isSource(doc.Str(text)) {
			c.report(diag.LooseCaption, c.at(segment.Start, segment.Stop).FirstLine(), diag.T("baris sumber ini menyambung judul di atasnya", "this line of a source goes on with the caption above"),
				diag.T("awali dengan titik dua dan spasi: `: %s`", "begin it with a colon and a blank: `: %s`", diag.Clip(strings.TrimSpace(text))))
		}
	}
}

// isSource tells whether a line says where something comes from.
func isSource(text []doc.Inline) bool {
	first, _, colon := strings.Cut(doc.Plain(text), ":")
	if !colon {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(first)) {
	case "sumber", "source", "sources", "sumber data", "catatan", "note", "keterangan":
		return true
	}
	return false
}
