package book

import (
	"strings"
	"unicode"

	"jilid/build/press/geom"
	"jilid/build/press/typeset"
	"jilid/build/text/doc"
)

// Formulas are set in a line: letters italic, scripts raised and lowered,
// fractions with a slash. That reads well for what plans calculate (indices,
// weighted sums); a two-dimensional setting is the affair of a maths package.

// math sets a displayed formula in the middle of the column, its number at the right.
func (w *walker) math(b *doc.Math) {
	tag := w.tag.Kid("Formula")
	tag.Alt = b.TeX
	in := w.inlines(w.body, tag)
	in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, Fill: 1})
	in.formula(b.TeX, markup{})
	in.spans = append(in.spans, typeset.Span{Font: in.face.roman, Size: in.face.size, Fill: 1})
	if t := w.target(b); t != nil {
		w.mark(t.dest)
		if t.number != "" {
			in.text("("+t.number+")", markup{})
		}
	}
	p := in.paragraph(typeset.Left)
	p.Style.Leading += 3 * geom.Pt
	if w.label != nil {
		w.strayLabel()
	}
	w.stack(w.lines(p, w.width), tag, in.tags, flow{above: halfLine, below: halfLine, together: true})
}

// formula adds the spans of a TeX formula.
func (in *inlines) formula(tex string, m markup) {
	r := &formulaReader{src: []rune(tex), in: in, m: m}
	r.group(in.face.size, 0, 0)
}

// formulaText is a formula as plain text.
func formulaText(tex string) string {
	in := &inlines{}
	in.formula(tex, markup{})
	var b strings.Builder
	for _, s := range in.spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

type formulaReader struct {
	src []rune
	pos int
	in  *inlines
	m   markup
}

// group reads to the end, or to the closing brace; deep bounds the nesting.
func (r *formulaReader) group(size, raise geom.Length, deep int) {
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		r.pos++
		switch {
		case c == '}':
			return
		case c == '{':
			if deep < 40 {
				r.group(size, raise, deep+1)
			}
		case c == '^' || c == '_':
			up := size * 38 / 100
			if c == '_' {
				up = -size * 18 / 100
			}
			r.argument(size*72/100, raise+up, deep)
		case c == '\\':
			r.command(size, raise, deep)
		case c == '&' || c == '~':
			r.put("\u00a0", size, raise, false)
		case unicode.IsSpace(c):
		case unicode.IsLetter(c):
			r.put(string(c), size, raise, true)
		case strings.ContainsRune("=<>+≤≥≈≠×·±→∑", c):
			r.put("\u2009"+string(c)+"\u2009", size, raise, false)
		case c == '-':
			r.put("\u2009−\u2009", size, raise, false)
		default:
			r.put(string(c), size, raise, false)
		}
	}
}

// argument is one group or one character.
func (r *formulaReader) argument(size, raise geom.Length, deep int) {
	for r.pos < len(r.src) && unicode.IsSpace(r.src[r.pos]) {
		r.pos++
	}
	if r.pos >= len(r.src) || deep > 40 {
		return
	}
	if r.src[r.pos] == '{' {
		r.pos++
		r.group(size, raise, deep+1)
		return
	}
	end := r.pos + 1
	if r.src[r.pos] == '\\' {
		for end < len(r.src) && unicode.IsLetter(r.src[end]) {
			end++
		}
	}
	sub := &formulaReader{src: r.src[r.pos:end], in: r.in, m: r.m}
	r.pos = end
	sub.group(size, raise, deep+1)
}

// raw is the text of a braced argument.
func (r *formulaReader) raw() string {
	for r.pos < len(r.src) && unicode.IsSpace(r.src[r.pos]) {
		r.pos++
	}
	if r.pos >= len(r.src) || r.src[r.pos] != '{' {
		return ""
	}
	depth, from := 0, r.pos+1
	for ; r.pos < len(r.src); r.pos++ {
		switch r.src[r.pos] {
		case '{':
			depth++
		case '}':
			depth--
			if depth == 0 {
				r.pos++
				return string(r.src[from : r.pos-1])
			}
		}
	}
	return string(r.src[from:])
}

func (r *formulaReader) put(s string, size, raise geom.Length, italic bool) {
	if r.in.w == nil { // plain text only
		r.in.spans = append(r.in.spans, typeset.Span{Text: s})
		return
	}
	if s == "" {
		return
	}
	m := r.m
	m.italic = italic
	r.in.text(s, m)
	sp := &r.in.spans[len(r.in.spans)-1]
	sp.Size, sp.Raise, sp.NoHyphen = size, raise, true
}

func (r *formulaReader) command(size, raise geom.Length, deep int) {
	from := r.pos
	for r.pos < len(r.src) && unicode.IsLetter(r.src[r.pos]) {
		r.pos++
	}
	name := string(r.src[from:r.pos])
	if name == "" && r.pos < len(r.src) {
		name = string(r.src[r.pos])
		r.pos++
	}
	switch name {
	case "frac", "dfrac", "tfrac":
		r.bracketed(size, raise, deep)
		r.put("\u2009/\u2009", size, raise, false)
		r.bracketed(size, raise, deep)
	case "sqrt":
		r.put("√", size, raise, false)
		r.bracketed(size, raise, deep)
	case "text", "mathrm", "operatorname", "textbf", "textit", "mathbf":
		r.put(r.raw(), size, raise, name == "textit")
	case "left", "right", "big", "Big", "bigl", "bigr", "displaystyle", "limits", "mathit":
	case "begin", "end":
		r.raw()
	case ",", ";", ":", " ", "quad", "qquad", "!":
		r.put("\u2009", size, raise, false)
	case "\\":
		r.put("; ", size, raise, false)
	default:
		if s, ok := formulaSigns[name]; ok {
			r.put(s, size, raise, false)
		} else {
			r.put(name, size, raise, false)
		}
	}
}

// bracketed is an argument, in brackets if it is more than one thing.
func (r *formulaReader) bracketed(size, raise geom.Length, deep int) {
	mark := r.pos
	inner := strings.TrimSpace(r.raw())
	r.pos = mark
	bracket := strings.ContainsAny(inner, "+-=/ ") && !strings.HasPrefix(inner, `\text`)
	if bracket {
		r.put("(", size, raise, false)
	}
	r.argument(size, raise, deep)
	if bracket {
		r.put(")", size, raise, false)
	}
}

var formulaSigns = map[string]string{
	"times": "\u2009×\u2009", "cdot": "\u2009·\u2009", "div": "\u2009÷\u2009", "pm": "\u2009±\u2009", "le": "\u2009≤\u2009", "leq": "\u2009≤\u2009",
	"ge": "\u2009≥\u2009", "geq": "\u2009≥\u2009", "ne": "\u2009≠\u2009", "neq": "\u2009≠\u2009", "approx": "\u2009≈\u2009", "to": "\u2009→\u2009",
	"rightarrow": "\u2009→\u2009", "sum": "∑", "prod": "∏", "int": "∫", "infty": "∞", "partial": "∂", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "Pi": "Π",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ",
	"sigma": "σ", "tau": "τ", "theta": "θ", "eta": "η", "omega": "ω", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "kappa": "κ", "nu": "ν", "xi": "ξ",
	"dots": "…", "ldots": "…", "cdots": "…", "%": "%", "{": "{", "}": "}", "$": "$", "#": "#", "&": "&", "_": "_", "bar": "", "hat": "", "max": "max", "min": "min",
	"in": "\u2009∈\u2009", "forall": "∀", "cup": "∪", "cap": "∩", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "mid": "\u2009|\u2009",
}
