package press

import (
	"strings"
	"testing"

	"jilid/build/press/frame"
)

// TestFormulas: formulas are elements of their own, read out in the language around
// them, with a number where they have a name; they end no line outside the column.
func TestFormulas(t *testing.T) {
	pages, m := chapter(t, `Rata-rata $\bar{x} = \frac{1}{n} \sum_{i=1}^n x_i$ dan [the root $\sqrt{2}$]{lang=en}.

$$
\frac{a}{b} \ne 1
$$ {#eq-a}

| Rumus $m^2$ | B |
|---|---|
| $a^2$ | c |

: Judul $k_1$ {#tbl-x}

## Luas $m^2$

- $p$

  $$ q $$

Catatan[^1] dan @eq-a.

[^1]: $$ r \le 2 $$
`)
	var formulas []string
	var walk func(*frame.Tag)
	walk = func(tag *frame.Tag) {
		if tag == nil {
			return
		}
		if tag.Role == "Formula" {
			formulas = append(formulas, tag.Alt)
		}
		for _, k := range tag.Kids {
			walk(k)
		}
	}
	for _, v := range m.volumes {
		for _, p := range Document(&v, m.manuscript, Options{}).Parts {
			walk(p.Root)
		}
	}
	want := []string{"x garis atas sama dengan 1 per n jumlah untuk i sama dengan 1 sampai n dari x indeks i", "the square root of 2", "Persamaan 1.1: a per b tidak sama dengan 1",
		"k indeks 1", "m kuadrat", "a kuadrat", "m kuadrat", "p", "q", "r kurang dari atau sama dengan 2"}
	if strings.Join(formulas, "\n") != strings.Join(want, "\n") {
		t.Errorf("read out:\n%s\nwant\n%s", strings.Join(formulas, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(spaced(pages[0]), "(1.1)") || !strings.Contains(spaced(pages[0]), "Persamaan1.1") {
		t.Errorf("no number: %s", pages[0])
	}
	for _, d := range m.diags {
		t.Errorf("%s: %s", d.Code, d.Text.EN)
	}
}

// TestWideFormulas: what can't be divided is made smaller, and told of if it becomes too small.
func TestWideFormulas(t *testing.T) {
	wide := func(n int) string {
		return `\begin{pmatrix} ` + strings.Repeat(`1.000.000 & `, n) + `1 \end{pmatrix}`
	}
	for _, c := range []struct {
		body string
		hint bool
	}{
		{"$$ " + wide(6) + " $$", false}, {"$$ " + wide(14) + " $$", true}, {"Teks $" + wide(14) + "$ teks.", true}, {"Teks $" + wide(3) + "$ teks.", false},
		{"$$ a = b " + strings.Repeat("+ c_1 ", 60) + " $$", false},
	} {
		_, m := chapter(t, c.body)
		told := false
		for _, d := range m.diags {
			told = told || strings.Contains(d.Text.EN, "made smaller") && d.Span.File != nil
		}
		if told != c.hint {
			t.Errorf("%.40s: told %v, want %v: %v", c.body, told, c.hint, m.diags)
		}
	}
}
