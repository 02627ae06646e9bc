package site

import (
	"strings"
	"testing"

	"jilid/build/diag"
)

// living are changes to the small plan: four programs on the way, one of them
// not reported on for long, and two evaluations.
var living = map[string]string{
	"content/plan.yaml": small["content/plan.yaml"] + `
as_of: 2025-12-31
evaluations:
  - {year: 2024, parts: {baseline: {weight: 40, score: 3}, quick_win: {weight: 60, score: 2}}, dimensions: {governance: 2, branding: 3, economy: 1}}
  - {year: 2025, parts: {baseline: {weight: 40, score: 2}, quick_win: {weight: 60, score: 2}}, dimensions: {governance: 3, branding: 3, economy: 1}}
`,
	"content/programs/gov-01.md": `---
id: GOV-01
name: Portal
dimension: governance
agency: kominfo
start: 2024
end: 2026
indicators:
  - {name: Layanan, unit: layanan, baseline: 1, targets: {2024: 5, 2025: 1250}, actual: {2024: 4, 2025: 1300}}
  - {name: Waktu tunggu, unit: menit, baseline: 90, targets: {2025: 30}, actual: {2025: 45}}
  - {name: Indeks, unit: nilai, baseline: 2, targets: {2025: 3}}
budget:
  - {year: 2024, amount: 750 juta, source: APBD, spent: 600 juta}
  - {year: 2025, amount: 500 juta, source: DAK}
status: ongoing
progress:
  - {period: 2024, text: Rancangan <jadi>, physical: 45%, evidence: Notulen}
  - period: Semester II 2025
    text: Portal dibuka
    physical: hampir selesai
    issue: SDM terbatas
    next: Rekrut dua orang
    evidence: ["[Rekap](bukti/rekap 2025.xlsx)", bukti/foto.svg, https://contoh.go.id/portal]
---
`,
	"content/programs/bukti/rekap 2025.xlsx": strings.Repeat("x", 34_400),
	"content/programs/bukti/foto.svg":        `<svg xmlns="http://www.w3.org/2000/svg"/>`,
	"content/programs/gov-02.md":             "---\nid: GOV-02\nname: Data\ndimension: governance\nagency: kominfo\nstart: 2024\nend: 2026\nstatus: preparing\nprogress: [{period: TW1 2024}]\n---\n",
	"content/programs/gov-03.md":             "---\nid: GOV-03\nname: Sandi\ndimension: governance\nagency: bappeda\nstart: 2024\nend: 2026\nstatus: stopped\nprogress: [{period: 2024, issue: Tidak ada dana, next: Diajukan lagi}]\n---\n",
	"content/programs/gov-04.md":             "---\nid: GOV-04\nname: Bisu\ndimension: governance\nagency: bappeda\nstart: 2024\nend: 2026\nstatus: ongoing\n---\n",
}

