package yaml

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag"
	"jilid/build/diag/diagtest"
	"jilid/build/source"
)

// FuzzParse: no input panics, every place lies within the body, every mistake
// has a text in both languages, a text that is read in part says why, and the
// second reading is the first.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1\nb: [x, {y: 1,1 miliar}]\n", "a: b: c\n", "\ta: 1", "a: @x", "x: &a [*a]", "a: \"b\nc: \"d\"", "? [a]\n: b", "- a\n-\tb",
		"a: |\n  x\n b: c", "%YAML 1.2\n---\na: 1\n...\nb", "a: {b: 1 c: 2}", "é: \u2028x: y", "a:\r\n  b: 1\r\n c: 2", "\xff\x00: \xef\xbb\xbf", "a: !!binary x", "[[[[[[", "&a a: *a",
		"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]", "<<: *a", "a: >-\n\n  x\n\n   y\n# z\n", "a: 'it''s'\nb: \"\\u00e9\\\n  c\"", "a: 1\ra: 2\r", "\u0085- x\u2029- y", "{a: {b: [c, {d: }]}, }", "a: \xed\xa0\x80"} {
		f.Add([]byte(s), 0)
	}
	plan, err := os.ReadFile("../../../content/plan.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plan[:min(len(plan), 1<<12)], 0)
	f.Fuzz(func(t *testing.T, data []byte, indent int) {
		if len(data) > 1<<12 {
			return
		}
		file := source.NewFile("x.yaml", data)
		start := min(max(indent, 0), len(data))
		for start < len(data) && !utf8.RuneStart(data[start]) {
			start++ // a body begins at a line
		}
		body := file.Span(start, len(data))
		root, ds := Parse(body, "")
		if root == nil || root.Kind != Map {
			t.Fatal("no map")
		}
		if root.Partial && len(ds) == 0 {
			t.Fatalf("read in part without a word: %q", data)
		}
		diagtest.Check(t, ds)
		for _, d := range ds {
			within(t, body, d.Span)
		}
		var walk func(n *Node, depth int)
		count := 0
		walk = func(n *Node, depth int) {
			if count++; depth > maxDepth+2 || count > maxNodes*2 {
				t.Fatalf("too deep or large: %d, %d", depth, count)
			}
			within(t, body, n.Span)
			diagtest.Span(t, n.Span)
			if !utf8.ValidString(n.Text) {
				t.Errorf("%q in a node", n.Text)
			}
			for _, c := range n.Items {
				walk(c, depth+1)
			}
			keys := map[string]bool{}
			for _, c := range n.Pairs {
				if c.Key.Kind != Scalar || keys[c.Key.Text] {
					t.Errorf("the key %q of kind %d, there already: %v", c.Key.Text, c.Key.Kind, keys[c.Key.Text])
				}
				keys[c.Key.Text] = true
				walk(c.Key, depth+1)
				walk(c.Value, depth+1)
			}
		}
		walk(root, 0)
		if again, more := Parse(body, ""); !reflect.DeepEqual(root, again) || !reflect.DeepEqual(ds, more) {
			t.Errorf("%q is read otherwise the second time", data)
		}
	})
}

func within(t *testing.T, body, s source.Span) {
	t.Helper()
	if s.File != body.File || s.Start < body.Start || s.End < s.Start || s.End > body.End {
		t.Fatalf("span %d-%d of body %d-%d", s.Start, s.End, body.Start, body.End)
	}
}

// FuzzDedented: the body of a fenced block in a list or a quote, as the reader of
// Markdown hands it over; every place is in the file's own lines.
func FuzzDedented(f *testing.F) {
	for _, s := range []string{"columns: [id,\n  nama]\nsort: @x\n", "a: b\r\n\r\nc: \td\r\n", "rows:\n- {x: 1,1 M}\n-\n", "a: \"\n", "\u2028a: b: c\n", "é: 'ü\n\n'\n\x00"} {
		f.Add(s, "> - ")
		f.Add(s, "\t")
	}
	f.Fuzz(func(t *testing.T, text, margin string) {
		if len(text)+len(margin) > 1<<10 || strings.ContainsAny(margin, "\r\n") || !utf8.ValidString(margin) {
			return
		}
		var b strings.Builder
		for line := range strings.Lines(text) {
			b.WriteString(margin + line)
		}
		file := source.NewFile("x.md", []byte("```\n"+b.String()+"```\n"))
		body := file.Span(4, 4+b.Len())
		root, ds := Parse(body, text)
		diagtest.Check(t, ds)
		for _, d := range ds {
			within(t, body, d.Span)
		}
		var walk func(n *Node)
		walk = func(n *Node) {
			within(t, body, n.Span)
			for _, c := range n.Items {
				walk(c)
			}
			for _, c := range n.Pairs {
				walk(c.Key)
				walk(c.Value)
			}
		}
		walk(root)
	})
}

