package yaml

import (
	"strings"
	"unicode/utf8"

	"jilid/build/diag"
)

// Quotes that are opened and not closed where the writer meant to.

// openQuote: a value above that opens a quote and doesn't close it on its line.
// Text may run over lines within quotes, but where something went wrong after
// that, the missing quote is the reason.
func (s *stumble) openQuote() (wording, bool) {
	from := s.lineOf(min(s.mark, max(len(s.s)-1, 0)))
	if strings.Contains(s.context, "quoted") && s.begin >= 0 && !strings.Contains(s.message, "escape") {
		from = s.lineOf(s.begin)
	}
	for n := from; n > 0 && n > from-40; n-- {
		line := s.lineText(n)
		at := valueStart(line)
		if at >= len(line) || line[at] != '"' && line[at] != '\'' {
			continue
		}
		if closed(line[at:]) {
			if n == from {
				continue
			}
			return wording{}, false
		}
		return s.notClosed(s.lines[n-1]+at, s.lines[n-1]+len(line)), true
	}
	return wording{}, false
}

func (s *stumble) notClosed(start, end int) wording {
	q := s.s[start : start+1]
	if curly := strings.LastIndexAny(s.s[start:end], curlyQuotes); curly > 0 && strings.Trim(s.s[start+curly:end], curlyQuotes+" \t,]}") == "" {
		_, n := utf8.DecodeRuneInString(s.s[start+curly:])
		return wording{start + curly, start + curly + n,
			diag.T("tanda kutip %s di sini ditutup dengan yang lengkung", "the quote %s is closed by a curly one here", q),
			diag.T("ketik %s sebagai gantinya", "type %s in its place", q), start, 0}
	}
	return wording{start, end,
		diag.T("tanda kutip %s tidak ditutup", "quote %s is not closed", q),
		diag.T("tutup dengan %s di akhir nilai; tanda kutip di dalam nilai ditulis dengan jenis yang lain", "close it with %s at the end of the value; use the other kind for quotes within it", q), start, 0}
}

// runningQuote: a value, within brackets perhaps, opens a quote that runs on to
// the next quote in the text, which was meant to open another: behind that, or
// at the end of the text, the library stumbled.
func (s *stumble) runningQuote() (wording, bool) {
	here := s.lineOf(min(s.mark, max(len(s.s)-1, 0)))
	before := byte('\n') // the last character that is no blank
	for i := s.lines[max(here-40, 1)-1]; i < len(s.s) && s.lineOf(i) <= here; i++ {
		c := s.s[i]
		if c == '#' && (i == 0 || s.s[i-1] <= ' ') {
			if n := strings.IndexByte(s.s[i:], '\n'); n > 0 {
				i += n - 1
			}
			continue
		}
		if (c == '"' || c == '\'') && strings.IndexByte(":,[{-\n", before) >= 0 {
			n := quoteEnd(s.s[i:])
			end := i + n
			if n == 0 {
				end = len(s.s)
			}
			first := s.lineOf(i)
			whole := s.lines[first-1] + len(s.lineText(first))
			if (n == 0 || first < s.lineOf(end-1)) && s.lineOf(end-1) >= here {
				return s.notClosed(i, whole), true
			}
			if first == here && opening(s.s[i:end-1], s.s[end:whole]) {
				return s.notClosed(i, end-1), true
			}
			i = end - 1
		}
		if c != ' ' && c != '\t' {
			before = c
		}
	}
	return wording{}, false
}

// opening tells whether the quote behind a quoted text rather opens the next: a comma or a
// colon stands before it, and a text behind.
func opening(quoted, after string) bool {
	quoted, after = strings.TrimRight(quoted, " "), strings.TrimLeft(after, " ")
	return len(quoted) > 1 && strings.IndexByte(",:", quoted[len(quoted)-1]) >= 0 && after != "" && strings.IndexByte(",:]}#", after[0]) < 0
}

// valueStart is where the value of a line `key: value` or `- value` begins.
func valueStart(line string) int {
	at := len(line) - len(strings.TrimLeft(line, " -"))
	if at < len(line) && (line[at] == '"' || line[at] == '\'') {
		if end := quoteEnd(line[at:]); end > 0 && strings.HasPrefix(strings.TrimLeft(line[at+end:], " "), ":") {
			at += end // a key in quotes
		} else {
			return at
		}
	}
	if i := strings.Index(line[at:], ": "); i >= 0 {
		at += i + 2
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
		return at
	}
	return len(line)
}

// quoteEnd is the length of the quoted text s begins with, or 0 if it isn't closed.
func quoteEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] != s[0]:
		case s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return 0
}

func closed(s string) bool { return quoteEnd(s) > 0 }
