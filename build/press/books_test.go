package press

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/draw"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/proof"
)

// made is a plan in memory, composed.
type made struct {
	manuscript *view.Manuscript
	volumes    []book.Volume
	diags      []diag.Diagnostic
}

// compose composes a plan of these files, which are below content/, and has the
// books judged as files.
func compose(t testing.TB, files map[string]string) *made {
	t.Helper()
	s := plain(t, files)
	m, table := s.manuscript, s.table
	look, ds, ok := book.NewLook(s.theme, m.Plan, book.Edition{})
	if !ok {
		t.Fatal(ds)
	}
	ds = append(ds, book.Inspect(m, table, look)...)
	v, more := book.Compose(m, table, look)
	made := &made{m, v, append(ds, more...)}
	for i := range v {
		d := Document(&v[i], m, Options{})
		for _, found := range draw.Check(d) {
			t.Errorf("%s: %s", v[i].Book.ID, found)
		}
		var file bytes.Buffer
		if err := draw.Write(&file, d); err != nil {
			t.Fatal(err)
		}
		read, err := judge.Read(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range read.Judge(judge.Archive...) {
			t.Errorf("%s: %s", v[i].Book.ID, found)
		}
	}
	return made
}

// chapter composes one chapter of a one-book plan and gives the words of its pages.
func chapter(t testing.TB, body string) ([]string, *made) {
	t.Helper()
	m := compose(t, map[string]string{"plan.yaml": "title: Rencana\nperiod: 2020-2024\n", "buku-1/01-bab.md": "---\ntitle: Bab uji\n---\n\n" + body})
	if len(m.volumes) != 1 {
		t.Fatalf("%d books", len(m.volumes))
	}
	v := &m.volumes[0]
	from := v.Places["buku-1/bab.html"].Page
	var out []string
	for _, p := range v.Pages[from : len(v.Pages)-1] {
		if len(p.Frame.Items) > 0 {
			out = append(out, words(p.Frame)+words(p.Margin))
		}
	}
	return out, m
}

// words are the words of a frame in the order they are drawn.
func words(f *frame.Frame) string {
	var b strings.Builder
	eachGlyphs(f, geom.Point{}, func(g *frame.Glyphs, _ geom.Point) {
		text := g.Text
		if g.Soft {
			text = strings.TrimRight(text, "-‐\u00ad")
		} else {
			text += " "
		}
		b.WriteString(text)
	})
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u00a0", " ")), " ")
}

// eachGlyphs calls f for all glyphs; places within scaled groups are not exact.
func eachGlyphs(fr *frame.Frame, at geom.Point, f func(*frame.Glyphs, geom.Point)) {
	for _, p := range fr.Items {
		here := geom.Point{X: at.X + p.At.X, Y: at.Y + p.At.Y}
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			f(it, here)
		case *frame.Group:
			if it.Scale == [6]int64{} {
				eachGlyphs(it.Frame, here, f)
			} else {
				eachGlyphs(it.Frame, here, func(g *frame.Glyphs, _ geom.Point) { f(g, here) })
			}
		case *frame.Shape:
			if it.Clip != nil {
				eachGlyphs(it.Clip, here, f)
			}
		}
	}
}

const lorem = "Warga menilai pemerintah daerah dari urusan yang paling dekat dengan mereka dan dari waktu yang habis untuk satu surat saja. "

func has(ds []diag.Diagnostic, code diag.Code) int {
	n := 0
	for _, d := range ds {
		if d.Code == code {
			n++
		}
	}
	return n
}

func TestEmptyChapter(t *testing.T) {
	pages, _ := chapter(t, "")
	if len(pages) == 0 || !strings.Contains(pages[0], "Bab uji") {
		t.Errorf("pages %q", pages)
	}
}

func TestDeepLists(t *testing.T) {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "%s- tingkat%d %s\n", strings.Repeat("  ", i), i+1, lorem)
	}
	pages, _ := chapter(t, b.String())
	all := strings.Join(pages, " ")
	for i := range 12 {
		if !strings.Contains(all, fmt.Sprintf("tingkat%d ", i+1)) {
			t.Errorf("level %d is missing", i+1)
		}
	}
}

func TestLongNote(t *testing.T) {
	var note strings.Builder
	for i := range 260 {
		fmt.Fprintf(&note, "nomor%d %s", i, lorem)
	}
	pages, _ := chapter(t, lorem+"[^1] akhir.\n\n"+strings.Repeat(lorem, 60)+"\n\n[^1]: "+note.String()+"\n")
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	all := strings.Join(pages, " ")
	at := 0
	for i := range 260 {
		k := strings.Index(all[at:], fmt.Sprintf("nomor%d ", i))
		if k < 0 {
			t.Fatalf("sentence %d of the note is missing or out of order", i)
		}
		at += k
	}
}

