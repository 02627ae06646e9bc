package refs_test

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/plan/refs"
)

func TestIndex(t *testing.T) {
	f := resolve(t,
		sheet{path: "buku-1/satu.md", text: "Teks [Anggaran]{.index}.\n\n## Dua\n\n[anggaran]{.index} [x]{.index term=\"anggaran > Éclair\"} [x]{.index term=\"Anggaran > data 10\"} [y]{.index term=\"anggaran > data 9\"}[^a]\n\n[APBD]{.index see=anggaran} [APBD]{.index see=\"anggaran > DATA 9\"} [b]{.index see=angaran}\n\n[^a]: [kaki]{.index}\n"},
		sheet{path: "buku-2/dua.md", text: "[zona]{.index} [a]{.index see=anggaran}\n"},
	)
	var b strings.Builder
	for i := range 2 {
		for _, e := range refs.Flat(f.Index(f.plan.Books[i])) {
			fmt.Fprintf(&b, "%d %s", i+1, e.Path)
			for _, p := range e.Places {
				fmt.Fprintf(&b, " | %s %s", p.Dest(), p.Section.Title)
			}
			for _, s := range e.See {
				fmt.Fprintf(&b, " | see %s", s)
			}
			b.WriteString("\n")
		}
	}
	const want = `1 anggaran | buku-1/satu.html#indeks-1 satu | buku-1/satu.html#indeks-2 Dua
1 anggaran > data 9 | buku-1/satu.html#indeks-5 Dua
1 anggaran > data 10 | buku-1/satu.html#indeks-4 Dua
1 anggaran > Éclair | buku-1/satu.html#indeks-3 Dua
1 APBD | see anggaran | see anggaran > DATA 9
1 b | see angaran
1 kaki | buku-1/satu.html#indeks-6 satu
2 a | see anggaran
2 zona | buku-2/dua.html#indeks-1 dua
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	const complaints = "content/buku-1/satu.md:7:71 JLD102: this book's index has no term “angaran” (perhaps “anggaran” was meant)\n" +
		"content/buku-2/dua.md:1:19 JLD102: this book's index has no term “anggaran” (mark that word with `{.index}`, or name it in `index` of `print` in plan.yaml)\n"
	if got := f.complaints(); got != complaints {
		t.Errorf("got\n%s\nwant\n%s", got, complaints)
	}
}
