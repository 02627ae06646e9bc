package press

import (
	"slices"
	"strings"
	"testing"

	"jilid/build/press/frame"
	"jilid/build/press/geom"
)

// TestLanguages: text in another language says so in the structure tree, and its words
// are divided by the rules of that language.
func TestLanguages(t *testing.T) {
	m := compose(t, map[string]string{
		"plan.yaml": "title: Rencana\nperiod: 2020-2024\n",
		"buku-1/01-bab.md": "---\ntitle: Bab\n---\n\nKata [kata dengan [tautan](02-lain.md)]{lang=en}, [tautan [dalam]{lang=jv}](02-lain.md).\n\n" +
			"{lang=nl}\n> Overheid " + strings.Repeat("tienjarenplanning overheidsbestuur ", 40) + "[^a]\n\n" +
			"{lang=en}\n| Year |\n|---|\n| 2020 |\n\n: Years {#tbl-a}\n\n## Machine learning {lang=en}\n\nTeks.\n\n[^a]: Catatan.\n",
		"buku-1/02-lain.md": "---\ntitle: Other\nlanguage: en-GB\n---\n\n" + strings.Repeat("Responsibility administration ", 60) + "[kata]{lang=id}.\n",
	})
	root := m.volumes[0].Root
	var found []string
	var walk func(tag *frame.Tag)
	walk = func(tag *frame.Tag) {
		if tag.Lang != "" {
			in := ""
			if len(tag.Kids) > 0 {
				in = " with " + tag.Kids[0].Role
			}
			found = append(found, tag.Role+" "+tag.Lang+in)
		}
		for _, k := range tag.Kids {
			walk(k)
		}
	}
	walk(root)
	want := []string{"Span en with Link", "Span jv", "Div nl with BlockQuote", "Div en with Table", "Span en", "Sect en-GB with H1", "Span id"}
	if !slices.Equal(found, want) {
		t.Errorf("languages %q, want %q", found, want)
	}
	english := 0
	for _, p := range m.volumes[0].Pages {
		eachGlyphs(p.Frame, geom.Point{}, func(g *frame.Glyphs, _ geom.Point) {
			part := g.Text[strings.LastIndexByte(g.Text, ' ')+1:]
			switch word := strings.Trim(part, "-‐"); {
			case !g.Soft:
			case strings.HasPrefix("tienjarenplanning", word), strings.HasPrefix("overheidsbestuur", word):
				t.Errorf("a Dutch word is divided: %s", part)
			case slices.Contains([]string{"Re", "Respon", "Responsi", "Responsibil", "Responsibili", "ad", "admin", "adminis", "administra"}, word):
				english++
			default:
				t.Errorf("%s is no part of an English word", part)
			}
		})
	}
	if english == 0 {
		t.Error("no English word is divided")
	}
}
