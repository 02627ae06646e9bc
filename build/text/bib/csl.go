package bib

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// cslFields are CSL's variables and the BibTeX fields that say the same.
var cslFields = map[string]string{
	"title": "title", "title-short": "shorttitle", "container-title": "journal", "publisher": "publisher",
	"publisher-place": "address", "volume": "volume", "issue": "number", "page": "pages", "edition": "edition",
	"URL": "url", "DOI": "doi", "note": "note", "genre": "type", "number": "number", "citation-label": "label",
}

// CSL reads a bibliography in CSL-YAML: a list of sources, or a map whose
// `references` is one.
func CSL(f *source.File) ([]*Entry, []diag.Diagnostic) {
	root, ds := yaml.Value(f.Span(0, len(f.Data)), "")
	var diags diag.List
	diags.Append(ds...)
	if root == nil {
		return nil, diags.All()
	}
	if root.Kind == yaml.Map {
		if list := root.Get("references"); list != nil {
			root = list
		}
	}
	if root.Kind != yaml.List {
		if root.Kind != yaml.Null && !root.Partial {
			diags.Add(diag.BadSource, root.Span, diag.T("di sini diharapkan daftar sumber", "a list of sources is expected here"),
				diag.T("tulis `references:` lalu setiap sumber diawali `- id: …`", "write `references:`, then begin every source with `- id: …`"))
		}
		return nil, diags.All()
	}
	p := &reader{file: f}
	for _, item := range root.Items {
		e := cslEntry(item)
		if e.Key == "" {
			diags.Add(diag.BadSource, item.Span, diag.T("sumber tanpa id", "a source without an id"), diag.T("tambahkan `id: …`", "add `id: …`"))
			continue
		}
		p.add(e)
	}
	diags.Append(p.diags.All()...)
	return p.entries, diags.All()
}

func cslEntry(item *yaml.Node) *Entry {
	e := &Entry{Span: item.Span}
	add := func(name, value string, at source.Span) {
		if value != "" {
			e.Fields = append(e.Fields, Field{Name: name, Value: value, Span: at})
		}
	}
	for _, p := range item.Pairs {
		v := p.Value
		switch key := p.Key.Text; key {
		case "id":
			e.Key, e.Span = v.Text, v.Span
		case "type":
			e.Type = v.Text
		case "author", "editor":
			add(key, cslNames(v), v.Span)
		case "issued":
			add("year", cslDate(v), v.Span)
		case "accessed":
			add("urldate", cslDate(v), v.Span)
		default:
			if name, ok := cslFields[key]; ok {
				add(name, escape(v.Text), v.Span)
			}
		}
	}
	if e.Type == "chapter" || e.Type == "paper-conference" {
		for i := range e.Fields {
			if e.Fields[i].Name == "journal" {
				e.Fields[i].Name = "booktitle"
			}
		}
	}
	return e
}

// escape keeps what CSL means literally from being read as TeX.
func escape(s string) string {
	return strings.NewReplacer(`\`, "", "{", `\{`, "}", `\}`, "$", `\$`, "~", " ").Replace(s)
}

func cslNames(n *yaml.Node) string {
	var out []string
	for _, person := range n.Items {
		if person.Kind == yaml.Scalar {
			out = append(out, "{"+escape(person.Text)+"}")
			continue
		}
		part := func(key string) string {
			if v := person.Get(key); v != nil {
				return escape(v.Text)
			}
			return ""
		}
		switch {
		case part("literal") != "":
			out = append(out, "{"+part("literal")+"}")
		case part("given") == "":
			out = append(out, "{"+part("family")+"}")
		default:
			family := strings.TrimSpace(part("non-dropping-particle") + " " + part("family"))
			out = append(out, family+", "+part("given"))
		}
	}
	return strings.Join(out, " and ")
}

// cslDate is a date's year, from any of the ways CSL writes dates.
func cslDate(n *yaml.Node) string {
	for n != nil && n.Kind != yaml.Scalar {
		switch {
		case n.Kind == yaml.List && len(n.Items) > 0:
			n = n.Items[0]
		case n.Kind == yaml.Map && n.Get("date-parts") != nil:
			n = n.Get("date-parts")
		case n.Kind == yaml.Map && n.Get("year") != nil:
			n = n.Get("year")
		case n.Kind == yaml.Map && n.Get("raw") != nil:
			n = n.Get("raw")
		default:
			return ""
		}
	}
	if n == nil {
		return ""
	}
	return n.Text
}
