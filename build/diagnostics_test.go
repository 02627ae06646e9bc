package build_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jilid/build"
	"jilid/build/diag"
	"jilid/build/plan/exchange"
	"jilid/build/site"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the cases")

const corpus = "plan/testdata/diagnostics/"

// buildOnly are the codes that need finished pages, which a check doesn't make.
var buildOnly = []diag.Code{diag.LooseLine, diag.SplitTable, diag.PressLimit}

// TestDiagnostics runs the cases of plan/testdata/diagnostics, whose README tells their
// form, and makes sure that every code has one.
func TestDiagnostics(t *testing.T) {
	names, _ := filepath.Glob(corpus + "*.txt")
	names = slices.DeleteFunc(names, func(name string) bool { return filepath.Base(name) == "base.txt" })
	shown, ran := map[diag.Code]bool{}, 0
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			ran++
			for _, d := range runCase(t, name) {
				shown[d.Code] = true
			}
		})
	}
	if ran < len(names) {
		return // -run has chosen some
	}
	manual, err := os.ReadFile("../docs/content/panduan/09-memeriksa/02-daftar-kode.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range diag.Codes() {
		if !shown[c] {
			t.Errorf("%s has no case in %s", c, corpus)
		}
		for _, lang := range []string{"id", "en"} {
			if _, ok := diag.Explain(c, lang); !ok {
				t.Errorf("%s is not explained in build/diag/explain/%s.md", c, lang)
			}
		}
		if !strings.Contains(string(manual), "\n### "+string(c)+":") {
			t.Errorf("%s has no heading in the manual", c)
		}
		inBothLanguages(t, string(c)+"'s title", c.Title())
	}
}

// inBothLanguages makes sure that a text is there twice, and nothing in it was
// formatted wrongly.
func inBothLanguages(t *testing.T, what string, s diag.Text) {
	t.Helper()
	if s.ID == "" || s.EN == "" || s.ID == s.EN || strings.Contains(s.ID+s.EN, "%!") {
		t.Errorf("%s: %q and %q", what, s.ID, s.EN)
	}
}

// planCase is a case of the corpus: a plan as a planner has it on disk, and what is said of it.
type planCase struct {
	parts   []part
	files   map[string][]byte
	links   map[string]string // symbolic ones, by path
	imports []*source.File
	drafts  bool
	today   string
	history []site.Revision
}

type part struct{ head, text string }

var partHead = regexp.MustCompile(`(?m)^-- (.+) --\n`)

// readParts takes an archive apart; the first part has no head.
func readParts(t *testing.T, name string) []part {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	at := partHead.FindAllSubmatchIndex(data, -1)
	parts := []part{{"", string(data)}}
	for i, m := range at {
		if i == 0 {
			parts[0].text = string(data[:m[0]])
		}
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		parts = append(parts, part{string(data[m[2]:m[3]]), string(data[m[1]:end])})
	}
	return parts
}

func readCase(t *testing.T, name string) *planCase {
	c := &planCase{parts: readParts(t, name), files: map[string][]byte{}, links: map[string]string{}}
	for _, p := range c.parts[1:] {
		how, file, ok := strings.Cut(p.head, " ")
		switch {
		case p.head == "base":
			for _, p := range readParts(t, corpus+"base.txt")[1:] {
				c.files[p.head] = []byte(p.text)
			}
		case p.head == "drafts":
			c.drafts = true
		case p.head == "today":
			c.today = strings.TrimSpace(p.text)
		case p.head == "history":
			for line := range strings.Lines(p.text) {
				date, path, _ := strings.Cut(strings.TrimSpace(line), " ")
				c.history = append(c.history, site.Revision{Date: date, Paths: []string{path}})
			}
		case p.head == "expected":
		case ok && how == "without":
			if c.files[file] == nil {
				t.Fatalf("the case has no %s to do without", file)
			}
			delete(c.files, file)
		case ok && how == "link":
			c.links[file] = strings.TrimSpace(p.text)
		case ok && how == "import":
			c.imports = append(c.imports, source.NewFile(file, contents(t, filepath.Ext(file)[1:], p.text)))
		case ok && slices.Contains([]string{"bytes", "base64", "repeat", "xlsx"}, how):
			c.files[file] = contents(t, how, p.text)
		default:
			c.files[p.head] = []byte(p.text)
		}
	}
	return c
}

// contents are the bytes that a part describes.
func contents(t *testing.T, how, text string) []byte {
	switch how {
	case "csv":
		return []byte(text)
	case "bytes": // escapes as in a Go string
		var out bytes.Buffer
		for line := range strings.Lines(text) {
			s, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `"`, `\"`) + `"`)
			if err != nil {
				t.Fatal(line, err)
			}
			out.WriteString(s + "\n")
		}
		return out.Bytes()
	case "base64":
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		if err != nil {
			t.Fatal(err)
		}
		return data
	case "repeat": // a number on the first line, then what is repeated
		first, rest, _ := strings.Cut(text, "\n")
		n, err := strconv.Atoi(first)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(strings.Repeat(rest, n))
	case "xlsx":
		return workbook(text)
	}
	t.Fatalf("a part that is %q", how)
	return nil
}

