package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// content is what a folder holds, by path.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestWriteClearsWhatAKilledOneLeft(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, scratch), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, scratch, "file"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, map[string]string{"a/index.html": "a"})
	if got := content(t, dir); len(got) != 2 || got["a/index.html"] != "a" {
		t.Errorf("the folder holds %q", got)
	}
	if _, err := os.Stat(filepath.Join(dir, scratch)); err == nil {
		t.Error("the folder for files aside stays")
	}
}

func TestWriteSwapsFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"lama": "file", "baru/a/index.html": "x", "baru/b.html": "y"})
	mustWrite(t, dir, map[string]string{"lama/index.html": "page", "baru": "file"})
	got := content(t, dir)
	if len(got) != 3 || got["lama/index.html"] != "page" || got["baru"] != "file" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestWriteDoesNotFollowLinksOut(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "a"})
	if err := os.Symlink(outside, filepath.Join(dir, "buku-1")); err != nil {
		t.Skip(err)
	}
	if _, err := Write(dir, set(map[string]string{"buku-1/a.html": "a"})); err == nil {
		t.Error("no error for a folder that is a link leading out")
	}
	if got := content(t, outside); len(got) > 0 {
		t.Errorf("written outside: %q", got)
	}
}

func TestWriteKeepsItsOwnFilesToItself(t *testing.T) {
	for _, name := range []string{Manifest, scratch + "/file"} {
		var escape *EscapeError
		if _, err := Write(t.TempDir(), set(map[string]string{name: "x"})); !errors.As(err, &escape) {
			t.Errorf("%s: got %v, want an EscapeError", name, err)
		}
	}
}

func TestManifestOfOtherLines(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "a", "b.html": "b"})
	name := filepath.Join(dir, Manifest)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), "b.html", "thesis.doc", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := Write(dir, set(map[string]string{"c.html": ""})); !errors.As(err, &damaged) {
		t.Errorf("got %v, want a DamagedError", err)
	}
}

// TestWritesTakeTurns: whichever of several writers comes last, what is there is
// the whole of one set and nothing else.
func TestWritesTakeTurns(t *testing.T) {
	dir := t.TempDir()
	var sets [4]map[string]string
	for i := range sets {
		sets[i] = map[string]string{}
		for j := range 30 {
			sets[i][fmt.Sprintf("%d/%d.html", i%2, j)] = fmt.Sprint(i)
		}
	}
	var wg sync.WaitGroup
	for _, files := range sets {
		wg.Go(func() {
			for range 3 {
				if _, err := Write(dir, set(files)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got := content(t, dir)
	delete(got, Manifest)
	for _, files := range sets {
		if fmt.Sprint(got) == fmt.Sprint(files) {
			return
		}
	}
	t.Errorf("a mixture of builds: %q", got)
}

func TestWriteDoesNotWaitForever(t *testing.T) {
	defer func(d time.Duration) { patience = d }(patience)
	patience = 30 * time.Millisecond
	dir := t.TempDir()
	unlock, err := lock(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	var busy *BusyError
	if _, err := Write(dir, set(map[string]string{"index.html": ""})); !errors.As(err, &busy) {
		t.Errorf("got %v, want a BusyError", err)
	}
}

func TestPlace(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"content/buku-1", "public"} {
		if err := os.MkdirAll(filepath.Join(root, filepath.FromSlash(dir)), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	inputs := []string{"content", "layouts", "themes"}
	for dir, fine := range map[string]bool{
		"public": true, "docs/public": true, "content-lain": true, "../elsewhere": true,
		".": false, "..": false, "content": false, "content/public": false, "content/buku-1/x/y": false, "themes/x": false, "public/../content": false, "/": false,
	} {
		where := filepath.Join(root, filepath.FromSlash(dir))
		if dir == "/" {
			where = dir
		}
		err := Place(where, root, inputs)
		var wrong *PlaceError
		if fine && err != nil || !fine && !errors.As(err, &wrong) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	link := filepath.Join(root, "link")
	if err := os.Symlink("content", link); err != nil {
		t.Skip(err)
	}
	if Place(link, root, inputs) == nil || Place(filepath.Join(link, "new"), root, inputs) == nil {
		t.Error("a link to the content is taken as the output folder")
	}
}
