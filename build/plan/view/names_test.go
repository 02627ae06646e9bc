package view_test

import (
	"testing"

	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// Every view's name, in both languages, makes a fenced block a view when a
// chapter is read.
func TestNames(t *testing.T) {
	for _, name := range schema.ViewNames() {
		f := source.NewFile("content/buku-1/01-a.md", []byte("```"+name+"\n```\n"))
		d, _ := markdown.Parse(f, f.Span(0, len(f.Data)), markdown.Options{})
		if len(d.Blocks) != 1 {
			t.Fatalf("%s: %d blocks", name, len(d.Blocks))
		}
		if v, ok := d.Blocks[0].(*doc.View); !ok || v.Name != name {
			t.Errorf("%s is read as a %T", name, d.Blocks[0])
		}
	}
}
