package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"runtime"
	"slices"
	"strings"
	"testing"

	"jilid/build/press/font"
	"jilid/build/press/font/fonttest"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/picture"
	"jilid/build/press/presstest"
	"jilid/themes"
)

// press is what tests set pages with.
type press struct {
	t           testing.TB
	shaper      *font.Shaper
	serif, sans *font.Font
}

func newPress(t testing.TB) *press {
	load := func(name string) *font.Font { return fonttest.Load(t, themes.FS, name) }
	return &press{t, font.NewShaper(), load("SourceSerif4_400Regular.ttf"), load("PlusJakartaSans_600SemiBold.ttf")}
}

func (p *press) text(f *font.Font, size geom.Length, s string) *frame.Glyphs {
	return &frame.Glyphs{Font: f, Size: size, Run: font.NewRun(p.shaper.Shape(f, s, size, font.Options{})), Text: s}
}

func (p *press) line(s string) *frame.Glyphs { return p.text(p.serif, 10600, s) }

func inline(g *frame.Glyphs, n int) *frame.Glyphs {
	g.Inline = n
	return g
}

func box(w, h geom.Length) []frame.Op {
	return []frame.Op{{Kind: 'M'}, {Kind: 'L', To: geom.Point{X: w}}, {Kind: 'L', To: geom.Point{X: w, Y: h}}, {Kind: 'L', To: geom.Point{Y: h}}, {Kind: 'Z'}}
}

func checker8(t testing.TB) *picture.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.Set(i%8, i/8, color.NRGBA{uint8(i * 4), 90, 120, uint8(255 - i)})
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	pic, err := picture.Decode(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return pic
}

