package site

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/build/text/highlight"
)

// addStyles makes the style sheets and takes in the files of the theme that they name. site.css begins with the
// theme's colours and sizes as custom properties and ends with the colours of code and with what the plan's
// own theme adds (extra.css).
func (s *site) addStyles(a assets) {
	css, ok := s.theme.File("site.css")
	if !ok {
		s.diags.Add(diag.BadTheme, source.Span{}, diag.T("tema %q tidak punya site.css", "the theme %q has no site.css", s.theme.Name),
			diag.T("salin site.css dari tema bawaan ke themes/%s/", "copy site.css of the built-in theme to themes/%s/", s.theme.Name))
	}
	var b bytes.Buffer
	b.WriteString(s.tokens())
	b.Write(s.withFiles(a, css))
	b.WriteString(highlight.CSS(highlight.Light, ".chroma"))
	b.WriteString("@media (prefers-color-scheme: dark) {\n" + highlight.CSS(highlight.Dark, ".chroma") + "}\n")
	b.WriteString(s.ownFonts(a))
	if css, ok := s.theme.File("extra.css"); ok {
		b.Write(s.withFiles(a, css))
	}
	a.add("site.css", b.Bytes())
	for _, name := range s.sheets() {
		if css, ok := s.theme.File(name); ok {
			a.add(name, s.withFiles(a, css))
		}
	}
}

// addWhole makes one style sheet of all, for a base.html or print.html of the plan's own that knows of
// one only (.Style): then that is it.
func (s *site) addWhole(a assets) {
	for _, name := range []string{"base.html", "print.html"} {
		if f := s.layouts.own[name]; f == nil || bytes.Contains(f.Data, []byte(".Styles")) {
			continue
		}
		var b bytes.Buffer
		for _, sheet := range append(s.sheets(), "site.css") {
			if sheet != "print.css" {
				b.Write(a.files[sheet].data)
			}
		}
		a.add("whole.css", b.Bytes())
		return
	}
}

// sheets are the style sheets of a theme beside site.css.
func (s *site) sheets() []string {
	out := []string{"print.css", lateStyle}
	for _, names := range stylesOf {
		out = append(out, names...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// families are the fonts of the site: the property that names each, what stands in for it, and its faces by their
// keys in theme.yaml.
var families = []struct {
	property, instead string
	faces             []fontFace
}{
	{"serif", "Georgia, serif", []fontFace{{"text", "400", "normal"}, {"text_italic", "400", "italic"}, {"text_bold", "600 900", "normal"}, {"text_bold_italic", "600 900", "italic"}}},
	{"sans", "system-ui, sans-serif", []fontFace{{"sans", "400 500", "normal"}, {"sans_italic", "400 500", "italic"}, {"sans_light", "200 300", "normal"}, {"sans_semibold", "600", "normal"}, {"sans_bold", "700 900", "normal"}}},
	{"mono", "ui-monospace, monospace", []fontFace{{"mono", "400", "normal"}, {"mono_italic", "400", "italic"}, {"mono_bold", "600 700", "normal"}}},
	{"math", "math", []fontFace{{"math", "400", "normal"}}},
}

type fontFace struct{ key, weight, style string }

// ownFonts are the fonts that the plan's own theme.yaml names for the books, so that the site has them, too: as
// WOFF2, if there is such a file beside. A site.css of its own names its fonts itself.
func (s *site) ownFonts(a assets) string {
	if s.theme.Own("site.css") {
		return ""
	}
	var b strings.Builder
	for _, f := range families {
		if s.theme.FontFile(f.faces[0].key) == "" {
			continue
		}
		for _, face := range f.faces {
			name := s.theme.FontFile(face.key)
			if name == "" {
				continue
			}
			if light := strings.TrimSuffix(name, path.Ext(name)) + ".woff2"; s.theme.Own(light) {
				name = light
			}
			data, _ := s.theme.File(name)
			fmt.Fprintf(&b, "@font-face { font-family: \"own-%s\"; src: url(%s); font-weight: %s; font-style: %s; font-display: swap; }\n", f.property, strings.TrimPrefix(a.add(path.Join("/", name)[1:], data), assetFolder), face.weight, face.style)
		}
		fmt.Fprintf(&b, ":root { --%s: \"own-%s\", %s; }\n", f.property, f.property, f.instead)
	}
	return b.String()
}

// withFiles takes in the files of the theme that a style sheet names, and names them as they
// are published: beside it.
func (s *site) withFiles(a assets, css []byte) []byte {
	return cssURL.ReplaceAllFunc(css, func(url []byte) []byte {
		name := path.Join("/", string(cssURL.FindSubmatch(url)[1]))[1:]
		data, ok := s.theme.File(string(cssURL.FindSubmatch(url)[1]))
		if !ok {
			return url
		}
		return []byte("url(" + strings.TrimPrefix(a.add(name, data), assetFolder) + ")")
	})
}

// cssURL finds the files of the theme that its style sheet names.
var cssURL = regexp.MustCompile(`url\(["']?([\w./-]+)["']?\)`)

// meanWidth is how wide a letter of running text is on average, in ems. A measure in ch – the width of the
// figure 0 – would change, and the lines with it, when the text's font comes.
const meanWidth = 0.498

// tokens are the theme's values as custom properties, light and dark, and the
// classes by which scenes take them.
func (s *site) tokens() string {
	var light, dark, classes strings.Builder
	for _, c := range s.theme.Colors {
		fmt.Fprintf(&light, "  --%s: %s;\n", c.Role, c.Light.Hex())
		fmt.Fprintf(&dark, "  --%s: %s;\n", c.Role, c.Dark.Hex())
		fmt.Fprintf(&classes, ".f-%[1]s { fill: var(--%[1]s); } .s-%[1]s { stroke: var(--%[1]s); }\n", c.Role)
	}
	for _, d := range s.Plan.Dimensions {
		if d.Color != "" {
			role := "dim-" + d.ID
			fmt.Fprintf(&light, "  --%s: %s;\n", role, d.Color)
			if _, known := s.theme.Color(role); !known {
				fmt.Fprintf(&classes, ".f-%[1]s { fill: var(--%[1]s); } .s-%[1]s { stroke: var(--%[1]s); }\n.%[1]s, .in-%[2]s { --dim: var(--%[1]s); }\n", role, d.ID)
			}
		}
	}
	t := s.theme.Site
	return fmt.Sprintf(":root {\n  color-scheme: light dark;\n%s  --text-size: %gpx;\n  --leading: %.3g;\n  --measure: %.4gem;\n}\n@media (prefers-color-scheme: dark) { :root {\n%s} }\n%s",
		light.String(), t.Text, t.Leading/t.Text, t.Measure*meanWidth, dark.String(), classes.String())
}

// icon is the theme's icon.svg, or one lozenge of the band.
func (s *site) icon() string {
	if own, ok := s.theme.File("icon.svg"); ok {
		return string(own)
	}
	sea, _ := s.theme.Color("sea")
	clove, _ := s.theme.Color("clove")
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g shape-rendering="crispEdges"><path fill="%s" d="M10 2h4v4h4v4h4v4h-4v4h-4v4h-4v-4H6v-4H2v-4h4V6h4z"/><path fill="%s" d="M10 10h4v4h-4z"/></g></svg>`+"\n", sea.Light.Hex(), clove.Light.Hex())
}
