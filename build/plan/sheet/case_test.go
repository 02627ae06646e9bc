package sheet

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/source"
	"jilid/build/text/yaml"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

type section struct{ name, text string }

var marker = regexp.MustCompile(`(?m)^-- (.+) --\n`)

func sections(data string) (comment string, out []section) {
	at := marker.FindAllStringSubmatchIndex(data, -1)
	for i, m := range at {
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out = append(out, section{data[m[2]:m[3]], data[m[1]:end]})
	}
	return data[:at[0][0]], out
}

// The parts of a workbook that a case may leave out.
const (
	rels      = `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels  = `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="s3" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s4" Type="x/styles" Target="/xl/styles.xml"/></Relationships>`
	bookSheet = `<workbook xmlns:r="r"><sheets><sheet name="Program" sheetId="1" r:id="s1"/></sheets></workbook>`
)

// pack makes a workbook of its parts. A sheet's part that doesn't begin with `<`
// is a grid: a line per row, cells parted by |, texts in shared form.
func pack(parts []section) []byte {
	given := map[string]string{}
	for _, p := range parts {
		given[p.name] = p.text
	}
	add := func(name, text string) {
		if _, ok := given[name]; !ok {
			parts = append(parts, section{name, text})
		}
	}
	add("_rels/.rels", rels)
	add("xl/_rels/workbook.xml.rels", bookRels)
	add("xl/workbook.xml", bookSheet)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		text := p.text
		if strings.HasPrefix(p.name, "xl/worksheets/") && !strings.HasPrefix(text, "<") {
			text = grid(text)
		}
		w, err := z.Create(p.name)
		if err != nil {
			panic(err)
		}
		w.Write([]byte(text))
	}
	z.Close()
	return b.Bytes()
}

// packOpen makes an .ods file of its parts. Of content.xml the names of elements
// are enough, without their namespaces.
func packOpen(parts []section) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			panic(err)
		}
		w.Write([]byte(p.text))
	}
	z.Close()
	return b.Bytes()
}

func grid(text string) string {
	var b strings.Builder
	b.WriteString("<worksheet><sheetData>")
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" {
			continue
		}
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range strings.Split(line, "|") {
			cell = strings.ReplaceAll(strings.TrimSpace(cell), `\n`, "\n")
			if strings.HasPrefix(cell, "<c") {
				b.WriteString(cell)
			} else if cell != "" {
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, source.CellName(i+1, j+1), strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(cell))
			}
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.String()
}

// TestCases runs testdata/*.txt: a CSV file or the parts of a workbook, then
// what is read of it and what is reported.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	comment, parts := sections(string(data))
	var book []section
	var f *source.File
	expected := map[string]bool{}
	for _, s := range parts {
		switch {
		case s.name == "dump", s.name == "diags":
			expected[s.name] = true
		case strings.HasSuffix(s.name, ".csv"), s.name == "programs.xlsx", s.name == "programs.ods", s.name == "programs.xls":
			f = source.NewFile("content/"+s.name, []byte(escapes.Replace(strings.TrimSuffix(s.text, "\\\n"))))
		default:
			book = append(book, s)
		}
	}
	switch {
	case slices.ContainsFunc(book, func(s section) bool { return s.name == "content.xml" || s.name == "META-INF/manifest.xml" }):
		f = source.NewFile("content/programs.ods", packOpen(book))
	case book != nil:
		f = source.NewFile("content/programs.xlsx", pack(book))
	}
	dump, ds := readAll(f)
	got := map[string]string{"dump": dump, "diags": show(ds)}
	if dump != "" && !expected["dump"] || len(ds) > 0 && !expected["diags"] {
		t.Errorf("unexpected:\n%s%s", dump, show(ds))
	}
	var out strings.Builder
	out.WriteString(comment)
	for _, s := range parts {
		if want, ok := got[s.name]; ok {
			if s.text != want && !*update {
				t.Errorf("%s: got\n%s\nwant\n%s", s.name, want, s.text)
			}
			s.text = want
		}
		fmt.Fprintf(&out, "-- %s --\n%s", s.name, s.text)
	}
	if *update {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var escapes = strings.NewReplacer(`\xff`, "\xff", `\xfe`, "\xfe", `\ufeff`, "\ufeff", `\r`, "\r", `\t`, "\t", `\0`, "\x00")

func readAll(f *source.File) (string, []diag.Diagnostic) {
	var b strings.Builder
	var list diag.List
	tables, ds := Read(f, schema.Program)
	list.Append(ds...)
	for _, t := range tables {
		if t.File.Sheet() != "" {
			fmt.Fprintf(&b, "sheet %s\n", t.File.Sheet())
		}
		form, ds := Parse(t, schema.Program)
		list.Append(ds...)
		for _, c := range form.Columns {
			fmt.Fprintf(&b, "column %d %s = %s = %s\n", c.Number, c.Key(), c.Header("id"), c.Header("en"))
		}
		for _, r := range form.Records {
			at := r.Node.Span.Position()
			fmt.Fprintf(&b, "row %d %s", r.Row.Number, strings.TrimPrefix(at.String(), "content/"))
			if r.Node.Partial {
				b.WriteString(" partial")
			}
			b.WriteString("\n")
			for _, p := range r.Node.Pairs {
				fmt.Fprintf(&b, "  %s = %s\n", p.Key.Text, value(p.Value))
			}
		}
	}
	return b.String(), list.Sorted()
}

func value(n *yaml.Node) string {
	var parts []string
	switch n.Kind {
	case yaml.List:
		for _, i := range n.Items {
			parts = append(parts, value(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yaml.Map:
		for _, p := range n.Pairs {
			parts = append(parts, p.Key.Text+": "+value(p.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	at := n.Span.Position()
	place := at.Cell
	if place == "" {
		place = fmt.Sprintf("%d:%d", at.Line, at.Column)
	}
	return fmt.Sprintf("%q@%s", n.Text, place)
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s %s %s\n", d.Span.Position(), d.Code, d.Text.ID)
		if d.Hint.ID != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint.ID)
		}
		for _, r := range d.Related {
			fmt.Fprintf(&b, "    %s %s\n", r.Span.Position(), r.Text.ID)
		}
	}
	return b.String()
}
