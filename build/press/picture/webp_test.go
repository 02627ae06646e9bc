package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"os"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/icc"
	"jilid/build/press/pdf"
)

// quarters are the colours of the specimens, each an area of 16 × 12 pixels; the last is half clear where there is opacity.
var quarters = [4][3]int{{200, 30, 30}, {20, 120, 60}, {30, 60, 200}, {250, 250, 250}}

func webpFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".webp")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWebP(t *testing.T) {
	for name, filter := range map[string]string{"lossy": "DCTDecode", "alpha": "DCTDecode", "lossless": "FlateDecode"} {
		p, m := decode(t, webpFile(t, name))
		if w, h := p.PixelSize(); w != 32 || h != 24 || m.Width != 32 || m.Height != 24 || m.Filter != filter || m.Profile == nil {
			t.Fatalf("%s: %d × %d, %s, profile %v", name, w, h, m.Filter, m.Profile != nil)
		}
		if (m.Mask != nil) != (name != "lossy") {
			t.Errorf("%s: opacity %v", name, m.Mask != nil)
		}
		var at func(x, y int) [3]int
		if filter == "DCTDecode" {
			img, err := jpeg.Decode(bytes.NewReader(m.Data))
			if err != nil {
				t.Fatal(err)
			}
			at = func(x, y int) [3]int {
				r, g, b, _ := img.At(x, y).RGBA()
				return [3]int{int(r >> 8), int(g >> 8), int(b >> 8)}
			}
		} else {
			s := samples(t, m)
			at = func(x, y int) [3]int {
				i := 3 * (y*32 + x)
				return [3]int{int(s[i]), int(s[i+1]), int(s[i+2])}
			}
		}
		want := quarters
		if name != "lossy" {
			want[3] = [3]int{240, 200, 40}
		}
		for q, c := range want {
			got := at(8+16*(q%2), 6+12*(q/2))
			for k := range 3 {
				if d := got[k] - c[k]; d > 8 || d < -8 {
					t.Errorf("%s: area %d is %v, want %v", name, q, got, c)
					break
				}
			}
		}
		if m.Mask != nil {
			a := samples(t, &pdf.Image{Width: 32, Height: 24, Bits: 8, Space: "DeviceGray", Data: m.Mask.Data})
			if a[0] != 255 || a[18*32+24] < 120 || a[18*32+24] > 135 {
				t.Errorf("%s: opacities %d and %d, want 255 and 128", name, a[0], a[18*32+24])
			}
		}
	}
}

func TestBrokenWebP(t *testing.T) {
	whole := webpFile(t, "lossless")
	huge := bytes.Clone(whole)
	copy(huge[24:], "\xff\xff\xff\xff\xff\xff") // the canvas: 16777216 × 16777216
	moving := append(append(bytes.Clone(whole[:30]), "ANIM\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00"...), whole[30:]...)
	binary.LittleEndian.PutUint32(moving[4:], uint32(len(moving)-8))
	for name, data := range map[string][]byte{"cut": whole[:len(whole)-30], "head": whole[:20], "huge": huge, "moving": moving, "nothing": []byte("RIFF....WEBP")} {
		_, err := Decode(data)
		var text diag.Text
		if !errors.As(err, &text) || text.ID == "" || text.EN == "" {
			t.Errorf("%s: error %v, want a text in both languages", name, err)
		}
	}
}

