package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestMenu: books are entries of the main navigation, unless there are too many.
func TestMenu(t *testing.T) {
	set, _ := render(t, nil)
	for page, has := range map[string]string{
		"buku-2/kedua.html":   `<li><a href="index.html" aria-current="true" title="Buku 2">Buku II</a></li>`,
		"program/gov-01.html": `<li><a href="index.html" aria-current="true">Program</a></li>`,
	} {
		if !strings.Contains(text(t, set, page), has) {
			t.Errorf("%s has no %s", page, has)
		}
	}

	many := map[string]string{}
	for i := 3; i <= maxMenuBooks+1; i++ {
		many[fmt.Sprintf("content/buku-%d/01-bab.md", i)] = "Teks.\n"
	}
	set, _ = render(t, many)
	for page, has := range map[string]string{
		"index.html":          `aria-label="Navigasi utama"><ul><li><a href="index.html#h-buku">Buku</a></li><li><a href="program/index.html">`,
		"buku-2/kedua.html":   `aria-label="Navigasi utama"><ul><li><a href="../index.html#h-buku" aria-current="true">Buku</a></li>`,
		"program/gov-01.html": `aria-label="Navigasi utama"><ul><li><a href="../index.html#h-buku">Buku</a></li>`,
	} {
		if !strings.Contains(text(t, set, page), has) {
			t.Errorf("%s has no %s", page, has)
		}
	}
}
