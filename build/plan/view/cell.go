package view

import (
	"strconv"
	"strings"

	"jilid/build/plan"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
)

// Columns of the tables that views make.
var (
	textColumn  = doc.Column{Align: doc.AlignLeft}
	keyColumn   = doc.Column{Align: doc.AlignLeft, Key: true}
	codeColumn  = doc.Column{Align: doc.AlignLeft, Key: true, NoWrap: true}
	shortColumn = doc.Column{Align: doc.AlignLeft, NoWrap: true}
	moneyColumn = doc.Column{Align: doc.AlignRight, NoWrap: true}
)

// cell is a cell of inlines.
func cell(text ...doc.Inline) doc.Cell {
	if len(text) == 0 {
		return doc.Cell{}
	}
	return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: text}}}
}

// word is a cell of plain text.
func word(s string) doc.Cell { return doc.Cell{Blocks: doc.Para(s)} }

// head is a table's head of one row.
func head(names ...string) []doc.Row {
	row := doc.Row{}
	for _, n := range names {
		row.Cells = append(row.Cells, word(n))
	}
	return []doc.Row{row}
}

// groupRow is a row across the table that names what follows.
func groupRow(columns int, dimension string, text ...doc.Inline) doc.Row {
	c := cell(text...)
	c.ColSpan, c.Align = columns, doc.AlignLeft // whatever the first column is
	return doc.Row{Kind: doc.GroupRow, Dimension: dimension, Cells: []doc.Cell{c}}
}

// list is a cell of several texts: one plain, more below each other.
func list(texts [][]doc.Inline) doc.Cell {
	switch len(texts) {
	case 0:
		return doc.Cell{}
	case 1:
		return cell(texts[0]...)
	}
	return doc.Cell{Blocks: []doc.Block{bullets(texts)}}
}

func bullets(texts [][]doc.Inline) *doc.List {
	l := &doc.List{Delim: '-', Tight: true}
	for _, t := range texts {
		l.Items = append(l.Items, doc.Item{Blocks: []doc.Block{&doc.Paragraph{Text: t}}})
	}
	return l
}

func plainList(texts []string) doc.Cell {
	var out [][]doc.Inline
	for _, t := range texts {
		out = append(out, doc.Str(t))
	}
	return list(out)
}

// programRef links to a program by its code.
func (j *job) programRef(g *plan.Program) doc.Inline {
	return &doc.Ref{ID: "prg-" + g.ID, Text: doc.Str(g.ID), Span: j.view.Span}
}

// programName is code and name of a program, linked.
func (j *job) programName(g *plan.Program) []doc.Inline {
	return []doc.Inline{j.programRef(g), &doc.Text{Value: " " + g.Name}}
}

// agencyRef links to an agency by its short name.
func (j *job) agencyRef(id string) []doc.Inline {
	if id == "" {
		return nil
	}
	a := j.plan.Agency(id)
	if a == nil { // reported by plan/load
		return doc.Str(id)
	}
	return []doc.Inline{&doc.Ref{ID: "opd-" + a.ID, Text: doc.Str(a.Short), Span: j.view.Span}}
}

// partners names the supporting agencies and others.
func (j *job) partners(g *plan.Program) []doc.Inline {
	var out []doc.Inline
	for i, p := range g.Partners {
		if i > 0 {
			out = append(out, &doc.Text{Value: ", "})
		}
		if p.Agency != "" {
			out = append(out, j.agencyRef(p.Agency)...)
		} else {
			out = append(out, doc.Str(p.Name)...)
		}
	}
	return out
}

// dimensionRef links to a dimension by its name.
func (j *job) dimensionRef(id string) []doc.Inline {
	d := j.plan.Dimension(id)
	if d == nil {
		return doc.Str(id)
	}
	return []doc.Inline{&doc.Ref{ID: "dim-" + d.ID, Text: doc.Str(d.Name), Span: j.view.Span}}
}

// partName is the name of a program's sub-dimension.
func (e *expander) partName(dimension, part string) string {
	if d := e.plan.Dimension(dimension); d != nil {
		if p, ok := d.Part(part); ok {
			return p.Name
		}
	}
	return part
}

// yearsText is a span of years: 2020–2023, or 2020.
func yearsText(first, last int) string {
	switch {
	case first == 0 && last == 0:
		return "–"
	case first == 0:
		return "–" + strconv.Itoa(last)
	case last == 0:
		return strconv.Itoa(first) + "–"
	case first == last:
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// yearList is a list of years with runs drawn together: 2020–2022, 2024.
func yearList(years []int) string {
	var parts []string
	for _, run := range plan.Runs(years) {
		parts = append(parts, yearsText(run.First, run.Last))
	}
	return strings.Join(parts, ", ")
}

// figureText writes a number that a writer typed the way tables have it:
// 3200 as 3.200, 2.5 as 2,5. Anything else stays as it is.
func (e *expander) figureText(s string) string {
	if len(s) > 15 {
		return s
	}
	whole, part, found := strings.Cut(s, ".")
	for _, r := range whole + part {
		if r < '0' || r > '9' {
			return s
		}
	}
	if whole == "" || len(whole) > 1 && whole[0] == '0' || found && (part == "" || len(part) > 2) {
		return s
	}
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return s
	}
	return lang.Fixed(n, len(part), e.lang)
}

func (e *expander) yearValue(v plan.YearValue) string {
	if v.Numeric {
		return lang.Decimal(v.Number, e.lang)
	}
	return v.Value
}
