package exchange

import (
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// A workbook remembers what it was when it was exported: a hidden sheet holds
// the same columns and rows as texts. With it an import tells a cell that someone
// filled in from one that is merely older than the plan.

// originSheet is its name, in every language.
const originSheet = "jilid"

// writeOrigin writes the hidden sheet.
func (w *writer) writeOrigin(records []Record) {
	_, err := w.book.NewSheet(originSheet)
	w.do(err)
	w.do(w.book.SetCellStr(originSheet, "A1", sheet.OriginMark))
	for i, c := range w.columns {
		w.do(w.book.SetCellStr(originSheet, source.CellName(2, i+1), c.Header(w.lang)))
		for j, r := range records {
			if text := cellOf(r.Object, c, w.lang).text; text != "" {
				w.do(w.book.SetCellStr(originSheet, source.CellName(j+3, i+1), text))
			}
		}
	}
	w.do(w.book.SetSheetVisible(originSheet, false, true))
}

// origin is what the programs of a workbook were, by their ids in small letters.
type origin map[string]originRow

type originRow struct {
	object *schema.Object
	texts  map[string]string // by the columns' keys
}

// readOrigin reads the hidden sheet. One that was meddled with tells what it can.
func readOrigin(t *sheet.Table, program *schema.Record) origin {
	if t == nil {
		return nil
	}
	head := *t
	head.Rows = t.Rows[1:] // without the mark
	form, _ := sheet.ParseSome(&head, program)
	o := origin{}
	for _, r := range form.Records {
		var ignored diag.List
		row := originRow{schema.Decode(program, r.Node, &ignored), map[string]string{}}
		for _, c := range form.Columns {
			if x, ok := r.Row.Cell(c.Number); ok {
				row.texts[c.Key()] = x.Text
			}
		}
		o[strings.ToLower(row.object.Text("id"))] = row
	}
	return o
}

// rebase lays what was filled in in a sheet over what the plan says now: a cell
// that was left as it was exported says what the plan says, and a row that was
// left says nothing of a program that is gone. What was changed in both, and not to
// the same, is reported.
func (im *importer) rebase(t *sheet.Table, o origin, programs map[string]*Record) *sheet.Table {
	if o == nil {
		return t
	}
	form, _ := sheet.ParseSome(t, im.program)
	rows, gone := map[int]sheet.Row{}, map[int]bool{} // by number
	for _, r := range form.Records {
		var ignored diag.List
		here := filledRow{form, r.Row, schema.Decode(im.program, r.Node, &ignored)}
		id := here.object.Text("id")
		was, exported := o[strings.ToLower(id)]
		now := programs[strings.ToLower(id)]
		switch {
		case !exported: // filled in as a new program
		case now != nil:
			rows[r.Row.Number] = im.rebaseRow(here, was, id, now.Object)
		case slices.ContainsFunc(form.Columns, func(c sheet.Column) bool { return here.changed(c, was, im.plan.Language) }):
			im.list.Add(diag.Conflict, here.object.At("id"), diag.T("program `%s` diubah di lembar ini, tetapi sudah tidak ada di rencana", "program `%s` was changed in this sheet, but is no longer in the plan", id),
				diag.T("hapus barisnya, atau beri kode lain bila memang program baru", "delete its row, or give it another id if it is a new program"))
		default:
			gone[r.Row.Number] = true
		}
	}
	rebased := *t
	rebased.Rows = nil
	for _, r := range t.Rows {
		if changed, ok := rows[r.Number]; ok {
			r = changed
		}
		if !gone[r.Number] {
			rebased.Rows = append(rebased.Rows, r)
		}
	}
	return &rebased
}

// filledRow is a row of a sheet that comes back.
type filledRow struct {
	form   *sheet.Form
	row    sheet.Row
	object *schema.Object
}

// changed tells whether a cell says something else than when it was exported.
func (f filledRow) changed(c sheet.Column, was originRow, language string) bool {
	x, _ := f.row.Cell(c.Number)
	text := cellOf(f.object, c, language).text
	return x.Text != was.texts[c.Key()] && (text == "" || text != cellOf(was.object, c, language).text)
}

func (im *importer) rebaseRow(here filledRow, was originRow, id string, now *schema.Object) sheet.Row {
	language, row := im.plan.Language, here.row
	for _, c := range here.form.Columns {
		x, filled := here.row.Cell(c.Number)
		before, text, after := cellOf(was.object, c, language).text, cellOf(here.object, c, language).text, cellOf(now, c, language).text
		switch {
		case c.Field.Name == "id", before == after, x.Bad: // the plan is as it was
		case !here.changed(c, was, language):
			row = row.With(c.Number, after)
		case text != after:
			at := here.form.At(here.row.Cells[0])
			if filled {
				at = here.form.At(x)
			}
			im.list.Add(diag.Conflict, at, diag.T("`%s` program `%s` diubah di lembar ini dan juga di rencana: semula %s, di lembar %s, di rencana %s", "`%s` of program `%s` was changed in this sheet and in the plan: it was %s, is %s in the sheet and %s in the plan",
				lang.Capital(c.Header(language)), id, im.quote(c, before), im.quote(c, text), im.quote(c, after)),
				diag.T("isi sel ini dengan yang di rencana, atau ekspor lagi dan ubah di lembar yang baru", "fill in what the plan says, or export again and change it in the new sheet"))
		}
	}
	return row
}

// quote is a cell's text in a message.
func (im *importer) quote(c sheet.Column, text string) diag.Text {
	if text == "" {
		return diag.T("kosong", "empty")
	}
	return diag.T("`%s`", "`%s`", diag.Clip(im.show(c, text)))
}
