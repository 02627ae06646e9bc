package html

import (
	"testing"

	"jilid/build/source"
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
