package view_test

import (
	"maps"
	"testing"

	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// FuzzViews: whatever a chapter and its data file hold, every view is expanded, the
// same every time, and every mistake has its place.
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
		"{{jumlah anggaran dimensi=\"governance\" tahun=2020-2022}}{{banyak program =x}}{{sum budget a= b}}{{sum}}{{}} {{count programs ids='a}}\n\n| {{sum budget}} |\n|-|\n",
		"```chart\ntype: pie\nlabels: [a, b]\nseries: {x: [1e300, -0, 99999999999999999999]}\nunit: \"\\u200b\"\n```\n\n```grafik\ntype: bar\nstacked: ya\ndata: data/a.csv\n```",
		"```include\nfrom: 01-bab.md\n```\n\n```sisip\nfrom: ../../x.md#\n```\n\n```include\nfrom: \\\\a\n```", "```program-sheet\nprogram: [GOV-01, GOV-01]\ncaption: '{{sum budget}} `x` [@y] **'\n```\n\n```swot {#tbl-x .landscape}\nkekuatan: [\"[a](b.md)\", {c: d}]\ndimension: z\n```",
	} {
		f.Add(body, "a;b\n1,5;2\n")
	}
	small := base(f)
	f.Fuzz(func(t *testing.T, body, data string) {
		files := maps.Clone(small)
		files[chapterFile] = []byte("# Bab\n\n" + body + "\n")
		files["content/buku-1/data/a.csv"] = []byte(data)
		d, ds := expandFiles(files)
		n := 0
		countViews(d, &n)
		if n > 0 {
			t.Errorf("%d views are left", n)
		}
		diagtest.Check(t, ds)
		again, more := expandFiles(files)
		if doc.Dump(d) != doc.Dump(again) || show(ds) != show(more) {
			t.Error("another chapter the second time")
		}
		doc.Visit(d, doc.Visitor{Block: func(b doc.Block) bool {
			if table, ok := b.(*doc.Table); ok {
				for _, r := range append(table.Head, table.Rows...) {
					width := 0
					for _, c := range r.Cells {
						width += max(c.ColSpan, 1)
					}
					if width > len(table.Columns) {
						t.Errorf("a row of %d cells in a table of %d columns", width, len(table.Columns))
					}
				}
			}
			return true
		}})
	})
}

// FuzzCSV: any bytes make a table or one mistake, and the table has every row
// as wide as its head.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\n\"x;y\";2\r\n", "a\tb\n1\n", "\"", "a,b\n\"\"\"\",\n\n", "\xff\xfe"} {
		f.Add(s)
	}
	small := base(f)
	f.Fuzz(func(t *testing.T, data string) {
		files := maps.Clone(small)
		files[chapterFile] = []byte("# Bab\n\n```table\ndata: a.csv\n```\n")
		files["content/buku-1/a.csv"] = source.NewFile("a.csv", []byte(data)).Data
		d, ds := expandFiles(files)
		diagtest.Check(t, ds)
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
