package judge

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
)

// filters are the names of the filters of a stream, the first to be undone first.
func (d *Document) filters(s Dict) []Name {
	var all []Name
	for _, f := range d.list(s["Filter"]) {
		all = append(all, d.name(f))
	}
	return all
}

// ofImages are the filters that only images have.
var ofImages = []Name{"DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode"}

// unpack undoes the filters of a stream that isn't an image.
func (r *reader) unpack(ref Ref, d Dict, data []byte) *Stream {
	s := &Stream{d, data}
	if d["Subtype"] == Name("Image") || r.Trailer["Encrypt"] != nil || r.Trailer == nil && d["Encrypt"] != nil {
		return s
	}
	parms := r.list(d["DecodeParms"])
	for i, f := range r.filters(d) {
		if slices.Contains(ofImages, f) {
			return s
		}
		var parm Dict
		if i < len(parms) {
			parm = r.Dict(parms[i])
		}
		var err error
		if s.Data, err = r.undo(f, parm, s.Data); err != nil {
			r.fault("P7.4", "object %d: %v", ref, err)
			return s
		}
		if r.room -= len(s.Data); r.room < 0 {
			panic(broken("the file unpacks to more than can be read"))
		}
	}
	return s
}

// manyBytes is the most that one stream may unpack to.
const manyBytes = 1 << 27

func (d *Document) undo(filter Name, parm Dict, data []byte) ([]byte, error) {
	switch filter {
	case "FlateDecode":
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		out, err := io.ReadAll(io.LimitReader(z, manyBytes))
		if err != nil {
			return nil, err
		}
		return d.unpredict(parm, out)
	case "ASCIIHexDecode":
		clean := bytes.Map(func(c rune) rune {
			if c < 128 && isSpace(byte(c)) {
				return -1
			}
			return c
		}, data)
		clean, _, _ = bytes.Cut(clean, []byte{'>'})
		out := make([]byte, hex.DecodedLen(len(clean)))
		_, err := hex.Decode(out, clean)
		return out, err
	}
	return nil, fmt.Errorf("the filter %s isn't read", filter)
}

// unpredict undoes the row filters of PNG.
func (d *Document) unpredict(parm Dict, data []byte) ([]byte, error) {
	how := d.whole(parm["Predictor"], 1)
	if how == 1 {
		return data, nil
	}
	if how < 10 {
		return nil, fmt.Errorf("the predictor %d isn't read", how)
	}
	bits := d.whole(parm["Colors"], 1) * d.whole(parm["BitsPerComponent"], 8)
	wide := d.whole(parm["Columns"], 1)
	if bits < 1 || bits > 1024 || wide < 1 || wide > 1<<24 {
		return nil, fmt.Errorf("rows of %d samples of %d bits", wide, bits)
	}
	pixel, row := max(bits/8, 1), (wide*bits+7)/8
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 0 {
		if len(data) < row+1 {
			return nil, fmt.Errorf("the last row is cut off")
		}
		kind, line := data[0], slices.Clone(data[1:row+1])
		data = data[row+1:]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], before[i-pixel]
			}
			switch up := before[i]; kind {
			case 0:
			case 1:
				line[i] += left
			case 2:
				line[i] += up
			case 3:
				line[i] += byte((int(left) + int(up)) / 2)
			case 4:
				line[i] += paeth(int(left), int(up), int(corner))
			default:
				return nil, fmt.Errorf("a row of kind %d", kind)
			}
		}
		out = append(out, line...)
		before = line
	}
	return out, nil
}

func paeth(left, up, corner int) byte {
	p := left + up - corner
	a, b, c := abs(p-left), abs(p-up), abs(p-corner)
	switch {
	case a <= b && a <= c:
		return byte(left)
	case b <= c:
		return byte(up)
	}
	return byte(corner)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
