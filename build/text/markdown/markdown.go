// Package markdown reads a chapter's Markdown into the document tree. The
// entry point is [Parse]; [Inline] reads one line of text, such as a caption
// in a view.
//
// It is the only user of goldmark. goldmark finds the structure; what the
// content format adds – attributes, figures, captions, cross-references,
// citations, footnotes, formulas, computed figures, views – are parsers of our
// own beside goldmark's (see blocksyntax.go and spansyntax.go). goldmark's tree
// is converted once and dropped; every place keeps its position in the file.
//
// Parse never fails: what is wrong becomes a diagnostic, and everything that
// can be read is read.
package markdown

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

// Options of Parse. The zero value is right for a plan without raw HTML.
type Options struct {
	// UnsafeHTML passes raw HTML through; else it is shown as text.
	UnsafeHTML bool
	// Asset finds the file that an image's address means, seen from the file it
	// is written in. If there is none it gives the address that was probably
	// meant, or "". Without Asset no image is looked up.
	Asset func(from *source.File, dest string) (f *source.File, near string)
	// Highlight colours code; nil is highlight.Lines. A builder passes one that
	// remembers, as plans show the same code in several places.
	Highlight func(code, language string) []doc.CodeLine
	// Lang is the tag of the chapter's language, if it isn't the plan's.
	Lang string
	// Headings are those of the text that this one translates: a heading takes the id
	// of the one that stands in its place, so that links lead to the same place in both.
	Headings []doc.HeadingID
	// Plain reads CommonMark and GFM only: none of our additions, no
	// typography, raw HTML passed through, nothing reported.
	Plain bool
}

// Limits of what is read. Nobody writes beyond them; mistakes and malice do.
const (
	maxSize  = 8 << 20 // bytes of a chapter
	maxDepth = 60      // blocks within blocks
	maxNest  = 100     // spans within spans
)

// Parse reads the body of a chapter: the part of the file after its front matter.
func Parse(file *source.File, body source.Span, opt Options) (*doc.Document, []diag.Diagnostic) {
	c := &converter{file: file, base: body.Start, opt: opt, lang: opt.Lang}
	src := file.Data[body.Start:body.End]
	d := &doc.Document{File: file, Lang: opt.Lang}
	switch {
	case len(src) > maxSize:
		c.diags.Add(diag.TooLarge, file.Span(body.Start, body.Start),
			diag.T("naskah lebih besar dari %d MB", "text is larger than %d MB", maxSize>>20),
			diag.T("bagi menjadi beberapa bab", "split it into several chapters"))
	case tooDeep(src) >= 0:
		at := body.Start + tooDeep(src)
		c.diags.Add(diag.TooDeep, file.Span(at, at), tooDeepText, tooDeepHint)
	default:
		c.src, c.returns = plainLineEnds(src)
		c.document(d, parse(c.src, opt.Plain))
	}
	d.Views = c.views
	d.Hash = hash(file, body, opt, c.assets)
	return d, c.diags.All()
}

// Inline reads a piece of text as one paragraph's inlines, for texts that
// stand in YAML: captions, sources, the lists of a SWOT. at is where it was
// written, for diagnostics. Footnotes can't be defined there. The second result
// are the words that may be meant as references.
func Inline(s string, at source.Span, opt Options) ([]doc.Inline, []doc.Doubt, []diag.Diagnostic) {
	if len(s) > maxSize || tooDeep([]byte(s)) >= 0 {
		return doc.Str(s), nil, nil
	}
	c := &converter{file: at.File, fixed: &at, opt: opt, src: []byte(s)}
	root := parse(c.src, opt.Plain)
	d := &doc.Document{}
	c.document(d, root)
	if len(d.Blocks) == 1 {
		if p, ok := d.Blocks[0].(*doc.Paragraph); ok {
			return p.Text, c.doubts, c.diags.All()
		}
	}
	return doc.Str(s), nil, c.diags.All()
}

