package judge

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"sync"
	"testing"

	"jilid/build/press/draw"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/picture"
	"jilid/themes"
)

// setter sets small frames.
type setter struct {
	shaper      *font.Shaper
	serif, sans *font.Font
}

func newSetter() (*setter, error) {
	s := &setter{shaper: font.NewShaper()}
	for name, f := range map[string]**font.Font{"SourceSerif4_400Regular.ttf": &s.serif, "PlusJakartaSans_600SemiBold.ttf": &s.sans} {
		data, err := themes.FS.ReadFile("default/fonts/" + name)
		if err != nil {
			return nil, err
		}
		if *f, err = font.Parse(data); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *setter) text(f *font.Font, text string) *frame.Glyphs {
	return &frame.Glyphs{Font: f, Size: 10000, Run: font.NewRun(s.shaper.Shape(f, text, 10000, font.Options{})), Text: text}
}

// lay puts words at a height of a page, as an element's.
func (s *setter) lay(page *frame.Frame, y geom.Length, tag *frame.Tag, words string) {
	page.Add(50000, y, &frame.Group{Tag: tag, Frame: &frame.Frame{Items: []frame.Placed{{Item: s.text(s.serif, words)}}}})
}

func (s *setter) link(page *frame.Frame, y geom.Length, tag *frame.Tag, words string, to frame.Link) {
	to.Size, to.Alt = geom.Size{W: 60000, H: 12000}, words
	page.Add(50000, y, &frame.Group{Tag: tag, Frame: &frame.Frame{Items: []frame.Placed{
		{Item: s.text(s.serif, words)}, {At: geom.Point{Y: -9000}, Item: &to},
	}}})
}

// small is a document with a little of everything, as it must be.
func small(space draw.Space) ([]byte, error) {
	s, err := newSetter()
	if err != nil {
		return nil, err
	}
	sect := &frame.Tag{Role: "Sect"}
	part := &frame.Part{Root: sect}
	d := &draw.Document{
		Parts: []*frame.Part{part}, Space: space, Title: "Rencana Induk – Buku I", Author: "Pemerintah Kota", Subject: "Analisis",
		Keywords: []string{"kota", "rencana"}, Lang: "id", Date: "2020-05-17",
	}
	size := geom.Size{W: 400000, H: 600000}
	page := func(label string) *frame.Frame {
		f := &frame.Frame{Size: size}
		margin := &frame.Frame{Size: size}
		margin.Add(50000, 30000, s.text(s.sans, "Buku I"))
		margin.Add(50000, 590000, s.text(s.sans, label))
		part.Pages = append(part.Pages, &frame.Page{Size: size, Label: label, Frame: f, Margin: margin})
		f.Add(0, 40000, &frame.Shape{Path: zigzag, Fill: frame.Color{None: true}, Stroke: frame.Color{R: 10, G: 90, B: 120, C: 90, K: 20}, Width: 500})
		return f
	}
	one := page("i")
	one.Add(0, 0, &frame.Dest{Name: "awal"})
	s.lay(one, 80000, sect.Kid("H1"), "Pendahuluan")
	toc := sect.Kid("TOC").Kid("TOCI")
	s.link(one, 100000, toc.Kid("Reference").Kid("Link"), "Bab II, 2", frame.Link{Dest: "dua"})
	p := sect.Kid("P")
	s.lay(one, 120000, p, "Kota dan ")
	s.lay(one, 140000, p.Kid("Reference").Kid("Lbl"), "1")
	s.lay(one, 550000, p.Kid("Note"), "Catatan kaki.")
	s.lay(one, 565000, p.Kid("Note"), "Catatan lain.")
	s.lay(one, 160000, sect.Kid("H2"), "Latar")
	list := sect.Kid("L")
	list.Numbers = "Decimal"
	for i, words := range []string{"satu", "dua"} {
		item := list.Kid("LI")
		s.lay(one, geom.Length(180000+i*20000), item.Kid("Lbl"), string(rune('1'+i))+".")
		s.lay(one, geom.Length(190000+i*20000), item.Kid("LBody").Kid("P"), words)
	}
	formula := sect.Kid("Formula")
	formula.Alt = "a sama dengan b"
	one.Add(50000, 250000, &frame.Group{Tag: formula, Frame: &frame.Frame{Size: geom.Size{W: 50000, H: 20000}, Items: []frame.Placed{{At: geom.Point{Y: 15000}, Item: s.text(s.serif, "∑≥")}}}})
	s.link(one, 300000, sect.Kid("P").Kid("Link"), "situs", frame.Link{URI: "https://contoh.go.id/"})
	s.link(one, 320000, sect.Kid("P").Kid("Link"), "Buku II", frame.Link{Book: "buku-2.pdf", Dest: "program"})

	two := page("1")
	two.Add(0, 0, &frame.Dest{Name: "dua"})
	s.lay(two, 80000, sect.Kid("H2"), "Tabel")
	table := sect.Kid("Table")
	s.lay(two, 100000, table.Kid("Caption"), "Tabel 1")
	head, body := table.Kid("THead").Kid("TR"), table.Kid("TBody").Kid("TR")
	for i, id := range []string{"k1", "k2"} {
		th, td := head.Kid("TH"), body.Kid("TD")
		th.Scope, th.ID, td.Headers = "Column", id, []string{id}
		s.lay(two, geom.Length(120000+10000*i), th, "kepala")
		s.lay(two, geom.Length(150000+10000*i), td, "isi")
	}
	fig := sect.Kid("Figure")
	fig.Alt = "Peta kota"
	pic, err := checkers()
	if err != nil {
		return nil, err
	}
	two.Add(50000, 200000, &frame.Group{Tag: fig, Frame: &frame.Frame{Size: geom.Size{W: 80000, H: 80000}, Items: []frame.Placed{
		{Item: &frame.Image{Picture: pic, Size: geom.Size{W: 80000, H: 80000}}}}}})
	d.Outline = []*frame.Outline{{Title: "Pendahuluan", Dest: "awal", Open: true, Kids: []*frame.Outline{{Title: "Tabel", Dest: "dua"}}}, {Title: "Akhir", Dest: "dua"}}
	var out bytes.Buffer
	err = draw.Write(&out, d)
	return out.Bytes(), err
}

// zigzag is long enough to become a form.
var zigzag = func() []frame.Op {
	ops := []frame.Op{{Kind: 'M'}}
	for i := range 1000 {
		ops = append(ops, frame.Op{Kind: 'L', To: geom.Point{X: geom.Length(i) * 300, Y: geom.Length(i%2) * 3000}})
	}
	return ops
}()

func checkers() (*picture.Picture, error) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		img.Set(i%8, i/8, color.NRGBA{uint8(i * 4), 90, 120, uint8(255 - i)})
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		return nil, err
	}
	return picture.Decode(buf.Bytes())
}

