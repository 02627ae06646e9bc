package check

import (
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

// dimensions: every one that has programs promises something soon.
func (c *checker) dimensions() {
	for _, d := range c.plan.Dimensions {
		programs, quick := 0, false
		for _, g := range c.plan.Programs {
			if g.Dimension == d.ID {
				programs++
				quick = quick || g.QuickWin != nil
			}
		}
		if programs > 0 && !quick {
			c.Add(diag.NoQuickWin, d.Span, diag.T("dimensi %s tidak punya quick win", "dimension %s has no quick win", d.Name),
				diag.T("tandai satu programnya dengan `quick_win`", "mark one of its programs by `quick_win`"))
		}
	}
}

// agencies: one that is listed does something.
func (c *checker) agencies() {
	busy := map[string]bool{}
	for _, g := range c.plan.Programs {
		busy[g.Agency] = true
		for _, p := range g.Partners {
			busy[p.Agency] = true
		}
		for _, a := range g.Activities {
			busy[a.Agency] = true
		}
	}
	for _, a := range c.plan.Agencies {
		if len(c.plan.Programs) > 0 && !busy[a.ID] {
			c.Add(diag.IdleAgency, a.Span, diag.T("%s tidak menangani program apa pun", "%s has no program", a.Name),
				diag.T("hapus dari `opd`, atau beri peran dalam program", "delete it from `agencies`, or give it a part in a program"))
		}
	}
}

// named is something with a name and a place.
type named struct {
	id, name string
	at       source.Span
}

// names: two programs or agencies whose names differ by a letter or two are
// probably one, entered twice.
func (c *checker) names() {
	var programs, agencies []named
	for _, g := range c.plan.Programs {
		programs = append(programs, named{g.ID, g.Name, g.Span})
	}
	for _, a := range c.plan.Agencies {
		agencies = append(agencies, named{a.ID, a.Name, a.Span})
	}
	c.near(programs, diag.T("program", "programs"))
	c.near(agencies, diag.T("perangkat daerah", "agencies"))
}

func (c *checker) near(list []named, what diag.Text) {
	folded := make([][]rune, len(list))
	for i, n := range list {
		folded[i] = fold(n.name)
	}
	for i := range list {
		for k := range i {
			if alike(folded[k], folded[i]) {
				c.Add(diag.NearNames, list[i].at, diag.T("nama %s %s dan %s hampir sama: `%s`", "the names of %s %s and %s are nearly the same: `%s`", what, list[k].id, list[i].id, list[i].name),
					diag.T("gabungkan, atau beri nama yang jelas bedanya", "make them one, or give them names that tell them apart"),
					diag.Related{Span: list[k].at, Text: diag.T("yang pertama di sini: `%s`", "the first one is here: `%s`", list[k].name)})
			}
		}
	}
}

// fold keeps the letters of a name, small, and its digits.
func fold(s string) []rune {
	var out []rune
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

// alike tells whether two folded names are the same but for one letter, or two
// in a long name. Names that differ in digits only are a numbered row.
func alike(a, b []rune) bool {
	most := 0
	switch n := min(len(a), len(b)); {
	case n >= 20:
		most = 2
	case n >= 8:
		most = 1
	}
	if len(a) == 0 || len(b) == 0 || max(len(a), len(b))-min(len(a), len(b)) > most {
		return false
	}
	if digits(a) != digits(b) {
		return false
	}
	return distance(a, b) <= most
}

func digits(s []rune) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// distance is how many letters must be changed, added or taken away.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		corner := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := corner
			if x != y {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}
