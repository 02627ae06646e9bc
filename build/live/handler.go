package live

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"html"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"time"
)

var (
	//go:embed listen.js
	listenScript []byte
	//go:embed reload.js
	script []byte
	//go:embed reload.css
	style []byte
)

// Addresses of the server's own, beside the site.
const (
	ownPath      = "/-/jilid/"
	scriptPath   = "/-/jilid/reload.js"
	stylePath    = "/-/jilid/reload.css"
	eventsPath   = "/-/jilid/events"
	problemsPath = "/-/jilid/problems"
)

func (s *Server) handler(addr string) http.Handler {
	mux := http.NewServeMux()
	for name, data := range map[string][]byte{"listen.js": listenScript, "reload.js": script, "viewer.js": viewerScript} {
		mux.HandleFunc("GET "+ownPath+name, own("text/javascript; charset=utf-8", func() []byte { return data }))
	}
	for name, data := range map[string][]byte{"reload.css": style, "viewer.css": viewerStyle} {
		mux.HandleFunc("GET "+ownPath+name, own("text/css; charset=utf-8", func() []byte { return data }))
	}
	mux.HandleFunc("GET "+ownPath+"pdf.mjs", packed(pdfScript))
	mux.HandleFunc("GET "+ownPath+"pdf.worker.mjs", packed(pdfWorker))
	mux.HandleFunc("GET "+ownPath+"pdf.LICENSE", own("text/plain; charset=utf-8", func() []byte { return pdfLicense }))
	mux.HandleFunc("GET "+problemsPath, own("text/plain; charset=utf-8", func() []byte { return []byte(s.current().Problems) }))
	mux.HandleFunc("GET "+eventsPath, s.events)
	mux.HandleFunc("GET /", s.file)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A page of another site whose name was bent to this address (DNS
		// rebinding) still sends its own name.
		if !local(r.Host, addr) {
			http.Error(w, "403 host", http.StatusForbidden)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/-/") && foreign(r) {
			http.Error(w, "403 origin", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		mux.ServeHTTP(w, r)
	})
}

// local tells whether a Host header means this server. Names but localhost never do: they
// could be anybody's. Numbers can't be bent, so any is right that reaches this port.
func local(host, addr string) bool {
	if host == addr {
		return true
	}
	name, port, err := net.SplitHostPort(host)
	_, own, ownErr := net.SplitHostPort(addr)
	if err != nil || ownErr != nil || port != own {
		return false
	}
	return name == "localhost" || net.ParseIP(name) != nil
}

// foreign tells whether a request was made by a page of another site, by what
// browsers say of it (Fetch Metadata; older ones send Origin only).
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		return true
	}
	origin := r.Header.Get("Origin")
	return origin != "" && origin != "http://"+r.Host
}

// own serves a file of the server's own.
func own(kind string, data func() []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "no-store")
		w.Write(data())
	}
}

// packed serves a script that is kept packed by gzip; every browser unpacks it.
func packed(data []byte) http.HandlerFunc {
	tag := etag(data)
	return func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Type", "text/javascript; charset=utf-8")
		h.Set("Content-Encoding", "gzip")
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", tag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	}
}

// etag is the tag by which a browser knows contents again.
func etag(data []byte) string { return fmt.Sprintf(`"%x"`, sha256.Sum256(data)) }

// file serves a file of the site; pages get the script that keeps them up to date.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	files := s.current().Files
	name := fileName(r.URL.Path)
	status := http.StatusOK
	if !files.Has(name) {
		if files.Has(path.Join(name, "index.html")) {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		status = http.StatusNotFound
		name = "404.html"
	}
	if status == http.StatusOK && viewed(r, name) {
		s.view(w, name)
		return
	}
	f, _ := files.File(name)
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	data := f.Data
	if path.Ext(name) == ".html" {
		data = bytes.Replace(data, []byte("</body>"), []byte(s.tags()+"</body>"), 1)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", etag(data))
	if path.Ext(name) == ".pdf" {
		w.Header().Set("Vary", "Sec-Fetch-Dest, Accept")
	}
	if status != http.StatusOK {
		w.WriteHeader(status)
		w.Write(data)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// fileName is the path of a file in the site that an address means.
func fileName(address string) string {
	name := strings.TrimPrefix(path.Clean("/"+address), "/")
	if name == "" || strings.HasSuffix(address, "/") {
		name = path.Join(name, "index.html")
	}
	return name
}

func (s *Server) tags() string {
	return fmt.Sprintf(`<link rel="stylesheet" href="%s"><script type="module" src="%s" data-lost="%s" data-close="%s"></script>`,
		stylePath, scriptPath, html.EscapeString(s.Words.Lost), html.EscapeString(s.Words.Close))
}
