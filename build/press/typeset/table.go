package typeset

import (
	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// Table is a table's content before layout.
type Table struct {
	Columns []Column
	Head    []Row
	Rows    []Row
}

// Column is what holds for all cells of a column.
type Column struct {
	Align   Align       // of cells that don't say; Justify counts as Left
	NoWrap  bool        // its cells stay on one line: codes, years, sums
	Key     bool        // names the rows: repeated when the table is cut into column groups
	Decimal bool        // numbers stand with their decimal commas below each other
	Width   geom.Length // with padding; 0: from the content
}

// RowKind is the part a row plays.
type RowKind uint8

const (
	Body  RowKind = iota
	Group         // heads the rows that follow: stays with the next, on the group tint
	Total         // sums up: stays with the one before
)

// Row is one row of cells, from the first column on. Places covered by a cell
// that spans columns or comes down from a row above have no cell.
type Row struct {
	Cells []Cell
	Kind  RowKind
	Tint  *frame.Color // ground of the row; nil: the style's for its kind
	Keep  bool         // not parted from the next row
}

// Cell is one cell.
type Cell struct {
	Blocks  []Block
	ColSpan int    // 0 is 1
	RowSpan int    // 0 is 1
	Align   *Align // nil: the column's
	Tint    *frame.Color
	Tag     *frame.Tag // TH or TD; of everything in the cell whose block has no tag of its own
	Header  bool       // of its row, as Key cells are; for the author's own use
}

// Block is one paragraph in a cell, or one frame (a picture, a small chart) as it is.
type Block struct {
	Paragraph
	Frame *frame.Frame
	Space geom.Length  // above, unless it is the cell's first
	Tag   *frame.Tag   // nil: the cell's
	Tags  []*frame.Tag // of the inline elements, see frame.Group
}

// TableStyle is the look of a table.
type TableStyle struct {
	PadX, PadY geom.Length // around each cell's content
	Hairline   geom.Length // between rows
	Strong     geom.Length // above the head and below the last row
	Line       frame.Color // of hairlines
	StrongLine frame.Color // of the strong lines, and of the hairlines below the head and above totals
	HeadTint   frame.Color // grounds; Color.None for no ground
	GroupTint  frame.Color
	TotalTint  frame.Color
	FlushEdges bool // no padding at the table's left and right edge: text lines up with the text block
}

// pads is the padding of a cell from column a up to b of n columns.
func (st *TableStyle) pads(a, b, n int) (left, right geom.Length) {
	left, right = st.PadX, st.PadX
	if st.FlushEdges && a == 0 {
		left = 0
	}
	if st.FlushEdges && b == n {
		right = 0
	}
	return left, right
}

// SetTable is a table laid out for a measure. The page builder looks at the
// heights of Head and Rows, chooses the rows that fit on a page and asks for a Piece.
type SetTable struct {
	Measure    geom.Length
	Widths     []geom.Length // of the columns with padding; their sum is the measure
	HeadHeight geom.Length   // of the head and the rule above it
	Rows       []*SetRow
	Quality    Quality // of all paragraphs

	head  *SetRow
	style TableStyle
}

// SetRow is a row, or rows that a spanning cell ties together, or a part of
// these, with its place on a page still open. Its fields are for reading.
type SetRow struct {
	Height geom.Length // with the rules
	Keep   bool        // must not be parted from the next row
	Rows   int         // of the table that are in it; more than one may always be split
	Marks  []Mark      // X counts from the table's left
	Last   bool        // of the table

	head bool

	lines []rowLine
	cells []setCell
	style *TableStyle
	width geom.Length
}

// LayoutTable lays out a table. Its columns fill the measure exactly; below
// MinTableWidth words are divided or cut.
func (s *Setter) LayoutTable(t *Table, measure geom.Length, st TableStyle) *SetTable {
	return s.Measure(t, st).layout(measure)
}

// layout lays out the measured table; a dry one has heights only.
func (z *sizes) layout(w *worker, g *grid, measure geom.Length, st TableStyle, dry bool) *SetTable {
	set := &SetTable{Measure: measure, style: st, Widths: z.divide(g, measure, &st)}
	lay := tableLayout{w: w, grid: g, set: set, decimals: w.alignDecimals(g, z), dry: dry}
	if len(g.table.Head) > 0 {
		set.head = lay.section(g.head, true)[0]
		set.HeadHeight = set.head.Height
	}
	set.HeadHeight += st.Strong
	set.Rows = lay.section(g.body, false)
	return set
}

// MinTableWidth is the MinWidth of a table.
func (s *Setter) MinTableWidth(t *Table, st TableStyle) geom.Length {
	return s.Measure(t, st).MinWidth()
}