// withChunk puts a chunk of a PNG behind its header.
func withChunk(data []byte, name string, body []byte) []byte {
	const header = 8 + 25
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	chunk = append(append(chunk, name...), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return append(append(bytes.Clone(data[:header]), chunk...), data[header:]...)
}

// withSegments puts an ICC profile into a JPEG, in pieces.
func withSegments(data, profile []byte, pieces int) []byte {
	out := bytes.Clone(data[:2])
	size := (len(profile) + pieces - 1) / pieces
	for i := range pieces {
		piece := profile[i*size : min((i+1)*size, len(profile))]
		out = append(out, 0xff, 0xe2)
		out = binary.BigEndian.AppendUint16(out, uint16(2+14+len(piece)))
		out = append(append(out, "ICC_PROFILE\x00"...), byte(i+1), byte(pieces))
		out = append(out, piece...)
	}
	return append(out, data[2:]...)
}

// TestProfiles: a sound profile goes along with the samples; one that isn't, or is of other colours, is told.
func TestProfiles(t *testing.T) {
	rgb := icc.SRGB()
	other := func(at int, with string) []byte {
		b := bytes.Clone(rgb)
		copy(b[at:], with)
		return b
	}
	gray := other(16, "GRAY")
	inks := other(16, "CMYK")
	opaque := image.NewNRGBA(frame5x3)
	for i := range opaque.Pix {
		opaque.Pix[i] = 255
	}
	png24, pngGray, pngClear := encodePNG(t, opaque), encodePNG(t, painted(image.NewGray(frame5x3))), encodePNG(t, painted(image.NewNRGBA(frame5x3)))
	jpeg24, jpegGray := encodeJPEG(t, painted(image.NewNRGBA(frame5x3))), encodeJPEG(t, painted(image.NewGray(frame5x3)))
	iccp := func(profile []byte) []byte { return append([]byte("nama\x00\x00"), pdf.Deflate(profile)...) }
	for name, c := range map[string]struct {
		data []byte
		kept bool
	}{
		"png":                   {withChunk(png24, "iCCP", iccp(rgb)), true},
		"png with opacity":      {withChunk(pngClear, "iCCP", iccp(rgb)), true},
		"grey png":              {withChunk(pngGray, "iCCP", iccp(gray)), true},
		"grey png, rgb profile": {withChunk(pngGray, "iCCP", iccp(rgb)), false},
		"png, no profile":       {withChunk(png24, "iCCP", iccp([]byte("bukan profil"))), false},
		"png, not packed":       {withChunk(png24, "iCCP", append([]byte("nama\x00\x00"), rgb...)), false},
		"png, a link":           {withChunk(png24, "iCCP", iccp(other(12, "link"))), false},
		"png, tags beyond":      {withChunk(png24, "iCCP", iccp(other(132+8, "\x7f\xff\xff\xff"))), false},
		"jpeg":                  {withSegments(jpeg24, rgb, 1), true},
		"jpeg in pieces":        {withSegments(jpeg24, rgb, 3), true},
		"grey jpeg":             {withSegments(jpegGray, gray, 1), true},
		"jpeg of inks":          {withSegments(cmykJPEG(t), inks, 1), true},
		"jpeg, a piece lacks":   {withSegments(jpeg24, rgb, 3)[:0], false},
		"jpeg, profile of inks": {withSegments(jpeg24, inks, 1), false},
	} {
		if name == "jpeg, a piece lacks" {
			whole := withSegments(jpeg24, rgb, 3)
			second := bytes.Index(whole, []byte("ICC_PROFILE\x00\x02"))
			whole[second+12] = 3
			c.data = whole
		}
		p, m := decode(t, c.data)
		if (m.Profile != nil) != c.kept || (len(p.Remarks) > 0) == c.kept {
			t.Errorf("%s: profile %v, remarks %v", name, m.Profile != nil, p.Remarks)
		}
		ink, err := p.CMYK()
		if err != nil {
			t.Fatal(err)
		}
		if ink.Space == "DeviceRGB" && ink.Profile == nil {
			t.Errorf("%s: colours of the screen without a profile in the printing edition", name)
		}
	}
	// Whoever has no profile prints as sRGB.
	p, m := decode(t, png24)
	if ink, err := p.CMYK(); err != nil || m.Profile != nil || !bytes.Equal(ink.Profile, rgb) {
		t.Errorf("without a profile: %v, for the press %v", m.Profile != nil, ink)
	}
}
