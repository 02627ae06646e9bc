// Package spectest reads the examples of the CommonMark specification, for the
// tests of the printers. Only tests import it.
package spectest

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Example is one example: what is written, and the HTML that it has to become.
type Example struct {
	Example                 int
	Section, Markdown, HTML string
}

// Examples reads the specification's examples, which come with goldmark's
// module. Only on the build server they must be there.
func Examples(t testing.TB) []Example {
	t.Helper()
	missing := func(err error) {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the specification's examples can't be read: %v", err)
		}
		t.Skipf("the specification's examples are not on this machine (%v): run `go mod download`", err)
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		missing(err)
	}
	dir := strings.TrimSpace(string(out))
	if dir == "" {
		missing(errors.New("goldmark's module is not downloaded"))
	}
	data, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		missing(err)
	}
	var list []Example
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 600 {
		t.Fatalf("only %d examples", len(list))
	}
	return list
}
