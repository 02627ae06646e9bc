package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// The rows of the form, from the top: what it is, how it is filled in, how every
// column is, the headers, the programs.
const (
	titleRow = iota + 1
	noteRow
	howRow
	headRow
	firstRow
)

// spareRows are empty rows below the programs in which drop-downs work, too.
const spareRows = 500

// spareColumns are empty columns beside the others in which one can write, too.
const spareColumns = 40

// writeForm writes the sheet of programs.
func (w *writer) writeForm(records []Record) {
	name := w.programs
	for i, c := range w.columns {
		column := source.ColumnName(i + 1)
		width, cells := w.layout(c)
		w.do(w.book.SetColWidth(name, column, column, width))
		w.do(w.book.SetColStyle(name, column, cells))
	}
	w.do(w.book.SetColStyle(name, source.ColumnName(len(w.columns)+1)+":"+source.ColumnName(len(w.columns)+spareColumns), w.style.text))
	for row, height := range map[int]float64{titleRow: 24, noteRow: 18, howRow: 38, headRow: 34} {
		w.do(w.book.SetRowHeight(name, row, height))
	}
	w.do(w.book.SetRowStyle(name, titleRow, howRow, w.style.note))
	w.put(name, titleRow, 1, formTitle(w.plan.Title, w.plan.Region), w.style.title)
	w.put(name, noteRow, 1, diag.T("Satu baris untuk setiap program. Kolom kuning wajib diisi; sel kosong berarti tidak ada isinya. Selengkapnya di lembar %s.",
		"A row for every program. Yellow columns are required; an empty cell means that there is nothing. More on sheet %s.", sheetHelp).In(w.lang), w.style.note)
	group := 0
	for i, c := range w.columns {
		if i > 0 && (c.Field != w.columns[i-1].Field || c.Index != w.columns[i-1].Index || c.Source != w.columns[i-1].Source) {
			group++
		}
		style := w.style.head[group%2]
		if c.Field.Required {
			style = w.style.must
		}
		w.put(name, howRow, i+1, sentence(w.content(c)), w.style.how)
		w.put(name, headRow, i+1, lang.Capital(c.Header(w.lang)), style)
		w.do(w.book.AddComment(name, excelize.Comment{Cell: source.CellName(headRow, i+1), Author: "jilid", Text: w.explain(c), Width: 300, Height: 110}))
	}
	for i, r := range records {
		w.record(firstRow+i, r)
	}
	top := "C" + strconv.Itoa(firstRow)
	w.do(w.book.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: headRow, TopLeftCell: top, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomRight"}}}))
	if n := len(w.columns); n > 0 {
		last := source.CellName(headRow+w.rows, n)
		w.do(w.book.SetSheetDimension(name, "A1:"+last))
		w.do(w.book.AutoFilter(name, source.CellName(headRow, 1)+":"+last, nil))
	}
	w.validations()
	w.protect()
	w.printing(name, fmt.Sprintf("'%[1]s'!$A:$B,'%[1]s'!$%[2]d:$%[3]d", name, howRow, headRow), true)
}

func formTitle(title, region string) string {
	if region == "" || strings.Contains(title, region) {
		return title
	}
	return title + " – " + region
}

// layout is a column's width in characters and the style of its cells.
func (w *writer) layout(c sheet.Column) (float64, int) {
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	s := w.style
	switch {
	case f.Name == "id":
		return 12, s.text
	case f.Kind == schema.Money:
		return 18, s.money
	case f.Kind == schema.Percent:
		return 12, s.percent
	case f.Kind == schema.Date:
		return 14, s.date
	case f.Kind == schema.Year:
		return 11, s.year
	case f.Kind == schema.Enum, f.Kind == schema.One, f.Kind == schema.Years, f.Kind == schema.Number, f.Kind == schema.Bool, w.choice(c) != "":
		return 16, s.text
	case f.Kind == schema.ByYear && c.Sub != nil, f.Name == "unit", f.Name == "baseline", f.Name == "physical", f.Name == "period":
		return 14, s.wrap
	case f.Kind == schema.ByYear:
		return 24, s.wrap
	case c.Field.Kind == schema.One, f.Name == "summary":
		return 48, s.wrap
	}
	return 36, s.wrap
}

// explain says what a column is for and what may stand in it.
func (w *writer) explain(c sheet.Column) string {
	return fmt.Sprintf("%s. %s", sentence(w.meaning(c)), sentence(w.content(c)))
}

func (w *writer) meaning(c sheet.Column) string {
	switch {
	case c.Field.Kind == schema.One && c.Sub == nil:
		return diag.T("apakah ini %s", "whether it is a %s", sheet.FieldName(c.Field, w.lang)).In(w.lang)
	case c.Field.Kind == schema.One:
		return sheet.FieldName(c.Field, w.lang) + ": " + c.Sub.Doc.In(w.lang)
	case c.Sub != nil:
		return c.Field.Doc.In(w.lang) + ": " + c.Sub.Doc.In(w.lang)
	}
	return c.Field.Doc.In(w.lang)
}

// content says how a cell of the column is filled in.
func (w *writer) content(c sheet.Column) string {
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	t := diag.T("teks", "text")
	switch {
	case w.choice(c) != "":
		t = diag.T("pilih dari daftar", "choose from the list")
	case f.Kind == schema.Enums:
		t = diag.T("beberapa dari daftar, dipisahkan titik koma", "several of the list, parted by semicolons")
	case f.Kind == schema.Texts, c.Sub == nil && f.Kind == schema.Many:
		t = diag.T("beberapa isian dipisahkan titik koma", "several entries are parted by semicolons")
	case f.Kind == schema.Year:
		t = diag.T("tahun, empat angka", "a year, four digits")
	case f.Kind == schema.Years:
		t = diag.T("tahun: 2021, atau 2021-2023, atau 2021; 2023", "years: 2021, or 2021-2023, or 2021; 2023")
	case f.Kind == schema.Money && f.Name == "amount":
		t = diag.T("rupiah: angka, 750 juta, atau 1,25 miliar; tulis %s jika belum diketahui", "rupiah: a number, 750 juta or 1.25 billion; write %s if it isn't known", diag.Text{ID: sheet.Uncosted[0], EN: sheet.Uncosted[1]})
	case f.Kind == schema.Money:
		t = diag.T("rupiah: angka, 750 juta, atau 1,25 miliar", "rupiah: a number, 750 juta or 1.25 billion")
	case f.Kind == schema.Number && f.Own.Unit != "":
		t = diag.T("angka, dalam %s", "a number, in %s", f.Own.Unit)
	case f.Kind == schema.Number:
		t = diag.T("angka", "a number")
	case f.Kind == schema.Percent:
		t = diag.T("persentase: 45%", "a percentage: 45%")
	case f.Kind == schema.Date:
		t = diag.T("tanggal: 2019-07-11", "a date: 2019-07-11")
	case f.Kind == schema.ByYear:
		t = diag.T("nilai tahun %d", "the value of %d", c.First)
	}
	if c.Field.Required {
		t = diag.T("%s; wajib diisi", "%s; required", t)
	}
	return t.In(w.lang)
}

// record writes a program's row, as high as its longest text needs.
func (w *writer) record(row int, r Record) {
	lines := 1
	for i, c := range w.columns {
		v := cellOf(r.Object, c, w.lang)
		if v.text == "" {
			continue
		}
		at := source.CellName(row, i+1)
		if v.number != "" {
			w.do(w.book.SetCellDefault(w.programs, at, v.number))
		} else {
			w.do(w.book.SetCellStr(w.programs, at, v.text))
		}
		width, style := w.layout(c)
		w.do(w.book.SetCellStyle(w.programs, at, at, style))
		if style == w.style.wrap {
			lines = max(lines, linesOf(v.text, width))
		}
	}
	w.height(w.programs, row, lines)
}

// height makes a row as high as some lines of text; office programs differ in
// whether they do it themselves.
func (w *writer) height(name string, row, lines int) {
	const line, most = 15, 20
	if lines > 1 {
		w.do(w.book.SetRowHeight(name, row, line*float64(min(lines, most))+3))
	}
}

// linesOf is how many lines a text takes in a cell, roughly: words are not cut.
func linesOf(text string, width float64) int {
	n := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		n++
		used := 0.0
		for word := range strings.FieldsSeq(paragraph) {
			length := float64(utf8.RuneCountInString(word)) * 1.05
			if used > 0 && used+length > width-1 {
				n, used = n+1, 0
			}
			for used += length + 1; used > width+1; used -= width {
				n++
			}
		}
	}
	return n
}

