package check

import (
	"math/bits"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/source"
)

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
	names := make([]folded, len(list))
	for i, n := range list {
		names[i] = fold(n.name)
	}
	for i := range list {
		for k := range i {
			if alike(&names[k], &names[i]) {
				c.Add(diag.NearNames, list[i].at, diag.T("nama %s %s dan %s hampir sama: `%s`", "the names of %s %s and %s are nearly the same: `%s`", what, list[k].id, list[i].id, list[i].name),
					diag.T("gabungkan, atau beri nama yang jelas bedanya", "make them one, or give them names that tell them apart"),
					diag.Related{Span: list[k].at, Text: diag.T("yang pertama di sini: `%s`", "the first one is here: `%s`", list[k].name)})
			}
		}
	}
}

// folded is a name made ready to be compared with thousands of others.
type folded struct {
	letters []rune // and digits; small
	digits  string

	// pairs marks the pairs of neighbouring letters, each in one of 64 places. One
	// letter changed, added or taken away moves four marks at most, so that
	// this alone tells almost all names apart.
	pairs uint64
}

func fold(s string) folded {
	var f folded
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) {
			f.digits += string(r)
		} else if !unicode.IsLetter(r) {
			continue
		}
		if n := len(f.letters); n > 0 {
			f.pairs |= 1 << ((f.letters[n-1]*31 + r) & 63)
		}
		f.letters = append(f.letters, r)
	}
	return f
}

// alike tells whether two names are the same but for one letter, or two
// in a long name. Names that differ in digits only are a numbered row.
func alike(x, y *folded) bool {
	a, b := x.letters, y.letters
	most := 0
	switch n := min(len(a), len(b)); {
	case n >= 20:
		most = 2
	case n >= 8:
		most = 1
	}
	if len(a) == 0 || len(b) == 0 || max(len(a), len(b))-min(len(a), len(b)) > most || x.digits != y.digits {
		return false
	}
	return bits.OnesCount64(x.pairs^y.pairs) <= 4*most && distance(a, b) <= most
}

// distance is how many letters must be changed, added or taken away.
func distance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
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
