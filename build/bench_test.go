package build

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"jilid/build/source"
)

// BenchmarkSampleCold builds the sample plan with nothing remembered: site and books.
func BenchmarkSampleCold(b *testing.B) {
	tree, _ := sample()
	b.ReportAllocs()
	for b.Loop() {
		fresh().Build(context.Background(), tree, nil)
	}
}

// BenchmarkSampleAgain builds it with everything remembered, as after an edit.
func BenchmarkSampleAgain(b *testing.B) {
	tree, _ := sample()
	builder := fresh()
	builder.Build(context.Background(), tree, nil)
	b.ReportAllocs()
	for b.Loop() {
		builder.Build(context.Background(), tree, nil)
	}
}

// BenchmarkSampleCheck checks it.
func BenchmarkSampleCheck(b *testing.B) {
	tree, _ := sample()
	b.ReportAllocs()
	for b.Loop() {
		fresh().Check(context.Background(), tree, nil)
	}
}

// BenchmarkLargeBuild builds a plan of a thousand chapters and two thousand programs.
func BenchmarkLargeBuild(b *testing.B) {
	tree := large(1000, 2000, "")
	b.ReportAllocs()
	for b.Loop() {
		fresh().Build(context.Background(), tree, nil)
	}
}

// BenchmarkLargeCheck checks it: that must be a small part of the build.
func BenchmarkLargeCheck(b *testing.B) {
	tree := large(1000, 2000, "")
	b.ReportAllocs()
	for b.Loop() {
		fresh().Check(context.Background(), tree, nil)
	}
}

// BenchmarkLargeCheckMistakes checks a plan in which every chapter and program
// names something that isn't there, each time something else.
func BenchmarkLargeCheckMistakes(b *testing.B) {
	tree := large(1000, 2000, "x")
	b.ReportAllocs()
	for b.Loop() {
		fresh().Check(context.Background(), tree, nil)
	}
}

// large is a plan in memory. What its chapters and programs name ends in wrong,
// so that it isn't there unless that is empty.
func large(chapters, programs int, wrong string) *source.Tree {
	dims := []string{"governance", "branding", "economy", "living", "society", "environment"}
	files := map[string][]byte{}
	add := func(name, format string, args ...any) { files["content/"+name] = fmt.Appendf(nil, format, args...) }
	var agencies strings.Builder
	for i := range 40 {
		fmt.Fprintf(&agencies, "  dinas-%02d: {name: %s, short: D%02d}\n", i, prose(i, 4), i)
	}
	add("plan.yaml", "title: Rencana besar\nperiod: 2025-2034\ndimensions: smart-city\nagencies:\n%s", agencies.String())
	for i := range programs {
		add(fmt.Sprintf("programs/p-%04d.md", i), "---\nid: PRG-%04d\nname: %s\ndimension: %s\nagency: dinas-%02d\nstart: %d\nend: %d\nquick_win: true\ndepends_on: [PRG-%04d%s]\n"+
			"indicators:\n  - {name: %s, unit: persen, baseline: 4, targets: {2026: 20, 2028: 40}}\nbudget:\n  - {year: 2026, amount: 750 juta, source: APBD}\n---\n\n%s\n",
			i, prose(i*7, 5), dims[i%6], i%40, 2025+i%5, 2026+i%5, max(i-1, 0)/2, wrong, prose(i, 3), prose(i*3, 60))
	}
	for i := range chapters {
		book := i / 50
		var b strings.Builder
		for s := range 6 {
			fmt.Fprintf(&b, "## Bagian %d {#sec-%d-%d}\n\n%s, lihat @sec-%d-%d%s dan [bab lain](../buku-%02d/b-%04d.md#sec-%d-0).\n\n%s\n\n", s, i, s,
				prose(i+s, 80), (i+s)%chapters, s, wrong, book, book*50, book*50, prose(i*5+s, 80))
		}
		fmt.Fprintf(&b, "| Tahun | Jiwa |\n|---|---:|\n| 2025 | %d |\n\n: Penduduk {#tbl-%d}\n\n```go\nx := %d // jumlah\n```\n\n```programs\nids: [PRG-%04d, PRG-%04d]\ncaption: Program\n```\n",
			i, i, i, 2*i%programs, (2*i+1)%programs)
		add(fmt.Sprintf("buku-%02d/b-%04d.md", book, i), "---\ntitle: %s %d\ndimension: %s\nprograms: [PRG-%04d]\n---\n\n%s", prose(i, 4), i, dims[i%6], i%programs, b.String())
	}
	return source.New(files)
}

// prose is some words, others for every seed.
func prose(seed, n int) string {
	words := strings.Fields("layanan publik terpadu kota pesisir warga data jalan air sampah sekolah puskesmas pasar nelayan perizinan jaringan anggaran rencana program pemerintah daerah kelurahan teluk pulau kapal angkutan energi taman sungai banjir")
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[(seed*31+i*i*7+i*seed)%len(words)])
	}
	return b.String()
}
