package build

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

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
	return live.Site{Files: w.builder.Desk(ctx, source.New(maps.Clone(w.files)), nil).Files, Problems: w.problems}
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
	s := &live.Server{Root: w.dir, Addr: addr, Build: w.build, Ready: func(url string) { ready <- url }, Words: live.Words{Lost: "tidak menjawab", Close: "Tutup"}}
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
}

func themeFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := themes.FS.ReadFile("default/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
