package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"jilid/build/diag"
)

// interrupts answers some of goldmark's questions for the parsers below.
type interrupts struct{}

func (interrupts) CanInterruptParagraph() bool             { return true }
func (interrupts) CanAcceptIndentedLine() bool             { return false }
func (interrupts) Close(node, text.Reader, parser.Context) {}

// advance uses up the rest of the line.
func advance(r text.Reader) parser.State {
	r.AdvanceToEOL()
	return parser.NoChildren
}

// captionParser reads ": text" right under a table or a figure, where it is a
// caption or a source. Anywhere else a colon begins a definition.
type captionParser struct{ interrupts }

func (captionParser) Trigger() []byte { return []byte{':'} }

func (captionParser) Open(parent node, r text.Reader, pc parser.Context) (node, parser.State) {
	line, segment := r.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || pos+1 >= len(line) || line[pos] != ':' || !util.IsSpace(line[pos+1]) || util.IsBlank(line[pos+1:]) || pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	state := parser.NoChildren
	switch last := parent.LastChild().(type) {
	case *extast.Table, *caption:
	case *mark:
		if _, ok := last.PreviousSibling().(*extast.Table); !ok {
			return nil, parser.NoChildren
		}
	case *ast.Paragraph:
		lines := last.Lines()
		switch {
		case lonePicture(lines.Value(r.Source())):
		case lines.Len() > 1 && delimiterRow(lines, r.Source()):
			// A table that is still open: goldmark closes it and asks again, so
			// the line must not be used up.
			state = parser.RequireParagraph
		default:
			return nil, parser.NoChildren
		}
	default:
		return nil, parser.NoChildren
	}
	c := &caption{}
	segment = segment.WithStart(segment.Start - segment.Padding + pos + 1)
	segment.Padding = 0
	c.Lines().Append(segment.TrimLeftSpace(r.Source()))
	if state == parser.RequireParagraph {
		return c, state
	}
	return c, advance(r)
}

func (captionParser) Continue(n node, r text.Reader, pc parser.Context) parser.State {
	line, segment := r.PeekLine()
	rest := bytes.TrimLeft(line, " \t")
	if util.IsBlank(line) || bytes.IndexByte([]byte(":#>|`~-+*$[!{<"), rest[0]) >= 0 {
		return parser.Close
	}
	n.Lines().Append(segment.TrimLeftSpace(r.Source()))
	return parser.Continue | advance(r)
}

func (captionParser) Close(n node, r text.Reader, pc parser.Context) {
	last := n.Lines().Len() - 1
	segment := n.Lines().At(last)
	n.Lines().Set(last, segment.TrimRightSpace(r.Source()))
}

// lonePicture tells whether a paragraph is one picture and nothing else.
func lonePicture(s []byte) bool {
	s = bytes.TrimSpace(s)
	if !bytes.HasPrefix(s, []byte("![")) {
		return false
	}
	end := matching(s[1:], '[', ']')
	if end < 0 || end+2 >= len(s) || s[end+2] != '(' {
		return false
	}
	s = s[end+2:]
	if end = matching(s, '(', ')'); end < 0 {
		return false
	}
	s = bytes.TrimSpace(s[end+1:])
	return len(s) == 0 || s[0] == '{' && bytes.IndexByte(s, '}') == len(s)-1
}

// matching is the place of the bracket that closes the one s begins with, or -1.
// Brackets within quotation marks count nothing.
func matching(s []byte, open, shut byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			quoted = !quoted && shut == ')'
		case open:
			if !quoted {
				depth++
			}
		case shut:
			if !quoted {
				if depth--; depth == 0 {
					return i
				}
			}
		}
	}
	return -1
}

// delimiterRow tells whether the second line could be a table's |---|---|.
func delimiterRow(lines *text.Segments, src []byte) bool {
	second := lines.At(1)
	line := bytes.TrimSpace(second.Value(src))
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|:- \t")) == 0
}

// mathParser reads $$ … $$, over several lines or on one.
type mathParser struct{ interrupts }

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (p mathParser) Open(parent node, r text.Reader, pc parser.Context) (node, parser.State) {
	line, segment := r.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("$$")) {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + pos + 2
	paragraph := r.Source()[start:]
	if i := blankLine(paragraph); i >= 0 {
		paragraph = paragraph[:i]
	}
	shut := bytes.Index(paragraph, []byte("$$"))
	if shut < 0 {
		return nil, parser.NoChildren
	}
	m := &mathBlock{}
	if rest := line[pos+2:]; shut < len(rest) {
		after := bytes.TrimSpace(rest[shut+2:])
		if len(after) > 0 && after[0] != '{' {
			return nil, parser.NoChildren // a formula in running text
		}
		m.shut(rest, shut, start)
	} else {
		m.tex = append(m.tex, rest...)
	}
	m.end = segment.Stop
	return m, advance(r)
}

