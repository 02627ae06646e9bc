package view

import (
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// indicators is a table of what programs are measured by: under each program
// its indicators, with a row of actual values where there are any.
func (j *job) indicators() []doc.Block {
	f := j.filter(j.body)
	var programs []*plan.Program
	for _, g := range j.programs(f) {
		if len(g.Indicators) > 0 {
			programs = append(programs, g)
		}
	}
	if len(programs) == 0 {
		return j.noPrograms(f)
	}
	table, picture := j.shown("")
	tableID, figureID := j.ids(table, picture)
	var out []doc.Block
	if table {
		out = j.indicatorTable(j.newTable(tableID), programs, f)
	}
	if picture {
		made := j.measures(programs, f, figureID, func() *doc.Table {
			t := j.newTable("")
			j.indicatorLines(t, programs, f, true)
			return t
		})
		if len(made) == 0 && !table {
			return j.note(lang.Word{ID: "Belum ada target berupa angka.", EN: "There are no targets in numbers yet."})
		}
		out = append(out, made...)
	}
	return out
}

func (j *job) indicatorTable(t *doc.Table, programs []*plan.Program, f filter) []doc.Block {
	told := true
	if v := j.body.Get("actual"); v != nil {
		if v.Bool {
			return j.outcomes(t, programs, f)
		}
		told = false
	}
	j.indicatorLines(t, programs, f, told)
	return []doc.Block{t}
}

// indicatorLines fills a table with the indicators of programs, a column a year.
func (j *job) indicatorLines(t *doc.Table, programs []*plan.Program, f filter, told bool) {
	y := indicatorYears(programs, f, told)
	t.Columns, t.Head = j.indicatorColumns(y)
	rounded := false
	j.underPrograms(t, programs, func(g *plan.Program) []doc.Row {
		rows, changed := j.indicatorRows(g, y)
		rounded = rounded || changed
		return rows
	})
	if rounded {
		j.remark(t, roundedValues)
	}
}

// underPrograms fills a table with rows under each program's name, grouped as
// the view asks.
func (j *job) underPrograms(t *doc.Table, programs []*plan.Program, rows func(*plan.Program) []doc.Row) {
	for _, group := range j.groups(j.body.Text("group_by"), programs) {
		if group.name != "" {
			t.Rows = append(t.Rows, groupRow(len(t.Columns), group.dimension, &doc.Strong{Text: doc.Str(group.name)}))
		}
		for _, g := range group.programs {
			dimension := g.Dimension
			if group.dimension != "" { // the heading above has the tint
				dimension = ""
			}
			t.Rows = append(t.Rows, groupRow(len(t.Columns), dimension, j.programName(g)...))
			t.Rows = append(t.Rows, rows(g)...)
		}
	}
}

// shownYears are the years that an indicators' table has columns for. What was
// reached of a single year stands beside its target, of several in a row below.
type shownYears struct {
	years        []int
	told, beside bool
}

func (j *job) indicatorColumns(y shownYears) ([]doc.Column, []doc.Row) {
	columns := []doc.Column{keyColumn, textColumn, moneyColumn}
	names := []string{indicatorWord.In(j.lang), unitWord.In(j.lang), baselineWord.In(j.lang)}
	for _, y := range y.years {
		columns = append(columns, moneyColumn)
		names = append(names, strconv.Itoa(y))
	}
	if y.beside {
		columns, names = append(columns, moneyColumn), append(names, actualHead.In(j.lang))
	}
	return columns, head(names...)
}

// indicatorYears are the years that have a target or, if those are to be told, an
// actual value.
func indicatorYears(programs []*plan.Program, f filter, told bool) shownYears {
	out := shownYears{told: told}
	add := func(values []plan.YearValue) (any bool) {
		for _, v := range values {
			if len(f.years) == 0 || slices.Contains(f.years, v.Year) {
				any = true
				if !slices.Contains(out.years, v.Year) {
					out.years = append(out.years, v.Year)
				}
			}
		}
		return any
	}
	for _, g := range programs {
		for _, i := range g.Indicators {
			add(i.Targets)
			if told {
				out.beside = add(i.Actual) || out.beside
			}
		}
	}
	slices.Sort(out.years)
	out.beside = out.beside && len(out.years) == 1
	return out
}

// indicatorRows tells too whether a value is rounded.
func (j *job) indicatorRows(g *plan.Program, shown shownYears) (out []doc.Row, rounded bool) {
	years := shown.years
	for _, i := range g.Indicators {
		i, changed := j.counted(i)
		rounded = rounded || changed
		row := doc.Row{Cells: []doc.Cell{word(i.Name), word(i.Unit), word(dash(i.Baseline))}}
		row.Cells = append(row.Cells, j.yearCells(i.Targets, years)...)
		if shown.beside {
			row.Cells = append(row.Cells, j.yearCells(i.Actual, years)...)
		}
		out = append(out, row)
		if shown.told && !shown.beside && len(i.Actual) > 0 {
			row := doc.Row{Cells: []doc.Cell{cell(&doc.Emph{Text: doc.Str(actualWord.In(j.lang))}), {}, {}}}
			for _, c := range j.yearCells(i.Actual, years) {
				if p, ok := c.Blocks[0].(*doc.Paragraph); ok {
					c = cell(&doc.Emph{Text: p.Text})
				}
				row.Cells = append(row.Cells, c)
			}
			out = append(out, row)
		}
	}
	return out, rounded
}

func (j *job) yearCells(values []plan.YearValue, years []int) []doc.Cell {
	var out []doc.Cell
	for _, y := range years {
		text := "–"
		for _, v := range values {
			if v.Year == y {
				text = dash(j.yearValue(v))
			}
		}
		out = append(out, word(text))
	}
	return out
}

// dash stands for what isn't given.
func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

var (
	indicatorWord = lang.Word{ID: "Indikator", EN: "Indicator"}
	unitWord      = lang.Word{ID: "Satuan", EN: "Unit"}
	baselineWord  = lang.Word{ID: "Awal", EN: "Baseline"}
	roundedValues = lang.Word{ID: "Angka dibulatkan", EN: "Figures are rounded"}
	actualWord    = lang.Word{ID: "realisasi", EN: "actual"}
)