// FuzzFront: front matter and body are parts of the file, in this order, and
// between them is nothing but the marks.
func FuzzFront(f *testing.F) {
	for _, s := range []string{"---\na: 1\n---\nx", "---\r\na: 1\r\n---\r\nx", "---\n", "---", "\n---\na: b\n---", "x\n---\n", "--- \na\n...\n", "----\n", "", "---\n---", "---\ra: 1\r---\r", " ---\nä: \n\n---"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("x.md", data)
		front, body, ds := Front(file)
		if front.End > body.Start || body.End != len(data) || front.Start > front.End {
			t.Fatalf("%q: %d-%d, %d-%d", data, front.Start, front.End, body.Start, body.End)
		}
		diagtest.Check(t, ds)
		for _, gap := range [][]byte{data[:front.Start], data[front.End:body.Start]} {
			if s := bytes.Trim(gap, "-–—. \t\r\n"); len(s) > 0 {
				t.Fatalf("%q: %q is lost", data, s)
			}
		}
		if front.Start == front.End && len(ds) == 0 && body.Start == 0 && bytes.HasPrefix(data, []byte("---\nx")) {
			t.Fatalf("%q: front matter not found", data)
		}
	})
}

func TestFront(t *testing.T) {
	for _, c := range []struct{ in, front, body, code string }{
		{"---\na: 1\n---\nTeks", "a: 1\n", "Teks", ""},
		{"---\r\na: 1\r\n---\r\nTeks", "a: 1\r\n", "Teks", ""},
		{"---\n---\nTeks", "", "Teks", ""},
		{"--- \na: 1\n...\nTeks", "a: 1\n", "Teks", ""},
		{"---\na: 1\n---", "a: 1\n", "", ""},
		{"Teks\n---\na: 1\n---\n", "", "Teks\n---\na: 1\n---\n", ""},
		{"----\nTeks", "", "----\nTeks", ""},
		{"\n---\n\nTeks", "", "\n---\n\nTeks", ""}, // a thematic break
		{"", "", "", ""},
		{"---\na: 1\n\nTeks", "a: 1\n", "\nTeks", "JLD020"},
		{"---\na: 1", "a: 1", "", "JLD020"},
		{"\n---\na: 1\n---\nTeks", "a: 1\n", "Teks", "JLD020"},
	} {
		front, body, ds := Front(source.NewFile("x.md", []byte(c.in)))
		code := ""
		if len(ds) > 0 {
			code = string(ds[0].Code)
		}
		if front.Text() != c.front || body.Text() != c.body || code != c.code {
			t.Errorf("%q: front %q, body %q, %s", c.in, front.Text(), body.Text(), code)
		}
	}
}

// TestDedented: the body of a fenced block in a list stands deeper in the file
// than in the text that is read; places are the file's.
func TestDedented(t *testing.T) {
	data := []byte("- butir\n\n  ```programs\n  columns: [id,\n    nama]\n  sort: @x\n  ```\n")
	f := source.NewFile("x.md", data)
	start := bytes.Index(data, []byte("  columns"))
	end := bytes.LastIndex(data, []byte("  ```"))
	root, ds := Parse(f.Span(start, end), "columns: [id,\n  nama]\nsort: @x\n")
	if p := root.Get("columns").Items[1].Span.Position(); p.Line != 5 || p.Column != 5 {
		t.Errorf("nama is at %v", p)
	}
	if len(ds) != 1 || ds[0].Span.Position().Line != 6 || ds[0].Span.Position().Column != 9 {
		t.Errorf("mistake at %v", ds)
	}
}

// TestBombs: neither aliases upon aliases nor deep nesting eat the machine.
func TestBombs(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		d := string(rune('a' + i))
		prev := "a0"
		if i > 1 {
			prev = string(rune('a' + i - 1))
		}
		b.WriteString(d + ": &" + d + " [*" + prev + ", *" + prev + ", *" + prev + ", *" + prev + ", *" + prev + ", *" + prev + "]\n")
	}
	for name, data := range map[string][]byte{
		"aliases": b.Bytes(),
		"depth":   append([]byte("a: "), bytes.Repeat([]byte("["), 5000)...),
		"closed":  append(append([]byte("a: "), bytes.Repeat([]byte("["), 900)...), bytes.Repeat([]byte("]"), 900)...),
		"size":    bytes.Repeat([]byte("a: b\n"), maxText/5+1),
	} {
		_, ds := Parse(source.NewFile("x", data).Span(0, len(data)), "")
		if len(ds) == 0 || ds[0].Code != diag.YAMLSyntax {
			t.Errorf("%s: %v", name, ds)
		}
		for _, d := range ds {
			if !utf8.ValidString(d.Text.ID) {
				t.Errorf("%s: %q", name, d.Text.ID)
			}
		}
	}
}
