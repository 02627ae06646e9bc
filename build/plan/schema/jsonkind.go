package schema

import (
	"fmt"
	"slices"
)

// What texts look like that stand for something, as JSON Schema's patterns.
const (
	yearForm  = `(19|2[0-9])[0-9]{2}`
	spanForm  = `^` + yearForm + `( *(-|–|—|s\.d\.|sd) *` + yearForm + `)?$`
	unitForm  = `([Rr][Ii][Bb][Uu]|[Rr][Bb]|[Tt]housand|[Jj][Uu][Tt][Aa]|[Jj][Tt]|[Mm]illion|[Mm][Ii][Ll][Ii]?[Yy]?[Aa][Rr]|[Mm][Dd]?|[Bb]illion|[Bb][Nn]|[Tt][Rr][Ii][Ll][Ii]?[Yy]?[Uu][Nn]|[Tt][Nn]?|[Tt]rillion)`
	moneyForm = `^ *([Rr][Pp]\.?|[Ii][Dd][Rr])? *[0-9][0-9., ]*( *` + unitForm + `\.?)?( *[Rr]upiah)?(,-)? *$`
)

func text(pattern string) object { return object{{"type", "string"}, {"pattern", pattern}} }

func typed(names ...string) object {
	if len(names) == 1 {
		return object{{"type", names[0]}}
	}
	return object{{"type", names}}
}

func list(item object) object { return object{{"type", "array"}, {"items", item}} }

// anyOf is one of several forms; forms of forms are flattened.
func anyOf(forms ...object) object {
	var all []any
	for _, f := range forms {
		if inner, ok := f.get("anyOf").([]any); ok && len(f) == 1 {
			all = append(all, inner...)
		} else {
			all = append(all, f)
		}
	}
	return object{{"anyOf", all}}
}

// orNull is a form, or nothing.
func orNull(form object) object {
	if len(form) == 1 && form[0].name == "type" {
		switch t := form[0].value.(type) {
		case string:
			return typed(t, "null")
		case []string:
			return typed(append(slices.Clone(t), "null")...)
		}
	}
	return anyOf(form, typed("null"))
}

func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

func enum(words []Word) object { return object{{"enum", wordNames(words)}} }

// plain is a text as Decode takes it: numbers are read as written.
var plain = typed("string", "number")

var (
	years   = anyOf(object{{"type", "integer"}, {"minimum", 1900}, {"maximum", 2999}}, text(spanForm))
	number  = anyOf(typed("number"), text(`^[-+]?[0-9]+([.,][0-9]{1,3})?$`))
	percent = anyOf(typed("number"), text(`^[-+]?[0-9]+([.,][0-9]{1,3})? *%?$`))
)

// kind describes the values of a field by its kind.
func (s *schemaWriter) kind(f *Field) object {
	switch f.Kind {
	case Text:
		return plain
	case Texts:
		return anyOf(plain, list(typed("string", "number", "null")))
	case Bool:
		return truths
	case Year:
		return anyOf(object{{"type", "integer"}, {"minimum", 1900}, {"maximum", 2999}}, text(`^`+yearForm+`$`))
	case Years:
		return anyOf(years, list(years))
	case Date:
		return text(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	case Enum:
		return enum(f.Words)
	case Enums:
		return anyOf(enum(f.Words), list(enum(f.Words)))
	case Money:
		return anyOf(object{{"type", "integer"}, {"minimum", 0}}, text(moneyForm))
	case Percent:
		return percent
	case Number:
		return number
	case Length:
		return text(`^[0-9]+([.,][0-9]{1,3})? *([mM][mM]|[cC][mM]|[iI][nN]|[pP][tT])$`)
	case Color:
		return text(`^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`)
	case ByYear:
		return object{{"type", "object"}, {"patternProperties", object{{spanForm, typed("string", "number", "null")}}}, {"additionalProperties", false}}
	case Named:
		return object{{"type", "object"}, {"additionalProperties", typed("string", "number", "null")}}
	case Series:
		return object{{"type", "object"}, {"additionalProperties", anyOf(percent, list(anyOf(percent, typed("null"))))}}
	case Levels:
		return s.levels(f)
	}
	return s.records(f)
}

// truths are yes and no in the forms that YAML and people use.
var truths = object{{"enum", []any{true, false, "ya", "tidak", "yes", "no", "on", "off", "benar", "salah"}}}

// levels lists the codes that can be adjusted, with their titles.
func (s *schemaWriter) levels(f *Field) object {
	var codes object
	for _, c := range adjustable() {
		codes = append(codes, member{string(c), object{{"description", c.Title().In(s.lang)}, {"enum", append(anys(wordNames(f.Words)), false)}}})
	}
	return object{{"type", "object"}, {"properties", codes}, {"additionalProperties", false}}
}

func anys(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
}

// records describes One, Many and Keyed.
func (s *schemaWriter) records(f *Field) object {
	var forms []object
	short := func() []object { // the plain text that stands for a record
		if f.Short == "" {
			return nil
		}
		return []object{s.kind(f.Of.Field(f.Short))}
	}
	switch f.Kind {
	case One:
		forms = append(append(forms, s.ref(f.Of, "")), short()...)
		if f.Flag {
			forms = append(forms, truths)
		}
	case Many:
		item := anyOf(append([]object{s.ref(f.Of, ""), typed("null")}, short()...)...)
		forms = append(append(forms, list(item)), short()...)
	case Keyed:
		inMap := append([]object{s.ref(f.Of, f.Of.Key)}, short()...)
		inList := []object{s.ref(f.Of, "")}
		if onlyKey(f.Of) { // an id alone is enough
			inMap, inList = append(inMap, typed("null")), append(inList, plain)
		}
		forms = append(forms, object{{"type", "object"}, {"additionalProperties", anyOf(inMap...)}}, list(anyOf(inList...)))
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
