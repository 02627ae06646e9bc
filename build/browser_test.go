package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"jilid/build/live"
	"jilid/build/output"
)

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

// until waits for a condition on the page, or on the one that comes instead of it: between the two nobody answers.
func until(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if met, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`Boolean(`+condition+`)`)); err == nil && met {
			return
		}
	}
	t.Fatalf("it doesn't become true: %s\n%s", condition, value[string](t, ctx, `location.href`))
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
