package markdown_test

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"jilid/build/diag/diagtest"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/formula"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/markdown/spectest"
)

// Whatever is typed: Parse comes back, every node and every diagnostic knows a place in
// the body, the same input gives the same document, all of it is text that can be
// printed, and no address can run a program.
func FuzzParse(f *testing.F) {
	names, _ := filepath.Glob("testdata/cases/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		_, input, _ := strings.Cut(string(data), "-- input.md --\n")
		input, _, _ = strings.Cut(input, "\n-- ")
		f.Add(input, 0, false)
		f.Add(strings.ReplaceAll(input, "\n", "\r\n"), 0, false)
	}
	for i, x := range spectest.Examples(f) {
		if i%7 == 0 { // the fuzzer finds the ways between them
			f.Add(x.Markdown, 0, true)
		}
	}
	f.Add("|a\n-\n:\t{#x}\n[^a]:[^a]: x", 3, true)
	f.Add("\ufeff# A\x00\xed\xa0\x80\u2028b\r\n\r```\r- \t$x$", 0, false)
	f.Fuzz(func(t *testing.T, input string, front int, unsafe bool) {
		file := source.NewFile("content/a.md", []byte(input))
		front = min(max(front, 0), len(input))
		for front < len(input) && !utf8.RuneStart(input[front]) {
			front++ // a body begins at a line
		}
		body := file.Span(front, len(input))
		opt := markdown.Options{UnsafeHTML: unsafe, Asset: func(*source.File, string) (*source.File, string) { return nil, "" }}
		d, ds := markdown.Parse(file, body, opt)
		diagtest.Check(t, ds)
		for _, x := range ds {
			if x.Span.Start < body.Start {
				t.Errorf("a diagnostic before the body: %+v", x)
			}
		}
		fuzzNodes(t, d)
		fuzzSpans(t, d, file, body.Start)
		fuzzTree(t, reflect.ValueOf(d), file)
		for _, n := range d.Notes {
			fuzzTree(t, reflect.ValueOf(n.Blocks), file)
			diagtest.Span(t, n.Span)
		}
		again, _ := markdown.Parse(file, body, opt)
		if doc.Dump(d) != doc.Dump(again) || d.Hash != again.Hash {
			t.Error("another document the second time")
		}
	})
}

// FuzzInline: a caption in a view is read like a line of a chapter, and every
// mistake stands where the caption does.
func FuzzInline(f *testing.F) {
	for _, s := range []string{"a *b* `c` $d$ [@e, hlm. 1; @f] @sec-g {{sum budget}} [h](i.md){.j} ![k](l) ~~m~~ <b>n</b> [^o] https://p.id 1 %", "# a", "- a\n- b", "a\n\nb", "\\", "\x00\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file := source.NewFile("content/plan.yaml", []byte("title: "+s))
		at := file.Span(7, len(file.Data))
		text, _, ds := markdown.Inline(s, at, markdown.Options{})
		diagtest.Check(t, ds)
		for _, x := range ds {
			if x.Span != at {
				t.Errorf("%s is at %+v", x.Code, x.Span)
			}
		}
		d := &doc.Document{Title: text}
		fuzzNodes(t, d)
		again, _, _ := markdown.Inline(s, at, markdown.Options{})
		if doc.Dump(d) != doc.Dump(&doc.Document{Title: again}) {
			t.Error("another text the second time")
		}
	})
}

// fuzzNodes looks at what must hold between the nodes of any document.
func fuzzNodes(t *testing.T, d *doc.Document) {
	ids := map[string]bool{}
	doc.Visit(d, doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				if b.ID == "" || b.Level < 1 || b.Level > 6 {
					t.Errorf("a heading of level %d with the id %q", b.Level, b.ID)
				}
				if ids[b.ID] && b.Attr.ID != b.ID {
					t.Errorf("two headings with the id %q", b.ID)
				}
				ids[b.ID] = true
			case *doc.Table:
				fills(t, b, b.Head)
				fills(t, b, b.Rows)
			case *doc.Math:
				fuzzMathML(t, formula.Write(b.Formula, lang.ID, true))
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Link:
				if dest := strings.ToLower(strings.TrimSpace(n.Dest)); strings.HasPrefix(dest, "javascript:") || strings.HasPrefix(dest, "vbscript:") {
					t.Errorf("a link to %q", n.Dest)
				}
			case *doc.NoteRef:
				if n.Note.Number < 1 || n.Note.Number > len(d.Notes) || !slices.Contains(d.Notes, n.Note) {
					t.Error("a mention of a footnote that isn't there")
				}
			case *doc.MathSpan:
				fuzzMathML(t, formula.Write(n.Formula, lang.EN, n.Display))
			}
			return true
		},
	})
}

func fuzzMathML(t *testing.T, s string) {
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%v: %q", err, s)
			return
		}
	}
}

