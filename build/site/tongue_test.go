package site

import (
	"maps"
	"strings"
	"testing"
)

// translated is small with a translation of some of it.
var translated = map[string]string{
	"content/plan.yaml":             small["content/plan.yaml"] + "translations: [en]\nbase_url: https://contoh.go.id/\n",
	"content/plan.en.yaml":          "title: Small Plan\nagencies: {kominfo: {name: Communications Office}}\n",
	"content/buku-1/01-awal.en.md":  "---\ntitle: Beginning\n---\n\n## Background\n\nSee @sec-latar and @tbl-uji in another chapter, @prg-GOV-01 and [the second](../buku-2/01-kedua.md).[^a] ![dot](img/a.png)\n\n[^a]: A note.\n",
	"content/buku-1/img/a.png":      "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82",
	"content/programs/gov-01.en.md": "---\nname: Services\nphases: {2024: Design}\nindicators: [{name: Services}]\n---\nThe story.\n",
}

func TestLanguages(t *testing.T) {
	set, ds := render(t, translated)
	for _, d := range ds {
		t.Errorf("%s %s", d.Code, d.Text.EN)
	}
	for name, parts := range map[string][]string{
		"buku-1/awal.html": {`<html lang="id">`, `<a href="../en/buku-1/awal.html" lang="en" hreflang="en">English</a>`, `<span lang="id" aria-current="true">Bahasa Indonesia</span>`,
			`<link rel="alternate" hreflang="en" href="https://contoh.go.id/en/buku-1/awal.html">`},
		// A translated chapter speaks its language, has the anchors of the original, leads to
		// pages of its language and to files that are there once.
		"en/buku-1/awal.html": {`<html lang="en">`, `<link rel="canonical" href="https://contoh.go.id/en/buku-1/awal.html">`, `<link rel="alternate" hreflang="id" href="https://contoh.go.id/buku-1/awal.html">`,
			`<a href="../../buku-1/awal.html" lang="id" hreflang="id">`, `<h2 id="sec-latar">`, `<a class="ref" href="isi/bagian-satu.html#tbl-uji">Table 2.1</a>`, `href="../program/gov-01.html"`,
			`<a href="../buku-2/kedua.html">the second</a>`, `src="../../buku-1/img/a.png"`, `<link rel="stylesheet" href="../../jilid/site.`, `On this page`},
		// One that isn't is there in the original's words, and says so.
		"en/buku-1/isi/bagian-satu.html": {`<h1 lang="id">Bagian satu</h1>`, `<p class="borrowed">`, `<article class="prose" lang="id">`, `<span class="label">Tabel 2.1</span>`, `id="tbl-uji"`, `Contents`},
		"en/buku-1/isi/index.html":       {`<article class="prose" lang="id">`, `<span lang="id">Bagian satu</span>`, `<span>Beginning</span>`},
		"en/buku-1/index.html":           {`<span lang="id">Bagian satu</span>`, `<span>Background</span>`},
		"en/buku-1/print.html":           {`<h1>Beginning</h1>`, `<h1 lang="id">Bagian satu</h1>`, `href="#h-isi-bagian-satu--tbl-uji"`},
		"en/buku-2/kedua.html":           {`<a href="../buku-1/awal.html#sec-latar">latar</a>`},
		"en/program/gov-01.html":         {`<span>Services</span>`, `The story.`, `Communications Office`, `>Design<`},
		"en/program/gov-02.html":         {`<span lang="id">Data</span>`, `<p class="borrowed">`},
		"en/index.html":                  {`Small Plan`, `href="../buku-1.pdf"`, `href="program/index.html"`, `href="../data/programs.csv"`},
		"en/data/index.html":             {`href="../../data/programs.json"`},
		"sitemap.xml":                    {`<loc>https://contoh.go.id/en/buku-1/awal.html</loc>`, `<loc>https://contoh.go.id/buku-1/awal.html</loc>`},
	} {
		got := text(t, set, name)
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s hasn't got %s", name, part)
			}
		}
	}
	for _, name := range []string{"en/404.html", "en/buku-1/img/a.png", "en/data/programs.json"} {
		if _, ok := set.File(name); ok {
			t.Errorf("there is a %s", name)
		}
	}
	if got := text(t, set, "404.html"); !strings.Contains(got, `href="en/index.html"`) && !strings.Contains(got, `/en/index.html"`) {
		t.Error("404.html doesn't lead to the home page of the other language")
	}
}

// TestOutdated: readers of a translation are told that its original was changed since, by days.
func TestOutdated(t *testing.T) {
	set, _ := renderWith(t, translated, Options{History: []Revision{
		{Date: "2024-03-05T09:00:00+09:00", Paths: []string{"content/buku-1/01-awal.md"}},
		{Date: "2024-03-04T18:00:00+09:00", Paths: []string{"content/programs/gov-01.md"}},
		{Date: "2024-03-04T10:00:00+09:00", Paths: []string{"content/programs/gov-01.en.md", "content/buku-1/01-awal.en.md"}},
	}})
	if got := text(t, set, "en/buku-1/awal.html"); !strings.Contains(got, `<p class="borrowed">This translation is of 4 March 2024; the original was changed on 5 March 2024.</p>`) {
		t.Error("nothing is said of a translation that is older than its original")
	}
	for _, name := range []string{"buku-1/awal.html", "en/program/gov-01.html"} {
		if strings.Contains(text(t, set, name), "This translation is of") || strings.Contains(text(t, set, name), "Terjemahan ini") {
			t.Errorf("%s is said to be outdated", name)
		}
	}
	set, _ = renderWith(t, translated, Options{})
	if strings.Contains(text(t, set, "en/buku-1/awal.html"), "This translation is of") {
		t.Error("an outdated translation of a plan whose history isn't known")
	}
}

// TestOneLanguage: a plan in one language knows nothing of others.
func TestOneLanguage(t *testing.T) {
	set, _ := render(t, nil)
	for _, name := range set.Paths() {
		if strings.HasPrefix(name, "en/") {
			t.Errorf("there is a %s", name)
		}
	}
	for _, sign := range []string{"hreflang", "languages", "language."} {
		if strings.Contains(text(t, set, "index.html"), sign) {
			t.Errorf("index.html has %q", sign)
		}
	}
}

// TestLanguageFolder: a book can't be where another language is.
func TestLanguageFolder(t *testing.T) {
	changes := maps.Clone(translated)
	changes["content/en/index.md"] = "# En\n"
	if _, ds := render(t, changes); len(ds) == 0 {
		t.Error("two pages at en/index.html")
	}
}
