package search

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

func list(text string) []string {
	var out []string
	words(text, func(w string) { out = append(out, w) })
	return out
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"Layanan Publik, dan yang lain":        "layanan publik dan yang lain",
		"GOV-01 dan gov-02a":                   "gov 01 gov01 dan gov 02a gov02a",
		"e-government, Undang-Undang":          "government egovernment undang undang",
		"Rp 1.250.000 atau 7,5 persen":         "rp atau persen",
		"tahun 2021–2023, UU 25/2009.":         "tahun 2021 2023 uu 25 2009",
		"ISO 37122. Jum’at Ma'ruf":             "iso 37122 jumat maruf",
		"Santé ÉCOLE naïve":                    "santé école naïve",
		"a b c x-y":                            "xy",
		"1.250-2.500":                          "",
		"akhir kalimat.Awal":                   "akhir kalimat awal",
		"--- -a- '' . , ,,":                    "",
		"\xff\xfe rusak\x80 utf":               "rusak utf",
		strings.Repeat("panjang", 9) + " kata": "kata",
	} {
		if got := strings.Join(list(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"GOV-01", "e-government", "1.250.000", "Jum'at", "\xff", "a-", "-", "2021–2023", "İstanbul ẞ", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range list(text) {
			if !utf8.ValidString(w) || len(w) > longestWord || strings.ContainsAny(w, " -.,'’ABCDEFGHIJKLMNOPQRSTUVWXYZ") || w == "" {
				t.Errorf("%q has the word %q", text, w)
			}
			if again := list(w); len(again) > 1 {
				t.Errorf("%q is taken apart again: %q", w, again)
			}
		}
	})
}

// decode reads a list of words as find.js does.
func decode(s string) []string {
	var out []string
	word := ""
	for _, m := range regexp.MustCompile(`([A-Z])(\d)([^A-Z]*)`).FindAllStringSubmatch(s, -1) {
		word = string([]rune(word)[:m[1][0]-'A']) + m[3]
		out = append(out, word)
	}
	return out
}

func TestFrontCoding(t *testing.T) {
	long := strings.Repeat("panjang", 5)
	for _, list := range [][]string{nil, {"air"}, {"air", "airnya", "angin", "école", "écoles", "ét"}, {"a2", "a23", "b"}, {long, long + "1", long + "12"}} {
		slices.Sort(list)
		pages := make([]int, len(list))
		for i := range pages {
			pages[i] = 1 << (3 * i)
		}
		if got := decode(frontCoded(list, pages)); !slices.Equal(got, list) {
			t.Errorf("%q is read as %q", list, got)
		}
	}
}

func TestPassages(t *testing.T) {
	src := "Awal[^1] bab, lihat [lampiran](x.md) dan @tbl-a [@uu].\n\n## Visi {#sec-visi}\n\nTeks.\n\n| Tahun | Jiwa |\n|---|---|\n| 2021 | banyak |\n|  | sedikit |\n| 2023 |  |\n\n: Penduduk {#tbl-a}\n\n#### Dalam\n\n- satu\n- dua\n\n![Kota dan teluk](a.png \"Peta\"){#fig-a}\n\n![Sama](b.png \"Sama\"){#fig-b}\n\n[^1]: Catatan kaki.\n"
	f := source.New(map[string][]byte{"content/a.md": []byte(src)}).File("content/a.md")
	d, _ := markdown.Parse(f, f.Span(0, len(src)), markdown.Options{Lang: "id"})
	var got []string
	for _, p := range passages("Isian.", d) {
		got = append(got, fmt.Sprintf("%s|%s|%s", p.anchor, p.heading, p.text))
	}
	want := []string{"||Isian. Awal bab, lihat lampiran dan …. Catatan kaki.", "sec-visi|Visi|Teks. Penduduk Tahun · Jiwa 2021 · banyak sedikit 2023", "dalam|Dalam|satu dua Peta Kota dan teluk Sama"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func page(i int, text string) Page {
	return Page{Kind: Chapter, Address: fmt.Sprintf("b/%d.html", i), Title: "Bab " + strconv.Itoa(i), Text: text, Doc: &doc.Document{}}
}

// written are the files that are given, by their names.
func written(write func(Plan, func(File)), pages []Page) []File {
	var mu sync.Mutex
	var out []File
	write(Plan{Pages: pages}, func(f File) {
		mu.Lock()
		defer mu.Unlock()
		out = append(out, f)
	})
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// TestMemory: what was remembered is what would be made, whatever is edited, added and taken away.
func TestMemory(t *testing.T) {
	var m Memory
	pages := []Page{page(0, "air sungai"), page(1, "air laut"), page(2, "angin darat")}
	check := func(what string) {
		t.Helper()
		got, want := written(m.Write, pages), written(Write, pages)
		if len(got) != len(want) {
			t.Fatalf("%s: %d files, want %d", what, len(got), len(want))
		}
		for i := range got {
			if got[i].Name != want[i].Name || !bytes.Equal(got[i].Data, want[i].Data) {
				t.Errorf("%s: %s differs from %s", what, got[i].Name, want[i].Name)
			}
		}
	}
	check("at first")
	check("nothing changed")
	pages[1] = page(1, "air laut dan laut lagi")
	check("a word more often")
	pages[1] = page(1, "pasang")
	check("other words")
	pages = append(pages, page(3, strings.Repeat("teks panjang ", 2000)))
	check("a page more")
	pages = pages[1:]
	check("a page less")
	pages[0], pages[1] = pages[1], pages[0]
	check("another order")
	for i := range 3 * portion {
		pages = append(pages, page(10+i, strings.Repeat("kata "+strconv.Itoa(i%7)+" ", 1+i%200)))
	}
	check("many")
	pages[portion+3] = page(portion, "lain")
	check("one of many")
	pages = nil
	check("none")
}

// TestPostings reads a shard as find.js does.
func TestPostings(t *testing.T) {
	files := written(Write, []Page{page(0, "air air air air"), page(1, "tanah"), page(2, "air")})
	k := shardOf("air", shardsFor(3))
	for _, f := range files {
		if strings.Contains(string(f.Data), fmt.Sprintf(`"search/w%d"`, k)) {
			if !strings.Contains(string(f.Data), "[1,1,3,2,1,1]") {
				t.Errorf("air is not three times or more on the first page and once two pages on: %s", f.Data)
			}
			return
		}
	}
	t.Error("the shard isn't there")
}

// manyPages are a thousand chapters of 2,000 words, of which there are some thousands.
func manyPages() []Page {
	var pages []Page
	seed := uint32(1)
	for i := range 1000 {
		var b strings.Builder
		for range 2000 {
			seed = seed*1664525 + 1013904223
			n := seed >> 8
			fmt.Fprintf(&b, "kata%c%c%d ", 'a'+n%26, 'a'+n/26%26, n/676%(1+n>>4%9))
		}
		pages = append(pages, page(i, b.String()))
	}
	return pages
}

func BenchmarkCold(b *testing.B) {
	pages := manyPages()
	b.ReportAllocs()
	for b.Loop() {
		Write(Plan{Pages: pages}, func(File) {})
	}
}

// BenchmarkEdit makes the index again after a page was edited.
func BenchmarkEdit(b *testing.B) {
	pages := manyPages()
	var m Memory
	m.Write(Plan{Pages: pages}, func(File) {})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		pages[i%100].Text += " kata baru"
		m.Write(Plan{Pages: pages}, func(File) {})
	}
}
