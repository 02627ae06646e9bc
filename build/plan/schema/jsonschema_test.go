package schema_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"

	"github.com/santhosh-tekuri/jsonschema/v6"
	yamllib "go.yaml.in/yaml/v4"
)

// compiled are the schemas of a plan's records as a validator reads them, by the
// record's name.
func compiled(t *testing.T, of schema.Records, lang string) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, r := range schema.Schemas {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSONSchema(of.Of(r), lang)))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft2020)
		c.AssertFormat() // as editors do
		if err := c.AddResource(r.Name+".json", value); err != nil {
			t.Fatal(err)
		}
		if out[r.Name], err = c.Compile(r.Name + ".json"); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// generic reads YAML as editors do: into what JSON has.
func generic(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yamllib.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if v == nil {
		v = map[string]any{}
	}
	return jsonValue(v)
}

func jsonValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, item := range v {
			v[k] = jsonValue(item)
		}
		return v
	case map[any]any:
		out := map[string]any{}
		for k, item := range v {
			out[fmt.Sprint(k)] = jsonValue(item)
		}
		return out
	case []any:
		for i, item := range v {
			v[i] = jsonValue(item)
		}
		return v
	case time.Time: // editors read YAML 1.2, which has no dates
		return v.Format("2006-01-02")
	}
	return v
}