func TestBrokenPicture(t *testing.T) {
	m := compose(t, map[string]string{
		"plan.yaml":            "title: Rencana\nperiod: 2020-2024\n",
		"buku-1/01-bab.md":     "---\ntitle: Bab\n---\n\n![Peta](img/rusak.png \"Peta kota\"){#fig-peta}\n",
		"buku-1/img/rusak.png": "\x89PNG\r\n\x1a\nrusak",
	})
	if has(m.diags, diag.BadImage) != 1 {
		t.Errorf("diagnostics %v", m.diags)
	}
	v := &m.volumes[0]
	page := words(v.Pages[v.Places["buku-1/bab.html#fig-peta"].Page].Frame)
	if !strings.Contains(page, "rusak.png") || !strings.Contains(page, "Gambar 1.1") {
		t.Errorf("no placeholder: %s", page)
	}
}

func TestMissingGlyph(t *testing.T) {
	_, m := chapter(t, "Satu huruf asing: \U0001F33F di sini, dan \U0001F33F lagi.\n")
	if has(m.diags, diag.MissingGlyph) != 1 {
		t.Errorf("diagnostics %v", m.diags)
	}
	for _, d := range m.diags {
		if d.Code == diag.MissingGlyph && (d.Span.Text() != "\U0001F33F" || !strings.Contains(d.Text.EN, "U+1F33F")) {
			t.Errorf("%v %s", d.Span.Position(), d.Text.EN)
		}
	}
}

// TestEveryTextIsInspected puts a character that no font has into every place that
// a book shows: each is found, in the file where it is written.
func TestEveryTextIsInspected(t *testing.T) {
	files := map[string]string{
		"plan.yaml": "title: Rencana ?\nsubtitle: Anak judul ?\nregion: Kota ?\npublisher: Dinas ?\nversion: Edisi ?\nlicense: Lisensi ?\nabstract: Ringkasan ?\nperiod: 2020-2024\n" +
			"books: [{id: buku-1, title: Buku ?, subtitle: Tentang ?}]\ndimensions: [{id: gov, name: Tata Kelola ?}]\nagencies: {dinas: {name: Dinas, short: D?}}\nabbreviations: {OPD?: Organisasi ?}\n",
		"references.bib": "@book{buku, title = {Judul ?}, author = {Penulis ?}, year = {2020}}\n",
		"buku-1/a.csv":   "Tahun,Jiwa ?\n2020,3\n",
		"programs/p.md":  "---\nid: GOV-01\nname: Program ?\nsummary: Isi ?\ndimension: gov\nagency: dinas\nstart: 2020\nend: 2021\noutputs: [Keluaran ?]\n---\n",
		"buku-1/01-a.md": "---\ntitle: Bab ?\n---\n\n## Judul ?\n\nParagraf ?, *miring ?*, **tebal ?**, ~~coret ?~~, `kode ?`, [tautan ?](https://a.id) dan rumus $x ?$.\n\n" +
			"- Butir ?\n\nIstilah ?\n: Arti ?\n\n> Kutipan ?\n\n> [!NOTE]\n> Catatan ?\n\n```go\nx := 1 // ?\n```\n\n    kode ?\n\n$$\ny ?\n$$\n\n" +
			"| Kepala ? |\n|---|\n| Sel ? |\n\n: Tabel ? {#tbl-a}\n: Sumber: ?\n\nCatatan kaki[^1], @opd-dinas, @dim-gov dan [@buku, hlm. ?].\n\n[^1]: Kaki ?\n\n<b>?</b>\n\n<div>\n?\n</div>\n\n" +
			"```chart\ntype: bar\nlabels: [A ?]\nseries: {Deret ?: [1], Lain: [2]}\ncaption: Grafik ?\nsource: Data ?\n```\n\n```table\ndata: a.csv\ncaption: Tabel\n```\n\n```programs\ncaption: Program\n```\n\n```program-sheet\nprogram: GOV-01\n```\n",
	}
	next := rune(0x1F300)
	want := map[rune]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for strings.Contains(files[name], "?") {
			files[name] = strings.Replace(files[name], "?", string(next), 1)
			want[next] = name
			next++
		}
	}
	m := compose(t, files)
	for _, d := range m.diags {
		if d.Code != diag.MissingGlyph {
			continue
		}
		r, _ := utf8.DecodeRuneInString(d.Span.Text())
		if d.Span.File == nil || d.Span.File.Path != "content/"+want[r] {
			t.Errorf("%s: %s", d.Span.Position(), d.Text.EN)
		}
		delete(want, r)
	}
	for r, name := range want {
		i := strings.IndexRune(files[name], r)
		t.Errorf("%s: nobody misses the character in %q", name, files[name][max(0, i-20):i+4])
	}
}

