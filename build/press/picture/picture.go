// Package picture reads raster images, PNG, JPEG and WebP, into what a PDF embeds.
//
// Where the file's own packed samples can go into the PDF as they are, they do:
// a JPEG as a whole, a PNG's rows if it has neither transparency nor
// interlacing. Everything is checked when a picture is read, so that a broken
// file is found there, as an error, and not by the reader of the book.
package picture

import (
	"bytes"
	"crypto/sha256"

	"jilid/build/diag"
	"jilid/build/press/pdf"
)

// Picture is a raster image; immutable and safe to share.
type Picture struct {
	Key    [32]byte // hash of the file
	DPI    float64  // as the file states it, 0 if it doesn't
	Turned Turn     // how the samples lie

	Remarks []diag.Text // what the file says and print doesn't follow

	width, height int    // of the samples
	profile       []byte // ICC, of the samples' colours; nil: sRGB or grey
	rgb, cmyk     func() (*pdf.Image, error)
}

// Turn is the way the samples of a photograph have to be turned to stand
// upright: the values of EXIF, 1 (or 0) for not at all, up to 8.
type Turn int

// Sideways tells whether width and height change places.
func (t Turn) Sideways() bool { return t >= 5 && t <= 8 }

// manyPixels is the largest image that is read: a page of A3 at 600 dpi is 70
// million pixels.
const manyPixels = 100_000_000

// Decode reads a PNG, JPEG or WebP file. The error is a [diag.Text].
func Decode(data []byte) (*Picture, error) {
	p := &Picture{Key: sha256.Sum256(data)}
	var err error
	switch {
	case bytes.HasPrefix(data, []byte(pngSignature)):
		err = p.readPNG(data)
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		err = p.readJPEG(data)
	case bytes.HasPrefix(data, []byte("GIF8")):
		err = diag.T("berkasnya GIF, bukan PNG, JPEG, atau WebP", "it is a GIF file, not PNG, JPEG or WebP")
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		err = p.readWebP(data)
	default:
		err = diag.T("isinya bukan gambar PNG, JPEG, atau WebP", "what is in it is no PNG, JPEG or WebP image")
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}

// PixelSize is the picture's width and height, upright.
func (p *Picture) PixelSize() (w, h int) {
	if p.Turned.Sideways() {
		return p.height, p.width
	}
	return p.width, p.height
}

// RGB is the picture for screen and archive: grey or sRGB samples, or such as
// their profile explains.
func (p *Picture) RGB() (*pdf.Image, error) { return p.rgb() }

// CMYK is the picture for the printing press: grey and CMYK samples stay what
// they are, others have a profile by which the press converts them to its inks.
func (p *Picture) CMYK() (*pdf.Image, error) { return p.cmyk() }

func (p *Picture) size(w, h int) error {
	if w <= 0 || h <= 0 {
		return diag.T("gambar rusak: ukurannya %d × %d piksel", "broken image: its size is %d × %d pixels", w, h)
	}
	if int64(w)*int64(h) > manyPixels || w > 1<<16 || h > 1<<16 {
		return diag.T("gambar %d × %d piksel terlalu besar; perkecil sampai 100 juta piksel", "the image of %d × %d pixels is too large; reduce it to 100 million pixels", w, h)
	}
	p.width, p.height = w, h
	return nil
}

// same is an image that is at hand.
func same(m *pdf.Image) func() (*pdf.Image, error) {
	return func() (*pdf.Image, error) { return m, nil }
}
