package press

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"regexp"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/press/book"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
	"jilid/themes"
)

// plain is a plan that is put together in memory, ready to be composed.
func plain(t testing.TB, files map[string]string) *sample {
	t.Helper()
	data := map[string][]byte{}
	for name, s := range files {
		if !strings.HasPrefix(name, "themes/") {
			name = "content/" + name
		}
		data[name] = []byte(s)
	}
	tree := source.New(data)
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	table, _ := refs.Resolve(m, tree)
	th, _ := theme.Load(themes.FS, tree, p.Theme)
	return &sample{m, table, th}
}

// volumesOf are the books of an edition.
func (s *sample) volumesOf(e plan.Edition) []book.Volume {
	look, _, _ := book.NewLook(s.theme, s.manuscript.Plan, book.Edition{For: e, Date: "2026-01-31"})
	book.Inspect(s.manuscript, s.table, look)
	v, _ := book.Compose(s.manuscript, s.table, look)
	return v
}

// colourful is a plan with pictures of all sorts.
func colourful(t testing.TB) map[string]string {
	picture := func(m image.Image) string {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	rgb, clear := image.NewRGBA(image.Rect(0, 0, 8, 8)), image.NewNRGBA(image.Rect(0, 0, 8, 8))
	palette := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White, color.RGBA{200, 40, 10, 255}})
	for i := range 64 {
		rgb.Set(i%8, i/8, color.RGBA{uint8(i * 4), 80, 20, 255})
		clear.Set(i%8, i/8, color.NRGBA{20, 80, uint8(i * 4), uint8(i * 4)})
		palette.SetColorIndex(i%8, i/8, uint8(i%2))
	}
	return map[string]string{
		"plan.yaml":          "judul: Rencana\npenerbit: Pemerintah Kota\nversi: \"2.1\"\nringkasan: x\n",
		"buku-1/01-satu.md":  "---\njudul: Satu\n---\n## Visi {#sec-visi}\n\nTeks dengan [tautan](https://contoh.go.id) dan @sec-dua.\n\n![Merah](a.png)\n\n![Bening](b.png)\n\n![Palet](c.png)\n\n![Gradien](d.svg)\n\n> [!NOTE]\n> Catatan.\n",
		"buku-1/02-dua.md":   "---\njudul: Dua\nid: sec-dua\n---\n| A | B |\n|---|--:|\n| satu | 2 |\n\n: Tabel {#tbl-a}\n",
		"buku-2/01-dalam.md": "---\njudul: Dalam\n---\nLihat @sec-visi.\n",
		"buku-1/a.png":       picture(rgb), "buku-1/b.png": picture(clear), "buku-1/c.png": picture(palette),
		"buku-1/d.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient></defs><rect width="100" height="40" fill="url(#g)" opacity=".5"/><text x="4" y="20">Teks</text></svg>`,
	}
}

func pressFiles(t testing.TB, s *sample) []File {
	t.Helper()
	files, ds := Compose(s.manuscript, s.table, s.theme, Options{Edition: plan.Press, Date: "2026-01-31"})
	for _, d := range ds {
		if d.Severity == diag.Error {
			t.Error(d.Text.EN)
		}
	}
	return files
}