// TestPlansFit: the sample, the manual and the empty plans fit the schemas.
func TestPlansFit(t *testing.T) {
	files := 0
	for _, root := range []string{"../../../content", "../../../docs/content", "../../../cmd/jilid/blank/id", "../../../cmd/jilid/blank/en"} {
		plan, err := os.ReadFile(filepath.Join(root, "plan.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		records, _ := load.Records(source.New(map[string][]byte{"content/plan.yaml": plan}))
		schemas := compiled(t, records, "id")
		err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text, translation := string(data), ""
			if stem := strings.TrimSuffix(name, filepath.Ext(name)); filepath.Ext(stem) == ".en" {
				translation = "-translation"
			}
			s := schemas[schema.Chapter.Name+translation]
			switch {
			case filepath.Base(name) == "plan.yaml" || filepath.Base(name) == "plan.en.yaml":
				s = schemas[schema.Plan.Name+translation]
			case filepath.Ext(name) != ".md" || !strings.HasPrefix(text, "---\n"):
				return nil
			default:
				if text, _, _ = strings.Cut(text[4:], "\n---\n"); filepath.Base(filepath.Dir(name)) == "programs" {
					s = schemas[schema.Program.Name+translation]
				}
			}
			files++
			if err := s.Validate(generic(t, text)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 50 {
		t.Errorf("only %d files were looked at", files)
	}
}

// TestForms: what Decode takes fits, what it refuses doesn't – as far as a
// schema can tell.
func TestForms(t *testing.T) {
	schemas := map[string]map[string]*jsonschema.Schema{"id": compiled(t, schema.Records{}, "id"), "en": compiled(t, schema.Records{}, "en")}
	const program = "id: A\nnama: B\ndimensi: c\nmulai: 2020\n"
	for _, c := range []struct {
		record *schema.Record
		text   string
		fits   bool
	}{
		{schema.Plan, "judul: A", true},
		{schema.Plan, "title: A\nperiod: 2020-2024", true},
		{schema.Plan, "title: A\nperiode: 2020–2024", true},
		{schema.Plan, "title: A\nperiode: [2020, 2021-2022]", true},
		{schema.Plan, "title: A\nsubjudul:", true},
		{schema.Plan, "title: 2020", true},
		{schema.Plan, "title: A\nbuku: [buku-1, {id: buku-2}]", true},
		{schema.Plan, "title: A\nbuku: {buku-1: Satu, buku-2:}", true},
		{schema.Plan, "title: A\nopd: {a: Dinas A, b: {nama: Dinas B, singkatan: DB}}", true},
		{schema.Plan, "title: A\nopd: [{id: a, nama: Dinas A}]", true},
		{schema.Plan, "title: A\ndimensi: smart-city", true},
		{schema.Plan, "title: A\ndimensi: {a: {nama: A, warna: \"#1f6f8b\", subdimensi: {x: X}}}", true},
		{schema.Plan, "title: A\ntahapan: [{id: a, nama: A, mulai: 2019-07-11}]", true},
		{schema.Plan, "title: A\ncetak: {kertas: F4, mulai_bab: kanan}", true},
		{schema.Plan, "title: A\ncetak: {mulai bab: kanan}", true},
		{schema.Plan, "title: A\ncetak: {kertas: {lebar: 210mm, tinggi: \"29,7 cm\"}}", true},
		{schema.Plan, "title: A\nevaluasi: [{tahun: 2021, unsur: {a: {bobot: 10%, skor: 3.6}}, dimensi: {a: 3}}]", true},
		{schema.Plan, "title: A\npemeriksaan: {JLD204: off, JLD205: saran}", true},
		{schema.Plan, "title: A\nmarkdown: {html_mentah: ya}", true},

		{schema.Plan, "title: A\nisian: {misi: Misi, cara: {nama: Cara, pilihan: [a, 1, {id: c, singkatan: C}]}, panjang: {nama: P, jenis: angka, satuan: km, wajib: ya}}", true},
		{schema.Plan, "title: A\nfields: [{id: misi, name: Misi, kind: yes-no, choices: {1: Satu, 2: {name: Dua}}}]", true},

		{schema.Plan, "title: A\nisian: {misi: {jenis: teks}}", false},           // no name
		{schema.Plan, "title: A\nisian: {misi: {nama: A, jenis: huruf}}", false}, // another word
		{schema.Plan, "region: A", false},                                        // no title
		{schema.Plan, "judul:", false},                                           // required, hence not empty
		{schema.Plan, "title: A\njudul: B", false},                               // both names
		{schema.Plan, "titel: A", false},                                         // misspelt
		{schema.Plan, "title: [A]", false},                                       // a list
		{schema.Plan, "title: A\nperiode: nanti", false},                         // no years
		{schema.Plan, "title: A\nperiode: 20-24", false},                         // no years
		{schema.Plan, "title: A\nbahasa: de", false},                             // another word
		{schema.Plan, "title: A\nopd: {a: {singkatan: x}}", false},               // an agency without a name
		{schema.Plan, "title: A\nopd: {a: {id: a, nama: A}}", false},             // its id twice
		{schema.Plan, "title: A\nopd: [a]", false},                               // an agency without a name
		{schema.Plan, "title: A\ndimensi: smart", false},                         // another word
		{schema.Plan, "title: A\ndimensi: {a: {nama: A, warna: biru}}", false},
		{schema.Plan, "title: A\ntahapan: [{id: a, nama: A, mulai: 11 Juli 2019}]", false},
		{schema.Plan, "title: A\ncetak: {kertas: A7}", false},
		{schema.Plan, "title: A\ncetak: {kertas: {lebar: 210}}", false},
		{schema.Plan, "title: A\nevaluasi: [{tahun: 2021, dimensi: {a: tinggi}}]", false},
		{schema.Plan, "title: A\npemeriksaan: {JLD021: off}", false}, // an error
		{schema.Plan, "title: A\npemeriksaan: {JLD204: mungkin}", false},
		{schema.Plan, "title: A\nmarkdown: {html_mentah: mungkin}", false},

		{schema.Chapter, "", true},
		{schema.Chapter, "judul: A\nprogram: [GOV-01, {id: A, nama: B, dimensi: c, mulai: 2020}]\njenis: lampiran\nnomor: tanpa\ndraf: ya\nalamat_lama: /a.html", true},
		{schema.Chapter, "judul: A\nprogram: GOV-01\nalamat lama: [/a.html]", true},
		{schema.Chapter, "judul: A\njenis: bba", false},
		{schema.Chapter, "judul: A\nprogram: [{id: A}]", false},
		{schema.Chapter, "judul: A\nprogram: {id: A}", false},

		{schema.Program, program, true},
		{schema.Program, program + "quick_win: {gagasan: X, langkah: [a, b]}", true},
		{schema.Program, program + "quick_win: ya", true},
		{schema.Program, program + "dasar hukum: Perpres 95/2018", true},
		{schema.Program, program + "anggaran:\n  - {tahun: 2020, jumlah: 750 juta, realisasi: \"1,1 miliar\"}\n  - {tahun: 2021, jumlah: 1.250.000.000}\n  - {tahun: 2022, jumlah: 1250000}\n  - {tahun: 2023, jumlah: Rp 1.250.000.000}\n  - {tahun: 2024, jumlah: 1.5 M}\n  - {tahun: 2025}", true},
		{schema.Program, program + "indikator: [{nama: A, target: {2020: 10, 2021-2022: banyak}}]", true},
		{schema.Program, program + "tahapan: {2020: a, 2021: }", true},
		{schema.Program, program + "kegiatan: [Satu, {nama: Dua, tahun: [2020, 2021]}]", true},
		{schema.Program, program + "status: berjalan\njangka: short", true},

		{schema.Program, "id: A\nnama: B\ndimensi: c", false}, // no start
		{schema.Program, program + "selesai: 08", false},
		{schema.Program, program + "selesai: 2020-07-01", false},
		{schema.Program, program + "status: jalan", false},
		{schema.Program, program + "anggaran: [{tahun: 2020, jumlah: 1.250}]", false}, // 1.25 or 1250
		{schema.Program, program + "anggaran: [{tahun: 2020, jumlah: -5}]", false},
		{schema.Program, program + "anggaran: [{tahun: 2020, jumlah: banyak}]", false},
		{schema.Program, program + "anggaran: [{tahun: 2020, jumlah: 1,1 miliar}]", false}, // a comma within {…}
		{schema.Program, program + "anggaran: {tahun: 2020}", false},
		{schema.Program, program + "anggaran: [{jumlah: 750 juta}]", false},
		{schema.Program, program + "indikator: [{nama: A, target: {nanti: 10}}]", false},
		{schema.Program, program + "indikator: [A]", false},
		{schema.Program, program + "quick_win: mungkin", false},
		{schema.Program, program + "keluaran: [Portal: 40 layanan]", false},
	} {
		for lang, s := range schemas {
			if err := s[c.record.Name].Validate(generic(t, c.text)); (err == nil) != c.fits {
				t.Errorf("%s (%s):\n%s\nfits: %v; %v", c.record.Name, lang, c.text, err == nil, err)
			}
		}
		f := source.NewFile("x.yaml", []byte(c.text))
		root, ds := yaml.Parse(f.Span(0, len(c.text)), "")
		var l diag.List
		l.Append(ds...)
		if schema.Decode(c.record, root, &l); (l.Len() == 0) != c.fits {
			t.Errorf("%s:\n%s\nis not what Decode takes: %v", c.record.Name, c.text, l.All())
		}
	}
}

// TestJSONSchemaText: descriptions are in the language asked for.
func TestJSONSchemaText(t *testing.T) {
	id, en := string(schema.JSONSchema(schema.Plan, "id")), string(schema.JSONSchema(schema.Plan, "en"))
	if !strings.Contains(id, "judul rencana (title = judul)") || !strings.Contains(en, "the plan's title (title = judul)") {
		t.Error("descriptions")
	}
}

// TestOwnForms: the schema of a plan's programs knows the plan's own fields.
func TestOwnForms(t *testing.T) {
	records, ds := load.Records(source.New(map[string][]byte{"content/plan.yaml": []byte("title: A\nfields: {misi: {name: Misi, choices: {1: Satu, Dua: ~}, required: yes}, panjang: {name: Panjang, kind: number}, mitra: {name: Mitra, kind: texts}}\n")}))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	s := compiled(t, records, "id")
	for text, fits := range map[string]bool{
		"misi: 1\npanjang: 12,5\nmitra: [A, B]": true,
		"misi: \"1\"":                           true,
		"misi: Dua\npanjang: 3":                 true,
		"misi: 3":                               false,
		"panjang: 3":                            false, // misi is required
		"misi: 1\npanjang: banyak":              false,
		"misi: 1\nmisii: 2":                     false,
	} {
		text = "id: A\nnama: B\ndimensi: c\nmulai: 2020\n" + text
		if err := s[schema.Program.Name].Validate(generic(t, text)); (err == nil) != fits {
			t.Errorf("%s\nfits: %v; %v", text, err == nil, err)
		}
		f := source.NewFile("x.yaml", []byte(text))
		root, _ := yaml.Parse(f.Span(0, len(text)), "")
		var l diag.List
		if schema.Decode(records.Of(schema.Program), root, &l); (l.Len() == 0) != fits {
			t.Errorf("%s\nis not what Decode takes: %v", text, l.All())
		}
	}
}
