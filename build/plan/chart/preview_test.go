package chart_test

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/text/scene"
)

// Run with -preview DIR to look at the pictures: every case is written there as
// an SVG file with the default theme's colours.
var preview = flag.String("preview", "", "write the scenes of the tests as SVG into this folder")

func writePreview(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	if *preview == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*preview, name+".svg"), []byte(previewSVG(s)), 0o666); err != nil {
		t.Fatal(err)
	}
}

var previewColors = map[scene.Role]string{
	"ink": "#1b2430", "muted": "#55606b", "rule": "#d6d2c8", "paper": "#fbfaf7", "tint": "#f2efe8", "sea": "#0b5a6f", "clove": "#8a3b1e",
	"dim-governance": "#1f4e79", "dim-branding": "#8e2f6b", "dim-economy": "#8a5200", "dim-living": "#b03a2e", "dim-society": "#5b3f99", "dim-environment": "#2e6b34",
	"series-1": "#0b5a6f", "series-2": "#c26a3d", "series-3": "#5b3f99", "series-4": "#6f8f3a", "series-5": "#8e2f6b", "series-6": "#b08a1f", "series-7": "#4a7fa5", "series-8": "#6b6459",
}

func previewSVG(s *scene.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%v" height="%v" viewBox="0 0 %v %v" font-family="Plus Jakarta Sans">`, s.Width*2, s.Height*2, s.Width, s.Height)
	b.WriteString(`<defs><pattern id="p1" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0H4" stroke="#fbfaf7" stroke-width="1.6"/></pattern>` +
		`<pattern id="p2" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r=".9" fill="#fbfaf7"/></pattern>` +
		`<pattern id="p3" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0H4M0 0V4" stroke="#fbfaf7" stroke-width="1"/></pattern></defs>`)
	fmt.Fprintf(&b, `<rect width="%v" height="%v" fill="#fbfaf7"/>`, s.Width, s.Height)
	for _, it := range s.Items {
		switch it := it.(type) {
		case *scene.Rect:
			shape := fmt.Sprintf(`<rect x="%v" y="%v" width="%v" height="%v" rx="%v" `, it.X, it.Y, it.W, it.H, it.Radius)
			paintShape(&b, shape, it.Fill, it.Stroke, it.Width, nil)
		case *scene.Line:
			paintShape(&b, fmt.Sprintf(`<path d="M%v %vL%v %v" `, it.X1, it.Y1, it.X2, it.Y2), scene.Paint{}, it.Stroke, it.Width, it.Dash)
		case *scene.Circle:
			paintShape(&b, fmt.Sprintf(`<circle cx="%v" cy="%v" r="%v" `, it.X, it.Y, it.R), it.Fill, it.Stroke, it.Width, nil)
		case *scene.Path:
			var d strings.Builder
			for _, op := range it.Ops {
				switch op.Kind {
				case 'C':
					fmt.Fprintf(&d, "C%v %v %v %v %v %v", op.X1, op.Y1, op.X2, op.Y2, op.X, op.Y)
				case 'Z':
					d.WriteByte('Z')
				default:
					fmt.Fprintf(&d, "%c%v %v", op.Kind, op.X, op.Y)
				}
			}
			paintShape(&b, fmt.Sprintf(`<path d="%s" `, d.String()), it.Fill, it.Stroke, it.Width, it.Dash)
		case *scene.Text:
			weight := 400
			if it.Bold {
				weight = 600
			}
			fmt.Fprintf(&b, `<text x="%v" y="%v" transform="rotate(%v %v %v)" font-size="%v" font-weight="%d" text-anchor="%s" fill="%s">%s</text>`, it.X, it.Y, it.Rotate, it.X, it.Y, it.Size, weight,
				[]string{"start", "middle", "end"}[it.Anchor], previewColors[it.Fill.Role], html.EscapeString(it.Value))
		default:
			panic(fmt.Sprintf("%T", it))
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func paintShape(b *strings.Builder, shape string, fill, stroke scene.Paint, width float64, dash []float64) {
	b.WriteString(shape)
	if fill.Role == "" {
		b.WriteString(`fill="none" `)
	} else {
		fmt.Fprintf(b, `fill="%s" `, previewColors[fill.Role])
		if fill.Tint > 0 {
			fmt.Fprintf(b, `fill-opacity="%v" `, float64(fill.Tint)/100)
		}
	}
	if stroke.Role != "" {
		fmt.Fprintf(b, `stroke="%s" stroke-width="%v" `, previewColors[stroke.Role], width)
		if len(dash) > 0 {
			fmt.Fprintf(b, `stroke-dasharray="%s" `, strings.Trim(fmt.Sprint(dash), "[]"))
		}
	}
	b.WriteString("/>\n")
	if fill.Pattern != scene.Solid {
		fmt.Fprintf(b, `%s fill="url(#p%d)"/>`, shape, fill.Pattern)
	}
}
