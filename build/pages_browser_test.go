package build

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jilid/build/output"
)

// pageKinds is one page of every kind, and more of those that differ in what stands on them.
var pageKinds = []string{
	"index.html", "404.html", "pelaksanaan.html", "buku-1/index.html", "buku-2/index.html", "buku-2/strategi/governance.html", "buku-1/pendahuluan.html",
	"buku-1/daftar-pustaka.html", "buku-1/indeks.html", "buku-3/print.html", "program/index.html", "program/gov-01.html",
	"dimensi/index.html", "dimensi/governance.html", "opd/index.html", "opd/diskominfo.html", "tahun/index.html", "tahun/2021.html",
	"jelajahi.html", "unduhan.html", "singkatan.html", "quick-win.html", "perubahan.html", "sasaran/index.html", "sasaran/rpjmd-1.1.html",
	"sumber-dana/index.html", "sumber-dana/apbd.html", "cari.html", "data/index.html", "buku-3/sekilas.html",
}

// pageSisters are some of these pages in English.
var pageSisters = []string{
	"en/index.html", "en/cari.html", "en/program/index.html", "en/program/gov-01.html", "en/buku-1/pendahuluan.html", "en/buku-3/sekilas.html",
	"en/opd/diskominfo.html", "en/jelajahi.html", "en/unduhan.html", "en/perubahan.html",
}

// TestEveryKindOfPageIsLookedAt: a kind of page that comes to the site comes into the list of those that are tried in a browser.
func TestEveryKindOfPageIsLookedAt(t *testing.T) {
	_, r := sample()
	looked := map[string]bool{}
	for _, name := range pageKinds {
		looked[kindOfPage(t, r.Files, name)] = true
	}
	for _, name := range r.Files.Paths() {
		if kind := kindOfPage(t, r.Files, name); kind != "" && !looked[kind] {
			looked[kind] = true
			t.Errorf("no page of the kind of %s is in pageKinds (%s)", name, kind)
		}
	}
}

var bodyClass = regexp.MustCompile(`<body class="(page-[a-z]+)`)

