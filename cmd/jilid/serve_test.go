package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"jilid/build"
	"jilid/build/live"
	"jilid/build/plan"
)

// TestServeSoak saves a chapter again and again while browsers listen: none of them misses a
// change, and what the first changes needed is enough for the last. JILID_SOAK is how many there are;
// JILID_SOAK_PLAN is a plan's folder to take instead of a new one, whose first chapter is edited in a copy.
func TestServeSoak(t *testing.T) {
	edits, browsers := 25, 10
	if n, err := strconv.Atoi(os.Getenv("JILID_SOAK")); err == nil {
		edits, browsers = n, 50
	}
	dir := filepath.Join(t.TempDir(), "rencana")
	if from := os.Getenv("JILID_SOAK_PLAN"); from != "" {
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	} else if code := run(t.Context(), []string{"init", "--preset", "blank", dir}, io.Discard, io.Discard); code != exitFine {
		t.Fatal("init failed")
	}
	chapters, err := filepath.Glob(filepath.Join(dir, "content", "*", "*.md"))
	if err != nil || len(chapters) == 0 {
		t.Fatal("no chapter", err)
	}
	chapter := chapters[0]
	text, err := os.ReadFile(chapter)
	if err != nil {
		t.Fatal(err)
	}
	const sign = "Bab ini disunting."
	text = append(text, "\n\n"+sign+"\n"...)
	if err := os.WriteFile(chapter, text, 0o666); err != nil {
		t.Fatal(err)
	}

	ctx, stop := context.WithCancel(t.Context())
	ready := make(chan string, 1)
	quiet := &ui{out: io.Discard, err: io.Discard, lang: "id"}
	b := newBuilder(dir, build.Options{Drafts: true, Again: true, Root: "/", Scope: build.Scope{Editions: []plan.Edition{plan.Screen}}})
	d := &desk{ui: quiet, root: dir, builder: func() *build.Builder { return b }}
	server := &live.Server{Root: dir, Addr: "127.0.0.1:0", Build: d.build, Ready: func(url string) { ready <- url }, Note: func(err error) { t.Error(err) }}
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx) }()
	url := <-ready
	page := pageOf(t, url, sign)

	heard := make([]chan struct{}, browsers)
	var streams sync.WaitGroup
	for i := range heard {
		heard[i] = make(chan struct{}, edits+1)
		r, err := http.Get(url + "-/jilid/events?page=/" + page)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(r.Body)
		if !lines.Scan() {
			t.Fatal("no stream")
		}
		streams.Go(func() {
			defer r.Body.Close()
			for lines.Scan() {
				if lines.Text() == "event: page" {
					heard[i] <- struct{}{}
				}
			}
		})
	}

	var took []time.Duration
	var before runtime.MemStats
	goroutines := 0
	for n := range edits {
		if n == edits/5 { // everything has been needed by now
			runtime.GC()
			runtime.ReadMemStats(&before)
			goroutines = runtime.NumGoroutine()
		}
		start := time.Now()
		saved := chapter + ".tmp"
		if err := os.WriteFile(saved, fmt.Appendf(slices.Clone(text), "\n\nSuntingan ke-%d.\n", n), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(saved, chapter); err != nil {
			t.Fatal(err)
		}
		for i := range heard {
			select {
			case <-heard[i]:
			case <-time.After(time.Minute):
				t.Fatalf("browser %d wasn't told of edit %d", i, n)
			}
			if i == 0 {
				took = append(took, time.Since(start))
			}
		}
		if body := read(t, url+page); !strings.Contains(body, fmt.Sprintf("Suntingan ke-%d.", n)) {
			t.Fatalf("edit %d isn't on the page", n)
		}
	}
	var after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&after)
	if more := runtime.NumGoroutine() - goroutines; more > 5 {
		t.Errorf("%d goroutines more than after the first edits", more)
	}
	if more := int64(after.HeapAlloc) - int64(before.HeapAlloc); more > max(16<<20, int64(before.HeapAlloc)/4) {
		t.Errorf("%d MB more than after the first edits, when it were %d", more>>20, before.HeapAlloc>>20)
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
	streams.Wait()
	slices.Sort(took)
	t.Logf("%d edits, %d browsers: from save to event %v in the median, %v in 99 of 100, %v at most; %d MB", edits, browsers,
		took[len(took)/2], took[len(took)*99/100], took[len(took)-1], after.HeapAlloc>>20)
}

// pageOf is the page of a chapter that shows a text, by the site's own list of chapters.
func pageOf(t *testing.T, url, text string) string {
	t.Helper()
	for _, link := range strings.Split(read(t, url), `href="`)[1:] {
		book, _, _ := strings.Cut(link, `"`)
		if !strings.HasSuffix(book, "/index.html") || strings.Count(book, "/") != 1 {
			continue
		}
		for _, l := range strings.Split(read(t, url+book), `href="`)[1:] {
			name, _, _ := strings.Cut(l, `"`)
			if strings.HasSuffix(name, ".html") && !strings.Contains(name, "/") && name != "print.html" {
				page := strings.TrimSuffix(book, "index.html") + name
				if strings.Contains(read(t, url+page), text) {
					return page
				}
			}
		}
	}
	t.Fatalf("no page shows %q", text)
	return ""
}

func read(t *testing.T, url string) string {
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
	return string(body)
}
