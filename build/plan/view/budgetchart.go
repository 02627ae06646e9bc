package view

import (
	"cmp"
	"slices"

	"jilid/build/plan/chart"
	"jilid/build/plan/money"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// budgetChart draws a budget. Its numbers are those of the table, which is
// kept behind the picture.
func (j *job) budgetChart(by []string, kind string, m matrix, id string) *doc.Figure {
	if kind == "" {
		kind = "bar"
		if m.columns != nil {
			kind = "stacked"
		}
	}
	u, ok := unit(j.body)
	if !ok {
		u = money.Juta
		if m.all().amount >= 50_000_000_000 {
			u = money.Miliar
		}
	}
	d := chart.Data{Title: j.budgetCaption(by), Unit: chartUnit(u, j.lang), Lang: j.lang}
	rows, columns := m.rows, m.columns
	draw := chart.Bar
	switch kind {
	case "pie":
		draw, columns = chart.Pie, nil
		m.rows = slices.Clone(m.rows) // the largest slice first
		slices.SortStableFunc(m.rows, func(a, b entry) int { return cmp.Compare(m.row(b.key).amount, m.row(a.key).amount) })
	case "stacked":
		draw = chart.Stacked
	case "line":
		draw = chart.Line
	case "bar":
		if len(columns) > 4 { // a row of that many bars is no longer read: the sums are
			columns = nil
		}
	}
	if columns == nil || len(rows) > chart.MostSeries && len(columns) > chart.MostSeries {
		rowSums(&d, m, u)
		return j.figure(id, chart.Draw(draw, d), j.budgetTable(by, m, ""))
	}
	// Years go along the axis; else the key with more entries does.
	along := "rows"
	if by[1] == "year" && len(rows) <= chart.MostSeries || by[0] != "year" && len(columns) > chart.MostSeries {
		along = "columns"
	}
	if along == "columns" {
		for _, c := range columns {
			d.Labels = append(d.Labels, c.name)
		}
		for _, r := range rows {
			s := chart.Series{Name: r.name, Role: seriesRole(by[0], r)}
			for _, c := range columns {
				s.Values = append(s.Values, chartValue(m.cells[[2]string{r.key, c.key}], u))
			}
			d.Series = append(d.Series, s)
		}
	} else {
		for _, r := range rows {
			d.Labels = append(d.Labels, r.name)
		}
		for _, c := range columns {
			s := chart.Series{Name: c.name, Role: seriesRole(by[1], c)}
			for _, r := range rows {
				s.Values = append(s.Values, chartValue(m.cells[[2]string{r.key, c.key}], u))
			}
			d.Series = append(d.Series, s)
		}
	}
	return j.figure(id, chart.Draw(draw, d), j.budgetTable(by, m, ""))
}

// rowSums makes the rows' sums the only series.
func rowSums(d *chart.Data, m matrix, u money.Unit) {
	s := chart.Series{Name: lang.Budget.In(d.Lang)}
	colored := false
	for _, r := range m.rows {
		d.Labels = append(d.Labels, r.name)
		d.Roles = append(d.Roles, r.role())
		colored = colored || r.role() != ""
		s.Values = append(s.Values, chartValue(m.row(r.key), u))
	}
	if !colored {
		d.Roles = nil
	}
	d.Series = []chart.Series{s}
}

// seriesRole is a dimension's colour for a series that is a dimension; parts and
// programs of one dimension would all look alike.
func seriesRole(by string, n entry) scene.Role {
	if by == "dimension" {
		return n.role()
	}
	return ""
}

func chartValue(s sum, u money.Unit) chart.Value {
	if !s.costed {
		return chart.Value{Missing: true}
	}
	return chart.Value{Number: float64(s.amount) / float64(u.Rupiah())}
}

// chartUnit is a unit without the "in" of a table's: miliar rupiah.
func chartUnit(u money.Unit, l lang.Lang) string {
	if u == money.Whole {
		return "rupiah"
	}
	return u.In(l) + " rupiah"
}

// figure is a chart with its caption, its words for those who can't see it, and
// its numbers: a table whose own caption and source are taken away.
func (j *job) figure(id string, s *scene.Scene, data *doc.Table) *doc.Figure {
	data.Caption, data.Source, data.Attr = nil, nil, doc.Attr{}
	return &doc.Figure{Attr: j.attr(), ID: id, Caption: j.caption(), Source: j.sourceLine(), Alt: s.Desc, Scene: s, Data: data, Span: j.view.Span}
}
