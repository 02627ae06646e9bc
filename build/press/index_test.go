package press

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jilid/build/press/frame"
)

// TestIndex: the folios of the index are those of the pages that say its terms, and of
// no others.
func TestIndex(t *testing.T) {
	var body strings.Builder
	for n := range 24 {
		fmt.Fprintf(&body, "## Subbab %d\n\n%s", n, strings.Repeat(lorem, 12))
		if n%3 > 0 {
			body.WriteString("Dermaga kota. ")
		}
		fmt.Fprintf(&body, "[Hal %d]{.index term=\"hal > butir %d\"}[^a%[1]d] dan [kata%[1]d]{.index}.\n\n| Satu | Dua |\n|---|---|\n| zona%[1]d | [x]{.index term=sel} |\n\n: Tabel [judul]{.index}.\n\n[^a%[1]d]: Catatan [kaki]{.index}.\n\n", n, n)
	}
	m := compose(t, map[string]string{
		"plan.yaml":          "judul: Rencana\nperiode: 2020-2024\ncetak: {indeks: [dermaga, zona3, warga]}\n",
		"buku-1/00-kata.md":  "---\njudul: Kata\n---\n\nDermaga.\n",
		"buku-1/01-satu.md":  "# [Satu]{.index}\n\n" + body.String(),
		"buku-1/02-dua.md":   "# Dua\n\nDermaga. [Pelabuhan]{.index lihat=dermaga} []{.index term=kaki lihat=hal}\n",
		"buku-1/03-tiga.md":  "# Tiga\n\n" + strings.Repeat("[x]{.index term=urut} "+lorem+"\n\n", 40),
		"buku-2/01-empat.md": "# Empat\n\nTanpa kata itu.\n",
	})
	v := &m.volumes[0]
	from := v.Places["indeks"].Page
	said := map[string][]string{} // folios by what their page says
	for _, p := range v.Pages[:from] {
		text := strings.ToLower(words(p.Frame))
		for _, w := range []string{"dermaga", "zona3", "kata17", "kaki", "hal 9"} {
			if regexp.MustCompile(`\b` + w + `\b`).MatchString(text) {
				said[w] = append(said[w], p.Label)
			}
		}
	}
	var index strings.Builder
	for _, p := range v.Pages[from : len(v.Pages)-1] {
		index.WriteString(words(p.Frame) + " ")
	}
	text := strings.NewReplacer(" , ", ", ", " ; ", "; ").Replace(index.String())
	entry := func(term string) string {
		m := regexp.MustCompile(`(?:^| )` + regexp.QuoteMeta(term) + `, ((?:[\divxl]+(?:–\d+)?(?:, |;| |$))+)`).FindStringSubmatch(text)
		if m == nil {
			return "nothing"
		}
		return strings.Trim(m[1], ",; ")
	}
	for term, w := range map[string]string{"dermaga": "dermaga", "zona3": "zona3", "kata17": "kata17", "kaki": "kaki", "butir 9": "hal 9"} {
		if got, want := strings.Join(spread(entry(term)), " "), strings.Join(said[w], " "); got != want {
			t.Errorf("%s: %s in the index, said on %s", term, got, want)
		}
	}
	if s := entry("urut"); !regexp.MustCompile(`^\d+–\d+$`).MatchString(s) {
		t.Errorf("pages in succession are not joined: %s", s)
	}
	for _, want := range []string{"Indeks", "Pelabuhan; lihat dermaga", "lihat juga hal", "D dermaga, ", "Satu, 1 "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the index: %s", want, text)
		}
	}
	last := v.Root.Kids[len(v.Root.Kids)-1] // the back cover has no element
	if !strings.Contains(roles(last), "Sect(H1 Index(L(Caption LI(LBody(Link") {
		t.Errorf("structure %s", roles(last))
	}
	if o := v.Outline[len(v.Outline)-1]; o.Title != "Indeks" || o.Dest != "indeks" {
		t.Errorf("the last bookmark is %q", o.Title)
	}
	if len(m.volumes[1].Outline) == 0 || m.volumes[1].Outline[len(m.volumes[1].Outline)-1].Title == "Indeks" {
		t.Error("a book without terms has an index")
	}
}

// spread gives every folio of "1, 3–5".
func spread(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ", ") {
		from, to, ok := strings.Cut(part, "–")
		if !ok {
			out = append(out, part)
			continue
		}
		a, _ := strconv.Atoi(from)
		b, _ := strconv.Atoi(to)
		for n := a; n <= b; n++ {
			out = append(out, strconv.Itoa(n))
		}
	}
	return out
}

// roles is the tree of an element's roles.
func roles(t *frame.Tag) string {
	if len(t.Kids) == 0 {
		return t.Role
	}
	var kids []string
	for _, k := range t.Kids {
		kids = append(kids, roles(k))
	}
	return t.Role + "(" + strings.Join(kids, " ") + ")"
}
