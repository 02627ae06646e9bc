package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What is asked of a folder whose builds were killed or ran out of disk: every file is of one of the states that
// were written to it, whole, and no link leads to nothing.

// states are plans that a site goes back and forth between. Each is made of the first one by
// changing it, as its writers would: nil takes a file away.
func states() []map[string]string {
	first := map[string]string{
		"plan.yaml":                "judul: Rencana Kota\nbahasa: id\nperiode: 2025-2029\nbuku: [{id: buku-1, judul: Buku Satu}, {id: buku-2, judul: Buku Dua}]\ndimensi: smart-city\nopd: {kominfo: {nama: Dinas Kominfo, singkatan: Kominfo}, bappeda: {nama: Bappeda}}\n",
		"buku-1/01-visi.md":        "# Visi\n\nKe [strategi](02-strategi.md), [lama](03-lama.md) dan [aksi](../buku-2/01-aksi.md).\n\n![Peta](peta.svg)\n\n![Foto](foto.png)\n",
		"buku-1/02-strategi.md":    "# Strategi\n\nKe [visi](01-visi.md) dan [lampiran](berkas.pdf).\n",
		"buku-1/03-lama.md":        "# Lama\n\n![Gambar lama](lama.svg)\n\nKe [visi](01-visi.md) dan [bagian](04-bab/01-satu.md).\n",
		"buku-1/04-bab/_index.md":  "# Bab berisi\n\nIsinya.\n",
		"buku-1/04-bab/01-satu.md": "# Satu\n\nKe [lama](../03-lama.md).\n",
		"buku-1/peta.svg":          drawing("red"),
		"buku-1/lama.svg":          drawing("green"),
		"buku-1/foto.png":          photo(1),
		"buku-1/berkas.pdf":        "%PDF-1.4\n",
		"buku-2/01-aksi.md":        "# Aksi\n\n```programs\ncolumns: [id, name, budget]\ncaption: Aksi\n```\n\nKe @prg-GOV-01.\n",
		"programs/gov-01.md":       "---\nkode: GOV-01\nnama: Portal\ndimensi: governance\nopd: kominfo\nmulai: 2025\nselesai: 2026\nanggaran: [{tahun: 2025, jumlah: 750 juta, sumber: APBD}]\n---\n\nCerita.\n",
		"programs.csv":             "kode,nama,dimensi,opd,mulai,selesai,anggaran 2026\nECO-01,Pasar,economy,bappeda,2026,2027,1 miliar\nLIV-01,Taman,living,bappeda,2026,2027,200 juta\n",
	}
	with := func(changes map[string]string) map[string]string {
		plan := maps.Clone(first)
		maps.Copy(plan, changes)
		maps.DeleteFunc(plan, func(_, text string) bool { return text == "" })
		return plan
	}
	renamed := map[string]string{
		"buku-1/01-visi.md":        "# Visi\n\nKe [arah](02-arah.md) dan [aksi](../buku-2/01-aksi.md).\n\n![Peta](peta.svg)\n",
		"buku-1/02-strategi.md":    "",
		"buku-1/03-lama.md":        "",
		"buku-1/lama.svg":          "",
		"buku-1/04-bab/_index.md":  "",
		"buku-1/04-bab/01-satu.md": "",
		"buku-1/foto.png":          "",
		"buku-1/peta.svg":          drawing("blue"),
		"buku-1/02-arah.md":        "# Arah\n\nKe [visi](01-visi.md) dan [lampiran](berkas.pdf).\n",
		"buku-1/04-bab.md":         "# Bab berisi\n\nKini satu berkas.\n",
	}
	style := map[string]string{"../themes/default/theme.yaml": "colors:\n  sea: {light: \"#0b5a10\", dark: \"#6cc3d8\", cmyk: [90, 45, 40, 25]}\n", "../themes/default/extra.css": "main { max-width: 60rem }\n"}
	book := map[string]string{
		"plan.yaml":         strings.Replace(first["plan.yaml"], "{id: buku-2, judul: Buku Dua}", "{id: buku-2, judul: Buku Dua}, {id: buku-3, judul: Buku Tiga}", 1),
		"buku-3/01-baru.md": "# Baru\n\n![Foto](../buku-1/foto.png)\n\nKe [visi](../buku-1/01-visi.md).\n",
		"buku-1/01-visi.md": first["buku-1/01-visi.md"] + "\nKe [baru](../buku-3/01-baru.md).\n",
		"buku-1/foto.png":   photo(2),
	}
	english := map[string]string{
		"plan.yaml":            first["plan.yaml"] + "terjemahan: [en]\n",
		"plan.en.yaml":         "title: The city's plan\n",
		"buku-1/01-visi.en.md": "---\ntitle: Vision\n---\n\nTo the [strategy](02-strategi.md), the [old one](03-lama.md) and [actions](../buku-2/01-aksi.md).\n\n![Map](peta.svg)\n\n![Photograph](foto.png)\n",
	}
	sheet := map[string]string{"programs.csv": "kode,nama,dimensi,opd,mulai,selesai,anggaran 2028\nECO-01,Pasar rakyat,economy,kominfo,2027,2028,2 miliar\nENV-01,Sampah,environment,bappeda,2027,2028,300 juta\n"}
	moved := maps.Clone(renamed)
	maps.Copy(moved, style)
	maps.Copy(moved, sheet)
	moved["plan.yaml"] = strings.Replace(first["plan.yaml"], "bahasa: id", "bahasa: en", 1)
	return []map[string]string{first, with(style), with(renamed), with(book), with(english), with(sheet), with(moved)}
}

