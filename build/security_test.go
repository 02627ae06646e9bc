package build

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// What a plan's files hold is written by many, and some of it comes from elsewhere. None of it may run in
// a reader's browser, read what isn't the plan's, or stop the machine.

// attack is a plan with something evil in it.
type attack struct {
	name  string
	files map[string]string // below content; they are put into a small sound plan
	told  []diag.Code       // what must be said
	has   []string          // what pages must still have
	books bool              // whether books are made, too
}

// victim is a small sound plan; name, agency and title can be replaced by an attack's.
func victim(a attack) *source.Tree {
	files := map[string][]byte{
		"content/plan.yaml":         []byte("title: Rencana\nlanguage: id\nperiod: 2025-2026\ndimensions: smart-city\nagencies: {kominfo: Dinas Kominfo}\nbooks: [{id: buku-1, title: Buku}]\n"),
		"content/buku-1/01-satu.md": []byte("# Satu\n\nIsi bab ini.\n"),
	}
	for name, text := range a.files {
		files["content/"+name] = []byte(text)
	}
	return source.New(files)
}

// strike builds the plan, in bounded time.
func strike(t *testing.T, a attack) *Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	b := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: map[bool]Half{true: Both, false: Site}[a.books]}})
	r := b.Build(ctx, victim(a), nil)
	if ctx.Err() != nil {
		t.Fatal("not ended in a minute")
	}
	said := map[diag.Code]bool{}
	for _, d := range r.Diags {
		said[d.Code] = true
		if d.Text.ID == "" || d.Text.EN == "" {
			t.Errorf("%s has no text in a language", d.Code)
		}
	}
	for _, code := range a.told {
		if !said[code] {
			t.Errorf("%s is not said, but %s", code, spoken(r))
		}
	}
	for _, want := range a.has {
		if !published(r, want) {
			t.Errorf("no page has %q", want)
		}
	}
	return r
}

func spoken(r *Result) string {
	var b strings.Builder
	for i, d := range r.Diags {
		if i == 12 {
			fmt.Fprintf(&b, "\n… %d in all", len(r.Diags))
			break
		}
		fmt.Fprintf(&b, "\n%s %s: %s", d.Code, d.Span.Position(), d.Text.EN)
	}
	return b.String()
}

func published(r *Result, text string) bool {
	for _, name := range r.Files.Paths() {
		if f, _ := r.Files.File(name); bytes.Contains(f.Data, []byte(text)) {
			return true
		}
	}
	return false
}

// program is a sound program but for some lines.
func program(lines string) string {
	return "---\nid: GOV-01\n" + lines + "dimension: governance\nagency: kominfo\nhorizon: short\nstart: 2025\nend: 2026\n---\n\nCerita.\n"
}

// shown is a drawing with something in it.
func shown(inner string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">` + inner + `<rect width="9" height="9"/></svg>`
}

const fence = "```"

