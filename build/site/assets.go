package site

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"

	"jilid/build/site/html"
	"jilid/build/site/script"
	"jilid/build/site/search"
)

// policy is the Content-Security-Policy of every page: nothing comes from elsewhere, and
// nothing runs or styles that isn't a file of the site.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

// scriptsOf are the scripts that a kind of page (Shell.Kind) loads beside app.js,
// in the order in which they run. A script that isn't loaded anywhere is published
// all the same, for others to load.
var scriptsOf = map[string][]string{
	"explorer": {"explorer.js"},
	"chapter":  {"copy.js", "zoom.js", "tables.js", "margin.js", "place.js"},
	"program":  {"copy.js", "zoom.js"},
	"home":     {"place.js"},
	"book":     {"place.js"},
}

// stylesOf are the style sheets of the theme that a kind of page has beside site.css, which is loaded
// after them: a site.css of the plan's own has the last word. Chapters are read most and have none.
var stylesOf = map[string][]string{
	"home": {"pages.css"}, "book": {"pages.css"}, "program": {"pages.css"}, "listing": {"pages.css"}, "references": {"pages.css"}, "print": {"pages.css"},
	"explorer": {"pages.css", "explorer.css"},
	"search":   {"pages.css", "search.css"},
	"chapter":  {},
}

// lateStyle is the style of what scripts add to chapters and programs. They load it, so that
// the first view doesn't wait for it.
const lateStyle = "reading.css"

// assetFolder is where the files are that the site makes itself.
const assetFolder = "jilid/"

// assets are the files that the site makes itself: style sheets, scripts, fonts, the icon. The code
// knows each by a name ("site.css"); its address ("jilid/site.1f3a….css") has a hash of its content,
// so that a browser may keep it for ever. All of them must be there before a page is made.
type assets struct {
	files  map[string]asset
	folder string // of the pages' language, which the files are above; "" for none
}

type asset struct {
	address string
	data    []byte
}

// add puts a file under its name and tells its address.
func (a assets) add(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	address := assetFolder + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
	a.files[name] = asset{address, data}
	return address
}

// href is the way from a page to a file, or "" if there is none of that name.
func (a assets) href(page, name string) string {
	if f, ok := a.files[name]; ok {
		return html.Rel(a.folder+page, f.address)
	}
	return ""
}

// makeAssets makes all of them.
func (s *site) makeAssets() assets {
	a := assets{files: map[string]asset{}}
	s.addStyles(a)
	a.add("icon.svg", []byte(s.icon()))
	scripts, err := script.FS.ReadDir(".")
	if err != nil {
		panic(err) // they are in the program
	}
	for _, f := range scripts {
		data, err := script.FS.ReadFile(f.Name())
		if err != nil {
			panic(err)
		}
		a.add(f.Name(), data)
	}
	for _, f := range search.Libraries() {
		a.add(f.Name, f.Data)
	}
	return a
}

// scripts are the ways to the scripts of a page.
func (s *site) scripts(address, kind string) []string {
	var out []string
	names := append([]string{"app.js"}, scriptsOf[kind]...)
	if len(s.tongues) > 1 {
		names = append(names, "language.js")
	}
	for _, name := range names {
		out = append(out, s.assets.href(address, name))
	}
	return out
}

// styles are the ways to the style sheets of a page that it has beside site.css.
func (s *site) styles(address, kind string) []string {
	var out []string
	for _, name := range stylesOf[kind] {
		if href := s.assets.href(address, name); href != "" { // a theme need not have it
			out = append(out, href)
		}
	}
	return out
}

// publish puts them at their addresses.
func (a assets) publish(c *claims) {
	for _, name := range slices.Sorted(maps.Keys(a.files)) {
		c.add(a.files[name].address, a.files[name].data, origin{})
	}
}
