package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"jilid/build/live"
	"jilid/build/output"
)

// pageKinds is one page of every kind.
var pageKinds = []string{
	"index.html", "404.html", "pelaksanaan.html", "buku-2/index.html", "buku-2/strategi/governance.html", "buku-1/pendahuluan.html",
	"buku-1/daftar-pustaka.html", "buku-3/print.html", "program/index.html", "program/gov-01.html",
	"dimensi/index.html", "dimensi/governance.html", "opd/index.html", "opd/diskominfo.html", "tahun/index.html", "tahun/2021.html",
	"jelajahi.html", "unduhan.html", "singkatan.html", "quick-win.html", "sasaran/index.html", "sumber-dana/apbd.html",
}

// browser is a headless Chromium for a test, or a plain reason why there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	return browserFor(t, 3*time.Minute)
}

func browserFor(t *testing.T, limit time.Duration) context.Context {
	t.Helper()
	if Raced && t.Name() != "TestEditsInTheBrowser" {
		t.Skip("what a page is in a browser has nothing to do with races; .ci/run asks without the race detector")
	}
	name := ""
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(n); err == nil {
			name = p
			break
		}
	}
	if name == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("Chromium is missing")
		}
		t.Skip("no Chromium here: pages are not looked at in a browser")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(name), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// TestPagesInTheBrowser opens a page of every kind from disk, as from a USB
// stick and with scripts off: nothing is wider than the window, on a desktop and on a phone, the
// grounds are those of the theme in the light and in the dark, the fonts
// arrive, and the browser has no complaint.
func TestPagesInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var complaints []string
	err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, ev.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			complaints = append(complaints, ev.Entry.Text+" "+ev.Entry.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []struct {
		width  int64
		scheme string
		ground string
	}{
		{1280, "light", "rgb(251, 250, 247)"}, {390, "light", "rgb(251, 250, 247)"},
		{1280, "dark", "rgb(18, 24, 31)"}, {320, "dark", "rgb(18, 24, 31)"},
	} {
		call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: view.width, Height: 850, DeviceScaleFactor: 1, Mobile: view.width < 600})
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}})
		call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		for _, name := range pageKinds {
			if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, name)))); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if wide := value[int](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s at %d px: %d px wider than the window", name, view.width, wide)
			}
			if ground := value[string](t, ctx, `getComputedStyle(document.documentElement).backgroundColor`); ground != view.ground {
				t.Errorf("%s %s: ground is %s, want %s", name, view.scheme, ground, view.ground)
			}
			if face := value[string](t, ctx, `document.fonts.load('16px "Plus Jakarta Sans"').then(f => f.length ? f[0].status : "none")`); face != "loaded" {
				t.Errorf("%s: the font is %q", name, face)
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, c := range complaints {
		t.Errorf("the browser says: %s", c)
	}
}

// TestScriptsInTheBrowser: the site's own scripts run from disk and from the live server, where the script
// that reloads pages runs, too; what isn't a file of the site is kept from running.
func TestScriptsInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	ready := make(chan string, 1)
	server := &live.Server{Root: dir, Addr: "127.0.0.1:0", Ready: func(url string) { ready <- url }, Build: func(context.Context) live.Site { return live.Site{Files: r.Files, Problems: "galat: contoh"} }}
	go server.Serve(serving)
	for _, root := range []string{"file://" + filepath.ToSlash(dir) + "/", <-ready} {
		if err := chromedp.Do(ctx, chromedp.Navigate(root+"buku-2/strategi/governance.html")); err != nil {
			t.Fatal(err)
		}
		if got := value[string](t, ctx, `typeof jilid.load`); got != "function" {
			t.Errorf("%s: jilid.load is %s", root, got)
		}
		if got := value[string](t, ctx, `(() => { const s = document.createElement("script"); s.textContent = "window.ran = 1"; document.head.append(s);
			const p = document.createElement("p"); p.setAttribute("style", "color: red"); document.body.append(p); return typeof ran + " " + p.style.color })()`); got != "undefined " {
			t.Errorf("%s: what stands inline does something: %q", root, got)
		}
	}
	for range 50 { // until the server's problems have been fetched
		if value[bool](t, ctx, `document.querySelector(".jilid-problems") !== null`) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if got := value[string](t, ctx, `(() => { const b = document.querySelector(".jilid-problems"); return b.firstChild.textContent + " " + getComputedStyle(b).position })()`); got != "galat: contoh fixed" {
		t.Errorf("the live server's problems show as %q", got)
	}
}

func call[P, R any](t *testing.T, ctx context.Context, cmd cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, cmd, params); err != nil {
		t.Fatal(err)
	}
}

// value asks the page; the question runs even where the page's own scripts are off.
func value[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}