// validations adds the drop-downs, and the years that start and end may be.
func (w *writer) validations() {
	wrong := diag.T("Isian tidak dikenal", "Not known")
	for i, c := range w.columns {
		v := excelize.NewDataValidation(true)
		v.SetSqref(source.CellName(firstRow, i+1) + ":" + source.CellName(headRow+w.rows+spareRows, i+1))
		switch list := w.choices[w.choice(c)]; {
		case list != "":
			v.SetSqrefDropList(list)
			v.SetError(excelize.DataValidationErrorStyleStop, wrong.In(w.lang), diag.T("Pilih salah satu dari daftar; artinya ada di lembar %s.", "Choose one of the list; sheet %s tells what they mean.", sheetLists).In(w.lang))
		case c.Sub == nil && c.Field.Kind == schema.Year && c.Field.Own == nil && w.plan.Period.First > 0:
			w.do(v.SetRange(w.plan.Period.First, w.plan.Period.Last, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
			v.SetError(excelize.DataValidationErrorStyleStop, wrong.In(w.lang), diag.T("Tulis tahun dari %d sampai %d.", "Write a year from %d to %d.", w.plan.Period.First, w.plan.Period.Last).In(w.lang))
		default:
			continue
		}
		w.do(w.book.AddDataValidation(w.programs, v))
	}
}

// protect locks all but the cells of programs. There is no password: who needs another
// column takes the protection away.
func (w *writer) protect() {
	w.do(w.book.ProtectSheet(w.programs, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true}))
}

func sentence(s string) string { return lang.Capital(strings.TrimSuffix(s, ".")) }
