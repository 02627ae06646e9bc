// Package presstest helps to test finished books. It has a small reader of PDF
// files that shares nothing with the writer, the invariants that every file of
// ours must hold ([Check]), and calls of the outside programs that judge PDFs.
// Only tests import it.
package presstest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Program is where a program lies. One that isn't installed skips the test, but
// fails it where CI is set: there it has to be.
func Program(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed: this check was left out", program)
	}
	return path
}

// Run writes a PDF to a folder of the test's and runs a program on it; args is
// completed by the file's path, and by "-" for pdftotext.
func Run(t *testing.T, pdf []byte, program string, args ...string) string {
	t.Helper()
	path := Program(t, program)
	file := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	args = append(args, file)
	if program == "pdftotext" {
		args = append(args, "-")
	}
	var out, remarks strings.Builder // remarks would come in the middle of a line
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &remarks
	if err := cmd.Run(); err != nil {
		t.Errorf("%s %v: %v\n%s\n%s", program, args, err, out.String(), remarks.String())
	}
	return out.String() + remarks.String()
}
