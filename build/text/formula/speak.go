package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/text/lang"
)

// Speak is what a reader with a screen reader hears: a formula in words of the
// language. What is more than one thing gets a word at its end, so that a
// listener knows where a fraction or a root stops.
func Speak(r *Row, l lang.Lang) string {
	w := &speaker{lang: l}
	w.row(r)
	return strings.Join(strings.Fields(strings.NewReplacer(" ,", ",", " ;", ";", " .", ".").Replace(w.b.String())), " ")
}

type speaker struct {
	b    strings.Builder
	lang lang.Lang
}

// say writes words with a space before them.
func (w *speaker) say(s string) {
	w.b.WriteByte(' ')
	w.b.WriteString(s)
}

func (w *speaker) word(id, en string) { w.say(lang.Word{ID: id, EN: en}.In(w.lang)) }

func (w *speaker) row(r *Row) {
	classes := Classes(r.Items)
	for i, n := range r.Items {
		op, ok := n.(*Operator)
		if ok && op.Sign == "−" && classes[i] == Ord {
			w.word("minus", "minus") // of one thing, not between two
			continue
		}
		w.node(n)
		if i+1 < len(r.Items) && (isLarge(n) || isLimit(n)) {
			w.word("dari", "of")
		}
	}
}

// isLarge tells of a sum and the like, with or without its limits.
func isLarge(n Node) bool {
	if s, ok := n.(*Scripts); ok {
		n = s.Base
	}
	op, ok := n.(*Operator)
	return ok && op.Large
}

// isLimit tells of a function with something below it.
func isLimit(n Node) bool {
	s, ok := n.(*Scripts)
	if !ok || s.Sub == nil {
		return false
	}
	id, ok := s.Base.(*Ident)
	return ok && id.Function && (s.Stacks(true) || id.Name == "log")
}

func (w *speaker) node(n Node) {
	switch n := n.(type) {
	case *Ident:
		w.ident(n)
	case *Number:
		w.say(n.Value)
	case *Operator:
		if words, ok := index.words[n.Sign]; ok {
			w.say(words.In(w.lang))
		} else {
			w.say(n.Sign)
		}
	case *Text:
		w.say(n.Value)
	case *Space, *Size:
	case *Row:
		w.row(n)
	case *Fraction:
		w.fraction(n)
	case *Root:
		w.root(n)
	case *Scripts:
		w.scripts(n)
	case *Accent:
		w.accent(n)
	case *Fenced:
		w.fenced(n)
	case *Matrix:
		w.matrix(n)
	default:
		panic(fmt.Sprintf("formula: no words for a %T", n))
	}
}

func (w *speaker) ident(n *Ident) {
	if n.Function {
		if words, ok := index.words[n.Name]; ok {
			w.say(words.In(w.lang))
			return
		}
		w.say(n.Name)
		return
	}
	r, _ := utf8.DecodeRuneInString(n.Name)
	name, known := index.names[n.Name]
	capital := known && unicode.IsUpper(r) && unicode.Is(unicode.Greek, r)
	if capital && w.lang == lang.EN {
		w.say("capital")
	}
	switch {
	case known && w.lang == lang.EN && englishNames[n.Name] != "":
		w.say(englishNames[n.Name])
	case known:
		w.say(name)
	default:
		w.say(n.Name)
	}
	if capital && w.lang != lang.EN {
		w.say("besar")
	}
}

// englishNames are those of Greek letters that Indonesian writes otherwise.
var englishNames = map[string]string{
	"α": "alpha", "γ": "gamma", "θ": "theta", "ϑ": "theta", "κ": "kappa", "ρ": "rho", "ϱ": "rho", "ϕ": "phi", "φ": "phi", "χ": "chi",
	"Γ": "Gamma", "Θ": "Theta", "Φ": "Phi", "ℵ": "aleph",
}

// several tells whether something needs a word at its end.
func several(n Node) bool {
	switch n := n.(type) {
	case *Row:
		things := 0
		for _, it := range n.Items {
			if _, ok := ClassOf(it); ok {
				things++
			}
		}
		return things > 1
	case *Fraction, *Root, *Matrix:
		return true
	}
	return false
}

func (w *speaker) fraction(n *Fraction) {
	if n.Bare {
		if w.lang == lang.EN {
			w.node(n.Over)
			w.say("choose")
			w.node(n.Under)
		} else {
			w.node(n.Under)
			w.say("dari")
			w.node(n.Over)
		}
		return
	}
	long := several(n.Over) || several(n.Under)
	if long {
		w.word("pecahan", "the fraction")
	}
	w.node(n.Over)
	w.word("per", "over")
	w.node(n.Under)
	if long {
		w.word("akhir pecahan", "end fraction")
	}
}

func (w *speaker) root(n *Root) {
	switch {
	case n.Index == nil:
		w.word("akar dari", "the square root of")
	default:
		w.word("akar pangkat", "the root of order")
		w.node(n.Index)
		w.word("dari", "of")
	}
	w.node(n.Of)
	if several(n.Of) {
		w.word("akhir akar", "end root")
	}
}

