package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"syscall"
	"testing"
)

// unsynced is a folder that doesn't wait for the disk, for which these tests have no time.
type unsynced struct{ folder }

func (unsynced) Sync(string) error { return nil }

func TestMain(m *testing.M) {
	real := openFolder
	openFolder = func(dir string) (folder, error) {
		f, err := real(dir)
		if err != nil {
			return nil, err
		}
		return unsynced{f}, nil
	}
	code := m.Run()
	openFolder = real
	os.Exit(code)
}

// TestSync waits for a real disk.
func TestSync(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	f := realFolder{root}
	defer f.Close()
	if err := f.WriteFile("a", []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := f.Sync("a"); err != nil {
		t.Error(err)
	}
	if err := f.Sync("."); err != nil {
		t.Error(err)
	}
	if err := f.Sync("b"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that isn't there: %v", err)
	}
}

// quickDir is a folder in memory, where there is one.
func quickDir(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "jilid")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// faulty is a folder that works until a number of changes are made to it. With once, the next one
// fails and those after it work again: a disk that is full for a moment. Else none works any
// more, not even clearing up: a process that was killed.
type faulty struct {
	folder
	mu   sync.Mutex
	left int
	once bool
	did  int
}

var errKilled = errors.New("killed")

func (f *faulty) change(do func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.did++
	f.left--
	switch {
	case f.left >= 0 || f.once && f.left < -1:
		return do()
	case f.once:
		return &fs.PathError{Op: "write", Path: "file", Err: syscall.ENOSPC}
	}
	return errKilled
}

func (f *faulty) WriteFile(name string, data []byte, perm fs.FileMode) error {
	err := f.change(func() error { return f.folder.WriteFile(name, data, perm) })
	if err != nil {
		f.folder.WriteFile(name, data[:len(data)/2], perm) // what got through
	}
	return err
}
func (f *faulty) Sync(name string) error {
	return f.change(func() error { return f.folder.Sync(name) })
}
func (f *faulty) Mkdir(name string, perm fs.FileMode) error {
	return f.change(func() error { return f.folder.Mkdir(name, perm) })
}
func (f *faulty) MkdirAll(name string, perm fs.FileMode) error {
	return f.change(func() error { return f.folder.MkdirAll(name, perm) })
}
func (f *faulty) Rename(from, to string) error {
	return f.change(func() error { return f.folder.Rename(from, to) })
}
func (f *faulty) Remove(name string) error {
	return f.change(func() error { return f.folder.Remove(name) })
}
func (f *faulty) RemoveAll(name string) error {
	return f.change(func() error { return f.folder.RemoveAll(name) })
}

// faultyWrite writes to a folder on which the change after left ones fails.
func faultyWrite(dir string, files map[string]string, left int, once bool) (did int, err error) {
	defer func(f func(string) (folder, error)) { openFolder = f }(openFolder)
	open := openFolder
	var f *faulty
	openFolder = func(dir string) (folder, error) {
		real, err := open(dir)
		f = &faulty{folder: real, left: left, once: once}
		return f, err
	}
	_, err = Write(dir, set(files))
	return f.did, err
}

// Two states of a site. Pages lead to each other and to styles whose names change with them; pages
// and pictures come, go and change, also between file and folder.
var (
	firstSite = map[string]string{
		"index.html":       "one <jilid/site.1.css> <a.html> <buku/1.html> <buku/2.html> <buku/foto.png>",
		"a.html":           "a <index.html> <jilid/site.1.css> <lama.html>",
		"buku/1.html":      "first <buku/2.html> <buku/foto.png> <jilid/site.1.css>",
		"buku/2.html":      "second <index.html> <buku/1.html> <jilid/site.1.css>",
		"lama.html":        "old <a.html> <jilid/site.1.css> <lama/x.png>",
		"lama/x.png":       "x",
		"buku/foto.png":    "photo",
		"jilid/site.1.css": "style",
		"jilid/same.js":    "same",
		"tukar":            "file",
		"balik/x/y.png":    "y",
	}
	secondSite = map[string]string{
		"index.html":       "two <jilid/site.2.css> <a.html> <buku/1.html> <buku/3.html> <z/baru.html>",
		"a.html":           "a <index.html> <jilid/site.2.css> <z/baru.html>",
		"buku/1.html":      "first <buku/3.html> <buku/peta.svg> <jilid/site.2.css>",
		"buku/3.html":      "third <buku/1.html> <z/baru.html> <jilid/site.2.css>",
		"buku/peta.svg":    "map",
		"z/baru.html":      "new <buku/3.html> <jilid/site.2.css>",
		"jilid/site.2.css": "other style",
		"jilid/same.js":    "same",
		"tukar/x/y.png":    "y",
		"balik":            "file",
	}
)

var linked = regexp.MustCompile(`<([^>]+)>`)

// wholeSite makes sure that every file is one of the states' that were written, and that whoever starts at the
// front page meets no link to nothing.
func wholeSite(t *testing.T, dir, when string, written ...map[string]string) {
	t.Helper()
	got := content(t, dir)
	for name, text := range got {
		if name == Manifest || path.Dir(name) == scratch {
			continue
		}
		if !slices.ContainsFunc(written, func(site map[string]string) bool { is, ok := site[name]; return ok && text == is }) {
			t.Errorf("%s: %s holds %q", when, name, text)
		}
	}
	seen := map[string]bool{"index.html": true}
	for todo := []string{"index.html"}; len(todo) > 0; {
		name := todo[0]
		todo = todo[1:]
		text, ok := got[name]
		if !ok {
			t.Errorf("%s: a link to %s, which isn't there", when, name)
		}
		if !page(name) {
			continue
		}
		for _, m := range linked.FindAllStringSubmatch(text, -1) {
			if !seen[m[1]] {
				seen[m[1]] = true
				todo = append(todo, m[1])
			}
		}
	}
}

func clean(t *testing.T, dir, when string, want map[string]string) {
	t.Helper()
	got := content(t, dir)
	delete(got, Manifest)
	if !maps.Equal(got, want) {
		t.Errorf("%s: the folder holds %q", when, slices.Sorted(maps.Keys(got)))
	}
}

// TestEveryMoment: a writer may be killed before each change that it makes, or find the disk full there. What is
// there is a site without a hole, and the next writer makes it the new one, whole, with nothing left over.
func TestEveryMoment(t *testing.T) {
	for _, c := range []struct {
		name string
		once bool
	}{{"killed", false}, {"full", true}} {
		t.Run(c.name, func(t *testing.T) {
			failed := 0
			for left, done := 0, false; !done; left++ {
				for i, site := range []map[string]string{firstSite, secondSite} {
					before, after := site, []map[string]string{secondSite, firstSite}[i]
					dir := quickDir(t)
					mustWrite(t, dir, before)
					when := fmt.Sprintf("state %d, after %d changes", i+1, left)
					did, err := faultyWrite(dir, after, left, c.once)
					done = did <= left
					if err != nil {
						failed++
					}
					wholeSite(t, dir, when, before, after)
					// An empty folder that couldn't be removed is in the way.
					if err != nil && c.once && !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, fs.ErrExist) {
						t.Errorf("%s: %v", when, err)
					}
					if _, err := os.Stat(filepath.Join(dir, scratch)); c.once && left > 2 && err == nil && !done && left < did-1 {
						t.Errorf("%s: the folder for files aside stays", when)
					}
					mustWrite(t, dir, after)
					clean(t, dir, when, after)
				}
			}
			if failed < 40 {
				t.Errorf("only %d writes failed", failed)
			}
		})
	}
}

