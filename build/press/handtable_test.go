package press

import (
	"strings"
	"testing"

	"jilid/build/press/frame"
)

// TestHandTable: cells of a table written by hand are named by all heads over them, also
// those that span columns, and by none else.
func TestHandTable(t *testing.T) {
	_, m := chapter(t, "| Program | Target || Biaya |\n|---|---|---|---|\n| ^^ | 2026 | 2027 | ^^ |\n| **Misi** ||||\n| Portal | 10 | 20 | 750 |\n| ^^ | 30 || 500 |\n| **Jumlah** | | | **1.250** |\n\n: Judul {#tbl-x head=2}\n")
	text := map[string]string{} // of heads by id
	var table *frame.Tag
	var walk func(tag *frame.Tag)
	walk = func(tag *frame.Tag) {
		if tag.Role == "Table" {
			table = tag
		}
		for _, k := range tag.Kids {
			walk(k)
		}
	}
	walk(m.volumes[0].Root)
	if table == nil {
		t.Fatal("no table")
	}
	said := map[*frame.Tag]string{}
	for _, p := range m.volumes[0].Pages {
		eachTagged(p.Frame, nil, said)
	}
	var got []string
	var cells func(tag *frame.Tag)
	cells = func(tag *frame.Tag) {
		if tag.ID != "" {
			text[tag.ID] = strings.TrimSpace(said[tag])
		}
		for _, k := range tag.Kids {
			cells(k)
		}
		if tag.Role == "TD" && said[tag] != "" {
			var heads []string
			for _, id := range tag.Headers {
				heads = append(heads, text[id])
			}
			got = append(got, strings.TrimSpace(said[tag])+": "+strings.Join(heads, ", "))
		}
	}
	cells(table)
	want := "Portal: Program|10: Target, 2026|20: Target, 2027|750: Biaya|30: Target, 2026, 2027|500: Biaya|Jumlah: Program|1.250: Biaya"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// eachTagged collects the text of every element.
func eachTagged(f *frame.Frame, in *frame.Tag, said map[*frame.Tag]string) {
	for _, p := range f.Items {
		switch it := p.Item.(type) {
		case *frame.Glyphs:
			if in != nil {
				said[in] += it.Text + " "
			}
		case *frame.Group:
			tag := in
			if it.Tag != nil {
				tag = it.Tag
			}
			eachTagged(it.Frame, tag, said)
		}
	}
}
