package site

import (
	"bytes"
	"image"
	"image/jpeg"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
)

// small is a plan of two books, a chapter with sections in files, and two programs.
var small = map[string]string{
	"content/plan.yaml": `
title: Rencana Kecil
region: Kota Contoh
language: id
period: 2024-2026
dimensions: smart-city
agencies:
  kominfo: {name: Dinas Kominfo, short: Kominfo}
  bappeda: {name: Badan Perencanaan, short: Bappeda}
`,
	"content/buku-1/01-awal.md":               "---\ntitle: Awal\n---\n\n## Latar {#sec-latar}\n\nLihat @tbl-uji di bab lain, dan @prg-GOV-01.[^a]\n\n[^a]: Catatan.\n",
	"content/buku-1/02-isi/_index.md":         "---\ntitle: Isi\ndimension: governance\n---\n\nPengantar bab.\n",
	"content/buku-1/02-isi/01-bagian-satu.md": "---\ntitle: Bagian satu\n---\n\n| A | B |\n|---|---|\n| satu | 1.250,5 |\n| dua | 3 |\n\n: Judul tabel {#tbl-uji}\n\n## Rinci\n\nTeks <b>mentah</b> & \"kutip\".\n",
	"content/buku-2/01-kedua.md":              "---\ntitle: Kedua\n---\n\nKembali ke [latar](../buku-1/01-awal.md#sec-latar).\n",
	"content/programs/gov-01.md":              "---\nid: GOV-01\nname: Portal\ndimension: governance\npart: service\nagency: kominfo\npartners: [bappeda, Kampus]\nstart: 2024\nend: 2025\nphases: {2024: Rancang, 2025: Bangun}\nindicators:\n  - {name: Layanan, unit: layanan, baseline: 1, targets: {2024: 5, 2025: 1250}}\nbudget:\n  - {year: 2024, amount: 750 juta, source: APBD}\n  - {year: 2025, amount: 500 juta, source: DAK}\n---\nCerita *program*.\n",
	"content/programs/gov-02.md":              "---\nid: GOV-02\nname: Data\ndimension: governance\nagency: kominfo\nstart: 2026\ndepends_on: [GOV-01]\n---\n",
}

// render renders small with changes laid over it; an empty text removes a file.
func render(t *testing.T, changes map[string]string) (*output.Set, []diag.Diagnostic) {
	t.Helper()
	return renderWith(t, changes, Options{Editions: []plan.Edition{plan.Screen}})
}

func renderWith(t *testing.T, changes map[string]string, opt Options) (*output.Set, []diag.Diagnostic) {
	t.Helper()
	files := maps.Clone(small)
	maps.Copy(files, changes)
	data := map[string][]byte{}
	for name, text := range files {
		if text != "" {
			data[name] = []byte(text)
		}
	}
	tree := source.New(data)
	p, ds := load.Plan(tree, markdown.Parse, load.Options{})
	m, more := view.Expand(p)
	ds = append(ds, more...)
	table, more := refs.Resolve(m, tree)
	ds = append(ds, more...)
	th, more := theme.Load(os.DirFS("../../themes"), tree, p.Theme)
	ds = append(ds, more...)
	l, more := LoadLayouts(os.DirFS("../../layouts"), tree)
	ds = append(ds, more...)
	for _, p := range p.Translations {
		m, more := view.Translate(p, m, func(_ view.Key, f func() view.Expanded) view.Expanded { return f() })
		ds = append(ds, more...)
		table, more := refs.Resolve(m, tree)
		ds = append(ds, more...)
		opt.Translations = append(opt.Translations, Translation{m, table})
	}
	set := output.NewSet()
	more = Render(m, table, th, tree, l, opt, set)
	ds = slices.DeleteFunc(append(ds, more...), func(d diag.Diagnostic) bool { return d.Code == diag.RawHTML })
	return set, ds
}

func text(t *testing.T, set *output.Set, name string) string {
	t.Helper()
	f, ok := set.File(name)
	if !ok {
		t.Fatalf("no file %s; there are %v", name, set.Paths())
	}
	return string(f.Data)
}

