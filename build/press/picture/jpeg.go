package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"sync"

	"jilid/build/diag"
	"jilid/build/pixel"
	"jilid/build/press/pdf"
)

func brokenJPEG(id, en string) error {
	return diag.T("gambar JPEG rusak: %s", "broken JPEG image: %s", diag.T(id, en))
}

// jpegFile is what the markers before the samples say.
type jpegFile struct {
	components int
	adobe      bool            // written by Adobe's rule: CMYK is inverted
	profile    map[byte][]byte // its pieces by their numbers
	pieces     byte            // how many there should be
}

// whole is the profile of all pieces; nil: there is none.
func (f *jpegFile) whole() []byte {
	if f.profile == nil {
		return nil
	}
	all := []byte{}
	for i := range int(f.pieces) {
		piece, ok := f.profile[byte(i+1)]
		if !ok {
			return []byte{} // which is broken
		}
		all = append(all, piece...)
	}
	return all
}

func (p *Picture) readJPEG(data []byte) error {
	var f jpegFile
	if err := p.markers(data, &f); err != nil {
		return err
	}
	// Reading it whole costs some milliseconds and is the only proof that it can be read.
	// What is merely unknown to this reader is left to the readers of PDF.
	img, err := jpeg.Decode(bytes.NewReader(data))
	var unknown jpeg.UnsupportedError
	if err != nil && (f.components == 4 || !errors.As(err, &unknown)) {
		return brokenJPEG("isinya tidak dapat dibaca", "its samples can't be read")
	}
	p.colored(f.whole(), f.components)
	m := &pdf.Image{Width: p.width, Height: p.height, Bits: 8, Filter: "DCTDecode", Data: data, Profile: p.profile}
	switch f.components {
	case 1:
		m.Space = "DeviceGray"
	case 3:
		m.Space = "DeviceRGB"
	case 4:
		m.Space, m.Invert = "DeviceCMYK", f.adobe
		p.rgb, p.cmyk = same(m), same(m)
		if p.profile != nil {
			return nil
		}
		// PDF/A has no place for inks that nobody explains beside an sRGB output intent.
		p.rgb = sync.OnceValues(func() (*pdf.Image, error) { return screenJPEG(img) })
		return nil
	}
	p.rgb, p.cmyk = same(m), p.print
	return nil
}

// screenJPEG packs an image of other colours as an RGB JPEG.
func screenJPEG(img image.Image) (*pdf.Image, error) {
	b := img.Bounds()
	rgb := image.NewRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			rgb.Set(x, y, color.RGBAModel.Convert(img.At(x, y)))
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, rgb, &jpeg.Options{Quality: 92}); err != nil {
		return nil, brokenJPEG("warnanya tidak dapat diubah", "its colours can't be converted")
	}
	return &pdf.Image{Width: b.Dx(), Height: b.Dy(), Bits: 8, Space: "DeviceRGB", Filter: "DCTDecode", Data: out.Bytes()}, nil
}

// Markers of a JPEG.
const (
	jpegBaseline    = 0xc0
	jpegExtended    = 0xc1
	jpegProgressive = 0xc2
	jpegScan        = 0xda
	jpegEnd         = 0xd9
	jpegJFIF        = 0xe0
	jpegEXIF        = 0xe1
	jpegICC         = 0xe2
	jpegAdobe       = 0xee
)

// markers reads the segments up to the samples.
func (p *Picture) markers(data []byte, f *jpegFile) error {
	cut := brokenJPEG("berkas terpotong", "the file is cut off")
	for at := 2; ; {
		if at+4 > len(data) {
			return cut
		}
		if data[at] != 0xff {
			return brokenJPEG("tanda bagian tidak ada", "a part's mark is missing")
		}
		marker := data[at+1]
		if marker == 0xff { // filling
			at++
			continue
		}
		if marker == 0x01 || marker >= 0xd0 && marker <= 0xd7 { // marks without a body
			at += 2
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) {
			return cut
		}
		body := data[at+4 : at+2+size]
		at += 2 + size
		switch {
		case marker == jpegScan || marker == jpegEnd:
			if f.components == 0 {
				return brokenJPEG("kepala berkas tidak ada", "it has no header")
			}
			return nil
		case marker == jpegBaseline || marker == jpegExtended || marker == jpegProgressive:
			if len(body) < 6 {
				return cut
			}
			if body[0] != 8 {
				return diag.T("JPEG dengan %d bit per warna tidak dapat dicetak; simpan dengan 8 bit", "a JPEG of %d bits a colour can't be printed; save it with 8 bits", body[0])
			}
			if f.components = int(body[5]); f.components != 1 && f.components != 3 && f.components != 4 {
				return brokenJPEG("jumlah warnanya keliru", "its number of colours is wrong")
			}
			if err := p.size(int(binary.BigEndian.Uint16(body[3:])), int(binary.BigEndian.Uint16(body[1:]))); err != nil {
				return err
			}
		case marker >= 0xc3 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			return diag.T("jenis JPEG ini tidak dapat dicetak; simpan ulang sebagai JPEG biasa", "this kind of JPEG can't be printed; save it as an ordinary JPEG")
		case marker == jpegJFIF && len(body) >= 12 && string(body[:5]) == "JFIF\x00":
			density := float64(binary.BigEndian.Uint16(body[8:]))
			switch body[7] {
			case 1:
				p.DPI = density
			case 2:
				p.DPI = density * 2.54
			}
		case marker == jpegEXIF && len(body) > 14 && string(body[:6]) == "Exif\x00\x00":
			p.Turned = Turn(pixel.Orientation(body[6:]))
		case marker == jpegICC && len(body) >= 14 && string(body[:12]) == "ICC_PROFILE\x00":
			if f.profile == nil {
				f.profile = map[byte][]byte{}
			}
			f.profile[body[12]], f.pieces = body[14:], body[13]
		case marker == jpegAdobe && len(body) >= 12 && string(body[:5]) == "Adobe":
			f.adobe = true
		}
	}
}
