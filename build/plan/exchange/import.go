package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// Change is what a sheet says otherwise of one program than the plan.
type Change struct {
	ID    string
	File  string // which is edited, or made
	New   bool
	Cells []CellChange
}

// CellChange is a cell of a Change, for people; "" is an empty cell.
type CellChange struct{ Header, Old, New string }

// Changes is what importing a sheet would do.
type Changes struct {
	Programs []Change // in the order of the sheet
	Absent   int      // programs of the plan that the sheet doesn't have: they stay
	Files    map[string][]byte
	rows     []row
}

// row is a row of the sheet that is imported.
type row struct {
	id      string
	columns []sheet.Column
	object  *schema.Object
	at      source.Span
	old     *Record // nil for a new program
}

// Import says what a filled-in sheet would change in a plan without errors, and
// the files that it edits, as they would be. Only what differs is touched: a
// cell that says the same in other words is no difference. A column that the
// sheet doesn't have says nothing; an empty cell says that there is nothing.
// With an error nothing may be written.
func Import(p *plan.Plan, f *source.File) (*Changes, []diag.Diagnostic) {
	im := &importer{plan: p, program: p.Records.Of(schema.Program), records: Records(p), changes: &Changes{Files: map[string][]byte{}}, edits: map[string][]edit{}}
	im.rows(f)
	im.changes.rows = im.read
	if im.list.Count(diag.Error) > 0 {
		return im.changes, im.list.All()
	}
	seen := map[string]bool{}
	for _, r := range im.read {
		seen[strings.ToLower(r.id)] = true
		im.row(r)
	}
	for _, r := range im.records {
		if !seen[strings.ToLower(r.ID)] {
			im.changes.Absent++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(im.edits)) {
		data, ok := apply(p.Files.File(name).Data, im.edits[name])
		if !ok {
			im.list.Add(diag.BadImport, p.Files.File(name).Span(0, 0), diag.T("perubahan di berkas ini bertumpang tindih", "the changes of this file overlap"), byHand)
		}
		im.changes.Files[name] = data
	}
	return im.changes, im.list.All()
}

var byHand = diag.T("ubah program ini dengan tangan", "change this program by hand")

type importer struct {
	plan    *plan.Plan
	program *schema.Record
	records []Record
	read    []row
	changes *Changes
	edits   map[string][]edit
	list    diag.List
}

// rows reads the sheet's rows and finds the programs they are about.
func (im *importer) rows(f *source.File) {
	tables, exported, ds := sheet.ReadExported(f, im.program)
	im.list.Append(ds...)
	if tables == nil {
		return
	}
	was := readOrigin(exported, im.program)
	known := 0
	byID, olds := map[string]row{}, map[string]*Record{}
	for i := range im.records {
		olds[strings.ToLower(im.records[i].ID)] = &im.records[i]
	}
	for _, t := range tables {
		if !sheet.Known(t, im.program) {
			continue
		}
		known++
		form, ds := sheet.ParseSome(im.rebase(t, was, olds), im.program)
		im.list.Append(ds...)
		for _, r := range form.Records {
			o := schema.Decode(im.program, r.Node, &im.list)
			id := o.Text("id")
			if id == "" {
				continue // reported
			}
			this := row{id: id, columns: form.Columns, object: o, at: o.At("id")}
			if before, ok := byID[strings.ToLower(id)]; ok {
				im.list.Add(diag.DuplicateID, this.at, diag.T("program `%s` ada di dua baris", "program `%s` has two rows", id), diag.T("hapus salah satunya", "delete one of them"),
					diag.Related{Span: before.at, Text: diag.T("baris pertama di sini", "the first row is here")})
				continue
			}
			if old := olds[strings.ToLower(id)]; old != nil {
				this.old, this.id = old, old.ID
			}
			byID[strings.ToLower(id)] = this
			im.read = append(im.read, this)
		}
	}
	if known == 0 {
		im.list.Add(diag.BadSheet, f.Span(0, 0), diag.T("tidak ada lembar dengan kolom `kode` dan `nama`", "no sheet has the columns `id` and `name`"),
			diag.T("mulailah dari berkas yang ditulis `jilid export programs`", "begin with a file that `jilid export programs` wrote"))
	}
}

// row compares a row with its program and makes the edits.
func (im *importer) row(r row) {
	if r.old == nil {
		im.create(r)
		return
	}
	change := Change{ID: r.id, File: r.old.file.Path}
	var changed []difference
	for _, c := range r.columns {
		before, after := cellOf(r.old.Object, c, im.plan.Language).text, cellOf(r.object, c, im.plan.Language).text
		if before == after || c.Field.Name == "id" {
			continue
		}
		change.Cells = append(change.Cells, CellChange{lang.Capital(c.Header(im.plan.Language)), im.show(c, before), im.show(c, after)})
		changed = append(changed, difference{c, before, after})
	}
	if len(changed) == 0 {
		return
	}
	im.changes.Programs = append(im.changes.Programs, change)
	switch {
	case r.old.file.Sheet() != "":
		im.list.Add(diag.BadImport, r.at, diag.T("program `%s` dicatat di %s, dan buku kerja tidak disunting", "program `%s` lives in %s, and workbooks are not edited", r.id, r.old.file.Path),
			diag.T("ubah di sana, atau ganti berkas itu dengan yang ini", "change it there, or put this file in its place"))
	case strings.HasSuffix(strings.ToLower(r.old.file.Path), ".csv"):
		im.editCSV(r, changed)
	default:
		im.editYAML(r, changed)
	}
}

// show is a cell's text as people read it: amounts in groups.
func (im *importer) show(c sheet.Column, text string) string {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && c.Sub != nil && c.Sub.Kind == schema.Money {
		return money.Rupiah(n).Full(lang.Of(im.plan.Language))
	}
	return strings.ReplaceAll(text, "\n", " ⏎ ")
}

// difference is a column whose cell says something else than the record.
type difference struct {
	sheet.Column
	old, new string
}

// edit replaces the bytes [start, end) of a file.
type edit struct {
	start, end int
	text       string
}

// apply makes edits; not ok if two of them overlap.
func apply(data []byte, edits []edit) ([]byte, bool) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var out []byte
	at := 0
	for _, e := range edits {
		if e.start < at {
			return nil, false
		}
		out = append(out, data[at:e.start]...)
		out = append(out, e.text...)
		at = e.end
	}
	return append(out, data[at:]...), true
}

func (im *importer) edit(file string, start, end int, text string) {
	im.edits[file] = append(im.edits[file], edit{start, end, text})
}

// editCSV replaces the cells of a row of programs.csv.
func (im *importer) editCSV(r row, changed []difference) {
	f := r.old.file
	tables, _ := sheet.Read(f, im.program)
	if len(tables) != 1 {
		return
	}
	form, _ := sheet.Parse(tables[0], im.program)
	for _, d := range changed {
		i := slices.IndexFunc(form.Columns, func(c sheet.Column) bool { return c.Key() == d.Key() })
		if i < 0 {
			im.list.Add(diag.BadImport, r.at, diag.T("%s tidak punya kolom `%s`", "%s has no column `%s`", f.Path, d.Header(im.plan.Language)),
				diag.T("tambahkan kolom itu di sana lebih dahulu", "add the column there first"))
			continue
		}
		for _, rec := range form.Records {
			if rec.Node.Span.Start == r.old.Node.Span.Start {
				start, end, sep, fill := sheet.CSVCell(f, rec.Row, form.Columns[i].Number)
				im.edit(f.Path, start, end, fill+quoted(d.new, sep))
			}
		}
	}
}
