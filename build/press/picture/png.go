package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"sync"

	"jilid/build/diag"
	"jilid/build/press/pdf"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

func brokenPNG(id, en string) error {
	return diag.T("gambar PNG rusak: %s", "broken PNG image: %s", diag.T(id, en))
}

// pngFile is what the chunks say.
type pngFile struct {
	width, height int
	depth, kind   byte
	interlaced    bool
	palette       []byte
	transparent   bool // has a tRNS chunk
	profile       []byte
	samples       []byte
}

// Kinds of samples in a PNG.
const (
	pngGray      = 0
	pngRGB       = 2
	pngPalette   = 3
	pngGrayAlpha = 4
	pngRGBAlpha  = 6
)

func (p *Picture) readPNG(data []byte) error {
	var f pngFile
	if err := p.chunks(data[len(pngSignature):], &f); err != nil {
		return err
	}
	colors := 3
	if f.kind == pngGray || f.kind == pngGrayAlpha {
		colors = 1
	}
	p.colored(f.profile, colors)
	plain := !f.interlaced && !f.transparent && f.depth <= 8 && (f.kind == pngGray || f.kind == pngRGB || f.kind == pngPalette)
	if plain {
		m := &pdf.Image{Width: f.width, Height: f.height, Bits: int(f.depth), Space: "DeviceGray", Filter: "FlateDecode", Predictor: 15, Data: f.samples, Profile: p.profile}
		switch f.kind {
		case pngRGB:
			m.Space = "DeviceRGB"
		case pngPalette:
			m.Palette, colors = f.palette, 1
		}
		if err := checkRows(f.samples, (f.width*colors*int(f.depth)+7)/8, f.height); err != nil {
			return err
		}
		p.rgb, p.cmyk = same(m), p.print
		return nil
	}
	// The standard library's reader checks the rest by reading it.
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		return brokenPNG("isinya tidak dapat dibaca", "its samples can't be read")
	}
	// Packing takes long and is only wanted in print; the samples are read again
	// then, so that not all pictures of a plan have to be held unpacked.
	p.rgb = sync.OnceValues(func() (*pdf.Image, error) {
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		m := flatten(img, p.profile != nil && colors == 3)
		m.Profile = p.profile
		return m, nil
	})
	p.cmyk = p.print
	return nil
}

// chunks reads the parts of a PNG file.
func (p *Picture) chunks(data []byte, f *pngFile) error {
	cut := brokenPNG("berkas terpotong", "the file is cut off")
	for first := true; ; first = false {
		if len(data) < 12 {
			return cut
		}
		size := uint64(binary.BigEndian.Uint32(data))
		if size+12 > uint64(len(data)) {
			return cut
		}
		name, body := string(data[4:8]), data[8:8+size]
		if crc32.ChecksumIEEE(data[4:8+size]) != binary.BigEndian.Uint32(data[8+size:]) {
			return brokenPNG("jumlah periksa bagian tidak cocok", "a part's checksum doesn't match")
		}
		data = data[12+size:]
		if first != (name == "IHDR") {
			return brokenPNG("kepala berkas tidak ada", "it has no header")
		}
		switch name {
		case "IHDR":
			if err := p.pngHeader(body, f); err != nil {
				return err
			}
		case "PLTE":
			if len(body) == 0 || len(body)%3 != 0 || len(body) > 768 {
				return brokenPNG("daftar warna keliru", "its palette is wrong")
			}
			f.palette = body
		case "iCCP":
			f.profile = packedProfile(body)
		case "tRNS":
			f.transparent = true
		case "pHYs":
			if len(body) == 9 && body[8] == 1 { // pixels in a metre
				p.DPI = float64(binary.BigEndian.Uint32(body)) * 0.0254
			}
		case "IDAT":
			f.samples = append(f.samples, body...)
		case "IEND":
			if len(f.samples) == 0 {
				return cut
			}
			if f.kind == pngPalette && f.palette == nil {
				return brokenPNG("daftar warna tidak ada", "its palette is missing")
			}
			return nil
		}
	}
}

