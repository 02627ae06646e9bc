package build_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// around is the plan that the examples of explanations stand in: a good one,
// with the keys that an example leaves out.
var around = map[string]map[string]string{
	"id": {
		"content/plan.yaml":             "judul: Rencana\nperiode: 2025-2029\ndimensi: smart-city\nopd:\n  diskominfo: Dinas Komunikasi dan Informatika\nsingkatan: {OPD: Organisasi Perangkat Daerah}\n",
		"content/buku-1/01-visi.md":     "Teks.\n",
		"content/buku-1/02-strategi.md": "## Arah {#sec-arah}\n\nTeks tentang @prg-GOV-01.\n",
		"content/buku-1/img/peta.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`,
		"content/buku-1/data/jiwa.csv":  "Tahun,Jiwa\n2025,389\n2026,400\n",
		"content/buku-1/data/rusak.csv": "Tahun,Jiwa\n2025,389\n2026,banyak\n",
		"content/programs/gov-01.md": "id: GOV-01\nnama: Portal Layanan\ndimensi: governance\nopd: diskominfo\nmulai: 2026\nselesai: 2026\nquick_win: ya\n" +
			"indikator:\n  - {nama: Layanan, satuan: layanan, awal: 4, target: {2026: 20}}\nanggaran:\n  - {tahun: 2026, jumlah: 750 juta}\n",
	},
	"en": {
		"content/plan.yaml":              "title: Plan\nlanguage: en\nperiod: 2025-2029\ndimensions: smart-city\nagencies:\n  diskominfo: Agency for Communication\nabbreviations: {ICT: Information and Communication Technology}\n",
		"content/book-1/01-vision.md":    "Text.\n",
		"content/book-1/02-strategy.md":  "## Aims {#sec-aims}\n\nA text about @prg-GOV-01.\n",
		"content/book-1/img/map.svg":     `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>`,
		"content/book-1/data/people.csv": "Year,People\n2025,389\n2026,400\n",
		"content/book-1/data/broken.csv": "Year,People\n2025,389\n2026,many\n",
		"content/programs/gov-01.md": "id: GOV-01\nname: Service Portal\ndimension: governance\nagency: diskominfo\nstart: 2026\nend: 2026\nquick_win: true\n" +
			"indicators:\n  - {name: Services, unit: services, baseline: 4, targets: {2026: 20}}\nbudget:\n  - {year: 2026, amount: 750 juta}\n",
	},
}

const sources = "@misc{perpres-95-2018,\n  title = {Peraturan Presiden Nomor 95 Tahun 2018},\n  year = {2018}\n}\n"

// TestExamples builds the examples of all explanations: what is called wrong
// is reported with its code, what is called right has nothing reported at all.
func TestExamples(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		for _, code := range diag.Codes() {
			e, ok := diag.Explain(code, lang)
			if !ok {
				t.Errorf("%s has no explanation", code)
				continue
			}
			if e.Wrong.File != "" {
				if got := check(lang, e.Wrong); !strings.Contains(got, string(code)) {
					t.Errorf("%s (%s): the wrong example is reported so:\n%s", code, lang, got)
				}
			}
			if e.Right.File != "" {
				if got := check(lang, e.Right); got != "" {
					t.Errorf("%s (%s): the right example is wrong:\n%s", code, lang, got)
				}
			}
		}
	}
}

// check reports what is said about an example within the plan around it.
func check(lang string, e diag.Example) string {
	files := map[string][]byte{"content/references.bib": []byte(sources)}
	for name, text := range around[lang] {
		files[name] = []byte(text)
	}
	text := e.Text
	switch {
	case e.File == "content/plan.yaml":
		text = complete(schema.Plan, around[lang][e.File], text)
	case strings.HasPrefix(e.File, "content/programs/"):
		text = "---\n" + complete(schema.Program, around[lang][e.File], text) + "---\n"
	case strings.HasPrefix(e.File, "themes/"):
		files["content/plan.yaml"] = append(files["content/plan.yaml"], "theme: "+strings.Split(e.File, "/")[1]+"\n"...)
	}
	if translation.MatchString(e.File) {
		files["content/plan.yaml"] = append(files["content/plan.yaml"], "translations: ["+translation.FindStringSubmatch(e.File)[1]+"]\ncheck: {JLD242: off}\n"...)
	}
	if name := "content/programs/gov-01.md"; e.File != name {
		files[name] = []byte("---\n" + around[lang][name] + "---\n")
	}
	files[e.File] = []byte(text)
	b := build.New(build.Options{Layouts: layouts.FS, Themes: themes.FS, Today: "2027-06-30"})
	r := b.Check(context.Background(), source.New(files), nil)
	if len(r.Diags) == 0 {
		return ""
	}
	var out strings.Builder
	diag.Print(&out, r.Diags, diag.PrintOptions{Lang: lang})
	return out.String()
}

// translation finds the language of a file that translates another.
var translation = regexp.MustCompile(`\.(id|en)\.md$`)

var topKey = regexp.MustCompile(`(?m)^(\w+):`)

// complete puts in front of an example the entries of a record that it leaves
// out. An entry of a record goes on for as long as lines are indented.
func complete(r *schema.Record, record, example string) string {
	given := map[*schema.Field]bool{}
	for _, m := range topKey.FindAllStringSubmatch(example, -1) {
		given[r.Field(m[1])] = true
	}
	var out strings.Builder
	skip := false
	for line := range strings.Lines(record) {
		if m := topKey.FindStringSubmatch(line); m != nil {
			skip = given[r.Field(m[1])]
		}
		if !skip {
			out.WriteString(line)
		}
	}
	return out.String() + example
}
