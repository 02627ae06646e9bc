package source

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func write(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRead(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{
		"content/plan.yaml":          "\xEF\xBB\xBFtitle: x\n",
		"content/buku-1/01-a.md":     "# A\n",
		"content/buku-1/.draft.md":   "hidden",
		"content/buku-1/01-a.md~":    "backup",
		"content/buku-1/#01-a.md#":   "backup",
		"content/buku-1/~$data.xlsx": "lock",
		"content/.git/config":        "hidden",
		"layouts/page.html":          "x",
		"themes/own/theme.yaml":      "x",
		"public/index.html":          "output",
		"README.md":                  "not input",
	})
	tree, problems, err := Read(root)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var got []string
	for _, f := range tree.Files() {
		got = append(got, f.Path)
	}
	want := "content/buku-1/01-a.md content/plan.yaml layouts/page.html themes/own/theme.yaml"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
	if s := string(tree.File("content/plan.yaml").Data); s != "title: x\n" {
		t.Errorf("byte order mark kept: %q", s)
	}
}

// TestReadTwins: files whose names differ in capitals only are read where they are two, and told.
func TestReadTwins(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"content/a/Peta.png": "1", "content/a/peta.png": "2", "content/A/x.md": "", "content/b/peta.png": "", "content/b/peta.PNG~": ""})
	if entries, err := os.ReadDir(filepath.Join(root, "content")); err != nil || len(entries) < 3 {
		t.Skip("capitals don't count here")
	}
	tree, problems, err := Read(root)
	if err != nil || len(tree.Files()) != 4 {
		t.Fatal(err, len(tree.Files()))
	}
	if len(problems) != 2 || problems[0] != (Problem{"content/a", Twin, nil}) || problems[1] != (Problem{"content/a/peta.png", Twin, nil}) {
		t.Errorf("got %v", problems)
	}
}

func TestReadLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret.md": "s"})
	root := t.TempDir()
	write(t, root, map[string]string{"content/a/real.md": "r", "content/b/x.md": "x"})
	for link, to := range map[string]string{
		"content/a/inside.md": "real.md",
		"content/a/out.md":    filepath.Join(outside, "secret.md"),
		"content/a/none.md":   "nowhere.md",
		"content/a/dir":       "../b",
	} {
		if err := os.Symlink(to, filepath.Join(root, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	tree, problems, err := Read(root)
	if err != nil {
		t.Fatal(err)
	}
	if f := tree.File("content/a/inside.md"); f == nil || string(f.Data) != "r" {
		t.Error("a link inside the plan is not followed")
	}
	got := map[string]Trouble{}
	for _, p := range problems {
		got[p.Path] = p.Trouble
	}
	want := map[string]Trouble{"content/a/out.md": Outside, "content/a/none.md": Outside, "content/a/dir": LinkDir}
	for p, trouble := range want {
		if g, ok := got[p]; !ok || g != trouble {
			t.Errorf("%s: got %v (reported %v), want %v", p, g, ok, trouble)
		}
	}
	if len(got) != len(want) {
		t.Errorf("problems: %v", problems)
	}
}

func TestReadTooLarge(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"content/big.bin": ""})
	if err := os.Truncate(filepath.Join(root, "content", "big.bin"), MaxFileSize+1); err != nil {
		t.Fatal(err)
	}
	tree, problems, err := Read(root)
	if err != nil || len(tree.Files()) != 0 {
		t.Fatal(err, tree.Files())
	}
	if len(problems) != 1 || problems[0].Trouble != TooLarge {
		t.Errorf("problems: %v", problems)
	}
}

func TestReadNoRoot(t *testing.T) {
	if _, _, err := Read(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no error for a root that doesn't exist")
	}
}

func TestReadUTF16(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{
		"content/le.md":    "\xFF\xFEJ\x00u\x00d\x00u\x00l\x00 \x00\xE9\x00\x3D\xD8\x00\xDE",
		"content/be.yaml":  "\xFE\xFF\x00a\x00:\x00 \x00b",
		"content/odd.csv":  "\xFF\xFEa\x00b",
		"content/foto.jpg": "\xFF\xFEa\x00",
	})
	tree, problems, err := Read(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"le.md": "Judul é😀", "be.yaml": "a: b", "odd.csv": "a", "foto.jpg": "\xFF\xFEa\x00"} {
		if got := string(tree.File("content/" + name).Data); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	var said []string
	for _, p := range problems {
		if p.Trouble == UTF16 {
			said = append(said, p.Path)
		}
	}
	if got := strings.Join(said, " "); got != "content/be.yaml content/le.md content/odd.csv" {
		t.Errorf("reported: %s", got)
	}
}

func TestReadMisplacedPlan(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"plan.yaml": "title: X\n", "content/b/1.md": "# A\n"})
	_, problems, err := Read(root)
	if err != nil || len(problems) != 1 || problems[0] != (Problem{"plan.yaml", Misplaced, nil}) {
		t.Error(err, problems)
	}
	write(t, root, map[string]string{"content/plan.yaml": "title: X\n"})
	if _, problems, _ := Read(root); len(problems) != 0 {
		t.Error(problems)
	}
}
