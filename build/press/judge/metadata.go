package judge

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The namespaces of XMP packets that rules know.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsX         = "adobe:ns:meta/"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsXMP       = "http://ns.adobe.com/xap/1.0/"
	nsMM        = "http://ns.adobe.com/xap/1.0/mm/"
	nsPDF       = "http://ns.adobe.com/pdf/1.3/"
	nsPDFA      = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA     = "http://www.aiim.org/pdfua/ns/id/"
	nsPDFX      = "http://www.npes.org/pdfx/ns/id/"
	nsExtension = "http://www.aiim.org/pdfa/ns/extension/"
	nsSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	nsProperty  = "http://www.aiim.org/pdfa/ns/property#"
)

// predefined are the schemas that archives know without being told.
var predefined = []string{nsDC, nsXMP, nsMM, nsPDF, nsPDFA, nsExtension, "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/",
	"http://ns.adobe.com/xap/1.0/t/pg/", "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
	"http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/"}

// valueTypes are the types of values that need no description.
var valueTypes = []string{"Text", "Integer", "Real", "Boolean", "Date", "URI", "URL", "AgentName", "ProperName", "Lang Alt", "bag Text", "seq Text"}

// node is an element of an XMP packet, or an attribute that says the same.
type node struct {
	prefix, space, local string
	lang                 string // xml:lang
	kids                 []*node
	text                 string
}

// kid is the first element of a name below n.
func (n *node) kid(space, local string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.space == space && k.local == local {
			return k
		}
	}
	return nil
}

// words are the texts of a property: its own, or those of its list.
func (n *node) words() (all []*node) {
	if n == nil {
		return nil
	}
	for _, list := range n.kids {
		if list.space == nsRDF && (list.local == "Alt" || list.local == "Seq" || list.local == "Bag") {
			return list.kids
		}
	}
	return []*node{n}
}

// packet is the document's XMP packet.
type packet struct {
	raw        []byte
	properties []*node
}

// get is a property, nil if there is none.
func (p *packet) get(space, local string) *node {
	if p == nil {
		return nil
	}
	return (&node{kids: p.properties}).kid(space, local)
}

// value is the text of a property.
func (p *packet) value(space, local string) string {
	if w := p.get(space, local).words(); len(w) > 0 {
		return bare(w[0].text)
	}
	return ""
}

func (d *Document) readMetadata() {
	s, ok := d.Get(d.Root["Metadata"]).(*Stream)
	if !ok {
		return
	}
	d.meta = &packet{raw: s.Data}
	if !utf8.Valid(s.Data) {
		d.fault("A6.6.2.1-4", "it isn't UTF-8")
		return
	}
	root, err := parseXML(s.Data)
	if err != nil {
		d.fault("A6.6.2.1-4", "%v", err)
		return
	}
	if root.space == nsX {
		root = root.kid(nsRDF, "RDF")
	}
	if root == nil || root.space != nsRDF || root.local != "RDF" {
		d.fault("A6.6.2.1-4", "there is no rdf:RDF")
		return
	}
	for _, k := range root.kids {
		if k.space != nsRDF || k.local != "Description" {
			d.fault("A6.6.2.1-4", "%s in rdf:RDF", k.local)
			continue
		}
		for _, p := range k.kids {
			if p.space == nsRDF {
				continue // rdf:about
			}
			if d.meta.get(p.space, p.local) != nil {
				d.fault("A6.6.2.1-4", "%s:%s stands twice", p.prefix, p.local)
			}
			d.meta.properties = append(d.meta.properties, p)
		}
	}
}