// TestNothingOfAPlanRuns: whatever stands in a plan, nothing of it is a script, a handler or a style on the site.
func TestNothingOfAPlanRuns(t *testing.T) {
	evil := `</script></style></title>"><img src=x onerror=jahat()><svg onload=jahat()>'` + "\u2028"
	quoted, _ := json.Marshal(evil) // YAML reads it, too
	q := string(quoted)
	figure := func(svg string) map[string]string {
		return map[string]string{"buku-1/01-satu.md": "# Satu\n\n![Peta](peta.svg)\n", "buku-1/peta.svg": svg}
	}
	for _, a := range []attack{
		{name: "raw HTML", told: []diag.Code{diag.RawHTML}, files: map[string]string{"buku-1/01-satu.md": "# Satu\n\n<script>jahat()</script>\n\nA <img src=x onerror=jahat()> b <svg onload=jahat()></svg> <b style=\"position:fixed\">c</b>\n\n<iframe src=\"https://jahat.example\"></iframe>\n\n<a href=javascript:jahat()>d</a>\n\n<!-- --><script>jahat()</script>\n\n<style>*{display:none}</style>\n\n<math><mtext><img src=x onerror=jahat()></mtext></math>\n"}},
		{name: "links", told: []diag.Code{diag.UnsafeLink}, files: map[string]string{"buku-1/01-satu.md": "# Satu\n\n[a](javascript:jahat()) [b](JaVaScRiPt:jahat()) [c](&#106;avascript:jahat()) [d](<java\tscript:jahat()>) [e](<&#1;javascript:jahat()>) [f](vbscript:jahat()) [g](data:text/html;base64,AAAA) [h](<  javascript:jahat()>) [i][r] [j](javascript&colon;jahat()) [k](<java&#10;script:jahat()>) [l](javascript&#58;jahat()) [m](java\\script:jahat())\n\n[r]: javascript:jahat()\n"}},
		{name: "autolinks", told: []diag.Code{diag.UnsafeLink}, files: map[string]string{"buku-1/01-satu.md": "# Satu\n\nA <javascript:jahat()> b <JAVASCRIPT:jahat()> c <vbscript:jahat()> d <data:text/html,jahat()> e\n"}},
		{name: "pictures", files: map[string]string{"buku-1/01-satu.md": "# Satu\n\n![a](javascript:jahat())\n\n![b](data:image/svg+xml,<svg/onload=jahat()>)\n\n![c](data:text/html,x)\n\n[![d](javascript:x)](javascript:x)\n"}},
		{name: "attributes", told: []diag.Code{diag.BadAttribute}, files: map[string]string{"buku-1/01-satu.md": "# Satu {#a style=\"x:y\" onclick=\"jahat()\"}\n\n## Dua {#\"><script>jahat()</script>}\n\n## Tiga {.\"onclick=jahat() .x\" onload=jahat()}\n\n![p](p.png){style=\"x\" onerror=\"jahat()\" width=\"1\\\" onload=jahat()\"}\n\n" + fence + "js {onclick=jahat()}\nx\n" + fence + "\n\n" + fence + "\"><script>jahat()</script>\nx\n" + fence + "\n"}},
		{name: "words of the text", files: map[string]string{"buku-1/01-satu.md": "---\ntitle: " + q + "\n---\n\n## \\<script\\>jahat()\\</script\\> \\\"\\> {#sec-x}\n\n![\"onload=\"jahat()](p.png \"\\\"onload=jahat()\")\n\n`<script>jahat()</script>` $<script>jahat()</script>$ ^[<script>jahat()</script>]\n\n| <script>jahat()</script> | \"onload=jahat() |\n|---|---|\n| `</td><script>jahat()</script>` | b |\n\nTabel: <script>jahat()</script> {#tbl-a}\n"}},
		{name: "names", has: []string{"programs.csv"}, files: map[string]string{
			"plan.yaml":           "title: " + q + "\nsubtitle: " + q + "\nabstract: " + q + "\nregion: " + q + "\npublisher: " + q + "\nversion: " + q + "\nlicense: " + q + "\nbase_url: https://contoh.go.id/\nlanguage: id\nperiod: 2025-2026\ndimensions: smart-city\nagencies: {kominfo: {name: " + q + ", short: " + q + "}}\ngoals: {X-1: " + q + "}\nabbreviations: {OPD: " + q + "}\nbooks: [{id: buku-1, title: " + q + ", subtitle: " + q + "}]\n",
			"programs/gov-01.md":  program("name: " + q + "\nsummary: " + q + "\nlocation: " + q + "\ngoals: [X-1]\npartners: [" + q + "]\noutputs: [" + q + "]\nlegal_basis: [" + q + "]\nindicators: [{name: " + q + ", unit: " + q + ", baseline: 1, targets: {2025: 2}}]\nbudget: [{year: 2025, amount: 1, source: " + q + "}]\nprogress: [{period: 2025, text: " + q + ", issue: " + q + "}]\n"),
			"buku-1/01-satu.md":   "# Satu\n\nOPD. {{GOV-01}} @GOV-01\n\n" + fence + "budget\nby: agency\nchart: bar\ncaption: " + q + "\n" + fence + "\n\n" + fence + "programs\n" + fence + "\n\n" + fence + "table\ndata: a.csv\ncaption: " + q + "\n" + fence + "\n",
			"buku-1/a.csv":        "a," + `"</td><script>jahat()</script>"` + "\n1,\"=cmd|' /C calc'!A0\"\n",
			"buku-1/_index.md":    "---\ntitle: " + q + "\n---\n",
			"references.bib":      "@misc{a, title = {" + `<script>jahat()</script>"` + "}, url = {javascript:jahat()}, year = 2020}\n",
			"buku-1/02-cite.md":   "# Dua\n\n[@a]\n",
			"buku-1/03-status.md": "# Tiga\n\n" + fence + "progress\n" + fence + "\n",
		}},
		{name: "bibliography", files: map[string]string{
			"buku-1/01-satu.md": "# Satu\n\n[@a] [@b] [@c] [@d]\n",
			"references.bib":    "@misc{a, title = {A}, url = {javascript:jahat()}, year = 2020}\n@misc{b, title = {B}, url = { \\url{JAVASCRIPT:jahat()}}, year = 2020}\n@misc{c, title = {C}, doi = {\"><script>jahat()</script>}, year = 2020}\n@misc{d, title = {\\href{javascript:jahat()}{D}}, url = {https://a.example/\"onclick=\"jahat()}, year = 2020}\n",
		}},
		{name: "evidence", files: map[string]string{
			"programs/gov-01.md": program("name: A\nprogress:\n  - {period: 2025, text: x, evidence: [\"javascript:jahat()\", \"[b](javascript:jahat())\", \"[c](JAVASCRIPT:jahat())\", \"data:text/html,<script>jahat()</script>\", \"https://a.example/\\\"onclick=\\\"jahat()\"]}\n"),
		}},
		{name: "addresses of the plan", told: []diag.Code{diag.WrongValue}, files: map[string]string{
			"plan.yaml": "title: A\nlanguage: id\nperiod: 2025-2026\nbase_url: javascript:jahat()\nrepository: \"javascript:jahat()\"\nlicense: \"javascript:jahat()\"\nbooks: [{id: buku-1, title: Buku}]\n",
		}},
		{name: "addresses of the plan with quotes", files: map[string]string{
			"plan.yaml": "title: A\nlanguage: id\nperiod: 2025-2026\nbase_url: 'https://a.example/\"><script>jahat()</script>'\nrepository: 'https://a.example/\"onclick=\"jahat()'\nbooks: [{id: buku-1, title: Buku}]\n",
		}},
		{name: "drawing with a script", told: []diag.Code{diag.Blocked}, has: []string{"peta.svg"}, files: figure(shown(`<script>jahat()</script>`))},
		{name: "drawing with a handler", told: []diag.Code{diag.Blocked}, files: figure(shown(`<g onload="jahat()" ONCLICK="jahat()"/>`))},
		{name: "drawing with addresses", told: []diag.Code{diag.Blocked}, files: figure(shown(`<a xlink:href="javascript:jahat()"><g/></a><a href="java&#x0a;script:jahat()"/><use href="data:image/svg+xml,x#jahat()"/><set attributeName="href" to="javascript:jahat()"/>`))},
		{name: "drawing with a page", told: []diag.Code{diag.Blocked}, files: figure(shown(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="javascript:jahat()"/><img src="x" onerror="jahat()"/></body></foreignObject>`))},
		{name: "drawing with declarations", told: []diag.Code{diag.Blocked}, files: figure(`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "jahat()">]>` + shown(``))},
		{name: "drawing that is broken behind its script", told: []diag.Code{diag.Blocked}, files: figure(shown(`<script>jahat()</script><g>`))},
		{name: "drawing that no page shows", told: []diag.Code{diag.Blocked}, files: map[string]string{"buku-1/img/lain.SVG": shown(`<script>jahat()</script>`)}},
		{name: "names of files", files: map[string]string{
			"buku-1/01-satu.md":                    "# Satu\n\n![a](<\"onload=jahat().png>)\n",
			"buku-1/\"onload=jahat().png":          "x",
			"buku-1/02-<img src=x onerror=j()>.md": "# Dua\n\nIsi.\n",
		}},
	} {
		t.Run(a.name, func(t *testing.T) {
			r := strike(t, a)
			for _, name := range r.Files.Paths() {
				f, _ := r.Files.File(name)
				for _, fault := range runs(name, f.Data) {
					t.Errorf("%s: %s", name, fault)
				}
			}
			if t.Failed() {
				t.Log(spoken(r))
			}
		})
	}
}

// TestNoFileOfAPlanRuns: what a browser or server would run isn't published because it lies beside a chapter, and nothing
// leads to it, unless the plan allows raw HTML.
func TestNoFileOfAPlanRuns(t *testing.T) {
	page := "<!doctype html><script>jahat()</script>"
	evil := map[string]string{
		"a.html": page, "b.HTM": page, "c.xhtml": page, "d.xml": "<x xmlns='http://www.w3.org/1999/xhtml'><script>jahat()</script></x>", "e.js": "jahat()", "f.mjs": "jahat()",
		"g.svgz": "jahat()", "h.wasm": "jahat()", "i.php": "<?php jahat() ?>", "j.shtml": page, "k.html.lama": page, "l.svg.id": page, "m": page, "n.xyz": " \n" + page, "web.config": "jahat()",
	}
	files := map[string]string{}
	var chapter strings.Builder
	chapter.WriteString("# Satu\n\n")
	for name, text := range evil {
		files["buku-1/"+name] = text
		fmt.Fprintf(&chapter, "[x](%s) ![y](%[1]s)\n\n", name)
	}
	files["buku-1/01-satu.md"] = chapter.String()
	files["programs/gov-01.md"] = program("name: A\nprogress:\n  - {period: 2025, text: x, evidence: [../buku-1/a.html, \"[b](../buku-1/e.js)\"]}\n")
	r := strike(t, attack{files: files, told: []diag.Code{diag.WouldRun, diag.BrokenLink, diag.WrongValue}})
	for _, name := range r.Files.Paths() {
		f, _ := r.Files.File(name)
		if bytes.Contains(f.Data, []byte("jahat()")) || evil[path.Base(name)] != "" {
			t.Errorf("%s is published", name)
		}
	}
	files["plan.yaml"] = "title: A\nlanguage: id\nperiod: 2025-2026\ndimensions: smart-city\nagencies: {kominfo: K}\nmarkdown: {unsafe_html: true}\nbooks: [{id: buku-1, title: Buku}]\n"
	r = strike(t, attack{files: files})
	for name := range evil {
		if !r.Files.Has("buku-1/" + name) {
			t.Errorf("%s is not published, though it may be", name)
		}
	}
}

// runs lists what of a published file would run.
func runs(name string, data []byte) (faults []string) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		if bytes.Contains(data, []byte("jahat")) {
			faults = append(faults, string(data))
		}
	case ".js":
		if strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "search/") {
			if bytes.Contains(data, []byte("\u2028")) {
				faults = append(faults, "a line's end within a string")
			}
		}
	case ".html":
		faults = inline(data)
		z := html.NewTokenizer(bytes.NewReader(data))
		for z.Next() != html.ErrorToken {
			tok := z.Token()
			if tok.Type != html.StartTagToken && tok.Type != html.SelfClosingTagToken {
				continue
			}
			switch tok.Data {
			case "iframe", "object", "embed", "frame", "base":
				faults = append(faults, tok.Data)
			case "script":
				if len(tok.Attr) == 1 && tok.Attr[0].Val == "application/ld+json" && z.Next() == html.TextToken && !json.Valid(z.Raw()) {
					faults = append(faults, "what is no JSON: "+string(z.Raw()))
				}
			}
			for _, a := range tok.Attr {
				switch a.Key {
				case "href", "src", "action", "formaction", "data", "poster", "background", "ping":
					scheme := strings.ToLower(strings.Map(func(r rune) rune {
						if r <= ' ' {
							return -1
						}
						return r
					}, a.Val))
					for _, bad := range []string{"javascript:", "vbscript:", "data:"} {
						if strings.HasPrefix(scheme, bad) {
							faults = append(faults, a.Key+"="+a.Val)
						}
					}
				}
			}
		}
	}
	return faults
}

// TestWhatRunsIsFound: the test above can fail.
func TestWhatRunsIsFound(t *testing.T) {
	for name, text := range map[string]string{
		"a.svg": "<svg onload='jahat()'/>", "data/a.js": "jilidData('\u2028')",
		"a.html": `<a href=" java&#10;Script:x">`, "b.html": `<iframe>`, "c.html": `<script type="application/ld+json">{</script>`, "d.html": `<img onerror=x>`, "e.html": `<a href="data:text/html,x">`,
	} {
		if strings.HasSuffix(name, ".html") {
			text = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; ">` + text
		}
		if got := runs(name, []byte(text)); len(got) != 1 {
			t.Errorf("%s: found %q", text, got)
		}
	}
}

// TestNothingOutsideIsRead: no path of a plan leads out of its folder.
func TestNothingOutsideIsRead(t *testing.T) {
	const secret = "RAHASIA-7d1f"
	dir := t.TempDir()
	root := filepath.Join(dir, "rencana")
	for name, text := range map[string]string{
		"rahasia.md": "# " + secret + " {#sec-r}\n", "rahasia.csv": "a,b\n" + secret + ",1\n", "rahasia.svg": shown("<text>" + secret + "</text>"), "rahasia.png": secret,
		"rencana/rahasia.md": "# " + secret + "\n", "rencana/public/rahasia.svg": shown("<text>" + secret + "</text>"),
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	var chapter strings.Builder
	chapter.WriteString("# Satu\n\n")
	for _, at := range []string{"../../../rahasia", "../../rahasia", dir + "/rahasia", "file://" + dir + "/rahasia", `..\..\..\rahasia`, "%2e%2e/%2e%2e/%2e%2e/rahasia", "keluar", "folder/rahasia", "../../public/rahasia"} {
		fmt.Fprintf(&chapter, "![a](<%[1]s.svg>)\n\n![b](<%[1]s.png>)\n\n[c](<%[1]s.md>)\n\n%[2]stable\ndata: '%[1]s.csv'\n%[2]s\n\n%[2]sinclude\nfrom: '%[1]s.md'\nfile: '%[1]s.md'\n%[2]s\n\n", at, fence)
	}
	write(t, filepath.Join(root, "content/buku-1/01-satu.md"), chapter.String())
	write(t, filepath.Join(root, "content/plan.yaml"), "title: A\nlanguage: id\nperiod: 2025-2026\ndimensions: smart-city\nagencies: {kominfo: K}\nlogo: ../../rahasia.png\ncover: ../../rahasia.png\ncsl: ../../rahasia.csl\ntheme: ../../rahasia\nbooks: [{id: buku-1, title: Buku, cover: ../../rahasia.svg}]\n")
	write(t, filepath.Join(root, "content/programs/gov-01.md"), program("name: A\nprogress:\n  - {period: 2025, text: x, evidence: [../../../rahasia.svg, \"[a](/etc/passwd)\", \"file:///etc/passwd\"]}\n"))
	write(t, filepath.Join(root, "themes/default/extra.css"), "@font-face { font-family: x; src: url(../../../rahasia.png) }\nbody { background: url(\"../../rahasia.svg\") url(/etc/passwd) }\n")
	for from, to := range map[string]string{"keluar.svg": dir + "/rahasia.svg", "keluar.csv": "../../../rahasia.csv", "keluar.md": "../../../rahasia.md", "folder": dir, "akar.png": "/etc/passwd"} {
		if err := os.Symlink(to, filepath.Join(root, "content/buku-1", from)); err != nil {
			t.Skip(err)
		}
	}
	tree, problems, err := source.Read(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) < 5 {
		t.Errorf("only %d links are told", len(problems))
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r := New(Options{Layouts: layouts.FS, Themes: themes.FS}).Build(ctx, tree, problems)
	if r.Errors() < 20 {
		t.Errorf("only %d errors: %s", r.Errors(), spoken(r))
	}
	for _, name := range r.Files.Paths() {
		f, _ := r.Files.File(name)
		if bytes.Contains(f.Data, []byte(secret)) || bytes.Contains(f.Data, []byte("root:x:0")) {
			t.Errorf("%s has what lies outside", name)
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			t.Errorf("%s would be written outside", name)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// bombs are plans that are small and would become enormous.
func bombs() []attack {
	chapter := func(text string) map[string]string {
		return map[string]string{"buku-1/01-satu.md": "# Satu\n\n" + text + "\n"}
	}
	with := func(files map[string]string, more map[string]string) map[string]string {
		out := maps.Clone(files)
		maps.Copy(out, more)
		return out
	}
	figure := func(svg string) map[string]string {
		return with(chapter("![Peta](peta.svg)"), map[string]string{"buku-1/peta.svg": svg})
	}
	const deep = 10_000
	var uses, entities, strs strings.Builder
	uses.WriteString(`<g id="a0"><rect width="1" height="1"/></g>`)
	entities.WriteString(`<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">`)
	strs.WriteString("@string{a0 = \"aaaaaaaaaa\"}\n")
	for i := range 60 {
		fmt.Fprintf(&uses, `<g id="a%d"><use href="#a%d"/><use href="#a%[2]d"/></g>`, i+1, i)
		fmt.Fprintf(&entities, `<!ENTITY a%d "&a%d;&a%[2]d;">`, i+1, i)
		fmt.Fprintf(&strs, "@string{a%d = a%d # a%[2]d}\n", i+1, i)
	}
	strs.WriteString("@misc{x, title = a60, year = 2020}\n")
	png := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xc3\x50\x00\x00\xc3\x50\x08\x06\x00\x00\x00\x4b\xaf\x3d\xca\x00\x00\x00\x00IEND\xae\x42\x60\x82"
	nested := func(open, inner, end string) string {
		return strings.Repeat(open, deep) + inner + strings.Repeat(end, deep)
	}
	return []attack{
		{name: "quotes", told: []diag.Code{diag.TooDeep}, files: chapter(strings.Repeat(">", deep) + " a")},
		{name: "lists", told: []diag.Code{diag.TooDeep}, files: chapter(strings.Repeat("- ", deep) + "a")},
		{name: "brackets", files: chapter(nested("[", "a", "]"))},
		{name: "links", files: chapter(nested("[", "a", "](b)"))},
		{name: "pictures", files: chapter(nested("![", "a", "](b)"))},
		{name: "emphasis", files: chapter(nested("*a ", "a", "*") + "\n\n" + nested("**a", "a", "b**"))},
		{name: "marks", files: chapter(strings.Repeat("*_`~^[!<&\\$", deep))},
		{name: "notes", files: chapter(nested("^[", "a", "]"))},
		{name: "formula", told: []diag.Code{diag.BadMath}, files: chapter("$$\n" + nested("{", "a", "}") + "\n$$\n\n$" + nested(`\frac{`, "a", "}{b}") + "$\n\n$" + nested(`\sqrt{`, "a", "}") + "$")},
		{name: "formula of fair length", told: []diag.Code{diag.BadMath}, files: chapter("$$\n" + strings.Repeat("{", 900) + "a" + strings.Repeat("}", 900) + "\n$$\n\n$" + strings.Repeat(`\sqrt{`, 300) + "a" + strings.Repeat("}", 300) + "$")},
		{name: "includes", told: []diag.Code{diag.BadInclude}, files: map[string]string{
			"buku-1/01-satu.md": "# Satu\n\n## A {#sec-a}\n\n" + fence + "include\nfrom: 02-dua.md#sec-b\n" + fence + "\n",
			"buku-1/02-dua.md":  "# Dua\n\n## B {#sec-b}\n\n" + fence + "include\nfrom: 01-satu.md#sec-a\n" + fence + "\n",
		}},
		{name: "words of a bibliography", told: []diag.Code{diag.BadSource}, files: with(chapter("[@x]"), map[string]string{"references.bib": strs.String()})},
		{name: "braces of a bibliography", files: with(chapter("[@x]"), map[string]string{"references.bib": "@misc{x, title = {" + nested("{", "a", "}") + "}, year = 2020}"})},
		{name: "drawing of drawings", told: []diag.Code{diag.BadImage}, files: figure(shown(uses.String() + `<use href="#a60"/>`))},
		{name: "groups", told: []diag.Code{diag.BadImage}, files: figure(shown(nested("<g>", `<rect width="1" height="1"/>`, "</g>")))},
		{name: "entities", told: []diag.Code{diag.BadImage, diag.Blocked}, files: figure(entities.String() + "]>" + shown("<text>&a60;</text>"))},
		{name: "picture of 2.5 thousand million pixels", told: []diag.Code{diag.BadImage}, files: with(chapter("![Foto](a.png)"), map[string]string{"buku-1/a.png": png})},
		{name: "a line of 5 MB", told: []diag.Code{diag.BadData}, files: with(chapter(fence+"table\ndata: a.csv\n"+fence), map[string]string{"buku-1/a.csv": "a,b\n" + strings.Repeat("x", 5<<20) + ",1\n"})},
		{name: "a line of a million cells", told: []diag.Code{diag.BadData}, files: with(chapter(fence+"table\ndata: a.csv\n"+fence), map[string]string{"buku-1/a.csv": strings.Repeat("x,", 1_000_000) + "x\n"})},
		{name: "workbook", told: []diag.Code{diag.BadSheet}, files: with(chapter(fence+"table\ndata: a.xlsx\n"+fence), map[string]string{"buku-1/a.xlsx": workbook(300 << 20)})},
		{name: "5,000 columns", files: chapter(strings.Repeat("|a", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n" + strings.Repeat("|a", 5000) + "|\n")},
		{name: "YAML", told: []diag.Code{diag.YAMLSyntax}, files: map[string]string{"plan.yaml": "title: A\nlanguage: id\nperiod: 2025-2026\nbooks: " + nested("[", "", "]") + "\n"}},
	}
}

// workbook is a small file whose only sheet unpacks to many bytes.
func workbook(size int) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			panic(err) // in memory
		}
		io.WriteString(w, part.text)
		if strings.HasSuffix(part.name, "sheet1.xml") {
			for full := bytes.Repeat([]byte("a"), 1<<20); size > 0; size -= len(full) {
				w.Write(full)
			}
			io.WriteString(w, `</t></is></c></row></sheetData></worksheet>`)
		}
	}
	z.Close()
	return b.String()
}

// TestNoBomb: each ends in time and with a word, on the site and in books.
func TestNoBomb(t *testing.T) {
	if testing.Short() || Raced {
		t.Skip("big")
	}
	for _, a := range bombs() {
		t.Run(a.name, func(t *testing.T) {
			a.books = true
			began := time.Now()
			r := strike(t, a)
			t.Logf("%.1f s, %d pages%s", time.Since(began).Seconds(), len(r.Books), spoken(r))
		})
	}
}