// hash covers everything that made the document, pictures included: a picture
// of the same name with other content makes another document.
func hash(file *source.File, body source.Span, opt Options, assets []*source.File) source.Hash {
	h := sha256.New()
	h.Write(file.Hash[:])
	flags := [2]byte{}
	if opt.UnsafeHTML {
		flags[0] = 1
	}
	if opt.Plain {
		flags[1] = 1
	}
	h.Write(flags[:])
	h.Write([]byte(opt.Lang + "\x00"))
	for _, of := range opt.Headings {
		fmt.Fprintf(h, "%d#%s%v\x00", of.Level, of.ID, of.Named)
	}
	for _, a := range assets {
		if a == nil {
			h.Write([]byte{0})
			continue
		}
		h.Write([]byte(a.Path))
		h.Write(a.Hash[:])
	}
	return source.Hash(h.Sum(nil))
}

// plainLineEnds makes Windows' line ends plain ones. The second result are the
// places in the new text before which a carriage return was taken out.
func plainLineEnds(src []byte) ([]byte, []int) {
	if !bytes.Contains(src, []byte("\r\n")) {
		return src, nil
	}
	out := make([]byte, 0, len(src))
	var returns []int
	for i, ch := range src {
		if ch == '\r' && i+1 < len(src) && src[i+1] == '\n' {
			returns = append(returns, len(out))
			continue
		}
		out = append(out, ch)
	}
	return out, returns
}

func parse(src []byte, plain bool) node {
	p := full()
	switch {
	case plain:
		p = commonMark()
	case !mayLink(src):
		p = unlinked()
	}
	return p.Parse(text.NewReader(src))
}

// The parsers are made once and are safe for concurrent use: whatever
// belongs to one run is in goldmark's context.
var (
	commonMark = sync.OnceValue(func() parser.Parser { return parser.NewParser(append(gfm(), bareLinks)...) })
	full       = sync.OnceValue(func() parser.Parser { return parser.NewParser(append(ours(), bareLinks)...) })
	unlinked   = sync.OnceValue(func() parser.Parser { return parser.NewParser(ours()...) })
)

// bareLinks makes links of addresses that stand in the text. It looks at every word.
var bareLinks = parser.WithInlineParsers(util.Prioritized(extension.NewLinkifyParser(), 999))

// mayLink tells whether a text may have addresses in it.
func mayLink(src []byte) bool {
	return bytes.IndexByte(src, '@') >= 0 || bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www."))
}

func ours() []parser.Option {
	return append(gfm(),
		parser.WithBlockParsers(
			util.Prioritized(captionParser{}, 90),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(mathParser{}, 650),
			util.Prioritized(noteParser{}, 750),
		),
		parser.WithInlineParsers(
			util.Prioritized(noteMarkParser{}, 50),
			util.Prioritized(citeParser{}, 60),
			util.Prioritized(curlyParser{}, 70),
			util.Prioritized(refParser{}, 80),
			util.Prioritized(formulaParser{}, 90),
		),
		parser.WithParagraphTransformers(util.Prioritized(paragraphMarks{}, 50)),
	)
}

func gfm() []parser.Option {
	return []parser.Option{
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	}
}

var (
	tooDeepText = diag.T("kutipan atau daftar bersarang terlalu dalam", "quotes or lists are nested too deeply")
	tooDeepHint = diag.T("paling banyak %[1]d tingkat", "at most %[1]d levels", maxDepth)
)

// tooDeep finds a line that opens more containers than anyone means, before
// goldmark spends a time on it that grows with the square of their number.
// It is the line's offset, or -1.
func tooDeep(src []byte) int {
	for at := 0; at < len(src); {
		line := src[at:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		markers := 0
	prefix:
		for _, ch := range line {
			switch ch {
			case '>', '-', '*', '+', ':':
				markers++
			case ' ', '\t', '.', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			default:
				break prefix
			}
		}
		// A rule or a table's line of dashes is no nesting, however long.
		if markers > 2*maxDepth && bytes.Count(line, []byte{'>'})+bytes.Count(line, []byte("- "))+
			bytes.Count(line, []byte("* "))+bytes.Count(line, []byte("+ ")) > 2*maxDepth {
			return at
		}
		at += len(line)
	}
	return -1
}
