package build_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/plan/exchange"
	"jilid/build/plan/load"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

// sheetSpecimen is a specimen whose programs are in sheets, as export makes them:
// half of them in a workbook, the others in a CSV file.
func sheetSpecimen(t *testing.T, s *specimen) *specimen {
	rest := map[string][]byte{}
	for name, data := range s.files {
		switch {
		case path.Base(name) == "09-tautan.md": // which links to a program's file
		case !strings.HasPrefix(name, "content/programs/"):
			rest[name] = data
		case path.Ext(name) != ".md": // evidence lies beside the records
			rest["content/"+strings.TrimPrefix(name, "content/programs/")] = data
		}
	}
	sheet := func(half int, write func(files map[string][]byte) []byte) []byte {
		files := map[string][]byte{"content/plan.yaml": s.files["content/plan.yaml"]}
		for i, f := range s.tree.Under("content/programs") {
			if i%2 == half {
				files[f.Path] = f.Data
			}
		}
		return write(files)
	}
	rest["content/programs.csv"] = sheet(0, func(files map[string][]byte) []byte {
		p, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
		return bytes.TrimPrefix(exchange.CSV(p), []byte("\ufeff"))
	})
	rest["content/programs.xlsx"] = sheet(1, func(files map[string][]byte) []byte {
		p, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
		data, err := exchange.Workbook(p)
		if err != nil {
			t.Fatal(err)
		}
		return data
	})
	return newSpecimen(t, rest)
}

// sheetMutators hurt programs in sheets.
var sheetMutators = []mutator{
	{"header misspelt", ofHeaders(func(f *source.File, start, end int) (out []mutant) {
		name := string(f.Data[start:end])
		if strings.Contains(name, "20") {
			return nil // years are headers of their own
		}
		for _, bad := range misspelt(name, nil) {
			m := change(f, "sheet", start, end, bad)
			m.want = name[1:] // in whichever capitals
			out = append(out, m)
		}
		return out
	})},
	{"header twice", ofHeaders(func(f *source.File, start, end int) []mutant {
		if end+1 >= len(f.Data) || f.Data[end] != ';' {
			return nil
		}
		next := end + 1 + strings.IndexAny(string(f.Data[end+1:]), ";\n")
		return []mutant{change(f, "sheet", end+1, next, string(f.Data[start:end])).orIn(f.Path)}
	})},
	{"header left out", ofHeaders(func(f *source.File, start, end int) []mutant {
		return []mutant{change(f, "sheet", start, end, "").orIn(f.Path)}
	})},
	{"header of a year outside the period", ofHeaders(func(f *source.File, start, end int) []mutant {
		name := string(f.Data[start:end])
		bad := regexp.MustCompile(`20\d\d`).ReplaceAllString(name, "2035")
		if bad == name {
			return nil
		}
		return []mutant{change(f, "sheet", start, end, bad).orIn(f.Path)}
	})},
	{"row twice in a sheet", ofRows(func(l line) []mutant {
		return []mutant{l.change("sheet", len(l.text), len(l.text), "\n"+l.text)}
	})},
	{"cell too many in a sheet", ofRows(func(l line) []mutant {
		return []mutant{l.change("sheet", len(l.text), len(l.text), ";lagi")}
	})},
	{"row of a sheet cut off", ofRows(func(l line) []mutant {
		return []mutant{l.change("sheet", strings.Index(l.text, ";"), len(l.text), "")}
	})},
	{"id of a sheet left out", ofRows(func(l line) []mutant {
		i := strings.Index(l.text, ";")
		return []mutant{l.change("sheet", 0, i, "").orAny(l.text[:i])}
	})},
	{"quote of a sheet not closed", ofRows(func(l line) []mutant {
		i := strings.Index(l.text, `";`)
		if i < 0 {
			return nil
		}
		return []mutant{l.change("sheet", i, i+1, "").orIn(l.file.Path)}
	})},
	{"id of a sheet misspelt", ofCells(`;(diskominfo|governance|service|GOV-03);`, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("sheet", m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"word of a sheet misspelt", ofCells(`;(pendek|menengah|panjang|berjalan|disiapkan|direncanakan|selesai);`, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 1), nil) {
			out = append(out, l.change("sheet", m[2], m[3], bad).says(l.group(m, 1)))
		}
		return out
	})},
	{"year of a sheet with the letter O", ofCells(`;(20\d\d);`, func(l line, m []int) []mutant {
		return []mutant{l.change("sheet", m[2], m[3], "2O21")}
	})},
	{"year of a sheet outside the period", ofCells(`;(20\d\d);`, func(l line, m []int) []mutant {
		return []mutant{l.change("sheet", m[2], m[3], "2035")}
	})},
	{"money of a sheet with its unit misspelt", ofCells(`;(\d+) (juta|miliar)`, func(l line, m []int) (out []mutant) {
		for _, bad := range misspelt(l.group(m, 2), nil) {
			out = append(out, l.change("sheet", m[4], m[5], bad))
		}
		return out
	})},
	{"text of a workbook misspelt", func(s *specimen, f *source.File) (out []mutant) {
		if path.Ext(f.Path) != ".xlsx" {
			return nil
		}
		for _, m := range regexp.MustCompile(`<t[^>]*>(Kode|Nama|Dimensi|OPD|Mulai|Selesai|Jangka|BRD-0\d|diskominfo|governance|short|pendek|menengah)</t>`).FindAllStringSubmatch(unzipped(f, "xl/sharedStrings.xml"), -1) {
			word := m[1]
			for _, bad := range misspelt(word, nil) {
				m := inWorkbook(f, m[0], strings.Replace(m[0], word, bad, 1))
				if strings.HasPrefix(word, "BRD") {
					m = m.orAny(word)
				}
				out = append(out, m)
			}
		}
		return out
	}},
}