// good is the small document as it is read.
var good = sync.OnceValues(func() (*Document, error) { return read(draw.RGB) })

// printed is the same in printing inks, made into PDF/X-4.
var printed = sync.OnceValues(func() (*Document, error) {
	d, err := read(draw.CMYK)
	if err != nil {
		return nil, err
	}
	screen, err := good()
	if err != nil {
		return nil, err
	}
	f := edit(d)
	for i := range f.Pages {
		delete(f.page(i), "Annots")
	}
	f.root()["OutputIntents"] = Array{Dict{"Type": Name("OutputIntent"), "S": Name("GTS_PDFX"), "OutputConditionIdentifier": "FOGRA39", "Info": "Coated",
		"DestOutputProfile": f.add(&Stream{Dict{"N": 4.0}, profile("prtr", "CMYK")})}}
	rgb := f.add(clone(screen.Get(screen.intents[0].dict["DestOutputProfile"])))
	f.image().Dict["ColorSpace"] = Array{Name("ICCBased"), rgb}
	info := f.dict(f.trailer["Info"])
	info["Trapped"], info["GTS_PDFXVersion"] = Name("False"), "PDF/X-4"
	f.xml(`<pdfuaid:part>1</pdfuaid:part>`, `<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">uuid:1</xmpMM:DocumentID><xmpMM:VersionID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">1</xmpMM:VersionID>
<xmpMM:RenditionClass xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">default</xmpMM:RenditionClass>`)
	return Read(f.bytes())
})

func read(space draw.Space) (*Document, error) {
	data, err := small(space)
	if err != nil {
		return nil, err
	}
	return Read(data)
}

// profile is a profile that is one by its head only.
func profile(class, space string) []byte {
	tags := []string{"desc", "cprt", "wtpt", "A2B0", "B2A0", "kTRC"}
	b := make([]byte, 128)
	copy(b[8:], "\x02\x40\x00\x00"+class+space+"Lab ")
	copy(b[36:], "acsp")
	b = binary.BigEndian.AppendUint32(b, uint32(len(tags)))
	for _, t := range tags {
		b = append(b, t...)
		b = binary.BigEndian.AppendUint32(b, uint32(132+12*len(tags)))
		b = binary.BigEndian.AppendUint32(b, 8)
	}
	b = append(b, "text\x00\x00\x00\x00"...)
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// TestGood: the small document breaks no rule, as the writer made it and written again.
func TestGood(t *testing.T) {
	d, err := good()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(edit(d).bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*Document{d, again} {
		for _, f := range d.Judge(Archive...) {
			t.Error(f)
		}
	}
	x, err := printed()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range x.Judge(X4) {
		t.Error(f)
	}
}
