// Package formula reads the part of TeX's mathematics that a plan needs and
// writes it as MathML: [MathML] goes all the way, [Parse] as far as the tree.
//
// It knows letters, numbers, operators, ^ and _, \frac, \sqrt, \sum and its
// kin, Greek, \text, \left … \right, and accents. What it doesn't know is
// shown as written and reported.
package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/diag"
)

// Node is one of *Ident, *Number, *Operator, *Text, *Space, *Row, *Fraction,
// *Root, *Scripts, *Accent.
type Node interface{ node() }

type (
	// Ident is a variable or a function's name; Upright ones are not slanted.
	Ident struct {
		Name    string
		Upright bool
		Bold    bool
	}
	// Number is a number as written.
	Number struct{ Value string }
	// Operator is an operator, relation, bracket or mark of punctuation.
	Operator struct {
		Sign   string
		Large  bool // ∑: its scripts stand below and above in a displayed formula
		Fence  bool // a bracket that grows with what it encloses
		Spaced bool // a relation or an operator between two things
	}
	// Text is running text.
	Text struct{ Value string }
	// Space is a blank, in eighteenths of an em.
	Space struct{ Width int }
	// Row is a sequence.
	Row struct{ Items []Node }
	// Fraction is one thing over another.
	Fraction struct{ Over, Under Node }
	// Root is a root; Index is nil for the square root.
	Root struct{ Of, Index Node }
	// Scripts are what stands lower and higher behind something; either may be nil.
	Scripts struct{ Base, Sub, Sup Node }
	// Accent is a sign over something.
	Accent struct {
		Of   Node
		Sign string
		Wide bool
	}
)

func (*Ident) node()    {}
func (*Number) node()   {}
func (*Operator) node() {}
func (*Text) node()     {}
func (*Space) node()    {}
func (*Row) node()      {}
func (*Fraction) node() {}
func (*Root) node()     {}
func (*Scripts) node()  {}
func (*Accent) node()   {}

const (
	maxDepth = 40
	maxSize  = 20000

	manyMistakes = 5 // told of a formula; more say nothing new
)

// Parse reads a formula. It always gives a tree; what can't be read is in the
// mistakes and stands in the tree as text.
func Parse(tex string) (*Row, []diag.Text) {
	p := &reader{rest: tex}
	if len(tex) > maxSize {
		p.mistake("rumus terlalu panjang", "the formula is too long")
		return &Row{Items: []Node{&Text{Value: "…"}}}, p.mistakes
	}
	row := &Row{}
	for {
		row.Items = append(row.Items, p.row("").Items...)
		if p.rest == "" {
			return row, p.mistakes
		}
		// Something closes that was never opened.
		p.mistake("“%s” tidak punya pasangan", "“%s” has no partner", p.token())
	}
}

// MathML reads a formula and writes it as MathML, displayed or within a line.
func MathML(tex string, display bool) (string, []diag.Text) {
	row, mistakes := Parse(tex)
	return Write(row, tex, display), mistakes
}

type reader struct {
	rest     string
	depth    int
	mistakes []diag.Text
}

func (p *reader) mistake(id, en string, args ...any) {
	if len(p.mistakes) < manyMistakes {
		p.mistakes = append(p.mistakes, diag.T(id, en, args...))
	}
}

// peek is the next token: a command, a number or one character. Blanks are skipped.
func (p *reader) peek() string {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return ""
	}
	if p.rest[0] == '\\' {
		return p.rest[:commandLength(p.rest)]
	}
	if n := numberLength(p.rest); n > 0 {
		return p.rest[:n]
	}
	_, n := utf8.DecodeRuneInString(p.rest)
	return p.rest[:n]
}

func (p *reader) token() string {
	t := p.peek()
	p.rest = p.rest[len(t):]
	return t
}

func commandLength(s string) int {
	n := 1
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	if n == 1 && len(s) > 1 {
		_, size := utf8.DecodeRuneInString(s[1:])
		return 1 + size
	}
	return n
}

