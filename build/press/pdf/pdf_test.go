package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"jilid/build/press/geom"
	"jilid/build/press/judge"
	"jilid/build/press/presstest"
)

// file writes a file of one page with what fill adds to it.
func file(t testing.TB, fill func(c *Catalog, p *Part)) []byte {
	t.Helper()
	p := &Part{Pages: []*Page{{Width: 100 * geom.Pt, Height: 100 * geom.Pt, Content: Deflate(nil)}}}
	c := Catalog{Meta: Meta{Title: "Uji", Lang: "id"}, Profile: true}
	fill(&c, p)
	return bind(t, &c, p)
}

// bind puts parts together to a file.
func bind(t testing.TB, c *Catalog, parts ...*Part) []byte {
	t.Helper()
	var out bytes.Buffer
	f := NewFile("1.7")
	next := FirstPart
	for _, p := range parts {
		next = p.Number(next)
		b := p.Lay()
		f.WriteBlock(b, make([][]byte, len(p.Pages)))
		c.Parts = append(c.Parts, b)
	}
	w := NewWriter(next)
	w.Put(Resources, []byte("<<>>"))
	root, info := w.Catalog(c)
	f.Write(w)
	if err := f.End(&out, root, info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func check(t testing.TB, data []byte, norms ...judge.Norm) *judge.Document {
	t.Helper()
	b, err := judge.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.Judge(norms...) {
		t.Error(p)
	}
	return b
}

// TestManyObjects fills several object streams and the trees over names.
func TestManyObjects(t *testing.T) {
	const n = 1000
	data := file(t, func(c *Catalog, p *Part) {
		page := p.Pages[0]
		var marks []*Bookmark
		for i := range n {
			name := fmt.Sprintf("tempat-%d (é\\)\r\n", (i*7919)%n)
			page.Places = append(page.Places, Place{Name: name, Y: geom.Length(i)})
			marks = append(marks, &Bookmark{Title: "Bab " + name, Dest: name})
		}
		page.Places = append(page.Places, page.Places[0])
		c.Outline = append(marks, &Bookmark{Title: "Tertutup", Kids: marks[:2]})
	})
	b := check(t, data, judge.Archive...)
	for _, name := range []string{"tempat-0 (é\\)\r\n", "tempat-999 (é\\)\r\n"} {
		if !destination(b, name) {
			t.Errorf("%q isn't found", name)
		}
	}
	if out := presstest.Run(t, data, "qpdf", "--check"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

// destination looks a name up as a viewer does: by the limits of the leaves.
func destination(b *judge.Document, name string) bool {
	root := b.Dict(b.Trailer["Root"])
	tree := b.Dict(b.Dict(root["Names"])["Dests"])
	for _, leaf := range b.Array(tree["Kids"]) {
		d := b.Dict(leaf)
		limits := b.Array(d["Limits"])
		if name < limits[0].(string) || name > limits[1].(string) {
			continue
		}
		names := b.Array(d["Names"])
		for i := 0; i < len(names); i += 2 {
			if names[i] == name {
				return true
			}
		}
	}
	return false
}

func TestUnwrittenObject(t *testing.T) {
	f := NewFile("1.7")
	w := NewWriter(freeRef)
	for r := range freeRef {
		w.Put(r, []byte("<<>>"))
	}
	forgotten := w.Alloc()
	root := w.Add([]byte("<<>>"))
	f.Write(w)
	if err := f.End(io.Discard, root, root); err == nil || !strings.Contains(err.Error(), fmt.Sprint("object ", forgotten)) {
		t.Errorf("error %v, want one about object %d", err, forgotten)
	}
}

func TestStructure(t *testing.T) {
	b := check(t, file(t, func(c *Catalog, p *Part) {
		cell := &Element{Role: "TD", Headers: []string{"k(1)", "k2"}, ColSpan: 2, RowSpan: 1, Box: &[4]geom.Length{1, 2, 3, 4}}
		p.Root = &Element{Role: "Document", Kids: []Kid{
			{Element: &Element{Role: "H7", Title: "judul", Lang: "en"}},
			{Element: &Element{Role: "Kotak", Actual: "isi"}},
			{Element: &Element{Role: "TH", ID: "k(1)", Scope: "Column"}}, {Element: &Element{Role: "TH", ID: "k2"}},
			{Element: cell},
		}}
	}), judge.Syntax)
	tree := b.Dict(b.Dict(b.Trailer["Root"])["StructTreeRoot"])
	roles := b.Dict(tree["RoleMap"])
	if roles["H7"] != judge.Name("H6") || roles["Kotak"] != judge.Name("Div") || len(roles) != 2 {
		t.Errorf("roles %v", roles)
	}
	for _, o := range b.Objects {
		if d, ok := o.(judge.Dict); ok && d["S"] == judge.Name("TD") {
			a := d["A"].(judge.Array)
			table := a[0].(judge.Dict)
			if len(a) != 2 || table["ColSpan"] != 2.0 || table["RowSpan"] != nil || table["Headers"].(judge.Array)[0] != "k(1)" {
				t.Errorf("a cell's attributes are %v", a)
			}
		}
	}
}

func TestPageLabels(t *testing.T) {
	for _, c := range []struct{ folios, want string }{
		{"| | | |v|vi", "i ii iii iv v vi"},       // front matter: what shows no folio counts
		{"i|ii|iii| | |2|3", "i ii iii iv 1 2 3"}, // the first chapter opens without a folio
		{"i|ii|iii| |1|2", "i ii iii iv 1 2"},     // a blank before it
		{" |1|2| |4", "- 1 2 3 4"},                // a cover that doesn't count
		{"1|2| | ", "1 2 3 4"},                    // blanks at the end
		{"I-1|I-2|II-1| |II-3|A-1", "I-1 I-2 II-1 II-2 II-3 A-1"},
		{"1|2|1|2", "1 2 1 2"},
		{"xcix|c|ci", "xcix c ci"},
		{"Sampul|1", "Sampul 1"},
		{" | ", "- -"},
	} {
		folios := strings.Split(c.folios, "|")
		for i := range folios {
			folios[i] = strings.TrimSpace(folios[i])
		}
		var got []string
		for _, l := range pageLabels(folios) {
			s := l.prefix
			switch l.style {
			case "D":
				s += fmt.Sprint(l.n)
			case "r":
				s += roman(l.n)
			case "R":
				s += strings.ToUpper(roman(l.n))
			}
			if s == "" {
				s = "-"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s gives %q, want %q", c.folios, got, c.want)
		}
	}
	if got := string(labelRanges([]string{"", "ii", "1", "2", "A-1"})); got != "[0<</S/r>>2<</S/D>>4<</S/D/P(A-)>>]" {
		t.Errorf("ranges %s", got)
	}
}

func TestMetadata(t *testing.T) {
	m := Meta{Title: "A & B <c>", Author: "Pemerintah", Subject: "S", Keywords: []string{"x", "y"}, Lang: "id", Producer: "jilid", Date: "2024-02-03T04:05:06+09:00"}
	c := &Catalog{Meta: m, Profile: true}
	packet := c.xmp()
	dec := xml.NewDecoder(bytes.NewReader(packet))
	var text strings.Builder
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := tok.(xml.CharData); ok {
			text.Write(bytes.TrimSpace(c))
			text.WriteByte('|')
		}
	}
	for _, want := range []string{"|A & B <c>|", "|2|", "|A|", "|1|", "|2024-02-03T04:05:06+09:00|", "|x, y|", "|pdfuaid|"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q isn't in %q", want, text.String())
		}
	}
	if info := string(c.info()); !strings.Contains(info, "(D:20240203040506+09'00')") {
		t.Errorf("info %s", info)
	}
	c = &Catalog{Meta: Meta{Date: "kemarin"}}
	if info := string(c.info()); info != "<<>>" || strings.Contains(string(c.xmp()), "pdfaid:part") {
		t.Errorf("info %s", info)
	}
}

func TestContent(t *testing.T) {
	var c Content
	c.Artifact("")
	c.Fill(Ink{Space: 'R', V: [4]uint8{255, 0, 51}})
	c.Fill(Ink{Space: 'R', V: [4]uint8{255, 0, 51}}) // said already
	c.Font("F0", 10500)
	c.Show(0x2829, 500, 1000, 2000, 0)
	c.Show(65, 600, 6250, 2000, 0)  // where the pen is
	c.Show(66, 600, 13600, 2000, 0) // 1.05 pt further: a tenth of an em
	c.Show(67, 600, 1000, -10000, 3000)
	c.EndMark()
	const want = "/Artifact BMC\n1 0 0.2 rg\n/F0 10.5 Tf\nBT\n1 2 Td\n[(\\(\\)\x00A)-100(\x00B)]TJ\n" +
		"0 -12 Td\n3 Ts\n[(\x00C)]TJ\nET\nEMC\n"
	if got := string(c.Bytes()); got != want {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[geom.Length]string{0: "0", 1: "0.001", -1: "-0.001", 1500: "1.5", -12340: "-12.34", 7: "0.007", 100000: "100"} {
		if got := string(appendLength(nil, v)); got != want {
			t.Errorf("%d is %s, want %s", v, got, want)
		}
	}
	if got := string(appendMillionths(nil, -250000)); got != "-0.25" {
		t.Errorf("a quarter is %s", got)
	}
	if got := string(appendName(nil, "A b/é")); got != "/A#20b#2F#C3#A9" {
		t.Errorf("name %s", got)
	}
	if got := string(appendText(nil, "é😀")); got != "<FEFF00E9D83DDE00>" {
		t.Errorf("text %s", got)
	}
}
