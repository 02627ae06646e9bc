package highlight

import (
	"sort"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// The styles for the site's two appearances. Both keep every token's contrast
// with its background high, which a test checks.
const (
	Light = "modus-operandi"
	Dark  = "modus-vivendi"
)

// styles are those two as chroma has them. Its own package of styles reads all seventy
// of them whenever the program starts, which takes longer than a chapter.
var styles = map[string]chroma.StyleEntries{
	Light: {
		chroma.Background: "#000000 bg:#ffffff",
		chroma.Keyword:    "#5317ac", chroma.KeywordConstant: "#0000c0", chroma.KeywordType: "#005a5f",
		chroma.NameBuiltin: "#8f0075", chroma.NameFunction: "#721045", chroma.NameVariable: "#00538b",
		chroma.Literal: "#0000c0", chroma.LiteralString: "#2544bb",
		chroma.Operator: "#00538b", chroma.Comment: "#505050",
	},
	Dark: {
		chroma.Background: "#ffffff bg:#000000",
		chroma.Keyword:    "#b6a0ff", chroma.KeywordConstant: "#00bcff", chroma.KeywordType: "#6ae4b9",
		chroma.NameBuiltin: "#f78fe7", chroma.NameFunction: "#feacd0", chroma.NameVariable: "#00d3d0",
		chroma.Literal: "#00bcff", chroma.LiteralString: "#79a8ff",
		chroma.Operator: "#00d3d0", chroma.Comment: "#a8a8a8",
	},
}

// types are chroma's token types in order.
func types() []chroma.TokenType {
	out := make([]chroma.TokenType, 0, len(chroma.StandardTypes))
	for t := range chroma.StandardTypes {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// CSS is the style sheet of a style's classes. Every selector begins with the
// scope, such as ".chroma" or `[data-theme="dark"] .chroma`. The background is
// left to the theme. An unknown style gives the light one.
func CSS(style, scope string) string {
	if styles[style] == nil {
		style = Light
	}
	s := chroma.MustNewStyle(style, styles[style])
	base := s.Get(chroma.Text)
	var b strings.Builder
	for _, t := range types() {
		class := chroma.StandardTypes[t]
		e := s.Get(t)
		rule := declarations(e, base)
		if class == "" || rule == "" || t < 0 {
			continue
		}
		b.WriteString(scope + " ." + class + " {" + rule + "}\n")
	}
	return b.String()
}

// declarations is what a class has beyond ordinary text.
func declarations(e, base chroma.StyleEntry) string {
	var parts []string
	if e.Colour.IsSet() && e.Colour != base.Colour {
		parts = append(parts, "color: "+e.Colour.String())
	}
	if e.Bold == chroma.Yes {
		parts = append(parts, "font-weight: bold")
	}
	if e.Italic == chroma.Yes {
		parts = append(parts, "font-style: italic")
	}
	if e.Underline == chroma.Yes {
		parts = append(parts, "text-decoration: underline")
	}
	return strings.Join(parts, "; ")
}
