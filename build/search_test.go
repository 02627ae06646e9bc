package build

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"jilid/build/output"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// sought is what readers type and what must be among the first results, by its
// address; first is how many these are, 3 if it isn't said.
type sought struct {
	query string
	want  string
	first int
}

var soughtInSample = []sought{
	// A code, as it is written and as it is typed.
	{"GOV-01", "program/gov-01.html", 1}, {"gov-01", "program/gov-01.html", 1}, {"gov01", "program/gov-01.html", 1}, {"gov 01", "program/gov-01.html", 1},
	{"env-03", "program/env-03.html", 1}, {"LIV", "program/liv-01.html", 8},
	// Names of programs, agencies, dimensions.
	{"portal layanan publik", "program/gov-01.html", 1}, {"satu data ambon", "program/gov-05.html", 1}, {"bank sampah", "program/env-04.html", 2},
	{"rekam kesehatan", "program/liv-04.html", 1}, {"mangrove", "program/env-02.html", 1}, {"literasi digital", "program/soc-04.html", 2},
	{"diskominfo", "opd/diskominfo.html", 1}, {"dinkes", "opd/dinkes.html", 1}, {"dinas kesehatan", "opd/dinkes.html", 1}, {"Bappeda", "opd/bappeda.html", 1},
	{"dinas komunikasi", "opd/diskominfo.html", 1}, {"smart governance", "dimensi/governance.html", 1}, {"smart living", "dimensi/living.html", 1}, {"environment", "dimensi/environment.html", 1},
	// Years, quick wins.
	{"2021", "tahun/2021.html", 1}, {"tahun 2023", "tahun/2023.html", 1}, {"anggaran 2021", "tahun/2021.html", 2}, {"quick win", "program/gov-02.html", 8}, {"quick wins", "program/gov-02.html", 8},
	// One word in its many forms.
	{"pelayanan", "program/gov-01.html", 3}, {"melayani", "program/gov-01.html", 3}, {"layanan", "program/gov-01.html", 3}, {"dilayani", "program/gov-01.html", 3},
	{"persampahan", "program/env-03.html", 3}, {"kependudukan", "program/gov-02.html", 2}, {"pemantauan", "program/env-01.html", 2}, {"memantau", "program/env-01.html", 3},
	{"kelola", "buku-2/rencana-aksi/tata-kelola.html", 4}, {"pengelolaan", "buku-2/rencana-aksi/tata-kelola.html", 4},
	// Slips.
	{"pelayann", "program/gov-01.html", 3}, {"diskomnfo", "opd/diskominfo.html", 1}, {"mangove", "program/env-02.html", 1}, {"kesehtan", "opd/dinkes.html", 3}, {"governence", "dimensi/governance.html", 2},
	{"samapah", "program/env-03.html", 3},
	// The beginning of a word, while it is being typed.
	{"mangr", "program/env-02.html", 1}, {"portal lay", "program/gov-01.html", 1}, {"diskom", "opd/diskominfo.html", 1},
	// Chapters and sections.
	{"kata pengantar", "buku-1/kata-pengantar.html", 2}, {"analisis swot", "buku-1/swot/index.html", 2}, {"daftar pustaka", "buku-1/daftar-pustaka.html", 5}, {"sumber pendanaan", "buku-2/rencana-aksi/anggaran.html", 3},
	{"manajemen risiko", "buku-2/rencana-aksi/risiko.html", 3},
	// Abbreviations and what they stand for; several words; words that no part has all of.
	{"spbe", "buku-2/arah-pembangunan.html", 3}, {"sistem pemerintahan berbasis elektronik", "buku-2/arah-pembangunan.html", 3},
	{"kependudukan", "program/gov-02.html", 2}, {"penduduk", "program/gov-02.html", 3}, {"pegawai", "program/gov-04.html", 3}, {"kepegawaian", "program/gov-04.html", 3},
	// Ways into the plan, sources of money, goals, abbreviations.
	{"APBD", "sumber-dana/apbd.html", 1}, {"apbn", "sumber-dana/apbn.html", 1}, {"sumber dana", "sumber-dana/index.html", 2}, {"unduh", "unduhan.html", 1}, {"unduhan pdf", "unduhan.html", 1}, {"quick win", "quick-win.html", 6},
	{"RPJMD", "sasaran/rpjmd-1.1.html", 8}, {"sdg 11", "sasaran/sdg-11.2.html", 6}, {"kemandirian fiskal daerah", "sasaran/rpjmd-3.2.html", 2}, {"sasaran", "sasaran/index.html", 3},
	{"singkatan", "singkatan.html", 1}, {"SPBE", "singkatan.html", 3}, {"perubahan", "perubahan.html", 2}, {"pelaksanaan", "pelaksanaan.html", 2}, {"data terbuka", "data/index.html", 2},
	{"csv", "unduhan.html", 2}, {"tahun", "tahun/index.html", 3}, {"dimensi", "dimensi/index.html", 2}, {"perangkat daerah", "opd/index.html", 2}, {"program", "program/index.html", 2},
	{"yang sampah di", "program/env-03.html", 3}, {"mangrove xyzzy", "program/env-02.html", 1}, {"Mangrove,", "program/env-02.html", 1},
}

