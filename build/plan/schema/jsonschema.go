package schema

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/text/json"
)

// Schemas are the records that have a schema file of their own: what a writer
// types as a whole file or as the front matter of one.
var Schemas = []*Record{Plan, Chapter, Program, PlanTranslation, ChapterTranslation, ProgramTranslation}

// JSONSchema describes a record for editors, by JSON Schema 2020-12, with texts
// in a language, "id" or "en". Keys are known by both names. It takes what
// [Decode] takes and nothing else, as far as a schema can tell: it doesn't compare
// values, and of numbers and truth values it doesn't see how they were typed.
func JSONSchema(r *Record, lang string) []byte {
	s := &schemaWriter{lang: lang}
	root := json.Of("$schema", "https://json-schema.org/draft/2020-12/schema", "title", strings.TrimSpace("jilid: "+titles[r.Name].In(lang)))
	root = append(root, s.record(r, "")...)
	for i := 0; i < len(s.queue); i++ { // records name further ones
		d := s.queue[i]
		s.defs.Add(d.name(), s.record(d.record, d.key))
	}
	if len(s.defs) > 0 {
		root.Add("$defs", s.defs)
	}
	return json.Document(root)
}

var titles = map[string]diag.Text{
	Plan.Name:    diag.T("plan.yaml", "plan.yaml"),
	Chapter.Name: diag.T("bagian awal sebuah bab", "front matter of a chapter"),
	Program.Name: diag.T("sebuah program", "a program"),

	PlanTranslation.Name:    diag.T("terjemahan plan.yaml", "a translation of plan.yaml"),
	ChapterTranslation.Name: diag.T("bagian awal terjemahan sebuah bab", "front matter of a translated chapter"),
	ProgramTranslation.Name: diag.T("terjemahan sebuah program", "a translated program"),
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
	defs  json.Object
}

// ref points to a record's definition, which is written once.
func (s *schemaWriter) ref(r *Record, key string) json.Object {
	d := definition{r, key}
	known := false
	for _, q := range s.queue {
		known = known || q == d
	}
	if !known {
		s.queue = append(s.queue, d)
	}
	return json.Of("$ref", "#/$defs/"+d.name())
}

// record describes a map by a record's table, without the field key.
func (s *schemaWriter) record(r *Record, key string) json.Object {
	var properties, patterns json.Object
	var rules []any
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Name == key {
			continue
		}
		value := s.field(f)
		for _, name := range names(f) {
			properties.Add(name, value)
			if strings.Contains(name, "_") { // `dasar hukum` is `dasar_hukum`
				patterns.Add(keyForm(name), value)
			}
		}
		if f.Required {
			var either []any
			for _, name := range names(f) {
				either = append(either, has(name))
			}
			rules = append(rules, json.Of("anyOf", either))
		}
		if f.Alias != "" {
			rules = append(rules, json.Of("not", json.Of("allOf", []json.Object{has(f.Name), has(f.Alias)})))
		}
	}
	out := json.Of("type", "object", "properties", properties)
	if len(patterns) > 0 {
		out.Add("patternProperties", patterns)
	}
	if len(rules) > 0 {
		out.Add("allOf", rules)
	}
	out.Add("additionalProperties", false)
	return out
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
func (s *schemaWriter) field(f *Field) json.Object {
	value := s.kind(f)
	if !f.Required {
		value = orNull(value)
	}
	out := json.Of("description", s.describe(f))
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
