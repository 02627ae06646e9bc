package site

import (
	"bytes"
	"strings"
	"testing"
)

// TestHarmless: of a drawing only what could run is cut out.
func TestHarmless(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"`
	for _, c := range []struct{ name, in, want string }{
		{"plain", `<?xml version="1.0"?><!-- a -->` + head + ` style="fill:red"><style>a{b:c}</style><rect  width = '1'/><image href="data:image/png;base64,AA=="/><a href="https://a.go.id">x</a></svg>`, ""},
		{"script", head + `><script>alert(1)</script><script href="a.js"/><rect/></svg>`, head + `><rect/></svg>`},
		{"script of another name space", head + `><s:SCRIPT xmlns:s="x"><g/></s:SCRIPT><g/></svg>`, head + `><g/></svg>`},
		{"event", head + ` onload = "alert(1)" id="a"><g ONCLICK='x()' id="b"/></svg>`, head + ` id="a"><g id="b"/></svg>`},
		{"a sign like a tag's end", head + ` id=">" onload="a>b"><g/></svg>`, head + ` id=">"><g/></svg>`},
		{"address", head + `><a xlink:href="java&#x73;cript:x" href=" &#9;JavaScript:x"><g/></a></svg>`, head + `><a><g/></a></svg>`},
		{"data", head + `><use href="data:image/svg+xml,x"/><a href="data:text/html,x"/></svg>`, head + `><use/><a/></svg>`},
		{"animated address", head + `><set attributeName="href" to="javascript:x"/><animate attributeName="xlink:href" values="a;java script:x"/></svg>`, head + `><set/><animate/></svg>`},
		{"page within", head + `><foreignObject><p>a<iframe srcdoc="x"></iframe><img src="x" onerror="x()"/></p></foreignObject></svg>`, head + `><foreignObject><p>a<img src="x"/></p></foreignObject></svg>`},
		{"style sheet that transforms", `<?xml-stylesheet type="text/xsl" href="a.xsl"?>` + head + `/>`, head + `/>`},
		{"handlers by declaration", `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>` + head + `/>`, head + `/>`},
		{"entity with markup", `<!DOCTYPE svg [<!ENTITY a "<script>x</script>">]>` + head + `/>`, head + `/>`},
		{"entities of programs", `<!DOCTYPE svg PUBLIC "a" "b" [ <!ENTITY ns "http://www.w3.org/2000/svg"> ]><svg xmlns="&ns;"/>`, ""},
		{"address by entity", `<!DOCTYPE svg [<!ENTITY a "javascript:x">]><svg><a href="&a;"/></svg>`, `<!DOCTYPE svg [<!ENTITY a "javascript:x">]><svg><a/></svg>`},
		{"old encoding", `<?xml version="1.0" encoding="ISO-8859-1"?><svg id="` + "\xe9" + `" onload="x"/>`, `<?xml version="1.0" encoding="ISO-8859-1"?><svg id="` + "\xe9" + `"/>`},
		{"broken", head + `><script>alert(1)</script><rect`, "error"},
		{"open script", head + `><script>alert(1)`, "error"},
		{"attributes that stick together", `<svg a="b"onload="x" c="d"/>`, "error"},
		{"unknown entity", `<svg><a href="&b;"/></svg>`, "error"},
		{"other encoding", `<?xml version="1.0" encoding="utf-7"?><svg/>`, "error"},
	} {
		out, cut, err := harmless([]byte(c.in))
		switch {
		case c.want == "error":
			if err == nil {
				t.Errorf("%s: no error: %s", c.name, out)
			}
		case err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want == "":
			if string(out) != c.in || len(cut) > 0 {
				t.Errorf("%s: got %s, cut %v", c.name, out, cut)
			}
		case string(out) != c.want || len(cut) == 0:
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, out, c.want)
		}
	}
}

// FuzzHarmless: what was cut once has nothing more to be cut.
func FuzzHarmless(f *testing.F) {
	f.Add([]byte(`<svg onload="x" a='"' ><script/><g a="/>" onclick='x>"'/></svg>`))
	f.Add([]byte(`<!DOCTYPE svg [<!ENTITY a "b"><!ATTLIST a onload CDATA "x">]><svg on="&a;"><scr<script/>ipt/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, cut, err := harmless(data)
		if err != nil {
			return
		}
		if len(cut) == 0 && !bytes.Equal(out, data) {
			t.Error("changed without a word")
		}
		if again, more, err := harmless(out); err == nil && len(more) > 0 {
			t.Errorf("%q, cut to %q, has more to be cut: %q", data, out, again)
		}
		if strings.Contains(strings.ToLower(string(out)), "<script") && !strings.Contains(string(data), "<!") {
			t.Errorf("a script is left: %q", out)
		}
	})
}
