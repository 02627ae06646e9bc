package view

import (
	"fmt"
	"slices"
	"strconv"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/scene"
)

// entry is a row or column of a budget: a year, a dimension, a source …
type entry struct {
	key       string
	text      []doc.Inline
	name      string // plain, for charts
	dimension string // whose colour it has, or ""
}

// sum is money with what is known of it.
type sum struct {
	amount       money.Rupiah
	given        bool // there are lines at all
	costed, open bool // some lines are costed, some are not
}

func (s sum) plus(t sum) sum {
	return sum{s.amount + t.amount, s.given || t.given, s.costed || t.costed, s.open || t.open}
}

// matrix is money by two keys. Every sum in it is computed from the lines.
type matrix struct {
	rows, columns []entry // columns is nil for a budget by one key
	cells         map[[2]string]sum
}

// budget draws money as a table, a chart or both, from the same matrix.
func (j *job) budget() []doc.Block {
	f := j.filter(j.body)
	by := j.body.Texts("by")
	spent := j.body.Bool("spent")
	if len(by) == 0 {
		by = []string{"dimension", "year"}
		if spent {
			by = []string{"year"}
		}
	}
	if len(by) > 2 || len(by) == 2 && by[0] == by[1] {
		j.diags.Add(diag.BadView, j.at("by"), diag.T("`menurut` menerima satu atau dua kunci yang berbeda", "`by` takes one or two different keys"),
			diag.T("tulis misalnya `menurut: [dimensi, tahun]`: baris, lalu kolom", "write `by: [dimension, year]`: rows, then columns"))
		by = slices.Compact(by[:min(len(by), 2)])
	}
	programs := j.programs(f)
	if len(programs) == 0 {
		return j.noPrograms(f)
	}
	if spent {
		return j.spending(by, programs, f)
	}
	m := j.matrix(by, programs, f)
	kind := j.body.Text("chart")
	table, picture := j.shown(kind)
	tableID, figureID := j.ids(table, picture)
	var out []doc.Block
	if table {
		out = append(out, j.budgetTable(by, m, tableID))
	}
	if picture {
		out = append(out, j.budgetChart(by, kind, m, figureID))
	}
	return out
}

// shown tells whether a table and whether a picture is asked for: a kind of chart
// alone asks for the chart.
func (j *job) shown(kind string) (table, picture bool) {
	show := j.body.Text("show")
	if show == "" {
		show = "table"
		if kind != "" && kind != "none" {
			show = "chart"
		}
	}
	return show != "chart", show != "table" && kind != "none"
}

// matrix sums every budget line of the programs into its cell.
func (j *job) matrix(by []string, programs []*plan.Program, f filter) matrix {
	m := matrix{cells: map[[2]string]sum{}}
	m.rows = j.entries(by[0], programs, f)
	if len(by) == 2 {
		m.columns = j.entries(by[1], programs, f)
	}
	for _, g := range programs {
		for _, l := range g.Budget {
			if !f.money(l) {
				continue
			}
			at := [2]string{j.keyOf(by[0], g, l), ""}
			if len(by) == 2 {
				at[1] = j.keyOf(by[1], g, l)
			}
			add := sum{given: true, costed: l.Costed, open: !l.Costed}
			if l.Costed {
				add.amount = l.Amount
			}
			m.cells[at] = m.cells[at].plus(add)
		}
		if len(g.Budget) == 0 { // a program without any line is not yet costed
			for _, r := range m.rows {
				if by[0] != "year" && by[0] != "source" && r.key == j.keyOf(by[0], g, plan.BudgetLine{}) {
					at := [2]string{r.key, missingKey}
					m.cells[at] = m.cells[at].plus(sum{open: true})
				}
			}
		}
	}
	return m
}

// missingKey is the column of what is in no column: programs without a budget.
const missingKey = "\x00"

