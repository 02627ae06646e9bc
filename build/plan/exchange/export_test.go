package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

// sample is the sample plan's files.
func sample(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	root := filepath.Join("..", "..", "..", "content")
	err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		files[path.Join("content", filepath.ToSlash(rel))] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func loaded(t *testing.T, files map[string][]byte) *plan.Plan {
	t.Helper()
	p, ds := load.Plan(source.New(files), markdown.Parse, load.Options{Drafts: true})
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s", d.Span.Position(), d.Text.EN)
		}
	}
	return p
}

// hard is a plan with everything a record can hold, in all the places it can
// live in.
const hard = `-- content/plan.yaml --
title: X
period: 2020-2029
dimensions: smart-city
agencies: {diskominfo: Dinas Kominfo, dpmptsp: Dinas PTSP}
goals: {"A;1": Satu, B: Dua}
-- content/buku-1/01-a.md --
---
title: A
program:
  - GOV-01
  - kode: GOV-03
    nama: 'Tiga: "kutip"; titik koma'
    dimensi: governance
    mulai: 2021   # komentar
    program_unggulan: {manfaat: Hemat waktu, langkah: [a, "b; c"]}
---
-- content/programs/a.md --
---
id: GOV-01
name: Satu
summary: >-
  Dua baris
  jadi satu.
dimension: governance
part: service
agency: diskominfo
partners: [dpmptsp, "Bank; daerah"]
horizon: long
quick_win: true
start: 2020
end: 2023
location: Kota
legal_basis: "Perpres 95/2018"
outputs:
  - Satu
  - Dua
depends_on: [GOV-03]
goals: ["A;1", B]
activities:
  - {name: Integrasi, output: 12 layanan, years: [2020, 2021, 2023], agency: dpmptsp}
  - Pelatihan
phases: {2020: Rancang, 2021-2022: Bangun}
risks: [{risk: Data ganda, mitigation: Padan NIK}, Listrik]
indicators:
  - name: Layanan daring
    unit: layanan
    baseline: 4
    targets: {2020: 10, 2021-2022: "20,5", 2023: 40}
    actual: {2020: 9}
  - {name: Kepuasan, baseline: rendah}
budget:
  - {year: 2020, amount: 750 juta, source: APBD}
  - {year: 2020, amount: "1,25 miliar", source: apbd, spent: 1 miliar}
  - {year: 2021, source: APBN, note: menunggu}
  - {year: 2021, amount: 0}
status: ongoing
progress:
  - {period: 2020, text: Portal dirilis, physical: 45%, issue: SDM, next: Rekrut, evidence: ["[Berita; acara](https://contoh.go.id/b.pdf)", Foto lapangan]}
---
Cerita.
-- content/programs.csv --
kode;nama;dimensi;mulai;selesai;anggaran 2022 APBD;target 2022: Mangrove;satuan: Mangrove
ENV-01;Mangrove;environment;2022;2023;1,5 miliar;20;ha
`

func archive(text string) map[string][]byte {
	files := map[string][]byte{}
	for _, part := range strings.Split(text, "\n-- ") {
		name, body, _ := strings.Cut(strings.TrimPrefix(part, "-- "), " --\n")
		files[name] = []byte(body + "\n")
	}
	return files
}

// TestRoundTrip reads what was exported: every record says the same again, and
// the same plan gives the same bytes.
func TestRoundTrip(t *testing.T) {
	english := archive(hard)
	english["content/plan.yaml"] = append(english["content/plan.yaml"], "language: en\n"...)
	for name, files := range map[string]map[string][]byte{"sample": sample(t), "hard": archive(hard), "english": english} {
		t.Run(name, func(t *testing.T) {
			p := loaded(t, files)
			book, err := Workbook(p)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Workbook(p)
			if err != nil || !bytes.Equal(book, again) {
				t.Error("the same plan gives other bytes")
			}
			records := Records(p)
			if len(records) != len(p.Programs) || len(records) == 0 {
				t.Fatalf("%d records of %d programs", len(records), len(p.Programs))
			}
			for _, f := range []*source.File{source.NewFile("x.xlsx", book), source.NewFile("x.csv", CSV(p))} {
				tables, ds := sheet.Read(f)
				if len(ds) > 0 {
					t.Fatal(ds)
				}
				known := 0
				for _, table := range tables {
					if sheet.Known(table) {
						known++
						compare(t, p, records, table)
					}
				}
				if known != 1 {
					t.Errorf("%d sheets look like programs", known)
				}
			}
			var list []map[string]any
			if err := json.Unmarshal(JSON(p), &list); err != nil || len(list) != len(records) {
				t.Error(err, len(list))
			}
		})
	}
}

func compare(t *testing.T, p *plan.Plan, records []Record, table *sheet.Table) {
	form, ds := sheet.Parse(table)
	if len(ds) > 0 || len(form.Records) != len(records) {
		t.Fatalf("%d rows, %v", len(form.Records), ds)
	}
	for i, r := range form.Records {
		var l diag.List
		o := schema.Decode(schema.Program, r.Node, &l)
		for _, d := range l.All() {
			t.Errorf("%s: %s", d.Span.Position(), d.Text.EN)
		}
		want, got := string(encode(records[i].Object)), string(encode(o))
		if records[i].ID == "GOV-01" && strings.Contains(want, "apbd") {
			want = strings.ReplaceAll(want, `"source":"apbd"`, `"source":"APBD"`)
		}
		if sorted(want) != sorted(got) {
			t.Errorf("%s:\n%s\n%s", records[i].ID, got, want)
		}
	}
}

func encode(o *schema.Object) []byte {
	b, err := json.Marshal(jsonObject(o))
	if err != nil {
		panic(err)
	}
	return b
}

// sorted ignores the order of budget lines and of what stands between braces,
// and a quick win that is only said to be one.
func sorted(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("{}[],", r) })
	for i := range parts {
		for j := i; j > 0 && parts[j] < parts[j-1]; j-- {
			parts[j], parts[j-1] = parts[j-1], parts[j]
		}
	}
	return strings.Join(parts, "\n")
}
