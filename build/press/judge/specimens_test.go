package judge

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// specimen is the good file with one thing broken.
type specimen struct {
	id    string // the rule that must find it
	also  string // other rules that can't but find it, too
	edit  func(f *file)
	bytes func(b []byte) []byte // changes the finished file instead
}

// TestSpecimens: every rule finds what it is for, and no other rule does but those that must.
func TestSpecimens(t *testing.T) {
	base, err := good()
	if err != nil {
		t.Fatal(err)
	}
	press, err := printed()
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for i, s := range slices.Concat(fileSpecimens, contentSpecimens, lookSpecimens, fontSpecimens, structureSpecimens, annotationSpecimens, pressSpecimens) {
		name := fmt.Sprint(i, " ", s.id)
		tried[s.id] = true
		t.Run(name, func(t *testing.T) {
			from, norms := base, Archive
			if s.id[0] == byte(X4) {
				from, norms = press, []Norm{X4}
			}
			f := edit(from)
			if s.edit != nil {
				s.edit(f)
			}
			data := f.bytes()
			if s.bytes != nil {
				data = s.bytes(bytes.Clone(data))
			}
			d, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			want := append(strings.Fields(s.also), s.id)
			slices.Sort(want)
			found := d.Judge(norms...)
			if got := ids(found); got != strings.Join(want, " ") {
				t.Errorf("it breaks %q", got)
				for _, f := range found {
					t.Log(f)
				}
			}
		})
	}
	for _, r := range Rules {
		if !tried[r.ID()] {
			t.Errorf("%s has no specimen", r.ID())
		}
	}
}

// bits changes the bytes of a file, which stays as long as it is.
func bits(old, new string) func([]byte) []byte {
	return func(b []byte) []byte {
		if len(old) != len(new) || !bytes.Contains(b, []byte(old)) {
			panic(fmt.Sprintf("%q can't become %q", old, new))
		}
		return bytes.Replace(b, []byte(old), []byte(new), 1)
	}
}

// set sets a key of the catalogue.
func set(key Name, value string) func(*file) {
	return func(f *file) { f.root()[key] = parse(value) }
}

// idle adds a value to the information dictionary, where it disturbs nobody.
func idle(value string) func(*file) {
	return func(f *file) { f.dict(f.trailer["Info"])["Uji"] = raw(value) }
}

