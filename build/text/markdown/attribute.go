package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/text/doc"
)

// attributes is what was read of {#id .class key=value}.
type attributes struct {
	attr    doc.Attr // without its Span
	length  int      // in bytes, braces included
	mistake diag.Text
	hint    diag.Text // empty: the form that attributes have
}

// readAttributes reads attributes at the beginning of a line's rest. It reports
// false if the text isn't meant as attributes at all; a mistake within them is
// in the result.
func readAttributes(line []byte) (attributes, bool) {
	if len(line) == 0 || line[0] != '{' {
		return attributes{}, false
	}
	if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	s := string(line)
	if !meantAsAttributes(s) {
		return attributes{}, false
	}
	var a attributes
	rest := s[1:]
	fail := func(id, en string, args ...any) (attributes, bool) {
		a.mistake = diag.T(id, en, args...)
		a.length = len(s)
		if i := strings.IndexByte(s, '}'); i >= 0 {
			a.length = i + 1
		}
		return a, true
	}
	for {
		rest = strings.TrimLeft(rest, " \t,")
		if rest == "" {
			return fail("kurung kurawal atribut tidak ditutup", "attributes are not closed with a brace")
		}
		switch rest[0] {
		case '}':
			a.length = len(s) - len(rest) + 1
			return a, true
		case '#':
			name, after := word(rest[1:])
			switch {
			case name == "":
				return fail("tanda # tidak diikuti nama", "the # is not followed by a name")
			case a.attr.ID != "":
				return fail("dua nama untuk satu hal: #%s dan #%s", "two ids for one thing: #%s and #%s", a.attr.ID, name)
			}
			a.attr.ID, rest = name, after
		case '.':
			name, after := word(rest[1:])
			if name == "" {
				return fail("tanda titik tidak diikuti nama kelas", "the dot is not followed by a class")
			}
			a.attr.Classes, rest = append(a.attr.Classes, name), after
		case '-':
			a.attr.Classes, rest = append(a.attr.Classes, "unnumbered"), rest[1:]
		default:
			key, after := word(rest)
			if key == "" || !strings.HasPrefix(after, "=") {
				part := rest[:strings.IndexAny(rest+"}", " }")]
				return fail("“%s” bukan #nama, .kelas, atau kunci=nilai", "“%s” is not #id, .class or key=value", part)
			}
			if strings.IndexAny(after[1:], curlyQuotes) == 0 {
				quoted, _, _ := strings.Cut(after[1:], "}")
				a.hint = diag.T("ketik tanda kutip lurus, `%[1]s=\"%[2]s\"`, atau tanpa tanda kutip bila nilainya tanpa spasi", "type straight quotes, `%[1]s=\"%[2]s\"`, or none for a value without blanks", key, strings.Trim(quoted, curlyQuotes+" "))
				return fail("nilai %s diapit tanda kutip lengkung", "the value of %s stands in curly quotes", key)
			}
			value, after, ok := attributeValue(after[1:])
			if !ok {
				return fail("nilai %s tidak terbaca", "the value of %s is unreadable", key)
			}
			a.attr.Keys = append(a.attr.Keys, doc.KeyValue{Key: key, Value: value})
			rest = after
		}
		if rest != "" && !strings.ContainsRune(" \t,}", rune(rest[0])) {
			part := rest[:strings.IndexAny(rest+"}", " }")]
			return fail("tanda “%s” tidak dikenal dalam atribut", "“%s” is not understood in attributes", part)
		}
	}
}

const curlyQuotes = "“”„‟‘’‚‛"

// meantAsAttributes tells {#x}, {.x}, {-} and {x=…} from other braces.
func meantAsAttributes(s string) bool {
	if len(s) < 3 || s[0] != '{' {
		return false
	}
	rest := strings.TrimLeft(s[1:], " ")
	switch {
	case strings.HasPrefix(rest, "-}"):
		return true
	case strings.HasPrefix(rest, "#"), strings.HasPrefix(rest, "."):
		r, _ := utf8.DecodeRuneInString(rest[1:])
		return unicode.IsLetter(r)
	}
	key, after := word(rest)
	return key != "" && strings.HasPrefix(after, "=")
}

// word cuts a name off: letters, digits and - _ : . within.
func word(s string) (name, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_:.", r)
	})
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

func attributeValue(s string) (value, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if q := s[0]; q == '"' || q == '\'' {
		value, rest, ok = strings.Cut(s[1:], string(q))
		return value, rest, ok
	}
	end := strings.IndexAny(s, " \t}")
	if end <= 0 {
		return "", "", false
	}
	return s[:end], s[end:], true
}
