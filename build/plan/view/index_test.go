package view

import (
	"slices"
	"strings"
	"testing"

	"jilid/build/plan"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// indexed is a document's text with its marks of the index.
func indexed(d *doc.Document) string {
	var b strings.Builder
	doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
		switch n := n.(type) {
		case *doc.IndexMark:
			b.WriteString("<" + strings.Join(n.Term, " > ") + ">")
		case *doc.Text:
			b.WriteString(n.Value)
		case *doc.Abbr:
			b.WriteString(n.Short)
		}
		return true
	}})
	return b.String()
}

func terms(list ...string) *indexTerms {
	var out []plan.IndexTerm
	for _, s := range list {
		out = append(out, plan.IndexTerm{Term: doc.IndexTerm(s)})
	}
	return newIndexTerms(out)
}

func TestIndexTerms(t *testing.T) {
	list := terms("anggaran", "anggaran daerah", "uang > APBD", "layanan publik", "arsitektur SPBE", "data", "Maluku", "e-KTP")
	abbreviations := newAbbreviations(&plan.Plan{Abbreviations: []plan.Abbreviation{{Short: "APBD", Long: "Anggaran Pendapatan"}, {Short: "SPBE", Long: "Sistem"}}})
	for _, c := range []struct{ text, want string }{
		{"Anggaran dan anggaran.", "<anggaran>Anggaran dan anggaran."},
		{"anggaran daerah, anggaran", "<anggaran daerah>anggaran daerah, <anggaran>anggaran"},
		{"anggarannya, anggaran-anggaran, peranggaran", "<anggaran>anggarannya, anggaran-anggaran, peranggaran"},
		{"apbd APBD", "apbd <uang > APBD>APBD"},
		{"layanan\npublik, layanan *publik*, **layanan publik**", "<layanan publik>layanan\npublik, layanan publik, layanan publik"},
		{"Arsitektur SPBE; arsitektur SPBE", "<arsitektur SPBE>Arsitektur SPBE; arsitektur SPBE"},
		{"data-driven basis-data metadata `data` [data](x.md)", "data-driven basis-data metadata  data"},
		{"*maluku* e-ktp e-KTP-nya", "<Maluku>maluku e-ktp <e-KTP>e-KTP-nya"},
		{"[Data]{.index} data. []{.index term=anggaran} anggaran", "<Data>Data data. <anggaran> anggaran"},
		{"## Data {#x}\n\ndata\n\n| data |\n|---|\n| data |\n", "<data>Data<data>datadata<data>data"},
		{"![data](a.svg \"data\")\n\nx[^a]\n\n[^a]: data", "dataxdata"},
		{"data\n: data", "<data>data<data>data"},
		{"", ""},
	} {
		f := source.NewFile("content/buku-1/01-a.md", []byte(c.text))
		d, _ := markdown.Parse(f, f.Span(0, len(f.Data)), markdown.Options{})
		d = abbreviations.mark(d, abbreviations.none).Doc
		made := list.mark(d)
		if got := indexed(made); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		if same, marked := made == d, strings.Contains(c.want, "<"); same && made.Hash != d.Hash || !same && made.Hash == d.Hash || marked && same && !strings.Contains(c.text, "{.index}") {
			t.Errorf("%q: same document %v, same hash %v", c.text, same, made.Hash == d.Hash)
		}
		var ids []string
		doc.Visit(made, doc.Visitor{Inline: func(n doc.Inline) bool {
			if m, ok := n.(*doc.IndexMark); ok {
				ids = append(ids, m.ID)
			}
			return true
		}})
		slices.Sort(ids)
		if len(slices.Compact(ids)) != len(ids) {
			t.Errorf("%q: ids %q", c.text, ids)
		}
	}
	if newIndexTerms(nil) != nil {
		t.Error("no terms make a list")
	}
}

// FuzzIndex: marks change nothing of what a text says.
func FuzzIndex(f *testing.F) {
	for _, s := range []string{"Data **APBD**-nya", "anggaran\ndaerah", "data\xff data", "| data |\n|---|\n| *data* |", "datanya"} {
		f.Add(s)
	}
	list := terms("data", "anggaran daerah", "APBD")
	f.Fuzz(func(t *testing.T, s string) {
		file := source.NewFile("content/buku-1/01-a.md", []byte(s))
		d, _ := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{})
		if got, want := strings.ReplaceAll(says(list.mark(d)), "<*doc.IndexMark>", ""), strings.ReplaceAll(says(d), "<*doc.IndexMark>", ""); got != want {
			t.Errorf("says %q, said %q", got, want)
		}
	})
}