// numberLength is the length of a number: digits, and a point or comma between
// digits, as both decimal marks are in use.
func numberLength(s string) int {
	n := 0
	for n < len(s) {
		switch {
		case digit(s, n):
			n++
		case n > 0 && (s[n] == '.' || s[n] == ',') && digit(s, n+1):
			n++
		default:
			return n
		}
	}
	return n
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// row reads up to a token that closes: "}", "]", "\right" or the end.
func (p *reader) row(closing string) *Row {
	r := &Row{}
	p.depth++
	defer func() { p.depth-- }()
	for {
		t := p.peek()
		if t == "" || t == "}" || t == `\right` || t == closing {
			return r
		}
		if p.depth > maxDepth {
			p.mistake("rumus bersarang terlalu dalam", "the formula is nested too deeply")
			p.rest = ""
			return r
		}
		r.Items = append(r.Items, p.scripted())
	}
}

// scripted reads one thing with its scripts.
func (p *reader) scripted() Node {
	var base Node
	if t := p.peek(); t != "^" && t != "_" {
		base = p.atom()
	} else {
		base = &Row{}
	}
	s := &Scripts{Base: base}
	for {
		var slot *Node
		switch p.peek() {
		case "_":
			slot = &s.Sub
		case "^":
			slot = &s.Sup
		case "'":
			p.token()
			prime := Node(&Operator{Sign: "′"})
			if s.Sup != nil {
				prime = &Row{Items: []Node{s.Sup, prime}}
			}
			s.Sup = prime
			continue
		default:
			if s.Sub == nil && s.Sup == nil {
				return base
			}
			return s
		}
		mark := p.token()
		if *slot != nil {
			p.mistake("dua kali “%s” pada satu huruf", "“%s” twice on one letter", mark)
		}
		*slot = p.argument(mark)
	}
}

// argument reads what a command or a script applies to: a group or one token.
func (p *reader) argument(of string) Node {
	switch p.peek() {
	case "", "}", `\right`, "^", "_":
		p.mistake("“%s” tidak diikuti apa pun", "nothing follows “%s”", of)
		return &Row{}
	}
	if n := p.peek(); len(n) > 1 && n[0] != '\\' {
		// x^12 raises the 1 only, as TeX does.
		_, size := utf8.DecodeRuneInString(n)
		p.rest = p.rest[size:]
		return token(n[:size])
	}
	return p.atom()
}

func (p *reader) atom() Node {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		p.mistake("rumus bersarang terlalu dalam", "the formula is nested too deeply")
		p.rest = ""
		return &Row{}
	}
	t := p.token()
	switch {
	case t == "{":
		return p.group()
	case t[0] == '\\':
		return p.command(t)
	}
	return token(t)
}

func (p *reader) group() Node {
	r := p.row("")
	p.expect("}")
	if len(r.Items) == 1 {
		return r.Items[0]
	}
	return r
}

func (p *reader) expect(t string) {
	if p.peek() == t {
		p.token()
		return
	}
	p.mistake("kurang tanda “%s”", "“%s” is missing", t)
}

func token(t string) Node {
	r, _ := utf8.DecodeRuneInString(t)
	switch {
	case r >= '0' && r <= '9':
		return &Number{Value: t}
	case unicode.IsLetter(r):
		return &Ident{Name: t}
	case r == '-':
		return &Operator{Sign: "−", Spaced: true}
	case strings.ContainsRune("+=<>*/:", r):
		return &Operator{Sign: t, Spaced: true}
	case r == '~':
		return &Space{Width: 6}
	}
	return &Operator{Sign: t}
}

// braced reads a group as plain text.
func (p *reader) braced(of string) string {
	if p.peek() != "{" {
		p.mistake("“%s” tidak diikuti {…}", "“%s” is not followed by {…}", of)
		return ""
	}
	p.token()
	depth := 1
	for i, r := range p.rest {
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				text := p.rest[:i]
				p.rest = p.rest[i+1:]
				return strings.NewReplacer(`\%`, "%", `\_`, "_", `\&`, "&", `\$`, "$", `\#`, "#").Replace(text)
			}
		}
	}
	p.mistake("kurang tanda “%s”", "“%s” is missing", "}")
	text := p.rest
	p.rest = ""
	return text
}