var englishPlan = map[string]string{
	"plan.yaml":                   "title: Smart Plan\nlanguage: en\nperiod: 2025-2029\ndimensions: smart-city\nagencies:\n  comms: {name: Communications Office, short: Comms}\nabbreviations: {ICT: Information and Communication Technology}\n",
	"programs/gov-01.md":          "---\nid: GOV-01\nname: Integrated Service Portal\ndimension: governance\nagency: comms\nstart: 2025\nend: 2027\n---\n\nOne counter for all services.\n",
	"programs/env-01.md":          "---\nid: ENV-01\nname: Waste Banks\ndimension: environment\nagency: comms\nstart: 2026\nend: 2027\nquick_win: true\n---\n\nRecycling of household refuse.\n",
	"book-1/01-introduction.md":   "---\ntitle: Introduction\n---\n\nWhy the city plans.\n\n## Budgets of the districts\n\nMoney is budgeted by year. Agencies report.\n\n## Connectivity\n\nInformation and communication technology reaches every island.\n",
	"book-1/02-implementation.md": "---\ntitle: Implementation\n---\n\nHow programs are implemented, with ICT.\n",
}

var soughtInEnglish = []sought{
	{"services", "program/gov-01.html", 1}, {"serving", "program/gov-01.html", 3}, {"budget", "book-1/introduction.html#budgets-of-the-districts", 1}, {"budgeting", "book-1/introduction.html#budgets-of-the-districts", 1},
	{"implementing", "book-1/implementation.html", 1}, {"implemetation", "book-1/implementation.html", 1}, {"comms", "agency/comms.html", 1}, {"2026", "year/2026.html", 1},
	{"quick wins", "quick-wins.html", 1}, {"quick wins", "program/env-01.html", 2}, {"recycled", "program/env-01.html", 1}, {"ict", "book-1/introduction.html#connectivity", 3}, {"ict", "abbreviations.html", 3}, {"information and communication technology", "book-1/implementation.html", 2},
}

// soughtInTranslation is in the English half of the sample.
var soughtInTranslation = []sought{
	{"services", "program/gov-02.html", 4}, {"services", "sasaran/rpjmd-1.1.html", 3}, {"quick wins", "program/env-03.html", 8}, {"waste", "program/env-03.html", 3}, {"diskominfo", "opd/diskominfo.html", 1}, {"budgeted 2021", "tahun/2021.html", 3},
	{"downloads", "unduhan.html", 1}, {"quick win", "quick-win.html", 6}, {"open data", "data/index.html", 1}, {"sources of funds", "sumber-dana/index.html", 2}, {"abbreviations", "singkatan.html", 1}, {"changes", "perubahan.html", 2},
	{"progress", "pelaksanaan.html", 2}, {"years", "tahun/index.html", 3}, {"apbd", "sumber-dana/apbd.html", 1}, {"goals", "sasaran/index.html", 2},
}

// TestSearchInTheBrowser asks what readers ask, on pages opened from disk.
func TestSearchInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	askAll(t, ctx, r.Files, "index.html", soughtInSample)
	askAll(t, ctx, r.Files, "en/index.html", soughtInTranslation)

	files := map[string][]byte{}
	for name, text := range englishPlan {
		files["content/"+name] = []byte(text)
	}
	english := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(context.Background(), source.New(files), nil)
	askAll(t, ctx, english.Files, "index.html", soughtInEnglish)
}

// startSearch loads the scripts of the search, as a key does.
const startSearch = `for (const a of document.getElementById("search").dataset.scripts.split(" ")) await jilid.load(a);`

func askAll(t *testing.T, ctx context.Context, files *output.Set, page string, list []sought) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	home := "file://" + filepath.ToSlash(filepath.Join(dir, page))
	if err := chromedp.Do(ctx, chromedp.Navigate(home)); err != nil {
		t.Fatal(err)
	}
	var queries []string
	for _, s := range list {
		queries = append(queries, s.query)
	}
	asked, _ := json.Marshal(queries)
	answers := value[[][]string](t, ctx, `(async () => { `+startSearch+`
		const root = new URL("./", location.href).href, out = [];
		for (const q of `+string(asked)+`) {
			const a = await jilid.find.ask(q);
			out.push((await jilid.find.show(a.found.slice(0, 8))).map((r) => r.href.replace(root, "")));
		}
		return out; })()`)
	for i, s := range list {
		first := answers[i]
		first = first[:min(len(first), max(s.first, 1))]
		if !slices.ContainsFunc(first, func(a string) bool { return a == s.want || strings.HasPrefix(a, s.want+"#") }) {
			t.Errorf("%q: %s is not among the first %d: %v", s.query, s.want, len(first), answers[i])
		}
	}
}

