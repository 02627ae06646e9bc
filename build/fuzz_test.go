package build

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// FuzzBuild builds whole plans – the site and the books – of a chapter, a program
// and a layout that may hold anything: nothing panics, every mistake has its
// place, and files stay within the site. A build takes a while: few are tried.
func FuzzBuild(f *testing.F) {
	layout := `{{define "body"}}<main>{{.Title}}</main>{{end}}`
	f.Add("# A\n\nTeks [@b] @sec-c[^1] {{sum budget}} $x^2$ ![x](x.svg){#fig-x}\n\n[^1]: Catatan\n\n## C {#sec-c}\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n: T {#tbl-a}\n", "id: P\nname: P\ndimension: governance\nstart: 2020\nbudget: [{year: 2020, amount: 1 juta, source: APBD}]", layout)
	f.Add("---\ntitle: \"\\u202e<b>\"\nkind: part\nnumber: none\naliases: [/lama/, /buku-1/index.html]\nauthors: [A]\n---\n```programs\n```\n\n```roadmap\n```\n\n```budget\nby: [year, source]\nshow: both\n```\n\n```include\nfrom: 02-b.md\n```\n", "id: P\nname: \"<i>\"\ndimension: governance\nstart: 2020\nend: 2023\nphases: {2020-2023: "+strings.Repeat("panjang", 40)+"}", `{{define "body"}}{{range .X}}{{.}}{{end}}{{end}}`)
	f.Add(strings.Repeat("| ", 12)+"\n"+strings.Repeat("|-", 12)+"\n"+strings.Repeat("| Pertanggungjawaban ", 12)+"\n\n{.landscape}\n\n> [!WARNING]\n> - [ ] a\n>   1) b\n\n$$\\frac{a}{\\sqrt[3]{b}}$$ {#eq-a}\n\n{.pagebreak}\n\nistilah\n: arti\n\n\xd7\xa2\xd7\x91\xd7\xa8 العربية 日本 😀 \u00ad\u200b", "", "{{")
	f.Add("---\ndraft: true\n---\n", "id: [", `{{define "body"}}{{template "body" .}}{{end}}`)
	files := map[string][]byte{
		"content/plan.yaml":      []byte("title: X\nperiod: 2020-2023\ndimensions: smart-city\nabbreviations: {OPD: Organisasi}\n"),
		"content/buku-1/02-b.md": []byte("# B\n\nLihat [A](01-a.md) dan @prg-P.\n"),
		"content/buku-1/x.svg":   []byte(`<svg viewBox="0 0 9 9"><text y="9">x</text></svg>`),
		"content/references.bib": []byte("@misc{b, title={B}, author={C}, year=2020}"),
	}
	f.Fuzz(func(t *testing.T, chapter, program, layout string) {
		plan := maps.Clone(files)
		plan["content/buku-1/01-a.md"] = []byte(chapter)
		plan["content/programs/p.md"] = []byte("---\n" + program + "\n---\n")
		plan["layouts/chapter.html"] = []byte(layout)
		r := fresh().Build(context.Background(), source.New(plan), nil)
		diagtest.Check(t, r.Diags, diag.BadLayout, diag.PressLimit)
		for _, name := range r.Files.Paths() {
			if name != path.Clean(name) || path.IsAbs(name) || strings.HasPrefix(name, "..") || strings.ContainsAny(name, "\\:\x00") {
				t.Errorf("the file %q", name)
			}
		}
	})
}

// FuzzTranslation builds the site of a plan whose chapter may hold anything, and so may what translates it, its
// program and plan.yaml: every mistake has its place, pages of both languages stay within the site, and a builder that knew
// another translation before makes the same of it.
func FuzzTranslation(f *testing.F) {
	f.Add("# A {#sec-a}\n\nTeks 12,5 % @prg-P.\n\n## B\n\n| a |\n|---|\n| 1 |\n\n: T {#tbl-a}\n", "title: Plan\nagencies: {o: {name: Office}}\nbooks: [{id: buku-1, title: Book}]\n", "title: A\n---\nText 12.5 % @prg-P and @sec-a.\n\n## B\n\n| a |\n|---|\n| 1 |\n\n: T {#tbl-a}\n", "name: Portal\nindicators: [{name: i}]\nphases: {2020: build}\n---\nStory.\n")
	f.Add("## C\n### D\n## C\n[x](#c-1) [y](02-b.md#b)\n", "books: [{id: z}]\nabbreviations: {OPD: x}\ngoals: [a]\nstages: {t: 1}\nperiod: 2021\nlanguage: id\n", "title: \"<i>\"\ndraft: true\nid: sec-x\naliases: [/index.html]\n---\n## C {#sec-a}\n\n[x](../buku-1/02-b.en.md#z)\n", "kode: Q\nprogress: [{period: 2021}]\nbudget: [{year: 2020, amount: 1}]\n---\n# H\n")
	f.Add("", "{", "---", "[")
	files := map[string][]byte{
		"content/plan.yaml":      []byte("title: X\nperiod: 2020-2023\ntranslations: [en]\ndimensions: smart-city\nagencies: {o: {name: Kantor}}\nabbreviations: {OPD: Organisasi}\ngoals: {G1: Satu}\nstages: [{id: t, name: Tahap}]\nbooks: [{id: buku-1, title: Buku}]\n"),
		"content/buku-1/02-b.md": []byte("# B\n\nLihat [A](01-a.md) dan @prg-P.\n"),
		"content/programs/p.md":  []byte("---\nid: P\nname: Portal\ndimension: governance\nagency: o\nstart: 2020\nend: 2021\nindicators: [{name: i, unit: u}]\nphases: {2020: bangun}\nprogress: [{period: 2020, text: x}]\n---\nCerita.\n"),
	}
	options := Options{Layouts: layouts.FS, Themes: themes.FS, Again: true, Scope: Scope{Half: Site}}
	f.Fuzz(func(t *testing.T, chapter, planFile, translated, program string) {
		plan := maps.Clone(files)
		plan["content/buku-1/01-a.md"] = []byte(chapter)
		known := New(options)
		known.Build(context.Background(), source.New(plan), nil)
		plan["content/plan.en.yaml"] = []byte(planFile)
		plan["content/buku-1/01-a.en.md"] = []byte("---\n" + translated)
		plan["content/programs/p.en.md"] = []byte("---\n" + program)
		r, again := New(options).Build(context.Background(), source.New(plan), nil), known.Build(context.Background(), source.New(plan), nil)
		diagtest.Check(t, r.Diags, diag.BadLayout, diag.PressLimit)
		if a, b := spoken(r), spoken(again); a != b {
			t.Errorf("the second build says %s\nnot %s", b, a)
		}
		if !slices.Equal(r.Files.Paths(), again.Files.Paths()) {
			t.Fatal("the second build has other files")
		}
		for _, name := range r.Files.Paths() {
			if name != path.Clean(name) || path.IsAbs(name) || strings.HasPrefix(name, "..") || strings.ContainsAny(name, "\\:\x00") {
				t.Errorf("the file %q", name)
			}
			one, _ := r.Files.File(name)
			two, _ := again.Files.File(name)
			if !bytes.Equal(one.Data, two.Data) {
				t.Errorf("the second build has another %s", name)
			}
		}
	})
}
