package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// foldingFolder is a folder of a file system on which capitals don't count: it lists names as they were given first.
type foldingFolder struct {
	folder
	stubborn bool // renaming a file to another spelling does nothing, and one that is replaced keeps its spelling
}

// real is the name under which a path is there, or would be.
func (f foldingFolder) real(name string) string {
	at := "."
	for _, part := range strings.Split(path.Clean(name), "/") {
		entries, _ := fs.ReadDir(f.folder.FS(), at)
		for _, e := range entries {
			if strings.EqualFold(e.Name(), part) {
				part = e.Name()
				break
			}
		}
		at = path.Join(at, part)
	}
	return at
}

func (f foldingFolder) FS() fs.FS                             { return foldingFS{f} }
func (f foldingFolder) Open(name string) (*os.File, error)    { return f.folder.Open(f.real(name)) }
func (f foldingFolder) ReadFile(name string) ([]byte, error)  { return f.folder.ReadFile(f.real(name)) }
func (f foldingFolder) Stat(name string) (fs.FileInfo, error) { return f.folder.Stat(f.real(name)) }
func (f foldingFolder) Lstat(name string) (fs.FileInfo, error) {
	return f.folder.Lstat(f.real(name))
}
func (f foldingFolder) WriteFile(name string, data []byte, perm fs.FileMode) error {
	return f.folder.WriteFile(f.real(name), data, perm)
}
func (f foldingFolder) Sync(name string) error { return f.folder.Sync(f.real(name)) }
func (f foldingFolder) Mkdir(name string, perm fs.FileMode) error {
	return f.folder.Mkdir(f.real(name), perm)
}
func (f foldingFolder) MkdirAll(name string, perm fs.FileMode) error {
	return f.folder.MkdirAll(f.real(name), perm)
}
func (f foldingFolder) Remove(name string) error    { return f.folder.Remove(f.real(name)) }
func (f foldingFolder) RemoveAll(name string) error { return f.folder.RemoveAll(f.real(name)) }
func (f foldingFolder) Rename(from, to string) error {
	from, was := f.real(from), f.real(to)
	to = path.Join(path.Dir(was), path.Base(to))
	switch {
	case from == was && f.stubborn:
		return nil
	case from == was:
		return f.folder.Rename(from, to)
	case f.stubborn:
		return f.folder.Rename(from, was)
	}
	if was != to {
		if err := f.folder.Remove(was); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return f.folder.Rename(from, to)
}

type foldingFS struct{ f foldingFolder }

func (s foldingFS) Open(name string) (fs.File, error) { return s.f.folder.FS().Open(s.f.real(name)) }

// folding has folders opened as if capitals didn't count.
func folding(t *testing.T, stubborn bool) {
	open := openFolder
	t.Cleanup(func() { openFolder = open })
	openFolder = func(dir string) (folder, error) {
		f, err := open(dir)
		return foldingFolder{f, stubborn}, err
	}
}

// respelled are sites whose files and folders change in their spelling, in what they hold, or both.
var respelled = []map[string]string{
	{"index.html": "one <Bab-1.html> <Buku/a.html> <same.png>", "Bab-1.html": "first", "Buku/a.html": "a", "Buku/b.html": "b", "same.png": "s", "Lama": "file"},
	{"index.html": "two <bab-1.html> <buku/A.html> <same.png>", "bab-1.html": "first", "buku/A.html": "a changed", "buku/c.html": "c", "same.png": "s", "lama/x.html": "x"},
	{"index.html": "three <BAB-1.html> <BUKU/a.html>", "BAB-1.html": "changed", "BUKU/a.html": "a", "lama": "file"},
}

// TestSpelling: a file that is renamed to other capitals is there, and only under its new name, whether capitals count in the
// folder or not. Where the system keeps the old spelling, folders have it, and nothing is lost.
func TestSpelling(t *testing.T) {
	for _, c := range []struct {
		name           string
		fold, stubborn bool
	}{{"capitals count", false, false}, {"capitals don't count", true, false}, {"spellings stick", true, true}} {
		t.Run(c.name, func(t *testing.T) {
			if c.fold {
				folding(t, c.stubborn)
			}
			for i := range respelled {
				for j := range respelled {
					dir := quickDir(t)
					mustWrite(t, dir, respelled[i])
					theirs := filepath.Join(dir, "CNAME")
					if err := os.WriteFile(theirs, nil, 0o644); err != nil {
						t.Fatal(err)
					}
					w := mustWrite(t, dir, respelled[j])
					if i == j && w.Same != len(respelled[j]) {
						t.Errorf("%d again: %+v", i, w)
					}
					got := content(t, dir)
					delete(got, Manifest)
					delete(got, "CNAME")
					want := respelled[j]
					if c.stubborn {
						got, want = foldedFolders(got), foldedFolders(want)
					}
					if !maps.Equal(got, want) {
						t.Errorf("from %d to %d the folder holds %q", i, j, slices.Sorted(maps.Keys(got)))
					}
					if w := mustWrite(t, dir, respelled[j]); w != (Written{Same: len(respelled[j])}) {
						t.Errorf("from %d to %d and once more: %+v", i, j, w)
					}
				}
			}
		})
	}
}

func foldedFolders(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		out[path.Join(Fold(path.Dir(name)), path.Base(name))] = text
	}
	return out
}

// TestKilledWhileRespelling: at no moment is a page without its file, however its name is written.
func TestKilledWhileRespelling(t *testing.T) {
	folding(t, false)
	for i, before := range respelled {
		for j, after := range respelled {
			if i == j {
				continue
			}
			for left, done := 0, false; !done; left++ {
				dir := quickDir(t)
				mustWrite(t, dir, before)
				did, _ := faultyWrite(dir, after, left, false)
				done = did <= left
				when := fmt.Sprintf("from %d to %d, after %d changes", i, j, left)
				got := map[string]string{}
				for name, text := range content(t, dir) {
					if name != Manifest && path.Dir(name) != scratch {
						got[Fold(name)] = text
					}
				}
				for _, m := range linked.FindAllStringSubmatch(got["index.html"], -1) {
					name := Fold(m[1])
					if got[name] == "" {
						t.Errorf("%s: a link to %s, which isn't there", when, m[1])
					}
				}
				mustWrite(t, dir, after)
				clean(t, dir, when, after)
			}
		}
	}
}

// TestForeignFileOfOtherCapitals: a file of others stays, by whatever name it would be replaced.
func TestForeignFileOfOtherCapitals(t *testing.T) {
	folding(t, false)
	dir := quickDir(t)
	mustWrite(t, dir, map[string]string{"index.html": "a"})
	if err := os.WriteFile(filepath.Join(dir, "Robots.txt"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	var foreign *ForeignError
	if _, err := Write(dir, set(map[string]string{"index.html": "b", "robots.txt": "ours"})); !errors.As(err, &foreign) {
		t.Errorf("got %v", err)
	}
	if got := content(t, dir); got["Robots.txt"] != "theirs" || got["index.html"] != "a" {
		t.Errorf("the folder holds %q", got)
	}
}
