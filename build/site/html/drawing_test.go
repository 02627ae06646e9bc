package html

import (
	"strings"
	"testing"

	"jilid/build/source"
)

func TestDrawing(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 5"`
	for _, c := range []struct {
		name, svg string
		plain     bool
		has       string
	}{
		{"shapes", head + `><title>x</title><rect width="5" fill="url(#a)"/><defs><linearGradient id="a"/></defs><text>A &lt; B</text></svg>`, true, `<text>A &lt; B</text>`},
		{"own ids", head + `><path id="p" d="M0 0"/><use xlink:href="#p"/></svg>`, true, `-p" d="M0 0"></path><use href="#g`},
		{"alt", head + `></svg>`, true, `aria-label="Satu &amp; dua"`},
		{"script", head + `><script>alert(1)</script></svg>`, false, ""},
		{"event", head + ` onload="alert(1)"></svg>`, false, ""},
		{"event of a shape", head + `><rect ONCLICK="alert(1)"/></svg>`, false, ""},
		{"style", head + `><style>body{display:none}</style></svg>`, false, ""},
		{"style attribute", head + `><rect style="fill:url(http://x)"/></svg>`, false, ""},
		{"picture", head + `><image href="http://x/y.png"/></svg>`, false, ""},
		{"foreign", head + `><foreignObject><p>x</p></foreignObject></svg>`, false, ""},
		{"link", head + `><a href="javascript:x"><rect/></a></svg>`, false, ""},
		{"outside use", head + `><use href="http://x#y"/></svg>`, false, ""},
		{"outside fill", head + `><rect fill="url(http://x)"/></svg>`, false, ""},
		{"entity", `<!DOCTYPE svg [<!ENTITY a "b">]>` + head + `></svg>`, false, ""},
		{"svg in svg", head + `><svg/></svg>`, false, ""},
		{"broken", head + `><rect`, false, ""},
		{"open", head + `><g>`, false, ""},
		{"crossed", head + `><g><text></g></text></svg>`, false, ""},
		{"foreign end", head + `><g></div></svg>`, false, ""},
		{"two drawings", head + `></svg><svg></svg>`, false, ""},
		{"no size", `<svg><rect/></svg>`, false, ""},
	} {
		got, ok := drawing(source.NewFile("content/a.svg", []byte(c.svg)), "Satu & dua")
		if ok != c.plain || !strings.Contains(got, c.has) {
			t.Errorf("%s: got %v %s", c.name, ok, got)
		}
	}
}

// FuzzDrawing: what comes into the page is one element, and nothing in it does or
// fetches something.
func FuzzDrawing(f *testing.F) {
	f.Add([]byte(`<svg viewBox="0 0 1 1"><g id="a"><text>x</text></g></svg>`))
	f.Add([]byte(`<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><title>a&lt;b</title><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><use xlink:href="#a"/><path fill="url(#g)" d="M0 0&#10;"/></svg>`))
	f.Add([]byte(`<svg viewBox="0 0 1 1"><g></div></g></svg>`))
	f.Add([]byte(`<svg viewBox="0 0 1 1"><![CDATA[</svg><script>]]></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		svg, ok := drawing(source.NewFile("a.svg", data), "")
		if !ok {
			return
		}
		wellFormed(t, svg)
		if !strings.HasPrefix(svg, "<svg ") || strings.Count(svg, "<svg") != 1 || !strings.HasSuffix(svg, "</svg>") {
			t.Errorf("not one drawing: %s", svg)
		}
		for _, bad := range []string{"<image", "<a>", "<a ", "style="} {
			if strings.Contains(strings.ToLower(svg), bad) {
				t.Errorf("%q came through: %s", bad, svg)
			}
		}
	})
}
