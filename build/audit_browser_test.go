package build

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// auditedPages is a page of every kind, a program that misses its targets, and English sisters. For a whole book of the sample on one page axe-core
// takes minutes: that of everyBlock stands for it, and its chapter for those of the sample.
func auditedPages() []string {
	var out []string
	for _, name := range pageKinds {
		if path.Base(name) != "print.html" && name != "buku-3/sekilas.html" {
			out = append(out, name)
		}
	}
	return append(out, "program/env-02.html", "blok/buku/print.html", "blok/buku/blok.html", "en/index.html", "en/buku-1/pendahuluan.html")
}

// everyBlock is a small book that has every kind of block.
var everyBlock = map[string]string{
	"plan.yaml":          "title: Rencana\nlanguage: id\nperiod: 2025-2026\ndimensions: smart-city\nagencies: {kominfo: Dinas Kominfo}\nbooks: [{id: buku, title: Buku}]\nabbreviations: {APBD: Anggaran Pendapatan dan Belanja Daerah}\n",
	"references.bib":     "@misc{perpres, title = {Peraturan Presiden Nomor 95 Tahun 2018}, year = {2018}}\n",
	"buku/img/a.svg":     `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>`,
	"programs/gov-01.md": "---\nid: GOV-01\nname: Portal\ndimension: governance\nagency: kominfo\nstart: 2025\nend: 2026\nindicators: [{name: Layanan, unit: layanan, baseline: 4, targets: {2025: 10, 2026: 20}}]\nbudget: [{year: 2025, amount: 750 juta, source: APBD}]\n---\n",
	"buku/00-prakata.md": "---\ntitle: Prakata\n---\n\nSebelum mulai.\n",
	"buku/01-blok.md": `---
title: Blok
dimension: governance
---

Kalimat dengan *miring*, **tebal**, ` + "`kode`" + `, ~~coret~~, [tautan](https://example.go.id), APBD, $a^2$, catatan[^1], dan [@perpres]. Lihat @tbl-a, @fig-a, @prg-GOV-01.

[^1]: Catatan kaki.

## Bagian {#sec-bagian}

- butir
  1. nomor

- [x] selesai
- [ ] belum

Istilah
: Artinya.

> Kutipan.

> [!WARNING]
> Awas.

| A | B |
|---|--:|
| satu | 1.250 |

: Tabel {#tbl-a}
: Sumber: data contoh

![Gambar persegi](img/a.svg "Gambar"){#fig-a}

: Sumber: data contoh

$$
S = \frac{\sum_i w_i s_i}{\sum_i w_i}
$$ {#eq-a}

` + "```go {linenos=true}\nfunc main() {}\n```\n\n```programs\ncaption: Program\n```\n\n```roadmap\ncaption: Peta jalan\n```\n\n```budget\nby: source\nshow: both\ncaption: Anggaran\n```\n\n```indicators\ncaption: Indikator\n```\n\n```program-sheet\nprogram: GOV-01\n```\n\n```swot\nstrengths: [Kuat]\nweaknesses: [Lemah]\nopportunities: [Peluang]\nthreats: [Ancaman]\ncaption: SWOT\n```\n\n```dimensions\ncaption: Dimensi\n```\n\n```chart\ntype: bar\nlabels: [2025, 2026]\nseries: {Layanan: [1, 2]}\nunit: layanan\ncaption: Grafik\n```\n\n---\n\n### Rinci\n\nSelesai.\n",
}

// nodeModules is the folder that JILID_NODE_MODULES names, which holds a tool from npm at the version of .ci/run, or a plain
// reason why the test can't be made. The tools are no part of the program, nor of its sources.
func nodeModules(t *testing.T, tool string) string {
	t.Helper()
	dir := os.Getenv("JILID_NODE_MODULES")
	found := filepath.Join(dir, tool)
	if _, err := os.Stat(found); dir != "" && err != nil {
		t.Fatalf("%s isn't in the folder that JILID_NODE_MODULES names", tool)
	}
	if dir == "" { // npm's registry may be out of reach, from where these are tested, too
		t.Skipf("no %s here: .ci/run shows how to install it; JILID_NODE_MODULES names its node_modules", tool)
	}
	return found
}

// TestNothingBarsReadersInTheBrowser lets axe-core judge a page of every kind, in the light and in the dark,
// on a desktop and on a phone: nothing against WCAG 2.2 AA, nothing against its own advice.
func TestNothingBarsReadersInTheBrowser(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(nodeModules(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := browserFor(t, 10*time.Minute)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for name, text := range everyBlock {
		files["content/"+name] = []byte(text)
	}
	blocks := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(t.Context(), source.New(files), nil)
	for _, d := range blocks.Diags {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s", d.Code, d.Text.EN)
		}
	}
	if _, err := output.Write(filepath.Join(dir, "blok"), blocks.Files); err != nil {
		t.Fatal(err)
	}
	control := filepath.Join(dir, "rusak.html")
	if err := os.WriteFile(control, []byte("<!doctype html><html><head><title>x</title></head><body><img src=x.png><p>x</p></body></html>"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(control))); err != nil {
		t.Fatal(err)
	}
	value[bool](t, ctx, string(axe)+"; true")
	if ids := value[string](t, ctx, `axe.run({resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id).join(" "))`); !strings.Contains(ids, "html-has-lang") || !strings.Contains(ids, "image-alt") {
		t.Fatalf("axe-core finds only %q on a page that is wrong", ids)
	}
	seen := map[string]bool{} // what is wrong with a layout is told once
	for _, name := range auditedPages() {
		t.Log(name)
		if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, name)))); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		value[bool](t, ctx, string(axe)+"; true")
		for i, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1280, 390}[:2-i] { // colours are those of the desktop
				call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 850, DeviceScaleFactor: 1})
				call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
				rules := `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`
				if i > 0 { // the dark differs in its colours alone
					rules = `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`
				}
				found := value[[]string](t, ctx, `axe.run({runOnly: `+rules+`, resultTypes: ["violations"]}).then(r => r.violations.flatMap(v =>
					v.nodes.slice(0, 3).map(n => v.id + ": " + n.target.join(" ") + ": " + n.html.slice(0, 200) + ": " + [...n.any, ...n.all, ...n.none].map(c => c.message).join("; "))))`)
				for _, f := range found {
					if !seen[f] {
						t.Errorf("%s, %s, %d px: %s", name, scheme, width, f)
					}
					seen[f] = true
				}
			}
		}
	}
}
