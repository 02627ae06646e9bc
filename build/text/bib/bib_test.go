package bib_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/bib"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// rich is a text with emphasis between asterisks and links between angle brackets.
func rich(text []doc.Inline) string {
	var b strings.Builder
	for _, n := range text {
		switch n := n.(type) {
		case *doc.Emph:
			b.WriteString("*" + rich(n.Text) + "*")
		case *doc.Link:
			b.WriteString("<" + n.Dest + ">")
		default:
			b.WriteString(doc.Plain([]doc.Inline{n}))
		}
	}
	return b.String()
}

func complaints(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		p := d.Span.Position()
		fmt.Fprintf(&b, "%d:%d %s: %s\n", p.Line, p.Column, d.Code, d.Text.EN)
	}
	return b.String()
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ entry, label, text string }{
		{`@misc{a, author = {{Republik Indonesia}}, title = {Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik}, year = 2018, howpublished = {Lembaran Negara Republik Indonesia Tahun 2018 Nomor 182}}`,
			"Perpres 95/2018", "Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik. Lembaran Negara Republik Indonesia Tahun 2018 Nomor 182."},
		{`@misc{a, title = {Undang-Undang Republik Indonesia Nomor 23 Tahun 2014 tentang Pemerintahan Daerah}}`, "UU 23/2014", "Undang-Undang Republik Indonesia Nomor 23 Tahun 2014 tentang Pemerintahan Daerah."},
		{`@misc{a, title = {Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara}}`, "Permendagri 86/2017", "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara."},
		{`@misc{a, title = {Peraturan Menteri Kelautan No. 3 Tahun 2020 tentang Ikan}}`, "Permen Kelautan 3/2020", "Peraturan Menteri Kelautan No. 3 Tahun 2020 tentang Ikan."},
		{`@misc{a, title = {Peraturan Daerah Kota Ambon Nomor 4 Tahun 2019 tentang RPJMD}}`, "Perda Kota Ambon 4/2019", "Peraturan Daerah Kota Ambon Nomor 4 Tahun 2019 tentang RPJMD."},
		{`@misc{a, title = {Undang-Undang Dasar Negara Republik Indonesia Tahun 1945}}`, "UUD 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945."},
		{`@techreport{a, author={{International Organization for Standardization}}, institution={ISO}, address={Jenewa}, year={2018}, title={ISO 37120:2018 Sustainable Cities}}`,
			"ISO 37120:2018", "International Organization for Standardization (2018). *ISO 37120:2018 Sustainable Cities*. Jenewa: ISO."},
		{`@article{a, author = {Albino, Vito and Berardi, Umberto and Dangelico, Rosa-Maria}, title = {Smart {C}ities}, journal = {Journal of {\'U}rban Tech}, volume = {22}, number = {1}, pages = {3--21}, year = {2015}, doi = {10.1080/a_b}}`,
			"Albino dkk. 2015", "Albino, V., Berardi, U., dan Dangelico, R.-M. (2015). Smart Cities. *Journal of Úrban Tech*, 22(1), 3–21. <https://doi.org/10.1080/a_b>"},
		{`@book{a, author = "Kevin Lynch", title = "The Image of the City", publisher = {MIT Press}, address = {Cambridge}, year = 1960}`, "Lynch 1960", "Lynch, K. (1960). *The Image of the City*. Cambridge: MIT Press."},
		{`@book{a, author = {Ludwig van der Rohe and Suharto}, title = {Apa?}, year = 1960, edition = 2}`, "van der Rohe dan Suharto 1960", "van der Rohe, L. dan Suharto (1960). *Apa?* (edisi 2)."},
		{`@inproceedings{a, author = {Nam, T.}, title = {Judul}, booktitle = {Proceedings}, pages = {282-291}, publisher = {ACM}, year = 2011}`, "Nam 2011", "Nam, T. (2011). Judul. Dalam *Proceedings* (hlm. 282–291). ACM."},
		{`@misc{a, title = {Berita tanpa nama dari sebuah kota}, url = {https://example.com/a\_b}, urldate = {2020-01-02}}`, "Berita tanpa nama dari … t.t.", "*Berita tanpa nama dari sebuah kota* (t.t.). <https://example.com/a_b> (diakses 2020-01-02)"},
		{`@misc{a, author = {Bappeda}, title = {RPJMD}, year = 2017, shorthand = {RPJMD Ambon}}`, "RPJMD Ambon", "Bappeda (2017). *RPJMD*."},
		{`@phdthesis{a, author = {Pichler-Milanovi{\'c}, Nata{\v s}a and G{\"o}del, \'{E}va}, title = {A \emph{b} -- c}, school = {UI}, type = {Disertasi}, year = 2001}`,
			"Pichler-Milanović dan Gödel 2001", "Pichler-Milanović, N. dan Gödel, É. (2001). *A *b* – c*. Disertasi. UI."},
		{`@misc{a, author = {{Dinas A and B}}, organization = {{Dinas A and B}}, title = {X}, date = {2019-05-01}}`, "Dinas A and B 2019", "Dinas A and B (2019). *X*."},
	} {
		entries, ds := bib.Parse(source.NewFile("a.bib", []byte(c.entry)))
		if len(ds) > 0 || len(entries) != 1 {
			t.Errorf("%s: %s", c.entry, complaints(ds))
			continue
		}
		refs, ds := bib.Format(entries, lang.ID)
		if refs[0].Label != c.label || rich(refs[0].Text) != c.text || len(ds) > 0 {
			t.Errorf("got  %s | %s %s\nwant %s | %s", refs[0].Label, rich(refs[0].Text), complaints(ds), c.label, c.text)
		}
	}
}

