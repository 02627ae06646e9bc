package main

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// Two states of a plan: chapters and pictures come, go, get other addresses and other words, and the style changes.
var plans = [2]map[string]string{
	{
		"content/plan.yaml":             "judul: Rencana Kota\nbahasa: id\nperiode: 2025-2029\nbuku: [{id: buku-1, judul: Buku Satu}]\ndimensi: smart-city\n",
		"content/buku-1/01-visi.md":     "# Visi\n\nKe [strategi](02-strategi.md) dan [lama](03-lama.md).\n\n![Peta](peta.svg)\n",
		"content/buku-1/02-strategi.md": "# Strategi\n\nKe [visi](01-visi.md).\n",
		"content/buku-1/03-lama.md":     "# Lama\n\n![Foto](lama.svg) dan [visi](01-visi.md).\n",
		"content/buku-1/peta.svg":       `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><style>rect{fill:red}</style><rect width="90" height="60"/></svg>`,
		"content/buku-1/lama.svg":       `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><style>rect{fill:red}</style><rect width="80" height="50"/></svg>`,
	},
	{
		"content/plan.yaml":         "judul: Rencana Kota Baru\nbahasa: id\nperiode: 2025-2029\nbuku: [{id: buku-1, judul: Buku Satu}, {id: buku-2, judul: Buku Dua}]\ndimensi: smart-city\n",
		"content/buku-1/01-visi.md": "# Visi\n\nKe [arah](02-arah.md) dan [baru](../buku-2/01-baru.md).\n\n![Peta](peta.svg)\n",
		"content/buku-1/02-arah.md": "# Arah\n\nKe [visi](01-visi.md).\n",
		"content/buku-1/peta.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><style>rect{fill:blue}</style><rect width="90" height="60"/></svg>`,
		"content/buku-2/01-baru.md": "# Baru\n\n![Foto](baru.svg) dan [arah](../buku-1/02-arah.md).\n",
		"content/buku-2/baru.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60"><style>rect{fill:red}</style><rect width="70" height="50"/></svg>`,
	},
}

type state map[string][sha256.Size]byte

// published is what a folder holds, without what the program keeps there for itself.
func published(t *testing.T, dir string) state {
	t.Helper()
	got := state{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".jilid-") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
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

// walk follows every link of a site from its front page and tells which lead to nothing.
func walk(t *testing.T, dir string) (broken []string) {
	t.Helper()
	seen := map[string]bool{"index.html": true}
	for todo := []string{"index.html"}; len(todo) > 0; {
		name := todo[0]
		todo = todo[1:]
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			broken = append(broken, name)
			continue
		}
		if path.Ext(name) != ".html" {
			continue
		}
		for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
			tok := z.Token()
			for _, a := range tok.Attr {
				u, err := url.Parse(a.Val)
				if a.Key != "href" && a.Key != "src" || err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
					continue
				}
				to := path.Join(path.Dir(name), u.Path)
				if strings.HasSuffix(u.Path, "/") {
					to = path.Join(to, "index.html")
				}
				if !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
	}
	return broken
}

// TestKilledBuilds ends builds at any moment, without a warning: what is published then is of each file the old or the
// new one, whole, and every link leads somewhere; the next build makes it what it would have been. JILID_KILLS
// says how often.
func TestKilledBuilds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no signals")
	}
	kills := 12
	if n, err := strconv.Atoi(os.Getenv("JILID_KILLS")); err == nil {
		kills = n
	}
	program := filepath.Join(t.TempDir(), "jilid")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	dir := t.TempDir()
	public := filepath.Join(dir, "public")
	write := func(plan map[string]string) {
		for _, name := range []string{"content", "themes"} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range plan {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	build := func() time.Duration {
		t.Helper()
		start := time.Now()
		if out, err := exec.Command(program, "build", "-s", dir, "--lang", "en").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return time.Since(start)
	}

	var clean [2]state
	var took time.Duration
	for i, plan := range plans {
		write(plan)
		if err := os.RemoveAll(public); err != nil {
			t.Fatal(err)
		}
		took = build()
		clean[i] = published(t, public)
		if broken := walk(t, public); len(broken) > 0 {
			t.Fatalf("state %d leads to nothing at %q", i, broken)
		}
	}
	if maps.Equal(clean[0], clean[1]) {
		t.Fatal("the states are the same")
	}

	random := rand.New(rand.NewPCG(6, uint64(kills)))
	killed, between := 0, 0
	for n := range kills {
		next := n % 2
		write(plans[next])
		cmd := exec.Command(program, "build", "-s", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Half of the kills come when files are being put into place, as their number in the folder
		// for files aside goes down; the others at any moment.
		if moment := time.Duration(random.Int64N(int64(took) * 9 / 10)); n%4 < 2 {
			time.Sleep(moment)
		} else {
			awaitPublishing(public, random.IntN(12), cmd, 10*took+10*time.Second)
		}
		cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		now := published(t, public)
		for name, sum := range now {
			if sum != clean[0][name] && sum != clean[1][name] {
				t.Errorf("kill %d: %s is of neither state", n, name)
			}
		}
		if broken := walk(t, public); len(broken) > 0 {
			t.Errorf("kill %d: links lead to %q, which isn't there", n, broken)
		}
		if !maps.Equal(now, clean[0]) && !maps.Equal(now, clean[1]) {
			between++
		}
		// The next build is of the same state or, half of the time, of the other one again.
		if random.IntN(2) == 0 {
			next = 1 - next
			write(plans[next])
		}
		build()
		if now := published(t, public); !maps.Equal(now, clean[next]) {
			t.Fatalf("kill %d: the next build isn't what a clean one is", n)
		}
		// Every round starts with the state that it is going to leave.
		if want := n % 2; next != want {
			write(plans[want])
			build()
		}
	}
	t.Logf("%d builds, %d killed while they ran, %d of these between two states", kills, killed, between)
	if killed == 0 {
		t.Error("no build was killed")
	}
}

// awaitPublishing returns when some files have been put into place, at the latest when the build should long be over.
func awaitPublishing(public string, files int, cmd *exec.Cmd, most time.Duration) {
	aside := filepath.Join(public, ".jilid-new")
	full := 0
	for end := time.Now().Add(most); time.Now().Before(end); {
		entries, err := os.ReadDir(aside)
		full = max(full, len(entries))
		if full > 0 && (err != nil || len(entries) <= full-files-1) {
			return
		}
		time.Sleep(50 * time.Microsecond)
	}
}