// TestKilledAgainAndAgain: what one killed writer left behind, the next one goes on from, to another state.
func TestKilledAgainAndAgain(t *testing.T) {
	dir := quickDir(t)
	mustWrite(t, dir, firstSite)
	sites := []map[string]string{secondSite, firstSite}
	for left := range 60 {
		faultyWrite(dir, sites[left%2], left, false)
		got := content(t, dir)
		for name, text := range got {
			if path.Dir(name) != scratch && name != Manifest && text != firstSite[name] && text != secondSite[name] {
				t.Errorf("after %d changes %s holds %q", left, name, text)
			}
		}
	}
	mustWrite(t, dir, firstSite)
	clean(t, dir, "in the end", firstSite)
}

// TestKilledTwice: a writer may be killed that writes over what a killed one left. Pages to which no page led when that one
// was killed, and whose own links lead to nothing, aren't led to by the next one either.
func TestKilledTwice(t *testing.T) {
	before := map[string]string{"index.html": "one <p.html>", "p.html": "first <o.html>", "o.html": "o"}
	between := map[string]string{"index.html": "two <r.html>", "r.html": "second <s.html>", "s.html": "s"}
	after := map[string]string{"index.html": "three <p.html> <r.html>", "p.html": "third", "r.html": "third"}
	for one, done := 0, false; !done; one++ {
		for two, over := 0, false; !over; two++ {
			dir := quickDir(t)
			mustWrite(t, dir, before)
			did, _ := faultyWrite(dir, between, one, false)
			done = did <= one
			did, _ = faultyWrite(dir, after, two, false)
			over = did <= two
			when := fmt.Sprintf("after %d and %d changes", one, two)
			wholeSite(t, dir, when, before, between, after)
			mustWrite(t, dir, after)
			clean(t, dir, when, after)
		}
	}
}

