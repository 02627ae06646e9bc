package html

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"html"
	"io"
	"strings"

	"jilid/build/source"
)

// maxDrawing is the largest drawing that is put into a page, in bytes; larger
// ones are cheaper as files.
const maxDrawing = 48 << 10

// drawing writes a plain SVG drawing into the page itself, where it has the page's
// fonts: as a file of its own it would be set in whatever font the reader's
// system has. Only drawings made of shapes and words come in; whatever could do or fetch
// something, or would reach beyond the drawing – scripts, styles, pictures – leaves it
// a file that an <img> shows, where browsers let it do nothing.
func drawing(f *source.File, alt string) (svg string, ok bool) {
	if !strings.HasSuffix(strings.ToLower(f.Path), ".svg") || len(f.Data) > maxDrawing {
		return "", false
	}
	if w, _ := svgSize(f.Data); w == 0 {
		return "", false
	}
	d := &drawer{prefix: "g" + hex.EncodeToString(f.Hash[:4]) + "-", alt: alt}
	in := xml.NewDecoder(bytes.NewReader(f.Data))
	for {
		tok, err := in.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil || !d.token(tok) {
			return "", false
		}
	}
	return d.b.String(), len(d.open) == 0 && d.b.Len() > 0
}

// plainElements are what a drawing of shapes and words consists of.
var plainElements = map[string]bool{
	"svg": true, "g": true, "defs": true, "symbol": true, "use": true, "path": true, "rect": true, "circle": true,
	"ellipse": true, "line": true, "polyline": true, "polygon": true, "text": true, "tspan": true, "marker": true,
	"linearGradient": true, "radialGradient": true, "stop": true, "clipPath": true, "pattern": true,
}

// silentElements say what the drawing is; the page says it by its own alt text.
var silentElements = map[string]bool{"title": true, "desc": true, "metadata": true}

type drawer struct {
	b      strings.Builder
	prefix string // makes the drawing's ids its own within the page
	alt    string
	open   []string // elements that are open
	silent int      // depth within a silent element
}

// token copies one token; false means the drawing is not plain.
func (d *drawer) token(tok xml.Token) bool {
	switch t := tok.(type) {
	case xml.StartElement:
		if d.silent > 0 || silentElements[t.Name.Local] {
			d.silent++
			return true
		}
		if !plainElements[t.Name.Local] || t.Name.Space != "" {
			return false
		}
		d.open = append(d.open, t.Name.Local)
		return d.start(t)
	case xml.EndElement:
		if d.silent > 0 {
			d.silent--
			return true
		}
		last := len(d.open) - 1
		if last < 0 || d.open[last] != t.Name.Local || t.Name.Space != "" {
			return false
		}
		d.open = d.open[:last]
		d.b.WriteString("</" + t.Name.Local + ">")
		return true
	case xml.CharData:
		if d.silent == 0 && len(d.open) > 0 {
			d.b.WriteString(html.EscapeString(string(t)))
		}
		return true
	case xml.Comment, xml.ProcInst:
		return true
	}
	return false // a directive: a document type may hold entities
}

func (d *drawer) start(t xml.StartElement) bool {
	root := len(d.open) == 1
	if root != (t.Name.Local == "svg") || root && d.b.Len() > 0 {
		return false
	}
	d.b.WriteString("<" + t.Name.Local)
	if root {
		d.b.WriteString(` class="drawing" role="img" aria-label="` + html.EscapeString(d.alt) + `"`)
	}
	for _, a := range t.Attr {
		name, value := a.Name.Local, a.Value
		switch {
		case a.Name.Space == "xmlns", name == "xmlns", root && (name == "class" || name == "role" || name == "id" || strings.HasPrefix(name, "aria-")), a.Name.Space == "xml", name == "version":
			continue
		case name == "id":
			value = d.prefix + value
		case name == "href":
			if !strings.HasPrefix(value, "#") {
				return false
			}
			name, value = "href", "#"+d.prefix+value[1:]
		case a.Name.Space != "", strings.HasPrefix(strings.ToLower(name), "on"), name == "style", name == "class":
			return false
		}
		if strings.Contains(value, "url(") {
			if strings.Count(value, "url(") != strings.Count(value, "url(#") {
				return false
			}
			value = strings.ReplaceAll(value, "url(#", "url(#"+d.prefix)
		}
		d.b.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
	}
	d.b.WriteString(">")
	return true
}