var fileSpecimens = []specimen{
	{id: "A6.1.2-1", bytes: bits("%PDF-1.7", "%PDF-2.0")},
	{id: "A6.1.2-1", bytes: bits("%PDF-1.7\n%", "%PDF-1.7 %"), also: "A6.1.2-2"},
	{id: "A6.1.2-2", bytes: bits("%\xe2\xe3\xcf\xd3", "%\xe2\xe3\xcf4")},
	{id: "A6.1.3-1", edit: func(f *file) { delete(f.trailer, "ID") }},
	{id: "A6.1.3-1", edit: func(f *file) { f.trailer["ID"] = Array{"satu", "dua"} }},
	{id: "A6.1.3-2", edit: func(f *file) { f.trailer["Encrypt"] = parse("<</Filter/Standard/P -44>>") }},
	{id: "A6.1.3-3", bytes: func(b []byte) []byte { return append(b, "sisa"...) }},
	{id: "A6.1.4-1", bytes: func(b []byte) []byte { return bytes.Replace(b, []byte("xref\n0 "), []byte("xref\n0  "), 1) }},
	{id: "A6.1.4-2", bytes: func(b []byte) []byte { return bytes.Replace(b, []byte("xref\n0 "), []byte("xref \n0 "), 1) }},
	{id: "A6.1.6-1", edit: idle("<414>")},
	{id: "A6.1.6-2", edit: idle("<41g4>"), also: "A6.1.6-1"},
	{id: "A6.1.6-2", edit: idle("<41g42>")},
	{id: "A6.1.7-1", edit: func(f *file) { f.content(0).Dict["Length"] = 5.0 }},
	{id: "A6.1.7-2", edit: func(f *file) { s := f.content(0); s.Dict["Length"] = float64(len(s.Data) + 1) }},
	{id: "A6.1.7-3", edit: func(f *file) { f.content(0).Dict["F"] = "berkas" }},
	{id: "A6.1.7-4", edit: func(f *file) { f.image().Dict["Filter"] = Name("LZWDecode") }, also: "J-pixels"},
	{id: "A6.1.8-1", edit: func(f *file) {
		top, below, about := f.font()
		top["BaseFont"] = top["BaseFont"].(Name) + "\xff"
		below["BaseFont"], about["FontName"] = top["BaseFont"], top["BaseFont"]
	}},
	{id: "A6.1.9-1", bytes: bits("0 obj\n", "0 obj ")},
	{id: "A6.1.12-1", edit: set("Perms", "<</Lain 1>>")},
	{id: "A6.1.13-1", edit: idle("2147483648")},
	{id: "A6.1.13-1", edit: idle("-2147483649")},
	{id: "A6.1.13-2", edit: idle("9" + strings.Repeat("0", 40) + ".0")},
	{id: "A6.1.13-3", edit: idle("(" + strings.Repeat("x", 32768) + ")")},
	{id: "A6.1.13-4", edit: idle("/" + strings.Repeat("n", 128))},
	{id: "A6.1.13-5", edit: idle("0." + strings.Repeat("0", 40) + "1")},
	{id: "A6.1.13-7", edit: func(f *file) { f.trailer["Size"] = 8388609.0 }, also: "P7.5.5"},
	{id: "A6.1.13-11", edit: func(f *file) { f.page(0)["MediaBox"] = parse("[0 0 400 20000]") }},
	{id: "P7.3.5", edit: idle("/a#zz")},
	{id: "P7.3.7", edit: idle("<</A 1/A 2>>")},
	{id: "P7.3.10", edit: idle("999 0 R")},
	{id: "P7.4", edit: func(f *file) {
		f.root()["Lain"] = f.add(&Stream{Dict{"Filter": Name("FlateDecode")}, []byte("tidak dipadatkan")})
	}},
	{id: "P7.5.4", edit: func(f *file) { f.root()["Lain"] = f.add("isi") }, also: "J-hidden P7.3.10 P7.5.5", bytes: func(b []byte) []byte {
		i := bytes.LastIndex(b, []byte(" 00000 n"))
		copy(b[i-10:], "0000000020")
		return b
	}},
	{id: "P7.5.5", edit: func(f *file) { f.trailer["Size"] = 5.0 }},
	{id: "P7.5.8-1", bytes: streamed},
	{id: "P7.5.8-2", edit: func(f *file) { f.trailer["Prev"] = 99999999.0 }, also: "J-update"},
	{id: "J-update", also: "J-hidden", bytes: func(b []byte) []byte {
		at := bytes.LastIndex(b, []byte("\nxref\n")) + 1
		end := bytes.LastIndex(b, []byte("trailer\n<<"))
		return fmt.Appendf(b, "xref\n0 0\ntrailer\n<</Prev %d %sstartxref\n%d\n%%%%EOF\n", at, bytes.Split(b[end+len("trailer\n<<"):], []byte("startxref"))[0], len(b))
	}},
	{id: "J-hidden", bytes: func(b []byte) []byte {
		at := bytes.LastIndex(b, []byte("\nxref\n")) + 1
		b = slices.Insert(b, at, []byte("rahasia\n")...)
		return bytes.Replace(b, fmt.Appendf(nil, "startxref\n%d", at), fmt.Appendf(nil, "startxref\n%d", at+8), 1)
	}},
	{id: "J-idle", edit: func(f *file) { f.add("rahasia") }},

	{id: "M26-001", edit: func(f *file) { f.trailer["Encrypt"] = parse("<</Filter/Standard>>") }, also: "A6.1.3-2"},
	{id: "M26-002", edit: func(f *file) { f.trailer["Encrypt"] = parse("<</Filter/Standard/P -3904>>") }, also: "A6.1.3-2"},
	{id: "A6.7.2-1", edit: set("MarkInfo", "<</Marked false>>")},
	{id: "M01-007", edit: set("MarkInfo", "<</Marked true/Suspects true>>")},
	{id: "M07-001", edit: set("ViewerPreferences", "<<>>")},
	{id: "M07-002", edit: set("ViewerPreferences", "<</DisplayDocTitle false>>")},
	{id: "M20-001", edit: set("OCProperties", "<</OCGs[]/D<</Name(a)>>/Configs[<<>>]>>")},
	{id: "M20-002", edit: set("OCProperties", "<</OCGs[]/D<</Name()>>>>")},
	{id: "M20-003", edit: set("OCProperties", "<</OCGs[]/D<</Name(a)/AS[]>>>>")},
	{id: "A6.9-2", edit: set("OCProperties", "<</OCGs[]/D<</Name(a)>>/Configs[<</Name(a)>>]>>")},
	{id: "A6.9-3", edit: func(f *file) {
		g := f.add(parse("<</Type/OCG/Name(lapis)>>"))
		f.root()["OCProperties"] = Dict{"OCGs": Array{g}, "D": parse("<</Name(a)/Order[]>>")}
	}},
	{id: "M21-001", edit: func(f *file) { f.root()["Lain"] = parse("<</Type/Filespec/F(a)/EF<<>>>>") }, also: "J-files"},
	{id: "J-files", edit: func(f *file) { f.root()["Lain"] = parse("<</Type/Filespec/F(a)/UF(a)/EF<<>>>>") }},
	{id: "J-forms", edit: set("AcroForm", "<</Fields[]>>")},
	{id: "M25-001", edit: set("AcroForm", "<</Fields[]/XFA[]>>"), also: "J-forms"},
	{id: "A6.4.1-3", edit: set("AcroForm", "<</Fields[]/NeedAppearances true>>"), also: "J-forms"},
	{id: "A6.4.2-2", edit: set("NeedsRendering", "true")},
	{id: "A6.5.1-1", edit: func(f *file) { f.annot(0, 1)["A"] = parse("<</S/URI/URI(https://a.id)/Next<</S/Launch/F(a)>>>>") }},
	{id: "A6.5.1-1", edit: func(f *file) { f.dict(f.root()["Names"])["JavaScript"] = parse("<</Names[]>>") }},
	{id: "A6.5.1-2", edit: set("OpenAction", "<</S/Named/N/Print>>"), also: "J-open"},
	{id: "A6.5.2-1", edit: set("AA", "<<>>")},
	{id: "A6.5.2-2", edit: func(f *file) { f.page(0)["AA"] = Dict{} }},
	{id: "J-open", edit: set("OpenAction", "<</S/GoTo/D(awal)>>")},
	{id: "M28-014", edit: set("Lain", "<</Type/MediaClip/S/MCD/Alt[()()]>>")},
	{id: "M28-015", edit: set("Lain", "<</Type/MediaClip/S/MCD/CT(video/mp4)>>")},
	{id: "A6.10-1", edit: func(f *file) { f.dict(f.root()["Names"])["AlternatePresentations"] = Dict{} }},
	{id: "A6.10-2", edit: func(f *file) { f.page(0)["PresSteps"] = Dict{} }},
	{id: "A6.11-1", edit: set("Requirements", "[]")},

	{id: "M06-001", edit: func(f *file) { delete(f.root(), "Metadata") }, also: "A6.6.4-1 A6.6.4-3 J-idle J-info M06-002 M06-003"},
	{id: "M06-001", edit: func(f *file) { f.xmp().Dict["Subtype"] = Name("Text") }},
	{id: "A6.6.2.1-2", edit: func(f *file) { f.xml("<?xpacket begin=", "<?xpacket bytes=\"99\" begin=") }, also: "J-packet"},
	{id: "A6.6.2.1-3", edit: func(f *file) { f.xml(" id=\"W5M0", " encoding=\"UTF-8\" id=\"W5M0") }},
	{id: "A6.6.2.1-4", edit: func(f *file) { f.xml("<dc:format>", "<dc:format><dc:format>a</dc:format></dc:format><dc:format>") }},
	{id: "A6.6.2.1-4", edit: func(f *file) { f.xml("</rdf:RDF>", "") }, also: "A6.6.4-1 A6.6.4-3 J-info M06-002 M06-003"},
	{id: "A6.6.2.3-1", edit: func(f *file) {
		f.xml("<pdfaProperty:category>internal</pdfaProperty:category>", "")
	}},
	{id: "A6.6.2.3-7", edit: func(f *file) {
		f.xml("<dc:format>", `<lain:hal xmlns:lain="https://contoh.go.id/">a</lain:hal><dc:format>`)
	}},
	{id: "A6.6.2.3-7", edit: func(f *file) { f.xml("<pdfaProperty:name>part<", "<pdfaProperty:name>bagian<") }},
	{id: "A6.6.4-1", edit: func(f *file) { f.xml("<pdfaid:part>2", "<pdfaid:part>1") }},
	{id: "A6.6.4-3", edit: func(f *file) { f.xml("conformance>A", "conformance>B") }},
	{id: "A6.6.4-4", edit: func(f *file) {
		f.xml("<pdfaid:part>2</pdfaid:part>", `<x1:part xmlns:x1="http://www.aiim.org/pdfa/ns/id/">2</x1:part>`)
	}},
	{id: "M06-002", edit: func(f *file) { f.xml("<pdfuaid:part>1", "<pdfuaid:part>2") }},
	{id: "M06-003", edit: func(f *file) {
		f.xml(`"x-default">Rencana Induk – Buku I<`, `"x-default"><`)
		delete(f.dict(f.trailer["Info"]), "Title")
	}},
	{id: "J-packet", edit: func(f *file) { f.xml(`<?xpacket end="r"?>`, "") }},
	{id: "J-info", edit: func(f *file) { f.dict(f.trailer["Info"])["Author"] = "Orang lain" }},
}

// streamed writes the cross-reference as a stream that is too short.
func streamed(b []byte) []byte {
	at := bytes.LastIndex(b, []byte("\nxref\n")) + 1
	end := bytes.LastIndex(b, []byte("trailer\n<<")) + len("trailer\n<<")
	trailer := string(bytes.Split(b[end:], []byte(">>\nstartxref"))[0])
	l := &lexer{b: b, at: end - 2}
	d := l.value().(Dict)
	size := int(d["Size"].(float64))
	rows := []byte{}
	for n := range size {
		row := b[at+len(fmt.Sprintf("xref\n0 %d\n", size))+20*n:]
		var offset int
		fmt.Sscanf(string(row[:10]), "%d", &offset)
		kind := byte(1)
		if row[17] == 'f' {
			kind = 0
		}
		rows = append(rows, kind, byte(offset>>16), byte(offset>>8), byte(offset))
	}
	rows = append(rows, 7)
	return fmt.Appendf(b[:at], "%d 0 obj\n<</Type/XRef/W[1 3 0]/Length %d/%s>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		size, len(rows), strings.TrimPrefix(trailer, "/"), rows, at)
}
