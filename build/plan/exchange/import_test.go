package exchange

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
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

// TestImportNothing imports what was exported: nothing changes.
func TestImportNothing(t *testing.T) {
	for name, files := range map[string]map[string][]byte{"sample": sample(t), "hard": archive(hard)} {
		p := loaded(t, files)
		book, err := Workbook(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []*source.File{source.NewFile("x.xlsx", book), source.NewFile("x.csv", CSV(p))} {
			c, ds := Import(p, f)
			if len(c.Programs) != 0 || len(c.Files) != 0 || c.Absent != 0 || len(ds) != 0 {
				t.Errorf("%s %s: %+v %v", name, f.Path, c.Programs, ds)
			}
		}
	}
}

// TestImport edits the hard plan in many ways at once.
func TestImport(t *testing.T) {
	files := archive(hard)
	p := loaded(t, files)
	in := source.NewFile("x.csv", []byte(`kode;nama;ringkasan;subdimensi;jangka;selesai;opd;keluaran;lokasi;quick win;kegiatan 1 tahun;kegiatan 2 keluaran;kegiatan 3;tahapan 2020;tahapan 2023;anggaran 2020 APBD;anggaran 2022 APBD;anggaran 2021 APBN;anggaran 2021;indikator 1 target 2020;indikator 1 target 2024;indikator 2 satuan;target 2021: Baru;realisasi 1 fisik;program unggulan manfaat;dimensi;mulai
GOV-01;Satu baru: ya;Ringkas;;;2024;dpmptsp;Satu;Kota;ya;2020-2022;Modul;Uji;;Operasi, penuh;750 juta; 1,5 miliar;belum dihitung;;11;50;nilai;7;;;governance;2020
GOV-03;"Tiga ""baru""";Ada;policy;panjang;2022;;A;;ya;;;;;;;250 juta;;;;;;;;Hemat;governance;2021
ENV-01;"Mangrove; baru";;;;2023;;;;;;;;;;;1.750.000.000;;;;;;;;;environment;2022
GOV-09;Program Baru;;;;;;X;;ya;;;;;;5 juta;;;;;;;;;;governance;2022
`))
	c, ds := Import(p, in)
	for _, d := range ds {
		if d.Code != diag.BadImport {
			t.Fatal(d.Span.Position(), d.Text.EN)
		}
	}
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s\n", d.Span.Position(), d.Text.EN)
	}
	for _, name := range []string{"content/programs/a.md", "content/buku-1/01-a.md", "content/programs.csv", "content/programs/gov-09-program-baru.md"} {
		fmt.Fprintf(&b, "-- %s --\n%s", name, c.Files[name])
	}
	golden := filepath.Join("testdata", "import.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != b.String() {
		t.Errorf("%v; go test -update rewrites %s; got\n%s", err, golden, b.String())
	}
}

var update = flag.Bool("update", false, "rewrite testdata")

// TestImportAnything changes cells at random: whatever is written says what the
// sheet says, and the rest says what it said.
func TestImportAnything(t *testing.T) {
	t.Run("unix", func(t *testing.T) { importAnything(t, false) })
	t.Run("windows", func(t *testing.T) { importAnything(t, true) })
}

func importAnything(t *testing.T, windows bool) {
	files := archive(hard)
	if windows {
		for name, data := range files {
			files[name] = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
		}
	}
	p := loaded(t, files)
	form := formOf(t, p, source.NewFile("x.csv", CSV(p)))
	refused, written := 0, 0
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		var rows [][]string
		for _, rec := range form.Records {
			row := make([]string, len(form.Columns))
			for i, c := range form.Columns {
				if cell, ok := rec.Row.Cell(c.Number); ok {
					row[i] = cell.Text
				}
				if c.Field.Name != "id" && r.IntN(60) == 0 {
					row[i] = anything(c, r)
				}
			}
			rows = append(rows, row)
		}
		var b bytes.Buffer
		head := make([]string, len(form.Columns))
		for i, c := range form.Columns {
			head[i] = c.Header("id")
		}
		writeRow(&b, head, ';')
		for _, row := range rows {
			writeRow(&b, row, ';')
		}
		in := source.NewFile("x.csv", b.Bytes())
		c, ds := Import(p, in)
		if failed(ds) {
			refused++
			continue
		}
		after, _ := load.Plan(c.After(p.Files), markdown.Parse, load.Options{})
		if ds := Verify(p, after, in); failed(ds) {
			for _, d := range ds {
				if !t.Failed() {
					t.Errorf("seed %d: %s: %s\n%s\n%s", seed, d.Span.Position(), d.Text.EN, b.String(), c.Files[d.Span.Position().Path])
				}
			}
			refused++
			continue
		}
		written++
	}
	t.Logf("%d written, %d refused", written, refused)
	if written < refused/4 {
		t.Error("hardly anything was tried")
	}
}

// anything is what a cell of a column may hold.
func anything(c sheet.Column, r *rand.Rand) string {
	pick := func(words ...string) string { return append(words, "")[r.IntN(len(words)+1)] }
	f := c.Field
	if c.Sub != nil {
		f = c.Sub
	}
	switch f.Kind {
	case schema.Number:
		return pick("12", "12,5", "0.125", "-3", "2.8750", "1.250.000", "banyak")
	case schema.Percent:
		return pick("45%", "12,5", "100")
	case schema.Date:
		return pick("2021-03-01", "2020-12-31")
	case schema.Bool:
		return pick("ya", "no", "x")
	case schema.Enums:
		return pick(f.Words[0].Name, f.Words[0].Name+"; "+f.Words[2].Name)
	case schema.Enum:
		return pick(f.Words[0].Name, f.Words[1].Name)
	case schema.Year:
		return pick("2021", "2022")
	case schema.Years:
		return pick("2021", "2021-2023", "2021; 2023")
	case schema.Money:
		return pick("1000000", "2 miliar", "123456789", "1,5 miliar; 2 juta", "belum dihitung")
	case schema.One:
		return pick("ya", "tidak")
	case schema.Texts:
		return pick("Satu", "Satu; Dua", "Dua", "a: b; 'c'; no", "x, y; [z]; Dua; Satu")
	}
	return pick("Teks", "a: b #c", "no", "12", "'x'", `"y" z`, "[a]", "{b", "@x", "- c", "dua\nbaris", "1.250", "x, y", "~", "null", "2021-01-01", "a\\b", "*z", "&z", "tab\tx", "?", "x:", "% a")
}

func failed(ds []diag.Diagnostic) bool {
	for _, d := range ds {
		if d.Severity == diag.Error {
			return true
		}
	}
	return false
}

func formOf(t *testing.T, p *plan.Plan, f *source.File) *sheet.Form {
	tables, ds := sheet.Read(f, p.Records.Of(schema.Program))
	if len(ds) > 0 || len(tables) != 1 {
		t.Fatal(ds)
	}
	form, ds := sheet.Parse(tables[0], p.Records.Of(schema.Program))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	return form
}