// drawing is one with a style, which is published as a file of its own.
func drawing(color string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><style>rect{fill:` + color + `}</style><rect width="90" height="60"/></svg>`
}

// photo is a picture that is large enough to be published at smaller widths, too.
func photo(seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 0))
	img := image.NewNRGBA(image.Rect(0, 0, 800, 16))
	for i := range img.Pix {
		img.Pix[i] = uint8(random.Uint32()) | 0xff*uint8(i%4/3)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // in memory
	}
	return b.String()
}

// writePlan writes the content of a plan.
func writePlan(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// publication is what a folder publishes: the hash of each file by its path.
type publication map[string][sha256.Size]byte

// manifest is the name of the program's own list of files in an output folder, aside that of the folder in which files wait.
const (
	manifest = ".jilid-manifest"
	waiting  = ".jilid-new"
)

// published is what a folder publishes, without what the program keeps there for itself.
func published(t *testing.T, dir string) publication {
	t.Helper()
	got := publication{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == waiting:
			return fs.SkipDir
		case d.IsDir() || name == manifest:
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		got[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// ground is the plans, what a clean build makes of each, and where every file of these leads.
type ground struct {
	program string
	plans   []string // folders
	clean   []publication
	lists   []string // manifests of the clean builds
	links   map[leading][]string
}

// leading is a file whose links are known: the same bytes lead elsewhere from another folder.
type leading struct {
	name string
	sum  [sha256.Size]byte
}

// newGround builds the program and every state once, in an empty folder.
func newGround(t *testing.T, plans []map[string]string) *ground {
	t.Helper()
	g := &ground{program: filepath.Join(t.TempDir(), "jilid"), links: map[leading][]string{}}
	if out, err := exec.Command("go", "build", "-o", g.program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	for i, plan := range plans {
		dir, public := quickDir(t), quickDir(t)
		writePlan(t, dir, plan)
		g.plans = append(g.plans, dir)
		if out, err := g.build(i, public).CombinedOutput(); err != nil {
			t.Fatalf("state %d: %v: %s", i, err, out)
		}
		made := published(t, public)
		g.clean = append(g.clean, made)
		list, err := os.ReadFile(filepath.Join(public, manifest))
		if err != nil {
			t.Fatal(err)
		}
		g.lists = append(g.lists, string(list))
		for name, sum := range made {
			data, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			g.links[leading{name, sum}] = linksOf(name, data)
		}
		for _, fault := range g.faults(made, i) {
			t.Fatalf("state %d: %s", i, fault)
		}
	}
	return g
}

// build is the command that builds a state into a folder.
func (g *ground) build(state int, public string) *exec.Cmd {
	return exec.Command(g.program, "build", "-s", g.plans[state], "-o", public, "--lang", "en")
}

// mend builds a state to the end: it is what a clean build makes.
func (g *ground) mend(t *testing.T, public string, state int) {
	t.Helper()
	if out, err := g.build(state, public).CombinedOutput(); err != nil {
		t.Fatalf("the next build: %v: %s", err, out)
	}
	if !g.isClean(t, public, state) {
		t.Fatalf("the next build isn't what a clean one of state %d is", state)
	}
}

// faults are what is wrong with a site into which some states were written, to the end or not.
func (g *ground) faults(got publication, written ...int) (faults []string) {
	for name, sum := range got {
		whole := false
		for _, i := range written {
			whole = whole || g.clean[i][name] == sum
		}
		if !whole {
			faults = append(faults, name+" is of no state")
		}
	}
	// Readers come to the front page, and by links from outside to any page that is in all of the states.
	seen := map[string]bool{}
	var todo []string
	for name := range g.clean[written[0]] {
		in := strings.HasSuffix(name, ".html")
		for _, i := range written {
			_, there := g.clean[i][name]
			in = in && there
		}
		if in {
			todo, seen[name] = append(todo, name), true
		}
	}
	if !seen["index.html"] {
		return append(faults, "no front page")
	}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		sum, there := got[name]
		if !there {
			faults = append(faults, "links lead to "+name+", which isn't there")
			continue
		}
		for _, to := range g.links[leading{name, sum}] {
			if !seen[to] {
				todo, seen[to] = append(todo, to), true
			}
		}
	}
	return faults
}

// isClean tells whether a folder is to the byte what a clean build of a state makes, with nothing left over.
func (g *ground) isClean(t *testing.T, public string, state int) bool {
	t.Helper()
	list, err := os.ReadFile(filepath.Join(public, manifest))
	if err != nil {
		return false
	}
	_, err = os.Stat(filepath.Join(public, waiting))
	return os.IsNotExist(err) && string(list) == g.lists[state] && maps.Equal(published(t, public), g.clean[state])
}

var (
	cssURL = regexp.MustCompile(`url\(["']?([^"')]+)`)
	shards = regexp.MustCompile(`"(\w+\.[0-9a-f]{10}\.js)"`)
)

// linksOf are the files of the site that a file leads to or needs.
func linksOf(name string, data []byte) (links []string) {
	add := func(to string) {
		u, err := url.Parse(to)
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
			return
		}
		to = path.Join(path.Dir(name), u.Path)
		if strings.HasSuffix(u.Path, "/") {
			to = path.Join(to, "index.html")
		}
		links = append(links, to)
	}
	switch {
	case strings.HasSuffix(name, ".css"):
		for _, m := range cssURL.FindAllSubmatch(data, -1) {
			add(string(m[1]))
		}
	case path.Base(name) == "start.js":
		for _, m := range shards.FindAllSubmatch(data, -1) {
			add(string(m[1]))
		}
	case strings.HasSuffix(name, ".html"):
		for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				switch a.Key {
				case "href", "src", "data-page", "data-index", "data-css", "data-late":
					add(a.Val)
				case "data-scripts":
					for _, to := range strings.Fields(a.Val) {
						add(to)
					}
				case "srcset":
					for _, to := range strings.Split(a.Val, ",") {
						add(strings.Fields(to + " .")[0])
					}
				}
			}
		}
	}
	return links
}

