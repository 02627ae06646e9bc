package schema

import (
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// TestTable: no name means two things, and every field says what it is.
func TestTable(t *testing.T) {
	for _, r := range All() {
		if r.Name == "" || r.Title.ID == "" || r.Title.EN == "" {
			t.Errorf("record %q has no name or title", r.Name)
		}
		for i := range r.Fields {
			f := &r.Fields[i]
			if r.Field(f.Name) != f || f.Alias != "" && r.Field(f.Alias) != f {
				t.Errorf("%s: %s or %s is another field's name too", r.Name, f.Name, f.Alias)
			}
			if f.Doc.ID == "" || f.Doc.EN == "" {
				t.Errorf("%s.%s has no doc", r.Name, f.Name)
			}
			if record := f.Kind == One || f.Kind == Many || f.Kind == Keyed; record != (f.Of != nil) {
				t.Errorf("%s.%s: kind and record don't fit", r.Name, f.Name)
			}
			if words := f.Kind == Enum || f.Kind == Enums || f.Kind == Levels; words && len(f.Words) == 0 {
				t.Errorf("%s.%s has no words", r.Name, f.Name)
			}
			if f.Short != "" && f.Of.Field(f.Short) == nil || f.Kind == Keyed && f.Of.Field(f.Of.Key) == nil {
				t.Errorf("%s.%s: its record has no field %s or %s", r.Name, f.Name, f.Short, f.Of.Key)
			}
			for _, w := range f.Words {
				for _, name := range []string{w.Name, w.Alias} {
					if got, ok := word(f.Words, name); name != "" && (!ok || got != w.Name) {
						t.Errorf("%s.%s: %s means %s", r.Name, f.Name, name, got)
					}
				}
			}
		}
	}
	for _, r := range Schemas {
		if titles[r.Name].ID == "" || titles[r.Name].EN == "" {
			t.Errorf("%s has no title", r.Name)
		}
	}
	for _, name := range ViewNames() {
		if ViewNamed(name) == nil {
			t.Errorf("view %s", name)
		}
	}
	if ViewNamed("prgrams") != nil {
		t.Error("a view of any name")
	}
}

func decode(t *testing.T, r *Record, text string) (*Object, []diag.Diagnostic) {
	t.Helper()
	f := source.NewFile("x.yaml", []byte(text))
	root, ds := yaml.Parse(f.Span(0, len(text)), "")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var l diag.List
	return Decode(r, root, &l), l.All()
}

func TestViews(t *testing.T) {
	o, ds := decode(t, ProgramsView, "dimensi: governance\ntahun: 2020-2022\nkolom: [kode, nama, Anggaran]\nkelompok: subdimensi\nquick-win: ya\njudul: Rencana aksi\njangka: [pendek, long]\n")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if got := strings.Join(o.Texts("columns"), " "); got != "id name budget" {
		t.Errorf("columns %s", got)
	}
	if o.Text("group_by") != "part" || !o.Bool("quick_win") || !slices.Equal(o.Years("year"), []int{2020, 2021, 2022}) ||
		!slices.Equal(o.Texts("horizon"), []string{"short", "long"}) || o.Text("caption") != "Rencana aksi" || o.Has("sort") {
		t.Errorf("%+v", o.values)
	}
	if at := o.At("group_by").Position(); at.Line != 4 || at.Column != 11 {
		t.Errorf("group_by is at %v", at)
	}

	o, ds = decode(t, ChartView, "type: batang\nlabels: [2020, 2021]\nseries: {Target: [10, \"1,5\", ~, 45%], Satu: 3}\nmax: 4\n")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	series := o.Get("series").Series
	want := []Decimal{{10000, true}, {1500, true}, {0, false}, {45000, true}}
	if len(series) != 2 || series[0].Name != "Target" || !slices.Equal(series[0].Numbers, want) || series[1].Numbers[0].Value != 3000 || o.Number("max") != 4000 {
		t.Errorf("series %+v", series)
	}

	o, ds = decode(t, ScoresView, "items:\n  - {name: A, weight: 30%, score: 2.5}\n  - {nama: B, bobot: 70, skor: 3}\n")
	if items := o.Objects("items"); len(ds) > 0 || len(items) != 2 || items[0].Number("weight") != 30000 || items[1].Number("score") != 3000 {
		t.Errorf("%v", ds)
	}
}

func TestViewMistakes(t *testing.T) {
	for _, c := range []struct {
		r          *Record
		in, text   string
		line, char int
	}{
		{ProgramsView, "columns: [id, nme]", "`nme` tidak diterima untuk `kolom`", 1, 15},
		{ProgramsView, "colums: [id]", "kunci `colums` tidak dikenal di tampilan `program`", 1, 1},
		{ProgramsView, "quick_win: mungkin", "diharapkan `true` atau `false`", 1, 12},
		{ProgramsView, "year: nanti", "diharapkan tahun", 1, 7},
		{ChartView, "type: bar\nseries: [1]", "diharapkan isian `nama: [angka, angka]`", 2, 9},
		{ChartView, "type: bar\nseries: {A: [satu]}", "diharapkan angka", 2, 14},
		{ChartView, "labels: [a]", "kunci `jenis` belum diisi", 1, 1},
		{GapView, "rows: {aspect: x}", "diharapkan daftar", 1, 7},
		{GapView, "rows: [x]", "diharapkan isian `kunci: nilai`", 1, 8},
		{BudgetView, "unit: [juta]", "diharapkan satu kata", 1, 7},
		{SheetView, "", "kunci `program` belum diisi", 1, 1},
	} {
		_, ds := decode(t, c.r, c.in)
		if len(ds) != 1 || !strings.Contains(ds[0].Text.ID, c.text) {
			t.Errorf("%q: %v", c.in, ds)
			continue
		}
		if at := ds[0].Span.Position(); at.Line != c.line || at.Column != c.char {
			t.Errorf("%q: at %d:%d", c.in, at.Line, at.Column)
		}
	}
}

// TestUnknownField: asking for a field that isn't in the table is our mistake.
func TestUnknownField(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	o, _ := decode(t, SwotView, "")
	o.Text("titel")
}
