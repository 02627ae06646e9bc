package diag

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"jilid/build/source"
)

var update = flag.Bool("update", false, "rewrite what testdata expects")

// sample are diagnostics with everything that can trouble a format: no place, a
// span over lines, a second place, marks that mean something to the format.
func sample() []Diagnostic {
	f := source.NewFile("content/buku-1/01, visi: 100%.md", []byte("---\njudl: Visi\n名前: x y\n---\n\na\nb\n"))
	var l List
	l.Add(NoPlan, source.Span{}, T("tidak ada bab", "no chapters"), T("tulislah", "write some"))
	l.Add(UnknownKey, f.Span(4, 8), T("kunci `judl` tidak dikenal: 100%%, <b> & \"x\"", "key `judl` is not known: 100%%, <b> & \"x\""), T("maksudnya `judul`?", "did you mean `judul`?"))
	l.Add(DuplicateID, f.Span(23, 24), T("sudah\nada \x1b", "already\ndefined \x1b"), Text{}, Related{f.Span(10, 14), T("definisi pertama: di sini", "first defined: here")}, Related{source.Span{}, T("dan lagi", "and again")})
	l.Add(RawHTML, f.Span(len(f.Data)-4, len(f.Data)), T("dua baris", "two lines"), Text{})
	sheet := source.NewSheet(source.NewFile("content/programs.xlsx", nil), "Program", []byte("kode\nGOV-01\n"), []source.CellStart{{Offset: 0, Row: 1, Column: 1}, {Offset: 5, Row: 7, Column: 3}})
	l.Add(UnknownID, sheet.Span(5, 11), T("kode tidak dikenal", "unknown id"), Text{}, Related{sheet.Span(0, 4), T("kolom ini", "this column")})
	l.Add(LooseLine, source.NewFile("content/b.md", nil).Span(0, 0), T("renggang", "loose"), Text{})
	return l.All()
}

// TestFormats compares what each format for programs prints with testdata.
func TestFormats(t *testing.T) {
	for _, f := range Formats[1:] {
		for _, lang := range []string{"id", "en"} {
			t.Run(f.Name+" "+lang, func(t *testing.T) {
				var b bytes.Buffer
				opt := PrintOptions{Lang: lang, Root: "rencana", Version: "v1.2.3", Color: true}
				if err := f.Print(&b, sample(), opt); err != nil {
					t.Fatal(err)
				}
				name := "testdata/" + f.Name + "." + lang
				if *update {
					if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(b.Bytes(), want) {
					t.Errorf("got\n%s\nwant\n%s", b.Bytes(), want)
				}
				if f.Name == "github" {
					return
				}
				b.Reset()
				if err := f.Print(&b, nil, opt); err != nil || !json.Valid(want) || !json.Valid(b.Bytes()) {
					t.Errorf("not JSON: %v, %s", err, b.Bytes())
				}
			})
		}
	}
}

// TestJSON reads the objects back: every field is there, with the right value.
func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := PrintJSON(&b, sample(), PrintOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for i, d := range sample() {
		o := got[i]
		at := d.Span.Position()
		if len(o) != 12 || o["cell"] != at.Cell || o["code"] != string(d.Code) || o["severity"] != d.Severity.Name() || o["text"] != d.Text.EN || o["hint"] != d.Hint.EN ||
			o["file"] != at.Path || o["line"] != float64(at.Line) || o["column"] != float64(at.Column) || o["language"] != "en" || len(o["related"].([]any)) != len(d.Related) {
			t.Errorf("%v", o)
		}
	}
	if o := got[3]; o["line"] != 6.0 || o["end_line"] != 8.0 || o["end_column"] != 1.0 {
		t.Errorf("the end: %v", o)
	}
}
