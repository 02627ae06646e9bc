package view

import (
	"jilid/build/diag"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// The forms of analysis in Buku I: SWOT, gaps, scores.

// swot is four cells, two by two, each under its name.
func (j *job) swot() []doc.Block {
	dimension := ""
	if id := j.body.Text("dimension"); id != "" {
		if j.plan.Dimension(id) == nil {
			j.unknownID(id, j.at("dimension"), j.dimensionIDs(), diag.T("dimensi", "dimension"))
		} else {
			dimension = id
		}
	}
	if id := j.body.Text("agency"); id != "" && j.plan.Agency(id) == nil {
		j.unknownID(id, j.at("agency"), j.agencyIDs(), diag.T("perangkat daerah", "agency"))
	}
	id, _ := j.ids(true, false)
	t := j.newTable(id, textColumn, textColumn)
	t.Attr = doc.Attr{}
	t.Head = head(strengthWord.In(j.lang), weaknessWord.In(j.lang))
	t.Rows = []doc.Row{
		{Cells: []doc.Cell{j.swotCell("strengths"), j.swotCell("weaknesses")}},
		{Kind: doc.GroupRow, Dimension: dimension, Cells: []doc.Cell{
			{Header: true, Blocks: doc.Para(opportunityWord.In(j.lang))}, {Header: true, Blocks: doc.Para(threatWord.In(j.lang))}}},
		{Cells: []doc.Cell{j.swotCell("opportunities"), j.swotCell("threats")}},
	}
	t.Head[0].Dimension = dimension
	return []doc.Block{&doc.Group{Class: "swot", Attr: j.view.Attr, Blocks: []doc.Block{t}, Span: j.view.Span}}
}

func (j *job) swotCell(field string) doc.Cell {
	var items [][]doc.Inline
	for _, s := range j.body.Strs(field) {
		items = append(items, j.rich(s.Text, s.Span))
	}
	if len(items) == 0 {
		return word("–")
	}
	return doc.Cell{Blocks: []doc.Block{bullets(items)}}
}

// gap is a row an aspect: how it is, how it should be, what lies between, and
// the programs that answer it – which must exist.
func (j *job) gap() []doc.Block {
	rows := j.body.Objects("rows")
	if len(rows) == 0 {
		return nil
	}
	id, _ := j.ids(true, false)
	t := j.newTable(id, keyColumn, textColumn, textColumn, textColumn, textColumn)
	t.Head = head(lang.Word{ID: "Aspek", EN: "Aspect"}.In(j.lang), lang.Word{ID: "Kondisi saat ini", EN: "Current"}.In(j.lang),
		lang.Word{ID: "Kondisi yang dituju", EN: "Wanted"}.In(j.lang), lang.Word{ID: "Kesenjangan", EN: "Gap"}.In(j.lang), lang.Word{ID: "Program penjawab", EN: "Response"}.In(j.lang))
	for _, o := range rows {
		row := doc.Row{}
		for _, f := range []string{"aspect", "current", "wanted", "gap"} {
			row.Cells = append(row.Cells, cell(j.rich(o.Text(f), o.At(f))...))
		}
		var answers []doc.Inline
		for _, s := range o.Strs("programs") {
			g := j.plan.Program(s.Text)
			if g == nil {
				j.unknownID(s.Text, s.Span, j.programIDs(), diag.T("program", "program"))
				continue
			}
			if len(answers) > 0 {
				answers = append(answers, &doc.Text{Value: ", "})
			}
			answers = append(answers, j.programRef(g))
		}
		if len(o.Strs("programs")) == 0 {
			at := o.Span
			if v := o.Get("aspect"); v != nil {
				at = v.Span
			}
			j.diags.Add(diag.GapNoProgram, at, diag.T("kesenjangan ini belum dijawab program", "no program answers this gap"),
				diag.T("isi `program: [KODE]`", "fill in `programs: [ID]`"))
			answers = doc.Str(lang.Word{ID: "belum ada program", EN: "no program yet"}.In(j.lang))
		}
		row.Cells = append(row.Cells, cell(answers...))
		t.Rows = append(t.Rows, row)
	}
	return []doc.Block{t}
}

// scores are weighted: a table with the products and their sum, a radar, or both.
func (j *job) scores() []doc.Block {
	items := j.body.Objects("items")
	if len(items) == 0 {
		return nil
	}
	scale := j.body.Number("scale")
	var weights int64
	weighted := false
	for _, o := range items {
		weighted = weighted || o.Has("weight")
		weights += o.Number("weight")
		if scale > 0 && o.Number("score") > scale {
			j.diags.Add(diag.BadView, o.At("score"), diag.T("skor %s melebihi skala %s", "score %s is above the scale of %s", lang.Decimal(o.Number("score"), j.lang), lang.Decimal(scale, j.lang)),
				diag.T("perbaiki skornya, atau isi `skala` dengan skor tertinggi", "mend the score, or fill in `scale` with the highest one"))
		}
	}
	if weighted && weights != 100_000 && !j.body.Partial {
		j.diags.Add(diag.BadWeights, j.key("items"), diag.T("jumlah bobot %s, seharusnya 100%%", "the weights sum to %s, they should be 100%%", lang.Percent(weights, j.lang)),
			diag.T("sesuaikan `bobot` setiap butir", "mend the `weight` of the items"))
	}
	show := j.body.Text("show")
	tableID, figureID := j.ids(show != "radar", show == "radar" || show == "both")
	var out []doc.Block
	if show != "radar" {
		out = append(out, j.scoreTable(tableID, weighted))
	}
	if show == "radar" || show == "both" {
		d := chart.Data{Title: doc.Plain(j.caption()), Lang: j.lang, Max: float64(scale) / 1000}
		if scale > 0 {
			d.Unit = lang.Word{ID: "skala 0–", EN: "scale 0–"}.In(j.lang) + lang.Decimal(scale, j.lang)
		}
		s := chart.Series{Name: scoreWord.In(j.lang)}
		for _, o := range items {
			d.Labels = append(d.Labels, o.Text("name"))
			s.Values = append(s.Values, chart.Value{Number: float64(o.Number("score")) / 1000, Missing: !o.Has("score")})
		}
		d.Series = []chart.Series{s}
		data := j.scoreTable("", weighted)
		data.Caption, data.Source, data.Attr = nil, nil, doc.Attr{}
		out = append(out, j.figure(figureID, chart.Draw(chart.Radar, d), data))
	}
	return out
}

func (j *job) scoreTable(id string, weighted bool) *doc.Table {
	items := j.body.Objects("items")
	t := j.newTable(id, keyColumn)
	names := []string{lang.Word{ID: "Butir", EN: "Item"}.In(j.lang)}
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
		noted = noted || o.Text("note") != ""
	}
	if noted {
		t.Columns = append(t.Columns, textColumn)
		names = append(names, lang.Note.In(j.lang))
	}
	t.Head = head(names...)
	places := 1
	for _, o := range items {
		if o.Number("score")%100 != 0 {
			places = 2
		}
	}
	var weights, products, scores int64
	for _, o := range items {
		w, s := o.Number("weight"), o.Number("score")
		weights, products, scores = weights+w, products+w*s, scores+s
		row := doc.Row{Cells: []doc.Cell{cell(j.rich(o.Text("name"), o.At("name"))...)}}
		if weighted {
			row.Cells = append(row.Cells, word(percent(w, j.lang)))
		}
		row.Cells = append(row.Cells, word(fixed(s*10, places, j.lang)))
		if weighted {
			row.Cells = append(row.Cells, word(fixed(w*s/10_000, 2, j.lang)))
		}
		if noted {
			row.Cells = append(row.Cells, cell(j.rich(o.Text("note"), o.At("note"))...))
		}
		t.Rows = append(t.Rows, row)
	}
	total := doc.Row{Kind: doc.TotalRow}
	if weighted {
		total.Cells = []doc.Cell{word(lang.Total.In(j.lang)), word(percent(weights, j.lang)), {}, word(fixed(products/10_000, 2, j.lang))}
	} else {
		total.Cells = []doc.Cell{word(lang.Word{ID: "Rata-rata", EN: "Mean"}.In(j.lang)), word(fixed(scores*10/int64(len(items)), 2, j.lang))}
	}
	if noted {
		total.Cells = append(total.Cells, doc.Cell{})
	}
	t.Rows = append(t.Rows, total)
	return t
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

func percent(thousandths int64, l lang.Lang) string { return lang.Percent(thousandths, l) }

var (
	strengthWord    = lang.Word{ID: "Kekuatan", EN: "Strengths"}
	weaknessWord    = lang.Word{ID: "Kelemahan", EN: "Weaknesses"}
	opportunityWord = lang.Word{ID: "Peluang", EN: "Opportunities"}
	threatWord      = lang.Word{ID: "Ancaman", EN: "Threats"}
	scoreWord       = lang.Word{ID: "Skor", EN: "Score"}
)
