package build

import (
	"context"
	"maps"
	"path"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
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
