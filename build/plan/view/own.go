package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/plan/schema"
)

// ownFilter chooses programs by one of the plan's own fields.
type ownFilter struct {
	field  string
	accept func(plan.OwnValue) bool
}

// ownFilters reads the filters by own fields.
func (x *expansion) ownFilters(o *schema.Object) []ownFilter {
	var out []ownFilter
	for _, f := range x.plan.Records.Own() {
		v := o.Get(f.Name)
		if v == nil {
			continue
		}
		accept := func(own plan.OwnValue) bool { // the same number, amount or truth
			return own.Value.Number == v.Number && own.Value.Money == v.Money && own.Value.Bool == v.Bool
		}
		switch f.Kind {
		case schema.Text, schema.Texts, schema.Enum, schema.Enums:
			if len(v.Texts) == 0 {
				continue // none that could be, which was reported
			}
			accept = func(own plan.OwnValue) bool {
				return holds(v.Texts, own.Value.Text) || slices.ContainsFunc(own.Value.Texts, func(s schema.Str) bool { return holds(v.Texts, s.Text) })
			}
		case schema.Year:
			accept = func(own plan.OwnValue) bool { return slices.Contains(v.Years, own.Value.Year) }
		case schema.Date:
			accept = func(own plan.OwnValue) bool {
				return slices.ContainsFunc(v.Years, func(y int) bool { return strings.HasPrefix(own.Value.Text, strconv.Itoa(y)+"-") })
			}
		}
		out = append(out, ownFilter{f.Name, accept})
	}
	return out
}

func holds(accepted []schema.Str, s string) bool {
	return slices.ContainsFunc(accepted, func(a schema.Str) bool { return strings.EqualFold(a.Text, s) })
}

func (f ownFilter) passes(g *plan.Program) bool {
	v, ok := g.Own(f.field)
	return ok && f.accept(v)
}

// ownGroups deals programs out by an own field: choices in the plan's order,
// anything else ascending; what says nothing comes last.
func (e *expander) ownGroups(f *schema.Field, programs []*plan.Program) []group {
	var out []group
	for _, p := range programs {
		key := e.ownKey(f, p)
		i := slices.IndexFunc(out, func(g group) bool { return g.id == key })
		if i < 0 {
			i = len(out)
			name := "–"
			if v, ok := p.Own(f.Name); ok {
				if name = v.Texts(e.lang)[0]; f.Kind == schema.Bool {
					name = f.Own.Name + ": " + name
				}
			}
			out = append(out, group{id: key, name: name})
		}
		out[i].programs = append(out[i].programs, p)
	}
	slices.SortStableFunc(out, func(a, b group) int { return compareOwn(f, a.programs[0], b.programs[0]) })
	return out
}

// ownKey is what tells the groups of an own field apart, "" for those that say nothing.
func (e *expander) ownKey(f *schema.Field, g *plan.Program) string {
	if v, ok := g.Own(f.Name); ok {
		return strings.ToLower(v.Texts(e.lang)[0])
	}
	return ""
}

// compareOwn orders programs by an own field; those that say nothing come last.
func compareOwn(f *schema.Field, a, b *plan.Program) int {
	x, okX := a.Own(f.Name)
	y, okY := b.Own(f.Name)
	if !okX || !okY {
		return cmp.Compare(truth(okY), truth(okX))
	}
	v, w := x.Value, y.Value
	return cmp.Or(cmp.Compare(truth(w.Bool), truth(v.Bool)), cmp.Compare(v.Year, w.Year), cmp.Compare(v.Number, w.Number), cmp.Compare(w.Money, v.Money),
		cmp.Compare(choicePlace(f, v.Text), choicePlace(f, w.Text)), cmp.Compare(strings.ToLower(v.Text), strings.ToLower(w.Text)))
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// choicePlace is where a choice stands among all.
func choicePlace(f *schema.Field, id string) int {
	return slices.IndexFunc(f.Own.Choices, func(c schema.Choice) bool { return c.ID == id })
}
