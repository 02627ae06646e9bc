package markdown_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the cases")

// The cases are described in testdata/README.md.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	seen := map[diag.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			runCase(t, name, seen)
		})
	}
	for _, code := range []diag.Code{diag.MissingAsset, diag.BadNote, diag.BadAttribute, diag.RawHTML, diag.TooDeep, diag.BadAlert, diag.UnsafeLink,
		diag.OutsideImage, diag.BadTable, diag.BadMath, diag.BadCitation, diag.LooseCaption, diag.UnknownView} {
		if !seen[code] {
			t.Errorf("no case has the diagnostic %s", code)
		}
	}
}

func runCase(t *testing.T, name string, seen map[diag.Code]bool) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var input *source.File
	body := 0
	var opt markdown.Options
	want := map[string]*txtar.File{}
	assets := map[string]*source.File{}
	for i := range archive.Files {
		f := &archive.Files[i]
		switch {
		case f.Name == "input.md":
			input = source.NewFile("content/buku-1/input.md", f.Data)
			if front, ok := bytes.CutPrefix(f.Data, []byte("---\n")); ok {
				body = 4 + bytes.Index(front, []byte("\n---\n")) + 5
			}
		case f.Name == "dump" || f.Name == "diags":
			want[f.Name] = f
		case f.Name == "options":
			for word := range strings.FieldsSeq(string(f.Data)) {
				switch word {
				case "unsafe_html":
					opt.UnsafeHTML = true
				case "plain":
					opt.Plain = true
				default:
					t.Fatalf("unknown option %q", word)
				}
			}
		case strings.HasPrefix(f.Name, "content/"):
			assets[f.Name] = source.NewFile(f.Name, f.Data)
		default:
			t.Fatalf("no test reads the part %q", f.Name)
		}
	}
	if input == nil {
		t.Fatal("no input.md")
	}
	opt.Asset = func(from *source.File, dest string) (*source.File, string) {
		return assets[path.Join(from.Dir(), dest)], ""
	}
	d, ds := markdown.Parse(input, input.Span(body, len(input.Data)), opt)
	for _, x := range ds {
		seen[x.Code] = true
	}
	checkSpans(t, d, input, body)
	for part, got := range map[string]string{"dump": doc.Dump(d), "diags": complaints(ds)} {
		f := want[part]
		switch {
		case *update:
		case f == nil && got != "":
			t.Errorf("%s: there is no such part, but:\n%s", part, got)
		case f != nil && string(f.Data) != got:
			t.Errorf("%s: got\n%s\nwant\n%s", part, got, f.Data)
		}
	}
	if *update {
		rewrite(t, name, archive, doc.Dump(d), complaints(ds))
	}
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, dump, diags string) {
	var files []txtar.File
	for _, f := range archive.Files {
		if f.Name != "dump" && f.Name != "diags" {
			files = append(files, f)
		}
	}
	if dump != "" {
		files = append(files, txtar.File{Name: "dump", Data: []byte(dump)})
	}
	if diags != "" {
		files = append(files, txtar.File{Name: "diags", Data: []byte(diags)})
	}
	archive.Files = files
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// complaints are diagnostics in order, a line each, with the text they point at.
func complaints(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		p := d.Span.Position()
		at, _, _ := strings.Cut(d.Span.Text(), "\n")
		fmt.Fprintf(&b, "%d:%d %s %q: %s", p.Line, p.Column, d.Code, at, d.Text.ID)
		if d.Hint.ID != "" {
			b.WriteString(" (" + d.Hint.ID + ")")
		}
		for _, r := range d.Related {
			q := r.Span.Position()
			fmt.Fprintf(&b, " [%d:%d %s]", q.Line, q.Column, r.Text.ID)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// checkSpans checks that every node knows a place within the body, and that
// what is written literally stands there.
func checkSpans(t *testing.T, d *doc.Document, f *source.File, body int) {
	t.Helper()
	within := func(what any, s source.Span) {
		if s.File != f || s.Start < body || s.End < s.Start || s.End > len(f.Data) {
			t.Errorf("%T has the span %d–%d of a file of %d", what, s.Start, s.End, len(f.Data))
		}
	}
	text := func(what any, s source.Span, prefix string) {
		within(what, s)
		if !strings.HasPrefix(s.Text(), prefix) {
			t.Errorf("%T stands at %q, not at %q", what, s.Text(), prefix)
		}
	}
	doc.Visit(d, doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				within(b, b.Span)
			case *doc.Paragraph:
				within(b, b.Span)
				if strings.HasSuffix(b.Span.Text(), "\n") {
					t.Errorf("paragraph ends in a line end: %q", b.Span.Text())
				}
			case *doc.List:
				within(b, b.Span)
			case *doc.Definitions:
				within(b, b.Span)
			case *doc.Table:
				within(b, b.Span)
			case *doc.Figure:
				text(b, b.Span, "![")
			case *doc.Code:
				within(b, b.Span)
			case *doc.Quote:
				text(b, b.Span, ">")
			case *doc.Alert:
				text(b, b.Span, ">")
			case *doc.Math:
				text(b, b.Span, "$$")
			case *doc.View:
				within(b, b.Span)
				within(b, b.Body)
			case *doc.HTML:
				text(b, b.Span, "<")
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Link:
				within(n, n.Span)
			case *doc.Image:
				text(n, n.Span, "![")
			case *doc.NoteRef:
				text(n, n.Span, "[^"+n.Note.Label+"]")
			case *doc.Ref:
				within(n, n.Span)
			case *doc.Cite:
				text(n, n.Span, "[@")
				for _, it := range n.Items {
					text(it, it.Span, "@"+it.Key)
				}
			case *doc.Computed:
				text(n, n.Span, "{{")
			case *doc.MathSpan:
				text(n, n.Span, "$")
			}
			return true
		},
	})
}