func TestEnglish(t *testing.T) {
	entries, _ := bib.Parse(source.NewFile("a.bib", []byte(`@incollection{a, author={A One and B Two and C Three}, editor={D Four}, title={T}, booktitle={B}, pages={1--2}}`)))
	refs, _ := bib.Format(entries, lang.EN)
	if got := refs[0].Label + " | " + rich(refs[0].Text); got != "One et al. n.d. | One, A., Two, B., and Three, C. (n.d.). T. In Four, D. (ed.), *B* (pp. 1–2)." {
		t.Error(got)
	}
}

// Sources of one author and year are told apart, in the order of the bibliography.
func TestSameLabel(t *testing.T) {
	entries, _ := bib.Parse(source.NewFile("a.bib", []byte(`
@book{x, author={Lynch, K.}, title={Zebra}, year=1960}
@book{y, author={Lynch, Kevin}, title={Anjing}, year=1960}
@book{z, author={Lynch, K.}, title={Awal}, year=1959}`)))
	refs, _ := bib.Format(entries, lang.ID)
	var got []string
	for _, r := range refs {
		got = append(got, r.Label+" "+rich(r.Text))
	}
	want := "Lynch 1960a Lynch, K. (1960a). *Zebra*. / Lynch 1960b Lynch, K. (1960b). *Anjing*. / Lynch 1959 Lynch, K. (1959). *Awal*."
	if strings.Join(got, " / ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " / "), want)
	}
}

