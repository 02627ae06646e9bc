package sheet

import (
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// Wanted is the sheet that is asked for, by its name as typed; "" for the first
// that can be seen. At is where the question stands.
type Wanted struct {
	Name string
	At   source.Span
}

// DataFile tells whether Data reads files of this name.
func DataFile(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".ods":
		return true
	}
	return false
}

// Data reads a table that isn't about programs: a CSV file, or one sheet of a
// workbook, whose numbers are as the sheet shows them, with a language's marks.
// What is wrong is reported where it is; the table is nil if there is none.
func Data(f *source.File, wanted Wanted, l lang.Lang) (*Table, []diag.Diagnostic) {
	var list diag.List
	b := &workbook{file: f, left: maxUnpacked}
	ending := strings.ToLower(path.Ext(f.Path))
	var reader *sheetReader
	var name string
	var err error
	switch ending {
	case ".xlsx":
		var parts []sheetPart
		if parts, err = b.open(); err == nil {
			if i := choose(parts, wanted, &list); i >= 0 {
				name = parts[i].name
				reader, err = b.sheet(parts[i], &l)
			}
		}
	case ".ods":
		var sheets []*openSheet
		if err = b.unzip(); err == nil {
			sheets, err = b.openSheets(&l)
		}
		var parts []sheetPart
		for _, s := range sheets {
			parts = append(parts, sheetPart{name: s.name, hidden: s.hidden})
		}
		if err == nil {
			if i := choose(parts, wanted, &list); i >= 0 {
				name, reader = parts[i].name, &sheets[i].sheetReader
			}
		}
	default:
		if wanted.Name != "" {
			list.Add(diag.BadView, wanted.At, diag.T("`lembar` hanya berlaku untuk buku kerja (.xlsx atau .ods)", "`sheet` is for workbooks (.xlsx or .ods) only"), diag.T("hapus `lembar`", "delete `sheet`"))
		}
		return readCSV(f, &list), list.All()
	}
	if err != nil {
		b.broken(err, ending, &list)
	}
	if reader == nil || err != nil {
		return nil, list.All()
	}
	t, ds := reader.finish(name)
	list.Append(ds...)
	return t, list.All()
}

// choose finds the sheet that is wanted, or -1. One that is hidden isn't read: who looks
// after the workbook doesn't see what the plan would show.
func choose(parts []sheetPart, wanted Wanted, l *diag.List) int {
	var seen []string
	for i := range parts {
		p := &parts[i]
		switch {
		case wanted.Name == "" && !p.hidden:
			return i
		case strings.EqualFold(p.name, wanted.Name) && p.hidden:
			l.Add(diag.BadData, wanted.At, diag.T("lembar `%s` tersembunyi", "sheet `%s` is hidden", diag.Clip(p.name)), diag.T("tampakkan lembar itu di buku kerjanya", "show the sheet in its workbook"))
			return -1
		case strings.EqualFold(p.name, wanted.Name):
			return i
		}
		if !p.hidden {
			seen = append(seen, p.name)
		}
	}
	if wanted.Name == "" {
		l.Add(diag.BadData, wanted.At, diag.T("semua lembar buku kerja ini tersembunyi", "all sheets of the workbook are hidden"), diag.T("tampakkan lembar datanya", "show the sheet with the data"))
		return -1
	}
	hint := diag.T("yang ada: %s", "there are: %s", strings.Join(seen, ", "))
	if near, ok := diag.Nearest(wanted.Name, seen); ok {
		hint = diag.T("maksudnya `%s`?", "did you mean `%s`?", near)
	}
	l.Add(diag.BadData, wanted.At, diag.T("lembar `%s` tidak ada", "there is no sheet `%s`", diag.Clip(wanted.Name)), hint)
	return -1
}
