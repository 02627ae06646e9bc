package pixel

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"sync"

	"golang.org/x/image/draw"
)

// quality of photographs made smaller: what can't be told from the original at a reading distance.
const quality = 82

// mostPixels a picture may have to be made smaller: more would need more memory than a build has.
const mostPixels = 120e6

// Picture is the file of a picture, read when it is first needed.
type Picture struct {
	data   []byte
	read   func() image.Image // nil if it can't be made smaller
	format string
	turned int
}

// New is the picture of a file. It is not for several goroutines at once.
func New(data []byte) *Picture {
	p := &Picture{data: data, turned: 1}
	p.read = sync.OnceValue(p.decode)
	return p
}

func (p *Picture) decode() image.Image {
	c, format, err := image.DecodeConfig(bytes.NewReader(p.data))
	if err != nil || c.Width*c.Height > mostPixels || format != "jpeg" && format != "png" {
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(p.data))
	if err != nil {
		return nil
	}
	p.format = format
	switch img.(type) {
	case *image.YCbCr, *image.Gray:
		if format == "jpeg" {
			p.turned = Turned(p.data)
			return img
		}
	case *image.CMYK: // its inks need their profile
		return nil
	}
	if format == "jpeg" || bytes.Contains(p.data[:min(len(p.data), 4096)], []byte("iCCP")) { // which would be lost
		return nil
	}
	return img
}

// Smaller is a JPEG or PNG file of the picture at a smaller width, upright and with its colour profile. Where that
// can't be made, or wouldn't be a smaller file, it is the file itself.
func (p *Picture) Smaller(width int) []byte {
	img := p.read()
	if img == nil {
		return p.data
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	if p.turned > 4 {
		w, h = h, w
	}
	if photo, ok := img.(*image.YCbCr); ok && w/width >= 4 {
		img = averaged(photo, w/width/2)
	}
	small := upright(scaled(img, width, max(1, (h*width+w/2)/w), p.turned), p.turned)
	var out bytes.Buffer
	var err error
	if p.format == "png" {
		err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, small)
	} else {
		err = jpeg.Encode(&out, small, &jpeg.Options{Quality: quality})
	}
	if err != nil {
		return p.data
	}
	file := out.Bytes()
	if p.format == "jpeg" {
		file = withProfile(file, p.data)
	}
	if len(file) >= len(p.data) {
		return p.data
	}
	return file
}

// averaged makes one pixel of n by n: fast, and as good as any way for what is scaled again after it.
func averaged(img *image.YCbCr, n int) *image.YCbCr {
	size := img.Bounds().Size()
	out := image.NewYCbCr(image.Rect(0, 0, max(1, size.X/n), max(1, size.Y/n)), img.SubsampleRatio)
	plane := func(to []byte, toStride int, from []byte, stride int) {
		rows, columns := len(from)/stride, stride
		for i := range to {
			x, y := i%toStride*n, i/toStride*n
			sum, count := 0, 0
			for dy := range min(n, rows-y) {
				at := (y + dy) * stride
				for _, v := range from[at+x : at+min(x+n, columns)] {
					sum += int(v)
					count++
				}
			}
			to[i] = byte((sum + count/2) / count)
		}
	}
	plane(out.Y, out.YStride, img.Y, img.YStride)
	plane(out.Cb, out.CStride, img.Cb, img.CStride)
	plane(out.Cr, out.CStride, img.Cr, img.CStride)
	return out
}

// scaled is a picture of a width and height when it is upright, but turned as the original is.
func scaled(img image.Image, width, height, turned int) *image.RGBA {
	if turned > 4 {
		width, height = height, width
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Src, nil)
	return out
}

// upright turns a picture as its EXIF orientation wants it shown.
func upright(img *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return img
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	size := image.Pt(w, h)
	if orientation > 4 {
		size = image.Pt(h, w)
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			from := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {y, h - 1 - x}, 7: {w - 1 - y, h - 1 - x}, 8: {w - 1 - y, x}}[orientation]
			out.SetRGBA(x, y, img.RGBAAt(from.X, from.Y))
		}
	}
	return out
}

// withProfile puts the colour profile of another JPEG into one (ICC.1, annex B.4: in pieces).
func withProfile(small, original []byte) []byte {
	out := bytes.Clone(small[:2])
	segments(original, func(marker byte, body []byte) {
		if marker == app2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")) {
			out = append(out, 0xff, marker)
			out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
			out = append(out, body...)
		}
	})
	return append(out, small[2:]...)
}
