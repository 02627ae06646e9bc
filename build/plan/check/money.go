package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/lang"
)

// What is odd about the money of all programs together: an amount that is far too small beside the
// others, and a source whose name is nearly that of another.

// amount is one of a budget, where it was typed.
type amount struct {
	rupiah money.Rupiah
	at     source.Span
}

// amounts are those of the plan's budgets, also what was spent.
func amounts(p *plan.Plan) (out []amount) {
	for _, g := range p.Programs {
		for _, b := range lines(g) {
			for _, name := range []string{"amount", "spent"} {
				if v := b.Get(name); v != nil && v.Money > 0 {
					out = append(out, amount{v.Money, v.Span})
				}
			}
		}
	}
	return out
}

func lines(g *plan.Program) []*schema.Object {
	if g.Record == nil {
		return nil
	}
	return g.Record.Objects("budget")
}

// An amount is far too small if it is less than this, and the middle one of the plan so many times
// as much. Three others at least tell what is usual.
const (
	smallest  = 1_000_000
	timesMore = 1000
	usualFrom = 4
)

// small warns of amounts whose unit was forgotten: 600 among hundreds of millions.
func (c *checker) small() {
	all := amounts(c.plan)
	if len(all) < usualFrom {
		return
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b amount) int { return cmp.Compare(a.rupiah, b.rupiah) })
	usual := sorted[len(sorted)/2].rupiah
	l := lang.Of(c.plan.Language)
	for _, a := range all {
		typed := strings.TrimSpace(strings.Trim(a.at.Text(), `"'`))
		if a.rupiah >= smallest || usual/timesMore < a.rupiah || hasUnit(typed) {
			continue
		}
		hint := diag.T("tulis satuannya; bila memang sekian rupiah, matikan peringatan ini dengan `pemeriksaan: {JLD218: mati}` di plan.yaml", "write its unit; if it really is so many rupiah, switch this warning off by `check: {JLD218: off}` in plan.yaml")
		if reading, ok := likely(a.rupiah, usual, l); ok {
			hint = diag.T("mungkin maksudnya `%s`; bila memang sekian rupiah, matikan peringatan ini dengan `pemeriksaan: {JLD218: mati}` di plan.yaml", "perhaps `%s` was meant; if it really is so many rupiah, switch this warning off by `check: {JLD218: off}` in plan.yaml", reading)
		}
		c.Add(diag.SmallAmount, a.at.FirstLine(), diag.T("%s sangat kecil di antara jumlah lain, yang sekitar %s", "%s is very little among the other amounts, which are about %s", a.rupiah.Full(l), usual.Short(l)), hint)
	}
}

// hasUnit tells whether an amount was typed with a unit behind it.
func hasUnit(typed string) bool {
	s := strings.ToLower(typed)
	for _, rupiah := range []string{"rupiah", "rp", "idr"} {
		s = strings.ReplaceAll(s, rupiah, "")
	}
	return strings.ContainsFunc(s, unicode.IsLetter)
}

// likely is an amount with the unit that brings it nearest to the usual ones, as one types it.
func likely(a, usual money.Rupiah, l lang.Lang) (string, bool) {
	best, off := "", money.Rupiah(100) // times more or less
	for _, unit := range []string{"ribu", "juta", "miliar"} {
		per, _ := money.Per(unit)
		if a > usual/per*100 {
			break
		}
		if times := max(a*per/usual, usual/(a*per)); times < off {
			best, off = strings.TrimPrefix(strings.ReplaceAll((a*per).Short(l), "\u00a0", " "), "Rp "), times
		}
	}
	if strings.Contains(best, ",") {
		best = `"` + best + `"`
	}
	return best, best != ""
}

// funds are names of sources of money that all budgets know.
var funds = []string{"APBD", "APBN", "APBD Provinsi", "APBD Kota", "APBD Kabupaten", "APBDP", "APBD-P", "APBNP", "APBN-P", "DAK", "DAU", "DID", "DBH", "PAD", "BLUD", "CSR", "TJSL", "KPBU", "PPP", "Hibah", "Pinjaman", "Swasta", "Swadaya", "Dana Desa", "BUMD", "BUMN"}

// sources warns of a source of money that is nearly named as one that all know, or as one
// that the plan names more often: they would be two in every table.
func (c *checker) sources() {
	places := map[string][]source.Span{}
	var names []string // in the order of the plan
	for _, g := range c.plan.Programs {
		for _, b := range lines(g) {
			if name := b.Text("source"); name != "" {
				if places[name] == nil {
					names = append(names, name)
				}
				places[name] = append(places[name], b.At("source"))
			}
		}
	}
	for _, name := range names {
		if slices.Contains(funds, name) {
			continue
		}
		known := slices.Clone(funds)
		for i, other := range names {
			if n := len(places[other]) - len(places[name]); n > 0 || n == 0 && i < slices.Index(names, name) {
				known = append(known, other)
			}
		}
		near, ok := nearFund(name, known)
		if !ok {
			continue
		}
		at := places[name]
		var others []diag.Related
		for _, s := range at[1:] {
			others = append(others, diag.Related{Span: s, Text: diag.T("dan di sini", "and here")})
		}
		c.Add(diag.NearNames, at[0], diag.T("sumber dana `%s` hampir sama dengan `%s`", "source of funds `%s` is nearly the same as `%s`", name, near),
			diag.T("tulis `%s`, supaya keduanya dihitung sebagai satu sumber", "write `%s`, so that both count as one source", near), others...)
	}
}

// nearFund is the known name that a name is but for capitals and blanks, or but for a slip in one
// of its words. That someone writes hibah for Hibah throughout is none.
func nearFund(name string, known []string) (string, bool) {
	words := strings.Fields(strings.ToUpper(name))
	best := ""
	for i, k := range known {
		others := strings.Fields(strings.ToUpper(k))
		if k == name || len(others) != len(words) || i < len(funds) && k != strings.ToUpper(k) && strings.EqualFold(k, name) {
			continue
		}
		slips := 0
		for n, a := range words {
			switch b := others[n]; {
			case a == b:
			case len(a) >= 4 && len(b) >= 4 && slip([]rune(a), []rune(b)): // short words are often one letter apart
				slips++
			default:
				slips = 2
			}
		}
		if slips == 0 {
			return k, true
		}
		if slips == 1 && best == "" {
			best = k
		}
	}
	return best, best != ""
}

// slip tells whether two names differ by two letters exchanged, or by one changed, added or missing.
func slip(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 2 && len(b) == 2 {
		return a[0] == b[1] && a[1] == b[0]
	}
	return len(a) <= 1 && len(b) <= 1
}
