package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

// fill opens an exported workbook, writes into cells that are named by program
// and header – `GOV-01: Selesai` –, and saves it. A program of which "-" is written
// loses its row.
func fill(t *testing.T, book []byte, cells map[string]any) *source.File {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	name := x.GetSheetName(0)
	rows, err := x.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for at, value := range cells {
		id, header, _ := strings.Cut(at, ": ") // a header may have a colon, too
		row, column := 0, 0
		for i, r := range rows {
			if len(r) > 0 && r[0] == id {
				row = i + 1
			}
		}
		for i, h := range rows[headRow-1] {
			if h == header {
				column = i + 1
			}
		}
		switch {
		case value == "-":
			err = x.RemoveRow(name, row)
		case row == 0 && strings.HasPrefix(id, "row "):
			fmt.Sscanf(id, "row %d", &row)
			fallthrough
		default:
			if row == 0 || column == 0 {
				t.Fatalf("no cell %q in %q", at, rows[headRow-1])
			}
			err = x.SetCellValue(name, source.CellName(row, column), value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := x.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return source.NewFile("x.xlsx", b.Bytes())
}

// TestOrigin imports a sheet into a plan that has changed since: cells that
// nobody touched take nothing back, what both changed is refused.
func TestOrigin(t *testing.T) {
	before := archive(hard)
	book, err := Workbook(loaded(t, before))
	if err != nil {
		t.Fatal(err)
	}
	const a = "content/programs/a.md"
	now := archive(hard)
	edit := func(old, text string) {
		if !bytes.Contains(now[a], []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		now[a] = bytes.Replace(now[a], []byte(old), []byte(text), 1)
	}
	edit("end: 2023", "end: 2024")
	edit("location: Kota", "location: Desa")
	edit("  - {year: 2020, amount: 750 juta, source: APBD}", "  - {year: 2020, amount: 800 juta, source: APBD}\n  - {year: 2022, amount: 5 juta, source: Hibah}")
	edit("  - Pelatihan", "  - Pelatihan lanjutan")
	p := loaded(t, now)
	for _, c := range []struct {
		name      string
		cells     map[string]any
		changes   string // header: old → new
		conflicts string
	}{
		{"nothing was filled in", nil, "", ""},
		{"something else", map[string]any{"GOV-01: Nama": "Satu baru", "ENV-01: Selesai": 2025}, "GOV-01 Nama: Satu → Satu baru; ENV-01 Selesai: 2023 → 2025", ""},
		{"the same twice", map[string]any{"GOV-01: Selesai": 2024}, "", ""},
		{"the same in other words", map[string]any{"GOV-01: Anggaran 2022 APBD": "-"}, "", ""},
		{"beside what changed", map[string]any{"GOV-01: Kegiatan 1 keluaran": "13 layanan"}, "GOV-01 Kegiatan 1 keluaran: 12 layanan → 13 layanan", ""},
		{"both", map[string]any{"GOV-01: Selesai": 2022, "GOV-01: Lokasi": "", "GOV-01: Kegiatan 2": "Lokakarya"}, "",
			"Program!M5 `Selesai` program `GOV-01` diubah di lembar ini dan juga di rencana: semula `2023`, di lembar `2022`, di rencana `2024`; " +
				"Program!A5 `Lokasi` program `GOV-01` diubah di lembar ini dan juga di rencana: semula `Kota`, di lembar kosong, di rencana `Desa`; " +
				"Program!W5 `Kegiatan 2` program `GOV-01` diubah di lembar ini dan juga di rencana: semula `Pelatihan`, di lembar `Lokakarya`, di rencana `Pelatihan lanjutan`"},
		{"money", map[string]any{"GOV-01: Anggaran 2020 APBD": "900 juta; 1,25 miliar"}, "",
			"Program!AT5 `Anggaran 2020 APBD` program `GOV-01` diubah di lembar ini dan juga di rencana: semula `750000000; 1250000000`, di lembar `900000000; 1250000000`, di rencana `800000000; 1250000000`"},
		{"a new row", map[string]any{"row 9: Kode": "GOV-09", "row 9: Nama": "Baru", "row 9: Dimensi": "governance", "row 9: Mulai": 2021, "row 9: Kode rekening: belanja": "5.1"},
			"GOV-09 Kode:  → GOV-09; GOV-09 Nama:  → Baru; GOV-09 Dimensi:  → governance; GOV-09 Mulai:  → 2021; GOV-09 Kode rekening: belanja:  → 5.1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := fill(t, book, c.cells)
			changes, ds := Import(p, in)
			var said, conflicts []string
			for _, g := range changes.Programs {
				for _, x := range g.Cells {
					said = append(said, fmt.Sprintf("%s %s: %s → %s", g.ID, x.Header, x.Old, x.New))
				}
			}
			for _, d := range ds {
				if d.Code != diag.Conflict {
					t.Error(d.Text.EN)
				}
				conflicts = append(conflicts, d.Span.Position().Cell+" "+d.Text.ID)
			}
			if got := strings.Join(said, "; "); got != c.changes {
				t.Errorf("changes %s", got)
			}
			if got := strings.Join(conflicts, "; "); got != c.conflicts {
				t.Errorf("conflicts %s", got)
			}
			if len(ds) > 0 {
				return
			}
			after, _ := load.Plan(changes.After(p.Files), markdown.Parse, load.Options{})
			for _, d := range Verify(p, after, in) {
				t.Error(d.Text.EN)
			}
			if text := string(changes.After(p.Files).File(a).Data); !strings.Contains(text, "location: Desa") || !strings.Contains(text, "source: Hibah") || !strings.Contains(text, "Pelatihan lanjutan") {
				t.Errorf("something was taken back:\n%s", text)
			}
		})
	}
}

// TestOriginGone: a row of a program that the plan no longer has says nothing,
// unless someone filled it in.
func TestOriginGone(t *testing.T) {
	book, err := Workbook(loaded(t, archive(hard)))
	if err != nil {
		t.Fatal(err)
	}
	now := archive(hard)
	delete(now, "content/programs.csv")
	p := loaded(t, now)
	if c, ds := Import(p, fill(t, book, nil)); len(c.Programs) > 0 || len(ds) > 0 || c.Absent > 0 {
		t.Error(c.Programs, ds, c.Absent)
	}
	_, ds := Import(p, fill(t, book, map[string]any{"ENV-01: Nama": "Lain"}))
	if len(ds) != 1 || ds[0].Code != diag.Conflict || ds[0].Span.Position().Cell != "Program!A7" {
		t.Error(ds)
	}
	if c, ds := Import(p, fill(t, book, map[string]any{"ENV-01: Nama": "-"})); len(c.Programs) > 0 || len(ds) > 0 {
		t.Error(c.Programs, ds)
	}
}

// TestExportedAsSource: an exported workbook can be the place where records live;
// what it was is no second definition of them.
func TestExportedAsSource(t *testing.T) {
	book, err := Workbook(loaded(t, archive(hard)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"content/programs.xlsx": book, "content/plan.yaml": archive(hard)["content/plan.yaml"]}
	p := loaded(t, files)
	if len(p.Programs) != 3 {
		t.Errorf("%d programs", len(p.Programs))
	}
}

// TestInSheet: what would be wrong with the plan is told at the cell that says it.
func TestInSheet(t *testing.T) {
	files := archive(hard)
	p := loaded(t, files)
	book, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	in := fill(t, book, map[string]any{"GOV-01: OPD": "diskominf", "GOV-01: Prasyarat": "GOV-03; GOV-77", "GOV-01: Selesai": 2019, "GOV-01: Kegiatan 1 OPD": "x", "ENV-01: Selesai": 2021})
	c, ds := Import(p, in)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	after, ds := load.Plan(c.After(p.Files), markdown.Parse, load.Options{})
	var got []string
	for _, d := range c.InSheet(after, ds) {
		if d.Severity == diag.Error {
			got = append(got, d.Span.Position().Cell+" "+d.Text.EN)
		}
	}
	want := []string{"Program!F5 agency `diskominf` is not known", "Program!M5 year 2019 is outside the period 2020–2029",
		"Program!Q5 program `GOV-77` is not known", "Program!V5 agency `x` is not known", "Program!M7 the program ends (2021) before it begins (2022)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestForm: what makes the workbook a form.
func TestForm(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		files := archive(hard)
		files["content/plan.yaml"] = append(files["content/plan.yaml"], "language: "+lang+"\nregion: Kota\n"...)
		p := loaded(t, files)
		book, err := Workbook(p)
		if err != nil {
			t.Fatal(err)
		}
		x, err := excelize.OpenReader(bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		programs, lists := sheetPrograms.In(lang), sheetLists.In(lang)
		if got := x.GetSheetList(); strings.Join(got, " ") != strings.Join([]string{programs, sheetHelp.In(lang), lists, originSheet}, " ") {
			t.Errorf("sheets %v", got)
		}
		if visible, _ := x.GetSheetVisible(originSheet); visible {
			t.Error("what it was is not hidden")
		}
		if panes, _ := x.GetPanes(programs); !panes.Freeze || panes.XSplit != 2 || panes.YSplit != headRow {
			t.Errorf("%+v", panes)
		}
		if o, err := x.GetSheetProtection(programs); err != nil || !o.FormatColumns || !o.Sort || o.Password != "" {
			t.Errorf("%+v %v", o, err)
		}
		locked := func(cell string) bool {
			id, _ := x.GetCellStyle(programs, cell)
			s, err := x.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			return s.Protection == nil || s.Protection.Locked
		}
		if !locked("A4") || !locked("B3") || locked("B5") || locked("B9") {
			t.Error("headers are locked, cells are not")
		}
		chosen := map[string]string{}
		validations, _ := x.GetDataValidations(programs)
		for _, v := range validations {
			column := strings.TrimRight(strings.Split(v.Sqref, ":")[0], "0123456789")
			head, _ := x.GetCellValue(programs, column+"4")
			chosen[head] = v.Type + " " + v.Formula1
		}
		columns := columns(p, Records(p))
		for _, c := range columns {
			head, _ := x.GetCellValue(programs, source.CellName(headRow, c.Number))
			if f := c.Field; c.Sub == nil && f.Kind == schema.Enum || f.Name == "dimension" || f.Name == "part" || f.Name == "agency" {
				if !strings.HasPrefix(chosen[head], "list '"+lists+"'!$A$") {
					t.Errorf("%s is not chosen from a list: %s", head, chosen[head])
				}
			}
			how, _ := x.GetCellValue(programs, source.CellName(howRow, c.Number))
			if how == "" {
				t.Errorf("%s doesn't say how it is filled in", head)
			}
		}
		notes, _ := x.GetComments(programs)
		if len(notes) != len(columns) {
			t.Errorf("%d notes of %d columns", len(notes), len(columns))
		}
		titles := ""
		for _, n := range x.GetDefinedName() {
			if n.Name == "_xlnm.Print_Titles" && n.Scope == programs {
				titles = n.RefersTo
			}
		}
		if layout, _ := x.GetPageLayout(programs); *layout.Orientation != "landscape" || !strings.Contains(titles, "$A:$B") || !strings.Contains(titles, "$3:$4") {
			t.Errorf("printed %s, titles %s", *layout.Orientation, titles)
		}
	}
}

// TestEmptyForm: a plan without programs has a form to begin with.
func TestEmptyForm(t *testing.T) {
	p := loaded(t, map[string][]byte{"content/plan.yaml": []byte("title: X\nperiod: 2020-2021\ndimensions: smart-city\n"), "content/buku-1/01-a.md": []byte("# A\n")})
	book, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	in := fill(t, book, map[string]any{"row 5: Kode": "GOV-01", "row 5: Nama": "Satu", "row 5: Dimensi": "governance", "row 5: Mulai": 2020, "row 5: Selesai": 2021,
		"row 5: Anggaran 2021": "5 juta", "row 5: Kegiatan 1": "K", "row 5: Indikator 1": "I", "row 5: Indikator 1 target 2021": "7", "row 5: Realisasi 1": "2020", "row 5: Realisasi 1 fisik": "45%", "row 5: Risiko 1": "R"})
	c, ds := Import(p, in)
	const want = "---\nid: GOV-01\nname: Satu\ndimension: governance\nstart: 2020\nend: 2021\nactivities:\n  - {name: K}\nrisks:\n  - {risk: R}\nindicators:\n  - {name: I, targets: {2021: 7}}\n" +
		"budget:\n  - {year: 2021, amount: 5 juta}\nprogress:\n  - {period: 2020, physical: 45%}\n---\n"
	if got := string(c.Files["content/programs/gov-01-satu.md"]); got != want || len(ds) > 0 {
		t.Errorf("%s%v", got, ds)
	}
}

// TestCells fills cells as people do and looks at what becomes of them.
func TestCells(t *testing.T) {
	p := loaded(t, archive(hard))
	book, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at    string
		value any
		want  string // what it becomes, or code and message
	}{
		{"ENV-01: Anggaran 2022 APBD", "1.250.000,00", "Rp\u00a01.250.000"},
		{"ENV-01: Anggaran 2022 APBD", "Rp 1,25 M", "Rp\u00a01.250.000.000"},
		{"ENV-01: Anggaran 2022 APBD", "Rp1.250.000.000,-", "Rp\u00a01.250.000.000"},
		{"ENV-01: Anggaran 2022 APBD", "1250000000", "Rp\u00a01.250.000.000"},
		{"ENV-01: Anggaran 2022 APBD", 1.25e9, "Rp\u00a01.250.000.000"},
		{"ENV-01: Anggaran 2022 APBD", "belum dihitung", "belum dihitung"},
		{"ENV-01: Anggaran 2022 APBD", "0", "Rp\u00a00"},
		{"ENV-01: Anggaran 2022 APBD", "–", ""},
		{"ENV-01: Anggaran 2022 APBD", "   ", ""},
		{"ENV-01: Anggaran 2022 APBD", "1.250", "JLD026 `1.250` is ambiguous: 1250 or 1 point 250?"},
		{"ENV-01: Anggaran 2022 APBD", 1250.5, "JLD026 `1250.5` is not a whole number of rupiah"},
		{"ENV-01: Anggaran 2022 APBD", "sekitar 5 juta", "JLD026"},
		{"ENV-01: Anggaran 2022 APBD", -5, "JLD026"},
		{"ENV-01: Mulai", "2021", "2021"},
		{"ENV-01: Mulai", 2021, "2021"},
		{"ENV-01: Mulai", "2021 ", "2021"},
		{"ENV-01: Mulai", "1 Januari 2021", "JLD023"},
		{"ENV-01: Mulai", "2021/2022", "JLD023"},
		{"ENV-01: Selesai", "2O23", "JLD023"},
		{"GOV-03: Jangka", "Menengah", "menengah"},
		{"GOV-03: Jangka", "medium", "menengah"},
		{"GOV-03: Jangka", "menegah", "JLD025"},
		{"GOV-03: Status", "SELESAI", "selesai"},
		{"GOV-03: Program unggulan", "x", ""}, // as it was
		{"GOV-03: Program unggulan", true, ""},
		{"GOV-03: Program unggulan", "mungkin", "JLD023"},
		{"ENV-01: Nama", "=1+1", "=1+1"},
		{"ENV-01: Nama", "Baris satu\r\nbaris dua", "Baris satu ⏎ baris dua"},
		{"ENV-01: Nama", strings.Repeat("panjang ", 4000) + "x", strings.Repeat("panjang ", 4000) + "x"},
		{"ENV-01: Nama", "", "JLD024"},
		{"GOV-03: Keluaran", "Satu; Dua\\; tiga\nEmpat", "Satu; Dua\\; tiga; Empat"},
		{"GOV-01: Kegiatan 1 tahun", "2020, 2022", "2020; 2022"},
		{"GOV-03: Kegiatan 1 tahun", "2020", "JLD024"},
	} {
		changes, ds := Import(p, fill(t, book, map[string]any{c.at: c.value}))
		got := ""
		for _, d := range ds {
			if at := d.Span.Position(); d.Severity == diag.Error && at.Cell == "" {
				t.Errorf("%s: no place: %s", c.at, at)
			}
			got += string(d.Code) + " " + d.Text.EN
		}
		for _, g := range changes.Programs {
			for _, x := range g.Cells {
				got += x.New
			}
		}
		if got != c.want && !(strings.HasPrefix(c.want, "JLD") && strings.HasPrefix(got, c.want)) {
			t.Errorf("%s %.40q: got %.100q, want %.100q", c.at, fmt.Sprint(c.value), got, c.want)
		}
	}
}
