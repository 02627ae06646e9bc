package pixel

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Type is a font at a size.
type Type struct{ face font.Face }

// NewType reads a TrueType or OpenType font, to set it at a size in pixels.
func NewType(data []byte, size float64) (*Type, error) {
	f, err := opentype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("pixel: %w", err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("pixel: %w", err)
	}
	return &Type{face}, nil
}

// Width is how wide a line of text is, in pixels.
func (t *Type) Width(text string) int { return font.MeasureString(t.face, text).Ceil() }

// Set writes a line of text; x and y are where its baseline begins.
func (t *Type) Set(on draw.Image, x, y int, c color.Color, text string) {
	d := font.Drawer{Dst: on, Src: image.NewUniform(c), Face: t.face, Dot: fixed.P(x, y)}
	d.DrawString(text)
}
