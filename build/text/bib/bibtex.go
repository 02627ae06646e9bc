package bib

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/source"
)

// Parse reads a BibTeX file. An entry that can't be read is reported and left
// out; reading goes on at the next.
func Parse(f *source.File) ([]*Entry, []diag.Diagnostic) {
	p := &reader{file: f, s: string(f.Data), macros: map[string]string{}}
	for name, value := range months {
		p.macros[name] = value
	}
	for p.seek() {
		p.entry()
	}
	return p.entries, p.diags.All()
}

// Every bibliography may use the names of the months.
var months = map[string]string{
	"jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6",
	"jul": "7", "aug": "8", "sep": "9", "oct": "10", "nov": "11", "dec": "12",
}

type reader struct {
	file    *source.File
	s       string
	at      int
	macros  map[string]string
	entries []*Entry
	byKey   map[string]*Entry
	diags   diag.List
}

// longestValue bounds a field's value, which abbreviations of abbreviations can
// make as long as they like. An abstract has a few kilobytes.
const longestValue = 1 << 16

// seek goes to the next @ that begins a line; everything else between entries
// is comment.
func (p *reader) seek() bool {
	for p.at < len(p.s) {
		line := p.s[p.at:]
		end := strings.IndexByte(line, '\n') + 1
		if end == 0 {
			end = len(line)
		}
		blanks := len(line) - len(strings.TrimLeft(line, " \t\r"))
		if blanks < end && line[blanks] == '@' {
			p.at += blanks
			return true
		}
		p.at += end
	}
	return false
}

func (p *reader) fail(at int, id, en string, args ...any) {
	_, n := utf8.DecodeRuneInString(p.s[min(at, len(p.s)):])
	p.diags.Add(diag.BadSource, p.file.Span(at, at+n), diag.T(id, en, args...),
		diag.T(`bentuknya @book{kunci, author = {…}, title = {…}, year = {2020}}`, `the form is @book{key, author = {…}, title = {…}, year = {2020}}`))
}

func (p *reader) blanks() {
	for p.at < len(p.s) {
		switch p.s[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		case '%':
			if end := strings.IndexByte(p.s[p.at:], '\n'); end >= 0 {
				p.at += end
			} else {
				p.at = len(p.s)
			}
		default:
			return
		}
	}
}

// next is the next byte after blanks, or 0 at the end.
func (p *reader) next() byte {
	p.blanks()
	if p.at < len(p.s) {
		return p.s[p.at]
	}
	return 0
}

// name reads a type, key or field name.
func (p *reader) name() string {
	p.blanks()
	start := p.at
	for p.at < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.at:])
		if unicode.IsSpace(r) || strings.ContainsRune(`{}(),="#%@`, r) {
			break
		}
		p.at += n
	}
	return p.s[start:p.at]
}

func (p *reader) entry() {
	start := p.at
	p.at++
	kind := strings.ToLower(p.name())
	open := p.next()
	shut := byte('}')
	switch {
	case kind == "comment" && open != '{':
		return
	case open == '(':
		shut = ')'
	case open != '{':
		p.fail(start, "“@%s” tidak diikuti {", "“@%s” is not followed by {", kind)
		return
	}
	if kind == "comment" || kind == "preamble" {
		if _, ok := p.braced(shut); !ok {
			p.fail(start, "kurung kurawal @%s tidak ditutup", "the brace of @%s is not closed", kind)
		}
		return
	}
	p.at++
	e := &Entry{Type: kind}
	if kind != "string" {
		p.blanks()
		at := p.at
		e.Key = p.name()
		e.Span = p.file.Span(at, p.at)
		if e.Key == "" {
			p.fail(start, "sumber tanpa kunci", "a source without a key")
		}
		if c := p.next(); c == ',' {
			p.at++
		} else if c == '=' { // its first field was taken for it
			p.fail(at, "sumber tanpa kunci", "a source without a key")
			p.at = at
			e.Key = ""
		} else if c != shut {
			p.fail(p.at, "sesudah kunci %s kurang koma", "a comma is missing after the key %s", e.Key)
			return
		}
	}
	if !p.fields(e, shut) {
		return
	}
	switch {
	case kind == "string":
		for _, f := range e.Fields {
			p.macros[f.Name] = f.Value
		}
	case e.Key != "":
		p.slips(e, p.file.Span(start, start+1+len(kind)))
		p.add(e)
	}
}

