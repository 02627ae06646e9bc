package view

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jilid/build/plan"
	"jilid/build/plan/schema"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// programColumn is a column of the programs table. It says something of each
// program, or of each of its indicators: then a program has as many rows.
type programColumn struct {
	over      string // head above this and the neighbours that have it too, or ""
	head      string
	set       doc.Column
	program   func(*plan.Program) doc.Cell
	indicator func(*plan.Indicator) doc.Cell
	sum       func(*plan.Program) sum // money, summed up in the last row
}

// figureColumn holds numbers that words may stand for: "belum dihitung" takes two
// lines, so that years stay narrow.
var figureColumn = doc.Column{Align: doc.AlignRight}

// columnsOf are the columns that a writer asks for by a name: several for what
// there is of every year.
func (t *programsTable) columnsOf(name string) []programColumn {
	if f := t.plan.Records.OwnField(name); f != nil {
		return []programColumn{t.ownColumn(f)}
	}
	w := programHeads[name].In(t.lang)
	of := func(set doc.Column, f func(*plan.Program) doc.Cell) []programColumn {
		return []programColumn{{head: w, set: set, program: f}}
	}
	each := func(f func(*plan.Indicator) doc.Cell) []programColumn {
		return []programColumn{{head: w, set: figureColumn, indicator: f}}
	}
	texts := func(f func(*plan.Program) []string) []programColumn {
		return of(textColumn, func(g *plan.Program) doc.Cell { return plainList(f(g)) })
	}
	text := func(f func(*plan.Program) string) []programColumn {
		return of(textColumn, func(g *plan.Program) doc.Cell { return word(f(g)) })
	}
	year := func(f func(*plan.Program) int) []programColumn {
		return of(shortColumn, func(g *plan.Program) doc.Cell { return word(yearText(f(g))) })
	}
	switch name {
	case "number":
		return of(moneyColumn, func(g *plan.Program) doc.Cell { return word(strconv.Itoa(slices.Index(t.order, g) + 1)) })
	case "id":
		return of(codeColumn, func(g *plan.Program) doc.Cell { return cell(t.programRef(g)) })
	case "name":
		return of(doc.Column{Align: doc.AlignLeft, Key: !t.coded}, t.name)
	case "summary":
		return text(func(g *plan.Program) string { return g.Summary })
	case "dimension":
		return of(textColumn, func(g *plan.Program) doc.Cell { return cell(t.dimensionRef(g.Dimension)...) })
	case "part":
		return text(func(g *plan.Program) string { return t.partName(g.Dimension, g.Part) })
	case "agency":
		return of(textColumn, func(g *plan.Program) doc.Cell { return cell(t.agencyRef(g.Agency)...) })
	case "partners":
		return of(textColumn, func(g *plan.Program) doc.Cell { return cell(t.partners(g)...) })
	case "years":
		return of(shortColumn, func(g *plan.Program) doc.Cell { return word(yearsText(g.Start, g.End)) })
	case "start":
		return year(func(g *plan.Program) int { return g.Start })
	case "end":
		return year(func(g *plan.Program) int { return g.End })
	case "horizon":
		return text(func(g *plan.Program) string { return horizonWords[g.Horizon].In(t.lang) })
	case "quick_win":
		return text(func(g *plan.Program) string {
			if g.QuickWin == nil {
				return ""
			}
			return lang.YesNo(true).In(t.lang)
		})
	case "location":
		return text(func(g *plan.Program) string { return g.Location })
	case "legal_basis":
		return texts(func(g *plan.Program) []string { return g.LegalBasis })
	case "outputs":
		return texts(func(g *plan.Program) []string { return g.Outputs })
	case "activities":
		return texts(activityNames)
	case "goals":
		return text(func(g *plan.Program) string { return strings.Join(g.Goals, ", ") })
	case "depends_on":
		return of(textColumn, t.needs)
	case "phases":
		return of(textColumn, func(g *plan.Program) doc.Cell { return list(t.phases(g)) })
	case "risks":
		return texts(riskTexts)
	case "status":
		return text(func(g *plan.Program) string { return g.StatusWord().In(t.lang) })
	case "progress":
		return text(func(g *plan.Program) string { return strings.Trim(last(g).Period+": "+last(g).Text, ": ") })
	case "physical":
		return of(moneyColumn, func(g *plan.Program) doc.Cell { return word(last(g).Physical) })
	case "issue":
		return text(func(g *plan.Program) string { return last(g).Issue })
	case "next":
		return text(func(g *plan.Program) string { return last(g).Next })
	case "source":
		return text(func(g *plan.Program) string {
			return strings.Join(slices.DeleteFunc(t.sources([]*plan.Program{g}, t.filter), func(s string) bool { return s == "" }), ", ")
		})
	case "budget", "total":
		return []programColumn{{head: w, set: moneyColumn, sum: func(g *plan.Program) sum { return t.filter.sum(g, 0) }}}
	case "spent":
		return []programColumn{{head: w, set: moneyColumn, sum: t.filter.spent}}
	case "indicators":
		if t.measured {
			return []programColumn{{head: w, set: keyColumn, indicator: t.indicatorName}}
		}
		return texts(t.indicatorTexts)
	case "unit":
		c := each(func(i *plan.Indicator) doc.Cell { return word(i.Unit) })
		c[0].set = textColumn
		return c
	case "baseline":
		return each(func(i *plan.Indicator) doc.Cell { return word(i.Baseline) })
	case "final":
		return each(func(i *plan.Indicator) doc.Cell {
			if n := len(i.Targets); n > 0 {
				return word(t.yearValue(i.Targets[n-1]))
			}
			return doc.Cell{}
		})
	case "yearly", "yearly_targets", "yearly_actual", "yearly_budget":
		return t.yearly(name, w)
	}
	panic("view: no column " + name)
}

