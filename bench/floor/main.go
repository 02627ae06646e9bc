// Command floor is the least a site generator in Go can do for the measured plans: read every
// Markdown file and its front matter, run goldmark and chroma, resolve links, run one template
// for each page – contents of the book, headings of the page, path, previous and next, terms –
// and write the pages, those of the terms and an index of the texts. It has no features. What it takes
// is the bound that a program on goldmark, chroma and html/template can come near.
//
//	floor FROM TO
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/yuin/goldmark"
	highlighting "github.com/yuin/goldmark-highlighting/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"
)

// Page is what the template shows.
type Page struct {
	Title      string   `yaml:"title"`
	Weight     int      `yaml:"weight"`
	Dimension  string   `yaml:"dimension"`
	Programs   []string `yaml:"programs"`
	URL        string   `yaml:"-"`
	Book       *Book    `yaml:"-"`
	Prev, Next *Page    `yaml:"-"`
	Body       template.HTML
	Headings   []Heading

	from, to, plain string
	raw             []byte
	doc             ast.Node
}

// Heading is one of a page.
type Heading struct {
	Level    int
	ID, Text string
}

// Book is a folder of pages.
type Book struct {
	Title, URL string
	Pages      []*Page
}

var layout = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}} | Rencana Induk</title>
<link rel="canonical" href="https://example.org{{.URL}}">
<link rel="stylesheet" href="/css/main.css">
</head>
<body>
<a class="skip" href="#isi">Langsung ke isi</a>
<header><a href="/">Rencana Induk</a></header>
<div class="grid">
<nav class="sidebar" aria-label="Daftar isi buku">{{$p := .}}{{with .Book}}
<p><a href="{{.URL}}">{{.Title}}</a></p>
<ol>
{{- range .Pages}}
<li{{if eq . $p}} class="active"{{end}}><a href="{{.URL}}"{{if eq . $p}} aria-current="page"{{end}}>{{.Title}}</a></li>
{{- end}}
</ol>{{end}}</nav>
<main id="isi">
<nav class="crumbs" aria-label="Jejak"><ol><li><a href="/">Rencana Induk</a></li>{{with .Book}}<li><a href="{{.URL}}">{{.Title}}</a></li>{{end}}<li aria-current="page">{{.Title}}</li></ol></nav>
<article>
{{.Body}}
</article>
<aside class="toc"><ul>{{range .Headings}}<li class="l{{.Level}}"><a href="#{{.ID}}">{{.Text}}</a></li>{{end}}</ul></aside>
<p class="terms">{{if .Dimension}}<a href="/dimension/{{.Dimension}}/">{{.Dimension}}</a>{{end}}{{range .Programs}} <a href="/programs/{{.}}/">{{.}}</a>{{end}}</p>
<nav class="prevnext">{{with .Prev}}<a rel="prev" href="{{.URL}}">{{.Title}}</a>{{end}}{{with .Next}}<a rel="next" href="{{.URL}}">{{.Title}}</a>{{end}}</nav>
</main>
</div>
<footer>Rencana Induk</footer>
</body>
</html>
`))

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, highlighting.NewHighlighting(highlighting.WithFormatOptions(chromahtml.WithClasses(true)))),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()), goldmark.WithRendererOptions(html.WithUnsafe()))

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: floor FROM TO")
	}
	from, to := filepath.Clean(os.Args[1]), os.Args[2]
	var pages []*Page
	must(filepath.WalkDir(from, func(name string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			pages = append(pages, &Page{from: name})
		}
		return err
	}))
	each(pages, func(p *Page) { p.read(from, to) })
	terms := link(pages, from)
	byFile := map[string]*Page{}
	for _, p := range pages {
		byFile[p.from] = p
	}
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	each(pages, func(p *Page) {
		b := buffers.Get().(*bytes.Buffer)
		p.render(b, byFile)
		write(p.to, b.Bytes())
		buffers.Put(b)
	})
	for name, list := range terms {
		var b bytes.Buffer
		b.WriteString("<ul>")
		for _, p := range list {
			fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a></li>\n", p.URL, template.HTMLEscapeString(p.Title))
		}
		b.WriteString("</ul>")
		body := template.HTML(b.String())
		b.Reset()
		must(layout.Execute(&b, &Page{Title: filepath.Base(name), Body: body}))
		write(filepath.Join(to, filepath.FromSlash(name), "index.html"), b.Bytes())
	}
	index(pages, filepath.Join(to, "index.json"))
}

// read reads and parses a page.
func (p *Page) read(from, to string) {
	data, err := os.ReadFile(p.from)
	must(err)
	if bytes.HasPrefix(data, []byte("---\n")) {
		if i := bytes.Index(data[4:], []byte("\n---\n")); i >= 0 {
			must(yaml.Unmarshal(data[4:4+i+1], p))
			data = data[4+i+5:]
		}
	}
	p.raw = data
	rel, err := filepath.Rel(from, p.from)
	must(err)
	p.URL = strings.TrimSuffix(strings.TrimSuffix("/"+filepath.ToSlash(rel), ".md"), "/index") + "/"
	p.to = filepath.Join(to, filepath.FromSlash(p.URL), "index.html")
	p.doc = markdown.Parser().Parse(text.NewReader(data))
	must(ast.Walk(p.doc, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && enter && h.Level > 1 {
			id, _ := h.AttributeString("id")
			b, _ := id.([]byte)
			p.Headings = append(p.Headings, Heading{h.Level, string(b), plain(h, data)})
		}
		return ast.WalkContinue, nil
	}))
}

// link makes books of the pages, and lists them by their terms.
func link(pages []*Page, from string) map[string][]*Page {
	books, terms := map[string]*Book{}, map[string][]*Page{}
	slices.SortStableFunc(pages, func(a, b *Page) int { return a.Weight - b.Weight })
	for _, p := range pages {
		dir := filepath.Dir(p.from)
		if dir == from {
			continue
		}
		b := books[dir]
		if b == nil {
			b = &Book{}
			books[dir] = b
		}
		p.Book = b
		if filepath.Base(p.from) == "index.md" {
			b.Title, b.URL = p.Title, p.URL
			continue
		}
		if n := len(b.Pages); n > 0 {
			p.Prev, b.Pages[n-1].Next = b.Pages[n-1], p
		}
		b.Pages = append(b.Pages, p)
		if p.Dimension != "" {
			terms["dimension/"+p.Dimension] = append(terms["dimension/"+p.Dimension], p)
		}
		for _, t := range p.Programs {
			terms["programs/"+t] = append(terms["programs/"+t], p)
		}
	}
	return terms
}

// render makes a page and lets go of what it was made from.
func (p *Page) render(b *bytes.Buffer, byFile map[string]*Page) {
	must(ast.Walk(p.doc, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && enter {
			dest, anchor, _ := strings.Cut(string(l.Destination), "#")
			if to := byFile[filepath.Join(filepath.Dir(p.from), dest)]; to != nil {
				l.Destination = []byte(to.URL)
				if anchor != "" {
					l.Destination = []byte(to.URL + "#" + anchor)
				}
			}
		}
		return ast.WalkContinue, nil
	}))
	b.Reset()
	must(markdown.Renderer().Render(b, p.raw, p.doc))
	p.Body, p.plain = template.HTML(b.String()), plain(p.doc, p.raw)
	b.Reset()
	must(layout.Execute(b, p))
	p.doc, p.raw, p.Body = nil, nil, ""
}

func index(pages []*Page, name string) {
	f, err := os.Create(name)
	must(err)
	w := bufio.NewWriterSize(f, 1<<16)
	e := json.NewEncoder(w)
	for _, p := range pages {
		must(e.Encode([4]string{p.Title, p.URL, p.Dimension, p.plain}))
	}
	must(w.Flush())
	must(f.Close())
}

var made sync.Map // folders

func write(name string, data []byte) {
	dir := filepath.Dir(name)
	if _, known := made.LoadOrStore(dir, true); !known {
		must(os.MkdirAll(dir, 0o755))
	}
	must(os.WriteFile(name, data, 0o644))
}

func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	must(ast.Walk(n, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		switch t := n.(type) {
		case *ast.Text:
			if enter {
				b.Write(t.Segment.Value(src))
				if t.SoftLineBreak() {
					b.WriteByte(' ')
				}
			}
		default:
			if !enter && n.Type() == ast.TypeBlock {
				b.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	}))
	return strings.TrimSpace(b.String())
}

func each[T any](list []T, f func(T)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(list)); i = next.Add(1) - 1 {
				f(list[i])
			}
		})
	}
	wait.Wait()
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
