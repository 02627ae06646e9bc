package build

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"jilid/build/diag"
	"jilid/build/live"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// openDesk is the sample while it is written and served. Of its folder only one file is touched: the
// plan is in memory.
type openDesk struct {
	t        *testing.T
	dir      string
	mu       sync.Mutex
	files    map[string][]byte
	problems string
	builder  *Builder
	composed atomic.Int32 // how often the books were
}

func newOpenDesk(t *testing.T) *openDesk {
	w := &openDesk{t: t, dir: t.TempDir(), files: map[string][]byte{}, builder: New(Options{Layouts: layouts.FS, Themes: themes.FS, Again: true})}
	tree, _ := sample()
	for _, f := range tree.Files() {
		w.files[f.Path] = f.Data
	}
	if err := os.Mkdir(filepath.Join(w.dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *openDesk) build(ctx context.Context) live.Site {
	w.mu.Lock()
	defer w.mu.Unlock()
	made := w.builder.Desk(ctx, source.New(maps.Clone(w.files)), nil)
	made.Composed = func([]diag.Diagnostic) { w.composed.Add(1) }
	return live.Site{Files: made.Files, Problems: w.problems}
}

// edit changes files or problems, and has it noticed.
func (w *openDesk) edit(do func()) {
	w.t.Helper()
	w.mu.Lock()
	do()
	w.mu.Unlock()
	if err := os.WriteFile(filepath.Join(w.dir, "content", "plan.yaml"), []byte(time.Now().String()), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

func (w *openDesk) serve(ctx context.Context, addr string) (url string, stop func()) {
	serving, cancel := context.WithCancel(ctx)
	ready, done := make(chan string, 1), make(chan error, 1)
	s := &live.Server{Root: w.dir, Addr: addr, Build: w.build, Ready: func(url string) { ready <- url }}
	s.Words = live.Words{Lost: "tidak menjawab", Close: "Tutup", Contents: "Contents", Page: "Halaman", Smaller: "Zoom out", Larger: "Perbesar",
		Width: "Selebar jendela", Original: "Penampil peramban", Download: "Download"} // the longer ones of both languages
	go func() { done <- s.Serve(serving) }()
	return <-ready, sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			w.t.Error(err)
		}
	})
}

// TestEditsInTheBrowser: an edit is shown without loading the page anew, and what the reader did
// with the page stays; what the build has to say comes and goes, and so does the server.
func TestEditsInTheBrowser(t *testing.T) {
	ctx := browser(t)
	w := newOpenDesk(t)
	until := func(expression string) { t.Helper(); until(t, ctx, expression) }
	edit := w.edit

	url, stop := w.serve(t.Context(), "127.0.0.1:0")
	defer func() { stop() }()
	const name = "content/buku-2/03-strategi/01-governance.md"
	if w.files[name] == nil {
		t.Fatal("the sample has no such chapter any more")
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(url+"buku-2/strategi/governance.html")); err != nil {
		t.Fatal(err)
	}
	value[bool](t, ctx, `(() => { window.same = true; for (const d of document.querySelectorAll("details")) d.open = true; scrollTo({ top: 900, behavior: "instant" }); return true })()`)
	top := value[float64](t, ctx, `document.querySelector("article h2").getBoundingClientRect().top`)

	edit(func() { w.files[name] = fmt.Appendf(nil, "%s\n\nKalimat yang baru saja ditulis.\n", w.files[name]) })
	until(`document.querySelector("article").textContent.includes("baru saja ditulis")`)
	if !value[bool](t, ctx, `window.same === true && [...document.querySelectorAll("details")].every((d) => d.open)`) {
		t.Error("the page was loaded anew, or its details were closed")
	}
	if now := value[float64](t, ctx, `document.querySelector("article h2").getBoundingClientRect().top`); now-top > 2 || top-now > 2 {
		t.Errorf("what is read moved by %.0f px", now-top)
	}

	edit(func() { w.problems = "galat: contoh" })
	until(`document.querySelector(".jilid-problems pre")?.textContent === "galat: contoh"`)
	edit(func() { w.problems = "" })
	until(`document.querySelector(".jilid-problems") === null`)

	edit(func() {
		w.files["themes/default/site.css"] = append(themeFile(t, "site.css"), "\nbody { letter-spacing: 3px; }\n"...)
	})
	until(`getComputedStyle(document.body).letterSpacing === "3px"`)
	if !value[bool](t, ctx, `window.same === true`) {
		t.Error("a change of the style loaded the page anew")
	}

	stop()
	until(`document.querySelector(".jilid-problems pre")?.textContent === "tidak menjawab"`)
	w.mu.Lock()
	w.files[name] = fmt.Appendf(nil, "%s\n\nDitulis selagi server berhenti.\n", w.files[name])
	w.mu.Unlock()
	_, stop = w.serve(t.Context(), strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
	until(`document.querySelector("article").textContent.includes("selagi server berhenti") && document.querySelector(".jilid-problems") === null`)

	// A browser has six connections to a server.
	for range 7 {
		look(t, ctx, false)
		tab, close := chromedp.NewContext(ctx)
		defer close()
		if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
		loading, cancel := context.WithTimeout(tab, 20*time.Second)
		err := chromedp.Do(loading, chromedp.Navigate(url+"buku-2/pendahuluan.html"))
		cancel()
		if err != nil {
			t.Fatalf("with so many tabs open no other can be: %v", err)
		}
		ctx = tab
	}
}

// look brings the window of a tab in front, or puts it away.
func look(t *testing.T, ctx context.Context, seen bool) {
	t.Helper()
	call(t, ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: false}) // else it is seen always
	w, err := chromedp.Call(ctx, cdpbrowser.GetWindowForTarget, cdpbrowser.GetWindowForTargetParams{})
	if err != nil {
		t.Fatal(err)
	}
	state := cdpbrowser.WindowStateNormal
	if !seen {
		state = cdpbrowser.WindowStateMinimized
	}
	call(t, ctx, cdpbrowser.SetWindowBounds, cdpbrowser.SetWindowBoundsParams{WindowID: w.WindowID, Bounds: &cdpbrowser.Bounds{WindowState: state}})
	until(t, ctx, fmt.Sprintf(`document.hidden === %t`, !seen))
}

func themeFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := themes.FS.ReadFile("default/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