// TestSearchFieldInTheBrowser types into the dialog, the home page and the page of results.
func TestSearchFieldInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	page := func(name string) string { return "file://" + filepath.ToSlash(filepath.Join(dir, name)) }
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	until := func(condition string) { t.Helper(); until(t, ctx, condition) }
	is := func(want string, expression string) {
		t.Helper()
		if got := value[string](t, ctx, `String(`+expression+`)`); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 640, DeviceScaleFactor: 1, Mobile: true})

	// The dialog: "/" opens it, arrows choose, Esc gives the focus back, Enter goes.
	do(chromedp.Navigate(page("buku-2/strategi/governance.html")))
	value[bool](t, ctx, `(document.querySelector(".menu summary").focus(), true)`)
	do(chromedp.KeyEvent("/"))
	until(`document.querySelector("dialog.finder[open] input") === document.activeElement`)
	do(chromedp.KeyEvent("pelayann publik"))
	until(`document.querySelectorAll("dialog [role=option]").length > 3 && document.querySelector("dialog [role=status]").textContent.includes("pelayanan")`)
	is("true", `document.querySelector("dialog input").getAttribute("aria-expanded")`)
	is("layanan,publik", `[...document.querySelectorAll("dialog .hit-name mark")].slice(0, 2).map((m) => m.textContent.toLowerCase())`)
	is("0", `document.documentElement.scrollWidth - innerWidth`)
	do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowUp))
	is("true", `document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).getAttribute("aria-selected")`)
	is("1", `document.querySelectorAll("[aria-selected=true]").length`)
	do(chromedp.KeyEvent(kb.Escape))
	until(`!document.querySelector("dialog[open]")`)
	is("true", `document.activeElement === document.querySelector(".menu summary")`)
	do(chromedp.KeyEvent("/"))
	until(`document.querySelector("dialog[open]")`)
	do(chromedp.KeyEvent("GOV-01"))
	// The list before is gone when its correction is.
	until(`document.querySelector("dialog .hit-name")?.textContent.startsWith("GOV-01") && !document.querySelector("dialog [role=status]").textContent.includes("pelayanan")`)
	do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	until(`location.pathname.endsWith("/program/gov-01.html")`)

	// The home page's field: a list under it; Enter without a choice leads to all results.
	do(chromedp.Navigate(page("index.html")))
	value[bool](t, ctx, `(document.querySelector(".hero input").focus(), true)`)
	do(chromedp.KeyEvent("sampah"))
	until(`document.querySelectorAll(".hero [role=option]").length > 3`)
	is("combobox", `document.activeElement.getAttribute("role")`)
	do(chromedp.KeyEvent(kb.Escape))
	is("true", `document.querySelector(".hero .hits-panel").hidden`)
	is("sampah", `document.activeElement.value`)
	do(chromedp.KeyEvent(kb.Enter))
	until(`location.pathname.endsWith("/cari.html") && document.querySelectorAll(".hits-full .hit").length === 20`)
	is("sampah", `new URL(location.href).searchParams.get("q")`)
	is("none", `getComputedStyle(document.querySelector(".entrances")).display`)
	value[bool](t, ctx, `(document.querySelector(".hits-more").click(), true)`)
	until(`document.querySelectorAll(".hits-full .hit").length === 40`)

	// A question that nothing answers is told; so is the page that isn't there.
	value[bool](t, ctx, `(() => { const i = document.querySelector("main input"); i.value = "qqxxzz"; i.dispatchEvent(new Event("input")); return true; })()`)
	until(`document.querySelector("[role=status]").textContent.includes("qqxxzz") && !document.querySelector(".hit")`)
	do(chromedp.Navigate(page("404.html")))
	until(`document.querySelector("main input").value !== ""`)
}

// TestSearchFiles holds the index to its size and its promise: an edit writes few files anew, and
// what was remembered is what would be made.
func TestSearchFiles(t *testing.T) {
	tree := large(60, 40, "")
	b := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}, Again: true})
	before := b.Build(context.Background(), tree, nil).Files
	files := map[string][]byte{}
	for _, f := range tree.Under("content") {
		files[f.Path] = f.Data
	}
	const edited = "content/buku-00/b-0007.md"
	files[edited] = fmt.Appendf(nil, "%s\n\nZamrud di ujung bab.\n", files[edited])
	after := b.Build(context.Background(), source.New(files), nil).Files
	clean := New(Options{Layouts: layouts.FS, Themes: themes.FS, Scope: Scope{Half: Site}}).Build(context.Background(), source.New(files), nil).Files
	changed, all := 0, 0
	for _, name := range after.Paths() {
		now, _ := after.File(name)
		if c, _ := clean.File(name); !bytes.Equal(c.Data, now.Data) {
			t.Errorf("%s isn't what a clean build makes", name)
		}
		if strings.HasPrefix(name, "jilid/search/") {
			all++
			if old, ok := before.File(name); !ok || !bytes.Equal(old.Data, now.Data) {
				changed++
			}
		}
	}
	if changed == 0 || changed > 8 {
		t.Errorf("%d of %d files of the index changed with four words", changed, all)
	}
}
