package build

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/plan/money"
	"jilid/build/text/lang"
)

// TestExplorerInTheBrowser filters and sorts the table of all programs as a reader does,
// from disk, and compares what it says with sums made here.
func TestExplorerInTheBrowser(t *testing.T) {
	ctx := browser(t)
	_, r := sample()
	p := r.Plan
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, r.Files); err != nil {
		t.Fatal(err)
	}
	page := "file://" + filepath.ToSlash(filepath.Join(dir, "program/index.html"))
	visit := func(hash string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(page+hash)); err != nil {
			t.Fatal(err)
		}
	}
	says := func(expression, want string) {
		t.Helper()
		if got := strings.Join(strings.Fields(value[string](t, ctx, expression)), " "); got != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s\n  is   %s\n  want %s", expression, got, want)
		}
	}
	sum := func(keep func(*plan.Program) bool, year int) (n string, total string) {
		var all money.Rupiah
		count := 0
		for _, g := range p.Programs {
			runs := year == 0 || g.Years().Has(year)
			for _, l := range g.Budget {
				runs = runs || l.Year == year
			}
			if !keep(g) || !runs {
				continue
			}
			count++
			for _, l := range g.Budget {
				if l.Costed && (year == 0 || l.Year == year) {
					all += l.Amount
				}
			}
		}
		return lang.ProgramCount.Count(count, lang.ID), all.Short(lang.ID)
	}
	const line = `document.getElementById("jumlah").textContent`
	const codes = `[...document.querySelectorAll("tbody tr:not(.group)")].filter(r => r.offsetHeight).map(r => r.querySelector("th a").textContent).join(" ")`
	tick := func(name, value string) string {
		return `document.querySelector('[name="` + name + `"][value="` + value + `"]').click(); `
	}

	visit("")
	n, total := sum(func(*plan.Program) bool { return true }, 0)
	says(line, n+" · "+total+" · 2020–2024 semua program rencana ini")
	governance := func(g *plan.Program) bool { return g.Dimension == "governance" }
	n, total = sum(governance, 0)
	says(tick("dimensi", "governance")+line, n+" · "+total+" · 2020–2024 menurut dimensi Smart Governance")
	says(`location.hash`, "#dimensi=governance")
	n, total = sum(governance, 2021)
	says(tick("tahun", "2021")+line, n+" · "+total+" menurut dimensi Smart Governance; tahun 2021 Hanya anggaran tahun 2021.")
	says(`document.querySelector("tfoot td").textContent`, total)
	says(`document.querySelector('[value="branding"]').closest("label").querySelector("i").textContent`, running(p, "branding", 2021))
	says(`new Promise(done => { addEventListener("popstate", () => done(location.hash)); history.back(); })`, "#dimensi=governance")
	says(`String(document.querySelector('[name="tahun"][value="2021"]').checked)`, "false")

	// Order, by the heads of columns, which say so.
	visit("#dimensi=economy")
	says(codes, "ECO-01 ECO-02 ECO-03 ECO-04 ECO-05 ECO-06")
	const head = `document.querySelector('th[data-of="budget"]')`
	says(head+`.querySelector("button").click(); `+codes, "ECO-05 ECO-06 ECO-02 ECO-03 ECO-04 ECO-01")
	says(head+`.getAttribute("aria-sort")`, "ascending")
	says(head+`.querySelector("button").click(); `+codes+` + " " + location.hash`, "ECO-01 ECO-04 ECO-03 ECO-02 ECO-06 ECO-05 #dimensi=economy&urut=-anggaran")
	says(head+`.querySelector("button").click(); `+codes+` + " " + location.hash`, "ECO-01 ECO-02 ECO-03 ECO-04 ECO-05 ECO-06 #dimensi=economy")

	// Words, also of agencies' full names; and nothing that fits.
	visit("#kata=kependudukan+sipil")
	says(codes, "GOV-02")
	visit("#dimensi=governance&status=selesai")
	says(`[...document.querySelectorAll(".nothing button")].map(b => b.textContent).join(", ")`, "Dimensi (4 program), Status (6 program)")
	says(`document.querySelector(".nothing button").click(); location.hash`, "#status=selesai")
	says(codes, "BRD-01 ECO-05 SOC-01 ENV-03")

	// What is shown as a file: the columns of programs.csv, as office programs here read it.
	visit("#dimensi=economy&urut=-anggaran")
	got := value[string](t, ctx, `new Promise(done => { URL.createObjectURL = b => { b.arrayBuffer().then(a => done(new TextDecoder("utf-8", {ignoreBOM: true}).decode(a))); return "#isi" };
		document.getElementById("unduh").click(); })`)
	data, _ := r.Files.File("data/programs.csv")
	first, _, _ := strings.Cut(string(data.Data), "\r\n")
	lines := strings.Split(got, "\r\n")
	if lines[0] != "\ufeff"+strings.ReplaceAll(first, ",", ";") {
		t.Errorf("the file begins with %q", lines[0])
	}
	if len(lines) != 8 || !strings.HasPrefix(lines[1], "ECO-01;") || !strings.HasPrefix(lines[6], "ECO-05;") {
		t.Errorf("the file is %d lines: %s", len(lines), got)
	}
	says(`new Promise(done => { const b = document.getElementById("salin"); b.click(); setTimeout(() => done(b.textContent), 100); })`, "Tautan tersalin")
}

// running is how many programs of a dimension run in a year.
func running(p *plan.Plan, dimension string, year int) string {
	n := int64(0)
	for _, g := range p.Programs {
		if g.Dimension == dimension && g.Years().Has(year) {
			n++
		}
	}
	return lang.Int(n, lang.ID)
}
