package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"sync"

	"jilid/build/diag"
	"jilid/build/pixel"
	"jilid/build/press/pdf"
)

func brokenWebP(id, en string) error {
	return diag.T("gambar WebP rusak: %s", "broken WebP image: %s", diag.T(id, en))
}

// readWebP reads a WebP file. PDF doesn't know the format: its samples are
// packed anew, those of photographs as JPEG, others without loss.
func (p *Picture) readWebP(data []byte) error {
	profile, err := p.webpParts(data)
	if err != nil {
		return err
	}
	config, err := pixel.DecodeWebPConfig(data)
	if err != nil {
		return brokenWebP("kepala berkas keliru", "its header is wrong")
	}
	if err := p.size(config.Width, config.Height); err != nil {
		return err
	}
	img, err := decodeWebP(data)
	if err != nil {
		return err
	}
	if b := img.Bounds(); b.Dx() != p.width || b.Dy() != p.height {
		return brokenWebP("ukurannya bertentangan", "its sizes disagree")
	}
	p.colored(profile, 3)
	p.rgb = sync.OnceValues(func() (*pdf.Image, error) { return p.packWebP(data) })
	p.cmyk = p.print
	return nil
}

// webpParts reads the container (RFC 9649, 2.7): what it says beside the samples.
func (p *Picture) webpParts(data []byte) (profile []byte, err error) {
	cut := brokenWebP("berkas terpotong", "the file is cut off")
	if len(data) < 12 {
		return nil, cut
	}
	for rest := data[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), uint64(binary.LittleEndian.Uint32(rest[4:]))
		if size > uint64(len(rest)-8) {
			return nil, cut
		}
		body := rest[8 : 8+size]
		rest = rest[min(8+size+size%2, uint64(len(rest))):]
		switch name {
		case "ANIM", "ANMF":
			return nil, diag.T("WebP bergerak tidak dapat dicetak; simpan satu gambarnya", "a moving WebP can't be printed; save one picture of it")
		case "ICCP":
			profile = body
		case "EXIF":
			body = bytes.TrimPrefix(body, []byte("Exif\x00\x00"))
			if len(body) > 8 {
				p.Turned = Turn(pixel.Orientation(body))
			}
		}
	}
	return profile, nil
}

func decodeWebP(data []byte) (img image.Image, err error) {
	defer func() { // the reader isn't ours, and pictures come from anywhere
		if recover() != nil {
			err = brokenWebP("isinya tidak dapat dibaca", "its samples can't be read")
		}
	}()
	img, err = pixel.DecodeWebP(data)
	if err != nil {
		err = brokenWebP("isinya tidak dapat dibaca", "its samples can't be read")
	}
	return img, err
}

func (p *Picture) packWebP(data []byte) (*pdf.Image, error) {
	img, err := decodeWebP(data)
	if err != nil {
		return nil, err
	}
	var lossy *image.YCbCr
	var m *pdf.Image
	switch img := img.(type) {
	case *image.YCbCr:
		lossy = img
	case *image.NYCbCrA:
		lossy = &img.YCbCr
	default:
		m = flatten(img, p.profile != nil)
	}
	if lossy != nil {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, studio(lossy), &jpeg.Options{Quality: 95}); err != nil {
			return nil, brokenWebP("warnanya tidak dapat diubah", "its colours can't be converted")
		}
		m = &pdf.Image{Width: p.width, Height: p.height, Bits: 8, Space: "DeviceRGB", Filter: "DCTDecode", Data: out.Bytes()}
		if clear, ok := img.(*image.NYCbCrA); ok {
			alpha := make([]byte, 0, p.width*p.height)
			for y := range p.height {
				alpha = append(alpha, clear.A[y*clear.AStride:][:p.width]...)
			}
			m.Mask = opacity(alpha, p.width, p.height)
		}
	}
	m.Profile = p.profile
	return m, nil
}

// studio is the picture of VP8's samples, which go from 16 to 235, and not from 0
// to 255 as those of JPEG (RFC 6386, 9.2; ITU-R BT.601).
func studio(img *image.YCbCr) image.Image {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	clip := func(v int) uint8 { return uint8(min(max(v+1<<15, 0)>>16, 255)) }
	for y := range b.Dy() {
		row := out.Pix[y*out.Stride:]
		for x := range b.Dx() {
			i, k := img.YOffset(b.Min.X+x, b.Min.Y+y), img.COffset(b.Min.X+x, b.Min.Y+y)
			l := 76309 * (int(img.Y[i]) - 16) // 255/219 in 65536ths
			u, v := int(img.Cb[k])-128, int(img.Cr[k])-128
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = clip(l+104597*v), clip(l-25675*u-53279*v), clip(l+132201*u), 255
		}
	}
	return out
}
