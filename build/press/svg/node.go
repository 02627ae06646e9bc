package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
)

// node is an element, or a piece of text (name "").
type node struct {
	name   string
	parent *node
	attrs  map[string]string // without name spaces; style as written
	text   string
	kids   []*node
	line   int
	depth  int

	classes  []string
	before   *node // the element before it in its parent
	place    int   // among those, from 1
	elements int   // in it
	last     *node // of them
}

func (n *node) attr(name string) string { return n.attrs[name] }

// words is all text in an element, with single spaces.
func (n *node) words() string {
	var b strings.Builder
	var walk func(*node)
	walk = func(k *node) {
		b.WriteString(k.text)
		for _, kid := range k.kids {
			walk(kid)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

const (
	svgSpace  = "http://www.w3.org/2000/svg"
	htmlSpace = "http://www.w3.org/1999/xhtml"
)

// parse reads the file into a tree. Elements of other name spaces (an editor's
// own) are left out, but for HTML where SVG allows it.
func parse(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = charset
	dec.Entity = map[string]string{}
	var root *node
	var stack []*node
	count, foreign := 0, 0
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, badXML(dec, err)
		}
		switch t := tok.(type) {
		case xml.Directive:
			entities(string(t), dec.Entity)
		case xml.StartElement:
			if foreign > 0 || t.Name.Space != "" && t.Name.Space != svgSpace && !(t.Name.Space == htmlSpace && html(stack)) {
				foreign++
				continue
			}
			if count++; count > manyElements {
				return nil, diag.T("gambar SVG terlalu besar: lebih dari %d unsur", "the SVG image is too large: more than %d elements", manyElements)
			}
			if len(stack) > manyLevels {
				return nil, diag.T("gambar SVG bersarang terlalu dalam", "the SVG image is nested too deeply")
			}
			line, _ := dec.InputPos()
			n := &node{name: t.Name.Local, line: line, depth: len(stack), attrs: make(map[string]string, len(t.Attr))}
			for _, a := range t.Attr {
				if _, plain := n.attrs[a.Name.Local]; plain && a.Name.Space != "" {
					continue // href counts before xlink:href
				}
				n.attrs[a.Name.Local] = a.Value
			}
			n.classes = strings.Fields(n.attrs["class"])
			n.place = 1
			if len(stack) == 0 {
				if root != nil || n.name != "svg" {
					return nil, diag.T("bukan gambar SVG: unsur terluarnya <%s>", "not an SVG image: its outermost element is <%s>", n.name)
				}
				root = n
			} else {
				n.parent = stack[len(stack)-1]
				n.parent.kids = append(n.parent.kids, n)
				n.parent.elements++
				n.place, n.before, n.parent.last = n.parent.elements, n.parent.last, n
			}
			stack = append(stack, n)
		case xml.EndElement:
			if foreign > 0 {
				foreign--
				continue
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if foreign > 0 || len(stack) == 0 {
				continue
			}
			up := stack[len(stack)-1]
			line, _ := dec.InputPos()
			up.kids = append(up.kids, &node{text: string(t), line: line, depth: len(stack)})
		}
	}
	if root == nil {
		return nil, diag.T("bukan gambar SVG: berkasnya kosong", "not an SVG image: the file is empty")
	}
	return root, nil
}

// html tells whether the innermost elements are a foreignObject with what is in it.
func html(stack []*node) bool {
	return slices.ContainsFunc(stack, func(n *node) bool { return n.name == "foreignObject" })
}

func badXML(dec *xml.Decoder, err error) error {
	line, _ := dec.InputPos()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		why := diag.Text{ID: syntax.Msg, EN: syntax.Msg}
		switch {
		case syntax.Msg == "unexpected EOF":
			why = diag.T("berkas terpotong", "the file is cut off")
		case strings.HasPrefix(syntax.Msg, "invalid character entity"):
			why = diag.T("entitas %s tidak dikenal", "unknown entity %s", strings.TrimSpace(strings.TrimPrefix(syntax.Msg, "invalid character entity")))
		case strings.HasPrefix(syntax.Msg, "element <"): // "element <g> closed by </svg>"
			open, shut, _ := strings.Cut(strings.TrimPrefix(syntax.Msg, "element "), " closed by ")
			why = diag.T("%s tidak ditutup sebelum %s", "%s is not closed before %s", open, shut)
		}
		return diag.T("gambar SVG rusak di baris %d: %s", "broken SVG image at line %d: %s", syntax.Line, why)
	}
	return diag.T("gambar SVG rusak di baris %d", "broken SVG image at line %d", line)
}

// entities takes up the plain entities that a document type declares, as
// Illustrator does for its name spaces. Entities of entities and external ones stay unknown.
func entities(directive string, into map[string]string) {
	const many, long = 100, 1000
	for _, part := range strings.Split(directive, "<!ENTITY")[1:] {
		name, rest, ok := strings.Cut(strings.TrimSpace(part), " ")
		rest = strings.TrimSpace(rest)
		if !ok || len(into) >= many || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		value, _, ok := strings.Cut(rest[1:], rest[:1])
		if ok && len(value) <= long && !strings.ContainsAny(value, "&<%") {
			into[strings.TrimSpace(name)] = value
		}
	}
}

// charset reads the encodings of old drawing programs.
func charset(name string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "utf-8", "us-ascii", "ascii":
		return in, nil
	case "iso-8859-1", "latin1", "windows-1252":
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		var b []byte
		for _, c := range data {
			b = utf8.AppendRune(b, rune(c))
		}
		return bytes.NewReader(b), nil
	}
	return nil, errors.New("unknown encoding " + name)
}
