package highlight_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jilid/build/text/doc"
	"jilid/build/text/highlight"
)

func dump(lines []doc.CodeLine) string {
	var b strings.Builder
	for _, l := range lines {
		for _, t := range l.Tokens {
			fmt.Fprintf(&b, "%s:%s ", t.Class, strings.ReplaceAll(t.Text, " ", "·"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ language, code, want string }{
		{"", "a b\n\nc\n", ":a·b \n\n:c \n"},
		{"bahasa-kalbu", "x\n", ":x \n"},
		{"json", "{\"a\": 1}\n", "p:{ nt:\"a\" p:: :· mi:1 p:} \n"},
		{"go", "/* a\nb */ x\n", "cm:/*·a \ncm:b·*/ w:· nx:x \n"},
		{"yaml", "id: GOV-01", "nt:id p:: w:· l:GOV-01 \n"},
		{"text", "a\r\nb\r\n", ":a \n:b \n"},
	} {
		if got := dump(highlight.Lines(c.code, c.language)); got != c.want {
			t.Errorf("%s %q:\ngot  %q\nwant %q", c.language, c.code, got, c.want)
		}
	}
	if lines := highlight.Lines("", "go"); lines != nil {
		t.Errorf("no code has the lines %v", lines)
	}
}

// The tokens of a line are its text, whatever the lexer.
func TestNothingLost(t *testing.T) {
	const code = "func a() {\n\treturn \"é\" // x\n}\n\n# y <b c='d'> $e: f | 'g\n"
	for _, language := range []string{"go", "python", "html", "yaml", "toml", "sql", "bash", "js", "css", "json", "diff", "php", "r", "tex", "markdown", "ini", "csharp", "java"} {
		var b strings.Builder
		for _, l := range highlight.Lines(code, language) {
			for _, tok := range l.Tokens {
				b.WriteString(tok.Text)
			}
			b.WriteString("\n")
		}
		if b.String() != code {
			t.Errorf("%s: %q", language, b.String())
		}
		if !highlight.Known(language) {
			t.Errorf("%s is not known", language)
		}
	}
}

var rule = regexp.MustCompile(`\.chroma \.(\w+) \{.*color: #(..)(..)(..)`)

// On a light and a dark ground every class has the contrast that readers need.
func TestContrast(t *testing.T) {
	for style, ground := range map[string]float64{highlight.Light: luminance("f4", "f4", "f4"), highlight.Dark: luminance("1a", "1a", "1a")} {
		rules := rule.FindAllStringSubmatch(highlight.CSS(style, ".chroma"), -1)
		if len(rules) < 20 {
			t.Errorf("%s has only %d colours", style, len(rules))
		}
		for _, r := range rules {
			ink := luminance(r[2], r[3], r[4])
			if ratio := (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05); ratio < 4.5 {
				t.Errorf("%s: class %s has a contrast of %.1f", style, r[1], ratio)
			}
		}
	}
}

// luminance of a colour, as the accessibility guidelines define it.
func luminance(r, g, b string) float64 {
	linear := func(hex string) float64 {
		n, err := strconv.ParseUint(hex, 16, 8)
		if err != nil {
			panic(err)
		}
		x := float64(n) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestCSS(t *testing.T) {
	light, dark := highlight.CSS(highlight.Light, ".chroma"), highlight.CSS(highlight.Dark, "@dark .chroma")
	if !strings.Contains(light, ".chroma .k {") || !strings.Contains(dark, "@dark .chroma .k {") || light == dark {
		t.Errorf("style sheets:\n%s\n%s", light, dark)
	}
	if strings.Contains(light, "background") {
		t.Error("the background is the theme's")
	}
	if highlight.CSS("no such style", ".chroma") != light {
		t.Error("an unknown style is not the light one")
	}
	if highlight.CSS(highlight.Light, ".chroma") != light {
		t.Error("not the same twice")
	}
}
