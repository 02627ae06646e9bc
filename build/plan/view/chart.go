package view

import (
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/chart"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

var chartKinds = map[string]chart.Kind{"bar": chart.Bar, "stacked": chart.Stacked, "line": chart.Line, "radar": chart.Radar, "pie": chart.Pie}

// chart draws numbers of the writer's own, from a data file or from the body.
func (j *job) chart() []doc.Block {
	if !j.body.Has("type") {
		return nil
	}
	d := chart.Data{Title: doc.Plain(j.caption()), Unit: j.body.Text("unit"), Lang: j.lang, Max: float64(j.body.Number("max")) / 1000}
	var ok bool
	corner := ""
	if j.body.Has("data") {
		for _, f := range []string{"labels", "series"} {
			if j.body.Has(f) {
				j.diags.Add(diag.BadView, j.key(f), diag.T("`%s` tidak berlaku bersama `data`", "`%s` has no place beside `data`", schema.ChartView.Field(f).Label()), diag.T("hapus salah satunya", "delete one of them"))
			}
		}
		corner, ok = j.chartFromFile(&d)
	} else {
		ok = j.chartFromBody(&d)
	}
	if !ok {
		return nil
	}
	kind := chartKinds[j.body.Text("type")]
	if most := chart.MostLabels(kind, len(d.Series)); len(d.Labels) > most || len(d.Series) > chart.MostSeries {
		j.diags.Add(diag.LeftOut, j.at("type"), diag.T("grafik ini memuat paling banyak %d label dan %d deret; selebihnya hanya ada di tabel angkanya", "this chart holds at most %d labels and %d series; the rest is only in its table", most, chart.MostSeries),
			diag.T("bagi menjadi beberapa grafik, atau pakai tampilan `tabel`", "make several charts, or use the view `table`"))
	}
	if kind == chart.Pie && len(d.Series) > 1 {
		j.diags.Add(diag.BadView, j.at("type"), diag.T("grafik lingkaran memperlihatkan satu deret, di sini ada %d", "a pie chart shows one series, here are %d", len(d.Series)),
			diag.T("pakai `bertumpuk`, atau sisakan satu deret", "use `stacked`, or leave one series"))
	}
	_, id := j.ids(false, true)
	return []doc.Block{j.figure(id, chart.Draw(kind, d), j.chartTable(d, corner))}
}

// chartFromFile reads labels and series from a data file, and what the labels are.
func (j *job) chartFromFile(d *chart.Data) (corner string, ok bool) {
	g, ok := j.data()
	if !ok {
		return "", false
	}
	names := g.names()
	if len(names) < 2 {
		j.diags.Add(diag.BadData, g.heads[0][0].span, diag.T("grafik memerlukan sedikitnya dua kolom", "a chart needs two columns at least"),
			diag.T("kolom pertama label, kolom lain deret angka", "the first column holds labels, the others numbers"))
		return "", false
	}
	for _, name := range names[1:] {
		d.Series = append(d.Series, chart.Series{Name: name})
	}
	for _, row := range g.rows {
		d.Labels = append(d.Labels, row[0].text)
		for i, f := range row[1:] {
			v, ok := number(f.text, j.lang)
			if f.numeric {
				v, ok = chart.Value{Number: f.number}, true
			}
			if !ok {
				j.diags.Add(diag.BadData, f.span, diag.T("`%s` bukan angka", "`%s` is not a number", f.text),
					diag.T("tulis angka saja, misalnya 1250 atau \"3,6\"; kosongkan bila tidak ada", "write a number only, like 1250 or 3.6; leave it empty if there is none"))
			}
			d.Series[i].Values = append(d.Series[i].Values, v)
		}
	}
	return names[0], true
}

func (j *job) chartFromBody(d *chart.Data) bool {
	labels, rows := j.body.Texts("labels"), j.body.Get("series")
	if len(labels) == 0 || rows == nil || len(rows.Series) == 0 {
		if !j.body.Partial {
			j.diags.Add(diag.MissingKey, j.view.Span, diag.T("grafik ini tidak mempunyai angka", "this chart has no numbers"),
				diag.T("isi `label` dan `deret`, atau `data: berkas.csv`", "fill in `labels` and `series`, or `data: file.csv`"))
		}
		return false
	}
	d.Labels = labels
	ok := true
	for _, r := range rows.Series {
		if len(r.Numbers) != len(labels) {
			j.diags.Add(diag.BadView, r.Span, diag.T("deret `%s` berisi %d angka, labelnya %d", "series `%s` has %d numbers, there are %d labels", r.Name, len(r.Numbers), len(labels)),
				diag.T("tulis satu angka untuk setiap label", "write one number for each label"))
			ok = false
		}
		s := chart.Series{Name: r.Name}
		for _, n := range r.Numbers {
			s.Values = append(s.Values, chart.Value{Number: float64(n.Value) / 1000, Missing: !n.Given})
		}
		d.Series = append(d.Series, s)
	}
	return ok
}

// number reads a number as sheets have it, in the plan's language: in an
// Indonesian plan 1.250 is a thousand and more, 3,6 and 3.6 are both less than
// four. Nothing and dashes are no number, which is no mistake.
func number(s string, l lang.Lang) (chart.Value, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	switch s {
	case "", "-", "–", "—":
		return chart.Value{Missing: true}, true
	}
	point, comma := ".", ","
	if l == lang.EN {
		point, comma = ",", "."
	}
	s = strings.NewReplacer("−", "-", "\u00a0", "", " ", "").Replace(s)
	whole, part, found := strings.Cut(s, comma)
	switch {
	case grouped(whole, point):
		whole = strings.ReplaceAll(whole, point, "")
	case !found && strings.Count(whole, point) == 1: // the other language's decimals
		whole, part, found = strings.Cut(whole, point)
	}
	if found {
		whole += "." + part
	}
	for _, r := range whole {
		if (r < '0' || r > '9') && r != '.' && r != '-' {
			return chart.Value{Missing: true}, false
		}
	}
	v, err := strconv.ParseFloat(whole, 64)
	if err != nil {
		return chart.Value{Missing: true}, false
	}
	return chart.Value{Number: v}, true
}

// grouped tells whether a whole number is parted into thousands: 1.250.000, not 0.125.
func grouped(s, point string) bool {
	parts := strings.Split(strings.TrimPrefix(s, "-"), point)
	if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 || parts[0] == "0" {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// chartTable is the numbers behind a chart.
func (j *job) chartTable(d chart.Data, corner string) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{keyColumn}, Unit: d.Unit, Span: j.view.Span}
	names := []string{corner}
	for _, s := range d.Series {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, s.Name)
	}
	t.Head = head(names...)
	for i, l := range d.Labels {
		row := doc.Row{Cells: []doc.Cell{word(l)}}
		for _, s := range d.Series {
			text := "–"
			if i < len(s.Values) && !s.Values[i].Missing {
				text = decimalText(s.Values[i].Number, j.lang)
			}
			row.Cells = append(row.Cells, word(text))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// decimalText writes a number with the decimals it has, three at most.
func decimalText(v float64, l lang.Lang) string {
	if v > 1e15 || v < -1e15 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	if v < 0 {
		return lang.Decimal(-int64(-v*1000+0.5), l)
	}
	return lang.Decimal(int64(v*1000+0.5), l)
}
