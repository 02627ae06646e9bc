package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func nobody(string) bool { return false }

// TestDiscardLeavesEverythingAsItWas: nothing is in place before Commit, and after Discard
// not even a folder that wasn't there.
func TestDiscardLeavesEverythingAsItWas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "public")
	s := NewStage(dir)
	s.Add("index.html", []byte("a"))
	s.Add("buku-1/index.html", []byte("b"))
	s.Discard()
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder stays")
	}

	mustWrite(t, dir, map[string]string{"index.html": "a", "old.html": "old"})
	before := content(t, dir)
	s = NewStage(dir)
	s.Add("index.html", []byte("other"))
	s.Add("old.html/new.html", []byte("new"))
	if now := content(t, dir); now["index.html"] != "a" {
		t.Error("a file is in place before Commit")
	}
	s.Discard()
	s.Discard()
	if now := content(t, dir); !maps.Equal(now, before) {
		t.Errorf("the folder holds %q", now)
	}
	NewStage(dir).Discard()
	if _, err := Write(dir, set(nil)); err != nil {
		t.Error(err)
	}
}

// TestStageTakesFilesFromSeveral: as the pages of a site are made.
func TestStageTakesFilesFromSeveral(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"7.html": "page 7", "old.html": "", "buku-1.pdf": "pdf"})
	s := NewStage(dir)
	var wait sync.WaitGroup
	for i := range 100 {
		wait.Go(func() { s.Add(fmt.Sprintf("%d.html", i), fmt.Appendf(nil, "page %d", i)) })
	}
	wait.Wait()
	s.Add("0.html", []byte("the last one counts"))
	w, err := s.Commit(func(p string) bool { return p == "buku-1.pdf" })
	if want := (Written{New: 99, Same: 1, Removed: 1}); err != nil || w != want {
		t.Errorf("got %+v, %v, want %+v", w, err, want)
	}
	got := content(t, dir)
	if len(got) != 102 || got["0.html"] != "the last one counts" || got["99.html"] != "page 99" || got["buku-1.pdf"] != "pdf" {
		t.Errorf("the folder holds %d files: %q", len(got), got["0.html"])
	}
}

// TestStageTellsOfTheFirstTrouble: at the end, and nothing is in place.
func TestStageTellsOfTheFirstTrouble(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "a"})
	s := NewStage(dir)
	s.Add("index.html", []byte("b"))
	s.Add("../x.html", nil)
	s.Add(Manifest, nil)
	var escape *EscapeError
	if _, err := s.Commit(nobody); !errors.As(err, &escape) || escape.Path != "../x.html" {
		t.Errorf("got %v", err)
	}
	if got := content(t, dir); len(got) != 2 || got["index.html"] != "a" {
		t.Errorf("the folder holds %q", got)
	}
}
