package icc

import (
	"encoding/binary"
	"math"
)

// part is a piece of a profile; without data it is that before it.
type part struct {
	name string
	data []byte
}

// header is what tells profiles apart before their parts do.
type header struct {
	kind string    // version, class, colours of the device and of the connection
	date [3]uint16 // year, month, day
}

// pack makes a profile (ICC.1, 7.2 and 7.3).
func pack(h header, parts []part) []byte {
	out := make([]byte, headSize)
	copy(out[8:], h.kind)
	for i, v := range h.date {
		binary.BigEndian.PutUint16(out[24+2*i:], v)
	}
	copy(out[36:], "acsp")
	copy(out[68:], point(white)[8:])
	out = binary.BigEndian.AppendUint32(out, uint32(len(parts)))
	first := len(out) + entrySize*len(parts)
	var body []byte
	at, size := 0, 0
	for _, p := range parts {
		if p.data != nil {
			at, size = first+len(body), len(p.data)
			body = append(append(body, p.data...), make([]byte, -len(p.data)&3)...)
		}
		out = append(out, p.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func point(v xyz) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, c := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Floor(c*65536+0.500001)))
	}
	return b
}

func text(kind, s string) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	if kind == "text" {
		return append(append(b, s...), 0)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no Unicode, no Macintosh name
}
