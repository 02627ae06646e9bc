package formula

import (
	"jilid/build/diag"
)

// frame is what an environment makes of its cells.
type frame struct {
	open, close string // brackets
	kind        MatrixKind
	columns     []Align // repeated to the right; none: centred
}

// environments are what \begin may begin.
var environments = map[string]frame{
	"matrix": {}, "pmatrix": {open: "(", close: ")"}, "bmatrix": {open: "[", close: "]"}, "Bmatrix": {open: "{", close: "}"},
	"vmatrix": {open: "|", close: "|"}, "Vmatrix": {open: "‖", close: "‖"}, "smallmatrix": {kind: Small}, "array": {},
	"cases": {open: "{", kind: Cases, columns: []Align{Left}}, "dcases": {open: "{", kind: Cases, columns: []Align{Left}},
	"rcases":  {close: "}", kind: Cases, columns: []Align{Left}},
	"aligned": inPairs, "align": inPairs, "align*": inPairs, "split": inPairs, "eqnarray": inPairs, "eqnarray*": inPairs,
	"gathered": {kind: Aligned}, "gather": {kind: Aligned}, "gather*": {kind: Aligned}, "equation": {kind: Aligned}, "equation*": {kind: Aligned},
}

var inPairs = frame{kind: Aligned, columns: []Align{Right, Left}}

// manyColumns bounds what a stray row of & may cost.
const manyColumns = 40

// environment reads \begin{…} … \end{…}.
func environment(p *reader, t string) Node {
	name := p.braced(t)
	e, ok := environments[name]
	if !ok {
		if near, found := diag.Nearest(name, Environments()); found {
			p.mistake(`\begin{%s} tidak dikenal, mungkin maksudnya \begin{%s}`, `unknown \begin{%s}, perhaps \begin{%s} was meant`, name, near)
		} else {
			p.mistake(`\begin{%s} tidak dikenal`, `unknown \begin{%s}`, name)
		}
	}
	m := &Matrix{Kind: e.kind}
	columns := e.columns
	if name == "array" {
		columns = p.columns(t)
	}
	p.cells(m, columns)
	if !p.take(`\end`) {
		p.mistake(`\begin{%s} tidak punya \end{%s}`, `\begin{%s} has no \end{%s}`, name, name)
	} else if end := p.braced(`\end`); end != name {
		p.mistake(`\end{%s} menutup \begin{%s}`, `\end{%s} closes \begin{%s}`, end, name)
	}
	if e.open == "" && e.close == "" {
		return m
	}
	return &Fenced{Open: e.open, Close: e.close, Of: &Row{Items: []Node{m}}}
}

// columns reads the {lcr} of an array.
func (p *reader) columns(of string) []Align {
	var out []Align
	for _, c := range p.braced(of) {
		switch c {
		case 'l':
			out = append(out, Left)
		case 'c':
			out = append(out, Center)
		case 'r':
			out = append(out, Right)
		case ' ':
		default:
			p.mistake("kolom array ditandai l, c, atau r, bukan “%s”", "columns of an array are marked l, c or r, not “%s”", string(c))
		}
	}
	return out
}

func substack(p *reader, t string) Node {
	m := &Matrix{Kind: Small}
	if !p.take("{") {
		p.mistake("“%s” tidak diikuti {…}", "“%s” is not followed by {…}", t)
		return m
	}
	p.cells(m, nil)
	p.expect("}")
	return m
}

// cells reads rows of cells up to what closes them, and sees to it that all rows
// have the same number. style repeats to the right.
func (p *reader) cells(m *Matrix, style []Align) {
	row, many := []*Row{}, 1
	for {
		cell := p.row("")
		if m.Kind == Aligned && len(row)%2 == 1 && len(cell.Items) > 0 {
			// What stands at the beginning of a left column has something before it.
			cell.Items = append([]Node{&Row{}}, cell.Items...)
		}
		if len(row) < manyColumns {
			row = append(row, cell)
		} else if len(row) == manyColumns {
			p.mistake("lebih dari %d kolom", "more than %d columns", manyColumns)
			row = append(row, cell)
		}
		many = max(many, min(len(row), manyColumns))
		next := p.peek()
		if next == "&" {
			p.token()
			continue
		}
		if next == `\\` || len(row) > 1 || len(cell.Items) > 0 || len(m.Rows) == 0 { // the last row may be closed by \\ too
			m.Rows = append(m.Rows, row[:min(len(row), manyColumns)])
		}
		if next != `\\` {
			break
		}
		p.token()
		row = []*Row{}
	}
	for len(m.Columns) < many {
		a := Center
		if n := len(style); n > 0 {
			a = style[len(m.Columns)%n]
		}
		m.Columns = append(m.Columns, a)
	}
	for i := range m.Rows {
		for len(m.Rows[i]) < many {
			m.Rows[i] = append(m.Rows[i], &Row{})
		}
	}
}
