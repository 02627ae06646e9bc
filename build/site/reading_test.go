package site

import (
	"slices"
	"strings"
	"testing"
)

// TestReading: what helps readers of a page is there without scripts, or waits for them.
func TestReading(t *testing.T) {
	changes := map[string]string{"content/plan.yaml": placed["content/plan.yaml"],
		"content/buku-2/01-kedua.md": "---\ntitle: \"Kedua & 100% {siap}\"\nauthors: [Ani, Budi]\n---\n\nTeks.\n"}
	set := rendered(t, changes, Options{History: slices.Insert(slices.Clone(past), 3, Revision{Date: "2024-03-02T10:00:00+09:00", Release: "2024-1"})})
	for name, parts := range map[string][]string{
		"buku-1/isi/bagian-satu.html": {`<a class="permalink" href="#tbl-uji" aria-label="Tautan ke tabel ini: Judul tabel">¶</a></figcaption>`, `data-copied="Tautan disalin."`, `data-late="../../jilid/reading.`},
		"buku-1/awal.html":            {`<a href="../perubahan.html">Terakhir diubah 5 Maret 2024</a>`},
		"buku-2/kedua.html": {`<p id="kutip">Ani dan Budi. 2024. “Kedua &amp; 100% {siap}.” Dalam Rencana Kecil, Buku II: Buku 2. Edisi &lt;1&gt;. Pemerintah Kota. https://contoh.go.id/rencana/buku-2/kedua.html</p>`,
			"@incollection{buku-2-kedua,", `author = {Ani and Budi},`, `title = {{Kedua \&amp; 100\% \{siap\}}},`, `year = {2024},`, `url = {https://contoh.go.id/rencana/buku-2/kedua.html},`, `langid = {indonesian}`},
		"program/gov-01.html": {`<h2 id="h-indikator">Indikator kinerja</h2> <a class="permalink" href="#h-indikator" aria-label="Tautan ke bagian ini: Indikator kinerja"`, "Terakhir diubah 5 Maret 2024", "@incollection{program-gov-01,"},
		"index.html":          {`<p class="resume" data-within="" hidden>`, `<a href="perubahan.html">Perubahan</a>`},
		"buku-1/index.html":   {`<p class="resume" data-within="buku-1/" hidden>`},
	} {
		got := text(t, set, name)
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s hasn't got %s", name, part)
			}
		}
	}
	// The days and the edition between them, latest first.
	page, at := text(t, set, "perubahan.html"), 0
	for _, part := range []string{`<section id="day-2024-03-05"><h2>5 Maret 2024</h2>`, `<a href="program/gov-01.html">GOV-01 Portal</a>`, `<a href="buku-1/awal.html">BAB I Awal</a> <span class="where">Buku I</span>`,
		`<section id="edition-2024-1"><h2>Edisi 2024-1</h2><p>2 Maret 2024</p>`, `<section id="day-2024-03-01">`, `<a href="buku-2/kedua.html">`, `<section id="day-2024-02-01">`} {
		i := strings.Index(page[at:], part)
		if i < 0 {
			t.Fatalf("perubahan.html hasn't got %s behind what comes before it", part)
		}
		at += i
	}
	set, _ = render(t, nil)
	if _, ok := set.File("perubahan.html"); ok || strings.Contains(text(t, set, "buku-1/awal.html"), "Terakhir diubah") {
		t.Error("changes of a plan whose history isn't known")
	}
}
