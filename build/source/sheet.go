package source

import (
	"sort"
	"strconv"
)

// CellStart is where the text of a filled cell begins in a sheet's file. Row
// and Column count from 1.
type CellStart struct{ Offset, Row, Column int32 }

// NewSheet makes the file of one sheet of a workbook: the text of its cells,
// row n of the sheet on line n, so that messages can quote it. Its places are
// named as people name cells: "Program!C7". The cells are in the order of the
// text; the hash is the workbook's.
func NewSheet(workbook *File, sheet string, text []byte, cells []CellStart) *File {
	f := NewFile(workbook.Path, text)
	f.Hash, f.sheet, f.cells = workbook.Hash, sheet, cells
	return f
}

// Sheet is the name of the sheet, or "" for an ordinary file.
func (f *File) Sheet() string { return f.sheet }

// cellAt is the place of an offset in a sheet: that of the last cell which
// begins at or before it.
func (f *File) cellAt(offset int) Position {
	p := Position{Path: f.Path, Line: 1, Column: 1}
	if i := sort.Search(len(f.cells), func(i int) bool { return int(f.cells[i].Offset) > offset }); i > 0 {
		p.Line, p.Column = int(f.cells[i-1].Row), int(f.cells[i-1].Column)
	}
	p.Cell = f.sheet + "!" + CellName(p.Line, p.Column)
	return p
}

// CellName is the name of a cell by its row and column, both from 1: C7.
func CellName(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName is the name of a column, counted from 1: A … Z, AA …
func ColumnName(column int) string {
	var b []byte
	for ; column > 0; column = (column - 1) / 26 {
		b = append([]byte{byte('A' + (column-1)%26)}, b...)
	}
	return string(b)
}
