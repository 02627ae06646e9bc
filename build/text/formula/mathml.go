package formula

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"jilid/build/text/lang"
)

// Write writes a formula's tree as MathML, displayed or within a line. What it
// means, in words of the language, is kept beside it for programs that can't
// show or read formulas.
//
// Only MathML Core is written, what browsers have in common: letters of a style
// are written as the characters Unicode has for them, and the alignment of
// columns is left to the style sheet, by classes.
func Write(row *Row, l lang.Lang, display bool) string {
	w := &writer{display: display}
	w.s(`<math`)
	if display {
		w.s(` display="block"`)
	}
	w.s(` alttext="`, escape(Speak(row, l)), `">`)
	w.row(row)
	w.s("</math>")
	return w.b.String()
}

type writer struct {
	b       strings.Builder
	display bool
	tight   bool // in a script
}

func (w *writer) s(parts ...string) {
	for _, p := range parts {
		w.b.WriteString(p)
	}
}

func (w *writer) row(r *Row) {
	w.s("<mrow>")
	w.items(r.Items)
	w.s("</mrow>")
}

func (w *writer) items(items []Node) {
	display, sizes := w.display, 0
	classes := Classes(items)
	last := -1 // the thing before
	for i, n := range items {
		if _, thing := ClassOf(n); thing {
			if last >= 0 && (isFunction(items[last]) || isFunction(n)) {
				if space := Spacing(classes[last], classes[i], w.tight); space > 0 {
					w.s(`<mspace width="`, em(space), `em"/>`) // browsers keep no distance from names
				}
			}
			last = i
		}
		switch n := n.(type) {
		case *Operator:
			w.operator(n, classes[i])
		case *Size:
			w.size(n.Level)
			sizes++
		default:
			w.node(n)
		}
	}
	w.s(strings.Repeat("</mstyle>", sizes))
	w.display = display
}

// isFunction tells of a name such as log, with or without scripts.
func isFunction(n Node) bool {
	if s, ok := n.(*Scripts); ok {
		n = s.Base
	}
	id, ok := n.(*Ident)
	return ok && id.Function
}

// size begins what is set in a size of its own.
func (w *writer) size(l Level) {
	w.display = l == Display
	level := "0"
	switch l {
	case Script:
		level = "1"
	case ScriptScript:
		level = "2"
	}
	w.s(`<mstyle displaystyle="`, strconv.FormatBool(w.display), `" scriptlevel="`, level, `">`)
}

func (w *writer) node(n Node) {
	switch n := n.(type) {
	case *Ident:
		w.ident(n)
	case *Number:
		w.s("<mn>", escape(styled(n.Value, n.Style)), "</mn>")
	case *Operator:
		w.operator(n, n.Class)
	case *Text:
		w.text(n)
	case *Space:
		w.s(`<mspace width="`, em(n.Width), `em"/>`)
	case *Size: // it has nothing behind it
	case *Row:
		w.row(n)
	case *Fraction:
		w.fraction(n)
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
		tag := "mover"
		kind := `accent="true"`
		if n.Below {
			tag, kind = "munder", `accentunder="true"`
		}
		w.s("<", tag, " ", kind, ">")
		w.node(n.Of)
		sign := n.Sign
		if s, ok := stretching[sign]; ok && n.Wide {
			sign = s
		}
		w.s(`<mo stretchy="`, strconv.FormatBool(n.Wide), `">`, sign, "</mo></", tag, ">")
	case *Fenced:
		w.s("<mrow>")
		w.fence(n.Open)
		w.items(n.Of.Items)
		w.fence(n.Close)
		w.s("</mrow>")
	case *Matrix:
		w.matrix(n)
	default:
		panic(fmt.Sprintf("formula: no way to write a %T", n))
	}
}

// stretching are accents' signs as fonts can make them wide.
var stretching = map[string]string{"¯": "‾", "^": "\u0302", "~": "\u0303"}

// em are eighteenths as a decimal.
func em(eighteenths int) string { return strconv.FormatFloat(float64(eighteenths)/18, 'f', 3, 64) }

