package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// programColumn is a column of the programs table.
type programColumn struct {
	head   lang.Word
	column doc.Column
	cell   func(*programsTable, *plan.Program) doc.Cell
}

// programColumns are the columns by the names writers ask for.
var programColumns = map[string]programColumn{
	"id":        {lang.Word{ID: "Kode", EN: "Code"}, codeColumn, func(t *programsTable, g *plan.Program) doc.Cell { return cell(t.programRef(g)) }},
	"name":      {lang.Program, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return t.name(g) }},
	"dimension": {lang.Dimension, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return cell(t.dimensionRef(g.Dimension)...) }},
	"part":      {lang.SubDimension, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return word(t.partName(g.Dimension, g.Part)) }},
	"agency":    {lang.Agency, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return cell(t.agencyRef(g.Agency)...) }},
	"partners":  {lang.Partners, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return cell(t.partners(g)...) }},
	"years":     {lang.Years, shortColumn, func(_ *programsTable, g *plan.Program) doc.Cell { return word(yearsText(g.Start, g.End)) }},
	"horizon":   {lang.Word{ID: "Jangka", EN: "Time frame"}, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return word(horizonWords[g.Horizon].In(t.lang)) }},
	"budget":    {lang.Budget, moneyColumn, func(t *programsTable, g *plan.Program) doc.Cell { return t.budget(g) }},
	"indicators": {lang.Word{ID: "Indikator", EN: "Indicators"}, textColumn, func(t *programsTable, g *plan.Program) doc.Cell {
		return plainList(t.indicatorTexts(g))
	}},
	"status":  {lang.Word{ID: "Status", EN: "Status"}, textColumn, func(t *programsTable, g *plan.Program) doc.Cell { return word(g.StatusWord().In(t.lang)) }},
	"outputs": {lang.Word{ID: "Keluaran", EN: "Outputs"}, textColumn, func(_ *programsTable, g *plan.Program) doc.Cell { return plainList(g.Outputs) }},
	"activities": {lang.Word{ID: "Kegiatan", EN: "Activities"}, textColumn, func(_ *programsTable, g *plan.Program) doc.Cell {
		var names []string
		for _, a := range g.Activities {
			names = append(names, a.Name)
		}
		return plainList(names)
	}},
	"goals": {lang.Word{ID: "Sasaran", EN: "Goals"}, textColumn, func(_ *programsTable, g *plan.Program) doc.Cell {
		return word(strings.Join(g.Goals, ", "))
	}},
	"location": {lang.Word{ID: "Lokasi", EN: "Location"}, textColumn, func(_ *programsTable, g *plan.Program) doc.Cell { return word(g.Location) }},
}

// column is the column of a name, built in or the plan's own.
func (t *programsTable) column(name string) programColumn {
	if f := t.plan.Records.OwnField(name); f != nil {
		return ownColumn(f)
	}
	return programColumns[name]
}

// programsTable is a programs table being made.
type programsTable struct {
	*job
	filter filter
	unit   money.Unit
	coded  bool // there is a column of codes
}

func (t *programsTable) name(g *plan.Program) doc.Cell {
	if t.coded {
		return word(g.Name)
	}
	return cell(&doc.Ref{ID: "prg-" + g.ID, Text: doc.Str(g.Name), Span: t.view.Span})
}

// money is a program's money within the filter: of its lines, how much is
// costed, and whether any and all of them are.
func (f filter) sum(g *plan.Program) (sum money.Rupiah, costed, whole bool) {
	whole = true
	for _, l := range g.Budget {
		if !f.money(l) {
			continue
		}
		if l.Costed {
			sum, costed = sum+l.Amount, true
		} else {
			whole = false
		}
	}
	return sum, costed, whole && costed
}

func (t *programsTable) budget(g *plan.Program) doc.Cell {
	amount, costed, whole := t.filter.sum(g)
	return t.sumCell(sum{amount, true, costed, !whole}, t.unit)
}

