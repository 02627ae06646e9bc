package svg

import (
	"strings"
	"testing"
)

// What becomes of a part of SVG in print.
const (
	drawn       = "drawn"
	told        = "told"        // not drawn, or otherwise than meant, and reported
	meaningless = "meaningless" // print would be the same: the reason stands beside it
)

// TestNothingSilent goes through every element and every presentation attribute
// of SVG 1.1 (appendices K and L): what isn't drawn is told, unless paper has no
// use for it. A row without a specimen belongs to another element's.
func TestNothingSilent(t *testing.T) {
	rows, o := map[string]bool{}, options(t)
	for _, r := range fates {
		if rows[r.name] {
			t.Errorf("%s stands in the table twice", r.name)
		}
		rows[r.name] = true
		const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100"><defs>
			<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
			<clipPath id="c"><rect width="20" height="20"/></clipPath><mask id="k"><rect width="20" height="20" fill="white"/></mask>
			<marker id="m" markerWidth="4" markerHeight="4"><rect width="4" height="4"/></marker><filter id="f"><feGaussianBlur stdDeviation="2"/></filter>
			<path id="p" d="M0 50H90"/></defs>`
		read := func(body string) (string, string) {
			d, err := Read([]byte(head+body+`</svg>`), o)
			if err != nil {
				t.Fatal(r.name, err)
			}
			var notes []string
			for _, n := range d.Notes {
				notes = append(notes, n.Text.EN)
			}
			d.Notes = nil
			return dump(d), strings.Join(notes, "; ")
		}
		with, notes := read(r.with)
		without, before := read(r.without)
		same, silent := with == without, notes == before
		switch {
		case r.fate == drawn && (same || !silent):
			t.Errorf("%s: drawn as if it weren't there: %v; told: %q", r.name, same, notes)
		case r.fate == told && silent:
			t.Errorf("%s: nothing is told", r.name)
		case r.fate == meaningless && (!same || !silent || r.why == ""):
			t.Errorf("%s has no meaning for print, but drawn otherwise %v, told %q, why %q", r.name, !same, notes, r.why)
		}
	}
	for _, name := range strings.Fields(elements) {
		if !rows["<"+name+">"] {
			t.Errorf("<%s> isn't in the table", name)
		}
	}
	for _, name := range strings.Fields(attributes) {
		if !rows[name] {
			t.Errorf("%s isn't in the table", name)
		}
	}
}

const elements = `a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
	color-profile cursor defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
	feDiffuseLighting feDisplacementMap feDistantLight feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage
	feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font
	font-face font-face-format font-face-name font-face-src font-face-uri foreignObject g glyph glyphRef hkern image line
	linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline radialGradient rect script set
	stop style svg switch symbol text textPath title tref tspan use view vkern`

const attributes = `alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
	color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline enable-background
	fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch
	font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering kerning
	letter-spacing lighting-color marker-end marker-mid marker-start mask opacity overflow pointer-events shape-rendering
	stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
	stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi visibility word-spacing writing-mode`

type fate struct{ name, fate, with, without, why string }

// of is an attribute on a shape or text, against the same without it.
func of(element, name, value, fate_, why string) fate {
	body := map[string][2]string{
		"rect":  {`<rect width="50" height="40" stroke="red" `, `/>`},
		"line":  {`<path d="M10 10L50 20L10 30" fill="none" stroke="red" stroke-width="3" `, `/>`},
		"star":  {`<path d="M50 5L20 95L95 35L5 35L80 95z" `, `/>`},
		"text":  {`<text x="10" y="50" `, `>dua kata</text>`},
		"tspan": {`<text x="10" y="50">dua <tspan `, `>kata</tspan></text>`},
		"dash":  {`<path d="M10 10H90" stroke="red" stroke-dasharray="9 4" `, `/>`},
		"stop":  {`<linearGradient id="h"><stop offset="0" `, `/><stop offset="1" stop-color="blue"/></linearGradient><rect width="50" height="50" fill="url(#h)"/>`},
		"clip":  {`<clipPath id="d"><path d="M50 5L20 95L95 35L5 35L80 95z" `, `/></clipPath><rect width="99" height="99" clip-path="url(#d)"/>`},
		"svg":   {`<svg width="20" height="20" `, `><rect width="50" height="50"/></svg>`},
		"image": {`<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DA0MDAAKEAGHsC/7F5280AAAAASUVORK5CYII=" `, `/>`},
		"paint": {`<g `, `><rect width="9" height="9" fill="currentColor"/></g>`},
	}[element]
	return fate{name, fate_, body[0] + name + `="` + value + `"` + body[1], body[0] + body[1], why}
}

