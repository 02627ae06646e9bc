package icc

import (
	"encoding/binary"
	"math"
	"sync"

	"jilid/build/parallel"
)

// OffsetName is what the profile of Offset calls itself.
const OffsetName = "Offset on coated paper, reckoned from the aims of ISO 12647-2"

// Offset is a profile of the usual offset press, reckoned (ink.go), not measured. It
// says which colours the inks are meant to make, for a proof and for what is still in
// other colours; a print shop that has a profile of its own press knows better.
var Offset = sync.OnceValue(func() *Profile {
	return &Profile{Data: offset(), Name: OffsetName}
})

// offsetHeader is that of a profile of version 2.4 for a press with four inks.
var offsetHeader = header{"\x02\x40\x00\x00prtrCMYKLab ", [3]uint16{2026, 1, 1}}

const (
	inkSteps = 9  // of each ink, to its colours
	labSteps = 13 // of each direction of CIELAB, to inks; odd, so that grey is one of them
)

func offset() []byte {
	toLab := table{in: 4, out: 3, steps: inkSteps}
	for i := range inkSteps * inkSteps * inkSteps * inkSteps {
		var t inks
		for k, n := 3, i; k >= 0; k, n = k-1, n/inkSteps {
			t[k] = float64(n%inkSteps) / (inkSteps - 1)
		}
		c := t.color()
		toLab.put(c[0]/100*0xff00, (c[1]+128)*256, (c[2]+128)*256)
	}
	toInks, gamut := table{in: 3, out: 4, steps: labSteps}, table{in: 3, out: 1, steps: labSteps}
	var found [labSteps * labSteps * labSteps]inks
	var off [len(found)]float64
	parallel.For(labSteps, func(l int) {
		for i := l * labSteps * labSteps; i < (l+1)*labSteps*labSteps; i++ {
			at := func(n int) float64 { return float64(n%labSteps) / (labSteps - 1) * 0xffff }
			found[i], off[i] = separate(lab{at(l) / 0xff00 * 100, at(i/labSteps)/256 - 128, at(i)/256 - 128})
		}
	})
	for i, t := range found {
		toInks.put(t[0]*0xffff, t[1]*0xffff, t[2]*0xffff, t[3]*0xffff)
		if off[i] > 4 {
			gamut.put(0xffff)
		} else {
			gamut.put(0)
		}
	}
	a2b, b2a := toLab.bytes(), toInks.bytes()
	return pack(offsetHeader, []part{
		{"desc", text("desc", OffsetName)}, {"cprt", text("text", "No copyright")}, {"wtpt", point(paperWhite)},
		{"A2B0", a2b}, {"A2B1", nil}, {"A2B2", nil}, {"B2A0", b2a}, {"B2A1", nil}, {"B2A2", nil}, {"gamt", gamut.bytes()},
	})
}

// table is a grid of colours, of the type "mft2".
type table struct {
	in, out, steps int
	cells          []uint16
}

func (t *table) put(values ...float64) {
	for _, v := range values {
		// Rounded a little beside the half, so that the last bit of a processor's reckoning decides nothing.
		t.cells = append(t.cells, uint16(math.Floor(min(max(v, 0), 0xffff)+0.500001)))
	}
}

func (t *table) bytes() []byte {
	b := append([]byte("mft2\x00\x00\x00\x00"), byte(t.in), byte(t.out), byte(t.steps), 0)
	for i := range 9 { // a matrix, which isn't used
		b = binary.BigEndian.AppendUint32(b, []uint32{1 << 16, 0, 0, 0}[i%4])
	}
	b = append(b, 0, 2, 0, 2) // curves of two points: straight
	for range t.in {
		b = append(b, 0, 0, 0xff, 0xff)
	}
	for _, c := range t.cells {
		b = binary.BigEndian.AppendUint16(b, c)
	}
	for range t.out {
		b = append(b, 0, 0, 0xff, 0xff)
	}
	return b
}
