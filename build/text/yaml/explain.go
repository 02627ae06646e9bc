package yaml

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
)

// stumble is a syntax error as the library tells it. Its messages speak of
// tokens and scanners; explain says what the writer did.
type stumble struct {
	*text
	keys             Keys // may be nil
	message, context string
	mark             int // where the library gave up
	begin            int // where the construct it was reading began, or -1
}

// wording is what to tell the writer: where, what, how to mend it; cut is an
// offset within the entry that has to be left out.
type wording struct {
	start, end int
	text, hint diag.Text
	cut        int
	upto       int // instead of an entry, all from cut to here has to be left out
}

// explain finds the trap. The order matters: a tab or an open quote makes the
// library stumble over something harmless further down.
func (s *stumble) explain() wording {
	if w, ok := s.tab(); ok {
		return w
	}
	if w, ok := s.openQuote(); ok {
		return w
	}
	if w, ok := s.runningQuote(); ok {
		return w
	}
	switch m := s.message; {
	case strings.HasPrefix(m, "mapping values are not allowed"):
		return s.colon()
	case strings.HasPrefix(m, "found character that cannot start"):
		return s.badStart()
	case strings.HasPrefix(m, "unknown anchor"), strings.Contains(s.context, "alias"), strings.Contains(s.context, "anchor"):
		return s.star()
	case strings.Contains(m, "unknown escape"), strings.Contains(m, "hexdecimal"), strings.Contains(m, "hexadecimal"), strings.Contains(m, "escape"):
		return s.escape()
	case strings.Contains(s.context, "simple key"), strings.Contains(m, "could not find expected ':'"):
		return s.noColon()
	case strings.Contains(s.context, "flow"):
		return s.bracket()
	case strings.HasPrefix(m, "block sequence entries"):
		return s.at1(s.mark, diag.T("daftar tidak boleh dimulai di baris kuncinya", "a list can't begin on the line of its key"),
			diag.T("mulai setiap `- butir` di baris baru di bawah kuncinya, atau tulis `[satu, dua]`", "begin every `- item` on a new line below the key, or write `[one, two]`"))
	case strings.Contains(s.context, "block scalar"):
		return s.at1(s.mark, diag.T("sesudah `|` atau `>` teks harus dimulai di baris baru", "after `|` or `>` the text must begin on a new line"),
			diag.T("jika tanda itu bagian dari nilai, beri tanda kutip", "if the sign is part of the value, put it in quotes"))
	case strings.Contains(m, "expected '-' indicator"):
		for _, explain := range []func(int) (wording, bool){s.lostKey, s.misplaced} {
			if w, ok := explain(s.lineOf(s.content(s.mark))); ok {
				return w
			}
		}
		return s.at1(s.mark, diag.T("baris ini bukan butir daftar, padahal di atasnya daftar", "this line is no list item, but above it is a list"),
			diag.T("awali dengan `- `, atau samakan indentasinya dengan kunci yang dimaksud", "begin it with `- `, or indent it like the key it belongs to"))
	case strings.Contains(m, "expected key"), strings.Contains(m, "<document start>"):
		return s.noKey()
	case strings.Contains(m, "node content"):
		return s.stray()
	}
	return s.at1(s.mark, diag.T("YAML tidak terbaca di sini", "the YAML can't be read here"),
		diag.T("periksa indentasi, tanda kutip, dan titik dua di baris ini dan di atasnya", "look at indentation, quotes and colons on this line and above"))
}

// at1 is a wording for the one character at an offset.
func (s *stumble) at1(at int, text, hint diag.Text) wording {
	at = s.content(at)
	_, n := utf8.DecodeRuneInString(s.s[at:])
	if n > 0 && lineBreak(s.s[at:]) > 0 {
		n = 0
	}
	return wording{at, at + n, text, hint, at, 0}
}

// content moves an offset from the end of the text or an empty line back to the
// end of what is written.
func (s *stumble) content(at int) int {
	at = min(at, len(s.s))
	if strings.TrimSpace(s.s[at:]) == "" {
		at = len(strings.TrimRight(s.s[:at], " \t\r\n"))
	}
	return at
}

func (s *stumble) lineAt(offset int) (line string, begin int) {
	n := s.lineOf(min(offset, max(len(s.s)-1, 0)))
	return s.lineText(n), s.lines[n-1]
}

