package formula

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"jilid/build/diag"
)

// command reads what a command stands for, with its arguments; nil is nothing.
func (p *reader) command(t string) Node {
	name := t[1:]
	if read, ok := structures[name]; ok {
		return read(p, t)
	}
	if style, ok := styles[name]; ok {
		return p.styled(style, t)
	}
	if a, ok := index.accents[name]; ok {
		a.Of = p.argument(t)
		return &a
	}
	if s, ok := index.letters[name]; ok {
		return p.letter(s)
	}
	if o, ok := index.operators[name]; ok {
		op := *o
		return &op
	}
	if w, ok := spaces[name]; ok {
		return &Space{Width: w}
	}
	if limits, ok := index.functions[name]; ok {
		return &Ident{Name: name, Style: Upright, Function: true, Limits: limits}
	}
	if len(p.mistakes) < manyMistakes {
		if near, ok := diag.Nearest(name, Commands()); ok {
			p.mistake(`perintah %s tidak dikenal, mungkin maksudnya \%s`, `unknown command %s, perhaps \%s was meant`, t, near)
		} else {
			p.mistake("perintah %s tidak dikenal", "unknown command %s", t)
		}
	}
	return &Text{Value: t}
}

// structures are the commands that make something of what follows.
var structures map[string]func(p *reader, t string) Node

func init() { // they read arguments, in which they may stand themselves
	fraction := func(bare bool, l Level) func(*reader, string) Node {
		return func(p *reader, t string) Node {
			over := p.argument(t)
			f := &Fraction{Over: over, Under: p.argument(t), Bare: bare, Level: l}
			if bare {
				return &Fenced{Open: "(", Close: ")", Of: &Row{Items: []Node{f}}}
			}
			return f
		}
	}
	text := func(bold, italic bool) func(*reader, string) Node {
		return func(p *reader, t string) Node { return &Text{Value: p.braced(t), Bold: bold, Italic: italic} }
	}
	size := func(l Level) func(*reader, string) Node {
		return func(*reader, string) Node { return &Size{Level: l} }
	}
	// over is \overset{what}{on}: the first argument stands above the second.
	over := func(p *reader, t string) Node {
		sup := p.argument(t)
		return &Scripts{Base: bare(p.argument(t)), Sup: sup, Limits: Stacked}
	}
	number := func(p *reader, t string) Node {
		p.braced(t)
		p.mistake(`%s tidak dipakai: rumus bernomor diberi nama {#eq-…} sesudah $$`, `%s is not used: a numbered formula has a name {#eq-…} behind its $$`, t)
		return nil
	}
	structures = map[string]func(*reader, string) Node{
		"frac": fraction(false, AsIs), "dfrac": fraction(false, Display), "cfrac": fraction(false, Display), "tfrac": fraction(false, Inline),
		"binom": fraction(true, AsIs), "dbinom": fraction(true, Display), "tbinom": fraction(true, Inline),
		"sqrt": root, "left": fenced, "not": not, "operatorname": operatorName, "pmod": modulo, "begin": environment, "substack": substack,
		"text": text(false, false), "textrm": text(false, false), "mbox": text(false, false), "textbf": text(true, false), "textit": text(false, true),
		"displaystyle": size(Display), "textstyle": size(Inline), "scriptstyle": size(Script), "scriptscriptstyle": size(ScriptScript),
		"overset": over, "stackrel": over,
		"underset": func(p *reader, t string) Node {
			sub := p.argument(t)
			return &Scripts{Base: bare(p.argument(t)), Sub: sub, Limits: Stacked}
		},
		"middle": func(p *reader, t string) Node {
			s, ok := p.delimiter(t)
			if !ok {
				return nil
			}
			return &Operator{Sign: s, Class: Rel, Middle: true}
		},
		"tag": number, "label": number,
		"nonumber": func(*reader, string) Node { return nil }, "notag": func(*reader, string) Node { return nil },
	}
	for i, name := range []string{"big", "Big", "bigg", "Bigg"} {
		for suffix, class := range map[string]Class{"": Ord, "l": Open, "r": Close, "m": Rel} {
			structures[name+suffix] = func(p *reader, t string) Node {
				s, ok := p.delimiter(t)
				if !ok {
					return nil
				}
				return &Operator{Sign: s, Class: class, Big: i + 1}
			}
		}
	}
}

// bare is a thing without braces around it: \overset{!}{=} is a relation as = is.
func bare(n Node) Node {
	if r, ok := n.(*Row); ok && len(r.Items) == 1 {
		return r.Items[0]
	}
	return n
}

// styles are the commands that change the form of letters.
var styles = map[string]Style{
	"mathrm": Upright, "mathit": Italic, "mathbf": Bold, "boldsymbol": BoldItalic, "bm": BoldItalic, "mathsf": Sans, "mathtt": Mono,
	"mathbb": DoubleStruck, "mathcal": Calligraphic, "mathscr": Calligraphic, "mathfrak": Fraktur,
}

func (p *reader) styled(s Style, t string) Node {
	outer := p.style
	p.style = s
	n := p.argument(t)
	p.style = outer
	return n
}

func root(p *reader, t string) Node {
	var index Node
	if p.take("[") {
		index = p.row("]")
		p.expect("]")
	}
	return &Root{Of: p.argument(t), Index: index}
}