// TestPressBoxes: pages say where they are cut and how far they are printed, the
// one within the other, and qpdf reads them so.
func TestPressBoxes(t *testing.T) {
	files := colourful(t)
	files["plan.yaml"] += "cetak: {kertas: A5, lebihan: 5mm}\n"
	for _, f := range pressFiles(t, plain(t, files)) {
		b, err := judge.Read(f.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range b.Judge(judge.X4, judge.Syntax, judge.Ours) {
			t.Error(f.Path, found)
		}
		boxes := 0
		for _, o := range b.Objects {
			d := b.Dict(o)
			if d["Type"] != judge.Name("Page") {
				continue
			}
			boxes++
			media, bleed, trim := rect(b, d["MediaBox"]), rect(b, d["BleedBox"]), rect(b, d["TrimBox"])
			mm := func(pt float64) float64 { return math.Round(pt*254/72) / 10 }
			if w, h := mm(trim[2]-trim[0]), mm(trim[3]-trim[1]); w != 148 || h != 210 {
				t.Errorf("trimmed to %g × %g mm", w, h)
			}
			for i, sign := range []float64{1, 1, -1, -1} {
				if by := mm(sign * (trim[i] - bleed[i])); by != 5 {
					t.Errorf("bleed %d of %g mm", i, by)
				}
				if by := mm(sign * (bleed[i] - media[i])); by != 8 {
					t.Errorf("room for marks %d of %g mm", i, by)
				}
			}
			if d["Annots"] != nil {
				t.Error("links on paper")
			}
		}
		if boxes != f.Pages {
			t.Errorf("%s: %d of %d pages", f.Path, boxes, f.Pages)
		}
		if !strings.HasPrefix(string(f.Data), "%PDF-1.6\n") {
			t.Error("not of PDF 1.6")
		}
		if out := presstest.Run(t, f.Data, "qpdf", "--check"); strings.Contains(out, "WARNING") {
			t.Error(out)
		}
		if out := presstest.Run(t, f.Data, "qpdf", "--json", "--json-key=qpdf"); strings.Count(out, `"/BleedBox": [`) != boxes {
			t.Errorf("qpdf counts %d of %d", strings.Count(out, `"/BleedBox": [`), boxes)
		}
	}
}

func rect(f *judge.Document, v any) (r [4]float64) {
	for i, n := range f.Array(v) {
		switch n := f.Get(n).(type) {
		case float64:
			r[i] = n
		case int:
			r[i] = float64(n)
		}
	}
	return r
}

var screenInk = regexp.MustCompile(`(?m)(^| )(rg|RG|g|G)$`)

// TestPressInks: nothing in a file for the press is in the screen's colours, but for
// pictures that say which; text is of black ink alone.
func TestPressInks(t *testing.T) {
	for _, f := range pressFiles(t, plain(t, colourful(t))) {
		b, err := judge.Read(f.Data)
		if err != nil {
			t.Fatal(err)
		}
		black := false
		for _, o := range b.Objects {
			s, ok := o.(*judge.Stream)
			if !ok {
				continue
			}
			if s.Dict["Subtype"] == judge.Name("Image") {
				space := fmt.Sprint(b.Get(s.Dict["ColorSpace"]))
				if strings.Contains(space, "DeviceRGB") {
					t.Errorf("a picture in %s", space)
				}
				continue
			}
			if s.Dict["Type"] == nil && s.Dict["N"] == nil || s.Dict["Subtype"] == judge.Name("Form") {
				if group := b.Dict(s.Dict["Group"]); group["CS"] == judge.Name("DeviceGray") {
					continue // a mask: of light, not of ink
				}
				if m := screenInk.Find(s.Data); m != nil && !bytes.HasPrefix(s.Data, []byte("/CIDInit")) {
					t.Errorf("%s: %q in content", f.Path, m)
				}
			}
			black = black || bytes.Contains(s.Data, []byte("0 0 0 1 k\n"))
		}
		if !black {
			t.Errorf("%s: no text in pure black", f.Path)
		}
		if all := fmt.Sprint(b.Objects); strings.Contains(all, "DeviceRGB") && !strings.Contains(all, "Alternate:DeviceRGB") {
			t.Errorf("%s: colours of the screen", f.Path)
		}
	}
}

// TestPressMetadata: the file says that it is PDF/X-4, what press it is for and when it is of.
func TestPressMetadata(t *testing.T) {
	f := pressFiles(t, plain(t, colourful(t)))[0]
	b, err := judge.Read(f.Data)
	if err != nil {
		t.Fatal(err)
	}
	root, info := b.Dict(b.Trailer["Root"]), b.Dict(b.Trailer["Info"])
	intents := b.Array(root["OutputIntents"])
	if len(intents) != 1 {
		t.Fatalf("%d output intents", len(intents))
	}
	in := b.Dict(intents[0])
	profile, _ := b.Get(in["DestOutputProfile"]).(*judge.Stream)
	if in["S"] != judge.Name("GTS_PDFX") || profile == nil || string(profile.Data[12:20]) != "prtrCMYK" {
		t.Errorf("the intent is %v", in)
	}
	if info["Trapped"] != judge.Name("False") || fmt.Sprint(info["CreationDate"]) == "<nil>" {
		t.Errorf("the information is %v", info)
	}
	xmp := string(f.Data)
	for _, want := range []string{`xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4<`, ">2.1</xmpMM:VersionID>", ">default</xmpMM:RenditionClass>", "<xmp:MetadataDate>2026-01-31T00:00:00Z<", "uuid:"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("%s isn't in the metadata", want)
		}
	}
	if strings.Contains(xmp, "pdfaid:part") || strings.Contains(xmp, "pdfuaid:part") {
		t.Error("it says that it is an archive's, too")
	}
}