func TestPages(t *testing.T) {
	set, ds := render(t, nil)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for _, c := range []struct{ page, has string }{
		{"index.html", `<a class="cover" href="buku-1/index.html">`},
		{"index.html", `<a href="buku-1.pdf" aria-label="Unduh PDF: Buku I">Unduh PDF</a>`},
		{"index.html", `<dd>Rp` + "\u00a0" + `1,25` + "\u00a0" + `miliar</dd>`},
		{"buku-1/index.html", `<span class="num">BAB II</span> <span>Isi</span>`},
		{"buku-1/index.html", `<a href="isi/bagian-satu.html#tbl-uji"><span class="num">Tabel 2.1</span> Judul tabel</a>`},
		{"buku-1/awal.html", `<a class="ref" href="isi/bagian-satu.html#tbl-uji">Tabel 2.1</a>`},
		{"buku-1/awal.html", `<a class="ref" href="../program/gov-01.html">GOV-01</a>`},
		{"buku-1/awal.html", `<h2 id="sec-latar"><span class="num">1.1</span> Latar`},
		{"buku-1/awal.html", `<sup class="note" id="fnref-1"><a href="#fn-1"`},
		{"buku-1/awal.html", `<meta name="description" content="Lihat Tabel 2.1 di bab lain, dan GOV-01.">`},
		{"buku-1/awal.html", `<a href="awal.html" aria-current="page">`},
		{"buku-1/isi/bagian-satu.html", `<a href="bagian-satu.html" aria-current="page">`},
		{"buku-1/isi/bagian-satu.html", `<td class="r">1.250,5</td>`},
		{"buku-1/isi/bagian-satu.html", `&lt;b&gt;mentah&lt;/b&gt; &amp; “kutip”`},
		{"buku-1/isi/bagian-satu.html", `<p class="chapter-no">2.1</p><h1>Bagian satu</h1>`},
		{"buku-1/isi/index.html", `<body class="page-chapter in-governance">`},
		{"buku-1/isi/index.html", `<a href="bagian-satu.html"><span class="num">2.1</span> Bagian satu</a>`},
		{"buku-2/kedua.html", `<a href="../buku-1/awal.html#sec-latar">latar</a>`},
		{"buku-1/print.html", `<section class="print-chapter depth-1" id="h-isi-bagian-satu">`},
		{"buku-1/print.html", `<a class="ref" href="#h-isi-bagian-satu--tbl-uji">Tabel 2.1</a>`},
		{"program/gov-01.html", `<td class="on">Rancang</td><td class="on">Bangun</td><td></td>`},
		{"program/gov-01.html", `<p>Cerita <em>program</em>.</p>`},
		{"program/gov-01.html", `<td class="r">1.250</td>`},
		{"program/gov-01.html", `<a href="gov-02.html">GOV-02 Data</a>`},
		{"program/gov-01.html", `<a href="../buku-1/awal.html">BAB I Awal</a>`},
		{"program/gov-02.html", `<strong>belum dihitung</strong>`},
		{"opd/kominfo.html", `<dd>2</dd>`},
		{"opd/bappeda.html", `<a class="quiet" href="../program/gov-01.html">Portal</a>`},
		{"tahun/2025.html", `Rp` + "\u00a0" + `500` + "\u00a0" + `juta`},
		{"dimensi/governance.html", `<a href="../buku-1/isi/index.html">BAB II Isi</a>`},
		{"404.html", `<a href="index.html">Beranda</a>`},
		{"index.html", `<a href="data/programs.csv">programs.csv</a>`},
		{"program/index.html", `<a href="../data/programs.json">programs.json</a>`},
		{"program/index.html", `<tr class="dim-governance" data-dimensi="governance" data-subdimensi="governance.service" data-opd="kominfo" data-jangka="menengah" data-status="direncanakan" data-years="2024 2025" data-money="2024 750000000 APBD` + "\n" + `2025 500000000 DAK">`},
		{"program/index.html", `<span class="count">2 program</span></th><td class="r nw">Rp` + "\u00a0" + `1,25` + "\u00a0" + `miliar</td>`},
		{"program/index.html", `<span class="sum-note">1 program belum dihitung.</span>`},
		{"program/index.html", `<input type="checkbox" name="sumber" value="DAK"><span>DAK</span> <i>1</i>`},
		{"opd/kominfo.html", `<a href="../program/index.html">`}, // there is no other agency to choose
		{"tahun/2025.html", `<a href="../program/index.html#tahun=2025">`},
		{"data/programs.csv.js", `jilidData("programs.csv", "id,name,`},
		{"buku-1/isi/bagian-satu.html", `<a href="../../data/index.html">Data terbuka</a>`},
		{"data/index.html", `<a href="budget.csv">budget.csv</a>`},
		{"data/index.html", `<a href="#data-indicator">daftar objek</a>`},
		{"data/index.html", `<dd>Rencana Kecil. Data terbuka.</dd>`},
		{"data/programs.json", `"url": "../program/gov-01.html"`},
		{"data/programs.csv", ",../program/gov-02.html\r\n"},
	} {
		if !strings.Contains(text(t, set, c.page), c.has) {
			t.Errorf("%s doesn't have %s", c.page, c.has)
		}
	}
	if page := text(t, set, "buku-2/index.html"); !strings.Contains(page, "buku-2.pdf") || strings.Contains(page, "buku-2-") {
		t.Error("a page doesn't link to a PDF that is made, or to one that isn't")
	}
}

