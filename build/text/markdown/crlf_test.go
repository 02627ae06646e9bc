package markdown_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// A chapter saved with Windows' line ends is the same document.
func TestLineEnds(t *testing.T) {
	names, _ := filepath.Glob("testdata/cases/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, input, _ := strings.Cut(string(data), "-- input.md --\n")
		input, _, _ = strings.Cut(input, "\n-- ")
		if strings.HasPrefix(input, "---\n") {
			continue
		}
		dump := func(text string) (string, string) {
			file := source.NewFile("content/a.md", []byte(text))
			d, ds := markdown.Parse(file, file.Span(0, len(text)), markdown.Options{})
			var places []string
			for _, x := range ds {
				p := x.Span.Position()
				places = append(places, fmt.Sprintf("%d:%d", p.Line, p.Column))
			}
			return doc.Dump(d), strings.Join(places, " ")
		}
		want, n := dump(input)
		got, m := dump(strings.ReplaceAll(input, "\n", "\r\n"))
		if got != want || n != m {
			t.Errorf("%s: diagnostics at %s, not %s; got\n%s\nwant\n%s", name, m, n, got, want)
		}
	}
}
