package view

import (
	"slices"
	"strconv"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/source"
)

// filter chooses programs, and of their money the years.
type filter struct {
	dimension, part, agency, horizon, status, ids []string
	years                                         []int
	quickWin                                      *bool
	own                                           []ownFilter
	broken                                        bool // something in it was reported: that nothing passes is no wonder
}

// filter reads the filters of a body. An id that doesn't exist is reported
// where it stands.
func (x *expansion) filter(o *schema.Object) filter {
	before := x.diags.Count(diag.Error)
	f := filter{
		dimension: x.known(o.Strs("dimension"), x.dimensionIDs, diag.T("dimensi", "dimension")),
		part:      x.known(o.Strs("part"), x.partIDs, diag.T("subdimensi", "part")),
		agency:    x.known(o.Strs("agency"), x.agencyIDs, diag.T("perangkat daerah", "agency")),
		ids:       x.known(o.Strs("ids"), x.programIDs, diag.T("program", "program")),
		horizon:   o.Texts("horizon"), status: o.Texts("status"),
	}
	if v := o.Get("quick_win"); v != nil {
		f.quickWin = &v.Bool
	}
	if v := o.Get("year"); v != nil {
		f.years = v.Years
		for _, y := range v.Years {
			if p := x.plan.Period; p.First > 0 && !p.Has(y) {
				x.diags.AddAbsent("year "+strconv.Itoa(y), diag.OutsidePeriod, v.Span, diag.T("tahun %d di luar periode rencana %d–%d", "year %d is outside the plan's period %d–%d", y, p.First, p.Last),
					diag.T("perbaiki tahunnya, atau `periode` di plan.yaml", "mend the year, or `period` in plan.yaml"))
				break
			}
		}
	}
	f.own = x.ownFilters(o)
	f.broken = x.diags.Count(diag.Error) > before
	return f
}

// known are the given ids that exist. Of a filter that names only unknown ones
// something impossible is left, so that it doesn't let everything pass.
func (x *expansion) known(given []schema.Str, ids func() []string, what diag.Text) []string {
	if len(given) == 0 {
		return nil
	}
	known := ids()
	var out []string
	for _, s := range given {
		if slices.Contains(known, s.Text) {
			out = append(out, s.Text)
		} else {
			x.unknownID(s.Text, s.Span, known, what)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

func (x *expansion) unknownID(id string, at source.Span, known []string, what diag.Text) {
	x.diags.AddAbsent(what.EN+" "+id, diag.UnknownID, at, diag.T("%s `%s` tidak ada", "%s `%s` doesn't exist", what, id), x.nearest(id, known))
}

func (e *expander) dimensionIDs() (out []string) {
	for _, d := range e.plan.Dimensions {
		out = append(out, d.ID)
	}
	return out
}

func (e *expander) partIDs() (out []string) {
	for _, d := range e.plan.Dimensions {
		for _, p := range d.Parts {
			if !slices.Contains(out, p.ID) {
				out = append(out, p.ID)
			}
		}
	}
	return out
}

func (e *expander) agencyIDs() (out []string) {
	for _, a := range e.plan.Agencies {
		out = append(out, a.ID)
	}
	return out
}

func (e *expander) programIDs() (out []string) {
	for _, g := range e.plan.Programs {
		out = append(out, g.ID)
	}
	return out
}

// programs are those that pass, in the plan's order or that of the ids given.
func (e *expander) programs(f filter) []*plan.Program {
	var out []*plan.Program
	if len(f.ids) > 0 {
		for _, id := range f.ids {
			if g := e.plan.Program(id); g != nil && f.passes(g) {
				out = append(out, g)
			}
		}
		return out
	}
	for _, g := range e.plan.Programs {
		if f.passes(g) {
			out = append(out, g)
		}
	}
	return out
}

func (f filter) passes(g *plan.Program) bool {
	status := g.Status
	if status == "" {
		status = "planned"
	}
	running := len(f.years) == 0
	for _, y := range f.years {
		running = running || g.Years().Has(y) || slices.ContainsFunc(g.Budget, func(l plan.BudgetLine) bool { return l.Year == y })
	}
	return running && oneOf(f.dimension, g.Dimension) && oneOf(f.part, g.Part) && oneOf(f.agency, g.Agency) &&
		oneOf(f.horizon, g.Horizon) && oneOf(f.status, status) && (f.quickWin == nil || *f.quickWin == (g.QuickWin != nil)) &&
		!slices.ContainsFunc(f.own, func(own ownFilter) bool { return !own.passes(g) })
}

func oneOf(accepted []string, s string) bool {
	return len(accepted) == 0 || slices.Contains(accepted, s)
}

// money tells whether a budget line counts.
func (f filter) money(l plan.BudgetLine) bool {
	return len(f.years) == 0 || slices.Contains(f.years, l.Year)
}

// group is programs under one heading.
type group struct {
	id, name  string
	dimension string // whose tint the heading takes, or ""
	programs  []*plan.Program
}

// groups deals programs out by dimension, part, agency or an own field, in the
// plan's order of these; what belongs to none comes last.
func (e *expander) groups(by string, programs []*plan.Program) []group {
	var out []group
	take := func(id, name, dimension string, is func(*plan.Program) bool) {
		g := group{id: id, name: name, dimension: dimension}
		for _, p := range programs {
			if is(p) {
				g.programs = append(g.programs, p)
			}
		}
		if len(g.programs) > 0 {
			out = append(out, g)
		}
	}
	switch by {
	case "dimension":
		for _, d := range e.plan.Dimensions {
			take(d.ID, d.Name, d.ID, func(p *plan.Program) bool { return p.Dimension == d.ID })
		}
		take("", "–", "", func(p *plan.Program) bool { return e.plan.Dimension(p.Dimension) == nil })
	case "part":
		for _, d := range e.plan.Dimensions {
			for _, part := range d.Parts {
				take(part.ID, part.Name, d.ID, func(p *plan.Program) bool { return p.Dimension == d.ID && p.Part == part.ID })
			}
			take("", d.Name, d.ID, func(p *plan.Program) bool {
				if p.Dimension != d.ID {
					return false
				}
				_, ok := d.Part(p.Part)
				return !ok
			})
		}
		take("", "–", "", func(p *plan.Program) bool { return e.plan.Dimension(p.Dimension) == nil })
	case "agency":
		for _, a := range e.plan.Agencies {
			take(a.ID, a.Name, "", func(p *plan.Program) bool { return p.Agency == a.ID })
		}
		take("", "–", "", func(p *plan.Program) bool { return e.plan.Agency(p.Agency) == nil })
	default:
		if f := e.plan.Records.OwnField(by); f != nil {
			return e.ownGroups(f, programs)
		}
		out = append(out, group{programs: programs})
	}
	return out
}