// fuzzTree looks at every place and every text of the tree.
func fuzzTree(t *testing.T, v reflect.Value, file *source.File) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*source.File]() && v.Type() != reflect.TypeFor[*doc.Note]() {
			fuzzTree(t, v.Elem(), file)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fuzzTree(t, v.Index(i), file)
		}
	case reflect.Struct:
		if s, ok := v.Interface().(source.Span); ok {
			if s.File != nil {
				diagtest.Span(t, s)
			}
			return
		}
		for i := range v.NumField() {
			fuzzTree(t, v.Field(i), file)
		}
	case reflect.String:
		if !utf8.ValidString(v.String()) && utf8.Valid(file.Data) {
			t.Errorf("%q in the document", v.String())
		}
	}
}

func fuzzSpans(t *testing.T, d *doc.Document, f *source.File, body int) {
	within := func(what any, s source.Span) {
		if s.File != f || s.Start < body {
			t.Errorf("%T has the span %d–%d of a file of %d", what, s.Start, s.End, len(f.Data))
		}
	}
	doc.Visit(d, doc.Visitor{
		Block: func(b doc.Block) bool {
			if v := reflect.ValueOf(b).Elem().FieldByName("Span"); v.IsValid() {
				within(b, v.Interface().(source.Span))
			}
			if v, ok := b.(*doc.View); ok {
				within(b, v.Body)
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			if v := reflect.ValueOf(n).Elem().FieldByName("Span"); v.IsValid() {
				within(n, v.Interface().(source.Span))
			}
			return true
		},
	})
}

// Input made to be slow or deep is read in time, or refused.
func TestTooMuch(t *testing.T) {
	many := strings.Repeat
	for name, input := range map[string]string{
		"quotes":       many("> ", 100_000) + "a",
		"lists":        many("- ", 100_000) + "a",
		"brackets":     many("[", 50_000),
		"pictures":     many("![a](", 10_000),
		"emphasis":     many("*a **b ", 10_000) + many("** b*", 10_000),
		"dollars":      many("$a ", 30_000),
		"braces":       many("{{", 30_000) + many("{#a", 30_000),
		"citations":    many("[@a; ", 20_000),
		"notes":        many("[^a]: ", 5_000),
		"definitions":  many("a\n: ", 5_000),
		"captions":     "|a|\n|-|\n" + many(": a\n", 20_000),
		"displays":     many("$$ a\n", 10_000),
		"links nested": many("[a ", 5000) + many("](b)", 5000),
		"strikes":      many("~a ~~b ", 10_000),
		"marks":        many("{.x}\n\n", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := source.NewFile("content/a.md", []byte(input))
			d, _ := markdown.Parse(file, file.Span(0, len(input)), markdown.Options{})
			doc.Dump(d)
		})
	}
	file := source.NewFile("content/a.md", []byte(many("alinea\n\n", 2<<20)))
	if d, ds := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{}); len(d.Blocks) > 0 || len(ds) != 1 {
		t.Errorf("16 MB are read: %d blocks, %v", len(d.Blocks), ds)
	}
}

// A chapter of the usual length: about 3,000 words with tables, references and notes.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("testdata/cases/references.txt")
	if err != nil {
		b.Fatal(err)
	}
	_, references, _ := strings.Cut(string(data), "-- input.md --\n")
	references, _, _ = strings.Cut(references, "\n-- ")
	var text strings.Builder
	for range 12 {
		text.WriteString("## Latar belakang\n\n" + strings.Repeat("Warga menilai pemerintah dari urusan yang *paling dekat* dengan mereka. ", 20) + "\n\n" + references +
			"\n\n| a | b |\n|---|--:|\n| Ambon | 395.423 |\n| Tual | 88.280 |\n\n: Penduduk\n\n- butir\n- butir\n\n")
	}
	file := source.NewFile("content/a.md", []byte(text.String()))
	b.SetBytes(int64(len(file.Data)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{})
	}
}

// fills checks that the cells of a head or body cover each place of it once.
func fills(t *testing.T, b *doc.Table, rows []doc.Row) {
	covered := make([]int, len(rows)*len(b.Columns))
	for r, starts := range b.Starts(rows) {
		for i, start := range starts {
			c := rows[r].Cells[i]
			for y := r; y < r+max(c.RowSpan, 1); y++ {
				for x := start; x < start+max(c.ColSpan, 1); x++ {
					if y >= len(rows) || x >= len(b.Columns) {
						t.Fatalf("a cell of row %d reaches out of a table of %d rows and %d columns", r, len(rows), len(b.Columns))
					}
					covered[y*len(b.Columns)+x]++
				}
			}
		}
	}
	for at, n := range covered {
		if n != 1 {
			t.Errorf("%d cells at row %d, column %d", n, at/len(b.Columns), at%len(b.Columns))
		}
	}
}