func (p *reader) add(e *Entry) {
	if other := p.byKey[e.Key]; other != nil {
		p.diags.Add(diag.DuplicateID, e.Span, diag.T("kunci pustaka %s dipakai dua kali", "the source key %s is used twice", e.Key),
			diag.T("beri kunci lain pada salah satunya", "give one of them another key"),
			diag.Related{Span: other.Span, Text: diag.T("yang pertama di sini", "the first is here")})
		return
	}
	if p.byKey == nil {
		p.byKey = map[string]*Entry{}
	}
	p.byKey[e.Key] = e
	p.entries = append(p.entries, e)
}

// fields reads "name = value" up to the closing bracket.
func (p *reader) fields(e *Entry, shut byte) bool {
	for {
		switch p.next() {
		case shut:
			p.at++
			return true
		case 0:
			p.fail(e.Span.Start, "sumber %s tidak ditutup", "the source %s is not closed", e.Key)
			return false
		case ',':
			p.at++
			continue
		}
		start := p.at
		name := strings.ToLower(p.name())
		if name == "" || p.next() != '=' {
			p.fail(start, "di sini diharapkan nama = {nilai}", "name = {value} is expected here")
			return false
		}
		p.at++
		value, ok := p.value(name)
		if !ok {
			return false
		}
		e.Fields = append(e.Fields, Field{Name: name, Value: value, Span: p.file.Span(start, p.at)})
		if c := p.next(); c != ',' && c != shut && c != 0 && c != '@' {
			p.fail(p.at, "sesudah %s kurang koma", "a comma is missing after %s", name)
			// Most likely the next field: it can be read.
		}
	}
}

// value reads {…}, "…", a number or a name, joined by #.
func (p *reader) value(of string) (string, bool) {
	var b strings.Builder
	for {
		p.blanks()
		start := p.at
		switch c := p.next(); {
		case c == '{':
			s, ok := p.braced('}')
			if !ok {
				p.fail(start, "kurung kurawal %s tidak ditutup", "the brace of %s is not closed", of)
				return "", false
			}
			if field := nextField.FindStringIndex(s); field != nil { // the brace that closes is that of another
				p.fail(start, "kurung kurawal %s tidak ditutup", "the brace of %s is not closed", of)
				s, p.at = s[:field[0]], start+1+field[0]
			}
			b.WriteString(s)
		case c == '"':
			s, ok := p.quoted()
			if !ok {
				p.fail(start, "tanda kutip %s tidak ditutup", "the quotation mark of %s is not closed", of)
				return "", false
			}
			b.WriteString(s)
		default:
			at := p.at
			word := p.name()
			macro, known := p.macros[strings.ToLower(word)]
			switch {
			case word == "":
				p.fail(start, "%s tidak punya nilai", "%s has no value", of)
				return "", false
			case strings.Trim(word, "0123456789") == "":
				b.WriteString(word)
			case known:
				b.WriteString(macro)
			default:
				p.diags.Add(diag.BadSource, p.file.Span(at, at+len(word)), diag.T("singkatan %s tidak didefinisikan dengan @string", "the abbreviation %s is not defined by @string", word),
					diag.T("bila ini teks biasa, beri kurung kurawal: `%[1]s = {%[2]s}`", "if it is plain text, put it in braces: `%[1]s = {%[2]s}`", of, word))
				b.WriteString(word)
			}
		}
		if b.Len() > longestValue {
			p.fail(start, "nilai %s terlalu panjang", "the value of %s is too long", of)
			return "", false
		}
		if p.next() != '#' {
			return b.String(), true
		}
		p.at++
	}
}

// nextField is where, within a value, another field begins on a line of its own.
var nextField = regexp.MustCompile(`\n[ \t]*[A-Za-z]+[ \t]*=[ \t]*[{"]`)

// braced reads from a bracket to the one that closes it.
func (p *reader) braced(shut byte) (string, bool) {
	open := p.s[p.at]
	depth := 0
	for i := p.at; i < len(p.s); i++ {
		switch p.s[i] {
		case '\\':
			i++
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				s := p.s[p.at+1 : i]
				p.at = i + 1
				return s, true
			}
		}
	}
	p.at++
	return "", false
}

func (p *reader) quoted() (string, bool) {
	depth := 0
	for i := p.at + 1; i < len(p.s); i++ {
		switch p.s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				s := p.s[p.at+1 : i]
				p.at = i + 1
				return s, true
			}
		}
	}
	p.at++
	return "", false
}