func TestProgress(t *testing.T) {
	set, ds := render(t, living)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for _, c := range []struct{ page, has string }{
		{"index.html", `<a href="pelaksanaan.html">Pelaksanaan</a>`},
		{"index.html", `<p class="as-of">Keadaan per 31 Desember 2025</p>`},
		{"program/gov-01.html", `<span class="state state-ongoing">berjalan</span>`},
		{"program/gov-01.html", "Keadaan per 31 Desember 2025: kemajuan fisik hampir selesai, serapan 80%, 1 dari 3 target tercapai"},
		{"program/gov-01.html", `<h3>Semester II 2025</h3><div><p class="physical">Kemajuan fisik: hampir selesai</p><p>Portal dibuka</p>`},
		{"program/gov-01.html", `<rect width="45" height="1"/></svg><p>Rancangan &lt;jadi&gt;</p>`},
		{"program/gov-01.html", `<dt>Kendala</dt><dd>SDM terbatas</dd><dt>Tindak lanjut</dt><dd>Rekrut dua orang</dd>`},
		{"program/gov-01.html", `<a href="../programs/bukti/rekap%202025.xlsx">Rekap</a> <span class="where">XLSX, 34` + "\u00a0" + `KB</span>`},
		{"program/gov-01.html", `<a href="../programs/bukti/foto.svg">foto.svg</a> <span class="where">SVG, 41` + "\u00a0" + `B</span>`},
		{"program/gov-01.html", `<a href="https://contoh.go.id/portal">contoh.go.id/portal</a>`},
		{"program/gov-01.html", `<li>Notulen</li>`},
		{"program/gov-01.html", `1.250<span class="actual">realisasi: 1.300</span><span class="actual"><span class="state outcome-met">tercapai</span></span>`},
		{"program/gov-01.html", `30<span class="actual">realisasi: 45</span><span class="actual"><span class="state outcome-missed">tidak tercapai</span></span>`},
		{"program/gov-01.html", `<span class="state outcome-unreported">belum dilaporkan</span>`},
		{"program/gov-01.html", `<tr class="spent"><th scope="row">Realisasi anggaran</th><td class="r nw">600</td><td class="r nw">–</td><td class="r nw">600</td></tr>`},
		{"program/gov-02.html", `<p class="stale">Laporan terakhir untuk TW1 2024, 21 bulan yang lalu pada keadaan ini. Kominfo perlu menambahkan realisasi terbaru atau memperbaiki statusnya.</p>`},
		{"program/gov-04.html", `<p class="stale">Program ini mulai 2024, tetapi belum pernah dilaporkan. Bappeda perlu`},
		{"dimensi/governance.html", `<li><span class="state state-ongoing"><b>2</b> berjalan</span></li>`},
		{"dimensi/governance.html", "Rp\u00a0600\u00a0juta dari Rp\u00a0750\u00a0juta yang dilaporkan (80%)"},
		{"dimensi/governance.html", `<dd>1 dari 3 tercapai, 1 tidak tercapai, 1 belum dilaporkan</dd>`},
		{"dimensi/governance.html", `<h3>Catatan yang perlu diperbarui</h3>`},
		{"dimensi/governance.html", `<p>Tidak ada dana</p><p><span class="where">Tindak lanjut:</span> Diajukan lagi</p><p class="where"><a href="../opd/bappeda.html">Badan Perencanaan</a> · 2024</p>`},
		{"opd/kominfo.html", `<td><ul><li>realisasi indikator “Indeks” tahun 2025</li><li>realisasi anggaran tahun 2025</li></ul></td><td>Semester I 2026</td><td>Semester II 2025</td>`},
		{"opd/kominfo.html", `<li>bukti untuk TW1 2024</li>`},
		{"opd/bappeda.html", `<td>laporan pertama</td><td>–</td>`},
		{"opd/bappeda.html", `<p class="where">2024</p>`}, // on its own page an agency isn't named
		{"tahun/2025.html", `<td class="r nw">1.250</td><td class="r nw">1.300</td><td class="nw"><span class="state outcome-met">tercapai</span></td>`},
		{"pelaksanaan.html", "Dari 4 program, 2 berjalan, 1 disiapkan, dan 1 dihentikan. Dari anggaran Rp\u00a0750\u00a0juta yang realisasinya sudah dilaporkan, Rp\u00a0600\u00a0juta telah dibelanjakan (80%). Dari 3 target yang jatuh tempo, 1 tercapai, 1 tidak tercapai, dan 1 belum dilaporkan."},
		{"pelaksanaan.html", `<dd>2,00</dd>`},
		{"pelaksanaan.html", `Evaluasi 2025 bernilai 2,00 dari 4, turun 0,40 dari 2024.`},
		{"pelaksanaan.html", `aria-label="Program menurut dimensi dan status, keadaan per 31 Desember 2025`},
		{"pelaksanaan.html", `<span class="state state-stopped">dihentikan</span> <a href="program/gov-03.html">GOV-03 Sandi</a>`},
		{"pelaksanaan.html", `<td>Waktu tunggu</td><td>menit</td><td class="r">2025</td><td class="r nw">30</td><td class="r nw">45</td>`},
		{"pelaksanaan.html", `<th scope="row"><a href="opd/bappeda.html">Badan Perencanaan</a></th><td class="r nw">2</td><td class="r nw">1</td><td class="r nw">–</td><td class="r nw">–</td><td class="r nw">1</td>`},
		{"pelaksanaan.html", `<td class="r nw">+1,00</td>`},
		{"program/index.html", `<td class="nw"><span class="state state-stopped">dihentikan</span></td>`},
	} {
		if got := text(t, set, c.page); !strings.Contains(got, c.has) {
			t.Errorf("%s doesn't have %s", c.page, c.has)
		}
	}
	for _, name := range []string{"programs/bukti/rekap 2025.xlsx", "programs/bukti/foto.svg"} {
		text(t, set, name)
	}
	if strings.Contains(text(t, set, "pelaksanaan.html"), "Tidak ada program berjalan") {
		t.Error("two records are stale, but none is said to be")
	}
}

