package check

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/plan/refs"
)

// indexTerms warns of terms that no book says, so that no index has them.
func (c *checker) indexTerms() {
	for _, x := range c.plan.IndexTerms {
		path := strings.Join(x.Term, " > ")
		found := false
		for _, b := range c.plan.Books {
			index := refs.Flat(c.table.Index(b))
			at := refs.FindEntry(index, path)
			found = found || at >= 0 && len(index[at].Places) > 0
		}
		if !found {
			c.Add(diag.NoSuchTerm, x.Span, diag.T("istilah “%s” tidak ada di naskah", "the term “%s” isn't in the text", x.Term[len(x.Term)-1]),
				diag.T("tulis seperti di naskah, atau hapus dari `indeks`", "write it as the text does, or delete it from `index`"))
		}
	}
}
