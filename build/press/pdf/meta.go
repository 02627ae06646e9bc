package pdf

import (
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
func (m *Meta) info() []byte {
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
	return d.Bytes()
}

// metadata writes the XMP packet. It isn't compressed, so that programs which
// don't read PDF find it.
func (w *Writer) metadata(m *Meta, archival bool) Ref {
	r := w.Alloc()
	var d Dict
	w.RawStream(r, d.Name("Type", "Metadata").Name("Subtype", "XML"), m.xmp(archival))
	return r
}

func (m *Meta) xmp(archival bool) []byte {
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
	line(`<pdfuaid:part>1</pdfuaid:part>`)
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