func (p *Picture) pngHeader(b []byte, f *pngFile) error {
	wrong := brokenPNG("kepala berkas keliru", "its header is wrong")
	if len(b) != 13 {
		return wrong
	}
	w, h := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	if w > 1<<30 || h > 1<<30 {
		return wrong
	}
	f.width, f.height = int(w), int(h)
	f.depth, f.kind, f.interlaced = b[8], b[9], b[12] != 0
	depths := map[byte]string{pngGray: "\x01\x02\x04\x08\x10", pngRGB: "\x08\x10", pngPalette: "\x01\x02\x04\x08", pngGrayAlpha: "\x08\x10", pngRGBAlpha: "\x08\x10"}
	if bytes.IndexByte([]byte(depths[f.kind]), f.depth) < 0 || b[10] != 0 || b[11] != 0 || b[12] > 1 {
		return wrong
	}
	return p.size(f.width, f.height)
}

// checkRows unpacks samples to see that all rows are there, each begun by a known filter.
func checkRows(samples []byte, row, rows int) error {
	broken := brokenPNG("isinya tidak dapat dibaca", "its samples can't be read")
	z, err := zlib.NewReader(bytes.NewReader(samples))
	if err != nil {
		return broken
	}
	buf := make([]byte, 1+row)
	for range rows {
		if _, err := io.ReadFull(z, buf); err != nil || buf[0] > 4 {
			return broken
		}
	}
	if n, err := z.Read(buf); n > 0 || err != io.EOF { // also compares the checksum
		return broken
	}
	return nil
}

// flatten takes an image apart into its colours and its opacity. What is grey is
// kept as grey, unless its colours are of a profile.
func flatten(img image.Image, profiled bool) *pdf.Image {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	rgb, alpha := make([]byte, 0, 3*w*h), make([]byte, 0, w*h)
	opaque, gray := true, !profiled
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			rgb = append(rgb, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 255
			gray = gray && c.R == c.G && c.G == c.B
		}
	}
	m := &pdf.Image{Width: w, Height: h, Bits: 8, Space: "DeviceRGB", Filter: "FlateDecode", Predictor: 15}
	if gray {
		m.Space = "DeviceGray"
		for i := range w * h {
			rgb[i] = rgb[3*i]
		}
		m.Data = pdf.Deflate(filterRows(rgb[:w*h], w, 1))
	} else {
		m.Data = pdf.Deflate(filterRows(rgb, 3*w, 3))
	}
	if !opaque {
		m.Mask = opacity(alpha, w, h)
	}
	return m
}

// opacity packs the mask of an image.
func opacity(alpha []byte, w, h int) *pdf.Image {
	return &pdf.Image{Width: w, Height: h, Bits: 8, Space: "DeviceGray", Filter: "FlateDecode", Predictor: 15, Data: pdf.Deflate(filterRows(alpha, w, 1))}
}

// filterRows gives each row the PNG filter, of none, left and above, that leaves
// the smallest numbers, which pack best.
func filterRows(samples []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(samples)+len(samples)/max(row, 1))
	above := make([]byte, row)
	lines := [3][]byte{make([]byte, row), make([]byte, row), make([]byte, row)}
	for ; len(samples) > 0; samples = samples[row:] {
		line := samples[:row]
		var cost [3]int
		for i, v := range line {
			left := byte(0)
			if i >= pixel {
				left = line[i-pixel]
			}
			for k, d := range [3]byte{v, v - left, v - above[i]} {
				lines[k][i] = d
				cost[k] += min(int(d), 256-int(d))
			}
		}
		best := 0
		for k := range cost {
			if cost[k] < cost[best] {
				best = k
			}
		}
		out = append(append(out, byte(best)), lines[best]...)
		above = line
	}
	return out
}
