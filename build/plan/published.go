package plan

import (
	"bytes"
	"path"
	"strings"

	"jilid/build/source"
)

// Publishes tells whether a file of the content folder is published as it is: anything that isn't the
// plan itself and wouldn't run in a reader's browser. What may run is up to those who may allow raw HTML.
func (p *Plan) Publishes(f *source.File) bool {
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".md", ".yaml", ".yml", ".bib", ".go", ".csv", ".xlsx", ".ods":
		return false
	}
	return p.Allows(f)
}

// Allows tells whether a file may be published: it wouldn't run, or may.
func (p *Plan) Allows(f *source.File) bool { return p.Main().UnsafeHTML || !runs(f) }

// Endings of files that servers run, that browsers run, and that neither does. Drawings (SVG) are
// published without what could run in them.
var (
	serverRuns  = words("php php3 php4 php5 php7 php8 phps pht phtml phar asp aspx ashx asmx cer jsp jspx cfm cgi fcgi pl shtml shtm stm")
	browserRuns = words("html htm xhtml xht xhtm mhtml mht xml xsl xslt xsd rdf rss atom svgz js mjs cjs wasm hta htc")
	neitherRuns = words("png jpg jpeg gif webp avif bmp ico tif tiff svg pdf txt md csv xls xlsx ods doc docx odt rtf ppt pptx odp zip 7z rar json geojson kml kmz gpx gml shp dwg dxf css woff woff2 ttf otf mp3 m4a wav ogg mp4 m4v webm mov")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// runs tells whether a browser would run a file as the site's own, or its server would. Servers such as Apache
// look for an ending that they know behind every dot of a name ("a.html.lama" is a page), and say
// nothing of a file with none; browsers then judge it by its beginning.
func runs(f *source.File) bool {
	name := strings.ToLower(f.Base())
	endings := strings.Split(name, ".")[1:]
	for _, e := range endings {
		if serverRuns[e] {
			return true
		}
	}
	for i := len(endings) - 1; i >= 0; i-- {
		switch e := endings[i]; {
		case browserRuns[e], e == "svg" && i < len(endings)-1:
			return true
		case neitherRuns[e]:
			return false
		}
	}
	return name == "web.config" || bytes.HasPrefix(bytes.TrimLeft(f.Data, " \t\r\n\f"), []byte("<"))
}
