package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// How far a parser looks for the end of what it began to read. Without a limit
// a page of dollar signs would take as long as its length squared.
const (
	maxFormula  = 2000
	maxComputed = 300
	maxCitation = 2000
)

// noteMarkParser reads [^label]. An exclamation mark before it ends a sentence,
// it doesn't begin a picture.
type noteMarkParser struct{}

func (noteMarkParser) Trigger() []byte { return []byte{'!', '['} }

func (noteMarkParser) Parse(parent node, r text.Reader, pc parser.Context) node {
	line, segment := r.PeekLine()
	exclaimed := 0
	if line[0] == '!' {
		exclaimed = 1
		line = line[1:]
		segment = segment.WithStart(segment.Start + 1)
	}
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return nil
	}
	end := bytes.IndexByte(line[:min(len(line), 104)], ']')
	if end < 3 || bytes.ContainsAny(line[2:end], " \t[^") || end+1 < len(line) && line[end+1] == '(' {
		return nil
	}
	r.Advance(exclaimed + end + 1)
	if exclaimed > 0 {
		ast.MergeOrAppendTextSegment(parent, text.NewSegment(segment.Start-1, segment.Start))
	}
	return &noteMark{span: span{start: segment.Start, end: segment.Start + end + 1}, label: string(line[2:end])}
}

// citeParser reads [@key], [@a; @b, hlm. 4], over line ends too.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

func (citeParser) Parse(parent node, r text.Reader, pc parser.Context) node {
	line, segment := r.PeekLine()
	if len(line) < 3 || line[1] != '@' {
		return nil
	}
	n := &citation{span: span{start: segment.Start}}
	var part []byte // of the item being read
	var at []int    // where its bytes stand
	total, first := 0, 1
	for {
		for i := first; i < len(line); i++ {
			ch := line[i]
			switch {
			case ch == '[':
				return nil
			case ch == ';' || ch == ']':
				if !n.add(part, at) {
					return nil
				}
				part, at = nil, nil
				if ch == ']' {
					r.Advance(i + 1)
					if r.Peek() == '(' {
						return nil
					}
					n.end = segment.Start + i + 1
					return n
				}
			case ch == '\r':
			case ch == '\n':
				part, at = append(part, ' '), append(at, segment.Start+i)
			default:
				part, at = append(part, ch), append(at, segment.Start+i)
			}
		}
		if total += len(line); total > maxCitation {
			return nil
		}
		r.AdvanceLine()
		if line, segment = r.PeekLine(); line == nil {
			return nil
		}
		first = 0
	}
}

// add reads one item, "@key, hlm. 4". It reports false for anything else.
func (n *citation) add(part []byte, at []int) bool {
	s := string(part)
	skipped := len(s) - len(strings.TrimLeft(s, " \t"))
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != '@' {
		return false
	}
	key := identifier(s[1:], "-_:./+")
	if key == "" {
		return false
	}
	locator := strings.TrimSpace(strings.TrimLeft(s[1+len(key):], ", "))
	if strings.HasPrefix(locator, "@") {
		return false // a comma where a semicolon parts two sources
	}
	n.items = append(n.items, citeItem{
		key: key, locator: strings.ReplaceAll(locator, "--", "–"),
		start: at[skipped], end: at[skipped+len(key)] + 1,
	})
	return true
}

// identifier is the name that s begins with: letters, digits, and the marks
// between them. Marks at its end belong to the sentence.
func identifier(s, marks string) string {
	end := 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end = i + utf8.RuneLen(r)
		case !strings.ContainsRune(marks, r):
			return s[:end]
		}
	}
	return s[:end]
}

// refParser reads @fig-x and its kin, unless they stand within a word, an
// address or an e-mail address.
type refParser struct{}

func (refParser) Trigger() []byte { return []byte{'@'} }

// RefPrefixes begin what can be referred to.
var refPrefixes = []string{"fig-", "tbl-", "sec-", "eq-", "prg-", "dim-", "opd-", "buku-"}

