package opendata

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/text/json"
)

// Column of a table.
type Column struct {
	Name      string
	Doc, Type diag.Text
}

// table is a CSV file: its columns and its rows.
type table struct {
	columns []Column
	rows    [][]string
}

func (t *table) column(name string, doc, kind diag.Text) {
	t.columns = append(t.columns, Column{name, doc, kind})
}

// csv writes a table by RFC 4180: UTF-8, commas, CRLF, quotes where they are needed.
func (t *table) csv() []byte {
	var b []byte
	row := func(cells []string) {
		for i, s := range cells {
			if i > 0 {
				b = append(b, ',')
			}
			if strings.ContainsAny(s, "\",\r\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b = append(b, s...)
		}
		b = append(b, "\r\n"...)
	}
	var names []string
	for _, c := range t.columns {
		names = append(names, c.Name)
	}
	row(names)
	for _, r := range t.rows {
		row(r)
	}
	return b
}

// programTable has a row for each program: a column for what is one value or a
// list of them, and one for every year's money. Lists of objects are tables of their own,
// and here only named.
func (b *builder) programTable() *table {
	t := &table{rows: make([][]string, len(b.objects))}
	fill := func(cell func(i int) string) {
		for i := range t.rows {
			t.rows[i] = append(t.rows[i], cell(i))
		}
	}
	for n, m := range b.programs.Members {
		switch {
		case m.Of == nil:
			t.column(m.Name, m.Doc, m.Type)
			fill(func(i int) string { return cell(b.objects[i][n].Value) })
		case m.list && m.Name == "budget":
			for _, of := range yearMoney {
				for _, y := range b.moneyYears() {
					t.column(of.name+"_"+strconv.Itoa(y), diag.T(of.doc.ID, of.doc.EN, y), rupiah.Type)
					fill(func(i int) string { return cell(inYear(b.plan.Programs[i], y, of.of)) })
				}
			}
		case m.list:
			t.column(m.Name, diag.T("%s: namanya saja", "%s: their names alone", m.Doc), texts.Type)
			fill(func(i int) string { return names(b.objects[i][n].Value.([]json.Object)) })
		default:
			t.column(m.Name, m.Doc, truth.Type)
			fill(func(i int) string { return strconv.FormatBool(b.objects[i][n].Value != nil) })
			for k, sub := range m.Of.Members {
				t.column(m.Name+"_"+sub.Name, sub.Doc, sub.Type)
				fill(func(i int) string {
					o, _ := b.objects[i][n].Value.(json.Object)
					if o == nil {
						return ""
					}
					return cell(o[k].Value)
				})
			}
		}
	}
	return t
}

// yearMoney is the money that programs have columns of, by year.
var yearMoney = []struct {
	name string
	doc  diag.Text
	of   func(plan.BudgetLine) (money.Rupiah, bool)
}{
	{"budget", diag.T("anggaran tahun %d sejauh sudah dihitung; kosong jika belum atau tidak ada", "budget of %d as far as it is costed; empty if it isn't or there is none"),
		func(l plan.BudgetLine) (money.Rupiah, bool) { return l.Amount, l.Costed }},
	{"spent", diag.T("yang dibelanjakan pada %d; kosong jika tidak dilaporkan", "what was spent in %d; empty if it wasn't reported"),
		func(l plan.BudgetLine) (money.Rupiah, bool) { return l.Spent, l.HasSpent }},
}

// inYear is a program's money of a year, or null.
func inYear(g *plan.Program, y int, of func(plan.BudgetLine) (money.Rupiah, bool)) any {
	var sum money.Rupiah
	known := false
	for _, l := range g.Budget {
		if n, ok := of(l); ok && l.Year == y {
			sum, known = sum+n, true
		}
	}
	return amount(sum, known)
}

// moneyYears are the years of the plan, and those that have money outside it.
func (b *builder) moneyYears() []int {
	list := b.plan.Period.List()
	for _, g := range b.plan.Programs {
		for _, l := range g.Budget {
			list = append(list, l.Year)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// entryTable has a row for each entry of one of the programs' lists; where
// entries have values by year, for each year of an entry.
func (b *builder) entryTable(list int, m Member) *table {
	t := &table{}
	t.column("program", diag.T("kode program", "the program's id"), text.Type)
	t.column("program_name", diag.T("nama program", "the program's name"), text.Type)
	t.column("program_dimension", diag.T("kode dimensi program", "the program's dimension id"), text.Type)
	t.column("program_agency", diag.T("kode perangkat daerah penanggung jawab program", "id of the agency in charge of the program"), text.Type)
	yearly := slices.IndexFunc(m.Of.Members, Member.yearly)
	for i, sub := range m.Of.Members {
		if i == yearly {
			t.column("year", diag.T("tahun nilai di kolom-kolom berikut", "the year of the values in the next columns"), year.Type)
		}
		kind := sub.Type
		if sub.yearly() {
			if kind = text.Type; sub.form.Type == numbers.Type {
				kind = number.Type
			}
		}
		t.column(sub.Name, sub.Doc, kind)
	}
	for i, o := range b.objects {
		g := b.plan.Programs[i]
		for _, entry := range o[list].Value.([]json.Object) {
			of := []string{""}
			if yearly >= 0 {
				of = entryYears(m.Of, entry)
			}
			for _, y := range of {
				row := []string{g.ID, g.Name, g.Dimension, g.Agency}
				for k, sub := range m.Of.Members {
					if k == yearly {
						row = append(row, y)
					}
					if sub.yearly() {
						row = append(row, cell(ofYear(entry[k].Value.(json.Object), y)))
					} else {
						row = append(row, cell(entry[k].Value))
					}
				}
				t.rows = append(t.rows, row)
			}
		}
	}
	return t
}

// yearly tells values by year.
func (m Member) yearly() bool { return m.Type == byYear.Type || m.Type == numbers.Type }

// entryYears are the years that an entry has values of; at least "".
func entryYears(r *Record, entry json.Object) []string {
	var out []string
	for i, m := range r.Members {
		if !m.yearly() {
			continue
		}
		for _, of := range entry[i].Value.(json.Object) {
			first, last, ok := strings.Cut(of.Name, "-")
			if !ok {
				last = first
			}
			from, _ := strconv.Atoi(first)
			to, _ := strconv.Atoi(last)
			for y := from; y <= to; y++ {
				out = append(out, strconv.Itoa(y))
			}
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ofYear is the value of a year, also from a range of years.
func ofYear(values json.Object, y string) any {
	for _, m := range values {
		if first, last, ok := strings.Cut(m.Name, "-"); m.Name == y || ok && first <= y && y <= last {
			return m.Value
		}
	}
	return nil
}

// names are the names of the entries of a list, or what else comes first in them.
func names(list []json.Object) string {
	var out []string
	for _, o := range list {
		if s, ok := o[0].Value.(string); ok {
			out = append(out, s)
		}
	}
	return cell(out)
}

// cell writes a value into a cell. The items of a list are parted by `; `; a
// semicolon in an item gets a backslash before it, as in jilid's own sheets.
func cell(v any) string {
	var items []string
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool, int, int64, json.Raw:
		return fmt.Sprint(v)
	case []string:
		items = v
	case []int:
		for _, n := range v {
			items = append(items, strconv.Itoa(n))
		}
	case []any:
		for _, x := range v {
			items = append(items, cell(x))
		}
	case json.Object: // by year or name
		for _, m := range v {
			items = append(items, m.Name+": "+cell(m.Value))
		}
	default:
		panic(fmt.Sprintf("opendata: a cell of type %T", v))
	}
	var b strings.Builder
	for i, s := range items {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(strings.ReplaceAll(s, ";", `\;`))
	}
	return b.String()
}
