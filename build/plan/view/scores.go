package view

import (
	"jilid/build/diag"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// scores are weighted: a table with the products and their sum, a radar, or both.
func (j *job) scores() []doc.Block {
	if j.body.Has("from") {
		return j.evaluations()
	}
	var items []scoreItem
	scale := j.body.Number("scale")
	var weights int64
	weighted := false
	for _, o := range j.body.Objects("items") {
		items = append(items, scoreItem{o.Text("name"), j.rich(o.Text("name"), o.At("name")), j.rich(o.Text("note"), o.At("note")), o.Number("weight"), o.Number("score"), !o.Has("score")})
		weighted = weighted || o.Has("weight")
		weights += o.Number("weight")
		if scale > 0 && o.Number("score") > scale {
			j.diags.Add(diag.BadView, o.At("score"), diag.T("skor %s melebihi skala %s", "score %s is above the scale of %s", lang.Decimal(o.Number("score"), j.lang), lang.Decimal(scale, j.lang)),
				diag.T("perbaiki skornya, atau isi `skala` dengan skor tertinggi", "mend the score, or fill in `scale` with the highest one"))
		}
	}
	if len(items) == 0 {
		if !j.spoilt {
			j.diags.Add(diag.MissingKey, j.view.Span.FirstLine(), diag.T("tampilan ini memerlukan `butir`", "this view needs `items`"),
				diag.T("tulis butirnya, atau `dari: evaluasi` untuk evaluasi tahunan di plan.yaml", "write the items, or `from: evaluations` for the yearly evaluations in plan.yaml"))
		}
		return nil
	}
	if weighted && weights != 100_000 && !j.spoilt {
		j.diags.Add(diag.BadWeights, j.key("items"), diag.T("jumlah bobot %s, seharusnya 100%%", "the weights sum to %s, they should be 100%%", lang.Percent(weights, j.lang)),
			diag.T("sesuaikan `bobot` setiap butir", "mend the `weight` of the items"))
	}
	table, picture := j.scoresShown()
	tableID, figureID := j.ids(table, picture)
	item := lang.Word{ID: "Butir", EN: "Item"}.In(j.lang)
	var out []doc.Block
	if table {
		out = append(out, j.scoreTable(tableID, item, items, weighted))
	}
	if picture {
		s := scoreSeries(scoreWord.In(j.lang), items)
		out = append(out, j.radar(figureID, items, []chart.Series{s}, scale, j.scoreTable("", item, items, weighted)))
	}
	return out
}

func (j *job) scoresShown() (table, picture bool) {
	show := j.body.Text("show")
	return show != "radar" && show != "chart", show == "radar" || show == "chart" || show == "both"
}

// scoreItem is one thing that is scored: weight and score in thousandths.
type scoreItem struct {
	plain         string
	name, note    []doc.Inline
	weight, score int64
	missing       bool
}

func scoreSeries(name string, items []scoreItem) chart.Series {
	s := chart.Series{Name: name}
	for _, i := range items {
		s.Values = append(s.Values, chart.Value{Number: float64(i.score) / 1000, Missing: i.missing})
	}
	return s
}

// radar is a figure of scores on an axis per item; the scale is in thousandths, 0 if it isn't known.
func (j *job) radar(id string, axes []scoreItem, series []chart.Series, scale int64, data *doc.Table) *doc.Figure {
	d := chart.Data{Title: doc.Plain(j.caption()), Lang: j.lang, Max: float64(scale) / 1000, Series: series}
	if scale > 0 {
		d.Unit = lang.Word{ID: "skala 0–", EN: "scale 0–"}.In(j.lang) + lang.Decimal(scale, j.lang)
	}
	for _, a := range axes {
		d.Labels = append(d.Labels, a.plain)
	}
	return j.figure(id, chart.Draw(chart.Radar, d), data)
}

func (j *job) scoreTable(id, head1 string, items []scoreItem, weighted bool) *doc.Table {
	t := j.newTable(id, keyColumn)
	names := []string{head1}
	if weighted {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, lang.Word{ID: "Bobot", EN: "Weight"}.In(j.lang))
	}
	t.Columns = append(t.Columns, moneyColumn)
	names = append(names, scoreWord.In(j.lang))
	if weighted {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, lang.Word{ID: "Nilai", EN: "Weighted"}.In(j.lang))
	}
	noted := false
	for _, o := range items {
		noted = noted || len(o.note) > 0
	}
	if noted {
		t.Columns = append(t.Columns, textColumn)
		names = append(names, lang.Note.In(j.lang))
	}
	t.Head = head(names...)
	places := scorePlaces(items)
	var weights, products, scores int64
	for _, o := range items {
		w, s := o.weight, o.score
		weights, products, scores = weights+w, products+w*s, scores+s
		row := doc.Row{Cells: []doc.Cell{cell(o.name...)}}
		if weighted {
			row.Cells = append(row.Cells, word(lang.Percent(w, j.lang)))
		}
		row.Cells = append(row.Cells, word(fixed(s*10, places, j.lang)))
		if weighted {
			row.Cells = append(row.Cells, word(fixed(w*s/10_000, 2, j.lang)))
		}
		if noted {
			row.Cells = append(row.Cells, cell(o.note...))
		}
		t.Rows = append(t.Rows, row)
	}
	total := doc.Row{Kind: doc.TotalRow}
	if weighted {
		total.Cells = []doc.Cell{word(lang.Total.In(j.lang)), word(lang.Percent(weights, j.lang)), {}, word(fixed(products/10_000, 2, j.lang))}
	} else {
		total.Cells = []doc.Cell{word(meanWord.In(j.lang)), word(fixed(scores*10/int64(len(items)), 2, j.lang))}
	}
	if noted {
		total.Cells = append(total.Cells, doc.Cell{})
	}
	t.Rows = append(t.Rows, total)
	return t
}

// scorePlaces is how many decimals scores need, one or two.
func scorePlaces(items []scoreItem) int {
	for _, o := range items {
		if o.score%100 != 0 {
			return 2
		}
	}
	return 1
}

// fixed writes a number of ten-thousandths with one or two decimals, rounded to
// the nearer.
func fixed(n int64, places int, l lang.Lang) string {
	per := int64(100)
	if places == 1 {
		per = 1000
	}
	return lang.Exact((n+per/2)/per, places, l)
}

var (
	scoreWord = lang.Word{ID: "Skor", EN: "Score"}
	meanWord  = lang.Word{ID: "Rata-rata", EN: "Mean"}
)
