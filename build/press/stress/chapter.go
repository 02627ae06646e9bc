package stress

import (
	"fmt"
	"strings"
)

// chapter writes one chapter's Markdown.
type chapter struct {
	*maker
	dir    string // its folder
	blocks int
	out    strings.Builder
	notes  strings.Builder
	marks  int
	level  int
}

// kinds are the kinds of blocks, in the order of maker.weights.
var kinds = []func(c *chapter){
	(*chapter).prose, (*chapter).heading, (*chapter).list, (*chapter).table, (*chapter).figure, (*chapter).alert, (*chapter).code,
	(*chapter).quote, (*chapter).definitions, (*chapter).formula, (*chapter).view, (*chapter).chart, (*chapter).pageBreak,
}

func (c *chapter) text() string {
	c.level = 1
	sum := 0
	for _, w := range c.weights {
		sum += w
	}
	for range c.blocks {
		n := c.IntN(sum)
		for i, w := range c.weights {
			if n -= w; n < 0 {
				kinds[i](c)
				break
			}
		}
	}
	if c.blocks > 0 {
		c.prose() // no heading ends a chapter
	}
	return c.out.String() + c.notes.String()
}

// add adds a block.
func (c *chapter) add(format string, args ...any) { fmt.Fprintf(&c.out, format+"\n\n", args...) }

// noted is text of so many words with the marks of notes and references in it.
func (c *chapter) noted(n int) string {
	var out []string
	for n > 0 {
		k := min(n, 5+c.IntN(18))
		n -= k
		s := c.sentence(k)
		if c.chance(0.06) {
			s = strings.TrimSuffix(s, ".") + " " + c.reference() + "."
		}
		out = append(out, s+c.mark())
	}
	return strings.Join(out, " ")
}

// reference is a reference to anything that has been made so far.
func (c *chapter) reference() string {
	for _, all := range [][]string{c.tables, c.figures, c.sections} {
		if len(all) > 0 && c.chance(0.6) {
			return "lihat @" + all[c.IntN(len(all))]
		}
	}
	return c.name()
}

// mark is no, one or several marks of notes.
func (c *chapter) mark() string {
	s := ""
	for rate := c.maker.notes; rate > 0; rate-- {
		if !c.chance(rate) {
			continue
		}
		c.marks++
		s += fmt.Sprintf("[^c%d]", c.marks)
		n := 1 + c.IntN(25)
		if c.chance(c.longNotes) {
			n = 30 + c.some(500)
		}
		fmt.Fprintf(&c.notes, "[^c%d]: %s\n", c.marks, c.paragraph(n))
		if c.chance(0.05) {
			fmt.Fprintf(&c.notes, "\n    %s\n", c.paragraph(1+c.IntN(40)))
		}
		c.notes.WriteString("\n")
	}
	return s
}

func (c *chapter) prose() { c.add("%s", c.noted(c.some(200))) }

// heading makes one heading or a heap of them.
func (c *chapter) heading() {
	for range 1 + c.IntN(3)*c.IntN(2) {
		c.level = min(c.level+1, 2+c.IntN(4))
		id := fmt.Sprintf("sec-%d", len(c.sections)+1)
		c.sections = append(c.sections, id)
		c.add("%s %s {#%s}", strings.Repeat("#", c.level), c.title(1+c.IntN(14)), id)
	}
	if c.chance(0.3) {
		c.add("%s", c.noted(1+c.IntN(8))) // one short line below it
	}
}

func (c *chapter) list() {
	if c.chance(0.5) {
		c.add("%s:", strings.TrimSuffix(c.paragraph(3+c.IntN(20)), "."))
	}
	deepest := []int{1, 2, 4, 12}[c.IntN(4)]
	depth := 0
	for range 1 + c.some(16) {
		indent := strings.Repeat("   ", depth)
		bullet := []string{"-  ", "1. ", "-  [x] "}[c.IntN(3)]
		if depth > 0 {
			bullet = "-  "
		}
		fmt.Fprintf(&c.out, "%s%s%s\n", indent, bullet, c.noted(1+c.some(60)))
		switch {
		case c.chance(0.06):
			fmt.Fprintf(&c.out, "\n%s   %s\n\n", indent, c.noted(5+c.IntN(40)))
		case c.chance(0.03):
			fmt.Fprintf(&c.out, "\n%s   ```\n%s   %s\n%s   ```\n\n", indent, indent, c.title(12), indent)
		}
		depth = min(max(depth+c.IntN(3)-1, 0)+c.IntN(2), depth+1, deepest-1)
	}
	c.out.WriteString("\n")
}