// sample is a document with one of everything.
func sample(t testing.TB) *Document {
	p := newPress(t)
	sect := &frame.Tag{Role: "Sect"}
	part := &frame.Part{Root: sect}
	d := &Document{
		Parts: []*frame.Part{part}, Title: "Masterplan Smart City – Buku I", Author: "Pemerintah Kota", Subject: "Analisis",
		Keywords: []string{"smart city", "e-government"}, Lang: "id", Date: "2020-05-17",
	}
	a4 := geom.Size{W: 595276, H: 841890}
	page := func(label string) *frame.Frame {
		f := &frame.Frame{Size: a4}
		margin := &frame.Frame{Size: a4}
		margin.Add(80000, 40000, p.text(p.sans, 8000, "Buku I"))
		part.Pages = append(part.Pages, &frame.Page{Size: a4, Label: label, Frame: f, Margin: margin})
		return f
	}
	x := 80 * geom.Pt

	// A heading, and a paragraph with a link in two parts and a note.
	one := page("")
	h1, para := sect.Kid("H1"), sect.Kid("P")
	link, ref := para.Kid("Link"), para.Kid("Reference")
	note := para.Kid("Note")
	one.Add(0, 0, &frame.Dest{Name: "bab-1"})
	one.Add(x, 120000, &frame.Group{Tag: h1, Frame: &frame.Frame{Items: []frame.Placed{{Item: p.text(p.sans, 25000, "Pendahuluan")}}}})
	lines := &frame.Frame{}
	head := p.line("Pelayanan yang efisien, lihat ")
	end := head.Run.Width()
	lines.Add(0, 0, head)
	lines.Add(end, 0, inline(p.line("Bab II,"), 1))
	lines.Add(end, -9000, &frame.Link{Size: geom.Size{W: 40000, H: 12000}, Dest: "bab-2", Alt: "Bab II, hlm. 3", Inline: 1})
	lines.Add(0, 15000, inline(p.line("hlm. 3"), 1))
	lines.Add(0, 6000, &frame.Link{Size: geom.Size{W: 40000, H: 12000}, Dest: "bab-2", Alt: "Bab II, hlm. 3", Inline: 1})
	lines.Add(60000, 15000, p.line("diuraikan"))
	lines.Add(110000, 15000, inline(p.text(p.serif, 7000, "1"), 2))
	soft := p.line("pem-")
	soft.Text, soft.Soft = "pem", true
	lines.Add(150000, 15000, soft)
	lines.Add(0, 30000, p.line("bangunan daerah. \u5b57"))
	one.Add(x, 160000, &frame.Group{Tag: para, Tags: []*frame.Tag{link, ref}, Frame: lines})
	one.Add(x, 700000, &frame.Shape{Path: box(100000, 400), Fill: frame.Color{R: 120, G: 120, B: 120, K: 50}, Stroke: frame.Color{None: true}})
	one.Add(x, 720000, &frame.Group{Tag: note, Frame: &frame.Frame{Items: []frame.Placed{{Item: p.text(p.serif, 8000, "Catatan kaki.")}}}})

	// Figures: a picture twice, and a drawing turned by a matrix and clipped.
	two := page("ii")
	pic := checker8(t)
	for i := range 2 {
		fig := sect.Kid("Figure")
		fig.Alt = fmt.Sprint("Gambar ", i+1)
		two.Add(x, geom.Length(100000+200000*i), &frame.Group{Tag: fig, Frame: &frame.Frame{
			Size: geom.Size{W: 90000, H: 90000}, Items: []frame.Placed{{Item: &frame.Image{Picture: pic, Size: geom.Size{W: 90000, H: 90000}}}},
		}})
	}
	drawing := sect.Kid("Figure")
	drawing.Alt = "Panah"
	inner := &frame.Frame{Size: geom.Size{W: 100000, H: 50000}}
	inner.Add(0, 0, &frame.Shape{Path: box(100000, 50000), Fill: frame.Color{R: 11, G: 90, B: 111, C: 90, M: 45, Y: 40, K: 25}, Stroke: frame.Color{R: 200, M: 90}, Width: 2000, Dash: []geom.Length{6000, 3000}})
	circle := &frame.Frame{}
	circle.Add(-20000, -20000, &frame.Shape{Path: box(90000, 30000), Fill: frame.Color{R: 255, G: 255, B: 255}, Stroke: frame.Color{None: true}})
	inner.Add(10000, 10000, &frame.Shape{Path: box(40000, 30000), Clip: circle})
	inner.Add(20000, 40000, &frame.Link{Size: geom.Size{W: 30000, H: 9000}, URI: "https://contoh.go.id/", Alt: "contoh"})
	inner.Add(20000, 48000, p.text(p.sans, 9000, "diputar"))
	two.Add(x+150000, 500000, &frame.Group{Tag: drawing, Frame: inner, Scale: [6]int64{0, 1000000, -1000000, 0, 20000, 0}})

	// A table with an empty cell, on a landscape page.
	three := &frame.Frame{Size: geom.Size{W: a4.H, H: a4.W}}
	part.Pages = append(part.Pages, &frame.Page{Size: three.Size, Label: "1", Frame: three})
	three.Add(0, 50000, &frame.Dest{Name: "bab-2"})
	table := sect.Kid("Table")
	for r := range 2 {
		tr := table.Kid("TR")
		for c := range 2 {
			cell := tr.Kid([]string{"TH", "TD"}[r])
			if r == 0 {
				cell.Scope, cell.ID = "Column", fmt.Sprint("kol-", c)
			} else {
				cell.Headers = []string{fmt.Sprint("kol-", c)}
			}
			if r == 1 && c == 1 {
				continue // empty
			}
			three.Add(x+geom.Length(c*90000), geom.Length(100000+r*12000), &frame.Group{Tag: cell, Frame: &frame.Frame{Items: []frame.Placed{{Item: p.text(p.sans, 8600, fmt.Sprintf("sel %d.%d", r, c))}}}})
		}
	}
	other := sect.Kid("P").Kid("Link")
	three.Add(x, 200000, &frame.Group{Tag: other, Frame: &frame.Frame{Items: []frame.Placed{
		{Item: p.line("Buku II")},
		{At: geom.Point{Y: -9000}, Item: &frame.Link{Size: geom.Size{W: 40000, H: 12000}, Book: "buku-2.pdf", Dest: "program", Alt: "Buku II"}},
	}}})
	part.Pages = append(part.Pages, &frame.Page{Size: a4, Frame: &frame.Frame{Size: a4}}) // blank
	d.Outline = []*frame.Outline{{Title: "BAB I Pendahuluan", Dest: "bab-1", Open: true, Kids: []*frame.Outline{{Title: "1.1 Latar", Dest: "bab-2"}}}, {Title: "Lampiran", Dest: "bab-2"}}
	return d
}

func write(t testing.TB, d *Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, d); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWrite(t *testing.T) {
	d := sample(t)
	data := write(t, d)
	b, err := judge.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Judge(judge.Archive...) {
		t.Error(p)
	}
	if got, want := b.Labels, []string{"i", "ii", "1", "2"}; !slices.Equal(got, want) {
		t.Errorf("page labels %q, want %q", got, want)
	}
	para := b.Tree.Find("P")[0]
	// The note is read after its mark, not at the end; the link is one element
	// over two lines; the hyphen at the line's end is a soft one.
	want := "Pelayanan yang efisien, lihat |Bab II,\nhlm. 3|diuraikan|1|Catatan kaki.|pem\u00AD\nbangunan daerah. \u5b57"
	if got := strings.Join(parts(para), "|"); got != want {
		t.Errorf("the paragraph reads\n%q, want\n%q", got, want)
	}
	if n := len(b.Tree.Find("TD")); n != 2 {
		t.Errorf("%d cells, want 2: one is empty", n)
	}
	if got := b.Pages[2].Links; !slices.Equal(got, []string{"buku-2.pdf#program"}) {
		t.Errorf("links of the third page: %q", got)
	}
	images := 0
	for _, o := range b.Objects {
		if s, ok := o.(*judge.Stream); ok && s.Dict["Subtype"] == judge.Name("Image") {
			images++
		}
	}
	if images != 2 {
		t.Errorf("%d images, want one and its mask", images)
	}
}

