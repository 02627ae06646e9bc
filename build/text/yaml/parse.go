package yaml

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"jilid/build/diag"
	"jilid/build/source"
)

// Limits. What people type stays far below; what machines make to break a
// program does not.
const (
	maxText  = 4 << 20 // bytes of one YAML text
	maxNodes = 200_000 // with aliases written out
	maxDepth = 60
	maxTries = 8 // syntax mistakes reported per text
)

// Parse reads the YAML at a place. The text is the body's own unless a dedented
// one is given (a fenced block within a list): then its lines are the lines of
// the body without what stands before them. The root is a map, whatever was
// written: a document that is something else is reported, an empty one is an
// empty map.
func Parse(body source.Span, dedented string) (*Node, []diag.Diagnostic) {
	return ParseAs(nil, body, dedented)
}

// Keys are what may be written, for guesses what a line is that stands in no place.
type Keys interface {
	// Knows tells whether a key may be there.
	Knows(key string) bool
	// Holder is the key, in each language, that may stand beside the key above and
	// hold an entry; the zero Text if there is none.
	Holder(above string, e Entry) diag.Text
}

// Entry is a line that stands in no place.
type Entry struct {
	Key, Value string
	Inner      []string // the keys of its value or, if it is a list item, its own
}

// ParseAs is [Parse] where it is known what may be written; keys may be nil.
func ParseAs(keys Keys, body source.Span, dedented string) (*Node, []diag.Diagnostic) {
	root, ds := value(keys, body, dedented)
	switch {
	case root.Kind == Map:
		return root, ds
	case root.Kind == Null:
	case root.Kind == List:
		ds = append(ds, mistake(root.Span, diag.T("ditemukan daftar, padahal yang diharapkan `kunci: nilai`", "found a list where `key: value` is expected"),
			diag.T("beri daftar itu sebuah kunci di atasnya", "put a key above the list")))
	default:
		hint := diag.T("tulis setiap isian sebagai `kunci: nilai`", "write every entry as `key: value`")
		text := diag.T("ditemukan teks, padahal yang diharapkan `kunci: nilai`", "found text where `key: value` is expected")
		at := root.Span.FirstLine()
		if t, h, ok := glued(at.Text()); ok && !root.Quoted {
			text, hint = t, h
		}
		ds = append(ds, mistake(at, text, hint))
	}
	return &Node{Kind: Map, Span: root.Span, Partial: root.Partial || root.Kind != Null}, ds
}

// Value is Parse for a text whose root may be anything.
func Value(body source.Span, dedented string) (*Node, []diag.Diagnostic) {
	return value(nil, body, dedented)
}

func value(keys Keys, body source.Span, dedented string) (*Node, []diag.Diagnostic) {
	t := newText(body, dedented)
	p := &parser{text: t, keys: keys, made: map[*yaml.Node]*Node{}}
	if len(t.s) > maxText {
		p.add(0, 0, diag.T("teks YAML lebih besar dari %d MB", "the YAML text is larger than %d MB", maxText>>20), diag.T("bagi isinya menjadi beberapa berkas", "part it into several files"))
		return &Node{Span: t.span(0, 0), Partial: true}, p.diags
	}
	p.clean()
	p.oddIndents()
	p.typed()
	if t.empty() {
		return &Node{Span: t.span(0, 0)}, p.diags
	}
	for try := 0; ; try++ {
		var n yaml.Node
		err := yaml.Load([]byte(t.s), &n)
		if err == nil {
			root := &Node{Span: t.span(0, 0)}
			if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
				root = p.node(n.Content[0], 0)
			}
			root.Partial = p.partial
			return root, p.diags
		}
		if t.empty() {
			return &Node{Span: t.span(0, 0), Partial: true}, p.diags
		}
		p.partial = true
		if try == maxTries || !p.recover(err) {
			if len(p.diags) == 0 {
				p.add(0, 0, diag.T("YAML tidak terbaca", "the YAML can't be read"), diag.T("tulis setiap isian sebagai `kunci: nilai`", "write every entry as `key: value`"))
			}
			return &Node{Kind: Map, Span: t.span(0, 0), Partial: true}, p.diags
		}
	}
}

type parser struct {
	*text
	keys    Keys // may be nil
	diags   []diag.Diagnostic
	partial bool
	lost    []lines // what couldn't be read
	commas  []int   // offsets of those that typed took away
	nodes   int
	made    map[*yaml.Node]*Node // nil while the node is being made
}

// lines are some lines of the text, from 1.
type lines struct{ first, last int }

// touched tells whether something that couldn't be read stood in the lines of a
// map, or right beside them.
func (p *parser) touched(start, end int) bool {
	first, last := p.lineOf(start), p.lineOf(end)
	return slices.ContainsFunc(p.lost, func(l lines) bool { return l.first <= last+1 && first <= l.last+1 })
}

func mistake(at source.Span, text, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Code: diag.YAMLSyntax, Severity: diag.YAMLSyntax.Severity(), Span: at, Text: text, Hint: hint}
}

func (p *parser) report(code diag.Code, start, end int, text, hint diag.Text) {
	p.diags = append(p.diags, diag.Diagnostic{Code: code, Severity: code.Severity(), Span: p.span(start, end), Text: text, Hint: hint})
}

func (p *parser) add(start, end int, text, hint diag.Text) {
	p.diags = append(p.diags, mistake(p.span(start, end), text, hint))
}

