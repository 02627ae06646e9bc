package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// examine reads a file to the end and looks at what must hold of whatever comes
// out: places lie in the file, nodes hold what their cells say.
func examine(t *testing.T, f *source.File) {
	tables, ds := Read(f)
	for _, table := range tables {
		form, more := Parse(table)
		ds = append(ds, more...)
		for _, r := range form.Records {
			check(t, table, r.Node)
			var l diag.List
			schema.Decode(schema.Program, r.Node, &l)
			ds = append(ds, l.All()...)
		}
	}
	for _, d := range ds {
		if d.Text.ID == "" || d.Text.EN == "" {
			t.Errorf("%s without a text", d.Code)
		}
		d.Span.Position()
	}
}

func check(t *testing.T, table *Table, n *yaml.Node) {
	if n.Span.File != table.File || n.Span.End > len(table.File.Data) {
		t.Errorf("a place outside the sheet: %v", n.Span)
	}
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

// FuzzWorkbook fuzzes the bytes of the archive.
func FuzzWorkbook(f *testing.F) {
	cases(f, func(section) {}, func(parts []section) { f.Add(pack(parts)) })
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{0xD0, 0xCF, 0x11, 0xE0})
	f.Fuzz(func(t *testing.T, data []byte) { examine(t, source.NewFile("content/programs.xlsx", data)) })
}
