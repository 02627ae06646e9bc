package site

import (
	"cmp"
	"slices"
	"strconv"

	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/progress"
	"jilid/build/text/lang"
)

// MoneyTable is a table of money: the partial "money" of base.html draws it.
type MoneyTable struct {
	Label   string
	RowName string
	Heads   []string
	Rows    []MoneyRow
	Unit    string // "dalam juta rupiah", set below
}

// MoneyRow is a row of it; Class is "total" or "".
type MoneyRow struct {
	Name, Href, Class string
	Cells             []string
}

// sum is an amount that may not be costed at all, which is not zero.
type sum struct {
	amount money.Rupiah
	costed bool
}

func (s *sum) add(l plan.BudgetLine) {
	if l.Costed {
		s.amount, s.costed = s.amount+l.Amount, true
	}
}

func total(programs []*plan.Program, of func(plan.BudgetLine) bool) sum {
	var out sum
	for _, p := range programs {
		for _, l := range p.Budget {
			if of == nil || of(l) {
				out.add(l)
			}
		}
	}
	return out
}

// short is an amount in words that fit a line: "Rp12,4 miliar".
func (s *site) short(x sum) string {
	if !x.costed {
		return s.words.NotCosted
	}
	return x.amount.Short(s.lang)
}

// cell is an amount of a table.
func (s *site) cell(x sum, in money.Scale) string {
	if !x.costed {
		return "–"
	}
	return in.Number(x.amount, s.lang)
}

var dashNote = lang.Word{ID: "; – belum dihitung", EN: "; – not yet costed"}

// byYear is a table of money with a row for each key and a column for each
// year of the plan.
func (s *site) byYear(label, rowName string, rows []MoneyKey) *MoneyTable {
	t, _ := s.moneyTable(label, rowName, rows, nil)
	return t
}

// moneyTable is byYear in a scale that suits more amounts as well; it gives nil for
// rows without any year.
func (s *site) moneyTable(label, rowName string, rows []MoneyKey, amounts []money.Rupiah) (*MoneyTable, money.Scale) {
	years := s.budgetYears(rows)
	if len(years) == 0 {
		return nil, money.Scale{}
	}
	for _, r := range rows {
		for _, l := range r.Lines {
			amounts = append(amounts, l.Amount)
		}
	}
	in := money.Auto(amounts...)
	t := &MoneyTable{Label: label, RowName: rowName, Unit: in.Label(s.lang) + dashNote.In(s.lang)}
	for _, y := range years {
		t.Heads = append(t.Heads, strconv.Itoa(y))
	}
	t.Heads = append(t.Heads, s.words.Total)
	sums := make([]sum, len(years)+1)
	for _, r := range rows {
		row := MoneyRow{Name: r.Name, Href: r.Href}
		var all sum
		for i, y := range years {
			var x sum
			for _, l := range r.Lines {
				if l.Year == y {
					x.add(l)
					all.add(l)
					sums[i].add(l)
					sums[len(years)].add(l)
				}
			}
			row.Cells = append(row.Cells, s.cell(x, in))
		}
		row.Cells = append(row.Cells, s.cell(all, in))
		t.Rows = append(t.Rows, row)
	}
	if len(rows) > 1 {
		foot := MoneyRow{Name: s.words.Total, Class: "total"}
		for _, x := range sums {
			foot.Cells = append(foot.Cells, s.cell(x, in))
		}
		t.Rows = append(t.Rows, foot)
	}
	return t, in
}

// MoneyKey is one row's budget lines.
type MoneyKey struct {
	Name, Href string
	Lines      []plan.BudgetLine
}

func (s *site) budgetYears(rows []MoneyKey) []int {
	var out []int
	for _, r := range rows {
		for _, l := range r.Lines {
			out = append(out, l.Year)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bySource groups budget lines by where the money comes from, largest first.
func bySource(lines []plan.BudgetLine) []MoneyKey {
	var out []MoneyKey
	for _, l := range lines {
		i := slices.IndexFunc(out, func(k MoneyKey) bool { return k.Name == l.Source })
		if i < 0 {
			out, i = append(out, MoneyKey{Name: l.Source}), len(out)
		}
		out[i].Lines = append(out[i].Lines, l)
	}
	slices.SortStableFunc(out, func(a, b MoneyKey) int { return cmp.Compare(amount(b.Lines), amount(a.Lines)) })
	return out
}

func amount(lines []plan.BudgetLine) money.Rupiah {
	var x sum
	for _, l := range lines {
		x.add(l)
	}
	return x.amount
}

func linesOf(programs []*plan.Program) []plan.BudgetLine {
	var out []plan.BudgetLine
	for _, p := range programs {
		out = append(out, p.Budget...)
	}
	return out
}

// spendingByYear is byYear with rows below for what was spent and which share of
// the reported budget that is, where any spending is reported.
func (s *site) spendingByYear(label, rowName string, rows []MoneyKey) *MoneyTable {
	var lines []plan.BudgetLine
	var spent []money.Rupiah
	for _, r := range rows {
		for _, l := range r.Lines {
			lines, spent = append(lines, l), append(spent, l.Spent)
		}
	}
	all := progress.Money(lines)
	if !all.Any {
		return s.byYear(label, rowName, rows)
	}
	t, in := s.moneyTable(label, rowName, rows, spent)
	of, share := MoneyRow{Name: s.words.Spent, Class: "spent"}, MoneyRow{Name: s.words.Absorbed, Class: "spent"}
	add := func(m progress.Spending) {
		text := "–"
		if m.Any {
			text = in.Number(m.Spent, s.lang)
		}
		of.Cells = append(of.Cells, text)
		text = "–"
		if tenths, ok := m.Share(); ok {
			text = lang.Exact(tenths, 1, s.lang) + "%"
		}
		share.Cells = append(share.Cells, text)
	}
	for _, y := range s.budgetYears(rows) {
		add(progress.Money(slices.DeleteFunc(slices.Clone(lines), func(l plan.BudgetLine) bool { return l.Year != y })))
	}
	add(all)
	t.Rows = append(t.Rows, of, share)
	t.Unit = in.Label(s.lang) + lang.Word{ID: "; – belum dihitung atau belum dilaporkan; serapan dari anggaran yang dilaporkan",
		EN: "; – not yet costed or not yet reported; shares of the budget reported on"}.In(s.lang)
	return t
}
