package yaml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"jilid/build/diag"
)

// node converts a library node. It returns a node in every case.
func (p *parser) node(n *yaml.Node, depth int) *Node {
	start := p.at(n.Line, n.Column)
	out := &Node{Span: p.span(start, start)}
	p.nodes++
	if depth > maxDepth || p.nodes > maxNodes {
		if !p.partial {
			p.add(start, start, diag.T("YAML terlalu dalam atau terlalu besar", "the YAML is too deep or too large"),
				diag.T("batasnya %d tingkat dan %d nilai, termasuk yang diulang dengan `*`", "the limits are %d levels and %d values, those repeated by `*` included", maxDepth, maxNodes))
		}
		p.partial = true
		return out
	}
	if n.Kind == yaml.AliasNode {
		return p.alias(n, start, out)
	}
	if n.Anchor != "" {
		p.made[n] = nil
		defer func() { p.made[n] = out }()
	}
	start = p.skipProperties(start)
	if n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!") {
		p.add(start, start, diag.T("tanda `%s` tidak dikenal", "tag `%s` is not known", clip(n.Tag)),
			diag.T("jika nilainya memang diawali tanda seru, beri tanda kutip", "if the value really begins with an exclamation mark, put it in quotes"))
	}
	switch n.Kind {
	case yaml.ScalarNode:
		p.scalar(out, n, start)
	case yaml.SequenceNode:
		out.Kind = List
		for _, c := range n.Content {
			item := p.node(c, depth+1)
			p.odd(item)
			out.Items = append(out.Items, item)
		}
		p.extent(out, n, start, ']')
	case yaml.MappingNode:
		out.Kind = Map
		p.pairs(out, n, depth)
		p.extent(out, n, start, '}')
		if len(p.lost) > 0 {
			out.Partial = out.Partial || p.touched(start, start+max(out.Span.End-out.Span.Start, 0))
		}
	}
	return out
}

// alias shares the node that was named before. An alias within what it names
// would never end.
func (p *parser) alias(n *yaml.Node, start int, out *Node) *Node {
	target, done := p.made[n.Alias]
	if !done || target == nil {
		p.add(start, start+1+len(n.Value), diag.T("`*%s` mengulang dirinya sendiri", "`*%s` repeats itself", clip(n.Value)),
			diag.T("tulis isinya sekali lagi sebagai ganti `*%s`", "write it out once more in place of `*%s`", clip(n.Value)))
		p.partial = true
		return out
	}
	p.nodes += size(target, maxNodes)
	shared := *target
	shared.Span = p.span(start, start+1+len(n.Value))
	return &shared
}

// size counts the nodes below n, giving up above limit.
func size(n *Node, limit int) int {
	total := 1
	for _, c := range n.Items {
		if total > limit {
			return total
		}
		total += size(c, limit-total)
	}
	for _, c := range n.Pairs {
		if total > limit {
			return total
		}
		total += 1 + size(c.Value, limit-total)
	}
	return total
}

func (p *parser) scalar(out *Node, n *yaml.Node, start int) {
	out.Kind, out.Text = Scalar, n.Value
	out.Quoted = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || n.Style&yaml.TaggedStyle != 0 && n.Tag == "!!str"
	if !out.Quoted {
		switch n.Value {
		case "", "~", "null", "Null", "NULL":
			out.Kind = Null
		}
	}
	end := p.scalarEnd(n, start)
	out.Span = p.span(start, end)
	if !out.Quoted {
		out.Text = p.restored(start, n.Value)
	}
	if i := strings.IndexFunc(n.Value, forbidden); i >= 0 { // written as an escape: "\a", "\x07"
		r, _ := utf8.DecodeRuneInString(n.Value[i:])
		p.control(start, end, r)
		out.Text = strings.Map(func(r rune) rune {
			if forbidden(r) {
				return ' '
			}
			return r
		}, n.Value)
	}
}

