package schema

import (
	"bytes"
	"encoding/json"
	"strings"

	"jilid/build/diag"
)

// Schemas are the records that have a schema file of their own: what a writer
// types as a whole file or as the front matter of one.
var Schemas = []*Record{Plan, Chapter, Program}

// JSONSchema describes a record for editors, by JSON Schema 2020-12, with texts
// in a language, "id" or "en". Keys are known by both names. It is as strict as
// [Decode] or a little more so: words are expected in the spelling of the
// table, where Decode takes any capitals.
func JSONSchema(r *Record, lang string) []byte {
	s := &schemaWriter{lang: lang}
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", strings.TrimSpace("jilid: " + titles[r.Name].In(lang))},
	}
	root = append(root, s.record(r, "")...)
	for i := 0; i < len(s.queue); i++ { // records name further ones
		d := s.queue[i]
		s.defs = append(s.defs, member{d.name(), s.record(d.record, d.key)})
	}
	if len(s.defs) > 0 {
		root = append(root, member{"$defs", s.defs})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err) // texts, numbers and what is made of them
	}
	return b.Bytes()
}

var titles = map[string]diag.Text{
	Plan.Name:    diag.T("plan.yaml", "plan.yaml"),
	Chapter.Name: diag.T("bagian awal sebuah bab", "front matter of a chapter"),
	Program.Name: diag.T("sebuah program", "a program"),
}

// object is a JSON object in the order it was written.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// definition is a record within another. In a Keyed map the record's key is
// given by the map.
type definition struct {
	record *Record
	key    string // the field that must not be given again, or ""
}

func (d definition) name() string {
	if d.key != "" {
		return d.record.Name + "-by-" + d.key
	}
	return d.record.Name
}

type schemaWriter struct {
	lang  string
	queue []definition
	defs  object
}

// ref points to a record's definition, which is written once.
func (s *schemaWriter) ref(r *Record, key string) object {
	d := definition{r, key}
	known := false
	for _, q := range s.queue {
		known = known || q == d
	}
	if !known {
		s.queue = append(s.queue, d)
	}
	return object{{"$ref", "#/$defs/" + d.name()}}
}

// record describes a map by a record's table, without the field key.
func (s *schemaWriter) record(r *Record, key string) object {
	var properties, patterns object
	var rules []any
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Name == key {
			continue
		}
		value := s.field(f)
		for _, name := range names(f) {
			properties = append(properties, member{name, value})
			if strings.Contains(name, "_") { // `dasar hukum` is `dasar_hukum`
				patterns = append(patterns, member{"^" + strings.ReplaceAll(name, "_", "[ -]") + "$", value})
			}
		}
		if f.Required {
			var either []any
			for _, name := range names(f) {
				either = append(either, object{{"required", []string{name}}})
			}
			rules = append(rules, object{{"anyOf", either}})
		}
		if f.Alias != "" {
			rules = append(rules, object{{"not", object{{"required", names(f)}}}})
		}
	}
	out := object{{"type", "object"}, {"properties", properties}}
	if len(patterns) > 0 {
		out = append(out, member{"patternProperties", patterns})
	}
	if len(rules) > 0 {
		out = append(out, member{"allOf", rules})
	}
	return append(out, member{"additionalProperties", false})
}

// names are the names of a field.
func names(f *Field) []string {
	if f.Alias == "" {
		return []string{f.Name}
	}
	return []string{f.Name, f.Alias}
}

// field describes a field's value. A key without a value is a key that wasn't
// given, so all but required ones may be empty.
func (s *schemaWriter) field(f *Field) object {
	value := s.kind(f)
	if !f.Required {
		value = orNull(value)
	}
	out := object{{"description", s.describe(f)}}
	return append(out, value...)
}

// describe is a field's meaning with its name in the other language.
func (s *schemaWriter) describe(f *Field) string {
	text := f.Doc.In(s.lang)
	if f.Alias != "" {
		text += " (" + f.Name + " = " + f.Alias + ")"
	}
	return text
}
