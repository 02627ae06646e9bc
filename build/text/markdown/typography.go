package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"jilid/build/text/lang"
)

// plain resolves backslashes and entities.
func (c *converter) plain(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, 0) < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		s, n, _ := character(raw[i:])
		b.WriteString(s)
		i += n
	}
	return b.String()
}

// character is the next character of a text, how long it is written, and
// whether it is meant literally (escaped by a backslash or as an entity).
func character(raw []byte) (s string, length int, literal bool) {
	switch raw[0] {
	case '\\':
		if len(raw) > 1 && util.IsPunct(raw[1]) {
			return string(raw[1:2]), 2, true
		}
	case '&':
		end := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
		if end > 1 {
			entity := raw[:end+1]
			resolved := util.ResolveEntityNames(util.ResolveNumericReferences(entity))
			if !bytes.Equal(resolved, entity) {
				return string(resolved), end + 1, true
			}
		}
	case 0:
		return "\uFFFD", 1, false
	}
	_, n := utf8.DecodeRune(raw)
	return string(raw[:n]), n, false
}

// smart appends a text to another one, resolves backslashes and entities and sets typographic
// characters: quotation marks, dashes, ellipses. after is where src goes on.
func (c *converter) smart(to, raw []byte, after int) []byte {
	for i := 0; i < len(raw); {
		if n := ordinary(raw[i:]); n > 0 {
			to = append(to, raw[i:i+n]...)
			c.before, _ = utf8.DecodeLastRune(raw[i : i+n])
			i += n
			continue
		}
		s, n, literal := character(raw[i:])
		if !literal {
			switch raw[i] {
			case '"', '\'':
				s = quoted(c.lang, quote(raw[i], c.before, c.following(raw, i+1, after)), c.following(raw, i+1, after))
			case '-', '.':
				if run := runOf(raw[i:]); run > 1 {
					s, n = dashes(raw[i], run), run
				}
			}
		}
		to = append(to, s...)
		c.before, _ = utf8.DecodeLastRuneInString(s)
		i += n
	}
	return to
}

// ordinary is how many bytes at the beginning of a text stand for themselves.
func ordinary(s []byte) int {
	for i, ch := range s {
		if marks[ch] && (ch != '-' && ch != '.' || i+1 < len(s) && s[i+1] == ch) {
			return i
		}
	}
	return len(s)
}

// marks are the bytes that may stand for something else.
var marks = [256]bool{'\\': true, '&': true, '"': true, '\'': true, 0: true, '-': true, '.': true}

// smart sets the typographic characters of a text that stands for itself.
func smart(s string) string {
	c := &converter{}
	return string(c.smart(nil, []byte(strings.NewReplacer(`\`, `\\`, "&", "&amp;").Replace(s)), 0))
}

// following is the character after a quotation mark, beyond the marks of
// emphasis that may stand between.
func (c *converter) following(raw []byte, at, after int) rune {
	rest := raw[at:]
	if len(rest) == 0 {
		rest = c.src[min(after, len(c.src)):]
	}
	rest = bytes.TrimLeft(rest[:min(len(rest), 16)], "*_~")
	if len(rest) == 0 {
		return ' '
	}
	r, _ := utf8.DecodeRune(rest)
	return r
}

// quote chooses the form of a straight quotation mark by its neighbours. An
// apostrophe is a closing mark, also before a shortened year ('90).
func quote(mark byte, before, next rune) string {
	opens := (before == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{–—-/‘“\u00a0", before)) && !unicode.IsSpace(next)
	if mark == '"' {
		if opens {
			return "“"
		}
		return "”"
	}
	if opens && !unicode.IsDigit(next) {
		return "‘"
	}
	return "’"
}

// quotationMarks are those of languages that don't quote “so” and ‘so’.
var quotationMarks = map[string][4]string{
	"de": {"„", "“", "‚", "‘"},
	"es": {"«", "»", "“", "”"},
	"fi": {"”", "”", "’", "’"},
	"fr": {"«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"},
	"it": {"«", "»", "“", "”"},
	"ja": {"「", "」", "『", "』"},
	"pl": {"„", "”", "‚", "’"},
	"ru": {"«", "»", "„", "“"},
	"sv": {"”", "”", "’", "’"},
}

// quoted is a quotation mark as a language writes it. Within a word ’ is an apostrophe.
func quoted(tag, mark string, next rune) string {
	marks, ok := quotationMarks[lang.Base(tag)]
	if !ok || mark == "’" && unicode.IsLetter(next) {
		return mark
	}
	switch mark {
	case "“":
		return marks[0]
	case "”":
		return marks[1]
	case "‘":
		return marks[2]
	}
	return marks[3]
}

// runOf is how often the first byte stands in a row.
func runOf(s []byte) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// dashes sets -- as an en dash, --- as an em dash and ... as an ellipsis;
// other runs stay as they are.
func dashes(mark byte, run int) string {
	switch {
	case mark == '-' && run == 2:
		return "–"
	case mark == '-' && run == 3:
		return "—"
	case mark == '.' && run == 3:
		return "…"
	}
	return strings.Repeat(string(mark), run)
}
