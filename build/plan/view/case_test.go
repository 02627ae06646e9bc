package view_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan/load"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/doc"
	"jilid/build/text/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// section is a file of a txtar archive.
type section struct{ name, text string }

var marker = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func sections(t testing.TB, name string) (comment string, out []section) {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data := string(raw)
	at := marker.FindAllStringSubmatchIndex(data, -1)
	if len(at) == 0 {
		t.Fatalf("%s has no parts", name)
	}
	for i, m := range at {
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out = append(out, section{data[m[2]:m[3]], data[m[1]:end]})
	}
	return data[:at[0][0]], out
}

// base is the files of the small plan.
func base(t testing.TB) map[string][]byte {
	files := map[string][]byte{}
	_, parts := sections(t, "testdata/base.txt")
	for _, s := range parts {
		files[s.name] = []byte(s.text)
	}
	return files
}

const chapterFile = "content/buku-1/01-bab.md"

// expandFiles loads and expands a plan and gives the chapter's document and all
// that was reported.
func expandFiles(files map[string][]byte) (*doc.Document, []diag.Diagnostic) {
	p, ds := load.Plan(source.New(files), markdown.Parse, load.Options{})
	m, more := view.Expand(p)
	var list diag.List
	list.Append(ds...)
	list.Append(more...)
	for _, b := range m.Books {
		for _, x := range b.Texts {
			if x.File.Path == chapterFile {
				return x.Doc, list.Sorted()
			}
		}
	}
	return &doc.Document{}, list.Sorted()
}

// TestCases runs testdata/*.txt; testdata/README.md tells their form.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	if len(names) < 10 {
		t.Fatal("no cases")
	}
	seen := map[diag.Code]bool{}
	for _, name := range names {
		if filepath.Base(name) != "base.txt" {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { runCase(t, name, seen) })
		}
	}
	if t.Failed() || *update {
		return
	}
	for _, code := range []diag.Code{diag.BadView, diag.BadData, diag.BadInclude, diag.EmptyView, diag.LeftOut, diag.BadWeights, diag.BadComputed,
		diag.MissingFile, diag.UnknownID, diag.OutsidePeriod, diag.MissingKey, diag.GapNoProgram} {
		if !seen[code] {
			t.Errorf("no case shows %s", code)
		}
	}
}

func runCase(t *testing.T, name string, seen map[diag.Code]bool) {
	comment, parts := sections(t, name)
	files := base(t)
	for _, s := range parts {
		switch {
		case strings.HasSuffix(s.name, ".xlsx"):
			files[s.name] = workbook(t, s.text)
		case strings.HasPrefix(s.name, "content/"):
			files[s.name] = []byte(s.text)
		case s.name != "dump" && s.name != "diags":
			t.Fatalf("unknown part %s", s.name)
		}
	}
	d, ds := expandFiles(files)
	got := map[string]string{"dump": doc.Dump(d), "diags": show(ds)}
	for _, x := range ds {
		seen[x.Code] = true
		if all := x.Text.ID + x.Text.EN + x.Hint.ID + x.Hint.EN; x.Text.EN == "" || x.Text.ID == "" || (x.Hint.ID == "") != (x.Hint.EN == "") || strings.Contains(all, "%!") {
			t.Errorf("texts of %s: %+v %+v", x.Code, x.Text, x.Hint)
		}
	}
	var out bytes.Buffer
	out.WriteString(comment)
	hasDiags := false
	for _, s := range parts {
		if want, ok := got[s.name]; ok {
			hasDiags = hasDiags || s.name == "diags"
			if s.text != want && !*update {
				t.Errorf("%s: got\n%s\nwant\n%s", s.name, want, s.text)
			}
			s.text = want
		}
		fmt.Fprintf(&out, "-- %s --\n%s", s.name, s.text)
	}
	if !hasDiags && len(ds) > 0 {
		t.Errorf("unexpected diagnostics:\n%s", got["diags"])
	}
	if *update {
		if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s %s\n", strings.TrimPrefix(d.Span.Position().String(), "content/"), d.Code, d.Text.ID)
		if d.Hint.ID != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint.ID)
		}
	}
	return b.String()
}