func (mathParser) Continue(n node, r text.Reader, pc parser.Context) parser.State {
	m := n.(*mathBlock)
	line, segment := r.PeekLine()
	if m.closed || util.IsBlank(line) {
		return parser.Close
	}
	if i := bytes.Index(line, []byte("$$")); i >= 0 {
		m.shut(line, i, segment.Start-segment.Padding)
	} else {
		m.tex = append(m.tex, line...)
	}
	m.end = segment.Stop
	return parser.Continue | advance(r)
}

// shut ends the formula at line[at:], where $$ stands; offset is the line's.
func (m *mathBlock) shut(line []byte, at, offset int) {
	m.closed = true
	m.tex = append(m.tex, line[:at]...)
	after := bytes.TrimSpace(line[at+2:])
	m.attrStart = offset + at + 2 + bytes.Index(line[at+2:], after)
	a, ok := readAttributes(after)
	switch {
	case len(after) == 0:
	case !ok || a.length < len(after) && a.mistake == (diag.Text{}):
		m.mistake = diag.T("teks sesudah $$ tidak dibaca", "text after $$ is not read")
	default:
		m.attributes = a
	}
}

// blankLine is the offset of the first blank line, or -1.
func blankLine(s []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(s[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
		rest := bytes.TrimLeft(s[at:], " \t\r")
		if len(rest) == 0 || rest[0] == '\n' {
			return at
		}
	}
}

// noteParser reads [^label]: text, with further paragraphs indented by four.
type noteParser struct{ interrupts }

func (noteParser) Trigger() []byte { return []byte{'['} }

var noteStart = regexp.MustCompile(`^\[\^([^\]\s]{1,100})\]:[ \t]*`)

func (noteParser) Open(parent node, r text.Reader, pc parser.Context) (node, parser.State) {
	line, _ := r.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	m := noteStart.FindSubmatch(line[pos:])
	if m == nil {
		return nil, parser.NoChildren
	}
	r.Advance(pos + len(m[0]))
	return &noteBlock{label: string(m[1])}, parser.HasChildren
}

func (noteParser) Continue(n node, r text.Reader, pc parser.Context) parser.State {
	line, _ := r.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, r.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	r.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// paragraphMarks takes out of a paragraph the lines that aren't text: GitHub's
// [!NOTE] at the beginning of a quotation, and lines that are only attributes.
type paragraphMarks struct{}

var alertStart = regexp.MustCompile(`^\[!([A-Za-z]+)\][ \t]*(.*)\r?\n?$`)

func (paragraphMarks) Transform(p *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines, src, parent := p.Lines(), r.Source(), p.Parent()
	if quote, ok := parent.(*ast.Blockquote); ok && p.PreviousSibling() == nil && lines.Len() > 0 {
		first := lines.At(0)
		if m := alertStart.FindSubmatch(bytes.TrimLeft(first.Value(src), " ")); m != nil {
			if len(bytes.TrimSpace(m[2])) > 0 {
				quote.SetAttributeString("crowded", m[1])
				return
			}
			quote.SetAttributeString("alert", m[1])
			lines.SetSliced(1, lines.Len())
		}
	}
	if m := markLine(lines, src, 0); m != nil {
		lines.SetSliced(1, lines.Len())
		parent.InsertBefore(parent, p, m)
	}
	if last := lines.Len() - 1; last >= 0 {
		if m := markLine(lines, src, last); m != nil {
			lines.SetSliced(0, last)
			parent.InsertAfter(parent, p, m)
			if last > 0 {
				m.before = true
				segment := lines.At(last - 1)
				lines.Set(last-1, segment.TrimRightSpace(src))
			}
		}
	}
	if lines.Len() == 0 {
		parent.RemoveChild(parent, p)
	}
}

func markLine(lines *text.Segments, src []byte, i int) *mark {
	if i >= lines.Len() {
		return nil
	}
	segment := lines.At(i)
	line := segment.Value(src)
	trimmed := bytes.TrimSpace(line)
	a, ok := readAttributes(trimmed)
	if !ok || a.length < len(trimmed) {
		return nil
	}
	m := &mark{attributes: a, start: segment.Start + bytes.Index(line, trimmed) - segment.Padding}
	m.SetPos(m.start)
	return m
}
