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
	"path"
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
	Cells  []Cell
}

// Cell is a filled cell.
type Cell struct {
	Column     int32 // from 1
	Start, End int32 // its text in the table's file
	Text       string
	Number     bool // a number and not a text, in a workbook
	Bad        bool // its content was reported
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
	lo, hi := 0, len(r.Cells)
	for lo < hi {
		if mid := (lo + hi) / 2; int(r.Cells[mid].Column) < column {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.Cells) && int(r.Cells[lo].Column) == column {
		return r.Cells[lo], true
	}
	return Cell{}, false
}

// Read reads the tables of a file by its ending: one of a CSV file, those of a
// workbook's visible sheets. What can't be read is reported, and so are records
// of programs on a sheet that is hidden.
func Read(f *source.File, program *schema.Record) ([]*Table, []diag.Diagnostic) {
	var l diag.List
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".csv":
		if t := readCSV(f, &l); t != nil {
			return []*Table{t}, l.All()
		}
	case ".xlsx":
		return readWorkbook(f, program, &l), l.All()
	default:
		l.Add(diag.BadSheet, f.Span(0, 0), diag.T("format %s tidak dibaca", "%s is not read", path.Ext(f.Path)),
			diag.T("simpan sebagai .xlsx atau CSV UTF-8", "save it as .xlsx or CSV UTF-8"))
	}
	return nil, l.All()
}

// trim takes away the blanks around a text, those that sheets are full of included.
func trim(s string) string {
	return strings.Trim(s, " \t\r\n\u00a0\u202f\u200b\ufeff")
}