// kindOfPage is what a page of the sample's own language is: its layout, and of the lists by the folder they are in.
func kindOfPage(t *testing.T, files *output.Set, name string) string {
	t.Helper()
	if path.Ext(name) != ".html" || strings.HasPrefix(name, "en/") {
		return ""
	}
	f, ok := files.File(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	m := bodyClass.FindSubmatch(f.Data)
	if m == nil {
		return "" // a redirect
	}
	kind := string(m[1])
	switch dir, base := path.Split(name); {
	case kind != "page-listing":
	case dir == "" || base == "index.html":
		kind += " " + name
	default:
		kind += " " + dir
	}
	return kind
}

// watch notes everything that a browser complains of, and every request that leaves the site, with the page it happened on.
type watch struct {
	mu    sync.Mutex
	page  string
	roots []string // what addresses of the site begin with
	said  []string
}

func newWatch(t *testing.T, ctx context.Context, roots ...string) *watch {
	t.Helper()
	w := &watch{roots: roots}
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	call(t, ctx, network.Enable, network.EnableParams{})
	call(t, ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			w.add(ev.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			w.add(fmt.Sprintf("console.%s: %v", ev.Type, ev.Args))
		case *log.EventEntryAdded: // what breaks the policy is among them
			w.add(ev.Entry.Text + " " + ev.Entry.URL)
		case *network.EventRequestWillBeSent:
			url := ev.Request.URL
			if !strings.HasPrefix(url, "data:") && !slices.ContainsFunc(w.roots, func(root string) bool { return strings.HasPrefix(url, root) }) {
				w.add("asks for " + url)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *watch) add(said string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.said = append(w.said, w.page+": "+said)
}

// visit opens a page.
func (w *watch) visit(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	w.mu.Lock()
	w.page = address
	w.mu.Unlock()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// complaints are all so far, which are forgotten.
func (w *watch) complaints() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	said := w.said
	w.said = nil
	return said
}

// laidOut writes the sample to a folder and serves it; roots are its addresses on disk and by HTTP.
func laidOut(t *testing.T) (dir, disk, server string) {
	t.Helper()
	_, r := sample()
	dir = filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(s.Close)
	return dir, "file://" + filepath.ToSlash(dir) + "/", s.URL + "/"
}

// window is one in which pages are seen: its width, and the theme's ground there.
type window struct {
	width  int64
	scheme string
	ground string
}

var (
	onDesk  = []window{{1280, "light", "rgb(251, 250, 247)"}}
	onPhone = []window{{320, "dark", "rgb(18, 24, 31)"}}
)

// seen is what a page shows in a window. Stops are the places that the tabulator comes to.
type seen struct {
	Wide             int
	Ground           string
	Links, Menu      []string // addresses of what can be clicked, and of the phone's menu
	Dead             []string // buttons that do nothing without scripts
	Unmarked         []string // stops that look the same with the focus on them
	Stops            int
	Fonts            string
	Filters, Notices int // parts that only scripts make useful, and what is said where these don't run
}

//go:embed testdata/seen.js
var lookAround string

// TestPagesInTheBrowser opens a page of every kind from disk and by HTTP, with scripts and without, on desktops and phones, in the light and
// in the dark: nothing is wider than the window, the grounds are those of the theme, the fonts arrive, every stop of the tabulator shows that it has the
// focus, no button is dead, the browser has no complaint and asks for nothing outside of the site. From the home page and from the
// phone's menu every kind of page is reached in a few steps.
func TestPagesInTheBrowser(t *testing.T) {
	ctx := browserFor(t, 6*time.Minute)
	dir, disk, server := laidOut(t)
	w := newWatch(t, ctx, disk, server)
	look := func(address string, views []window) (out []seen) {
		t.Helper()
		for i, view := range views {
			call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: view.width, Height: 850, DeviceScaleFactor: 1, Mobile: view.width < 600})
			call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}}})
			if i == 0 {
				w.visit(t, ctx, address)
				if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil { // who uses keys sees the focus
					t.Fatal(err)
				}
			}
			out = append(out, value[seen](t, ctx, lookAround))
		}
		return out
	}
	faults := func(page string, views []window) (out []string, last seen) {
		for i, s := range look(page, views) {
			last = s
			add := func(format string, args ...any) {
				out = append(out, fmt.Sprintf("%s, %d px, %s: ", page, views[i].width, views[i].scheme)+fmt.Sprintf(format, args...))
			}
			if s.Wide > 0 {
				add("%d px wider than the window", s.Wide)
			}
			if s.Ground != views[i].ground {
				add("the ground is %s", s.Ground)
			}
			if s.Fonts != "loaded" {
				add("the font is %q", s.Fonts)
			}
			for _, e := range s.Unmarked {
				add("the focus isn't seen on %s", e)
			}
			for _, e := range s.Dead {
				add("does nothing without scripts: %s", e)
			}
		}
		return out, last
	}

	// What is looked for is found.
	wrong := `<!doctype html><html lang="id"><head><title>x</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http://127.0.0.1:1">
		<link rel="stylesheet" href="x.css"></head><body><p style="color: red"><img src="http://127.0.0.1:1/x.png" alt=""></p><p><button>x</button></p><table><tr><td>` + strings.Repeat("x", 400) + `</td></tr></table></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "rusak.html"), []byte(wrong), 0o666); err != nil {
		t.Fatal(err)
	}
	call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if found, _ := faults(server+"rusak.html", onPhone); len(found) < 4 {
		t.Errorf("of a page that is wrong only %q is seen", found)
	}
	if said := strings.Join(w.complaints(), "\n"); !strings.Contains(said, "inline style") || !strings.Contains(said, "asks for http://127.0.0.1:1/") {
		t.Errorf("of a page that is wrong only this is told:\n%s", said)
	}

	told := map[string]bool{} // what is wrong with a layout is told once
	links, menus := map[string][]string{}, map[string][]string{}
	for _, way := range []struct {
		name, root string
		scripts    bool
		pages      []string
		views      []window
	}{
		{"http", server, true, slices.Concat(pageKinds, pageSisters), slices.Concat(onDesk, onPhone)},
		{"file", disk, true, pageKinds[:5], onDesk}, // what scripts do from disk, other tests try at length
		{"http, no scripts", server, false, pageKinds[:5], onDesk},
		{"file, no scripts", disk, false, slices.Concat(pageKinds, pageSisters), onPhone},
	} {
		call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !way.scripts})
		for _, name := range way.pages {
			wrong, phone := faults(way.root+name, way.views)
			for _, f := range wrong {
				if _, what, _ := strings.Cut(f, " px"); !told[what] {
					told[what] = true
					t.Errorf("%s: %s", way.name, f)
				}
			}
			links[name], menus[name] = within(way.root, phone.Links), within(way.root, phone.Menu)
			if phone.Stops == 0 {
				t.Errorf("%s: %s has no stop for the tabulator", way.name, name)
			}
			if name == "program/index.html" && !way.scripts && phone.Filters > 0 {
				t.Error("without scripts the explorer shows a form that does nothing")
			}
			if name == "cari.html" && !way.scripts && phone.Notices != 1 {
				t.Error("without scripts the page of the search doesn't say so")
			}
		}
		for _, c := range w.complaints() {
			t.Errorf("%s: the browser says: %s", way.name, c)
		}
	}
	// The last way is that without scripts.
	t.Run("ways", func(t *testing.T) { testWays(t, links, menus) })
}

// within are the addresses of a site's pages, from its root, without anchors.
func within(root string, addresses []string) (out []string) {
	for _, a := range addresses {
		if name, ok := strings.CutPrefix(a, root); ok {
			name, _, _ = strings.Cut(name, "#")
			out = append(out, name)
		}
	}
	return out
}

// testWays follows what can be clicked on a phone.
func testWays(t *testing.T, links, menus map[string][]string) {
	steps := func(begin []string) map[string]int {
		at := map[string]int{}
		for n := 1; len(begin) > 0; n++ {
			var next []string
			for _, name := range begin {
				if _, known := at[name]; !known {
					at[name] = n
					next = append(next, links[name]...)
				}
			}
			begin = next
		}
		return at
	}
	home := steps(links["index.html"])
	menu := steps(menus["buku-2/strategi/governance.html"])
	for _, name := range pageKinds {
		if name == "404.html" {
			continue
		}
		for from, at := range map[string]map[string]int{"the home page": home, "the menu of a phone": menu} {
			if n := at[name]; n == 0 || n > 3 {
				t.Errorf("%s is %d steps from %s", name, n, from)
			}
		}
		if m := menus[name]; len(m) < 5 && !strings.HasSuffix(name, "/print.html") {
			t.Errorf("the menu of %s leads to %q", name, m)
		}
	}
	for _, name := range pageSisters {
		if own := strings.TrimPrefix(name, "en/"); !slices.Contains(links[name], own) {
			t.Errorf("%s doesn't lead to %s", name, own)
		} else if at, ok := links[own]; ok && !slices.Contains(at, name) {
			t.Errorf("%s doesn't lead to %s", own, name)
		}
	}
	if len(home) < len(links)/2 {
		said, _ := json.Marshal(slices.Sorted(maps.Keys(home)))
		t.Errorf("from the home page only these are reached: %s", said)
	}
}
