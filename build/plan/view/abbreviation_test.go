package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// firsts are the abbreviations that are spelled out in a document, in order.
func firsts(d *doc.Document) (out []string) {
	doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
		if a, ok := n.(*doc.Abbr); ok && a.First {
			out = append(out, a.Short)
		}
		return true
	}})
	return out
}

// A chapter is one with its section files; parts, books and the stories of
// programs each begin anew, and what a footnote explains the text explains too.
func TestFirstInAChapter(t *testing.T) {
	files := map[string][]byte{}
	for name, text := range map[string]string{
		"content/plan.yaml":                   "periode: 2020-2023\nsingkatan: {OPD: Organisasi Perangkat Daerah, TIK: Teknologi Informasi, PAD: Pendapatan Asli Daerah}\n",
		"content/buku-1/01-satu.md":           "OPD dan OPD.\n",
		"content/buku-1/02-dua/_index.md":     "## OPD\n\nIsi[^a] bab.\n\n[^a]: Ada TIK dan PAD, lalu PAD.\n",
		"content/buku-1/02-dua/01-bagian.md":  "OPD dan TIK[^a].\n\n[^a]: PAD dan TIK.\n",
		"content/buku-1/02-dua/02-bagian.md":  "PAD, OPD, TIK.\n",
		"content/buku-1/03-bagian/_index.md":  "---\nkind: part\n---\n\nOPD.\n",
		"content/buku-1/03-bagian/01-tiga.md": "OPD.\n",
		"content/buku-2/01-satu.md":           "> OPD\n\nOPD dikutip:\n\n```include\nfrom: ../buku-1/01-satu.md\n```\n",
		"content/programs/gov-01.md":          "---\nid: GOV-01\nname: A\n---\n\nOPD dan OPD.\n",
		"content/programs/gov-02.md":          "---\nid: GOV-02\nname: B\n---\n\nTIK dan OPD.\n",
		"content/buku-3/01-bahasa.md":         "[OPD]{lang=en}\n\n{lang=en}\nTIK\n\n{lang=en}\n> TIK\n\nTIK dan OPD.\n",
		"content/buku-3/02-lain.md":           "---\nbahasa: en\n---\n\nOPD.\n",
	} {
		files[name] = []byte(text)
	}
	p, _ := load.Plan(source.New(files), markdown.Parse, load.Options{})
	m, _ := Expand(p)
	var got []string
	for _, b := range m.Books {
		for _, text := range b.Texts {
			got = append(got, text.File.Path[len("content/"):]+" "+strings.Join(firsts(text.Doc), " "))
		}
	}
	for _, s := range m.Programs {
		got = append(got, s.ID+" "+strings.Join(firsts(s.Doc), " "))
	}
	want := []string{
		"buku-1/01-satu.md OPD", "buku-1/02-dua/_index.md TIK PAD", "buku-1/02-dua/01-bagian.md OPD TIK", "buku-1/02-dua/02-bagian.md PAD",
		"buku-1/03-bagian/_index.md OPD", "buku-1/03-bagian/01-tiga.md OPD", "buku-2/01-satu.md OPD",
		"buku-3/01-bahasa.md TIK OPD", "buku-3/02-lain.md ", "GOV-01 OPD", "GOV-02 TIK OPD",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestParts(t *testing.T) {
	known := func(s string) bool { return slices.Contains([]string{"OPD", "APBD", "APBN", "e-KTP", "R&D"}, s) }
	for _, c := range []struct{ word, want string }{
		{"OPD", "OPD"}, {"opd", ""}, {"OPDA", ""}, {"OPD-nya", "OPD"}, {"antar-OPD", "OPD"}, {"non-OPD-lah", "OPD"},
		{"OPD-OPD", "OPD~ OPD~"}, {"OPDs", "OPD~"}, {"OPD's", "OPD~"}, {"OPD’s", "OPD~"}, {"OPD’APBD", ""}, {"APBD/APBN", "APBD APBN"}, {"OPD-nya/APBD", "OPD APBD"},
		{"OPD-2.1", ""}, {"OPD-2", ""}, {"OPD-A", ""}, {"x-OPD", ""}, {"OPD.md", ""}, {"OPD_x", ""}, {"a@OPD", ""}, {"e-KTP", "e-KTP"}, {"R&D", "R&D"}, {"R&D-nya", "R&D"},
	} {
		var got []string
		for _, p := range parts(c.word, known) {
			s := c.word[p.start:p.end]
			if !p.whole {
				s += "~"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.word, s, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Satu dua.", "Satu|dua"}, {"", ""}, {"–", ""}, {"(OPD)-nya, e-KTP/APBD.", "OPD|nya|e-KTP/APBD"}, {"a.b c. d", "a.b|c|d"}, {"é’s – 1.250,5", "é’s|1.250|5"},
		{"akhir-", "akhir"}, {"a\xffb", "a|b"}, {"RTH–PJU", "RTH|PJU"},
	} {
		var got []string
		for start, end := nextWord(c.text, 0); start >= 0; start, end = nextWord(c.text, end) {
			got = append(got, c.text[start:end])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestSpelling(t *testing.T) {
	for _, c := range []struct{ text, short, want string }{
		{"oleh Badan Usaha Milik Daerah (BUMD) saja", "BUMD", "Badan Usaha Milik Daerah"},
		{"BUMD (Badan Usaha Milik Daerah)", "BUMD", "Badan Usaha Milik Daerah"},
		{"lewat Kerja Sama Pemerintah dengan Badan Usaha (KPBU)", "KPBU", "Kerja Sama Pemerintah dengan Badan Usaha"},
		{"para usaha mikro, kecil, dan menengah (UMKM)", "UMKM", "usaha mikro, kecil, dan menengah"},
		{"dana sendiri (PAD)", "PAD", ""}, {"BUMD (lihat tabel)", "BUMD", ""}, {"BUMD", "BUMD", ""}, {"(BUMD)", "BUMD", ""},
		{"milik daerah. Badan usaha (BUMD)", "BUMD", ""}, {"BUMD ()", "BUMD", ""}, {"BUMD (", "BUMD", ""},
	} {
		if got := spelling(c.text, c.short); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// FuzzAbbreviations: marking never changes what a text says but for the long
// forms it adds, one for each abbreviation.
func FuzzAbbreviations(f *testing.F) {
	for _, s := range []string{"OPD (Organisasi Perangkat Daerah), **OPD**-nya", "- SDM.\n- OPD/SDM[^1]\n\n[^1]: OPD", "| OPD |\n|---|\n| SDM |\n", "OPD\n: SDM", "> OPD\n\n'OPD's \xff", "UU 1 [@a] UU"} {
		f.Add(s)
	}
	p := &plan.Plan{Abbreviations: []plan.Abbreviation{{Short: "OPD", Long: "Organisasi Perangkat Daerah"}, {Short: "SDM", Long: "sumber daya (manusia)"}, {Short: "UU", Long: "Undang-Undang"}, {Short: "PDF", Long: "PDF"}},
		References: []*plan.Reference{{Key: "a", Label: "UU 1"}}}
	list := newAbbreviations(p)
	f.Fuzz(func(t *testing.T, s string) {
		file := source.NewFile("content/buku-1/01-a.md", []byte(s))
		d, _ := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{})
		made := list.mark(d, list.none)
		if got, want := says(made.Doc), says(d); got != want {
			t.Errorf("says %q, said %q", got, want)
		}
		seen := map[string]int{}
		for _, a := range firsts(made.Doc) {
			if seen[a]++; seen[a] > 2 { // in the text and in a note
				t.Errorf("%s is spelled out %d times", a, seen[a])
			}
		}
	})
}

// says is what a document says without the long forms.
func says(d *doc.Document) string {
	var b strings.Builder
	doc.Visit(d, doc.Visitor{
		Block: func(n doc.Block) bool { fmt.Fprintf(&b, "%T", n); return true },
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Text:
				b.WriteString(n.Value)
			case *doc.Abbr:
				b.WriteString(n.Short)
			default:
				fmt.Fprintf(&b, "<%T>", n)
			}
			return true
		},
	})
	return b.String()
}
