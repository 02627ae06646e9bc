package build

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"jilid/build/output"
)

// pageKinds is one page of every kind.
var pageKinds = []string{
	"index.html", "404.html", "buku-2/index.html", "buku-2/strategi/governance.html", "buku-1/pendahuluan.html",
	"buku-1/daftar-pustaka.html", "buku-3/print.html", "program/index.html", "program/gov-01.html",
	"dimensi/index.html", "dimensi/governance.html", "opd/index.html", "opd/diskominfo.html", "tahun/index.html", "tahun/2021.html",
}

// browser is a headless Chromium for a test, or a plain reason why there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
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
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
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
	complaints := make(chan string, 1000)
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			complaints <- ev.ExceptionDetails.Text
		case *runtime.EventConsoleAPICalled:
			complaints <- fmt.Sprintf("console.%s", ev.Type)
		}
	})
	for _, view := range []struct {
		width  int64
		scheme string
		ground string
	}{
		{1280, "light", "rgb(251, 250, 247)"}, {390, "light", "rgb(251, 250, 247)"},
		{1280, "dark", "rgb(18, 24, 31)"}, {390, "dark", "rgb(18, 24, 31)"},
	} {
		setup := chromedp.Tasks{
			emulation.SetDeviceMetricsOverride(view.width, 850, 1, view.width < 600),
			emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}),
			emulation.SetScriptExecutionDisabled(true),
		}
		if err := chromedp.Run(ctx, setup); err != nil {
			t.Fatal(err)
		}
		for _, name := range pageKinds {
			var wide int
			var ground, face string
			err := chromedp.Run(ctx,
				chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, name))),
				chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &wide),
				chromedp.Evaluate(`getComputedStyle(document.documentElement).backgroundColor`, &ground),
				chromedp.Evaluate(`document.fonts.load('16px "Plus Jakarta Sans"').then(f => f.length ? f[0].status : "none")`, &face,
					func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }),
			)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if wide > 0 {
				t.Errorf("%s at %d px: %d px wider than the window", name, view.width, wide)
			}
			if ground != view.ground {
				t.Errorf("%s %s: ground is %s, want %s", name, view.scheme, ground, view.ground)
			}
			if face != "loaded" {
				t.Errorf("%s: the font is %q", name, face)
			}
		}
	}
	close(complaints)
	for c := range complaints {
		t.Errorf("the browser says: %s", c)
	}
}