func TestEnglishPlan(t *testing.T) {
	set, ds := render(t, map[string]string{"content/plan.yaml": strings.Replace(small["content/plan.yaml"], "language: id", "language: en", 1)})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for _, c := range []struct{ page, has string }{
		{"index.html", `<html lang="en">`},
		{"index.html", `1.25`},
		{"buku-1/awal.html", `>Table 2.1</a>`},
		{"dimension/governance.html", `Programs`},
		{"year/2024.html", `This year&#39;s targets`},
		{"agency/kominfo.html", `Programs it leads`},
		{"data/index.html", `Open data`},
		{"data/index.html", `<td>list of texts</td>`},
	} {
		if !strings.Contains(text(t, set, c.page), c.has) {
			t.Errorf("%s doesn't have %s", c.page, c.has)
		}
	}
	for _, name := range set.Paths() {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, word := range []string{"Sebelumnya", "Berikutnya", "Daftar Isi", "Anggaran", "Perangkat Daerah", "Beranda"} {
			if strings.Contains(text(t, set, name), word) {
				t.Errorf("%s of an English plan says %q", name, word)
			}
		}
	}
}

// TestIcon: the picture of a dimension is in its mark, on every page that has one.
func TestIcon(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/plan.yaml":   strings.Replace(small["content/plan.yaml"], "dimensions: smart-city", "dimensions: [{id: governance, name: Tata Kelola, icon: img/a b.svg, parts: {service: Layanan}}]", 1),
		"content/img/a b.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`,
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for name, want := range map[string]string{"index.html": `<img src="img/a%20b.svg" alt="">`, "dimensi/governance.html": `<img src="../img/a%20b.svg" alt="">`, "program/gov-01.html": `<img src="../img/a%20b.svg" alt="">`} {
		if !strings.Contains(text(t, set, name), want) {
			t.Errorf("%s: no %s", name, want)
		}
	}
	text(t, set, "img/a b.svg")
}

