package build

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBookBesideTheSite: a book that is open in the browser is drawn anew when it changes, at the
// same page, place and size; while the plan has errors it stays as it is.
func TestBookBesideTheSite(t *testing.T) {
	ctx := browser(t)
	w := newOpenDesk(t)
	url, stop := w.serve(t.Context(), "127.0.0.1:0")
	defer stop()
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
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 850), chromedp.Navigate(url+address)); err != nil {
			t.Fatal(err)
		}
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
	value[bool](t, ctx, `window.same = true`)
	write(was, "Pijakan barunya")
	until(t, ctx, shown("Pijakan barunya"))
	same("after a change")
	if !value[bool](t, ctx, `window.same`) {
		t.Error("the viewer was loaded anew")
	}

	w.edit(func() { w.problems = "galat: contoh" })
	until(t, ctx, `document.querySelector(".jilid-problems pre")?.textContent === "galat: contoh"`)
	write("Pijakan barunya", "Tumpuan barunya")
	until(t, ctx, fmt.Sprintf(`fetch("/%s").then((r) => r.text()).then((html) => html.includes("Tumpuan barunya"))`, "buku-2/pendahuluan.html"))
	if !value[bool](t, ctx, shown("Pijakan barunya")) {
		t.Error("a plan with errors took the place of the last good book")
	}
	w.edit(func() { w.problems = "" })
	until(t, ctx, shown("Tumpuan barunya")+` && document.querySelector(".jilid-problems") === null`)
	same("when the error is gone")

	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, shown("Tumpuan barunya"))
	same("loaded again")

	// On a phone nothing is wider than the window.
	open(360, "buku-3.pdf#page=20")
	until(t, ctx, `document.querySelectorAll(".page canvas").length > 1`)
	if !value[bool](t, ctx, `document.documentElement.scrollWidth <= innerWidth`) {
		t.Error("the viewer is wider than a phone")
	}
}
