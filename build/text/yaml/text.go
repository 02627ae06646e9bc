package yaml

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"jilid/build/source"
)

// text is the YAML under the parser's eyes: what the library gets, and how its
// lines and columns lead back to the file.
type text struct {
	s     string      // bytes that YAML forbids are blanked, so offsets stay true
	body  source.Span // where it stands in the file
	lines []int       // offsets of line starts, as YAML counts lines
	moved []moved     // how lines stand in the file; nil if s is the body as it stands

	// The place last asked for: nodes come in order, and the next is sought from here.
	line, column, offset int
}

func newText(body source.Span, dedented string) *text {
	t := &text{s: dedented, body: body}
	if dedented == "" {
		t.s = body.Text()
	}
	t.lines = []int{0}
	for i := 0; i < len(t.s); {
		if n := lineBreak(t.s[i:]); n > 0 {
			i += n
			t.lines = append(t.lines, i)
		} else {
			i++
		}
	}
	if dedented != "" && dedented != body.Text() {
		t.follow()
	}
	return t
}

// lineBreak is the length of the line break s begins with, or 0. YAML 1.1
// breaks lines at three characters more than a text editor does.
func lineBreak(s string) int {
	switch {
	case s[0] == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	case s[0] == '\n', s[0] == '\r':
		return 1
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028"), strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

// moved is a line of a dedented text: where it begins, what to add to its
// offsets to get the file's, and where it ends there.
type moved struct{ start, by, end int }

// follow finds every line of a dedented text at the end of its line in the file.
// These are lines of the file: YAML may see several in one.
func (t *text) follow() {
	raw, at, start := t.body.Text(), t.body.Start, 0
	for _, line := range strings.SplitAfter(t.s, "\n") {
		length := len(raw)
		if i := strings.IndexByte(raw, '\n'); i >= 0 {
			length = i + 1
		}
		indent, own := 0, strings.TrimRight(line, "\r\n")
		if whole := strings.TrimRight(raw[:length], "\r\n"); strings.HasSuffix(whole, own) {
			indent = len(whole) - len(own)
		}
		t.moved = append(t.moved, moved{start, at + indent - start, at + length})
		raw, at, start = raw[length:], at+length, start+len(line)
	}
}

// at is the offset of a line and column, both from 1, columns in characters.
func (t *text) at(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.lines) {
		return len(t.s)
	}
	if line != t.line || column < t.column {
		t.line, t.column, t.offset = line, 1, t.lines[line-1]
	}
	for ; t.column < column && t.offset < len(t.s); t.column++ {
		_, n := utf8.DecodeRuneInString(t.s[t.offset:])
		t.offset += n
	}
	return t.offset
}

// span is the place in the file of the offsets [start, end). Of a character that
// was blanked, which is several blanks to the library, it holds all or nothing.
func (t *text) span(start, end int) source.Span {
	if t.body.File == nil {
		return source.Span{}
	}
	start, _ = whole(t.body.File.Data, t.place(start))
	_, end = whole(t.body.File.Data, t.place(end))
	return t.body.File.Span(start, end)
}

// whole are the ends of the character that an offset is within, or twice the
// offset if it is between two.
func whole(data []byte, at int) (start, end int) {
	for start = at - 1; start >= 0 && start > at-utf8.UTFMax && at < len(data); start-- {
		if _, n := utf8.DecodeRune(data[start:]); start+n > at {
			return start, start + n
		}
	}
	return at, at
}

func (t *text) place(offset int) int {
	if t.moved == nil {
		return t.body.Start + offset
	}
	i, found := slices.BinarySearchFunc(t.moved, offset, func(m moved, offset int) int { return cmp.Compare(m.start, offset) })
	if !found {
		i--
	}
	return min(t.moved[i].by+offset, t.moved[i].end)
}

// lineOf is the line an offset is on, from 1.
func (t *text) lineOf(offset int) int {
	lo, hi := 0, len(t.lines)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; t.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + 1
}

// lineText is a line without its break.
func (t *text) lineText(line int) string {
	if line < 1 || line > len(t.lines) {
		return ""
	}
	end := len(t.s)
	if line < len(t.lines) {
		end = t.lines[line]
	}
	return strings.TrimRight(t.s[t.lines[line-1]:end], "\r\n\u0085\u2028\u2029")
}

// empty tells a text without a value: no line has more than blanks or a comment.
func (t *text) empty() bool {
	for i := range t.lines {
		if _, ok := indent(t.lineText(i + 1)); ok {
			return false
		}
	}
	return true
}

// blank overwrites [start, end) with spaces, leaving line breaks.
func (t *text) blank(start, end int) {
	b := []byte(t.s)
	for i := start; i < end; {
		if n := lineBreak(t.s[i:]); n > 0 {
			i += n
			continue
		}
		b[i] = ' '
		i++
	}
	t.s, t.line = string(b), 0
}
