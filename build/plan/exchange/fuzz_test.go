package exchange

import (
	"bytes"
	"maps"
	"reflect"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/text/yaml"
)

// around is the plan that fuzzed records are put into: what the hard plan says of
// itself, and another program.
var around = map[string][]byte{
	"content/plan.yaml":     bytes.Replace(archive(hard)["content/plan.yaml"], []byte(", required: true"), nil, 1),
	"content/programs/b.md": []byte("---\nid: B\nname: Dua\ndimension: governance\nstart: 2020\n---\n"),
}

const recordFile = "content/programs/a.md"

// planWith is the plan around a record, if it has no errors: of another, nothing
// is exported and into it nothing imported.
func planWith(record string) *plan.Plan {
	files := maps.Clone(around)
	files[recordFile] = []byte("---\n" + record + "\n---\nCerita.\n")
	p, ds := load.Plan(source.New(files), markdown.Parse, load.Options{})
	if failed(ds) {
		return nil
	}
	return p
}

// records are the records of the hard plan as YAML.
func records(f *testing.F) []string {
	var out []string
	_, hardest, _ := strings.Cut(hard, "programs/a.md --\n---\n")
	hardest, _, _ = strings.Cut(hardest, "---\n")
	hardest = strings.NewReplacer("GOV-01", "A", "GOV-03", "B").Replace(hardest)
	out = append(out, hardest, strings.ReplaceAll(hardest, "\n", "\r\n"))
	return append(out,
		"id: A\nname: Satu\ndimension: governance\nstart: 2020",
		"{kode: A, nama: Satu, dimensi: governance, mulai: 2020, keluaran: [], opd: diskominfo}",
		"  id: A\n  name: 'it''s'\n  # komentar\n  dimension: governance\n  start: 2020\n  outputs:\n  - a\n\n  -   \"b\"\n  - >\n    c\n    d\n\n  phases:\n    2020: x # y\n    2021-2022:\n      z",
		"id: A\nname: |-\n  Satu\n  \"dua\"\ndimension: governance\nstart: &s 2020\nend: *s\nbudget:\n- year: 2020\n  amount: 1 juta\n  # c\n  source: APBD\n-\n  {year: 2021, spent: 1}\n",
		"\"id\": A\n'name': \"\\u00e9\\t\\\"x\\\"\"\ndimension: governance\nstart: 2020\nactivities: [a, {name: b, years: 2020-2022}, ]\nindicators: [{name: i, targets: {2020: 1,\n  2021: 2}}]",
		"id: A\nname: \"x\\u2028y\\r\\n z\\u0085 \"\nlocation: \"\\_\"\ndimension: governance\nstart: 2020",
		"? id\n: A\n? name\n: !!str 12\ndimension: governance\nstart: 2020\nquick_win: {steps: [a], idea: x}\nlocation: ~\nlegal_basis:\nend:\n\nrisks:\n- risk: r\n- s",
	)
}

// FuzzExport: whatever a plan's record says, what was exported is read without a
// word and changes nothing when it is imported.
func FuzzExport(f *testing.F) {
	for _, r := range records(f) {
		if planWith(r) == nil {
			f.Errorf("a seed with errors: %s", r)
		}
		f.Add(r, false)
		f.Add(r, true)
	}
	f.Fuzz(func(t *testing.T, record string, book bool) {
		p := planWith(record)
		if p == nil {
			return
		}
		file := source.NewFile("x.csv", CSV(p))
		if book {
			data, err := Workbook(p)
			if err != nil {
				t.Fatal(err)
			}
			file = source.NewFile("x.xlsx", data)
		} else if !bytes.Equal(file.Data, CSV(p)) {
			t.Error("the same plan gives other bytes")
		}
		c, ds := Import(p, file)
		for _, d := range ds {
			t.Errorf("%s: %s", d.Span.Position(), d.Text.EN)
		}
		if len(c.Programs) != 0 || len(c.Files) != 0 || c.Absent != 0 {
			t.Errorf("changes: %+v", c.Programs)
		}
	})
}

