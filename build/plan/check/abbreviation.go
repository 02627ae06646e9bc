package check

import (
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan/view"
	"jilid/build/text/lang"
)

// abbreviations: one that readers meet is in the plan's list, if it keeps one.
// What the plan explains elsewhere – agencies, codes, sources – needs no place there.
func (c *checker) abbreviations(used []view.Unlisted) {
	if len(used) == 0 {
		return
	}
	names := c.capitals()
	var first []view.Unlisted
	for _, u := range used {
		if names[u.Short] || common[u.Short] || roman(u.Short) {
			continue
		}
		i := slices.IndexFunc(first, func(f view.Unlisted) bool { return f.Short == u.Short })
		if i < 0 {
			i, first = len(first), append(first, u)
		}
		if first[i].Long == "" {
			first[i].Long = u.Long
		}
	}
	for _, u := range first {
		hint := diag.T("tambahkan kepanjangannya pada `singkatan` di plan.yaml: `%s: …`", "add what it stands for to `abbreviations` in plan.yaml: `%s: …`", u.Short)
		if u.Long != "" {
			hint = diag.T("tambahkan pada `singkatan` di plan.yaml: `%s: %s`", "add to `abbreviations` in plan.yaml: `%s: %s`", u.Short, quoted(u.Long))
		}
		c.Add(diag.Unlisted, u.Span, diag.T("singkatan `%s` dipakai, tetapi tidak ada dalam daftar singkatan", "abbreviation `%s` is used, but isn't in the list of abbreviations", u.Short), hint)
	}
}

// capitals are the words in capitals that a plan gives a meaning of its own.
func (c *checker) capitals() map[string]bool {
	out := map[string]bool{}
	add := func(s string) {
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
			out[w] = true
		}
	}
	for _, a := range c.plan.Agencies {
		add(a.Short)
	}
	for _, d := range c.plan.Dimensions {
		add(d.Mark)
	}
	for _, g := range c.plan.Programs {
		add(g.ID)
	}
	for _, g := range c.plan.Goals {
		out[g.Code] = true
	}
	for _, r := range c.plan.References {
		add(r.Label)
	}
	return out
}

// common are what nobody looks up in a plan's list: units, time zones, what
// stands in addresses and names, and words that officials shout.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`kWh kWp kVA kW MW MWh MWp GW GWh MHz GHz kHz Hz KB MB GB TB PB VA
		BAB WIB WITA WIT AM PM SM NB PS RT RW PT NO IDR USD OK ID EN
		WAJIB TIDAK DILARANG HARUS BUKAN JANGAN DAN ATAU NOT MUST AND OR`) {
		m[w] = true
	}
	return m
}()

// roman tells whether a word is a Roman numeral: CV is, DIM is not.
func roman(s string) bool {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if i+1 < len(s) && v < values[s[i+1]] {
			v = -v
		}
		n += v
	}
	return lang.Roman(n) == s
}

// quoted is a text as a value of YAML.
func quoted(s string) string {
	if strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return `"` + s + `"`
	}
	return s
}
