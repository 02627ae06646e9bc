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
	Header  bool   // of its row: set as Key cells are
	Tint    *frame.Color
	Tag     *frame.Tag // TH or TD; of everything in the cell whose block has no tag of its own
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
	StrongLine frame.Color
	HeadTint   frame.Color // grounds; Color.None for no ground
	GroupTint  frame.Color
	TotalTint  frame.Color
	FlushEdges bool // no padding at the table's left and right edge: text lines up with the text block
}

// SetTable is a table laid out for a measure. The page builder looks at the
// heights of Head and Rows, chooses the rows that fit on a page and asks for a Piece.
type SetTable struct {
	Measure    geom.Length
	Widths     []geom.Length // of the columns with padding; their sum is the measure, or less for a narrow table
	HeadHeight geom.Length   // of the head and the rule above it, 0 without a head
	Rows       []*SetRow
	Quality    Quality // places count over all paragraphs in reading order

	style TableStyle
}

// SetRow is a row, or a part of one, with its place on a page still open.
// Its fields are for reading.
type SetRow struct {
	Height geom.Length // with the rule below
	Keep   bool        // must not be parted from the next row
	Marks  []Mark
	Last   bool // of the table
}

// Split cuts a row at a line so that the first part is no higher than height.
// ok is false if no line of it fits. Content spanning several rows goes on in the second part.
func (r *SetRow) Split(height geom.Length) (top, rest *SetRow, ok bool) { return nil, nil, false }

// Piece draws consecutive rows, with the head above them. The head of the
// first piece carries its tags; a repeated one is an artifact.
// Its height is HeadHeight plus those of the rows.
func (t *SetTable) Piece(rows []*SetRow, repeated bool) *frame.Frame { return nil }

// LayoutTable lays out a table. Its columns get no less than MinTableWidth
// asks for even if that is more than the measure: compare SetTable.Measure.
func (s *Setter) LayoutTable(t *Table, measure geom.Length, st TableStyle) *SetTable { return nil }

// MinTableWidth is the least measure for which no word of the table is cut.
func (s *Setter) MinTableWidth(t *Table, st TableStyle) geom.Length { return 0 }

// Groups cuts a table that is too wide into tables that fit the measure, each
// with the key columns in front (the first column if none is marked). Repeated key
// cells have no tags. A table that fits, or cannot be cut, comes back alone.
func (s *Setter) Groups(t *Table, measure geom.Length, st TableStyle) []*Table { return nil }