// TestPressSamePages: the press prints what the screen shows: every letter at the
// same place of the same page, if chapters begin on the right in both.
func TestPressSamePages(t *testing.T) {
	s := loadSample(t)
	screen, press := s.volumesOf(plan.Screen), s.volumesOf(plan.Press)
	for i := range screen {
		if len(screen[i].Pages) != len(press[i].Pages) {
			t.Fatalf("%s has %d pages, for the press %d", screen[i].Book.ID, len(screen[i].Pages), len(press[i].Pages))
		}
		for n, p := range screen[i].Pages {
			q := press[i].Pages[n]
			want, got := letters(p.Frame, 0, 0), letters(q.Frame, -q.Edge, -q.Edge)
			if q.Margin != nil {
				want, got = append(want, letters(p.Margin, 0, 0)...), append(got, letters(q.Margin, -q.Edge, -q.Edge)...)
			}
			at := 0
			for _, w := range got {
				if at < len(want) && w == want[at] {
					at++
				}
			}
			if at < len(want) {
				t.Fatalf("%s, page %d: %v isn't there", screen[i].Book.ID, n+1, want[at])
			}
		}
	}
}

type letter struct {
	text string
	at   geom.Point
}

// letters are the runs of a frame with their places, if it stands at one.
func letters(f *frame.Frame, x, y geom.Length) (all []letter) {
	for _, p := range f.Items {
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			all = append(all, letter{it.Text, geom.Point{X: x + p.At.X, Y: y + p.At.Y}})
		case *frame.Group:
			if it.Scale == (frame.Matrix{}) && it.Frame != nil {
				all = append(all, letters(it.Frame, x+p.At.X, y+p.At.Y)...)
			}
		}
	}
	return all
}

// TestPressMarks: all marks keep clear of what may be seen when the page is cut
// badly, and the cloth on the covers reaches to there.
func TestPressMarks(t *testing.T) {
	for _, paper := range []string{"A4", "A5", "{lebar: 100mm, tinggi: 148mm}"} {
		s := plain(t, map[string]string{"plan.yaml": "judul: Rencana Induk dengan Judul yang Panjang Sekali\ncetak: {kertas: " + paper + "}\n", "buku-1/01-satu.md": "---\njudul: Satu\n---\nTeks.\n"})
		for _, v := range s.volumesOf(plan.Press) {
			for n, p := range v.Pages {
				bled := geom.Rect{Point: geom.Point{X: p.Edge - p.Bleed, Y: p.Edge - p.Bleed}, Size: geom.Size{W: p.Size.W - 2*(p.Edge-p.Bleed), H: p.Size.H - 2*(p.Edge-p.Bleed)}}
				marks := 0
				for i, item := range p.Frame.Items {
					at, ok := extent(item)
					if i == 0 || !ok {
						continue // the page itself
					}
					marks++
					if at.X < bled.X+bled.W && at.X+at.W > bled.X && at.Y < bled.Y+bled.H && at.Y+at.H > bled.Y {
						t.Errorf("%s, page %d: a mark at %v in %v", paper, n+1, at, bled)
					}
					if at.X < 0 || at.Y < 0 || at.X+at.W > p.Size.W || at.Y+at.H > p.Size.H {
						t.Errorf("%s, page %d: a mark at %v is cut off", paper, n+1, at)
					}
				}
				if marks < 32 {
					t.Errorf("%s, page %d has only %d marks", paper, n+1, marks)
				}
			}
			cover := v.Pages[0]
			page := cover.Frame.Items[0].Item.(*frame.Group).Frame
			reaches := false
			for _, item := range page.Items {
				if at, ok := extent(item); ok && at.X == -cover.Bleed && at.Y == -cover.Bleed && at.W == page.Size.W+2*cover.Bleed {
					reaches = true
				}
			}
			if !reaches {
				t.Errorf("%s: the cover doesn't bleed", paper)
			}
		}
	}
}

