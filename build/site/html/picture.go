package html

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"html"
	"image"
	_ "image/gif"  // known to image.DecodeConfig
	_ "image/jpeg" // likewise
	_ "image/png"  // likewise
	"math"
	"path"
	"strconv"
	"strings"

	"jilid/build/pixel"
	"jilid/build/source"
	"jilid/build/text/scene"
)

// dimensions writes width and height of a picture, so that the page doesn't
// move when it arrives. A picture whose size can't be read has none.
func (r *renderer) dimensions(f *source.File) {
	w, h := PictureSize(f)
	if w > 0 && h > 0 {
		r.s(` width="`, strconv.Itoa(w), `" height="`, strconv.Itoa(h), `"`)
	}
}

// PictureSize is the size in pixels of a PNG, JPEG, GIF, WebP or SVG file, or zeros.
func PictureSize(f *source.File) (w, h int) {
	if len(f.Data) >= 30 && string(f.Data[:4]) == "RIFF" && string(f.Data[8:12]) == "WEBP" {
		return webpSize(f.Data[12:])
	}
	if strings.HasSuffix(strings.ToLower(f.Path), ".svg") {
		return svgSize(f.Data)
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(f.Data))
	if err != nil {
		return 0, 0
	}
	if format == "jpeg" && pixel.Turned(f.Data) > 4 { // the camera stood on its side
		return c.Height, c.Width
	}
	return c.Width, c.Height
}

// Smaller is a picture at a smaller width, for small windows and slow lines.
type Smaller struct {
	Width   int // pixels
	Address string
}

// worthSmaller is how many bytes a picture has that is worth having in several sizes.
const worthSmaller = 32 << 10

// SmallerOf are those that are made of a photograph or other picture of many pixels, ascending.
func SmallerOf(f *source.File) (out []Smaller) {
	ext := strings.ToLower(path.Ext(f.Path))
	if ext != ".jpg" && ext != ".jpeg" && ext != ".png" || len(f.Data) < worthSmaller {
		return nil
	}
	w, _ := PictureSize(f)
	for _, width := range []int{480, 960, 1600} {
		if width*4 <= w*3 {
			out = append(out, Smaller{width, "jilid/img/" + hex.EncodeToString(f.Hash[:5]) + "-" + strconv.Itoa(width) + ext})
		}
	}
	return out
}

// choices lets the browser choose a size of a picture that has as many percent of the text's width.
func (r *renderer) choices(f *source.File, percent int) {
	smaller := SmallerOf(f)
	if len(smaller) == 0 {
		return
	}
	r.s(` srcset="`)
	for _, s := range smaller {
		r.hole(assetHole, nil, s.Address)
		r.s(" ", strconv.Itoa(s.Width), "w, ")
	}
	w, _ := PictureSize(f)
	r.hole(assetHole, nil, f.Path)
	// The text is at most 46rem wide beside the contents, and as wide as the window where they fold up (site.css).
	r.s(" ", strconv.Itoa(w), `w" sizes="(max-width: 52rem) `, strconv.Itoa(percent), `vw, `, strconv.Itoa(percent*750/100), `px"`)
}

// webpSize reads the first chunk of a WebP file (RFC 9649, 2.5 to 2.7).
func webpSize(b []byte) (w, h int) {
	three := func(i int) int { return int(b[i]) | int(b[i+1])<<8 | int(b[i+2])<<16 }
	switch string(b[:4]) {
	case "VP8X": // the canvas
		return 1 + three(12), 1 + three(15)
	case "VP8L": // 14 bits each, after a signature
		bits := three(9) | int(b[12])<<24
		return 1 + bits&0x3fff, 1 + bits>>14&0x3fff
	case "VP8 ": // after the frame's tag and start code, 14 bits of each with a scale
		return (int(b[14]) | int(b[15])<<8) & 0x3fff, (int(b[16]) | int(b[17])<<8) & 0x3fff
	}
	return 0, 0
}

func svgSize(data []byte) (w, h int) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	for {
		tok, err := d.Token()
		if err != nil {
			return 0, 0
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		var box []string
		var width, height float64
		for _, a := range el.Attr {
			switch a.Name.Local {
			case "viewBox":
				box = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' })
			case "width":
				width, _ = strconv.ParseFloat(strings.TrimSuffix(a.Value, "px"), 64)
			case "height":
				height, _ = strconv.ParseFloat(strings.TrimSuffix(a.Value, "px"), 64)
			}
		}
		if (width == 0 || height == 0) && len(box) == 4 {
			width, _ = strconv.ParseFloat(box[2], 64)
			height, _ = strconv.ParseFloat(box[3], 64)
		}
		if !(width > 0 && height > 0 && width < 1e6 && height < 1e6) {
			return 0, 0
		}
		return int(math.Round(width)), int(math.Round(height))
	}
}

// scene writes a scene as SVG in the page, so that it takes the page's colours
// and fonts, in the light and in the dark.
func (r *renderer) scene(s *scene.Scene) { r.s(SVG(s)) }

