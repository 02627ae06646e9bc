package build

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestBookBesideTheSite: a book that is open in the browser is drawn anew when it changes, at the
// same page, place and size, without a white page in between and not before it is looked at; while the
// plan has errors or the server is gone it stays as it is.
func TestBookBesideTheSite(t *testing.T) {
	ctx := browser(t)
	w := newOpenDesk(t)
	url, stop := w.serve(t.Context(), "127.0.0.1:0")
	defer func() { stop() }()
	said := newWatch(t, ctx, url)
	const name, was = "content/buku-2/01-pendahuluan.md", "Titik tolaknya"
	write := func(from, to string) {
		t.Helper()
		w.edit(func() {
			if !bytes.Contains(w.files[name], []byte(from)) {
				t.Fatalf("%s doesn't say %q", name, from)
			}
			w.files[name] = bytes.Replace(w.files[name], []byte(from), []byte(to), 1)
		})
	}
	shown := func(text string) string {
		return fmt.Sprintf(`[...document.querySelectorAll(".page")].some((p) => p.textContent.includes(%q) && p.querySelector("canvas"))`, text)
	}
	open := func(width int64, address string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 850)); err != nil {
			t.Fatal(err)
		}
		said.visit(t, ctx, url+address)
	}
	open(1280, "buku-2.pdf#page=12")
	until(t, ctx, `document.querySelectorAll(".page canvas").length > 1`)
	until(t, ctx, `document.querySelector("#page").value === "12"`)
	if n := value[int](t, ctx, `document.querySelectorAll(".page canvas").length`); n > 6 {
		t.Errorf("%d pages are drawn, though a window shows two at most", n)
	}

	// By the list of contents to a section, a little further, and larger.
	value[bool](t, ctx, `(document.querySelector("#contents").click(), true)`)
	until(t, ctx, `[...document.querySelectorAll("#outline a")].some((a) => a.textContent.includes("Dari kesenjangan ke program"))`)
	value[bool](t, ctx, `(() => { [...document.querySelectorAll("#outline a")].find((a) => a.textContent.includes("Dari kesenjangan ke program")).click(); document.querySelector("#larger").click(); scrollBy({ top: 37, behavior: "instant" }); return true })()`)
	until(t, ctx, shown(was))
	until(t, ctx, `history.state?.down > 0`)
	const place = `(() => { const n = Number(document.querySelector("#page").value), r = document.querySelectorAll(".page")[n - 1].getBoundingClientRect(); window.picture = document.querySelectorAll(".page")[n - 1].querySelector("canvas").toDataURL(); return [n, r.top, r.width] })()`
	before := value[[]float64](t, ctx, place)
	same := func(when string) {
		t.Helper()
		now := value[[]float64](t, ctx, place)
		for i := range now {
			if math.Abs(now[i]-before[i]) > 1.5 {
				t.Errorf("%s page, its place and its width are %v, and were %v", when, now, before)
				return
			}
		}
	}
	value[bool](t, ctx, `(() => { window.same = true; window.white = false; const frame = () => {
		white ||= ![...document.querySelectorAll(".page")].every((p) => { const r = p.getBoundingClientRect(); return r.bottom < 50 || r.top > innerHeight || p.querySelector("canvas")?.width });
		requestAnimationFrame(frame) }; frame(); return true })()`)
	write(was, "Pijakan barunya")
	until(t, ctx, shown("Pijakan barunya"))
	same("after a change")
	// Edits that nobody looks at, the last of them with an error.
	published := func(text string) {
		t.Helper()
		value[bool](t, ctx, fmt.Sprintf(`(async () => { while (!(await (await fetch("/buku-2/pendahuluan.html")).text()).includes(%q)) await new Promise((r) => setTimeout(r, 50)); return true })()`, text))
		time.Sleep(300 * time.Millisecond) // enough to begin what isn't to be done
	}
	look(t, ctx, false)
	composed := w.composed.Load()
	write("Pijakan barunya", "Landasan barunya")
	published("Landasan barunya")
	w.edit(func() { w.problems = "galat: contoh" })
	write("Landasan barunya", "Tumpuan barunya")
	published("Tumpuan barunya")
	look(t, ctx, true)
	until(t, ctx, `document.querySelector(".jilid-problems pre")?.textContent === "galat: contoh"`)
	if !value[bool](t, ctx, shown("Pijakan barunya")) {
		t.Error("a plan with errors took the place of the last good book")
	}
	w.edit(func() { w.problems = "" })
	until(t, ctx, shown("Tumpuan barunya")+` && document.querySelector(".jilid-problems") === null`)
	same("when the error is gone")
	if n := w.composed.Load() - composed; n != 1 {
		t.Errorf("books were composed %d times: for nobody, or with an error", n)
	}
	if c := said.complaints(); len(c) > 0 {
		t.Errorf("the browser complains: %q", c)
	}

	stop()
	until(t, ctx, `document.querySelector(".jilid-problems pre")?.textContent === "tidak menjawab"`)
	addr, asked := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"), make(chan bool, 100)
	other := &http.Server{Addr: addr, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r); asked <- true })}
	go other.ListenAndServe()
	select {
	case <-asked: // what another program answers at this address is no reason to give up
	case <-ctx.Done():
	}
	other.Close()
	w.mu.Lock()
	w.files[name] = bytes.Replace(w.files[name], []byte("Tumpuan barunya"), []byte("Alas barunya"), 1)
	w.mu.Unlock()
	_, stop = w.serve(t.Context(), addr)
	until(t, ctx, shown("Alas barunya")+` && document.querySelector(".jilid-problems") === null`)
	same("served again")
	if value[bool](t, ctx, `window.white || !window.same`) {
		t.Error("a page was white while the book was replaced, or the viewer was loaded anew")
	}
	said.complaints() // of the server that was gone

	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, shown("Alas barunya"))
	same("loaded again")

	// Where the browser makes everything larger, what is drawn stays sharp.
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1024, 680, chromedp.EmulateScale(1.25))); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, `[...document.querySelectorAll(".page canvas")].every((c) => Math.abs(c.width - 1.25 * c.offsetWidth) < 3)`)

	// On a phone nothing is wider than the window, most pages are as wide, and the outline makes room for what was chosen.
	for _, width := range []int64{320, 390, 780} {
		open(width, "buku-3.pdf#page=20")
		until(t, ctx, `document.querySelectorAll(".page canvas").length > 1 && document.querySelector(".page").offsetWidth >= Math.min(innerWidth - 24, 793)`)
		if wrong := value[string](t, ctx, `[...document.querySelectorAll("header *")].filter((e) => e.offsetWidth && (e.scrollWidth > e.clientWidth + 2 || e.getBoundingClientRect().right > innerWidth)
			|| e.matches("button, input, a") && e.offsetWidth && Math.min(e.offsetWidth, e.offsetHeight) < 24 || e.matches("input") && !e.ariaLabel).map((e) => e.outerHTML).join(" ") || document.documentElement.scrollWidth > innerWidth && "page" || ""`); wrong != "" {
			t.Errorf("%d pixels are too few: %s", width, wrong)
		}
	}
	// Larger, a page stays in the middle of the window, whatever the width of others, and so does the bar.
	open(390, "buku-2.pdf#page=60")
	until(t, ctx, `document.querySelector("#page").value === "60" && (document.querySelector("#larger").click(), true)`)
	until(t, ctx, `document.documentElement.scrollWidth > innerWidth`)
	if off := value[float64](t, ctx, `(() => { const r = document.querySelectorAll(".page")[59].getBoundingClientRect(); return (r.left + r.right - innerWidth) / 2 + 1000 * document.querySelector("header").getBoundingClientRect().left })()`); math.Abs(off) > 1 {
		t.Errorf("a page that was made larger is %.0f pixels off the middle", off)
	}
	open(390, "buku-3.pdf#page=2")
	until(t, ctx, `!document.querySelector("#contents").hidden && (document.querySelector("#contents").click(), true)`)
	until(t, ctx, `document.querySelector("#outline a") && ([...document.querySelectorAll("#outline a")].at(-1).click(), true)`)
	until(t, ctx, `document.querySelector("#outline").hidden && Number(document.querySelector("#page").value) > 20`)
	if c := said.complaints(); len(c) > 0 {
		t.Errorf("the browser complains: %q", c)
	}
}
