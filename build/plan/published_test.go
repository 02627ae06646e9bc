package plan

import (
	"testing"

	"jilid/build/source"
)

// TestWhatIsPublished: what would run from the site's address isn't published, unless the plan allows it.
func TestWhatIsPublished(t *testing.T) {
	for name, want := range map[string]bool{
		"a.html": false, "a.HTM": false, "a.xhtml": false, "a.xml": false, "a.svgz": false, "a.js": false, "a.mjs": false, "a.wasm": false,
		"a.php": false, "a.php.png": false, "a.shtml": false, "web.config": false,
		"a.html.lama": false, "a.js.gz": false, "a.html.id": false, "a.svg.id": false,
		"a.svg": true, "a.PNG": true, "node.js.png": true, "halaman.html.pdf": true, "a.b.pdf": true, "peta.kml": true, "a.zip": true, "CNAME": true, "a.dwg": true, "peta.v1.2.geojson": true, "a.xyz": true,
		"a.md": false, "a.csv": false, "plan.yaml": false,
	} {
		f := source.NewFile("content/buku-1/"+name, []byte("x"))
		if got := new(Plan).Publishes(f); got != want {
			t.Errorf("%s: %t", name, got)
		}
		allowed := &Plan{UnsafeHTML: true}
		if got := allowed.Publishes(f); got != (want || !(name == "a.md" || name == "a.csv" || name == "plan.yaml")) {
			t.Errorf("%s where it is allowed: %t", name, got)
		}
	}
	for text, want := range map[string]bool{"": true, "a <b>": true, "<script>": false, " \r\n<!doctype html>": false} {
		if got := new(Plan).Publishes(source.NewFile("content/a.xyz", []byte(text))); got != want {
			t.Errorf("%q: %t", text, got)
		}
		if !new(Plan).Publishes(source.NewFile("content/a.kml", []byte(text))) {
			t.Errorf("a map is not published: %q", text)
		}
	}
}