// parseXML reads a packet as a tree. The prefixes count, and so it does what
// encoding/xml does with namespaces itself.
func parseXML(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	var names []xml.Name
	scopes := []map[string]string{{"xml": "xml"}}
	resolve := func(prefix string) (string, error) {
		for i := len(scopes) - 1; i >= 0; i-- {
			if uri, ok := scopes[i][prefix]; ok {
				return uri, nil
			}
		}
		if prefix == "" {
			return "", nil
		}
		return "", fmt.Errorf("the prefix %s means nothing", prefix)
	}
	for {
		tok, err := dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		in := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(stack) > tooDeep {
				return nil, fmt.Errorf("elements nest too deep")
			}
			scope := map[string]string{}
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" {
					scope[a.Name.Local] = a.Value
				} else if a.Name.Space == "" && a.Name.Local == "xmlns" {
					scope[""] = a.Value
				}
			}
			scopes = append(scopes, scope)
			n := &node{prefix: tok.Name.Space, local: tok.Name.Local}
			if n.space, err = resolve(n.prefix); err != nil {
				return nil, err
			}
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" {
					continue
				}
				uri, err := resolve(a.Name.Space)
				if err != nil {
					return nil, err
				}
				if uri == "xml" && a.Name.Local == "lang" {
					n.lang = a.Value
				} else if uri != "xml" {
					n.kids = append(n.kids, &node{prefix: a.Name.Space, space: uri, local: a.Name.Local, text: a.Value})
				}
			}
			in.kids = append(in.kids, n)
			stack, names = append(stack, n), append(names, tok.Name)
		case xml.EndElement:
			if len(names) == 0 || names[len(names)-1] != tok.Name {
				return nil, fmt.Errorf("the end of %s, which isn't open", tok.Name.Local)
			}
			stack, names, scopes = stack[:len(stack)-1], names[:len(names)-1], scopes[:len(scopes)-1]
		case xml.CharData:
			in.text += string(tok)
		}
	}
	if len(names) > 0 {
		return nil, fmt.Errorf("%s doesn't end", names[len(names)-1].Local)
	}
	if len(top.kids) != 1 {
		return nil, fmt.Errorf("%d elements at the top", len(top.kids))
	}
	return top.kids[0], nil
}

