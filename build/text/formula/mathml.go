package formula

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// Write writes a formula's tree as MathML; tex is kept beside it as the text
// for readers whose program can't show formulas.
func Write(row *Row, tex string, display bool) string {
	w := &writer{display: display}
	w.s(`<math`)
	if display {
		w.s(` display="block"`)
	}
	w.s(` alttext="`, escape(strings.Join(strings.Fields(tex), " ")), `">`)
	w.row(row)
	w.s("</math>")
	return w.b.String()
}

type writer struct {
	b       strings.Builder
	display bool
}

func (w *writer) s(parts ...string) {
	for _, p := range parts {
		w.b.WriteString(p)
	}
}

func (w *writer) row(r *Row) {
	w.s("<mrow>")
	for _, n := range r.Items {
		w.node(n)
	}
	w.s("</mrow>")
}

func (w *writer) node(n Node) {
	switch n := n.(type) {
	case *Ident:
		w.ident(n)
	case *Number:
		w.s("<mn>", escape(n.Value), "</mn>")
	case *Operator:
		w.s("<mo")
		switch {
		case n.Fence:
			w.s(` fence="true" stretchy="true"`)
		case strings.Contains("()[]{}|‖⟨⟩⌊⌋⌈⌉", n.Sign):
			w.s(` stretchy="false"`)
		}
		w.s(">", escape(n.Sign), "</mo>")
	case *Text:
		w.s("<mtext>", escape(blanks(n.Value)), "</mtext>")
	case *Space:
		w.s(`<mspace width="`, strconv.FormatFloat(float64(n.Width)/18, 'f', 3, 64), `em"/>`)
	case *Row:
		w.row(n)
	case *Fraction:
		w.pair("mfrac", n.Over, n.Under)
	case *Root:
		if n.Index != nil {
			w.pair("mroot", n.Of, n.Index)
			return
		}
		w.s("<msqrt>")
		w.node(n.Of)
		w.s("</msqrt>")
	case *Scripts:
		w.scripts(n)
	case *Accent:
		w.s(`<mover accent="true">`)
		w.node(n.Of)
		w.s(`<mo stretchy="`, strconv.FormatBool(n.Wide), `">`, n.Sign, "</mo></mover>")
	default:
		panic(fmt.Sprintf("formula: no way to write a %T", n))
	}
}

func (w *writer) ident(n *Ident) {
	switch {
	case n.Bold:
		w.s(`<mi mathvariant="bold">`)
	case n.Upright && len([]rune(n.Name)) == 1:
		w.s(`<mi mathvariant="normal">`)
	default:
		w.s("<mi>") // of several letters: upright by itself
	}
	w.s(escape(n.Name), "</mi>")
}

func (w *writer) pair(tag string, a, b Node) {
	w.s("<", tag, ">")
	w.node(a)
	w.node(b)
	w.s("</", tag, ">")
}

func (w *writer) scripts(n *Scripts) {
	sub, sup, both := "msub", "msup", "msubsup"
	if limits(n.Base) && w.display {
		sub, sup, both = "munder", "mover", "munderover"
	}
	switch {
	case n.Sup == nil:
		w.pair(sub, n.Base, n.Sub)
	case n.Sub == nil:
		w.pair(sup, n.Base, n.Sup)
	default:
		w.s("<", both, ">")
		w.node(n.Base)
		w.node(n.Sub)
		w.node(n.Sup)
		w.s("</", both, ">")
	}
}

// limits tells whether scripts stand below and above a base when displayed.
func limits(n Node) bool {
	switch n := n.(type) {
	case *Operator:
		return n.Large && n.Sign != "∫"
	case *Ident:
		switch n.Name {
		case "lim", "max", "min", "sup", "inf":
			return true
		}
	}
	return false
}

// blanks keeps the blanks at the ends of a text, which MathML would drop.
func blanks(s string) string {
	trimmed := strings.TrimLeft(s, " ")
	s = strings.Repeat("\u00a0", len(s)-len(trimmed)) + trimmed
	trimmed = strings.TrimRight(s, " ")
	return trimmed + strings.Repeat("\u00a0", len(s)-len(trimmed))
}

// escape writes a text as XML can hold it: of control characters it holds none.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s))
}