func TestOwnLayoutAndTheme(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/plan.yaml":        small["content/plan.yaml"] + "theme: kota\n",
		"layouts/chapter.html":     `{{define "body"}}<main id="isi"><h1>[{{.Number}}] {{.Title}}</h1>{{.Text}}</main>{{end}}`,
		"themes/kota/site.css":     "h1 { color: var(--sea); background: url(img/pola.png) }",
		"themes/kota/theme.yaml":   "colors:\n  sea: {light: \"#123456\"}\n",
		"themes/kota/img/pola.png": "bukan gambar",
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	if got := text(t, set, "buku-1/awal.html"); !strings.Contains(got, "<h1>[BAB I] Awal</h1>") || !strings.Contains(got, `class="top"`) {
		t.Error("the chapter's own layout isn't used within the built-in base")
	}
	css := ofName(t, set, "site.css")
	if !strings.Contains(css, "--sea: #123456") || strings.Contains(css, "@font-face") {
		t.Error("the own theme isn't used")
	}
	if url := cssURL.FindStringSubmatch(css); url == nil || text(t, set, "jilid/"+url[1]) != "bukan gambar" {
		t.Errorf("the style sheet names %q", url)
	}
	ofName(t, set, "print.css") // the built-in one stands in
	if got := text(t, set, "index.html"); strings.Index(got, "jilid/pages.") > strings.Index(got, "jilid/site.") || !strings.Contains(got, "jilid/pages.") {
		t.Error("the theme's own site.css doesn't have the last word")
	}
	if got := text(t, set, "buku-1/awal.html"); strings.Contains(got, "jilid/pages.") {
		t.Error("a chapter loads the style of other pages")
	}
}

// TestOwnBaseWithOneStyleSheet: a base.html that knows of .Style only gets all there is by it, and
// the parts of pages that it doesn't define are the built-in ones.
func TestOwnBaseWithOneStyleSheet(t *testing.T) {
	set, ds := render(t, map[string]string{"layouts/base.html": `<html><link rel="stylesheet" href="{{.Style}}">{{block "body" .}}{{end}}</html>`})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	css := ofName(t, set, "whole.css")
	for _, rule := range []string{".hero h1", ".prose p", "--sea: "} {
		if !strings.Contains(css, rule) {
			t.Errorf("it has no %s", rule)
		}
	}
	if got := text(t, set, "index.html"); !strings.Contains(got, `href="jilid/whole.`) {
		t.Errorf("the page is\n%s", got)
	}
}

