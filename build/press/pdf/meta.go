package pdf

import (
	"cmp"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// Meta is what a document says about itself. Date is RFC 3339, a day or with
// the time of day; empty: the document has no date.
type Meta struct {
	Title, Author, Subject string
	Keywords               []string
	Lang                   string
	Producer               string
	Date                   string
	Version                string // of what is printed: "2.1"
}

// moment reads Date; ok is false if there is none.
func (m *Meta) moment() (t time.Time, ok bool) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, m.Date); err == nil {
			return t, true
		}
	}
	return t, false
}

// info is the information dictionary, which says the same as the XMP packet.
func (c *Catalog) info() []byte {
	m := &c.Meta
	var d Dict
	for _, e := range []struct{ key, value string }{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject},
		{"Keywords", strings.Join(m.Keywords, ", ")}, {"Creator", m.Producer}, {"Producer", m.Producer},
	} {
		if e.value != "" {
			d.Text(e.key, e.value)
		}
	}
	if t, ok := m.moment(); ok {
		date := t.Format("D:20060102150405Z07'00'")
		if _, offset := t.Zone(); offset == 0 {
			date = t.Format("D:20060102150405Z")
		}
		d.String("CreationDate", date).String("ModDate", date)
	}
	if c.Press != nil {
		d.Name("Trapped", "False").Text("GTS_PDFXVersion", pdfx)
	}
	return d.Bytes()
}

// metadata writes the XMP packet. It isn't compressed, so that programs which
// don't read PDF find it.
func (w *Writer) metadata(c *Catalog) Ref {
	r := w.Alloc()
	var d Dict
	w.RawStream(r, d.Name("Type", "Metadata").Name("Subtype", "XML"), c.xmp())
	return r
}

// pdfx is what a file for the press claims to follow: ISO 15930-7.
const pdfx = "PDF/X-4"

// documentID names a document through all its versions: the same title of the same author.
func (m *Meta) documentID() string {
	h := sha256.Sum256([]byte(m.Title + "\x00" + m.Author))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80 // a UUID of a making of one's own, RFC 9562
	return fmt.Sprintf("uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

func (c *Catalog) xmp() []byte {
	m, archival := &c.Meta, c.Profile && c.Press == nil
	var b strings.Builder
	line := func(format string, words ...string) {
		args := make([]any, len(words))
		for i, s := range words {
			var e strings.Builder
			xml.EscapeText(&e, []byte(s)) // writing to memory doesn't fail
			args[i] = e.String()
		}
		fmt.Fprintf(&b, format+"\n", args...)
	}
	line("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>")
	line(`<x:xmpmeta xmlns:x="adobe:ns:meta/">`)
	line(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`)
	line(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">`)
	if archival {
		line(`<pdfaid:part>2</pdfaid:part>`)
		line(`<pdfaid:conformance>A</pdfaid:conformance>`)
	}
	if c.Press != nil {
		line(`<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">%s</pdfxid:GTS_PDFXVersion>`, pdfx)
		line(`<pdf:Trapped>False</pdf:Trapped>`)
		for _, e := range []struct{ name, value string }{{"DocumentID", m.documentID()}, {"VersionID", cmp.Or(m.Version, "1")}, {"RenditionClass", "default"}} {
			line(`<xmpMM:`+e.name+` xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">%s</xmpMM:`+e.name+`>`, e.value)
		}
	} else {
		line(`<pdfuaid:part>1</pdfuaid:part>`)
	}
	line(`<dc:format>application/pdf</dc:format>`)
	if m.Title != "" {
		line(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, m.Title)
	}
	if m.Author != "" {
		line(`<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>`, m.Author)
	}
	if m.Subject != "" {
		line(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, m.Subject)
	}
	if len(m.Keywords) > 0 {
		line(`<dc:subject><rdf:Bag>`)
		for _, k := range m.Keywords {
			line(`<rdf:li>%s</rdf:li>`, k)
		}
		line(`</rdf:Bag></dc:subject>`)
		line(`<pdf:Keywords>%s</pdf:Keywords>`, strings.Join(m.Keywords, ", "))
	}
	if m.Lang != "" {
		line(`<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>`, m.Lang)
	}
	if m.Producer != "" {
		line(`<xmp:CreatorTool>%s</xmp:CreatorTool>`, m.Producer)
		line(`<pdf:Producer>%s</pdf:Producer>`, m.Producer)
	}
	if t, ok := m.moment(); ok {
		date := t.Format(time.RFC3339)
		line(`<xmp:CreateDate>%s</xmp:CreateDate>`, date)
		line(`<xmp:ModifyDate>%s</xmp:ModifyDate>`, date)
		line(`<xmp:MetadataDate>%s</xmp:MetadataDate>`, date)
	}
	line(`</rdf:Description>`)
	if archival {
		b.WriteString(xmpExtension)
	}
	line(`</rdf:RDF></x:xmpmeta>`)
	b.WriteString(`<?xpacket end="r"?>`)
	return []byte(b.String())
}

// xmpExtension describes the property pdfuaid:part: PDF/A knows only the
// schemas of its own time and wants every other to be described in the packet.
const xmpExtension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
