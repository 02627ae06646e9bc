package refs_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// sheet is one file of a plan made by hand.
type sheet struct {
	path  string // below content; "+" before it: a section file of the chapter above
	kind  plan.Kind
	front string // "id=sec-x", "plain" for number: none, "programs=A,B"
	text  string
}

type fixture struct {
	*refs.Table
	plan  *plan.Plan
	m     *view.Manuscript
	diags []diag.Diagnostic
}

// resolve makes a plan of the sheets and resolves it.
func resolve(t testing.TB, sheets ...sheet) *fixture {
	t.Helper()
	files := map[string][]byte{
		"content/buku-1/img/a.png": nil, "content/buku-2/data/x.csv": nil, "content/buku-1/lampiran.pdf": nil, "README.md": nil,
		"content/buku-1/99-draf.md": nil,
	}
	for _, s := range sheets {
		files["content/"+strings.TrimPrefix(s.path, "+")] = []byte(s.text)
	}
	tree := source.New(files)
	p := &plan.Plan{
		Language: "id", Period: plan.Years{First: 2020, Last: 2021},
		Dimensions: []*plan.Dimension{{ID: "governance", Name: "Smart Governance"}},
		Agencies:   []*plan.Agency{{ID: "diskominfo", Name: "Dinas Komunikasi", Short: "Diskominfo"}},
		References: []*plan.Reference{{Key: "uu-2", Sort: "b"}, {Key: "uu-1", Sort: "c"}, {Key: "uu-3", Sort: "a", Text: []doc.Inline{&doc.Link{Dest: "https://doi.org/1"}}}},
	}
	f := &fixture{plan: p, m: &view.Manuscript{Plan: p}}
	var last *plan.Chapter
	parse := func(file *source.File) *doc.Document {
		d, ds := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{})
		for _, x := range ds {
			t.Errorf("%v: %s", x.Span.Position(), x.Text.EN)
		}
		return d
	}
	for _, s := range sheets {
		name := strings.TrimPrefix(s.path, "+")
		file := tree.File("content/" + name)
		folder, _, _ := strings.Cut(name, "/")
		if folder == "programs" {
			g := &plan.Program{File: file, ID: "GOV-0" + fmt.Sprint(len(p.Programs)+1), Name: "Portal", Address: strings.Replace(strings.TrimSuffix(name, ".md")+".html", "programs", "program", 1), Span: file.Span(0, 0)}
			g.Doc = parse(file)
			p.Programs = append(p.Programs, g)
			f.m.Programs = append(f.m.Programs, view.Story{Program: g, Doc: g.Doc})
			continue
		}
		if p.Book(folder) == nil {
			b := &plan.Book{ID: folder, Number: len(p.Books) + 1, Title: "Judul " + folder}
			p.Books = append(p.Books, b)
			f.m.Books = append(f.m.Books, view.Book{Book: b})
		}
		c := &plan.Chapter{File: file, Book: p.Book(folder), Kind: s.kind, Address: strings.TrimSuffix(name, ".md") + ".html", Title: strings.TrimSuffix(path.Base(name), ".md"), Span: file.Span(0, 0)}
		for item := range strings.FieldsSeq(s.front) {
			key, value, _ := strings.Cut(item, "=")
			switch key {
			case "id":
				c.ID = value
			case "plain":
				c.Unnumbered = true
			case "programs":
				c.Programs = strings.Split(value, ",")
			}
		}
		if strings.HasPrefix(s.path, "+") {
			c.Parent, c.Depth = last, 1
		} else {
			last = c
		}
		c.Doc = parse(file)
		b := &f.m.Books[len(f.m.Books)-1]
		b.Texts = append(b.Texts, view.Text{Chapter: c, Doc: c.Doc})
	}
	f.Table, f.diags = refs.Resolve(f.m, tree)
	return f
}

// listing is a book's targets, a line each.
func (f *fixture) listing(book int) string {
	var b strings.Builder
	for _, t := range f.InBook(f.plan.Books[book]) {
		fmt.Fprintf(&b, "%s|%s|%s#%s\n", t.Label, t.Title, t.Address, t.Anchor)
	}
	return b.String()
}

