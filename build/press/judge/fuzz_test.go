package judge

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzRead reads damaged files. Whatever is in them, reading ends, with an error
// or with a document that can be judged; and it is the same the second time.
func FuzzRead(f *testing.F) {
	base, err := good()
	if err != nil {
		f.Fatal(err)
	}
	plain := edit(base).bytes()
	f.Add(base.data)
	f.Add(plain)
	f.Add(streamed(bytes.Clone(plain)))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Pages 1 0 R/Type/Pages/Kids[1 0 R]>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 1 0 R/Size 2>>\nstartxref\n65\n%%EOF\n"))
	f.Add([]byte("startxref 0 xref trailer << /Root << /StructTreeRoot 1 0 R >> >>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			return
		}
		n := len(d.Judge(UA, A2, Syntax, Ours, X4))
		if d.Tree != nil {
			d.Tree.Text()
		}
		again, err := Read(data)
		if err != nil || len(again.Judge(UA, A2, Syntax, Ours, X4)) != n || len(again.Pages) != len(d.Pages) {
			t.Errorf("the second time it reads otherwise (%v)", err)
		}
	})
}

// FuzzParts breaks what has its own readers: content, maps of characters, font
// programs, profiles, metadata.
func FuzzParts(f *testing.F) {
	base, err := good()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []*Stream{edit(base).content(0), edit(base).xmp(), program(edit(base)), intentOf(edit(base))} {
		f.Add(s.Data)
	}
	f.Add([]byte("/P <</MCID 0>> BDC BT /F0 1 Tf [(ab) 3 <41>] TJ ET EMC /Fm0 Do /Pattern cs /P0 scn"))
	f.Fuzz(func(t *testing.T, data []byte) {
		x := edit(base)
		x.content(0).Data = data
		x.content(1).Data = append(bytes.Clone(x.content(1).Data), data...)
		x.xmp().Data = data
		program(x).Data = data
		intentOf(x).Data = data
		top, _, _ := x.font()
		top["ToUnicode"] = x.add(&Stream{Dict{}, data})
		if d, err := Read(x.bytes()); err == nil {
			d.Judge(UA, A2, Syntax, Ours, X4)
		}
	})
}

// TestDamaged damages files here and there: they are judged, or an error says that
// nothing can be made of them.
func TestDamaged(t *testing.T) {
	base, err := good()
	if err != nil {
		t.Fatal(err)
	}
	plain := edit(base).bytes()
	words := []string{"0", "-1", "99999999999", "<<", ">>", "[", "]", "(", ")", "/", "R", " 0 R", "obj", "endobj", "stream\n", "endstream", "null", "true", "%", "<", ">", "q ", "Do", "/Kids", "/MCID"}
	rnd := rand.New(rand.NewPCG(1, 2))
	judged := 0
	for range damages {
		data := bytes.Clone([][]byte{plain, streamed(bytes.Clone(plain)), base.data}[rnd.IntN(3)])
		for range 1 + rnd.IntN(4) {
			at := rnd.IntN(len(data))
			switch rnd.IntN(5) {
			case 0:
				data[at] = byte(rnd.IntN(256))
			case 1:
				copy(data[at:], words[rnd.IntN(len(words))])
			case 2: // a piece stands twice
				from := rnd.IntN(len(data) - 8)
				copy(data[at:], data[from:from+8])
			case 3:
				data = slices.Insert(data, at, []byte(words[rnd.IntN(len(words))])...)
			case 4: // a number becomes another
				if i := bytes.IndexAny(data[at:], "0123456789"); i >= 0 {
					data[at+i] = byte('0' + rnd.IntN(10))
				}
			}
		}
		if d, err := Read(data); err == nil {
			d.Judge(UA, A2, Syntax, Ours, X4)
			judged++
		}
	}
	if judged < damages/10 {
		t.Errorf("only %d of %d could be judged", judged, damages)
	}
}

const damages = 200
