package markdown_test

import (
	"os"
	"regexp"
	"testing"

	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/text/markdown/spectest"
)

const exceptionsFile = "testdata/commonmark-exceptions.md"

// The examples of the CommonMark specification go through Parse and our tree
// and come out as the HTML that the specification wants. What differs is
// listed with its reason; an exception that isn't one any more fails too.
func TestCommonMark(t *testing.T) {
	examples := spectest.Examples(t)
	exceptions := readExceptions(t)
	passed := 0
	for _, e := range examples {
		file := source.NewFile("spec.md", []byte(e.Markdown))
		d, diags := markdown.Parse(file, file.Span(0, len(file.Data)), markdown.Options{Plain: true})
		got := commonMarkHTML(d)
		same := got == e.HTML
		if same {
			passed++
		}
		switch reason := exceptions[e.Example]; {
		case same && reason != "":
			t.Errorf("example %d (%s) passes, take it out of %s", e.Example, e.Section, exceptionsFile)
		case !same && reason == "":
			t.Errorf("example %d (%s)\n%q\ngot  %q\nwant %q", e.Example, e.Section, e.Markdown, got, e.HTML)
		}
		if len(diags) > 0 {
			t.Errorf("example %d: plain CommonMark is reported: %s", e.Example, diags[0].Text.EN)
		}
		delete(exceptions, e.Example)
	}
	for n := range exceptions {
		t.Errorf("%s: there is no example %d", exceptionsFile, n)
	}
	if share := float64(passed) / float64(len(examples)); share < 0.97 {
		t.Errorf("only %d of %d examples pass", passed, len(examples))
	}
	t.Logf("%d of %d examples pass", passed, len(examples))
}

var exceptionLine = regexp.MustCompile(`(?m)^- (\d+): (.+)$`)

func readExceptions(t *testing.T) map[int]string {
	t.Helper()
	data, err := os.ReadFile(exceptionsFile)
	if err != nil {
		t.Fatal(err)
	}
	out := map[int]string{}
	for _, m := range exceptionLine.FindAllStringSubmatch(string(data), -1) {
		out[atoi(m[1])] = m[2]
	}
	return out
}

func atoi(s string) int {
	n := 0
	for _, ch := range s {
		n = n*10 + int(ch-'0')
	}
	return n
}