func (t *programsTable) indicatorTexts(g *plan.Program) []string {
	var out []string
	for _, i := range g.Indicators {
		s := i.Name
		if n := len(i.Targets); n > 0 {
			s += ": "
			if i.Baseline != "" {
				s += t.figureText(i.Baseline) + " → "
			}
			s += t.yearValue(i.Targets[n-1]) + " " + unitText(i.Unit)
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// unitText is a unit as it stands behind a number.
func unitText(unit string) string {
	if unit == "persen" {
		return "%"
	}
	return unit
}

func (j *job) programsTable() []doc.Block {
	t := &programsTable{job: j, filter: j.filter(j.body)}
	programs := j.programs(t.filter)
	if len(programs) == 0 {
		return j.noPrograms(t.filter)
	}
	j.sortPrograms(programs, j.body.Text("sort"), t.filter)
	names := j.body.Texts("columns")
	if len(names) == 0 {
		names = []string{"id", "name", "agency", "years", "budget"}
	}
	t.coded = slices.Contains(names, "id")
	var amounts []money.Rupiah
	for _, g := range programs {
		sum, _, _ := t.filter.sum(g)
		amounts = append(amounts, sum)
	}
	for _, n := range names {
		if f := j.plan.Records.OwnField(n); f != nil {
			amounts = append(amounts, ownAmounts(f, programs)...)
		}
	}
	t.unit = tableUnit(amounts)

	id, _ := j.ids(true, false)
	table := j.newTable(id)
	heads := doc.Row{}
	for _, n := range names {
		c := t.column(n)
		if n == "name" && !t.coded {
			c.column.Key = true
		}
		table.Columns = append(table.Columns, c.column)
		heads.Cells = append(heads.Cells, word(c.head.In(j.lang)))
	}
	table.Head = []doc.Row{heads}
	by := j.body.Text("group_by")
	for _, g := range j.groups(by, programs) {
		if g.name != "" {
			table.Rows = append(table.Rows, groupRow(len(names), g.dimension, doc.Str(g.name)...))
		}
		for _, p := range g.programs {
			row := doc.Row{}
			for _, n := range names {
				c := t.column(n).cell(t, p)
				if len(c.Blocks) == 0 {
					c = word("–")
				}
				row.Cells = append(row.Cells, c)
			}
			table.Rows = append(table.Rows, row)
		}
	}
	if slices.ContainsFunc(names, func(n string) bool {
		f := j.plan.Records.OwnField(n)
		return n == "budget" || f != nil && f.Kind == schema.Money
	}) {
		table.Unit = t.unit.Label(j.lang)
	}
	if at := slices.Index(names, "budget"); at >= 0 {
		if len(programs) > 1 {
			table.Rows = append(table.Rows, t.total(at, len(names), programs))
		}
	}
	return []doc.Block{table}
}

// total is the row of sums: the words across the columns before the budget.
func (t *programsTable) total(at, columns int, programs []*plan.Program) doc.Row {
	var sum money.Rupiah
	costed, open := false, 0
	for _, g := range programs {
		s, some, whole := t.filter.sum(g)
		sum, costed = sum+s, costed || some
		if !whole {
			open++
		}
	}
	label := lang.Total.In(t.lang)
	if open > 0 {
		label += " " + fmt.Sprintf(uncosted.In(t.lang), open)
	}
	row := doc.Row{Kind: doc.TotalRow}
	for i := 0; i < columns; i++ {
		switch {
		case i == 0 && at > 0:
			c := word(label)
			c.ColSpan = at
			row.Cells = append(row.Cells, c)
			i = at - 1
		case i == at:
			row.Cells = append(row.Cells, word(t.amount(sum, costed, t.unit)))
		case i == at+1 && at == 0: // the budget comes first: the words stand behind it
			c := word(label)
			c.ColSpan = columns - 1
			row.Cells = append(row.Cells, c)
			i = columns
		default:
			row.Cells = append(row.Cells, doc.Cell{})
		}
	}
	return row
}

// sortPrograms sorts by what is asked for; equal ones stay in the plan's order.
func (e *expander) sortPrograms(programs []*plan.Program, by string, f filter) {
	own := e.plan.Records.OwnField(by)
	slices.SortStableFunc(programs, func(a, b *plan.Program) int {
		switch by {
		case "id":
			return cmp.Compare(a.ID, b.ID)
		case "name":
			return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
		case "start":
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		case "budget": // the dearest first
			x, _, _ := f.sum(a)
			y, _, _ := f.sum(b)
			return cmp.Compare(y, x)
		}
		if own != nil {
			return compareOwn(own, a, b)
		}
		return 0
	})
}

// noPrograms reports a filter that lets nothing pass, which is hardly meant.
func (j *job) noPrograms(f filter) []doc.Block {
	if len(j.plan.Programs) > 0 && !f.broken {
		j.diags.Add(diag.EmptyView, j.view.Span, diag.T("tidak ada program yang cocok dengan saringan", "no program matches the filter"),
			diag.T("periksa gabungan saringannya; bagian ini tampil kosong", "look at how the filters combine; this place shows nothing"))
	}
	return j.note(lang.Word{ID: "Tidak ada program yang cocok.", EN: "No program matches."})
}