func (c *chapter) figure() {
	id := fmt.Sprintf("fig-%d", len(c.figures)+1)
	c.figures = append(c.figures, id)
	if c.chance(0.6) {
		c.add("%s @%s.", c.noted(10+c.IntN(40)), id)
	}
	width := ""
	if c.chance(0.7) {
		width = fmt.Sprintf(" width=%d%%", 15+c.IntN(86))
	}
	caption := c.title(1 + c.IntN(24))
	if c.chance(0.15) {
		caption += "."
	}
	c.add("![%s](%s \"%s\"){#%s%s}", c.title(4), c.drawing(c.dir), caption, id, width)
	if c.chance(0.4) {
		c.add(": Sumber: %s", c.title(5))
	}
	if c.chance(0.3) {
		c.figure() // a gallery
	}
}

func (c *chapter) alert() {
	var b strings.Builder
	fmt.Fprintf(&b, "[!%s]\n%s", []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}[c.IntN(5)], c.noted(1+c.some(220)))
	switch c.IntN(5) {
	case 0:
		fmt.Fprintf(&b, "\n\n- %s\n- %s", c.noted(4), c.noted(20))
	case 1:
		fmt.Fprintf(&b, "\n\n| %s | %s |\n|---|---:|\n| %s | 12,5 |", c.name(), c.name(), c.sentence(9))
	case 2:
		fmt.Fprintf(&b, "\n\n%s", c.noted(60))
	}
	c.quoted(b.String())
}

func (c *chapter) quote() {
	s := c.noted(c.some(150))
	if c.chance(0.3) {
		s += "\n\n> " + c.paragraph(20)
	}
	c.quoted(s)
}

func (c *chapter) quoted(s string) {
	c.add("> %s", strings.ReplaceAll(s, "\n", "\n> "))
}

func (c *chapter) code() {
	var b strings.Builder
	for range c.some(70) {
		b.WriteString(strings.Repeat("    ", c.IntN(4)))
		for range c.some(30) {
			b.WriteString(c.word() + []string{" ", " ", "(", ".", ", ", "  "}[c.IntN(6)])
		}
		b.WriteString("\n")
	}
	c.add("```%s\n%s```", []string{"", "go", "python {linenos=true}", "yaml"}[c.IntN(4)], strings.ReplaceAll(b.String(), "`", "'"))
}

func (c *chapter) definitions() {
	for range 1 + c.IntN(5) {
		c.add("%s\n: %s", c.title(1+c.IntN(4)), c.noted(1+c.some(70)))
	}
}

// formulas are displayed ones of all shapes, with a number in each.
var formulas = []string{
	"$$\nS_{%d} = \\frac{\\sum_{i=1}^n w_i s_i}{\\sum_{i=1}^n w_i} \\times 100\n$$",
	"$$\n\\begin{aligned} a &= b + %d \\\\ &= \\sqrt[3]{\\frac{c}{d}} \\end{aligned}\n$$",
	"$$\nf(x) = \\begin{cases} x & \\text{bila } x > %d \\\\ 0 & \\text{selain itu} \\end{cases}\n$$",
	"$$\n\\mathbf{A} = \\begin{pmatrix} a_{11} & \\cdots & a_{1n} \\\\ \\vdots & \\ddots & \\vdots \\\\ a_{m1} & \\cdots & %d \\end{pmatrix}\n$$",
	"$$\ny = %d + \\beta_1 x_1 + \\beta_2 x_2 + \\beta_3 x_3 + \\beta_4 x_4 + \\beta_5 x_5 + \\beta_6 x_6 + \\beta_7 x_7 + \\beta_8 x_8 + \\varepsilon\n$$",
}

func (c *chapter) formula() {
	c.add(formulas[c.IntN(len(formulas))], c.IntN(100))
	c.add("%s $a^2 + b_i = c$ %s $\\bar{x} = \\frac{1}{n}\\sum_{i=1}^n x_i$ %s", c.sentence(4), c.sentence(9), c.sentence(3))
}

func (c *chapter) pageBreak() {
	if c.chance(0.3) {
		c.prose() // not behind a heading
		c.add("{.pagebreak}")
		c.prose()
	}
}