// clean blanks what no YAML text may hold and reports the first of each sort.
func (p *parser) clean() {
	var clean []byte // what p.s becomes; nil while nothing is wrong
	var badUTF8, control bool
	for i := 0; i < len(p.s); {
		r, n := utf8.DecodeRuneInString(p.s[i:])
		bad := r == utf8.RuneError && n == 1
		switch {
		case bad && !badUTF8:
			p.diags = append(p.diags, diag.Diagnostic{Code: diag.NotUTF8, Severity: diag.NotUTF8.Severity(), Span: p.span(i, i+1),
				Text: diag.T("byte 0x%02x bukan UTF-8", "byte 0x%02x is not UTF-8", p.s[i]),
				Hint: diag.T("simpan berkas sebagai UTF-8", "save the file as UTF-8")})
			badUTF8 = true
		case !bad && forbidden(r) && !control:
			p.control(i, i+n, r)
			control = true
		}
		if bad || forbidden(r) {
			if clean == nil {
				clean = []byte(p.s)
			}
			copy(clean[i:i+n], "   ")
		}
		i += n
	}
	if clean != nil {
		p.s = string(clean)
	}
}

func (p *parser) control(start, end int, r rune) {
	p.add(start, end, diag.T("karakter kendali U+%04X tidak diizinkan", "control character U+%04X is not allowed", r),
		diag.T("hapus karakter yang tidak tampak itu", "delete the invisible character"))
}

func forbidden(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r', r == 0x85:
		return false
	}
	return r < 0x20 || r == 0x7F || r > 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// recover reports a syntax error and blanks what holds it: the innermost entry
// if the rest can be read then, else the outermost. It says whether another try
// makes sense.
func (p *parser) recover(err error) bool {
	e := loadError(err)
	if e == nil {
		return false
	}
	if e.Mark.Line == 0 {
		return p.secondDocument()
	}
	s := &stumble{text: p.text, keys: p.keys, message: e.Message, context: e.ContextMsg, mark: p.at(e.Mark.Line, e.Mark.Column), begin: -1}
	if e.ContextMark.Line > 0 {
		s.begin = p.at(e.ContextMark.Line, e.ContextMark.Column)
	}
	w := s.explain()
	p.add(w.start, w.end, w.text, w.hint)
	if w.upto > w.cut {
		p.blank(w.cut, w.upto)
		p.lost = append(p.lost, lines{p.lineOf(w.cut), p.lineOf(w.upto - 1)})
		return true
	}
	whole := p.s
	start, end := p.entry(w.cut, false)
	p.blank(start, end)
	var n yaml.Node
	if err := yaml.Load([]byte(p.s), &n); err != nil {
		if e := loadError(err); e == nil || e.Mark.Line == 0 || p.at(e.Mark.Line, e.Mark.Column) <= end {
			p.s, p.line = whole, 0
			start, end = p.entry(w.cut, true)
			p.blank(start, end)
		}
	}
	p.lost = append(p.lost, lines{p.lineOf(start), p.lineOf(max(start, end-1))})
	return p.s != whole
}

func loadError(err error) *yaml.LoadError {
	var e *yaml.LoadError
	if list := (*yaml.LoadErrors)(nil); errors.As(err, &list) && len(list.Errors) > 0 {
		return list.Errors[0]
	}
	errors.As(err, &e)
	return e
}

// secondDocument handles a `---` in the middle of the text.
func (p *parser) secondDocument() bool {
	seen := false
	for i, start := range p.lines {
		line := p.lineText(i + 1)
		marker := line == "..." || line == "---" || strings.HasPrefix(line, "--- ")
		if marker && seen {
			p.add(start, start+3, diag.T("dokumen YAML kedua dimulai di sini", "a second YAML document begins here"),
				diag.T("satu berkas memuat satu dokumen; hapus baris ini atau pindahkan isinya", "a file holds one document; delete this line or move what follows"))
			p.blank(start, start+len(line)) // what follows may belong to the first
			var n yaml.Node
			if yaml.Load([]byte(p.s), &n) != nil {
				p.blank(start, len(p.s))
			}
			return true
		}
		seen = seen || !marker && strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "#")
	}
	return false
}

// entry is the entry around an offset: the line and those below that are
// indented deeper; the outermost begins at the left margin.
func (p *parser) entry(offset int, outermost bool) (start, end int) {
	line := p.lineOf(min(offset, max(len(p.s)-1, 0)))
	margin, ok := indent(p.lineText(line))
	if outermost || !ok {
		margin = len(p.s)
		for i := range p.lines {
			if n, ok := indent(p.lineText(i + 1)); ok {
				margin = min(margin, n)
			}
		}
	}
	head := func(line int) bool {
		n, ok := indent(p.lineText(line))
		return ok && n <= margin
	}
	first, last := line, line
	for first > 1 && !head(first) {
		first--
	}
	for last < len(p.lines) && !head(last+1) {
		last++
	}
	end = len(p.s)
	if last < len(p.lines) {
		end = p.lines[last]
	}
	return p.lines[first-1], end
}

// indent is the number of blanks a line begins with; not ok for empty lines and comments.
func indent(line string) (n int, ok bool) {
	n = len(line) - len(strings.TrimLeft(line, " \t"))
	return n, n < len(line) && line[n] != '#'
}

// clip shortens a text of the writer's for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 48 {
		return string(r[:47]) + "…"
	}
	return s
}
