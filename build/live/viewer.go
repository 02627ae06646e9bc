package live

import (
	_ "embed"
	"html/template"
	"net/http"
	"path"
	"strings"
)

var (
	//go:embed viewer.html
	viewerPage string
	//go:embed viewer.js
	viewerScript []byte
	//go:embed viewer.css
	viewerStyle []byte

	// pdf.js as it is published, packed by gzip; THIRD_PARTY.md says where it is from.
	//go:embed pdfjs/pdf.min.mjs.gz
	pdfScript []byte
	//go:embed pdfjs/pdf.worker.min.mjs.gz
	pdfWorker []byte
	//go:embed pdfjs/LICENSE
	pdfLicense []byte
)

var viewer = template.Must(template.New("viewer").Parse(viewerPage))

const viewerPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"

// viewed tells whether a request is that of a reader who opens a book in the browser. All
// others – programs, downloads, the viewer itself, which says ?raw – get the file.
func viewed(r *http.Request, name string) bool {
	if path.Ext(name) != ".pdf" || r.URL.Query().Has("raw") {
		return false
	}
	if dest := r.Header.Get("Sec-Fetch-Dest"); dest != "" {
		return dest == "document"
	}
	return strings.Contains(r.Header.Get("Accept"), "text/html") // not told over http:// from another device
}

// view serves the page that shows a book and keeps it up to date.
func (s *Server) view(w http.ResponseWriter, name string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", viewerPolicy)
	viewer.Execute(w, struct {
		Name  string
		Words Words
	}{path.Base(name), s.Words}) // fails only if nobody reads it
}