// yearly are the columns of every year: targets, what was reached, money, or a
// target and its money side by side.
func (t *programsTable) yearly(name, over string) []programColumn {
	values := func(y int, of func(*plan.Indicator) []plan.YearValue) func(*plan.Indicator) doc.Cell {
		return func(i *plan.Indicator) doc.Cell {
			for _, v := range of(i) {
				if v.Year == y {
					return word(t.yearValue(v))
				}
			}
			return doc.Cell{}
		}
	}
	targets := func(i *plan.Indicator) []plan.YearValue { return i.Targets }
	var out []programColumn
	for _, y := range t.years {
		head := strconv.Itoa(y)
		money := programColumn{over: over, head: head, set: figureColumn, sum: func(g *plan.Program) sum { return t.filter.sum(g, y) }}
		switch name {
		case "yearly_budget":
			out = append(out, money)
		case "yearly_targets":
			out = append(out, programColumn{over: over, head: head, set: figureColumn, indicator: values(y, targets)})
		case "yearly_actual":
			out = append(out, programColumn{over: over, head: head, set: figureColumn, indicator: values(y, func(i *plan.Indicator) []plan.YearValue { return i.Actual })})
		default:
			money.over, money.head = head, "Rp"
			out = append(out, programColumn{over: head, head: targetWord.In(t.lang), set: figureColumn, indicator: values(y, targets)}, money)
		}
	}
	return out
}

// measuring are the columns that say something of every indicator.
var measuring = []string{"unit", "baseline", "final", "yearly", "yearly_targets", "yearly_actual"}

// programHeads are the heads of the columns by the names writers ask for.
var programHeads = map[string]lang.Word{
	"number": {ID: "No.", EN: "No."}, "id": codeWord, "name": lang.Program, "summary": {ID: "Ringkasan", EN: "Summary"},
	"dimension": lang.Dimension, "part": lang.SubDimension, "agency": lang.Agency, "partners": lang.Partners,
	"years": lang.Years, "start": {ID: "Mulai", EN: "Start"}, "end": {ID: "Selesai", EN: "End"}, "horizon": {ID: "Jangka", EN: "Time frame"},
	"quick_win": lang.QuickWin, "location": {ID: "Lokasi", EN: "Location"}, "legal_basis": {ID: "Dasar hukum", EN: "Legal basis"},
	"outputs": {ID: "Keluaran", EN: "Outputs"}, "activities": activityWord, "goals": {ID: "Sasaran", EN: "Goals"},
	"depends_on": {ID: "Prasyarat", EN: "Depends on"}, "phases": phasesWord, "risks": {ID: "Risiko dan mitigasi", EN: "Risks and mitigation"},
	"status": {ID: "Status", EN: "Status"}, "progress": {ID: "Realisasi", EN: "Progress"}, "physical": {ID: "Fisik", EN: "Physical"},
	"issue": {ID: "Kendala", EN: "Issue"}, "next": {ID: "Tindak lanjut", EN: "Next"},
	"source": lang.FundSource, "budget": lang.Budget, "total": lang.Total, "spent": {ID: "Realisasi anggaran", EN: "Spent"},
	"indicators": indicatorWord, "unit": unitWord, "baseline": {ID: "Kondisi awal", EN: "Baseline"}, "final": {ID: "Kondisi akhir", EN: "Final"},
	"yearly_targets": targetWord, "yearly_actual": {ID: "Realisasi", EN: "Actual"}, "yearly_budget": lang.Budget,
}

