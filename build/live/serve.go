package live

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"syscall"
	"time"

	"jilid/build/output"
)

// Site is what one build made: the files, and what there is to say about them.
type Site struct {
	Files    *output.Set
	Problems string // as printed on the terminal, without colours; "" if there are none

	// Inspect says once more what there is to say, after looking at what needn't be known before
	// the pages are shown. It may be nil.
	Inspect func() string
}

// Words are what the browser says while a plan is being written, in the user's language.
type Words struct {
	Lang  string // the language, "id"
	Lost  string // the server doesn't answer
	Close string // hides what the build had to say

	// Of a book's viewer.
	Contents, Page, Smaller, Larger, Width string
	Original                               string // opens the file in the browser's own viewer
	Download                               string
}

// Server shows a plan while it is being written.
type Server struct {
	Root  string                     // the plan's folder
	Addr  string                     // "127.0.0.1:8080"; port 0 chooses a free one
	Near  bool                       // another port will do if that is taken
	Poll  time.Duration              // look for changes that often, instead of being told of them; 0: be told
	Words Words                      // see there
	Build func(context.Context) Site // builds the plan as it is on disk now; when the context is done its result is not used
	Ready func(url string)           // called once pages can be asked for
	Note  func(err error)            // told of trouble with watching that doesn't end the server

	mu      sync.Mutex
	site    Site
	changed chan struct{} // closed when the site is replaced by another
	dirty   bool          // the plan changed after the running build began
	cancel  func()        // ends the running build
	since   time.Time     // when the first change came that isn't shown yet
}

// patience is how long changes may keep ending the builds before them: whoever
// saves without a pause wants to see something now and then.
const patience = 2 * time.Second

// Serve builds, serves and rebuilds until ctx is done. Nothing is written to disk.
func (s *Server) Serve(ctx context.Context) error {
	ln, err := s.listen()
	if err != nil {
		return err
	}
	s.changed = make(chan struct{})
	look := make(chan struct{}, 1)
	var working sync.WaitGroup
	working.Go(func() {
		watch(ctx, s.Root, s.Poll, func() {
			s.outdate()
			select {
			case look <- struct{}{}:
			default:
			}
		}, s.note)
	})
	s.site = s.Build(ctx)

	srv := s.server(ctx, ln.Addr())
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(&limited{Listener: ln, free: make(chan struct{}, maxConnections)}) }()

	// One goroutine builds.
	working.Go(func() {
		s.inspect()
		for {
			select {
			case <-ctx.Done():
				return
			case <-look:
				s.rebuild(ctx)
			}
		}
	})
	defer working.Wait()
	if s.Ready != nil {
		s.Ready("http://" + ln.Addr().String() + "/")
	}
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
	}
}

func (s *Server) note(err error) {
	if s.Note != nil {
		s.Note(err)
	}
}

// outdate notes that the plan has changed, and ends a build that doesn't know of it.
func (s *Server) outdate() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dirty = true
	if s.since.IsZero() {
		s.since = time.Now()
	}
	if s.cancel != nil && time.Since(s.since) < patience {
		s.cancel()
	}
}

// rebuild builds until what is shown is what is on disk.
func (s *Server) rebuild(ctx context.Context) {
	for {
		this, cancel := context.WithCancel(ctx)
		s.mu.Lock()
		if !s.dirty {
			s.mu.Unlock()
			cancel()
			break
		}
		s.dirty, s.cancel = false, cancel
		s.mu.Unlock()
		site := s.Build(this)
		ended := this.Err() != nil
		cancel()
		if ctx.Err() != nil {
			return
		}
		s.mu.Lock()
		s.cancel = nil
		switch {
		case ended:
			s.dirty = true
		case s.dirty: // there was a change that had to wait
			s.since = time.Now()
		default:
			s.since = time.Time{}
		}
		s.mu.Unlock()
		if !ended {
			s.publish(site)
		}
	}
	s.inspect()
}

// inspect completes what there is to say about the site that is shown.
func (s *Server) inspect() {
	site := s.current()
	if site.Inspect == nil {
		return
	}
	if said := site.Inspect(); said != site.Problems {
		site.Problems, site.Inspect = said, nil
		s.publish(site)
	}
}

// publish puts a new site in place and wakes everyone who waits for one.
func (s *Server) publish(site Site) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.site = site
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) current() Site {
	site, _ := s.next()
	return site
}

// next is the site as it is, and a channel that is closed when there is another.
func (s *Server) next() (Site, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site, s.changed
}

// listen opens the address, or if Near the first free one of the twenty behind it.
func (s *Server) listen() (net.Listener, error) {
	addr := s.Addr
	for try := 0; ; try++ {
		ln, err := net.Listen("tcp", addr)
		if err == nil {
			return ln, nil
		}
		failed := &ListenError{s.Addr, err}
		if !s.Near || !failed.InUse() || try == 20 {
			return nil, failed
		}
		addr = following(addr)
	}
}

// following is an address with the port behind its own.
func following(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	n, err := net.LookupPort("tcp", port)
	if err != nil || n == 0 {
		return addr
	}
	return net.JoinHostPort(host, strconv.Itoa(n+1))
}

// server is the server of the pages. Limits keep a slow or broken client from costing
// more than a connection; streams of events set their own deadlines.
func (s *Server) server(ctx context.Context, addr net.Addr) *http.Server {
	return &http.Server{
		Handler:           s.handler(addr.String()),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
}

// maxConnections is how many there may be at once. A browser opens six.
const maxConnections = 256

// limited is a listener that takes a new connection only while there are not too many.
type limited struct {
	net.Listener
	free chan struct{}
}

func (l *limited) Accept() (net.Conn, error) {
	l.free <- struct{}{}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.free
		return nil, err
	}
	return &counted{Conn: c, release: sync.OnceFunc(func() { <-l.free })}, nil
}

type counted struct {
	net.Conn
	release func()
}

func (c *counted) Close() error {
	c.release()
	return c.Conn.Close()
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
