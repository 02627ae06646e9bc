package site

import (
	"bytes"
	"testing"
)

func TestInsert(t *testing.T) {
	var sh Shell
	a := string(sh.insert(func(b *bytes.Buffer) { b.WriteString("teks \x001\x00") }))
	n := string(sh.insert(func(b *bytes.Buffer) { b.WriteString("catatan") }))
	for frame, want := range map[string]string{
		"":                       "",
		"awal":                   "awal",
		"<p>" + a + "</p>" + n:   "<p>teks \x001\x00</p>catatan",
		a + a:                    "teks \x001\x00teks \x001\x00",
		"\x00" + n + "\x00":      "\x00catatan\x00",
		"\x007\x00 \x00-1\x00 b": "\x007\x00 \x00-1\x00 b",
	} {
		var b bytes.Buffer
		if insert(&b, []byte(frame), sh.inserted()); b.String() != want {
			t.Errorf("%q: %q, want %q", frame, b.String(), want)
		}
	}
}
