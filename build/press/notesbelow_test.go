package press

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/press/frame"
)

// TestNotesBelow: the notes of a table that keeps them stand below its last part, in
// the order of their letters and above its source; those of the text are counted as
// if it had none.
func TestNotesBelow(t *testing.T) {
	var rows strings.Builder
	for i := range 70 {
		mark := ""
		if i%30 == 20 {
			mark = "[^sementara]"
		}
		fmt.Fprintf(&rows, "| %d | Kelurahan%s |\n", i, mark)
	}
	notes := "\n[^kaki]: Di kaki halaman.\n[^lain]: Di kaki yang lain.\n[^sementara]: Angka sementara.\n[^semua]: Belum diaudit.\n"
	for _, c := range []struct{ name, table, turn string }{
		{"over pages", "| No[^semua] | Nama |\n|--:|---|\n" + rows.String(), ""},
		{"turned", "| No | Nama |\n|--:|---|\n| 1[^semua] | Kelurahan[^sementara] |\n", ".landscape "},
		{"floating", "| No | Nama |\n|--:|---|\n| 1 | Kelurahan[^sementara] |\n| 2[^kaki] | Negeri |\n", "#tbl-a "},
	} {
		pages, m := chapter(t, "Satu[^kaki].\n\n"+c.table+"\n: Judul {"+c.turn+"notes=table}\n\n: Sumber: BPS\n\nDua[^lain] dan lagi[^kaki].\n"+notes)
		for _, d := range m.diags {
			t.Errorf("%s: %v", c.name, d.Text.EN)
		}
		all := strings.Join(pages, " / ")
		below := "a Belum diaudit. b Angka sementara. Sumber: BPS"
		if c.name == "floating" {
			below = "a Angka sementara. b Di kaki halaman. Sumber: BPS"
		}
		if strings.Count(all, below) != 1 || !strings.Contains(all, "1 Di kaki halaman.") || !strings.Contains(all, "2 Di kaki yang lain.") {
			t.Errorf("%s: %s", c.name, all)
		}
		for i, p := range pages {
			if at := strings.Index(p, below); at >= 0 && strings.Contains(strings.Join(pages[i+1:], ""), "Kelurahan") {
				t.Errorf("%s: the notes stand before the last row", c.name)
			}
		}
		ids, labels := map[string]bool{}, 0
		var walk func(tag *frame.Tag)
		walk = func(tag *frame.Tag) {
			if tag.Role == "Note" {
				if tag.ID == "" || ids[tag.ID] {
					t.Errorf("%s: a note's id %q", c.name, tag.ID)
				}
				ids[tag.ID] = true
				if len(tag.Kids) > 0 && tag.Kids[0].Role == "Lbl" {
					labels++
				}
			}
			for _, k := range tag.Kids {
				walk(k)
			}
		}
		walk(m.volumes[0].Root)
		if len(ids) != 4 || labels != 4 {
			t.Errorf("%s: %d notes in the structure, %d with a label", c.name, len(ids), labels)
		}
	}
}
