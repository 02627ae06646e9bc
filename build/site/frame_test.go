package site

import (
	"bytes"
	"maps"
	"os"
	"testing"
)

// TestFrames: pages are the same whether what they have in common is made once or, as for a plan with a layout
// of its own, for each of them.
func TestFrames(t *testing.T) {
	status, err := os.ReadFile("../../layouts/status.html")
	if err != nil {
		t.Fatal(err)
	}
	for name, plan := range map[string]map[string]string{"small": nil, "in two languages": translated} {
		changes := map[string]string{"layouts/status.html": string(status) + "{{/* mine */}}"}
		maps.Copy(changes, plan)
		framed, _ := render(t, plan)
		whole, _ := render(t, changes)
		for _, p := range framed.Paths() {
			a, _ := framed.File(p)
			if b, _ := whole.File(p); !bytes.Equal(a.Data, b.Data) {
				t.Errorf("%s: %s is\n%s\nand page by page\n%s", name, p, a.Data, b.Data)
			}
		}
	}
}
