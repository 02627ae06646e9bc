package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"testing"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/press/icc"
	"jilid/build/press/pdf"
	"jilid/build/source"
)

// painted is a picture of 5 × 3 pixels whose pixels all differ.
func painted(img interface {
	image.Image
	Set(x, y int, c color.Color)
}) image.Image {
	for y := range 3 {
		for x := range 5 {
			img.Set(x, y, color.NRGBA{uint8(50 * x), uint8(100 * y), uint8(20*x + 30*y), uint8(255 - 40*x*y)})
		}
	}
	return img
}

var frame5x3 = image.Rect(0, 0, 5, 3)

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decode(t testing.TB, data []byte) (*Picture, *pdf.Image) {
	t.Helper()
	p, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.RGB()
	if err != nil {
		t.Fatal(err)
	}
	return p, m
}

// samples undoes an image's packing and row filters, as a PDF reader does.
func samples(t *testing.T, m *pdf.Image) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(m.Data))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	colors := map[string]int{"DeviceGray": 1, "DeviceRGB": 3}[m.Space]
	if m.Palette != nil {
		colors = 1
	}
	row, pixel := (m.Width*colors*m.Bits+7)/8, max(colors*m.Bits/8, 1)
	if len(raw) != m.Height*(1+row) {
		t.Fatalf("%d bytes of rows, want %d", len(raw), m.Height*(1+row))
	}
	var out []byte
	above := make([]byte, row)
	for ; len(raw) > 0; raw = raw[1+row:] {
		line := raw[1 : 1+row]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch raw[0] {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	abs := func(v int) int { return max(v, -v) }
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func TestPNG(t *testing.T) {
	opaque := image.NewNRGBA(frame5x3)
	painted(opaque)
	for i := 3; i < len(opaque.Pix); i += 4 {
		opaque.Pix[i] = 255
	}
	palette := image.NewPaletted(frame5x3, color.Palette{color.Black, color.White, color.NRGBA{200, 10, 10, 255}})
	clearPalette := image.NewPaletted(frame5x3, color.Palette{color.Transparent, color.White})
	for i := range palette.Pix {
		palette.Pix[i] = uint8(i % 3)
		clearPalette.Pix[i] = uint8(i % 2)
	}
	for name, c := range map[string]struct {
		img    image.Image
		passed bool // the file's own rows
		mask   bool
		space  string
	}{
		"rgb":           {opaque, true, false, "DeviceRGB"},
		"rgba":          {painted(image.NewNRGBA(frame5x3)), false, true, "DeviceRGB"},
		"gray":          {painted(image.NewGray(frame5x3)), true, false, "DeviceGray"},
		"gray 16":       {painted(image.NewGray16(frame5x3)), false, false, "DeviceGray"},
		"rgb 16":        {painted(image.NewNRGBA64(frame5x3)), false, true, "DeviceRGB"},
		"palette":       {palette, true, false, "DeviceGray"},
		"clear palette": {clearPalette, false, true, "DeviceGray"},
	} {
		data := encodePNG(t, c.img)
		_, m := decode(t, data)
		if m.Width != 5 || m.Height != 3 || m.Space != c.space || (m.Mask != nil) != c.mask {
			t.Errorf("%s: %d × %d %s, mask %v", name, m.Width, m.Height, m.Space, m.Mask != nil)
		}
		if bytes.Contains(data, m.Data) != c.passed {
			t.Errorf("%s: the file's own rows are used: %v", name, !c.passed)
		}
		got := samples(t, m)
		for y := range 3 {
			for x := range 5 {
				want := color.NRGBAModel.Convert(c.img.At(x, y)).(color.NRGBA)
				i := y*5 + x
				var r, g, b uint8
				switch {
				case m.Palette != nil:
					row := (5*m.Bits + 7) / 8
					k := got[y*row+x*m.Bits/8] >> (8 - m.Bits - x*m.Bits%8) & (1<<m.Bits - 1)
					r, g, b = m.Palette[3*k], m.Palette[3*k+1], m.Palette[3*k+2]
				case m.Space == "DeviceGray":
					r, g, b = got[i], got[i], got[i]
				default:
					r, g, b = got[3*i], got[3*i+1], got[3*i+2]
				}
				if want.A > 0 && (r != want.R || g != want.G || b != want.B) {
					t.Errorf("%s: pixel %d,%d is %d %d %d, want %v", name, x, y, r, g, b, want)
				}
				if m.Mask != nil {
					if a := samples(t, &pdf.Image{Width: 5, Height: 3, Bits: 8, Space: "DeviceGray", Data: m.Mask.Data})[i]; a != want.A {
						t.Errorf("%s: opacity of %d,%d is %d, want %d", name, x, y, a, want.A)
					}
				}
			}
		}
	}
}

func TestJPEG(t *testing.T) {
	for name, img := range map[string]image.Image{"DeviceRGB": painted(image.NewNRGBA(frame5x3)), "DeviceGray": painted(image.NewGray(frame5x3))} {
		data := encodeJPEG(t, img)
		p, m := decode(t, data)
		if w, h := p.PixelSize(); w != 5 || h != 3 || m.Space != name || m.Filter != "DCTDecode" || !bytes.Equal(m.Data, data) {
			t.Errorf("%s: %d × %d %s %s, passed through: %v", name, w, h, m.Space, m.Filter, bytes.Equal(m.Data, data))
		}
	}
}

// cmykJPEG makes a file of four inks, as Photoshop writes it, out of a grey
// one of 8 × 8 pixels: every ink is the same single block.
func cmykJPEG(t *testing.T) []byte {
	t.Helper()
	gray := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range gray.Pix {
		gray.Pix[i] = 200
	}
	data := encodeJPEG(t, gray)
	sof := bytes.Index(data, []byte{0xff, 0xc0})
	sos := bytes.Index(data, []byte{0xff, 0xda})
	head := append([]byte(nil), data[:sof]...)
	head = append(head, 0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
	head = append(head, 0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	tables := data[sof+2+11 : sos]
	head = append(head, tables...)
	head = append(head, 0xff, 0xda, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0)
	scan := data[sos+10 : len(data)-2]
	bits := ""
	for _, b := range scan {
		for i := 7; i >= 0; i-- {
			bits += string('0' + b>>i&1)
		}
	}
	block := bits[:len(bits)-trailingOnes(bits)] // the last byte is filled up with ones; a block ends in 0
	all := block + block + block + block
	for len(all)%8 != 0 {
		all += "1"
	}
	for i := 0; i < len(all); i += 8 {
		var b byte
		for _, c := range all[i : i+8] {
			b = b<<1 | byte(c-'0')
		}
		head = append(head, b)
		if b == 0xff {
			head = append(head, 0)
		}
	}
	return append(head, 0xff, 0xd9)
}

func trailingOnes(bits string) int {
	n := 0
	for n < len(bits) && n < 7 && bits[len(bits)-1-n] == '1' {
		n++
	}
	return n
}

func TestJPEGOfInks(t *testing.T) {
	data := cmykJPEG(t)
	p, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	ink, err := p.CMYK()
	if err != nil || ink.Space != "DeviceCMYK" || !ink.Invert || !bytes.Equal(ink.Data, data) {
		t.Errorf("for the printing press: %v %v", ink, err)
	}
	screen, err := p.RGB()
	if err != nil || screen.Space != "DeviceRGB" || screen.Filter != "DCTDecode" {
		t.Fatalf("for the screen: %v %v", screen, err)
	}
	img, err := jpeg.Decode(bytes.NewReader(screen.Data))
	if err != nil {
		t.Fatal(err)
	}
	// Each ink is 55 of 255, inverted: 200 × 200 / 255 of the light is left.
	if r, _, _, _ := img.At(4, 4).RGBA(); r>>8 < 150 || r>>8 > 164 {
		t.Errorf("red is %d, want about 157", r>>8)
	}
}

// TestTurned: a photograph taken sideways is higher than wide.
func TestTurned(t *testing.T) {
	data := encodeJPEG(t, painted(image.NewNRGBA(frame5x3)))
	exif := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	segment := append([]byte{0xff, 0xe1, 0, byte(2 + len(exif))}, exif...)
	p, _ := decode(t, append(append(append([]byte(nil), data[:2]...), segment...), data[2:]...))
	if w, h := p.PixelSize(); w != 3 || h != 5 || p.Turned != 6 {
		t.Errorf("%d × %d, turned %d", w, h, p.Turned)
	}
}

func TestDPI(t *testing.T) {
	data := encodePNG(t, painted(image.NewGray(frame5x3)))
	body := []byte{'p', 'H', 'Y', 's', 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1} // 11811 in a metre
	chunk := append([]byte{0, 0, 0, 9}, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	const header = 8 + 25
	p, _ := decode(t, append(append(append([]byte(nil), data[:header]...), chunk...), data[header:]...))
	if p.DPI < 299.9 || p.DPI > 300.1 {
		t.Errorf("%g dots per inch, want 300", p.DPI)
	}
}

func TestBroken(t *testing.T) {
	pngData, jpegData := encodePNG(t, painted(image.NewNRGBA(frame5x3))), encodeJPEG(t, painted(image.NewGray(frame5x3)))
	change := func(data []byte, at int, with ...byte) []byte {
		out := bytes.Clone(data)
		copy(out[at:], with)
		return out
	}
	huge := change(pngData, 16, 0, 1, 0, 0, 0, 1, 0, 0) // 65536 × 65536
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	sof := bytes.Index(jpegData, []byte{0xff, 0xc0})
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("<p>bukan gambar</p>"), "gif": []byte("GIF89a......"), "webp": []byte("RIFF....WEBPVP8 "),
		"png header":   change(pngData, 8, 0, 0, 9),
		"png checksum": change(pngData, 20, 9),
		"png cut":      pngData[:len(pngData)-20],
		"png only":     pngData[:8],
		"png samples":  change(pngData, len(pngData)-30, 1, 2, 3),
		"png huge":     huge,
		"jpeg only":    jpegData[:4],
		"jpeg cut":     jpegData[:len(jpegData)/3],
		"jpeg no size": change(jpegData, sof+5, 0, 0, 0, 0),
		"jpeg 12 bits": change(jpegData, sof+4, 12),
		"jpeg kind":    change(jpegData, sof+1, 0xc9),
	} {
		_, err := Decode(data)
		var text diag.Text
		if !errors.As(err, &text) || text.ID == "" || text.EN == "" {
			t.Errorf("%s: error %v, want a text in both languages", name, err)
		}
	}
}

// FuzzDecode: any bytes are a picture whose samples are all there, or an error in
// both languages.
func FuzzDecode(f *testing.F) {
	f.Add(encodePNG(f, painted(image.NewNRGBA(frame5x3))))
	f.Add(encodePNG(f, painted(image.NewGray(frame5x3))))
	f.Add(encodePNG(f, painted(image.NewNRGBA64(frame5x3))))
	f.Add(encodePNG(f, painted(image.NewPaletted(frame5x3, color.Palette{color.Black, color.Transparent, color.White}))))
	f.Add(encodeJPEG(f, painted(image.NewNRGBA(frame5x3))))
	f.Add(encodeJPEG(f, painted(image.NewGray(frame5x3))))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x16Exif\x00\x00II\x2a\x00\xff\xff\xff\xff\x00\x00\x00\x00\xff\xda\x00\x02"))
	f.Add([]byte("RIFF....WEBPVP8 "))
	for _, name := range []string{"lossy", "alpha", "lossless"} {
		f.Add(webpFile(f, name))
	}
	f.Add(withChunk(encodePNG(f, painted(image.NewNRGBA(frame5x3))), "iCCP", append([]byte("x\x00\x00"), pdf.Deflate(icc.SRGB())...)))
	f.Add(withSegments(encodeJPEG(f, painted(image.NewNRGBA(frame5x3))), icc.SRGB(), 2))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Decode(data)
		if err != nil {
			var text diag.Text
			if !errors.As(err, &text) {
				t.Fatalf("the error %v is no text", err)
			}
			diagtest.Text(t, text, source.NewFile("", data).Span(0, 0))
			return
		}
		w, h := p.PixelSize()
		if w <= 0 || h <= 0 {
			t.Fatalf("a picture of %d × %d", w, h)
		}
		for _, make := range []func() (*pdf.Image, error){p.RGB, p.CMYK} {
			m, err := make()
			if err != nil {
				t.Fatal(err)
			}
			if p.Turned.Sideways() {
				w, h = m.Height, m.Width
			} else {
				w, h = m.Width, m.Height
			}
			if pw, ph := p.PixelSize(); pw != w || ph != h {
				t.Errorf("%d × %d pixels in a picture of %d × %d", w, h, pw, ph)
			}
			whole(t, m)
			if m.Mask != nil {
				whole(t, m.Mask)
			}
		}
	})
}

// whole fails the test if the samples of a packed image are not as many as it says.
func whole(t *testing.T, m *pdf.Image) {
	if m.Filter != "FlateDecode" || m.Width*m.Height > 1<<20 {
		return
	}
	r, err := zlib.NewReader(bytes.NewReader(m.Data))
	if err != nil {
		t.Fatal(err)
	}
	colors := map[string]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[m.Space]
	if m.Palette != nil {
		colors = 1
	}
	want := (m.Width*m.Bits*colors + 7) / 8
	if m.Predictor >= 10 {
		want++
	}
	if got, err := io.Copy(io.Discard, r); err != nil || got < int64(want*m.Height) {
		t.Errorf("%d bytes of %d × %d, %v", got, want, m.Height, err)
	}
}