// within is an element that says nothing by itself, in one that is told as a whole.
func within(name, around string) fate {
	r := fate{name: "<" + name + ">", fate: told}
	switch around {
	case "font":
		r.with = `<font><` + name + `/></font>`
	case "filter":
		r.with, r.without = filtered(`<`+name+`/>`), plainRect
	default:
		r.with, r.without = filtered(`<`+around+`><`+name+` type="table"/></`+around+`>`), plainRect
	}
	return r
}

// filtered is a rectangle with a filter of these steps.
func filtered(steps string) string {
	return `<filter id="x">` + steps + `</filter><rect width="50" height="50" filter="url(#x)"/>`
}

// shadow is a step that counts in shadows.
func shadow(name, steps string) fate {
	return fate{"<" + name + ">", drawn, filtered(steps), plainRect, ""}
}

const (
	plainRect  = `<rect width="50" height="50"/>`
	screen     = "a hint for screens: print is as fine as it can be"
	pointer    = "paper has no pointer"
	inFilter   = "counts in filters only"
	forNobody  = "isn't drawn in a browser either"
	animations = "paper doesn't move; the animation is told"
)

var fates = []fate{
	{"<a>", drawn, `<a href="#x">` + plainRect + `</a>`, ``, ""},
	{"<altGlyph>", told, `<text>a<altGlyph href="#x">b</altGlyph></text>`, `<text>a</text>`, ""},
	{"<altGlyphDef>", meaningless, `<altGlyphDef/>`, ``, "says nothing until an altGlyph refers to it, which is told"},
	{"<altGlyphItem>", meaningless, `<altGlyphDef><altGlyphItem/></altGlyphDef>`, ``, "says nothing until an altGlyph refers to it, which is told"},
	{"<animate>", told, `<animate/>`, ``, animations}, {"<animateColor>", told, `<animateColor/>`, ``, animations},
	{"<animateMotion>", told, `<animateMotion/>`, ``, animations}, {"<animateTransform>", told, `<animateTransform/>`, ``, animations},
	{"<set>", told, `<set/>`, ``, animations}, {"<mpath>", told, `<animateMotion><mpath/></animateMotion>`, ``, animations},
	{"<circle>", drawn, `<circle r="9"/>`, ``, ""}, {"<ellipse>", drawn, `<ellipse rx="9" ry="4"/>`, ``, ""},
	{"<line>", drawn, `<line x2="9" stroke="red"/>`, ``, ""}, {"<path>", drawn, `<path d="M0 0H9V9z"/>`, ``, ""},
	{"<polygon>", drawn, `<polygon points="0 0 9 0 9 9"/>`, ``, ""}, {"<polyline>", drawn, `<polyline points="0 0 9 0 9 9"/>`, ``, ""},
	{"<rect>", drawn, plainRect, ``, ""},
	{"<clipPath>", drawn, `<rect width="50" height="50" clip-path="url(#c)"/>`, plainRect, ""},
	{"<mask>", drawn, `<rect width="50" height="50" mask="url(#k)"/>`, plainRect, ""},
	{"<color-profile>", meaningless, `<color-profile name="x"/>`, ``, "colours that use it have one in sRGB beside, which is drawn"},
	{"<cursor>", meaningless, `<cursor/>`, ``, pointer},
	{"<view>", meaningless, `<view/>`, ``, "chosen by links only"},
	{"<script>", meaningless, `<script>x()</script>`, ``, "never run, neither by us nor in pictures of a browser"},
	{"<metadata>", meaningless, `<metadata>x</metadata>`, ``, forNobody},
	{"<defs>", meaningless, `<defs>` + plainRect + `</defs>`, ``, forNobody},
	{"<desc>", drawn, `<desc>isi</desc>`, ``, ""}, {"<title>", drawn, `<title>judul</title>`, ``, ""},
	{"<filter>", drawn, filtered(`<feOffset dx="9"/>`), plainRect, ""},
	shadow("feBlend", `<feOffset dx="9" result="a"/><feBlend in="SourceGraphic" in2="a"/>`), shadow("feColorMatrix", `<feColorMatrix values="0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 .5 0"/>`),
	shadow("feComponentTransfer", `<feComponentTransfer><feFuncA type="linear" slope=".5"/></feComponentTransfer>`),
	shadow("feFuncA", `<feComponentTransfer><feFuncA type="linear" slope=".5"/></feComponentTransfer>`),
	shadow("feComposite", `<feFlood flood-color="red"/><feComposite operator="in" in2="SourceAlpha"/>`), shadow("feFlood", `<feFlood flood-color="red"/><feComposite operator="in" in2="SourceAlpha"/>`),
	shadow("feGaussianBlur", `<feGaussianBlur stdDeviation="3"/>`), shadow("feOffset", `<feOffset dx="9"/>`),
	shadow("feMerge", `<feOffset dx="9"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>`), shadow("feMergeNode", `<feMerge><feMergeNode/><feMergeNode in="SourceAlpha"/></feMerge>`),
	within("feConvolveMatrix", "filter"), within("feDiffuseLighting", "filter"), within("feDisplacementMap", "filter"), within("feDistantLight", "feDiffuseLighting"),
	within("feFuncB", "feComponentTransfer"), within("feFuncG", "feComponentTransfer"), within("feFuncR", "feComponentTransfer"),
	within("feImage", "filter"), within("feMorphology", "filter"), within("fePointLight", "feDiffuseLighting"), within("feSpecularLighting", "filter"),
	within("feSpotLight", "feDiffuseLighting"), within("feTile", "filter"), within("feTurbulence", "filter"),
	{"<font>", told, `<font/>`, ``, ""},
	within("font-face", "font"), within("font-face-format", "font"), within("font-face-name", "font"), within("font-face-src", "font"),
	within("font-face-uri", "font"), within("glyph", "font"), within("hkern", "font"), within("vkern", "font"), within("missing-glyph", "font"),
	{"<glyphRef>", told, `<text>a<altGlyph><glyphRef/>b</altGlyph></text>`, `<text>a</text>`, ""},
	{"<foreignObject>", told, `<foreignObject width="50" height="20"><p xmlns="http://www.w3.org/1999/xhtml">kata</p></foreignObject>`, ``, ""},
	{"<g>", drawn, `<g>` + plainRect + `</g>`, ``, ""}, {"<svg>", drawn, `<svg>` + plainRect + `</svg>`, ``, ""},
	of("image", "opacity", "0.5", drawn, ""),
	{"<image>", drawn, `<image width="9" height="9" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"/>`, ``, ""},
	{"<linearGradient>", drawn, `<rect width="50" height="50" fill="url(#g)"/>`, plainRect, ""},
	{"<radialGradient>", drawn, `<radialGradient id="r" href="#g"/><rect width="50" height="50" fill="url(#r)"/>`, plainRect, ""},
	{"<stop>", drawn, `<rect width="50" height="50" fill="url(#g)"/>`, plainRect, ""},
	{"<pattern>", drawn, `<pattern id="q" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="5" height="5"/></pattern><rect width="50" height="50" fill="url(#q)"/>`, plainRect, ""},
	{"<marker>", drawn, `<path d="M0 0H9" stroke="red" marker-end="url(#m)"/>`, `<path d="M0 0H9" stroke="red"/>`, ""},
	{"<style>", drawn, `<style>rect{fill:red}</style>` + plainRect, plainRect, ""},
	{"<switch>", drawn, `<switch>` + plainRect + `<circle r="5"/></switch>`, plainRect + `<circle r="5"/>`, ""},
	{"<symbol>", drawn, `<symbol id="s">` + plainRect + `</symbol><use href="#s"/>`, ``, ""},
	{"<use>", drawn, `<use href="#p" stroke="red"/>`, ``, ""},
	{"<text>", drawn, `<text>kata</text>`, ``, ""}, {"<tspan>", drawn, `<text><tspan>kata</tspan></text>`, ``, ""},
	{"<tref>", drawn, `<defs><text id="t">kata</text></defs><text><tref xlink:href="#t"/></text>`, ``, ""},
	{"<textPath>", drawn, `<text><textPath href="#p">kata</textPath></text>`, `<text>kata</text>`, ""},

	of("text", "alignment-baseline", "middle", drawn, ""), of("text", "dominant-baseline", "middle", drawn, ""),
	of("tspan", "baseline-shift", "super", drawn, ""), of("text", "text-anchor", "end", drawn, ""),
	of("rect", "clip", "rect(1 2 3 4)", told, ""), of("rect", "clip-path", "url(#c)", drawn, ""), of("clip", "clip-rule", "evenodd", drawn, ""),
	of("paint", "color", "red", drawn, ""),
	of("rect", "color-interpolation", "linearRGB", told, ""),
	of("rect", "color-interpolation-filters", "sRGB", meaningless, inFilter), of("rect", "flood-color", "red", meaningless, inFilter),
	of("rect", "flood-opacity", "0.5", meaningless, inFilter), of("rect", "lighting-color", "red", meaningless, inFilter),
	of("rect", "enable-background", "new", meaningless, inFilter),
	of("image", "color-profile", "sRGB", meaningless, "pictures bring their own profile"),
	of("rect", "color-rendering", "optimizeSpeed", meaningless, screen), of("rect", "shape-rendering", "crispEdges", meaningless, screen),
	of("image", "image-rendering", "optimizeSpeed", meaningless, screen), of("text", "text-rendering", "optimizeSpeed", meaningless, screen),
	of("rect", "cursor", "help", meaningless, pointer), of("rect", "pointer-events", "none", meaningless, pointer),
	of("text", "direction", "rtl", told, ""), of("text", "unicode-bidi", "bidi-override", told, ""), of("text", "writing-mode", "tb", told, ""),
	of("text", "glyph-orientation-horizontal", "90", told, ""), of("text", "glyph-orientation-vertical", "90", told, ""),
	of("rect", "display", "none", drawn, ""), of("rect", "visibility", "hidden", drawn, ""),
	of("rect", "fill", "blue", drawn, ""), of("rect", "fill-opacity", "0.5", drawn, ""), of("star", "fill-rule", "evenodd", drawn, ""),
	of("star", "filter", "url(#f)", drawn, ""), of("rect", "mask", "url(#k)", drawn, ""),
	of("text", "font-family", "monospace", drawn, ""), of("text", "font-size", "9", drawn, ""), of("text", "font-style", "italic", drawn, ""),
	of("text", "font-weight", "bold", drawn, ""), of("text", "font-size-adjust", "0.5", told, ""), of("text", "font-stretch", "condensed", told, ""),
	of("text", "font-variant", "small-caps", told, ""), of("text", "kerning", "0", told, ""),
	of("text", "letter-spacing", "2", drawn, ""), of("text", "word-spacing", "5", drawn, ""), of("text", "text-decoration", "underline", drawn, ""),
	of("line", "marker-start", "url(#m)", drawn, ""), of("line", "marker-mid", "url(#m)", drawn, ""), of("line", "marker-end", "url(#m)", drawn, ""),
	of("svg", "overflow", "visible", drawn, ""),
	of("stop", "stop-color", "red", drawn, ""), of("stop", "stop-opacity", "0.5", drawn, ""),
	of("star", "stroke", "red", drawn, ""), of("dash", "stroke-dashoffset", "3", drawn, ""), of("line", "stroke-dasharray", "3", drawn, ""),
	of("line", "stroke-linecap", "square", drawn, ""), of("line", "stroke-linejoin", "bevel", drawn, ""), of("line", "stroke-miterlimit", "1.2", drawn, ""),
	of("line", "stroke-opacity", "0.5", drawn, ""), of("rect", "stroke-width", "5", drawn, ""),
}
