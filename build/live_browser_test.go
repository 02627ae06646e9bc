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

// TestEditsInTheBrowser: an edit is shown without loading the page anew, and what the reader did
// with the page stays; what the build has to say comes and goes, and so does the server.
func TestEditsInTheBrowser(t *testing.T) {
	ctx := browser(t)
	tree, _ := sample()
	files := map[string][]byte{}
	for _, f := range tree.Files() {
		files[f.Path] = f.Data
	}
	dir := t.TempDir() // only touched: the plan is in memory
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o777); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	problems := ""
	b := New(Options{Layouts: layouts.FS, Themes: themes.FS, Again: true})
	build := func(ctx context.Context) live.Site {
		mu.Lock()
		defer mu.Unlock()
		return live.Site{Files: b.Desk(ctx, source.New(maps.Clone(files)), nil).Files, Problems: problems}
	}
	edit := func(do func()) {
		mu.Lock()
		do()
		mu.Unlock()
		if err := os.WriteFile(filepath.Join(dir, "content", "plan.yaml"), []byte(time.Now().String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	start := func(ctx context.Context, addr string) (url string, stop func()) {
		serving, cancel := context.WithCancel(ctx)
		ready, done := make(chan string, 1), make(chan error, 1)
		s := &live.Server{Root: dir, Addr: addr, Build: build, Ready: func(url string) { ready <- url }, Words: live.Words{Lost: "tidak menjawab", Close: "Tutup"}}
		go func() { done <- s.Serve(serving) }()
		return <-ready, sync.OnceFunc(func() {
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
	until := func(expression string) {
		t.Helper()
		for range 200 {
			if value[bool](t, ctx, expression) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("never true: %s", expression)
	}

	url, stop := start(t.Context(), "127.0.0.1:0")
	defer func() { stop() }()
	const name = "content/buku-2/03-strategi/01-governance.md"
	if files[name] == nil {
		t.Fatal("the sample has no such chapter any more")
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(url+"buku-2/strategi/governance.html")); err != nil {
		t.Fatal(err)
	}
	value[bool](t, ctx, `(() => { window.same = true; for (const d of document.querySelectorAll("details")) d.open = true; scrollTo({ top: 900, behavior: "instant" }); return true })()`)
	top := value[float64](t, ctx, `document.querySelector("article h2").getBoundingClientRect().top`)

	edit(func() { files[name] = fmt.Appendf(nil, "%s\n\nKalimat yang baru saja ditulis.\n", files[name]) })
	until(`document.querySelector("article").textContent.includes("baru saja ditulis")`)
	if !value[bool](t, ctx, `window.same === true && [...document.querySelectorAll("details")].every((d) => d.open)`) {
		t.Error("the page was loaded anew, or its details were closed")
	}
	if now := value[float64](t, ctx, `document.querySelector("article h2").getBoundingClientRect().top`); now-top > 2 || top-now > 2 {
		t.Errorf("what is read moved by %.0f px", now-top)
	}

	edit(func() { problems = "galat: contoh" })
	until(`document.querySelector(".jilid-problems pre")?.textContent === "galat: contoh"`)
	edit(func() { problems = "" })
	until(`document.querySelector(".jilid-problems") === null`)

	edit(func() {
		files["themes/default/site.css"] = append(themeFile(t, "site.css"), "\nbody { letter-spacing: 3px; }\n"...)
	})
	until(`getComputedStyle(document.body).letterSpacing === "3px"`)
	if !value[bool](t, ctx, `window.same === true`) {
		t.Error("a change of the style loaded the page anew")
	}

	stop()
	until(`document.querySelector(".jilid-problems pre")?.textContent === "tidak menjawab"`)
	mu.Lock()
	files[name] = fmt.Appendf(nil, "%s\n\nDitulis selagi server berhenti.\n", files[name])
	mu.Unlock()
	_, stop = start(t.Context(), strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
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
