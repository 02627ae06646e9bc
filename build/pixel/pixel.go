// Package pixel is for pictures made of pixels: reading WebP, making photographs smaller, and
// setting a few words. The books and the site are made of text and vectors; this is for what neither is.
package pixel

import (
	"bytes"
	"image"

	"golang.org/x/image/webp"
)

// DecodeWebP reads a WebP picture.
func DecodeWebP(data []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(data)) }

// DecodeWebPConfig reads the size and the colours of a WebP picture.
func DecodeWebPConfig(data []byte) (image.Config, error) {
	return webp.DecodeConfig(bytes.NewReader(data))
}
