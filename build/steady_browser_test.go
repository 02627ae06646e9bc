package build

import (
	"net/http"
	"net/http/httptest"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"jilid/build/output"
)

// TestNothingMovesInTheBrowser: what is on the screen stays where it is when fonts, scripts and the styles that these load
// come late, as over slow lines. 0.1 is what browsers' makers call good.
func TestNothingMovesInTheBrowser(t *testing.T) {
	ctx := browserFor(t, 5*time.Minute)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		late := path.Ext(req.URL.Path) == ".js" || path.Ext(req.URL.Path) == ".woff2"
		if reading, _ := path.Match("/jilid/reading.*.css", req.URL.Path); late || reading {
			time.Sleep(200 * time.Millisecond) // longer than it takes to draw the page without
		}
		files.ServeHTTP(w, req)
	}))
	defer server.Close()
	for _, width := range []int64{1280, 390} {
		call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 850, DeviceScaleFactor: 1, Mobile: width < 600})
		for _, name := range []string{"index.html", "buku-1/gambaran-umum.html", "buku-2/index.html", "program/index.html", "program/gov-01.html"} {
			if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/"+name)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			moved := value[struct {
				By    float64
				First string
			}](t, ctx, `document.fonts.ready.then(() => new Promise(done => setTimeout(done, 700))).then(() => new Promise(done => {
				let by = 0, first = "";
				new PerformanceObserver(list => { for (const e of list.getEntries()) { by += e.value; first ||= e.sources[0]?.node?.outerHTML?.slice(0, 120) ?? ""; } }).observe({type: "layout-shift", buffered: true});
				setTimeout(() => done({By: by, First: first}), 100);
			}))`)
			if moved.By > 0.05 {
				t.Errorf("%s at %d px: what is seen moves by %.3f while the page arrives, first %s", name, width, moved.By, moved.First)
			}
		}
	}
}
