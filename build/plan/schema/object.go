package schema

import (
	"fmt"

	"jilid/build/diag"
	"jilid/build/plan/money"
	"jilid/build/source"
)

// Object is a record as it was typed and found right: a field that was left out
// or whose value was reported is absent.
type Object struct {
	Record  *Record
	Span    source.Span
	Brief   bool // a plain text stood for the record
	Partial bool // some of it couldn't be read and was reported: what is absent may have been meant
	values  map[string]*Value
	spoilt  map[string]bool
}

// Value is the value of a field. Which members are set depends on the kind.
type Value struct {
	Key, Span source.Span // where key and value stand
	Text      string      // Text, Enum, Date, Color; of One and Keyed: the word that stands instead
	Texts     []Str       // Texts, Enums
	Bool      bool        // Bool; of One with a flag: given at all and not false
	Year      int         // Year
	Years     []int       // Years, ascending
	Money     money.Rupiah
	Number    int64 // Percent, Number: in thousandths; Length: in thousandths of a point
	ByYear    []YearText
	Named     []NameText
	Series    []NumberRow
	Levels    diag.Levels
	Object    *Object   // One
	Objects   []*Object // Many, Keyed
}

// Str is a text with its place.
type Str struct {
	Text string
	Span source.Span
}

// YearText is an entry of a ByYear map; a single year is its own last.
type YearText struct {
	First, Last int
	Text        string
	Span        source.Span
}

// NameText is an entry of a Named map.
type NameText struct {
	Name, Text string
	Span       source.Span
}

// NumberRow is an entry of a Series map. A number that was left out is not Given.
type NumberRow struct {
	Name    string
	Numbers []Decimal
	Span    source.Span
}

// Decimal is a number in thousandths.
type Decimal struct {
	Value int64
	Given bool
}

// Get is a field's value, or nil if it is absent. Asking for a field the record
// hasn't got is a mistake of ours.
func (o *Object) Get(name string) *Value {
	if v := o.values[name]; v != nil {
		return v
	}
	for i := range o.Record.Fields {
		if o.Record.Fields[i].Name == name {
			return nil
		}
	}
	panic(fmt.Sprintf("schema: %s has no field %q", o.Record.Name, name))
}

// Spoilt tells whether the field was given but its value was reported: what it
// should have held is unknown.
func (o *Object) Spoilt(name string) bool { return o.spoilt[name] }

// Has tells whether the field was given and right.
func (o *Object) Has(name string) bool { return o.Get(name) != nil }

// get is Get with an empty value for an absent field.
func (o *Object) get(name string) *Value {
	if v := o.Get(name); v != nil {
		return v
	}
	return &Value{}
}

// Text is the text of a field, or "".
func (o *Object) Text(name string) string { return o.get(name).Text }

// Texts are the texts of a list field, without their places.
func (o *Object) Texts(name string) []string {
	var out []string
	for _, s := range o.get(name).Texts {
		out = append(out, s.Text)
	}
	return out
}

// Strs are the texts of a list field with their places.
func (o *Object) Strs(name string) []Str { return o.get(name).Texts }

// Bool is the truth of a field; false if it is absent.
func (o *Object) Bool(name string) bool { return o.get(name).Bool }

// Year is the year of a field, or 0.
func (o *Object) Year(name string) int { return o.get(name).Year }

// Years are the years of a field, ascending.
func (o *Object) Years(name string) []int { return o.get(name).Years }

// Number is the number of a field in thousandths, or 0.
func (o *Object) Number(name string) int64 { return o.get(name).Number }

// Object is the record of a field, or nil.
func (o *Object) Object(name string) *Object { return o.get(name).Object }

// Objects are the records of a field.
func (o *Object) Objects(name string) []*Object { return o.get(name).Objects }

// EachText gives every text of a record and of those within it, in the order of the fields, with
// the place where it stands.
func (o *Object) EachText(do func(text string, at source.Span)) {
	for i := range o.Record.Fields {
		v := o.values[o.Record.Fields[i].Name]
		if v == nil {
			continue
		}
		do(v.Text, v.Span)
		for _, s := range v.Texts {
			do(s.Text, s.Span)
		}
		for _, y := range v.ByYear {
			do(y.Text, y.Span)
		}
		for _, n := range v.Named {
			do(n.Text, n.Span)
		}
		if v.Object != nil {
			v.Object.EachText(do)
		}
		for _, of := range v.Objects {
			of.EachText(do)
		}
	}
}

// At is where a field's value stands, or else where the object does.
func (o *Object) At(name string) source.Span {
	if v := o.Get(name); v != nil {
		return v.Span
	}
	return o.Span
}

// Keys are the places of all given fields, by their English names.
func (o *Object) Keys() map[string]source.Span {
	out := make(map[string]source.Span, len(o.values))
	for name, v := range o.values {
		out[name] = v.Span
	}
	return out
}
