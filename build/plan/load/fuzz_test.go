package load

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

// FuzzPlan reads plans whose plan.yaml, chapter, program and sheet hold anything:
// every mistake has its place, the same plan comes out every time, and what came
// out is whole.
func FuzzPlan(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		f.Fatal("no cases", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		var planFile, chapter, program, sheet string
		_, parts := sections(string(data))
		for _, s := range parts {
			text := strings.NewReplacer(`\xff`, "\xff", `\x00`, "\x00", `\t`, "\t", `\r`, "\r").Replace(s.text)
			switch {
			case s.name == "content/plan.yaml":
				planFile = text
			case strings.HasPrefix(s.name, "content/programs/"):
				program = strings.TrimPrefix(text, "---\n")
			case strings.HasSuffix(s.name, ".csv"):
				sheet = text
			case strings.HasSuffix(s.name, ".md") && chapter == "":
				chapter = strings.TrimPrefix(text, "---\n")
			}
		}
		f.Add(planFile, chapter, program, sheet)
	}
	f.Add("title: X\nperiod: 2020-2029\ndimensions: [{id: a, name: A, color: \"#fff\", icon: x.svg, parts: {b: B}}]\nagencies: {o: {name: O}}\nstages: [{id: t, start: 2020-02-30, end: 2019-1-1}]\ngoals: {\"G;1\": x}\n"+
		"evaluations: [{year: 2021, parts: {a: {weight: 50%, score: 4,01}}, dimensions: {a: 9}}]\nabbreviations: {A: b, a: B}\nprint: {paper: {width: 1mm, height: 9999cm}}\ncheck: {JLD200: off}\nbooks: [{id: buku-1}, {id: BUKU-1}, ../x]\nbase_url: javascript:x\nlogo: ../../x.png\ntheme: ../x\n",
		"title: A\naliases: [/x, ../y, a//b, /C:/x.html, \"/a\\\\b.html\", /%2e%2e/x.html, \"/\\u0000.html\", /x/., /buku-1/a.html, /INDEX.html, é/, /con.html]\nprograms: [P, {id: P}, {kode: Q, name: Q}]\nkind: part\ndimension: [a, z]\n---\n# A\n",
		"id: P\nname: P\ndimension: a\nstart: 2029\nend: 2020\ndepends_on: [P, Q]\nbudget: [{year: 2020, amount: 1.250}, {amount: -1}]\nindicators: [{name: i, baseline: 1e9, targets: {2020-2022: 5, 2021: 6, 1-9999: 7}}]\nphases: {2020-1990: x, 99999999999: y}\nstatus: mulai\nprogress: [{period: 13/2020, physical: 200%}]\n---\n",
		"kode;nama;anggaran 2020;target 2021: x\nP;P;1,5 M;2\nR;R;#REF!;\n")
	f.Add("{", "- a\n---\n", "<<: *x", "\xef\xbb\xbfid,name\r\n\"")
	f.Add("title: \"\\e\"\nlanguage: zz\nperiod: 0-99999\nbooks: {a: b}\ndimensions: smart-village\n", "title: [\n---\n", "id: con\nname: \"\"\nstart: 1e3", "id;name\n\u00a0;-\n..;x\n")
	f.Fuzz(func(t *testing.T, planFile, chapter, program, sheet string) {
		files := map[string][]byte{
			"content/plan.yaml":         []byte(planFile),
			"content/buku-1/01-a.md":    []byte("---\n" + chapter),
			"content/buku-1/02-b.md":    []byte("# B\n"),
			"content/programs/p.md":     []byte("---\n" + program),
			"content/programs.csv":      []byte(sheet),
			"content/buku-1/x.png":      []byte("\x89PNG"),
			"themes/default/theme.yaml": nil,
		}
		tree := source.New(files)
		p, ds := Plan(tree, markdown.Parse, Options{})
		diagtest.Check(t, ds, diag.NoPlan)
		again, more := Plan(tree, markdown.Parse, Options{})
		if dump(p) != dump(again) || show(ds) != show(more) {
			t.Error("another plan the second time")
		}
		entire(t, p)
	})
}

// entire fails the test unless a plan is one that later stages can rely on.
func entire(t *testing.T, p *plan.Plan) {
	addresses := map[string]bool{}
	address := func(s string) {
		if s == "" || s != path.Clean(s) || path.IsAbs(s) || s == ".." || strings.HasPrefix(s, "../") || strings.ContainsAny(s, "\\:\x00?#") {
			t.Errorf("the address %q", s)
		}
		addresses[s] = true
	}
	ids := map[string]bool{}
	for _, g := range p.Programs {
		if key := strings.ToLower(g.ID); ids[key] || !validID(g.ID) || g.Name == "" || g.Doc == nil {
			t.Errorf("the program %+v", g)
		} else {
			ids[key] = true
		}
		if y := g.Years(); y.Last < y.First {
			t.Errorf("program %s runs %v", g.ID, y)
		}
		address(g.Address)
	}
	for _, c := range p.Chapters() {
		if c.Doc == nil || c.Book == nil || c.Title == "" || c.File == nil || len(c.Aliases) != len(c.AliasSpans) {
			t.Errorf("the chapter %+v", c)
		}
		address(c.Address)
		for _, a := range c.Aliases {
			address(a)
		}
	}
	if p.Period.Last < p.Period.First {
		t.Errorf("the period %v", p.Period)
	}
}
