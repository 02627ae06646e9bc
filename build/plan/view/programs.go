package view

import (
	"cmp"
	"fmt"
	"slices"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// programsTable is a programs table being made.
type programsTable struct {
	*job
	filter   filter
	scale    money.Scale
	years    []int           // of columns of every year
	order    []*plan.Program // as the rows have them
	coded    bool            // there is a column of codes
	measured bool            // every indicator has a row
	costed   bool            // there is money that may not be costed
	rounded  bool            // a value of an indicator is
}

// withUnit is a number with its unit behind it: 45%, 12 layanan.
func withUnit(number, unit string) string {
	switch unit {
	case "%", "persen", "percent":
		return number + "%"
	}
	return number + " " + unit
}

func (j *job) programsTable() []doc.Block {
	t := &programsTable{job: j, filter: j.filter(j.body)}
	programs := j.programs(t.filter)
	if len(programs) == 0 {
		return j.noPrograms(t.filter)
	}
	j.sortPrograms(programs, j.body.Text("sort"), t.filter)
	groups := j.groups(j.body.Text("group_by"), programs)
	for _, g := range groups {
		t.order = append(t.order, g.programs...)
	}
	names := j.body.Texts("columns")
	if len(names) == 0 {
		names = []string{"id", "name", "agency", "years", "budget"}
	}
	has := func(some ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(some, n) })
	}
	t.coded, t.measured, t.costed = has("id"), has(measuring...), has("budget", "total", "yearly", "yearly_budget")
	t.years = j.years(programs, t.filter)
	var columns []programColumn
	for _, n := range names {
		columns = append(columns, t.columnsOf(n)...)
	}
	id, _ := j.ids(true, false)
	table := j.newTable(id)
	table.Head = columnHeads(columns)
	var amounts []money.Rupiah
	summed := false
	for _, c := range columns {
		table.Columns = append(table.Columns, c.set)
		for _, g := range programs {
			if c.sum != nil {
				amounts, summed = append(amounts, c.sum(g).amount), true
			}
		}
	}
	t.scale = j.scale(amounts)
	for _, g := range groups {
		if g.name != "" {
			table.Rows = append(table.Rows, groupRow(len(columns), g.dimension, doc.Str(g.name)...))
		}
		for _, p := range g.programs {
			table.Rows = append(table.Rows, t.rows(columns, p)...)
		}
	}
	if t.rounded && !t.scale.Rounded {
		j.remark(table, roundedValues)
	}
	if summed {
		j.inScale(table, t.scale)
		if len(programs) > 1 {
			table.Rows = append(table.Rows, t.total(columns, programs))
		}
	}
	return []doc.Block{table}
}

// columnHeads are the rows of the head: two, where columns have a head in common.
func columnHeads(columns []programColumn) []doc.Row {
	var top, low doc.Row
	for i := 0; i < len(columns); {
		c := columns[i]
		end := i + 1
		for c.over != "" && end < len(columns) && columns[end].over == c.over {
			end++
		}
		over := word(c.head)
		if c.over != "" {
			over = word(c.over)
			over.ColSpan, over.Align = end-i, doc.AlignCenter
			for _, under := range columns[i:end] {
				low.Cells = append(low.Cells, word(under.head))
			}
		}
		top.Cells = append(top.Cells, over)
		i = end
	}
	if low.Cells == nil {
		return []doc.Row{top}
	}
	for i := range top.Cells {
		if c := &top.Cells[i]; c.ColSpan == 0 {
			c.RowSpan = 2
		}
	}
	return []doc.Row{top, low}
}

// rows are those of a program: one for every indicator, if the table tells of
// them; what is said of the program spans them.
func (t *programsTable) rows(columns []programColumn, g *plan.Program) []doc.Row {
	rows := make([]doc.Row, 1)
	if t.measured && len(g.Indicators) > 1 {
		rows = make([]doc.Row, len(g.Indicators))
	}
	for i := range rows {
		var indicator plan.Indicator
		if i < len(g.Indicators) {
			rounded := false
			indicator, rounded = t.counted(g.Indicators[i])
			t.rounded = t.rounded || rounded && t.measured
		}
		for _, c := range columns {
			var made doc.Cell
			switch {
			case c.indicator != nil && i < len(g.Indicators):
				made = c.indicator(&indicator)
			case c.indicator != nil:
			case i > 0:
				continue
			case c.sum != nil:
				made = t.sumCell(c.sum(g), t.scale)
			default:
				made = c.program(g)
			}
			if len(made.Blocks) == 0 {
				made = word("–")
			}
			if c.indicator == nil && len(rows) > 1 {
				made.RowSpan = len(rows)
			}
			rows[i].Cells = append(rows[i].Cells, made)
		}
	}
	return rows
}

// total is the row of sums, with its words across the first columns that have none.
func (t *programsTable) total(columns []programColumn, programs []*plan.Program) doc.Row {
	label := lang.Total.In(t.lang)
	if open := t.open(programs); open > 0 {
		label += " " + fmt.Sprintf(uncosted.In(t.lang), lang.ProgramCount.Count(open, t.lang))
	}
	row := doc.Row{Kind: doc.TotalRow}
	for i := 0; i < len(columns); i++ {
		if sums := columns[i].sum; sums != nil {
			var all sum
			for _, g := range programs {
				all = all.plus(sums(g))
			}
			all.open = false // which the words say
			row.Cells = append(row.Cells, t.sumCell(all, t.scale))
			continue
		}
		made := word(label)
		if label = ""; len(made.Blocks) > 0 {
			from := i
			for i+1 < len(columns) && columns[i+1].sum == nil {
				i++
			}
			made.ColSpan, made.Align = i+1-from, doc.AlignLeft
		}
		row.Cells = append(row.Cells, made)
	}
	return row
}

// open counts the programs that are not or not all costed.
func (t *programsTable) open(programs []*plan.Program) (n int) {
	for _, g := range programs {
		if t.costed && t.filter.sum(g, 0).open {
			n++
		}
	}
	return n
}

// sum is a program's money of a year within the filter or – year 0 – of all
// its years; a program without any line is not yet costed.
func (f filter) sum(g *plan.Program, year int) (all sum) {
	for _, l := range g.Budget {
		if f.money(l) && (year == 0 || l.Year == year) {
			s := sum{given: true, costed: l.Costed, open: !l.Costed}
			if l.Costed {
				s.amount = l.Amount
			}
			all = all.plus(s)
		}
	}
	if year == 0 && !all.given {
		return sum{given: true, open: true}
	}
	return all
}

// spent is what was spent of a program's money, as far as that is known.
func (f filter) spent(g *plan.Program) (all sum) {
	for _, l := range g.Budget {
		if f.money(l) && l.HasSpent {
			all = all.plus(sum{amount: l.Spent, given: true, costed: true})
		}
	}
	return all
}

// sortPrograms sorts by what is asked for; equal ones stay in the plan's order.
func (e *expander) sortPrograms(programs []*plan.Program, by string, f filter) {
	own := e.plan.Records.OwnField(by)
	if by == "name" {
		lang.SortNames(programs, e.lang, func(g *plan.Program) string { return g.Name })
		return
	}
	slices.SortStableFunc(programs, func(a, b *plan.Program) int {
		switch by {
		case "id":
			return cmp.Compare(a.ID, b.ID)
		case "start":
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		case "budget": // the dearest first
			return cmp.Compare(f.sum(b, 0).amount, f.sum(a, 0).amount)
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
