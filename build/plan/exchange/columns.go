package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/plan/sheet"
)

// fewYears is how long a plan's period is at most for a column of every year;
// of a longer one, only the years that are in use.
const fewYears = 6

// columns are the columns that hold all of the records, in the order of the
// schema: every field that is one cell, and of those with several as many as
// are in use.
func columns(p *plan.Plan, records []Record) []sheet.Column {
	b := &columnBuilder{records: records}
	if all := p.Period.List(); len(all) <= fewYears {
		b.period = all
	}
	program := p.Records.Of(schema.Program)
	for i := range program.Fields {
		f := &program.Fields[i]
		switch {
		case f.Of == schema.Budget:
			b.budget(f)
		case f.Kind == schema.Many:
			b.entries(f)
		case f.Kind == schema.ByYear:
			for _, y := range b.yearsOf(func(o *schema.Object) *schema.Value { return o.Get(f.Name) }, nil) {
				b.add(sheet.Column{Field: f, First: y.First, Last: y.Last})
			}
		default:
			b.add(sheet.Column{Field: f})
			if f.Kind == schema.One {
				b.alone(f)
			}
		}
	}
	return b.columns
}

type columnBuilder struct {
	records []Record
	period  []int
	columns []sheet.Column
}

func (b *columnBuilder) add(c sheet.Column) {
	c.Number = len(b.columns) + 1
	b.columns = append(b.columns, c)
}

// alone adds the fields of a record that stands alone, as far as any program has them.
func (b *columnBuilder) alone(f *schema.Field) {
	for i := range f.Of.Fields {
		sub := &f.Of.Fields[i]
		if slices.ContainsFunc(b.records, func(r Record) bool {
			o := r.Object.Object(f.Name)
			return o != nil && o.Has(sub.Name)
		}) {
			b.add(sheet.Column{Field: f, Sub: sub})
		}
	}
}

// entries adds the columns of a list: of each entry, the fields that any program
// has in any entry. A list that no program has is there once, with all its fields.
func (b *columnBuilder) entries(f *schema.Field) {
	most := 0
	used := map[string]bool{f.Of.Fields[0].Name: true}
	for _, r := range b.records {
		list := r.Object.Objects(f.Name)
		most = max(most, len(list))
		for _, o := range list {
			for i := range f.Of.Fields {
				if sub := f.Of.Fields[i].Name; o.Has(sub) {
					used[sub] = true
				}
			}
		}
	}
	for n := 1; n <= max(most, 1); n++ {
		for i := range f.Of.Fields {
			sub := &f.Of.Fields[i]
			switch {
			case sub.Kind == schema.ByYear:
				of := func(o *schema.Object) *schema.Value {
					if list := o.Objects(f.Name); len(list) >= n {
						return list[n-1].Get(sub.Name)
					}
					return nil
				}
				for _, y := range b.yearsOf(of, b.period) {
					b.add(sheet.Column{Field: f, Index: n, Sub: sub, First: y.First, Last: y.Last})
				}
			case used[sub.Name], most == 0:
				b.add(sheet.Column{Field: f, Index: n, Sub: sub})
			}
		}
	}
}

// yearsOf are the years and ranges of years in use, and those of the period.
func (b *columnBuilder) yearsOf(value func(*schema.Object) *schema.Value, period []int) []plan.Years {
	set := map[plan.Years]bool{}
	for _, y := range period {
		set[plan.Years{First: y, Last: y}] = true
	}
	for _, r := range b.records {
		if v := value(r.Object); v != nil {
			for _, y := range v.ByYear {
				set[plan.Years{First: y.First, Last: y.Last}] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(set), func(a, b plan.Years) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last)) })
}

// budget adds a column for every source and year in use; behind it what was
// spent, if any program says so, and notes where there are some.
func (b *columnBuilder) budget(f *schema.Field) {
	type line struct {
		source string
		year   int
	}
	names := map[string]string{} // as first written, by lower case
	used := map[line]map[string]bool{}
	spent := false
	for _, r := range b.records {
		for _, o := range r.Object.Objects(f.Name) {
			if !o.Has("year") {
				continue
			}
			source := strings.Join(strings.Fields(o.Text("source")), " ")
			at := line{strings.ToLower(source), o.Year("year")}
			if names[at.source] == "" {
				names[at.source] = source
			}
			if used[at] == nil {
				used[at] = map[string]bool{}
			}
			for _, sub := range []string{"amount", "spent", "note"} {
				used[at][sub] = used[at][sub] || o.Has(sub)
			}
			spent = spent || o.Has("spent")
		}
	}
	if len(used) == 0 {
		for _, y := range b.period {
			used[line{"", y}] = map[string]bool{}
		}
	}
	lines := slices.SortedFunc(maps.Keys(used), func(a, b line) int { return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.year, b.year)) })
	for _, at := range lines {
		for _, sub := range []string{"amount", "spent", "note"} {
			if sub == "amount" || used[at][sub] || sub == "spent" && spent {
				b.add(sheet.Column{Field: f, First: at.year, Last: at.year, Source: names[at.source], Sub: f.Of.Field(sub)})
			}
		}
	}
}
