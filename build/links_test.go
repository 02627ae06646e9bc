package build

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"jilid/build/output"
)

// TestEveryLinkResolves checks what was made, not the model: of the sample in its languages, and of the manual.
func TestEveryLinkResolves(t *testing.T) {
	_, r := sample()
	for _, site := range []struct {
		name  string
		files *output.Set
		least int    // links that must have been looked at
		book  string // that isn't made here
	}{{"sample", r.Files, 40000, ""}, {"manual", manual().Files, 3000, "panduan.pdf"}} {
		t.Run(site.name, func(t *testing.T) {
			looked, faults := unresolved(site.files, site.book)
			for _, f := range faults {
				t.Error(f)
			}
			if looked < site.least {
				t.Errorf("only %d links were found", looked)
			}
		})
	}
}

// TestUnresolvedIsFound: of every sort of link one that leads nowhere is told.
func TestUnresolvedIsFound(t *testing.T) {
	files := output.NewSet()
	files.Add("a/x.css", []byte("p { background: url(../no.png) }"))
	files.Add("x.json", []byte(`{"programs": [{"url": "no.html"}, {"url": "a/b.html"}]}`))
	files.Add("a/b.html", []byte(`<p id="x">`))
	files.Add("index.html", []byte(`<p id="x"><p id="x"><a href="a/b.html#x">yes</a><a href="#x">yes</a><a href="a/b.html#y">no</a><a href="c.html">no</a><a href="/index.html">no</a>
		<img src="no.png" srcset="a/x.css 1w, no2.png 2w"><label for="no"></label><p aria-labelledby="x no3" aria-controls="no4"><rect fill="url(#no5)"/><use xlink:href="#no6"/>
		<meta http-equiv="refresh" content="0; url=no7.html"><template data-page="no8.html" data-scripts="a/x.css no9.js"></template><button data-copy="no10"></button>
		<a href="https://example.com/">elsewhere</a><input name="year" value="2020"><a href="#year=2020">yes</a><a href="#year=2021">no</a>`))
	if _, faults := unresolved(files, ""); len(faults) != 18 {
		t.Errorf("%d faults: %s", len(faults), strings.Join(faults, "\n"))
	}
}

// htmlPage is what is known of a page: its places, those named twice, and what it names.
type htmlPage struct {
	ids   map[string]bool
	twice []string
	links []string
}

// references are attributes that name elements of the same page by their ids.
var references = map[string]bool{"for": true, "form": true, "list": true, "headers": true, "aria-labelledby": true, "aria-describedby": true, "aria-controls": true, "aria-owns": true,
	"aria-details": true, "aria-flowto": true, "aria-activedescendant": true, "aria-errormessage": true, "popovertarget": true, "data-copy": true}

// addresses are attributes that have an address, or several with blanks between.
var addresses = map[string]bool{"href": true, "xlink:href": true, "src": true, "poster": true, "action": true, "data-page": true, "data-index": true, "data-scripts": true, "data-css": true, "data-late": true, "data-src": true}

var (
	cssAddress = regexp.MustCompile(`url\(["']?([^"')]+)["']?\)`)
	refreshed  = regexp.MustCompile(`(?i)url=(.+)$`)
)

func parsePage(data []byte) htmlPage {
	p := htmlPage{ids: map[string]bool{}}
	for tok, attr := range tags(data) {
		for _, a := range tok.Attr {
			switch {
			case a.Key == "id":
				if p.ids[a.Val] {
					p.twice = append(p.twice, a.Val)
				}
				p.ids[a.Val] = true
			case references[a.Key] && tok.Data != "mo": // MathML has a form of its own
				for _, id := range strings.Fields(a.Val) {
					p.links = append(p.links, "#"+id)
				}
			case a.Key == "href":
				p.links = append(p.links, a.Val)
			case addresses[a.Key]:
				p.links = append(p.links, strings.Fields(a.Val)...)
			case a.Key == "srcset":
				for one := range strings.SplitSeq(a.Val, ", ") {
					address, _, _ := strings.Cut(one, " ")
					p.links = append(p.links, address)
				}
			case strings.Contains(a.Val, "url("):
				for _, m := range cssAddress.FindAllStringSubmatch(a.Val, -1) {
					p.links = append(p.links, m[1])
				}
			}
		}
		if tok.Data == "input" { // what can be chosen is a place that addresses lead to, too
			p.ids[attr["name"]+"="+url.QueryEscape(attr["value"])] = true
		}
		if m := refreshed.FindStringSubmatch(attr["content"]); m != nil && tok.Data == "meta" && attr["http-equiv"] == "refresh" {
			p.links = append(p.links, m[1])
		}
	}
	return p
}

// unresolved are the links of a site that lead nowhere – not even to an absent file, which is known of – and ids that stand twice on a page;
// looked is how many links there are.
func unresolved(files *output.Set, absent string) (looked int, faults []string) {
	pages := map[string]htmlPage{}
	for _, name := range files.Paths() {
		f, _ := files.File(name)
		switch path.Ext(name) {
		case ".html":
			pages[name] = parsePage(f.Data)
		case ".css":
			var p htmlPage
			for _, m := range cssAddress.FindAllSubmatch(f.Data, -1) {
				p.links = append(p.links, string(m[1]))
			}
			pages[name] = p
		case ".json":
			pages[name] = htmlPage{links: addressesIn(f.Data)}
		}
	}
	for _, name := range files.Paths() {
		p := pages[name]
		for _, id := range p.twice {
			faults = append(faults, fmt.Sprintf("%s: id %q stands twice", name, id))
		}
		for _, l := range p.links {
			if u, err := url.Parse(l); err == nil && u.Scheme != "" {
				continue // elsewhere, or in itself
			}
			looked++
			if strings.HasPrefix(l, "/") {
				faults = append(faults, fmt.Sprintf("%s: link %q is not relative", name, l))
			}
			target, anchor, _ := strings.Cut(l, "#")
			address, err := url.PathUnescape(target)
			switch {
			case err != nil:
				faults = append(faults, fmt.Sprintf("%s: link %q: %v", name, l, err))
				continue
			case target == "":
				address = name
			default:
				address = path.Join(path.Dir(name), address)
			}
			if _, ok := files.File(address); !ok && address != absent {
				faults = append(faults, fmt.Sprintf("%s: link %q leads nowhere", name, l))
			} else if anchor != "" && path.Ext(address) == ".html" && !pages[address].ids[anchor] {
				faults = append(faults, fmt.Sprintf("%s: link %q has no such anchor", name, l))
			}
		}
	}
	return looked, faults
}

// addressesIn are the addresses that open data names.
func addressesIn(data []byte) (out []string) {
	var value any
	if json.Unmarshal(data, &value) != nil {
		return nil
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if u, ok := v["url"].(string); ok {
				out = append(out, u)
			}
			for _, inner := range v {
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(value)
	return out
}