// TestOddNames: a manifest has a line for each file, whatever its name is.
func TestOddNames(t *testing.T) {
	odd := map[string]string{"a\nb.png": "1", "~ c": "2", "# d": "3", `"e"`: "4", `\f`: "5", "g\r": "6", "h\u0085i": "7", "~ ~ j": "8"}
	dir := quickDir(t)
	if err := os.WriteFile(filepath.Join(dir, "a\nb.png"), nil, 0o644); err != nil {
		t.Skip("there are no such names here")
	}
	os.Remove(filepath.Join(dir, "a\nb.png"))
	mustWrite(t, dir, odd)
	if w := mustWrite(t, dir, odd); w != (Written{Same: len(odd)}) {
		t.Errorf("got %+v", w)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.png"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, map[string]string{"x": "x"})
	clean(t, dir, "in the end", map[string]string{"x": "x", "b.png": ""})
	all := slices.Sorted(maps.Keys(odd))
	for n := range 1 << len(all) {
		loose := map[string]bool{}
		for i, name := range all {
			if n&(1<<i) != 0 {
				loose[name] = true
			}
		}
		if err := os.WriteFile(filepath.Join(dir, Manifest), manifestOf(all, loose), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := openFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		got, gotLoose, err := (&disk{root: f, dir: dir}).manifest()
		f.Close()
		if err != nil || !slices.Equal(got, all) || !maps.Equal(gotLoose, loose) {
			t.Fatalf("got %q, %v, %v", got, gotLoose, err)
		}
	}
}

// TestFirstWriteFails: a folder in which the first site never came to be is still taken for empty.
func TestFirstWriteFails(t *testing.T) {
	for left := range 30 {
		dir := filepath.Join(quickDir(t), "public")
		faultyWrite(dir, firstSite, left, false)
		mustWrite(t, dir, firstSite)
		clean(t, dir, fmt.Sprintf("after %d changes", left), firstSite)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, firstSite)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if f, err := os.Create(filepath.Join(dir, "x")); err == nil {
		f.Close()
		os.Remove(f.Name())
		t.Skip("this user may write anywhere")
	}
	if _, err := Write(dir, set(secondSite)); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	clean(t, dir, "read-only", firstSite)
}

// TestFilesOfOthers: a file that came by hand where one of ours is to come stays, unless told otherwise.
func TestFilesOfOthers(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "a"})
	robots := filepath.Join(dir, "robots.txt")
	if err := os.WriteFile(robots, []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	var foreign *ForeignError
	if _, err := Write(dir, set(map[string]string{"index.html": "b", "robots.txt": "ours"})); !errors.As(err, &foreign) || foreign.Path != robots {
		t.Errorf("got %v", err)
	}
	if got := content(t, dir); got["robots.txt"] != "theirs" || got["index.html"] != "a" {
		t.Errorf("the folder holds %q", got)
	}
	s := NewStage(dir)
	s.Force = true
	s.Add("robots.txt", []byte("ours"))
	if w, err := s.Commit(nobody); err != nil || w != (Written{Changed: 1, Removed: 1}) {
		t.Errorf("got %+v, %v", w, err)
	}
	clean(t, dir, "forced", map[string]string{"robots.txt": "ours"})
}

// TestForce takes over a folder of others, and one whose manifest is damaged; what is theirs isn't removed, then or later.
func TestForce(t *testing.T) {
	for _, manifest := range []string{"", "thesis.doc\n# 00\n"} {
		dir := t.TempDir()
		os.WriteFile(filepath.Join(dir, "thesis.doc"), []byte("thesis"), 0o644)
		if manifest != "" {
			os.WriteFile(filepath.Join(dir, Manifest), []byte(manifest), 0o644)
		}
		s := NewStage(dir)
		s.Force = true
		s.Add("index.html", []byte("a"))
		if _, err := s.Commit(nobody); err != nil {
			t.Error(err)
		}
		mustWrite(t, dir, map[string]string{"b.html": "b"})
		clean(t, dir, "forced", map[string]string{"thesis.doc": "thesis", "b.html": "b"})
	}
}
