package live

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWatch: every way a writer changes the input is noticed – in folders made
// later, in one called public, behind a link – and what is beside it isn't.
func TestWatch(t *testing.T) {
	root, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "isi")
	mkdir := func(dir string) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	mkdir(filepath.Join(elsewhere, "public"))
	if err := os.Symlink(elsewhere, filepath.Join(root, "content")); err != nil {
		t.Skip(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	changed, done := make(chan struct{}, 100), make(chan struct{})
	go func() {
		watch(ctx, root, 0, func() { changed <- struct{}{} }, func(err error) { t.Error(err) })
		close(done)
	}()
	defer func() {
		cancel()
		<-done
	}()
	noticed := func(what string, want bool, name string) {
		t.Helper()
		limit := 150 * time.Millisecond
		if want {
			limit = 10 * time.Second
		}
		deadline := time.After(limit)
		for try := time.NewTicker(50 * time.Millisecond); ; {
			select { // written again and again: the watch may only be beginning
			case <-changed:
				if !want {
					t.Errorf("%s was noticed", what)
				}
				for len(changed) > 0 {
					<-changed
				}
				return
			case <-try.C:
				if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
					t.Fatal(err)
				}
			case <-deadline:
				if want {
					t.Errorf("%s was not noticed", what)
				}
				return
			}
		}
	}
	settle := func() {
		for quiet := false; !quiet; {
			select {
			case <-changed:
			case <-time.After(100 * time.Millisecond):
				quiet = true
			}
		}
	}
	noticed("a chapter behind a link", true, filepath.Join(elsewhere, "a.md"))
	noticed("a chapter in a folder called public", true, filepath.Join(elsewhere, "public", "b.md"))
	mkdir(filepath.Join(elsewhere, "baru"))
	noticed("a chapter in a new folder", true, filepath.Join(elsewhere, "baru", "c.md"))
	settle()
	mkdir(filepath.Join(root, "public"))
	settle()
	noticed("the output", false, filepath.Join(root, "public", "index.html"))
	noticed("a file of the repository", false, filepath.Join(root, "README.md"))
	noticed("an editor's copy", false, filepath.Join(elsewhere, "a.md~"))
	mkdir(filepath.Join(root, "layouts"))
	noticed("a layout in a folder made later", true, filepath.Join(root, "layouts", "home.html"))
}
