package exchange

import (
	"slices"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// InSheet moves what is reported of the plan as it would be after an import to
// the cells that it comes from: the files that the plan would have are not there to
// be looked at. What doesn't come from the sheet stays where it is.
func (c *Changes) InSheet(after *plan.Plan, ds []diag.Diagnostic) []diag.Diagnostic {
	now := map[string]*plan.Program{}
	for _, g := range after.Programs {
		now[g.ID] = g
	}
	places := map[*source.File][]origination{}
	for _, r := range c.rows {
		if g := now[r.id]; g != nil {
			originate(g.Record, r.object, places)
		}
	}
	move := func(at source.Span) source.Span {
		best := -1
		for i, o := range places[at.File] {
			if o.from.Start <= at.Start && at.Start <= o.from.End && (best < 0 || o.from.End-o.from.Start <= places[at.File][best].from.End-places[at.File][best].from.Start) {
				best = i
			}
		}
		if best < 0 {
			return at
		}
		return places[at.File][best].cell
	}
	var l diag.List
	for _, d := range ds {
		d.Span, d.Related = move(d.Span), slices.Clone(d.Related)
		for j := range d.Related {
			d.Related[j].Span = move(d.Related[j].Span)
		}
		l.Append(d)
	}
	return l.Sorted()
}

// origination is the cell that a value of a record comes from.
type origination struct{ from, cell source.Span }

// originate pairs the values of a record with those of the row it comes from.
func originate(o, row *schema.Object, places map[*source.File][]origination) {
	add := func(from, cell source.Span) {
		places[from.File] = append(places[from.File], origination{from, cell})
	}
	for i := range o.Record.Fields {
		v, cell := o.Get(o.Record.Fields[i].Name), row.Get(o.Record.Fields[i].Name)
		if v == nil || cell == nil {
			continue
		}
		add(v.Span, cell.Span)
		for _, s := range v.Texts {
			if j := slices.IndexFunc(cell.Texts, func(t schema.Str) bool { return t.Text == s.Text }); j >= 0 {
				add(s.Span, cell.Texts[j].Span)
			}
		}
		for _, y := range v.ByYear {
			if j := slices.IndexFunc(cell.ByYear, func(t schema.YearText) bool { return t.First == y.First && t.Last == y.Last }); j >= 0 {
				add(y.Span, cell.ByYear[j].Span)
			}
		}
		if v.Object != nil && cell.Object != nil {
			originate(v.Object, cell.Object, places)
		}
		for _, e := range v.Objects {
			if j := slices.IndexFunc(cell.Objects, func(x *schema.Object) bool { return same(e, x) }); j >= 0 {
				add(e.Span, cell.Objects[j].Span)
				originate(e, cell.Objects[j], places)
			}
		}
	}
}
