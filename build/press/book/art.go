package book

import (
	"bytes"
	"path"
	"strings"
	"sync"

	"jilid/build/diag"
	"jilid/build/press/font"
	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/picture"
	"jilid/build/press/scenery"
	"jilid/build/press/svg"
	"jilid/build/source"
	"jilid/build/text/scene"
)

// art is a picture file ready to print at its natural size.
type art struct {
	frame  *frame.Frame
	pixels geom.Size // of a raster image, in whole pixels; zero for vectors
	notes  []artNote
}

// artNote is what couldn't be drawn as meant, by the file's line; 0 in a file without lines.
type artNote struct {
	line int
	text diag.Text
	lost bool // it isn't drawn at all
}

// picture reads a picture, once, whoever asks first. What is wrong with it is
// reported by Inspect.
func (k *Look) picture(file *source.File) (art, error) {
	key := pictureKey{file.Hash, strings.EqualFold(path.Ext(file.Path), ".svg") || bytes.HasPrefix(bytes.TrimSpace(file.Data), []byte("<svg"))}
	return k.pictures.Do(key, func() func() (art, error) {
		return sync.OnceValues(func() (art, error) {
			if key.svg {
				return vector(file, k)
			}
			return raster(file)
		})
	})()
}

// pictureKey is what a picture is read from.
type pictureKey struct {
	hash source.Hash
	svg  bool
}

// raster reads a PNG, JPEG or WebP file. Without a resolution of its own, or with a
// screen's, it counts as fine as print wants it.
func raster(file *source.File) (art, error) {
	p, err := picture.Decode(file.Data)
	if err != nil {
		return art{}, err
	}
	pw, ph := p.PixelSize()
	dpi := max(p.DPI, fineDPI)
	size := geom.Size{W: geom.Points(float64(pw) * 72 / dpi), H: geom.Points(float64(ph) * 72 / dpi)}
	f := &frame.Frame{Size: size}
	f.Add(0, 0, &frame.Image{Picture: p, Size: size})
	a := art{frame: f, pixels: geom.Size{W: geom.Length(pw), H: geom.Length(ph)}}
	for _, r := range p.Remarks {
		a.notes = append(a.notes, artNote{text: r})
	}
	return a, nil
}

// vector reads an SVG file. Its words are set in the theme's fonts: what asks
// for a serif or mono face gets one, everything else the sans.
func vector(file *source.File, k *Look) (art, error) {
	d, err := svg.Read(file.Data, svg.Options{Fonts: k.svgFont, Shaper: font.NewShaper(), Lang: string(k.lang)})
	if err != nil {
		return art{}, err
	}
	a := art{frame: d.Frame}
	for _, n := range d.Notes {
		a.notes = append(a.notes, artNote{n.Line, n.Text, n.Lost})
	}
	return a, nil
}

func (k *Look) svgFont(family string, bold, italic, mono bool) *font.Font {
	family = strings.ToLower(family)
	pick := func(roman, it, b, bi *font.Font) *font.Font {
		switch {
		case bold && italic:
			return bi
		case bold:
			return b
		case italic:
			return it
		}
		return roman
	}
	switch {
	case mono:
		return pick(k.mono, k.monoItalic, k.monoBold, k.monoBold)
	case strings.Contains(family, "serif") && !strings.Contains(family, "sans"), strings.Contains(family, "times"), strings.Contains(family, "georgia"):
		return pick(k.serif, k.serifItalic, k.serifBold, k.serifBoldItalic)
	}
	return pick(k.sans, k.sansItalic, k.sansSemi, k.sansSemi)
}

// sceneFrame draws a chart's scene.
func (k *Look) sceneFrame(s *scene.Scene) *frame.Frame {
	return scenery.Frame(s, scenery.Options{
		Color:   func(r scene.Role) frame.Color { return k.color(string(r)) },
		Regular: k.sans, Bold: k.sansSemi, Shaper: font.NewShaper(), Lang: string(k.lang),
	})
}
