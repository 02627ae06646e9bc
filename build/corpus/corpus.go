// Package corpus writes plans of any size for measuring, the same every time and on every
// machine. It is for benchmarks: no program has it in it.
//
// A chapter has what chapters of master plans have, in such numbers: some 2,000 words under five
// sections of two, ten links to other chapters, five footnotes, two tables, two pictures, a list
// and a block of code. The words are real, the sentences are not.
package corpus

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"path"
	"strings"
)

// Form is whose files are written. The text is the same in all.
type Form int

// The forms.
const (
	Jilid Form = iota
	Plain      // Markdown with front matter, an index.md in every folder
	Hugo       // the same, as Hugo wants it
)

// ChaptersInBook is how many chapters a book has.
const ChaptersInBook = 20

// Write gives every file of a plan of some chapters to add, with its path in the content folder.
func Write(form Form, chapters int, add func(name string, data []byte)) {
	books := (chapters + ChaptersInBook - 1) / ChaptersInBook
	for i := range pictures {
		add(fmt.Sprintf("img/g%02d.png", i+1), picture(i+1))
	}
	for b := range books {
		n := min(ChaptersInBook, chapters-b*ChaptersInBook)
		for c := range n {
			w := &writer{form: form, chapters: chapters, book: b, chapter: c, rand: rand.New(rand.NewPCG(uint64(b), uint64(c)))}
			add(path.Join(folder(b), name(c)+".md"), w.text())
		}
		if form != Jilid {
			add(path.Join(folder(b), form.index()), contents(b, n))
		}
	}
	if form == Jilid {
		plan(books, add)
		return
	}
	var home strings.Builder
	fmt.Fprintf(&home, "---\ntitle: %s\n---\n\n# %[1]s\n\n", planTitle)
	for b := range books {
		fmt.Fprintf(&home, "- [%s](%s/%s)\n", bookTitle(b), folder(b), form.index())
	}
	add(form.index(), []byte(home.String()))
}

const (
	planTitle = "Rencana Induk Kota Cerdas"
	pictures  = 20
)

func (f Form) index() string {
	if f == Hugo {
		return "_index.md"
	}
	return "index.md"
}

func folder(book int) string    { return fmt.Sprintf("buku-%03d", book+1) }
func name(chapter int) string   { return fmt.Sprintf("bab-%03d", chapter+1) }
func bookTitle(book int) string { return fmt.Sprintf("Buku %d", book+1) }
func title(book, ch int) string {
	return fmt.Sprintf("%s %d.%d", titles[(book*7+ch)%len(titles)], book+1, ch+1)
}
func programID(i int) string                  { return fmt.Sprintf("PRG-%02d", i+1) }
func pick(from []string, r *rand.Rand) string { return from[r.IntN(len(from))] }

// contents is the own page of a book.
func contents(book, chapters int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\nweight: %d\n---\n\n# %[1]s\n\n", bookTitle(book), book+1)
	for c := range chapters {
		fmt.Fprintf(&b, "- [%s](%s.md)\n", title(book, c), name(c))
	}
	return b.Bytes()
}

// plan writes plan.yaml and a file for every program.
func plan(books int, add func(string, []byte)) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "title: %s\nlanguage: id\nperiod: 2025-2029\ndimensions: smart-city\nagencies:\n  diskominfo: {name: Dinas Komunikasi dan Informatika, short: Diskominfo}\n  bappeda: {name: Badan Perencanaan Pembangunan Daerah, short: Bappeda}\nbooks:\n", planTitle)
	for i := range books {
		fmt.Fprintf(&b, "  - {id: %s, title: %s}\n", folder(i), bookTitle(i))
	}
	add("plan.yaml", b.Bytes())
	for i, program := range programs {
		start, end := 2025+i%3, 2027+i%3
		agency := []string{"diskominfo", "bappeda"}[i%2]
		add(fmt.Sprintf("programs/prg-%02d.md", i+1), fmt.Appendf(nil, `---
id: %s
name: %s
dimension: %s
agency: %s
start: %d
end: %d
quick_win: %t
indicators:
  - {name: Cakupan layanan, unit: persen, baseline: %d, targets: {%d: %d, %d: %d}}
budget:
  - {year: %d, amount: %d juta, source: APBD}
---

Uraian singkat program %s.
`, programID(i), program, dimensions[i%len(dimensions)], agency, start, end, i < len(dimensions), 10+i, start, 20+i, end, 60+i, start, 250+50*i, program))
	}
}

// picture is a chart of eight bars.
func picture(n int) []byte {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	m := image.NewRGBA(image.Rect(0, 0, 640, 360))
	for i := range m.Pix {
		m.Pix[i] = 0xFF
	}
	for bar := range 8 {
		top := 10 + r.IntN(280)
		shade := color.RGBA{uint8(r.IntN(200)), uint8(r.IntN(200)), uint8(r.IntN(200)), 0xFF}
		for x := 30 + bar*75; x < 80+bar*75; x++ {
			for y := top; y < 350; y++ {
				m.SetRGBA(x, y, shade)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // into memory
	}
	return b.Bytes()
}
