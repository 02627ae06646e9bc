package formula_test

import (
	"fmt"
	"strings"

	"jilid/build/text/formula"
)

var (
	classNames = [...]string{"ord", "op", "bin", "rel", "open", "close", "punct", "inner"}
	styleNames = [...]string{"", "upright", "italic", "bold", "bolditalic", "sans", "mono", "double", "calligraphic", "fraktur"}
	levelNames = [...]string{"", "display", "inline", "script", "scriptscript"}
	kindNames  = [...]string{"grid", "cases", "aligned", "small"}
)

// dump writes a tree as nested terms.
func dump(n formula.Node) string {
	switch n := n.(type) {
	case nil:
		return "–"
	case *formula.Ident:
		return term("ident", fmt.Sprintf("%q", n.Name), styleNames[n.Style], when(n.Function, "function"), when(n.Limits, "limits"))
	case *formula.Number:
		return term("number", fmt.Sprintf("%q", n.Value), styleNames[n.Style])
	case *formula.Operator:
		return term("sign", fmt.Sprintf("%q", n.Sign), classNames[n.Class], when(n.Large, "large"), when(n.Limits, "limits"), when(n.Middle, "middle"), when(n.Big > 0, fmt.Sprint("big ", n.Big)))
	case *formula.Text:
		return term("text", fmt.Sprintf("%q", n.Value), when(n.Bold, "bold"), when(n.Italic, "italic"))
	case *formula.Space:
		return fmt.Sprint("space ", n.Width)
	case *formula.Size:
		return "size " + levelNames[n.Level]
	case *formula.Row:
		return "row" + group(n.Items)
	case *formula.Fraction:
		return term("fraction", when(n.Bare, "bare"), levelNames[n.Level]) + group([]formula.Node{n.Over, n.Under})
	case *formula.Root:
		return "root" + group([]formula.Node{n.Index, n.Of})
	case *formula.Scripts:
		return term("scripts", [...]string{"", "stacked", "sideways"}[n.Limits]) + group([]formula.Node{n.Base, n.Sub, n.Sup})
	case *formula.Accent:
		return term("accent", fmt.Sprintf("%q", n.Sign), when(n.Wide, "wide"), when(n.Below, "below")) + group([]formula.Node{n.Of})
	case *formula.Fenced:
		return fmt.Sprintf("fenced %q %q", n.Open, n.Close) + group(n.Of.Items)
	case *formula.Matrix:
		var rows []formula.Node
		for _, r := range n.Rows {
			row := &formula.Row{}
			for _, c := range r {
				row.Items = append(row.Items, c)
			}
			rows = append(rows, row)
		}
		columns := ""
		for _, c := range n.Columns {
			columns += string("clr"[c])
		}
		return term("matrix", kindNames[n.Kind], columns) + group(rows)
	}
	panic(fmt.Sprintf("no dump of a %T", n))
}

func term(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

func when(is bool, s string) string {
	if is {
		return s
	}
	return ""
}

// group puts things into brackets, a line each if they are long.
func group(items []formula.Node) string {
	var out []string
	long := 0
	for _, it := range items {
		s := dump(it)
		out = append(out, s)
		long += len(s)
	}
	if long < 90 && !strings.Contains(strings.Join(out, ""), "\n") {
		return "[" + strings.Join(out, ", ") + "]"
	}
	return "[\n  " + strings.ReplaceAll(strings.Join(out, "\n"), "\n", "\n  ") + "\n]"
}