func not(p *reader, t string) Node {
	n := p.argument(t)
	if o, ok := n.(*Operator); ok {
		if s, ok := negated[o.Sign]; ok {
			return &Operator{Sign: s, Class: Rel}
		}
	}
	p.mistake("%s tidak dapat dipakai di sini; yang dikenal: \\not pada = < > ∈ ⊂ ≡ ∣ ∃", "%s can't be used here; \\not is known before = < > ∈ ⊂ ≡ ∣ ∃", t)
	return n
}

func operatorName(p *reader, t string) Node {
	limits := p.take("*")
	return &Ident{Name: strings.Join(strings.Fields(p.braced(t)), " "), Style: Upright, Function: true, Limits: limits}
}

func modulo(p *reader, t string) Node {
	r := &Row{Items: []Node{&Operator{Sign: "(", Class: Open}, &Operator{Sign: "mod"}, &Space{Width: 6}}}
	r.Items = append(r.Items, p.argument(t), &Operator{Sign: ")", Class: Close})
	return &Row{Items: []Node{&Space{Width: 8}, r}}
}

// fenced reads \left( … \right).
func fenced(p *reader, t string) Node {
	f := &Fenced{}
	f.Open, _ = p.delimiter(t)
	f.Of = p.row("")
	if !p.take(`\right`) {
		p.mistake(`\left tidak punya \right`, `\left has no \right`)
		return f
	}
	f.Close, _ = p.delimiter(`\right`)
	return f
}

// delimiter reads a bracket: "" is none.
func (p *reader) delimiter(of string) (sign string, ok bool) {
	t := p.token()
	switch t {
	case "":
		p.mistake("“%s” tidak diikuti kurung", "no bracket follows “%s”", of)
		return "", false
	case ".":
		return "", true
	case "<":
		t = "⟨"
	case ">":
		t = "⟩"
	}
	if o := index.operators[strings.TrimPrefix(t, `\`)]; o != nil && t[0] == '\\' {
		t = o.Sign
	}
	if !strings.Contains(delimiters, t) {
		p.mistake("“%s” bukan kurung", "“%s” is no bracket", t)
		return "", false
	}
	return t, true
}

// delimiters are what may be made as high as needed.
const delimiters = `()[]{}⟨⟩⌊⌋⌈⌉|‖/\↑↓`

// Commands are all known commands without their backslash, in alphabetical order.
func Commands() []string { return slices.Clone(commands()) }

var commands = sync.OnceValue(func() []string {
	all := []string{"right", "end", "limits", "nolimits", `\`}
	all = slices.AppendSeq(all, maps.Keys(structures))
	all = slices.AppendSeq(all, maps.Keys(styles))
	all = slices.AppendSeq(all, maps.Keys(index.accents))
	all = slices.AppendSeq(all, maps.Keys(index.letters))
	all = slices.AppendSeq(all, maps.Keys(index.operators))
	all = slices.AppendSeq(all, maps.Keys(index.functions))
	all = slices.AppendSeq(all, maps.Keys(spaces))
	slices.Sort(all)
	return all
})

// Example is a formula with a command in it, as the manual and the tests want it.
func Example(command string) string {
	t := `\` + command
	if example, ok := examples[command]; ok {
		return example
	}
	if _, ok := styles[command]; ok {
		return t + "{Ab1}"
	}
	if _, ok := index.accents[command]; ok {
		return t + "{x}"
	}
	return "a " + t + " b"
}

// examples are those of commands that don't stand by themselves.
var examples = map[string]string{
	"frac": `\frac{a}{b}`, "dfrac": `\dfrac{a}{b}`, "cfrac": `\cfrac{a}{b}`, "tfrac": `\tfrac{a}{b}`,
	"binom": `\binom{n}{k}`, "dbinom": `\dbinom{n}{k}`, "tbinom": `\tbinom{n}{k}`,
	"sqrt": `\sqrt[3]{x}`, "left": `\left( \frac{a}{b} \right]`, "right": `\left\{ x \right.`, "middle": `\left( a \middle\vert b \right)`,
	"not": `a \not= b`, "operatorname": `\operatorname*{arg\,max}_x f(x)`, "pmod": `a \pmod{n}`, "limits": `\int\limits_0^1 x`, "nolimits": `\sum\nolimits_i x_i`,
	"begin": `\begin{cases} a & \text{bila } x > 0 \\ b & \text{selain itu} \end{cases}`, "end": `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`,
	`\`: `\begin{aligned} a &= b \\ &= c \end{aligned}`, "substack": `\sum_{\substack{i \in A \\ i > 0}} x_i`,
	"text": `\text{teks}`, "textrm": `\textrm{teks}`, "mbox": `\mbox{teks}`, "textbf": `\textbf{teks}`, "textit": `\textit{teks}`,
	"overset": `\overset{a}{=}`, "stackrel": `\stackrel{a}{=}`, "underset": `\underset{a}{b}`, "tag": `a \tag{1}`, "label": `a \label{eq}`,
	"overbrace": `\overbrace{a + b}^{c}`, "underbrace": `\underbrace{a + b}_{c}`, "overline": `\overline{a + b}`, "underline": `\underline{a + b}`,
}

func init() {
	for _, size := range []string{"big", "Big", "bigg", "Bigg"} {
		examples[size], examples[size+"m"] = `\`+size+`\vert x`, `a \`+size+`m\vert b`
		examples[size+"l"], examples[size+"r"] = `\`+size+`l( x \`+size+"r)", `\`+size+`l[ x \`+size+"r]"
	}
}