// operator writes a sign where it is of a class: a minus between nothing and
// something keeps no distance.
func (w *writer) operator(n *Operator, c Class) {
	w.s("<mo")
	switch {
	case n.Middle:
		w.s(` fence="true" stretchy="true"`)
	case n.Big > 0:
		size := strconv.FormatFloat([...]float64{0, 1.2, 1.8, 2.4, 3}[n.Big], 'f', -1, 64)
		w.s(` stretchy="true" minsize="`, size, `em" maxsize="`, size, `em"`)
	case n.Sign != "" && strings.Contains("()[]{}|‖⟨⟩⌊⌋⌈⌉", n.Sign):
		w.s(` stretchy="false"`)
	}
	switch {
	case n.Class == Bin && c == Ord:
		w.s(` form="prefix"`)
	case n.Class == Ord || n.Class == Inner: // browsers take them for signs between two things
		w.s(` lspace="0" rspace="0"`)
	}
	w.s(">", escape(n.Sign), "</mo>")
}

func (w *writer) fence(sign string) {
	if sign != "" {
		w.s(`<mo fence="true" stretchy="true">`, escape(sign), "</mo>")
	}
}

func (w *writer) ident(n *Ident) {
	one := len([]rune(n.Name)) == 1
	switch {
	case n.Style == Upright && one:
		w.s(`<mi mathvariant="normal">`, escape(n.Name), "</mi>")
	case n.Style == Italic && one:
		w.s("<mi>", escape(n.Name), "</mi>") // slanted by itself
	default:
		w.s("<mi>", escape(styled(n.Name, n.Style)), "</mi>")
	}
}

// styled writes a name in the characters of a style.
func styled(s string, style Style) string {
	return strings.Map(func(r rune) rune { return Letter(r, style) }, s)
}

// text writes words as a name: in MathML, <mtext> is a kind of space, and a sign
// between two of them would keep no distance.
func (w *writer) text(n *Text) {
	w.s(`<mi mathvariant="normal"`)
	switch {
	case n.Bold:
		w.s(` class="m-bold"`)
	case n.Italic:
		w.s(` class="m-italic"`)
	}
	w.s(">", escape(blanks(n.Value)), "</mi>")
}

func (w *writer) fraction(n *Fraction) {
	outer := w.display
	if n.Level != AsIs {
		w.size(n.Level)
	}
	w.display = false
	w.s("<mfrac")
	if n.Bare {
		w.s(` linethickness="0"`)
	}
	w.s(">")
	w.node(n.Over)
	w.node(n.Under)
	w.s("</mfrac>")
	if n.Level != AsIs {
		w.s("</mstyle>")
	}
	w.display = outer
}

func (w *writer) pair(tag string, a, b Node) {
	w.s("<", tag, ">")
	w.node(a)
	w.script(b)
	w.s("</", tag, ">")
}

// script writes what is set smaller, never as displayed.
func (w *writer) script(n Node) {
	display, tight := w.display, w.tight
	w.display, w.tight = false, true
	w.node(n)
	w.display, w.tight = display, tight
}

func (w *writer) scripts(n *Scripts) {
	sub, sup, both := "msub", "msup", "msubsup"
	if n.Stacks(w.display) {
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
		w.script(n.Sub)
		w.script(n.Sup)
		w.s("</", both, ">")
	}
}

func (w *writer) matrix(n *Matrix) {
	outer := w.display
	w.display = n.Kind == Aligned
	w.s("<mtable")
	switch n.Kind {
	case Aligned:
		w.s(` class="m-aligned" displaystyle="true"`)
	case Cases:
		w.s(` class="m-cases"`)
	case Small:
		w.s(` class="m-small"`)
	}
	w.s(">")
	for _, row := range n.Rows {
		w.s("<mtr>")
		for i, cell := range row {
			w.s("<mtd")
			switch n.Columns[i] {
			case Left:
				w.s(` class="m-left"`)
			case Right:
				w.s(` class="m-right"`)
			}
			w.s(">")
			w.row(cell)
			w.s("</mtd>")
		}
		w.s("</mtr>")
	}
	w.s("</mtable>")
	w.display = outer
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