// TestOwnParts: a header, a footer or a part of one's own replaces that alone.
func TestOwnParts(t *testing.T) {
	_, ds := render(t, map[string]string{
		"layouts/header.html": `{{define "header"}}<header class="kota">{{template "mark" .Mark}}<a href="{{.Home}}">{{.Plan.Title}}</a></header>{{end}}{{define "mark-of-the-city"}}{{end}}`,
	})
	if len(ds) == 0 || ds[0].Span.Position().Path != "layouts/header.html" {
		t.Errorf("a value that isn't there is reported as %v", ds)
	}
	set, ds := render(t, map[string]string{
		"layouts/header.html": `{{define "header"}}<header class="kota"><a href="{{.Home}}">{{.Plan.Title}}</a></header>{{end}}`,
		"layouts/footer.html": `{{define "footer"}}<footer>Kaki {{.Plan.Region}}</footer>{{end}}`,
		"layouts/parts.html":  `{{define "mark"}}<b>[{{.Mark}}]</b>{{end}}`,
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for name, want := range map[string][]string{
		"buku-1/awal.html":     {`<header class="kota"><a href="../index.html">Rencana Kecil</a></header>`, `<footer>Kaki Kota Contoh</footer>`, `<nav class="crumbs"`, `<article class="prose">`},
		"program/gov-01.html":  {`<b>[GO]</b>`, `<table class="money">`},
		"buku-1/print.html":    {`class="print-cover"`},
		"dimensi/economy.html": {`<footer>Kaki Kota Contoh</footer>`},
	} {
		for _, part := range want {
			if !strings.Contains(text(t, set, name), part) {
				t.Errorf("%s doesn't have %s", name, part)
			}
		}
	}
	if page := text(t, set, "index.html"); strings.Contains(page, `class="top"`) || strings.Contains(page, `class="foot"`) {
		t.Error("the built-in header or footer is still there")
	}
	if _, ds := render(t, map[string]string{"layouts/footer.html": "<footer>Kaki</footer>"}); len(ds) != 1 || !strings.Contains(ds[0].Hint.EN, `{{define "footer"}}`) {
		t.Errorf("a footer without its part is reported as %v", ds)
	}
}

// TestOwnLooks: the emblem stands in the header, the theme's own fonts and icon are the site's, too.
func TestOwnLooks(t *testing.T) {
	files := map[string]string{
		"content/plan.yaml":            small["content/plan.yaml"] + "theme: kota\nlogo: img/lambang.svg\n",
		"content/img/lambang.svg":      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 72"/>`,
		"themes/kota/theme.yaml":       "fonts: {text: fonts/Naskah.ttf, text_bold: fonts/Tebal.ttf, sans_bold: fonts/Tebal.ttf}\n",
		"themes/kota/fonts/Naskah.ttf": "NASKAH", "themes/kota/fonts/Tebal.ttf": "TEBAL", "themes/kota/fonts/Tebal.woff2": "RINGAN",
		"themes/kota/icon.svg": "<svg/>",
	}
	set, ds := render(t, files)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	if page := text(t, set, "buku-1/awal.html"); !strings.Contains(page, `<img class="logo" src="../img/lambang.svg" alt="" width="60" height="72">`) {
		t.Error("no emblem in the header")
	}
	if ofName(t, set, "icon.svg") != "<svg/>" {
		t.Error("the icon isn't the theme's")
	}
	css := ofName(t, set, "site.css")
	m := regexp.MustCompile(`@font-face \{ font-family: "own-serif"; src: url\((\S+)\); font-weight: 400; font-style: normal; font-display: swap; \}
@font-face \{ font-family: "own-serif"; src: url\((\S+)\); font-weight: 600 900; font-style: normal; font-display: swap; \}
:root \{ --serif: "own-serif", Georgia, serif; \}
$`).FindStringSubmatch(css)
	if m == nil || text(t, set, "jilid/"+m[1]) != "NASKAH" || text(t, set, "jilid/"+m[2]) != "RINGAN" {
		t.Errorf("the style sheet ends with %q", css[len(css)-300:])
	}
	files["themes/kota/site.css"] = "body {}"
	set, _ = render(t, files)
	if css := ofName(t, set, "site.css"); strings.Contains(css, "own-serif") {
		t.Error("a site.css of its own is talked into")
	}
}

// TestExtraCSS: what a theme adds to the built-in style comes last.
func TestExtraCSS(t *testing.T) {
	set, ds := render(t, map[string]string{"content/plan.yaml": small["content/plan.yaml"] + "theme: kota\n", "themes/kota/extra.css": "h1 { background: url(\"pola.svg\") }", "themes/kota/pola.svg": "<svg/>"})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	css := ofName(t, set, "site.css")
	m := cssURL.FindAllStringSubmatch(css, -1)
	if len(m) < 5 || text(t, set, "jilid/"+m[len(m)-1][1]) != "<svg/>" || !strings.HasSuffix(css, ") }") || !strings.Contains(css, "@font-face") {
		t.Errorf("the style sheet ends with %q", css[len(css)-80:])
	}
}

// ofName is a file that the site makes itself, by its name.
func ofName(t *testing.T, set *output.Set, name string) string {
	t.Helper()
	form := regexp.MustCompile(`^jilid/` + strings.TrimSuffix(name, path.Ext(name)) + `\.[0-9a-f]{10}\` + path.Ext(name) + `$`)
	i := slices.IndexFunc(set.Paths(), form.MatchString)
	if i < 0 {
		t.Fatalf("no file %s; there are %v", name, set.Paths())
	}
	return text(t, set, set.Paths()[i])
}

// TestAssetsAreNamedByTheirContent: what changes has another address, what doesn't has the same.
func TestAssetsAreNamedByTheirContent(t *testing.T) {
	plan := small["content/plan.yaml"] + "theme: kota\n"
	names := func(picture string) []string {
		set, _ := render(t, map[string]string{"content/plan.yaml": plan, "themes/kota/site.css": "body { background: url('img/pola.png') }", "themes/kota/print.css": "h1 { color: red }", "themes/kota/img/pola.png": picture})
		return slices.DeleteFunc(set.Paths(), func(name string) bool { return !strings.HasPrefix(name, assetFolder) })
	}
	first, second := names("satu"), names("dua")
	var differ []string
	for i := range first {
		if first[i] != second[i] {
			differ = append(differ, strings.Split(first[i], ".")[0])
		}
	}
	if got := strings.Join(differ, " "); got != "jilid/img/pola jilid/site" {
		t.Errorf("another picture changes the addresses of %s", got)
	}
	if !slices.Equal(first, names("satu")) {
		t.Error("other addresses the second time")
	}
}

func TestBrokenLayoutsAreReported(t *testing.T) {
	for _, c := range []struct {
		name, layout string
		line         int
	}{
		{"layouts/chapter.html", "{{define \"body\"}}\n{{if}}{{end}}{{end}}", 2},
		{"layouts/chapter.html", "{{define \"body\"}}\n\n<p>{{.Judul}}</p>{{end}}", 3},
		{"layouts/base.html", "<html>\n{{.Hilang}}</html>", 2},
		{"layouts/bab.html", "x", 1},
		{"layouts/home.html", "<p>{{.Plan.Title}}</p>", 1},
	} {
		set, ds := render(t, map[string]string{c.name: c.layout})
		if len(ds) == 0 {
			t.Errorf("%s %q: nothing reported", c.name, c.layout)
			continue
		}
		d := ds[0]
		if p := d.Span.Position(); d.Code != diag.BadLayout || p.Path != c.name || p.Line != c.line {
			t.Errorf("%s %q: got %s %v (%s), want line %d", c.name, c.layout, d.Code, p, d.Text.EN, c.line)
		}
		if set.Len() == 0 {
			t.Error("nothing was made")
		}
	}
}

func TestOldAddressesSitemapAndManuscript(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/plan.yaml":          small["content/plan.yaml"] + "base_url: https://contoh.go.id/rencana\nrepository: https://git.contoh.go.id/kota/rencana\n",
		"content/buku-2/01-kedua.md": "---\ntitle: Kedua\naliases: [/lama/dua.html, /dulu/]\n---\n\nTeks.\n",
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for _, c := range []struct{ page, has string }{
		{"lama/dua.html", `url=../buku-2/kedua.html`},
		{"dulu/index.html", `<a href="../buku-2/kedua.html">Kedua</a>`},
		{"sitemap.xml", `<loc>https://contoh.go.id/rencana/buku-2/kedua.html</loc>`},
		{"buku-2/kedua.html", `<link rel="canonical" href="https://contoh.go.id/rencana/buku-2/kedua.html">`},
		{"buku-2/kedua.html", `<a href="https://git.contoh.go.id/kota/rencana/blob/HEAD/content/buku-2/01-kedua.md">Sunting halaman ini</a>`},
	} {
		if !strings.Contains(text(t, set, c.page), c.has) {
			t.Errorf("%s doesn't have %s", c.page, c.has)
		}
	}
}

// TestPicturesInSeveralSizes: the smaller ones that pages name are there, and made once.
func TestPicturesInSeveralSizes(t *testing.T) {
	var photo bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 1400, 700))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i >> 7)
	}
	if err := jpeg.Encode(&photo, img, nil); err != nil {
		t.Fatal(err)
	}
	made := map[string][]byte{}
	opt := Options{Keep: func(key string, make func() []byte) []byte {
		if made[key] == nil {
			made[key] = make()
		}
		return made[key]
	}}
	files := map[string]string{"content/img/foto.jpg": photo.String(), "content/buku-1/01-awal.md": "# Awal\n\n![Sebuah foto](../img/foto.jpg \"Foto\"){width=50%}\n"}
	set := rendered(t, files, opt)
	m := regexp.MustCompile(`srcset="\.\./(\S+) 480w, \.\./(\S+) 960w, \.\./img/foto.jpg 1400w" sizes="\(max-width: 52rem\) 50vw, 375px"`).FindStringSubmatch(text(t, set, "buku-1/awal.html"))
	if m == nil {
		t.Fatal(text(t, set, "buku-1/awal.html"))
	}
	for i, width := range []int{480, 960} {
		c, _, err := image.DecodeConfig(strings.NewReader(text(t, set, m[i+1])))
		if err != nil || c.Width != width {
			t.Error(c.Width, err)
		}
	}
	if len(made) != 2 {
		t.Errorf("%d pictures were made", len(made))
	}
}
