package view

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// grid is a data file: its head and its rows, all of one length.
type grid struct {
	head []field
	rows [][]field
}

// field is a cell of a data file with its place.
type field struct {
	text string
	span source.Span
}

// most a data file can hold and still be meant for a printed page.
const (
	maxRows    = 20_000
	maxColumns = 200
)

// data reads the CSV file that a body names, relative to the file the view
// stands in. Comma, semicolon and tab part the fields, whichever the head has.
func (j *job) data() (grid, bool) {
	at := j.at("data")
	name := j.relative(j.body.Text("data"))
	if !dataFile(name) {
		j.diags.Add(diag.BadData, at, diag.T("`%s` bukan berkas CSV", "`%s` is not a CSV file", path.Base(name)),
			diag.T("simpan lembar itu sebagai CSV (UTF-8)", "save the sheet as CSV (UTF-8)"))
		return grid{}, false
	}
	var f *source.File
	if j.plan.Files != nil {
		f = j.plan.Files.File(name)
	}
	if f == nil {
		j.diags.AddAbsent("file "+name, diag.MissingFile, at, diag.T("berkas data `%s` tidak ada", "data file `%s` doesn't exist", name), j.nearFile(name))
		return grid{}, false
	}
	g, d := readCSV(f)
	if d != nil {
		j.diags.Append(*d)
		return grid{}, false
	}
	return g, true
}

// nearFile suggests a data file for one that isn't there.
func (j *job) nearFile(name string) diag.Text {
	var known, written []string
	if j.plan.Files != nil {
		for _, f := range j.plan.Files.Under("content") {
			if dataFile(f.Path) {
				known, written = append(known, f.Path), append(written, source.Relative(j.here(), f.Path))
			}
		}
	}
	if near, ok := diag.NearestPath(name, known); ok {
		return diag.T("maksudnya `%s`?", "did you mean `%s`?", source.Relative(j.here(), near))
	}
	return j.nearest(name, written)
}

// readCSV reads a file. The first mistake ends it: what follows can't be trusted.
func readCSV(f *source.File) (grid, *diag.Diagnostic) {
	bad := func(at source.Span, text, hint diag.Text) (grid, *diag.Diagnostic) {
		return grid{}, &diag.Diagnostic{Code: diag.BadData, Severity: diag.BadData.Severity(), Span: at, Text: text, Hint: hint}
	}
	if !utf8.Valid(f.Data) {
		return bad(f.Span(0, 0), diag.T("berkas bukan UTF-8", "the file is not UTF-8"), diag.T("simpan sebagai CSV UTF-8", "save it as CSV UTF-8"))
	}
	r := csv.NewReader(strings.NewReader(string(f.Data)))
	r.FieldsPerRecord = -1
	r.Comma = separator(string(f.Data))
	var g grid
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			// The column counts bytes from 1.
			at := f.Offset(parse.Line, 1) + max(parse.Column-1, 0)
			return bad(f.Span(at, at), diag.T("tanda kutip tidak berpasangan", "quotes don't pair"),
				diag.T("isian yang memuat tanda kutip ditulis di dalam tanda kutip, dan kutip di dalamnya digandakan: \"\"", "a field with quotes in it is put in quotes, and the quotes within are doubled: \"\""))
		} else if err != nil {
			return bad(f.Span(0, 0), diag.T("berkas CSV tidak terbaca", "the CSV file can't be read"), diag.T("simpan ulang sebagai CSV UTF-8", "save it again as CSV UTF-8"))
		}
		row := make([]field, len(record))
		for i, text := range record {
			line, column := r.FieldPos(i)
			start := f.Offset(line, 1) + column - 1
			row[i] = field{strings.TrimSpace(text), f.Span(start, start+len(text))}
		}
		if blank(row) {
			continue
		}
		if g.head == nil {
			g.head = row
			continue
		}
		if len(row) != len(g.head) {
			hint := diag.T("isi atau hapus kolom; isian yang memuat `%c` perlu tanda kutip", "fill in or delete columns; a field with `%c` in it needs quotes", r.Comma)
			return bad(row[0].span, diag.T("baris ini berisi %d kolom, judulnya %d", "this row has %d columns, the head has %d", len(row), len(g.head)), hint)
		}
		g.rows = append(g.rows, row)
		if len(g.rows) > maxRows || len(row) > maxColumns {
			return bad(row[0].span, diag.T("berkas data lebih dari %d baris atau %d kolom", "the data file has more than %d rows or %d columns", maxRows, maxColumns),
				diag.T("ringkas dahulu: sebanyak itu tidak termuat di halaman", "sum it up first: so much fits on no page"))
		}
	}
	if len(g.rows) == 0 {
		return bad(f.Span(0, 0), diag.T("berkas data tidak berisi baris", "the data file has no rows"), diag.T("baris pertama adalah judul kolom, selebihnya data", "the first line is the head, the others are data"))
	}
	return g, nil
}

func blank(row []field) bool {
	for _, f := range row {
		if f.text != "" {
			return false
		}
	}
	return true
}

// separator is the sign that parts the most fields of the first line.
func separator(s string) rune {
	line, _, _ := strings.Cut(strings.TrimLeft(s, "\r\n"), "\n")
	quoted := false
	count := map[rune]int{}
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			count[r]++
		}
	}
	best := ','
	for _, r := range []rune{';', '\t'} {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}

// names are the head's texts.
func (g grid) names() []string {
	var out []string
	for _, f := range g.head {
		out = append(out, f.text)
	}
	return out
}

// choose keeps the columns asked for, in that order.
func (j *job) choose(g grid, columns []schema.Str) grid {
	if len(columns) == 0 {
		return g
	}
	var at []int
	for _, c := range columns {
		found := -1
		for i, f := range g.head {
			if strings.EqualFold(f.text, c.Text) {
				found = i
				break
			}
		}
		if found < 0 {
			j.diags.Add(diag.BadView, c.Span, diag.T("kolom `%s` tidak ada dalam berkas data", "the data file has no column `%s`", c.Text), j.nearest(c.Text, g.names()))
			continue
		}
		at = append(at, found)
	}
	pick := func(row []field) []field {
		out := make([]field, len(at))
		for i, k := range at {
			out[i] = row[k]
		}
		return out
	}
	out := grid{head: pick(g.head)}
	for _, r := range g.rows {
		out.rows = append(out.rows, pick(r))
	}
	return out
}
