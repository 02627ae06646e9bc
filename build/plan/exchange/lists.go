package exchange

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
)

// choice is the list that a column's cells are chosen from, or "".
func (w *writer) choice(c sheet.Column) string {
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	switch {
	case f.Name == "dimension", f.Name == "part", f.Name == "agency", f.Name == "horizon", f.Name == "status":
		return f.Name
	case f.Own != nil && f.Kind == schema.Enum:
		return f.Name
	case f.Flag, f.Kind == schema.Bool:
		return "yes"
	}
	return ""
}

// lists writes the sheet of what can be chosen: each list in a column, with the
// names that codes stand for beside it. Sources of funds and goals, which a cell or
// header may hold several of, are there to be looked up.
func (w *writer) lists() {
	name := sheetLists.In(w.lang)
	_, err := w.book.NewSheet(name)
	w.do(err)
	w.choices = map[string]string{}
	column := 1
	add := func(key string, head diag.Text, codes, names []string) {
		if len(codes) == 0 {
			return
		}
		col := source.ColumnName(column)
		w.do(w.book.SetCellStr(name, source.CellName(1, column), head.In(w.lang)))
		w.do(w.book.SetCellStyle(name, source.CellName(1, column), source.CellName(1, column), w.bold))
		for i, code := range codes {
			w.do(w.book.SetCellStr(name, source.CellName(i+2, column), code))
			if names != nil {
				w.do(w.book.SetCellStr(name, source.CellName(i+2, column+1), names[i]))
			}
		}
		w.do(w.book.SetColWidth(name, col, col, 16))
		w.choices[key] = "'" + name + "'!$" + col + "$2:$" + col + "$" + strconv.Itoa(len(codes)+1)
		if column += 1; names != nil {
			next := source.ColumnName(column)
			w.do(w.book.SetColWidth(name, next, next, 46))
			column++
		}
	}
	var ids, names, parts, partNames []string
	for _, d := range w.plan.Dimensions {
		ids, names = append(ids, d.ID), append(names, d.Name)
		for _, p := range d.Parts {
			parts, partNames = append(parts, p.ID), append(partNames, d.Name+": "+p.Name)
		}
	}
	add("dimension", diag.T("Dimensi", "Dimensions"), ids, names)
	add("part", diag.T("Subdimensi", "Parts"), parts, partNames)
	ids, names = nil, nil
	for _, a := range w.plan.Agencies {
		ids, names = append(ids, a.ID), append(names, a.Name)
	}
	add("agency", diag.T("OPD", "Agencies"), ids, names)
	ids, names = nil, nil
	for _, g := range w.plan.Goals {
		ids, names = append(ids, g.Code), append(names, g.Text)
	}
	add("goals", diag.T("Sasaran", "Goals"), ids, names)
	add("source", diag.T("Sumber dana", "Sources of funds"), w.sources(), nil)
	for _, field := range []string{"horizon", "status"} {
		f := schema.Program.Field(field)
		var words []string
		for _, word := range f.Words {
			words = append(words, wordIn(f.Words, word.Name, w.lang))
		}
		add(field, diag.Text{ID: title(sheet.FieldName(f, "id")), EN: title(sheet.FieldName(f, "en"))}, words, nil)
	}
	for _, f := range w.plan.Records.Own() {
		if len(f.Own.Choices) > 0 {
			w.own(f, add)
		}
	}
	add("yes", diag.T("Ya/tidak", "Yes/no"), []string{yesNo(true, w.lang), yesNo(false, w.lang)}, nil)
}

// own writes the list of an own field, with names if there are any.
func (w *writer) own(f *schema.Field, add func(key string, head diag.Text, codes, names []string)) {
	var ids, names []string
	named := false
	for _, c := range f.Own.Choices {
		ids, names = append(ids, c.ID), append(names, c.Name)
		named = named || c.Name != c.ID
	}
	if !named {
		names = nil
	}
	head := title(f.Own.Name)
	add(f.Name, diag.Text{ID: head, EN: head}, ids, names)
}

// sources are the sources of funds in use, in the order of the columns.
func (w *writer) sources() []string {
	var out []string
	for _, c := range w.columns {
		if c.Source != "" && (len(out) == 0 || out[len(out)-1] != c.Source) {
			out = append(out, c.Source)
		}
	}
	return out
}

// validations adds the drop-downs, and the years that start and end may be.
func (w *writer) validations() {
	wrong := diag.T("Isian tidak dikenal", "Not known")
	for i, c := range w.columns {
		range_ := source.CellName(2, i+1) + ":" + source.CellName(w.rows+1+spareRows, i+1)
		v := excelize.NewDataValidation(true)
		v.SetSqref(range_)
		switch list := w.choices[w.choice(c)]; {
		case list != "":
			v.SetSqrefDropList(list)
			v.SetError(excelize.DataValidationErrorStyleStop, wrong.In(w.lang), diag.T("Pilih salah satu dari daftar; artinya ada di lembar %s.", "Choose one of the list; sheet %s tells what they mean.", sheetLists).In(w.lang))
		case c.Sub == nil && c.Field.Kind == schema.Year && w.plan.Period.First > 0:
			w.do(v.SetRange(w.plan.Period.First, w.plan.Period.Last, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
			v.SetError(excelize.DataValidationErrorStyleStop, wrong.In(w.lang), diag.T("Tulis tahun dari %d sampai %d.", "Write a year from %d to %d.", w.plan.Period.First, w.plan.Period.Last).In(w.lang))
		default:
			continue
		}
		w.do(w.book.AddDataValidation(w.programs, v))
	}
}

// help writes the sheet that says how every column is filled in, as official
// forms have it.
func (w *writer) help() {
	name := sheetHelp.In(w.lang)
	_, err := w.book.NewSheet(name)
	w.do(err)
	row := 1
	line := func(style int, cells ...string) {
		for i, s := range cells {
			at := source.CellName(row, i+1)
			w.do(w.book.SetCellStr(name, at, s))
			w.do(w.book.SetCellStyle(name, at, at, style))
		}
		row++
	}
	for _, t := range []diag.Text{
		diag.T("Satu baris untuk setiap program. Kolom berwarna kuning wajib diisi; sel kosong berarti tidak ada isinya.", "A row for every program. Yellow columns are required; an empty cell means that there is nothing."),
		diag.T("Judul kolom dikunci. Untuk menambah kolom, misalnya kegiatan atau tahun lain, buka proteksi lembar (tanpa kata sandi).", "The headers are locked. To add a column, such as another activity or year, unprotect the sheet (there is no password)."),
	} {
		line(w.text, t.In(w.lang))
	}
	row++
	line(w.bold, diag.T("Kolom", "Column").In(w.lang), diag.T("Arti", "Meaning").In(w.lang), diag.T("Cara mengisi", "How to fill it in").In(w.lang))
	for _, c := range w.columns {
		line(w.wrap, title(c.Header(w.lang)), sentence(w.meaning(c)), sentence(w.content(c)))
	}
	w.do(w.book.SetColWidth(name, "A", "A", 34))
	w.do(w.book.SetColWidth(name, "B", "C", 60))
}