// odd warns of a value that can be read, though as something that surely wasn't
// meant: half of a pair of quotes or brackets is a part of it, or an invisible
// character is.
func (p *parser) odd(n *Node) {
	if n.Kind != Scalar {
		return
	}
	warn := func(text, hint diag.Text) {
		p.diags = append(p.diags, diag.Diagnostic{Code: diag.OddValue, Severity: diag.OddValue.Severity(), Span: n.Span.FirstLine(), Text: text, Hint: hint})
	}
	if r := strings.IndexFunc(n.Text, func(r rune) bool { return r == 0x200B || r == 0x2060 }); r >= 0 {
		warn(diag.T("di dalam nilai ini ada karakter yang tidak tampak, U+%04X", "there is an invisible character in this value, U+%04X", []rune(n.Text[r:])[0]),
			diag.T("hapus dan ketik ulang bagian itu; karakter ini sering terbawa saat menyalin dari laman", "delete that part and type it again; such characters come along when text is copied from web pages"))
	}
	if n.Quoted || n.Text == "" || n.Span.File == nil {
		return
	}
	at := n.Span.Position()
	if before := n.Span.File.Line(at.Line)[:n.Span.Start-n.Span.File.Offset(at.Line, 1)]; dashForm.MatchString(n.Text) && strings.TrimSpace(before) == "" {
		p.diags = append(p.diags, mistake(n.Span.FirstLine(), noBlankAfterDash, writeBlankAfterDash))
		p.partial = true
		return
	}
	last := n.Text[len(n.Text)-1]
	whole := n.Text[:len(n.Text)-1]
	switch {
	case last == '"' && strings.Count(n.Text, `"`)%2 == 1 && !digit(whole, len(whole)-1): // 5" are inches
		warn(diag.T("nilai ini berakhir dengan tanda kutip yang tidak pernah dibuka", "this value ends in a quote that was never opened"),
			diag.T("tulis tanda kutip di awalnya juga, atau hapus yang di akhir", "write a quote before it, too, or delete the one at its end"))
	case last == ']' && !strings.Contains(n.Text, "["), last == '}' && !strings.Contains(n.Text, "{"):
		warn(diag.T("nilai ini berakhir dengan `%c` yang tidak pernah dibuka", "this value ends in a `%c` that was never opened", last),
			diag.T("tulis pembukanya di awal nilai, atau hapus `%c`", "write the one that opens it before the value, or delete the `%c`", last))
	}
}

// scalarEnd is where a scalar ends: the library only says where it begins.
func (p *parser) scalarEnd(n *yaml.Node, start int) int {
	rest := p.s[min(start, len(p.s)):]
	lineEnd := func() int {
		if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
			return start + len(strings.TrimRight(rest[:i], " \t"))
		}
		return start + len(rest)
	}
	switch {
	case rest == "" || n.Value == "" && rest[0] != '"' && rest[0] != '\'':
		return start
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			switch rest[i] {
			case '\\':
				i++
			case '"':
				return start + i + 1
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			if rest[i] == '\'' {
				if i+1 < len(rest) && rest[i+1] == '\'' {
					i++
					continue
				}
				return start + i + 1
			}
		}
	case strings.HasPrefix(rest, n.Value):
		return start + len(n.Value)
	}
	return lineEnd()
}

// skipProperties is the offset behind `&anchor` and `!tag`.
func (p *parser) skipProperties(start int) int {
	for start < len(p.s) && (p.s[start] == '&' || p.s[start] == '!') {
		n := strings.IndexAny(p.s[start:], " \t\r\n,]}")
		if n < 0 {
			return len(p.s)
		}
		start += n
		start += len(p.s[start:]) - len(strings.TrimLeft(p.s[start:], " \t\r\n"))
	}
	return start
}