// keyOf is the entry a line belongs to.
func (e *expander) keyOf(by string, g *plan.Program, l plan.BudgetLine) string {
	switch by {
	case "year":
		return strconv.Itoa(l.Year)
	case "dimension":
		return g.Dimension
	case "part":
		return g.Dimension + "/" + g.Part
	case "agency":
		return g.Agency
	case "source":
		return l.Source
	}
	if f := e.plan.Records.OwnField(by); f != nil {
		return e.ownKey(f, g)
	}
	return g.ID
}

// entries are the rows or columns of a key, in the plan's order.
func (j *job) entries(by string, programs []*plan.Program, f filter) []entry {
	var out []entry
	switch by {
	case "year":
		for _, y := range j.years(programs, f) {
			out = append(out, entry{key: strconv.Itoa(y), text: doc.Str(strconv.Itoa(y)), name: strconv.Itoa(y)})
		}
	case "source":
		for _, s := range j.sources(programs, f) {
			name := s
			if name == "" {
				name = unnamedSource.In(j.lang)
			}
			out = append(out, entry{key: s, text: doc.Str(name), name: name})
		}
	case "program":
		for _, g := range programs {
			out = append(out, entry{key: g.ID, text: j.programName(g), name: g.ID + " " + g.Name, dimension: g.Dimension})
		}
	default:
		for _, g := range j.groups(by, programs) {
			n := entry{key: g.id, text: doc.Str(g.name), name: g.name, dimension: g.dimension}
			switch by {
			case "dimension":
				if g.id != "" {
					n.text = j.dimensionRef(g.id)
				} else {
					n.key = g.programs[0].Dimension
				}
			case "part":
				n.key = g.dimension + "/" + g.programs[0].Part
			case "agency":
				if a := j.plan.Agency(g.id); a != nil {
					n.text, n.name = j.agencyRef(g.id), a.Short
				} else {
					n.key = g.programs[0].Agency
				}
			}
			out = append(out, n)
		}
	}
	return out
}

// years are those of the filter, else of the plan and its budget lines.
func (j *job) years(programs []*plan.Program, f filter) []int {
	if len(f.years) > 0 {
		return f.years
	}
	out := j.plan.Period.List()
	for _, g := range programs {
		for _, l := range g.Budget {
			if !slices.Contains(out, l.Year) {
				out = append(out, l.Year)
			}
		}
	}
	slices.Sort(out)
	return out
}

// sources of money in order of the alphabet, what has none last.
func (j *job) sources(programs []*plan.Program, f filter) []string {
	var out []string
	for _, g := range programs {
		for _, l := range g.Budget {
			if f.money(l) && !slices.Contains(out, l.Source) {
				out = append(out, l.Source)
			}
		}
	}
	lang.SortNames(out, j.lang, func(s string) string { return s })
	if i := slices.Index(out, ""); i >= 0 {
		out = append(slices.Delete(out, i, i+1), "")
	}
	return out
}

// row and column are the sums along one entry; all is the whole.
func (m matrix) row(key string) (s sum) {
	for _, c := range m.keys() {
		s = s.plus(m.cells[[2]string{key, c}])
	}
	return s.plus(m.cells[[2]string{key, missingKey}])
}

func (m matrix) column(key string) (s sum) {
	for _, r := range m.rows {
		s = s.plus(m.cells[[2]string{r.key, key}])
	}
	return s
}

func (m matrix) all() (s sum) {
	for _, r := range m.rows {
		s = s.plus(m.row(r.key))
	}
	return s
}

func (m matrix) keys() []string {
	if m.columns == nil {
		return []string{""}
	}
	var out []string
	for _, c := range m.columns {
		out = append(out, c.key)
	}
	return out
}

// amounts are those of all cells.
func (m matrix) amounts() []money.Rupiah {
	var out []money.Rupiah
	for _, s := range m.cells {
		out = append(out, s.amount)
	}
	return out
}

