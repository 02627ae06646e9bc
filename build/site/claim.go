package site

import (
	"path"

	"jilid/build/diag"
	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/source"
)

// claims gathers the site's files and keeps their addresses apart: whoever comes
// second to an address is told, and doesn't replace the first. Capitals don't
// count, as many file systems make no difference, and where a file is no folder can be.
type claims struct {
	sink  output.Sink
	files map[string]origin // by address in small letters
	dirs  map[string]origin
	pages map[string]bool // addresses that pages have
	diags diag.List
}

// origin is what in the plan a file of the site is made of, and what its writer can
// do to have it at another address. The zero origin is the site's own.
type origin struct {
	at   source.Span
	mend diag.Text
}

var (
	rename    = diag.T("beri nama berkas yang lain; nomor di depannya tidak ikut ke alamat", "give the file another name; the number before it is not part of the address")
	otherID   = diag.T("beri kode yang lain", "give it another id")
	dropAlias = diag.T("hapus alamat lama ini: di sana sudah ada halaman", "delete this old address: there is a page already")
)

func newClaims(sink output.Sink) *claims {
	return &claims{sink: sink, files: map[string]origin{}, dirs: map[string]origin{}, pages: map[string]bool{}}
}

// add publishes a file, or says why it can't.
func (c *claims) add(name string, data []byte, from origin) {
	if c.take(name, from) {
		c.sink.Add(name, data)
	}
}

// later is add for a file that is made when it is asked for, if the sink can wait.
func (c *claims) later(name string, make func() []byte, from origin) {
	if !c.take(name, from) {
		return
	}
	if later, ok := c.sink.(output.Later); ok {
		later.AddLater(name, make)
	} else if c.sink != output.Nothing {
		c.sink.Add(name, make())
	}
}

// folder publishes all files of a folder, which are made when one is asked for, if the sink can wait.
func (c *claims) folder(name string, make func(output.Sink)) {
	if later, ok := c.sink.(output.Later); ok {
		later.AddFolderLater(name, make)
	} else if c.sink != output.Nothing {
		make(c.sink)
	}
}

// claimPage is add for a page that will be made.
func (c *claims) claimPage(p page) {
	if c.take(p.address, p.from) {
		c.pages[p.address] = true
	}
}

// ours are the pages that have their addresses: of two with the same, the first.
func (c *claims) ours(pages []page) []page {
	var out []page
	for _, p := range pages {
		if c.pages[p.address] {
			out = append(out, p)
			delete(c.pages, p.address)
		}
	}
	return out
}

// take claims an address.
func (c *claims) take(name string, from origin) bool {
	key := output.Fold(path.Clean(name))
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
func (c *claims) clash(name string, from, other origin) {
	if from.at.File == nil {
		from, other = other, origin{}
	}
	if from.at.File == nil {
		return // the site's own, such as a font that is named twice
	}
	var related []diag.Related
	if other.at.File != nil {
		related = append(related, diag.Related{Span: other.at, Text: diag.T("halaman yang lain", "the other page")})
	}
	c.diags.Add(diag.SameAddress, from.at, diag.T("alamat `%s` sudah dipakai halaman lain", "address `%s` is taken by another page", name), from.mend, related...)
}

// bookOrigin is where a book's own pages come from: its entry in plan.yaml, or its folder.
func bookOrigin(b *plan.Book) origin {
	at := b.Span
	if chapters := b.Chapters; at.File == nil && len(chapters) > 0 && chapters[0].File != nil {
		at = chapters[0].File.Span(0, 0)
	}
	return origin{at, otherID}
}

func chapterOrigin(c *plan.Chapter) origin {
	if c.File == nil {
		return origin{}
	}
	return origin{c.File.Span(0, 0), rename}
}
