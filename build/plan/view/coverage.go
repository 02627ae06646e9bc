package view

import (
	"slices"
	"strconv"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/chart"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// coverage counts programs by two keys, as a picture, a table or both. Of parts,
// dimensions and agencies all are there, so that one without a program is seen.
func (j *job) coverage() []doc.Block {
	f := j.filter(j.body)
	programs := j.programs(f)
	if len(programs) == 0 {
		return j.noPrograms(f)
	}
	by := j.body.Texts("by")
	if len(by) == 0 {
		by = []string{"part", "agency"}
	}
	if len(by) != 2 || by[0] == by[1] {
		j.diags.Add(diag.BadView, j.at("by"), diag.T("`menurut` menerima dua kunci yang berbeda", "`by` takes two different keys"),
			diag.T("tulis misalnya `menurut: [subdimensi, opd]`: baris, lalu kolom", "write `by: [part, agency]`: rows, then columns"))
		by = []string{"part", "agency"}
	}
	g := covered{rows: j.lines(by[0], programs, f), columns: j.lines(by[1], programs, f)}
	if len(g.rows) == 0 || len(g.columns) == 0 {
		return j.noPrograms(f)
	}
	g.count(programs, func(p *plan.Program) []string { return j.keysOf(by[0], p) }, func(p *plan.Program) []string { return j.keysOf(by[1], p) })
	show := j.body.Text("show")
	table, picture := show == "table" || show == "both", show != "table"
	tableID, figureID := j.ids(table, picture)
	var out []doc.Block
	if table {
		out = append(out, j.coverageTable(by, g, tableID))
	}
	if picture {
		for i, s := range chart.Coverage(j.coverageData(g)) {
			fig := j.figure(partID(figureID, i), s, j.coverageTable(by, g, ""))
			if i > 0 { // the first has all of them
				fig.Data = nil
			}
			out = append(out, fig)
		}
	}
	return out
}

// covered is programs counted by rows and columns. A program may be in several
// of both, so the sums are counted too.
type covered struct {
	rows, columns []countedLine
	counts        [][]int
	sum           int
}

func (g *covered) count(programs []*plan.Program, rowsOf, columnsOf func(*plan.Program) []string) {
	for range g.rows {
		g.counts = append(g.counts, make([]int, len(g.columns)))
	}
	place := func(lines []countedLine, keys []string) (out []int) {
		for i, l := range lines {
			if slices.Contains(keys, l.key) {
				out = append(out, i)
			}
		}
		return out
	}
	for _, p := range programs {
		rows, columns := place(g.rows, rowsOf(p)), place(g.columns, columnsOf(p))
		if len(rows) == 0 || len(columns) == 0 {
			continue
		}
		g.sum++
		for _, k := range columns {
			g.columns[k].sum++
		}
		for _, i := range rows {
			g.rows[i].sum++
			for _, k := range columns {
				g.counts[i][k]++
			}
		}
	}
}

// countedLine is a row or column; group is its dimension's name where rows stand under those.
type countedLine struct {
	entry
	group string
	sum   int
}

// keysOf are the rows or columns that a program belongs to.
func (j *job) keysOf(by string, g *plan.Program) []string {
	var out []string
	switch by {
	case "year":
		for _, y := range g.Years().List() {
			out = append(out, strconv.Itoa(y))
		}
		return out
	case "source":
		for _, l := range g.Budget {
			out = append(out, l.Source)
		}
		return out
	}
	return []string{j.keyOf(by, g, plan.BudgetLine{})}
}

// lines are the rows or columns of a key in the plan's order.
func (j *job) lines(by string, programs []*plan.Program, f filter) []countedLine {
	var out []countedLine
	add := func(n entry, group string) { out = append(out, countedLine{entry: n, group: group}) }
	has := func(key string) bool {
		return slices.ContainsFunc(programs, func(g *plan.Program) bool { return slices.Contains(j.keysOf(by, g), key) })
	}
	switch by {
	case "part", "dimension":
		for _, d := range j.plan.Dimensions {
			if !oneOf(f.dimension, d.ID) {
				continue
			}
			if by == "dimension" {
				add(entry{key: d.ID, text: j.dimensionRef(d.ID), name: d.Name, dimension: d.ID}, "")
				continue
			}
			for _, p := range d.Parts {
				if oneOf(f.part, p.ID) {
					add(entry{key: d.ID + "/" + p.ID, text: doc.Str(p.Name), name: p.Name, dimension: d.ID}, d.Name)
				}
			}
			if has(d.ID + "/") {
				add(entry{key: d.ID + "/", text: doc.Str("–"), name: "–", dimension: d.ID}, d.Name)
			}
		}
	case "agency":
		all := len(programs) == len(j.plan.Programs)
		for _, a := range j.plan.Agencies {
			if all || has(a.ID) || slices.Contains(f.agency, a.ID) {
				add(entry{key: a.ID, text: j.agencyRef(a.ID), name: a.Short}, "")
			}
		}
		if has("") {
			add(entry{text: doc.Str("–"), name: "–"}, "")
		}
	default:
		for _, n := range j.entries(by, programs, f) {
			if by != "year" || has(n.key) {
				add(n, "")
			}
		}
	}
	return out
}

func (j *job) coverageData(g covered) chart.CoverageData {
	d := chart.CoverageData{Title: doc.Plain(j.caption()), Lang: j.lang}
	if d.Title == "" {
		d.Title = coverageWord.In(j.lang)
	}
	d.Sum = g.sum
	for _, c := range g.columns {
		d.Columns = append(d.Columns, chart.CoverageColumn{Name: c.name, Sum: c.sum})
	}
	for i, r := range g.rows {
		role := scene.Role("sea")
		if r.dimension != "" {
			role = r.role()
		}
		if last := len(d.Groups) - 1; last < 0 || d.Groups[last].Name != r.group || d.Groups[last].Role != role {
			d.Groups = append(d.Groups, chart.CoverageGroup{Name: r.group, Role: role})
		}
		at := &d.Groups[len(d.Groups)-1]
		at.Rows = append(at.Rows, chart.CoverageRow{Name: r.name, Counts: g.counts[i], Sum: r.sum})
	}
	return d
}

func (j *job) coverageTable(by []string, g covered, id string) *doc.Table {
	t := j.newTable(id, keyColumn)
	names := []string{j.byWord(by[0])}
	for _, c := range g.columns {
		t.Columns, names = append(t.Columns, moneyColumn), append(names, c.name)
	}
	t.Columns, names = append(t.Columns, moneyColumn), append(names, lang.Total.In(j.lang))
	t.Head = head(names...)
	group := ""
	for i, r := range g.rows {
		if r.group != group {
			group = r.group
			t.Rows = append(t.Rows, groupRow(len(t.Columns), r.dimension, doc.Str(group)...))
		}
		row := doc.Row{Cells: []doc.Cell{cell(r.text...)}}
		for _, n := range g.counts[i] {
			row.Cells = append(row.Cells, word(dashed(n)))
		}
		row.Cells = append(row.Cells, word(strconv.Itoa(r.sum)))
		t.Rows = append(t.Rows, row)
	}
	total := doc.Row{Kind: doc.TotalRow, Cells: []doc.Cell{word(lang.Total.In(j.lang))}}
	for _, c := range g.columns {
		total.Cells = append(total.Cells, word(strconv.Itoa(c.sum)))
	}
	total.Cells = append(total.Cells, word(strconv.Itoa(g.sum)))
	t.Rows = append(t.Rows, total)
	return t
}

// dashed is a count, where none is a dash.
func dashed(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// partID is the anchor of the further pictures of a view that needs several.
func partID(id string, i int) string {
	if i == 0 || id == "" {
		return id
	}
	return id + "-" + strconv.Itoa(i+1)
}

var coverageWord = lang.Word{ID: "Cakupan program", EN: "Coverage of programs"}
