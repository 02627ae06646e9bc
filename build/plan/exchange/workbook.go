package exchange

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
)

// spareRows are empty rows below the programs in which drop-downs work, too.
const spareRows = 500

// spareColumns are empty columns beside the others in which one can write, too.
const spareColumns = 40

// words of the workbook itself.
var (
	sheetPrograms = diag.T("Program", "Programs")
	sheetLists    = diag.T("Daftar", "Lists")
	sheetHelp     = diag.T("Petunjuk", "Instructions")
)

// Workbook writes the plan's programs as a form to fill in: a row per program,
// headers that are locked and explain themselves, drop-downs for what is chosen
// from a list, a sheet with the lists and one that says how every column is
// filled in. The same plan gives the same bytes.
func Workbook(p *plan.Plan) ([]byte, error) {
	records := Records(p)
	w := &writer{book: excelize.NewFile(), plan: p, lang: p.Language, columns: columns(p, records), rows: len(records)}
	defer w.book.Close()
	w.programs = sheetPrograms.In(w.lang)
	w.do(w.book.SetSheetName("Sheet1", w.programs))
	w.do(w.book.SetDocProps(&excelize.DocProperties{Creator: "jilid", LastModifiedBy: "jilid", Title: p.Title, Language: w.lang,
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}))
	w.styles()
	w.header()
	for i, r := range records {
		w.record(i+2, r)
	}
	w.lists()
	w.validations()
	w.help()
	w.protect()
	if w.err != nil {
		return nil, w.err
	}
	b, err := w.book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// writer writes a workbook and remembers the first error, so that a step need
// not look after each.
type writer struct {
	book     *excelize.File
	plan     *plan.Plan
	lang     string
	columns  []sheet.Column
	rows     int
	programs string // the first sheet's name
	err      error

	head, must, text, wrap, money, percent, date, bold int // styles
	choices                                            map[string]string
}

func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) style(s *excelize.Style) int {
	id, err := w.book.NewStyle(s)
	w.do(err)
	return id
}

func (w *writer) styles() {
	open := &excelize.Protection{Locked: false}
	top := &excelize.Alignment{Vertical: "top"}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	line := []excelize.Border{{Type: "bottom", Color: "8A8F98", Style: 1}}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	thousands, iso := "#,##0", "yyyy-mm-dd"
	w.head = w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("E8EDF2"), Border: line, Alignment: wrapped, Protection: &excelize.Protection{Locked: true}})
	w.must = w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("FBE9C6"), Border: line, Alignment: wrapped, Protection: &excelize.Protection{Locked: true}})
	w.text = w.style(&excelize.Style{Alignment: top, Protection: open})
	w.wrap = w.style(&excelize.Style{Alignment: wrapped, Protection: open})
	w.money = w.style(&excelize.Style{Alignment: top, Protection: open, CustomNumFmt: &thousands})
	w.percent = w.style(&excelize.Style{Alignment: top, Protection: open, NumFmt: 10})
	w.date = w.style(&excelize.Style{Alignment: top, Protection: open, CustomNumFmt: &iso})
	w.bold = w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Border: line})
}

// header writes the headers, their explanations and the columns' widths.
func (w *writer) header() {
	w.do(w.book.SetColStyle(w.programs, source.ColumnName(len(w.columns)+1)+":"+source.ColumnName(len(w.columns)+spareColumns), w.text))
	for i, c := range w.columns {
		at, name := source.CellName(1, i+1), source.ColumnName(i+1)
		style := w.head
		if c.Field.Required {
			style = w.must
		}
		width, cells := w.layout(c)
		w.do(w.book.SetColWidth(w.programs, name, name, width))
		w.do(w.book.SetColStyle(w.programs, name, cells))
		w.do(w.book.SetCellStr(w.programs, at, title(c.Header(w.lang))))
		w.do(w.book.SetCellStyle(w.programs, at, at, style))
		w.do(w.book.AddComment(w.programs, excelize.Comment{Cell: at, Author: "jilid", Text: w.explain(c), Width: 300, Height: 110}))
	}
	w.do(w.book.SetRowHeight(w.programs, 1, 48))
	w.do(w.book.SetPanes(w.programs, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}))
	if n := len(w.columns); n > 0 {
		w.do(w.book.SetSheetDimension(w.programs, "A1:"+source.CellName(w.rows+1, n)))
		w.do(w.book.AutoFilter(w.programs, "A1:"+source.CellName(w.rows+1, n), nil))
	}
}

// layout is a column's width in characters and the style of its cells.
func (w *writer) layout(c sheet.Column) (float64, int) {
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	switch {
	case f.Name == "id":
		return 12, w.text
	case f.Kind == schema.Money:
		return 18, w.money
	case f.Kind == schema.Percent:
		return 12, w.percent
	case f.Kind == schema.Date:
		return 14, w.date
	case f.Kind == schema.Year:
		return 10, w.text
	case f.Kind == schema.Enum, f.Kind == schema.One, f.Kind == schema.Years, f.Kind == schema.Number, f.Kind == schema.Bool, w.choice(c) != "":
		return 15, w.text
	case f.Kind == schema.ByYear && c.Sub != nil, f.Name == "unit", f.Name == "baseline", f.Name == "physical", f.Name == "period":
		return 14, w.text
	case f.Kind == schema.ByYear:
		return 24, w.wrap
	case f.Name == "summary":
		return 48, w.wrap
	}
	return 34, w.wrap
}

// explain says what a column is for and what may stand in it.
func (w *writer) explain(c sheet.Column) string {
	return fmt.Sprintf("%s. %s", sentence(w.meaning(c)), sentence(w.content(c)))
}

func (w *writer) meaning(c sheet.Column) string {
	s := c.Field.Doc.In(w.lang)
	if c.Sub != nil {
		s += ": " + c.Sub.Doc.In(w.lang)
	}
	return s
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
		t = diag.T("rupiah: angka, `750 juta`, atau `1,25 miliar`; tulis `%s` jika jumlahnya belum diketahui", "rupiah: a number, `750 juta` or `1.25 billion`; write `%s` if the amount isn't known yet", diag.Text{ID: sheet.Uncosted[0], EN: sheet.Uncosted[1]})
	case f.Kind == schema.Money:
		t = diag.T("rupiah: angka, `750 juta`, atau `1,25 miliar`", "rupiah: a number, `750 juta` or `1.25 billion`")
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

// record writes a program's row.
func (w *writer) record(row int, r Record) {
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
		_, style := w.layout(c)
		w.do(w.book.SetCellStyle(w.programs, at, at, style))
	}
}

// protect locks the headers. There is no password: who needs another column
// takes the protection away.
func (w *writer) protect() {
	w.do(w.book.ProtectSheet(w.programs, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true, Sort: true, AutoFilter: true}))
}

// title gives a header a capital.
func title(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

func sentence(s string) string { return title(strings.TrimSuffix(s, ".")) }
