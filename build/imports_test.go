package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wings are the parts of the house and what each may import of the project.
// A prefix stands for all packages below it. ARCHITECTURE.md tells why.
var wings = []struct {
	prefix string
	may    []string
}{
	{"jilid/build/source", []string{"jilid/build/parallel"}},
	{"jilid/build/diag", []string{"jilid/build/source", "jilid/build/diag"}},
	{"jilid/build/memo", nil},
	{"jilid/build/parallel", nil},
	{"jilid/build/output", nil},
	{"jilid/build/pixel", nil},
	{"jilid/build/text", []string{"jilid/build/parallel", "jilid/build/source", "jilid/build/diag", "jilid/build/text"}},
	{"jilid/build/plan", []string{"jilid/build/parallel", "jilid/build/source", "jilid/build/diag", "jilid/build/text", "jilid/build/plan"}},
	{"jilid/build/theme", []string{"jilid/build/source", "jilid/build/diag", "jilid/build/text", "jilid/build/press/geom"}},
	{"jilid/build/site", []string{"jilid/build/memo", "jilid/build/parallel", "jilid/build/source", "jilid/build/diag", "jilid/build/output", "jilid/build/pixel", "jilid/build/text", "jilid/build/plan", "jilid/build/theme", "jilid/build/site"}},
	{"jilid/build/press/judge", nil}, // or it would judge by what the writer thinks
	{"jilid/build/press", []string{"jilid/build/memo", "jilid/build/pixel", "jilid/build/parallel", "jilid/build/source", "jilid/build/diag", "jilid/build/text", "jilid/build/plan", "jilid/build/theme", "jilid/build/press"}},
	{"jilid/build/live", []string{"jilid/build/output", "jilid/build"}},
	{"jilid/build", []string{"jilid/build"}},
	{"jilid/content", nil},
	{"jilid/layouts", nil},
	{"jilid/themes", nil},
	{"jilid/cmd", []string{"jilid/build", "jilid/content", "jilid/layouts", "jilid/themes"}},
}

// edges are the packages that may touch disk, network and clock.
// presstest runs the PDF tools for tests, spectest the Go tool; they are in no binary.
var edges = []string{"jilid/build/source", "jilid/build/output", "jilid/build/live", "jilid/build/press/presstest", "jilid/build/text/markdown/spectest", "jilid/cmd/jilid"}

func TestImportsGoDownwards(t *testing.T) {
	users := map[string][]string{} // outside module's package → our packages that import it
	each(t, func(pkg, file string, tree *ast.File) {
		for _, spec := range tree.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case strings.HasPrefix(name, "jilid/"):
				if !allowed(pkg, name) {
					t.Errorf("%s imports %s", file, name)
				}
			case strings.Contains(strings.SplitN(name, "/", 2)[0], "."):
				lib := library(name)
				if !slices.Contains(users[lib], pkg) {
					users[lib] = append(users[lib], pkg)
				}
			case (name == "os" || name == "net" || name == "net/http" || name == "os/exec") && !slices.Contains(edges, pkg):
				t.Errorf("%s imports %q: only %v may", file, name, edges)
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Now" && !slices.Contains(edges, pkg) {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" {
					t.Errorf("%s reads the clock", file)
				}
			}
			return true
		})
	})
	for lib, pkgs := range users {
		if len(pkgs) > 1 {
			t.Errorf("%s has more than one importer: %v", lib, pkgs)
		}
	}
	if len(users) == 0 {
		t.Error("no library found: the test looks in the wrong place")
	}
}

// allowed tells whether a package may import another of the project. The first
// wing that holds the package decides.
func allowed(pkg, name string) bool {
	for _, w := range wings {
		if !below(pkg, w.prefix) {
			continue
		}
		return slices.ContainsFunc(w.may, func(p string) bool { return below(name, p) })
	}
	return false
}

func below(pkg, prefix string) bool { return pkg == prefix || strings.HasPrefix(pkg, prefix+"/") }

// library is what counts as one library: a host's owner and repository.
func library(name string) string {
	parts := strings.Split(name, "/")
	n := 2
	if parts[0] == "github.com" || parts[0] == "golang.org" {
		n = 3
	}
	return strings.Join(parts[:min(n, len(parts))], "/")
}

// each visits every Go file of the project that isn't a test.
func each(t *testing.T, f func(pkg, file string, tree *ast.File)) {
	root := ".."
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base == "testdata" || base == "public" || base == "node_modules" || strings.HasPrefix(base, ".") && len(base) > 2 {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != root {
				return filepath.SkipDir // another module: bench
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f(path.Join("jilid", path.Dir(rel)), rel, tree)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
