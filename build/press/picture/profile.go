package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"slices"

	"jilid/build/diag"
	"jilid/build/press/icc"
	"jilid/build/press/pdf"
)

// largestProfile is more than the profile of any press has.
const largestProfile = 8 << 20

// colored notes the ICC profile that a file brings, for samples of so many
// components. One that isn't sound, or of other colours than the samples, is
// ignored with a remark, as browsers do (ICC.1:2022, 7.2).
func (p *Picture) colored(profile []byte, components int) {
	if profile == nil {
		return
	}
	if why, ok := sound(profile, components); !ok {
		p.Remarks = append(p.Remarks, diag.T("profil warnanya diabaikan: %s", "its colour profile is ignored: %s", why))
		return
	}
	p.profile = profile
}

func sound(b []byte, components int) (why diag.Text, ok bool) {
	const header = 128
	if len(b) < header+4 || string(b[36:40]) != "acsp" || int(binary.BigEndian.Uint32(b)) != len(b) {
		return diag.T("isinya rusak", "it is broken"), false
	}
	if class := string(b[12:16]); !slices.Contains([]string{"scnr", "mntr", "prtr", "spac"}, class) || b[8] > 4 {
		return diag.T("bukan profil untuk gambar", "it is no profile for pictures"), false
	}
	if pcs := string(b[20:24]); pcs != "XYZ " && pcs != "Lab " {
		return diag.T("bukan profil untuk gambar", "it is no profile for pictures"), false
	}
	if want := map[int]string{1: "GRAY", 3: "RGB ", 4: "CMYK"}[components]; string(b[16:20]) != want {
		return diag.T("untuk warna %q, bukan %q", "it is for %q colours, not %q", clean(b[16:20]), clean([]byte(want))), false
	}
	tags := int(binary.BigEndian.Uint32(b[header:]))
	if tags == 0 || tags > 1000 || header+4+12*tags > len(b) {
		return diag.T("isinya rusak", "it is broken"), false
	}
	for i := range tags {
		tag := b[header+4+12*i:]
		if from, size := uint64(binary.BigEndian.Uint32(tag[4:])), uint64(binary.BigEndian.Uint32(tag[8:])); from < header || from+size > uint64(len(b)) {
			return diag.T("isinya rusak", "it is broken"), false
		}
	}
	return diag.Text{}, true
}

// clean is a name of four letters as it can be shown.
func clean(b []byte) string {
	return string(bytes.TrimRight(bytes.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, b), " "))
}

// packedProfile is the profile in an iCCP chunk of a PNG: a name, 0, 0 and the packed bytes.
func packedProfile(chunk []byte) []byte {
	_, body, ok := bytes.Cut(chunk, []byte{0})
	if !ok || len(body) < 1 || body[0] != 0 {
		return []byte{}
	}
	z, err := zlib.NewReader(bytes.NewReader(body[1:]))
	if err != nil {
		return []byte{}
	}
	b, err := io.ReadAll(io.LimitReader(z, largestProfile))
	if err != nil {
		return []byte{}
	}
	return b
}

// print is the picture for the printing press. Samples of the screen stay what
// they are, but say what they mean by a profile – their own or that of sRGB – so
// that the press converts them to its inks by its own.
func (p *Picture) print() (*pdf.Image, error) {
	m, err := p.rgb()
	if err != nil || m.Profile != nil || m.Space != "DeviceRGB" && m.Palette == nil {
		return m, err
	}
	tagged := *m
	tagged.Profile = icc.SRGB()
	return &tagged, nil
}
