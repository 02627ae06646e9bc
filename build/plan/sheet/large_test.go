package sheet

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// TestLarge reads 10,000 programs of 40 columns, in memory
// that is a small multiple of what the cells hold.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	header := []string{"kode", "nama", "dimensi", "mulai", "opd"}
	for n := range 35 {
		header = append(header, fmt.Sprintf("anggaran %d S%d", 2020+n%10, n/10))
	}
	var b strings.Builder
	var csv strings.Builder
	b.WriteString("<worksheet><sheetData>")
	csv.WriteString(strings.Join(header, ";") + "\n")
	for row := range 10_001 {
		fmt.Fprintf(&b, `<row r="%d">`, row+1)
		for i, h := range header {
			switch {
			case row == 0:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, source.CellName(row+1, i+1), h)
			case i < 5:
				text := []string{fmt.Sprintf("P-%d", row), "Nama program nomor", "governance", "2020", "diskominfo"}[i]
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, source.CellName(row+1, i+1), text)
				csv.WriteString(text + ";")
			default:
				fmt.Fprintf(&b, `<c r="%s"><v>%d</v></c>`, source.CellName(row+1, i+1), row*1000+i)
				fmt.Fprintf(&csv, "%d;", row*1000+i)
			}
		}
		b.WriteString("</row>")
		if row > 0 {
			csv.WriteByte('\n')
		}
	}
	b.WriteString("</sheetData></worksheet>")
	book := pack([]section{{"xl/worksheets/sheet1.xml", b.String()}})
	for _, f := range []*source.File{source.NewFile("content/programs.xlsx", book), source.NewFile("content/programs.csv", []byte(csv.String()))} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		tables, ds := Read(f, schema.Program)
		if len(ds) > 0 || len(tables) != 1 || len(tables[0].Rows) != 10_001 {
			t.Fatal(ds, len(tables))
		}
		took := time.Since(start)
		runtime.GC()
		runtime.ReadMemStats(&after)
		kept := (after.HeapAlloc - before.HeapAlloc) >> 20
		t.Logf("%s: %v, %d MB kept", f.Base(), took, kept)
		if kept > 80 {
			t.Errorf("%s took %d MB", f.Base(), kept)
		}
		form, ds := Parse(tables[0], schema.Program)
		if len(ds) > 0 || len(form.Records) != 10_000 {
			t.Error(ds, len(form.Records))
		}
	}
}

// TestBombs reads what unpacks to far more than it is.
func TestBombs(t *testing.T) {
	for name, sheet := range map[string]string{
		"blanks": "<worksheet>" + strings.Repeat(" ", maxUnpacked) + "</worksheet>",
		"depth":  strings.Repeat("<a>", 1<<20),
		"column": `<worksheet><sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>` + strings.Repeat("<c/>", maxColumn+1),
		"text":   "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>" + strings.Repeat("x", maxText+1) + "</t></is></c></row></sheetData></worksheet>",
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("content/programs.xlsx", pack([]section{{"xl/worksheets/sheet1.xml", sheet}}))
			tables, ds := Read(f, schema.Program)
			if tables != nil || len(ds) != 1 || ds[0].Code != diag.BadSheet || !strings.Contains(ds[0].Text.EN, "limits") {
				t.Error(len(tables), ds)
			}
		})
	}
	cell := `<table-cell value-type="string"><p>x</p></table-cell>`
	for name, content := range map[string]string{
		"blanks":  strings.Repeat(" ", maxUnpacked),
		"rows":    `<table-row number-rows-repeated="1000000">` + cell + cell + cell + `</table-row>`,
		"columns": `<table-row><table-cell number-columns-repeated="16385" value-type="string"><p>x</p></table-cell></table-row>`,
		"spaces":  `<table-row><table-cell value-type="string"><p>` + strings.Repeat(`<s c="1000"/>`, maxText/1000+1) + `</p></table-cell></table-row>`,
		"below":   `<table-row number-rows-repeated="1048576"/><table-row>` + cell + `</table-row>`,
	} {
		t.Run("ods "+name, func(t *testing.T) {
			f := source.NewFile("content/programs.ods", packOpen([]section{{"content.xml", `<x><table name="A">` + content + `</table></x>`}}))
			tables, ds := Read(f, schema.Program)
			if tables != nil || len(ds) != 1 || ds[0].Code != diag.BadSheet || !strings.Contains(ds[0].Text.EN, "limits") {
				t.Error(len(tables), ds)
			}
		})
	}
}

// TestLongCell: a cell is as long as it is.
func TestLongCell(t *testing.T) {
	long := strings.Repeat("kata ", 200_000) + "akhir"
	grid := "kode | nama | dimensi | mulai\nA | " + long + " | living | 2020\n"
	for _, f := range []*source.File{source.NewFile("content/programs.xlsx", pack([]section{{"xl/worksheets/sheet1.xml", grid}})),
		source.NewFile("content/programs.csv", []byte(strings.ReplaceAll(grid, " | ", ";")))} {
		tables, ds := Read(f, schema.Program)
		if len(ds) > 0 || len(tables) != 1 || tables[0].Rows[1].Cells[1].Text != long {
			t.Error(f.Path, ds)
		}
	}
}
