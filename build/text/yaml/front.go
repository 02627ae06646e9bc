package yaml

import (
	"bytes"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
)

// Front splits a Markdown file into its front matter (the YAML between two
// lines `---` at its very beginning) and its body. A file without front matter
// is all body and its front is empty, at the beginning.
//
// Front matter that is never closed ends at the first empty line.
func Front(f *source.File) (front, body source.Span, ds []diag.Diagnostic) {
	start, fence := 0, f.Data
	if trimmed := bytes.TrimLeft(f.Data, " \t\r\n"); len(trimmed) < len(f.Data) && looksLikeFront(trimmed) {
		start = len(f.Data) - len(trimmed)
		fence = trimmed
		ds = append(ds, mistake(f.Span(start, start+3), diag.T("`---` harus di baris pertama berkas", "`---` must be the first line of the file"),
			diag.T("hapus baris kosong atau spasi di atasnya", "delete the empty lines or blanks before it")))
	}
	first, rest, _ := cutLine(fence)
	switch {
	case isFence(first):
	case nearFence(first) && looksLikeKey(rest):
		ds = append(ds, notThree(f.Span(start, start+len(first))))
	default:
		if end, ok := unopened(f.Data); ok {
			after, _, _ := cutLine(f.Data[end:])
			return f.Span(0, end), f.Span(min(end+len(after)+1, len(f.Data)), len(f.Data)), []diag.Diagnostic{
				mistake(f.Span(0, len(first)), diag.T("bagian awal berkas ditutup dengan `---`, tetapi tidak dibuka", "the front matter is closed by `---` but never opened"),
					diag.T("tulis `---` di baris pertama berkas, di atas kunci pertama", "write `---` on the first line of the file, above the first key"))}
		}
		return f.Span(0, 0), f.Span(0, len(f.Data)), nil
	}
	open := start
	start += len(fence) - len(rest)
	gap := -1 // where the first empty line begins
	for at := start; at < len(f.Data); {
		line, rest, _ := cutLine(f.Data[at:])
		next := len(f.Data) - len(rest)
		if isFence(line) || string(bytes.TrimRight(line, " \t")) == "..." {
			return ended(f, start, at, next, ds)
		}
		if gap < 0 && nearFence(line) {
			ds = append(ds, notThree(f.Span(at, at+len(line))))
			return f.Span(start, at), f.Span(next, len(f.Data)), ds
		}
		if gap < 0 && len(bytes.TrimSpace(line)) == 0 {
			gap = at
		}
		at = next
	}
	if gap < 0 {
		gap = len(f.Data)
	}
	ds = append(ds, mistake(f.Span(open, open+3), diag.T("bagian awal berkas dibuka dengan `---`, tetapi tidak ditutup", "the front matter is opened by `---` but never closed"),
		diag.T("tulis `---` di baris tersendiri sesudah kunci terakhir", "write `---` on a line of its own after the last key")))
	return f.Span(start, gap), f.Span(gap, len(f.Data)), ds
}

// ended is front matter from start to its end, unless that came too early or what
// follows is front matter once more.
func ended(f *source.File, start, end, body int, ds []diag.Diagnostic) (front, rest source.Span, _ []diag.Diagnostic) {
	if n, ok := unopened(f.Data[body:]); ok { // the rest of it stands behind a line too many, which Parse reports
		line, _, _ := cutLine(f.Data[body+n:])
		return f.Span(start, body+n), f.Span(min(body+n+len(line)+1, len(f.Data)), len(f.Data)), ds
	}
	again := len(f.Data) - len(bytes.TrimLeft(f.Data[body:], " \t\r\n"))
	if looksLikeFront(f.Data[again:]) {
		line, _, _ := cutLine(f.Data[again:])
		if n, ok := unopened(f.Data[again+len(line)+1:]); ok {
			ds = append(ds, mistake(f.Span(again, again+3), diag.T("berkas ini punya dua bagian awal", "this file has front matter twice"),
				diag.T("pindahkan kuncinya ke bagian awal yang pertama, lalu hapus yang kedua", "move its keys into the first, then delete the second")))
			last := again + len(line) + 1 + n
			line, _, _ = cutLine(f.Data[last:])
			body = min(last+len(line)+1, len(f.Data))
		}
	}
	return f.Span(start, end), f.Span(body, len(f.Data)), ds
}

func notThree(at source.Span) diag.Diagnostic {
	return mistake(at, diag.T("bagian awal berkas diapit baris `---`: tepat tiga tanda hubung", "front matter stands between lines `---`: exactly three hyphens"),
		diag.T("tulis `---`", "write `---`"))
}

// nearFence tells lines that were meant to be fences.
func nearFence(line []byte) bool {
	s := string(bytes.TrimRight(line, " \t"))
	return len(s) > 1 && s != "---" && strings.Trim(s, "-–—") == "" || s == "—"
}

// unopened tells whether a text begins like front matter after its opening line –
// with a key, and with nothing but keys, their values and comments up to a line `---` –
// and where that line begins.
func unopened(b []byte) (end int, ok bool) {
	if !looksLikeKey(b) {
		return 0, false
	}
	for at := 0; at < len(b); {
		line, rest, _ := cutLine(b[at:])
		switch {
		case isFence(line):
			return at, true
		case len(bytes.TrimSpace(line)) == 0, !looksLikeKey(line) && strings.IndexByte(" \t-#", line[0]) < 0:
			return 0, false
		}
		at = len(b) - len(rest)
	}
	return 0, false
}

// looksLikeKey tells whether a text begins with `key:`.
func looksLikeKey(b []byte) bool {
	line, _, _ := cutLine(b)
	key, value, ok := strings.Cut(string(line), ":")
	return ok && key != "" && !strings.ContainsAny(key, " \t#*[(>|`") && (value == "" || value[0] == ' ')
}

// cutLine is the first line without its end, and what follows.
func cutLine(b []byte) (line, rest []byte, found bool) {
	line, rest, found = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest, found
}

func isFence(line []byte) bool { return string(bytes.TrimRight(line, " \t")) == "---" }

// looksLikeFront tells front matter after blank lines from a thematic break:
// the next line is `key:`.
func looksLikeFront(b []byte) bool {
	first, rest, _ := cutLine(b)
	return isFence(first) && looksLikeKey(rest)
}
