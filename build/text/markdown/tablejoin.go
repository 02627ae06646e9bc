package markdown

import (
	"slices"
	"strconv"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Cells are joined as in MultiMarkdown: nothing between two bars, "||", continues the
// cell to the left, and "^^" the cell above. GitHub shows an empty cell and the two marks. A
// row of one cell is a heading for those below it; one whose filled cells are all bold,
// below others, is a sum. So a writer has nothing to count, and rows can be moved.

// writtenRow is a row and how it is written.
type writtenRow struct {
	row  doc.Row
	node node
	line string
	raw  []string // between the bars, in all columns; made when it is needed
}

// written is the row of a node of goldmark's.
func (c *converter) written(r node, row doc.Row) writtenRow {
	start := max(r.Pos(), 0)
	return writtenRow{row: row, node: r, line: source.Shared(c.src[start:c.lineEnd(start)])}
}

// joins tells whether cells of the row may be joined.
func (w writtenRow) joins() bool {
	return strings.Contains(w.line, "||") || strings.Contains(w.line, "^^")
}

// rawCells are the cells of a line of a table as they are written, blanks included.
func rawCells(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var out []string
	from := 0
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			out, from = append(out, line[from:i]), i+1
		}
	}
	if from < len(line) {
		out = append(out, line[from:])
	}
	return out
}

// joined is a cell of a table whose cells are being joined.
type joined struct {
	cell              *doc.Cell
	row, column, wide int // where it begins, and its columns
}

// join joins the cells of a head or body.
func (c *converter) join(rows []writtenRow, columns int) []doc.Row {
	out := make([]doc.Row, len(rows))
	if !slices.ContainsFunc(rows, writtenRow.joins) {
		for r, w := range rows {
			out[r].Cells = w.row.Cells
		}
		return out
	}
	for r := range rows {
		w := &rows[r]
		w.raw = rawCells(w.line)
		for len(w.raw) < len(w.row.Cells) {
			w.raw = append(w.raw, " ") // added by goldmark: empty
		}
	}
	kept := make([][]*doc.Cell, len(rows))
	above := make([]*joined, columns)
	for r, w := range rows {
		now := make([]*joined, columns)
		cells := make([]joined, len(w.row.Cells))
		for i := 0; i < len(w.row.Cells); {
			up, mark := above[i], strings.TrimSpace(w.raw[i]) == "^^"
			switch {
			case mark && up.continues(w.raw, i):
				up.cell.RowSpan = max(up.cell.RowSpan, 1) + 1
				for range up.wide {
					now[i] = up
					i++
				}
				continue
			case mark:
				c.cannotJoin(w, i, up != nil)
			case w.raw[i] == "" && i > 0 && now[i-1].row == r:
				now[i] = now[i-1]
				now[i].wide++
				now[i].cell.ColSpan = now[i].wide
				i++
				continue
			}
			cells[i] = joined{cell: &w.row.Cells[i], row: r, column: i, wide: 1}
			now[i] = &cells[i]
			kept[r] = append(kept[r], now[i].cell)
			i++
		}
		above = now
	}
	for r := range rows {
		if len(kept[r]) == len(rows[r].row.Cells) { // as in most rows
			out[r].Cells = rows[r].row.Cells
			continue
		}
		for _, cell := range kept[r] {
			out[r].Cells = append(out[r].Cells, *cell)
		}
	}
	return out
}

// continues tells whether the marks in a row from a column on join all columns of a cell.
func (j *joined) continues(raw []string, column int) bool {
	if j == nil || j.column != column || column+j.wide > len(raw) {
		return false
	}
	for _, s := range raw[column+1 : column+j.wide] {
		if s != "" && strings.TrimSpace(s) != "^^" {
			return false
		}
	}
	return true
}

func (c *converter) cannotJoin(w writtenRow, column int, above bool) {
	text, hint := diag.T("di atas sel `^^` ini tidak ada sel", "there is no cell above this `^^`"), diag.T("kepala dan isi tabel tidak dapat digabung; isi selnya", "head and body can't be joined; fill in the cell")
	if above {
		text, hint = diag.T("sel `^^` ini tidak selebar sel di atasnya", "this `^^` is not as wide as the cell above"), diag.T("mulai di kolom yang sama, dan lanjutkan dengan `||` selebar sel itu", "begin in the same column, and go on with `||` as wide as that cell")
	}
	at := max(w.node.Pos(), 0)
	if c.src[at] == '|' {
		at++
	}
	for _, s := range w.raw[:column] {
		at += len(s) + 1
	}
	at += strings.Index(w.raw[column], "^^")
	c.report(diag.BadTable, c.at(at, at+2), text, hint)
}

// kinds finds the rows that are headings of others, and those that are sums.
func kinds(rows []doc.Row, columns int) {
	for i := range rows {
		r := &rows[i]
		if len(r.Cells) == 1 && columns > 1 && r.Cells[0].ColSpan == columns && len(r.Cells[0].Blocks) > 0 {
			r.Kind, r.Cells[0].Align = doc.GroupRow, doc.AlignLeft
			if bold(r.Cells[0]) {
				unbold(&r.Cells[0])
			}
			continue
		}
		filled, strong := 0, 0
		for _, cell := range r.Cells {
			if len(cell.Blocks) > 0 {
				filled++
				if bold(cell) {
					strong++
				}
			}
		}
		if i > 0 && filled > 1 && filled == strong {
			r.Kind = doc.TotalRow
			for k := range r.Cells {
				unbold(&r.Cells[k])
			}
		}
	}
}

// bold tells whether all of a cell's text is, marks of notes aside.
func bold(cell doc.Cell) bool {
	found := false
	for _, b := range cell.Blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok {
			return false
		}
		for _, n := range p.Text {
			switch n.(type) {
			case *doc.Strong:
				found = true
			case *doc.NoteRef, *doc.IndexMark:
			default:
				return false
			}
		}
	}
	return found
}

// unbold takes the mark-up off that the row's kind stands for.
func unbold(cell *doc.Cell) {
	for i, b := range cell.Blocks {
		p := *b.(*doc.Paragraph)
		var text []doc.Inline
		for _, n := range p.Text {
			if s, ok := n.(*doc.Strong); ok {
				text = append(text, s.Text...)
			} else {
				text = append(text, n)
			}
		}
		p.Text = text
		cell.Blocks[i] = &p
	}
}

// headRows is how many rows are the table's head: one, or as many as its caption says
// by {head=2}.
func (c *converter) headRows(n *extast.Table) int {
	rows := 0
	for s := n.FirstChild(); s != nil; s = s.NextSibling() {
		rows++
	}
	for s := n.NextSibling(); s != nil; s = s.NextSibling() {
		if _, ok := s.(*caption); !ok {
			if _, ok := s.(*mark); !ok {
				break
			}
		}
		for child := s.FirstChild(); child != nil; child = child.NextSibling() {
			a, ok := child.(*attributesNode)
			if !ok || a.attr.Get("head") == "" {
				continue
			}
			if n, err := strconv.Atoi(a.attr.Get("head")); err == nil && n >= 1 && n < rows && n <= maxHead {
				return n
			}
			c.report(diag.BadAttribute, c.at(a.start, a.end), diag.T("head=%s bukan banyaknya baris kepala tabel ini", "head=%s is no number of rows of this table's head", a.attr.Get("head")),
				diag.T("tulis angka dari 1 sampai %d; paling sedikit satu baris tetap isi", "write a number from 1 to %d; at least one row stays below", max(min(maxHead, rows-1), 1)))
		}
	}
	return 1
}

// maxHead is how many rows a head may have.
const maxHead = 4