// FuzzImport changes two cells of what was exported and adds a column: an import
// edits nothing but what differs, the same every time, and done once more it
// changes nothing.
func FuzzImport(f *testing.F) {
	for _, r := range records(f) {
		f.Add(r, uint8(1), "a: b #c", uint8(2), "", "", "")
		f.Add(r, uint8(7), "2024", uint8(30), "Satu; Dua", "anggaran 2020 APBD", "2 juta")
		f.Add(r, uint8(1), "dua\nbaris", uint8(20), "", "keluaran", "a; b; c")
		f.Add(r, uint8(12), "- x", uint8(25), "@x", "kegiatan 1", "[y")
		f.Add(r, uint8(24), "", uint8(25), "", "indikator 1 target 2020", "1.250")
		f.Add(r, uint8(24), "1 miliar; 2 juta", uint8(25), "belum dihitung", "tahapan 2021-2022", "*z")
		f.Add(r, uint8(26), "", uint8(27), "'x'", "target 2023: Kepuasan", "no")
		f.Add(r, uint8(9), "ya", uint8(10), "", "program unggulan manfaat", "Hemat")
	}
	f.Fuzz(func(t *testing.T, record string, i uint8, first string, j uint8, second, head, cell string) {
		p := planWith(record)
		if p == nil {
			return
		}
		in := filledIn(p, int(i), first, int(j), second, head, cell)
		if in == nil {
			return
		}
		c, ds := Import(p, in)
		diagtest.Check(t, ds)
		if again, more := Import(p, in); !reflect.DeepEqual(c, again) || !reflect.DeepEqual(ds, more) {
			t.Error("other changes the second time")
		}
		if failed(ds) {
			return
		}
		after, ds := load.Plan(c.After(p.Files), markdown.Parse, load.Options{})
		diagtest.Check(t, ds)
		if failed(ds) {
			return // refused
		}
		ds = Verify(p, after, in)
		diagtest.Check(t, ds)
		if failed(ds) {
			return // refused
		}
		keep(t, p, after, c)
		if again, ds := Import(after, in); len(again.Files) != 0 || failed(ds) {
			t.Errorf("importing it again changes %+v, %v", again.Programs, ds)
		}
	})
}

// filledIn is the exported sheet with two cells of record A changed and a column
// more; nil if that can't be read.
func filledIn(p *plan.Plan, i int, first string, j int, second, head, cell string) *source.File {
	tables, ds := sheet.Read(source.NewFile("x.csv", CSV(p)), p.Records.Of(schema.Program))
	if len(ds) > 0 {
		return nil
	}
	form, ds := sheet.Parse(tables[0], p.Records.Of(schema.Program))
	if len(ds) > 0 {
		return nil
	}
	var b bytes.Buffer
	var names []string
	for _, c := range form.Columns {
		names = append(names, c.Header("id"))
	}
	if head != "" {
		names = append(names, head)
	}
	writeRow(&b, names, ';')
	for _, r := range form.Records {
		row := make([]string, len(names))
		for k, c := range form.Columns {
			cell, _ := r.Row.Cell(c.Number)
			row[k] = cell.Text
		}
		if row[0] == "A" {
			if head != "" {
				row[len(row)-1] = cell
			}
			row[1+i%(len(form.Columns)-1)] = first
			row[1+j%(len(form.Columns)-1)] = second
		}
		writeRow(&b, row, ';')
	}
	return source.NewFile("x.csv", b.Bytes())
}

// keep looks at what an import leaves alone: other files, the story below a
// record, and as they were written all fields that say what they said.
func keep(t *testing.T, before, after *plan.Plan, c *Changes) {
	w, now := style{"en", "en"}, map[string]Record{}
	for _, r := range Records(after) {
		now[r.ID] = r
	}
	for name, data := range c.Files {
		old := before.Files.File(name)
		if old == nil {
			continue
		}
		_, story, _ := yaml.Front(old)
		if !bytes.HasSuffix(data, []byte("\n---\n"+story.Text())) {
			t.Errorf("%s lost its story:\n%s", name, data)
		}
		for _, r := range Records(before) {
			if r.file != old {
				continue
			}
			for _, pair := range r.Node.Pairs {
				field := r.Object.Record.Field(pair.Key.Text)
				was, is := r.Object.Get(field.Name), now[r.ID].Object.Get(field.Name)
				if was == nil || is == nil || w.field(field, was, false) != w.field(field, is, false) {
					continue
				}
				if text := old.Data[pair.Key.Span.Start:pair.Value.Span.End]; !bytes.Contains(data, text) {
					t.Errorf("%s lost %q:\n%s", name, text, data)
				}
			}
		}
	}
}

// FuzzCells: what is written as a row of CSV is read as that row.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"a|b;c|\"d\"", " x |\t|,", "é\n|\"|''", "=1+1|@x|-1", "|\r\n|x\ry", "sep=;|b"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, semicolon bool) {
		want, sep := strings.Split("id|"+s, "|"), byte(',')
		if semicolon {
			sep = ';'
		}
		var b bytes.Buffer
		head := make([]string, len(want))
		for i := range head {
			head[i] = "h"
		}
		writeRow(&b, head, sep)
		writeRow(&b, want, sep)
		tables, ds := sheet.Read(source.NewFile("x.csv", b.Bytes()), schema.Program)
		if failed(ds) {
			for _, d := range ds {
				if d.Code == diag.NotUTF8 || strings.Contains(d.Text.EN, "control character") {
					return
				}
			}
			t.Fatalf("%s: %v", b.String(), ds)
		}
		for i, s := range want {
			s = strings.Trim(strings.ReplaceAll(s, "\r\n", "\n"), " \t\r\n\u00a0\u202f\u200b\ufeff")
			if c, _ := tables[0].Rows[1].Cell(i + 1); c.Text != s {
				t.Errorf("%q is read as %q:\n%s", s, c.Text, b.String())
			}
		}
	})
}
