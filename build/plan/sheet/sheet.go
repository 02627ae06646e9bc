// Package sheet reads program records from sheets: content/programs.csv and
// content/programs.xlsx, one row per program. [Read] makes tables of cells of a
// file, whose places name line and column or sheet and cell; [Parse] reads a
// table's header and makes a YAML tree of every row, so that records of sheets
// are decoded and checked like those of files.
//
// The workbook is read by this package itself and not through the library that
// writes ours: only so can a cell tell whether it is a formula, a date or part
// of a merged range while the sheet streams past, and only so are the limits
// ours.
package sheet

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// Table is what is filled in of a sheet.
type Table struct {
	File   *source.File // which the cells' places lie in
	Rows   []Row        // those with anything in them, in order
	Merged []Range
}

// Row of a table; its cells are those with anything in them, in order.
type Row struct {
	Number int // line or row, from 1
	Width  int // how many cells a row of CSV has, empty ones too; 0 in a workbook
	Cells  []Cell
	Cut    bool // a quote of the last cell took others with it: what should stand there is unknown
}

// Cell is a filled cell.
type Cell struct {
	Column     int32 // from 1
	Start, End int32 // its text in the table's file
	Text       string
	Number     bool    // a number and not a text, in a workbook
	Bad        bool    // its content was reported
	Value      float64 // of a Number; of a percentage what stands before the sign
}

// Range is a rectangle of cells, its corners included.
type Range struct{ Row, Column, LastRow, LastColumn int }

// Name of the range: C3:C5.
func (r Range) Name() string {
	return source.CellName(r.Row, r.Column) + ":" + source.CellName(r.LastRow, r.LastColumn)
}

// At is where a cell stands.
func (t *Table) At(c Cell) source.Span { return t.File.Span(int(c.Start), int(c.End)) }

// Cell is the row's cell in a column, if it is filled.
func (r Row) Cell(column int) (Cell, bool) {
	if i, found := r.find(column); found {
		return r.Cells[i], true
	}
	return Cell{}, false
}

func (r Row) find(column int) (int, bool) {
	return slices.BinarySearchFunc(r.Cells, int32(column), func(c Cell, n int32) int { return cmp.Compare(c.Column, n) })
}

// With is the row with another text in a column; its place is the cell's, or the
// row's if the cell was empty.
func (r Row) With(column int, text string) Row {
	cells := slices.Clone(r.Cells)
	i, found := r.find(column)
	switch {
	case found && text == "":
		cells = slices.Delete(cells, i, i+1)
	case found:
		cells[i].Text = text
	case text != "":
		at := r.Cells[max(i-1, 0)]
		cells = slices.Insert(cells, i, Cell{Column: int32(column), Start: at.Start, End: at.End, Text: text})
	}
	return Row{r.Number, r.Width, cells, r.Cut}
}

// Read reads the tables of a file by its ending: one of a CSV file, those of a
// workbook's visible sheets. What can't be read is reported, and so are records
// of programs on a sheet that is hidden.
func Read(f *source.File, program *schema.Record) ([]*Table, []diag.Diagnostic) {
	tables, _, ds := ReadExported(f, program)
	return tables, ds
}

// OriginMark is the first cell of a hidden sheet that holds the records as they
// were when the workbook was exported.
const OriginMark = "jilid export"

// ReadExported is Read of a workbook that may have been exported: origin is the
// sheet with the OriginMark, or nil.
func ReadExported(f *source.File, program *schema.Record) (tables []*Table, origin *Table, ds []diag.Diagnostic) {
	var l diag.List
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".csv":
		if t := readCSV(f, &l); t != nil {
			tables = []*Table{t}
		}
	case ".xlsx":
		tables, origin = readWorkbook(f, program, &l)
	case ".ods":
		tables, origin = readOpenDocument(f, program, &l)
	default:
		l.Add(diag.BadSheet, f.Span(0, 0), diag.T("format %s tidak dibaca", "%s is not read", path.Ext(f.Path)),
			diag.T("simpan sebagai .xlsx, .ods, atau CSV UTF-8", "save it as .xlsx, .ods or CSV UTF-8"))
	}
	return tables, origin, l.All()
}

// trim takes away the blanks around a text, those that sheets are full of included.
func trim(s string) string {
	return strings.Trim(s, " \t\r\n\u00a0\u202f\u200b\ufeff")
}
