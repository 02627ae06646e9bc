package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestExplain: every code is explained in both languages, in the same way, and
// nothing else is.
func TestExplain(t *testing.T) {
	for _, c := range Codes() {
		id, ok := Explain(c, "id")
		en, ok2 := Explain(c, "en")
		if !ok || !ok2 {
			t.Errorf("%s has no entry in explain/id.md or explain/en.md", c)
			continue
		}
		for _, e := range []Explanation{id, en} {
			if e.Meaning == "" || e.Mend == "" || e.Wrong.Text == "" || e.Right.Text == "" || e.Wrong.Text == e.Right.Text {
				t.Errorf("%s: a part is empty: %+v", c, e)
			}
			for _, line := range strings.Split(e.Meaning+"\n"+e.Mend, "\n") {
				if n := len([]rune(line)); n > 80 {
					t.Errorf("%s: a line of %d letters is too long for a terminal: %s", c, n, line)
				}
			}
		}
		if (id.Wrong.File == "") != (en.Wrong.File == "") || (id.Right.File == "") != (en.Right.File == "") {
			t.Errorf("%s: the examples of the languages differ in kind", c)
		}
	}
	for _, lang := range []string{"id", "en"} {
		text, err := explanations.ReadFile("explain/" + lang + ".md")
		if err != nil {
			t.Fatal(err)
		}
		var codes []Code
		for _, m := range regexp.MustCompile(`(?m)^# (.*)$`).FindAllStringSubmatch(string(text), -1) {
			codes = append(codes, Code(m[1]))
		}
		if !slices.Equal(codes, Codes()) {
			t.Errorf("explain/%s.md has not one entry for each code, in order: %v", lang, codes)
		}
	}
	if _, ok := Explain("JLD999", "id"); ok {
		t.Error("an explanation of nothing")
	}
}