func TestWideTable(t *testing.T) {
	var b strings.Builder
	for _, cell := range []string{"Ukuran%d", "---", "panjangnya%d"} {
		for i := range 20 {
			s := cell
			if strings.Contains(s, "%d") {
				s = fmt.Sprintf(s, i)
			}
			b.WriteString("| " + s + " ")
		}
		b.WriteString("|\n")
	}
	pages, m := chapter(t, lorem+"\n\n"+b.String()+"\n: Dua puluh kolom {#tbl-lebar}\n\n"+lorem)
	all := strings.Join(pages, " ")
	for i := range 20 {
		if !strings.Contains(all, fmt.Sprintf("panjangnya%d", i)) {
			t.Errorf("column %d is missing", i)
		}
	}
	v := &m.volumes[0]
	at := v.Pages[v.Places["buku-1/bab.html#tbl-lebar"].Page]
	if at.Size.W < at.Size.H {
		t.Errorf("the table's page is not landscape")
	}
}

func TestLongTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("| No | Nama | Nilai |\n|---|---|---|\n")
	const rows = 5000
	for i := range rows {
		fmt.Fprintf(&b, "| %d | baris-%d-x | %d |\n", i, i, i*7)
	}
	pages, _ := chapter(t, b.String()+"\n: Tabel panjang {#tbl-panjang}\n")
	all := strings.Join(pages, " ")
	at := 0
	for i := range rows {
		name := fmt.Sprintf("baris-%d-x", i)
		k := strings.Index(all[at:], name)
		if k < 0 {
			t.Fatalf("row %d is missing or out of order", i)
		}
		at += k + len(name)
	}
	for i, p := range pages {
		if i > 0 && !strings.Contains(p, "lanjutan") {
			t.Errorf("page %d doesn't say that the table goes on: %.200s", i, p)
		}
		if !strings.Contains(p, "Nama") {
			t.Errorf("page %d has no head: %.200s", i, p)
		}
	}
}

// TestReferencesShowPages: a reference names the page of its target unless it
// stands on it, and the number is the folio printed there.
func TestReferencesShowPages(t *testing.T) {
	pages, m := chapter(t, "## Satu {#sec-satu}\n\nLihat @sec-dua dan @sec-satu.\n\n"+strings.Repeat(lorem, 120)+"\n\n## Dua {#sec-dua}\n\nKembali ke @sec-satu.\n")
	v := &m.volumes[0]
	folio := v.Places["buku-1/bab.html#sec-dua"].Folio
	if want := "Subbab 1.2 , hlm. " + folio + " dan Subbab 1.1 ."; !strings.Contains(spaced(pages[0]), spaced(want)) {
		t.Errorf("no %q on the first page: %.300s", want, pages[0])
	}
	last := pages[len(pages)-1]
	if want := "Subbab 1.1 , hlm. 1"; !strings.Contains(spaced(last), spaced(want)) {
		t.Errorf("no %q on the last page: %.300s", want, last)
	}
}

func spaced(s string) string { return strings.ReplaceAll(s, " ", "") }

// TestEveryBlock sets every kind of block on papers small and large, chapters
// beginning on any page.
func TestEveryBlock(t *testing.T) {
	body, err := os.ReadFile("testdata/semua.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range []string{"A4", "F4", "A5", "B5", "{width: 120mm, height: 180mm}"} {
		m := compose(t, map[string]string{
			"plan.yaml":         "title: Rencana Uji\nregion: Kota Uji\nperiod: 2020-2024\nprint: {paper: " + paper + ", chapter_start: any}\n",
			"buku-1/01-bab.md":  "---\ntitle: Bab dengan semua bentuk\n---\n\n" + string(body),
			"buku-1/02-lagi.md": "---\ntitle: Bab berikutnya\n---\n\nIsi.\n",
			"buku-1/img/a.png":  "bukan gambar",
		})
		v := &m.volumes[0]
		if len(v.Pages)%2 != 0 {
			t.Errorf("%s: %d pages: the back cover is no left-hand page", paper, len(v.Pages))
		}
		if first, next := v.Places["buku-1/bab.html"].Page, v.Places["buku-1/lagi.html"].Page; len(v.Pages[next-1].Frame.Items) == 0 || first%2 != 0 {
			t.Errorf("%s: chapters begin on pages %d and %d", paper, first, next)
		}
		var all strings.Builder
		for _, p := range v.Pages {
			all.WriteString(words(p.Frame))
		}
		for _, want := range []string{"Satu-satu-satu", "kutipan di dalamnya", "1.234,5", "Paragraf kedua catatan", "Catatan tabel", "Penjelasan kedua", "(1.1)", "HTML mentah"} {
			if !strings.Contains(proof.Bare(all.String()), proof.Bare(want)) {
				t.Errorf("%s: %q is missing", paper, want)
			}
		}
	}
}

