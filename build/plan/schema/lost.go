package schema

import (
	"slices"

	"jilid/build/diag"
	"jilid/build/plan/money"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

// The line with a key gets lost easily when lines are moved about: `anggaran:` is gone, and what it
// held seems to belong to the key above. What the lines hold tells which key it was.

// Knows tells whether a key is one of the record's or of those within it.
func (r *Record) Knows(key string) bool {
	return slices.ContainsFunc(within(r), func(r *Record) bool { return r.Field(key) != nil })
}

// Holder is the key that entries were below, by what the first of them is and by the key
// above, which has another value: the name of the field in both languages, or the zero Text.
func (r *Record) Holder(above string, e yaml.Entry) diag.Text {
	for _, r := range within(r) {
		before := r.Field(above)
		if before == nil {
			continue
		}
		other := func(f *Field) bool { return f != before }
		f := r.find(func(f *Field) bool { return other(f) && f.has(e.Inner) })
		if _, _, year := span(e.Key); year {
			f = r.byYear(e.Value, other)
		}
		if f != nil {
			return f.Label()
		}
	}
	return diag.Text{}
}

// byYear is the field that has values by year, such as this one.
func (r *Record) byYear(value string, can func(*Field) bool) *Field {
	if _, m := money.Parse(value); m == nil {
		if f := r.find((*Field).moneyByYear); f != nil && can(f) {
			return f
		}
	}
	return r.find(func(f *Field) bool { return f.Kind == ByYear && can(f) })
}

func (r *Record) find(is func(*Field) bool) *Field {
	for i := range r.Fields {
		if is(&r.Fields[i]) {
			return &r.Fields[i]
		}
	}
	return nil
}

// has tells whether a list of records may have one with these keys.
func (f *Field) has(keys []string) bool {
	return len(keys) > 0 && (f.Kind == Many || f.Kind == Keyed) && !slices.ContainsFunc(keys, func(k string) bool { return f.Of.Field(k) == nil })
}

// lostYears reads the entries of a record whose keys are years, which it can't have, as those of a
// field whose key isn't there.
func (d *decoder) lostYears(o *Object, n *yaml.Node, given func(*Field) bool) {
	lost := &yaml.Node{Kind: yaml.Map}
	for _, p := range n.Pairs {
		if isYears(o.Record, p.Key) {
			lost.Pairs = append(lost.Pairs, p)
		}
	}
	if len(lost.Pairs) == 0 {
		return
	}
	f := o.Record.byYear(lost.Pairs[0].Value.Text, func(f *Field) bool { return !given(f) })
	if f == nil {
		for _, p := range lost.Pairs {
			d.unknown(o.Record, p.Key)
		}
		return
	}
	lost.Span = lost.Pairs[0].Key.Span
	d.lost(f, lost.Span, diag.T("dan beri indentasi pada tahun-tahunnya", "and indent the years"))
	if f.Kind == ByYear {
		d.field(o, f, lost.Span, lost)
	}
}

// isYears tells whether a key is a year or a range of years that the record doesn't know.
func isYears(r *Record, key *yaml.Node) bool {
	_, _, ok := span(key.Text)
	return ok && r.Field(key.Text) == nil && !r.Open
}

// moneyByYear tells whether a field is a list of amounts, each for a year.
func (f *Field) moneyByYear() bool {
	of := func(k Kind) func(*Field) bool { return func(f *Field) bool { return f.Kind == k } }
	return f.Kind == Many && f.Of.find(of(Year)) != nil && f.Of.find(of(Money)) != nil
}

// lost reports that a field's key isn't there, above what it holds.
func (d *decoder) lost(f *Field, at source.Span, also diag.Text) {
	d.Add(diag.UnknownKey, at.FirstLine(), diag.T("di atas baris ini tampaknya hilang satu baris, `%s:`", "above this line a line seems to be missing, `%s:`", f.Label()),
		diag.T("tulis `%s:` di baris tersendiri di atasnya, %s", "write `%s:` on a line of its own above it, %s", f.Label(), also))
}

// strays finds in the list of a field the first item that is no such item, but one of another
// field of the record, whose key isn't there.
func (r *Record) strays(f *Field, n *yaml.Node, given func(*Field) bool) (at int, holder *Field) {
	if n.Kind != yaml.List || f.Kind != Many && f.Kind != Texts {
		return 0, nil
	}
	for i, item := range n.Items {
		var keys []string
		for _, p := range item.Pairs {
			keys = append(keys, p.Key.Text)
		}
		if len(keys) == 0 || f.Kind == Many && slices.ContainsFunc(keys, func(k string) bool { return f.Of.Field(k) != nil }) {
			continue
		}
		if g := r.find(func(g *Field) bool { return g != f && g.Kind == Many && g.has(keys) && !given(g) }); g != nil {
			return i, g
		}
	}
	return 0, nil
}
