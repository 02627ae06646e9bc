package view

import (
	"slices"

	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// measures draws the targets of indicators and what was reached as lines; none
// if no indicator has numbers.
func (j *job) measures(programs []*plan.Program, f filter, id string, data func() *doc.Table) []doc.Block {
	d := chart.MeasuresData{Title: doc.Plain(j.caption()), Lang: j.lang}
	if d.Title == "" {
		d.Title = measuresWord.In(j.lang)
	}
	for _, g := range programs {
		for _, i := range g.Indicators {
			if m, ok := j.measure(g, i, f); ok {
				if len(programs) > 1 {
					m.Name = g.ID + " " + m.Name
				}
				d.Panels = append(d.Panels, m)
			}
		}
	}
	scenes, _ := chart.Measures(d)
	var out []doc.Block
	for i, s := range scenes {
		fig := j.figure(partID(id, i), s, data())
		if i > 0 { // the first has all of them
			fig.Data = nil
		}
		out = append(out, fig)
	}
	return out
}

// measure is an indicator as a picture; its numbers are those that were typed.
func (j *job) measure(g *plan.Program, i plan.Indicator, f filter) (chart.Measure, bool) {
	m := chart.Measure{Name: i.Name, Unit: i.Unit, Role: "sea", Baseline: chart.Value{Number: float64(i.Before) / 1000, Missing: !i.BeforeNumeric}}
	if j.plan.Dimension(g.Dimension) != nil {
		m.Role = scene.Role("dim-" + g.Dimension)
	}
	for _, v := range slices.Concat(i.Targets, i.Actual) {
		if v.Numeric && (len(f.years) == 0 || slices.Contains(f.years, v.Year)) {
			m.Years = append(m.Years, v.Year)
		}
	}
	if len(m.Years) == 0 {
		return m, false
	}
	slices.Sort(m.Years)
	first, last := m.Years[0], m.Years[len(m.Years)-1]
	m.Years = plan.Years{First: first, Last: min(last, first+40)}.List()
	of := func(values []plan.YearValue) []chart.Value {
		out := make([]chart.Value, len(m.Years))
		for k, y := range m.Years {
			out[k].Missing = true
			for _, v := range values {
				if v.Year == y && v.Numeric {
					out[k] = chart.Value{Number: float64(v.Number) / 1000}
				}
			}
		}
		return out
	}
	m.Targets, m.Actual = of(i.Targets), of(i.Actual)
	return m, true
}

var measuresWord = lang.Word{ID: "Target dan realisasi indikator", EN: "Targets and actual values of indicators"}
