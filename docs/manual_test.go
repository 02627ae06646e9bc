// Package docs is the manual, a plan of its own. Its tests keep what it says in
// step with the program: the tables of keys are made from build/plan/schema
// and the list of codes from build/diag/explain (go test ./docs -update), and
// every value of a layout is named.
package docs

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"jilid/build/diag"
	"jilid/build/plan/schema"
	"jilid/build/site"
)

var update = flag.Bool("update", false, "write the tables of keys and the list of codes")

const book = "content/panduan"

// records are the tables that chapters ask for by <!-- tabel: name -->.
func records() map[string][]schema.Field {
	out := map[string][]schema.Field{
		"common":  schema.StagesView.Fields, // which has nothing else
		"filters": schema.CountView.Fields,
	}
	for _, r := range []*schema.Record{schema.Plan, schema.Book, schema.Dimension, schema.Agency, schema.Stage, schema.Goal, schema.OwnField, schema.OwnChoice, schema.Evaluation,
		schema.Score, schema.Print, schema.Paper, schema.Markdown, schema.Chapter, schema.Program, schema.QuickWin, schema.Activity,
		schema.Risk, schema.Indicator, schema.PlanTranslation, schema.ProgramTranslation, schema.Budget, schema.Progress, schema.GapRow} {
		out[r.Name] = r.Fields
	}
	shared := map[string]bool{}
	for _, f := range schema.StagesView.Fields {
		shared[f.Name+f.Alias] = true
	}
	for _, v := range schema.Views {
		filtered := v.Record.Field("ids") != nil
		var own []schema.Field
		for _, f := range v.Fields {
			if !shared[f.Name+f.Alias] && !(filtered && schema.CountView.Field(f.Name) != nil) {
				own = append(own, f)
			}
		}
		if len(own) > 0 {
			name := v.Name
			if name == schema.Budget.Name {
				name = "budget-view"
			}
			out[name] = own
		}
	}
	return out
}

// TestKeys compares the tables of keys with the schema.
func TestKeys(t *testing.T) {
	all := records()
	used := map[string]bool{}
	for _, file := range chapters(t) {
		tables(t, file, "<!-- tabel: ", "its tables of keys differ from the schema", func(name string) ([]string, bool) {
			fields, ok := all[name]
			used[name] = true
			return table(fields), ok
		})
	}
	for name := range all {
		if !used[name] {
			t.Errorf("no chapter has the table of %q", name)
		}
	}
}

// tables compares the tables behind marks in a chapter with what they should be, by
// the name in the mark; with -update it writes them.
func tables(t *testing.T, file, mark, differ string, of func(name string) (rows []string, known bool)) {
	t.Helper()
	text := read(t, file)
	lines := strings.Split(text, "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		name, ok := strings.CutPrefix(lines[i], mark)
		if !ok {
			continue
		}
		name = strings.TrimSuffix(name, " -->")
		rows, known := of(name)
		if !known {
			t.Errorf("%s:%d: there is no table %q", file, i+1, name)
		}
		for i+1 < len(lines) && (lines[i+1] == "" || strings.HasPrefix(lines[i+1], "|")) {
			i++
		}
		out = append(append(append(out, ""), rows...), "")
	}
	now := strings.Join(out, "\n")
	switch {
	case now == text:
	case *update:
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s: %s; run go test ./docs -update", file, differ)
	}
}

// table writes the keys of a record.
func table(fields []schema.Field) []string {
	out := []string{"| Kunci | Isi | Arti |", "|---|---|---|"}
	for _, f := range fields {
		key := "`" + f.Name + "`"
		if f.Alias != "" {
			key += " / `" + f.Alias + "`"
		}
		if f.Required {
			key += ` \*`
		}
		out = append(out, fmt.Sprintf("| %s | %s | %s |", key, content(f), meaning(f)))
	}
	return out
}

// content says what a field takes.
func content(f schema.Field) string {
	if f.Flag {
		return "`ya`, atau isian"
	}
	switch f.Kind {
	case schema.Text:
		return "teks"
	case schema.Texts:
		return "teks, atau daftar teks"
	case schema.Bool:
		return "`ya` atau `tidak`"
	case schema.Year:
		return "tahun: `2026`"
	case schema.Years:
		return "tahun: `2026`, `2026-2028`"
	case schema.Date:
		return "tanggal: `2026-07-11`"
	case schema.Enum:
		return "satu kata"
	case schema.Enums:
		return "kata, atau daftar kata"
	case schema.Money:
		return "uang: `750 juta`"
	case schema.Percent:
		return "persen: `45%`"
	case schema.Number:
		return "angka: `3.6`"
	case schema.Length:
		return "panjang: `210mm`"
	case schema.Color:
		return "warna: `\"#1f6f8b\"`"
	case schema.ByYear:
		return "menurut tahun: `{2026: …}`"
	case schema.Named:
		return "`{kode: nama}`"
	case schema.Levels:
		return "`{JLD204: mati}`"
	case schema.Series:
		return "`{nama: [1, 2]}`"
	}
	kind := map[schema.Kind]string{schema.One: "isian", schema.Many: "daftar isian", schema.Keyed: "isian menurut kodenya"}[f.Kind]
	if kind == "" {
		panic(fmt.Sprintf("kind %d has no words", f.Kind))
	}
	if len(f.Words) > 0 {
		return "kata, atau " + kind
	}
	return kind
}

