package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/diag"
)

const (
	maxDepth = 130 // of rows in things and things in rows: 42 fractions in one another
	maxSize  = 20000

	manyMistakes = 5 // told of a formula; more say nothing new
)

// Mistake is what can't be read, and where: Token stands at the byte At of the
// formula's text; it is "" at the end.
type Mistake struct {
	diag.Text
	At    int
	Token string
}

// Parse reads a formula. It always gives a tree; what can't be read is in the
// mistakes and stands in the tree as text.
func Parse(tex string) (*Row, []Mistake) {
	p := &reader{tex: tex, rest: tex}
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
		switch t := p.token(); t {
		case "&", `\\`:
			p.mistake(`“%s” hanya ada di dalam \begin{…} … \end{…}, misalnya aligned atau cases`, `“%s” only stands within \begin{…} … \end{…}, such as aligned or cases`, t)
		default: // something closes that was never opened
			p.mistake("“%s” tidak punya pasangan", "“%s” has no partner", t)
			if t == `\end` && p.peek() == "{" {
				p.braced(t)
			}
		}
	}
}

type reader struct {
	tex, rest string
	last      string // the token read last,
	at        int    // and where it stands
	depth     int
	style     Style // of letters
	mistakes  []Mistake
}

// mistake tells of something at the token read last, or at the end.
func (p *reader) mistake(id, en string, args ...any) {
	if len(p.mistakes) < manyMistakes {
		p.mistakes = append(p.mistakes, Mistake{diag.T(id, en, args...), p.at, p.last})
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
	p.cut(len(t))
	return t
}

// cut reads so many bytes as a token.
func (p *reader) cut(n int) {
	p.last, p.at = p.rest[:n], len(p.tex)-len(p.rest)
	p.rest = p.rest[n:]
}

// take reads the next token if it is t.
func (p *reader) take(t string) bool {
	if p.peek() != t {
		return false
	}
	p.token()
	return true
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

// closes tells whether a token ends a row, whatever began it.
func closes(t string) bool {
	switch t {
	case "", "}", "&", `\\`, `\right`, `\end`:
		return true
	}
	return false
}

// row reads up to a token that closes; closing is one more.
func (p *reader) row(closing string) *Row {
	r := &Row{}
	p.depth++
	defer func() { p.depth-- }()
	for {
		if t := p.peek(); closes(t) || t == closing {
			return r
		}
		if p.tooDeep() {
			return r
		}
		p.add(r, p.scripted())
	}
}

func (p *reader) tooDeep() bool {
	if p.depth <= maxDepth {
		return false
	}
	p.mistake("rumus bersarang terlalu dalam", "the formula is nested too deeply")
	p.rest = ""
	return true
}

// add adds a thing to a row. Letters in a style that isn't the usual one are a word.
func (p *reader) add(r *Row, n Node) {
	if id, ok := n.(*Ident); ok && p.style != PlainStyle && len(r.Items) > 0 && !id.Function {
		if before, ok := r.Items[len(r.Items)-1].(*Ident); ok && before.Style == id.Style && !before.Function {
			before.Name += id.Name
			return
		}
	}
	if n == nil {
		return
	}
	if number, ok := n.(*Number); ok && len(r.Items) >= 2 {
		before, _ := r.Items[len(r.Items)-2].(*Number)
		if mark, _ := r.Items[len(r.Items)-1].(*Row); before != nil && mark != nil && isMark(mark) { // 3{,}5 as TeX wants it
			before.Value += mark.Items[0].(*Operator).Sign + number.Value
			r.Items = r.Items[:len(r.Items)-1]
			return
		}
	}
	r.Items = append(r.Items, n)
}

// isMark tells of a decimal mark in braces.
func isMark(r *Row) bool {
	if len(r.Items) != 1 {
		return false
	}
	o, ok := r.Items[0].(*Operator)
	return ok && (o.Sign == "," || o.Sign == ".")
}

// scripted reads one thing with its scripts; nil is a command that sets nothing.
func (p *reader) scripted() Node {
	var base Node
	if t := p.peek(); t != "^" && t != "_" && t != "'" {
		if base = p.atom(); base == nil {
			return nil
		}
	} else {
		base = &Row{}
	}
	s := &Scripts{Base: base}
	if a, ok := base.(*Accent); ok && (a.Sign == "⏞" || a.Sign == "⏟") {
		s.Limits = Stacked // the label of a brace
	}
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
		case `\limits`, `\nolimits`:
			s.Limits = Stacked
			if p.token() == `\nolimits` {
				s.Limits = Sideways
			}
			if c, _ := ClassOf(base); c != Op {
				p.mistake("%s hanya berarti sesudah tanda seperti ∑ atau fungsi seperti lim", "%s means something only after a sign such as ∑ or a function such as lim", p.last)
			}
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
	n := p.peek()
	if closes(n) || n == "^" || n == "_" {
		p.mistake("“%s” tidak diikuti apa pun", "nothing follows “%s”", of)
		return &Row{}
	}
	if len(n) > 1 && n[0] != '\\' {
		// x^12 raises the 1 only, as TeX does.
		_, size := utf8.DecodeRuneInString(n)
		p.cut(size)
		return p.single(n[:size])
	}
	if a := p.atom(); a != nil {
		return a
	}
	return &Row{}
}

func (p *reader) atom() Node {
	p.depth++
	defer func() { p.depth-- }()
	if p.tooDeep() {
		return &Row{}
	}
	t := p.token()
	switch {
	case t == "{":
		return p.group()
	case t[0] == '\\':
		return p.command(t)
	}
	return p.single(t)
}

// group is what stands between braces. A sign in them stands for itself: {,} in 1{,}5.
func (p *reader) group() Node {
	r := p.row("")
	p.expect("}")
	if len(r.Items) == 1 {
		switch r.Items[0].(type) {
		case *Operator, *Size:
		default:
			return r.Items[0]
		}
	}
	return r
}

func (p *reader) expect(t string) {
	if !p.take(t) {
		p.mistake("kurang tanda “%s”", "“%s” is missing", t)
	}
}

// single is one character or number by itself.
func (p *reader) single(t string) Node {
	r, _ := utf8.DecodeRuneInString(t)
	switch {
	case r >= '0' && r <= '9':
		return &Number{Value: t, Style: p.style}
	case t == "-":
		t = "−"
	case t == "*":
		t = "∗"
	case t == "·":
		t = "⋅"
	case t == "~":
		return &Space{Width: 6}
	}
	if c, ok := index.classes[t]; ok {
		return &Operator{Sign: t, Class: c}
	}
	for _, l := range large {
		if l.sign == t {
			op := *index.operators[l.command]
			return &op
		}
	}
	if unicode.IsLetter(r) {
		return p.letter(t)
	}
	return &Operator{Sign: t}
}

// letter is a letter in the style in force. Greek capitals stand upright.
func (p *reader) letter(s string) Node {
	id := &Ident{Name: s, Style: p.style}
	if r, _ := utf8.DecodeRuneInString(s); p.style == PlainStyle && r >= 'Α' && r <= 'Ω' {
		id.Style = Upright
	}
	return id
}

// braced reads a group as plain text.
func (p *reader) braced(of string) string {
	if p.peek() != "{" {
		p.mistake("“%s” tidak diikuti {…}", "“%s” is not followed by {…}", of)
		return ""
	}
	last, at := p.last, p.at
	p.token()
	defer func() { p.last, p.at = last, at }()
	depth := 1
	for i, r := range p.rest {
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				text := p.rest[:i]
				p.rest = p.rest[i+1:]
				return unescape.Replace(text)
			}
		}
	}
	text := p.rest
	p.rest = ""
	p.mistake("kurang tanda “%s”", "“%s” is missing", "}")
	return unescape.Replace(text)
}

var unescape = strings.NewReplacer(`\%`, "%", `\_`, "_", `\&`, "&", `\$`, "$", `\#`, "#", `\,`, "\u2009", `~`, "\u00a0")