// parts are the texts of an element and of those below it, in reading order.
func parts(e *judge.Element) (all []string) {
	kid := 0
	for _, p := range e.Parts {
		if p == "" {
			all = append(all, parts(e.Kids[kid])...)
			kid++
		} else {
			all = append(all, p)
		}
	}
	return all
}

func TestSameBytes(t *testing.T) {
	first := write(t, sample(t))
	d := sample(t)
	if err := presstest.Same(first, write(t, d)); err != nil {
		t.Error("a second run:", err)
	}
	if err := presstest.Same(first, write(t, d)); err != nil {
		t.Error("the same document again:", err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if err := presstest.Same(first, write(t, sample(t))); err != nil {
		t.Error("one processor:", err)
	}
}

func TestPrintingInks(t *testing.T) {
	d := sample(t)
	d.Space = CMYK
	b, err := judge.Read(write(t, d))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Judge(judge.UA, judge.Syntax, judge.Ours) {
		t.Error(p)
	}
	var content []byte
	for _, o := range b.Objects {
		if s, ok := o.(*judge.Stream); ok && bytes.Contains(s.Data, []byte("BT\n")) {
			content = append(content, s.Data...)
		}
	}
	if !bytes.Contains(content, []byte("0 0 0 1 k\n")) || !bytes.Contains(content, []byte("0.9 0.45 0.4 0.25 k\n")) {
		t.Error("black isn't pure K, or the theme's inks are missing")
	}
	if bytes.Contains(content, []byte(" rg\n")) || bytes.Contains(content, []byte(" g\n")) {
		t.Error("a colour of the screen in the printing edition")
	}
	if b.Dict(b.Trailer["Root"])["OutputIntents"] != nil {
		t.Error("sRGB named as the inks of the printing edition")
	}
}

func TestOutsideTools(t *testing.T) {
	data := write(t, sample(t))
	t.Run("qpdf", func(t *testing.T) {
		if out := presstest.Run(t, data, "qpdf", "--check"); strings.Contains(out, "WARNING") {
			t.Error(out)
		}
	})
	t.Run("pdffonts", func(t *testing.T) {
		out := presstest.Run(t, data, "pdffonts")
		for _, line := range strings.Split(strings.TrimSpace(out), "\n")[2:] {
			if !strings.Contains(line, "yes yes yes") {
				t.Errorf("not embedded as a subset with its text: %s", line)
			}
		}
	})
	t.Run("pdftotext", func(t *testing.T) {
		out := presstest.Run(t, data, "pdftotext")
		for _, want := range []string{"Pendahuluan", "Pelayanan yang efisien, lihat Bab II,", "sel 0.1", "Catatan kaki.", "daerah. \u5b57"} {
			if !strings.Contains(out, want) {
				t.Errorf("%q isn't in the text:\n%s", want, out)
			}
		}
	})
	t.Run("pdfinfo", func(t *testing.T) {
		out := presstest.Run(t, data, "pdfinfo", "-struct-text")
		for _, want := range []string{"Figure", "TH", "Note"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s isn't in the structure:\n%s", want, out)
			}
		}
	})
}

// TestRepeatedPath: a long path that pages repeat is in the file once.
func TestRepeatedPath(t *testing.T) {
	zigzag := func(x geom.Length) []frame.Op {
		ops := []frame.Op{{Kind: 'M', To: geom.Point{X: x}}}
		for i := range 300 {
			ops = append(ops, frame.Op{Kind: 'L', To: geom.Point{X: x + geom.Length(i)*1000, Y: geom.Length(i%2) * 5000}})
		}
		return ops
	}
	part := &frame.Part{}
	d := &Document{Title: "Pola", Parts: []*frame.Part{part}}
	shared := zigzag(7000)
	for i := range 3 {
		f := &frame.Frame{}
		blue := frame.Color{B: uint8(100 * i)}
		f.Add(10000, 50000, &frame.Shape{Path: zigzag(0), Fill: blue, Stroke: frame.Color{None: true}})
		f.Add(10000, 60000, &frame.Shape{Path: zigzag(0), Fill: blue, Stroke: blue, Width: 500})
		f.Add(10000, 70000, &frame.Shape{Path: shared, Fill: blue, Stroke: frame.Color{None: true}})
		part.Pages = append(part.Pages, &frame.Page{Size: geom.Size{W: 200000, H: 200000}, Frame: f})
	}
	part.Pages[0].Frame.Add(0, 0, &frame.Shape{Path: zigzag(0)[:100], Fill: frame.Color{}, Stroke: frame.Color{None: true}}) // too short
	b, err := judge.Read(write(t, d))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Judge(judge.Archive...) {
		t.Error(p)
	}
	forms := 0
	for _, o := range b.Objects {
		if s, ok := o.(*judge.Stream); ok && s.Dict["Subtype"] == judge.Name("Form") {
			forms++
			if box := s.Dict["BBox"].(judge.Array); box[0].(float64) > 0 || box[2].(float64) < 99 || box[1].(float64) > -5 {
				t.Errorf("a form in the box %v", box)
			}
		}
	}
	if forms != 3 {
		t.Errorf("%d forms, want 3: filled, filled and stroked, shared", forms)
	}
}

func TestCheck(t *testing.T) {
	d := sample(t)
	// The link in the turned drawing has no Link element, on purpose.
	if got := Check(d); len(got) != 1 || !strings.Contains(got[0], "outside of a Link element") {
		t.Errorf("the sample: %q", got)
	}
	p := newPress(t)
	stray := &frame.Tag{Role: "P"}
	f := d.Parts[0].Pages[0].Frame
	f.Add(80000, 500000, &frame.Group{Tag: stray, Frame: &frame.Frame{Items: []frame.Placed{{Item: p.line("hilang")}}}})
	f.Add(0, 0, &frame.Dest{Name: "bab-1"})
	f.Add(0, 0, &frame.Link{Dest: "entah", Alt: "entah", Tag: d.Parts[0].Root.Kid("Link")})
	f.Add(580000, 500000, p.line("terlalu jauh ke kanan"))
	d.Parts[0].Root.Kid("H4")
	d.Parts[0].Root.Kid("TD").Headers = []string{"tiada"}
	d.Outline[0].Dest = "tiada"
	got := strings.Join(Check(d), "\n")
	for _, want := range []string{"isn't in the tree", "second place", "nowhere", "out of the page", "H4 follows", "TD in a Sect", `"tiada"`, "leads nowhere"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q isn't among\n%s", want, got)
		}
	}
	b, err := judge.Read(write(t, d)) // and yet it becomes a file, with the text in the tree
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.Tree.Text(), "hilang") {
		t.Error("text outside of the tree is lost")
	}
}

