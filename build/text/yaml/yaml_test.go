package yaml

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/source"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// dump shows a node: kind, place and text, one per line.
func dump(b *strings.Builder, n *Node, depth int) {
	at := n.Span.Position()
	place := fmt.Sprintf("%d:%d", at.Line, at.Column)
	if n.Span.End > n.Span.Start && n.Kind == Scalar {
		place += fmt.Sprintf(" %q", n.Span.Text())
	}
	switch n.Kind {
	case Null:
		fmt.Fprintf(b, "null %s\n", place)
	case Scalar:
		kind := "plain"
		if n.Quoted {
			kind = "text"
		}
		fmt.Fprintf(b, "%s %q %s\n", kind, n.Text, place)
	case List:
		fmt.Fprintf(b, "list %s\n", place)
		for _, c := range n.Items {
			b.WriteString(strings.Repeat("  ", depth+1) + "- ")
			dump(b, c, depth+1)
		}
	case Map:
		fmt.Fprintf(b, "map %s\n", place)
		for _, c := range n.Pairs {
			k := c.Key.Span.Position()
			fmt.Fprintf(b, "%s%s %d:%d = ", strings.Repeat("  ", depth+1), c.Key.Text, k.Line, k.Column)
			dump(b, c.Value, depth+1)
		}
	}
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		at := d.Span.Position()
		fmt.Fprintf(&b, "%d:%d %s %s | %s\n", at.Line, at.Column, d.Code, d.Text.ID, d.Text.EN)
		if d.Hint != (diag.Text{}) {
			fmt.Fprintf(&b, "    %s | %s\n", d.Hint.ID, d.Hint.EN)
		}
		for _, r := range d.Related {
			at := r.Span.Position()
			fmt.Fprintf(&b, "    %d:%d %s | %s\n", at.Line, at.Column, r.Text.ID, r.Text.EN)
		}
	}
	return b.String()
}

// TestCases reads testdata/*.txt: cases of YAML, each followed by what comes out.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, c := range strings.Split(strings.TrimPrefix(string(data), "=== "), "\n=== ") {
			title, rest, _ := strings.Cut(c, "\n")
			input, want, _ := strings.Cut(rest+"\n", "\n---->\n")
			want = strings.TrimSpace(want)
			input = strings.TrimSuffix(input, "\n")
			text := strings.NewReplacer(`\t`, "\t", `\r`, "\r", `\x01`, "\x01", `\xff`, "\xff").Replace(input) + "\n"
			f := source.NewFile("x.yaml", []byte(text))
			root, ds := Value(f.Span(0, len(text)), "")
			var b strings.Builder
			if root.Partial {
				b.WriteString("partial ")
			}
			dump(&b, root, 0)
			got := strings.TrimSpace(b.String() + show(ds))
			if got != want && !*update {
				t.Errorf("%s: %s\n%s\n---- got\n%s\n---- want\n%s", name, title, input, got, want)
			}
			fmt.Fprintf(&out, "=== %s\n%s\n---->\n%s\n\n", title, input, got)
		}
		if *update {
			if err := os.WriteFile(name, []byte(strings.TrimSpace(out.String())+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
