package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func set(files map[string]string) *Set {
	s := NewSet()
	for name, text := range files {
		s.Add(name, []byte(text))
	}
	return s
}

func mustWrite(t *testing.T, dir string, files map[string]string) Written {
	t.Helper()
	w, err := Write(dir, set(files))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWriteChangesOnlyWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, dir, map[string]string{"index.html": "a", "buku-1/satu.html": "b", "buku-1/dua.html": "c"})
	before, err := os.Stat(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	w := mustWrite(t, dir, map[string]string{"index.html": "a", "buku-2/satu.html": "B"})
	if want := (Written{New: 1, Same: 1, Removed: 2}); w != want {
		t.Errorf("got %+v, want %+v", w, want)
	}
	after, err := os.Stat(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) {
		t.Error("an unchanged file was written again")
	}
	if _, err := os.Stat(filepath.Join(dir, "buku-1")); !errors.Is(err, os.ErrNotExist) {
		t.Error("an emptied folder stays")
	}
}

func TestWriteLeavesForeignFilesAlone(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"a/index.html": "a"})
	foreign := filepath.Join(dir, "a", "CNAME")
	if err := os.WriteFile(foreign, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, map[string]string{"index.html": "b"})
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a foreign file was removed")
	}
}

func TestWriteRefusesAForeignFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var foreign *NotOursError
	if _, err := Write(dir, set(map[string]string{"index.html": ""})); !errors.As(err, &foreign) {
		t.Errorf("got %v, want a NotOursError", err)
	}
}

func TestWriteRefusesPathsThatLeave(t *testing.T) {
	dir := t.TempDir()
	var escape *EscapeError
	if _, err := Write(filepath.Join(dir, "public"), set(map[string]string{"../evil.html": ""})); !errors.As(err, &escape) {
		t.Errorf("got %v, want an EscapeError", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "evil.html")); err == nil {
		t.Error("a file was written outside the folder")
	}
}

func TestWriteNoticesADamagedManifest(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"index.html": "a"})
	if err := os.WriteFile(filepath.Join(dir, Manifest), []byte("index.html\nthes"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir, set(map[string]string{"b.html": ""})); err == nil {
		t.Error("a damaged manifest was believed")
	}
}
