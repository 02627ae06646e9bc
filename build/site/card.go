package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"jilid/build/pixel"
	"jilid/build/theme"
)

// The picture that messengers and social networks show beside a link, in pixels.
const cardWidth, cardHeight = 1200, 630

// card is what the picture says, and in which looks.
type card struct {
	region, title, subtitle, foot string
	paper, ink, muted, sea, clove theme.RGB
	bold, regular                 []byte
}

// addCard makes the picture, where the plan says at which address the site will be:
// others take it from there. A font that can't be used makes no picture.
func (s *site) addCard(a assets) {
	if s.Plan.BaseURL == "" {
		return
	}
	var foot []string
	for _, t := range []string{s.Plan.Publisher, years(s.Plan.Period)} {
		if t != "" {
			foot = append(foot, t)
		}
	}
	c := card{region: s.Plan.Region, title: s.Plan.Title, subtitle: s.Plan.Subtitle, foot: strings.Join(foot, " · "),
		bold: s.theme.Fonts.SansBold, regular: s.theme.Fonts.Sans}
	for role, to := range map[string]*theme.RGB{"paper": &c.paper, "ink": &c.ink, "muted": &c.muted, "sea": &c.sea, "clove": &c.clove} {
		if v, ok := s.theme.Color(role); ok {
			*to = v.Light
		}
	}
	if data := s.opt.Keep(c.key(), c.draw); data != nil {
		a.add("card.png", data)
	}
}

// key names the picture by all that it is drawn from.
func (c *card) key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %v", []string{c.region, c.title, c.subtitle, c.foot}, []theme.RGB{c.paper, c.ink, c.muted, c.sea, c.clove})
	h.Write(c.bold)
	h.Write(c.regular)
	return fmt.Sprintf("card %x", h.Sum(nil))
}

// draw is the picture as a PNG, or nil if it can't be drawn.
func (c *card) draw() []byte {
	const margin = 84
	img := image.NewRGBA(image.Rect(0, 0, cardWidth, cardHeight))
	draw.Draw(img, img.Bounds(), image.NewUniform(rgba(c.paper)), image.Point{}, draw.Src)
	c.band(img)
	small, err := pixel.NewType(c.bold, 36)
	if err != nil {
		return nil
	}
	y := 176
	small.Set(img, margin, y, rgba(c.clove), clipped(small, c.region, cardWidth-2*margin))
	for _, size := range []int{92, 80, 68, 58, 50} {
		large, err := pixel.NewType(c.bold, float64(size))
		if err != nil {
			return nil
		}
		lines := wrapped(large, c.title, cardWidth-2*margin)
		if leading := size * 110 / 100; len(lines)*leading <= 270 || size == 50 {
			y += 20
			for _, line := range lines[:min(len(lines), 5)] {
				y += leading
				large.Set(img, margin, y, rgba(c.ink), clipped(large, line, cardWidth-2*margin))
			}
			break
		}
	}
	plain, err := pixel.NewType(c.regular, 32)
	if err != nil {
		return nil
	}
	y += 24
	for _, line := range wrapped(plain, c.subtitle, cardWidth-2*margin) {
		if y += 42; y > cardHeight-110 {
			break
		}
		plain.Set(img, margin, y, rgba(c.muted), line)
	}
	plain.Set(img, margin, cardHeight-56, rgba(c.muted), clipped(plain, c.foot, cardWidth-2*margin))
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil
	}
	return b.Bytes()
}

// band weaves the stepped lozenges of the site's header along the upper edge.
func (c *card) band(img *image.RGBA) {
	const unit = 5                 // pixels; a lozenge is 24 units wide
	steps := [...]image.Rectangle{ // of a lozenge: its rows, with a hole in the middle, and the corners between
		image.Rect(10, 0, 14, 2), image.Rect(6, 2, 18, 4), image.Rect(2, 4, 9, 6), image.Rect(15, 4, 22, 6), image.Rect(6, 6, 18, 8),
		image.Rect(10, 8, 14, 10), image.Rect(0, 0, 2, 2), image.Rect(22, 0, 24, 2), image.Rect(0, 8, 2, 10), image.Rect(22, 8, 24, 10),
	}
	for i := 0; i*24*unit < cardWidth; i++ {
		ink := rgba([...]theme.RGB{c.sea, c.clove}[i%2])
		for _, r := range steps {
			at := image.Rect(r.Min.X*unit, r.Min.Y*unit, r.Max.X*unit, r.Max.Y*unit).Add(image.Pt(i*24*unit, 0))
			draw.Draw(img, at, image.NewUniform(ink), image.Point{}, draw.Src)
		}
	}
}

func rgba(c theme.RGB) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// wrapped breaks a text into lines of a width.
func wrapped(t *pixel.Type, text string, width int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if n := len(lines); n > 0 && t.Width(lines[n-1]+" "+word) <= width {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// clipped is as much of a line as the width has room for.
func clipped(t *pixel.Type, text string, width int) string {
	if t.Width(text) <= width {
		return text
	}
	r := []rune(text)
	for len(r) > 0 && t.Width(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " ,.;:") + "…"
}