// isRef tells whether an id is one that @ can refer to, and what of s it is.
func isRef(s string) (id string, ok bool) {
	id = identifier(s[:min(len(s), 200)], "-_:.")
	for _, p := range refPrefixes {
		if len(id) > len(p) && strings.EqualFold(id[:len(p)], p) {
			return p + id[len(p):], true
		}
	}
	return "", false
}

func (refParser) Parse(parent node, r text.Reader, pc parser.Context) node {
	if before := r.PrecendingCharacter(); unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune(`_-./@:%+&=\`, before) {
		return nil
	}
	line, segment := r.PeekLine()
	id, ok := isRef(string(line[1:min(len(line), 201)]))
	if !ok {
		return nil
	}
	r.Advance(1 + len(id))
	return &crossRef{span: span{start: segment.Start, end: segment.Start + 1 + len(id)}, id: id}
}

// curlyParser reads {{computed}}, and attributes behind brackets, behind a picture or
// at a line's end, where those of a heading, a term or a caption stand.
type curlyParser struct{}

func (curlyParser) Trigger() []byte { return []byte{'{'} }

func (curlyParser) Parse(parent node, r text.Reader, pc parser.Context) node {
	line, segment := r.PeekLine()
	if bytes.HasPrefix(line, []byte("{{")) {
		end := bytes.Index(line[:min(len(line), maxComputed)], []byte("}}"))
		if end < 0 {
			return nil
		}
		r.Advance(end + 2)
		return &computed{
			span: span{start: segment.Start, end: segment.Start + end + 2},
			expr: string(bytes.TrimSpace(line[2:end])),
		}
	}
	_, picture := parent.LastChild().(*ast.Image)
	a, ok := readAttributes(line)
	if ok && r.PrecendingCharacter() == ']' {
		if n := bracketSpan(parent, a, segment, r, pc); n != nil {
			r.Advance(a.length)
			return n
		}
	}
	if !ok || !picture && !util.IsBlank(line[a.length:]) {
		return nil
	}
	if _, heading := parent.(*ast.Heading); !picture && !heading && line[1] != '#' && line[1] != '.' {
		if _, ok := parent.(*caption); !ok {
			return nil // {x=1} at the end of a sentence is more likely meant as it is
		}
	}
	r.Advance(a.length)
	return &attributesNode{span: span{start: segment.Start, end: segment.Start + a.length}, attributes: a}
}

// formulaParser reads $a^2$ as Pandoc does: no blank inside the dollar signs,
// no digit after the closing one, so that prices stay prices.
type formulaParser struct{}

func (formulaParser) Trigger() []byte { return []byte{'$'} }

func (formulaParser) Parse(parent node, r text.Reader, pc parser.Context) node {
	line, segment := r.PeekLine()
	n := &formulaSpan{span: span{start: segment.Start}}
	open := 1
	if bytes.HasPrefix(line, []byte("$$")) {
		n.display, open = true, 2
	}
	if len(line) <= open || !n.display && util.IsSpace(line[open]) {
		return nil
	}
	var tex []byte
	total := 0
	for {
		for i := open; i < len(line); i++ {
			switch line[i] {
			case '\\':
				if i++; i < len(line) {
					tex = append(tex, '\\', line[i])
				}
				continue
			case '$':
				if end, ok := n.closes(line, i, tex); ok {
					r.Advance(end)
					n.tex, n.end = strings.TrimSpace(string(tex)), segment.Start+end
					return n
				}
			}
			if line[i] != '$' {
				tex = append(tex, line[i])
				continue
			}
			return nil
		}
		if total += len(line); total > maxFormula {
			return nil
		}
		r.AdvanceLine()
		if line, segment = r.PeekLine(); line == nil {
			return nil
		}
		open = 0
	}
}

// closes tells whether the dollar sign at line[i] ends the formula, and where.
func (n *formulaSpan) closes(line []byte, i int, tex []byte) (end int, ok bool) {
	if n.display {
		return i + 2, bytes.HasPrefix(line[i:], []byte("$$"))
	}
	if len(tex) == 0 || util.IsSpace(tex[len(tex)-1]) {
		return 0, false
	}
	return i + 1, i+1 >= len(line) || line[i+1] < '0' || line[i+1] > '9'
}