// extent is the area that an item covers; not of groups with a scale.
func extent(p frame.Placed) (r geom.Rect, ok bool) {
	add := func(x, y geom.Length) {
		if !ok {
			r.X, r.Y, ok = x, y, true
		}
		if x < r.X {
			r.W, r.X = r.W+r.X-x, x
		}
		if y < r.Y {
			r.H, r.Y = r.H+r.Y-y, y
		}
		r.W, r.H = max(r.W, x-r.X), max(r.H, y-r.Y)
	}
	switch it := p.Item.(type) {
	case *frame.Shape:
		for _, op := range it.Path {
			if op.Kind != 'Z' {
				add(p.At.X+op.To.X, p.At.Y+op.To.Y)
			}
		}
	case *frame.Group:
		add(p.At.X, p.At.Y)
		add(p.At.X+it.Frame.Size.W, p.At.Y+it.Frame.Size.H)
	}
	return r, ok
}

// TestPressNeeds: a press edition without a date, or with a profile of something
// else, says so.
func TestPressNeeds(t *testing.T) {
	files := map[string]string{"plan.yaml": "judul: Rencana\ncetak: {profil: layar.icc}\n", "layar.icc": "bukan profil", "buku-1/01-satu.md": "---\njudul: Satu\n---\nTeks.\n"}
	s := plain(t, files)
	var says []string
	for _, d := range Inspect(s.manuscript, s.table, s.theme, Options{Edition: plan.Press}) {
		says = append(says, d.Text.EN)
	}
	if got := strings.Join(says, "\n"); got != "`content/layar.icc` can't be used: what is in it is no ICC profile\nthe press edition needs a date, and none is known" {
		t.Error(got)
	}
	if ds := Inspect(s.manuscript, s.table, s.theme, Options{}); len(ds) > 0 {
		t.Error(ds[0].Text.EN)
	}
}

