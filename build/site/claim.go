package site

import (
	"path"
	"strings"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/plan/refs"
	"jilid/build/source"
)

// claims gathers the site's files and keeps their addresses apart: whoever comes
// second to an address is told, and doesn't replace the first. Capitals don't
// count, as many file systems make no difference, and where a file is no folder can be.
type claims struct {
	set   *output.Set
	files map[string]source.Span // by address in small letters, to where it comes from
	dirs  map[string]source.Span
	diags diag.List
}

func newClaims() *claims {
	return &claims{set: output.NewSet(), files: map[string]source.Span{}, dirs: map[string]source.Span{}}
}

// add puts a file into the set, or says why it can't. from is the input that the
// file is made of, or nowhere if it is the site's own.
func (c *claims) add(name string, data []byte, from source.Span) {
	if c.take(name, from) {
		c.set.Add(name, data)
	}
}

// take claims an address.
func (c *claims) take(name string, from source.Span) bool {
	key := strings.ToLower(path.Clean(name))
	other, taken := c.files[key]
	if !taken {
		other, taken = c.dirs[key]
	}
	var parents []string
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		parents = append(parents, dir)
		if at, file := c.files[dir]; file {
			other, taken = at, true
		}
	}
	if taken {
		c.clash(name, from, other)
		return false
	}
	c.files[key] = from
	for _, dir := range parents {
		if _, known := c.dirs[dir]; !known {
			c.dirs[dir] = from
		}
	}
	return true
}

// clash reports two files at one address, at that one of them a writer can rename.
func (c *claims) clash(name string, from, other source.Span) {
	if from.File == nil {
		from, other = other, source.Span{}
	}
	if from.File == nil {
		return // the site's own, such as a font that is named twice
	}
	var related []diag.Related
	if other.File != nil {
		related = append(related, diag.Related{Span: other, Text: diag.T("halaman yang lain", "the other page")})
	}
	// load says the same of two chapters in the same words, so that it is said once.
	c.diags.Add(diag.SameAddress, from, diag.T("alamat `%s` sudah dipakai halaman lain", "address `%s` is taken by another page", name),
		diag.T("beri nama berkas yang lain; nomor di depannya tidak ikut ke alamat", "give the file another name; the number before it is not part of the address"), related...)
}

// origins are the places in the plan that pages come from, by address.
func (s *site) origins() map[string]source.Span {
	from := map[string]source.Span{}
	for i := range s.Books {
		b := s.Books[i].Book
		at := b.Span
		if chapters := b.Chapters; at.File == nil && len(chapters) > 0 && chapters[0].File != nil {
			at = chapters[0].File.Span(0, 0)
		}
		from[bookAddress(b)], from[printPage(b)], from[pdfAddress(b)] = at, at, at
	}
	for _, c := range s.Plan.Chapters() {
		if c.File != nil {
			from[c.Address] = c.File.Span(0, 0)
		}
	}
	for _, g := range s.Plan.Programs {
		from[g.Address] = g.Span
	}
	for _, d := range s.Plan.Dimensions {
		from[refs.DimensionAddress(s.Plan, d.ID)] = d.Span
	}
	for _, a := range s.Plan.Agencies {
		from[refs.AgencyAddress(s.Plan, a.ID)] = a.Span
	}
	return from
}
