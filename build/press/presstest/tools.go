// Package presstest calls outside programs that read PDFs, for tests of finished
// books. Our own reader and judge is package judge. Only tests import it.
package presstest

import (
	"bytes"
	"fmt"
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

// Same tells whether two files are the same bytes, and where not.
func Same(a, b []byte) error {
	if bytes.Equal(a, b) {
		return nil
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return fmt.Errorf("files of %d and %d bytes differ from byte %d on", len(a), len(b), n)
}
