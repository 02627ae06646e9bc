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
	if !isFence(first) {
		return f.Span(0, 0), f.Span(0, len(f.Data)), nil
	}
	open := start
	start += len(fence) - len(rest)
	gap := -1 // where the first empty line begins
	for at := start; at < len(f.Data); {
		line, rest, _ := cutLine(f.Data[at:])
		next := len(f.Data) - len(rest)
		if isFence(line) || string(bytes.TrimRight(line, " \t")) == "..." {
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
	second, _, _ := cutLine(rest)
	key, _, ok := strings.Cut(string(second), ":")
	return isFence(first) && ok && key != "" && !strings.ContainsAny(key, " \t#*[(")
}
