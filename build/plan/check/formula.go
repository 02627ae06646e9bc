package check

import (
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

// formulas warns of texts that spreadsheet programs take for formulas when they open the tables of the
// open data. These hold what the plan says, to the letter: a mark put before a text would be a falsehood for every other
// program. So the writer has to put it differently.
func (c *checker) formulas() {
	look := func(text string, at source.Span) {
		if formula(text) {
			c.Add(diag.FormulaText, at, diag.T("program lembar kerja akan menghitung `%s` sebagai rumus", "spreadsheet programs would compute `%s` as a formula", diag.Clip(text)),
				diag.T("dahului dengan sebuah kata: teks ini ikut terbit di tabel data terbuka", "begin with a word: the text is published in the tables of the open data"))
		}
	}
	for _, g := range c.plan.Programs {
		if g.Record != nil {
			g.Record.EachText(look)
		}
	}
	for _, d := range c.plan.Dimensions {
		look(d.Name, d.Span)
		for _, p := range d.Parts {
			look(p.Name, d.Span)
		}
	}
	for _, a := range c.plan.Agencies {
		look(a.Name, a.Span)
	}
}

// formula tells whether a cell of a CSV file is taken for a formula: it begins with =, @, + or -, also
// the wide ones of East Asian keyboards. Signed numbers are what they seem.
func formula(cell string) bool {
	cell = strings.TrimSpace(cell)
	rest := strings.TrimLeft(cell, "=@+-＝＠＋－ \t\r\n")
	switch {
	case rest == "" || rest == cell:
		return false
	case strings.ContainsAny(cell[:len(cell)-len(rest)], "=@＝＠"), strings.ContainsAny(rest, "|!@"):
		return true
	}
	word := true // it begins with a word, or calls something
	for i, r := range rest {
		if word && (unicode.IsLetter(r) && i == 0 || r == '(') {
			return true
		}
		word = unicode.IsLetter(r)
	}
	return false
}
