package html

import (
	"bytes"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/markdown/spectest"
)

// TestCommonMark prints the examples of the CommonMark specification as the site
// prints chapters and compares them with the specification's HTML. Both sides
// are read as a browser reads them; what the site adds to every page is taken off
// (see plain), and every link keeps the address it was written with, because the
// examples have no plan in which it could lead anywhere. The exceptions are those
// of the tree: the printer has none of its own.
func TestCommonMark(t *testing.T) {
	exceptions := exceptions(t)
	passed := 0
	examples := spectest.Examples(t)
	for _, e := range examples {
		file := source.NewFile("spec.md", []byte(e.Markdown))
		d, _ := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{Plain: true})
		got := asWritten(Render(d, lang.EN))
		same := plain(t, got) == plain(t, []byte(e.HTML))
		if same {
			passed++
		}
		if same == slices.Contains(exceptions, e.Example) {
			t.Errorf("example %d (%s) passes: %v\n%q\ngot  %q\nas   %q\nwant %q", e.Example, e.Section, same, e.Markdown, got, plain(t, got), plain(t, []byte(e.HTML)))
		}
	}
	t.Logf("%d of %d examples pass", passed, len(examples))
}

// asWritten fills the holes of a fragment with what the document itself says.
func asWritten(f *Fragment) []byte {
	var b bytes.Buffer
	at := 0
	for _, h := range f.holes {
		b.Write(f.html[at:h.at])
		at = h.at
		if l, ok := h.node.(*doc.Link); ok && h.kind == hrefHole {
			b.WriteString(` href="` + html.EscapeString(l.Dest) + `"`)
		}
	}
	b.Write(f.html[at:])
	return b.Bytes()
}

// plain is HTML as its elements and words, without what the site adds:
//   - headings begin at h2, since the page's title is its h1; a heading has an
//     anchor and a link to itself
//   - code is coloured by spans, its box can be reached by the keyboard
//   - a picture in a line has the class "inline"
//
// and without what a reader of HTML doesn't see: how an address is escaped, white
// space between blocks and at the ends of lines.
func plain(t *testing.T, data []byte) string {
	t.Helper()
	nodes, err := html.ParseFragment(bytes.NewReader(data), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		write(&b, n, false)
	}
	return b.String()
}

func write(b *strings.Builder, n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		if pre {
			b.WriteString(n.Data)
		} else if s := white.ReplaceAllString(n.Data, " "); s != " " || n.PrevSibling != nil && n.NextSibling != nil && !block(n.PrevSibling) && !block(n.NextSibling) {
			if n.PrevSibling == nil || block(n.PrevSibling) || n.PrevSibling.DataAtom == atom.Br {
				s = strings.TrimLeft(s, " ")
			}
			if n.NextSibling == nil || block(n.NextSibling) {
				s = strings.TrimRight(s, " ")
			}
			b.WriteString(html.EscapeString(s))
		}
		return
	case html.CommentNode:
		b.WriteString("<!--" + n.Data + "-->")
		return
	}
	name := n.Data
	attrs := slices.Clone(n.Attr)
	drop := func(key, value string) {
		attrs = slices.DeleteFunc(attrs, func(a html.Attribute) bool { return a.Key == key && a.Val == value })
	}
	switch n.DataAtom {
	case atom.H1:
		name = "h2"
	case atom.A:
		if class(n) == "permalink" {
			return
		}
	case atom.Div:
		if strings.HasPrefix(class(n), "heading ") {
			write(b, n.FirstChild, pre)
			return
		}
	case atom.Pre:
		drop("class", "chroma")
		drop("tabindex", "0")
		pre = true
	case atom.Span:
		if pre {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				write(b, c, pre)
			}
			return
		}
	case atom.Img:
		drop("class", "inline")
	}
	b.WriteString("<" + name)
	for _, a := range attrs {
		if s, err := url.PathUnescape(a.Val); err == nil && (a.Key == "href" || a.Key == "src") {
			a.Val = s
		}
		b.WriteString(" " + a.Key + "=" + strconv.Quote(a.Val))
	}
	b.WriteString(">")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c, pre)
	}
	b.WriteString("</" + name + ">")
}

var white = regexp.MustCompile(`[ \t\r\n]+`)

func block(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Ul, atom.Ol, atom.Li, atom.Pre, atom.Blockquote, atom.Hr, atom.Div, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return class(n) == "permalink"
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

// exceptions are the numbers in the list of the examples that the tree, which
// follows GFM, doesn't agree with.
func exceptions(t *testing.T) []int {
	t.Helper()
	data, err := os.ReadFile("../../text/markdown/testdata/commonmark-exceptions.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, m := range regexp.MustCompile(`(?m)^- (\d+):`).FindAllStringSubmatch(string(data), -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}