var metadataRules = []Rule{
	{"M06-001 A6.6.2.1-1 X6.1-1", "the catalogue has no stream of metadata", func(d *Document, say func(string, ...any)) {
		s, ok := d.Get(d.Root["Metadata"]).(*Stream)
		if !ok {
			say("Metadata is %T", d.Get(d.Root["Metadata"]))
		} else if s.Dict["Type"] != Name("Metadata") || s.Dict["Subtype"] != Name("XML") {
			say("of type %v, %v", s.Dict["Type"], s.Dict["Subtype"])
		}
	}},
	{"A6.6.2.1-2", "the packet's head has the attribute bytes", func(d *Document, say func(string, ...any)) {
		if h := d.meta.head(); bytes.Contains(h, []byte("bytes=")) {
			say("%s", h)
		}
	}},
	{"A6.6.2.1-3", "the packet's head has the attribute encoding", func(d *Document, say func(string, ...any)) {
		if h := d.meta.head(); bytes.Contains(h, []byte("encoding=")) {
			say("%s", h)
		}
	}},
	{"A6.6.2.1-4", "the packet is no well-formed XMP", nil},
	{"A6.6.2.3-7", "a property of a schema that archives don't know and the packet doesn't describe", func(d *Document, say func(string, ...any)) {
		if d.meta == nil {
			return
		}
		for _, p := range d.meta.properties {
			if !slices.Contains(predefined, p.space) && !slices.Contains(d.meta.described(), p.space+" "+p.local) {
				say("%s:%s", p.prefix, p.local)
			}
		}
	}},
	{"A6.6.2.3-1 A6.6.2.3-2 A6.6.2.3-3 A6.6.2.3-4", "the description of a schema lacks something", func(d *Document, say func(string, ...any)) {
		all := d.meta.get(nsExtension, "schemas")
		if all == nil {
			return
		}
		if all.prefix != "pdfaExtension" || all.kid(nsRDF, "Bag") == nil {
			say("%s:schemas isn't a bag of that prefix", all.prefix)
			return
		}
		for _, s := range all.words() {
			for _, key := range []string{"schema", "namespaceURI", "prefix"} {
				if k := s.kid(nsSchema, key); k == nil || k.prefix != "pdfaSchema" || bare(k.text) == "" {
					say("a schema without pdfaSchema:%s", key)
				}
			}
			list := s.kid(nsSchema, "property")
			if list.kid(nsRDF, "Seq") == nil {
				say("a schema without a list of its properties")
				continue
			}
			for _, p := range list.words() {
				for _, key := range []string{"name", "valueType", "category", "description"} {
					if k := p.kid(nsProperty, key); k == nil || k.prefix != "pdfaProperty" || bare(k.text) == "" {
						say("a property without pdfaProperty:%s", key)
					}
				}
				if v := p.kid(nsProperty, "valueType"); v != nil && !slices.Contains(valueTypes, bare(v.text)) {
					say("the type %q", v.text)
				}
				if c := p.kid(nsProperty, "category"); c != nil && bare(c.text) != "internal" && bare(c.text) != "external" {
					say("the category %q", c.text)
				}
			}
		}
	}},
	{"A6.6.4-1 A6.6.4-2", "the metadata don't name the part of PDF/A", func(d *Document, say func(string, ...any)) {
		if p := d.meta.value(nsPDFA, "part"); p != "2" {
			say("pdfaid:part is %q", p)
		}
	}},
	{"A6.6.4-3", "the metadata don't name the level of PDF/A", func(d *Document, say func(string, ...any)) {
		if c := d.meta.value(nsPDFA, "conformance"); c != "A" {
			say("pdfaid:conformance is %q", c)
		}
	}},
	{"A6.6.4-4", "the schemas that name a norm have other prefixes than theirs", func(d *Document, say func(string, ...any)) {
		if d.meta == nil {
			return
		}
		for _, p := range d.meta.properties {
			for uri, prefix := range map[string]string{nsPDFA: "pdfaid", nsPDFUA: "pdfuaid", nsPDFX: "pdfxid"} {
				if p.space == uri && p.prefix != prefix {
					say("%s:%s", p.prefix, p.local)
				}
			}
		}
	}},
	{"M06-002", "the metadata don't say that this is PDF/UA-1", func(d *Document, say func(string, ...any)) {
		if p := d.meta.value(nsPDFUA, "part"); p != "1" {
			say("pdfuaid:part is %q", p)
		}
	}},
	{"M06-003 X6.1-3", "the metadata have no title", func(d *Document, say func(string, ...any)) {
		if d.meta.value(nsDC, "title") == "" {
			say("dc:title is empty")
		}
	}},
	{"J-packet", "the packet can't be found by who doesn't read PDF", func(d *Document, say func(string, ...any)) {
		if d.meta == nil {
			return
		}
		if s, ok := d.Get(d.Root["Metadata"]).(*Stream); ok && s.Dict["Filter"] != nil {
			say("it is packed")
		}
		if !bytes.HasPrefix(d.meta.raw, []byte("<?xpacket begin=")) || !bytes.Contains(d.meta.raw, []byte("<?xpacket end=")) {
			say("it doesn't begin and end with xpacket")
		}
	}},
	{"J-info X6.1-8", "the information dictionary and the metadata differ", func(d *Document, say func(string, ...any)) {
		info := d.Dict(d.Trailer["Info"])
		for _, e := range []struct {
			key          Name
			space, local string
		}{{"Title", nsDC, "title"}, {"Author", nsDC, "creator"}, {"Subject", nsDC, "description"}, {"Keywords", nsPDF, "Keywords"},
			{"Creator", nsXMP, "CreatorTool"}, {"Producer", nsPDF, "Producer"}, {"CreationDate", nsXMP, "CreateDate"}, {"ModDate", nsXMP, "ModifyDate"},
			{"GTS_PDFXVersion", nsPDFX, "GTS_PDFXVersion"}} {
			a, b := Words(d.Get(info[e.key])), d.meta.value(e.space, e.local)
			if strings.HasSuffix(string(e.key), "Date") {
				a, b = moment(a), moment(b)
			}
			if bare(a) != b {
				say("%s is %q and %q", e.key, a, b)
			}
		}
		for _, k := range []Name{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
			if _, ok := d.Get(info[k]).(string); info[k] != nil && !ok {
				say("%s is no text", k)
			}
		}
	}},
}

// moment reduces a date to its digits.
func moment(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// head is the packet's first processing instruction.
func (p *packet) head() []byte {
	if p == nil {
		return nil
	}
	h, _, _ := bytes.Cut(p.raw, []byte("?>"))
	return h
}

// described are the properties that the packet describes itself, as "namespace name".
func (p *packet) described() (all []string) {
	for _, s := range p.get(nsExtension, "schemas").words() {
		uri := s.kid(nsSchema, "namespaceURI")
		for _, pr := range s.kid(nsSchema, "property").words() {
			if n := pr.kid(nsProperty, "name"); uri != nil && n != nil {
				all = append(all, bare(uri.text)+" "+bare(n.text))
			}
		}
	}
	return all
}
