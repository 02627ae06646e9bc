package site

import (
	"strings"
	"testing"
)

// TestBookIndex: a book with marked words has a page for its index; its links lead to
// the marks, one to a section.
func TestBookIndex(t *testing.T) {
	set, ds := render(t, map[string]string{
		"content/buku-1/03-kata.md": "---\ntitle: Kata\nlanguage: en-GB\n---\n\n[Dana]{.index} [dana]{.index} [Uang]{.index see=\"dana > bank\"}\n\n## Bagian\n\n[bank]{.index term=\"dana > bank\"} [3 kata]{.index}\n\n> [!NOTE]\n> Isi.\n",
	})
	for _, d := range ds {
		t.Error(d)
	}
	for name, want := range map[string][]string{
		"buku-1/indeks.html": {
			`<a href="#huruf-0">0–9</a> <a href="#huruf-D">D</a> <a href="#huruf-U">U</a>`, `<h2 id="huruf-D">D</h2>`,
			`<li id="istilah-2"><span>dana</span>, <a href="kata.html#indeks-1" title="Kata">Bab III</a>` + "\n",
			`<li id="istilah-3"><span>bank</span>, <a href="kata.html#indeks-3" title="Bagian">3.1</a>`,
			`<span>Uang</span>; <em>lihat</em> <a href="#istilah-3">dana: bank</a>`,
		},
		"buku-1/index.html": {`<a href="indeks.html"><span>Indeks</span></a>`},
		"buku-1/kata.html":  {`<span id="indeks-1"></span>Dana`, `<h1 lang="en-GB">Kata</h1>`, `<article class="prose" lang="en-GB">`, `>Note</p>`},
		"buku-1/print.html": {`<span id="h-kata--indeks-1"></span>Dana`, `<h1 lang="en-GB">Kata</h1>`},
	} {
		f, _ := set.File(name)
		for _, w := range want {
			if !strings.Contains(string(f.Data), w) {
				t.Errorf("%s has no %s", name, w)
			}
		}
		if name == "buku-1/indeks.html" && t.Failed() {
			t.Log(string(f.Data))
		}
	}
	if _, ok := set.File("buku-2/indeks.html"); ok {
		t.Error("a book without marks has an index")
	}
}
