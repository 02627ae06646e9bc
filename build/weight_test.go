package build

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"strings"
	"testing"
)

// Most that a chapter's page may weigh as a server sends it, in bytes, pictures and fonts aside.
const (
	firstView = 14 << 10 // what fits into the first answers of a new connection: ten packets
	wholePage = 60 << 10
)

// TestChapterPagesAreLight: villages read the plan over slow lines. The first view needs the page down to the first
// screen of its text, and the style sheets; scripts come after it.
func TestChapterPagesAreLight(t *testing.T) {
	_, r := sample()
	packed := func(data []byte) int {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(data)
		w.Close()
		return b.Len()
	}
	weights := map[string]int{}
	weigh := func(page, link string) int {
		name := path.Join(path.Dir(page), link)
		if _, known := weights[name]; !known {
			f, ok := r.Files.File(name)
			if !ok {
				t.Fatalf("%s: no %s", page, name)
			}
			weights[name] = packed(f.Data)
		}
		return weights[name]
	}
	sheet := regexp.MustCompile(`<link rel="stylesheet" href="([^"]*)"`)
	code := regexp.MustCompile(`<script defer src="([^"]*)"`)
	pages, heaviest, slowest := 0, 0, 0
	for _, name := range r.Files.Paths() {
		f, _ := r.Files.File(name)
		text := string(f.Data)
		begin := strings.Index(text, `<article class="prose"`)
		if path.Ext(name) != ".html" || begin < 0 {
			continue
		}
		pages++
		styles, scripts := 0, 0
		for _, m := range sheet.FindAllStringSubmatch(text, -1) {
			styles += weigh(name, m[1])
		}
		for _, m := range code.FindAllStringSubmatch(text, -1) {
			scripts += weigh(name, m[1])
		}
		first := styles + packed(f.Data[:min(begin+3000, len(text))])
		whole := styles + scripts + packed(f.Data)
		if first > firstView {
			t.Errorf("%s: the first view needs %d bytes, %d of them style", name, first, styles)
		}
		if whole > wholePage {
			t.Errorf("%s: %d bytes", name, whole)
		}
		heaviest, slowest = max(heaviest, whole), max(slowest, first)
	}
	if pages < 30 || slowest < 5000 {
		t.Errorf("only %d chapters were weighed, and the heaviest first view is %d", pages, slowest)
	}
	t.Logf("%d chapters; first view at most %d bytes, whole page at most %d", pages, slowest, heaviest)
}
