package check_test

import (
	"testing"

	"jilid/build/plan/check"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

// TestSample checks the repository's own plan, which is a model of one.
func TestSample(t *testing.T) {
	tree, _, err := source.Read("../../..")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	table, _ := refs.Resolve(m, tree)
	for _, d := range check.Run(m, table, "") {
		at := d.Span.Position()
		t.Errorf("%s:%d:%d: %s %s (%s)", at.Path, at.Line, at.Column, d.Code, d.Text.ID, d.Hint.ID)
	}
}
