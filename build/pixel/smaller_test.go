package pixel

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"testing"
)

// quarters is a picture whose upper left quarter is red, the upper right one green and the lower ones blue, with
// some noise, as a photograph has.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(1)
	for y := range h {
		for x := range w {
			seed = seed*1664525 + 1013904223
			n := uint8(seed >> 27)
			c := color.RGBA{n, n, 220, 255}
			if y < h/2 && x < w/2 {
				c = color.RGBA{220, n, n, 255}
			} else if y < h/2 {
				c = color.RGBA{n, 220, n, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with puts a segment into a JPEG.
func with(data []byte, marker byte, body []byte) []byte {
	out := append(bytes.Clone(data[:2]), 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	return append(append(out, body...), data[2:]...)
}

// exif says how a camera was held.
func exif(orientation byte) []byte {
	return append([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
}

func TestSmaller(t *testing.T) {
	const red, green, blue = 'r', 'g', 'b'
	name := func(c color.Color) rune {
		r, g, b, _ := c.RGBA()
		switch {
		case r > g && r > b:
			return red
		case g > b:
			return green
		}
		return blue
	}
	upper := asJPEG(t, quarters(400, 200))
	// What the corners of each orientation are when the picture is shown: from the upper left one clockwise.
	for orientation, want := range map[byte]string{1: "rgbb", 2: "grbb", 3: "bbrg", 4: "bbgr", 5: "rbbg", 6: "brgb", 7: "bgrb", 8: "gbbr"} {
		small := New(with(upper, app1, exif(orientation))).Smaller(100)
		img, err := jpeg.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		b := img.Bounds()
		if wide := orientation < 5; b.Dx() != 100 || wide && b.Dy() != 50 || !wide && b.Dy() != 200 {
			t.Errorf("orientation %d: %v", orientation, b)
		}
		got := string([]rune{name(img.At(5, 5)), name(img.At(b.Dx()-6, 5)), name(img.At(b.Dx()-6, b.Dy()-6)), name(img.At(5, b.Dy()-6))})
		if got != want {
			t.Errorf("orientation %d: corners are %s, want %s", orientation, got, want)
		}
		if Turned(small) != 1 {
			t.Errorf("orientation %d: it would be turned again", orientation)
		}
	}
	profile := append([]byte("ICC_PROFILE\x00\x01\x01"), bytes.Repeat([]byte("P"), 300)...)
	if small := New(with(upper, app2, profile)).Smaller(100); !bytes.Contains(small, profile) || len(small) > len(upper)/3 {
		t.Error("the colour profile is lost, or the file is large")
	}
	var p bytes.Buffer
	if err := png.Encode(&p, quarters(400, 200)); err != nil {
		t.Fatal(err)
	}
	if c, format, err := image.DecodeConfig(bytes.NewReader(New(p.Bytes()).Smaller(100))); err != nil || format != "png" || c.Width != 100 || c.Height != 50 {
		t.Error(c, format, err)
	}
	if !bytes.Equal(New(upper).Smaller(100), New(upper).Smaller(100)) {
		t.Error("another file the second time")
	}
}

// TestSmallerOrTheSame: what can't be made smaller is the file as it is.
func TestSmallerOrTheSame(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 500, 500), color.Palette{color.White, color.Black})
	var p, g bytes.Buffer
	if err := png.Encode(&p, flat); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&g, flat, nil); err != nil {
		t.Fatal(err)
	}
	photo := asJPEG(t, quarters(400, 200))
	for name, data := range map[string][]byte{
		"empty": {}, "rubbish": []byte("\xff\xd8\xff\xe1\xff"), "cut": photo[:len(photo)/2], "header only": photo[:300],
		"gif": g.Bytes(), "png with a profile": bytes.Replace(p.Bytes(), []byte("IDAT"), []byte("iCCP"), 1),
		"huge": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00"),
	} {
		if got := New(data).Smaller(100); !bytes.Equal(got, data) {
			t.Errorf("%s: %d bytes became %d", name, len(data), len(got))
		}
	}
}

func FuzzSmaller(f *testing.F) {
	photo := asJPEG(f, quarters(40, 20))
	f.Add(photo, 10)
	f.Add(with(with(photo, app1, exif(6)), app2, []byte("ICC_PROFILE\x00\x01\x01xyz")), 7)
	f.Add([]byte("\xff\xd8\xff\xff\xff\xe1\x00\x02"), 1)
	f.Fuzz(func(t *testing.T, data []byte, width int) {
		if width < 1 || width > 500 {
			return
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1e6 {
			return
		}
		small := New(data).Smaller(width)
		if len(small) > len(data) {
			t.Errorf("%d bytes became %d", len(data), len(small))
		}
		if o := Turned(data); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

func TestType(t *testing.T) {
	data, err := os.ReadFile("../../themes/default/fonts/PlusJakartaSans_700Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := NewType(data, 40)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := face.Width("Kota"), face.Width("Kota Ambon"); a <= 0 || b <= a {
		t.Errorf("widths are %d and %d", a, b)
	}
	img := image.NewRGBA(image.Rect(0, 0, 100, 60))
	face.Set(img, 10, 45, color.Black, "H")
	if _, _, _, a := img.At(14, 30).RGBA(); a == 0 {
		t.Error("no stem where it should be")
	}
	if _, err := NewType([]byte("bukan fon"), 40); err == nil {
		t.Error("rubbish is a font")
	}
}

func BenchmarkSmaller(b *testing.B) {
	photo := asJPEG(b, quarters(4000, 3000)) // 12 megapixels, as phones make them
	for b.Loop() {
		New(photo).Smaller(960)
	}
}