// sumCell writes a sum: a dash where there is nothing, words where it isn't
// costed, a plus behind what is only partly costed.
func (j *job) sumCell(s sum, in money.Scale) doc.Cell {
	switch {
	case !s.given && !s.open:
		return word("–")
	case !s.costed:
		return word(lang.NotCosted.In(j.lang))
	case s.open:
		return word(in.Number(s.amount, j.lang) + "\u00a0+")
	}
	return word(in.Number(s.amount, j.lang))
}

func (j *job) budgetTable(by []string, m matrix, id string) *doc.Table {
	in := j.scale(m.amounts())
	t := j.newTable(id, keyColumn)
	names := []string{j.byWord(by[0])}
	for _, c := range m.columns {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, c.name)
	}
	t.Columns = append(t.Columns, moneyColumn)
	names = append(names, lang.Total.In(j.lang))
	all := m.all()
	shares, shared := m.columns == nil && all.amount > 0, int64(0)
	if shares {
		t.Columns = append(t.Columns, moneyColumn)
		names = append(names, shareWord.In(j.lang))
	}
	t.Head = head(names...)
	for _, r := range m.rows {
		row := doc.Row{Cells: []doc.Cell{cell(r.text...)}}
		if by[0] == "dimension" {
			row.Dimension = r.dimension
		}
		for _, c := range m.columns {
			row.Cells = append(row.Cells, j.sumCell(m.cells[[2]string{r.key, c.key}], in))
		}
		s := m.row(r.key)
		row.Cells = append(row.Cells, j.sumCell(s, in))
		if shares {
			of := money.Share(s.amount, all.amount)
			row.Cells = append(row.Cells, j.shareCell(of))
			shared += of
		}
		t.Rows = append(t.Rows, row)
	}
	total := doc.Row{Kind: doc.TotalRow, Cells: []doc.Cell{word(lang.Total.In(j.lang))}}
	for _, c := range m.columns {
		total.Cells = append(total.Cells, j.sumCell(m.column(c.key), in))
	}
	total.Cells = append(total.Cells, j.sumCell(all, in))
	if shares {
		total.Cells = append(total.Cells, j.shareCell(1000))
		in.Rounded = in.Rounded || shared != 1000
	}
	t.Rows = append(t.Rows, total)
	j.inScale(t, in)
	if all.open && all.costed {
		j.remark(t, plusNote)
	}
	return t
}

func (e *expander) shareCell(tenths int64) doc.Cell { return word(lang.Exact(tenths, 1, e.lang) + "%") }

// role is the colour of an entry: its dimension's, or the chart's own choice.
func (n entry) role() scene.Role {
	if n.dimension == "" {
		return ""
	}
	return scene.Role("dim-" + n.dimension)
}

var (
	unnamedSource = lang.Word{ID: "Tidak disebut", EN: "Not named"}
	shareWord     = lang.Word{ID: "Bagian", EN: "Share"}
	plusNote      = lang.Word{ID: "Tanda + berarti sebagian belum dihitung", EN: "A + means that a part is not yet costed"}
)

var byWords = map[string]lang.Word{
	"year": lang.Year, "dimension": lang.Dimension, "part": lang.SubDimension, "agency": lang.Agency, "source": lang.FundSource, "program": lang.Program,
}

// byWord is the heading of what money is counted by.
func (e *expander) byWord(by string) string {
	if f := e.plan.Records.OwnField(by); f != nil {
		return f.Own.Name
	}
	return byWords[by].In(e.lang)
}

// budgetCaption names a chart that has no caption.
func (j *job) budgetCaption(by []string) string {
	if s := doc.Plain(j.caption()); s != "" {
		return s
	}
	if len(by) == 2 {
		return fmt.Sprintf("%s: %s, %s", lang.Budget.In(j.lang), j.byWord(by[0]), j.byWord(by[1]))
	}
	return fmt.Sprintf("%s: %s", lang.Budget.In(j.lang), j.byWord(by[0]))
}
