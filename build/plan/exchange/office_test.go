package exchange

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"jilid/build/source"
)

// TestOffice has LibreOffice open and save the sample's programs, in both of the
// formats that people send back: nothing of them changes.
func TestOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	office, err := exec.LookPath("soffice")
	lacks := t.Skip
	if os.Getenv("CI") == "true" {
		lacks = t.Fatal
	}
	if err != nil {
		lacks("LibreOffice is not installed")
	}
	p := loaded(t, sample(t))
	book, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "form.xlsx")
	if err := os.WriteFile(in, book, 0o666); err != nil {
		t.Fatal(err)
	}
	convert := func(in, out, filter string) string {
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", filter, "--outdir", filepath.Join(dir, out), in)
		if said, err := cmd.CombinedOutput(); err != nil {
			lacks("LibreOffice doesn't run:", err, string(said))
		}
		found, _ := filepath.Glob(filepath.Join(dir, out, "form.*"))
		if len(found) != 1 {
			t.Fatalf("%s: %v", filter, found)
		}
		return found[0]
	}
	for _, name := range []string{convert(in, "xlsx", "xlsx"), convert(in, "ods", "ods")} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, ds := Import(p, source.NewFile("form"+filepath.Ext(name), data))
		for _, d := range ds {
			t.Errorf("%s: %s: %s", name, d.Span.Position(), d.Text.EN)
		}
		if len(c.Programs) > 0 || c.Absent > 0 {
			t.Errorf("%s: %+v, %d absent", name, c.Programs, c.Absent)
		}
	}
}
