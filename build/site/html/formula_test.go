package html

import (
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
)

// A formula is told to screen readers in the language of the text around it.
func TestFormulaWords(t *testing.T) {
	f := source.NewFile("content/a.md", []byte("$a^2$ dan [a $b^2$]{lang=en}\n\n{lang=en}\n> Text $c^2$.\n>\n> $$\n> c^2\n> $$\n\n$d^2$\n"))
	d, _ := markdown.Parse(f, f.Span(0, len(f.Data)), markdown.Options{})
	got := string(asWritten(Render(d, lang.ID)))
	for _, want := range []string{`alttext="a kuadrat"`, `alttext="b squared"`, `alttext="c squared"`, `alttext="d kuadrat"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
