package markdown

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"jilid/build/corpus"
)

// TestUnlinked: what has no addresses in it is the same tree without looking for them.
func TestUnlinked(t *testing.T) {
	compared := 0
	compare := func(name string, src []byte) {
		if mayLink(src) {
			return
		}
		compared++
		if got, want := outline(unlinked().Parse(text.NewReader(src))), outline(full().Parse(text.NewReader(src))); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			for i, part := range strings.Split(string(f.Data), "\n\n") {
				compare(fmt.Sprint(name, " ", f.Name, " ", i), []byte(part))
			}
		}
	}
	corpus.Write(corpus.Jilid, 3, func(name string, data []byte) {
		if strings.HasSuffix(name, ".md") {
			compare(name, data)
		}
	})
	if compared < 200 {
		t.Errorf("only %d texts were compared", compared)
	}
}

// outline is a tree of goldmark's in full; texts that follow one another, which are converted as one, are one.
func outline(root ast.Node) string {
	var b strings.Builder
	open, end := false, 0 // in a text that may go on, and where
	ast.Walk(root, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		x, isText := n.(*ast.Text)
		if isText && !enter {
			return ast.WalkContinue, nil
		}
		if !isText || !open || x.Segment.Start != end {
			if open {
				fmt.Fprintf(&b, "-%d", end)
				open = false
			}
		}
		switch {
		case isText:
			if !open {
				fmt.Fprintf(&b, " %d", x.Segment.Start)
			}
			open, end = true, x.Segment.Stop
			if x.SoftLineBreak() || x.HardLineBreak() {
				fmt.Fprintf(&b, "-%d %t %t", end, x.SoftLineBreak(), x.HardLineBreak())
				open = false
			}
		case !enter:
			b.WriteString(")")
		default:
			fmt.Fprintf(&b, " %s(", n.Kind())
			if n.Type() != ast.TypeInline {
				for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
					fmt.Fprintf(&b, "%d-%d ", s.Start, s.Stop)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
