package formula

import (
	"sort"
	"strings"

	"jilid/build/diag"
)

func (p *reader) command(t string) Node {
	name := t[1:]
	switch name {
	case "frac", "dfrac", "tfrac":
		over := p.argument(t)
		return &Fraction{Over: over, Under: p.argument(t)}
	case "sqrt":
		var index Node
		if p.peek() == "[" {
			p.token()
			index = p.row("]")
			p.expect("]")
		}
		return &Root{Of: p.argument(t), Index: index}
	case "left":
		return p.fenced()
	case "text", "textrm", "mbox":
		return &Text{Value: p.braced(t)}
	case "mathrm", "operatorname":
		return &Ident{Name: p.braced(t), Upright: true}
	case "mathbf", "textbf":
		return &Ident{Name: p.braced(t), Upright: true, Bold: true}
	case "displaystyle", "limits", "nolimits":
		return &Row{}
	}
	if sign, ok := accents[name]; ok {
		return &Accent{Of: p.argument(t), Sign: sign, Wide: name == "overline" || strings.HasPrefix(name, "wide")}
	}
	if s, ok := letters[name]; ok {
		return &Ident{Name: s, Upright: s >= "Α" && s <= "Ω"}
	}
	if s, ok := relations[name]; ok {
		return &Operator{Sign: s, Spaced: true}
	}
	if s, ok := signs[name]; ok {
		return &Operator{Sign: s}
	}
	if s, ok := large[name]; ok {
		return &Operator{Sign: s, Large: true}
	}
	if w, ok := spaces[name]; ok {
		return &Space{Width: w}
	}
	for _, f := range functions {
		if f == name {
			return &Ident{Name: name, Upright: true}
		}
	}
	if len(p.mistakes) == manyMistakes {
		return &Text{Value: t}
	}
	if near, ok := diag.Nearest(name, commands()); ok {
		p.mistake(`perintah %s tidak dikenal, mungkin maksudnya \%s`, `unknown command %s, perhaps \%s was meant`, t, near)
	} else {
		p.mistake("perintah %s tidak dikenal", "unknown command %s", t)
	}
	return &Text{Value: t}
}

// fenced reads \left( … \right).
func (p *reader) fenced() Node {
	r := &Row{}
	fence := func(of string) {
		t := p.token()
		switch t {
		case "":
			p.mistake("“%s” tidak diikuti kurung", "no bracket follows “%s”", of)
			return
		case ".":
			return
		}
		if t[0] == '\\' {
			s, ok := signs[t[1:]]
			if !ok {
				p.mistake("“%s” bukan kurung", "“%s” is no bracket", t)
			}
			t = s
		}
		r.Items = append(r.Items, &Operator{Sign: t, Fence: true})
	}
	fence(`\left`)
	r.Items = append(r.Items, p.row("").Items...)
	if p.peek() != `\right` {
		p.mistake(`\left tidak punya \right`, `\left has no \right`)
		return r
	}
	p.token()
	fence(`\right`)
	return r
}

// commands are all known commands, in alphabetical order.
func commands() []string {
	out := []string{"frac", "sqrt", "left", "right", "text", "mathrm", "mathbf"}
	out = append(out, functions...)
	for _, table := range []map[string]string{accents, letters, relations, signs, large} {
		for name := range table {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

var functions = []string{"arg", "cos", "cot", "deg", "det", "dim", "exp", "gcd", "inf", "lim", "ln", "log", "max", "min", "Pr", "sin", "sup", "tan"}

var accents = map[string]string{
	"bar": "¯", "overline": "¯", "hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "vec": "→", "dot": "˙", "ddot": "¨",
}

var letters = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
	"theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
	"rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
	"psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
	"Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "infty": "∞", "partial": "∂",
	"emptyset": "∅", "nabla": "∇",
}

// relations are set with space around them.
var relations = map[string]string{
	"times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
	"ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝", "to": "→", "rightarrow": "→",
	"leftarrow": "←", "Rightarrow": "⇒", "Leftrightarrow": "⇔", "mapsto": "↦", "in": "∈", "notin": "∉", "subset": "⊂",
	"subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "land": "∧", "lor": "∨", "mid": "∣", "ll": "≪", "gg": "≫",
}

var signs = map[string]string{
	"{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "|": "‖",
	"ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "forall": "∀", "exists": "∃", "neg": "¬", "lfloor": "⌊",
	"rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩", "prime": "′", "circ": "∘", "degree": "°", "vert": "|",
}

var large = map[string]string{"sum": "∑", "prod": "∏", "int": "∫", "bigcup": "⋃", "bigcap": "⋂"}

// spaces in eighteenths of an em.
var spaces = map[string]int{",": 3, ":": 4, ";": 5, " ": 6, "!": -3, "quad": 18, "qquad": 36}
