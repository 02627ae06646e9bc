package plan

import (
	"strconv"

	"jilid/build/plan/schema"
	"jilid/build/text/lang"
)

// OwnValue is what a program says in one of the plan's own fields.
type OwnValue struct {
	Field *schema.Field
	Value *schema.Value
}

// Own is what the program says in an own field, if it says anything.
func (g *Program) Own(field string) (OwnValue, bool) {
	for _, v := range g.OwnValues {
		if v.Field.Name == field {
			return v, true
		}
	}
	return OwnValue{}, false
}

// Texts are the value in words, several for lists: amounts in full, numbers with
// their unit, choices by their names.
func (v OwnValue) Texts(l lang.Lang) []string {
	of := v.Value
	switch v.Field.Kind {
	case schema.Text:
		return []string{of.Text}
	case schema.Texts:
		var out []string
		for _, s := range of.Texts {
			out = append(out, s.Text)
		}
		return out
	case schema.Enum, schema.Enums:
		var out []string
		for _, c := range v.Choices() {
			out = append(out, c.Name)
		}
		return out
	case schema.Number:
		text := lang.Decimal(of.Number, l)
		if unit := v.Field.Own.Unit; unit != "" {
			text += "\u00a0" + unit
		}
		return []string{text}
	case schema.Percent:
		return []string{lang.Percent(of.Number, l)}
	case schema.Money:
		return []string{of.Money.Full(l)}
	case schema.Year:
		return []string{strconv.Itoa(of.Year)}
	case schema.Date:
		return []string{lang.Date(of.Text, l)}
	case schema.Bool:
		return []string{lang.YesNo(of.Bool).In(l)}
	}
	panic("plan: a kind of field that own ones don't have")
}

// Choices are what was chosen, of Enum and Enums.
func (v OwnValue) Choices() []schema.Choice {
	if v.Field.Kind == schema.Enum {
		return []schema.Choice{v.Field.Own.Choice(v.Value.Text)}
	}
	var out []schema.Choice
	for _, s := range v.Value.Texts {
		out = append(out, v.Field.Own.Choice(s.Text))
	}
	return out
}
