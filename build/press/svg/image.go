package svg

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"jilid/build/diag"
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
	var inner *frame.Frame
	var pw, ph float64
	if isSVG(data) {
		if d.options.within++; d.options.within > manyUses {
			d.lost(n, "gambar dalam gambar bersarang terlalu dalam", "pictures are nested in one another too deeply")
			return
		}
		drawing, err := Read(data, d.options)
		d.options.within--
		if err != nil {
			d.lost(n, "gambar tersemat: %s", "embedded picture: %s", err)
			return
		}
		for _, k := range drawing.Notes {
			d.tell(Note{n.line, diag.T("gambar tersemat: %s", "embedded picture: %s", k.Text), k.Lost})
		}
		inner = drawing.Frame
		pw, ph = inner.Size.W.Points()/pointsPerPixel, inner.Size.H.Points()/pointsPerPixel
	} else {
		pic, err := picture.Decode(data)
		if err != nil {
			d.lost(n, "gambar tersemat: %s", "embedded picture: %s", err)
			return
		}
		for _, r := range pic.Remarks {
			d.note(n, "gambar tersemat: %s", "embedded picture: %s", r)
		}
		x, y := pic.PixelSize()
		pw, ph = float64(x), float64(y)
		inner = &frame.Frame{Size: geom.Size{W: length(pw * pointsPerPixel), H: length(ph * pointsPerPixel)}}
		inner.Add(0, 0, &frame.Image{Picture: pic, Size: inner.Size})
	}
	w, h := d.size(n, "width", d.vw, c.style.size), d.size(n, "height", d.vh, c.style.size)
	switch {
	case w <= 0 && h <= 0:
		w, h = pw, ph
	case w <= 0:
		w = h * pw / ph
	case h <= 0:
		h = w * ph / pw
	}
	x, y := d.size(n, "x", d.vw, c.style.size), d.size(n, "y", d.vh, c.style.size)
	edge := rect{x, y, x + w, y + h}
	draw := func() {
		m := c.matrix.times(translate(x, y)).times(fit([4]float64{0, 0, pw, ph}, w, h, n.attr("preserveAspectRatio")))
		d.covered.path(rect{0, 0, pw, ph}.path(), m)
		if d.silhouette { // pictures have no part in clip paths
			return
		}
		if image, ok := inner.Items[0].Item.(*frame.Image); ok && len(inner.Items) == 1 && m.upright() {
			d.add(length(m[4]), length(m[5]), &frame.Image{Picture: image.Picture, Size: geom.Size{W: length(pw * m[0]), H: length(ph * m[3])}})
			return
		}
		const p = pointsPerPixel
		d.add(0, 0, &frame.Group{Frame: inner, Scale: matrix{m[0] / p, m[1] / p, m[2] / p, m[3] / p, m[4], m[5]}.item()})
	}
	if len(inner.Items) == 0 {
		return
	}
	d.within(n, edge, c.matrix, c.style, draw)
}

func isSVG(data []byte) bool {
	data = bytes.TrimLeft(data, "\ufeff \t\r\n")
	return bytes.HasPrefix(data, []byte("<svg")) || bytes.HasPrefix(data, []byte("<?xml")) || bytes.HasPrefix(data, []byte("<!DOCTYPE svg"))
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
