package view

import (
	"math/rand/v2"
	"testing"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// TestPlain: a text that is taken as it stands is one that Markdown would give
// back as it stands.
func TestPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aAbz019 .,;()%-–wwwW:/@*_'\"")
	taken := 0
	for range 100_000 {
		var s []rune
		for range r.IntN(12) {
			s = append(s, letters[r.IntN(len(letters))])
		}
		text := string(s)
		if !plain(text) {
			continue
		}
		taken++
		made, _, ds := markdown.Inline(text, source.Span{}, markdown.Options{})
		if len(ds) > 0 || doc.Plain(made) != text || len(made) > 1 {
			t.Fatalf("%q became %q", text, doc.Plain(made))
		}
		if len(made) == 1 {
			if _, ok := made[0].(*doc.Text); !ok {
				t.Fatalf("%q became a %T", text, made[0])
			}
		}
	}
	if taken < 1000 {
		t.Fatalf("only %d", taken)
	}
}
