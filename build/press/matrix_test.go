package press

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jilid/build/diag"
	"jilid/build/press/frame"
)

// matrixPlan is a plan of programs with two indicators each, and a table of them.
func matrixPlan(period, programs int, view string) map[string]string {
	files := map[string]string{
		"plan.yaml":        fmt.Sprintf("title: Rencana\nperiod: 2020-%d\nagencies: {dinas: Dinas}\n", 2019+period),
		"buku-1/01-bab.md": "---\ntitle: Bab uji\n---\n\n```programs\ncaption: Matriks\nid: tbl-matriks\n" + view + "\n```\n",
	}
	for n := 1; n <= programs; n++ {
		var targets, budget strings.Builder
		for y := range period {
			fmt.Fprintf(&targets, "%d: %d, ", 2020+y, 1000*n+y)
			fmt.Fprintf(&budget, "  - {year: %d, amount: %d juta}\n", 2020+y, 100*n+y)
		}
		files[fmt.Sprintf("programs/gov-%02d.md", n)] = fmt.Sprintf(`---
id: GOV-%02[1]d
name: Penyederhanaan pelayanan masyarakat nomor %[1]d
dimension: governance
agency: dinas
start: 2020
end: %[2]d
indicators:
  - {name: Permohonan yang selesai tepat waktu, unit: persen, baseline: 3, targets: {%[3]s}}
  - {name: Kepuasan masyarakat, unit: nilai, baseline: 5, targets: {%[3]s}}
budget:
%[4]s---
`, n, 2019+period, targets.String(), budget.String())
	}
	return files
}

const rpjmd = "columns: [id, name, indicators, baseline, yearly, final, total, agency]"

// TestMatrix: in the matrix of five years everything stands on one landscape page
// after the other, and every figure names the heads that it is read by: its year,
// target or rupiah, its program and its indicator.
func TestMatrix(t *testing.T) {
	m := compose(t, matrixPlan(5, 12, rpjmd))
	v := &m.volumes[0]
	if n := has(m.diags, diag.SplitTable); n > 0 {
		t.Errorf("the table was split")
	}
	if page := v.Pages[v.Places["buku-1/bab.html#tbl-matriks"].Page]; page.Size.W < page.Size.H {
		t.Errorf("the table's page is not landscape")
	}
	rows := tableRows(v.Root)
	heads, names := map[string]string{}, map[*frame.Tag]string{}
	for _, p := range v.Pages {
		tagWords(p.Frame, names)
	}
	for _, row := range rows {
		for _, c := range row.Kids {
			if c.Role == "TH" {
				heads[c.ID] = names[c]
			}
		}
	}
	want := map[string][]string{ // of the second program, by what stands in the cell
		"2000": {"2020", "Target", "GOV-02", "Permohonan yang selesai tepat waktu (persen)"},
		"2003": {"2023", "Target", "GOV-02", "Permohonan yang selesai tepat waktu (persen)"},
		"202":  {"2022", "Rp", "GOV-02", "Permohonan yang selesai tepat waktu (persen)"},
	}
	below := map[string][]string{"2000": {"2020", "Target", "GOV-02", "Kepuasan masyarakat (nilai)"}}
	seen := 0
	for _, row := range rows {
		for _, c := range row.Kids {
			text := strings.ReplaceAll(names[c], ".", "")
			expected := want[text]
			if len(row.Kids) < 10 { // the second indicator's row: the program's cells reach into it
				expected = below[text]
			}
			if c.Role != "TD" || expected == nil {
				continue
			}
			seen++
			var got []string
			for _, id := range c.Headers {
				got = append(got, heads[id])
			}
			if !slices.Equal(got, expected) {
				t.Errorf("%s is read under %q, want %q", text, got, expected)
			}
		}
	}
	if seen != 4 {
		t.Errorf("%d of 4 figures found", seen)
	}
}

// TestMatrixApart: a matrix of ten years is cut between years, never between the
// target of a year and its money; every part says which program and indicator
// its rows are about.
func TestMatrixApart(t *testing.T) {
	m := compose(t, matrixPlan(10, 3, rpjmd))
	if n := has(m.diags, diag.SplitTable); n != 1 {
		t.Fatalf("%d tables were split", n)
	}
	v := &m.volumes[0]
	years := 0
	for _, p := range v.Pages {
		text := words(p.Frame)
		if !strings.Contains(text, "Matriks") && !strings.Contains(text, "lanjutan") {
			continue
		}
		targets, rupiah := strings.Count(text, "Target"), strings.Count(text, "Rp")
		if targets != rupiah {
			t.Errorf("a page has %d targets and %d columns of money: %s", targets, rupiah, text)
		}
		years += targets
		if targets > 0 && (!strings.Contains(text, "GOV-01") || !strings.Contains(text, "Kepuasan")) {
			t.Errorf("a part doesn't name its rows: %s", text)
		}
	}
	if years != 10 {
		t.Errorf("%d of 10 years", years)
	}
}

// tableRows are all rows of tables below an element.
func tableRows(t *frame.Tag) (out []*frame.Tag) {
	if t.Role == "TR" {
		return []*frame.Tag{t}
	}
	for _, k := range t.Kids {
		out = append(out, tableRows(k)...)
	}
	return out
}

// tagWords collects the words that are drawn for cells.
func tagWords(f *frame.Frame, out map[*frame.Tag]string) {
	for _, p := range f.Items {
		g, ok := p.Item.(*frame.Group)
		if !ok {
			continue
		}
		if g.Tag != nil && (g.Tag.Role == "TH" || g.Tag.Role == "TD") {
			out[g.Tag] = strings.TrimSpace(out[g.Tag] + " " + words(g.Frame))
		} else {
			tagWords(g.Frame, out)
		}
	}
}
