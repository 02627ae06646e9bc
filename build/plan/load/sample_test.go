package load

import (
	"fmt"
	"testing"

	"jilid/build/source"
	"jilid/build/text/markdown"
)

// TestSample loads the repository's own plan, which has no mistakes.
func TestSample(t *testing.T) {
	tree, problems, err := source.Read("../../..")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	p, ds := Plan(tree, markdown.Parse, Options{})
	for _, d := range ds {
		at := d.Span.Position()
		t.Errorf("%s:%d:%d %s %s (%s)", at.Path, at.Line, at.Column, d.Code, d.Text.ID, d.Hint.ID)
	}
	fmt.Println(len(p.Books), len(p.Chapters()), len(p.Programs))
}
