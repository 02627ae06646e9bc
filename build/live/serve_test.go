package live

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"jilid/build/output"
)

// start serves a folder whose site is one page that holds the text of a.md.
func start(t *testing.T) (url, dir string, builds *atomic.Int32) {
	t.Helper()
	dir = t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "satu")
	builds = new(atomic.Int32)
	ready := make(chan string, 1)
	s := &Server{Root: dir, Addr: "127.0.0.1:0", Ready: func(u string) { ready <- u }, Note: func(err error) { t.Error(err) }}
	s.Build = func(context.Context) Site {
		builds.Add(1)
		text, err := os.ReadFile(filepath.Join(dir, "content", "a.md"))
		if err != nil {
			t.Error(err)
		}
		set := output.NewSet()
		set.Add("index.html", []byte("<body>"+string(text)+"</body>"))
		set.Add("404.html", []byte("<body>tidak ada</body>"))
		set.Add("buku/index.html", []byte("<body>buku</body>"))
		set.Add("buku-1.pdf", []byte("%PDF-"+string(text)))
		return Site{Files: set, Problems: "masalah"}
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return <-ready, dir, builds
}

// write saves as editors do: beside the file, then by renaming.
func write(t *testing.T, dir, text string) {
	t.Helper()
	tmp := filepath.Join(dir, "content", "a.md.tmp")
	if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(tmp, filepath.Join(dir, "content", "a.md")); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

func TestAChangeReachesTheBrowser(t *testing.T) {
	url, dir, _ := start(t)
	if _, body := get(t, url); !strings.Contains(body, "satu") || !strings.Contains(body, scriptPath) {
		t.Fatalf("first page is %q", body)
	}
	r, err := http.Get(url + eventsPath[1:])
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewReader(r.Body)
	if line, err := events.ReadString('\n'); err != nil || !strings.HasPrefix(line, "retry:") {
		t.Fatalf("stream begins with %q, %v", line, err)
	}
	write(t, dir, "dua")
	got := make(chan string, 1)
	go func() {
		for {
			line, err := events.ReadString('\n')
			if err != nil || strings.HasPrefix(line, "event:") {
				got <- line
				return
			}
		}
	}()
	select {
	case line := <-got:
		if line != "event: built\n" {
			t.Fatalf("event is %q", line)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("no event after a change")
	}
	if _, body := get(t, url); !strings.Contains(body, "dua") {
		t.Errorf("page after the change is %q", body)
	}
}

func TestPathsAndStatuses(t *testing.T) {
	url, _, _ := start(t)
	for _, c := range []struct {
		path   string
		status int
		body   string
	}{
		{"", 200, "satu"},
		{"index.html", 200, "satu"},
		{"buku/", 200, "buku"},
		{"buku", 200, "buku"},
		{"hilang.html", 404, "tidak ada"},
		{"..%2f..%2fetc/passwd", 404, "tidak ada"},
		{problemsPath[1:], 200, "masalah"},
		{scriptPath[1:], 200, "listen.js"},
		{"-/jilid/listen.js", 200, "EventSource"},
		{stylePath[1:], 200, "fixed"},
	} {
		if status, body := get(t, url+c.path); status != c.status || !strings.Contains(body, c.body) {
			t.Errorf("%q: got %d %q, want %d with %q", c.path, status, body, c.status, c.body)
		}
	}
}

// TestWhoGetsTheViewer: who opens a book in a browser sees the viewer; all others get the file.
func TestWhoGetsTheViewer(t *testing.T) {
	url, _, _ := start(t)
	const page = "text/html,application/xhtml+xml,*/*;q=0.8"
	for _, c := range []struct {
		address, dest, accept string
		viewer                bool
	}{
		{"buku-1.pdf", "document", page, true},
		{"buku-1.pdf", "", page, true}, // over http:// from another device
		{"buku-1.pdf", "", "*/*", false},
		{"buku-1.pdf", "", "", false},
		{"buku-1.pdf", "empty", page, false}, // a download, a script
		{"buku-1.pdf", "embed", page, false},
		{"buku-1.pdf?raw", "document", page, false},
		{"hilang.pdf", "document", page, false},
	} {
		req, err := http.NewRequest("GET", url+c.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Sec-Fetch-Dest", c.dest)
		req.Header.Set("Accept", c.accept)
		if c.dest == "" {
			req.Header.Del("Sec-Fetch-Dest")
		}
		r, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(body), "/-/jilid/viewer.js"); got != c.viewer {
			t.Errorf("%+v: got the viewer: %t: %s %q", c, got, r.Status, body)
		}
		if strings.HasPrefix(c.address, "buku") && !c.viewer && string(body) != "%PDF-satu" {
			t.Errorf("%+v: the file is %q", c, body)
		}
	}
}

// TestPDFJS: what is kept packed is what THIRD_PARTY.md says.
func TestPDFJS(t *testing.T) {
	url, _, _ := start(t)
	for _, name := range []string{"pdf.mjs", "pdf.worker.mjs"} {
		if status, body := get(t, url+"-/jilid/"+name); status != 200 || !strings.Contains(body, "pdfjsVersion = 6.5.438") {
			t.Errorf("%s: status %d, %d bytes", name, status, len(body))
		}
	}
}

func TestForeignHostNamesAreRefused(t *testing.T) {
	url, _, _ := start(t)
	for host, want := range map[string]int{"evil.example": 403, "evil.example:80": 403, strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"): 200} {
		req, err := http.NewRequest("GET", url, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = host
		r, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("Host %q: status %d, want %d", host, r.StatusCode, want)
		}
	}
}

// TestPatience: whoever saves without a pause still sees something now and then.
func TestPatience(t *testing.T) {
	shown := make(chan struct{}, 1)
	s := &Server{changed: make(chan struct{}), Build: func(ctx context.Context) Site {
		select { // a build takes longer than the time between two changes
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
			select {
			case shown <- struct{}{}:
			default:
			}
		}
		return Site{Files: output.NewSet()}
	}}
	ctx, stop := context.WithCancel(t.Context())
	saving := make(chan struct{})
	go func() {
		defer close(saving)
		for ctx.Err() == nil {
			s.outdate()
			time.Sleep(20 * time.Millisecond)
		}
	}()
	built := make(chan struct{})
	go func() {
		defer close(built)
		for ctx.Err() == nil {
			s.rebuild(ctx)
		}
	}()
	select {
	case <-shown:
	case <-time.After(10 * patience):
		t.Error("nothing was built while the plan changed all the time")
	}
	stop()
	<-saving
	<-built
}
