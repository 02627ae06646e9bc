package site

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

// A drawing that a page shows by <img> does nothing. But it is a file of the site, and browsers run
// the scripts of one that is opened by its own address as they run a page's, and no policy forbids it there. So what could run
// is cut out of drawings before they are published, and told.

// addDrawing publishes a drawing without what could run.
func (c *claims) addDrawing(address string, f *source.File, from origin) {
	data, cut, err := harmless(f.Data)
	if err != nil {
		if suspicious.Match(f.Data) { // else it is merely broken, which is told where it is shown
			c.diags.Add(diag.Blocked, f.Span(0, 0), diag.T("gambar ini tidak terbit: isinya tidak dapat dibaca sebagai SVG, jadi tidak dapat dipastikan bebas skrip", "this drawing is not published: it can't be read as SVG, so nobody knows whether it has scripts"),
				diag.T("simpan lagi gambarnya sebagai SVG dari program gambarnya", "save the drawing as SVG again in its program"))
		}
		data = []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>` + "\n")
	}
	for _, r := range cut {
		c.diags.Add(diag.Blocked, f.Span(r.from, r.to), diag.T("`%s` di dalam gambar tidak ikut terbit: bisa menjalankan skrip di peramban pembaca", "`%s` in the drawing is not published: it could run a script in the reader's browser", diag.Clip(r.what)),
			diag.T("hapus dari gambarnya; gambar tidak memerlukannya", "delete it from the drawing, which doesn't need it"))
	}
	c.add(address, data, from)
}

// suspicious is what a broken drawing has that might have run.
var suspicious = regexp.MustCompile(`(?i)script|<!|\bon[a-z]+\s*=|iframe`)

func isDrawing(name string) bool { return strings.EqualFold(path.Ext(name), ".svg") }

// stretch is a part of a drawing that isn't published.
type stretch struct {
	from, to int
	what     string // the element or attribute
}

// running are elements that run, load or lead to something that does, in SVG's or any other name space.
var running = map[string]bool{
	"script": true, "handler": true, "listener": true, "iframe": true, "frame": true, "frameset": true, "object": true, "embed": true, "applet": true,
	"portal": true, "base": true, "link": true, "meta": true, "form": true, "transform": true, "stylesheet": true,
}

// attribute finds the attributes of a tag, with the blanks before them.
var attribute = regexp.MustCompile(`\s+([^\s=>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')`)

// harmless is a drawing without what could run. All else stays as it is, byte by byte.
func harmless(data []byte) (out []byte, cut []stretch, err error) {
	in := xml.NewDecoder(bytes.NewReader(data))
	in.CharsetReader = sameLength
	in.Entity = map[string]string{}
	deep := 0 // within an element that is cut out
	var began int
	for {
		from := int(in.InputOffset())
		tok, err := in.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		to := int(in.InputOffset())
		switch t := tok.(type) {
		case xml.StartElement:
			switch {
			case deep > 0:
				deep++
			case running[strings.ToLower(t.Name.Local)]:
				deep, began = 1, from
			default:
				found := attribute.FindAllSubmatchIndex(data[from:to], -1)
				if len(found) != len(t.Attr) {
					return nil, nil, errors.New("attributes stick together")
				}
				for i, a := range t.Attr {
					if runs(t.Name.Local, strings.ToLower(a.Name.Local), a.Value) {
						cut = append(cut, stretch{from + found[i][0], from + found[i][1], a.Name.Local})
					}
				}
			}
		case xml.EndElement:
			if deep == 0 {
				break
			}
			if deep--; deep == 0 {
				cut = append(cut, stretch{began, to, "<" + t.Name.Local + ">"})
			}
		case xml.ProcInst:
			if deep == 0 && t.Target != "xml" {
				cut = append(cut, stretch{from, to, "<?" + t.Target + "?>"})
			}
		case xml.Directive:
			if plain := plainEntities(string(t), in.Entity); !plain && deep == 0 {
				cut = append(cut, stretch{from, to, "<!DOCTYPE>"})
			}
		}
	}
	if deep > 0 {
		return nil, nil, errors.New("an element is open")
	}
	if len(cut) == 0 {
		return data, nil, nil
	}
	last := 0
	for _, r := range cut {
		out = append(out, data[last:r.from]...)
		last = r.to
	}
	return append(out, data[last:]...), cut, nil
}

// runs tells whether an attribute runs something. Browsers skip blanks and control characters in an address.
func runs(element, name, value string) bool {
	if strings.HasPrefix(name, "on") || name == "srcdoc" {
		return true
	}
	value = strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, value))
	if strings.Contains(value, "javascript:") || strings.Contains(value, "vbscript:") {
		return true
	}
	switch name {
	case "attributename": // an animation of an address leads anywhere
		return strings.HasPrefix(value, "on") || strings.HasSuffix(value, "href")
	case "href", "src", "action", "formaction", "data":
		return strings.HasPrefix(value, "data:") && !(strings.HasPrefix(value, "data:image/") && (element == "image" || element == "img" || element == "feImage"))
	}
	return false
}

var entity = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>`)

// plainEntities reads a document type. It is plain if it declares nothing but names for plain words, as drawing programs do for
// name spaces; a declaration can as well give elements handlers that nobody sees.
func plainEntities(directive string, into map[string]string) bool {
	_, inner, ok := strings.Cut(directive, "[")
	if !ok {
		return true
	}
	inner, _, _ = strings.Cut(inner, "]")
	for _, m := range entity.FindAllStringSubmatch(inner, -1) {
		into[m[1]] = m[2] + m[3]
	}
	return strings.TrimSpace(entity.ReplaceAllString(inner, "")) == ""
}

// sameLength reads text in an encoding that has ASCII in it, with a mark for every other byte: markup is ASCII, and what
// is cut out keeps its place.
func sameLength(encoding string, in io.Reader) (io.Reader, error) {
	encoding = strings.ToLower(encoding)
	switch {
	case encoding == "utf-8", encoding == "us-ascii", encoding == "ascii":
		return in, nil
	case strings.HasPrefix(encoding, "iso-8859-"), strings.HasPrefix(encoding, "windows-125"), encoding == "latin1":
		return &ascii{in}, nil
	}
	return nil, errors.New("unknown encoding " + encoding)
}

type ascii struct{ in io.Reader }

func (r *ascii) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	for i, c := range p[:n] {
		if c >= 0x80 {
			p[i] = 'x'
		}
	}
	return n, err
}
