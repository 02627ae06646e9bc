package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"jilid/build/output"
)

// validity is html-validate's recommended rules, without these:
//
//   - doctype-style asks for capitals, which HTML doesn't;
//   - long-title: titles are the plan's, and names of agencies are long;
//   - unique-landmark: a chapter has its list of sections twice, and one of them is shown, by the window's width;
//   - wcag/h32: the explorer's form filters as it is ticked and has nothing to send; without scripts it is hidden.
const validity = `{"root": true, "extends": ["html-validate:recommended"],
	"rules": {"doctype-style": "off", "long-title": "off", "unique-landmark": "off", "wcag/h32": "off"}}`

// TestHTMLIsValid lets html-validate judge every page of the sample, in both its languages, and of the manual.
func TestHTMLIsValid(t *testing.T) {
	if Raced {
		t.Skip("HTML has nothing to do with races; .ci/run judges it without the race detector")
	}
	tool := filepath.Join(nodeModules(t, "html-validate"), "bin", "html-validate.mjs")
	_, sampled := sample()
	for _, site := range []struct {
		name  string
		files *output.Set
	}{{"sample", sampled.Files}, {"manual", manual().Files}} {
		t.Run(site.name, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := output.Write(dir, site.files); err != nil {
				t.Fatal(err)
			}
			for _, fault := range invalid(t, tool, dir) {
				t.Error(fault)
			}
		})
	}
}

// TestHTMLValidateLooks: what is wrong is found, so that silence means something.
func TestHTMLValidateLooks(t *testing.T) {
	if Raced {
		t.Skip("HTML has nothing to do with races; .ci/run judges it without the race detector")
	}
	tool := filepath.Join(nodeModules(t, "html-validate"), "bin", "html-validate.mjs")
	dir := t.TempDir()
	page := `<!doctype html><html lang="id"><head><title>x</title></head><body><p id="a b"><div></p><img src="x.png"></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "x.html"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := invalid(t, tool, dir); len(found) < 3 {
		t.Errorf("found only %q", found)
	}
}

// invalid is what html-validate has against the pages of a folder.
func invalid(t *testing.T, tool, dir string) (faults []string) {
	t.Helper()
	config := filepath.Join(t.TempDir(), "validity.json")
	if err := os.WriteFile(config, []byte(validity), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", tool, "--config", config, "--formatter", "json", "**/*.html")
	cmd.Dir = dir
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	said, failed := cmd.Output() // its exit code is 1 where it found something
	var reports []struct {
		FilePath string
		Messages []struct {
			RuleID, Message string
			Line, Column    int
		}
	}
	if err := json.Unmarshal(said, &reports); err != nil {
		t.Fatalf("html-validate: %v: %s", failed, &complaints)
	}
	for _, r := range reports {
		name, err := filepath.Rel(dir, r.FilePath)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range r.Messages {
			faults = append(faults, fmt.Sprintf("%s:%d:%d: %s: %s", filepath.ToSlash(name), m.Line, m.Column, m.RuleID, m.Message))
		}
	}
	return faults
}
