package icc

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
)

// TestSolids: paper, inks and what is over one another have the colours that the
// press is said to have, beside the paper's white.
func TestSolids(t *testing.T) {
	for i, want := range solids {
		mix := inks{float64(i & 1), float64(i >> 1 & 1), float64(i >> 2 & 1), 0}
		v := mix.color().xyz()
		for c := range 3 {
			v[c] *= paperWhite[c] / white[c]
		}
		if got := v.lab(); got.distance(want) > 0.01 {
			t.Errorf("%v: %.2f, not %.2f", mix, got, want)
		}
	}
	if c := (inks{}).color(); c.distance(lab{100, 0, 0}) > 0.01 {
		t.Errorf("paper is %.2f", c)
	}
}

// TestSeparate: inks that were found for a colour make that colour, as far as it can
// be printed, with no more ink than the paper can take.
func TestSeparate(t *testing.T) {
	for l := 15.0; l <= 100; l += 5 {
		got, off := separate(lab{l, 0, 0})
		if off > 1.5 {
			t.Errorf("grey of %g: %.2f is %.1f away", l, got, off)
		}
		if l < 45 && got[3] < 0.2 {
			t.Errorf("grey of %g has hardly any black: %.2f", l, got)
		}
	}
	within := 0
	for _, c := range []float64{0, 0.3, 0.7, 1} {
		for _, m := range []float64{0, 0.3, 0.7, 1} {
			for _, y := range []float64{0, 0.3, 0.7, 1} {
				want := inks{c, m, y, 0}.color()
				got, off := separate(want)
				if ink := got[0] + got[1] + got[2] + got[3]; ink > mostInk+1e-9 {
					t.Errorf("%.2f are %.2f", got, ink)
				}
				if off < 2 {
					within++
				} else if want[0] > 30 {
					t.Errorf("%v: %.2f is %.1f away", inks{c, m, y, 0}, got, off)
				}
			}
		}
	}
	if within < 50 {
		t.Errorf("only %d of 64 colours are met", within)
	}
}

// TestOffset: the profile is one that Read accepts, complete, and its grids lead from
// white to no ink and from black to nearly all.
func TestOffset(t *testing.T) {
	p, err := Read(Offset().Data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != OffsetName || p.Known != "" {
		t.Errorf("it calls itself %q, known as %q", p.Name, p.Known)
	}
	for _, name := range []string{"desc", "cprt", "wtpt", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt"} {
		if _, ok := tag(p.Data, name); !ok {
			t.Errorf("no %s", name)
		}
	}
	b2a, _ := tag(p.Data, "B2A0")
	const begin = 48 + 4 + 3*4
	node := func(l, a, b int) (t inks) {
		for i := range 4 {
			at := begin + 8*((l*labSteps+a)*labSteps+b) + 2*i
			t[i] = float64(binary.BigEndian.Uint16(b2a[at:])) / 0xffff
		}
		return t
	}
	const grey = labSteps / 2
	if w := node(labSteps-1, grey, grey); slices.Max(w[:]) > 0.02 {
		t.Errorf("white is %.2f", w)
	}
	if k := node(0, grey, grey); k[3] < 0.9 {
		t.Errorf("black is %.2f", k)
	}
	if len(b2a) != begin+8*labSteps*labSteps*labSteps+4*4 {
		t.Errorf("B2A0 is of %d bytes", len(b2a))
	}
	if math.Abs(float64(len(p.Data))-float64(binary.BigEndian.Uint32(p.Data))) > 0 {
		t.Error("its size is wrong")
	}
}

func TestRead(t *testing.T) {
	good := Offset().Data
	edit := func(f func(b []byte)) []byte {
		b := slices.Clone(good)
		f(b)
		return b
	}
	for _, c := range []struct {
		data []byte
		says string
	}{
		{nil, "what is in it is no ICC profile"},
		{[]byte("%PDF-1.7"), "what is in it is no ICC profile"},
		{good[:len(good)-1], fmt.Sprintf("it is cut off: %d of %d bytes", len(good)-1, len(good))},
		{edit(func(b []byte) { b[8] = 5 }), "an ICC profile of version 5 can't be used; versions 2 and 4 can"},
		{edit(func(b []byte) { copy(b[12:], "mntrRGB ") }), "it is for `mntr` in `RGB` colours, not for a printing press (`prtr`) in CMYK"},
		{edit(func(b []byte) { copy(b[headSize+4+3*entrySize:], "XXXX") }), "it is incomplete: part A2B0 is missing"},
	} {
		_, err := Read(c.data)
		if err == nil || err.Error() != c.says {
			t.Errorf("got %v, want %s", err, c.says)
		}
	}
	for name, want := range map[string]string{
		"Coated FOGRA39 (ISO 12647-2:2004)": "FOGRA39", "ISO Coated v2 (FOGRA39L)": "FOGRA39", "CGATS TR 006": "CGATS TR 006", "Japan Color 2001 Coated": "", "x JC200103": "JC200103",
	} {
		p, err := Read(pack(offsetHeader, []part{{"desc", text("desc", name)}, {"A2B0", make([]byte, 8)}, {"B2A0", make([]byte, 8)}}))
		if err != nil || p.Known != want || p.Name != name {
			t.Errorf("%q: %+v %v", name, p, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(pack(offsetHeader, []part{{"desc", text("desc", "Coated FOGRA39")}, {"A2B0", make([]byte, 8)}, {"B2A0", make([]byte, 8)}}))
	f.Add(pack(offsetHeader, []part{{"desc", append([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS\x00\x00\x00\x04\x00\x00\x00\x1c"), 0, 'A', 0, 'B')}, {"A2B0", make([]byte, 8)}, {"B2A0", make([]byte, 8)}}))
	f.Add([]byte("acsp"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data)
		if err != nil {
			text, ok := err.(diag.Text)
			if !ok {
				t.Fatalf("the error is a %T", err)
			}
			diagtest.Text(t, text, source.NewFile("", data).Span(0, 0))
			return
		}
		if len(p.Name) > len(data) || len(p.Known) > 16 {
			t.Errorf("%q, known as %q", p.Name, p.Known)
		}
	})
}

func BenchmarkOffset(b *testing.B) {
	for range b.N {
		offset()
	}
}

func TestSRGB(t *testing.T) {
	p := sRGB()
	be := binary.BigEndian
	if int(be.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" {
		t.Fatal("the header is wrong")
	}
	var sum [3]float64 // the primaries make the white of D50
	for i := range int(be.Uint32(p[128:])) {
		tag := p[132+12*i:]
		at, size := be.Uint32(tag[4:]), be.Uint32(tag[8:])
		body := p[at : at+size]
		if name := string(tag[:4]); strings.HasSuffix(name, "XYZ") {
			for k := range sum {
				sum[k] += float64(int32(be.Uint32(body[8+4*k:]))) / 65536
			}
		}
		if name := string(tag[:4]); strings.HasSuffix(name, "TRC") && (string(body[:4]) != "curv" || be.Uint16(body[len(body)-2:]) != 65535) {
			t.Errorf("%s is no curve up to white", name)
		}
	}
	for k, want := range []float64{0.9642, 1, 0.8249} {
		if sum[k] < want-0.001 || sum[k] > want+0.001 {
			t.Errorf("white is %v", sum)
		}
	}
}
