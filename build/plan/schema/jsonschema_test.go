package schema

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
	"jilid/build/source"
	"jilid/build/text/yaml"

	"github.com/santhosh-tekuri/jsonschema/v6"
	yamllib "go.yaml.in/yaml/v4"
)

// compiled are the schemas as a validator reads them, by the record's name.
func compiled(t *testing.T, lang string) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, r := range Schemas {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema(r, lang)))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft2020)
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
	schemas := compiled(t, "id")
	files := 0
	for _, root := range []string{"../../../content", "../../../docs/content", "../../../cmd/jilid/blank"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			s, text := schemas[Chapter.Name], string(data)
			switch {
			case filepath.Base(name) == "plan.yaml":
				s = schemas[Plan.Name]
			case filepath.Ext(name) != ".md" || !strings.HasPrefix(text, "---\n"):
				return nil
			default:
				if text, _, _ = strings.Cut(text[4:], "\n---\n"); filepath.Base(filepath.Dir(name)) == "programs" {
					s = schemas[Program.Name]
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
	schemas := map[string]map[string]*jsonschema.Schema{"id": compiled(t, "id"), "en": compiled(t, "en")}
	const program = "id: A\nnama: B\ndimensi: c\nmulai: 2020\n"
	for _, c := range []struct {
		record *Record
		text   string
		fits   bool
	}{
		{Plan, "judul: A", true},
		{Plan, "title: A\nperiod: 2020-2024", true},
		{Plan, "title: A\nperiode: 2020–2024", true},
		{Plan, "title: A\nperiode: [2020, 2021-2022]", true},
		{Plan, "title: A\nsubjudul:", true},
		{Plan, "title: 2020", true},
		{Plan, "title: A\nbuku: [buku-1, {id: buku-2}]", true},
		{Plan, "title: A\nbuku: {buku-1: Satu, buku-2:}", true},
		{Plan, "title: A\nopd: {a: Dinas A, b: {nama: Dinas B, singkatan: DB}}", true},
		{Plan, "title: A\nopd: [{id: a, nama: Dinas A}]", true},
		{Plan, "title: A\ndimensi: smart-city", true},
		{Plan, "title: A\ndimensi: {a: {nama: A, warna: \"#1f6f8b\", subdimensi: {x: X}}}", true},
		{Plan, "title: A\ntahapan: [{id: a, nama: A, mulai: 2019-07-11}]", true},
		{Plan, "title: A\ncetak: {kertas: F4, mulai_bab: kanan}", true},
		{Plan, "title: A\ncetak: {mulai bab: kanan}", true},
		{Plan, "title: A\ncetak: {kertas: {lebar: 210mm, tinggi: \"29,7 cm\"}}", true},
		{Plan, "title: A\nevaluasi: [{tahun: 2021, unsur: {a: {bobot: 10%, skor: 3.6}}, dimensi: {a: 3}}]", true},
		{Plan, "title: A\npemeriksaan: {JLD204: off, JLD205: saran}", true},
		{Plan, "title: A\nmarkdown: {html_mentah: ya}", true},

		{Plan, "region: A", false},                            // no title
		{Plan, "judul:", false},                               // required, hence not empty
		{Plan, "title: A\njudul: B", false},                   // both names
		{Plan, "titel: A", false},                             // misspelt
		{Plan, "title: [A]", false},                           // a list
		{Plan, "title: A\nperiode: nanti", false},             // no years
		{Plan, "title: A\nperiode: 20-24", false},             // no years
		{Plan, "title: A\nbahasa: de", false},                 // another word
		{Plan, "title: A\nopd: {a: {singkatan: x}}", false},   // an agency without a name
		{Plan, "title: A\nopd: {a: {id: a, nama: A}}", false}, // its id twice
		{Plan, "title: A\nopd: [a]", false},                   // an agency without a name
		{Plan, "title: A\ndimensi: smart", false},             // another word
		{Plan, "title: A\ndimensi: {a: {nama: A, warna: biru}}", false},
		{Plan, "title: A\ntahapan: [{id: a, nama: A, mulai: 11 Juli 2019}]", false},
		{Plan, "title: A\ncetak: {kertas: A3}", false},
		{Plan, "title: A\ncetak: {kertas: {lebar: 210}}", false},
		{Plan, "title: A\nevaluasi: [{tahun: 2021, dimensi: {a: tinggi}}]", false},
		{Plan, "title: A\npemeriksaan: {JLD021: off}", false}, // an error
		{Plan, "title: A\npemeriksaan: {JLD204: mungkin}", false},
		{Plan, "title: A\nmarkdown: {html_mentah: mungkin}", false},

		{Chapter, "", true},
		{Chapter, "judul: A\nprogram: [GOV-01, {id: A, nama: B, dimensi: c, mulai: 2020}]\njenis: lampiran\nnomor: tanpa\ndraf: ya\nalamat_lama: /a.html", true},
		{Chapter, "judul: A\nprogram: GOV-01\nalamat lama: [/a.html]", true},
		{Chapter, "judul: A\njenis: bba", false},
		{Chapter, "judul: A\nprogram: [{id: A}]", false},
		{Chapter, "judul: A\nprogram: {id: A}", false},

		{Program, program, true},
		{Program, program + "quick_win: {gagasan: X, langkah: [a, b]}", true},
		{Program, program + "quick_win: ya", true},
		{Program, program + "dasar hukum: Perpres 95/2018", true},
		{Program, program + "anggaran:\n  - {tahun: 2020, jumlah: 750 juta, realisasi: \"1,1 miliar\"}\n  - {tahun: 2021, jumlah: 1.250.000.000}\n  - {tahun: 2022, jumlah: 1250000}\n  - {tahun: 2023, jumlah: Rp 1.250.000.000}\n  - {tahun: 2024, jumlah: 1.5 M}\n  - {tahun: 2025}", true},
		{Program, program + "indikator: [{nama: A, target: {2020: 10, 2021-2022: banyak}}]", true},
		{Program, program + "tahapan: {2020: a, 2021: }", true},
		{Program, program + "kegiatan: [Satu, {nama: Dua, tahun: [2020, 2021]}]", true},
		{Program, program + "status: berjalan\njangka: short", true},

		{Program, "id: A\nnama: B\ndimensi: c", false}, // no start
		{Program, program + "selesai: 08", false},
		{Program, program + "selesai: 2020-07-01", false},
		{Program, program + "status: jalan", false},
		{Program, program + "anggaran: [{tahun: 2020, jumlah: 1.250}]", false}, // 1.25 or 1250
		{Program, program + "anggaran: [{tahun: 2020, jumlah: -5}]", false},
		{Program, program + "anggaran: [{tahun: 2020, jumlah: banyak}]", false},
		{Program, program + "anggaran: [{tahun: 2020, jumlah: 1,1 miliar}]", false}, // a comma within {…}
		{Program, program + "anggaran: {tahun: 2020}", false},
		{Program, program + "anggaran: [{jumlah: 750 juta}]", false},
		{Program, program + "indikator: [{nama: A, target: {nanti: 10}}]", false},
		{Program, program + "indikator: [A]", false},
		{Program, program + "quick_win: mungkin", false},
		{Program, program + "keluaran: [Portal: 40 layanan]", false},
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
		if Decode(c.record, root, &l); (l.Len() == 0) != c.fits {
			t.Errorf("%s:\n%s\nis not what Decode takes: %v", c.record.Name, c.text, l.All())
		}
	}
}

// TestJSONSchemaText: descriptions are in the language asked for.
func TestJSONSchemaText(t *testing.T) {
	id, en := string(JSONSchema(Plan, "id")), string(JSONSchema(Plan, "en"))
	if !strings.Contains(id, "judul rencana (title = judul)") || !strings.Contains(en, "the plan's title (title = judul)") {
		t.Error("descriptions")
	}
	for _, r := range Schemas {
		if titles[r.Name].ID == "" || titles[r.Name].EN == "" {
			t.Errorf("%s has no title", r.Name)
		}
	}
}