var targetWord = lang.Word{ID: "Target", EN: "Target"}

// ownColumn is the column of an own field: choices by their short names, numbers
// under their unit, amounts in the unit of the table.
func (t *programsTable) ownColumn(f *schema.Field) programColumn {
	c := programColumn{head: f.Own.Name, set: textColumn}
	switch f.Kind {
	case schema.Number, schema.Percent:
		c.set = moneyColumn
	case schema.Year, schema.Date:
		c.set = shortColumn
	case schema.Enum:
		if !slices.ContainsFunc(f.Own.Choices, func(c schema.Choice) bool { return utf8.RuneCountInString(c.Short) > 12 }) {
			c.set = shortColumn
		}
	case schema.Money:
		c.set = moneyColumn
		c.sum = func(g *plan.Program) sum {
			v, ok := g.Own(f.Name)
			if !ok {
				return sum{}
			}
			return sum{amount: v.Value.Money, given: true, costed: true}
		}
	}
	if f.Own.Unit != "" {
		c.head += " (" + f.Own.Unit + ")"
	}
	c.program = func(g *plan.Program) doc.Cell {
		v, ok := g.Own(f.Name)
		switch {
		case !ok:
			return doc.Cell{}
		case f.Kind == schema.Number:
			return word(lang.Decimal(v.Value.Number, t.lang))
		case f.Kind == schema.Enum, f.Kind == schema.Enums:
			var names []string
			for _, c := range v.Choices() {
				names = append(names, c.Short)
			}
			return plainList(names)
		}
		return plainList(v.Texts(t.lang))
	}
	return c
}

func (t *programsTable) name(g *plan.Program) doc.Cell {
	if t.coded {
		return word(g.Name)
	}
	return cell(&doc.Ref{ID: "prg-" + g.ID, Text: doc.Str(g.Name), Span: t.view.Span})
}

// needs links to the programs that must come first.
func (t *programsTable) needs(g *plan.Program) doc.Cell {
	var out []doc.Inline
	for _, id := range g.DependsOn {
		if p := t.plan.Program(id); p != nil {
			if out != nil {
				out = append(out, &doc.Text{Value: ", "})
			}
			out = append(out, t.programRef(p))
		}
	}
	return cell(out...)
}

// indicatorName is an indicator's name, with its unit if that has no column.
func (t *programsTable) indicatorName(i *plan.Indicator) doc.Cell {
	if i.Unit != "" && !slices.Contains(t.body.Texts("columns"), "unit") {
		return word(i.Name + " (" + i.Unit + ")")
	}
	return word(i.Name)
}

// indicatorTexts are a program's indicators in one cell: from where to where.
func (t *programsTable) indicatorTexts(g *plan.Program) []string {
	var out []string
	for _, i := range g.Indicators {
		i, rounded := t.counted(i)
		t.rounded = t.rounded || rounded
		s := i.Name
		if n := len(i.Targets); n > 0 {
			s += ": "
			if i.Baseline != "" {
				s += i.Baseline + "\u00a0→\u00a0"
			}
			s += withUnit(t.yearValue(i.Targets[n-1]), i.Unit)
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

func activityNames(g *plan.Program) (names []string) {
	for _, a := range g.Activities {
		names = append(names, a.Name)
	}
	return names
}

func riskTexts(g *plan.Program) (out []string) {
	for _, r := range g.Risks {
		text := r.Risk
		if r.Mitigation != "" {
			text += " – " + r.Mitigation
		}
		out = append(out, text)
	}
	return out
}

// last is what was reported last of a program.
func last(g *plan.Program) plan.Progress {
	if n := len(g.Progress); n > 0 {
		return g.Progress[n-1]
	}
	return plan.Progress{}
}

func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
