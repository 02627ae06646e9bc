package font

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"jilid/build/diag"
)

// directory splits a font file into its tables.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, diag.T("bukan berkas fon", "not a font file")
	}
	switch magic := string(data[:4]); magic {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, diag.T("fon OpenType berkontur CFF (.otf) tidak didukung; pakai versi TrueType (.ttf)",
			"OpenType fonts with CFF outlines (.otf) are not supported; use the TrueType version (.ttf)")
	case "wOFF", "wOF2":
		return nil, diag.T("fon web (WOFF) tidak dapat dipakai untuk buku; pakai berkas .ttf",
			"web fonts (WOFF) can't be used for books; use the .ttf file")
	case "ttcf":
		return nil, diag.T("kumpulan fon (.ttc) tidak didukung; pakai satu berkas .ttf",
			"font collections (.ttc) are not supported; use a single .ttf file")
	default:
		return nil, diag.T("bukan berkas fon", "not a font file")
	}
	n := u16(data, 4)
	if len(data) < 12+16*n {
		return nil, errBroken
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		rec := data[12+16*i:]
		off, size := uint64(binary.BigEndian.Uint32(rec[8:])), uint64(binary.BigEndian.Uint32(rec[12:]))
		if off+size > uint64(len(data)) {
			return nil, diag.T("fon rusak: tabel %q di luar berkas", "broken font: table %q is outside the file", rec[:4])
		}
		tables[string(rec[:4])] = data[off : off+size : off+size]
	}
	return tables, nil
}

// sfnt writes tables as a font file, with the checksums of the format.
func sfnt(tables map[string][]byte) []byte {
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	power, log := 1, 0 // the largest power of two up to the number of tables
	for power*2 <= len(tags) {
		power, log = power*2, log+1
	}
	be := binary.BigEndian
	out := make([]byte, 12+16*len(tags))
	be.PutUint32(out, 0x00010000)
	be.PutUint16(out[4:], uint16(len(tags)))
	be.PutUint16(out[6:], uint16(16*power))
	be.PutUint16(out[8:], uint16(log))
	be.PutUint16(out[10:], uint16(16*(len(tags)-power)))
	head := 0
	for i, tag := range tags {
		t := tables[tag]
		rec := out[12+16*i:]
		copy(rec, tag)
		be.PutUint32(rec[4:], checksum(t))
		be.PutUint32(rec[8:], uint32(len(out)))
		be.PutUint32(rec[12:], uint32(len(t)))
		if tag == "head" {
			head = len(out)
		}
		out = append(out, t...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of a table's big-endian words, padded with zeros.
func checksum(t []byte) (sum uint32) {
	for ; len(t) >= 4; t = t[4:] {
		sum += binary.BigEndian.Uint32(t)
	}
	var last [4]byte
	copy(last[:], t)
	return sum + binary.BigEndian.Uint32(last[:])
}

// postScriptName is name 6 of a name table, reduced to what a PDF name may hold.
func postScriptName(t []byte) string {
	const fallback = "Font"
	if len(t) < 6 {
		return fallback
	}
	store := u16(t, 4)
	for i := range u16(t, 2) {
		rec := 6 + 12*i
		if rec+12 > len(t) {
			break
		}
		from := store + u16(t, rec+10)
		to := from + u16(t, rec+8)
		if u16(t, rec+6) != 6 || to > len(t) {
			continue
		}
		text := string(t[from:to])
		if platform := u16(t, rec); platform != 1 { // Unicode and Windows: UTF-16
			var units []uint16
			for ; from+1 < to; from += 2 {
				units = append(units, uint16(u16(t, from)))
			}
			text = string(utf16.Decode(units))
		}
		if name := plainName(text); name != "" {
			return name
		}
	}
	return fallback
}

func plainName(s string) string {
	var b []byte
	for i := 0; i < len(s) && len(b) < 63; i++ {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			b = append(b, c)
		}
	}
	return string(b)
}

func u16(b []byte, i int) int   { return int(binary.BigEndian.Uint16(b[i:])) }
func i16(b []byte, i int) int64 { return int64(int16(binary.BigEndian.Uint16(b[i:]))) }