// meaning says what a field is for, and which words it takes.
func meaning(f schema.Field) string {
	s := capital(f.Doc.ID)
	if len(f.Words) > 0 && !strings.Contains(s, "`"+f.Words[0].Name+"`") {
		s += ": " + words(f.Words)
	}
	return s
}

func words(list []schema.Word) string {
	var out []string
	for _, w := range list {
		s := "`" + w.Name + "`"
		if w.Alias != "" {
			s += "/`" + w.Alias + "`"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func capital(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// seeAlso are the chapters that tell more about a code.
var seeAlso = map[diag.Code]string{
	diag.YAMLSyntax: "sec-jebakan", diag.BadMoney: "sec-uang", diag.BadSource: "sec-bab", diag.UnknownView: "sec-tampilan",
	diag.BadComputed: "sec-bab-hitung", diag.MissingGlyph: "sec-tema", diag.BadTheme: "sec-tema", diag.BadLayout: "sec-tema",
}

// TestCodes compares the list of codes with the explanations of build/diag.
func TestCodes(t *testing.T) {
	file := book + "/09-memeriksa/02-daftar-kode.md"
	text := read(t, file)
	lines := strings.Split(text, "\n")
	var out []string
	var codes []diag.Code
	for i := 0; i < len(lines); i++ {
		name, _, ok := strings.Cut(strings.TrimPrefix(lines[i], "### "), ":")
		if !ok || !strings.HasPrefix(lines[i], "### JLD") {
			out = append(out, lines[i])
			continue
		}
		code := diag.Code(name)
		codes = append(codes, code)
		if !code.Known() {
			t.Errorf("%s:%d: there is no code %s", file, i+1, code)
			continue
		}
		out = append(out, paragraph(code)...)
		for i+1 < len(lines) && !heading.MatchString(lines[i+1]) {
			i++
		}
	}
	if want := diag.Codes(); !slices.Equal(codes, want) {
		t.Errorf("%s has the codes %v, but there are %v; write a heading \"### JLD…:\" where one is missing, and run go test ./docs -update", file, codes, want)
	}
	now := strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
	switch {
	case now == text:
	case *update:
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s differs from build/diag/explain; run go test ./docs -update", file)
	}
}

// heading begins a section or the next code; no heading in an example does.
var heading = regexp.MustCompile(`^### JLD|^## .*\{-\}$`)

// paragraph is the manual's text about a code.
func paragraph(c diag.Code) []string {
	severity := map[diag.Severity]string{diag.Error: "Galat", diag.Warning: "Peringatan", diag.Hint: "Saran"}
	e, _ := diag.Explain(c, "id")
	text := "**" + severity[c.Severity()] + ".** " + e.Meaning + "\n" + e.Mend
	if see := seeAlso[c]; see != "" {
		text += "\nLihat @" + see + "."
	}
	out := []string{fmt.Sprintf("### %s: %s {#jld-%s -}", c, c.Title().ID, strings.TrimPrefix(string(c), "JLD")), ""}
	out = append(out, strings.Split(text, "\n")...)
	for _, x := range []struct {
		word string
		diag.Example
	}{{"Keliru", e.Wrong}, {"Benar", e.Right}} {
		if x.File != "" {
			x.word += ", di `" + x.File + "`"
		}
		out = append(out, "", x.word+":", "", "````text")
		out = append(append(out, strings.Split(strings.TrimSuffix(x.Text, "\n"), "\n")...), "````")
	}
	return append(out, "")
}

// TestLayouts looks for every value of every layout in the chapter about them.
func TestLayouts(t *testing.T) {
	text := read(t, book+"/11-tema-dan-tata-letak.md")
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`\\.([A-Z]\\w*)`").FindAllStringSubmatch(text, -1) {
		named[m[1]] = true
	}
	for _, v := range []any{site.Shell{}, site.Home{}, site.Book{}, site.Chapter{}, site.Program{}, site.Explorer{}, site.Listing{}, site.Search{}, site.Status{}, site.OpenData{}, site.References{}, site.BookIndex{}, site.Print{}} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() && !f.Anonymous && !named[f.Name] {
				t.Errorf("the chapter about layouts doesn't name .%s of %s", f.Name, typ)
			}
		}
	}
}

func chapters(t *testing.T) []string {
	var out []string
	err := filepath.WalkDir(book, func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
