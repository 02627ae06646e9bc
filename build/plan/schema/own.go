package schema

import (
	"regexp"
	"slices"
	"strings"

	"jilid/build/diag"
)

// A plan may ask more of its programs than the built-in table does: mission,
// account code, person in charge – whatever the columns of a city's forms are.
// Such own fields are rows of the same table, for that plan alone: [Extend]
// makes the records that have them.

// Own is what a field of the plan's own has besides what every field has.
type Own struct {
	Name    string   // its heading, and the header of its column in sheets: "Misi RPJMD"
	Unit    string   // of Number: "km", or ""
	Choices []Choice // what each of the Words stands for
}

// Choice is a value that can be chosen. Name and Short are the ID where the plan
// doesn't say otherwise.
type Choice struct{ ID, Name, Short string }

// Choice is what a chosen value stands for.
func (o *Own) Choice(id string) Choice {
	for _, c := range o.Choices {
		if c.ID == id {
			return c
		}
	}
	return Choice{id, id, id}
}

// Records are the records of one plan: the built-in ones, and instead of some of
// them those with the plan's own fields. The zero value is the built-in ones.
type Records struct {
	own      []*Field // in the order of the plan
	extended map[*Record]*Record
}

// Of is the plan's form of a built-in record.
func (t Records) Of(r *Record) *Record {
	if x := t.extended[r]; x != nil {
		return x
	}
	return r
}

// Own are the plan's own fields, in its order.
func (t Records) Own() []*Field { return t.own }

// OwnField is the own field with a name, or nil.
func (t Records) OwnField(name string) *Field {
	for _, f := range t.own {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// chosen are the bodies that choose programs by filters.
var chosen = []*Record{ProgramsView, RoadmapView, BudgetView, IndicatorsView, CoverageView, DependenciesView, SumView, CountView}

// Extend makes the records of a plan with own fields: programs have them,
// wherever they are written, and views can show, choose, group and sort by them.
// If not all could be read (open), keys that aren't known may be among the
// others and are not reported.
func Extend(own []Field, open bool) Records {
	if len(own) == 0 && !open {
		return Records{}
	}
	t := Records{extended: map[*Record]*Record{}}
	program := t.extend(Program, own, open)
	for i := range own {
		t.own = append(t.own, &program.Fields[len(Program.Fields)+i])
	}
	t.extend(Chapter, nil, false).Field("programs").Of = program
	for _, r := range chosen {
		var filters []Field
		for _, f := range own {
			filters = append(filters, f.filter())
		}
		x := t.extend(r, filters, open)
		for i := range x.Fields[:len(r.Fields)] {
			x.Fields[i].admit(own)
		}
	}
	return t
}

// derived are the names of what build/plan/opendata derives.
var derived = regexp.MustCompile(`^(?:dimension_name|part_name|agency_name|url|quick_win_.*|(?:budget|spent)_(?:total|[0-9]{4}))$`)

// extend adds fields to a copy of a record.
func (t Records) extend(r *Record, more []Field, open bool) *Record {
	x := *r
	x.Fields, x.Open = slices.Concat(r.Fields, more), open
	t.extended[r] = &x
	return &x
}

// filter is the key of a view's body that chooses programs by an own field: by
// any of several texts, words or years, else by the same value.
func (f Field) filter() Field {
	f.Required, f.Doc = false, diag.T("hanya dengan isian ini: %s", "only with this: %s", f.Own.Name)
	switch f.Kind {
	case Text:
		f.Kind = Texts
	case Enum:
		f.Kind = Enums
	case Year, Date:
		f.Kind = Years
	}
	return f
}

// naming tells for the keys of views whose words name fields of programs which
// own ones can be among them.
var naming = map[string]func(Kind) bool{
	"columns":  func(Kind) bool { return true },
	"sort":     func(k Kind) bool { return k != Texts && k != Enums },
	"group_by": groups,
	"by":       groups,
}

func groups(k Kind) bool { return k == Text || k == Enum || k == Bool || k == Year }

// admit adds own fields to the words of a view's key.
func (f *Field) admit(own []Field) {
	can := naming[f.Name]
	if can == nil {
		return
	}
	f.Words = slices.Clone(f.Words)
	for _, o := range own {
		if can(o.Kind) {
			f.Words = append(f.Words, Word{Name: o.Name})
		}
	}
}

// Taken tells whether a name means something already where an own field with it
// would stand: a key of programs or views, a word that names one of them, or what
// the open data derives from programs.
func Taken(name string) bool {
	if derived.MatchString(strings.NewReplacer(" ", "_", "-", "_").Replace(name)) {
		return true
	}
	for _, r := range append([]*Record{Program}, chosen...) {
		if r.Field(name) != nil {
			return true
		}
		for _, f := range r.Fields {
			if _, ok := word(f.Words, name); ok && naming[f.Name] != nil {
				return true
			}
		}
	}
	return false
}
