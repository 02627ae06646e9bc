package check_test

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
	"jilid/build/plan/check"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

var marker = regexp.MustCompile(`(?m)^-- (.+) --\n`)

// TestCases runs testdata/*.txt; testdata/README.md tells their form.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	seen := map[diag.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { runCase(t, name, seen) })
	}
	for _, code := range []diag.Code{diag.Unmentioned, diag.NoQuickWin, diag.NoIndicator, diag.NoBudget, diag.NoAgency, diag.NoUnit, diag.NoBaseline,
		diag.Overspent, diag.NoReason, diag.OutsideYears, diag.NoCaption, diag.NoAlt, diag.SkippedLevel, diag.IdleAgency, diag.LongQuickWin, diag.NearNames, diag.Unlisted,
		diag.StaleRecord, diag.AfterToday, diag.SpentUncosted, diag.StatusYears, diag.OddWeights} {
		if !seen[code] {
			t.Errorf("no case shows %s", code)
		}
	}
}

func runCase(t *testing.T, name string, seen map[diag.Code]bool) {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data := string(raw)
	files, want, today := map[string][]byte{}, "", ""
	at := marker.FindAllStringSubmatchIndex(data, -1)
	for i, m := range at {
		end := len(data)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		switch part := data[m[2]:m[3]]; {
		case part == "diags":
			want = data[m[1]:end]
		case part == "today":
			today = strings.TrimSpace(data[m[1]:end])
		case strings.HasPrefix(part, "content/"):
			files[part] = []byte(data[m[1]:end])
		default:
			t.Fatalf("unknown part %s", part)
		}
	}
	tree := source.New(files)
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	table, _ := refs.Resolve(m, tree)
	var list diag.List
	list.Append(check.Run(m, table, today)...)
	var got strings.Builder
	for _, d := range list.Sorted() {
		seen[d.Code] = true
		if all := d.Text.ID + d.Text.EN + d.Hint.ID + d.Hint.EN; d.Text.EN == "" || d.Hint.EN == "" || d.Severity != diag.Warning || strings.Contains(all, "%!") {
			t.Errorf("%+v", d)
		}
		p := d.Span.Position()
		fmt.Fprintf(&got, "%s:%d:%d %s %s\n    %s\n", strings.TrimPrefix(p.Path, "content/"), p.Line, p.Column, d.Code, d.Text.ID, d.Hint.ID)
	}
	if got.String() == want {
		return
	}
	if !*update {
		t.Errorf("got\n%swant\n%s", got.String(), want)
		return
	}
	i := bytes.Index(raw, []byte("-- diags --\n"))
	if err := os.WriteFile(name, []byte(data[:i]+"-- diags --\n"+got.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
