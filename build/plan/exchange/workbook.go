package exchange

import (
	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// words of the workbook itself.
var (
	sheetPrograms = diag.T("Program", "Programs")
	sheetHelp     = diag.T("Petunjuk", "Instructions")
	sheetLists    = diag.T("Daftar", "Lists")
)

// Workbook writes the plan's programs as a form to fill in: a row per program
// below headers that are locked and say how to fill in their column, drop-downs for
// what is chosen from a list, a sheet with instructions and one with the lists. A
// hidden sheet keeps what the programs were, so that an import can tell what was
// changed. The same plan gives the same bytes.
func Workbook(p *plan.Plan) ([]byte, error) {
	records := Records(p)
	w := &writer{book: excelize.NewFile(), plan: p, lang: p.Language, columns: columns(p, records), rows: len(records)}
	defer w.book.Close()
	w.programs, w.help, w.lists = sheetPrograms.In(w.lang), sheetHelp.In(w.lang), sheetLists.In(w.lang)
	w.do(w.book.SetSheetName("Sheet1", w.programs))
	for _, name := range []string{w.help, w.lists} {
		_, err := w.book.NewSheet(name)
		w.do(err)
	}
	w.do(w.book.SetDocProps(&excelize.DocProperties{Creator: "jilid", LastModifiedBy: "jilid", Title: p.Title, Language: w.lang,
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}))
	w.styles()
	w.writeLists()
	w.writeForm(records)
	w.writeHelp()
	w.writeOrigin(records)
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
	book                  *excelize.File
	plan                  *plan.Plan
	lang                  string
	columns               []sheet.Column
	rows                  int    // programs
	programs, help, lists string // names of the sheets
	choices               map[string]string
	style                 styles
	err                   error
}

func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

// put writes a text into a cell.
func (w *writer) put(name string, row, column int, text string, style int) {
	at := source.CellName(row, column)
	w.do(w.book.SetCellStr(name, at, text))
	w.do(w.book.SetCellStyle(name, at, at, style))
}

// styles are the looks of cells.
type styles struct {
	title, note, how, bold int
	head                   [2]int // of every other group of columns
	must                   int    // of a column that is required
	text, wrap, year       int    // of the form's cells, which can be written in
	money, percent, date   int
	plain, plainWrap, step int // of the other sheets
}

// font is the one of all cells: what office programs take where a style names none
// differs.
const font = "Calibri"

func (w *writer) styles() {
	add := func(f excelize.Font, s excelize.Style) int {
		f.Family = font
		if f.Size == 0 {
			f.Size = 11
		}
		s.Font = &f
		id, err := w.book.NewStyle(&s)
		w.do(err)
		return id
	}
	top := &excelize.Alignment{Vertical: "top"}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	low := &excelize.Alignment{Vertical: "bottom", WrapText: true}
	open, locked := &excelize.Protection{Locked: false}, &excelize.Protection{Locked: true}
	line := []excelize.Border{{Type: "bottom", Color: "8A8F98", Style: 1}}
	grid := []excelize.Border{{Type: "bottom", Color: "D5D9DE", Style: 1}, {Type: "right", Color: "D5D9DE", Style: 1}}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	thousands, iso := "#,##0", "yyyy-mm-dd"
	bold := excelize.Font{Bold: true}
	w.style = styles{
		title:     add(excelize.Font{Bold: true, Size: 14}, excelize.Style{Protection: locked}),
		note:      add(excelize.Font{}, excelize.Style{Protection: locked}),
		how:       add(excelize.Font{Italic: true, Size: 9, Color: "5A6068"}, excelize.Style{Alignment: low, Protection: locked}),
		head:      [2]int{add(bold, excelize.Style{Fill: fill("E8EDF2"), Border: line, Alignment: wrapped, Protection: locked}), add(bold, excelize.Style{Fill: fill("D9E3EA"), Border: line, Alignment: wrapped, Protection: locked})},
		must:      add(bold, excelize.Style{Fill: fill("FBE9C6"), Border: line, Alignment: wrapped, Protection: locked}),
		text:      add(excelize.Font{}, excelize.Style{Alignment: top, Border: grid, Protection: open}),
		wrap:      add(excelize.Font{}, excelize.Style{Alignment: wrapped, Border: grid, Protection: open}),
		year:      add(excelize.Font{}, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}, Border: grid, Protection: open}),
		money:     add(excelize.Font{}, excelize.Style{Alignment: top, Border: grid, Protection: open, CustomNumFmt: &thousands}),
		percent:   add(excelize.Font{}, excelize.Style{Alignment: top, Border: grid, Protection: open, NumFmt: 10}),
		date:      add(excelize.Font{}, excelize.Style{Alignment: top, Border: grid, Protection: open, CustomNumFmt: &iso}),
		bold:      add(bold, excelize.Style{Fill: fill("E8EDF2"), Border: line, Alignment: wrapped}),
		plain:     add(excelize.Font{}, excelize.Style{Alignment: top}),
		plainWrap: add(excelize.Font{}, excelize.Style{Alignment: wrapped, Border: grid}),
		step:      add(excelize.Font{}, excelize.Style{Alignment: wrapped}),
	}
}

// printing sets up how a sheet is printed: landscape, with its head on every page.
// A sheet that isn't wide is fitted to the width of a page.
func (w *writer) printing(name, head string, wide bool) {
	landscape, fit, auto := "landscape", 1, 0
	a4, a3, small := 9, 8, uint(60)
	order := "overThenDown"
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &fit, FitToHeight: &auto, PageOrder: &order}
	if wide {
		layout = &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a3, AdjustTo: &small, PageOrder: &order}
	}
	w.do(w.book.SetPageLayout(name, layout))
	fitted := !wide
	w.do(w.book.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fitted}))
	side, end := 0.4, 0.6
	w.do(w.book.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &end, Header: &side, Footer: &side}))
	of := lang.Word{ID: "dari", EN: "of"}.In(lang.Of(w.lang))
	w.do(w.book.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P " + of + " &N"}))
	if head != "" {
		w.do(w.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: head, Scope: name}))
	}
}
