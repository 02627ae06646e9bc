package build

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// walk notes where the focus goes, and what is there when the next key comes: it has come to rest by then.
const walk = `(() => {
	const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
	const name = (e) => e.outerHTML.slice(0, 120);
	document.activeElement?.blur();
	getSelection().removeAllRanges();
	window.walked = { stops: [], faults: [] };
	const look = (e) => {
		const r = e.getBoundingClientRect(), last = walked.stops.at(-1);
		if (last && !(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) walked.faults.push("goes back to " + name(e));
		if (r.bottom <= 0 || r.top >= innerHeight || r.right <= 0 || r.left >= innerWidth) walked.faults.push("out of sight: " + name(e));
		walked.stops.push(e);
	};
	addEventListener("keydown", (e) => { if (e.key === "Tab" && document.activeElement !== document.body) look(document.activeElement); }, true);
	walked.want = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));
	return walked.want.length; })()`

// landmarks is where the stops were, one after the other.
const landmarks = `[...new Set(walked.stops.map((e) => e.closest(".skip, .top, .side, main, .here, .foot")?.className.split(" ")[0] || "main"))].join(" ")`

// TestKeysInTheBrowser goes through pages by the keyboard alone: from the skip link through header and contents to the text, in
// the order of the page, to every stop, and out again. What opens closes by Esc and gives the focus back. Another language keeps the place.
func TestKeysInTheBrowser(t *testing.T) {
	ctx := browserFor(t, 6*time.Minute)
	_, disk, server := laidOut(t)
	// Pages that glide would still be under way when the next key comes.
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	w := newWatch(t, ctx, disk, server)
	press := func(keys ...string) {
		t.Helper()
		for _, key := range keys {
			if err := chromedp.Do(ctx, chromedp.KeyEvent(key)); err != nil {
				t.Fatal(err)
			}
		}
	}
	visit := func(address string, width int64) {
		t.Helper()
		call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 850, DeviceScaleFactor: 1, Mobile: width < 600})
		w.visit(t, ctx, address)
	}
	until := func(condition string) { t.Helper(); until(t, ctx, condition) }
	is := func(want, expression string) {
		t.Helper()
		if got := value[string](t, ctx, `String(`+expression+`)`); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}

	for _, page := range []struct {
		address, through string
		width            int64
	}{
		{disk + "buku-3/sekilas.html", "skip top side chapter here foot", 1280},
		{server + "program/gov-01.html", "skip top sheet foot", 320},
	} {
		visit(page.address, page.width)
		n := value[int](t, ctx, walk)
		for range n + 2 {
			press(kb.Tab)
		}
		is(page.through, landmarks)
		is("", `walked.faults.filter((f) => !f.includes('class="skip"')).join("; ")`) // who goes on comes to the beginning
		is("", `walked.want.filter((e) => !walked.stops.includes(e)).map((e) => e.outerHTML.slice(0, 120)).join("; ")`)
	}

	// The skip link skips.
	visit(server+"program/index.html", 1280)
	press(kb.Tab, kb.Enter, kb.Tab)
	is("#isi true", `location.hash + " " + (document.activeElement.closest("main") !== null)`)

	// The menu of a phone.
	visit(server+"buku-2/strategi/governance.html", 320)
	value[bool](t, ctx, `(document.querySelector(".menu summary").focus(), true)`)
	press(kb.Enter)
	is("true", `document.querySelector(".menu").open`)
	press(kb.Tab)
	is("true", `document.activeElement.closest(".menu nav") !== null`)
	press(kb.Escape)
	is("false summary", `document.querySelector(".menu").open + " " + document.activeElement.localName`)
	press(kb.Enter)
	if err := chromedp.Do(ctx, chromedp.Click(`.menu a[href$="jelajahi.html"]`)); err != nil {
		t.Fatal(err)
	}
	until(`document.querySelector(".ways-list a")`)
	is("Jelajahi", `document.querySelector("h1").textContent.trim()`)

	// A dialog holds the focus while it is open.
	visit(disk+"buku-3/sekilas.html", 1280)
	value[bool](t, ctx, `(document.querySelector(".crumbs a").focus(), true)`)
	press("/")
	until(`document.querySelector("dialog.finder[open] input") === document.activeElement`)
	press(kb.Tab, kb.Tab, kb.Tab, kb.Tab, kb.Tab)
	is("true", `document.activeElement === document.body || document.activeElement.closest("dialog.finder") !== null`)
	press(kb.Escape)
	is("true", `!document.querySelector("dialog[open]") && document.activeElement === document.querySelector(".crumbs a")`)

	// The other language, by a click: the same section, in sight.
	value[bool](t, ctx, `(document.querySelector("#anyaman-enam-dimensi").scrollIntoView({ behavior: "instant" }), scrollBy(0, 40), document.querySelector(".languages a").focus({ preventScroll: true }), true)`)
	press(kb.Enter)
	until(`document.documentElement?.lang === "en" && location.hash === "#anyaman-enam-dimensi" && document.readyState === "complete"`)
	is("true", `(({ top }) => top > -10 && top < innerHeight / 2)(document.querySelector("#anyaman-enam-dimensi").getBoundingClientRect())`)
	if !strings.HasSuffix(value[string](t, ctx, `location.pathname`), "/en/buku-3/sekilas.html") {
		t.Error("the other language is elsewhere")
	}

	for _, c := range w.complaints() {
		t.Errorf("the browser says: %s", c)
	}
}