func TestReader(t *testing.T) {
	for _, c := range []struct{ in, entries, complaints string }{
		{"% @book{no}\ncomment\n@comment{@book{a,}}\n@preamble{\"x\"}\n@string{ui = {Universitas } # \"Indonesia\"}\n@book{a, title = ui # { 2}, month = jan,}\n", "a title=Universitas Indonesia 2 month=1", ""},
		{"@book(a, title = {)})", "a title=)", ""},
		{"@book{a, title = {x}}\n@book{a, title = {y}}", "a title=x", "2:7 JLD061: the source key a is used twice\n"},
		{"@book{a title = {x}}\n@book{b, title={y}}", "b title=y", "1:9 JLD117: a comma is missing after the key a\n"},
		{"@book{a, title = {x} year = 3}", "a title=x year=3", "1:22 JLD117: a comma is missing after title\n"},
		{"@book{a, title = {x\n}\n\n@book{b, title = {y}}", "b title=y", "4:1 JLD117: name = {value} is expected here\n"},
		{"@book{a, title = {x", "", "1:18 JLD117: the brace of title is not closed\n"},
		{"@book{a, title = \"x", "", "1:18 JLD117: the quotation mark of title is not closed\n"},
		{"@book{a, title = x1y}", "a title=x1y", "1:18 JLD117: the abbreviation x1y is not defined by @string\n"},
		{"@book{, title = {x}}", "", "1:1 JLD117: a source without a key\n"},
		{"@book a", "", "1:1 JLD117: “@book” is not followed by {\n"},
		{"@book{a, title = }", "", "1:18 JLD117: title has no value\n"},
		{"@book{a, ", "", "1:7 JLD117: the source a is not closed\n"},
		{"@book{\"k, title={x}}", "", "1:1 JLD117: a source without a key\n1:7 JLD117: a comma is missing after the key \n"},
		{"surel@contoh.id\n", "", ""},
	} {
		entries, ds := bib.Parse(source.NewFile("a.bib", []byte(c.in)))
		var got []string
		for _, e := range entries {
			got = append(got, e.Key)
			for _, f := range e.Fields {
				got = append(got, f.Name+"="+f.Value)
			}
		}
		if strings.Join(got, " ") != c.entries || complaints(ds) != c.complaints {
			t.Errorf("%s\ngot  %s\n%swant %s\n%s", c.in, got, complaints(ds), c.entries, c.complaints)
		}
	}
}

func TestCSL(t *testing.T) {
	entries, ds := bib.CSL(source.NewFile("references.yaml", []byte(`references:
- id: lynch
  type: book
  title: The Image of the City
  author: [{family: Lynch, given: Kevin}, {literal: MIT and Friends}]
  issued: {date-parts: [[1960, 5]]}
  publisher: MIT Press
  publisher-place: Cambridge
- id: nam
  type: paper-conference
  title: Judul {aneh}
  container-title: Prosiding
  page: 1-2
  issued: 2011-03-04
- title: tanpa id
- id: lynch
`)))
	refs, _ := bib.Format(entries, lang.ID)
	var got strings.Builder
	for _, r := range refs {
		fmt.Fprintf(&got, "%s: %s | %s\n", r.Key, r.Label, rich(r.Text))
	}
	got.WriteString(complaints(ds))
	want := `lynch: Lynch dan MIT and Friends 1960 | Lynch, K. dan MIT and Friends (1960). *The Image of the City*. Cambridge: MIT Press.
nam: Judul {aneh} 2011 | Judul {aneh} (2011). Dalam *Prosiding* (hlm. 1–2).
15:3 JLD117: a source without an id
16:7 JLD061: the source key lynch is used twice
`
	if got.String() != want {
		t.Errorf("got:\n%swant:\n%s", got.String(), want)
	}
}

// The sample plan's bibliography is read without a complaint, and its laws come
// in the order of their years and numbers.
func TestSample(t *testing.T) {
	data, err := os.ReadFile("../../../content/references.bib")
	if err != nil {
		t.Fatal(err)
	}
	entries, ds := bib.Parse(source.NewFile("references.bib", data))
	refs, more := bib.Format(entries, lang.ID)
	if s := complaints(append(ds, more...)); s != "" {
		t.Error(s)
	}
	slices.SortFunc(refs, func(a, b bib.Reference) int { return strings.Compare(a.Sort, b.Sort) })
	var labels []string
	for _, r := range refs {
		if testing.Verbose() {
			t.Log(r.Label, "|", rich(r.Text))
		}
		if strings.HasPrefix(r.Label, "UU ") {
			labels = append(labels, r.Label)
		}
	}
	if got := strings.Join(labels, " "); !strings.HasPrefix(got, "UU 25/2004 UU 24/2007 UU 26/2007 UU 30/2007 UU 11/2008") {
		t.Errorf("laws in the order %s", got)
	}
}