// extent sets a collection's span: to the end of its last part and, in flow
// style, to the bracket behind it.
func (p *parser) extent(out *Node, n *yaml.Node, start int, closing byte) {
	out.Span = p.span(start, start)
	for _, c := range out.Items {
		out.Span.End = max(out.Span.End, c.Span.End)
	}
	for _, c := range out.Pairs {
		out.Span.End = max(out.Span.End, c.Key.Span.End, c.Value.Span.End)
	}
	if n.Style&yaml.FlowStyle == 0 || out.Span.File == nil {
		return
	}
	data := out.Span.File.Data
	for i := max(out.Span.End, out.Span.Start+1); i < len(data); i++ {
		switch data[i] {
		case closing:
			out.Span.End = i + 1
			return
		case ' ', '\t', '\r', '\n', ',':
		default:
			return
		}
	}
}

// pairs converts the entries of a map: keys are plain words, none twice, and in
// {…} a comma within a value is caught.
func (p *parser) pairs(out *Node, n *yaml.Node, depth int) {
	byKey := map[string]*Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := p.node(n.Content[i], depth+1), p.node(n.Content[i+1], depth+1)
		at := key.Span
		switch {
		case key.Kind == Null && !key.Quoted && key.Text == "", key.Kind == List, key.Kind == Map:
			p.diags = append(p.diags, mistake(at.FirstLine(), diag.T("kunci harus sebuah kata", "a key must be a word"),
				diag.T("tulis `kunci: nilai`; teks yang memuat `{`, `[` atau `:` perlu tanda kutip", "write `key: value`; a text with `{`, `[` or `:` needs quotes")))
			p.partial, out.Partial = true, true
			continue
		case key.Text == "<<" && !key.Quoted:
			p.diags = append(p.diags, mistake(at, diag.T("`<<` (penggabungan) tidak didukung", "`<<` (merging) is not supported"),
				diag.T("tulis isian yang diperlukan satu per satu", "write out the entries that are needed")))
			p.partial, out.Partial = true, true
			continue
		case n.Style&yaml.FlowStyle != 0 && value.Kind == Null && !key.Quoted && !p.colonBehind(n.Content[i]):
			p.comma(out, key, p.skipProperties(p.at(n.Content[i].Line, n.Content[i].Column)))
			continue
		}
		if first := byKey[key.Text]; first != nil {
			p.diags = append(p.diags, diag.Diagnostic{Code: diag.DuplicateKey, Severity: diag.DuplicateKey.Severity(), Span: at,
				Text:    diag.T("kunci `%s` ditulis dua kali", "key `%s` is written twice", clip(key.Text)),
				Hint:    diag.T("hapus salah satunya", "delete one of them"),
				Related: []diag.Related{{Span: first.Span, Text: diag.T("yang pertama di sini", "the first one is here")}}})
			continue
		}
		if n.Style&yaml.FlowStyle == 0 && !key.Quoted && dashForm.MatchString(key.Text) {
			p.diags = append(p.diags, mistake(at, noBlankAfterDash, writeBlankAfterDash))
			p.partial, out.Partial = true, true
			continue
		}
		if odd := invisible(key.Text); odd >= 0 {
			p.diags = append(p.diags, mistake(at, diag.T("pada kunci ini ada karakter yang tidak tampak, U+%04X", "there is an invisible character in this key, U+%04X", odd),
				diag.T("hapus karakter di awal, di tengah, atau di akhir `%s`; spasi yang biasa boleh", "delete it before, within or behind `%s`; an ordinary blank is allowed", clip(plainBlanks(key.Text)))))
			key.Text = plainBlanks(key.Text)
		}
		p.odd(value)
		key.Kind = Scalar
		byKey[key.Text] = key
		out.Pairs = append(out.Pairs, Pair{key, value})
	}
}

func (p *parser) colonBehind(key *yaml.Node) bool {
	end := p.scalarEnd(key, p.skipProperties(p.at(key.Line, key.Column)))
	return strings.HasPrefix(strings.TrimLeft(p.s[min(end, len(p.s)):], " \t\r\n"), ":")
}

