package build

import (
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestPagesAreUnderstoodByEar: who hears a page goes from heading to heading, from landmark to landmark and from link to link,
// each without what stands around it. So there is one first heading and no level is left out, headings hold no links to
// themselves, landmarks of a kind have names of their own, links say where they lead – within a nav each
// somewhere else –, and tables have heads.
func TestPagesAreUnderstoodByEar(t *testing.T) {
	_, r := sample()
	pages := 0
	for _, name := range r.Files.Paths() {
		if path.Ext(name) != ".html" || path.Base(name) == "print.html" { // a whole book on a page begins anew with every chapter
			continue
		}
		pages++
		f, _ := r.Files.File(name)
		root, err := html.Parse(strings.NewReader(string(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		level := 0
		landmarks := map[string]bool{}
		ids := map[string]string{}
		for n := range root.Descendants() {
			if id := attr(n, "id"); id != "" {
				ids[id] = words(n)
			}
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || hidden(n) {
				continue
			}
			switch n.DataAtom {
			case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				next := int(n.Data[1] - '0')
				if next > level+1 || next == 1 && level > 0 {
					t.Errorf("%s: after a heading of level %d comes %q of level %d", name, level, words(n), next)
				}
				level = next
				if words(n) == "" {
					t.Errorf("%s: a heading without words", name)
				}
				for in := range n.Descendants() {
					if in.DataAtom == atom.A && attr(in, "class") == "permalink" {
						t.Errorf("%s: %q is heard with the words of its link", name, words(n))
					}
				}
			case atom.Nav, atom.Section, atom.Form:
				said := attr(n, "aria-label")
				if by := attr(n, "aria-labelledby"); by != "" {
					said = ids[by]
				}
				if n.DataAtom == atom.Section && said == "" { // no landmark
					break
				}
				if said == "" && n.DataAtom == atom.Nav {
					t.Errorf("%s: a nav without a name", name)
				}
				if n.DataAtom == atom.Nav {
					leads := map[string]string{}
					for in := range n.Descendants() {
						if in.DataAtom != atom.A || hidden(in) {
							continue
						}
						said, to := nameOf(in), attr(in, "href")
						if other := leads[said]; other != "" && other != to {
							t.Errorf("%s: %q leads to %s and to %s", name, said, other, to)
						}
						leads[said] = to
					}
				}
				if key := n.Data + " " + said; landmarks[key] && said != "" {
					t.Errorf("%s: two of %q", name, key)
				} else {
					landmarks[key] = true
				}
			case atom.A:
				if said := nameOf(n); said == "" || slices.Contains([]string{"lihat", "di sini", "klik di sini", "selengkapnya", "baca", "here", "more", "read", "see", "¶"}, strings.ToLower(said)) {
					t.Errorf("%s: a link to %s says only %q", name, attr(n, "href"), said)
				}
			case atom.Table:
				if !slices.ContainsFunc(slices.Collect(n.Descendants()), func(in *html.Node) bool { return in.DataAtom == atom.Th && attr(in, "scope") != "" }) {
					t.Errorf("%s: a table without heads", name)
				}
			case atom.Img:
				if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }) {
					t.Errorf("%s: a picture without words", name)
				}
			}
		}
		if level == 0 {
			t.Errorf("%s: no heading", name)
		}
	}
	if pages < 300 {
		t.Errorf("only %d pages", pages)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hidden tells whether something or what it is in isn't heard. The phone's menu and its list of headings are the
// other's, of which one is shown.
func hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Template || attr(n, "aria-hidden") == "true" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" && a.Val == "" }) || attr(n, "class") == "menu" || strings.Contains(attr(n, "class"), "here-top") {
			return true
		}
	}
	return false
}

// words are the text of an element and of its pictures.
func words(n *html.Node) string {
	var b strings.Builder
	for in := range n.Descendants() {
		if in.Type == html.TextNode {
			b.WriteString(in.Data)
		}
		if in.DataAtom == atom.Img {
			b.WriteString(attr(in, "alt"))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func nameOf(n *html.Node) string {
	if said := attr(n, "aria-label"); said != "" {
		return said
	}
	return words(n)
}
