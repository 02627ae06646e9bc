package site

import (
	"path"
	"strings"
	"testing"

	"jilid/build/diag"
)

// TestAddressesAreKeptApart: a file that would take another's place is reported
// at the input it comes from, and doesn't take it.
func TestAddressesAreKeptApart(t *testing.T) {
	chapter := func(aliases string) string { return "---\ntitle: X\naliases: [" + aliases + "]\n---\n" }
	for _, c := range []struct{ file, text, address string }{
		{"content/index.html", "MINE", "index.html"},
		{"content/INDEX.html", "MINE", "INDEX.html"},
		{"content/404.html", "MINE", "404.html"},
		{"content/buku-1.pdf", "MINE", "buku-1.pdf"},
		{"content/buku-1/index.html", "MINE", "buku-1/index.html"},
		{"content/jilid", "MINE", "jilid"},
		{"content/buku-2/x.html/gambar.png", "MINE", "buku-2/x.html/gambar.png"},
		{"content/buku-2/02-y.md", chapter("/404.html"), "404.html"},
		{"content/buku-2/02-y.md", chapter("/program/index.html"), "program/index.html"},
		{"content/buku-2/02-y.md", chapter("/index.html/lama.html"), "index.html/lama.html"},
		{"content/program/01-y.md", "# Y\n", "program/index.html"},
		{"content/data/01-y.md", "# Y\n", "data/index.html"},
		{"content/data/programs.json", "MINE", "data/programs.json"},
	} {
		files := map[string]string{"content/buku-2/01-x.md": "# X\n", c.file: c.text, "content/plan.yaml": small["content/plan.yaml"] + "markdown: {unsafe_html: true}\n"}
		set, ds := render(t, files)
		var said []string
		for _, d := range ds {
			if d.Code == diag.SameAddress && strings.Contains(d.Text.EN, "`"+c.address+"`") {
				said = append(said, d.Span.Position().Path)
			}
		}
		if len(said) != 1 || path.Base(said[0]) != path.Base(c.file) {
			t.Errorf("%s: reported at %q", c.file, said)
		}
		if f, ok := set.File(c.address); ok && string(f.Data) == "MINE" {
			t.Errorf("%s took the place of %s", c.file, c.address)
		}
	}
}