func (f *fixture) complaints() string {
	var b strings.Builder
	for _, d := range f.diags {
		p := d.Span.Position()
		fmt.Fprintf(&b, "%s:%d:%d %s: %s", p.Path, p.Line, p.Column, d.Code, d.Text.EN)
		if d.Hint.EN != "" {
			b.WriteString(" (" + d.Hint.EN + ")")
		}
		for _, r := range d.Related {
			q := r.Span.Position()
			fmt.Fprintf(&b, " [%s:%d:%d]", q.Path, q.Line, q.Column)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got = strings.TrimSpace(got); got != strings.TrimSpace(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, strings.TrimSpace(want))
	}
}

const tableAndFigure = "|a|\n|-|\n|b|\n\n: Isi tabel\n\n![x](y.png \"Isi gambar\")\n\n"

func TestNumbers(t *testing.T) {
	f := resolve(t,
		sheet{path: "buku-1/00-kata.md", kind: plan.Front, text: "## Terima kasih\n\n" + tableAndFigure},
		sheet{path: "buku-1/bagian-1.md", kind: plan.Part},
		sheet{path: "buku-1/01-a.md", text: "## Satu\n\n### Dalam\n\n## Dua {.unnumbered}\n\n### Di bawahnya\n\n## Tiga\n\n#### Lompat\n\n##### Lebih dalam\n\n###### Paling dalam\n\n" + tableAndFigure},
		sheet{path: "buku-1/02-selingan.md", front: "plain", text: "## Selingan\n\n" + tableAndFigure},
		sheet{path: "buku-1/bagian-2.md", kind: plan.Part},
		sheet{path: "buku-1/03-b.md", text: "## Awal\n\n" + tableAndFigure},
		sheet{path: "+buku-1/03-b-1.md", text: "## Isi\n\n### Lagi\n\n" + tableAndFigure},
		sheet{path: "+buku-1/03-b-2.md", front: "plain", text: "## Isi\n\n"},
		sheet{path: "+buku-1/03-b-3.md", text: "$$a$$ {#eq-a}\n\n$$b$$\n\n" + tableAndFigure},
		sheet{path: "buku-1/l-1.md", kind: plan.Appendix, text: "## Rinci\n\n" + tableAndFigure},
		sheet{path: "buku-1/l-2.md", kind: plan.Appendix},
		sheet{path: "buku-1/z.md", kind: plan.Back},
		sheet{path: "buku-2/01-c.md", text: "## Ini\n\n![x](y.png)\n\n|a|\n|-|\n|b|\n"},
	)
	same(t, f.complaints(), "")
	same(t, f.listing(0), `
00-kata|00-kata|buku-1/00-kata.html#
Terima kasih|Terima kasih|buku-1/00-kata.html#terima-kasih
Tabel 1|Isi tabel|buku-1/00-kata.html#
Gambar 1|Isi gambar|buku-1/00-kata.html#
Bagian I|bagian-1|buku-1/bagian-1.html#
Bab I|01-a|buku-1/01-a.html#
Subbab 1.1|Satu|buku-1/01-a.html#satu
Subbab 1.1.1|Dalam|buku-1/01-a.html#dalam
Dua|Dua|buku-1/01-a.html#dua
Di bawahnya|Di bawahnya|buku-1/01-a.html#di-bawahnya
Subbab 1.2|Tiga|buku-1/01-a.html#tiga
Subbab 1.2.1|Lompat|buku-1/01-a.html#lompat
Subbab 1.2.1.1|Lebih dalam|buku-1/01-a.html#lebih-dalam
Paling dalam|Paling dalam|buku-1/01-a.html#paling-dalam
Tabel 1.1|Isi tabel|buku-1/01-a.html#
Gambar 1.1|Isi gambar|buku-1/01-a.html#
02-selingan|02-selingan|buku-1/02-selingan.html#
Selingan|Selingan|buku-1/02-selingan.html#selingan
Tabel 2|Isi tabel|buku-1/02-selingan.html#
Gambar 2|Isi gambar|buku-1/02-selingan.html#
Bagian II|bagian-2|buku-1/bagian-2.html#
Bab II|03-b|buku-1/03-b.html#
Subbab 2.1|Awal|buku-1/03-b.html#awal
Tabel 2.1|Isi tabel|buku-1/03-b.html#
Gambar 2.1|Isi gambar|buku-1/03-b.html#
Subbab 2.2|03-b-1|buku-1/03-b-1.html#
Subbab 2.2.1|Isi|buku-1/03-b-1.html#isi
Subbab 2.2.1.1|Lagi|buku-1/03-b-1.html#lagi
Tabel 2.2|Isi tabel|buku-1/03-b-1.html#
Gambar 2.2|Isi gambar|buku-1/03-b-1.html#
03-b-2|03-b-2|buku-1/03-b-2.html#
Isi|Isi|buku-1/03-b-2.html#isi
Subbab 2.3|03-b-3|buku-1/03-b-3.html#
Persamaan 2.1|a|buku-1/03-b-3.html#eq-a
Tabel 2.3|Isi tabel|buku-1/03-b-3.html#
Gambar 2.3|Isi gambar|buku-1/03-b-3.html#
Lampiran A|l-1|buku-1/l-1.html#
Subbab A.1|Rinci|buku-1/l-1.html#rinci
Tabel A.1|Isi tabel|buku-1/l-1.html#
Gambar A.1|Isi gambar|buku-1/l-1.html#
Lampiran B|l-2|buku-1/l-2.html#
z|z|buku-1/z.html#`)
	same(t, f.listing(1), "Bab I|01-c|buku-2/01-c.html#\nSubbab 1.1|Ini|buku-2/01-c.html#ini")
	dests := map[string]bool{}
	for _, x := range f.InBook(f.plan.Books[0]) {
		if dests[x.Dest()] {
			t.Errorf("two things at the destination %s", x.Dest())
		}
		dests[x.Dest()] = true
	}
}

func TestReferences(t *testing.T) {
	f := resolve(t,
		sheet{path: "buku-1/01-a.md", front: "id=sec-a programs=GOV-02,GOV-77", text: "@sec-a @sec-b @tbl-t @prg-GOV-01 @dim-governance @opd-diskominfo @buku-2\n\n## B {#sec-b}\n\n|a|\n|-|\n|b|\n\n: Isi {#tbl-t}\n"},
		sheet{path: "buku-1/02-b.md", text: "@sek-x @sec-bb @fig-t @prg-GOV-09 @dim-living @opd-dinas @buku-7 [@uu-1] [@uu-4; @lain]\n\n## Dua {#sec-b}\n\n[isi](../programs/satu.md)\n\n[@uu-2, hlm. 4] [@uu-1]"},
		sheet{path: "buku-2/01-c.md", text: "[@uu-3] @prg-GOV-01 @sec-b lagi @prg-GOV-01\n\n## Visi {#visi}\n"},
		sheet{path: "buku-2/02-d.md", text: "## Visi {#visi}\n"},
		sheet{path: "programs/satu.md", text: "## Latar\n\n@sec-a @sec-z [@uu-9]\n"},
		sheet{path: "programs/dua.md"},
	)
	same(t, f.complaints(), `
content/buku-1/02-b.md:3:8 JLD061: id #sec-b is used twice (ids hold in the whole plan; give one of them another) [content/buku-1/01-a.md:3:6]
content/buku-1/02-b.md:1:8 JLD102: unknown reference @sec-bb (perhaps @sec-b was meant) [content/buku-1/01-a.md:3:6]
content/buku-1/02-b.md:1:16 JLD102: unknown reference @fig-t (perhaps @tbl-t was meant) [content/buku-1/01-a.md:9:7]
content/buku-1/02-b.md:1:23 JLD102: unknown reference @prg-GOV-09 (perhaps @prg-GOV-01 was meant) [content/programs/satu.md:1:1]
content/buku-1/02-b.md:1:35 JLD102: unknown reference @dim-living (no dimension has the id living)
content/buku-1/02-b.md:1:47 JLD102: unknown reference @opd-dinas (no agency has the id dinas)
content/buku-1/02-b.md:1:58 JLD102: unknown reference @buku-7 (perhaps @buku-1 was meant)
content/buku-1/02-b.md:1:75 JLD103: there is no source @uu-4 in content/references.bib (perhaps @uu-2 was meant)
content/buku-1/02-b.md:1:82 JLD103: there is no source @lain in content/references.bib (add it there)
content/programs/satu.md:3:8 JLD102: unknown reference @sec-z (perhaps @sec-a was meant) [content/buku-1/01-a.md:1:1]
content/programs/satu.md:3:16 JLD103: there is no source @uu-9 in content/references.bib (perhaps @uu-2 was meant)`)
	for id, want := range map[string]string{
		"sec-a": "Bab I buku-1/01-a.html#", "sec-b": "Subbab 1.1 buku-1/01-a.html#sec-b", "tbl-t": "Tabel 1.1 buku-1/01-a.html#tbl-t",
		"prg-GOV-01": "GOV-01 program/satu.html#", "dim-governance": "Smart Governance dimensi/governance.html#",
		"opd-diskominfo": "Diskominfo opd/diskominfo.html#", "buku-2": "Buku II buku-2/index.html#", "thn-2021": "2021 tahun/2021.html#",
	} {
		got := "nothing"
		if x := f.Target(id); x != nil {
			got = x.Label + " " + x.Address + "#" + x.Anchor
		}
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if got := fmt.Sprint(f.Cited(f.plan.Books[0]), f.Cited(f.plan.Books[1])); got != "[uu-2 uu-1] [uu-3]" {
		t.Errorf("cited: %s", got)
	}
	for id, want := range map[string]string{"GOV-01": "01-a 02-b 01-c", "GOV-02": "01-a", "GOV-77": ""} {
		var got []string
		for _, c := range f.Mentions(id) {
			got = append(got, c.Title)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("mentions of %s: %v, want %s", id, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	f := resolve(t,
		sheet{path: "buku-1/01-a b.md", text: "## Visi {#sec-visi}\n\n## Isi bab\n\n{#catatan}\nAlinea.\n\nIstilah {#istilah}\n: arti\n"},
		sheet{path: "buku-1/02-x/_index.md", text: "[](a)"},
		sheet{path: "programs/satu.md", text: "## Latar\n\n[x](#latar)\n"},
		sheet{path: "buku-2/01-c.md", text: `
[1](../buku-1/01-a%20b.md#sec-visi)
[2](<../buku-1/01-a b.md#isi-bab>)
[3](../buku-1/02-x/)
[4](../buku-1/02-x/_index.md)
[5](/buku-1/02-x)
[6](/content/buku-1/02-x/_index.md)
[7](../buku-1)
[8](../programs/satu.md#latar)
[9](../buku-1/img/a.png)
[10](https://example.com/a.md)
[11](mailto:a@example.com)
[12](../buku-1/01-a%20b.md#catatan)
[13](../buku-1/01-a%20b.md#istilah)
[14](01-c.md)
[15](../buku-1/lampiran.pdf#page=3)
`},
	)
	var got strings.Builder
	for _, b := range f.m.Books[1:] {
		doc.Visit(b.Texts[0].Doc, doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok {
				to := f.In(b.Texts[0].Doc).Link(l)
				fmt.Fprintf(&got, "%s %s%s", doc.Plain(l.Text), to.Asset, to.External)
				if to.Target != nil {
					fmt.Fprintf(&got, "%s#%s", to.Target.Address, to.Target.Anchor)
				}
				got.WriteString("\n")
			}
			return true
		}})
	}
	if l := f.plan.References[2].Text[0].(*doc.Link); f.In(nil).Link(l).External != "https://doi.org/1" {
		t.Error("a link of the bibliography leads nowhere")
	}
	same(t, got.String(), `
1 buku-1/01-a b.html#sec-visi
2 buku-1/01-a b.html#isi-bab
3 buku-1/02-x/_index.html#
4 buku-1/02-x/_index.html#
5 buku-1/02-x/_index.html#
6 buku-1/02-x/_index.html#
7 buku-1/index.html#
8 program/satu.html#latar
9 buku-1/img/a.png
10 https://example.com/a.md
11 mailto:a@example.com
12 buku-1/01-a b.html#catatan
13 buku-1/01-a b.html#istilah
14 buku-2/01-c.html#
15 buku-1/lampiran.pdf`)
	same(t, f.complaints(), "content/buku-1/02-x/_index.md:1:4 JLD100: broken link to a (the path starts at this file's folder and has the number and the ending .md)")
}

func TestBrokenLinks(t *testing.T) {
	f := resolve(t,
		sheet{path: "buku-1/03-strategi.md", text: "## Visi {#sec-visi}\n"},
		sheet{path: "buku-1/01-a.md", text: `
[a](03-strategi.html)
[a](../buku-2/03-strategi.md)
[a](03-Strategi.md)
[a](03-strategi.md#visi)
[a](03-strategi.md#sec-vsi)
[a](#tidak-ada)
[a](../../README.md)
[a](99-draf.md)
[a](../buku-2/data/x.csv)
[a](%zz)
[a]()
[a](../../../../etc/passwd)
[a](img/b.png)
[a](file:///C:/data/x.docx)
`},
	)
	same(t, f.complaints(), `
content/buku-1/01-a.md:2:5 JLD100: broken link to 03-strategi.html (perhaps 03-strategi.md was meant)
content/buku-1/01-a.md:3:5 JLD100: broken link to ../buku-2/03-strategi.md (perhaps 03-strategi.md was meant)
content/buku-1/01-a.md:4:5 JLD100: broken link to 03-Strategi.md (perhaps 03-strategi.md was meant)
content/buku-1/01-a.md:5:19 JLD101: there is no #visi on that page (give the heading the id {#visi})
content/buku-1/01-a.md:6:19 JLD101: there is no #sec-vsi on that page (perhaps #sec-visi was meant)
content/buku-1/01-a.md:7:5 JLD101: there is no #tidak-ada on that page (give the heading the id {#tidak-ada})
content/buku-1/01-a.md:8:5 JLD100: ../../README.md is not published (only what lies in the content folder is published)
content/buku-1/01-a.md:9:5 JLD100: 99-draf.md is not published (that chapter is a draft, or no chapter at all)
content/buku-1/01-a.md:10:5 JLD100: ../buku-2/data/x.csv is not published (data and settings are not published; show the data by the view table)
content/buku-1/01-a.md:11:5 JLD100: unreadable address %zz (a % in an address is written %25)
content/buku-1/01-a.md:12:1 JLD100: a link without an address (write the address within the brackets, like [text](02-strategy.md))
content/buku-1/01-a.md:13:5 JLD100: broken link to ../../../../etc/passwd (the path starts at this file's folder and has the number and the ending .md)
content/buku-1/01-a.md:14:5 JLD100: broken link to img/b.png (perhaps img/a.png was meant)
content/buku-1/01-a.md:15:5 JLD100: the link file:///C:/data/x.docx leads to its writer's own computer (copy the file beside the chapter and link to it there)`)
}

// A plan of 1,000 chapters is numbered anew on every change.
func BenchmarkResolve(b *testing.B) {
	var sheets []sheet
	for i := range 1000 {
		text := fmt.Sprintf("Awal {{x}} @sec-%d.\n\n", i)
		for k := range 10 {
			text += fmt.Sprintf("## Judul %d {#sec-%d-%d}\n\nLihat @sec-%d-%d [@uu-1; @uu-2] dan [bab](%04d.md#sec-%d-%d), @dim-governance.\n\n%s", k, i, k, (i+1)%1000, k, (i+7)%1000, (i+7)%1000, k, tableAndFigure)
		}
		sheets = append(sheets, sheet{path: fmt.Sprintf("buku-1/%04d.md", i), front: fmt.Sprintf("id=sec-%d", i), text: text})
	}
	f := resolve(b, sheets...)
	if len(f.diags) > 0 {
		b.Fatal(f.complaints())
	}
	b.ReportAllocs()
	for b.Loop() {
		refs.Resolve(f.m, source.New(nil))
	}
}
