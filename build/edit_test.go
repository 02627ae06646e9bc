package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"jilid/build/diag"
	"jilid/build/source"
	"jilid/layouts"
	"jilid/themes"
)

// BenchmarkEdit changes a word in the middle of a chapter of a book of some 300 pages
// and builds again. It reports the medians of a build with nothing remembered and of
// one after an edit, of each how much is for the books alone, and the ratios.
func BenchmarkEdit(b *testing.B) {
	files := thickBook(12)
	var cold, edit timings
	for range 3 {
		newTimer().build(files, &cold)
	}
	builder := newTimer()
	builder.build(files, &timings{})
	n := 0
	for b.Loop() {
		n++
		name := fmt.Sprintf("content/buku-1/%02d-bab-%02d.md", n%12+1, n%12+1)
		edited := maps.Clone(files)
		edited[name] = changed(files[name], n)
		builder.build(edited, &edit)
	}
	b.ReportMetric(float64(builder.pages), "pages")
	b.ReportMetric(median(cold.all), "cold-ms")
	b.ReportMetric(median(edit.all), "edit-ms")
	b.ReportMetric(median(edit.all)/median(cold.all), "ratio")
	b.ReportMetric(median(cold.books), "books-cold-ms")
	b.ReportMetric(median(edit.books), "books-edit-ms")
	b.ReportMetric(median(edit.books)/median(cold.books), "books-ratio")
}

// timings are how long builds took, and how long of it for the books.
type timings struct{ all, books []time.Duration }

// median in milliseconds.
func median(list []time.Duration) float64 {
	list = slices.Sorted(slices.Values(list))
	return float64(list[len(list)/2].Microseconds()) / 1000
}

// timer is a Builder that takes the time.
type timer struct {
	*Builder
	books time.Time // when it began with them
	pages int
}

func newTimer() *timer {
	t := &timer{}
	t.Builder = New(Options{Layouts: layouts.FS, Themes: themes.FS, Again: true, Progress: func(stage diag.Text) {
		if stage.EN == "composing the books" {
			t.books = time.Now()
		}
	}})
	return t
}

func (t *timer) build(files map[string][]byte, to *timings) {
	tree := source.New(files)
	start := time.Now()
	r := t.Build(context.Background(), tree, nil)
	to.all, to.books = append(to.all, time.Since(start)), append(to.books, time.Since(t.books))
	t.pages = r.Books[0].Pages
}

// changed has another word in the middle.
func changed(data []byte, n int) []byte {
	at := len(data) / 2
	at += bytes.Index(data[at:], []byte(", dan ")) + 2
	return slices.Concat(data[:at], fmt.Appendf(nil, "kata%d ", n), data[at:])
}

// thickBook is a plan of one book, some 25 pages a chapter: three levels of headings,
// tables, figures, notes and references to pages, in the words of the sample.
func thickBook(chapters int) map[string][]byte {
	tree, _ := sample()
	words := map[string]bool{}
	for _, f := range tree.Files() {
		if strings.HasPrefix(f.Path, "content/buku") && strings.HasSuffix(f.Path, ".md") {
			for _, w := range strings.Fields(string(f.Data)) {
				if len(w) > 1 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
					words[w] = true
				}
			}
		}
	}
	w := writer{rand.New(rand.NewPCG(7, 7)), slices.Sorted(maps.Keys(words))}
	files := map[string][]byte{"content/plan.yaml": []byte("title: Rencana tebal\nlanguage: id\npublisher: Pemerintah\nperiod: 2024-2028\nbooks: [{id: buku-1, title: Rencana tebal}]\n")}
	for c := range chapters {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s\n---\n\n", w.title(3))
		for s := range 5 {
			fmt.Fprintf(&b, "## %s {#sec-%d-%d}\n\n%s\n\n", w.title(4), c, s, w.text(60))
			for u := range 3 {
				fmt.Fprintf(&b, "### %s\n\n", w.title(5))
				for range 5 {
					b.WriteString(w.text(85))
					if w.IntN(7) == 0 {
						fmt.Fprintf(&b, " Lihat @sec-%d-%d.", w.IntN(chapters), w.IntN(5))
					}
					if w.IntN(9) == 0 {
						id := fmt.Sprintf("%d-%d", c, b.Len())
						fmt.Fprintf(&b, "[^%s]\n\n[^%s]: %s", id, id, w.text(20))
					}
					b.WriteString("\n\n")
				}
				switch u {
				case 0:
					name := fmt.Sprintf("img/%d-%d.svg", c, s%3)
					files["content/buku-1/"+name] = fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160"><rect x="9" y="9" width="%d" height="90" fill="#1f6f8b"/><text x="9" y="130">%s</text></svg>`, 100+20*s, w.title(3))
					fmt.Fprintf(&b, "![%s](%s \"%s\"){#fig-%d-%d}\n\n", w.title(4), name, w.title(6), c, s)
				case 1:
					w.table(&b, []int{4, 8, 5, 6, 4}[s], []int{6, 14, 60, 25, 8}[s])
					fmt.Fprintf(&b, "\n: %s {#tbl-%d-%d}\n\n", w.title(6), c, s)
				}
			}
		}
		files[fmt.Sprintf("content/buku-1/%02d-bab-%02d.md", c+1, c+1)] = []byte(b.String())
	}
	return files
}

type writer struct {
	*rand.Rand
	words []string
}

func (w *writer) list(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = w.words[w.IntN(len(w.words))]
	}
	return out
}

func (w *writer) title(n int) string {
	s := strings.Join(w.list(n), " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

func (w *writer) text(n int) string {
	var b strings.Builder
	for n > 0 {
		k := 8 + w.IntN(12)
		fmt.Fprintf(&b, "%s, dan %s. ", w.title(k/2), strings.Join(w.list(k/2), " "))
		n -= k
	}
	return strings.TrimSpace(b.String())
}

func (w *writer) table(b *strings.Builder, columns, rows int) {
	fmt.Fprintf(b, "| Kode | %s |\n|---|", strings.Join(w.list(columns-1), " | "))
	for i := range columns - 1 {
		b.WriteString([]string{"---|", "---:|"}[i%2])
	}
	for r := range rows {
		fmt.Fprintf(b, "\n| K-%03d |", r)
		for i := range columns - 1 {
			if i%2 == 1 {
				fmt.Fprintf(b, " %d.%03d |", w.IntN(90), w.IntN(999))
			} else {
				fmt.Fprintf(b, " %s |", w.title(2))
			}
		}
	}
	b.WriteString("\n")
}
