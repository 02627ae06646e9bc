package svg

import (
	"encoding/base64"
	"net/url"
	"strings"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
	"jilid/build/press/picture"
)

// image draws a picture that the file itself holds.
func (d *drawer) image(n *node, c context) {
	href := n.attr("href")
	if c.style.hidden || href == "" {
		return
	}
	if !strings.HasPrefix(href, "data:") {
		d.lost(n, "gambar di luar berkas tidak dibuka: %s", "a picture outside of the file isn't opened: %s", shorten(href))
		return
	}
	data, ok := dataURI(href)
	if !ok {
		d.lost(n, "gambar tersemat tidak terbaca", "an embedded picture can't be read")
		return
	}
	pic, err := picture.Decode(data)
	if err != nil {
		d.lost(n, "gambar tersemat: %s", "embedded picture: %s", err)
		return
	}
	pw, ph := pic.PixelSize()
	w, h := d.size(n, "width", d.vw, c.style.size), d.size(n, "height", d.vh, c.style.size)
	switch {
	case w <= 0 && h <= 0:
		w, h = float64(pw), float64(ph)
	case w <= 0:
		w = h * float64(pw) / float64(ph)
	case h <= 0:
		h = w * float64(ph) / float64(pw)
	}
	m := c.matrix.times(translate(d.size(n, "x", d.vw, c.style.size), d.size(n, "y", d.vh, c.style.size)))
	m = m.times(fit([4]float64{0, 0, float64(pw), float64(ph)}, w, h, n.attr("preserveAspectRatio")))
	for _, corner := range [4][2]float64{{0, 0}, {float64(pw), 0}, {0, float64(ph)}, {float64(pw), float64(ph)}} {
		d.touch(m.apply(corner[0], corner[1]))
	}
	if m.upright() {
		d.add(length(m[4]), length(m[5]), &frame.Image{Picture: pic, Size: geom.Size{W: length(float64(pw) * m[0]), H: length(float64(ph) * m[3])}})
		return
	}
	f := &frame.Frame{Size: geom.Size{W: length(float64(pw)), H: length(float64(ph))}}
	f.Add(0, 0, &frame.Image{Picture: pic, Size: f.Size})
	d.add(0, 0, &frame.Group{Frame: f, Scale: m.item()})
}

// item is a matrix as a group has it.
func (m matrix) item() [6]int64 {
	var s [6]int64
	for i := range 4 {
		s[i] = int64(min(max(m[i], -1e6), 1e6)*1e6 + 0.5)
		if m[i] < 0 {
			s[i] = -int64(min(-m[i], 1e6)*1e6 + 0.5)
		}
	}
	s[4], s[5] = int64(length(m[4])), int64(length(m[5]))
	return s
}

// dataURI is the content of a data: address.
func dataURI(s string) ([]byte, bool) {
	head, body, ok := strings.Cut(s, ",")
	if !ok {
		return nil, false
	}
	if !strings.HasSuffix(head, ";base64") {
		text, err := url.PathUnescape(body)
		return []byte(text), err == nil
	}
	body = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, body)
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		data, err = base64.RawStdEncoding.DecodeString(body)
	}
	return data, err == nil
}
