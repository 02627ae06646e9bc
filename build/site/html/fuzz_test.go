package html

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/lang"
	"jilid/build/text/markdown"
	"jilid/build/text/markdown/spectest"
)

// FuzzRender: whatever is typed, the page is well-formed, and with raw HTML shown
// as text nothing in it runs or loads what the writer wrote.
func FuzzRender(f *testing.F) {
	names, _ := filepath.Glob("../../text/markdown/testdata/cases/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		_, input, _ := strings.Cut(string(data), "-- input.md --\n")
		input, _, _ = strings.Cut(input, "\n-- ")
		f.Add(input, false)
	}
	for i, x := range spectest.Examples(f) {
		if i%11 == 0 {
			f.Add(x.Markdown, true)
		}
	}
	f.Add("[a](javascript:x 'b\"<') ![<i>](data:text/html,x \"&\") <script> &#0; &lt; `</code>`\n\n```\"><\n</pre>\n```\n\n[^1]\n\n[^1]: <\n\n## a {#b\"<}\n\n$</math>$ {{<b>}} @sec-\"x [@\"<]", false)
	f.Add("```programs\ncaption: <b> \"x\n```\n\n{{sum budget}} @prg-A [@b] [c](02-c.md#d) ![e](f.png){#fig-g}\n\n```include\nfrom: 02-c.md\n```\n\n```swot\nstrengths: ['<i>']\n```", false)
	f.Fuzz(func(t *testing.T, input string, english bool) {
		language := "id"
		if english {
			language = "en"
		}
		p, _ := load.Plan(source.New(map[string][]byte{
			"content/plan.yaml":      []byte("title: X\nperiod: 2020-2021\nlanguage: " + language + "\ndimensions: smart-city\n"),
			"content/b/01-a.md":      []byte("---\ntitle: A\n---\n" + strings.ToValidUTF8(input, "?")),
			"content/b/02-c.md":      []byte("# C\n\n## D {#d}\n\nTeks\n"),
			"content/b/f.png":        []byte("\x89PNG"),
			"content/programs/a.md":  []byte("---\nid: A\nname: \"<A>\"\ndimension: governance\nstart: 2020\nbudget: [{year: 2020, amount: 1 juta}]\n---\n"),
			"content/references.bib": []byte("@misc{b, title={<B>}, url={http://x?a&b=\"}}"),
		}), markdown.Parse, load.Options{})
		m, _ := view.Expand(p)
		table, _ := refs.Resolve(m, p.Files)
		for _, text := range m.Books[0].Texts {
			fragment := Render(text.Doc, lang.Of(language))
			place := Place{Refs: table, Plan: p, Lang: lang.Of(language), Page: text.Chapter.Address, Chapter: text.Chapter}
			for range 2 {
				body, notes := fragment.Fill(place)
				wellFormed(t, string(body))
				wellFormed(t, string(notes))
				place.Page, place.Whole = "b/print.html", p.Books[0]
			}
			if again := Render(text.Doc, lang.Of(language)); string(again.html) != string(fragment.html) || string(again.notes) != string(fragment.notes) {
				t.Error("another page the second time")
			}
		}
	})
}

// void elements have no end.
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// wellFormed fails the test unless every element is closed where it was opened,
// and what a browser makes of the text is what was meant: no element that runs
// or loads something, no attribute that does.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("not UTF-8: %q", text)
	}
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			if len(open) > 0 {
				t.Errorf("%v is never closed in %s", open, text)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			switch tok.Data {
			case "script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "foreignobject":
				t.Errorf("<%s> in %s", tok.Data, text)
			}
			seen := map[string]bool{}
			for _, a := range tok.Attr {
				if strings.HasPrefix(a.Key, "on") || seen[a.Key] || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") && a.Key != "alt" && a.Key != "title" && a.Key != "aria-label" && a.Key != "alttext" {
					t.Errorf("%s=%q in %s", a.Key, a.Val, text)
				}
				seen[a.Key] = true
			}
			if tok.Type == html.StartTagToken && !void[tok.Data] {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			tok := z.Token()
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("</%s> closes %v in %s", tok.Data, open, text)
			}
			open = open[:len(open)-1]
		}
	}
}
