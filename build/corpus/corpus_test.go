package corpus_test

import (
	"context"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/corpus"
	"jilid/build/diag"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// TestPlansAreSound: what is measured is a plan that nothing is wrong with, and the same every time.
func TestPlansAreSound(t *testing.T) {
	files := map[string][]byte{}
	corpus.Write(corpus.Jilid, 30, func(name string, data []byte) { files["content/"+name] = data })
	r := build.New(build.Options{Layouts: layouts.FS, Themes: themes.FS}).Check(context.Background(), source.New(files), nil)
	for _, d := range r.Diags {
		if d.Severity == diag.Error || d.Code == diag.NoCaption {
			t.Errorf("%s: %s: %s", d.Span.Position(), d.Code, d.Text.EN)
		}
	}
	if n := len(r.Plan.Chapters()); n != 30 {
		t.Errorf("%d chapters", n)
	}
	corpus.Write(corpus.Jilid, 30, func(name string, data []byte) {
		if string(files["content/"+name]) != string(data) {
			t.Errorf("%s differs", name)
		}
	})
	plain := 0
	corpus.Write(corpus.Plain, 30, func(name string, data []byte) {
		if strings.HasSuffix(name, ".md") {
			plain++
		}
	})
	if plain != 30+2+1 {
		t.Errorf("%d plain files", plain)
	}
}