// workbook makes a workbook: `[Name]` or `[Name] hidden` begins a sheet, whose rows
// follow, cells parted by |. `=A1` is a formula that nobody computed, `#REF!` an
// error, `<` a cell merged with the one before.
func workbook(text string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		w.Write([]byte(text))
	}
	var sheets, rels strings.Builder
	for i, s := range strings.Split("\n"+text, "\n[")[1:] {
		head, rows, _ := strings.Cut(s, "\n")
		name, state, _ := strings.Cut(head, "]")
		if state = strings.TrimSpace(state); state != "" {
			state = ` state="` + state + `"`
		}
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="s%d"%s/>`, name, i+1, i+1, state)
		fmt.Fprintf(&rels, `<Relationship Id="s%d" Type="x/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), worksheet(rows))
	}
	add("_rels/.rels", `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/_rels/workbook.xml.rels", "<Relationships>"+rels.String()+"</Relationships>")
	add("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>`+sheets.String()+"</sheets></workbook>")
	z.Close()
	return b.Bytes()
}

func worksheet(text string) string {
	var rows, merged strings.Builder
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;")
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for j, cell := range strings.Split(line, "|") {
			at := source.CellName(i+1, j+1)
			switch cell = strings.TrimSpace(cell); {
			case cell == "":
			case cell == "<":
				fmt.Fprintf(&merged, `<mergeCell ref="%s:%s"/>`, source.CellName(i+1, j), at)
			case cell[0] == '=':
				fmt.Fprintf(&rows, `<c r="%s"><f>%s</f></c>`, at, escape.Replace(cell[1:]))
			case cell[0] == '#':
				fmt.Fprintf(&rows, `<c r="%s" t="e"><v>%s</v></c>`, at, cell)
			default:
				fmt.Fprintf(&rows, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, escape.Replace(cell))
			}
		}
		rows.WriteString("</row>")
	}
	return "<worksheet><sheetData>" + rows.String() + "</sheetData><mergeCells>" + merged.String() + "</mergeCells></worksheet>"
}

// tree writes the case to a folder and reads it as jilid reads a plan.
func (c *planCase) tree(t *testing.T) (*source.Tree, []source.Problem) {
	dir := t.TempDir()
	place := func(name string) string {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, data := range c.files {
		if err := os.WriteFile(place(name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range c.links {
		if err := os.Symlink(target, place(name)); err != nil {
			t.Skip(err)
		}
	}
	tree, problems, err := source.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return tree, problems
}

// runCase builds and checks a case, and compares what is said with what is expected.
func runCase(t *testing.T, name string) []diag.Diagnostic {
	c := readCase(t, name)
	tree, problems := c.tree(t)
	b := build.New(build.Options{Layouts: layouts.FS, Themes: themes.FS, Drafts: c.drafts, Today: c.today, History: c.history})
	r := b.Build(context.Background(), tree, problems)
	sameAsChecked(t, r.Diags, b.Check(context.Background(), tree, problems).Diags)
	said := r.Diags
	for _, f := range c.imports {
		_, ds := exchange.Import(r.Plan, f)
		said = append(said, ds...)
	}
	for _, d := range said {
		inBothLanguages(t, string(d.Code), d.Text)
		inBothLanguages(t, string(d.Code)+"'s hint", d.Hint)
		for _, r := range d.Related {
			inBothLanguages(t, string(d.Code)+"'s other place", r.Text)
		}
	}
	got, want := show(said), ""
	for i := range c.parts {
		if c.parts[i].head == "expected" {
			want, c.parts[i].text = c.parts[i].text, got
		}
	}
	if got != want && !*update {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if *update {
		var out strings.Builder
		for i, p := range c.parts {
			if i > 0 {
				out.WriteString("-- " + p.head + " --\n")
			}
			out.WriteString(p.text)
		}
		if err := os.WriteFile(name, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return said
}

// sameAsChecked makes sure that a check finds the errors and warnings of a build.
func sameAsChecked(t *testing.T, built, checked []diag.Diagnostic) {
	t.Helper()
	serious := func(ds []diag.Diagnostic) string {
		return show(slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool {
			return d.Severity == diag.Hint || slices.Contains(buildOnly, d.Code)
		}))
	}
	if b, c := serious(built), serious(checked); b != c {
		t.Errorf("a build says\n%sa check says\n%s", b, c)
	}
}

// show writes diagnostics as the cases have them.
func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	texts := func(margin string, text, hint diag.Text) {
		for _, lang := range []string{"id", "en"} {
			fmt.Fprintf(&b, "%s%s: %s\n", margin, lang, text.In(lang))
			if hint != (diag.Text{}) {
				fmt.Fprintf(&b, "%s    %s\n", margin, hint.In(lang))
			}
		}
	}
	for _, d := range ds {
		fmt.Fprintf(&b, "%s: %s %s\n", where(d.Span), d.Severity.In("en"), d.Code)
		texts("  ", d.Text, d.Hint)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  + %s\n", where(r.Span))
			texts("    ", r.Text, diag.Text{})
		}
	}
	return b.String()
}

func where(s source.Span) string {
	if s.File == nil {
		return "plan"
	}
	return s.Position().String()
}

// TestSampleIsCheckedAsBuilt: the sample plan, in which nothing may be found, is
// looked at by both in the same way.
func TestSampleIsCheckedAsBuilt(t *testing.T) {
	if testing.Short() {
		t.Skip("composes three books")
	}
	tree, problems, err := source.Read("..")
	if err != nil {
		t.Fatal(err)
	}
	b := build.New(build.Options{Layouts: layouts.FS, Themes: themes.FS})
	sameAsChecked(t, b.Build(context.Background(), tree, problems).Diags, b.Check(context.Background(), tree, problems).Diags)
}