// ofHeaders makes mutants of the cells of a sheet's first row.
func ofHeaders(make func(f *source.File, start, end int) []mutant) func(*specimen, *source.File) []mutant {
	return func(_ *specimen, f *source.File) (out []mutant) {
		if f.Path != "content/programs.csv" {
			return nil
		}
		head, _, _ := strings.Cut(string(f.Data), "\n")
		at := 0
		for i, name := range strings.Split(head, ";") {
			if !strings.Contains(name, `"`) && filled(f, i) {
				out = append(out, make(f, at, at+len(name))...)
			}
			at += len(name) + 1
		}
		return out
	}
}

// filled tells whether some program has something in a column.
func filled(f *source.File, column int) bool {
	r := csv.NewReader(bytes.NewReader(f.Data))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		panic(err)
	}
	return slices.ContainsFunc(rows[1:], func(row []string) bool { return row[column] != "" })
}

// ofRows makes mutants of the other rows of a sheet that stand on one line.
func ofRows(make func(l line) []mutant) func(*specimen, *source.File) []mutant {
	return func(_ *specimen, f *source.File) (out []mutant) {
		if f.Path != "content/programs.csv" {
			return nil
		}
		at := 0
		for i, text := range strings.SplitAfter(string(f.Data), "\n") {
			if i > 0 && regexp.MustCompile(`^[A-Z]{3}-\d\d;`).MatchString(text) && strings.Count(text, `"`)%2 == 0 {
				out = append(out, make(line{f, at, strings.TrimRight(text, "\n")})...)
			}
			at += len(text)
		}
		return out
	}
}

// ofCells makes mutants of what matches a pattern in such rows.
func ofCells(pattern string, make func(l line, m []int) []mutant) func(*specimen, *source.File) []mutant {
	re := regexp.MustCompile(pattern)
	return ofRows(func(l line) (out []mutant) {
		for _, m := range re.FindAllStringSubmatchIndex(l.text, -1) {
			out = append(out, make(l, m)...)
		}
		return out
	})
}

// unzipped is a file within a workbook.
func unzipped(f *source.File, name string) string {
	r, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		panic(err)
	}
	p, err := r.Open(name)
	if err != nil {
		panic(err)
	}
	data, err := io.ReadAll(p)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// inWorkbook replaces a text among the shared ones of a workbook.
func inWorkbook(f *source.File, from, to string) mutant {
	m := mutant{class: "workbook", what: said("%s: `%s` → `%s`", f.Path, from, to), spread: true}
	m.files = map[string]func() []byte{f.Path: func() []byte {
		r, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			panic(err)
		}
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, p := range r.File {
			text := unzipped(f, p.Name)
			if p.Name == "xl/sharedStrings.xml" {
				text = strings.Replace(text, from, to, 1)
			}
			out, err := w.Create(p.Name)
			if err == nil {
				_, err = io.WriteString(out, text)
			}
			if err != nil {
				panic(err)
			}
		}
		if err := w.Close(); err != nil {
			panic(err)
		}
		return b.Bytes()
	}}
	return m.orIn(f.Path)
}
