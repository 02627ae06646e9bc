//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// host serves a folder as the hosts do that the manual names: text is packed by gzip, at the level of most of them, and
// what has a hash in its name may be kept for ever.
func host(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	var packed sync.Map // path → bytes
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(dir, filepath.FromSlash(r.URL.Path))
		if strings.HasSuffix(r.URL.Path, "/") {
			name = filepath.Join(name, "index.html")
		}
		if strings.Contains(r.URL.Path, "/jilid/") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		kind := mime.TypeByExtension(filepath.Ext(name))
		text := strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json") || strings.Contains(kind, "xml") || strings.Contains(kind, "javascript")
		if !text || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			files.ServeHTTP(w, r)
			return
		}
		body, known := packed.Load(name)
		if !known {
			data, err := os.ReadFile(name)
			if err != nil {
				files.ServeHTTP(w, r)
				return
			}
			var b bytes.Buffer
			z, _ := gzip.NewWriterLevel(&b, 6)
			z.Write(data)
			z.Close()
			body, _ = packed.LoadOrStore(name, b.Bytes())
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Length", strconv.Itoa(len(body.([]byte))))
		w.Write(body.([]byte))
	})
}
