package load

import (
	"strings"

	"jilid/build/diag"
	"jilid/build/plan"
	"jilid/build/source"
)

// addresses makes sure that every page has an address of its own. Capitals
// don't count: many file systems make no difference. A book's own pages are
// taken before any chapter comes.
func (l *loader) addresses() {
	type owner struct {
		at   source.Span
		name string
	}
	taken := map[string]owner{"index.html": {name: "index.html"}}
	for _, b := range l.plan.Books {
		for _, page := range []string{"/index.html", "/print.html"} {
			taken[strings.ToLower(b.ID+page)] = owner{b.Span, b.ID + page}
		}
	}
	take := func(address string, at source.Span) {
		key := strings.ToLower(address)
		before, ok := taken[key]
		if !ok {
			taken[key] = owner{at, address}
			return
		}
		var related []diag.Related
		if before.at.File != nil {
			related = append(related, diag.Related{Span: before.at, Text: diag.T("halaman yang lain", "the other page")})
		}
		l.diags.Add(diag.SameAddress, at, diag.T("alamat `%s` sudah dipakai halaman lain", "address `%s` is taken by another page", address),
			diag.T("beri nama berkas yang lain; nomor di depannya tidak ikut ke alamat", "give the file another name; the number before it is not part of the address"), related...)
	}
	var all []*plan.Chapter
	for _, c := range l.plan.Chapters() {
		take(c.Address, c.File.Span(0, 0))
		all = append(all, c)
	}
	for _, g := range l.plan.Programs {
		take(g.Address, g.Span)
	}
	for _, c := range all {
		for i, old := range c.Aliases {
			take(old, c.AliasSpans[i])
		}
	}
}