// comma handles what was left of a value after its comma within {…}: YAML sees
// a key without a value. The parts are put together again.
func (p *parser) comma(out *Node, key *Node, start int) {
	if out.Partial {
		return // what goes on here was reported where it begins
	}
	if text, hint, ok := glued(p.entryText(key.Text, start)); ok {
		p.diags = append(p.diags, mistake(key.Span, text, hint))
		p.partial, out.Partial = true, true
		return
	}
	if word, rest, _ := strings.Cut(key.Text, " "); rest != "" && p.usedAsKey(word) {
		p.diags = append(p.diags, mistake(key.Span, diag.T("sesudah `%s` tidak ada titik dua", "there is no colon after `%s`", clip(word)),
			diag.T("tulis `%s: %s`", "write `%s: %s`", clip(word), clip(rest))))
		p.partial, out.Partial = true, true
		return
	}
	if len(out.Pairs) == 0 {
		p.diags = append(p.diags, mistake(key.Span, diag.T("`%s` tidak bernilai", "`%s` has no value", clip(key.Text)),
			diag.T("di dalam `{…}` setiap isian berbentuk `kunci: nilai`", "within `{…}` every entry is `key: value`")))
		p.partial, out.Partial = true, true
		return
	}
	last := &out.Pairs[len(out.Pairs)-1]
	before := *last.Value
	at := before.Span
	at.End = max(at.End, key.Span.End)
	joined := before.Text + ", " + key.Text
	if before.Span.End+1 == key.Span.Start {
		joined = before.Text + "," + key.Text
	}
	text := diag.T("koma memotong nilai `%s`: YAML membaca `%s` sebagai kunci baru", "the comma cuts the value of `%s`: YAML reads `%s` as a new key", clip(last.Key.Text), clip(key.Text))
	if digit(before.Text, len(before.Text)-1) && digit(key.Text, 0) {
		text = diag.T("koma desimal memotong nilai `%s`: YAML membaca `%s` sebagai kunci baru", "the decimal comma cuts the value of `%s`: YAML reads `%s` as a new key", clip(last.Key.Text), clip(key.Text))
	}
	if n := len(p.diags); n > 0 && p.diags[n-1].Span.Start == at.Start {
		p.diags = p.diags[:n-1] // a second comma in the same value: say it once, for the whole
	}
	p.diags = append(p.diags, mistake(at, text,
		diag.T("di dalam `{…}` nilai yang memuat koma perlu tanda kutip: `%s: %s`", "within `{…}` a value with a comma needs quotes: `%s: %s`", clip(last.Key.Text), quote(joined))))
	before.Kind, before.Text, before.Quoted, before.Span = Scalar, joined, true, at
	last.Value = &before
}

// entryText is a key without a value as it stands at an offset: with all of the quoted text
// that YAML cut at a comma.
func (p *parser) entryText(key string, start int) string {
	name, value, ok := strings.Cut(key, ":")
	if begin := start + len(name) + 1; ok && strings.IndexAny(value, `"'`) == 0 && begin < len(p.s) {
		if n := quoteEnd(p.s[begin:]); n > 0 {
			return p.s[start : begin+n]
		}
	}
	return key
}

// usedAsKey tells whether a word is a key anywhere in the text.
func (p *parser) usedAsKey(word string) bool {
	for s := p.s; ; {
		i := strings.Index(s, word+":")
		if i < 0 {
			return false
		}
		if i == 0 || strings.IndexByte(" {,\n", s[i-1]) >= 0 {
			return true
		}
		s = s[i+1:]
	}
}

// invisible is the first character of a text that looks like a blank or like
// nothing, but isn't an ordinary blank; -1 if there is none.
func invisible(s string) rune {
	for _, r := range s {
		if r != ' ' && (unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Cf, r)) {
			return r
		}
	}
	return -1
}

// plainBlanks is a text without its invisible characters.
func plainBlanks(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, s))
}

func digit(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// quote puts a text in quotes as YAML wants them.
func quote(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}