func TestProgressInEnglish(t *testing.T) {
	changes := map[string]string{}
	for name, s := range living {
		changes[name] = strings.Replace(s, "language: id", "language: en", 1)
	}
	set, ds := render(t, changes)
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for _, c := range []struct{ page, has string }{
		{"status.html", `<p class="as-of">As of 31 December 2025</p>`},
		{"status.html", "Of 4 programs, 2 ongoing, 1 preparing, and 1 stopped."},
		{"status.html", `The evaluation of 2025 came to 2.00 of 4, down by 0.40 since 2024.`},
		{"program/gov-02.html", "The last report is for TW1 2024, 21 months before the day of this page."},
		{"agency/kominfo.html", `<li>what was reached of “Indeks” in 2025</li><li>what was spent in 2025</li>`},
		{"program/gov-01.html", `<span class="state outcome-missed">not met</span>`},
	} {
		if got := text(t, set, c.page); !strings.Contains(got, c.has) {
			t.Errorf("%s doesn't have %s", c.page, c.has)
		}
	}
}

// TestNoProgress: a plan that says nothing of how it is getting on has no page about it.
func TestNoProgress(t *testing.T) {
	set, _ := render(t, nil)
	if _, ok := set.File("pelaksanaan.html"); ok {
		t.Error("there is a page about nothing")
	}
	for _, name := range []string{"index.html", "program/index.html", "dimensi/governance.html", "opd/kominfo.html", "program/gov-01.html"} {
		if got := text(t, set, name); strings.Contains(got, "pelaksanaan") || strings.Contains(got, "Keadaan per") {
			t.Errorf("%s speaks of progress", name)
		}
	}
}

// TestEvaluationsOnly: evaluations without programs make a page of their own.
func TestEvaluationsOnly(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/plan.yaml":          small["content/plan.yaml"] + "evaluations: [{year: 2024, parts: {baseline: 3}}]\n",
		"content/programs/gov-01.md": "", "content/programs/gov-02.md": "",
		"content/buku-1/01-awal.md": "---\ntitle: Awal\n---\n\n## Latar {#sec-latar}\n\nTeks.\n",
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	if got := text(t, set, "pelaksanaan.html"); !strings.Contains(got, "Evaluasi 2024 bernilai 3,00 dari 4.") || strings.Contains(got, `id="h-status"`) {
		t.Error(got)
	}
}

// TestPageAboutProgressKeepsItsAddress: an asset can't stand in its place.
func TestPageAboutProgressKeepsItsAddress(t *testing.T) {
	changes := map[string]string{"content/pelaksanaan.html": "x"}
	for name, s := range living {
		changes[name] = s
	}
	changes["content/plan.yaml"] = small["content/plan.yaml"] + "markdown: {unsafe_html: true}\n"
	_, ds := render(t, changes)
	if len(ds) != 1 || ds[0].Code != diag.SameAddress {
		t.Errorf("%v", ds)
	}
}