func TestNothingToWrite(t *testing.T) {
	if err := Write(new(bytes.Buffer), &Document{}); err == nil {
		t.Error("no error for a document without pages")
	}
	b, err := judge.Read(write(t, &Document{Title: "Kosong", Parts: []*frame.Part{{Pages: []*frame.Page{{Size: geom.Size{W: 100000, H: 100000}}}}}}))
	if err != nil || len(b.Judge(judge.Archive...)) > 0 {
		t.Error("one blank page:", err, b)
	}
	if err := Write(full{}, sample(t)); err == nil {
		t.Error("a full disk isn't an error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

// thick is a document of 300 pages in 25 parts.
func thick(t testing.TB) *Document {
	p := newPress(t)
	d := &Document{Title: "Bangku uji"}
	for range 25 {
		d.Parts = append(d.Parts, thickPart(p))
	}
	return d
}

func thickPart(p *press) *frame.Part {
	part := &frame.Part{Root: &frame.Tag{Role: "Sect"}}
	for range 12 {
		f := &frame.Frame{}
		for l := range 40 {
			f.Add(80000, geom.Length(80000+l*15000), &frame.Group{Tag: part.Root.Kid("P"), Frame: &frame.Frame{Items: []frame.Placed{
				{Item: p.line("Pemerintah daerah menyusun rencana induk kota cerdas untuk lima tahun yang akan datang.")},
			}}})
		}
		part.Pages = append(part.Pages, &frame.Page{Size: geom.Size{W: 595276, H: 841890}, Frame: f})
	}
	return part
}

func BenchmarkWrite(b *testing.B) {
	d := thick(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(new(bytes.Buffer), d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWriteAgain writes a document in which one part has been set anew.
func BenchmarkWriteAgain(b *testing.B) {
	d, p := thick(b), newPress(b)
	var m Memory
	if err := m.Write(new(bytes.Buffer), d); err != nil {
		b.Fatal(err)
	}
	parts := []*frame.Part{thickPart(p), thickPart(p)}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Parts[7] = parts[i%2]
		if err := m.Write(new(bytes.Buffer), d); err != nil {
			b.Fatal(err)
		}
	}
}