// TestNoteOnce: a note that is mentioned twice, first in a table's head, is set once.
func TestNoteOnce(t *testing.T) {
	pages, _ := chapter(t, "| Satu[^a] | Dua |\n|---|---|\n| x | y[^a] |\n\n: Judul {#tbl-x}\n\nTeks.[^b]\n\n[^a]: Catatan bersama.\n[^b]: Catatan lain.\n")
	if n := strings.Count(pages[0], "Catatan bersama"); n != 1 {
		t.Errorf("the note is set %d times: %s", n, pages[0])
	}
	if !strings.Contains(pages[0], "Catatan lain") {
		t.Errorf("the second note is missing: %s", pages[0])
	}
}

// TestDate: a plan's date is the file's date.
func TestDate(t *testing.T) {
	m := compose(t, map[string]string{"plan.yaml": "title: Rencana\nperiod: 2020-2024\ndate: 2019-11-05\n", "buku-1/01-bab.md": "---\ntitle: Bab\n---\n\nIsi.\n"})
	var b bytes.Buffer
	if err := draw.Write(&b, Document(&m.volumes[0], m.manuscript, Options{Date: "2001-01-01"})); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<xmp:CreateDate>2019-11-05T00:00:00Z") {
		t.Error("the file doesn't have the plan's date")
	}
}

// TestRunningHeads: right-hand pages name the first section that begins on them,
// else the last that began before.
func TestRunningHeads(t *testing.T) {
	text := strings.Repeat(lorem, 100)
	pages, _ := chapter(t, "## Satu\n\nIsi.\n\n## Dua\n\n"+text+"\n\n"+text+"\n\n## Tiga\n\nIsi.\n\n## Empat\n\nIsi.\n\n"+text)
	if len(pages) < 7 {
		t.Fatalf("%d pages", len(pages))
	}
	want := "1.2 Dua"
	for i := 2; i < len(pages); i += 2 {
		if strings.Contains(pages[i], "1.3 Tiga Isi.") {
			want = "1.3 Tiga"
		} else if want == "1.3 Tiga" || strings.Contains(pages[i-1], "1.3 Tiga Isi.") {
			want = "1.4 Empat"
		}
		if !strings.HasSuffix(pages[i], want) {
			t.Errorf("page %d should be headed %q: …%s", i+1, want, pages[i][max(0, len(pages[i])-60):])
		}
	}
}

// TestCode: lines of code break at their blanks and keep them; a short listing
// stays whole wherever it comes on a page.
func TestCode(t *testing.T) {
	const line = "func hitung(nilai int, bobot float64) (hasil float64, err error)  {   return  nilai*bobot, galat(\"x\") }"
	moved := 0
	for n := 6; n < 26; n += 2 {
		_, m := chapter(t, strings.Repeat(lorem, n)+"\n\n```go\n"+strings.Repeat(line+"\n", 4)+"```\n")
		if n := has(m.diags, diag.LooseLine); n > 0 {
			t.Errorf("%d remarks: %v", n, m.diags)
		}
		v := &m.volumes[0]
		for _, at := range proof.Where(v, "Code") {
			if len(at.Pages) > 1 || at.Lines[0] != 8 {
				t.Errorf("%d: a listing stands on pages %v in %v lines", n, at.Pages, at.Lines)
			}
			moved += at.Pages[0] - v.Places["buku-1/bab.html"].Page
		}
		var raw strings.Builder
		eachGlyphs(v.Pages[v.Places["buku-1/bab.html"].Page].Frame, geom.Point{}, func(g *frame.Glyphs, _ geom.Point) { raw.WriteString(g.Text) })
		if want := "error)\u00a0 {\u00a0\u00a0 return\u00a0 nilai*bobot"; n == 6 && strings.Count(raw.String(), want) != 4 {
			t.Errorf("the listing reads: %s", raw.String())
		}
	}
	if moved == 0 || moved == 10 {
		t.Errorf("%d listings of 10 went to the next page", moved)
	}
}
