package sheet

import (
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// Form is a table that was understood: its columns and a record for each row.
type Form struct {
	*Table
	Columns []Column // in the order of the sheet
	Records []Record
}

// Record is a row: the cells as they stand, and what they say, as a tree of the
// fields' English names.
type Record struct {
	Row  Row
	Node *yaml.Node
}

// headerRows is how far down the header may stand: official forms begin with
// titles.
const headerRows = 30

// Known tells whether a table holds records of programs: somewhere at its top is
// a row with the column of ids and another one.
func Known(t *Table, program *schema.Record) bool { return headerRow(t, program) >= 0 }

// headerRow is the index of the row with the headers, or -1.
func headerRow(t *Table, program *schema.Record) int {
	for i, row := range t.Rows {
		if i == headerRows {
			break
		}
		id, fields := false, 0
		for _, c := range row.Cells {
			if len(c.Text) < 80 {
				col, fault := parseColumn(program, c.Text)
				if fault == nil {
					fields++
					id = id || col.Field.Name == "id"
				}
			}
		}
		if id && fields > 1 {
			return i
		}
	}
	return -1
}

// Parse reads a table's header and rows by the plan's record of programs. A table
// without a header is reported.
func Parse(t *Table, program *schema.Record) (*Form, []diag.Diagnostic) {
	return parse(t, program, false)
}

// ParseSome is Parse for a table that need not have every column, because it is
// about programs that are there already.
func ParseSome(t *Table, program *schema.Record) (*Form, []diag.Diagnostic) {
	return parse(t, program, true)
}

func parse(t *Table, program *schema.Record, some bool) (*Form, []diag.Diagnostic) {
	f := &Form{Table: t}
	p := &parser{form: f, program: program, some: some, columns: map[int]Column{}, headers: map[int]Cell{}, ignored: map[int]bool{}}
	head := headerRow(t, program)
	if head < 0 {
		if len(t.Rows) > 0 {
			p.list.Add(diag.MissingKey, t.At(t.Rows[0].Cells[0]), diag.T("tidak ada baris judul kolom", "there is no row of headers"),
				diag.T("beri judul pada setiap kolom, paling sedikit `kode`, `nama`, `dimensi`, dan `mulai`", "give every column a header, at least `id`, `name`, `dimension` and `start`"))
		}
		return f, p.list.All()
	}
	p.header(t.Rows[head])
	p.merged(t.Rows[head].Number)
	rows := t.Rows[head+1:]
	if len(rows) > 0 && ordinals(rows[0]) {
		rows = rows[1:]
	}
	for _, row := range rows {
		if n := p.record(row); n != nil {
			f.Records = append(f.Records, Record{row, n})
		}
	}
	return f, p.list.All()
}

// ordinals tells a row that only numbers the columns, as official forms have
// below their headers: (1) (2) (3).
func ordinals(row Row) bool {
	for i, c := range row.Cells {
		if strings.Trim(c.Text, "() .") != strconv.Itoa(i+1) {
			return false
		}
	}
	return len(row.Cells) > 2
}

type parser struct {
	form    *Form
	program *schema.Record
	columns map[int]Column
	headers map[int]Cell
	ignored map[int]bool // columns that were reported, or that only number the rows
	some    bool         // required columns may be missing
	lacking bool         // a required column isn't there
	list    diag.List
}

func (p *parser) header(row Row) {
	seen := map[string]Cell{}
	misspelt, listed := false, false
	for _, c := range row.Cells {
		n := int(c.Column)
		if ordinal(c.Text) {
			p.ignored[n] = true
			continue
		}
		col, fault := parseColumn(p.program, c.Text)
		if fault != nil {
			p.ignored[n], misspelt = true, true
			if p.program.Open {
				continue
			}
			if fault.hint == (diag.Text{}) {
				if fault.hint = diag.T("hapus kolom itu, atau perbaiki judulnya", "delete the column, or mend its header"); !listed {
					fault.hint, listed = p.knownColumns(), true
				}
			}
			p.list.Add(fault.code, p.form.At(c), fault.text, fault.hint)
			continue
		}
		col.Number = n
		if first, ok := seen[col.Key()]; ok {
			p.list.Add(diag.DuplicateKey, p.form.At(c), diag.T("kolom `%s` dan `%s` adalah kolom yang sama", "columns `%s` and `%s` are the same", diag.Clip(first.Text), diag.Clip(c.Text)),
				diag.T("hapus salah satunya", "delete one of them"), diag.Related{Span: p.form.At(first), Text: diag.T("yang pertama di sini", "the first one is here")})
			p.ignored[n] = true
			continue
		}
		seen[col.Key()] = c
		p.columns[n], p.headers[n] = col, c
		p.form.Columns = append(p.form.Columns, col)
	}
	for i := range p.program.Fields {
		f := &p.program.Fields[i]
		if _, ok := seen[f.Name]; f.Required && !ok {
			p.lacking = true
			if !misspelt && (!p.some || f.Name == "id") {
				p.list.Add(diag.MissingKey, p.form.At(row.Cells[0]), diag.T("kolom `%s` tidak ada", "there is no column `%s`", FieldName(f, "id")),
					diag.T("tambahkan kolom berjudul `%s` atau `%s`", "add a column with the header `%s` or `%s`", FieldName(f, "id"), f.Name))
			}
		}
	}
}

// knownColumns lists the headers there are.
func (p *parser) knownColumns() diag.Text {
	var id, en []string
	for i := range p.program.Fields {
		id, en = append(id, FieldName(&p.program.Fields[i], "id")), append(en, FieldName(&p.program.Fields[i], "en"))
	}
	return diag.Text{
		ID: "yang dikenal: " + strings.Join(id, ", ") + "; anggaran, kegiatan, risiko, indikator, dan realisasi ditulis seperti `anggaran 2020 APBD`, `kegiatan 1`, `target 2020: Nama indikator`",
		EN: "known: " + strings.Join(en, ", ") + "; budget, activities, risks, indicators and progress are written like `budget 2020 APBD`, `activities 1`, `target 2020: Name of the indicator`",
	}
}

// covered tells whether a cell lies in a merged range.
func (t *Table) covered(row, column int) bool {
	for _, m := range t.Merged {
		if m.Row <= row && row <= m.LastRow && m.Column <= column && column <= m.LastColumn {
			return true
		}
	}
	return false
}

// merged reports merged cells below the header: only the first of them holds
// what all of them show.
func (p *parser) merged(head int) {
	for _, m := range p.form.Merged {
		if m.LastRow < head {
			continue
		}
		at := p.form.At(p.form.Rows[0].Cells[0])
		for _, row := range p.form.Rows {
			if c, ok := row.Cell(m.Column); ok && row.Number == m.Row {
				at = p.form.At(c)
			}
		}
		p.list.Add(diag.BadCell, at, diag.T("sel %s digabung: isinya hanya terbaca di %s", "the cells %s are merged: only %s holds what they show", m.Name(), source.CellName(m.Row, m.Column)),
			diag.T("pisahkan sel gabungan itu dan isi setiap selnya", "unmerge them and fill in every cell"))
	}
}
