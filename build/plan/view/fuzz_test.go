package view_test

import (
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/doc"
)

// FuzzViews: no body of a view makes a panic, and whatever is reported stands
// in the chapter or a data file.
func FuzzViews(f *testing.F) {
	for _, body := range []string{
		"```programs\ncolumns: [id, budget]\ngroup_by: part\nyear: 2020-2022\n```",
		"```roadmap\ngroup_by: agency\nids: [GOV-01, GOV-01]\n```",
		"```budget\nby: [source, year]\nshow: both\nchart: line\nunit: miliar\n```",
		"```budget\nby: [part, program]\nchart: pie\nyear: 1999\n```",
		"```indicators\nagency: dinkes\n```", "```program-sheet\nprogram: GOV-01\n```", "```swot\nstrengths: a\n```",
		"```gap\nrows: [{aspect: x, programs: [a]}]\n```", "```scores\nscale: 4\nshow: both\nitems: [{name: a, weight: 10%, score: -1}]\n```",
		"```chart\ntype: radar\nlabels: [a, b, c]\nseries: {x: [1, -2, 3e9]}\n```", "```chart\ntype: line\ndata: data/a.csv\n```",
		"```table\ndata: data/a.csv\ncolumns: [b]\n```", "```include\nfrom: ../buku-1/01-bab.md#a\n```", "> - ```stages\n>   ```",
		"{{sum budget year=2020,2021}} {{count programs ids='GOV-01'}}",
	} {
		f.Add(body, "a;b\n1,5;2\n")
	}
	f.Fuzz(func(t *testing.T, body, data string) {
		files := base(t)
		files[chapterFile] = []byte("# Bab\n\n" + body + "\n")
		files["content/buku-1/data/a.csv"] = []byte(data)
		d, ds := expandFiles(files)
		n := 0
		countViews(d, &n)
		if n > 0 {
			t.Errorf("%d views are left", n)
		}
		doc.Dump(d)
		for _, x := range ds {
			if at := x.Span.Position(); at.Path != "" && !strings.HasPrefix(at.Path, "content/") {
				t.Errorf("reported at %v", at)
			}
		}
	})
}

// FuzzCSV: any bytes make a table or one mistake, and the table has every row
// as wide as its head.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\n\"x;y\";2\r\n", "a\tb\n1\n", "\"", "a,b\n\"\"\"\",\n\n", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		files := base(t)
		files[chapterFile] = []byte("# Bab\n\n```table\ndata: a.csv\n```\n")
		files["content/buku-1/a.csv"] = source.NewFile("a.csv", []byte(data)).Data
		d, ds := expandFiles(files)
		tables := 0
		for _, b := range d.Blocks {
			if table, ok := b.(*doc.Table); ok {
				tables++
				for _, r := range table.Rows {
					if len(r.Cells) != len(table.Columns) {
						t.Errorf("a row of %d cells in a table of %d columns", len(r.Cells), len(table.Columns))
					}
				}
			}
		}
		if tables == 0 && len(ds) == 0 {
			t.Error("neither a table nor a mistake")
		}
	})
}
