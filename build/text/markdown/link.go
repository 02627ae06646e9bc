package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
)

func (c *converter) link(n *ast.Link) doc.Inline {
	start := max(n.Pos(), 0)
	l := &doc.Link{Dest: c.plain(n.Destination), Title: c.plain(n.Title), Text: c.inlines(n), Span: c.at(start, c.closing(start))}
	if c.opt.Plain {
		return l
	}
	if id, ok := strings.CutPrefix(l.Dest, "@"); ok {
		if known, ok := isRef(id); ok && len(known) == len(id) {
			return &doc.Ref{ID: known, Text: l.Text, Span: l.Span}
		}
	}
	if unsafe(l.Dest, false) {
		c.unsafeLink(l.Dest, l.Span.Find("](", string(n.Destination)))
		l.Dest = ""
	}
	return l
}

func (c *converter) autoLink(n *ast.AutoLink) doc.Inline {
	label, dest := string(n.Label(c.src)), string(n.URL(c.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	start := max(n.Pos(), 0)
	end := start + len(label)
	if start < len(c.src) && c.src[start] == '<' {
		end += len("<>")
	}
	l := &doc.Link{Dest: dest, Auto: true, Text: doc.Str(label), Span: c.at(start, end)}
	if !c.opt.Plain && unsafe(dest, false) {
		c.unsafeLink(dest, l.Span)
		l.Dest = ""
	}
	return l
}

func (c *converter) unsafeLink(dest string, at source.Span) {
	scheme, _, _ := strings.Cut(compact(dest), ":")
	c.report(diag.UnsafeLink, at,
		diag.T("tautan %s: tidak diterbitkan", "a %s: link is not published", scheme),
		diag.T("pakai alamat https: atau berkas di samping bab", "use an https: address or a file beside the chapter"))
}

// unsafe tells whether an address could run a program in the reader's browser.
// Browsers skip blanks and control characters when they look for the scheme.
func unsafe(dest string, picture bool) bool {
	s := compact(dest)
	switch {
	case strings.HasPrefix(s, "javascript:"), strings.HasPrefix(s, "vbscript:"):
		return true
	case strings.HasPrefix(s, "data:"):
		if !picture {
			return true
		}
		for _, kind := range []string{"png", "jpeg", "gif", "webp"} {
			if strings.HasPrefix(s, "data:image/"+kind+";") || strings.HasPrefix(s, "data:image/"+kind+",") {
				return false
			}
		}
		return true
	}
	return false
}

// compact is the beginning of an address without blanks and control
// characters, in small letters.
func compact(dest string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, dest[:min(len(dest), 4096)]))
}

// short is an address as a message quotes it.
func short(dest string) string {
	if r := []rune(dest); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return dest
}

// outside tells whether an address leaves the plan: it has a scheme or a host.
func outside(dest string) bool {
	if strings.HasPrefix(dest, "//") {
		return true
	}
	scheme, _, ok := strings.Cut(dest, ":")
	if !ok || len(scheme) < 2 { // one letter is a Windows drive
		return false
	}
	for i, r := range scheme {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && (r >= '0' && r <= '9' || strings.ContainsRune("+-.", r))) {
			return false
		}
	}
	return true
}

// closing is where the link or picture that begins at start ends in src; the
// line's end if it can't be seen.
func (c *converter) closing(start int) int {
	if start >= len(c.src) {
		return start
	}
	s := c.src[start:min(len(c.src), start+maxCitation)]
	skipped := bytes.IndexByte(s, '[')
	if skipped < 0 || skipped > 1 {
		return min(start+1, len(c.src))
	}
	end := matching(s[skipped:], '[', ']')
	if end < 0 {
		return c.lineEnd(start)
	}
	end += skipped + 1
	if end < len(s) {
		switch s[end] {
		case '(':
			if i := matching(s[end:], '(', ')'); i >= 0 {
				end += i + 1
			}
		case '[':
			if i := matching(s[end:], '[', ']'); i >= 0 {
				end += i + 1
			}
		}
	}
	return start + end
}
