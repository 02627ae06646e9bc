package markdown_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

// Whatever is typed: Parse comes back, every node and every diagnostic knows a place in
// the body, the same input gives the same document, and no address can run a program.
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
	}
	f.Add("|a\n-\n:\t{#x}\n[^a]:[^a]: x", 3, true)
	f.Fuzz(func(t *testing.T, input string, front int, unsafe bool) {
		file := source.NewFile("content/a.md", []byte(input))
		body := file.Span(min(max(front, 0), len(input)), len(input))
		opt := markdown.Options{UnsafeHTML: unsafe, Asset: func(*source.File, string) *source.File { return nil }}
		d, ds := markdown.Parse(file, body, opt)
		for _, x := range ds {
			if x.Span.File != file || x.Span.Start < body.Start || x.Text.ID == "" || x.Text.EN == "" {
				t.Errorf("a diagnostic without place or text: %+v", x)
			}
		}
		fuzzSpans(t, d, file, body.Start)
		again, _ := markdown.Parse(file, body, opt)
		if doc.Dump(d) != doc.Dump(again) {
			t.Error("another document the second time")
		}
		doc.Visit(d, doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok && strings.HasPrefix(strings.ToLower(strings.TrimSpace(l.Dest)), "javascript:") {
				t.Errorf("a link to %q", l.Dest)
			}
			return true
		}})
	})
}

func fuzzSpans(t *testing.T, d *doc.Document, f *source.File, body int) {
	within := func(what any, s source.Span) {
		if s.File != f || s.Start < body || s.End < s.Start || s.End > len(f.Data) {
			t.Errorf("%T has the span %d–%d of a file of %d", what, s.Start, s.End, len(f.Data))
		}
	}
	doc.Visit(d, doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				within(b, b.Span)
				if b.ID == "" {
					t.Error("a heading without an id")
				}
			case *doc.Paragraph:
				within(b, b.Span)
			case *doc.Table:
				within(b, b.Span)
				for _, r := range append(b.Head, b.Rows...) {
					if len(r.Cells) != len(b.Columns) {
						t.Errorf("a row of %d cells in a table of %d columns", len(r.Cells), len(b.Columns))
					}
				}
			case *doc.View:
				within(b, b.Body)
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Link:
				within(n, n.Span)
			case *doc.NoteRef:
				if n.Note.Number < 1 || n.Note.Number > len(d.Notes) || d.Notes[n.Note.Number-1] != n.Note {
					t.Error("a mention of a footnote that isn't there")
				}
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