// TestDraft: the draft edition counts its lines, says on every page what it is, has
// no blank pages and room beside the text.
func TestDraft(t *testing.T) {
	long := strings.Repeat("Kalimat yang mengisi beberapa baris agar ada yang dihitung. ", 60)
	s := plain(t, map[string]string{"plan.yaml": "judul: Rencana\nversi: \"3\"\n", "buku-1/01-satu.md": "---\njudul: Satu\n---\n" + long, "buku-1/02-dua.md": "---\njudul: Dua\n---\n" + long})
	look, _, _ := book.NewLook(s.theme, s.manuscript.Plan, book.Edition{For: plan.Draft, Date: "2026-01-31T10:00:00+09:00", Commit: "abc1234+"})
	volumes, _ := book.Compose(s.manuscript, s.table, look)
	for n, p := range volumes[0].Pages {
		on := letters(p.Frame, 0, 0)
		if p.Margin != nil {
			on = append(on, letters(p.Margin, 0, 0)...)
		}
		var said, counted []string
		for _, l := range on {
			said = append(said, l.text)
		}
		if all := strings.Join(said, ""); !strings.Contains(all, "DRAF") || !strings.Contains(all, "versi 3 · 31 Januari 2026 · abc1234+") {
			t.Errorf("page %d says %q", n+1, all)
		}
		right := geom.Length(0)
		for _, l := range on {
			switch {
			case l.at.Y < 12*geom.MM: // the stamp
			case l.at.X > 160*geom.MM:
				counted = append(counted, l.text)
			default:
				right = max(right, l.at.X)
			}
		}
		if p.Label == "1" && strings.Join(counted, " ") != "5 10 15 20 25" {
			t.Errorf("the first page of the text counts %q", counted)
		}
		if right > 160*geom.MM {
			t.Errorf("page %d: text in the remarks' room", n+1)
		}
		if len(p.Frame.Items) == 0 {
			t.Errorf("page %d is blank", n+1)
		}
	}
	files, _ := Compose(s.manuscript, s.table, s.theme, Options{Edition: plan.Draft})
	b, err := judge.Read(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if files[0].Path != "buku-1-draf.pdf" {
		t.Error(files[0].Path)
	}
	for _, found := range b.Judge(judge.Archive...) {
		t.Error(found)
	}
}

// TestBindings: a gutter moves the text away from the bound edge and leaves it as it is; a book
// of one side has no blank pages and no mirrored margins; one that is bound at its head has equal ones.
func TestBindings(t *testing.T) {
	words := strings.Repeat("Kalimat yang mengisi beberapa baris supaya margin dapat diukur. ", 90)
	edges := func(print string) (pages int, left, right, top []geom.Length) {
		s := plain(t, map[string]string{"plan.yaml": "judul: Rencana\ncetak: {" + print + "}\n", "buku-1/01-satu.md": "---\njudul: Satu\n---\n" + words, "buku-1/02-dua.md": "---\njudul: Dua\n---\n" + words})
		v := s.volumesOf(plan.Screen)[0]
		for _, p := range v.Pages {
			if p.Margin == nil {
				continue // cover, title
			}
			b := textArea(p)
			left, right, top = append(left, b.X), append(right, p.Size.W-b.X-b.W), append(top, b.Y)
		}
		return len(v.Pages), left, right, top
	}
	n, left, right, top := edges("mulai_bab: bebas")
	if left[1] == left[2] || left[1] != left[3] {
		t.Errorf("margins aren't mirrored: %d", left)
	}
	m, l, r, _ := edges("mulai_bab: bebas, penjilidan: {ruang_jilid: 10mm}")
	by := geom.Millimetres(10)
	for i := range l {
		if d := l[i] + r[i] - left[i] - right[i]; m != n || d < -2 || d > 2 {
			t.Errorf("page %d: text of another measure, by %d", i, d)
		}
	}
	for i := range l {
		want := by // on right-hand pages, whose inner margin is the narrower one
		if left[i] > right[i] {
			want = -by
		}
		if d := l[i] - left[i] - want; d < -9 || d > 9 {
			t.Errorf("page %d: a gutter of %d moves the text by %d", i, by, l[i]-left[i])
		}
	}
	_, l, _, _ = edges("penjilidan: {sisi: satu}")
	for i := range l {
		if l[i] != l[0] {
			t.Errorf("one side: text at %d, then at %d", l[0], l[i])
		}
	}
	_, l, r, y := edges("penjilidan: {tepi: atas, ruang_jilid: 10mm}")
	for i := range l {
		if d := l[i] - r[i]; d < -4*geom.Pt || d > 4*geom.Pt {
			t.Errorf("bound at the head: margins of %d and %d", l[i], r[i])
		}
	}
	if d := y[1] - top[1]; d < by-9 || d > by+9 {
		t.Errorf("bound at the head: moved by %d", d)
	}
}

// TestChapterFolios: with folios of every chapter's own, they begin anew in each, and contents and labels say the same.
func TestChapterFolios(t *testing.T) {
	s := plain(t, map[string]string{"plan.yaml": "judul: Rencana\ncetak: {nomor_halaman: bab, mulai_bab: bebas}\n",
		"buku-1/00-kata.md": "---\njudul: Kata Pengantar\n---\nTeks.\n", "buku-1/01-satu.md": "---\njudul: Satu\n---\nTeks [@a] dan @sec-dua.\n\n{.pagebreak}\n\nTeks.\n",
		"buku-1/02-dua.md": "---\njudul: Dua\nid: sec-dua\n---\nTeks.\n", "buku-1/lampiran/01-a.md": "---\njudul: Lembar\n---\nTeks.\n",
		"references.bib": "@book{a, author = {Ada, A.}, title = {Buku}, year = {2020}}\n"})
	files, _ := Compose(s.manuscript, s.table, s.theme, Options{})
	b, err := judge.Read(files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(b.Labels, " "); !strings.HasSuffix(got, "I-1 I-2 II-1 DP-1 A-1 A-2") {
		t.Errorf("labels %s", got)
	}
	var toc []string
	for _, line := range b.Tree.Find("TOCI") {
		words := strings.Fields(line.Text())
		toc = append(toc, words[len(words)-1])
	}
	if got := strings.Join(toc, " "); !strings.Contains(got, "I-1") || !strings.Contains(got, "II-1 DP-1 A-1") {
		t.Errorf("contents %s", got)
	}
	if !strings.Contains(strings.Join(strings.Fields(b.Tree.Text()), " "), "hlm. II-1") {
		t.Error("the reference doesn't name its page")
	}
}

// TestOwnCovers: pictures of the plan's own cover the whole page and the bleed, a book's
// own before the plan's; who can't see them is told what they say.
func TestOwnCovers(t *testing.T) {
	files := colourful(t)
	files["plan.yaml"] += "cetak: {sampul: buku-1/a.png, sampul_belakang: buku-1/d.svg}\nbuku:\n  - {id: buku-1, judul: Analisis}\n  - {id: buku-2, judul: Masterplan, sampul: buku-1/c.png}\n"
	s := plain(t, files)
	for i, v := range s.volumesOf(plan.Press) {
		for _, n := range []int{0, len(v.Pages) - 1} {
			page := v.Pages[n].Frame.Items[0].Item.(*frame.Group).Frame
			last := page.Items[len(page.Items)-1]
			at, _ := extent(last)
			bleed := v.Pages[n].Bleed
			clip, ok := last.Item.(*frame.Shape)
			if !ok || clip.Clip == nil || at.X != -bleed || at.Y != -bleed || at.W != page.Size.W+2*bleed || at.H != page.Size.H+2*bleed {
				t.Fatalf("book %d, page %d: a picture at %v", i+1, n+1, at)
			}
			picture, _ := extent(clip.Clip.Items[0])
			if picture.X > at.X || picture.Y > at.Y || picture.X+picture.W < at.X+at.W-9 || picture.Y+picture.H < at.Y+at.H-9 {
				t.Errorf("book %d, page %d: the picture at %v leaves a part of %v white", i+1, n+1, picture, at)
			}
		}
	}
	made, _ := Compose(s.manuscript, s.table, s.theme, Options{})
	for i, want := range []string{"Sampul: Analisis. Buku I. Rencana. Pemerintah Kota", "Sampul: Masterplan. Buku II. Rencana. Pemerintah Kota"} {
		b, err := judge.Read(made[i].Data)
		if err != nil {
			t.Fatal(err)
		}
		if figures := b.Tree.Find("Figure"); len(figures) == 0 || figures[0].Alt != want {
			t.Errorf("the first figure is %q", figures[0].Alt)
		}
		for _, found := range b.Judge(judge.Archive...) {
			t.Error(found)
		}
	}
	if press := pressFiles(t, s); len(press) != 2 {
		t.Errorf("%d files for the press", len(press))
	}
}

// textArea is the area of a page's text, running heads and folios left out.
func textArea(p *frame.Page) (r geom.Rect) {
	all := letters(p.Frame, 0, 0)
	r.X, r.Y = p.Size.W, p.Size.H
	right := geom.Length(0)
	for _, l := range all {
		r.X, r.Y = min(r.X, l.at.X), min(r.Y, l.at.Y)
	}
	var ends func(f *frame.Frame, x geom.Length)
	ends = func(f *frame.Frame, x geom.Length) {
		for _, it := range f.Items {
			switch g := it.Item.(type) {
			case *frame.Glyphs:
				right = max(right, x+it.At.X+g.Run.Width())
			case *frame.Group:
				if g.Scale == (frame.Matrix{}) && g.Frame != nil {
					ends(g.Frame, x+it.At.X)
				}
			}
		}
	}
	ends(p.Frame, 0)
	r.W = right - r.X
	return r
}