// colon: either a second colon in a value, or a key under a value that is
// already there.
func (s *stumble) colon() wording {
	line, begin := s.lineAt(s.mark)
	key, value, ok := strings.Cut(line, ": ")
	if !ok || begin+len(key) >= s.mark {
		for _, explain := range []func(int) (wording, bool){s.lineAbove, s.dashAbove, s.shallowAbove, s.lostKey, s.misplaced} {
			if w, ok := explain(s.lineOf(s.mark)); ok {
				return w
			}
		}
		return s.at1(s.mark, diag.T("kunci ini menjorok di bawah kunci yang sudah bernilai", "this key is indented below a key that already has a value"),
			diag.T("samakan indentasinya dengan kunci di atasnya", "indent it like the key above"))
	}
	w := s.at1(s.mark, diag.T("titik dua di dalam nilai membuat YAML membaca kunci baru", "the colon within the value makes YAML read a new key"), diag.Text{})
	name := strings.TrimLeft(key, " -{")
	w.hint = diag.T("beri nilainya tanda kutip: `%s: %s`", "put the value in quotes: `%s: %s`", clip(name), quote(clip(strings.TrimSpace(value))))
	if byYearForm.MatchString(value) {
		w.hint = diag.T("apit isian menurut tahun dengan kurung kurawal: `%s: {%s}`", "put values by year between braces: `%s: {%s}`", clip(name), clip(strings.TrimSpace(value)))
	}
	return w
}

// byYearForm is a value that begins like a map of years.
var byYearForm = regexp.MustCompile(`^\s*(?:19|20)\d\d(?:-(?:19|20)\d\d)?: `)

// badStart: a value that begins with a sign YAML keeps for itself.
func (s *stumble) badStart() wording {
	line, begin := s.lineAt(s.mark)
	at := min(max(s.mark-begin, 0), len(line))
	sign, _ := utf8.DecodeRuneInString(line[at:])
	w := s.at1(s.mark, diag.T("nilai tidak boleh diawali `%c` tanpa tanda kutip", "a value can't begin with `%c` without quotes", sign),
		diag.T("beri tanda kutip: `%s`", "put it in quotes: `%s`", quote(clip(strings.TrimSpace(line[at:])))))
	if sign == '`' {
		w.text = diag.T("nilai tidak boleh diawali tanda petik terbalik tanpa tanda kutip", "a value can't begin with a backtick without quotes")
	}
	return w
}

// star: a value that begins with * or &, which name and repeat values in YAML.
func (s *stumble) star() wording {
	at := s.mark
	if s.begin >= 0 {
		at = s.begin
	}
	line, begin := s.lineAt(at)
	return s.at1(at, diag.T("nilai yang diawali `*` atau `&` punya arti khusus dalam YAML", "a value that begins with `*` or `&` has a meaning of its own in YAML"),
		diag.T("beri tanda kutip: %s", "put it in quotes: %s", quote(clip(strings.TrimSpace(line[min(max(at-begin, 0), len(line)):])))))
}

// escape: a backslash within double quotes.
func (s *stumble) escape() wording {
	w := s.at1(s.mark, diag.T("garis miring terbalik di dalam \"…\" punya arti khusus", "a backslash within \"…\" has a meaning of its own"),
		diag.T("pakai tanda kutip tunggal '…', atau tulis \\\\", "use single quotes '…', or write \\\\"))
	w.cut = w.start
	if s.begin >= 0 {
		w.cut = s.begin
	}
	return w
}

// noColon: a line within a map that is no `key: value`.
func (s *stumble) noColon() wording {
	at := s.mark
	if s.begin >= 0 {
		at = s.begin
	}
	return s.notKey(s.content(at), at)
}

// notKey: the line at an offset is no `key: value`.
func (s *stumble) notKey(at, cut int) wording {
	line, begin := s.lineAt(cut)
	w := wording{start: at, end: begin + len(strings.TrimRight(line, " \t")), cut: cut}
	w.end = max(w.end, w.start)
	text, hint, ok := glued(line)
	switch {
	case ok:
		w.text, w.hint = text, hint
	default:
		w.text = diag.T("baris ini tidak berbentuk `kunci: nilai`", "this line is not of the form `key: value`")
		w.hint = diag.T("tambahkan titik dua dan nilainya; lanjutan nilai di atas harus menjorok lebih dalam", "add a colon and a value; a value that goes on from above must be indented deeper")
	}
	return w
}

