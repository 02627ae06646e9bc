package opendata

import (
	"strconv"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/text/json"
	"jilid/build/text/lang"
)

// builder makes the data of a plan; the records of what was typed from the
// schema's table, each once.
type builder struct {
	plan     *plan.Plan
	made     map[*schema.Record]*maker[*schema.Object]
	programs *Record
	objects  []json.Object // of the plan's programs
	written  []any         // and as they stand in both documents
}

// record is a record of the table as one of the data.
func (b *builder) record(r *schema.Record) *maker[*schema.Object] {
	if m := b.made[r]; m != nil {
		return m
	}
	m := newMaker[*schema.Object](r.Name)
	b.made[r] = m
	for i := range r.Fields {
		addField(b, m, &r.Fields[i], func(o *schema.Object) *schema.Object { return o })
	}
	return m
}

// addField adds a field as it was typed, and what is known through it: the name
// of an agency, the number that a text stands for.
func addField[T any](b *builder, m *maker[T], f *schema.Field, typed func(T) *schema.Object) {
	form := b.form(f)
	form.given = f.Required
	m.add(f.Name, meaning(f), form, func(x T) any { return b.value(f, form, typed(x).Get(f.Name)) })
	switch {
	case f.Name == "agency" && f.Kind == schema.Text:
		m.add("agency_name", diag.T("nama lengkap perangkat daerah itu", "full name of that agency"), text, func(x T) any {
			if a := b.plan.Agency(typed(x).Text(f.Name)); a != nil {
				return a.Name
			}
			return nil
		})
	case f.Own != nil && f.Kind == schema.Enum && b.free(f.Name+"_name"):
		m.add(f.Name+"_name", diag.T("kepanjangan `%s`", "what `%s` stands for", f.Name), text, func(x T) any {
			if v := typed(x).Get(f.Name); v != nil {
				return f.Own.Choice(v.Text).Name
			}
			return nil
		})
	case quantities[f.Name] && f.Kind == schema.Text:
		m.add(f.Name+"_number", asNumber(f), number, func(x T) any {
			n, numeric := plan.Quantity(typed(x).Text(f.Name), lang.Of(b.plan.Language))
			if !numeric {
				return nil
			}
			return decimal(n)
		})
	case quantities[f.Name] && f.Kind == schema.ByYear:
		m.add(f.Name+"_number", asNumber(f), numbers, func(x T) any { return b.numbers(typed(x).Get(f.Name)) })
	}
}

// meaning of a field; of the plan's own one with its name and unit.
func meaning(f *schema.Field) diag.Text {
	doc := f.Doc
	if f.Own == nil {
		return doc
	}
	if doc.ID != f.Own.Name {
		doc = diag.T("%s: %s", "%s: %s", f.Own.Name, doc)
	}
	if f.Own.Unit != "" {
		doc = diag.T("%s (%s)", "%s (%s)", doc, f.Own.Unit)
	}
	return doc
}

// free tells whether no field of programs has a name.
func (b *builder) free(name string) bool {
	return b.plan.Records.Of(schema.Program).Field(name) == nil
}

// quantities are the fields whose texts are mostly numbers.
var quantities = map[string]bool{"baseline": true, "targets": true, "actual": true, "physical": true}

func asNumber(f *schema.Field) diag.Text {
	return diag.T("`%[1]s` sebagai angka, sejauh teksnya berupa angka; tanda persen ditanggalkan", "`%[1]s` as a number, as far as the text is one; without the per cent sign", f.Name)
}

// form is what a field's values look like.
func (b *builder) form(f *schema.Field) form {
	switch f.Kind {
	case schema.Text, schema.Color:
		return text
	case schema.Texts:
		return texts
	case schema.Bool:
		return truth
	case schema.Year:
		return year
	case schema.Years:
		return years
	case schema.Date:
		return date
	case schema.Enum:
		return oneOf(f.Words)
	case schema.Enums:
		return someOf(f.Words)
	case schema.Money:
		return rupiah
	case schema.Percent, schema.Number, schema.Length:
		return number
	case schema.ByYear:
		return byYear
	case schema.Named:
		return byName
	case schema.Series:
		return series
	case schema.One:
		return one(b.record(f.Of).Record)
	case schema.Many, schema.Keyed:
		return many(b.record(f.Of).Record)
	}
	panic("opendata: a kind of field that programs don't have")
}

// value is what was typed, or null.
func (b *builder) value(f *schema.Field, form form, v *schema.Value) any {
	if v == nil {
		if !form.list {
			return nil
		}
		v = &schema.Value{}
	}
	switch f.Kind {
	case schema.Texts, schema.Enums:
		list := []string{}
		for _, s := range v.Texts {
			list = append(list, s.Text)
		}
		return list
	case schema.Bool:
		return v.Bool
	case schema.Year:
		return v.Year
	case schema.Years:
		return listOf(v.Years)
	case schema.Money:
		return int64(v.Money)
	case schema.Percent, schema.Number, schema.Length:
		return decimal(v.Number)
	case schema.ByYear:
		o := json.Object{}
		for _, y := range v.ByYear {
			o.Add(yearKey(y.First, y.Last), y.Text)
		}
		return o
	case schema.Named:
		o := json.Object{}
		for _, n := range v.Named {
			o.Add(n.Name, n.Text)
		}
		return o
	case schema.Series:
		o := json.Object{}
		for _, row := range v.Series {
			list := []any{}
			for _, d := range row.Numbers {
				if d.Given {
					list = append(list, decimal(d.Value))
				} else {
					list = append(list, nil)
				}
			}
			o.Add(row.Name, list)
		}
		return o
	case schema.One:
		switch {
		case v.Object != nil:
			return b.record(f.Of).object(v.Object)
		case v.Bool: // nothing but that it is so
			return b.record(f.Of).object(&schema.Object{Record: f.Of})
		}
		return nil
	case schema.Many, schema.Keyed:
		return b.record(f.Of).objects(v.Objects)
	}
	return v.Text
}

// numbers are the values of years that are numbers; a range gives each of its
// years the value.
func (b *builder) numbers(v *schema.Value) json.Object {
	o := json.Object{}
	if v == nil {
		return o
	}
	for _, y := range v.ByYear {
		n, numeric := plan.Quantity(y.Text, lang.Of(b.plan.Language))
		for of := y.First; numeric && of <= y.Last; of++ {
			o.Add(strconv.Itoa(of), decimal(n))
		}
	}
	return o
}

func yearKey(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "-" + strconv.Itoa(last)
}

// decimal is a number of thousandths with the decimals it needs.
func decimal(thousandths int64) json.Raw { return json.Raw(lang.Digits(thousandths, 3)) }
