package formula

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Plain is a formula as text in a line, for contents, bookmarks and titles:
// S = (∑_i w_is_i)/n², in characters that ordinary fonts have.
func Plain(r *Row) string {
	w := &plainer{}
	w.row(r)
	return strings.TrimSpace(w.b.String())
}

type plainer struct{ b strings.Builder }

func (w *plainer) row(r *Row) {
	classes := Classes(r.Items)
	last := -1
	for i, n := range r.Items {
		if _, thing := ClassOf(n); thing {
			if last >= 0 && wide(classes[last], classes[i]) {
				w.space()
			}
			last = i
		}
		w.node(n)
	}
}

// wide tells whether there is a space between two neighbours. Letters stand
// close; signs between them, and names, do not.
func wide(a, b Class) bool {
	s := Spacing(a, b, false)
	return s > 3 || s == 3 && (a == Op || b == Op || a == Punct)
}

func (w *plainer) space() {
	if s := w.b.String(); s != "" && s[len(s)-1] != ' ' {
		w.b.WriteByte(' ')
	}
}

func (w *plainer) node(n Node) {
	switch n := n.(type) {
	case *Ident:
		w.b.WriteString(n.Name)
	case *Number:
		w.b.WriteString(n.Value)
	case *Operator:
		w.b.WriteString(usual(n.Sign))
	case *Text:
		w.b.WriteString(n.Value)
	case *Space:
		if n.Width > 3 {
			w.space()
		}
	case *Size:
	case *Row:
		w.row(n)
	case *Fraction:
		w.single(n.Over)
		if n.Bare {
			w.b.WriteString(" ")
		} else {
			w.b.WriteString("/")
		}
		w.single(n.Under)
	case *Root:
		switch index := plainOf(n.Index); index {
		case "":
			w.b.WriteString("√")
		case "3":
			w.b.WriteString("∛")
		case "4":
			w.b.WriteString("∜")
		default:
			w.b.WriteString(index + "√")
		}
		w.single(n.Of)
	case *Scripts:
		w.node(n.Base)
		w.script("_", lowered, n.Sub)
		w.script("^", raised, n.Sup)
	case *Accent:
		w.node(n.Of)
		if mark, ok := combining[n.Sign]; ok && utf8.RuneCountInString(plainOf(n.Of)) == 1 {
			w.b.WriteString(mark)
		}
	case *Fenced:
		w.b.WriteString(n.Open)
		w.row(n.Of)
		w.b.WriteString(n.Close)
	case *Matrix:
		for i, row := range n.Rows {
			if i > 0 {
				w.b.WriteString("; ")
			}
			for j, cell := range row {
				if j > 0 && n.Kind != Aligned {
					w.b.WriteString(", ")
				}
				w.row(cell)
			}
		}
	default:
		panic(fmt.Sprintf("formula: no text for a %T", n))
	}
}

func plainOf(n Node) string {
	if n == nil {
		return ""
	}
	w := &plainer{}
	w.node(n)
	return w.b.String()
}

// single writes something as one thing: in brackets if it is several.
func (w *plainer) single(n Node) {
	s := plainOf(n)
	switch n := n.(type) {
	case *Row:
		if len(n.Items) > 1 {
			s = "(" + s + ")"
		}
	case *Fraction, *Matrix:
		s = "(" + s + ")"
	}
	w.b.WriteString(s)
}

// script writes a script in raised or lowered characters, if Unicode and the
// usual fonts have them, or behind a mark.
func (w *plainer) script(mark string, small map[rune]rune, n Node) {
	s := plainOf(n)
	if s == "" {
		return
	}
	if strings.Trim(s, "′") == "" || s == "°" || s == "∘" {
		w.b.WriteString(strings.ReplaceAll(s, "∘", "°"))
		return
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		c, ok := small[r]
		if !ok {
			w.b.WriteString(mark)
			w.single(n)
			return
		}
		out = append(out, c)
	}
	w.b.WriteString(string(out))
}

// usual is a sign as keyboards and text fonts have it.
func usual(sign string) string {
	switch sign {
	case "⋅":
		return "·"
	case "∗":
		return "*"
	case "∣":
		return "|"
	}
	return sign
}

var (
	raised  = digits('⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹')
	lowered = digits('₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉')
)

func digits(list ...rune) map[rune]rune {
	m := map[rune]rune{}
	for i, r := range list {
		m['0'+rune(i)] = r
	}
	return m
}

// combining are accents behind the letter they stand on.
var combining = map[string]string{
	"¯": "\u0304", "^": "\u0302", "~": "\u0303", "→": "\u20d7", "˙": "\u0307", "¨": "\u0308", "_": "\u0332",
	"ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "˘": "\u0306", "˚": "\u030a",
}
