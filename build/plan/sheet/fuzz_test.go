package sheet

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
	"jilid/build/text/yaml"
)

// examine reads a file to the end and looks at what must hold of whatever comes
// out: places lie in the file, nodes hold what their cells say, and the second
// reading is the first.
func examine(t *testing.T, f *source.File) {
	tables, ds := Read(f, schema.Program)
	if again, more := Read(f, schema.Program); !reflect.DeepEqual(tables, again) || !reflect.DeepEqual(ds, more) {
		t.Error("another table the second time")
	}
	if tables == nil && len(ds) == 0 {
		t.Error("neither a table nor a mistake")
	}
	for _, table := range tables {
		rows(t, table)
		form, more := Parse(table, schema.Program)
		ds = append(ds, more...)
		for _, r := range form.Records {
			check(t, table, r.Node)
			var l diag.List
			schema.Decode(schema.Program, r.Node, &l)
			ds = append(ds, l.All()...)
		}
		_, more = ParseSome(table, schema.Program)
		ds = append(ds, more...)
	}
	if table, more := Data(f, Wanted{}, lang.ID); table != nil {
		rows(t, table)
		ds = append(ds, more...)
	}
	diagtest.Check(t, ds)
}

// rows looks at a table's cells: in order, filled, each at its place. A cell of
// a CSV file is found again where an import would write it.
func rows(t *testing.T, table *Table) {
	row := 0
	for i, r := range table.Rows {
		if r.Number <= row || len(r.Cells) == 0 {
			t.Errorf("row %d of %d cells behind row %d", r.Number, len(r.Cells), row)
		}
		row = r.Number
		column := int32(0)
		for j, c := range r.Cells {
			if c.Column <= column || c.Text == "" && !c.Bad || !utf8.ValidString(c.Text) {
				t.Errorf("the cell %+v in row %d behind column %d", c, r.Number, column)
			}
			column = c.Column
			diagtest.Span(t, table.At(c))
			if i < 5 && j < 5 && table.File.Sheet() == "" {
				if start, end, _, fill := CSVCell(table.File, r, int(c.Column)); start != int(c.Start) || end != int(c.End) || fill != "" {
					t.Errorf("the cell %+v in row %d is sought at %d–%d, %q", c, r.Number, start, end, fill)
				}
			}
		}
	}
}

func check(t *testing.T, table *Table, n *yaml.Node) {
	if n.Span.File != table.File {
		t.Errorf("a place outside the sheet: %v", n.Span)
	}
	diagtest.Span(t, n.Span)
	for _, i := range n.Items {
		check(t, table, i)
	}
	for _, p := range n.Pairs {
		check(t, table, p.Key)
		check(t, table, p.Value)
	}
}

func cases(f *testing.F, add func(section), book func([]section)) {
	names, _ := filepath.Glob("testdata/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		_, parts := sections(string(data))
		var xml []section
		for _, p := range parts {
			switch {
			case strings.HasSuffix(p.name, ".csv"):
				add(p)
			case strings.HasSuffix(p.name, ".xml"):
				xml = append(xml, p)
			}
		}
		if xml != nil {
			book(xml)
		}
	}
}

func FuzzCSV(f *testing.F) {
	cases(f, func(s section) { f.Add([]byte(escapes.Replace(s.text))) }, func([]section) {})
	f.Add([]byte("sep="))
	f.Add([]byte("kode;nama\r\"a\"\r\n;\""))
	f.Add([]byte("\ufeffKode\tNama\tAnggaran 2020 APBD\tTarget 2021: \"Layanan\"\tKegiatan 1 tahun\nA\tB\t1,5 M; 2 M\t3\t2020–2021\r\r"))
	f.Add([]byte("id,name,budget 2020,indicator 1 target 2020-2021,activity 10,quick win benefit,progress 1 period\nA,\"B\n\"\"C\"\"\",x,-1,=A1,ya,2020\nA,,,,,,\n"))
	f.Fuzz(func(t *testing.T, data []byte) { examine(t, source.NewFile("content/programs.csv", data)) })
}

// FuzzSheet fuzzes the XML of a sheet, its texts and its styles.
func FuzzSheet(f *testing.F) {
	cases(f, func(section) {}, func(parts []section) {
		seed := map[string]string{}
		for _, p := range parts {
			seed[p.name] = p.text
		}
		f.Add(seed["xl/worksheets/sheet1.xml"], seed["xl/sharedStrings.xml"], seed["xl/styles.xml"], seed["xl/workbook.xml"])
	})
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book string) {
		parts := []section{{"xl/worksheets/sheet1.xml", sheet}, {"xl/sharedStrings.xml", texts}, {"xl/styles.xml", styles}}
		if book != "" {
			parts = append(parts, section{"xl/workbook.xml", book})
		}
		examine(t, source.NewFile("content/programs.xlsx", pack(parts)))
	})
}

// FuzzOpenDocument fuzzes the content of an .ods file.
func FuzzOpenDocument(f *testing.F) {
	cases(f, func(section) {}, func(parts []section) {
		for _, p := range parts {
			if p.name == "content.xml" {
				f.Add(p.text)
			}
		}
	})
	f.Fuzz(func(t *testing.T, content string) {
		examine(t, source.NewFile("content/programs.ods", packOpen([]section{{"content.xml", content}})))
	})
}

// FuzzWorkbook fuzzes the bytes of the archive.
func FuzzWorkbook(f *testing.F) {
	cases(f, func(section) {}, func(parts []section) { f.Add(pack(parts)) })
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{0xD0, 0xCF, 0x11, 0xE0})
	f.Add(pack([]section{{"xl/worksheets/sheet1.xml", "<worksheet>" + strings.Repeat("<row><c t='inlineStr'><is><t>x</t></is></c></row>", 5000)}}))
	f.Fuzz(func(t *testing.T, data []byte) { examine(t, source.NewFile("content/programs.xlsx", data)) })
}
