package output

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSumsStand: files stand while every one of them is as it was written, and no others are listed.
func TestSumsStand(t *testing.T) {
	for what, harm := range map[string]func(dir string) error{
		"":               func(string) error { return nil },
		"another's file": func(dir string) error { return os.WriteFile(filepath.Join(dir, "CNAME"), nil, 0o666) },
		"a change":       func(dir string) error { return os.WriteFile(filepath.Join(dir, "a.html"), []byte("aa!"), 0o666) },
		"more": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "a.html"), []byte("aaa and more"), 0o666)
		},
		"less":     func(dir string) error { return os.WriteFile(filepath.Join(dir, "a.html"), []byte("a"), 0o666) },
		"a lack":   func(dir string) error { return os.Remove(filepath.Join(dir, "b", "c.css")) },
		"a folder": func(dir string) error { return os.Remove(filepath.Join(dir, "a.html")) },
		"another manifest": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, Manifest), manifestOf([]string{"a.html", "b/c.css", "d"}, nil), 0o666)
		},
		"a killed build": func(dir string) error { return os.Mkdir(filepath.Join(dir, scratch), 0o777) },
		"no folder":      os.RemoveAll,
	} {
		dir := filepath.Join(t.TempDir(), "out")
		s := NewStage(dir)
		s.Add("a.html", []byte("aaa"))
		s.Add("b/c.css", []byte("c"))
		if _, err := s.Commit(func(string) bool { return false }); err != nil {
			t.Fatal(err)
		}
		sums := s.Sums()
		if err := harm(dir); err != nil {
			t.Fatal(err)
		}
		if what == "a folder" {
			if err := os.Mkdir(filepath.Join(dir, "a.html"), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if stand, want := sums.Stand(dir), what == "" || what == "another's file"; stand != want {
			t.Errorf("after %q: %t", what, stand)
		}
	}
	if (Sums{}).Stand(t.TempDir()) {
		t.Error("nothing stands")
	}
}
