package yaml

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
)

// typed looks for what people type, or have typed for them by a word processor, and
// YAML reads as something else, though there is no doubt about what was meant: curly
// quotes around a value, and the `,-` behind an amount within {…}. It is reported and read as it was meant.
func (p *parser) typed() {
	if !strings.ContainsAny(p.s, curlyQuotes) && !strings.Contains(p.s, ",-") && !strings.Contains(p.s, ",–") && !strings.Contains(p.s, ",—") {
		return
	}
	t := typed{parser: p, s: []byte(p.s)}
	scalar := -1 // the margin of a block scalar's key
	for n := 1; n <= len(p.lines); n++ {
		line := p.lineText(n)
		margin := column(line)
		if margin == len(line) || scalar >= 0 && margin > scalar {
			continue
		}
		scalar = -1
		if margin == 0 && keyOf(line) != "" {
			t.depth = 0 // of a bracket that isn't closed
		}
		t.at, t.end = p.lines[n-1]+margin, p.lines[n-1]+len(line)
		if t.depth > 0 {
			t.flow()
			continue
		}
		for isItem(t.rest()) {
			t.at++
			t.blanks()
		}
		if !t.curly() && keyOf(t.rest()) != "" {
			rest := t.rest()
			i := strings.Index(rest+" ", ": ")
			if i < 0 {
				i = strings.IndexByte(rest, ':')
			}
			t.at = min(t.at+i+1, t.end)
			t.blanks()
			t.curly()
		}
		switch rest := t.rest(); {
		case strings.HasPrefix(rest, "|"), strings.HasPrefix(rest, ">"):
			scalar = margin
		case strings.HasPrefix(rest, "["), strings.HasPrefix(rest, "{"):
			t.flow()
		}
	}
	p.s = string(t.s)
}

const curlyQuotes = "“”„‟‘’‚‛"

// typed is a line of the text that is looked at.
type typed struct {
	*parser
	s       []byte // what p.s becomes
	at, end int    // what is left of the line
	depth   int    // of brackets
	key     string // the last one within brackets, as it is written
}

// rest is what is left of the line, as it was typed.
func (t *typed) rest() string { return t.parser.s[t.at:t.end] }

// head is the beginning of it, as much as a key or an amount may be.
func (t *typed) head() string { return t.parser.s[t.at:min(t.end, t.at+200)] }

func (t *typed) blanks() {
	for t.at < t.end && (t.s[t.at] == ' ' || t.s[t.at] == '\t') {
		t.at++
	}
}

// flow goes through a line within brackets.
func (t *typed) flow() {
	begins := true // a value may begin here
	for t.at < t.end {
		switch c := t.s[t.at]; {
		case c == ' ' || c == '\t':
		case c == '#' && t.at > 0 && t.s[t.at-1] <= ' ':
			t.at = t.end
			return
		case c == '[' || c == '{':
			t.depth++
			t.key, begins = "", true
		case c == ']' || c == '}':
			if t.depth--; t.depth == 0 {
				t.at = t.end
				return
			}
		case c == ',', c == ':':
			begins = true
		case begins && (c == '"' || c == '\''):
			n := quoteEnd(t.rest())
			if n == 0 {
				t.at = t.end
				return
			}
			t.at += n - 1
			begins = false
		case begins:
			from := t.at
			if begins = false; !t.curly() {
				t.amount()
			}
			if t.at > from {
				continue
			}
			if m := flowKey.FindStringSubmatch(t.head()); m != nil {
				t.key = clip(m[1]) + ": "
			}
		}
		t.at++
	}
}

var flowKey = regexp.MustCompile(`^([^\s,:{}\[\]"'][^,:{}\[\]]*):`)

// dashAmount is an amount with the dash that stands for no cents, and what ends it.
var dashAmount = regexp.MustCompile(`^((?:[Rr][Pp]\.? ?|IDR ?)?\d[\d.]*)(,[-–—]{1,2})[ \t]*(?:[,}\]]|$)`)

// amount reads `Rp600.000.000,-` within braces, whose comma would end the value.
func (t *typed) amount() {
	m := dashAmount.FindStringSubmatch(t.head())
	if m == nil {
		return
	}
	whole, dash := m[1], m[2]
	plain := whole
	if whole[0] <= '9' {
		plain = "Rp" + whole // as the dash says
	}
	t.report(diag.BadMoney, t.at, t.at+len(whole+dash), diag.T("di dalam `{…}` koma memotong jumlah ini", "within `{…}` the comma cuts this amount"),
		diag.T("beri tanda kutip, `%[1]s\"%[2]s%[3]s\"`, atau hapus `%[3]s`: `%[1]s%[4]s`", "put it in quotes, `%[1]s\"%[2]s%[3]s\"`, or delete `%[3]s`: `%[1]s%[4]s`", t.key, whole, dash, plain))
	t.s[t.at+len(whole)] = ' '
	t.commas = append(t.commas, t.at+len(whole))
	t.at += len(whole + dash)
}

// curly reads a value in curly quotes as if they were straight ones.
func (t *typed) curly() bool {
	rest := t.rest()
	open, n := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune(curlyQuotes, open) {
		return false
	}
	closing, found := "“”„‟\"", -1
	if strings.ContainsRune("‘’‚‛", open) {
		closing = "‘’‚‛'"
	}
	size := 0
	for i, r := range rest[n:] {
		after := strings.TrimLeft(rest[n+i+utf8.RuneLen(r):], " \t")
		if strings.ContainsRune(closing, r) && (after == "" || after[0] == '#' || t.depth > 0 && strings.IndexByte(",:]}", after[0]) >= 0) {
			found, size = n+i, utf8.RuneLen(r)
			break
		}
	}
	if found < 0 {
		if !strings.ContainsAny(rest[n:], closing) {
			t.report(diag.OddValue, t.at, t.at+n, diag.T("tanda kutip lengkung `%c` tidak ditutup", "the curly quote `%c` is not closed", open), diag.T("hapus, atau ketik tanda kutip lurus \" di awal dan di akhir nilai", "delete it, or type a straight quote \" before and behind the value"))
		}
		return false
	}
	inner := rest[n:found]
	mark := byte('"')
	if strings.ContainsAny(inner, `"\`) {
		mark = '\''
		if strings.Contains(inner, "'") {
			return false
		}
	}
	written := rest[:found+size]
	t.report(diag.OddValue, t.at, t.at+len(written), diag.T("nilai ini diapit tanda kutip lengkung, yang bagi YAML bukan tanda kutip", "this value stands in curly quotes, which to YAML are no quotes"),
		diag.T("ketik tanda kutip lurus: `%[1]c%[2]s%[1]c`; bila yang lengkung memang ikut dicetak, apit semuanya dengan '…'", "type straight quotes: `%[1]c%[2]s%[1]c`; if the curly ones are to be printed, put all of it between '…'", mark, clip(inner)))
	for i := range n {
		t.s[t.at+i] = ' '
	}
	t.s[t.at+n-1] = mark
	for i := range size {
		t.s[t.at+found+i] = ' '
	}
	t.s[t.at+found] = mark
	t.at += len(written)
	return true
}

// restored is a plain value with the commas that typed took away.
func (p *parser) restored(start int, value string) string {
	if len(p.commas) == 0 || !strings.HasPrefix(p.s[min(start, len(p.s)):], value) {
		return value
	}
	b := []byte(value)
	for _, at := range p.commas {
		if at >= start && at < start+len(b) {
			b[at-start] = ','
		}
	}
	return string(b)
}