func (w *speaker) scripts(n *Scripts) {
	w.node(n.Base)
	if isLarge(n.Base) || isFunction(n.Base) && n.Stacks(true) {
		w.limits(n)
		return
	}
	if a, ok := n.Base.(*Accent); ok && n.Limits == Stacked { // a brace with its label
		label := n.Sup
		if a.Below {
			label = n.Sub
		}
		if label != nil {
			w.word("berlabel", "labelled")
			w.node(label)
			return
		}
	}
	if n.Sub != nil {
		if n.Limits == Stacked {
			w.word("di bawahnya", "with below it")
		} else {
			w.word(subWord(n.Base))
		}
		w.node(n.Sub)
		if several(n.Sub) {
			w.word("akhir indeks", "end sub")
		}
	}
	if n.Sup == nil {
		return
	}
	if n.Limits == Stacked {
		w.word("di atasnya", "with above it")
		w.node(n.Sup)
		return
	}
	w.power(n.Sup)
}

// subWord introduces what stands lower: the base of a logarithm, an index otherwise.
func subWord(base Node) (id, en string) {
	if f, ok := base.(*Ident); ok && f.Function && f.Name == "log" {
		return "basis", "to the base"
	}
	return "indeks", "sub"
}

func (w *speaker) power(sup Node) {
	switch s := plainOf(sup); {
	case s == "2":
		w.word("kuadrat", "squared")
	case s == "3":
		w.word("pangkat tiga", "cubed")
	case s == "∘" || s == "°":
		w.word("derajat", "degrees")
	case s != "" && strings.Trim(s, "′") == "":
		w.say(strings.Repeat(index.words["′"].In(w.lang)+" ", strings.Count(s, "′")))
	default:
		w.word("pangkat", "to the power")
		w.node(sup)
		if several(sup) {
			w.word("akhir pangkat", "end power")
		}
	}
}

// limits are those of a sum: for i equal to 1, up to n.
func (w *speaker) limits(n *Scripts) {
	op, _ := n.Base.(*Operator)
	integral := op != nil && !op.Limits
	if n.Sub != nil {
		switch {
		case integral:
			w.word("dari", "from")
		default:
			w.word("untuk", "over")
		}
		w.node(n.Sub)
	}
	if n.Sup != nil {
		w.word("sampai", "to")
		w.node(n.Sup)
	}
}

func (w *speaker) accent(n *Accent) {
	words := index.overs[n.Sign].In(w.lang)
	if n.Sign == "→" {
		w.say(words)
		w.node(n.Of)
		return
	}
	long := several(n.Of)
	if long {
		w.word("gabungan", "the group")
	}
	w.node(n.Of)
	if long {
		w.word("akhir gabungan", "end group")
	}
	w.say(words)
}

func (w *speaker) fenced(n *Fenced) {
	items := n.Of.Items
	if len(items) == 1 {
		switch m := items[0].(type) {
		case *Matrix: // its brackets are a part of what it is
			w.matrixIn(n.Open, m)
			return
		case *Fraction:
			if m.Bare {
				w.word("kombinasi", "the binomial")
				w.node(m)
				return
			}
		}
	}
	switch n.Open + n.Close {
	case "||":
		w.word("nilai mutlak dari", "the absolute value of")
		w.row(n.Of)
		w.word("akhir nilai mutlak", "end absolute value")
	case "⌊⌋":
		w.word("pembulatan ke bawah dari", "the floor of")
		w.row(n.Of)
		w.word("akhir pembulatan", "end floor")
	case "⌈⌉":
		w.word("pembulatan ke atas dari", "the ceiling of")
		w.row(n.Of)
		w.word("akhir pembulatan", "end ceiling")
	default:
		w.fence(n.Open)
		w.row(n.Of)
		w.fence(n.Close)
	}
}

func (w *speaker) fence(sign string) {
	if sign != "" {
		w.node(&Operator{Sign: sign})
	}
}

func (w *speaker) matrix(n *Matrix) { w.matrixIn("", n) }

func (w *speaker) matrixIn(open string, n *Matrix) {
	switch {
	case n.Kind == Aligned || n.Kind == Small:
		for i, row := range n.Rows {
			if i > 0 {
				w.say(";")
			}
			w.cells(row, false)
		}
		return
	case n.Kind == Cases:
		w.say(manyCases.Count(len(n.Rows), w.lang) + ":")
	case open == "|":
		w.word("determinan", "the determinant of")
	default:
		w.word("matriks", "the matrix of")
	}
	if n.Kind != Cases {
		w.say(manyRows.Count(len(n.Rows), w.lang))
		w.say(manyCells.Count(len(n.Columns), w.lang) + ":")
	}
	for i, row := range n.Rows {
		if i > 0 {
			w.say(";")
		}
		if n.Kind != Cases {
			w.word(fmt.Sprintf("baris %d:", i+1), fmt.Sprintf("row %d:", i+1))
		}
		w.cells(row, true)
	}
	if n.Kind == Cases {
		w.word("; akhir kasus", "; end cases")
	} else {
		w.word("; akhir matriks", "; end matrix")
	}
}

var (
	manyRows  = lang.Plural{ID: "baris", One: "row", Other: "rows"}
	manyCells = lang.Plural{ID: "kolom", One: "column", Other: "columns"}
	manyCases = lang.Plural{ID: "kasus", One: "case", Other: "cases"}
)

func (w *speaker) cells(row []*Row, parted bool) {
	for i, cell := range row {
		if i > 0 && parted {
			w.say(",")
		}
		w.row(cell)
	}
}
