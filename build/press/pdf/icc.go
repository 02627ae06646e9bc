package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// Condition is what a printing press makes of inks: what PDF/X calls the
// characterised printing condition.
type Condition struct {
	Profile  []byte // ICC, of a device with four inks
	ID       string // by which a registry knows it, or "Custom"
	Registry string // its address, or ""
	Info     string // for people
}

// pressIntent names the printing condition that the file's inks are meant for.
func (w *Writer) pressIntent(c *Condition) Ref {
	profile := w.profile(c.Profile, "DeviceCMYK")
	var d Dict
	d.Name("Type", "OutputIntent").Name("S", "GTS_PDFX").Text("OutputConditionIdentifier", c.ID)
	if c.Registry != "" {
		d.Text("RegistryName", c.Registry)
	}
	d.Text("Info", c.Info).Ref("DestOutputProfile", profile)
	return w.Add(d.Bytes())
}

// screenIntent names sRGB as what the file's colours mean, with a profile.
func (w *Writer) screenIntent() Ref {
	profile := w.profile(SRGB(), "DeviceRGB")
	var d Dict
	d.Name("Type", "OutputIntent").Name("S", "GTS_PDFA1").Text("OutputConditionIdentifier", "sRGB IEC61966-2.1")
	d.Text("RegistryName", "http://www.color.org").Text("Info", "sRGB IEC61966-2.1").Ref("DestOutputProfile", profile)
	return w.Add(d.Bytes())
}

// SRGB is an ICC profile (version 2.1, matrix and curve) of the sRGB colour
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
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright\x00"...)},
		{"wtpt", iccXYZ(0.96420, 1, 0.82491)},
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all three
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	binary.BigEndian.PutUint16(head[24:], 1999) // the standard's date
	binary.BigEndian.PutUint16(head[26:], 10)
	binary.BigEndian.PutUint16(head[28:], 1)
	copy(head[36:], "acsp")
	copy(head[68:], iccXYZ(0.96420, 1, 0.82491)[8:]) // the illuminant, D50

	out := binary.BigEndian.AppendUint32(head, uint32(len(tags)))
	offset := len(out) + 12*len(tags)
	var body []byte
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = offset+len(body), len(t.data)
			body = append(body, t.data...)
			body = append(body, make([]byte, -len(body)&3)...)
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(v*65536+0.5))
	}
	return b
}

func iccDescription(s string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no Unicode, no Macintosh name
}
