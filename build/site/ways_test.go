package site

import (
	"strings"
	"testing"
)

// TestWays: what the plan has, has a page, and the page of all ways leads to it; what it
// hasn't got has none.
func TestWays(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/plan.yaml": strings.TrimRight(small["content/plan.yaml"], "\n") + `
goals: {RPJMD-1.1: Pelayanan yang mudah, "SDG 16/6": Lembaga yang terbuka}
abbreviations: {APBD: Anggaran Pendapatan dan Belanja Daerah}
`,
		"content/buku-1/01-awal.md":  "---\ntitle: Awal\n---\n\n## Latar {#sec-latar}\n\nDana APBD dipakai; lihat @tbl-uji dan @prg-GOV-01.\n",
		"content/programs/gov-02.md": "---\nid: GOV-02\nname: Data\ndimension: governance\nagency: kominfo\nstart: 2026\ngoals: [RPJMD-1.1]\nquick_win: {idea: Antre dari rumah}\ndepends_on: [GOV-01]\n---\n",
	})
	for _, d := range ds {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	for name, parts := range map[string][]string{
		"jelajahi.html":               {`<a href="sasaran/index.html">Sasaran</a> <span class="count">2</span>`, `<a href="sumber-dana/index.html">`, `<a href="quick-win.html">`, `<a href="singkatan.html">`, `<a href="unduhan.html">`},
		"sasaran/index.html":          {`Sasaran yang belum dilayani</h2>`, `<a href="sdg-16-6.html">SDG 16/6 Lembaga yang terbuka</a> <span class="where">belum dilayani</span>`, `<h2>RPJMD</h2>`, `Program tanpa sasaran</h2>`},
		"sasaran/rpjmd-1.1.html":      {`<a href="../program/gov-02.html">GOV-02</a>`},
		"program/gov-02.html":         {`<a href="../sasaran/rpjmd-1.1.html">RPJMD-1.1 Pelayanan yang mudah</a>`, `aria-label="Ketergantungan antarprogram. `},
		"sumber-dana/index.html":      {`<a href="apbd.html">APBD</a> <span class="where">1 program · Rp` + "\u00a0750\u00a0juta"},
		"sumber-dana/dak.html":        {`<a href="../program/index.html#sumber=DAK">`, `<td class="r nw">Rp` + "\u00a0500\u00a0juta</td>"},
		"quick-win.html":              {`<dt>Rumusan inovasi</dt><dd>Antre dari rumah</dd>`},
		"singkatan.html":              {`<dt id="abbr-apbd">APBD</dt><dd>Anggaran Pendapatan dan Belanja Daerah<span class="where"><a href="buku-1/awal.html" title="Awal">Buku I, Bab I</a>`},
		"unduhan.html":                {`<a href="buku-1.pdf">buku-1.pdf</a> <span class="where">untuk dibaca di layar</span>`, `<a href="data/programs.csv">programs.csv</a>`},
		"dimensi/governance.html":     {`<figure class="figure chart">`, `<details class="data"><summary>Angkanya</summary>`},
		"buku-1/isi/bagian-satu.html": {`<details class="menu"><summary>Menu</summary>`},
	} {
		got := text(t, set, name)
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s hasn't got %s", name, part)
			}
		}
	}
	set, _ = render(t, nil)
	for _, name := range []string{"sasaran/index.html", "quick-win.html", "singkatan.html"} {
		if _, ok := set.File(name); ok {
			t.Errorf("there is %s of a plan that has nothing for it", name)
		}
	}
}
