// Package icc knows profiles of colours, of printing presses above all, as the ICC specifies them
// (ICC.1:2001-04, version 2, and ICC.1:2010, version 4): it reads enough of a
// plan's own one to say what it is, and reckons one of the usual offset press for
// plans that have none ([Offset]). That of screens is here, too ([SRGB]).
package icc

import (
	"encoding/binary"
	"regexp"
	"strings"
	"unicode/utf16"

	"jilid/build/diag"
)

// Profile is a profile of a device with cyan, magenta, yellow and black.
type Profile struct {
	Data  []byte
	Name  string // as the profile calls itself
	Known string // by which the registry of the ICC knows what it was made for, "FOGRA39"; "" if it doesn't say
}

const (
	headSize  = 128
	entrySize = 12
)

// Read looks at a profile. The error is a [diag.Text].
func Read(data []byte) (*Profile, error) {
	if len(data) < headSize+4 || string(data[36:40]) != "acsp" {
		return nil, diag.T("isinya bukan profil ICC", "what is in it is no ICC profile")
	}
	if size := binary.BigEndian.Uint32(data); int64(size) > int64(len(data)) {
		return nil, diag.T("profilnya terpotong: %d dari %d bita", "it is cut off: %d of %d bytes", len(data), size)
	}
	if version := data[8]; version != 2 && version != 4 {
		return nil, diag.T("profil ICC versi %d tidak dapat dipakai; yang diterima adalah versi 2 dan 4", "an ICC profile of version %d can't be used; versions 2 and 4 can", version)
	}
	if class, space := string(data[12:16]), string(data[16:20]); class != "prtr" || space != "CMYK" {
		return nil, diag.T("profil ini untuk `%s` dalam warna `%s`, bukan untuk mesin cetak (`prtr`) dengan CMYK", "it is for `%s` in `%s` colours, not for a printing press (`prtr`) in CMYK", clean(class), clean(space))
	}
	p := &Profile{Data: data}
	for _, need := range []string{"A2B0", "B2A0"} {
		if _, ok := tag(data, need); !ok {
			return nil, diag.T("profilnya tidak lengkap: bagian %s tidak ada", "it is incomplete: part %s is missing", need)
		}
	}
	if d, ok := tag(data, "desc"); ok {
		p.Name = description(d)
	}
	p.Known = strings.ReplaceAll(knownForm.FindString(p.Name), " ", "")
	if strings.HasPrefix(p.Known, "CGATSTR") {
		p.Known = "CGATS TR " + p.Known[len("CGATSTR"):]
	}
	return p, nil
}

// knownForm is how names of the registry of characterisation data begin.
var knownForm = regexp.MustCompile(`\b(FOGRA ?\d\d|CGATS ?TR ?\d{3}|JC200\d{3}|IFRA\d\d)`)

// tag is the data of a part of a profile.
func tag(data []byte, name string) ([]byte, bool) {
	n := binary.BigEndian.Uint32(data[headSize:])
	for i := range int64(min(n, 100)) {
		at := headSize + 4 + entrySize*i
		if at+entrySize > int64(len(data)) {
			return nil, false
		}
		e := data[at:]
		if string(e[:4]) != name {
			continue
		}
		from, size := int64(binary.BigEndian.Uint32(e[4:])), int64(binary.BigEndian.Uint32(e[8:]))
		if from < headSize || size < 8 || from+size > int64(len(data)) {
			return nil, false
		}
		return data[from : from+size], true
	}
	return nil, false
}

// description is the text of a "desc" part: of version 2, or the first language of version 4.
func description(d []byte) string {
	switch string(d[:4]) {
	case "desc":
		if len(d) < 12 {
			return ""
		}
		n := int64(binary.BigEndian.Uint32(d[8:]))
		return clean(string(d[12:min(12+n, int64(len(d)))]))
	case "mluc":
		if len(d) < 28 {
			return ""
		}
		size, from := int64(binary.BigEndian.Uint32(d[20:])), int64(binary.BigEndian.Uint32(d[24:]))
		if from+size > int64(len(d)) {
			return ""
		}
		var units []uint16
		for ; size >= 2; from, size = from+2, size-2 {
			units = append(units, binary.BigEndian.Uint16(d[from:]))
		}
		return clean(string(utf16.Decode(units)))
	}
	return ""
}

// clean leaves the characters that can be shown.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\uFFFD' {
			return -1
		}
		return r
	}, s))
}