// lineAbove: a line above the n-th is no `key: value` where one should be, so that
// the first key below it seems to stand within its text. It is that line's fault.
func (s *stumble) lineAbove(n int) (wording, bool) {
	margin := content(s.lineText(n))
	found := 0
	for n--; n > 0; n-- {
		line := s.lineText(n)
		column := content(line)
		if column < 0 || column > margin {
			continue
		}
		text := strings.TrimSpace(line[column:])
		opens, holds := strings.HasSuffix(text, ":"), strings.Contains(text, ": ")
		switch {
		case holds && column < margin:
			return wording{}, false // a value that goes on over the lines below
		case holds, opens:
			n = 0
		default:
			found, margin = n, column
		}
	}
	if found == 0 {
		return wording{}, false
	}
	at := s.lines[found-1] + margin
	return s.notKey(at, at), true
}

// dashAbove: the line that the n-th stands below begins with a dash and no blank.
func (s *stumble) dashAbove(n int) (wording, bool) {
	above := s.above(n)
	if above == 0 || !dashForm.MatchString(s.lineText(above)) {
		return wording{}, false
	}
	line, begin := s.lineAt(s.lines[above-1])
	at := begin + strings.IndexByte(line, '-')
	w := s.at1(at, noBlankAfterDash, writeBlankAfterDash)
	return w, true
}

var (
	dashForm            = regexp.MustCompile(`^\s*-[\pL_"']`)
	noBlankAfterDash    = diag.T("tidak ada spasi sesudah tanda `-`", "there is no space after the `-`")
	writeBlankAfterDash = diag.T("awali setiap butir dengan `- `: tanda hubung, lalu spasi", "begin every item with `- `: a hyphen, then a blank")
)

// content is the column in which a line's text begins, behind the dashes of list
// items, from 0; -1 if the line is empty.
func content(line string) int {
	if _, ok := indent(line); !ok {
		return -1
	}
	return len(line) - len(strings.TrimLeft(line, "- \t"))
}

var (
	gluedForm = regexp.MustCompile(`^[\s{]*(?:- +)?["']?([\pL_][\pL\pN_ -]*)["']?:([^\s/].*)$`)
	oddBlank  = regexp.MustCompile(`^[\x{00A0}\x{1680}\x{2000}-\x{200B}\x{202F}\x{205F}\x{2060}\x{3000}]+`)
)

// glued tells what is wrong with a line in which a key's colon is followed by no
// blank, or by a character that only looks like one.
func glued(line string) (text, hint diag.Text, ok bool) {
	m := gluedForm.FindStringSubmatch(line)
	if m == nil {
		return text, hint, false
	}
	key, value := m[1], strings.Trim(m[2], " \t\r")
	hint = diag.T("tulis `%s: %s`", "write `%s: %s`", clip(key), clip(value))
	if odd := oddBlank.FindString(value); odd != "" {
		r, _ := utf8.DecodeRuneInString(odd)
		value = strings.TrimSpace(value[len(odd):])
		return diag.T("sesudah titik dua ada U+%04X, yang hanya tampak seperti spasi", "after the colon stands U+%04X, which only looks like a blank", r),
			diag.T("hapus, lalu tulis spasi biasa: `%s: %s`", "delete it and type an ordinary blank: `%s: %s`", clip(key), clip(value)), true
	}
	return diag.T("tidak ada spasi sesudah titik dua", "there is no space after the colon"), hint, true
}

