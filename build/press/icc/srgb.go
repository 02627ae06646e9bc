package icc

import (
	"encoding/binary"
	"math"
	"sync"
)

// SRGB is a profile (version 2.1, matrix and curve) of the sRGB colour
// space, computed from the numbers of IEC 61966-2-1: primaries adapted to D50
// by Bradford's transform, and the curve with its straight foot. It isn't to be changed.
var SRGB = sync.OnceValue(sRGB)

func sRGB() []byte {
	curve := []byte("curv\x00\x00\x00\x00")
	const steps = 1024
	curve = binary.BigEndian.AppendUint32(curve, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(v*65535+0.5))
	}
	return pack(header{"\x02\x10\x00\x00mntrRGB XYZ ", [3]uint16{1999, 10, 1}}, []part{ // the standard's date
		{"desc", text("desc", "sRGB IEC61966-2.1")}, {"cprt", text("text", "No copyright")}, {"wtpt", point(white)},
		{"rXYZ", point(xyz{0.43607, 0.22249, 0.01392})}, {"gXYZ", point(xyz{0.38515, 0.71687, 0.09708})}, {"bXYZ", point(xyz{0.14307, 0.06061, 0.71410})},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all three
	})
}
