package judge

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// The values of PDF: nil, bool, float64, string (bytes), Name, Ref, Array, Dict.
type (
	Name  string
	Ref   int
	Array []any
	Dict  map[Name]any
)

// operator is a bare word: obj, Tj, endstream …
type operator string

// lexer reads values of PDF syntax. What it can't read it panics with, as a
// broken; whoever begins to read catches that by catch.
type lexer struct {
	b       []byte
	at      int
	deep    int
	content bool                  // in a content stream: there are no references
	fault   func(id, what string) // what is readable, and wrong
}

// broken is what can't be read.
type broken string

func (b broken) Error() string { return string(b) }

func (l *lexer) fail(format string, args ...any) {
	panic(broken(fmt.Sprintf(format, args...) + fmt.Sprintf(" (byte %d)", l.at)))
}

// catch makes an error of a panic with something broken.
func catch(err *error) {
	if r := recover(); r != nil {
		b, ok := r.(broken)
		if !ok {
			panic(r)
		}
		*err = b
	}
}

func (l *lexer) say(id, format string, args ...any) {
	if l.fault != nil {
		l.fault(id, fmt.Sprintf(format, args...))
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// space passes over white space and comments.
func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *lexer) end() bool {
	l.space()
	return l.at >= len(l.b)
}

func (l *lexer) has(s string) bool { return bytes.HasPrefix(l.b[min(l.at, len(l.b)):], []byte(s)) }

// word reads regular characters.
func (l *lexer) word() []byte {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

// tooDeep is how far values may lie in one another.
const tooDeep = 200

func (l *lexer) value() any {
	if l.end() {
		l.fail("no value")
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case l.has("<<"):
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		return l.array()
	}
	w := l.word()
	if len(w) == 0 {
		l.fail("unexpected %q", l.b[l.at])
	}
	if n, ok := l.number(w); ok {
		if l.content {
			return n
		}
		return l.reference(n)
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(w)
}

// within counts how far values lie in one another.
func (l *lexer) within() {
	if l.deep++; l.deep > tooDeep {
		l.fail("values nest too deep")
	}
}

func (l *lexer) array() Array {
	l.within()
	a := Array{}
	for l.at++; ; {
		if l.end() {
			l.fail("an array doesn't end")
		}
		if l.b[l.at] == ']' {
			l.at++
			l.deep--
			return a
		}
		a = append(a, l.value())
	}
}

func (l *lexer) dict() Dict {
	l.within()
	l.at += 2
	d := Dict{}
	for {
		if l.end() {
			l.fail("a dictionary doesn't end")
		}
		if l.has(">>") {
			l.at += 2
			l.deep--
			return d
		}
		key, ok := l.value().(Name)
		if !ok {
			l.fail("a key that is no name")
		}
		if _, twice := d[key]; twice {
			l.say("P7.3.7", "key %s at byte %d", key, l.at)
		}
		if v := l.value(); v != nil { // null is as good as absent
			d[key] = v
		}
	}
}

// number reads a word as a number; ok is false if it isn't one.
func (l *lexer) number(w []byte) (n float64, ok bool) {
	i, neg := 0, false
	if w[0] == '+' || w[0] == '-' {
		neg, i = w[0] == '-', 1
	}
	point, digits, scale := false, 0, 1.0
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
			n = n*10 + float64(c-'0')
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		default:
			return 0, false
		}
	}
	if digits == 0 {
		return 0, false
	}
	if digits > 15 { // rounding needs more care
		n, _ = strconv.ParseFloat(string(bytes.TrimLeft(w, "+-")), 64)
		scale = 1
	}
	n /= scale
	switch {
	case !point && (n > math.MaxInt32+1 || n > math.MaxInt32 && !neg):
		l.say("A6.1.13-1", "%s", w)
	case point && n > 3.403e38:
		l.say("A6.1.13-2", "%.20s…", w)
	case point && n != 0 && n < 1.175e-38:
		l.say("A6.1.13-5", "%s", w)
	}
	if neg {
		n = -n
	}
	return n, true
}

// reference reads on where a number may be the beginning of "12 0 R".
func (l *lexer) reference(n float64) any {
	at := l.at
	if n < 1 || n != math.Trunc(n) || n > 1<<30 || at >= len(l.b) || !isSpace(l.b[at]) {
		return n
	}
	for at < len(l.b) && isSpace(l.b[at]) {
		at++
	}
	from := at
	for at < len(l.b) && l.b[at] >= '0' && l.b[at] <= '9' {
		at++
	}
	if at == from || at >= len(l.b) || !isSpace(l.b[at]) {
		return n
	}
	for at < len(l.b) && isSpace(l.b[at]) {
		at++
	}
	if at >= len(l.b) || l.b[at] != 'R' || at+1 < len(l.b) && !isSpace(l.b[at+1]) && !isDelimiter(l.b[at+1]) {
		return n
	}
	l.at = at + 1
	return Ref(n)
}

func (l *lexer) name() Name {
	l.at++
	w := l.word()
	if bytes.IndexByte(w, '#') >= 0 {
		var b []byte
		for i := 0; i < len(w); i++ {
			if w[i] == '#' && i+2 < len(w) {
				if v, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
					b = append(b, byte(v))
					i += 2
					continue
				}
			}
			if w[i] == '#' {
				l.say("P7.3.5", "/%s", w)
			}
			b = append(b, w[i])
		}
		w = b
	}
	if len(w) > 127 {
		l.say("A6.1.13-4", "/%.20s… of %d bytes", w, len(w))
	}
	return Name(w)
}

func (l *lexer) text(s []byte) string {
	if len(s) > 32767 {
		l.say("A6.1.13-3", "%.20q… of %d bytes", s, len(s))
	}
	return string(s)
}

func (l *lexer) hex() string {
	l.at++
	var s []byte
	digits, half := 0, byte(0)
	for {
		if l.at >= len(l.b) {
			l.fail("a hexadecimal string doesn't end")
		}
		c := l.b[l.at]
		l.at++
		var v byte
		switch {
		case c == '>':
			if digits%2 == 1 {
				l.say("A6.1.6-1", "at byte %d", l.at)
				s = append(s, half<<4)
			}
			return l.text(s)
		case isSpace(c):
			continue
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		default:
			l.say("A6.1.6-2", "%q at byte %d", c, l.at)
			continue
		}
		if digits++; digits%2 == 1 {
			half = v
		} else {
			s = append(s, half<<4|v)
		}
	}
}

func (l *lexer) literal() string {
	var s []byte
	depth := 1
	for l.at++; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return l.text(s)
			}
		case '\r': // a line's end is one character
			if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			if l.at++; l.at >= len(l.b) {
				l.fail("a string doesn't end")
			}
			switch c = l.b[l.at]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\n':
				continue
			case '\r':
				if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
					l.at++
				}
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				v := 0
				for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
					v = v<<3 | int(l.b[l.at]-'0')
					l.at++
				}
				l.at--
				c = byte(v)
			}
		}
		s = append(s, c)
	}
	l.fail("a string doesn't end")
	return ""
}
