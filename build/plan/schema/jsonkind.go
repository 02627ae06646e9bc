package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jilid/build/text/json"
)

func text(pattern string) json.Object { return json.Of("type", "string", "pattern", pattern) }

func typed(names ...string) json.Object {
	if len(names) == 1 {
		return json.Of("type", names[0])
	}
	return json.Of("type", names)
}

func list(item json.Object) json.Object { return json.Of("type", "array", "items", item) }

// anyOf is one of several forms; forms of forms are flattened.
func anyOf(forms ...json.Object) json.Object {
	var all []any
	for _, f := range forms {
		if inner, ok := f.Get("anyOf").([]any); ok && len(f) == 1 {
			all = append(all, inner...)
		} else {
			all = append(all, f)
		}
	}
	return json.Of("anyOf", all)
}

// orNull is a form, or nothing.
func orNull(form json.Object) json.Object {
	if len(form) == 1 && form[0].Name == "type" {
		switch t := form[0].Value.(type) {
		case string:
			return typed(t, "null")
		case []string:
			return typed(append(slices.Clone(t), "null")...)
		}
	}
	return anyOf(form, typed("null"))
}

// plain is a text as Decode takes it: numbers are read as written.
var plain = typed("string", "number")

// aYear is a year as YAML reads it.
var aYear = json.Of("type", "integer", "minimum", 1900, "maximum", 2999)

var years = anyOf(aYear, text(spanForm))

// numeric is a number as YAML reads it, or a text of a form.
func numeric(form string) json.Object {
	const most = 999_999_999_999_999
	return anyOf(json.Of("type", "number", "minimum", -most, "maximum", most), text("^"+form+"$"))
}

// kind describes the values of a field by its kind.
func (s *schemaWriter) kind(f *Field) json.Object {
	switch f.Kind {
	case Text:
		return plain
	case Texts:
		return anyOf(plain, list(typed("string", "number", "null")))
	case Bool:
		return truths
	case Year:
		return anyOf(aYear, text(`^`+yearForm+`$`))
	case Years:
		return anyOf(years, list(years))
	case Date:
		return json.Of("type", "string", "format", "date", "pattern", dateISO)
	case Enum:
		return enum(f.Words)
	case Enums:
		blank := json.Of("enum", []any{"", nil})
		return anyOf(enum(f.Words), json.Of("const", ""), list(anyOf(enum(f.Words), blank)))
	case Money:
		return anyOf(json.Of("type", "integer", "minimum", 0, "maximum", 100_000_000_000_000_000), text(moneyForm))
	case Percent:
		return f.within(numeric(` *` + decimalForm + ` *%? *`))
	case Number:
		if f.Own != nil {
			return numeric(` *` + groupedForm + ` *(` + regexp.QuoteMeta(f.Own.Unit) + `)?`)
		}
		return f.within(numeric(decimalForm))
	case Length:
		return text(lengthForm)
	case Color:
		return text(`^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`)
	case ByYear:
		return json.Of("type", "object", "patternProperties", json.Of(spanForm, typed("string", "number", "null")), "additionalProperties", false)
	case Named:
		return json.Of("type", "object", "additionalProperties", typed("string", "number", "null"))
	case Series:
		return json.Of("type", "object", "additionalProperties", anyOf(numeric(decimalForm+` *%?`), list(anyOf(numeric(decimalForm+` *%?`), typed("null")))))
	case Levels:
		return s.levels(f)
	}
	return s.records(f)
}

// within limits numbers to those that the field can have. A number in quotes is
// checked by its form only.
func (f *Field) within(numbers json.Object) json.Object {
	if f.Most == 0 {
		return numbers
	}
	least := "minimum"
	if f.Least > 0 { // the smallest number above zero
		least = "exclusiveMinimum"
	}
	return json.Of("allOf", []any{numbers, json.Of(least, 0, "maximum", f.Most/1000)})
}

// levels lists the codes that can be adjusted, with their titles.
func (s *schemaWriter) levels(f *Field) json.Object {
	s.defs.Add("level", anyOf(json.Of("enum", []any{false, nil}), enum(f.Words)))
	level := json.Of("$ref", "#/$defs/level")
	var codes json.Object
	var forms []string
	for _, c := range adjustable() {
		codes.Add(string(c), append(json.Of("description", c.Title().In(s.lang)), level...))
		forms = append(forms, anyCase(string(c)))
	}
	return json.Of("type", "object", "properties", codes, "patternProperties", json.Of("^("+strings.Join(forms, "|")+")$", level), "additionalProperties", false)
}

// records describes One, Many and Keyed.
func (s *schemaWriter) records(f *Field) json.Object {
	var forms []json.Object
	short := func() []json.Object { // the plain text that stands for a record
		if f.Short == "" {
			return nil
		}
		return []json.Object{s.kind(f.Of.Field(f.Short))}
	}
	switch f.Kind {
	case One:
		forms = append(append(forms, s.ref(f.Of, "")), short()...)
		if f.Flag {
			forms = append(forms, truths)
		}
	case Many:
		item := anyOf(append([]json.Object{s.ref(f.Of, ""), typed("null")}, short()...)...)
		forms = append(append(forms, list(item)), short()...)
	case Keyed:
		inMap := append([]json.Object{s.ref(f.Of, f.Of.Key)}, short()...)
		inList := []json.Object{s.ref(f.Of, ""), typed("null")}
		if onlyKey(f.Of) { // an id alone is enough
			inMap, inList = append(inMap, typed("null")), append(inList, plain)
		}
		forms = append(forms, json.Of("type", "object", "additionalProperties", anyOf(inMap...)), list(anyOf(inList...)))
	default:
		panic(fmt.Sprintf("schema: kind %d", f.Kind))
	}
	if len(f.Words) > 0 {
		forms = append(forms, enum(f.Words))
	}
	return anyOf(forms...)
}

// onlyKey tells whether nothing but its key is required of a record.
func onlyKey(r *Record) bool {
	for _, f := range r.Fields {
		if f.Required && f.Name != r.Key {
			return false
		}
	}
	return true
}
