package press

import (
	"fmt"
	"strings"
	"testing"
)

// TestShortThingsStayWhole: a table or a listing of less than three tenths of a page isn't
// broken over two, wherever on its page it begins.
func TestShortThingsStayWhole(t *testing.T) {
	var rows, code strings.Builder
	for i := range 9 {
		fmt.Fprintf(&rows, "| baris%d | %d |\n", i, i)
	}
	for i := range 12 {
		fmt.Fprintf(&code, "baris%d = %d\n", i, i)
	}
	table := "| Nama | Nilai |\n|---|--:|\n" + rows.String()
	for name, thing := range map[string]string{
		"table with a caption":    table + "\n: Judul {#tbl-a}\n",
		"table without a caption": table,
		"listing":                 "```python\n" + code.String() + "```\n",
	} {
		for before := range 12 {
			pages, _ := chapter(t, strings.Repeat(strings.Repeat(lorem, 3)+"\n\n", 8+before)+thing+"\n"+strings.Repeat(strings.Repeat(lorem, 3)+"\n\n", 12))
			on := 0
			for _, p := range pages {
				if strings.Contains(p, "baris") {
					on++
				}
			}
			if on != 1 {
				t.Errorf("%s behind %d paragraphs stands on %d pages", name, 8+before, on)
			}
		}
	}
}
