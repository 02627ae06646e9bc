package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/highlight"
)

// views are the languages of fenced blocks that plan/view expands, in both
// languages.
var views = []string{
	"programs", "program", "roadmap", "peta-jalan", "budget", "anggaran",
	"indicators", "indikator", "program-sheet", "lembar-program", "swot",
	"gap", "kesenjangan", "scores", "skor", "stages", "tahapan",
	"dimensions", "dimensi", "coverage", "cakupan", "dependencies", "ketergantungan",
	"chart", "grafik", "table", "tabel",
	"include", "sisip",
}

func isView(name string) bool {
	for _, v := range views {
		if v == name {
			return true
		}
	}
	return false
}

// fenced converts a fenced block: a view, or code.
func (c *converter) fenced(n *ast.FencedCodeBlock) doc.Block {
	at := c.blockSpan(n)
	text := lines(n, c.src)
	open := !c.opt.Plain && c.openFence(n)
	info, attr := "", doc.Attr{}
	if n.Info != nil {
		segment := n.Info.Segment
		raw := segment.Value(c.src)
		info = c.plain(raw)
		if i := bytes.IndexByte(raw, '{'); i >= 0 && !c.opt.Plain {
			if a, ok := readAttributes(raw[i:]); ok {
				attr = a.attr
				attr.Span = c.at(segment.Start+i, segment.Start+i+a.length)
				if a.mistake != (diag.Text{}) {
					c.badAttributes(a, attr.Span)
				}
				info = strings.TrimSpace(c.plain(raw[:i]))
			}
		}
	}
	language, _, _ := strings.Cut(info, " ")
	if language == "" && len(attr.Classes) > 0 && attr.Classes[0] != "landscape" && attr.Classes[0] != "pagebreak" {
		language = attr.Classes[0] // Pandoc's ```{.go}
	}
	if !c.opt.Plain && isView(language) && !open {
		c.knownKeys(attr)
		c.views = true
		return &doc.View{Name: language, Text: text, Body: c.bodySpan(n), Attr: attr, Span: at}
	}
	code := &doc.Code{Attr: attr, Language: language, Text: text, Info: info, First: 1, Span: at}
	if c.opt.Plain {
		return code
	}
	if !open {
		c.nearView(language, n)
		c.namelessView(n, text)
	}
	c.knownKeys(attr, "linenos", "linenostart", "hl_lines")
	marked := c.codeOptions(code)
	colour := c.opt.Highlight
	if colour == nil {
		colour = highlight.Lines
	}
	code.Highlight = func() []doc.CodeLine {
		lines := colour(text, language)
		if len(marked) > 0 {
			lines = slices.Clone(lines)
		}
		for _, r := range marked {
			for i := r.from; i <= min(r.to, len(lines)); i++ {
				lines[i-1].Marked = true
			}
		}
		return lines
	}
	if attr.Has("landscape") {
		return &doc.Group{Class: "landscape", Attr: doc.Attr{Classes: attr.Classes, Span: attr.Span}, Blocks: []doc.Block{code}, Span: at}
	}
	return code
}

// bodySpan is the YAML of a view: its lines as they stand in the file.
func (c *converter) bodySpan(n *ast.FencedCodeBlock) source.Span {
	if n.Lines().Len() == 0 {
		end := c.lineEnd(n.Pos())
		return c.at(min(end+1, len(c.src)), min(end+1, len(c.src)))
	}
	first, last := n.Lines().At(0), n.Lines().At(n.Lines().Len()-1)
	return c.at(first.Start, last.Stop)
}

// nearView reports a language that nobody knows but that is nearly a view's name.
func (c *converter) nearView(language string, n *ast.FencedCodeBlock) {
	if language == "" || highlight.Known(language) {
		return
	}
	if near, ok := diag.Nearest(language, views); ok {
		start := n.Info.Segment.Start
		c.report(diag.UnknownView, c.at(start, start+len(language)),
			diag.T("tampilan %s tidak dikenal", "unknown view %s", language),
			diag.T("mungkin maksudnya %s", "perhaps %s was meant", near))
	}
}

// lineRange is some lines of code, counted from 1, both ends included.
type lineRange struct{ from, to int }

// codeOptions reads linenos=true, linenostart=5 and hl_lines="2-3,7", the lines
// that are to be marked.
func (c *converter) codeOptions(code *doc.Code) (marked []lineRange) {
	a := code.Attr
	bad := func(key string, id, en string) {
		c.report(diag.BadAttribute, a.Span,
			diag.T("nilai %s tidak terbaca: %q", "the value of %s is unreadable: %q", key, a.Get(key)), diag.T(id, en))
	}
	switch a.Get("linenos") {
	case "", "false":
	case "true", "table", "inline":
		code.Numbers = true
	default:
		bad("linenos", "tulis linenos=true atau linenos=false", "write linenos=true or linenos=false")
	}
	if s := a.Get("linenostart"); s != "" {
		first, err := strconv.Atoi(s)
		if err != nil || first < 0 || first > 1e6 {
			bad("linenostart", "tulis nomor baris pertama, misalnya linenostart=10", "write the first line's number, such as linenostart=10")
		} else {
			code.First = first
		}
	}
	for part := range strings.FieldsFuncSeq(a.Get("hl_lines"), func(r rune) bool { return r == ' ' || r == ',' }) {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		lo, err1 := strconv.Atoi(from)
		hi, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || lo < 1 || hi < lo {
			bad("hl_lines", `tulis nomor baris, misalnya hl_lines="2-3 7"`, `write line numbers, such as hl_lines="2-3 7"`)
			return marked
		}
		marked = append(marked, lineRange{lo, hi})
	}
	return marked
}

// indented is code that is marked by its indentation only, which says no language.
func (c *converter) indented(n *ast.CodeBlock) *doc.Code {
	text := lines(n, c.src)
	return &doc.Code{Text: text, First: 1, Highlight: func() []doc.CodeLine { return highlight.Lines(text, "") }, Span: c.blockSpan(n)}
}