// quickDir is a folder in memory, where there is one: nothing here depends on the disk.
func quickDir(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "jilid")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestLinksAreFound: the tests that follow links can fail.
func TestLinksAreFound(t *testing.T) {
	for name, text := range map[string]string{
		"a/b.html":   `<a href="../x.html#y"><img src="c.png" srcset="c.png 480w, d/e.png 960w"><template data-scripts="f.js g.js" data-index="h/"></template><a href="https://a.example/x.html"><a href="#z">`,
		"a/b.css":    `@font-face { src: url("../k.woff2") } b { background: url(data:image/png,x) }`,
		"a/start.js": `{"words":"words.0123456789.js","shards":["w0.0123456789.js"]}`,
	} {
		want := map[string]string{"a/b.html": "[x.html a/c.png a/c.png a/d/e.png a/f.js a/g.js a/h/index.html]", "a/b.css": "[k.woff2]", "a/start.js": "[a/words.0123456789.js a/w0.0123456789.js]"}[name]
		if got := fmt.Sprint(linksOf(name, []byte(text))); got != want {
			t.Errorf("%s leads to %s, not %s", name, got, want)
		}
	}
	g := &ground{clean: []publication{{"index.html": {1}, "a.html": {2}}, {"index.html": {3}}}, links: map[leading][]string{{"index.html", [32]byte{1}}: {"a.html"}}}
	for _, c := range []struct {
		got  publication
		want string
	}{{publication{"index.html": {1}, "a.html": {2}}, "[]"}, {publication{"index.html": {3}}, "[]"}, {publication{"index.html": {1}}, "[links lead to a.html, which isn't there]"}, {publication{"index.html": {3}, "a.html": {7}}, "[a.html is of no state]"}, {publication{}, "[links lead to index.html, which isn't there]"}} {
		if got := fmt.Sprint(g.faults(c.got, 0, 1)); got != c.want {
			t.Errorf("%v: %s", c.got, got)
		}
	}
}
