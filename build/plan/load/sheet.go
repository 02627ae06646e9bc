package load

import (
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
)

// sheetFiles are the sheets with program records: content/programs.csv,
// programs.xlsx and programs.ods. Other formats of sheets are among them, to be reported.
func (l *loader) sheetFiles() []*source.File {
	var out []*source.File
	for _, f := range l.tree.Under(contentDir) {
		ext := path.Ext(f.Base())
		if f.Dir() != contentDir || !strings.EqualFold(strings.TrimSuffix(f.Base(), ext), programsDir) {
			continue
		}
		switch strings.ToLower(ext) {
		case ".csv", ".xlsx", ".xls", ".xlsm", ".ods", ".tsv":
			out = append(out, f)
		}
	}
	return out
}

// sheets reads the records of sheets.
func (l *loader) sheets() {
	program := l.plan.Records.Of(schema.Program)
	for _, f := range l.sheetFiles() {
		tables, ds := sheet.Read(f, program)
		l.diags.Append(ds...)
		l.nameless = l.nameless || tables == nil
		forms := 0
		for _, t := range tables {
			if len(tables) > 1 && !sheet.Known(t, program) {
				continue // notes, lists, instructions
			}
			forms++
			form, ds := sheet.Parse(t, program)
			l.diags.Append(ds...)
			for _, r := range form.Records {
				o := schema.Decode(program, r.Node, &l.diags)
				l.rows = append(l.rows, &entry{object: o, file: t.File})
			}
		}
		if forms == 0 && tables != nil {
			l.diags.Add(diag.BadSheet, f.Span(0, 0), diag.T("tidak ada lembar dengan kolom `kode` dan `nama`", "no sheet has the columns `id` and `name`"),
				diag.T("beri judul pada setiap kolom di baris pertama", "give every column a header in the first row"))
		}
	}
}
