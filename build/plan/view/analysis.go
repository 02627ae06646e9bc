package view

import (
	"jilid/build/diag"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"slices"
)

// The forms of analysis in Buku I: SWOT and gaps; scores are in scores.go.

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
	if !slices.ContainsFunc([]string{"strengths", "weaknesses", "opportunities", "threats"}, j.body.Has) && !j.spoilt {
		j.diags.Add(diag.EmptyView, j.view.Span, diag.T("analisis ini tidak berisi satu butir pun", "this analysis has no items at all"),
			diag.T("isi `kekuatan`, `kelemahan`, `peluang`, dan `ancaman`", "fill in `strengths`, `weaknesses`, `opportunities` and `threats`"))
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

var (
	strengthWord    = lang.Word{ID: "Kekuatan", EN: "Strengths"}
	weaknessWord    = lang.Word{ID: "Kelemahan", EN: "Weaknesses"}
	opportunityWord = lang.Word{ID: "Peluang", EN: "Opportunities"}
	threatWord      = lang.Word{ID: "Ancaman", EN: "Threats"}
)
