package highlight

import (
	"reflect"
	"slices"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// samples are pieces of code, whole, broken and odd, by their language.
var samples = map[string]string{
	"go": "package x // é\n\tvar s = `a\n`", "yaml": "a: &x [*x, \"b\n\nc: |\n  d", "json": "{\"a\": [1e9, \"\\u00", "html": "<a href='x'><!-- <script>if (a<b) /* </script>",
	"bash": "for i in \"$(echo `a`)\"; do\ncat <<E\n$x\nE\n", "sql": "SELECT 'a''b' FROM x -- c", "python": "def f(a='''\n''') -> \"x\": pass\r\n", "markdown": "# a\n```go\nx\n", "Makefile": "a: b\n\t$(x)\n", "r": "a <- 1 %in% b\r", "": "a\n\n", "tidak ada": "\x00\xff\u2028",
	"js": "/a[/]b/g.test(`${`${1}`}`)", "css": "a::b{c:url(d;e:#fff!important}", "xml": "<?xml?><a:b c=\"&lt;\"/>", "latex": "\\frac{a}{b} % c\n$$", "php": "<?php echo <<<'X'\nX;\n?>",
	"toml": "[a]\nb = 1979-05-27T07:32:00Z\nc = '''é\n", "ini": "; a\n[b]\nc=d\n", "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d", "java": "@A class B<T> { int c = 0x1F; /** é */ }", "c": "#define A(x) \\\n  x\nint main(void) { return 'a'; }",
	"typescript": "type A<T> = { [k in keyof T]?: T[k] };\n", "docker": "FROM a AS b\nRUN c && \\\n  d\n", "nginx": "server { listen 80; location ~ \\.php$ { } }\n",
}

// Quick lexers find what chroma's find, whatever the code is.
func TestQuick(t *testing.T) {
	some := 0
	for language := range samples {
		lexer := lexers.Get(language)
		if !Known(language) {
			continue
		}
		quick := quickly(lexer)
		if quick != lexer {
			some++
		}
		for of, code := range samples {
			compareQuick(t, lexer, quick, language+" "+of, code)
		}
	}
	if some < 15 {
		t.Errorf("only %d lexers are quick", some)
	}
}

func compareQuick(t *testing.T, lexer, quick chroma.Lexer, name, code string) {
	t.Helper()
	root := &chroma.TokeniseOptions{State: "root"}
	want, err := chroma.Tokenise(chroma.Coalesce(lexer), root, code)
	if err != nil {
		t.Fatal(err)
	}
	got, err := chroma.Tokenise(chroma.Coalesce(quick), root, code)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%s: %v\n got %v\nwant %v", name, err, got, want)
	}
}

// TestStuck: code with which chroma itself never ends stands without colours.
func TestStuck(t *testing.T) {
	rules := func() chroma.Rules {
		return chroma.Rules{"root": {{Pattern: "a?", Type: chroma.Name}}}
	}
	q := quickly(chroma.MustNewLexer(&chroma.Config{Name: "still"}, rules))
	for code, want := range map[string]error{"aaa": nil, "ab": errStuck} {
		if _, err := q.Tokenise(&chroma.TokeniseOptions{State: "root"}, code); err != want {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
	}
	for _, language := range endless {
		for _, code := range samples {
			if got, want := Lines(code, language), Lines(code, ""); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %v, want %v", language, got, want)
			}
			Lines("# a\n```"+language+"\n"+code+"\n```\n", "markdown") // which would ask it
		}
	}
}

// TestEveryLexer: no lexer is stuck with the samples that isn't known to be.
func TestEveryLexer(t *testing.T) {
	for _, name := range lexers.Names(false) {
		q, ok := quickly(lexers.Get(name)).(*quick)
		for of, code := range samples {
			if !ok {
				break
			}
			if _, err := q.Tokenise(&chroma.TokeniseOptions{State: "root"}, code); err != nil {
				t.Errorf("%s %s: %v", name, of, err)
			}
		}
	}
}

func TestInitials(t *testing.T) {
	for pattern, want := range map[string]string{
		`abc`: "a", `a*b`: "ab", `(?:a|bc)+?d`: "ab", `(x)?[0-3y]`: "0123xy", `^\s*#`: "\t\n\v\f\r #", `\b(?=q)[rs]`: "rs", `(?<!z)(?>a{2,}|b)`: "ab", `(?i)k[l]`: "Kk", `(?i)select\b`: "Ss", `\G(?m)(?:$|a)`: "any",
		`a?`: "any", `(a)?\1`: "any", `.*`: "any", `[^\x00-\x7e]`: "\x7f", `é`: "", `\d+|(?:-)`: "-0123456789",
	} {
		got := "any"
		if s := initialsOf(pattern); s != nil {
			got = ""
			for r, ok := range s {
				if ok {
					got += string(rune(r))
				}
			}
		}
		if got != want {
			t.Errorf("%s begins with %q, want %q", pattern, got, want)
		}
	}
}
