package pdf

import (
	"crypto/sha256"
	"fmt"
)

// Image is a raster image: samples packed as its filter says.
type Image struct {
	Width, Height int
	Bits          int    // per component
	Space         string // "DeviceGray", "DeviceRGB", "DeviceCMYK"
	Palette       []byte // not nil: samples are indexes into these RGB triples
	Filter        string // "FlateDecode" or "DCTDecode"
	Predictor     int    // of FlateDecode: 15 for the row filters of PNG, 0 for none
	Profile       []byte // ICC, what the colours mean; nil: what the space says
	Invert        bool   // samples are inverted, as in Adobe's CMYK
	Data          []byte
	Mask          *Image // opacity, or nil
}

// Image writes a raster image.
func (w *Writer) Image(m *Image) Ref {
	var d Dict
	d.Name("Type", "XObject").Name("Subtype", "Image").Int("Width", m.Width).Int("Height", m.Height)
	d.Int("BitsPerComponent", m.Bits)
	colors := map[string]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[m.Space]
	base := "DeviceRGB" // of a palette
	if m.Palette == nil {
		base = m.Space
	}
	space := "/" + base
	if m.Profile != nil {
		space = fmt.Sprintf("[/ICCBased %d 0 R]", w.profile(m.Profile, base))
	}
	if m.Palette != nil {
		colors = 1
		space = fmt.Sprintf("[/Indexed%s %d<%x>]", space, len(m.Palette)/3-1, m.Palette)
	}
	d.Raw("ColorSpace", space)
	if m.Invert {
		d.Raw("Decode", "["+"1 0 1 0 1 0 1 0"[:4*colors-1]+"]")
	}
	d.Name("Filter", m.Filter)
	if m.Predictor != 0 {
		d.Raw("DecodeParms", fmt.Sprintf("<</Predictor %d/Colors %d/BitsPerComponent %d/Columns %d>>", m.Predictor, colors, m.Bits, m.Width))
	}
	if m.Mask != nil {
		d.Ref("SMask", w.Image(m.Mask))
	}
	r := w.Alloc()
	w.RawStream(r, &d, m.Data)
	return r
}

// profile writes an ICC profile for colours of a device space, once.
func (w *Writer) profile(data []byte, space string) Ref {
	key := sha256.Sum256(data)
	if r, known := w.profiles[key]; known {
		return r
	}
	r := w.Alloc()
	var d Dict
	d.Int("N", map[string]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]).Name("Alternate", space)
	w.Stream(r, &d, data)
	w.profiles[key] = r
	return r
}
