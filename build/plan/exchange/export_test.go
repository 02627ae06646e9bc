package exchange

import (
	"bytes"
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
fields:
  misi: Misi RPJMD
  kode rekening: {name: "Kode rekening: belanja", help: "Kode belanja; lihat lampiran", required: true}
  cara: {name: Cara pelaksanaan, choices: {swa: Swakelola, 2: "Kontrak; tender", "no": Tidak ada}}
  teknologi: {name: Teknologi, kind: texts, choices: [IoT, "GIS; peta", AI]}
  mitra_luar: {name: Mitra luar, kind: texts}
  panjang: {name: Panjang (m), kind: number, unit: m}
  disahkan: {name: Disahkan, kind: date}
  pagu: {name: Pagu indikatif, kind: money}
  bobot: {name: Bobot, kind: percent}
  renstra: {name: Masuk renstra, kind: yes-no}
  tahun_dasar: {name: Tahun dasar, kind: year}
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
    kode_rekening: 5.1
    panjang: "2,8750"
    teknologi: AI
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
misi: "3"
kode-rekening: 5.1.02.01
cara: 2
teknologi: [iot, "GIS; peta"]
mitra luar: "Bank; daerah"
panjang: 1.250.000,5
disahkan: 2020-02-29
pagu: 1,5 miliar
bobot: 12.5%
renstra: no
tahun_dasar: 2018
---
Cerita.
-- content/programs.csv --
kode;nama;dimensi;mulai;selesai;anggaran 2022 APBD;target 2022: Mangrove;satuan: Mangrove;kode rekening: belanja;cara pelaksanaan
ENV-01;Mangrove;environment;2022;2023;1,5 miliar;20;ha;5.2;no
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
			records, program := Records(p), p.Records.Of(schema.Program)
			if len(records) != len(p.Programs) || len(records) == 0 {
				t.Fatalf("%d records of %d programs", len(records), len(p.Programs))
			}
			for _, f := range []*source.File{source.NewFile("x.xlsx", book), source.NewFile("x.csv", CSV(p))} {
				tables, ds := sheet.Read(f, program)
				if len(ds) > 0 {
					t.Fatal(ds)
				}
				known := 0
				for _, table := range tables {
					if sheet.Known(table, program) {
						known++
						compare(t, program, records, table)
					}
				}
				if known != 1 {
					t.Errorf("%d sheets look like programs", known)
				}
			}
		})
	}
}

func compare(t *testing.T, program *schema.Record, records []Record, table *sheet.Table) {
	form, ds := sheet.Parse(table, program)
	if len(ds) > 0 || len(form.Records) != len(records) {
		t.Fatalf("%d rows, %v", len(form.Records), ds)
	}
	for i, r := range form.Records {
		var l diag.List
		o := schema.Decode(program, r.Node, &l)
		for _, d := range l.All() {
			t.Errorf("%s: %s", d.Span.Position(), d.Text.EN)
		}
		want, got := style{"en", "en"}.record(records[i].Object), style{"en", "en"}.record(o)
		if records[i].ID == "GOV-01" {
			want = strings.ReplaceAll(want, "source: apbd", "source: APBD")
		}
		if sorted(want) != sorted(got) {
			t.Errorf("%s:\n%s\n%s", records[i].ID, got, want)
		}
	}
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
