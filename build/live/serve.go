package live

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"

	"jilid/build/output"
)

// Site is what one build made: the files, and what there is to say about them.
type Site struct {
	Files    *output.Set
	Problems string // as printed on the terminal, without colours; "" if there are none
	Partial  bool   // more files come: who asks for one that isn't there yet waits
}

// Server shows a plan while it is being written.
type Server struct {
	Root string // the plan's folder
	Addr string // "127.0.0.1:8080"; port 0 chooses a free one
	// Build builds the plan as it is on disk now. What is ready sooner than all of it can be shown
	// with early, as often as there is something; it is Partial.
	Build func(early func(Site)) Site
	Ready func(url string) // called once pages can be asked for
	Note  func(err error)  // told of trouble with watching that doesn't end the server

	mu      sync.Mutex
	site    Site
	next    chan struct{} // closed when another site is in place
	clients map[chan struct{}]bool
}

//go:embed reload.js reload.css
var own embed.FS

const (
	ownPath      = "/-/jilid/"
	scriptPath   = ownPath + "reload.js"
	stylePath    = ownPath + "reload.css"
	eventsPath   = ownPath + "events"
	problemsPath = ownPath + "problems"
)

// Serve builds, serves and rebuilds until ctx is done. Nothing is written to disk.
func (s *Server) Serve(ctx context.Context) error {
	ln, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return &ListenError{s.Addr, err}
	}
	s.clients = map[chan struct{}]bool{}
	s.site, s.next = Site{Files: output.NewSet(), Partial: true}, make(chan struct{})

	srv := &http.Server{Handler: s.handler(ln.Addr().String()), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()

	// One goroutine builds; a change during a build starts another one after it.
	change := make(chan struct{}, 1)
	change <- struct{}{}
	go func() {
		err := watch(ctx, s.Root, func() {
			select {
			case change <- struct{}{}:
			default:
			}
		})
		if err != nil && s.Note != nil {
			s.Note(err)
		}
	}()
	var first sync.Once
	publish := func(site Site) {
		s.publish(site)
		if s.Ready != nil {
			first.Do(func() { s.Ready("http://" + ln.Addr().String() + "/") })
		}
	}
	for {
		select {
		case <-ctx.Done():
			stop, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			if err := srv.Shutdown(stop); err != nil {
				srv.Close()
			}
			return nil
		case err := <-failed:
			return err
		case <-change:
			publish(s.Build(publish))
		}
	}
}

// publish puts a new site in place and tells every browser, unless what it shows is there already.
func (s *Server) publish(site Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	told := s.site.Partial && s.site.Problems == site.Problems
	s.site = site
	close(s.next)
	s.next = make(chan struct{})
	if told {
		return
	}
	for c := range s.clients {
		select {
		case c <- struct{}{}:
		default: // it has not taken the last one yet, which will do
		}
	}
}

func (s *Server) current() Site {
	site, _ := s.state()
	return site
}

// state is the site, and what is closed when there is another.
func (s *Server) state() (Site, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site, s.next
}

// holding is the site as soon as it has a file, or all that it will have.
func (s *Server) holding(ctx context.Context, name string) Site {
	for {
		site, next := s.state()
		if _, ok := site.Files.File(name); ok || !site.Partial {
			return site
		}
		select {
		case <-next:
		case <-ctx.Done():
			return site
		}
	}
}

func (s *Server) handler(addr string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+ownPath, http.StripPrefix(ownPath, http.FileServerFS(own)))
	mux.HandleFunc("GET "+problemsPath, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprint(w, s.current().Problems)
	})
	mux.HandleFunc("GET "+eventsPath, s.events)
	mux.HandleFunc("GET /", s.file)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A page of another site whose name was bent to this address (DNS
		// rebinding) still sends its own name.
		if !local(r.Host, addr) {
			http.Error(w, "403 host", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// local tells whether a Host header means this server.
func local(host, addr string) bool {
	if host == addr {
		return true
	}
	name, port, err := net.SplitHostPort(host)
	_, own, ownErr := net.SplitHostPort(addr)
	if err != nil || ownErr != nil || port != own {
		return false
	}
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil
}

// events tells a browser of every new build.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "500 no stream", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprint(w, "retry: 500\n\n")
	flush.Flush()
	c := make(chan struct{}, 1)
	s.mu.Lock()
	s.clients[c] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.clients, c)
		s.mu.Unlock()
	}()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-c:
			if _, err := fmt.Fprint(w, "event: built\ndata: \n\n"); err != nil {
				return
			}
			flush.Flush()
		}
	}
}

// file serves a file of the site; pages get the script that reloads them.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	status := http.StatusOK
	files := s.current().Files
	if _, dir := files.File(path.Join(name, "index.html")); !dir {
		files = s.holding(r.Context(), name).Files
	}
	f, ok := files.File(name)
	if !ok {
		if _, dir := files.File(path.Join(name, "index.html")); dir {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		status = http.StatusNotFound
		name = "404.html"
		f, _ = files.File(name)
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	data := f.Data
	if path.Ext(name) == ".html" {
		tag := []byte(`<link rel="stylesheet" href="` + stylePath + `"><script src="` + scriptPath + `"></script></body>`)
		data = bytes.Replace(data, []byte("</body>"), tag, 1)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if status != http.StatusOK {
		w.WriteHeader(status)
		w.Write(data)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// ListenError says that a server can't be at an address.
type ListenError struct {
	Addr string
	Err  error
}

func (e *ListenError) Error() string { return "can't listen at " + e.Addr + ": " + e.Err.Error() }
func (e *ListenError) Unwrap() error { return e.Err }

// InUse tells whether the address is another program's.
func (e *ListenError) InUse() bool {
	const windows = syscall.Errno(10048) // WSAEADDRINUSE
	return errors.Is(e.Err, syscall.EADDRINUSE) || errors.Is(e.Err, windows)
}