// SVG is a scene as an SVG element. Colours are CSS classes named by role
// (f-sea fills, s-sea strokes), which the theme's style sheet defines.
func SVG(s *scene.Scene) string {
	w := &svgWriter{}
	w.s(`<svg viewBox="0 0 `, num(s.Width), " ", num(s.Height), `" width="`, num(s.Width*4/3), `" height="`, num(s.Height*4/3), `" role="img"`)
	if s.Width < 300 {
		w.s(` class="small"`) // its words would become larger than the text's if it were as wide as others
	}
	if s.Title != "" {
		w.s(` aria-label="`, html.EscapeString(strings.TrimSpace(s.Title+". "+s.Desc)), `"`)
	}
	w.s(">\n")
	for _, it := range s.Items {
		w.item(it)
	}
	w.s("</svg>\n")
	return w.b.String()
}

type svgWriter struct{ b strings.Builder }

func (w *svgWriter) s(parts ...string) {
	for _, p := range parts {
		w.b.WriteString(p)
	}
}

func (w *svgWriter) item(it scene.Item) {
	switch it := it.(type) {
	case *scene.Rect:
		w.s(`<rect x="`, num(it.X), `" y="`, num(it.Y), `" width="`, num(it.W), `" height="`, num(it.H), `"`)
		if it.Radius > 0 {
			w.s(` rx="`, num(it.Radius), `"`)
		}
		w.paint(it.Fill, it.Stroke, it.Width, nil)
		w.s("/>\n")
		if it.Fill.Pattern != scene.Solid {
			w.s(`<rect x="`, num(it.X), `" y="`, num(it.Y), `" width="`, num(it.W), `" height="`, num(it.H), `" class="p-`, patternName(it.Fill.Pattern), `"/>`, "\n")
		}
	case *scene.Line:
		w.s(`<line x1="`, num(it.X1), `" y1="`, num(it.Y1), `" x2="`, num(it.X2), `" y2="`, num(it.Y2), `"`)
		w.paint(scene.Paint{}, it.Stroke, it.Width, it.Dash)
		w.s("/>\n")
	case *scene.Circle:
		w.s(`<circle cx="`, num(it.X), `" cy="`, num(it.Y), `" r="`, num(it.R), `"`)
		w.paint(it.Fill, it.Stroke, it.Width, nil)
		w.s("/>\n")
	case *scene.Path:
		d := pathData(it.Ops)
		w.s(`<path d="`, d, `"`)
		w.paint(it.Fill, it.Stroke, it.Width, it.Dash)
		w.s("/>\n")
		if it.Fill.Pattern != scene.Solid {
			w.s(`<path d="`, d, `" class="p-`, patternName(it.Fill.Pattern), `"/>`, "\n")
		}
	case *scene.Text:
		w.s(`<text x="`, num(it.X), `" y="`, num(it.Y), `" font-size="`, num(it.Size), `"`)
		switch it.Anchor {
		case scene.Middle:
			w.s(` text-anchor="middle"`)
		case scene.End:
			w.s(` text-anchor="end"`)
		}
		if it.Bold {
			w.s(` font-weight="600"`)
		}
		if it.Rotate != 0 {
			w.s(` transform="rotate(`, num(it.Rotate), " ", num(it.X), " ", num(it.Y), `)"`)
		}
		w.paint(it.Fill, scene.Paint{}, 0, nil)
		w.s(">", html.EscapeString(it.Value), "</text>\n")
	}
}

func (w *svgWriter) paint(fill, stroke scene.Paint, width float64, dash []float64) {
	var classes []string
	if fill.Role != "" {
		classes = append(classes, "f-"+string(fill.Role))
	} else {
		classes = append(classes, "f-none")
	}
	if stroke.Role != "" {
		classes = append(classes, "s-"+string(stroke.Role))
	}
	w.s(` class="`, html.EscapeString(strings.Join(classes, " ")), `"`)
	if fill.Tint > 0 && fill.Tint < 100 {
		w.s(` fill-opacity="`, num(float64(fill.Tint)/100), `"`)
	}
	if stroke.Role != "" {
		w.s(` stroke-width="`, num(width), `"`)
		if stroke.Tint > 0 && stroke.Tint < 100 {
			w.s(` stroke-opacity="`, num(float64(stroke.Tint)/100), `"`)
		}
	}
	if len(dash) > 0 {
		var parts []string
		for _, d := range dash {
			parts = append(parts, num(d))
		}
		w.s(` stroke-dasharray="`, strings.Join(parts, " "), `"`)
	}
}

func pathData(ops []scene.Op) string {
	var b strings.Builder
	for _, op := range ops {
		switch op.Kind {
		case 'M', 'L':
			b.WriteString(string(op.Kind) + num(op.X) + " " + num(op.Y))
		case 'C':
			b.WriteString("C" + num(op.X1) + " " + num(op.Y1) + " " + num(op.X2) + " " + num(op.Y2) + " " + num(op.X) + " " + num(op.Y))
		case 'Z':
			b.WriteByte('Z')
		}
	}
	return b.String()
}

func patternName(p scene.Pattern) string {
	switch p {
	case scene.Stripes:
		return "stripes"
	case scene.Dots:
		return "dots"
	default:
		return "cross"
	}
}

// num writes a coordinate with at most two decimals.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}
