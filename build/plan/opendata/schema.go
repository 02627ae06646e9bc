package opendata

import (
	"slices"

	"jilid/build/diag"
	"jilid/build/text/json"
)

// jsonSchema describes a document by JSON Schema 2020-12.
func (b *builder) jsonSchema(root *Record, title diag.Text) []byte {
	s := json.Of("$schema", "https://json-schema.org/draft/2020-12/schema", "title", b.both(title))
	s = append(s, b.describe(root)...)
	defs := json.Object{}
	for _, r := range root.reachable()[1:] {
		defs.Add(r.Name, b.describe(r))
	}
	s.Add("$defs", defs)
	return json.Document(s)
}

func (b *builder) describe(r *Record) json.Object {
	properties, names := json.Object{}, []string{}
	for _, m := range r.Members {
		properties.Add(m.Name, append(json.Of("description", b.both(m.Doc)), m.describe()...))
		names = append(names, m.Name)
	}
	return json.Of("type", "object", "properties", properties, "required", names, "additionalProperties", false)
}

// describe is what a member's values look like.
func (m Member) describe() json.Object {
	if m.Of != nil {
		ref := json.Of("$ref", "#/$defs/"+m.Of.Name)
		switch {
		case m.list:
			return json.Of("type", "array", "items", ref)
		case m.given:
			return ref
		}
		return json.Of("anyOf", []any{ref, json.Of("type", "null")})
	}
	if m.list || m.given {
		return m.schema
	}
	out := slices.Clone(m.schema)
	for i := range out {
		switch out[i].Name {
		case "type":
			out[i].Value = []string{out[i].Value.(string), "null"}
		case "enum":
			var words []any
			for _, w := range out[i].Value.([]string) {
				words = append(words, w)
			}
			out[i].Value = append(words, nil)
		}
	}
	return out
}

// both is a text in both languages, the plan's first: a schema travels further
// than a page.
func (b *builder) both(t diag.Text) string {
	first, second := t.ID, t.EN
	if b.plan.Language == "en" {
		first, second = second, first
	}
	if first == second {
		return first
	}
	return first + " / " + second
}