// Abbreviations of abbreviations don't fill the memory.
func TestBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("@string(a = {0123456789})\n")
	for c := 'b'; c < 'z'; c++ {
		fmt.Fprintf(&b, "@string(%c = %s)\n", c, strings.Repeat(string(c-1)+" # ", 9)+string(c-1))
	}
	b.WriteString("@misc{k, title = y}\n")
	_, ds := bib.Parse(source.NewFile("a.bib", []byte(b.String())))
	if got := complaints(ds); !strings.Contains(got, "the value of e is too long") {
		t.Errorf("got %s", got)
	}
}

// FuzzParse: whatever the file holds, its entries have keys and places and can be
// printed, in both languages and the same every time.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`@book{a, title = {x\'{e}} # "y" # jan, author={A and {B}}}`, "@string(a=b)", `@misc{a,title={\v{\i}}}`, "@a{b,c={{{}}", `@misc{a,author={, , and ,},title={\`,
		"@comment{x @book{y}}\n@preamble{\"z\"}\r\n@STRING{p = {Perpres}}@misc(k, title = p # { 95/2018}, year = 2018,)", `@article{é, author = {von Ä, Jr, {\"O}. and others}, pages = {1--2}, doi = {10.1/<x>}, url={javascript:x}, $ = {$x^2$}}`} {
		f.Add(s)
	}
	data, err := os.ReadFile("../../../content/references.bib")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data[:4096]))
	f.Fuzz(func(t *testing.T, s string) {
		file := source.NewFile("a.bib", []byte(s))
		entries, ds := bib.Parse(file)
		diagtest.Check(t, ds)
		fuzzEntries(t, file, entries)
	})
}

// FuzzCSL is FuzzParse for bibliographies in CSL-YAML.
func FuzzCSL(f *testing.F) {
	for _, s := range []string{"- id: a\n  type: book\n  title: X {y} \\z\n  author: [{family: A, given: B}, {literal: C}, D]\n  issued: {date-parts: [[2018, 1]]}\n",
		"references:\n- {id: b, type: chapter, container-title: C, page: 1-2, issued: {raw: \"2001\"}, URL: x, accessed: {year: 2020}}\n- {title: tanpa id}\n- {id: b}\n- {id: [c]}\n- x",
		"- &a {id: a, author: &b [*b]}\n- *a", "x: 1", "[]", "- id: a\n  issued: [[[[2018]]]]\n  editor: {family: A}\n  title: $ ~ \\emph{", "\"a: b: c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file := source.NewFile("references.yaml", []byte(s))
		entries, ds := bib.CSL(file)
		diagtest.Check(t, ds)
		fuzzEntries(t, file, entries)
	})
}

func fuzzEntries(t *testing.T, file *source.File, entries []*bib.Entry) {
	keys := map[string]bool{}
	for _, e := range entries {
		if e.Key == "" || keys[e.Key] {
			t.Errorf("the key %q, there already: %v", e.Key, keys[e.Key])
		}
		keys[e.Key] = true
		diagtest.Span(t, e.Span)
		for _, x := range e.Fields {
			diagtest.Span(t, x.Span)
		}
	}
	for _, l := range []lang.Lang{lang.ID, lang.EN} {
		refs, ds := bib.Format(entries, l)
		diagtest.Check(t, ds)
		if again, _ := bib.Format(entries, l); !reflect.DeepEqual(refs, again) {
			t.Error("another bibliography the second time")
		}
		labels := map[string]bool{}
		for i, r := range refs {
			if r.Key != entries[i].Key || r.Label == "" || labels[r.Label] && !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.Repeated }) {
				t.Errorf("entry %q has the label %q, there already: %v", r.Key, r.Label, labels[r.Label])
			}
			labels[r.Label] = true
			text := r.Label + doc.Plain(r.Text) + r.Sort
			if utf8.Valid(file.Data) && !utf8.ValidString(text) {
				t.Errorf("entry %q is printed as %q", r.Key, text)
			}
			doc.Visitor{Inline: func(n doc.Inline) bool {
				if l, ok := n.(*doc.Link); ok && !strings.HasPrefix(l.Dest, "http://") && !strings.HasPrefix(l.Dest, "https://") {
					t.Errorf("a link to %q", l.Dest)
				}
				return true
			}}.Inlines(r.Text)
		}
	}
}
