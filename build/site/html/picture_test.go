package html

import (
	"bytes"
	"encoding/hex"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// TestWebPSize: the heads of the three kinds of WebP files, as Chromium writes them.
func TestWebPSize(t *testing.T) {
	for kind, head := range map[string]string{
		"lossy":    "VP8 \x20\x84\x00\x00\x30\x05\x00\x9d\x01\x2a\x20\x00\x18\x00",
		"lossless": "VP8L\x3f\x00\x00\x00\x2f\x1f\xc0\x05\x10\x1f\x40\x10\x40\xe2",
		"extended": "VP8X\x0a\x00\x00\x00\x20\x00\x00\x00\x1f\x00\x00\x17\x00\x00",
		"unknown":  "VP9 \x0a\x00\x00\x00\x20\x00\x00\x00\x1f\x00\x00\x17\x00\x00",
	} {
		w, h := PictureSize(source.NewFile("x.webp", []byte("RIFF\x00\x00\x00\x00WEBP"+head)))
		if kind == "unknown" && (w != 0 || h != 0) || kind != "unknown" && (w != 32 || h != 24) {
			t.Errorf("%s: %d × %d", kind, w, h)
		}
	}
}

// TestChoices: a photograph of many pixels comes in several sizes; anything else as it is.
func TestChoices(t *testing.T) {
	photo := func(w, h int) []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, w, h)), nil); err != nil {
			t.Fatal(err)
		}
		b.Write(make([]byte, worthSmaller)) // what stands behind the end doesn't matter
		return b.Bytes()
	}
	for _, c := range []struct {
		name  string
		data  []byte
		width int
		want  string
	}{
		{"content/img/a b.jpg", photo(1400, 700), 850, ` srcset="../jilid/img/HASH-480.jpg 480w, ../jilid/img/HASH-960.jpg 960w, ../img/a%20b.jpg 1400w" sizes="(max-width: 52rem) 90vw, 675px" alt="Foto" loading="lazy" decoding="async" width="1400" height="700" class="w90">`},
		{"content/img/b.JPG", photo(4000, 3000), 0, `HASH-1600.jpg 1600w, ../img/b.JPG 4000w" sizes="(max-width: 52rem) 100vw, 750px" alt`},
		{"content/img/c.jpg", photo(600, 300), 0, `<img src="../img/c.jpg" alt="Foto" loading="lazy" decoding="async" width="600" height="300">`},
		{"content/img/d.jpg", photo(1400, 700)[:2000], 0, `<img src="../img/d.jpg" alt="Foto"`},
		{"content/img/e.webp", photo(1400, 700), 0, `<img src="../img/e.webp" alt="Foto"`},
	} {
		f := source.NewFile(c.name, c.data)
		text, _ := Render(&doc.Document{Blocks: []doc.Block{&doc.Figure{Image: f, Alt: "Foto", Width: c.width}}}, lang.Of("id")).Fill(Place{Page: "buku-1/x.html"})
		if want := strings.ReplaceAll(c.want, "HASH", hex.EncodeToString(f.Hash[:5])); !strings.Contains(string(text), want) {
			t.Errorf("%s: %s\ndoesn't have %s", c.name, text, want)
		}
	}
}
