package site

import (
	"encoding/json"
	"encoding/xml"
	"image/png"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jilid/build/output"
	"jilid/build/plan"
	"jilid/build/plan/load"
	"jilid/build/plan/refs"
	"jilid/build/plan/view"
	"jilid/build/source"
	"jilid/build/text/markdown"
	"jilid/build/theme"
)

// rendered is small with another plan.yaml, in a site of which more is known.
func rendered(t *testing.T, changes map[string]string, opt Options) *output.Set {
	t.Helper()
	data := map[string][]byte{}
	for name, text := range small {
		data[name] = []byte(text)
	}
	for name, text := range changes {
		data[name] = []byte(text)
	}
	tree := source.New(data)
	p, _ := load.Plan(tree, markdown.Parse, load.Options{})
	m, _ := view.Expand(p)
	table, _ := refs.Resolve(m, tree)
	th, _ := theme.Load(os.DirFS("../../themes"), tree, p.Theme)
	l, _ := LoadLayouts(os.DirFS("../../layouts"), tree)
	opt.Editions = []plan.Edition{plan.Screen}
	set := output.NewSet()
	for _, d := range Render(m, table, th, tree, l, opt, set) {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
	return set
}

// placed is the plan at an address, with a date and a licence.
var placed = map[string]string{"content/plan.yaml": small["content/plan.yaml"] + "base_url: https://contoh.go.id/rencana\ndate: 2024-02-29\nversion: Edisi <1>\nlicense: CC BY 4.0\npublisher: Pemerintah Kota\n"}

var past = []Revision{
	{Date: "2024-03-05T10:00:00+09:00", Paths: []string{"content/programs/gov-01.md"}},
	{Date: "2024-03-05T08:00:00+09:00", Paths: []string{"content/buku-1/01-awal.md", "content/buku-1/hilang.md"}},
	{Date: "2024-03-04T10:00:00+09:00", Paths: []string{"content/img/x.png"}},
	{Date: "2024-03-01T10:00:00+09:00", Paths: []string{"content/buku-1/01-awal.md", "content/buku-2/01-kedua.md"}},
	{Date: "2024-02-01T10:00:00+09:00", Paths: []string{"content/buku-1/01-awal.md"}},
}

func TestFeed(t *testing.T) {
	set := rendered(t, placed, Options{History: past})
	feed := text(t, set, "feed.xml")
	if err := xml.Unmarshal([]byte(feed), new(struct{})); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`<title>(.*)</title>\n<id>(.*)</id>\n<link rel="alternate" href="(.*)"/>\n<updated>(.*)</updated>`).FindAllStringSubmatch(feed, -1) {
		got = append(got, strings.Join(m[1:], " | "))
	}
	const base = "https://contoh.go.id/rencana/"
	want := []string{
		"Perubahan 5 Maret 2024 | " + base + "feed.xml#2024-03-05 | " + base + " | 2024-03-05T10:00:00+09:00",
		"Perubahan 1 Maret 2024 | " + base + "feed.xml#2024-03-01 | " + base + " | 2024-03-01T10:00:00+09:00",
		"Edisi &lt;1&gt; | " + base + "feed.xml#edition-2024-02-29 | " + base + " | 2024-02-29T00:00:00Z",
		"BAB I Awal | " + base + "feed.xml#2024-02-01 | " + base + "buku-1/awal.html | 2024-02-01T10:00:00+09:00",
	}
	if !slices.Equal(got, want) {
		t.Errorf("entries are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(feed, `&lt;a href=&#34;`+base+`program/gov-01.html&#34;&gt;GOV-01 Portal&lt;/a&gt;`) || !strings.Contains(feed, "<name>Pemerintah Kota</name>") {
		t.Errorf("the feed is\n%s", feed)
	}
	if page := text(t, set, "buku-1/awal.html"); !strings.Contains(page, `<link rel="alternate" href="../feed.xml" type="application/atom+xml"`) {
		t.Error("pages don't tell of the feed")
	}
	// Without Git there is the edition; without an address or anything to tell there is none.
	if feed := text(t, rendered(t, placed, Options{}), "feed.xml"); strings.Count(feed, "<entry>") != 1 {
		t.Errorf("without history the feed is\n%s", feed)
	}
	for name, set := range map[string]*output.Set{"address": rendered(t, nil, Options{History: past}), "date": rendered(t, map[string]string{"content/plan.yaml": small["content/plan.yaml"] + "base_url: https://contoh.go.id/\n"}, Options{})} {
		if _, ok := set.File("feed.xml"); ok {
			t.Errorf("a feed without %s", name)
		}
	}
}

func TestSitemapAndRobots(t *testing.T) {
	set := rendered(t, placed, Options{History: past})
	sitemap := text(t, set, "sitemap.xml")
	for _, want := range []string{
		"/buku-1/awal.html</loc><lastmod>2024-03-05T08:00:00+09:00</lastmod>", "/program/gov-01.html</loc><lastmod>2024-03-05T10:00:00+09:00</lastmod>",
		"/index.html</loc><lastmod>2024-03-05T10:00:00+09:00</lastmod>", "/program/gov-02.html</loc></url>",
	} {
		if !strings.Contains(sitemap, want) {
			t.Errorf("no %s in\n%s", want, sitemap)
		}
	}
	if strings.Contains(sitemap, "404") || strings.Contains(sitemap, "print.html") {
		t.Error("it lists what isn't to be found")
	}
	if _, ok := set.File("robots.txt"); ok {
		t.Error("robots.txt where nobody looks for it")
	}
	if sitemap := text(t, rendered(t, placed, Options{}), "sitemap.xml"); !strings.Contains(sitemap, "/index.html</loc><lastmod>2024-02-29</lastmod>") {
		t.Errorf("without history:\n%s", sitemap)
	}
	root := rendered(t, map[string]string{"content/plan.yaml": small["content/plan.yaml"] + "base_url: https://contoh.go.id\n"}, Options{})
	if robots := text(t, root, "robots.txt"); robots != "User-agent: *\nAllow: /\nSitemap: https://contoh.go.id/sitemap.xml\n" {
		t.Errorf("robots.txt is %q", robots)
	}
}

// TestNotFoundPage: 404.html is shown at any address, so that its links begin at the root of the server.
func TestNotFoundPage(t *testing.T) {
	link := regexp.MustCompile(` (?:href|src)="([^"]*)"`)
	for _, c := range []struct {
		changes map[string]string
		root    string
		want    string
	}{{placed, "", "/rencana/"}, {placed, "/", "/"}, {nil, "/", "/"}, {nil, "", ""}} {
		page := text(t, rendered(t, c.changes, Options{Root: c.root}), "404.html")
		links := link.FindAllStringSubmatch(page, -1)
		for _, l := range links {
			if l[1] != "#isi" && (!strings.HasPrefix(l[1], c.want) || strings.HasPrefix(l[1], "/") != (c.want != "")) {
				t.Errorf("with root %q: %s", c.want, l[1])
			}
		}
		if len(links) < 10 || !strings.Contains(page, "noindex") || strings.Contains(page, "canonical") {
			t.Errorf("with root %q the page is\n%s", c.want, page)
		}
	}
}

// TestLinkedData: what pages tell search engines is JSON with whole addresses.
func TestLinkedData(t *testing.T) {
	block := regexp.MustCompile(`<script type="application/ld\+json">(.*)</script>`)
	set := rendered(t, placed, Options{History: past})
	for _, c := range []struct{ page, has string }{
		{"index.html", `{"@type":"WebSite","name":"Rencana Kecil","url":"https://contoh.go.id/rencana/index.html","inLanguage":"id","publisher":{"@type":"GovernmentOrganization","name":"Pemerintah Kota"},"datePublished":"2024-02-29","version":"Edisi \u003c1\u003e","license":{"@type":"CreativeWork","name":"CC BY 4.0"},"hasPart":[{"@type":"Book","name":"Buku 1","url":"https://contoh.go.id/rencana/buku-1/index.html"}`},
		{"buku-1/index.html", `"hasPart":[{"@type":"Chapter","name":"Awal","url":"https://contoh.go.id/rencana/buku-1/awal.html","position":"I"}`},
		{"buku-1/awal.html", `"dateModified":"2024-03-05T08:00:00+09:00","position":"I","isPartOf":{"@type":"Book"`},
		{"buku-1/isi/bagian-satu.html", `{"@type":"ListItem","name":"Isi","position":"3","item":"https://contoh.go.id/rencana/buku-1/isi/index.html"},{"@type":"ListItem","name":"Bagian satu","position":"4"}`},
		{"data/index.html", `{"@type":"DataDownload","name":"programs.csv","contentUrl":"https://contoh.go.id/rencana/data/programs.csv","encodingFormat":"text/csv"}`},
		{"data/index.html", `"spatialCoverage":{"@type":"Place","name":"Kota Contoh"},"temporalCoverage":"2024/2026"`},
		{"program/gov-01.html", `"@type":"BreadcrumbList"`},
	} {
		m := block.FindStringSubmatch(text(t, set, c.page))
		if m == nil || !json.Valid([]byte(m[1])) || !strings.Contains(m[1], c.has) {
			t.Errorf("%s tells %q, want %s", c.page, m, c.has)
		}
	}
	if page := text(t, rendered(t, nil, Options{}), "buku-1/awal.html"); !strings.Contains(page, `{"@type":"ListItem","name":"Buku I","position":"2","item":"index.html"}`) {
		t.Error("without an address the links aren't relative")
	}
}

// TestCard: the picture that is shown beside a link to a page.
func TestCard(t *testing.T) {
	made := 0
	kept := map[string][]byte{}
	keep := func(key string, make func() []byte) []byte {
		if kept[key] == nil {
			made++
			kept[key] = make()
		}
		return kept[key]
	}
	set := rendered(t, placed, Options{Keep: keep})
	img, err := png.Decode(strings.NewReader(ofName(t, set, "card.png")))
	if err != nil || img.Bounds().Dx() != cardWidth || img.Bounds().Dy() != cardHeight {
		t.Fatal(err, img.Bounds())
	}
	m := regexp.MustCompile(`<meta property="og:image" content="https://contoh.go.id/rencana/(.*)">`).FindStringSubmatch(text(t, set, "buku-1/awal.html"))
	if m == nil {
		t.Fatal("pages don't name it")
	}
	text(t, set, m[1])
	rendered(t, placed, Options{Keep: keep})
	if made != 1 {
		t.Errorf("it was drawn %d times", made)
	}
	// A title of any length has room, and another theme another picture.
	long := map[string]string{"content/plan.yaml": strings.Replace(placed["content/plan.yaml"], "Rencana Kecil", strings.Repeat("Rencana yang sangat panjang ", 30)+strings.Repeat("x", 200), 1)}
	if other := ofName(t, rendered(t, long, Options{}), "card.png"); other == ofName(t, set, "card.png") {
		t.Error("another title, the same picture")
	}
}