// bracket: [ or { that isn't closed, or two entries without a comma.
func (s *stumble) bracket() wording {
	at := s.begin
	if at < 0 || at >= len(s.s) || s.s[at] != '[' && s.s[at] != '{' {
		// The context is an entry within the brackets.
		if open := s.openBracket(max(at, 0)); open >= 0 {
			at = open
		} else {
			at = s.mark
		}
	}
	open, shut := "[", "]"
	if at < len(s.s) && s.s[at] == '{' {
		open, shut = "{", "}"
	}
	if line, begin := s.lineAt(at); s.lineOf(at) == s.lineOf(min(s.mark, max(len(s.s)-1, 0))) && s.mark < begin+len(line) {
		w := s.at1(s.mark, diag.T("di dalam `%s…%s` di sini seharusnya koma atau `%s`", "within `%s…%s` a comma or `%s` is expected here", open, shut, shut),
			diag.T("pisahkan isian dengan koma; nilai yang memuat `: `, `[` atau `{` perlu tanda kutip", "part the entries by commas; a value with `: `, `[` or `{` needs quotes"))
		w.cut = at
		return w
	}
	w := s.at1(at, diag.T("`%s` tidak ditutup dengan `%s`", "`%s` is not closed by `%s`", open, shut),
		diag.T("tambahkan `%s` di akhir isian", "add `%s` at the end of the entry", shut))
	w.cut = at
	if line, begin := s.lineAt(at); strings.Contains(line[at-begin:], " #") {
		_, comment, _ := strings.Cut(line[at-begin:], " #")
		value := "#" + strings.TrimRight(comment, " ]}")
		w.start, w.end = begin+strings.Index(line, " #")+1, begin+len(strings.TrimRight(line, " "))
		w.text = diag.T("`%s` hilang: YAML membaca `#` sebagai awal komentar", "`%s` is lost: YAML reads `#` as the beginning of a comment", clip("#"+comment))
		w.hint = diag.T("beri tanda kutip: `%s`", "put it in quotes: `%s`", quote(clip(value)))
	}
	return w
}

// openBracket is the last bracket before an offset that isn't closed before it, or -1.
func (s *stumble) openBracket(at int) int {
	depth := 0
	for n := s.lineOf(min(at, max(len(s.s)-1, 0))); n > 0; n-- {
		line, begin := s.lineText(n), s.lines[n-1]
		line = line[:min(len(line), max(at-begin, 0))]
		if i := strings.Index(line, " #"); i >= 0 {
			line = line[:i] // a comment
		}
		for i := len(line) - 1; i >= 0; i-- {
			switch line[i] {
			case ']', '}':
				depth++
			case '[', '{':
				if depth == 0 {
					return begin + i
				}
				depth--
			}
		}
	}
	return -1
}

// noKey: something stands where only a key can: text after a closing quote, or
// a line at the wrong indentation.
func (s *stumble) noKey() wording {
	at := s.content(s.mark)
	line, begin := s.lineAt(at)
	if before := strings.TrimRight(line[:min(max(at-begin, 0), len(line))], " "); before != "" {
		if last := before[len(before)-1]; last == '"' || last == '\'' {
			return s.at1(at, diag.T("ada teks sesudah tanda kutip penutup", "there is text after the closing quote"),
				diag.T("masukkan seluruh nilai ke dalam tanda kutip; tanda kutip di dalamnya ditulis dengan jenis yang lain", "put the whole value in quotes; use the other kind for quotes within it"))
		}
	}
	for _, explain := range []func(int) (wording, bool){s.block, s.lostKey, s.misplaced} {
		if w, ok := explain(s.lineOf(at)); ok {
			return w
		}
	}
	switch sign := strings.TrimLeft(line, " "); {
	case strings.HasPrefix(sign, "]"), strings.HasPrefix(sign, "}"):
		return s.stray()
	case strings.HasPrefix(sign, "- "):
		return s.at1(at, diag.T("butir daftar ini tidak berada di bawah kunci", "this list item is not below a key"),
			diag.T("tulis kuncinya di baris di atasnya, lalu menjorokkan butirnya", "write its key on the line above and indent the items"))
	}
	return s.at1(at, diag.T("indentasi baris ini tidak cocok dengan baris di atasnya", "the indentation of this line doesn't match the lines above"),
		diag.T("kunci yang setingkat harus mulai di kolom yang sama", "keys of one level must begin in the same column"))
}

// stray: a bracket that was never opened, or nothing after one that was.
func (s *stumble) stray() wording {
	at := s.content(s.mark)
	if at < len(s.s) && strings.IndexByte("]},", s.s[at]) >= 0 {
		return s.at1(at, diag.T("`%c` tanpa pembuka", "`%c` was never opened", s.s[at]),
			diag.T("hapus, atau beri tanda kutip jika bagian dari nilai", "delete it, or use quotes if it is part of the value"))
	}
	return s.at1(at, diag.T("nilai tidak lengkap", "the value is not complete"),
		diag.T("periksa kurung dan tanda kutip di baris ini dan di atasnya", "look at brackets and quotes on this line and above"))
}
