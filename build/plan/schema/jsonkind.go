package schema

import (
	"fmt"
	"regexp"
	"slices"

	"jilid/build/text/json"
)

// What texts look like that stand for something, as JSON Schema's patterns.
const (
	yearForm  = `(19|2[0-9])[0-9]{2}`
	spanForm  = `^` + yearForm + `( *(-|–|—|s\.d\.|sd) *` + yearForm + `)?$`
	unitForm  = `([Rr][Ii][Bb][Uu]|[Rr][Bb]|[Tt]housand|[Jj][Uu][Tt][Aa]|[Jj][Tt]|[Mm]illion|[Mm][Ii][Ll][Ii]?[Yy]?[Aa][Rr]|[Mm][Dd]?|[Bb]illion|[Bb][Nn]|[Tt][Rr][Ii][Ll][Ii]?[Yy]?[Uu][Nn]|[Tt][Nn]?|[Tt]rillion)`
	moneyForm = `^ *([Rr][Pp]\.?|[Ii][Dd][Rr])? *[0-9][0-9., ]*( *` + unitForm + `\.?)?( *[Rr]upiah)?(,-)? *$`
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

// enum is one of the words; an editor reads one that is a number as such.
func enum(words []Word) json.Object {
	var values []any
	for _, name := range wordNames(words) {
		values = append(values, name)
		if jsonNumber.MatchString(name) {
			values = append(values, json.Raw(name))
		}
	}
	return json.Of("enum", values)
}

var jsonNumber = regexp.MustCompile(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// plain is a text as Decode takes it: numbers are read as written.
var plain = typed("string", "number")

var (
	years   = anyOf(json.Of("type", "integer", "minimum", 1900, "maximum", 2999), text(spanForm))
	number  = anyOf(typed("number"), text(`^[-+]?[0-9]+([.,][0-9]{1,3})?$`))
	percent = anyOf(typed("number"), text(`^[-+]?[0-9]+([.,][0-9]{1,3})? *%?$`))
)

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
		return anyOf(json.Of("type", "integer", "minimum", 1900, "maximum", 2999), text(`^`+yearForm+`$`))
	case Years:
		return anyOf(years, list(years))
	case Date:
		return text(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	case Enum:
		return enum(f.Words)
	case Enums:
		return anyOf(enum(f.Words), list(enum(f.Words)))
	case Money:
		return anyOf(json.Of("type", "integer", "minimum", 0), text(moneyForm))
	case Percent:
		return f.within(percent)
	case Number:
		return f.within(number)
	case Length:
		return text(`^[0-9]+([.,][0-9]{1,3})? *([mM][mM]|[cC][mM]|[iI][nN]|[pP][tT])$`)
	case Color:
		return text(`^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`)
	case ByYear:
		return json.Of("type", "object", "patternProperties", json.Of(spanForm, typed("string", "number", "null")), "additionalProperties", false)
	case Named:
		return json.Of("type", "object", "additionalProperties", typed("string", "number", "null"))
	case Series:
		return json.Of("type", "object", "additionalProperties", anyOf(percent, list(anyOf(percent, typed("null")))))
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

// truths are yes and no in the forms that YAML and people use.
var truths = json.Of("enum", []any{true, false, "ya", "tidak", "yes", "no", "on", "off", "benar", "salah"})

// levels lists the codes that can be adjusted, with their titles.
func (s *schemaWriter) levels(f *Field) json.Object {
	var codes json.Object
	for _, c := range adjustable() {
		codes.Add(string(c), json.Of("description", c.Title().In(s.lang), "enum", append(anys(wordNames(f.Words)), false)))
	}
	return json.Of("type", "object", "properties", codes, "additionalProperties", false)
}

func anys(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
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
		inList := []json.Object{s.ref(f.Of, "")}
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
