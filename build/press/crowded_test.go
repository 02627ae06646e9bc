package press

import (
	"fmt"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/book"
	"jilid/build/press/proof"
)

// proofread composes one chapter with a title in a plan with more settings and holds it to what is promised of pages.
func proofread(t *testing.T, settings, title, body string) *book.Volume {
	t.Helper()
	s := plain(t, map[string]string{
		"plan.yaml":               "title: Rencana\nperiod: 2020-2024\n" + settings + "\n",
		"buku-1/01-bab.md":        "---\ntitle: " + title + "\n---\n\n" + body,
		"themes/kecil/theme.yaml": "type: {caption: [6.4, 9]}\n",
		"buku-1/tinggi.svg":       `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 900" width="600" height="900"><rect width="600" height="900"/></svg>`,
		"buku-1/menara.svg":       `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 900" width="300" height="900"><rect width="300" height="900"/></svg>`,
	})
	look, _, _ := book.NewLook(s.theme, s.manuscript.Plan, book.Edition{})
	vs, ds := book.Compose(s.manuscript, s.table, look)
	for _, d := range ds {
		if d.Code == diag.PressLimit {
			t.Errorf("%s", d.Text.EN)
		}
	}
	p := proof.New(s.manuscript, s.table, vs)
	for _, wrong := range p.Pages().Wrong {
		t.Error(wrong)
	}
	return &vs[0]
}

// TestCrowded: where little fits on a page, the rules hold none the less.
func TestCrowded(t *testing.T) {
	const small = "print: {paper: {width: 120mm, height: 180mm}, chapter_start: any}"
	long := "Penyelenggaraan pemerintahan berbasis elektronik"
	section := "## " + long + " di semua kecamatan\n\n" + strings.Repeat(lorem, 3)
	table := "| Kode | Nama |\n|---|---|\n| A-1 | " + lorem + "|\n| A-2 | " + lorem + "|\n| A-3 | " + lorem + "|\n\n: Tabel {#tbl-a}\n"
	note := "\n[^a]: " + lorem + lorem + "\n\n[^b]: " + lorem + lorem + "\n"
	low := "| Kode | Nama |\n|---|---|\n| A-1[^a] | Satu[^b] |\n| A-2 | Dua |\n\n: Tabel {#tbl-c notes=table}\n"
	var ends strings.Builder // of notes, with a short word behind ever longer lines
	for i := range 60 {
		fmt.Fprintf(&ends, "\n[^%d]: %s dan.\n", i, strings.TrimSpace((lorem + lorem)[:70+i]))
	}
	marked := "| Kode |\n|---|\n"
	for i := range 60 {
		marked += fmt.Sprintf("| A-%d[^%d] |\n", i, i)
	}
	marked += "\n: Tabel {#tbl-d notes=table}\n"
	for _, c := range []struct{ name, settings, title, body string }{
		{"a heading below a long title", small, long + " dan pelayanan masyarakat kota", section},
		{"a table below a long title", small, long + " dan pelayanan", table},
		{"a title that has the page to itself", small, strings.Repeat(long+" ", 4), section},
		{"a high row with notes", "print: {paper: {width: 120mm, height: 400mm}}", "Bab", lorem + "\n\n{.landscape}\n\n| Kode | Isi |\n|---|---|\n| A-1[^a][^b] | " + strings.Repeat(lorem, 24) + " |\n\n: Tabel {#tbl-b}\n" + note},
		{"one line below a heading and a high picture", small, "Bab", lorem + "\n\n## Judul\n\nSatu baris.\n\n> ![Menara](menara.svg \"Menara\")\n"},
		{"a high picture between headings", small, "Bab", lorem + "\n\n## Judul\n\n![Menara](menara.svg \"Menara\")\n\n## Judul\n\n" + lorem},
		{"notes below a low table that are higher than the page", small, "Bab", lorem + "\n\n" + low + strings.ReplaceAll(note, lorem, strings.Repeat(lorem, 6)) + "\n" + lorem},
		{"last lines of small notes below a table", small + "\ntheme: kecil", "Bab", marked + ends.String()},
		{"a high picture in an alert", small, "Bab", lorem + "\n\n> [!NOTE]\n> ![Menara](menara.svg \"Menara\")\n"},
		{"a long caption below a high picture", "print: {paper: A4}", "Bab", "![Peta](tinggi.svg \"" + strings.TrimSpace(lorem+lorem) + "\"){#fig-a}\n"},
	} {
		t.Run(c.name, func(t *testing.T) { proofread(t, c.settings, c.title, c.body) })
	}
}
