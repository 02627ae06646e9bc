package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jilid/build/output"
)

// TestReadingInTheBrowser uses what helps readers of a chapter, from disk: links that are copied,
// figures that open, notes beside the text, heads of tables that stay, the place where reading
// stopped, and the other language.
func TestReadingInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	do := func(actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, actions...); err != nil {
			t.Fatal(err)
		}
	}
	eval := func(script string) {
		t.Helper()
		value[bool](t, ctx, "(() => { "+script+"; return true; })()")
	}
	until := func(expression string) {
		t.Helper()
		value[bool](t, ctx, `new Promise((done, failed) => { const end = Date.now() + 20000; const look = () => { if (`+expression+`) done(true); else if (Date.now() > end) failed(new Error("never")); else setTimeout(look, 20); }; look(); })`)
	}
	visit := func(page string, width, height int64) {
		t.Helper()
		call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
		do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, page))))
		until(`document.readyState === "complete"`)
	}
	is := func(expression, want string) {
		t.Helper()
		if got := value[string](t, ctx, expression); got != want {
			t.Errorf("%s is %q, not %q", expression, got, want)
		}
	}
	shot := func(name string) {
		if to := os.Getenv("JILID_SHOTS"); to != "" {
			png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(to, name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}

	visit("buku-3/sekilas.html", 1280, 900)
	do(chromedp.Click(`main .heading .permalink`))
	until(`document.querySelector(".said")?.textContent`)
	is(`document.querySelector(".said").textContent`, "Tautan disalin.")
	is(`location.hash`, "#kota-di-kedua-sisi-teluk")
	is(`document.querySelector("#fig-b3-alur figcaption .permalink").getAttribute("href")`, "#fig-b3-alur")
	shot("copied")

	eval(`document.querySelector("#fig-b3-alur .zoom-open").focus()`) // not by its place, while what was said may lie over it
	do(chromedp.KeyEvent(kb.Enter))
	until(`document.querySelector("dialog.zoom[open] .zoom-stage svg")`)
	before := value[float64](t, ctx, `document.querySelector(".zoom-stage svg").getBoundingClientRect().width`)
	shot("zoomed")
	do(chromedp.KeyEvent("+"))
	if after := value[float64](t, ctx, `document.querySelector(".zoom-stage svg").getBoundingClientRect().width`); after < before*1.4 {
		t.Errorf("a figure of %v is %v wide when it was made larger", before, after)
	}
	do(chromedp.KeyEvent(kb.Escape))
	is(`String(document.querySelector("dialog.zoom").open)`, "false")
	is(`document.activeElement.className`, "zoom-open")

	eval(`document.querySelector(".cite-page").open = true; document.querySelector("#kutip").scrollIntoView()`)
	do(chromedp.Click(`[data-copy=kutip]`))
	until(`document.querySelector(".said").textContent === "Kutipan disalin."`)
	shot("cited")

	// Where reading stopped is offered, not jumped to; and it is forgotten when asked.
	eval(`document.querySelector("#satu-urusan-dua-pengalaman").scrollIntoView({behavior: "instant"})`)
	until(`Object.values(localStorage).some(v => v.includes("#satu-urusan-dua-pengalaman"))`)
	visit("index.html", 1280, 900)
	until(`!document.querySelector(".resume").hidden`)
	is(`document.querySelector(".resume a").textContent`, "Sekilas Daerah dan Visi")
	if got := value[string](t, ctx, `document.querySelector(".resume a").href`); !strings.HasSuffix(got, "buku-3/sekilas.html#satu-urusan-dua-pengalaman") {
		t.Errorf("reading goes on at %s", got)
	}
	is(`String(scrollY)`, "0")
	shot("resume")
	visit("buku-1/index.html", 1280, 900)
	is(`String(document.querySelector(".resume").hidden)`, "true")
	visit("buku-3/index.html", 1280, 900)
	do(chromedp.Click(`.resume button`))
	visit("index.html", 1280, 900)
	is(`String(document.querySelector(".resume").hidden)`, "true")

	// Another language keeps the section.
	visit("buku-3/sekilas.html", 1280, 900)
	is(`(() => { document.querySelector("#anyaman-enam-dimensi").scrollIntoView({behavior: "instant"}); const a = document.querySelector(".languages a");
		a.dispatchEvent(new Event("pointerdown")); return a.href.split("/").slice(-3).join("/"); })()`, "en/buku-3/sekilas.html#anyaman-enam-dimensi")
	visit("en/buku-3/sekilas.html#anyaman-enam-dimensi", 1280, 900)
	is(`document.documentElement.lang`, "en")
	is(`document.querySelector("#anyaman-enam-dimensi").textContent.includes("one fabric") ? "yes" : "no"`, "yes")

	// On wide windows notes stand beside the lines that call them, in their order.
	visit("buku-3/sekilas.html", 1800, 1000)
	until(`document.querySelector(".prose.beside")`)
	time.Sleep(200 * time.Millisecond)
	if gap := value[float64](t, ctx, `Math.abs(document.querySelector("#fn-1").getBoundingClientRect().top - document.querySelector("#fnref-1").getBoundingClientRect().top)`); gap > 60 {
		t.Errorf("a note is %v px away from its call", gap)
	}
	eval(`document.querySelector("#fnref-1").scrollIntoView({block: "center", behavior: "instant"})`)
	shot("beside")

	// The head of a long table stays in sight, on a desktop and on a phone.
	for _, width := range []int64{1440, 390} {
		visit("buku-3/lampiran/daftar-program.html", width, 800)
		until(`document.querySelector(".scroll:is(.fits, .tall)")`)
		eval(`(() => { const box = document.querySelector(".scroll:is(.fits, .tall)"); box.scrollIntoView({behavior: "instant"}); if (box.matches(".tall")) box.scrollTop = 500; else scrollBy({top: 500, behavior: "instant"}); })()`)
		if top := value[float64](t, ctx, `document.querySelector(".scroll:is(.fits, .tall) thead").getBoundingClientRect().top`); top < -1 || top > 200 {
			t.Errorf("%d px: the head of a table is at %v", width, top)
		}
		shot("table-" + map[int64]string{1440: "wide", 390: "phone"}[width])
	}
}
