package exchange

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"jilid/build/source"
)

// TestLarge exports and imports 10,000 programs: a change of one cell is one
// edited file.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	const n = 10_000
	files := map[string][]byte{"content/plan.yaml": []byte("title: X\nperiod: 2020-2024\ndimensions: smart-city\n")}
	for i := range n {
		files[fmt.Sprintf("content/programs/p-%05d.md", i)] = fmt.Appendf(nil, "---\nid: P-%05d\nname: Program %d\ndimension: governance\nstart: 2020\nbudget:\n  - {year: 2020, amount: %d juta, source: APBD}\n---\n", i, i, i+1)
	}
	p := loaded(t, files)
	start := time.Now()
	book, err := Workbook(p)
	if err != nil {
		t.Fatal(err)
	}
	exported := time.Since(start)
	start = time.Now()
	c, ds := Import(p, source.NewFile("x.xlsx", book))
	if len(c.Programs) > 0 || len(ds) > 0 {
		t.Error(len(c.Programs), ds)
	}
	imported := time.Since(start)
	text := bytes.Replace(CSV(p), []byte(";Program 4711;"), []byte(";Program baru;"), 1)
	c, ds = Import(p, source.NewFile("x.csv", text))
	if len(c.Programs) != 1 || len(c.Files) != 1 || len(ds) > 0 || !bytes.Contains(c.Files["content/programs/p-04711.md"], []byte("name: Program baru\n")) {
		t.Error(c.Programs, ds)
	}
	t.Logf("exported in %v, imported in %v", exported, imported)
}
